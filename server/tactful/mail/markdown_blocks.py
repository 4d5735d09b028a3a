"""The lines of Markdown that are prose, and those that are not: code, front matter, targets of links, underlines."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FENCE = re.compile(r"( *)(`{3,}|~{3,})(?P<info>[^\r\n]*)")
_ITEM = re.compile(r" *(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_TARGET = re.compile(r" {0,3}\[(?!\^)[^\]\r\n]+\]:[ \t]*\S+(?:[ \t]+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t]|$)[ \t]*")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")


class Cut(NamedTuple):
    """What stands in the source, `start` to `end`, and is not read."""

    start: int
    end: int


def read_blocks(source: str) -> tuple[list[tuple[int, int]], list[Cut]]:
    """Tell Markdown's paragraphs from what is no prose.

    Args:
        source: the Markdown.

    Returns:
        The paragraphs, headings, list items and so on, each as start and end in `source`; and what of the source
        stands outside of them or at their edges and is not read. Both are in order.
    """
    return _Blocks(source).read()


class _Blocks:
    """Goes through the lines once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.paragraphs: list[tuple[int, int]] = []
        self.cuts: list[Cut] = []
        self._start = -1  # of the paragraph that the line above belongs to; -1 if there is none
        self._end = 0
        self._in_list = False
        self._blank = True  # whether the line above is

    def read(self) -> tuple[list[tuple[int, int]], list[Cut]]:
        at = self._front_matter()
        while at < len(self.source):
            match = _LINE.match(self.source, at)
            if match is None or match.end() == at:
                break
            at = self._line(match.group(), at, match.end())
        self._close()
        return self.paragraphs, self.cuts

    def _front_matter(self) -> int:
        match = re.match(r"\ufeff?---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", self.source)
        if match is None or ":" not in match.group():
            return 0
        self.cuts.append(Cut(*match.span()))
        return match.end()

    def _line(self, line: str, start: int, end: int) -> int:
        """Take in a line; gives back where to go on, which is further for code between fences."""
        bare = line.rstrip("\r\n")
        words_end = start + len(bare)
        fence = _FENCE.match(bare)
        if not bare.strip():
            self._close()
            self._blank = True
            return end
        if bare.lstrip().startswith("<!--") and (stop := self.source.find("-->", start)) >= 0:
            self._cut(start, stop + 3)
            return stop + 3
        if fence and (len(fence[1]) < 4 or self._in_list) and not (fence[2][0] == "`" and "`" in fence["info"]):
            self._close()
            return self._fenced(fence[2], start, end)
        if self._is_prose(bare):
            self._prose(bare, start, words_end)
        else:
            self._cut(start, words_end)
        self._blank = False
        return end

    def _cut(self, start: int, end: int) -> None:
        self._close()
        self.cuts.append(Cut(start, end))

    def _is_prose(self, bare: str) -> bool:
        if _TABLE_RULE.match(bare):
            return False
        if self._start >= 0:
            return not _UNDERLINE.match(bare)
        return not _TARGET.match(bare) and (self._in_list or not _INDENTED.match(bare))

    def _fenced(self, fence: str, start: int, end: int) -> int:
        """Leave out code between fences, the fences included; without a closing fence it goes on to the end."""
        closing = re.compile(rf"^[ \t]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
        match = closing.search(self.source, end)
        stop = match.end() if match else len(self.source)
        self.cuts.append(Cut(start, stop))
        self._blank = False
        return stop

    def _prose(self, bare: str, start: int, words_end: int) -> None:
        heading = _HEADING.match(bare)
        if _ITEM.match(bare):
            self._close()
            self._in_list = True
        elif self._blank and not bare[:1].isspace():
            self._in_list = False
        if heading:
            self._close()
            closing = _HEADING_END.search(bare)
            self.cuts.append(Cut(start, start + heading.end()))
            stop = start + closing.start() if closing and closing.start() >= heading.end() else words_end
            self.paragraphs.append((start + heading.end(), stop))
            if stop < words_end:
                self.cuts.append(Cut(stop, words_end))
            return
        self._start = start if self._start < 0 else self._start
        self._end = words_end

    def _close(self) -> None:
        if self._start >= 0:
            self.paragraphs.append((self._start, self._end))
        self._start = -1
