"""What `--interactive` shows: a finding in the draft as it reads now, what was put in, and what a draft comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.lint.rewrites import lost_facts
from tactful.report.as_text import flat, headline, labelled, rewrite_words
from tactful.report.excerpt import marked_lines

if TYPE_CHECKING:
    from tactful.cli.choosing import Choosing, Place
    from tactful.lint.report import Finding, Rewrite
    from tactful.report.style import Style

MOST_REWRITES = 9
"""As many as there are keys for."""

HELP = """\
     1-9  take that rewrite
     e    use your own words; a single - leaves the words out, an empty line goes back
     s    leave this as it is
     S    leave this and everything else that the same rule finds
     u    take the last decision back
     w    write what is decided so far, and stop
     q    stop, and write nothing of this draft; those before it stay written. So do Ctrl+C and Ctrl+D
     ?    show this list
"""
_INDENT = "     "
_GUTTER = 7


def question_text(choosing: Choosing, finding: Finding, *, style: Style, width: int) -> str:
    """A finding in the draft as it reads now, why it hurts, and the rewrites that may go in, numbered.

    Args:
        choosing: the decisions so far.
        finding: the finding to decide about.
        style: the colours.
        width: how many columns a line may take.
    """
    report = choosing.report
    left = f"{choosing.ahead} to go" if choosing.ahead > 1 else "the last"
    lines = ["", f"{headline(report.draft.path, finding, style)} {style.paint('dim', f'({left})')}"]
    lines += _shown_place(choosing.place, finding, finding.severity, style, width)
    if finding.why:
        lines += labelled("why: ", flat(finding.why), "dim", style, width)
    for number, rewrite in enumerate(choosing.rewrites[:MOST_REWRITES], 1):
        lines += labelled(
            f"  {number}  ", rewrite_words(rewrite) + _lost(choosing.place.text, finding, rewrite), "good", style, width
        )
    if not choosing.rewrites:
        lines += labelled("     ", "no rewrite is offered here; e takes your own words", "dim", style, width)
    return "\n".join(lines) + "\n"


def chosen_text(place: Place, finding: Finding, *, style: Style, width: int) -> str:
    """How the draft reads with the words that were put in last.

    Args:
        place: where they stand now.
        finding: what they stand in for.
        style: the colours.
        width: how many columns a line may take.
    """
    return "\n".join(_shown_place(place, finding, "good", style, width)) + "\n"


def summary_text(choosing: Choosing, *, style: Style) -> str:
    """What is decided about a draft: how much is rewritten, and in which words."""
    fixes = choosing.fixes
    left = choosing.left
    counts = f"{len(fixes)} to rewrite, {left} left as {'it is' if left == 1 else 'they are'}."
    lines = ["", f"{style.paint('strong', flat(choosing.report.draft.path) + ':')} {counts}"]
    lines += [
        f"{_INDENT}{flat(fix.finding.text)} → {style.paint('good', flat(fix.rewrite.text)) or '(left out)'}"
        for fix in fixes
    ]
    return "\n".join(lines) + "\n"


def keys_text(choosing: Choosing) -> str:
    """The keys that decide about a finding, as a prompt."""
    count = min(MOST_REWRITES, len(choosing.rewrites))
    numbers = "" if not count else "1, " if count == 1 else f"1-{count}, "
    return f"{_INDENT}{numbers}e own words, s skip, S skip rule, u undo, w write, q quit, ? help: "


def _shown_place(place: Place, finding: Finding, role: str, style: Style, width: int) -> list[str]:
    """The lines of the draft that the place touches, numbered from the line that the finding stands on in the file."""
    first = place.text.count("\n", 0, place.start)
    return marked_lines(
        place.text,
        place.start,
        place.end,
        number=lambda offset: finding.line + place.text.count("\n", 0, offset) - first,
        limit=width - _GUTTER,
        style=style,
        role=role,
    )


def _lost(text: str, finding: Finding, rewrite: Rewrite) -> str:
    facts = lost_facts(text, rewrite, finding.start, finding.end)
    return f"  (leaves out {', '.join(facts)})" if facts else ""
