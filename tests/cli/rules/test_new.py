"""`tactful rules new` on a terminal: a rule made of answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conftest import Ran, Tactful

SENTENCE = "Well, you've frankly been careless with the forms, Dana."
VOCABULARY = "see-through: [frankly]\nwe: [I, we]\nour: [my, our]\n"
CARELESS = """\
message: Calls the customer careless.
find:
  - you were careless [with it]
rewrites:
  - say: Let us fill them in together.
    move: offer
    replaces: sentence
  - say: It is your fault.
    move: own
    replaces: sentence
flags:
  - "[[You were careless]]."
  - "[[You were careless with it]]."
"""


@pytest.fixture
def interview(tactful: Tactful, pack: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs `rules new` as on a terminal; an answer is a line."""
    (pack / "vocabulary.yml").write_text(VOCABULARY, encoding="utf-8")
    (pack / "blame" / "careless.yml").write_text(CARELESS, encoding="utf-8")
    monkeypatch.setattr("tactful.cli.rules.new.on_a_terminal", lambda: True)

    def run(answers: Sequence[str], *arguments: str) -> Ran:
        typed = "".join(f"{answer}\n" for answer in answers).encode()
        return tactful("rules", "new", *arguments, "--no-builtin", "--rules", pack, "--into", "ours", stdin=typed)

    return run


def written(path: str) -> dict[str, object]:
    answer = yaml.safe_load(Path("ours", path).read_text("utf-8"))
    assert isinstance(answer, dict)
    return answer


TO_THE_REWRITES = [SENTENCE, "2-6", "", "", "", "", "Calls them careless", ""]


def test_a_sentence_becomes_a_rule_that_passes(interview: Callable[..., Ran], with_pack: Tactful) -> None:
    answers = [*TO_THE_REWRITES, "1", "let us look at the forms", "explore", "", "Take care.", ""]
    status, out, err = interview(answers)
    assert (status, out) == (
        ExitStatus.OK,
        "Wrote ours/blame/you-have-been-careless-with.yml\nIt flags what it should.\n",
    )
    assert "1 Well,  2 you've  3 frankly  4 been  5 careless  6 with  7 the  8 forms," in err
    assert "Left out, because every pattern sees through them: frankly." in err
    assert "finds: “you have been careless with”" in err
    assert "Near it: blame/careless." in err
    assert "Why it hurts: Nobody hears what follows a reproach." in err
    assert "1  Let us fill them in together.  (offer)" in err
    assert "It is your fault" not in err.replace("rule flags", "")
    assert "Well, let us look at the forms the forms, Dana." in err
    assert "Stays silent." in err
    assert written("blame/you-have-been-careless-with.yml") == {
        "severity": "warning",
        "message": "Calls them careless.",
        "find": ["you have been careless with"],
        "rewrites": [
            {"say": "Let us fill them in together.", "move": "offer", "replaces": "sentence"},
            {"say": "let us look at the forms", "move": "explore"},
        ],
        "flags": [
            {
                "text": "Well, [[you've frankly been careless with]] the forms, Dana.",
                "becomes": "Let us fill them in together.",
            }
        ],
        "allows": ["Take care."],
    }
    assert with_pack("rules", "test", "--rules", "ours", "careless-with").status == ExitStatus.FAILED
    assert with_pack("rules", "test", "--rules", "ours", "you-have-been-careless-with").status == ExitStatus.OK


def test_words_may_be_typed_and_the_pattern_chosen(interview: Callable[..., Ran]) -> None:
    answers = ["We told you so, and our form says so.", "our form", "c", "blame", "mine", "Hm.", "", "", ""]
    status, _, err = interview(answers, "--severity", "error")
    assert status == ExitStatus.OK
    assert "\n  <our> form\n  finds: “my form”, “our form”\n" in err
    assert written("blame/mine.yml")["find"] == ["our form"]


def test_what_is_given_is_not_asked_for(interview: Callable[..., Ran]) -> None:
    given = ("blame/mine", "--flag", "It is [[your mess]].", "--message", "Blames.", "--severity", "error")
    status, out, err = interview(["", "", "", ""], *given)
    assert (status, out) == (ExitStatus.OK, "Wrote ours/blame/mine.yml\nIt flags what it should.\n")
    for question in ("Paste", "Which words", "Category", "Name", "How much", "What do the words do"):
        assert question not in err
    assert written("blame/mine.yml")["find"] == ["your mess"]


