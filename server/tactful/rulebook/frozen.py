"""A compiled rulebook as plain data, the form in which it is cached."""

from __future__ import annotations

import marshal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tactful.rulebook.book import Rulebook
from tactful.rulebook.plain import from_plain
from tactful.rulebook.states import States

if TYPE_CHECKING:
    from tactful.rulebook.automaton import Automaton
    from tactful.rulebook.history import History
    from tactful.rulebook.reply import ReplyPatterns


class Frozen(NamedTuple):
    """A compiled rulebook as plain data, the form in which it is cached.

    Attributes:
        ids: the rules' ids.
        rules: each rule's plain data by itself, so that a lint thaws only the few it reports.
        rest: categories, faults, the digest, and the numbers of the rules that need more than patterns.
        history: who decided what; pickled by itself, because a lint does not ask.
        automaton: the compiled patterns.
        replies: the patterns of reply rules; by themselves, because most lints have no customer's message.
    """

    ids: tuple[str, ...]
    rules: tuple[bytes, ...]
    rest: bytes
    history: bytes
    automaton: Automaton
    replies: bytes

    def thaw(self) -> Rulebook:
        """The rulebook that this is the data of."""
        rest = from_plain(marshal.loads(self.rest))  # noqa: S302, written by `freeze` in this process or by this user
        rules, history, replies = self.rules, self.history, self.replies
        return Rulebook(
            ids=self.ids,
            automaton=self.automaton,
            states=States(self.automaton),
            rule=cache(lambda number: from_plain(marshal.loads(rules[number]))),  # noqa: S302, as above
            thaw_replies=cache(lambda: _unpack(replies)),
            thaw_history=lambda: _unpickled(history),
            **rest,
        )


def _unpickled(history: bytes) -> History:
    import pickle

    found: History = pickle.loads(history)  # noqa: S301, written by `freeze` in this process or by this user
    return found


def _unpack(replies: bytes) -> ReplyPatterns:
    from tactful.rulebook.reply_build import unpack_replies

    return unpack_replies(replies)
