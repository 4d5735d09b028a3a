"""Rule files that mean harm, or were made by a script gone wrong: a bounded cost and a clear fault, never a hang."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tactful.rulebook.pattern import MAX_STEPS, PatternError, parse_pattern
from tactful.rulebook.yaml_nodes import MAX_FAULTS, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tactful.rulebook.book import Rulebook

    Load = Callable[[dict[str, str | bytes]], Rulebook]

GOOD = "message: m\nfind: you did it\n"
SECONDS = 10.0
"""Far more than any of these takes, far less than any took without a bound."""


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "data",
    [b"[" * 250_000, b"- " * 100_000, b"a: " + b"{a: " * 50_000, b"? " * 100_000, b"a:\n" + b"- - - - " * 20_000],
    ids=["lists", "dashes", "mappings", "keys", "rows"],
)
def test_yaml_that_is_very_deep_is_refused_before_it_is_put_together(data: bytes) -> None:
    reader = Reader("deep.yml", data)
    assert not reader.readable
    assert [fault.message for fault in reader.faults] == [
        "is not valid YAML: lists and mappings lie more than 12 deep in one another"
    ]


def test_yaml_that_grows_when_it_is_read_is_refused() -> None:
    bomb = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 122))
    reader = Reader("bomb.yml", bomb)
    assert [str(fault).split(" (")[0] for fault in reader.faults] == [
        "bomb.yml:1:4: is not valid YAML: anchors and aliases"
    ]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(" * 5_000 + "a" + ")" * 5_000, "has brackets more than 20 deep"),
        ("[a b] " * 40 + "c", "stands for more than 100,000 phrases"),
        (f"x ({'|'.join(f'a{n} b c d e f' for n in range(2_000))}) y", "has more than 10,000 words"),
        ("(a b|c d) " * 10 + "word " * 40_000, f"is longer than {MAX_STEPS} words"),
        ("word " * 40_000, f"is longer than {MAX_STEPS} words"),
        ("a-" * 40_000 + "a b", f"is longer than {MAX_STEPS} words"),
        ("<" * 50_000, "never closes its <"),
    ],
    ids=["brackets", "options", "words", "long and many", "long", "hyphens", "lists"],
)
def test_a_pattern_that_is_too_much_is_given_up_early(pattern: str, said: str) -> None:
    with pytest.raises(PatternError) as raised:
        parse_pattern(pattern, {})
    assert raised.value.message == said


def test_two_thousand_alternatives_are_one_step() -> None:
    words = [f"q{a}{b}{c}" for a in "abcdefghijklm" for b in "nopqrstuvwxyz" for c in "abcdefghijklm"][:2_000]
    assert len(parse_pattern(f"you ({'|'.join(words)}) it", {})) == 1


def test_a_file_with_very_many_faults_says_the_first_and_that_there_are_more(load: Load) -> None:
    unknown = "".join(f"  - brush-off/nobody-{number}\n" for number in range(8_000))
    (*faults, last) = load({"pack.yml": f"off:\n{unknown}", "blame/good.yml": GOOD}).faults
    assert len(faults) == MAX_FAULTS
    assert "more" in f"{last.message} {faults[0].message}"


@pytest.mark.parametrize(
    "vocabulary",
    [
        "".join(f"l{number}: <l{number + 1}>\n" for number in range(8_000)) + "l8000: x\n",
        "\n  - ".join(["two:", *(f"a{n} b{n}" for n in range(44))]) + "\nmany:\n" + '  - "<two> <two>"\n' * 8_000,
    ],
    ids=["a long chain", "a list that multiplies"],
)
def test_lists_that_are_too_much_are_given_up_early(load: Load, vocabulary: str) -> None:
    rulebook = load({"vocabulary.yml": vocabulary, "blame/good.yml": GOOD})
    assert rulebook.ids == ("blame/good",)
    assert rulebook.faults


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_among_the_rules_is_not_waited_for(load: Load, tmp_path: pytest.TempPathFactory) -> None:
    (tmp_path / "pack" / "blame").mkdir(parents=True)
    os.mkfifo(tmp_path / "pack" / "blame" / "pipe.yml")
    rulebook = load({"blame/good.yml": GOOD})
    assert rulebook.ids == ("blame/good",)
    assert [fault.message for fault in rulebook.faults] == ["is not a file"]


def test_a_byte_order_mark_does_no_harm(load: Load) -> None:
    rulebook = load({"blame/rule.yml": b"\xef\xbb\xbf" + GOOD.encode(), "pack.yml": b"\xef\xbb\xbfname: Ours\n"})
    assert (rulebook.ids, rulebook.faults) == (("blame/rule",), ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (GOOD.encode("utf-16"), "is not UTF-8 (byte 0)"),
        ("message: caf\u00e9\n".encode("latin-1"), "is not UTF-8 (byte 12)"),
        (b"message: a\0b\n", "is not valid YAML: "),
        (b"message:\tm\n\tfind: x\n", "is not valid YAML: "),
        (b"%YAML 9.9\n---\nmessage: m\n", "is not valid YAML: found incompatible YAML document"),
        (b"a: 1\n---\nb: 2\n", "is not valid YAML: but found another document"),
        (b"message: !!python/object/apply:os.system [x]\nfind: x\n", "message should be one text"),
    ],
    ids=["utf-16", "latin-1", "nul", "tabs", "version", "two documents", "python object"],
)
def test_what_no_rule_file_is_written_in_is_a_fault_and_no_more(load: Load, data: bytes, said: str) -> None:
    rulebook = load({"blame/rule.yml": data, "blame/good.yml": GOOD})
    assert rulebook.ids == ("blame/good",)
    assert rulebook.faults[0].message.startswith(said)
