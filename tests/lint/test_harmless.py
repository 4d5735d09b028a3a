import pytest

from tactful.lint.harmless import is_name, quietly, quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('You wrote "calm down" to us.', ["calm down"]),
        ("You wrote “you're wrong” and «not good».", ["you're wrong", "not good"]),
        ("The note said ‘out of order’.", ["out of order"]),
        ('Your "problem" is ours.', []),
        ('The 6" and the 8" pipe', []),
        ('An open " and nothing\nbehind "it here', []),
        ("It's Dana's, isn't it?", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last Chance", True),
        ("Trust Me, I'm a Baker", True),
        ("Return to Sender", True),
        ("Calm down", False),
        ("You are wrong", False),
        ("Nonsense", False),
        ("YOU ARE WRONG", False),
        ("I Told you", False),
        ("You're wrong about Dana", False),
    ],
)
def test_names_without_looking_at_the_sentence(text: str, expected: bool) -> None:
    assert is_name(text, 0, len(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Book by Friday and I", False),
        ("Calm Down", False),
        ("Last Chance Saloon", True),
        ("You and Monday", False),
    ],
)
def test_names_at_the_start_of_a_sentence(text: str, expected: bool) -> None:
    assert is_name(text, 0, len(text), starts_sentence=True) is expected


def test_quiet_words_keep_the_capitals_that_all_people_write() -> None:
    assert quietly("I TOLD YOU ON FRIDAY, I'M SURE, IN MAY") == "I told you on Friday, I'm sure, in May"
