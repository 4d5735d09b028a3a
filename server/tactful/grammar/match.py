"""What a grammar checker says, and what it says when it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class GrammarUnavailableError(Exception):
    """Grammar could not be checked.

    Its text says why and what to do about it, for the person who wrote the draft. It never holds words of the
    draft, nor names and passwords from an address.
    """


@dataclass(frozen=True, slots=True)
class GrammarMatch:
    """One slip in a text.

    Attributes:
        start: where it starts, in code points of the checked text.
        end: where it ends (exclusive).
        rule: LanguageTool's id of the rule, such as `EN_A_VS_AN`.
        message: what is wrong, in a sentence.
        replacements: what to write instead, likeliest first.
        misspelling: whether it is a word that the dictionary does not know.
    """

    start: int
    end: int
    rule: str
    message: str
    replacements: tuple[str, ...]
    misspelling: bool


class GrammarChecker(Protocol):
    """Whatever can find the slips in a text."""

    def check(self, text: str, *, seconds: float) -> list[GrammarMatch]:
        """The slips in `text`, in reading order, found within `seconds`.

        Raises:
            GrammarUnavailableError: there is no answer, or none in time.
        """
        ...

    def close(self) -> None:
        """Let go of what the checker holds, such as a process it started."""
        ...
