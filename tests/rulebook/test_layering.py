"""Layers: a later one adds, replaces, changes, switches and allows, except what an earlier one has locked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.rulebook.layer import LAYERS, Layer
from tactful.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from tactful.rulebook.book import Rulebook

    Pile = Callable[..., Rulebook]

DID = """\
message: m
find: you (did|broke) {it}
rewrites:
  - say: "{it} broke"
    move: own
flags:
  - text: "[[You did it]]."
    becomes: "It broke."
"""
FAULT = "message: f\nseverity: suggestion\nfind: your fault\n"
BASE = {"blame/did.yml": DID, "blame/fault.yml": FAULT}
CATEGORY = "title: Ours\nprinciple: their-truth\nseverity: error\nwhy: Ours.\n"


@pytest.fixture
def pile(write_pack: Callable[..., Path]) -> Pile:
    """Layer packs of files over `BASE`, as organisation, team, person and command line in turn."""

    def layered(*packs: dict[str, str]) -> Rulebook:
        folders = [write_pack(files, f"pack{n}", category=n == 0) for n, files in enumerate([BASE, *packs])]
        layers = [Layer(name, str(folder)) for name, folder in zip(LAYERS, folders, strict=False)]
        return load_rulebook(layers, builtin=False, cache=False)

    return layered


def faults(rulebook: Rulebook) -> list[str]:
    """Each fault, paths from the packs' folder."""
    return [str(fault).replace(f"{Path(fault.path).parents[0]}/", "").replace(os.sep, "/") for fault in rulebook.faults]


def decisions(rulebook: Rulebook, rule_id: str) -> list[tuple[str, str, str]]:
    rule = rulebook.rules.get(rule_id) or rulebook.history.off[rule_id]
    return [(one.what, one.layer, one.detail) for one in rulebook.history.of(rule)]


def found(rulebook: Rulebook, text: str) -> list[str]:
    return [finding.rule for finding in lint(read_text(text), rulebook).findings]


def test_a_rule_of_its_own_is_defined_by_its_layer(pile: Pile) -> None:
    rulebook = pile({"blame/mine.yml": FAULT})
    (decision,) = rulebook.history.of(rulebook.rules["blame/mine"])
    assert decision[:3] == ("defined", "organisation", "pack1")
    assert decision.path.endswith("pack1/blame/mine.yml")


def test_words_can_be_changed_without_copying_the_rule(pile: Pile) -> None:
    rulebook = pile(
        {
            "pack.yml": """\
name: Acme
change:
  blame/did:
    message: Not how we say it.
    severity: error
    rewrites:
      - say: we will put {it} right
        move: own
    flags:
      - text: "Well, [[you did it]]."
        becomes: "Well, we will put it right."
"""
        }
    )
    rule = rulebook.rules["blame/did"]
    assert rulebook.faults == ()
    assert (rule.message, rule.severity, rule.why) == ("Not how we say it.", "error", "It hurts.")
    assert [rewrite.say for rewrite in rule.rewrites] == ["we will put {it} right"]
    assert [(example.text, example.becomes) for example in rule.flags] == [
        ("You did it.", None),
        ("Well, you did it.", "Well, we will put it right."),
    ]
    assert (rule.pack, rule.find) == ("pack0", ("you (did|broke) {it}",))
    assert decisions(rulebook, "blame/did") == [
        ("defined", "built-in", ""),
        ("changed", "organisation", "message, rewrites, severity warning → error"),
    ]
    assert found(rulebook, "You broke the lamp.") == ["blame/did"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("find: x", "pack.yml:3:11: cannot change find (copy the rule file to change it)"),
        ("mesage: x", "pack.yml:3:13: cannot change mesage (one of severity, message, why, rewrites, flags)"),
        ("severity: bad", "pack.yml:3:15: severity cannot be 'bad' (one of suggestion, warning, error)"),
        (
            'rewrites: [{say: "{what}", move: own}]',
            "pack.yml:3:15: rewrites should be a list (one line each, starting with a dash)",
        ),
        (
            'rewrites:\n      - say: "{what}"\n        move: own',
            "pack.yml:4:9: the rewrite uses {what}, which no pattern keeps (write {what} in find)",
        ),
    ],
)
def test_a_change_that_cannot_be_is_a_fault(pile: Pile, change: str, said: str) -> None:
    assert faults(pile({"pack.yml": f"change:\n  blame/did:\n    {change}\n"})) == [said]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("blame/dd", "pack.yml:3:5: no rule or category blame/dd (did you mean blame/did?)"),
        (
            "blame",
            (
                "pack.yml:3:5: blame is a category, not a rule"
                " (its rules' severity: severity: {blame: …}; its title and why: blame/_category.yml)"
            ),
        ),
    ],
)
def test_a_change_of_what_is_no_rule_is_a_fault(pile: Pile, target: str, said: str) -> None:
    assert faults(pile({"pack.yml": f"change:\n  {target}:\n    message: x\n"})) == [said]


