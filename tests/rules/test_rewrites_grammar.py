"""What LanguageTool says of the built-in rewrites: put into their examples, they bring no new slip."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tactful.grammar import LocalChecker, start_local
from tactful.lint.engine import lint
from tactful.lint.example_mail import example_draft
from tactful.lint.rewrites import apply_rewrite
from tactful.rulebook.load import load_rulebook

JARS = Path(__file__).parents[2] / ".languagetool"
RULEBOOK = load_rulebook(cache=False)
CATEGORIES = sorted({rule.category for rule in RULEBOOK.rules.values() if rule.rewrites})
BREAK = "\n\n"

pytestmark = [
    pytest.mark.languagetool,
    pytest.mark.skipif(not JARS.is_dir(), reason="make languagetool fetches the server"),
]


@pytest.fixture(scope="module")
def checker() -> Iterator[LocalChecker]:
    running = start_local(JARS)
    yield running
    running.close()


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_rewrite_brings_no_new_slip(category: str, checker: LocalChecker) -> None:
    pairs = [pair for rule_id in RULEBOOK.ids if rule_id.startswith(f"{category}/") for pair in rewritten(rule_id)]
    before = slips(checker, [old for _, old, _ in pairs])
    after = slips(checker, [new for _, _, new in pairs])
    worse = {
        f"{rule_id}: {new}": dict(now - then)
        for (rule_id, _, new), then, now in zip(pairs, before, after, strict=True)
        if now - then
    }
    assert worse == {}


def rewritten(rule_id: str) -> Iterator[tuple[str, str, str]]:
    """The rule's id, each example, and what each rewrite makes of it."""
    for example in RULEBOOK.rules[rule_id].flags:
        for finding in lint(example_draft(example.text), RULEBOOK).findings:
            if finding.rule == rule_id:
                for rewrite in finding.rewrites:
                    yield rule_id, example.text, apply_rewrite(example.text, rewrite)


def slips(checker: LocalChecker, sentences: list[str]) -> list[Counter[str]]:
    """The LanguageTool rules that speak up in each sentence; all are sent together."""
    text = BREAK.join(sentences)
    found: list[Counter[str]] = [Counter() for _ in sentences]
    starts, position = [], 0
    for sentence in sentences:
        starts.append(position)
        position += len(sentence) + len(BREAK)
    for match in checker.check(text, seconds=120):
        index = max(number for number, start in enumerate(starts) if start <= match.start)
        found[index][f"{match.rule} {text[match.start : match.end]!r}"] += 1
    return found
