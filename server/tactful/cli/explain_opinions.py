"""`tactful explain RULE --text`: what the ear holds of what a rule finds in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.ear.weigh import Opinion
    from tactful.rulebook.book import Rulebook


def opinions_of(rulebook: Rulebook, rule_id: str, text: str) -> list[Opinion]:
    """What the installed ear holds of a rule's findings in a text.

    Raises:
        click.ClickException: it is not installed.
    """
    from tactful.cli.explain_ear import installed_ear
    from tactful.ear.weigh import opinions

    return opinions(installed_ear(), rulebook, rule_id, text)


def opinions_text(judged: Sequence[Opinion], *, style: Style = PLAIN) -> str:
    """The sentences that a rule speaks about, how likely each offends, and whether the ear holds the rule back."""
    rows = [
        f"  {'   –' if one.chance is None else f'{one.chance:.2f}'}  {' '.join(one.finding.sentence.split())}  "
        + style.paint("dim", "(held back)" if one.held_back else "(not held back)")
        for one in judged
    ]
    return (
        "\n".join([style.paint("strong", "What the ear holds of it"), *(rows or ["  The rule finds nothing."])]) + "\n"
    )


def opinion_objects(judged: Sequence[Opinion]) -> list[dict[str, Any]]:
    """The same as plain JSON values."""
    return [
        {
            "text": one.finding.text,
            "sentence": one.finding.sentence,
            "chance": None if one.chance is None else round(one.chance, 4),
            "held_back": one.held_back,
        }
        for one in judged
    ]
