from __future__ import annotations

import pytest

from tactful.mail.read import read_text

SIGNED = """\
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

Hi Dana,

this is mine.
-----BEGIN PGP SIGNATURE-----

iQIzBAEBCAAdFiEE
=AbCd
-----END PGP SIGNATURE-----
"""


def own(text: str) -> list[str]:
    body = read_text(text).parts[-1]
    return [body.text[span.start : span.end].strip() for span in body.own if body.text[span.start : span.end].strip()]


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_of_a_signed_text_only_the_words_are_the_authors(eol):
    assert own(SIGNED.replace("\n", eol)) == [f"Hi Dana,{eol}{eol}this is mine."]


def test_a_signature_that_breaks_off_goes_on_to_the_end():
    assert own(SIGNED.partition("-----END")[0]) == ["Hi Dana,\n\nthis is mine."]


def test_what_stands_around_an_encrypted_text_is_the_authors():
    text = "See below.\n\n-----BEGIN PGP MESSAGE-----\n\nhQIMA\n-----END PGP MESSAGE-----\n\nThanks.\n"
    assert own(text) == ["See below.", "Thanks."]


def test_a_text_about_pgp_is_a_text():
    assert own("I said -----BEGIN PGP SIGNATURE----- once.") == ["I said -----BEGIN PGP SIGNATURE----- once."]
