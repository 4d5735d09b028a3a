"""How often the readers speak up in ordinary mail that nobody minds.

    python bench/silence.py [--show] FILE.jsonl[.gz] ...

Each line of a file is a JSON object with a mail under `text`. Printed is the share of mails with a finding, of any
severity and of warning or error.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from accuracy import share
from readers import readers
from timing import print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readers import Reader


def main() -> None:
    """Read the arguments, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="also print what was flagged")
    parser.add_argument(
        "--dial", choices=("quiet", "normal", "keen"), default="normal", help="how readily the ear speaks"
    )
    arguments = parser.parse_args()
    rows = [row(path, reader, show=arguments.show) for path in arguments.files for reader in readers(arguments.dial)]
    print_table("Ordinary mail", ["file", "reader", "mails flagged", "at warning or error"], rows)


def row(path: Path, reader: Reader, *, show: bool) -> list[str]:
    """What one reader makes of the mails of one file."""
    counts = Counter[str]()
    for text in texts(path):
        findings = reader.findings(text)
        counts["mails"] += 1
        counts["flagged"] += bool(findings)
        counts["loud"] += any(finding.severity != "suggestion" for finding in findings)
        if show:
            print(
                *(f"{reader.name}: {finding.rule} {finding.severity} {finding.text!r}" for finding in findings),
                sep="\n",
            )
    return [
        path.name.partition(".")[0],
        reader.name,
        share(counts["flagged"], counts["mails"]),
        share(counts["loud"], counts["mails"]),
    ]


def texts(path: Path) -> Iterator[str]:
    """The mails of a file."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)["text"]


if __name__ == "__main__":
    main()
