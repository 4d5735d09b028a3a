"""The patterns of reply rules as plain data, read back only by a lint that has a customer's message to read."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from tactful.rulebook.automaton import Automaton
from tactful.rulebook.reply import FALLS_IN, NO_LONGER, ReplyPatterns
from tactful.rulebook.states import Patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.rulebook.phrase_steps import Path
    from tactful.rulebook.phrase_tree import Lists, Tree
    from tactful.rulebook.rule_file import Compiled


def pack_replies(
    rules: Sequence[Compiled], allowed: Iterable[tuple[Tree, int]], lists: Lists, see_through: Sequence[Path]
) -> tuple[bytes, tuple[int, ...]]:
    """The compiled patterns of the reply rules, and the numbers of these rules; no bytes where there are none.

    Args:
        rules: all rules, in the order of their numbers.
        allowed: what packs allow in every rule, and the number of each allowance.
        lists: the lists of the vocabulary.
        see_through: phrases that patterns see through.
    """
    from tactful.rulebook.build import Builder, Pattern

    replies = tuple(number for number, compiled in enumerate(rules) if compiled.reply is not None)
    if not replies:
        return b"", ()
    customer, draft, answers = Builder(), Builder(), Builder()
    for tree, number in allowed:
        draft.add(tree, Pattern(-1, number, unless=True))
    if NO_LONGER in lists:
        customer.add(lists[NO_LONGER], Pattern(-1, 0, unless=False))
    if FALLS_IN in lists:
        answers.add(lists[FALLS_IN], Pattern(-1, 0, unless=False))
    for number in replies:
        trees = rules[number].reply
        for builder, found, unless in (
            ()
            if trees is None
            else (
                (customer, trees.customer, False),
                (customer, trees.customer_unless, True),
                (draft, trees.draft, False),
                (draft, trees.draft_unless, True),
                (answers, trees.answered_by, False),
            )
        ):
            for index, tree in enumerate(found):
                builder.add(tree, Pattern(number, index, unless=unless))
    return marshal.dumps([tuple(builder.build(see_through)) for builder in (customer, draft, answers)]), replies


def unpack_replies(data: bytes) -> ReplyPatterns:
    """The patterns that `pack_replies` was given, ready to be walked."""
    return ReplyPatterns(*(Patterns.of(Automaton(*plain)) for plain in marshal.loads(data)))  # noqa: S302, our own data
