from collections.abc import Callable
from pathlib import Path

import pytest

from tactful.rulebook import load
from tactful.rulebook.automaton import Nodes
from tactful.rulebook.load import load_rulebook

Write = Callable[..., Path]
RULE = "message: m\nfind: you did it\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TACTFUL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_later_pack_replaces_extends_and_switches_off(write_pack: Write) -> None:
    low = write_pack(
        {
            "blame/one.yml": "message: low\nfind: one <soon>\n",
            "blame/two.yml": RULE,
            "blame/three.yml": RULE,
            "vocabulary.yml": "soon: [shortly]\n",
        },
        "low",
    )
    high = write_pack(
        {
            "pack.yml": "name: ours\noff: [blame/two]\nseverity:\n  blame/three: error\n",
            "blame/one.yml": "message: high\nfind: one <soon>\n",
            "vocabulary.yml": "soon: [in a bit]\n",
        },
        "high",
        category=False,
    )
    rulebook = load_rulebook([low, high], builtin=False, cache=False)
    assert rulebook.faults == ()
    assert rulebook.ids == ("blame/one", "blame/three")
    assert (rulebook.rules["blame/one"].message, rulebook.rules["blame/one"].pack) == ("high", "ours")
    assert rulebook.rules["blame/three"].severity == "error"


def test_the_cache_gives_the_same_rulebook_until_a_file_changes(write_pack: Write, cache: Path) -> None:
    folder = write_pack({"blame/one.yml": RULE})
    first = load_rulebook([folder], builtin=False)
    assert list(cache.iterdir())
    assert all(file.stat().st_mode & 0o077 == 0 for file in cache.iterdir())
    again = load_rulebook([folder], builtin=False)
    assert (again.ids, again.digest, again.automaton) == (first.ids, first.digest, first.automaton)
    assert again.rules == first.rules
    write_pack({"blame/two.yml": RULE})
    changed = load_rulebook([folder], builtin=False)
    assert changed.ids == ("blame/one", "blame/two")
    assert changed.digest != first.digest


def test_only_the_latest_rulebooks_stay_in_the_cache(
    write_pack: Write, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "MOST_KEPT", 2)
    (other := cache / "settings-1.bin").parent.mkdir()
    other.write_bytes(b"x")
    for name in ("one", "two", "three"):
        first = load_rulebook([write_pack({"blame/one.yml": RULE}, name)], builtin=False)
    kept = sorted(cache.glob("rulebook-*"), key=lambda file: file.stat().st_mtime_ns)
    assert (len(kept), other.exists()) == (2, True)
    monkeypatch.setattr(load, "_compile", None)
    assert load_rulebook([cache.parent / "three"], builtin=False).digest == first.digest


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\x00" * 100])
def test_a_damaged_cache_is_only_a_slow_start(write_pack: Write, cache: Path, damage: bytes) -> None:
    folder = write_pack({"blame/one.yml": RULE})
    load_rulebook([folder], builtin=False)
    for file in cache.iterdir():
        file.write_bytes(damage)
    assert load_rulebook([folder], builtin=False).ids == ("blame/one",)


def test_a_cache_that_others_can_write_is_not_read(write_pack: Write, cache: Path) -> None:
    folder = write_pack({"blame/one.yml": RULE})
    load_rulebook([folder], builtin=False)
    (file,) = cache.iterdir()
    before = file.stat().st_ino
    file.chmod(0o666)
    load_rulebook([folder], builtin=False)
    (file,) = cache.iterdir()
    assert file.stat().st_ino != before


def test_a_cache_that_cannot_be_written_is_no_error(
    write_pack: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TACTFUL_CACHE", str(tmp_path / "file" / "below"))
    assert load_rulebook([write_pack({"blame/one.yml": RULE})], builtin=False).ids == ("blame/one",)


def test_rules_of_the_same_words_have_the_same_digest(write_pack: Write) -> None:
    one = load_rulebook([write_pack({"blame/one.yml": RULE})], builtin=False, cache=False)
    two = load_rulebook([write_pack({"blame/one.yml": RULE})], builtin=False, cache=False)
    assert one.digest == two.digest


def test_equal_tails_are_kept_once(write_pack: Write) -> None:
    """Optional parts double the paths; the automaton must not double with them."""
    few = load_rulebook(
        [write_pack({"blame/a.yml": "message: m\nfind: a b c d z\n"}, "few")], builtin=False, cache=False
    )
    many = load_rulebook(
        [write_pack({"blame/a.yml": "message: m\nfind: a [b] [c] [d] z\n"}, "many")], builtin=False, cache=False
    )
    assert len(Nodes(many.automaton)) == len(Nodes(few.automaton))
