"""Header fields: where they stand, what their parameters are, and encoded words read with the way back."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING, NamedTuple

from tactful.mail.charset import decode
from tactful.mail.layer import CannotEdit, Change, Lacking, apply_changes
from tactful.mail.runs import Runs

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(rb"([^\r\n]*)(\r\n|\n|\r|\Z)")
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
_PARAMETER = re.compile(r""";\s*([^\s=;]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)""", re.DOTALL)
_ENCODED_WORD = re.compile(r"=\?([^?\s]+?)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_FOLD = re.compile(r"(?:\r\n|\n|\r)(?=[ \t])")
_SUBJECT_COLUMN = len("Subject: ")
_LONGEST_LINE = 78


class Field(NamedTuple):
    """A header field: its name in lower case, and where its value starts and ends in the mail."""

    name: str
    start: int
    end: int


def read_fields(data: bytes, start: int, end: int) -> tuple[list[Field], int]:
    """The header fields that begin at `start`, and where the body after them begins.

    A line that is no header field ends the header as an empty line does, as mail programs take it.
    """
    fields: list[Field] = []
    at = start
    while at < end:
        match = _LINE.match(data, at, end)
        if match is None or match.end() == at:
            break
        if not match[1]:
            return fields, match.end()
        if match[1][:1] in b" \t" and fields:
            fields[-1] = fields[-1]._replace(end=match.end(1))
        else:
            field = _FIELD.match(match[1])
            if field is not None:
                fields.append(Field(field[1].decode("ascii").lower(), at + field.end(), match.end(1)))
            elif fields or not match[1].startswith((b"From ", b">From ")):
                return fields, at
        at = match.end()
    return fields, at


def value_of(fields: list[Field], name: str, data: bytes) -> str:
    """The first value under a name, unfolded; an empty string if there is none."""
    for field in fields:
        if field.name == name:
            return _FOLD.sub("", decode(data[field.start : field.end]).text).strip()
    return ""


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """A structured value such as `text/plain; charset=utf-8`: what it is in lower case, and its parameters."""
    kind = value.partition(";")[0].strip().lower()
    found: dict[str, str] = {}
    for match in _PARAMETER.finditer(value):
        name, given = match[1].lower(), match[2].strip()
        if given.startswith('"'):
            given = re.sub(r"\\(.)", r"\1", given[1:-1] if given.endswith('"') and len(given) > 1 else given[1:])
        base, star, _ = name.partition("*")
        if name.endswith("*"):
            given = _percent_decoded(given)
        found[base] = found.get(base, "") + given if star else found.get(base, given)
    return kind, found


def _percent_decoded(given: str) -> str:
    """The value of an extended parameter: `us-ascii''a%20b` says `a b`."""
    value = given.split("'", 2)[2] if given.count("'") >= 2 else given
    return re.sub(r"%([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), value)


class HeaderText(NamedTuple):
    """A header value as read: unfolded, encoded words decoded; a text layer over the value as it stands.

    Attributes:
        raw: the value as it stands in the mail.
        text: the value as a person reads it.
        runs: where each character of `text` stands in `raw`.
        eol: the mail's line end.
        lacking: nothing stands below for what the charset lacks; encoded words do that here.
    """

    raw: str
    text: str
    runs: Runs
    eol: str
    lacking: Lacking = "strict"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the text stands in the raw value; an encoded word stands as a whole."""
        return self.runs.span(start, end)

    def lower(self, changes: list[Change[str]]) -> list[Change[str]]:
        """The changes in the raw value, which is written anew where it has or needs encoded words or longer lines."""
        from tactful.mail.encoded_words import write_header_text

        flat = [change._replace(new=_flat(change.new)) for change in changes]
        in_place = [Change(*self.runs.span(change.start, change.end), change.new) for change in flat]
        text = apply_changes(self.text, flat).strip(" \t")
        if not text:
            raise CannotEdit("nothing would be left of the subject")
        word = _ENCODED_WORD.search(self.raw)
        if word is None and all(change.new.isascii() for change in flat):
            raw = apply_changes(self.raw, in_place)
            if _is_folded(raw, _longest_line(self.raw)) and read_header_text(raw).text == text:
                return in_place
        charset, letter = (word[1], word[2].upper()) if word else ("utf-8", "")
        new = write_header_text(text, column=_SUBJECT_COLUMN, eol=self.eol, charset=charset, letter=letter)
        return [Change(0, len(self.raw), new)]


def read_header_text(raw: str, *, eol: str = "\r\n") -> HeaderText:
    """Read an unstructured header value such as a subject's; `eol` is the mail's line end."""
    runs = Runs()
    pieces: list[str] = []
    at = 0
    after_word = False
    for low, high, word in _encoded_words(raw):
        between = raw[at:low]
        if not (after_word and not between.strip()):
            _unfold(raw, at, low, runs, pieces)
        pieces.append(word)
        runs.add(len(word), low, high)
        at, after_word = high, True
    _unfold(raw, at, len(raw), runs, pieces)
    return HeaderText(raw, "".join(pieces), runs, eol)


def _flat(text: str) -> str:
    """Words for a header, where a line break would begin another field."""
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]+", " ", text)


def _is_folded(raw: str, longest: int) -> bool:
    """Whether no line of a value is empty, or longer than `longest` and than lines should be."""
    return all(line.strip() for line in _FOLD.split(raw)) and _longest_line(raw) <= max(longest, _LONGEST_LINE)


def _longest_line(raw: str) -> int:
    return max(map(len, _FOLD.split(" " * _SUBJECT_COLUMN + raw)))


def _unfold(raw: str, start: int, end: int, runs: Runs, pieces: list[str]) -> None:
    at = start
    for match in _FOLD.finditer(raw, start, end):
        pieces.append(raw[at : match.start()])
        runs.add(match.start() - at, at, match.start())
        at = match.end()
    pieces.append(raw[at:end])
    runs.add(end - at, at, end)


def _encoded_words(raw: str) -> Iterator[tuple[int, int, str]]:
    """What encoded words say and where they stand; words between which a character was torn apart are one."""
    torn: tuple[int, int, str, bytes] | None = None
    for match in _ENCODED_WORD.finditer(raw):
        data = _encoded_bytes(match)
        if data is None:
            continue
        low, high = match.span()
        label = match[1]
        if torn is not None:
            if torn[2].lower() == label.lower() and not raw[torn[1] : low].strip():
                low, data = torn[0], torn[3] + data
            else:
                yield torn[0], torn[1], decode(torn[3], torn[2]).text
        coded = decode(data, label)
        torn = (low, high, label, data) if coded.is_mended else None
        if torn is None:
            yield low, high, coded.text
    if torn is not None:
        yield torn[0], torn[1], decode(torn[3], torn[2]).text


def _encoded_bytes(match: re.Match[str]) -> bytes | None:
    """The bytes that an encoded word stands for, or None if it is none after all."""
    content = match[3]
    if not content.isascii():
        return None
    if match[2] in "qQ":
        return binascii.a2b_qp(content.replace("_", "=20").encode("ascii"))
    kept = re.sub(r"[^A-Za-z0-9+/]", "", content)
    kept = kept[: len(kept) - 1] if len(kept) % 4 == 1 else kept
    return binascii.a2b_base64(kept + "=" * (-len(kept) % 4))