def test_the_last_layer_decides_and_each_is_remembered(pile: Pile) -> None:
    rulebook = pile(
        {"pack.yml": "severity:\n  blame: error\n"},
        {"pack.yml": "off: [blame/fault]\n"},
        {"pack.yml": "on: [blame]\nseverity:\n  blame/fault: warning\n"},
        {"blame/did.yml": DID.replace("message: m", "message: again")},
    )
    assert rulebook.faults == ()
    assert decisions(rulebook, "blame/fault") == [
        ("defined", "built-in", ""),
        ("severity", "organisation", "suggestion → error"),
        ("off", "team", ""),
        ("on", "person", ""),
        ("severity", "person", "error → warning"),
    ]
    assert decisions(rulebook, "blame/did") == [
        ("defined", "built-in", ""),
        ("severity", "organisation", "warning → error"),
        ("replaced", "command line", "message, severity error → warning"),
    ]


def test_a_rule_that_is_off_is_still_known(pile: Pile) -> None:
    rulebook = pile({"pack.yml": "off: [blame/fault]\n"})
    assert rulebook.ids == ("blame/did",)
    assert rulebook.history.off["blame/fault"].message == "f"


@pytest.mark.parametrize(
    ("lock", "later", "said"),
    [
        ("blame/did", {"pack.yml": "off: [blame/did]\n"}, "pack.yml:1:7: blame/did is locked by"),
        ("blame/did", {"pack.yml": "severity:\n  blame/did: error\n"}, "pack.yml:2:14: blame/did is locked by"),
        ("blame/did", {"pack.yml": "change:\n  blame/did:\n    why: x\n"}, "pack.yml:3:5: blame/did is locked by"),
        ("blame/did", {"blame/did.yml": FAULT}, "did.yml:1:1: blame/did is locked by"),
        ("blame", {"pack.yml": "off:\n  - blame\n"}, "pack.yml:2:5: blame is locked by"),
        ("blame", {"blame/_category.yml": CATEGORY}, "_category.yml:3:11: blame is locked by"),
        ("severity", {"pack.yml": "severity:\n  blame: error\n"}, "pack.yml:2:10: blame is locked by"),
        ("severity", {"blame/_category.yml": CATEGORY}, "_category.yml:3:11: blame is locked by"),
        (
            "severity",
            {"pack.yml": "change:\n  blame/did:\n    severity: error\n"},
            "pack.yml:3:5: the severity of blame/did is locked by",
        ),
        (
            "severity",
            {"blame/did.yml": f"severity: error\n{DID}"},
            "did.yml:1:11: the severity of blame/did is locked by",
        ),
        ("rules", {"blame/did.yml": FAULT}, "did.yml:1:1: blame/did is locked by"),
        ("off", {"pack.yml": "off: [blame/did]\n"}, "pack.yml:1:7: blame/did is locked by"),
        ("change", {"pack.yml": "change:\n  blame/did:\n    why: x\n"}, "pack.yml:3:5: blame/did is locked by"),
        ("allow", {"pack.yml": "allow:\n  - you did it\n"}, "pack.yml:2:5: allowing phrases is locked by"),
        ("vocabulary", {"vocabulary.yml": "see-through: [so]\n"}, "vocabulary.yml:1:1: the lists are locked by"),
    ],
)
def test_what_is_locked_no_later_layer_undoes(pile: Pile, lock: str, later: dict[str, str], said: str) -> None:
    before = pile({"pack.yml": f"lock:\n  - {lock}\n"})
    after = pile({"pack.yml": f"lock:\n  - {lock}\n"}, later)

    folder = str(Path(before.rules["blame/did"].path).parents[2])
    assert faults(after) == [f"{said} {folder}/pack1/pack.yml:2:5 (take it out here, or ask whoever keeps that file)"]
    assert after.rules == before.rules
    assert after.categories == before.categories
    assert found(after, "You did it.") == ["blame/did"]


