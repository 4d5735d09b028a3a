from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.runs import Runs

PIECES = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 4), st.booleans()), min_size=1, max_size=12)


def build(pieces: list[tuple[int, int, bool]]) -> tuple[Runs, list[tuple[int, int]]]:
    """Runs, and the same map spelled out unit by unit."""
    runs, spelled, at = Runs(), [], 0
    for length, gap, straight in pieces:
        at += gap
        high = at + length if straight else at + length + 1
        runs.add(length, at, high)
        spelled += [(at + unit, at + unit + 1) if straight else (at, high) for unit in range(length)]
        at = high
    return runs, spelled


@given(PIECES, st.data())
def test_a_span_reaches_from_its_first_unit_to_its_last(pieces, data):
    runs, spelled = build(pieces)
    start = data.draw(st.integers(0, len(spelled) - 1))
    end = data.draw(st.integers(start + 1, len(spelled)))
    assert runs.span(start, end) == (spelled[start][0], spelled[end - 1][1])
    assert runs.span(start, start) == (spelled[start][0], spelled[start][0])


@given(PIECES, st.data())
def test_pieces_leave_the_gaps_out(pieces, data):
    runs, spelled = build(pieces)
    start = data.draw(st.integers(0, len(spelled) - 1))
    end = data.draw(st.integers(start + 1, len(spelled)))
    covered = {at for low, high in runs.pieces(start, end) for at in range(low, high)}
    assert covered == {at for low, high in spelled[start:end] for at in range(low, high)}


def test_the_end_of_the_target_is_the_end_of_the_origin():
    runs, spelled = build([(3, 2, True), (1, 4, False)])
    assert runs.span(len(spelled), len(spelled)) == (runs.origin_length, runs.origin_length)


def test_an_empty_map_has_an_end():
    assert Runs().span(0, 0) == (0, 0)
