"""Precision, recall and false alarms on labelled drafts: of the built-in rules, of the ear, and of both.

    python bench/accuracy.py [--misses] [--keep] [--dial normal] [FILE.jsonl ...]

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
from readers import Reader, readers, rules_alone
from replies import Replies, tally_replies
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
    parser.add_argument(
        "--dial", choices=("quiet", "normal", "keen"), default="normal", help="how readily the ear speaks"
    )
    arguments = parser.parse_args()
    if arguments.keep:
        KEPT.write_text(json.dumps(own_figures(), indent=2) + "\n", encoding="utf-8")
    files = arguments.files or sorted(OWN.glob("*.jsonl"))
    labelled = [path for path in files if not path.stem.startswith(PAIRS)]
    tallies = {reader.name: {path.stem: tally(path, reader) for path in labelled} for reader in readers(arguments.dial)}
    replies = {path.stem: tally_replies(path) for path in files}
    print_table(
        "Labelled drafts",
        ["file", "reader", "labels found", "findings on a label", "clean drafts flagged"],
        [
            [
                name,
                reader,
                share(counts.found.total(), counts.labels.total()),
                share(counts.right, counts.findings),
                share(counts.clean_flagged, counts.clean),
            ]
            for reader, each in tallies.items()
            for name, counts in each.items()
        ],
    )
    print_categories(tallies)
    print_replies(replies)
    if arguments.misses:
        for name, answers in replies.items():
            counts = tallies["rules"].get(name, Tally())
            if name in HELD_BACK and not arguments.files:
                continue
            print(f"\n{name}", *counts.misses, *counts.wrong, *answers.misses, sep="\n  ")


def print_categories(tallies: dict[str, dict[str, Tally]]) -> None:
    """Print what each reader found, category by category."""
    labels = sum((counts.labels for counts in tallies["rules"].values()), Counter[str]())
    found = {name: sum((counts.found for counts in each.values()), Counter[str]()) for name, each in tallies.items()}
    rows = [
        [category, *(share(found[name][category], labels[category]) for name in found)] for category in sorted(labels)
    ]
    print_table("By category: labels found", ["category", *found], rows)


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
    labelled = {path.stem: figures(tally(path, rules_alone())) for path in files if not path.stem.startswith(PAIRS)}
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


def tally(path: Path, reader: Reader) -> Tally:
    """Have a reader read every case of a file, and count."""
    counts = Tally()
    for case in read_cases(path):
        findings = reader.findings(case.draft)
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
