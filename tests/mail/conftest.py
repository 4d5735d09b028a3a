"""Files that no library writes: Outlook's, which are compound files (MS-CFB) of properties (MS-OXMSG)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SECTOR, SMALL = 512, 64
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
UNICODE, BINARY, NUMBER = 0x1F, 0x102, 0x3


def chain(first: int, length: int) -> list[int]:
    """The table entries of sectors that follow one another."""
    return [*range(first + 1, first + length), END] if length else []


def padded(data: bytes, size: int) -> bytes:
    return data + b"\0" * (-len(data) % size)


def entry(name: str, kind: int, *, right: int, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A compound file of streams in its root."""
    small_table: list[int] = []
    small_data = b""
    sectors: list[bytes] = []
    table: list[int] = []
    places: dict[str, int] = {}

    def put(data: bytes) -> int:
        start, data = len(table), padded(data, SECTOR)
        sectors.append(data)
        table.extend(chain(start, len(data) // SECTOR))
        return start if data else END

    for name, data in streams.items():
        if len(data) >= 4096:
            places[name] = put(data)
        else:
            places[name] = len(small_table)
            small_table += chain(len(small_table), len(padded(data, SMALL)) // SMALL)
            small_data += padded(data, SMALL)
    root = entry("Root Entry", 5, right=FREE, child=1, start=put(small_data), size=len(small_data))
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else FREE
        root += entry(name, 2, right=right, child=FREE, start=places[name], size=len(streams[name]))
    small_start = put(struct.pack(f"<{len(small_table)}I", *small_table))
    directory = put(root)
    fat_sectors = -(-(len(table) + 1) // (SECTOR // 4 - 1))
    fat_start = len(table)
    table += [FAT] * fat_sectors
    table += [FREE] * (fat_sectors * SECTOR // 4 - len(table))
    sectors.append(struct.pack(f"<{len(table)}I", *table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    small_sectors = -(-len(small_table) * 4 // SECTOR)
    header += struct.pack(
        "<IIIIIIIIII", 0, fat_sectors, directory, 0, 4096, small_start, small_sectors, END, 0, fat_start
    )
    header += struct.pack(f"<{fat_sectors - 1}I", *range(fat_start + 1, fat_start + fat_sectors))
    return header.ljust(SECTOR, b"\xff") + b"".join(sectors)


@pytest.fixture
def msg_file() -> Callable[[dict[int, str | bytes | int]], bytes]:
    """The bytes of a .msg with some properties, by their numbers."""

    def write(properties: dict[int, str | bytes | int]) -> bytes:
        streams: dict[str, bytes] = {}
        table = bytes(32)
        for number, value in properties.items():
            if isinstance(value, int):
                table += struct.pack("<HHIII", NUMBER, number, 6, value, 0)
                continue
            kind, data = (UNICODE, value.encode("utf-16-le")) if isinstance(value, str) else (BINARY, value)
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
            table += struct.pack("<HHIII", kind, number, 6, len(data) + 2 * (kind == UNICODE), 0)
        return compound_file({"__properties_version1.0": table, **streams})

    return write
