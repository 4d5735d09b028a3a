"""A text as the matcher walks it: words, marks and sentence edges, each with its exact place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tactful.text.fold import APOSTROPHES, IGNORED, fold_word
from tactful.text.sentence_ends import ENDS_ITSELF, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.text.fold import Piece

SENTENCE_START = "^"
"""The key of the zero-width token that stands before the first word of each sentence."""

TERMINAL_MARKS = frozenset((".", "!", "?", "…", "!!", "??"))
"""Keys of marks that may close a sentence."""

MARKS = TERMINAL_MARKS | frozenset((",", ";", ":", "—", "(", ")"))
"""Keys of all marks."""

NO_WORDS = MARKS | {SENTENCE_START}
"""Keys of all that is no word."""


_INSIDE = f"[{IGNORED}{APOSTROPHES}\u0300-\u036f]"
_PLAIN = r'\w++ (?= [\s;!?()"*-] | [.,:](?!\d) | \Z )'  # what else may follow a word may be inside it
_TOKEN = re.compile(
    rf"""
    [ ]?+ (?:
      ( {_PLAIN} (?: [ ] {_PLAIN} )*+ )                                           # 1: words with nothing inside them
    | ( \w+ (?:(?:{_INSIDE}+|(?<=\d)[.,:/](?=\d))\w+)* [{IGNORED}\u0300-\u036f]* )  # 2: any other word
    | ( (?:\r\n?|\n) \s* (?: (?:[-*•·–]|\d{{1,3}}[.)]) [ \t]+ )? )                   # 3: line ends, a bullet
    | ( [.!?…‽]+ )                                                                # 4: marks that may end
    | ( [,;:()\[\]—–] | (?<=\s)--?(?=\s) | -- )                                  # 5: marks inside
    )
    """,
    re.VERBOSE,
)
_WORDS, _WORD, _LINE, _END = 1, 2, 3, 4
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+")
_MARK_KEYS = {"–": "—", "-": "—", "--": "—", "[": "(", "]": ")"}
_CLOSERS = "\"'”’»)]*_"
_OPENERS = "\"'“‘«(*_"
_SHORT_LINE = 50  # a line shorter than this was ended by its writer, not by a mail program's wrapping

# After these, "its" is "it's" without its apostrophe.
_AFTER_ITS = frozenset(
    "a an the not just only really simply quite very so too your our my been getting going okay fine clear obvious "
    "clearly obviously no nothing always never already what how why that up down on in all about easy hard in".split()
)


@lru_cache(maxsize=65_536)
def _fold(written: str) -> str | tuple[Piece, ...]:
    """The key of a word that is one word with one reading, which nearly all are; the pieces of any other."""
    pieces = fold_word(written)
    return pieces[0].keys[0] if len(pieces) == 1 and len(pieces[0].keys) == 1 else pieces


class Tokens:
    """Words, marks and sentence starts of a text, as parallel lists. Not changed once `tokenise` returns it.

    Attributes:
        text: the whole text.
        keys: what each token is compared by: a folded word, a mark (`,` `;` `:` `—` `(` `)` `.` `!` `?` `…`, and
            `!!` and `??` for several in a row), or `SENTENCE_START`.
        starts: where each token starts in `text`, in code points.
        ends: where it ends (exclusive).
        others: further readings of a token by its index (`'s` is `is` and may be `has`).
        sentences: each sentence as the index of its `SENTENCE_START` token, and its start and end in `text`.
    """

    __slots__ = ("ends", "keys", "others", "sentences", "starts", "text")

    def __init__(self, text: str, keys: Iterable[str] = ()) -> None:
        self.text = text
        self.keys = [*keys]
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.others: dict[int, tuple[str, ...]] = {}
        self.sentences: list[tuple[int, int, int]] = []

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds code point `offset`, or of the last one before it."""
        from bisect import bisect_right

        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence[1]) - 1
        _, start, end = self.sentences[max(index, 0)]
        return start, end

    def sentence_spans(self) -> list[tuple[int, int]]:
        """The first and the last token (exclusive) of each sentence."""
        bounds = [first for first, _, _ in self.sentences] + [len(self.keys)]
        return list(pairwise(bounds))

    def word_count(self, first: int = 0, last: int | None = None) -> int:
        """How many words there are among the tokens `first` to `last`; the two halves of a contraction are one."""
        keys = self.keys[first:last]
        before = self.keys[first - 1 :] if first else [SENTENCE_START, *self.keys]
        ended = self.ends[first - 1 :] if first else [-1, *self.ends]
        places = zip(keys, self.starts[first:last], before, ended, strict=False)
        return len(
            [0 for key, start, left, end in places if key not in NO_WORDS and (start != end or left in NO_WORDS)]
        )


def tokenise(text: str, spans: Iterable[tuple[int, int]] | None = None, code: Sequence[tuple[int, int]] = ()) -> Tokens:
    """Split `text`, or only the runs of it in `spans` (start and end in code points, in order), into tokens.

    Sentences never reach across a gap between two spans. Each run in `code` is one token that equals no word.
    """
    tokens = Tokens(text)
    has_address = "@" in text or "://" in text or "www." in text  # a scan costs more than the rest together
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if has_address else []
    if code:
        addresses = sorted([*addresses, *code])
    for start, end in ((0, len(text)),) if spans is None else spans:
        _Reader(tokens, start, end).read(addresses)
    if "its" in tokens.keys:
        return _split_its(tokens)
    return tokens


