"""Where a draft begins to speak."""

import pytest

from tactful.lint.opening import sentences_after_greeting
from tactful.text.tokens import tokenise


@pytest.mark.parametrize(
    ("draft", "first"),
    [
        ("Dear Ann,\n\nThe key is here. It fits.", "The key is here."),
        ("Hi Ann, the key is here.", "the key is here."),
        ("Dear Mr. and Mrs. Lowe,\nThe key is here.", "The key is here."),
        ("Good morning!\n\nThe key is here.", "The key is here."),
        ("Ann,\n\nThe key is here.", "The key is here."),
        ("Hello - the key is here.", "the key is here."),
        ("The key is here.", "The key is here."),
    ],
)
def test_the_greeting_is_left_out(draft: str, first: str) -> None:
    start, end = sentences_after_greeting(tokenise(draft))[0]
    assert draft[start:end] == first


def test_a_greeting_by_itself_leaves_nothing() -> None:
    assert sentences_after_greeting(tokenise("Dear Ann,")) == []
