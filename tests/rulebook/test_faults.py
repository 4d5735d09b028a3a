"""What broken rule files say: every fault at once, each with its line, its column and a hint."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tactful.rulebook.book import Rulebook
from tactful.rulebook.load import load_rulebook

Load = Callable[[dict[str, str | bytes]], Rulebook]
GOOD = "message: m\nfind: you did it\n"


def said(rulebook: Rulebook) -> list[str]:
    """Each fault as `file:line:column: message (hint)`, without the folder."""
    return [str(fault).replace(str(Path(fault.path).parent) + "/", "") for fault in rulebook.faults]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("message: m\n", "rule.yml:1:1: has nothing to find (add find: with a pattern a line)"),
        ("find: you\n", "rule.yml:1:1: has no message (add message: …)"),
        (GOOD + "mesage: x\n", "rule.yml:3:1: unknown key: mesage (did you mean message?)"),
        (GOOD + "Severity: error\n", "rule.yml:3:1: unknown key: Severity (did you mean severity?)"),
        (GOOD + "UNLESS: x\n", "rule.yml:3:1: unknown key: UNLESS (did you mean unless?)"),
        (GOOD + "not_in: question\n", "rule.yml:3:1: unknown key: not_in (did you mean not-in?)"),
        (
            GOOD + "rewrites:\n  - say: x\n    Move: own\n",
            "rule.yml:5:5: unknown key in a rewrite: Move (did you mean move?)",
        ),
        (
            GOOD + "flags:\n  - text: '[[You did]]'\n    becoms: We did.\n",
            "rule.yml:5:5: unknown key in an example: becoms (did you mean becomes?)",
        ),
        (
            "message: m\nfind:\n  - *ing it\n",
            (
                "rule.yml:3:5: is not valid YAML: anchors and aliases (& and *) are not used here"
                " (a text that starts with & or * needs quotation marks around it)"
            ),
        ),
        (GOOD + "severity: fatal\n", "rule.yml:3:11: severity cannot be 'fatal' (one of suggestion, warning, error)"),
        (
            "message: m\nfind:\n  - you (did\n",
            "rule.yml:3:9: pattern never closes its ( (put a ) where it ends)",
        ),
        (
            'message: m\nfind:\n  - "you | did"\n',
            "rule.yml:3:10: pattern has a | outside brackets (write (this|that))",
        ),
        (
            "message: m\nfind:\n  - [a] b\n",
            (
                "rule.yml:3:9: is not valid YAML: did not find expected '-' indicator"
                " (a text that starts with [ or { needs quotation marks around it)"
            ),
        ),
        (
            "message: m\nfind:\n  - {topic}\n",
            (
                "rule.yml:3:5: a pattern should be one text"
                " (a text that starts with [ or { needs quotation marks around it)"
            ),
        ),
        (
            "message: m\nmessage: n\nfind: x\n",
            "rule.yml:2:1: says message twice (the second would silently win; keep one)",
        ),
        (
            GOOD + "rewrites:\n  - say: x\n",
            (
                "rule.yml:4:5: a rewrite needs say and move"
                " (move is one of accept, listen, own, explore, inform, offer, drop)"
            ),
        ),
        (
            GOOD + "rewrites:\n  - say: see {topic}\n    move: inform\n",
            "rule.yml:4:5: the rewrite uses {topic}, which no pattern keeps (write {topic} in find)",
        ),
        (
            GOOD + "flags:\n  - no marks\n",
            "rule.yml:4:5: example marks no words (put [[ and ]] around the words that the rule flags)",
        ),
        (GOOD + "kind: measure\nabove: many\nmeasure: sentence-words\n", "rule.yml:4:8: above is not a number"),
        (b"message: m\xff\n", "rule.yml:1:1: is not UTF-8 (byte 10) (save the file as UTF-8)"),
        ("", "rule.yml:1:1: is empty"),
        ("- a\n- b\n", "rule.yml:1:1: the file should be `key: value` lines"),
        ("\tmessage: m\n", None),
        ("a: &x [1]\nb: *x\n", None),
        ("[" * 5000, None),
        ("message: " + "x" * 300_000, "rule.yml:1:1: is larger than 256 KiB (one rule, one small file)"),
    ],
)
def test_a_broken_file_says_what_and_where(load: Load, content: str | bytes, fault: str | None) -> None:
    rulebook = load({"blame/rule.yml": content, "blame/good.yml": GOOD})
    assert rulebook.ids == ("blame/good",)
    if fault is None:
        assert rulebook.faults
    else:
        assert fault in said(rulebook)


def test_all_faults_come_at_once(load: Load) -> None:
    rulebook = load(
        {
            "blame/one.yml": "message: m\nfind:\n  - you (\n  - a | b\nwhat: x\n",
            "blame/two.yml": "find: x\n",
            "blam/three.yml": GOOD,
            "vocabulary.yml": "soon:\n  - (\nBad Name: [x]\n",
            "pack.yml": "off: [blame/twoo]\n",
        }
    )
    faults = "\n".join(said(rulebook))
    for expected in (
        "one.yml:3:9: pattern",
        "one.yml:4:7: pattern has a |",
        "one.yml:5:1: unknown key",
        "two.yml:1:1: has no message",
        "blam:1:1: blam is not a category (did you mean blame?)",
        "vocabulary.yml:2:5: entry never closes its (",
        "vocabulary.yml:3:1: a list cannot be called 'Bad Name'",
        "pack.yml:1:7: no rule or category blame/twoo",
    ):
        assert expected in faults


def test_a_broken_team_file_leaves_the_built_in_rules_alone(write_pack: Callable[..., Path]) -> None:
    alone = load_rulebook(cache=False)
    folder = write_pack({"blame/ours.yml": "find: ["}, category=False)
    both = load_rulebook([folder], cache=False)
    assert both.ids == alone.ids
    assert len([fault for fault in both.faults if fault.path.startswith(str(folder))]) == 1


def test_lists_that_refer_to_themselves_are_faults(load: Load) -> None:
    rulebook = load({"vocabulary.yml": "a: [<b>]\nb: [<a>, x]\n", "blame/good.yml": GOOD})
    assert [line.split(": ", 1)[1] for line in said(rulebook)] == ["the list b refers to itself through <a>"]


def test_a_pack_that_is_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="nowhere is not a folder of rules"):
        load_rulebook([tmp_path / "nowhere"], cache=False)


def test_few_examples_are_a_fault_where_the_pack_wants_more(load: Load) -> None:
    rulebook = load({"pack.yml": "minimum_examples: 3\n", "blame/rule.yml": GOOD + 'flags:\n  - "[[you did it]]"\n'})
    assert rulebook.ids == ()
    assert [fault.message for fault in rulebook.faults] == ["has 0 allows, needs 3", "has 1 flags, needs 3"]
