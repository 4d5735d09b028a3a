"""docs/rules.md: what its tutorial says happens, happens, and its reference is complete."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from tactful.cli.main import main
from tactful.lint.advice import CODES
from tactful.rulebook.changes import CHANGEABLE
from tactful.rulebook.measure_names import MEASURES
from tactful.rulebook.pack import PACK_ONLY_KEYS, SETTING_KEYS
from tactful.rulebook.pattern import parse_pattern, read_pattern
from tactful.rulebook.reply import PLACES, WORDS
from tactful.rulebook.reply_file import REPLY_KEYS
from tactful.rulebook.rule import CONTEXTS, MOVES, PRINCIPLES, SEVERITIES
from tactful.rulebook.rule_file import RULE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[3] / "docs" / "rules.md"
TEXT = DOCS.read_text("utf-8")
TUTORIAL = TEXT[TEXT.index("## Your first rule") : TEXT.index("## A whole rule")]
BLOCK = re.compile(r"(?:^`(?P<path>[\w./-]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Command(NamedTuple):
    """A command line of the tutorial and the lines that it is said to print."""

    line: str
    printed: list[str]


def commands(block: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *printed = part.splitlines()
        yield Command(line, printed)


class Terminal:
    """Somebody who types what the tutorial says behind each question."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown = io.StringIO()
        self.expected: list[str] = []
        monkeypatch.setattr("tactful.cli.rules.new.on_a_terminal", lambda: True)
        monkeypatch.setattr("click.termui.visible_prompt_func", self.answer)
        for stream in ("stdout", "stderr"):
            monkeypatch.setattr(f"sys.{stream}", self.shown)

    def answer(self, prompt: str) -> str:
        asked = plain((self.shown.getvalue() + prompt).rpartition("\n")[2]).rstrip(": ")
        line = next(line for line in self.expected if plain(line).startswith(f"{asked}:"))
        self.expected = self.expected[self.expected.index(line) + 1 :]
        typed = plain(line)[len(asked) + 1 :].strip()
        self.shown.write(f"{prompt}{typed}\n")
        return typed

    def run(self, command: Command) -> list[str]:
        self.expected = list(command.printed)
        self.shown.seek(0)
        self.shown.truncate()
        main(shlex.split(command.line)[1:])
        return self.shown.getvalue().splitlines()


def plain(line: str) -> str:
    """A line without the answer that was proposed, and without figures that change from day to day."""
    line = re.sub(r" \[[^\[\]]*\](?=:)", "", line)
    return re.sub(r"\d+ rules", "N rules", " ".join(line.split()))


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(monkeypatch)
    ran = 0
    for block in BLOCK.finditer(TUTORIAL):
        if block["path"]:
            Path(block["path"]).parent.mkdir(parents=True, exist_ok=True)
            Path(block["path"]).write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "yaml":
            written = Path("our-rules/condescension/gold-customers.yml").read_text("utf-8")
            assert yaml.safe_load(block["text"]) == yaml.safe_load(written)
        else:
            for command in commands(block["text"]):
                shown = iter([plain(line) for line in terminal.run(command)])
                for line in filter(lambda line: line != "…", map(plain, command.printed)):
                    assert line in shown, f"{command.line}: {line}\n\n{terminal.shown.getvalue()}"
                ran += 1
    assert ran == 5


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("A whole rule", (*(key for key in RULE_KEYS if key not in REPLY_KEYS), *SEVERITIES, *PRINCIPLES)),
        ("Rules about answers", (*REPLY_KEYS, *PLACES, *WORDS)),
        ("Contexts", CONTEXTS),
        ("Rewrites", MOVES),
        ("Measures", tuple(MEASURES)),
        ("Checking rules", tuple(CODES)),
    ],
)
def test_the_reference_names_everything(heading: str, names: tuple[str, ...]) -> None:
    section = TEXT[TEXT.index(f"## {heading}\n") :].partition("\n## ")[0]
    assert [name for name in names if f"`{name}`" not in section] == []


def test_the_reference_names_every_key_of_a_pack() -> None:
    section = TEXT[TEXT.index("## Packs\n") :]
    keys = (*PACK_ONLY_KEYS, *SETTING_KEYS)
    assert [key for key in keys if not re.search(rf"^{key}:|`{key}`", section, re.MULTILINE)] == ["description"]
    assert all(f"`{key}`" in section for key in CHANGEABLE if key != "flags")


def test_the_codes_mean_what_the_reference_says() -> None:
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", TEXT, re.MULTILINE)).items() >= CODES.items()


@pytest.mark.parametrize("name", ["rule", "category", "pack", "vocabulary"])
def test_the_schemas_that_it_links_to_are_there(name: str) -> None:
    assert f"](schema/{name}.schema.json)" in TEXT
    assert (DOCS.parent / "schema" / f"{name}.schema.json").exists()


@pytest.mark.parametrize("block", [m["text"] for m in BLOCK.finditer(TEXT) if m["kind"] == "yaml"])
def test_every_yaml_block_can_be_read_and_its_patterns_too(block: str) -> None:
    read = yaml.safe_load(block)
    if isinstance(read, dict):
        lists = {"negation": read_pattern("(not|never)", {})}
        patterns = read.get("find", []) + read.get("unless", [])
        assert all(parse_pattern(pattern, lists) for pattern in patterns)


def test_the_rule_about_answers_that_is_shown_is_sound_and_its_examples_hold(tmp_path: Path) -> None:
    from tactful.lint.examples import check_examples
    from tactful.rulebook.load import load_rulebook

    block = next(match for match in BLOCK.finditer(TEXT) if (match["path"] or "").endswith("new-head.yml"))
    path = tmp_path / block["path"]
    path.parent.mkdir(parents=True)
    path.write_text(block["text"], "utf-8")
    rulebook = load_rulebook([tmp_path / "our-rules"])
    assert rulebook.faults == ()
    assert [str(failure) for failure in check_examples(rulebook, ["unacknowledged-change/new-head"])] == []
