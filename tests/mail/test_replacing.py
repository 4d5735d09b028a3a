from __future__ import annotations

import os
import stat

import pytest

from tactful.mail.replacing import FileChanged, Replacement, Version, write_atomically


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_in_one_step_with_its_permissions(path):
    path.chmod(0o640)
    link = path.with_name("link.txt")
    link.symlink_to(path)
    write_atomically(str(link), b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    assert link.is_symlink()
    assert sorted(found.name for found in path.parent.iterdir()) == ["a.txt", "link.txt"]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner_and_its_special_permissions(path):
    os.chown(path, 1234, 2345)
    path.chmod(0o2750)
    write_atomically(str(path), b"new")
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o2750)


def test_a_file_whose_owner_may_not_be_kept_is_written_all_the_same(path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("os.chown", refuse)
    os.chown(path, -1, -1) if os.getuid() else None
    write_atomically(str(path), b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_was_changed_in_between_is_not_touched(path):
    with pytest.raises(FileChanged):
        write_atomically(str(path), b"new", read=b"older")
    path.unlink()
    with pytest.raises(FileChanged):
        write_atomically(str(path), b"new", read=b"old")
    assert list(path.parent.iterdir()) == []


def test_a_failed_write_leaves_the_file_and_no_other(path, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_atomically(str(path), b"new")
    assert [found.name for found in path.parent.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"old"


def test_a_new_file_that_is_not_put_goes_away(path):
    with Replacement(str(path)) as replacement:
        replacement.write(b"half")
        assert len(list(path.parent.iterdir())) == 2
    assert [found.name for found in path.parent.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"old"


def test_bytes_are_copied_from_another_file(path, tmp_path):
    source = tmp_path / "source"
    source.write_bytes(b"0123456789")
    with source.open("rb") as opened, Replacement(str(path)) as replacement:
        replacement.copy(opened, 2, 5)
        replacement.copy(opened, 8, 100)
        replacement.put()
    assert path.read_bytes() == b"23489"


def test_a_version_changes_with_the_file(path):
    before = Version.of(path)
    assert Version.of(path) == before
    with path.open("ab") as opened:
        opened.write(b"!")
    assert Version.of(path) != before
