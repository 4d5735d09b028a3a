import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.rulebook.pattern import PatternError, parse_pattern, read_pattern
from tactful.rulebook.phrase_steps import Affix, Again, Ahead, AnyWord, Capture, Edge, Gap, Name, Number, Words
from tactful.rulebook.phrase_tree import Choice

LISTS = {"soon": read_pattern("(soon|shortly|at once)", {}), "nothing": Choice(())}


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
        ("no - thanks", [("no", "—", "thanks")]),
        ("stop *ing", [("stop", Affix("", "ing"))]),
        ("Un* of you", [(Affix("un", ""), "of", "you")]),
        ("un*ly of you", [(Affix("un", "ly"), "of", "you")]),
        ("*ising it", [(Affix("", "izing"), "it")]),
        ("as <Name> said", [("as", Name(), "said")]),
        ("<Name> said", [(Name(), "said")]),
        ("<Number> days", [(Number(), "days"), (Number(), Number(), "days")]),
        ("a {x} is a {=x}", [("a", Capture("x"), "is", "a", Again("x"))]),
        ("told you ($|, so)", [("told", "you", Edge("$")), ("told", "you", ",", "so")]),
        ("do not > (worry|fret)", [("do", "not", Ahead(), words("worry", "fret"))]),
        ("a > .. b", [("a", Ahead(), Gap(), "b")]),
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
        ("<nothing> x", "uses the list <nothing>, which has no entry that can be used", 0),
        ("<Soon> x", "has a name that is not one: 'Soon'", 1),
        ("*g it", "has *g, which is half the language", 0),
        ("> a", "has a > in the wrong place", 0),
        ("^ > a", "has a > in the wrong place", 2),
        ("a > b > c", "has a > in the wrong place", 6),
        ("a >", "has nothing behind its >", 0),
        ("(a > b)", "has a > in brackets", 3),
        ("a .. > b", "has a gap before its >", 5),
        ("<Name> <Name>", "would find every sentence", 0),
        ("a {=x} of {x}", "says {=x} before anything kept it", 2),
        ("a {x} is {=1}", "has a name that is not one: '1'", 10),
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


@pytest.mark.parametrize(
    ("pattern", "message", "offset", "hint"),
    [
        ("you (can)? wait", "has a ? right behind a bracket", 8, "[this]"),
        ("([can]? you|we) wait", "has a ? right behind a bracket", 5, "[this]"),
        ("(?= you) are", "has a regular expression's (?", 0, "must follow"),
        ("you.* wrong", "has a piece of a regular expression", 3, ".. up to three"),
        ("you [a-z] wrong", "has a piece of a regular expression", 4, ".. up to three"),
        ("(no)+ way", "repeats a bracket", 3, "[this]"),
        ("[^] you", "has an optional sentence start, which says nothing", 0, "leave it out"),
        ("you [^not] are", "has a ^ in brackets", 4, "unless:"),
        (r"\bwrong\b", "has a backslash", 0, "regex:"),
        ("~(tell|say) you", "asks for all forms of a bracket", 0, "(~tell|~say)"),
        ("he/she said", "has a / between words", 1, "(this|that)"),
        ("“you are wrong”", "has quotation marks in it", 0, "leave them out"),
        ("‘you are wrong’", "has quotation marks in it", 0, "leave them out"),
        ("this & that", "has a &", 5, "write and"),
        ("<soon you", "never closes its <", 0, "<name>"),
        ("about {topic", "never closes its {", 6, "{name}"),
        ("you * wrong", "has a * by itself", 4, "*ing"),
        ("you (are [not] wrong", "never closes its (", 4, "put a ) where it ends"),
        ("(you|they]", "closes a bracket that is not open: ]", 9, "here ) closes what is open"),
        ("<Soon> x", "has a name that is not one: 'Soon'", 1, "did you mean <soon>?"),
        ("<number> of you", "uses the list <number>, which does not exist", 0, "did you mean <Number>?"),
    ],
)
def test_the_usual_mistakes_have_a_hint(pattern: str, message: str, offset: int, hint: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(pattern, LISTS)
    assert (caught.value.message, caught.value.offset) == (message, offset)
    assert hint in caught.value.hint


@pytest.mark.parametrize("pattern", ["what now?", "(why|how)?", "you (can wait)?", "[so] why ?"])
def test_a_question_mark_may_end_a_pattern(pattern: str) -> None:
    assert all(path[-1] == "?" for path in parse_pattern(pattern, LISTS))


def test_offers_the_list_that_was_meant() -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern("<sooon>", LISTS)
    assert caught.value.hint == "did you mean <soon>?"


def test_a_pattern_that_stands_for_too_many_phrases_is_refused_at_once() -> None:
    with pytest.raises(PatternError, match=r".*") as caught:
        parse_pattern("a " + "[b c] " * 30, {})
    assert "100,000 phrases" in caught.value.message


@given(st.text(alphabet="ab ()[]|~<>{}_.^$,?!'*/", max_size=25))
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
