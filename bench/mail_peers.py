"""What other libraries take for the author's words, asked in an interpreter that has them.

Reads a JSON list of `[text, is HTML]` from standard input, and writes for each library what it keeps of each mail (null
where it cannot read it). Run by mail_voices.py, not by hand.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[str, bool], str | None]

_LANGUAGES = ["en", "de", "cs", "da", "es", "fr", "it", "ja", "ko", "nl", "pl", "sv", "zh"]


def _mail_parser_reply() -> Reader:
    parser = import_module("mailparser_reply").EmailReplyParser(languages=_LANGUAGES)
    return lambda text, html: None if html else parser.read(text).latest_reply or ""


def _email_reply_parser() -> Reader:
    parser = import_module("email_reply_parser").EmailReplyParser
    return lambda text, html: None if html else parser.parse_reply(text)


def _quotequail() -> Reader:
    quail = import_module("quotequail")

    def keep(text: str, html: bool) -> str:  # noqa: FBT001 - one shape for all libraries
        if html:
            return "".join(part for own, part in quail.quote_html(text, quote_intro_line=True) if own)
        unwrapped = quail.unwrap(text)
        if unwrapped is not None:
            return f"{unwrapped.get('text_top', '')}\n{unwrapped.get('text_bottom', '')}"
        return "\n".join(part for own, part in quail.quote(text, quote_intro_line=True) if own)

    return keep


def _talon() -> Reader:
    quotations = import_module("talon.quotations")
    return lambda text, html: quotations.extract_from_html(text) if html else quotations.extract_from_plain(text)


def _talon_signed() -> Reader:
    """Quotations taken out, then the signature by its published rules (its trained model no longer loads)."""
    talon = _talon()
    extract = import_module("talon.signature.bruteforce").extract_signature
    return lambda text, html: None if html else extract(talon(text, html))[0]


LIBRARIES: dict[str, Callable[[], Reader]] = {
    "mail-parser-reply": _mail_parser_reply,
    "email-reply-parser": _email_reply_parser,
    "quotequail": _quotequail,
    "talon": _talon,
    "talon, signature off": _talon_signed,
}


def _keep(read: Reader, text: str, *, html: bool) -> str | None:
    try:
        return read(text, html)
    except Exception:  # noqa: BLE001 - whatever a library dies of counts as a wrong answer
        return ""


def main() -> None:
    """Ask every library that is there about every mail."""
    mails = json.load(sys.stdin)
    kept: dict[str, Any] = {}
    for name, load in LIBRARIES.items():
        try:
            read = load()
        except ImportError:
            continue
        kept[name] = [_keep(read, text, html=html) for text, html in mails]
    json.dump(kept, sys.stdout)


if __name__ == "__main__":
    main()
