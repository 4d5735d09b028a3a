"""Precision, recall and false alarms of the built-in rules on labelled drafts.

    python bench/accuracy.py [--misses] [--keep] [FILE.jsonl ...]

Without files, the project's own cases in tests/cases. Those that have a customer's message are read once more as
answers to it; files named `changes*` hold nothing but such pairs. A label is found when a finding shares words with
it; a finding is right when it shares words with a label of any category.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from cases import Case, read_cases
from replies import Replies, tally_replies
from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook
from timing import print_table

OWN = Path(__file__).parent.parent / "tests" / "cases"
HELD_BACK = ("unseen", "changes-unseen")
"""The files whose words rule writers should not see: their misses are printed only when they are named."""
PAIRS = "changes"
"""What the names of files begin with that hold customers' messages and answers, without labels."""
KEPT = OWN / "figures.json"
"""The figures of the project's own cases, so that a change that makes them worse is seen."""


@dataclass(slots=True)
class Tally:
    """What was counted over the cases of one file."""

    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    findings: int = 0
    right: int = 0
    clean: int = 0
    clean_flagged: int = 0
    misses: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Read the arguments, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", action="store_true", help="also print what was missed and what was flagged wrongly")
    parser.add_argument("--keep", action="store_true", help=f"write the figures of the own cases to {KEPT.name}")
    arguments = parser.parse_args()
    if arguments.keep:
        KEPT.write_text(json.dumps(own_figures(), indent=2) + "\n", encoding="utf-8")
    files = arguments.files or sorted(OWN.glob("*.jsonl"))
    tallies = {path.stem: tally(path) for path in files if not path.stem.startswith(PAIRS)}
    replies = {path.stem: tally_replies(path) for path in files}
    print_table(
        "Labelled drafts",
        ["file", "labels found", "findings on a label", "clean drafts flagged"],
        [
            [
                name,
                share(counts.found.total(), counts.labels.total()),
                share(counts.right, counts.findings),
                share(counts.clean_flagged, counts.clean),
            ]
            for name, counts in tallies.items()
        ],
    )
    labels = sum((counts.labels for counts in tallies.values()), Counter[str]())
    found = sum((counts.found for counts in tallies.values()), Counter[str]())
    print_table("By category", ["category", "labels found"], [[k, share(found[k], labels[k])] for k in sorted(labels)])
    print_replies(replies)
    if arguments.misses:
        for name, answers in replies.items():
            counts = tallies.get(name, Tally())
            if name in HELD_BACK and not arguments.files:
                continue
            print(f"\n{name}", *counts.misses, *counts.wrong, *answers.misses, sep="\n  ")


def print_replies(replies: dict[str, Replies]) -> None:
    """Print what the reply rules make of the answers in each file."""
    print_table(
        "Answers to customers",
        ["file", "ignored changes found", "taken in, flagged", "no change, flagged", "other reply rules on clean"],
        [
            [
                name,
                share(counts.found, counts.ignored),
                share(counts.taken_in_flagged, counts.taken_in),
                share(counts.no_change_flagged, counts.no_change),
                share(counts.clean_flagged, counts.clean),
            ]
            for name, counts in replies.items()
        ],
    )


def own_figures() -> dict[str, dict[str, int]]:
    """The figures of each of the project's own files, as they are kept."""
    files = sorted(OWN.glob("*.jsonl"))
    labelled = {path.stem: figures(tally(path)) for path in files if not path.stem.startswith(PAIRS)}
    return labelled | {f"{path.stem} as answers": tally_replies(path).figures() for path in files}


def figures(counts: Tally) -> dict[str, int]:
    """A tally as plain numbers."""
    return {
        "labels": counts.labels.total(),
        "labels found": counts.found.total(),
        "findings": counts.findings,
        "findings on a label": counts.right,
        "clean drafts": counts.clean,
        "clean drafts flagged": counts.clean_flagged,
    }


def tally(path: Path) -> Tally:
    """Lint every case of a file and count."""
    rulebook = load_rulebook()
    counts = Tally()
    for case in read_cases(path):
        findings = lint(read_text(case.draft), rulebook).findings
        if not case.rough:
            counts.clean += 1
            counts.clean_flagged += bool(findings)
        for label in case.labels:
            counts.labels[label.category] += 1
            if any(finding.start < label.end and label.start < finding.end for finding in findings):
                counts.found[label.category] += 1
            else:
                counts.misses.append(f"missed {label.category}: {case.draft[label.start : label.end]!r}")
        for finding in findings:
            on_label = overlaps(case, finding.start, finding.end)
            counts.findings += case.rough
            counts.right += case.rough and on_label
            if not on_label:
                counts.wrong.append(f"wrongly {finding.rule}: {finding.text!r} in {case.id}")
    return counts


def overlaps(case: Case, start: int, end: int) -> bool:
    """Whether a span shares words with any label of the case."""
    return any(start < label.end and label.start < end for label in case.labels)


def share(part: int, whole: int) -> str:
    """`3 of 4, 75 %`."""
    return f"{part} of {whole}, {100 * part / whole:.1f} %" if whole else "none"


if __name__ == "__main__":
    main()
