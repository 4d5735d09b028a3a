"""Where things stand in rule files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tactful.rulebook.fault import Spot
from tactful.rulebook.phrase_steps import Words
from tactful.rulebook.sources import TOP, Sources, read_sources

TEXT = """\
message: "Blames."
find:
  - your fault
  -   "your <people> mess"
rewrites:
  - move: own
    say: let us look
flags:
  - "[[your fault]]"
  - becomes: let us look
    text: '[[your fault]]'
"""


@pytest.fixture
def sources(write_pack: Callable[..., Path]) -> tuple[Sources, str]:
    folder = write_pack({"blame/a.yml": TEXT, "vocabulary.yml": "people: [man, woman]\n"})
    return read_sources([str(folder)]), str(folder / "blame" / "a.yml")


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (Spot("message"), (1, 11)),
        (Spot("find"), (2, 1)),
        (Spot("find", 0), (3, 5)),
        (Spot("find", 1), (4, 8)),
        (Spot("find", 9), (2, 1)),
        (Spot("rewrites", 0, "say"), (7, 10)),
        (Spot("rewrites", 0), (7, 10)),
        (Spot("flags", 0, "text"), (9, 6)),
        (Spot("flags", 1, "becomes"), (10, 14)),
        (Spot("flags", 1, "text"), (11, 12)),
        (Spot("allows", 0), TOP),
    ],
)
def test_each_thing_has_its_place(sources: tuple[Sources, str], spot: Spot, place: tuple[int, int]) -> None:
    read, path = sources
    assert read.place(path, spot) == place


def test_an_unknown_file_has_no_places(sources: tuple[Sources, str]) -> None:
    assert sources[0].place("elsewhere.yml", Spot("find", 0)) == TOP


def test_lists_are_resolved_over_all_packs(write_pack: Callable[..., Path]) -> None:
    below = write_pack({"vocabulary.yml": "people: [man]\n"}, "below")
    above = write_pack({"vocabulary.yml": "people: [woman]\ncrowd: [<people>, all]\n"}, "above")
    lists = read_sources([str(below), str(above)]).lists
    assert lists["crowd"] == Words(frozenset({"man", "woman", "all"}))
