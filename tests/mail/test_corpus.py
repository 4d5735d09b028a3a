"""Every input that the fuzzer found worth keeping is read without a fault, and in time in proportion."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail_invariants import KINDS, check_bytes

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())
PIECES = sorted({path.read_bytes() for path in FILES})


def test_there_is_a_corpus_for_each_kind():
    assert {path.name for path in CORPUS.iterdir()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_corpus_is_read_without_a_fault(kind):
    files = [path for path in FILES if path.parent.name == kind]
    assert sum(check_bytes(path.read_bytes(), kind) for path in files) > len(files) / 10


@pytest.mark.parametrize("kind", KINDS)
def test_what_one_kind_finds_hard_the_others_read_too(kind):
    for data in PIECES:
        check_bytes(data, kind)


@settings(max_examples=150)
@given(
    kind=st.sampled_from(KINDS),
    pieces=st.lists(
        st.tuples(st.sampled_from(PIECES), st.integers(0, 400), st.integers(0, 400)).map(
            lambda cut: cut[0][cut[1] % (len(cut[0]) + 1) :][: cut[2]]
        )
        | st.binary(max_size=6),
        max_size=6,
    ),
)
def test_pieces_of_the_corpus_in_any_order_are_read_without_a_fault(kind, pieces):
    check_bytes(b"".join(pieces), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_repeated_takes_time_in_proportion(kind):
    """At worst half a second for 15 kB, whatever is repeated."""
    slow = []
    for data in filter(None, (path.read_bytes() for path in FILES if path.parent.name == kind)):
        long = data * (15_000 // len(data))
        start = time.process_time()
        check_bytes(long, kind)
        if time.process_time() - start > 0.5:
            slow.append((data[:80], time.process_time() - start))
    assert not slow
