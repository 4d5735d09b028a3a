"""What `tactful lint one.eml` costs as a whole process, beside an empty Python and its unavoidable imports."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from drafts import DRAFT
from timing import median_seconds, print_table

# What reading a command line and an .eml needs, whoever writes the program.
UNAVOIDABLE = "import click, email.parser, email.policy, dataclasses, re, json"
HEAD = (
    "From: imre@example.org\nTo: rowena@example.net\nSubject: Your scanner\nContent-Type: text/plain; charset=utf-8\n\n"
)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        eml, txt = Path(folder, "one.eml"), Path(folder, "one.txt")
        eml.write_text(HEAD + DRAFT)
        txt.write_text(DRAFT)
        tactful = str(Path(sys.executable).with_name("tactful"))
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "python, unavoidable imports": [sys.executable, "-c", UNAVOIDABLE],
            "tactful --version": [tactful, "--version"],
            "tactful lint one.txt": [tactful, "lint", str(txt)],
            "tactful lint one.eml": [tactful, "lint", str(eml)],
        }
        seconds = {
            name: median_seconds(lambda run=run: process(run), rounds=11, calls=1) for name, run in commands.items()
        }
    empty, floor = seconds["python -c pass"], seconds["python, unavoidable imports"]
    rows = [
        [name, f"{1000 * took:.0f} ms", f"{took / empty:.1f}", f"{took / (2 * empty + floor):.2f}"]
        for name, took in seconds.items()
    ]
    head = ["process", "median", "times an empty Python", "of 3 x empty + unavoidable imports"]
    print_table("Whole processes", head, rows)


def process(command: list[str]) -> None:
    """Run a command to its end, whatever it says."""
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()
