from hypothesis import given
from hypothesis import strategies as st

from tactful.text.offsets import utf16_converter


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(alphabet=st.one_of(st.sampled_from("a é’\n\u200d\uffff\U00010000😀"), st.characters())))
def test_every_place_counts_the_units_before_it(text: str) -> None:
    convert = utf16_converter(text)

    assert [convert(place) for place in range(len(text) + 1)] == [
        utf16_length(text[:place]) for place in range(len(text) + 1)
    ]


def test_a_place_after_an_emoji_moves_by_one() -> None:
    convert = utf16_converter("😀 you're wrong")

    assert (convert(0), convert(1), convert(2)) == (0, 2, 3)