def test_a_sentence_with_marks_needs_no_second_question(interview: Callable[..., Ran]) -> None:
    _, out, err = interview(["It is [[your mess]].", "", "blame", "mess", "", "Blames.", "", "", ""])
    assert "Wrote ours/blame/mess.yml" in out
    assert "Which words" not in err


def test_mistakes_are_explained_and_asked_again(interview: Callable[..., Ran]) -> None:
    answers = [
        "It is your mess.", "their mess", "your mess",  # words that are not there
        "(", "his mess", "your (mess|muddle)",  # a pattern that cannot be read, one that finds nothing
        "blme", "blame", "Your Mess", "your-fault", "mess",  # no category, no name, a name that is taken
        "terrible", "warning", "Blames.", "",
        "this is your fault", "{topic} is ours", "",  # a rewrite that is flagged, one with words that nothing keeps
        "Is it your fault?", "What a muddle!", "",  # an allowed sentence that another rule flags
    ]  # fmt: skip
    status, out, err = interview(answers)
    assert status == ExitStatus.OK, err
    assert "Wrote ours/blame/mess.yml" in out
    for said in (
        "Those words are not in the sentence.",
        "The pattern never closes its ( (put a ) where it ends).",
        "That pattern finds nothing in your sentence",
        "There are: contradiction,",
        "Lower-case words with dashes",
        "blame/your-fault exists.",
        "That would be flagged itself: blame/your-fault flags “your fault”.",
        "words that the pattern does not keep",
        "The rules in force are not silent: blame/your-fault flags “your fault”.",
    ):
        assert said in err, said
    assert written("blame/mess.yml")["allows"] == ["What a muddle!"]


def test_a_harmless_sentence_that_the_rule_flags_gives_an_unless(interview: Callable[..., Ran]) -> None:
    given = ("blame/mine", "--flag", "It is [[your mess]].", "--message", "Blames.", "--severity", "error")
    answers = ["", "", "", "Pack your mess tin.", "mess kit", "Pack your mess tin.", "mess tin", "Never your mess.", ""]
    status, out, err = interview([*answers, ""], *given)
    assert (status, out.splitlines()[-1]) == (ExitStatus.OK, "It flags what it should.")
    assert "The new rule flags “your mess” in it." in err
    assert "With that, the rule still flags it" in err
    assert written("blame/mine.yml")["unless"] == ["mess tin"]
    assert written("blame/mine.yml")["allows"] == ["Pack your mess tin."]


def test_words_that_are_found_already_need_no_rule(interview: Callable[..., Ran]) -> None:
    status, out, err = interview(["This is your fault.", "your fault", "n"])
    assert (status, out) == (ExitStatus.OK, "")
    assert "Found already by blame/your-fault." in err
    assert not Path("ours").exists()


def test_a_category_that_no_layer_has_is_brought_along(interview: Callable[..., Ran], with_pack: Tactful) -> None:
    answers = ["It will cost you dearly.", "cost you dearly", "", "pressure", "dear", "", "Threatens.", "Hm.", "", ""]
    status, out, _ = interview(answers)
    assert (status, out) == (
        ExitStatus.OK,
        "Wrote ours/pressure/dear.yml\nWrote ours/pressure/_category.yml\nIt flags what it should.\n",
    )
    assert with_pack("rules", "check", "ours").status == ExitStatus.OK


def test_without_a_terminal_a_name_is_needed(tactful: Tactful) -> None:
    status, _, err = tactful("rules", "new", "--into", "ours")
    assert status == ExitStatus.FAILED
    assert "Say what to call the rule, as CATEGORY/NAME." in err


def test_a_customers_message_becomes_a_rule_about_answers_that_passes(tactful: Tactful, tmp_path: Path) -> None:
    folder = tmp_path / "our-rules"
    ran = tactful(
        "rules", "new", "unacknowledged-change/dog", "--into", str(folder), "--customer", "Hi, [[we have a dog]]."
    )
    written = (folder / "unacknowledged-change" / "dog.yml").read_text("utf-8")
    assert "kind: reply" in written
    assert '  - "we have a dog"' in written
    assert "It flags what it should." in ran.out
