import pytest

from tactful.lint.place import place


@pytest.mark.parametrize(
    ("say", "text", "becomes"),
    [
        ("we see it differently", "[[You're wrong]].", "We see it differently."),
        ("We see it differently", "Sorry, but [[you're wrong]].", "Sorry, but we see it differently."),
        ("I see it differently", "Sorry, but [[you're wrong]].", "Sorry, but I see it differently."),
        ("VAT is added at the end", "Sorry, but [[no]].", "Sorry, but VAT is added at the end."),
        ("open question", "It is a [[silly thing]] to ask.", "It is an open question to ask."),
        ("useful question", "It is an [[odd thing]] to ask.", "It is a useful question to ask."),
        ("hour", "An [[age]] ago.", "An hour ago."),
        ("question", "An [[age]] ago.", "A question ago."),
        ("Could you tell us more?", "[[You're wrong]].", "Could you tell us more?"),
        ("Could you tell us more?", "[[You're wrong]]!", "Could you tell us more?"),
        ("", "[[Obviously]], we know.", "We know."),
        ("", "[[Obviously]] we know.", "We know."),
        ("", "[[Obviously]] Dana knows.", "Dana knows."),
        ("", "We [[obviously]] know.", "We know."),
        ("", "We, [[obviously]], know.", "We know."),
        ("", "We know, [[obviously]].", "We know."),
        ("", "We know [[obviously]].", "We know."),
        ("", "We know [[obviously]]", "We know"),
        ("", "We know [[obviously]]\nand go.", "We know\nand go."),
        ("", "([[obviously]]) we know", "() we know"),
    ],
)
def test_a_rewrite_keeps_the_sentence_whole(say: str, text: str, becomes: str) -> None:
    start = text.index("[[")
    end = text.index("]]") - 2
    plain = text.replace("[[", "").replace("]]", "")
    placed = place(say, plain, start, end, starts_sentence=start == 0 and not text.startswith("An"))
    assert plain[: placed.start] + placed.text + plain[placed.end :] == becomes
