"""Drafts in a folder on a mail server, read over IMAP. Nothing there changes: no mail is even marked as seen."""

from __future__ import annotations

import ssl
from contextlib import contextmanager, suppress
from imaplib import IMAP4
from typing import TYPE_CHECKING, Any

from tactful.mail.eml import Mail
from tactful.mail.imap_address import read_address
from tactful.mail.imap_password import password_for
from tactful.mail.places import Unreadable
from tactful.mail.read import UnreadableDraft, check_length, draft_of
from tactful.mail.source import FileLines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tactful.mail.draft import Draft
    from tactful.mail.imap_address import Address

MISSING = "a folder on a mail server is read with a library that is not installed; run: pip install 'tactful[imap]'"
SECONDS = 20.0
"""How long a server may take for an answer."""
_TOGETHER = 2_000_000
_MOST_TOGETHER = 50
_MOST_NAMES = 30
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


def read_folder(url: str, *, drafts_only: bool = False) -> Iterator[Draft | Unreadable]:
    """Read the mails of a folder, the oldest first, a few at a time.

    Args:
        url: the folder's address, such as `imaps://noreen@mail.example/Drafts`, or that of one mail in it.
        drafts_only: leave out mails without the flag of a draft.

    Raises:
        UnreadableDraft: the library is not installed, the server is not there, does not speak TLS or does not answer
            in time, it does not let the user in, or there is no such folder.
    """
    address = read_address(url)
    with _refusals(address), _open(address) as client:
        folder = _choose(client, address)
        criteria = ["UNDELETED", "DRAFT"] if drafts_only else ["UNDELETED"]
        uids = [address.uid] if address.uid else client.search(criteria)
        for some in _together(client.fetch(uids, ["RFC822.SIZE"]) if uids else {}):
            yield from _read(client, address, folder, some)


def _read(client: Any, address: Address, folder: str, sizes: dict[int, int]) -> Iterator[Draft | Unreadable]:
    fetched = {}
    for uid, size in sizes.items():
        try:
            check_length(size)
        except UnreadableDraft as error:
            yield Unreadable(address.of_mail(folder, uid), str(error), "mail")
        else:
            fetched[uid] = size
    answers = client.fetch(list(fetched), ["FLAGS", "BODY.PEEK[]"]) if fetched else {}
    for uid in fetched:
        answer = answers.get(uid, {})
        path = address.of_mail(folder, uid)
        data = answer.get(b"BODY[]")
        if data is None:
            yield Unreadable(path, "it is gone from the server", "mail")
            continue
        unsent = True if b"\\Draft" in answer.get(b"FLAGS", ()) else None
        try:
            yield draft_of(Mail(data, (), FileLines(data), unsent), path, 0, "eml")
        except UnreadableDraft as error:
            yield Unreadable(path, str(error), "mail")


def _together(answers: dict[int, dict[bytes, int]]) -> Iterator[dict[int, int]]:
    """The sizes of mails by their numbers, in groups that are small enough to be held in memory."""
    group: dict[int, int] = {}
    for uid, answer in sorted(answers.items()):
        size = answer.get(b"RFC822.SIZE", 0)
        if group and (len(group) >= _MOST_TOGETHER or sum(group.values()) + size > _TOGETHER):
            yield group
            group = {}
        group[uid] = size
    if group:
        yield group


@contextmanager
def _open(address: Address) -> Iterator[Any]:
    """A connection with the user logged in, which is closed in the end."""
    try:
        from imapclient import IMAPClient
        from imapclient.exceptions import LoginError
    except ImportError as error:
        raise UnreadableDraft(MISSING) from error
    secure = address.scheme == "imaps"
    context = ssl.create_default_context() if secure else None
    client = IMAPClient(address.host, address.port, ssl=secure, ssl_context=context, timeout=SECONDS)
    try:
        if not secure:
            _start_tls(client, address)
        try:
            _log_in(client, address.user, password_for(address))
        except LoginError as error:
            raise UnreadableDraft(f"{address.host} does not let {address.user} in: {_said(error)}") from error
        yield client
        client.logout()
    finally:
        with suppress(OSError):  # it is closed already
            client.shutdown()


def _log_in(client: Any, user: str, password: str) -> None:
    """Log in; what LOGIN has no signs for goes as AUTHENTICATE takes it."""
    if (user + password).isascii() or not client.has_capability("AUTH=PLAIN"):
        client.login(user, password)
    else:
        client.plain_login(user, password)


def _start_tls(client: Any, address: Address) -> None:
    """Encrypt what follows; only a server on this computer may do without, and needs no certificate."""
    context = ssl.create_default_context()
    if address.host in _HERE:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if client.has_capability("STARTTLS"):
        client.starttls(context)
    elif address.host not in _HERE:
        raise UnreadableDraft(
            f"{address.host} does not offer to encrypt (STARTTLS), and the password would be sent in the open; "
            "try imaps://"
        )


def _choose(client: Any, address: Address) -> str:
    """Open the folder for reading only; gives back its name."""
    name = address.folder or client.find_special_folder(b"\\Drafts") or "Drafts"
    try:
        client.select_folder(name, readonly=True)
    except IMAP4.abort:
        raise
    except IMAP4.error as error:
        names = sorted(_folder_names(client))
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        there = ", ".join(names[:_MOST_NAMES])
        raise UnreadableDraft(f"there is no folder “{name}” on {address.host}; there are: {there}{more}") from error
    return str(name)


def _folder_names(client: Any) -> Iterable[str]:
    return (name for flags, _, name in client.list_folders() if b"\\Noselect" not in flags)


@contextmanager
def _refusals(address: Address) -> Iterator[None]:
    """Turn what may go wrong on the way into words."""
    place = f"{address.host}:{address.port}"
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise UnreadableDraft(
            f"the certificate of {place} cannot be trusted ({error.verify_message}); "
            "if it is your own, name it in SSL_CERT_FILE"
        ) from error
    except ssl.SSLError as error:
        hint = "; try imap://" if address.scheme == "imaps" else ""
        raise UnreadableDraft(f"{place} does not speak TLS as it should{hint}") from error
    except TimeoutError as error:
        raise UnreadableDraft(f"{place} did not answer within {SECONDS:g} seconds") from error
    except ConnectionRefusedError as error:
        raise UnreadableDraft(f"no mail server answers at {place}") from error
    except OSError as error:
        raise UnreadableDraft(f"{place} cannot be reached: {error.strerror or 'the connection broke off'}") from error
    except UnicodeEncodeError as error:
        raise UnreadableDraft(f"{place} takes only plain letters, digits and signs as user and password") from error
    except IMAP4.abort as error:
        raise UnreadableDraft(f"{place} broke off the connection") from error
    except IMAP4.error as error:
        raise UnreadableDraft(f"{place} refused: {_said(error)}") from error


def _said(error: Exception) -> str:
    """What a server gave as its reason, without its code."""
    import re

    text = error.args[0] if error.args else ""
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    text = re.sub(r"^b?'?\[[^\]]*\]\s*", "", text).strip("' ")
    return "".join(sign for sign in text if sign.isprintable())[:200] or "it gave no reason"