class _Reader:
    """Reads one run of text into `tokens`."""

    def __init__(self, tokens: Tokens, start: int, end: int) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.start = start
        self.end = end
        self.opened = -1  # index of the current sentence's start token; -1 between sentences

    def read(self, addresses: Sequence[tuple[int, int]]) -> None:
        position = self.start
        for start, end in addresses:
            if position <= start and end <= self.end:
                self._read_run(position, start)
                self._open(start)
                key = self.text[start:end].lower()
                self._add(key if key[0].isalnum() else f"code {key}", start, end)  # no word has a space
                position = end
        self._read_run(position, self.end)
        self._close(self.end)

    def _read_run(self, start: int, end: int) -> None:
        keys, starts, ends = self.tokens.keys, self.tokens.starts, self.tokens.ends
        for match in _TOKEN.finditer(self.text, start, end):
            kind = match.lastindex or _WORDS
            if kind > _WORD:
                self._read_mark(match, kind)
                continue
            at = match.start(kind)
            if self.opened < 0:
                self._open(at)
            for word in match[1].split(" ") if kind == _WORDS else (match[2],):
                word_end = at + len(word)
                folded = _fold(word)
                if isinstance(folded, str):
                    keys.append(folded)
                    starts.append(at)
                    ends.append(word_end)
                else:
                    self._add_pieces(folded, at)
                at = word_end + 1

    def _add_pieces(self, pieces: Iterable[Piece], at: int) -> None:
        for start, end, keys in pieces:
            if len(keys) > 1:
                self.tokens.others[len(self.tokens.keys)] = keys[1:]
            self._add(keys[0], at + start, at + end)

    def _read_mark(self, match: re.Match[str], kind: int) -> None:
        marks, (at, end) = match[kind], match.span(kind)
        if kind == _LINE:
            if self._breaks_sentence(marks, at, end):
                self._close(at)
        elif self.opened < 0:
            return
        elif kind == _END:
            self._read_end(marks, at, end)
        else:
            self._add(_MARK_KEYS.get(marks, marks), at, end)

    def _read_end(self, marks: str, at: int, end: int) -> None:
        if marks == "." and not ends_sentence(self.text, at, end, self.tokens.keys[-1]):
            return
        key = _end_key(marks)
        if len(key) > 1:
            self.tokens.others[len(self.tokens.keys)] = (key[0],)
        self._add(key, at, end)
        if key in ENDS_ITSELF or ends_sentence(self.text, at, end, ""):
            while end < self.end and self.text[end] in _CLOSERS:
                end += 1
            self._close(end)

    def _breaks_sentence(self, line: str, at: int, end: int) -> bool:
        if self.opened < 0:
            return False
        if line.count("\n") + line.count("\r") - line.count("\r\n") > 1 or line.rstrip(" \t")[-1:] not in "\r\n":
            return True
        if end >= self.end or self.text[end].islower():
            return False
        line_start = max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1
        return at - line_start < _SHORT_LINE

    def _add(self, key: str, start: int, end: int) -> None:
        self.tokens.keys.append(key)
        self.tokens.starts.append(start)
        self.tokens.ends.append(end)

    def _open(self, at: int) -> None:
        if self.opened < 0:
            self.opened = len(self.tokens.keys)
            self._add(SENTENCE_START, at, at)

    def _close(self, end: int) -> None:
        if self.opened < 0:
            return
        start = self.tokens.starts[self.opened]
        if start > self.start and self.text[start - 1] in _OPENERS:
            start -= 1
        end = start + len(self.text[start:end].rstrip())
        self.tokens.sentences.append((self.opened, start, end))
        self.opened = -1


def _end_key(marks: str) -> str:
    """One key for marks in a row: "?!" is `??`, "!!!" is `!!`, "..." is `…`, "?..." is `?`."""
    loud = len(marks) - marks.count(".") - marks.count("…") + marks.count("‽")
    if "?" in marks or "‽" in marks:
        return "??" if loud > 1 else "?"
    if "!" in marks:
        return "!!" if loud > 1 else "!"
    return "…" if len(marks) > 1 else marks


def _split_its(tokens: Tokens) -> Tokens:
    """Read "its" as `it is` where a possessive cannot stand ("its not fair")."""
    for index in range(len(tokens.keys) - 2, -1, -1):
        if tokens.keys[index] == "its" and tokens.keys[index + 1] in _AFTER_ITS:
            start = tokens.starts[index]
            tokens.keys[index : index + 1] = ["it", "is"]
            tokens.starts[index : index + 1] = [start, start + 2]
            tokens.ends[index : index + 1] = [start + 2, tokens.ends[index]]
            tokens.others = {at + (at > index): keys for at, keys in tokens.others.items()}
            tokens.sentences = [(at + (at > index), start, end) for at, start, end in tokens.sentences]
    return tokens
