"""Addresses of folders on mail servers, such as `imaps://noreen@mail.example/Drafts` (RFC 5092)."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from tactful.mail.read import UnreadableDraft

_UID = re.compile(r"/?;uid=(\d{1,10})$", re.IGNORECASE)
_PORTS = {"imaps": 993, "imap": 143}


class Address(NamedTuple):
    """A folder on a mail server, and whose it is.

    Attributes:
        scheme: `imaps` to speak TLS from the first byte, `imap` to start it later.
        user: who logs in.
        host: the server.
        port: its port.
        folder: the folder's name as a person reads it; empty for the folder of drafts.
        uid: the number of a single mail in it, or 0 for all of them.
    """

    scheme: str
    user: str
    host: str
    port: int
    folder: str
    uid: int

    def of_mail(self, folder: str, uid: int) -> str:
        """The address of one mail."""
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{quote(self.user, safe='')}@{host}{port}/{quote(folder)}/;UID={uid}"


def read_address(text: str) -> Address:
    """Read an address.

    Raises:
        UnreadableDraft: it is none, names no user.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise UnreadableDraft("this is no address of a mail server") from error
    if not parts.hostname:
        raise UnreadableDraft("this is no address of a mail server; write imaps://user@host/Drafts")
    if not parts.username:
        raise UnreadableDraft(f"the address names no user; write {parts.scheme}://user@{parts.hostname}/Drafts")
    uid = _UID.search(parts.path)
    folder = parts.path[: uid.start()] if uid else parts.path
    user = unquote(parts.username)
    return Address(
        parts.scheme,
        user,
        parts.hostname,
        port or _PORTS[parts.scheme],
        unquote(folder.removeprefix("/")),
        int(uid[1]) if uid else 0,
    )
