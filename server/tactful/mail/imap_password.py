"""Passwords of mail servers: from the environment, the system's keyring, or whoever sits at the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tactful.mail.read import UnreadableDraft

if TYPE_CHECKING:
    from tactful.mail.imap_address import Address

VARIABLE = "TACTFUL_IMAP_PASSWORD"


def password_for(address: Address) -> str:
    """The password of whom an address names.

    Raises:
        UnreadableDraft: there is none, and nobody at the terminal to ask.
    """
    password = os.environ.get(VARIABLE) or _from_keyring(address)
    if password:
        return password
    if sys.stdin is None or not sys.stdin.isatty():
        raise UnreadableDraft(
            f"there is no password for {address.user}: set {VARIABLE}, or run: "
            f"keyring set {_service(address)} {address.user}"
        )
    from getpass import getpass

    try:
        return getpass(f"Password of {address.user} at {address.host}: ")
    except EOFError as error:
        raise UnreadableDraft(f"no password for {address.user} was given") from error


def _service(address: Address) -> str:
    return f"tactful:{address.host}"


def _from_keyring(address: Address) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(_service(address), address.user)
    except (KeyringError, RuntimeError):
        return None
