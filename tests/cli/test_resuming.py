"""Keeping how far a lint got, apart from any Ctrl+C."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tactful.cli.lint import Wanted
from tactful.cli.resuming import StaleStop, Stop, find_stop, forget_stop, keep_stop
from tactful.mail.places import find_files

if TYPE_CHECKING:
    from conftest import Tactful

MAIL = "From al Mon Jan  1 00:00:00 2026\nFrom: al@example.com\nSubject: Hi\n\nThis is your fault, {}.\n\n"
STOP = Stop(files=1, mails=2, drafts=60, found=True)


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_CACHE", str(tmp_path / "kept"))
    Path("a.txt").write_text("Secret words.", encoding="utf-8")
    Path("b.mbox").write_text("".join(map(MAIL.format, ("one", "two", "three"))), encoding="utf-8", newline="\n")


def wanted(*paths: str, **more: Any) -> Wanted:
    nothing = dict.fromkeys(Wanted._fields)
    return Wanted(**{**nothing, "paths": paths or (".",), "drafts": False, **more})


def found() -> list[Any]:
    return list(find_files(["."]))


def test_what_was_kept_is_found_until_it_is_forgotten() -> None:
    assert find_stop(wanted(), found()) is None
    assert keep_stop(wanted(), found(), STOP)
    assert find_stop(wanted(), found()) == STOP
    forget_stop(wanted())
    assert find_stop(wanted(), found()) is None
    forget_stop(wanted())


def test_other_paths_have_stops_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_stop(wanted(), found(), STOP)
    assert find_stop(wanted("b.mbox"), found()) is None
    assert find_stop(wanted(drafts=True), found()) is None
    Path("inner").mkdir()
    monkeypatch.chdir("inner")
    assert find_stop(wanted(), found()) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", "Other words, and more."),
        ("b.mbox", "".join(map(MAIL.format, ("zero", "one", "two", "three")))),
        ("b.mbox", "".join(map(MAIL.format, ("one", "TWO", "three")))),
        ("0.txt", "A new file before all others."),
    ],
)
def test_where_what_was_read_has_changed_nobody_goes_on(path: str, text: str) -> None:
    keep_stop(wanted(), found(), STOP)
    Path(path).write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(StaleStop):
        find_stop(wanted(), found())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("b.mbox", "".join(map(MAIL.format, ("one", "two", "THREE", "four")))),
        ("c.txt", "A new file behind all others."),
    ],
)
def test_what_was_not_read_yet_may_change(path: str, text: str) -> None:
    keep_stop(wanted(), found(), STOP)
    Path(path).write_text(text, encoding="utf-8", newline="\n")
    assert find_stop(wanted(), found()) == STOP


def test_no_words_of_a_draft_are_kept(tmp_path: Path) -> None:
    keep_stop(wanted(), found(), STOP)
    (kept,) = (tmp_path / "kept" / "stopped").iterdir()
    text = kept.read_text("ascii")
    assert sorted(json.loads(text)) == ["digest", "drafts", "files", "found", "mails", "version"]
    assert not any(word in text for word in ("Secret", "fault", "al@example"))


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"files": 1, "mails": 0, "drafts": 9, "found": true}', "\xff"])
def test_what_cannot_be_read_is_no_stop(tmp_path: Path, broken: str) -> None:
    keep_stop(wanted(), found(), STOP)
    (kept,) = (tmp_path / "kept" / "stopped").iterdir()
    kept.write_text(broken, encoding="latin-1")
    assert find_stop(wanted(), found()) is None


def test_where_nothing_may_be_kept_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_CACHE", "off")
    assert not keep_stop(wanted(), found(), STOP)
    assert find_stop(wanted(), found()) is None
    forget_stop(wanted())


def test_resuming_what_was_never_stopped_begins_at_the_beginning(with_pack: Tactful) -> None:
    status, out, err = with_pack("lint", "b.mbox", "--resume")
    assert (status, err) == (1, "No run over these paths was stopped; beginning at the beginning.\n")
    assert "3 drafts:" in out


def test_resuming_leaves_out_what_was_read_and_remembers_what_was_found(with_pack: Tactful) -> None:
    Path("b.mbox").write_text("".join(map(MAIL.format, ("one", "two"))) + MAIL.replace("your", "no").format("x"))
    files = list(find_files(["b.mbox"]))
    keep_stop(wanted("b.mbox"), files, Stop(files=0, mails=2, drafts=2, found=True))
    status, out, err = with_pack("lint", "b.mbox", "--resume")
    assert (status, err) == (1, "Going on after the 2 drafts that were linted before.\n")
    assert out.startswith("Ready to send: nothing found.")
    assert find_stop(wanted("b.mbox"), files) is None


def test_a_stop_that_no_longer_fits_is_said_and_all_is_read(with_pack: Tactful) -> None:
    keep_stop(wanted("b.mbox"), list(find_files(["b.mbox"])), Stop(files=0, mails=2, drafts=2, found=True))
    Path("b.mbox").write_text(MAIL.format("none"), encoding="utf-8", newline="\n")
    _, out, err = with_pack("lint", "b.mbox", "--resume")
    assert err == "What was read has changed since the last run was stopped; beginning again.\n"
    assert "b.mbox:5:9: warning:" in out
