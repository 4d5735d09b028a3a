"""Sentences as the model takes them: all their wordpieces in one column, and where attention finds each of them.

Nearly all of the work is done row by row, so the rows of a run stand one below the other without filling. Attention
alone wants sentences side by side, filled up to the longest; it gathers them by number and gives them back so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tactful.ear.wordpieces import Pieces

HEADS = 12
"""Heads of attention."""
PLACES = 128
"""Places of wordpieces that the model knows; those of the sentence before have as many again."""
_NOTHING = -50.0  # what filling adds to a score: no weight, and no number so small that processors slow down


def rows_of(sentences: Sequence[Pieces]) -> dict[str, NDArray[Any]]:
    """What the graph of `tactful.ear.training.graph` takes, by name.

    Returns:
        `ids`, `places`: wordpiece and place of each row.
        `queries`: for attention, where the wordpieces of each sentence and head stand in the column of queries, keys
            and values once that is cut by heads.
        `filling`: what is added to the scores of each place of each sentence.
        `back`: for each row, where its heads stand in what attention says.
        `own`: the rows of the sentences themselves, without those before; in the end only theirs are needed.
        `own_queries`, `own_back`: the same of these rows.
        `first`: the first of the own rows of each sentence.
        `shares`: how much each own row counts in the mean of each sentence.
    """
    lengths = np.array([len(one.ids) for one in sentences])
    owns = np.array([one.own for one in sentences])
    heads, count = np.arange(HEADS), int(lengths.sum())
    number = np.repeat(np.arange(len(sentences)), lengths)
    begin = lengths.cumsum() - lengths
    place = np.arange(count) - begin[number]
    is_own = place < owns[number]
    own = np.flatnonzero(is_own)
    along = np.arange(lengths.max())
    grid = np.minimum(begin[:, None] + along, count - 1)
    queries = (3 * HEADS * grid)[:, None, :] + heads[:, None]
    shares = np.zeros((len(sentences), len(own)), np.float32)
    shares[number[own], np.arange(len(own))] = 1 / owns[number[own]]
    return {
        "ids": np.fromiter((piece for one in sentences for piece in one.ids), np.int64, count),
        "places": np.where(is_own, place, place + PLACES),
        "queries": queries,
        "filling": np.where(along < lengths[:, None], 0, _NOTHING).astype(np.float32)[:, None, None],
        "back": _back(number, place, int(lengths.max())),
        "own": own,
        "own_queries": queries[:, :, : owns.max()],
        "own_back": _back(number[own], place[own], int(owns.max())),
        "first": owns.cumsum() - owns,
        "shares": shares,
    }


def _back(number: NDArray[Any], place: NDArray[Any], longest: int) -> NDArray[Any]:
    """Where the heads of each row stand in sentences × heads × places."""
    first: NDArray[Any] = number * HEADS * longest + place
    return first[:, None] + np.arange(HEADS) * longest
