"""HTML read as a person reads it, with the way back from each character to its place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tactful.mail import markup_names as names
from tactful.mail.layer import CannotEdit, Change, Lacking
from tactful.mail.lines import LineKind
from tactful.mail.quoting import Mark
from tactful.mail.runs import Runs

# Every alternative moves on, and an attribute value that is never closed costs one look ahead.
_TOKEN = re.compile(
    r"""(?P<words>[^<&\s]++(?:[ ][^<&\s]++)*+)|(?P<space>[ \t\n\r\f]+)
    |<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^>"']++|"[^"]*"|'[^']*'|["'])*+)(?:>|\Z)
    |(?P<comment><!--(?:>|->|.*?(?:--!?>|\Z))|<[!?/][^>]*(?:>|\Z))
    |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});?)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_EXPLAINING = ("class", "id", "style", "type", "cite", "hidden")


class _Element(NamedTuple):
    name: str
    unread: bool
    mark: LineKind | None
    marked_from: int


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML as read: its text, and the text layer that leads back to the HTML.

    Attributes:
        html: the source.
        text: what a person reads.
        marks: what the markup says is quoted or a signature, as spans of `text` in order of their start.
        runs: where each character of `text` stands in `html`; line breaks made by blocks stand nowhere.
    """

    html: str
    text: str
    marks: tuple[Mark, ...]
    runs: Runs

    @property
    def lacking(self) -> Lacking:
        """HTML names characters that a charset has no sign for."""
        return "xmlcharrefreplace"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the text stands in the HTML, tags between included."""
        return self.runs.span(start, end)

    def lower(self, changes: list[Change[str]]) -> list[Change[str]]:
        """The changes in HTML: new words replace the old ones' first stretch, every tag stays."""
        return [lowered for change in changes for lowered in self._lower(change)]

    def _lower(self, change: Change[str]) -> list[Change[str]]:
        from html import escape

        new = escape(change.new, quote=False).replace("\xa0", "&nbsp;").replace("\n", "<br>")
        if change.start == change.end:
            low, _ = self.runs.span(change.start, change.end)
            return [Change(low, low, new)]
        pieces = self.runs.pieces(change.start, change.end)
        if any(low == high for low, high in pieces):
            raise CannotEdit("the words run across paragraphs or table cells")
        first, *others = pieces
        return [Change(*first, new), *(Change(low, high, "") for low, high in others)]


def read_markup(html: str) -> Markup:
    """Read HTML; anything at all is HTML, broken or not."""
    reader = _Reader(html)
    reader.read()
    marks = sorted((mark for mark in reader.marks if mark.end > mark.start), key=lambda mark: (mark.start, -mark.end))
    return Markup(html, "".join(reader.pieces), tuple(marks), reader.runs)


