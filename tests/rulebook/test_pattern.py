import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook.pattern import (
    AnyWord,
    Capture,
    Edge,
    Gap,
    PatternError,
    Words,
    parse_pattern,
)

LISTS = {"soon": ((Words(frozenset({"soon", "shortly"})),), ("at", "once"))}


def words(*keys: str) -> Words:
    return Words(frozenset(keys))


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("you are", [("you", "are")]),
        ("You're", [("you", "are")]),
        ("that's our policy", [("that", "is", "our", "policy")]),
        ("the customer's fault", [("the", "customer", "s", "fault")]),
        ("re-read", [("re", "read")]),
        ("(a|b) c", [(words("a", "b"), "c")]),
        ("(a|b c)", [("a",), ("b", "c")]),
        ("[a] b", [("a", "b"), ("b",)]),
        ("[a|b c] d", [("a", "d"), ("b", "c", "d"), ("d",)]),
        ("(a [(b|c)]|d)", [("d",), ("a",), ("a", words("b", "c"))]),
        ("~stop it", [(words("stop", "stops", "stopping", "stopped", "stoping", "stoped"), "it")]),
        ("<soon> now", [(words("soon", "shortly"), "now"), ("at", "once", "now")]),
        ("a _ b", [("a", AnyWord(), "b")]),
        ("a .. b", [("a", Gap(), "b")]),
        ("a ... b", [("a", Gap(), "b")]),
        ("about {topic}", [("about", Capture("topic"))]),
        ("^ why ?", [(Edge("^"), "why", "?")]),
        ("never $", [("never", Edge("$"))]),
        ("please !!", [("please", "!!")]),
        ("why ??", [("why", "??")]),
        ("no, thanks", [("no", ",", "thanks")]),
        ("no – thanks", [("no", "—", "thanks")]),
        ("(x|x)", [("x",)]),
    ],
)
def test_reads_a_pattern(pattern: str, paths: list[tuple[object, ...]]) -> None:
    assert sorted(parse_pattern(pattern, LISTS), key=repr) == sorted(paths, key=repr)


@pytest.mark.parametrize(
    ("pattern", "message", "offset"),
    [
        ("", "is empty here", 0),
        ("you (are", "never closes its (", 4),
        ("you [are", "never closes its [", 4),
        ("you are)", "closes a bracket that is not open: )", 7),
        ("(you|]", "closes a bracket that is not open: ]", 5),
        ("a | b", "has a | outside brackets", 2),
        ("(a|) b", "is empty here", 1),
        ("<sooon> x", "uses the list <sooon>, which does not exist", 0),
        ("tell {To Whom}", "has a name that is not one: 'To Whom'", 6),
        ("a % b", "has a character with no meaning here: %", 2),
        ("..", "finds nothing in particular", 0),
        (".. a", "starts or ends with a gap", 0),
        ("a ..", "starts or ends with a gap", 0),
        ("^ {x}", "would find every sentence", 0),
        ("_ is wrong", "starts with any word", 0),
        ("{x} is wrong", "starts with any word", 0),
        ("a ^ b", "has a sentence edge in its middle", 0),
        ("a .. b .. c .. d .. e", "has more than 3 gaps and captures", 0),
        ("~don't say", "asks for the forms of don't, which is more than one word", 1),
        ("a " * 41, "is longer than 40 words", 0),
    ],
)
def test_says_what_is_wrong_and_where(pattern: str, message: str, offset: int) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(pattern, LISTS)
    assert (caught.value.message, caught.value.offset) == (message, offset)


def test_offers_the_list_that_was_meant() -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern("<sooon>", LISTS)
    assert caught.value.hint == "did you mean <soon>?"


def test_a_pattern_that_stands_for_too_many_phrases_is_refused_at_once() -> None:
    with pytest.raises(PatternError, match=r".*") as caught:
        parse_pattern("a " + "[b c] " * 30, {})
    assert "2,000 phrases" in caught.value.message


@given(st.text(alphabet="ab ()[]|~<>{}_.^$,?!'", max_size=25))
def test_any_text_is_read_or_refused(pattern: str) -> None:
    paths: tuple[object, ...] = ((),)
    offset = 0
    try:
        paths = parse_pattern(pattern, LISTS)
    except PatternError as error:
        offset = error.offset
    else:
        assert all(paths)
    assert paths
    assert 0 <= offset <= len(pattern)
