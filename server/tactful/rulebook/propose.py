"""From the words that hurt in one sentence to a pattern that finds them in others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.lemma import AUXILIARIES, base_form, is_plural
from tactful.rulebook.phrase_steps import Words
from tactful.rulebook.phrase_tree import expand
from tactful.rulebook.samples import as_written
from tactful.text.fold import POSSESSIVE
from tactful.text.tokens import SENTENCE_START, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from tactful.rulebook.phrase_steps import Path
    from tactful.rulebook.phrase_tree import Lists

LONGEST_LIST = 14
"""A list with more entries says something else than the one word that is replaced by it."""
_ARTICLES = frozenset({"a", "an", "the"})
_NOT_FOR_PATTERNS = frozenset({"see-through", "alas"})
_FINAL_MARKS = frozenset({".", "…"})


class Proposal(NamedTuple):
    """Two patterns for the same words.

    Attributes:
        wide: with word forms, lists for pronouns and the like, and articles that may be missing.
        close: the words as they are, contractions in full.
        left_out: words that were left out, because every pattern sees through them.
    """

    wide: str
    close: str
    left_out: tuple[str, ...]


class _Word(NamedTuple):
    """One token: the key it is compared by, and how to write it in a pattern."""

    key: str
    written: str


def propose(
    words: str,
    lists: Lists,
    see_through: Mapping[str, tuple[tuple[str, ...], ...]],
    known_words: AbstractSet[str],
) -> Proposal:
    """Propose patterns for the words of a sentence that hurt.

    Args:
        words: the words, without the rest of the sentence.
        lists: the vocabulary.
        see_through: for the first word of each phrase that patterns see through, the whole phrases.
        known_words: words in their dictionary forms, by which a form such as "ignored" finds its verb.
    """
    phrases = {name: expand(tree) for name, tree in lists.items() if name not in _NOT_FOR_PATTERNS}
    kept, left_out = _without_seen_through(_words(words), see_through)
    wide: list[str] = []
    at = 0
    while at < len(kept):
        name, length = _list_for(kept, at, phrases)
        if name:
            wide.append(f"<{name}>")
        else:
            length = 1
            wide.append(_widened(kept[at], known_words, inside=0 < at < len(kept) - 1))
        at += length
    return Proposal(_joined(wide), _joined([word.written for word in kept]), left_out)


def _words(text: str) -> list[_Word]:
    tokens = tokenise(text)
    found: list[_Word] = []
    for index, key in enumerate(tokens.keys):
        start, end = tokens.starts[index], tokens.ends[index]
        if key == SENTENCE_START:
            continue
        joined = index > 0 and tokens.ends[index - 1] == start and tokens.keys[index - 1][0].isalnum()
        joins = index + 1 < len(tokens.keys) and tokens.starts[index + 1] == end and key[0].isalnum()
        half = joined or (joins and tokens.keys[index + 1][0].isalnum())
        written = text[start:end].lower() if key[0].isalnum() and not half else key
        if key == POSSESSIVE and joined and found:
            found[-1] = found[-1]._replace(written=f"{found[-1].written}'s")
        else:
            found.append(_Word(key, "I" if key == "i" else written))
    while found and found[-1].key in _FINAL_MARKS:
        found.pop()
    return found


def _without_seen_through(
    words: list[_Word], see_through: Mapping[str, tuple[tuple[str, ...], ...]]
) -> tuple[list[_Word], tuple[str, ...]]:
    """The words without what stands between them and is seen through, and what that was."""
    kept: list[_Word] = words[:1]
    left_out: list[str] = []
    at = 1
    while at < len(words):
        length, comma = _seen_through(words, at, see_through)
        if length and at + length < len(words):
            left_out.append(" ".join(word.written for word in words[at + comma : at + length - comma]))
            at += length
        else:
            kept.append(words[at])
            at += 1
    return kept, tuple(left_out)


def _seen_through(
    words: list[_Word], at: int, see_through: Mapping[str, tuple[tuple[str, ...], ...]]
) -> tuple[int, bool]:
    """How many words from `at` on are seen through, 0 for none, and whether commas are among them."""
    comma = words[at].key == ","
    start = at + comma
    for phrase in see_through.get(words[start].key if start < len(words) else "", ()):
        end = start + len(phrase)
        if tuple(word.key for word in words[start:end]) != phrase:
            continue
        if not comma:
            return end - at, False
        if end < len(words) and words[end].key == ",":
            return end + 1 - at, True
    return 0, False


def _list_for(words: list[_Word], at: int, lists: Mapping[str, list[Path]]) -> tuple[str, int]:
    """The smallest list that holds the words from `at` on, and how many; the more words, the better."""
    for length in (3, 2, 1):
        keys = tuple(word.key for word in words[at : at + length])
        if len(keys) < length or (length == 1 and keys[0] in AUXILIARIES):
            continue
        sizes = {name: _entries(paths) for name, paths in lists.items() if _holds(paths, keys)}
        name = min(sizes, key=lambda name: (sizes[name], name), default="")
        if name and sizes[name] <= LONGEST_LIST:
            return name, length
    return "", 0


def _entries(paths: list[Path]) -> int:
    return sum(len(path[0].keys) if len(path) == 1 and isinstance(path[0], Words) else 1 for path in paths)


def _holds(paths: list[Path], keys: tuple[str, ...]) -> bool:
    return any(
        len(path) == len(keys)
        and all(
            key in step.keys if isinstance(step, Words) else key == step for step, key in zip(path, keys, strict=True)
        )
        for path in paths
    )


def _widened(word: _Word, known_words: AbstractSet[str], *, inside: bool) -> str:
    if word.key in _ARTICLES:
        return "[a|an|the]" if inside else word.written
    base = base_form(word.key, known_words) if word.written.isalpha() else ""
    if base and is_plural(word.key, base, known_words):
        return f"({as_written(base)}|{word.written})"
    return f"~{as_written(base)}" if base else word.written


def _joined(parts: list[str]) -> str:
    return " ".join(parts)
