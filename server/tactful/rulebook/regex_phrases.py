"""The phrases that a regular expression stands for, where they can be written out: `e-?mails?` is four of them."""

from __future__ import annotations

import re
from itertools import product

MOST = 200
"""More phrases than this are no list any more."""
ANY_WORD = "_"
_ESCAPED_BLANKS = frozenset("stnrfv ")
_REPEAT = re.compile(r"\{(\d+)(?:,(\d*))?\}")
_GROUP = re.compile(r"\?(?::|i:|P?<[A-Za-z_]\w*>)")
_CLASS = re.compile(r"(\^?\]?(?:\\.|[^\]\\])*)\]", re.DOTALL)
_OTHER_CLASSES = frozenset({r"\d", r"\D", r"\W", r"\b"})
_FLAGS = re.compile(r"\(\?i\)")
_WORD_CLASSES = frozenset({r"\w", r"[\w]", r"[\w-]", r"[a-z]", r"[A-Za-z]", r"[a-zA-Z]", r"\S"})


class NotPhrases(ValueError):  # noqa: N818 (it is a finding, not a failure)
    """A regular expression that stands for more than a few phrases; the message says why."""


def regex_phrases(expression: str) -> list[str]:
    r"""Every phrase that a regular expression matches, with one space between words.

    `\w+` as a word by itself is `_`, any word. Word boundaries are taken for granted.

    Raises:
        NotPhrases: it matches more than can be listed, or what is around a phrase.
    """
    reader = _Reader(_FLAGS.sub("", expression))
    phrases = reader.alternatives()
    if reader.at < len(reader.text):
        raise NotPhrases(f"has a {reader.text[reader.at]} that nothing opens")
    tidied = (" ".join(phrase.split()) for phrase in phrases)
    return list(dict.fromkeys(phrase for phrase in tidied if phrase))


class _Reader:
    """Recursive descent over a regular expression."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def alternatives(self) -> list[str]:
        found = self._sequence()
        while self.text[self.at : self.at + 1] == "|":
            self.at += 1
            found += self._sequence()
        return _bounded(list(dict.fromkeys(found)))

    def _sequence(self) -> list[str]:
        found = [""]
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            start = self.at
            options = self._atom()
            options = self._repeated(options, self.text[start : self.at])
            found = _bounded([before + after for before, after in product(found, options)])
        return found

    def _atom(self) -> list[str]:
        character = self.text[self.at]
        self.at += 1
        if character == "(":
            return self._group()
        if character == "[":
            return self._class()
        if character == "\\":
            return self._escaped()
        if character in "^$.":
            raise NotPhrases(f"has a {character}")
        if character in "*+?{":
            raise NotPhrases(f"repeats nothing with {character}")
        return [character]

    def _group(self) -> list[str]:
        kind = _GROUP.match(self.text, self.at)
        if kind is not None:
            self.at = kind.end()
        elif self.text[self.at : self.at + 1] == "?":
            raise NotPhrases("looks at what is around it")
        inside = self.alternatives()
        if self.text[self.at : self.at + 1] != ")":
            raise NotPhrases("never closes its (")
        self.at += 1
        return inside

    def _class(self) -> list[str]:
        found = _CLASS.match(self.text, self.at)
        if found is None:
            raise NotPhrases("never closes its [")
        self.at = found.end()
        if found[1].startswith("^"):
            raise NotPhrases("takes all letters but some")
        items = re.findall(r"\\.|.", found[1], re.DOTALL)
        if "-" in items[1:-1] or any(item in _WORD_CLASSES or item in _OTHER_CLASSES for item in items):
            return ["\0"]  # a range: only good as part of any word
        return list(dict.fromkeys(self._class_item(item) for item in items))

    def _class_item(self, item: str) -> str:
        if item == r"\s":
            return " "
        if item[1:].isalnum():
            raise NotPhrases(f"has a {item} in brackets")
        return item[-1]

    def _escaped(self) -> list[str]:
        character = self.text[self.at : self.at + 1]
        self.at += 1
        if character == "b":
            return [""]
        if character in _ESCAPED_BLANKS:
            return [" "]
        if character in {"w", "S"}:
            return ["\0"]
        if character.isalnum() or not character:
            raise NotPhrases(f"has a \\{character}")
        return [character]

    def _repeated(self, options: list[str], atom: str) -> list[str]:
        sign = self.text[self.at : self.at + 1]
        if sign == "?":
            self.at += 1
            self._skip_manner()
            options = [*options, ""]
        elif sign in {"*", "+"}:
            self.at += 1
            self._skip_manner()
            return self._endless(options, atom, sign)
        elif (counted := _REPEAT.match(self.text, self.at)) is not None:
            self.at = counted.end()
            options = self._counted(options, int(counted[1]), counted[2])
        if "\0" in options:
            raise NotPhrases(f"takes any letter with {atom}")
        return options

    def _endless(self, options: list[str], atom: str, sign: str) -> list[str]:
        if atom in _WORD_CLASSES and sign == "+":
            return [ANY_WORD]
        if options == [" "] or set(options) <= {" ", "\n", "\t"}:
            return [" "] if sign == "+" else [" ", ""]
        raise NotPhrases(f"repeats {atom} without end")

    def _counted(self, options: list[str], least: int, most: str | None) -> list[str]:
        highest = least if most is None else int(most or 99)
        if highest > 3:
            raise NotPhrases(f"repeats {highest} times")
        found: list[str] = []
        for times in range(least, highest + 1):
            found += ["".join(parts) for parts in product(options, repeat=times)]
        return _bounded(found)

    def _skip_manner(self) -> None:
        if self.text[self.at : self.at + 1] in {"?", "+"}:
            self.at += 1


def _bounded(found: list[str]) -> list[str]:
    if len(found) > MOST:
        raise NotPhrases(f"stands for more than {MOST} phrases")
    return found


def phrases_pattern(phrases: list[str]) -> str:
    """One pattern for some phrases, what they begin and end with said once: `(give|gave) rise to`."""
    if len(phrases) == 1:
        return phrases[0]
    words = [phrase.split() for phrase in phrases]
    first = 0
    while all(len(one) > first and one[first] == words[0][first] for one in words):
        first += 1
    last = 0
    while all(len(one) - first > last and one[-1 - last] == words[0][-1 - last] for one in words):
        last += 1
    middles = list(dict.fromkeys(" ".join(one[first : len(one) - last]) for one in words))
    options = "|".join(middle for middle in middles if middle)
    bracket = f"[{options}]" if "" in middles else f"({options})"
    return " ".join([*words[0][:first], bracket, *words[0][len(words[0]) - last :]])
