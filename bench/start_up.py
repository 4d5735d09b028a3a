"""What `tactful lint one.eml` costs as a whole process, beside an empty Python and its unavoidable imports.

Two floors are shown, because both are asked about: the imports that nobody's program could do without, and all that a
lint imports, tactful's own modules among them, without doing anything. What is above the second is work.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from drafts import DRAFT
from timing import print_table

# What reading a command line and an .eml needs, whoever writes the program.
UNAVOIDABLE = "import click, email.parser, email.policy, dataclasses, re, json"
ROUNDS = 16
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
            "python, all that a lint imports": [sys.executable, "-c", all_imports(eml)],
            "tactful --version": [tactful, "--version"],
            "tactful lint one.txt": [tactful, "lint", str(txt)],
            "tactful lint one.eml": [tactful, "lint", str(eml)],
        }
        seconds = interleaved(commands)
    empty, floor, ours = list(seconds.values())[:3]
    rows = [
        [name, f"{1000 * took:.0f} ms"]
        + [f"{took / whole:.2f}" for whole in (empty, 2 * empty + floor, 2 * empty + ours)]
        for name, took in seconds.items()
    ]
    head = ["process", "median", "times an empty Python", "of 3 x empty + unavoidable", "of 3 x empty + all imports"]
    print_table("Whole processes", head, rows)


def all_imports(draft: Path) -> str:
    """A program that imports what a lint of `draft` imports, and does nothing."""
    ask = "import sys; from tactful.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", ask, "lint", str(draft)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    modules = [name for name in said.split() if name.startswith(("tactful", "click", "email")) or "." not in name]
    return "import " + ", ".join(name for name in modules if name not in {"__main__", "_frozen_importlib_external"})


def interleaved(commands: dict[str, list[str]]) -> dict[str, float]:
    """The median processor seconds of each command, all of them run in turn, so that they share good times and bad."""
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took[name].append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return {name: statistics.median(rounds[1:]) for name, rounds in took.items()}  # the first round fills caches


if __name__ == "__main__":
    main()
