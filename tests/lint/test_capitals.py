"""Which capitals raise the voice."""

from __future__ import annotations

import pytest

from tactful.lint.capitals import capital_runs, is_label, is_shouted, words_in_capitals
from tactful.text.tokens import tokenise


def runs(text: str) -> list[tuple[str, bool, bool]]:
    """Each run of capitals in `text`, whether it is shouted, and whether it is a label."""
    tokens = tokenise(text)
    return [
        (
            text[tokens.starts[run.first] : tokens.ends[run.last - 1]],
            is_shouted(tokens, run),
            is_label(tokens, run),
        )
        for run in capital_runs(tokens, words_in_capitals(tokens))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We said that WE DON'T SHIP to islands.", [("WE DON'T SHIP", True, False)]),
        ("The form is in your inbox and I ALREADY SENT IT.", [("I ALREADY SENT IT", True, False)]),
        ("Ask for the VAT EU UK table in the office.", [("VAT EU UK", False, False)]),
        ("And to the whole team a VERY HAPPY BIRTHDAY TO YOU!", [("VERY HAPPY BIRTHDAY TO YOU", False, False)]),
        ("On Friday the gate is open and WE CAN NOT SEE why.", [("WE CAN NOT SEE", True, False)]),
        ("PLEASE READ FIRST: the key is under the mat.", [("PLEASE READ FIRST", False, True)]),
        ("Hello Ann,\n\nWHAT YOU PAY FOR\nThe fee covers parts and work.", [("WHAT YOU PAY FOR", False, True)]),
        (
            "Hello Ann, here it is.\n\nYOU DID NOT READ IT.\nThe fee covers parts.",
            [("YOU DID NOT READ IT", True, False)],
        ),
        ("We do NOT ship and we do mean that.", [("NOT", True, False)]),
    ],
)
def test_runs_of_capitals(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert runs(text) == expected


def test_a_writer_who_always_uses_capitals_has_no_runs() -> None:
    assert runs("I HAVE SENT THE FORM AGAIN AND YOU HAVE IT NOW ok") == []


def test_a_pasted_notice_is_not_shouted() -> None:
    notice = " ".join(["YOU MUST NOT COPY"] * 10)
    assert [shouted for _, shouted, _ in runs(f"Here is the paper of our {'fine old ' * 20} shop. {notice}.")] == [
        False
    ]
