"""Packs in a zip: the same rules as in the folder, whatever the zip tries."""

from __future__ import annotations

import io
import struct
import time
import warnings
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook import archive, tree
from tactful.rulebook.archive import archive_bytes
from tactful.rulebook.layer import Layer
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.tree import files_digest, read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tactful.rulebook.book import Rulebook

FILES = {
    "pack.yml": b"name: Acme\n",
    "blame/_category.yml": b"title: Blame\nprinciple: their-truth\nseverity: warning\nwhy: It hurts.\n",
    "blame/did.yml": b"message: m\nfind: you did it\n",
}


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some names are there twice on purpose
        for name, data in files.items():
            made.writestr(name.removesuffix("?"), data)
    return buffer.getvalue()


def load(path: Path) -> Rulebook:
    return load_rulebook([path], builtin=False, cache=False)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return tmp_path / "acme.zip"


def test_a_zip_holds_the_same_rules_as_its_folder(pack: Path, tmp_path: Path) -> None:
    pack.write_bytes(archive_bytes(FILES))
    for name, data in FILES.items():
        (tmp_path / "acme" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "acme" / name).write_bytes(data)
    one, other = load(pack), load(tmp_path / "acme")
    assert one.faults == other.faults == ()
    assert (one.ids, one.digest, one.rules["blame/did"].pack) == (other.ids, other.digest, "Acme")
    assert one.rules["blame/did"].path == f"{pack}/blame/did.yml"
    assert read_tree(str(pack)).digest() == read_tree(str(tmp_path / "acme")).digest()


def test_a_folder_around_the_pack_is_looked_through(pack: Path) -> None:
    pack.write_bytes(zipped({f"acme-rules-main/{name}": data for name, data in FILES.items()}))
    assert load(pack).ids == ("blame/did",)


def test_a_pack_of_one_category_is_not_taken_for_a_folder_around_it(pack: Path) -> None:
    pack.write_bytes(zipped({name: data for name, data in FILES.items() if "/" in name}))
    assert load(pack).ids == ("blame/did",)


def test_what_is_no_rule_file_is_not_read(pack: Path) -> None:
    more = {"README.md": b"x", ".git/config.yml": b"[", "__MACOSX/blame/._did.yml": b"\0", "blame/photo.png": b"\xff"}
    pack.write_bytes(zipped({**FILES, **more}))
    assert (load(pack).ids, load(pack).faults) == (("blame/did",), ())


@pytest.mark.parametrize(
    "name", ["../blame/out.yml", "/etc/out.yml", "blame/../../out.yml", "blame\\..\\out.yml", "C:out.yml"]
)
def test_a_name_that_leads_out_is_refused_and_nothing_is_written(pack: Path, tmp_path: Path, name: str) -> None:
    pack.write_bytes(zipped({**FILES, name: b"message: m\nfind: out\n"}))
    rulebook = load(pack)
    assert [fault.message.partition(":")[0] for fault in rulebook.faults] == ["holds a file that would lie outside"]
    assert list(tmp_path.iterdir()) == [pack]


def test_a_file_that_is_there_twice_is_a_fault(pack: Path) -> None:
    pack.write_bytes(zipped({**FILES, "blame/did.yml?": b"message: other\nfind: x\n"}))
    assert [fault.message for fault in load(pack).faults] == ["is in the zip twice"]


def bomb(size: int) -> dict[str, bytes | str]:
    return {**FILES, "blame/bomb.yml": b"x" * size}


def test_a_file_that_unpacks_to_much_is_not_unpacked_whole(pack: Path) -> None:
    pack.write_bytes(zipped(bomb(300_000_000)))
    start = time.process_time()
    rulebook = load(pack)
    assert time.process_time() - start < 2
    assert [fault.message for fault in rulebook.faults] == ["is larger than 256 KiB"]
    assert rulebook.ids == ("blame/did",)


def test_many_files_that_unpack_to_much_are_given_up(pack: Path) -> None:
    pack.write_bytes(zipped({f"blame/r{number}.yml": b"#" * 262_000 for number in range(300)}))
    assert "holds more than 64 MiB" in {fault.message for fault in load(pack).faults}


def test_too_many_files_are_a_fault(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (archive, tree):
        monkeypatch.setattr(module, "MAX_FILES", 2)
    pack.write_bytes(zipped(FILES))
    assert [fault.message for fault in load(pack).faults] == ["holds more than 2 rule files"]


def test_a_zip_that_is_too_large_is_not_opened(pack: Path) -> None:
    pack.write_bytes(archive_bytes(FILES) + b"\0" * 17_000_000)
    assert [fault.message for fault in load(pack).faults] == ["is larger than 16 MiB"]


@pytest.mark.parametrize("data", [b"", b"nonsense", b"PK\x05\x06" + b"\0" * 18 + b"x", b"PK\x03\x04" + b"\xff" * 100])
def test_what_is_no_zip_is_a_fault_and_no_more(pack: Path, data: bytes) -> None:
    pack.write_bytes(data)
    rulebook = load(pack)
    assert rulebook.ids == ()
    assert len(rulebook.faults) <= 1


def test_a_locked_zip_says_so(pack: Path) -> None:
    data = bytearray(archive_bytes(FILES))
    for at in [index for index in range(len(data)) if bytes(data[index : index + 4]) in {b"PK\x03\x04", b"PK\x01\x02"}]:
        offset = at + (6 if data[at + 2] == 3 else 8)
        struct.pack_into("<H", data, offset, 1)
    pack.write_bytes(data)
    assert [fault.message for fault in load(pack).faults] == ["cannot be read as a zip: it is locked with a password"]


@given(data=st.data())
def test_a_damaged_zip_never_crashes(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = bytearray(archive_bytes(FILES))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    load_rulebook([Layer("team", str(path))], builtin=False, cache=False)


def test_the_same_files_make_the_same_zip_and_the_same_digest() -> None:
    backwards = dict(reversed(FILES.items()))
    assert archive_bytes(FILES) == archive_bytes(backwards)
    assert files_digest(FILES) == files_digest(backwards)
    assert files_digest(FILES) != files_digest({**FILES, "blame/did.yml": b""})


def test_a_link_that_leads_out_of_a_pack_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text("token: x\n")
    (tmp_path / "pack" / "blame").mkdir(parents=True)
    (tmp_path / "pack" / "blame" / "did.yml").symlink_to(tmp_path / "secret.yml")
    (tmp_path / "pack" / "told-you-so").symlink_to(tmp_path)
    found = read_tree(str(tmp_path / "pack"))
    assert found.files == {}
    assert [fault.message for fault in found.faults] == ["leads out of the pack", "leads out of the pack"]


def test_a_rule_that_lies_too_deep_is_named(tmp_path: Path) -> None:
    (tmp_path / "blame" / "more").mkdir(parents=True)
    (tmp_path / "blame" / "more" / "did.yml").write_text("message: m\nfind: x\n")
    assert [fault.message for fault in load(tmp_path).faults] == ["lies too deep"]
