"""Findings from several readers in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.lint.report import Finding
    from tactful.mail.draft import Part


def overlap(one: Finding, other: Finding) -> bool:
    """Whether two findings are about some of the same words."""
    return one.part == other.part and one.start < other.end and other.start < one.end


def in_reading_order(findings: Iterable[Finding], parts: Sequence[Part]) -> list[Finding]:
    """The findings as a person comes upon them: part by part, from start to end."""
    order: dict[str, int] = {part.name: number for number, part in enumerate(parts)}
    return sorted(findings, key=lambda finding: (order[finding.part], finding.start, finding.end))
