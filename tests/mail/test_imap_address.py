from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.imap_address import Address, read_address
from tactful.mail.read import UnreadableDraft

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("imaps://noreen@mail.example/Drafts", ("imaps", "noreen", "mail.example", 993, "Drafts", 0)),
        ("imap://noreen@localhost:1143", ("imap", "noreen", "localhost", 1143, "", 0)),
        ("imaps://a%40b@m/My%20mail/Drafts/;UID=7", ("imaps", "a@b", "m", 993, "My mail/Drafts", 7)),
        ("IMAPS://a@[::1]/Entwürfe;uid=7", ("imaps", "a", "::1", 993, "Entwürfe", 7)),
    ],
)
def test_addresses(text, address):
    assert read_address(text) == address


@given(NAMES, NAMES, st.integers(1, 2**32 - 1), st.sampled_from([993, 1143]))
def test_the_address_of_a_mail_leads_back_to_it(user, folder, uid, port):
    address = Address("imaps", user, "mail.example", port, "", 0)
    assert read_address(address.of_mail(folder, uid)) == address._replace(folder=folder, uid=uid)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("imaps://mail.example/Drafts", "names no user; write imaps://user@mail.example/Drafts"),
        ("imaps:///Drafts", "no address"),
        ("imaps://a@m:port/Drafts", "no address"),
        ("imaps://a@[m/Drafts", "no address"),
    ],
)
def test_what_is_no_address_says_so(text, message):
    with pytest.raises(UnreadableDraft, match=message):
        read_address(text)
