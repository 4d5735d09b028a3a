"""Settings files: which count where, who has the last word, and what they say when they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.config.find import Found, find_settings, organisation_file, own_file
from tactful.config.settle import settle
from tactful.config.setup import NOTHING_SAID, Setup


def write(path: str | Path, text: str | bytes) -> Path:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def team(tmp_path: Path, text: str | bytes, *, chosen: bool = False) -> Setup:
    return settle([Found("team", str(write(tmp_path / ".tactful.yml", text)), chosen)])


def faults(setup: Setup) -> list[str]:
    return [str(fault).rpartition("/.")[2] for fault in setup.faults]


def test_the_nearest_file_upwards_counts_and_then_ones_own(tmp_path: Path) -> None:
    near = write(tmp_path / "a" / ".tactful.yml", "")
    write(tmp_path / ".tactful.yml", "")
    own, organisation = write(own_file(), ""), write(organisation_file(), "")
    (tmp_path / "a" / "b" / "c").mkdir(parents=True)
    assert [tuple(found)[:2] for found in find_settings(str(tmp_path / "a" / "b" / "c"))] == [
        ("organisation", str(organisation)),
        ("team", str(near)),
        ("person", str(own)),
    ]


def test_a_named_file_stands_in_for_those_found_and_none_leaves_only_the_organisations(tmp_path: Path) -> None:
    write(tmp_path / ".tactful.yml", "")
    write(own_file(), "")
    organisation = write(organisation_file(), "")
    named = write(tmp_path / "ci.yml", "")
    assert [found.path for found in find_settings(str(tmp_path), named=str(named))] == [str(organisation), str(named)]
    assert [found.path for found in find_settings(str(tmp_path), none=True)] == [str(organisation)]


def test_without_files_nothing_is_said(tmp_path: Path) -> None:
    assert settle(()) is NOTHING_SAID
    for nothing in (b"", b"# just a thought\n\n", b"\xef\xbb\xbf# BOM\n"):
        setup = team(tmp_path, nothing)
        assert (setup.faults, setup.packs, setup.settings) == ((), (), NOTHING_SAID.settings)


def test_the_later_file_has_the_last_word_and_the_place_is_known(tmp_path: Path) -> None:
    one = write(tmp_path / "one.yml", "fail-on: error\nmin-severity: warning\nchecks: clarity\n")
    two = write(tmp_path / "two.yml", "checks:\n  - tone\n  - grammar\n  - tone\nfail-on: never\n")
    setup = settle([Found("team", str(one), chosen=True), Found("person", str(two), chosen=True)])
    assert setup.faults == ()
    assert {key: (one.value, one.layer, str(one.place).rpartition("/")[2]) for key, one in setup.settings.items()} == {
        "checks": (("tone", "grammar"), "person", "two.yml:2:3"),
        "min-severity": ("warning", "team", "one.yml:2:15"),
        "fail-on": ("never", "person", "two.yml:5:10"),
        "language-tool": ("", None, "None"),
    }


def test_packs_start_where_their_file_lies_and_the_files_own_rules_come_last(tmp_path: Path) -> None:
    for name in ("a/rules", "a/more"):
        (tmp_path / name).mkdir(parents=True)
    write(tmp_path / "a" / "zipped.zip", b"")
    file = write(tmp_path / "a" / ".tactful.yml", "off: [clarity]\npacks: [rules, ./more, zipped.zip]\n")
    setup = settle([Found("team", str(file), chosen=False)])
    assert setup.faults == ()
    assert [(layer.name, layer.place) for layer in setup.layers] == [
        ("team", str(tmp_path / "a" / "rules")),
        ("team", str(tmp_path / "a" / "more")),
        ("team", str(tmp_path / "a" / "zipped.zip")),
        ("team", str(file)),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on: error\n", "tactful.yml:1:1: unknown key: fail_on (did you mean fail-on?)"),
        (
            "fail-on: fatal\n",
            "tactful.yml:1:10: fail-on cannot be 'fatal' (one of suggestion, warning, error, never)",
        ),
        (
            "min-severity: never\n",
            "tactful.yml:1:15: min-severity cannot be 'never' (one of suggestion, warning, error)",
        ),
        (
            "checks: [tone, spelling]\n",
            "tactful.yml:1:9: checks cannot be 'spelling' (any of tone, clarity, grammar, ear)",
        ),
        ("checks: []\n", "tactful.yml:1:9: checks names nothing to look at (any of tone, clarity, grammar, ear)"),
        (
            "packs:\n  - nowhere\n",
            "tactful.yml:2:5: the pack nowhere is not there (a folder, a zip, a URL, or package:name)",
        ),
        (
            "packs: .tactful.yml\n",
            (
                "tactful.yml:1:8: the pack .tactful.yml is not a folder, and not a zip"
                " (a folder, a zip, a URL, or package:name)"
            ),
        ),
        (
            "packs: package:nobody\n",
            "tactful.yml:1:8: no installed package offers a pack called nobody (pip install it; there are: none)",
        ),
        (
            "packs: https://tactful.example/acme\n",
            (
                "tactful.yml:1:8: https://tactful.example/acme is not the address of a pack"
                " (https://server/teams/name, or one that ends in .zip)"
            ),
        ),
        (
            "language-tool: localhost:8081\n",
            "tactful.yml:1:16: language-tool cannot be 'localhost:8081' (an address such as http://127.0.0.1:8081)",
        ),
        (
            "language-tool: https://grammar.example\n",
            (
                "tactful.yml:1:16: drafts are sent there, and this file happens to lie near them"
                " (name it in your own settings file or with --languagetool"
            ),
        ),
        (
            "fail-on: error\nfail-on: never\n",
            "tactful.yml:2:1: says fail-on twice (the second would silently win; keep one)",
        ),
        ("packs:\n\t- a\n", "tactful.yml:2:1: is not valid YAML: found character that cannot start any token"),
        (b"fail-on: \xff\n", "tactful.yml:1:1: is not UTF-8 (byte 9) (save the file as UTF-8)"),
        (b"\xff\xfef\0a\0", "tactful.yml:1:1: is not UTF-8 (byte 0) (save the file as UTF-8)"),
        (
            "a: &a [x]\nb: *a\n",
            "tactful.yml:1:4: is not valid YAML: anchors and aliases (& and *) are not used here",
        ),
        ("just words\n", "tactful.yml:1:1: the file should be `key: value` lines"),
        ("x" * 300_000, "tactful.yml:1:1: is larger than 256 KiB"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str | bytes, said: str) -> None:
    setup = team(tmp_path, text)
    assert len(setup.faults) == 1
    assert faults(setup)[0].startswith(said)
    assert setup.settings == NOTHING_SAID.settings or "twice" in said


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert team(tmp_path, b"\xef\xbb\xbffail-on: error\n").settings["fail-on"].value == "error"


def test_a_file_that_was_chosen_may_name_any_languagetool(tmp_path: Path) -> None:
    url = "https://grammar.example"
    assert team(tmp_path, f"language-tool: {url}\n", chosen=True).settings["language-tool"].value == url
    near = "http://127.0.0.1:8081"
    assert team(tmp_path, f"language-tool: {near}\n").settings["language-tool"].value == near


def test_what_one_file_locks_no_later_file_sets(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    one = write(tmp_path / ".one.yml", "fail-on: error\nlock:\n  - fail-on\n  - packs\n  - checks\n")
    two = write(tmp_path / ".two.yml", "fail-on: never\npacks: [rules]\nchecks: [tone]\nlock: [fail-on]\n")
    setup = settle([Found("organisation", str(one), chosen=True), Found("person", str(two), chosen=True)])
    assert [line.split(" (")[0] for line in faults(setup)] == ["one.yml:3:5", "one.yml:4:5"]
    assert [fault.message.split("/")[0] for fault in setup.faults] == ["fail-on is locked by ", "packs are locked by "]
    assert setup.settings["fail-on"].value == "error"
    assert [layer.place for layer in setup.layers] == [str(one), str(two)]
    assert {key: place.line for key, place in setup.locks.items()} == {"fail-on": 3, "packs": 4, "checks": 5}


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = write(tmp_path / ".tactful.yml", "")
    monkeypatch.setattr(Path, "open", refuse)
    setup = settle([Found("team", str(file), chosen=False)])
    assert faults(setup) == ["tactful.yml:1:1: cannot be read: Permission denied"]
