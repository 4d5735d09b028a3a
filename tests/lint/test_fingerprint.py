import pytest

from tactful.lint.fingerprint import fingerprint

WRITTEN = "Well, I think it is your fault."


def name_of(text: str, words: str = "your fault", rule: str = "blame/your-fault") -> str:
    start = text.lower().index(words)
    return fingerprint(rule, text, start, start + len(words))


@pytest.mark.parametrize(
    "text",
    [
        "Hello.\n\nOh well, I think it is your fault.",
        "Well, I think it is YOUR fault!",
        "Well, I think -- it is\n> your fault",
        "Goodness, I think it is your fault.",
    ],
)
def test_it_stays_while_the_words_around_stay(text: str) -> None:
    assert name_of(text) == name_of(WRITTEN)


@pytest.mark.parametrize(
    "text", ["I think it was your fault.", "Well, I think it is your fault. Bye.", "It is your fault."]
)
def test_other_words_within_three_make_another(text: str) -> None:
    assert name_of(text) != name_of(WRITTEN)


def test_another_rule_makes_another() -> None:
    assert name_of(WRITTEN, rule="blame/other") != name_of(WRITTEN)


def test_apostrophes_are_alike_however_they_are_typed() -> None:
    assert name_of("I don't say it's your fault.") == name_of("I don’t say it’s your fault.")


def test_it_is_sixteen_digits_and_says_none_of_the_words() -> None:
    name = name_of(WRITTEN)
    assert len(name) == 16
    assert int(name, 16)
