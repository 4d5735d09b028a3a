"""What `tactful rules check` remarks about rules that work."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tactful.lint.advice import CODES
from tactful.lint.advise import advise
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.sources import read_sources

WritePack = Callable[[dict[str, str | bytes]], Path]
HEAD = "message: Says whose fault it is.\n"
TAIL = "rewrites:\n  - {say: let us put it right, move: own}\n  - {say: what would help you, move: explore}\n"


def advice(write_pack: WritePack, files: dict[str, str]) -> list[tuple[str, str, int, str]]:
    """Rule, code, line and message of everything remarked about a pack of `{name: rest of the rule}`."""
    folder = write_pack({f"blame/{name}.yml": text for name, text in files.items()})
    rulebook = load_rulebook([folder], builtin=False, cache=False)
    assert rulebook.faults == ()
    sources = read_sources([str(folder)])
    found = list(advise(rulebook, sources.lists, rulebook.rules.values()))
    assert {one.code for one in found} <= CODES.keys()
    return [(one.rule, one.code, sources.place(one.path, one.spot).line, one.message) for one in found]


def rule(find: str, *, flags: str, rest: str = "", head: str = HEAD, tail: str = TAIL) -> str:
    return f'{head}find:\n  - {find}\n{rest}{tail}flags:\n  - "[[{flags}]]"\n'


def test_a_good_rule_is_let_be(write_pack: WritePack) -> None:
    assert advice(write_pack, {"a": rule("your (fault|mistake)", flags="your fault")}) == []


def test_a_rule_whose_phrases_another_finds_is_a_near_duplicate(write_pack: WritePack) -> None:
    files = {
        "a": rule("(your|his) fault", flags="his fault"),
        "b": rule("(your|his|her) (fault|mistake)", flags="her mistake"),
    }
    ((one, code, line, message),) = advice(write_pack, files)
    assert (one, code, line) == ("blame/a", "near-duplicate", 2)
    assert message.startswith("blame/b finds 100% of this rule's phrases, such as “")


def with_a_shared_pattern(severity: str) -> dict[str, str]:
    """Two rules: the second pattern of the first finds nothing that the other does not find."""
    return {
        "a": rule("her mistake\n  - your fault", flags='her mistake]]"\n  - "[[your fault'),
        "b": f"severity: {severity}\n{rule('your (fault|lookout|problem)', flags='your problem')}",
    }


def test_a_pattern_that_another_rule_finds_as_well_is_an_overlap(write_pack: WritePack) -> None:
    assert advice(write_pack, with_a_shared_pattern("warning")) == [
        ("blame/a", "overlap", 4, "blame/b finds 100% of this pattern's phrases, too, such as “your fault”")
    ]


def test_a_milder_rule_may_find_the_same_since_the_more_severe_one_speaks(write_pack: WritePack) -> None:
    assert advice(write_pack, with_a_shared_pattern("suggestion")) == []


def test_some_phrases_in_common_are_as_it_should_be(write_pack: WritePack) -> None:
    files = {
        "a": rule("your (fault|mistake|doing)", flags="your doing"),
        "b": rule("your (fault|lookout|problem)", flags="your problem"),
    }
    assert advice(write_pack, files) == []


def test_what_must_only_follow_is_no_part_of_what_two_rules_share(write_pack: WritePack) -> None:
    files = {
        "a": rule("your fault > again", flags="your fault").replace(']]"', ']] again"'),
        "b": rule("(your fault|his mistake)", flags="his mistake"),
    }
    assert [(one, code) for one, code, _, _ in advice(write_pack, files)] == [("blame/a", "near-duplicate")]


def test_a_message_may_say_what_the_words_say(write_pack: WritePack) -> None:
    files = {
        "a": rule("nothing can be done", flags="nothing can be done", head="message: Says that nothing can be done.\n"),
    }
    assert advice(write_pack, files) == []


def test_a_rule_for_some_places_does_not_stand_in_for_one_for_all(write_pack: WritePack) -> None:
    files = {
        "a": rule("your fault", flags="your fault"),
        "b": rule("your fault", flags="your fault?", rest="in: [question]\n").replace("fault?]]", "fault]]?"),
    }
    codes = [(one, code) for one, code, _, _ in advice(write_pack, files)]
    assert codes == [("blame/b", "near-duplicate"), ("blame/b", "needless-context")]


def test_a_pattern_whose_words_a_more_severe_rule_takes_never_speaks(write_pack: WritePack) -> None:
    files = {
        "a": rule("your own fault", flags="your own fault"),
        "b": rule("own fault", flags="own fault", head="severity: error\n" + HEAD),
    }
    assert ("blame/a", "hidden-pattern", 3, "never speaks: blame/b takes its words") in advice(write_pack, files)


def test_a_pattern_that_repeats_the_others_is_named(write_pack: WritePack) -> None:
    text = rule("your (fault|mistake)\n  - your fault", flags="your fault")
    found = advice(write_pack, {"a": text})
    assert ("blame/a", "repeated-pattern", 4, "finds nothing that the rule's other patterns do not find") in found


def test_of_two_equal_patterns_one_is_kept(write_pack: WritePack) -> None:
    found = advice(write_pack, {"a": rule("your fault\n  - your fault", flags="your fault")})
    assert [code for _, code, _, _ in found].count("repeated-pattern") == 1


def test_a_longer_pattern_is_no_repetition_of_a_shorter_one(write_pack: WritePack) -> None:
    text = rule("your fault\n  - your fault [alone] entirely", flags="your fault").replace(
        "flags:", 'flags:\n  - "[[your fault alone entirely]]"'
    )
    assert advice(write_pack, {"a": text}) == []


def test_an_unless_that_takes_everything_away_is_named(write_pack: WritePack) -> None:
    text = rule("your fault", flags="his fault", rest="unless:\n  - fault\n")
    codes = [code for _, code, _, _ in advice(write_pack, {"a": text})]
    assert codes == ["self-excused", "unused-pattern", "needless-unless"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        (HEAD, "message: ''\n", "blank", 1),
        (HEAD, "message: Blames\n", "unfinished", 1),
        (HEAD, f"message: {'Blames. ' * 20}\n", "too-long", 1),
        (HEAD, f"{HEAD}why: Because.{' Because.' * 60}\n", "too-long", 2),
        (HEAD, "message: It is your fault.\n", "tactless", 1),
        (HEAD, f"{HEAD}why: It is your fault.\n", "tactless", 2),
        ("let us put it right", "this was your fault", "repeats-offence", 5),
        (TAIL, "", "no-rewrite", 1),
        ("move: explore", "move: own", "one-move", 4),
    ],
)
def test_what_the_rule_says_to_people_is_read(write_pack: WritePack, old: str, new: str, code: str, line: int) -> None:
    found = advice(write_pack, {"a": rule("your fault", flags="your fault").replace(old, new)})
    assert [(one, kind, at) for one, kind, at, _ in found] == [("blame/a", code, line)]


def test_quoted_words_in_a_message_are_no_offence(write_pack: WritePack) -> None:
    head = "message: Says “it is your fault” in other words.\n"
    assert advice(write_pack, {"a": rule("your fault", flags="your fault", head=head)}) == []


def test_a_rewrite_that_another_rule_flags_is_tactless(write_pack: WritePack) -> None:
    files = {
        "a": rule("your fault", flags="your fault").replace("what would help you", "calm down"),
        "b": rule("calm down", flags="calm down"),
    }
    assert advice(write_pack, files) == [
        ("blame/a", "tactless", 6, "the rewrite would itself be flagged: “Calm down” by blame/b")
    ]


def test_dropping_words_may_stand_alone(write_pack: WritePack) -> None:
    tail = "rewrites:\n  - {say: '', move: drop}\n"
    assert advice(write_pack, {"a": rule("your fault", flags="your fault", tail=tail)}) == []
