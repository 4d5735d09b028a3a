"""How a draft speaks says whether it takes in the customer's news; no single word decides it."""

from itertools import pairwise

import pytest

from tactful.lint.tone import DEAF, LEANS, NEWS, SURE, news, signs, tone
from tactful.lint.tone_words import NEWS_WORDS, TONE_WORDS
from tactful.text.tokens import tokenise
from tone import PAIRS, answers, learn_tone


def tone_of(text: str) -> int:
    tokens = tokenise(text)
    ends = [first for first, _, _ in tokens.sentences[1:]] + [len(tokens.keys)]
    spans = zip((first for first, _, _ in tokens.sentences), ends, strict=True)
    return tone(signs(tokens.keys[first:last]) for first, last in spans)


@pytest.mark.parametrize(
    "draft",
    [
        "What a week. That is hard on you both, so let us leave the rest. Would a smaller room do?",
        "Then I would not do it now. There is no hurry, and nothing to pay. What would help you?",
    ],
)
def test_an_answer_that_feels_and_asks_and_lets_go_is_sure(draft: str) -> None:
    assert tone_of(draft) >= SURE


@pytest.mark.parametrize(
    "draft",
    [
        "The invoice is attached. Please have the forms ready on Monday at nine, and the first visit is on the 4th.",
        "Your order starts on Friday as in the last year. The contract is attached; please sign it by the 30th.",
    ],
)
def test_business_as_usual_is_deaf(draft: str) -> None:
    assert tone_of(draft) < DEAF


def test_no_sign_decides_alone() -> None:
    assert max(TONE_WORDS) < SURE
    assert min(TONE_WORDS) > DEAF
    assert DEAF < 0 < LEANS < SURE


@pytest.mark.parametrize("words", [TONE_WORDS, NEWS_WORDS], ids=["tone", "news"])
def test_a_sign_is_listed_once_and_in_order(words: dict[int, str]) -> None:
    listed = [sign for group in words.values() for sign in group.split("|")]
    assert len(listed) == len(set(listed))
    assert all(before < behind for group in words.values() for before, behind in pairwise(group.split("|")))


def test_signs_are_words_and_pairs_with_numbers_alike() -> None:
    assert signs(["room", "12"]) == {"^", "room", "#", "^ room", "room #"}


def test_the_weights_are_those_that_the_pairs_teach() -> None:
    weights = {sign: weight for weight, group in TONE_WORDS.items() for sign in group.split("|")}
    assert weights == learn_tone(list(answers(PAIRS))), "run python bench/tone.py --write"


@pytest.mark.parametrize(
    "sentence",
    [
        "Our ferry has been two crews short since the storm.",
        "By the way, half of our choir has gone to the other parish.",
    ],
)
def test_news_sounds_like_news(sentence: str) -> None:
    assert news(tokenise(sentence).keys) >= NEWS


@pytest.mark.parametrize(
    "sentence",
    [
        "Could you send me the invoice again?",
        "Your driver never came and nobody answers!",
        "Thanks for the tea.",
    ],
)
def test_questions_complaints_and_thanks_do_not(sentence: str) -> None:
    assert news(tokenise(sentence).keys) < NEWS