class _Reader:
    """Goes through HTML once, from token to token."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.runs = Runs()
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self._open: list[_Element] = []
        self._unread = 0
        self._pre = 0
        self._breaks = 0  # line breaks due before the next word
        self._space: tuple[int, int] | None = None  # white space due before the next word
        self._fresh = True  # nothing on this line yet

    def read(self) -> None:
        at = 0
        while at < len(self.html):
            match = _TOKEN.match(self.html, at)
            if match is None:
                break
            at = match.end()
            kind = match.lastgroup
            if kind == "attributes":
                at = self._tag(match, at)
            elif kind != "comment" and not self._unread:
                self._content(kind or "", match)
        while self._open:
            self._pop()

    def _content(self, kind: str, match: re.Match[str]) -> None:
        low, high = match.span()
        if kind == "entity":
            text, read = _resolve(match.group())
            self._write(text, low, low + read)
            if low + read < high:
                self._write(self.html[low + read : high], low + read, high)
        elif kind == "space" and not self._pre:
            self._space = self._space or (low, high)
        elif kind == "space":
            self._write(match.group(), low, high)
        else:
            self._write(match.group(), low, high)

    def _write(self, text: str, low: int, high: int) -> None:
        if self._breaks and self.runs.length:
            self._emit("\n" * self._breaks, low, low)
        elif self._space and not self._fresh:
            self._emit(" ", *self._space)
        self._breaks = 0
        self._space = None
        self._fresh = False
        self._emit(text, low, high)

    def _emit(self, text: str, low: int, high: int) -> None:
        self.pieces.append(text)
        self.runs.add(len(text), low, high)

    def _break(self, lines: int) -> None:
        if not self._fresh or lines > 1:
            self._breaks = max(self._breaks, lines)
        self._space = None
        self._fresh = True

    def _tag(self, match: re.Match[str], at: int) -> int:
        """Take in a tag; gives back where to go on, which is further for elements that hold no markup."""
        name = match["name"].lower()
        if name == "br" and not self._unread:
            self._line_break(match)
        elif name in names.CELLS and not self._fresh:
            self._space = self._space or (match.start(), match.start())
        elif name in names.BREAKS and not self._unread:
            self._break(names.BREAKS[name])
        if match["close"]:
            self._close(name)
        elif name == "hr":
            self._mark(name, _attributes(match["attributes"]))
        elif name not in names.VOID:
            self._start(name, match["attributes"])
            if name in names.RAW:
                end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.html, at)
                return end.start() if end else len(self.html)
        return at

    def _line_break(self, match: re.Match[str]) -> None:
        if self._breaks and self.runs.length:
            self._emit("\n" * self._breaks, match.start(), match.start())
        self._breaks = 0
        self._space = None
        self._fresh = True
        if self.runs.length:
            self._emit("\n", *match.span())

    def _start(self, name: str, attributes: str) -> None:
        if name == "body":
            self._leave_head()
        elif name == "p" and self._open and self._open[-1].name == "p":
            self._pop()
        mark: LineKind | None = None
        unread = name in names.UNREAD
        if name == "blockquote" or any(word in attributes.lower() for word in _EXPLAINING):
            given = _attributes(attributes)
            unread = unread or "hidden" in given or bool(names.HIDDEN_STYLE.search(given.get("style", "")))
            mark = self._mark(name, given)
        self._open.append(_Element(name, unread, mark, self.runs.length))
        self._unread += unread
        self._pre += name == "pre"

    def _mark(self, name: str, given: dict[str, str]) -> LineKind | None:
        """What the element's name and attributes say of whose words it holds."""
        called = given.get("class", "").lower().split()
        identity = given.get("id", "").lower()
        if identity:
            called.append(identity)
        if any(word.endswith(names.QUOTED_TO_END_NAMES) for word in called) or (
            name == "div" and names.OUTLOOK_RULE.search(given.get("style", ""))
        ):
            self.marks.append(Mark(self.runs.length, 2**62, LineKind.EARLIER))
            return None
        if any(word.endswith(names.SIGNATURE_NAMES) for word in called):
            return LineKind.SIGNATURE
        if any(word.endswith(("gmail_attr", "moz-cite-prefix")) for word in called):
            return LineKind.INTRODUCTION
        if name != "blockquote" and any(word.endswith(names.QUOTE_WRAPPER_NAMES) for word in called):
            return LineKind.INTRODUCTION
        indented = names.INDENT_STYLE.search(given.get("style", "")) and not called and "type" not in given
        if (name == "blockquote" and not indented) or any(word.endswith(names.QUOTED_NAMES) for word in called):
            nested = any(element.mark is LineKind.EARLIER for element in self._open)
            return LineKind.OLDER if nested else LineKind.EARLIER
        return None

    def _leave_head(self) -> None:
        while any(element.name == "head" for element in self._open):
            self._pop()

    def _close(self, name: str) -> None:
        if not any(element.name == name for element in self._open):
            return
        while self._pop().name != name:
            pass

    def _pop(self) -> _Element:
        element = self._open.pop()
        self._unread -= element.unread
        self._pre -= element.name == "pre"
        if element.mark is not None:
            self.marks.append(Mark(element.marked_from, self.runs.length, element.mark))
        return element


def _attributes(source: str) -> dict[str, str]:
    given = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(source)}
    if re.search(r"(?:^|\s)hidden(?=[\s/>]|$)", source, re.IGNORECASE):
        given["hidden"] = ""
    return given


def _resolve(reference: str) -> tuple[str, int]:
    """What a character reference stands for, and how much of it was read: `&copyYou` is `©` and five characters."""
    known = names.ENTITIES.get(reference[1:].rstrip(";"))
    if known is not None:
        return known, len(reference)
    from html import unescape

    text = unescape(reference)
    read = len(reference)
    while text != reference and len(text) > 1 and text[-1] == reference[read - 1]:
        text = text[:-1]
        read -= 1
    return text, read