def test_a_category_file_does_not_reach_a_rule_that_was_locked_before(pile: Pile) -> None:
    rulebook = pile({"pack.yml": "lock: [blame/did]\n"}, {"blame/_category.yml": CATEGORY})
    assert rulebook.faults == ()
    assert rulebook.rules["blame/did"].severity == "warning"
    assert rulebook.rules["blame/fault"].why == "Ours."


def test_what_is_locked_as_off_stays_off(pile: Pile) -> None:
    rulebook = pile(
        {"pack.yml": "off: [blame/fault]\nlock: [off]\n"},
        {"pack.yml": "on: [blame/fault]\n", "blame/fault.yml": FAULT.replace("f\n", "again\n", 1)},
    )
    assert rulebook.ids == ("blame/did",)
    assert rulebook.history.off["blame/fault"].message == "again"
    assert [line.split(" is locked")[0] for line in faults(rulebook)] == ["pack.yml:1:6: blame/fault"]


def test_allowed_phrases_do_not_reach_rules_that_were_locked_before(pile: Pile) -> None:
    allow = {"pack.yml": "allow:\n  - you did it\n  - your fault\n"}
    assert found(pile(allow), "You did it. It is your fault.") == []
    rulebook = pile({"pack.yml": "lock: [blame/did]\n"}, allow)
    assert rulebook.faults == ()
    assert found(rulebook, "You did it. It is your fault.") == ["blame/did"]
    assert [one.phrase for one in rulebook.history.allowances] == ["you did it", "your fault"]


def test_a_layer_may_use_what_it_locks_itself_and_add_rules_of_its_own(pile: Pile) -> None:
    rulebook = pile(
        {"pack.yml": "severity:\n  blame: error\nlock: [severity, blame]\nallow: [you did well]\n"},
        {"blame/more.yml": "message: more\nfind: oh you\n"},
    )
    assert rulebook.faults == ()
    assert {rule.severity for rule in rulebook.rules.values()} == {"error", "warning"}
    assert "blame/more" in rulebook.rules


def test_who_locked_and_who_was_refused_is_remembered(pile: Pile) -> None:
    rulebook = pile({"pack.yml": "lock: [blame]\n"}, {"pack.yml": "off: [blame/did]\n"}, {"blame/did.yml": FAULT})
    assert decisions(rulebook, "blame/did") == [
        ("defined", "built-in", ""),
        ("locked", "organisation", "blame"),
        ("refused", "team", "off"),
        ("refused", "person", "a file of its own"),
    ]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("blame/dd", "pack.yml:1:8: there is nothing called blame/dd to lock (did you mean blame/did?)"),
        (
            "everything!",
            (
                "pack.yml:1:8: there is nothing called everything! to lock"
                " (a rule, a category, or one of rules, off, severity, change, allow, vocabulary, ear)"
            ),
        ),
        (
            "fail-on",
            "pack.yml:1:8: a pack cannot lock fail-on (it is locked in the organisation's settings file)",
        ),
    ],
)
def test_a_lock_on_nothing_is_a_fault(pile: Pile, target: str, said: str) -> None:
    assert faults(pile({"pack.yml": f"lock: [{target}]\n"})) == [said]


def test_a_settings_file_is_a_layer_without_rules(pile: Pile, write_pack: Callable[..., Path], tmp_path: Path) -> None:
    settings = tmp_path / ".tactful.yml"
    settings.write_text("fail-on: error\noff: [blame/did]\nlock: [fail-on]\nallow: [your fault]\n")
    layers = [Layer("built-in", str(write_pack(BASE))), Layer("person", str(settings))]
    rulebook = load_rulebook(layers, builtin=False, cache=False)
    assert rulebook.faults == ()
    assert decisions(rulebook, "blame/did")[-1] == ("off", "person", "")
    assert found(rulebook, "It is your fault.") == []


def test_the_cache_knows_the_layers_apart(
    write_pack: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same folder as another layer is another rulebook: who decided is part of it."""
    monkeypatch.setenv("TACTFUL_CACHE", str(tmp_path / "cache"))
    folder = str(write_pack(BASE))
    one, two = (load_rulebook([Layer(name, folder)], builtin=False) for name in ("team", "person"))
    assert (one.rules["blame/did"].layer, two.rules["blame/did"].layer) == ("team", "person")
