"""Markdown within a paragraph: what is emphasised, linked, escaped or code."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    r"""(?P<escape>\\(?:[!-/:-@\[-`{-~]|(?=[\r\n])))
    |(?P<ticks>`+)
    |(?P<address><(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>)
    |(?P<html><(?P<tag>!--|/?[A-Za-z][A-Za-z0-9-]*)(?:(?<=--)|[^<>]*>))
    |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});)
    |(?P<note>\[\^[^\[\]\s]+\]:?)
    |(?P<open>!?\[)
    |(?P<close>\](?:\(\s*(?:<[^<>\r\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)
        (?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)|\[[^\[\]]*\])?)
    |(?P<mark>\*+|_+|~~)""",
    re.VERBOSE,
)
_CODE_TAGS = frozenset({"code", "kbd", "samp", "pre", "script", "style"})

Kind = Literal["mark", "code", "text", "markup"]


class Piece(NamedTuple):
    """A stretch of a paragraph that is not read as it stands.

    Attributes:
        start: where it begins in the source.
        end: where it ends.
        kind: `mark` for one of a pair that emphasises, `code` for what is kept and is no prose, `text` for what
            stands for another text, `markup` for anything else that is not read.
        text: what it stands for.
        partner: for a `mark`, where the other of the pair begins.
    """

    start: int
    end: int
    kind: Kind
    text: str = ""
    partner: int = -1


def read_inline(source: str, start: int, end: int) -> list[Piece]:
    """The pieces of a paragraph, `start` to `end` of the source, in order."""
    return _Inline(source, end).read(start)


class _Inline:
    """Goes through a paragraph once."""

    def __init__(self, source: str, end: int) -> None:
        self.source = source
        self.end = end
        self.pieces: list[Piece] = []
        self._brackets: list[tuple[int, int]] = []  # of each `[` that may begin a link: where, and how long
        self._marks: list[tuple[int, str]] = []  # of each mark that may begin emphasis: where, and the mark
        self._never: set[str] = set()  # ends that do not come any more

    def read(self, at: int) -> list[Piece]:
        while match := _TOKEN.search(self.source, at, self.end):
            at = match.end()
            kind = match.lastgroup or ""
            if kind == "ticks":
                at = self._code(match.start(), match.end())
            elif match["open"]:
                self._brackets.append(match.span())
            elif match["close"]:
                at = self._close(match)
            elif match["mark"]:
                self._mark(match.start(), match.group())
            elif match["tag"]:
                at = self._tag(match)
            else:
                self._other(match)
        return sorted(self.pieces)

    def _code(self, start: int, ticks_end: int) -> int:
        """Take in code between backticks; gives back where to go on, which is behind them if none closes them."""
        ticks = ticks_end - start
        closing = re.compile(rf"(?<!`)`{{{ticks}}}(?!`)").search(self.source, ticks_end, self.end)
        if closing is None:
            return ticks_end
        self.pieces.append(Piece(start, closing.end(), "code"))
        return closing.end()

    def _other(self, match: re.Match[str]) -> None:
        start, end = match.span()
        if match["escape"]:
            self.pieces.append(Piece(start, start + 1, "markup"))
        elif match["address"]:
            self.pieces += (Piece(start, start + 1, "markup"), Piece(end - 1, end, "markup"))
        elif match["entity"]:
            from html import unescape

            text = unescape(match.group())
            if text != match.group():
                self.pieces.append(Piece(start, end, "text", text))
        else:
            self.pieces.append(Piece(start, end, "markup"))

    def _tag(self, match: re.Match[str]) -> int:
        """Take in a tag, with what stands in it if that is code or a comment; gives back where to go on."""
        tag = match["tag"].lower()
        closing = "-->" if tag == "!--" else f"</{tag}>" if tag in _CODE_TAGS else ""
        end = -1 if not closing or closing in self._never else self.source.find(closing, match.end(), self.end)
        if end >= 0:
            kind: Kind = "markup" if tag == "!--" else "code"
            self.pieces.append(Piece(match.start(), end + len(closing), kind))
            return end + len(closing)
        if closing:
            self._never.add(closing)
        if tag != "!--":
            self.pieces.append(Piece(*match.span(), "markup"))
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        """Take in what may close a link; gives back where to go on."""
        if not self._brackets:
            return match.start() + 1
        start, inside = self._brackets.pop()
        if match.end() - match.start() == 1:
            return match.end()  # a reference whose text is its name, or mere brackets: they may stay
        self._marks = [mark for mark in self._marks if mark[0] < start]
        if self.source[start] == "!":
            self.pieces = [piece for piece in self.pieces if piece.start < start]
            self.pieces.append(Piece(start, match.end(), "markup"))
        else:
            self.pieces += (Piece(start, inside, "markup"), Piece(match.start(), match.end(), "markup"))
        return match.end()

    def _mark(self, at: int, mark: str) -> None:
        end = at + len(mark)
        before = self.source[at - 1] if at else " "
        after = self.source[end] if end < self.end else " "
        opens, closes = not after.isspace(), not before.isspace()
        if mark[0] == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        for number in range(len(self._marks) - 1, -1, -1) if closes else ():
            start, other = self._marks[number]
            if other == mark:
                del self._marks[number:]
                self.pieces.append(Piece(start, start + len(mark), "mark", "", at))
                self.pieces.append(Piece(at, end, "mark", "", start))
                return
        if opens:
            self._marks.append((at, mark))
