"""Mails with known answers: which words are the author's own, and which the customer's.

The project's own lie in tests/mail/voices, several in a file; each line begins with who says it:

    === name of the mail
    A|words of the author
    C|words of the customer's latest message (quoted, so `C|> as they stand`)
     |nobody's: an attribution, a signature, an older quote

In an `.html` file a line of source belongs to whoever says the words in it.
"""

from __future__ import annotations

import email
import email.policy
import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = Path(__file__).parent.parent / "tests" / "mail" / "voices"
SHARED = Path(__file__).parent.parent.parent / "shared" / "mail"
"""Fixtures of other projects, where somebody has put them beside this one."""

_TAG = re.compile(r"<[^>]*>")
_MARKS = re.compile(r"^(?:\s*(?:[A-Z]{2})?[>|»])+ ?")


class Voiced(NamedTuple):
    """A mail and its answer.

    Attributes:
        source: the project or file that it comes from.
        name: its name there.
        text: the mail's body.
        html: whether `text` is HTML.
        own: the author's words.
        customer: the customer's latest message; None where the source gives no answer to that.
        signed: whether `own` holds the author's signature and footers, too.
    """

    source: str
    name: str
    text: str
    html: bool
    own: str
    customer: str | None = None
    signed: bool = False


def words(text: str) -> str:
    """The words of a text in one line, without quoted lines, which some answers keep."""
    return " ".join(word for line in text.splitlines() if not line.startswith(">") for word in line.split())


def same_words(text: str, other: str) -> bool:
    """Whether two texts have the same words; a tag may stand between a word and its full stop."""
    return re.sub(r"\s", "", words(text)) == re.sub(r"\s", "", words(other))


def own_mails() -> Iterator[Voiced]:
    """The project's own mails."""
    for path in sorted(OWN.iterdir()):
        for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            name, *lines = block.splitlines()
            yield _read_block(path, name, lines)


def _read_block(path: Path, name: str, lines: list[str]) -> Voiced:
    is_html = path.suffix == ".html"
    said: dict[str, list[str]] = {"A": [], "C": [], " ": []}
    for line in lines:
        said[line[:1] or " "].append(_plain(line[2:], is_html=is_html))
    customer = words("\n".join(_MARKS.sub("", line) for line in said["C"]))
    text = "\n".join(line[2:] for line in lines)
    return Voiced(path.stem, name, text, is_html, words("\n".join(said["A"])), customer)


def _plain(line: str, *, is_html: bool) -> str:
    return html.unescape(_TAG.sub(" ", line)) if is_html else line


def shared_mails() -> Iterator[Voiced]:
    """The mails of other projects with their answers; none where they are not there."""
    if SHARED.is_dir():
        yield from _trimmer_mails()
        yield from _quotequail_mails()
        yield from _talon_mails()


def signatures() -> Iterator[tuple[str, str, str]]:
    """Talon's mails with a signature: name, text, signature (empty where there is none)."""
    folder = SHARED / "talon/tests/fixtures/signature/emails/stripped"
    for path in sorted(folder.glob("*_body")):
        answer = path.with_name(path.name.replace("_body", "_signature")).read_text(encoding="utf-8")
        text = path.read_text(encoding="utf-8")
        yield path.name.removesuffix("_body"), text.replace("#sig#", ""), answer.replace("#sig#", "")


def _trimmer_mails() -> Iterator[Voiced]:
    folder = SHARED / "email-reply-trimmer/test"
    for path in sorted((folder / "emails").glob("*.txt")):
        answer = (folder / "trimmed" / path.name).read_text(encoding="utf-8")
        yield Voiced("email-reply-trimmer", path.stem, path.read_text(encoding="utf-8"), html=False, own=words(answer))


def _quotequail_cases() -> Iterator[tuple[int, dict[str, object]]]:
    with (SHARED / "quotequail/cases.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            case = json.loads(line)
            yield number, dict(zip(case["fields"], case["case"], strict=False))


def _quotequail_mails() -> Iterator[Voiced]:
    """Its tests of `quote`, with the line that introduces the quote cut off, and of `unwrap`."""
    for number, case in _quotequail_cases():
        if "expected_quote_intro_line" in case:
            is_html = "html" in case
            kept = "".join(text for own, text in case["expected_quote_intro_line"] if own)
            own = words(_plain(kept, is_html=is_html))
            yield Voiced("quotequail", f"quote {number}", case["html" if is_html else "text"], is_html, own)
        elif "text" in case:
            expected = case["expected"] or {"text_top": case["text"]}
            bottom = expected.get("text_bottom", "")
            own = words(f"{expected.get('text_top', '')} {bottom}")
            yield Voiced("quotequail", f"unwrap {number}", case["text"], html=False, own=own, signed=True)


def _talon_mails() -> Iterator[Voiced]:
    folder = SHARED / "talon/tests/fixtures"
    for path in sorted((folder / "standard_replies").glob("*.eml")):
        answer = path.with_name(path.stem + "_reply_text")
        own = words(answer.read_text(encoding="utf-8")) if answer.exists() else "Hello"
        yield Voiced("talon", path.stem, _eml_body(path), html=False, own=own, signed=True)
    for path in sorted((folder / "html_replies").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        yield Voiced("talon", path.stem, text, html=True, own="Hi. I am fine. Thanks, Alex")


def _eml_body(path: Path) -> str:
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body is not None else ""
