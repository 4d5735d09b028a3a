"""What linting a draft costs, beside the same phrases searched for in other ways.

Run with `make bench`. Seconds differ from machine to machine; the ratios in one run are what counts.
"""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

from drafts import DRAFT
from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook
from tactful.text.tokens import tokenise
from timing import median_seconds, print_table

SIZES = (100, 1_000, 10_000)


def main() -> None:
    """Print both tables."""
    built_in()
    by_number_of_rules()


def built_in() -> None:
    """The built-in rules on one draft."""
    rulebook = load_rulebook()
    draft = read_text(DRAFT)
    words = len(DRAFT.split())
    steps = {
        "tokenise": lambda: tokenise(DRAFT),
        "read and lint": lambda: lint(read_text(DRAFT), rulebook),
        "lint": lambda: lint(draft, rulebook),
    }
    rows = [[name, f"{1000 * median_seconds(run):.3f} ms"] for name, run in steps.items()]
    print_table(f"{words} words, {len(rulebook.ids)} built-in rules", ["step", "median"], rows)


def by_number_of_rules() -> None:
    """One phrase a rule, a hundred to ten thousand rules, beside other ways to look for the same phrases."""
    first: dict[str, float] = {}
    rows: list[list[str]] = []
    for size in SIZES:
        phrases = make_phrases(size)
        for name, seconds in measure(phrases).items():
            first.setdefault(name, seconds)
            rows.append([f"{size:,}", name, f"{1000 * seconds:.3f} ms", f"{seconds / first[name]:.2f}"])
    head = ["phrases", "way", "median", f"times the cost of {SIZES[0]}"]
    print_table("The same phrases, looked for in several ways", head, rows)


def make_phrases(count: int) -> list[str]:
    """Phrases of three to five everyday words, the same ones in every run; half of them start with `you`."""
    source = random.Random(7)
    words = re.findall(r"[a-z]+", DRAFT.lower()) + [f"word{number}" for number in range(400)]
    phrases: set[str] = set()
    while len(phrases) < count:
        phrase = source.choices(words, k=source.randint(3, 5))
        phrases.add(" ".join(["you", *phrase[1:]] if len(phrases) % 2 else phrase))
    return sorted(phrases)


def measure(phrases: list[str]) -> dict[str, float]:
    """Median seconds for each way to look for the phrases in the draft."""
    import re2

    with tempfile.TemporaryDirectory() as folder:
        write_rules(Path(folder), phrases)
        rulebook = load_rulebook([folder], builtin=False, cache=False)
    assert len(rulebook.ids) == len(phrases), rulebook.faults[:3]
    draft = read_text(DRAFT)
    one_by_one = [re.compile(rf"\b{phrase}\b", re.IGNORECASE) for phrase in phrases]
    options = re2.Options()
    options.max_mem = 1 << 30  # its default holds fewer phrases
    together = re2.Set.SearchSet(options)
    for phrase in phrases:
        together.Add(rf"(?i)\b{phrase}\b")
    together.Compile()
    known = {word for phrase in phrases for word in phrase.split()}
    calls = 2 if len(phrases) > 1_000 else 10
    return {
        "tactful, whole lint": median_seconds(lambda: lint(draft, rulebook)),
        "tokenise and look each word up": median_seconds(lambda: [key for key in tokenise(DRAFT).keys if key in known]),
        "re, one by one": median_seconds(lambda: [p.search(DRAFT) for p in one_by_one], rounds=5, calls=calls),
        "RE2, one set": median_seconds(lambda: together.Match(DRAFT)),
    }


def write_rules(folder: Path, phrases: list[str]) -> None:
    """One rule file a phrase, as a team would have them."""
    (folder / "blame").mkdir()
    (folder / "blame" / "_category.yml").write_text(
        "title: Blame\nprinciple: start-from-their-view\nwhy: It hurts.\nseverity: warning\n"
    )
    for number, phrase in enumerate(phrases):
        (folder / "blame" / f"rule-{number}.yml").write_text(f"message: A phrase.\nfind: {phrase}\n")


if __name__ == "__main__":
    main()
