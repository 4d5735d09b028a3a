"""Reports as text for people: each finding with its words, its reason and what to say instead."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tactful.report.columns import shown
from tactful.report.excerpt import marked_lines
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.lint.report import Finding, Report, Rewrite
    from tactful.mail.draft import Part
    from tactful.report.tally import Tally

WIDTH = 100
MOST_REWRITES = 3

_DECODED = "the line is that of the decoded text; the file holds it encoded"
_INDENT = "     "
_GUTTER = 7  # columns that the line number and its bar take
_FITTING = " .,;:—–-"
_UNDONE = {
    "path": ("path", "held no drafts"),
    "file": ("file", "could not be read"),
    "mail": ("mail", "could not be read"),
    "writing": ("file", "could not be written"),
}
_VERDICT_ROLES = {"hold": "error", "look-again": "warning", "ready": "good"}


def draft_text(report: Report, *, style: Style = PLAIN, width: int = WIDTH) -> str:
    """Every finding of one draft, in full, with a blank line after each; an empty string where there is none.

    Args:
        report: the draft's report.
        style: the colours.
        width: how many terminal columns a line may take.
    """
    parts: dict[str, Part] = {part.name: part for part in report.draft.parts}
    explained: set[str] = set()
    blocks: list[str] = []
    for finding in report.findings:
        lines = [headline(report.draft.path, finding, style)]
        lines += _source_lines(finding, parts[finding.part], style, width)
        if finding.chance is not None:
            lines += labelled("heard: ", _how_sure(finding), "dim", style, width)
        if finding.customer is not None:
            lines += labelled("said: ", f"“{flat(finding.customer.text)}”", "strong", style, width)
        if _DECODED not in explained and parts[finding.part].source.is_decoded(finding.start):
            lines += labelled("note: ", _DECODED, "dim", style, width)
            explained.add(_DECODED)
        if finding.why and finding.why not in explained:
            lines += labelled("why: ", flat(finding.why), "dim", style, width)
            explained.add(finding.why)
        for rewrite in finding.rewrites[:MOST_REWRITES]:
            lines += labelled("try: ", rewrite_words(rewrite, finding.text), "good", style, width)
        blocks.append("\n".join(lines))
    return "".join(f"{block}\n\n" for block in blocks)


def brief_text(report: Report, *, style: Style = PLAIN) -> str:
    """Every finding of one draft on a line of its own, as editors and scripts like it."""
    return "".join(f"{headline(report.draft.path, finding, style)}\n" for finding in report.findings)


def summary_text(tally: Tally, *, style: Style = PLAIN) -> str:
    """What all of it amounts to: the verdict and the counts, one line, and notes below it."""
    lines = [_one_draft(tally, style) if tally.drafts == 1 else _many_drafts(tally, style)]
    lines += [style.paint("error", line) for line in _undone(tally)]
    lines += [
        style.paint("dim", f"Grammar was not checked: {shown(note)}".rstrip(": ")) for note in tally.grammar_notes
    ]
    lines += [style.paint("dim", f"{shown(note[:1].upper() + note[1:])}.") for note in tally.ear_notes]
    if tally.held_back:
        lines.append(style.paint("dim", f"The ear held back {_count(tally.held_back, 'finding')} of rules."))
    return "".join(f"{line}\n" for line in lines)


def statistics_text(tally: Tally, *, style: Style = PLAIN) -> str:
    """How often each rule spoke, the most frequent first; an empty string where none did."""
    digits = max((len(str(count)) for count in tally.rules.values()), default=0)
    rows = sorted(tally.rules.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{style.paint('strong', str(count).rjust(digits))}  {rule}\n" for rule, count in rows)


def _how_sure(finding: Finding) -> str:
    return f"by the ear and not matched by a rule; it is {100 * (finding.chance or 0):.0f} % sure"


def _source_lines(finding: Finding, part: Part, style: Style, width: int) -> list[str]:
    return marked_lines(
        part.text,
        finding.start,
        finding.end,
        number=lambda offset: part.source.locate(offset).line,
        limit=width - _GUTTER,
        style=style,
        role=finding.severity,
    )


def rewrite_words(rewrite: Rewrite, found: str = "") -> str:
    """A rewrite as a person reads it: its words on one line, and what they do for the conversation.

    What fits it to the words around it, such as a full stop before it or a new capital behind left-out words, says
    nothing by itself.
    """
    words = "" if rewrite.move == "drop" else flat(rewrite.text).lstrip(_FITTING)
    same = flat(found)
    if same and len(words) > len(same):
        before, behind = words.removesuffix(f" {same}"), words.removeprefix(f"{same} ")
        words = f"{before} …" if before != words else f"… {behind}" if behind != words else words
    words = words or "leave these words out"
    return f"{words}  ({rewrite.move})"


def flat(text: str) -> str:
    """`text` on one line, safe to print."""
    return shown(" ".join(text.split()))


def headline(path: str, finding: Finding, style: Style) -> str:
    """Where a finding stands, how bad it is, and what the words do."""
    place = style.paint("strong", f"{shown(path)}:{finding.line}:{finding.column}:")
    severity = style.paint(finding.severity, f"{finding.severity}:")
    return f"{place} {severity} {flat(finding.message)} {style.paint('dim', f'[{finding.rule}]')}"


def labelled(label: str, text: str, role: str, style: Style, width: int) -> list[str]:
    """`text` wrapped to `width` behind its label, the further lines below its first word."""
    hang = " " * len(label)
    room = max(40, width - len(_INDENT))
    rows = textwrap.wrap(label + text, room, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
    return [f"{_INDENT}{style.paint(role, row)}" for row in rows]


def _one_draft(tally: Tally, style: Style) -> str:
    (verdict,) = tally.verdicts
    counts = _severity_counts(tally)
    sentence = {
        "hold": f"Hold this draft: {counts}.",
        "look-again": f"Look again before sending: {counts}.",
        "ready": f"Ready to send, with {counts}." if counts else "Ready to send: nothing found.",
    }[verdict]
    words = f"{_count(tally.words, 'word')}, about {_duration(tally.reading_seconds)} to read."
    size = f" {style.paint('dim', words)}" if tally.words else ""
    return style.paint(_VERDICT_ROLES[verdict], sentence) + size


def _many_drafts(tally: Tally, style: Style) -> str:
    if not tally.drafts:
        return "No drafts were linted."
    labels = {"hold": "to hold", "look-again": "to look at again", "ready": "ready to send"}
    shares = [
        style.paint(_VERDICT_ROLES[verdict], f"{tally.verdicts[verdict]} {label}")
        for verdict, label in labels.items()
        if tally.verdicts[verdict]
    ]
    return f"{tally.drafts} drafts: {', '.join(shares)} ({_severity_counts(tally) or 'nothing found'})."


def _undone(tally: Tally) -> Iterator[str]:
    """What could not be read or written, a line for each sort."""
    for what, count in tally.unread.items():
        noun, said = _UNDONE[what]
        yield f"{_count(count, noun)} {said}."
    if tally.broken:
        are, them = ("is", "it") if tally.broken == 1 else ("are", "them")
        yield f"{_count(tally.broken, 'mail')} {are} broken: what could be read of {them} was linted."


def _severity_counts(tally: Tally) -> str:
    return ", ".join(
        _count(tally.severities[severity], severity)
        for severity in ("error", "warning", "suggestion")
        if tally.severities[severity]
    )


def _duration(seconds: int) -> str:
    return _count(seconds, "second") if seconds < 90 else _count(round(seconds / 60), "minute")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
