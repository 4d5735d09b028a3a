"""What the ear costs beside the rules: a draft, one changed sentence, an archive, loading, memory.

Run with `make bench`, or `python bench/ear.py FOLDER` for weights that lie elsewhere. Ratios are against the lint by
rules of the same draft in the same run.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from drafts import DRAFT
from tactful.ear.ear import Ear
from tactful.ear.installed import InstalledEar
from tactful.ear.listen import listen, sentences_of
from tactful.ear.model import EarUnavailableError
from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook
from timing import median_seconds, print_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tactful.mail.draft import Draft

TARGET_DRAFT, TARGET_SENTENCE = 20, 4  # milliseconds
ARCHIVE, TOGETHER = 320, 32
LOADING = (
    "import sys, time; from pathlib import Path; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
)
MODEL = "from tactful.ear.model import Model; Model(Path(sys.argv[1]))"
PACKAGES = "import numpy, onnxruntime, tokenizers"


def main(folder: Path | None) -> None:
    """Print the tables."""
    installed = InstalledEar(folder)
    try:
        installed.get()
    except EarUnavailableError as fault:
        print(f"{fault}.")
        return
    bench = Bench(installed)
    rows = [
        ("rules: the draft", bench.by_rules, ""),
        ("ear: the draft, nothing known", bench.fresh, f"{TARGET_DRAFT} ms"),
        ("ear: the draft, its last sentence changed", bench.last_changed, f"{TARGET_SENTENCE} ms"),
        ("ear: the draft, one in the middle changed", bench.one_changed, ""),
        ("ear: the draft, all known", bench.known, ""),
    ]
    whole = median_seconds(bench.by_rules, rounds=9, calls=10)
    table = []
    for name, call, target in rows:
        took = median_seconds(call, rounds=9, calls=5)
        table.append([name, f"{1000 * took:.2f} ms", f"{took / whole:.1f}", target])
    print_table(f"{bench.words} words, {bench.sentences} sentences", ["what", "median", "of rules", "target"], table)
    print_table("An archive, a draft", ["how", "median", "of rules"], bench.archive(whole))
    print_table("Loading, and memory", ["what", ""], loading(folder))


class Bench:
    """The draft, the rules and the ear."""

    def __init__(self, installed: InstalledEar) -> None:
        self.installed, self.rulebook, self.draft = installed, load_rulebook(), read_text(DRAFT)
        self.report = lint(self.draft, self.rulebook)
        self.words = round(self.report.measures["words"])
        self.sentences = len(sentences_of(self.draft.parts[-1]))
        self.count = 0
        self.known()

    def by_rules(self) -> None:
        """Lint the draft by rules."""
        lint(self.draft, self.rulebook)

    def known(self) -> None:
        """Hear a draft that has been heard."""
        listen(self.report, self.installed, self.rulebook)

    def fresh(self) -> None:
        """Hear a draft with an empty memory."""
        self._listen(Ear(self.installed.get().model), self.draft)

    def last_changed(self) -> None:
        """Hear a draft of which the last sentence is new, as when it is being written."""
        self._changed("come to that")

    def one_changed(self) -> None:
        """Hear a draft of which one sentence in the middle is new; so is, for the ear, the one behind it."""
        self._changed("order page")

    def archive(self, rules: float) -> list[list[str]]:
        """Hear many different drafts one by one, and many at once."""
        drafts = [read_text(DRAFT.replace(" the ", f" the {number} ")) for number in range(ARCHIVE)]
        ways: dict[str, Callable[[Ear], None]] = {
            "one by one": lambda ear: hear(ear, drafts, 1),
            f"{TOGETHER} at once": lambda ear: hear(ear, drafts, TOGETHER),
        }
        rows = []
        for name, way in ways.items():
            start = time.process_time()
            way(Ear(self.installed.get().model))
            each = (time.process_time() - start) / ARCHIVE
            rows.append([name, f"{1000 * each:.2f} ms", f"{each / rules:.1f}"])
        return rows

    def _changed(self, words: str) -> None:
        self.count += 1
        self._listen(self.installed.get(), read_text(DRAFT.replace(words, f"{words} {self.count}")))

    def _listen(self, ear: Ear, draft: Draft) -> None:
        listen(self.report._replace(draft=draft, findings=()), _Holding(ear), self.rulebook)


class _Holding(InstalledEar):
    """An ear that is there already."""

    def __init__(self, ear: Ear) -> None:
        super().__init__()
        self._ear = ear


def hear(ear: Ear, drafts: list[Draft], together: int) -> None:
    """Hear drafts, so many at a time."""
    for first in range(0, len(drafts), together):
        parts = [part for draft in drafts[first : first + together] for part in draft.parts]
        ear.hear([sentence for part in parts for sentence in sentences_of(part)])


def loading(folder: Path | None) -> list[list[str]]:
    """Seconds that a new process takes to load the model, and the memory it costs this one."""
    from tactful.ear.installed import model_folder
    from tactful.ear.model import Model

    place = folder or model_folder()
    took = {name: fastest(LOADING.format(code), place) for name, code in (("packages", PACKAGES), ("all", MODEL))}
    gc.collect()
    before = psutil.Process().memory_info().rss
    kept = Model(place)
    held = psutil.Process().memory_info().rss - before
    size = sum(path.stat().st_size for path in place.iterdir())
    del kept
    return [
        ["loading numpy, ONNX Runtime and tokenizers", f"{1000 * took['packages']:.0f} ms"],
        ["loading them and the model", f"{1000 * took['all']:.0f} ms"],
        ["memory of a model", f"{held / 1e6:.0f} MB"],
        ["the model's files", f"{size / 1e6:.1f} MB"],
    ]


def fastest(code: str, folder: Path) -> float:
    """Seconds that some code says it took in a process of its own; the best of five."""
    run = [sys.executable, "-c", code, str(folder)]
    return min(float(subprocess.run(run, capture_output=True, text=True, check=True).stdout) for _ in range(5))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
