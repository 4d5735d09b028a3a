"""What has to be true of the labelled drafts before anything is learned from them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tactful.ear.training.cases import Case

_WORDS = re.compile(r"[a-z0-9']+")
_FEWEST = 7  # words of a sentence that two drafts do not share by chance
_LIKE = 0.6  # share of word triples by which two drafts are near-duplicates
_LONGEST_LABEL = 18  # words


def faults(cases: Sequence[Case]) -> Iterator[str]:
    """What is wrong with labelled drafts, a line each: labels that cannot be, and drafts too like another writer's."""
    for case in cases:
        if case.rough != bool(case.labels):
            yield f"{case.id}: a {'rough' if case.rough else 'clean'} draft with {len(case.labels)} labels"
        for label in case.labels:
            words = case.draft[label.start : label.end]
            if "\n" in words or not words.strip() or len(words.split()) > _LONGEST_LABEL:
                yield f"{case.id}: these words cannot be one offence: {words!r}"
    yield from _repeated(cases)
    yield from _near_duplicates(cases)


def summary(cases: Sequence[Case]) -> dict[str, int]:
    """How many drafts, offences and harmless sentences there are, and how many of each category."""
    from tactful.ear.training.cases import sentences

    counted = Counter[str]()
    for case in cases:
        counted["rough drafts" if case.rough else "clean drafts"] += 1
        counted["answering a customer"] += bool(case.customer)
        counted["offences"] += len(case.labels)
        counted["harmless sentences"] += sum(not sentence.labels for sentence in sentences(case))
        counted.update(label.category for label in case.labels)
    return dict(counted)


def _repeated(cases: Sequence[Case]) -> Iterator[str]:
    """Sentences that stand in drafts of two writers."""
    seen: dict[str, Case] = {}
    for case in cases:
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", case.draft):
            words = _WORDS.findall(sentence.lower())
            if len(words) < _FEWEST:
                continue
            first = seen.setdefault(" ".join(words), case)
            if first.writer != case.writer:
                yield f"{case.id}: a sentence of {first.id}: {sentence!r}"


def _near_duplicates(cases: Sequence[Case]) -> Iterator[str]:
    """Drafts of two writers that share most of their word triples."""
    triples = [(case, _triples(case.draft)) for case in cases]
    where: dict[tuple[str, ...], list[int]] = {}
    for number, (case, own) in enumerate(triples):
        near = Counter(other for triple in own for other in where.get(triple, ()))
        for other, shared in near.items():
            earlier, its = triples[other]
            if earlier.writer != case.writer and shared > _LIKE * min(len(own), len(its)):
                yield f"{case.id}: nearly the draft {earlier.id}"
        for triple in own:
            where.setdefault(triple, []).append(number)


def _triples(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))
