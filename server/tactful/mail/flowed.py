"""Flowed text (RFC 3676): lines that only the width of a screen broke become whole again, with the way back."""

from __future__ import annotations

import re
from typing import NamedTuple

from tactful.mail.layer import Change, Lacking
from tactful.mail.runs import Runs

_LINE = re.compile(r"(>*)( ?)([^\r\n]*)(\r\n|\n|\r|\Z)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_LOOSE_END = re.compile(r" +(?=\r\n|\n|\r)")
_PIECE = re.compile(r"(\r\n|\n|\r)|( *)([^ \r\n]+)|( +)")
_WORD_AND_SPACE = re.compile(r"[^ ]* (?=[^ ])")
_STUFFED = re.compile(r"[ >]|From")
_WIDTH = 72
_LONGEST = 78


class Flowed(NamedTuple):
    """Flowed text as a person reads it; a text layer over the text as it travels.

    Attributes:
        raw: the text as it travels.
        text: the text with soft-broken lines joined and stuffing removed.
        runs: where each character of `text` stands in `raw`.
        soft: what breaks a line softly behind its space.
        lacking: nothing may stand for a character that the charset has no sign for.
    """

    raw: str
    text: str
    runs: Runs
    soft: str
    lacking: Lacking = "strict"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the text stands in the raw text, soft line breaks between included."""
        return self.runs.span(start, end)

    def lower(self, changes: list[Change[str]]) -> list[Change[str]]:
        """The changes in the raw text: lines that get too long flow on, and no line is taken for something else."""
        return [self._lower(change) for change in changes]

    def _lower(self, change: Change[str]) -> Change[str]:
        low, high = self.runs.span(change.start, change.end)
        new = _LOOSE_END.sub("", change.new)
        following = self.runs.span(change.end, change.end)[0]
        if following > high and not new.endswith(" "):
            high = following  # the soft line break has lost its space
        elif following == high and (high == len(self.raw) or self.raw[high] in "\r\n"):
            new = new.rstrip(" ")  # a space would make the line break soft
            while not new and low and self.raw[low - 1] == " ":
                low -= 1
        start = max(self.raw.rfind("\n", 0, low), self.raw.rfind("\r", 0, low)) + 1
        if self.raw.startswith(">", start):
            return Change(low, high, new)
        line_end = _LINE_END.search(self.raw, high)
        rest = self.raw[high : line_end.start() if line_end else len(self.raw)]
        flowing = _Flowing(low - start, self.soft)
        flowing.add(new)
        return Change(low, high + flowing.add_rest(rest), flowing.text)


class _Flowing:
    """New words of flowed text, broken softly where a line gets too long.

    Args:
        column: how much of the line stands before them.
        soft: what breaks a line softly behind its space.
    """

    def __init__(self, column: int, soft: str) -> None:
        self.text = ""
        self._column = column
        self._soft = soft

    def add(self, words: str) -> None:
        for match in _PIECE.finditer(words):
            line_end, space, word = match[1], match[2] or match[4] or "", match[3] or ""
            if line_end:
                self._put(line_end, 0)
                continue
            if space and word and self._column + len(space + word) > _WIDTH:
                self._put(space + self._soft, 0)
                space = ""
            stuffing = " " if self._column == 0 and _STUFFED.match(space + word) else ""
            self._put(stuffing + space + word, self._column + len(stuffing + space + word))

    def add_rest(self, rest: str) -> int:
        """Break before what stands behind the new words if need be; gives back how much of it is taken up."""
        word = _WORD_AND_SPACE.match(rest)
        if word is None or self._column + len(rest) <= _LONGEST:
            return 0
        self._put(word.group() + self._soft + " " * bool(_STUFFED.match(rest[word.end() :])), 0)
        return word.end()

    def _put(self, piece: str, column: int) -> None:
        self.text += piece
        self._column = column


def read_flowed(raw: str, *, delsp: bool) -> Flowed:
    """Join the lines of flowed text.

    Args:
        raw: the text as it travels.
        delsp: whether the space that marks a soft line break belongs to the mark (`DelSp=Yes`).
    """
    runs = Runs()
    pieces: list[str] = []
    depth = -1  # of quotation, of the line above if that goes on; -1 if it does not
    at = 0
    while at < len(raw):
        match = _LINE.match(raw, at)
        if match is None:
            break
        marks, words = match[1], match[3]
        low, high = match.span(3)
        at = match.end()
        begin = low if len(marks) == depth else match.start(1)
        soft = words.endswith(" ") and words != "-- " and _goes_on(raw, at, len(marks))
        stop = high - 1 if soft and delsp else high if soft else at
        if not marks:
            begin = low  # what was stuffed in goes
        pieces.append(raw[begin:stop])
        runs.add(stop - begin, begin, stop)
        depth = len(marks) if soft else -1
    line_end = _LINE_END.search(raw)
    return Flowed(raw, "".join(pieces), runs, " " * delsp + (line_end.group() if line_end else "\r\n"))


def _goes_on(raw: str, at: int, depth: int) -> bool:
    """Whether a line of the same depth that is no signature mark begins at `at`."""
    following = _LINE.match(raw, at)
    return at < len(raw) and following is not None and len(following[1]) == depth and following[3] != "-- "
