"""Reports as plain JSON values: the one shape that the command line and the server answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from tactful.lint.fingerprint import fingerprint
from tactful.text.offsets import utf16_converter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tactful.lint.report import Finding, Quoted, Report, Rewrite
    from tactful.mail.draft import Part

SCHEMA = "tactful-report/1"

OffsetUnit = Literal["code-point", "utf-16"]
OFFSET_UNITS: tuple[OffsetUnit, ...] = get_args(OffsetUnit)

_COPIED_BEFORE_SPAN = ("rule", "category", "severity", "part")
_COPIED_AFTER_SPAN = (
    "line",
    "column",
    "end_line",
    "end_column",
)
_COPIED_LAST = (
    "text",
    "sentence",
    "message",
    "why",
    "principle",
)


def report_object(
    reports: Iterable[Report],
    errors: Iterable[Mapping[str, str]] = (),
    *,
    offsets: OffsetUnit = "code-point",
) -> dict[str, Any]:
    """The whole answer for some drafts, ready for `json.dumps`.

    Args:
        reports: one report a draft, in the order in which they are to be listed.
        errors: what could not be read, each with `path` and `message`.
        offsets: the unit of every `start` and `end`.
    """
    return {
        "schema": SCHEMA,
        "drafts": [draft_object(report, offsets=offsets) for report in reports],
        "errors": [{"path": error["path"], "message": error["message"]} for error in errors],
    }


def draft_object(report: Report, *, offsets: OffsetUnit = "code-point") -> dict[str, Any]:
    """One draft's findings, measures and verdict.

    Args:
        report: the report.
        offsets: the unit of every `start` and `end`: code points of the part's text, or UTF-16 units as
            JavaScript counts them. Lines and columns count code points either way.

    Raises:
        KeyError: a finding names a part that the draft does not have.
    """
    parts: dict[str, Part] = {part.name: part for part in report.draft.parts}
    convert = {name: _converter(part.text, offsets) for name, part in parts.items()}
    said = _converter(report.draft.customer, offsets)
    return {
        "path": report.draft.path,
        "index": report.draft.index,
        "subject": report.draft.subject,
        "findings": [_finding_object(found, parts[found.part], convert[found.part], said) for found in report.findings],
        "measures": dict(report.measures),
        "verdict": report.verdict,
        "grammar": report.grammar,
        "grammar_note": report.grammar_note,
        "rulebook": report.rulebook,
        "ear": report.ear._asdict(),
    }


def report_json_start() -> str:
    """How the JSON of a whole answer begins, before its first draft."""
    return f'{{\n  "schema": "{SCHEMA}",\n  "drafts": ['


def draft_json(report: Report) -> str:
    """One draft as JSON, indented as it stands in a whole answer; a comma and a line break go between two."""
    import json
    from textwrap import indent

    return indent(json.dumps(draft_object(report), indent=2, ensure_ascii=False), "    ")


def report_json_end(errors: Iterable[Mapping[str, str]], *, empty: bool) -> str:
    """How the JSON of a whole answer ends, after its last draft; with `empty`, it has none."""
    import json

    listed = json.dumps(report_object((), errors)["errors"], indent=2, ensure_ascii=False).replace("\n", "\n  ")
    return f'{"]" if empty else chr(10) + "  ]"},\n  "errors": {listed}\n}}\n'


def _converter(text: str, offsets: OffsetUnit) -> Callable[[int], int]:
    return utf16_converter(text) if offsets == "utf-16" else int


def _finding_object(
    found: Finding, part: Part, convert: Callable[[int], int], said: Callable[[int], int]
) -> dict[str, Any]:
    return {
        **{name: getattr(found, name) for name in _COPIED_BEFORE_SPAN},
        "start": convert(found.start),
        "end": convert(found.end),
        **{name: getattr(found, name) for name in _COPIED_AFTER_SPAN},
        "decoded": part.source.is_decoded(found.start),
        **{name: getattr(found, name) for name in _COPIED_LAST},
        "rewrites": [_rewrite_object(rewrite, convert) for rewrite in found.rewrites],
        "fingerprint": fingerprint(found.rule, part.text, found.start, found.end),
        "customer": _quoted_object(found.customer, said),
        "chance": found.chance and round(found.chance, 3),
    }


def _quoted_object(quoted: Quoted | None, said: Callable[[int], int]) -> dict[str, Any] | None:
    return quoted and {"text": quoted.text, "start": said(quoted.start), "end": said(quoted.end)}


def _rewrite_object(rewrite: Rewrite, convert: Callable[[int], int]) -> dict[str, Any]:
    return {
        "text": rewrite.text,
        "start": convert(rewrite.start),
        "end": convert(rewrite.end),
        "move": rewrite.move,
    }
