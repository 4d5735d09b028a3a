import os
import threading
from pathlib import Path

import pytest

from tactful.api.token import TokenError, load_or_make_token, same_token, token_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "tactful" / "token"


def test_a_token_is_made_once_and_kept(path: Path) -> None:
    made = load_or_make_token(path)

    assert len(made) >= 40
    assert load_or_make_token(path) == made
    assert path.read_text().strip() == made


def test_two_users_get_two_tokens(tmp_path: Path) -> None:
    assert load_or_make_token(tmp_path / "one") != load_or_make_token(tmp_path / "two")


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_can_read_the_file(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        load_or_make_token(path)
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("by-hand\n")
    path.chmod(0o644)

    assert load_or_make_token(path) == "by-hand"
    assert path.stat().st_mode & 0o777 == 0o600


def test_nothing_else_is_left_in_the_folder(path: Path) -> None:
    load_or_make_token(path)

    assert [entry.name for entry in path.parent.iterdir()] == ["token"]


def test_servers_that_start_at_once_agree(path: Path) -> None:
    start = threading.Barrier(8)
    tokens: list[str] = []

    def begin() -> None:
        start.wait()
        tokens.append(load_or_make_token(path))

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(tokens) == 8
    assert len(set(tokens)) == 1


def test_an_empty_file_is_named_with_a_way_out(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("\n")

    with pytest.raises(TokenError, match=r"token.*empty; delete it"):
        load_or_make_token(path)


def test_a_folder_in_its_place_is_named(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(TokenError, match="token"):
        load_or_make_token(path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(TokenError, match="token"):
        load_or_make_token(tmp_path / "file" / "token")


def test_the_token_lies_in_the_users_own_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))

    assert token_path().is_relative_to(tmp_path) or os.name == "nt"


@pytest.mark.parametrize(
    ("given", "same"),
    [("abc", True), ("abd", False), ("ab", False), ("abcd", False), ("", False), ("äbc", False), ("\ud83d", False)],
    ids=ascii,
)
def test_tokens_are_the_same_when_every_character_is(given: str, same: bool) -> None:
    assert same_token(given, "abc") is same
