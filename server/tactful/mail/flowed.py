"""Flowed text (RFC 3676): lines that only the width of a screen broke become whole again, with the way back."""

from __future__ import annotations

import re
from typing import NamedTuple

from tactful.mail.layer import Change, Lacking
from tactful.mail.runs import Runs

_LINE = re.compile(r"(>*)( ?)([^\r\n]*)(\r\n|\n|\r|\Z)")
_NEW_LINE = re.compile(r"(\r\n|\n|\r)(?=[ >]|From )")
_LOOSE_END = re.compile(r" +(?=\r\n|\n|\r)")


class Flowed(NamedTuple):
    """Flowed text as a person reads it; a text layer over the text as it travels.

    Attributes:
        raw: the text as it travels.
        text: the text with soft-broken lines joined and stuffing removed.
        runs: where each character of `text` stands in `raw`.
        lacking: nothing may stand for a character that the charset has no sign for.
    """

    raw: str
    text: str
    runs: Runs
    lacking: Lacking = "strict"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` of the text stands in the raw text, soft line breaks between included."""
        return self.runs.span(start, end)

    def lower(self, changes: list[Change[str]]) -> list[Change[str]]:
        """The changes in the raw text; new lines are stuffed where they would be taken for something else."""
        lowered: list[Change[str]] = []
        for change in changes:
            low, high = self.runs.span(change.start, change.end)
            new = _NEW_LINE.sub(r"\1 ", _LOOSE_END.sub("", change.new))
            if new.startswith((" ", ">", "From ")) and (low == 0 or self.raw[low - 1] in "\r\n"):
                new = f" {new}"
            lowered.append(Change(low, high, new))
        return lowered


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
    return Flowed(raw, "".join(pieces), runs)


def _goes_on(raw: str, at: int, depth: int) -> bool:
    """Whether a line of the same depth that is no signature mark begins at `at`."""
    following = _LINE.match(raw, at)
    return at < len(raw) and following is not None and len(following[1]) == depth and following[3] != "-- "
