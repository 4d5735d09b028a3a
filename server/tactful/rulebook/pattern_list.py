"""The patterns in one field of a rule file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.rulebook.pattern import PatternError, read_pattern

if TYPE_CHECKING:
    from tactful.rulebook.phrase_tree import Lists, Tree
    from tactful.rulebook.yaml_nodes import Reader


def read_patterns(reader: Reader, key: str, vocabulary: Lists) -> list[tuple[str, Tree]]:
    """Each pattern of the field `key` as written, and what it stands for. Faults are kept in the reader."""
    patterns: list[tuple[str, Tree]] = []
    for item in reader.items(key):
        if reader.hopeless:
            break
        text = reader.scalar(item, "a pattern")
        try:
            if text:
                patterns.append((text, read_pattern(text, vocabulary)))
        except PatternError as error:
            reader.fault(f"pattern {error.message}", item, error.hint, error.offset + reader.text_offset(item))
    return patterns
