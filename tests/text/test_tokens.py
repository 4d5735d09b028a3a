import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.text.tokens import SENTENCE_START, tokenise


def sentences(text: str) -> list[str]:
    return [text[start:end] for _, start, end in tokenise(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Mr. Hale met Dr. Okoye at 3.30 p.m. on Friday.", ["Mr. Hale met Dr. Okoye at 3.30 p.m. on Friday."]),
        ("It costs 3.5 kr. a day, e.g. on Sundays.", ["It costs 3.5 kr.", "a day, e.g. on Sundays."]),
        ("We work with Hale Ltd. They agree.", ["We work with Hale Ltd.", "They agree."]),
        ("J. Smith wrote. So did I. Then we met.", ["J. Smith wrote.", "So did I.", "Then we met."]),
        ("Well... maybe. Well... Maybe.", ["Well... maybe.", "Well...", "Maybe."]),
        ('He said "Stop!" and left. "Why?" she asked.', ['He said "Stop!"', "and left.", '"Why?"', "she asked."]),
        ("Really?! Yes!!", ["Really?!", "Yes!!"]),
        ("Hi Dana,\nThanks for this.", ["Hi Dana,", "Thanks for this."]),
        ("Hi Dana,\n\nthanks for this.", ["Hi Dana,", "thanks for this."]),
        ("This line is wrapped by a mail program\nin the middle of it.", None),
        ("This line, wrapped at seventy-two columns as mail programs do, goes on\nI think.", None),
        (
            "Two things:\n- the date\n- the price\n1. and a number",
            ["Two things:", "the date", "the price", "and a number"],
        ),
        ("No. 5 is late. I said no. Then I left.", ["No. 5 is late.", "I said no.", "Then I left."]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("You’re\u00a0wrong", ["^", "you", "are", "wrong"]),
        ("you are - frankly - wrong", ["^", "you", "are", "—", "frankly", "—", "wrong"]),
        ("re-read it", ["^", "re", "read", "it"]),
        ("see https://a.example/x?y=1, or a@b.example", ["^", "see", "https://a.example/x?y=1,", "or", "a@b.example"]),
        ("at 10:30 on 3.5.2026", ["^", "at", "10:30", "on", "3.5.2026"]),
        ("its not fair to the dog and its bowl", "^ it is not fair to the dog and its bowl".split()),
        ("why?... no", ["^", "why", "?", "^", "no"]),
        ("why...? no!.. so?!… oh‽", ["^", "why", "?", "^", "no", "!", "^", "so", "??", "^", "oh", "??"]),
        ("why??? no!!", ["^", "why", "??", "^", "no", "!!"]),
        ("**calm** *down*", ["^", "calm", "down"]),
        ("so 🙂 calm 🙂 down", ["^", "so", "calm", "down"]),
        ("wait… (really)", ["^", "wait", "…", "(", "really", ")"]),
    ],
)
def test_keys(text: str, keys: list[str]) -> None:
    assert tokenise(text).keys == keys


def test_reads_only_the_given_spans_and_never_joins_them() -> None:
    text = "you are\n> quoted words\nwrong"
    tokens = tokenise(text, [(0, 7), (23, 28)])
    assert tokens.keys == ["^", "you", "are", "^", "wrong"]
    assert text[tokens.starts[-1] : tokens.ends[-1]] == "wrong"


def test_sentence_at_finds_the_sentence_around_a_word() -> None:
    text = 'First one. "Second, one." Third.'
    start, end = tokenise(text).sentence_at(text.index("one.", 15))
    assert text[start:end] == '"Second, one."'


def test_a_contraction_counts_as_one_word() -> None:
    assert tokenise("You're wrong, aren't you? It's Dana's.").word_count() == 6


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_places_are_in_order_and_spell_their_words(text: str) -> None:
    tokens = tokenise(text)
    position = 0
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        assert position <= start <= end <= len(text)
        assert (start == end) == (key == SENTENCE_START)
        position = end
    for index, start, end in tokens.sentences:
        assert tokens.keys[index] == SENTENCE_START
        assert start < end


@given(
    st.lists(st.sampled_from(["You're", "wrong", "about", "it.", "\n", "I", "can't!", "🙂", "e.g.", ","]), max_size=30)
)
def test_every_written_word_is_covered_once(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokenise(text)
    covered = [False] * len(text)
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        for index in range(start, end):
            assert not covered[index]
            covered[index] = True
    assert all(covered[index] for index, character in enumerate(text) if character.isalnum())
