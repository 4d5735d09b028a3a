"""Writing a header value: words that ASCII has no signs for are encoded (RFC 2047), long lines are folded."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LINE = 76
_LONGEST_WORD = 75
_SPACES = re.compile(r"([ \t]+)")
_PLAIN_IN_Q = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")


def write_header_text(text: str, *, column: int, eol: str, charset: str = "utf-8", letter: str = "") -> str:
    """A header's value that reads as `text`, in ASCII and in lines of at most 76 columns where words allow it.

    Args:
        text: what it should say, without line breaks and without white space at its ends.
        column: how many columns its first line has before the value.
        eol: the mail's line end.
        charset: the charset to encode with, if it has signs for all of `text`; otherwise UTF-8.
        letter: `Q` or `B`, as the value was encoded before; empty for the more readable.
    """
    line = _Lines(column, eol)
    tokens = _SPACES.split(text)
    unfit = [number for number, token in enumerate(tokens) if not _is_plain(token)]
    if not unfit:
        line.add_plain(tokens)
        return line.text
    first, last = unfit[0], unfit[-1] + 1
    line.add_plain(tokens[:first])
    line.add_encoded("".join(tokens[first:last]), *_coding("".join(tokens[first:last]), charset, letter))
    line.add_plain(tokens[last:])
    return line.text


class _Lines:
    """A value that grows, token by token, and where its last line has got to."""

    def __init__(self, column: int, eol: str) -> None:
        self.text = ""
        self._column = column
        self._eol = eol
        self._space = ""

    def add_plain(self, tokens: list[str]) -> None:
        """Words and the white space between them, which is where lines break."""
        for token in tokens:
            if token.strip():
                self._add(token)
            else:
                self._space += token

    def add_encoded(self, text: str, charset: str, letter: str) -> None:
        """Words to encode, in as many pieces as lines need."""
        at = 0
        while at < len(text):
            space = self._space or (" " if at else "")
            room = min(_LONGEST_WORD, _LONGEST_LINE - self._column - len(space))
            end = _fitting(text, at, room, charset, letter)
            if end == at:  # a new line has room for at least one character
                room = min(_LONGEST_WORD, _LONGEST_LINE - 1)
                end = max(at + 1, _fitting(text, at, room, charset, letter))
            self._space = space
            self._add(_encoded(text[at:end], charset, letter))
            at = end

    def _add(self, word: str) -> None:
        if self._space and self._column + len(self._space) + len(word) > _LONGEST_LINE:
            self.text += self._eol
            self._column = 0
        self.text += self._space + word
        self._column += len(self._space) + len(word)
        self._space = ""


def _is_plain(token: str) -> bool:
    """Whether a word may stand as it is, and would not be taken for an encoded one."""
    return token.isascii() and (token.isprintable() or not token.strip(" \t")) and "=?" not in token


def _coding(text: str, charset: str, letter: str) -> tuple[str, str]:
    """The charset and the way to encode in: those given, as far as they will do."""
    try:
        fits = text.encode(charset).decode(charset) == text
    except (LookupError, ValueError):
        fits = False
    charset = charset if fits else "utf-8"
    if not letter:
        letter = "Q" if 2 * sum(character.isascii() for character in text) > len(text) else "B"
    return charset, letter.upper()


def _fitting(text: str, start: int, room: int, charset: str, letter: str) -> int:
    """How far from `start` one encoded word of at most `room` columns may reach; whole characters only."""
    end = start
    while end < len(text) and len(_encoded(text[start : end + 1], charset, letter)) <= room:
        end += 1
    return end


def _encoded(text: str, charset: str, letter: str) -> str:
    data = text.encode(charset)
    content = base64.b64encode(data).decode("ascii") if letter == "B" else "".join(_q_signs(data))
    return f"=?{charset}?{letter}?{content}?="


def _q_signs(data: bytes) -> Iterator[str]:
    for byte in data:
        yield "_" if byte == 32 else chr(byte) if byte in _PLAIN_IN_Q else f"={byte:02X}"
