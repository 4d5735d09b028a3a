"""`tactful rules import`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tactful.cli.status import ExitStatus

if TYPE_CHECKING:
    from conftest import Tactful

WORDINESS = """\
extends: substitution
message: "Use '%s' instead of '%s'."
link: https://example.org/words
level: suggestion
ignorecase: true
swap:
  in order to: to
  as a means to: to
  'utili[sz]e': use|employ
  '(\\w+)ly so': $1 so
  '\\bvery\\b': ''
"""
AVOID = """\
extends: existence
message: "Avoid '%s'"
level: error
tokens:
  - abort
  - our \\w+ policy
  - Please
  - (?<!not )sorry
  - 24/7
exceptions:
  - abort button
"""
OTHERS = {
    "Long.yml": "extends: occurrence\nmessage: m\nmax: 3\n",
    "Heads.yml": "extends: existence\nscope: heading\nmessage: m\ntokens: [a b]\n",
    "Broken.yml": "extends: [\n",
    "Part.yml": "extends: existence\nmessage: ''\nnonword: true\nnonsense: 1\ntokens: ['ing']\n",
}


@pytest.fixture
def styles() -> Path:
    folder = Path("styles", "Acme")
    folder.mkdir(parents=True)
    for name, text in {"Wordiness.yml": WORDINESS, "Avoid.yml": AVOID, **OTHERS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder.parent


def rule(path: str) -> dict[str, object]:
    answer = yaml.safe_load(Path("ours", path).read_text("utf-8"))
    assert isinstance(answer, dict)
    return answer


def test_styles_become_rules_that_pass(with_pack: Tactful, styles: Path) -> None:
    status, out, err = with_pack("rules", "import", "vale", styles, "--into", "ours")
    assert (status, err) == (ExitStatus.OK, "")
    assert "Wrote 5 rules with 9 patterns; 5 could not be carried over.\nEvery example holds.\n" in out
    assert rule("clarity/acme-wordiness-to.yml") == {
        "severity": "suggestion",
        "message": "Use “to” instead of these words.",
        "find": ["in order to", "as a means to"],
        "rewrites": [{"say": "to", "move": "inform"}],
        "flags": ["[[In order to]].", "[[As a means to]]."],
    }
    assert rule("clarity/acme-wordiness-use-employ.yml")["find"] == ["(utilise|utilize)"]
    assert rule("clarity/acme-wordiness-use-employ.yml")["rewrites"] == [
        {"say": "use", "move": "inform"},
        {"say": "employ", "move": "inform"},
    ]
    assert rule("clarity/acme-wordiness-leave-out.yml")["rewrites"] == [{"say": "", "move": "drop"}]
    assert rule("clarity/acme-avoid.yml") == {
        "severity": "error",
        "message": "Avoid these words.",
        "find": ["abort", "our _ policy"],
        "regex": ["\\b(?:Please)\\b", "\\b(?:24/7)\\b"],
        "unless": ["abort button"],
        "flags": ["[[Abort]].", "[[Our something policy]]."],
        "allows": ["Abort button."],
    }
    assert rule("clarity/acme-part.yml")["regex"] == ["ing"]
    assert with_pack("rules", "check", "ours", "-q").status == ExitStatus.OK


def test_what_could_not_be_carried_over_is_named_with_its_place_and_reason(with_pack: Tactful, styles: Path) -> None:
    out = with_pack("rules", "import", "vale", styles, "--into", "ours").out
    changed, _, left = out.partition("Not carried over:")
    assert "styles/Acme/Avoid.yml:7: Please: is no list of phrases; kept as regex" in changed
    assert "styles/Acme/Part.yml:4: nonsense: has no counterpart; the rule works without it" in changed
    assert "styles/Acme/Avoid.yml:8: (?<!not )sorry: RE2 refuses it: " in left
    assert "styles/Acme/Wordiness.yml:10: (\\w+)ly so: says what it found again: $1 so" in left
    assert "styles/Acme/Long.yml:1: occurrence: only existence and substitution become rules" in left
    assert "styles/Acme/Heads.yml:2: heading: rules look at sentences, not at markup" in left
    assert "styles/Acme/Broken.yml:2: Broken.yml: is not valid YAML" in left


def test_nothing_is_ever_overwritten(with_pack: Tactful, styles: Path) -> None:
    own = Path("ours/clarity/acme-avoid.yml")
    own.parent.mkdir(parents=True)
    own.write_text("message: Mine.\nfind: mine\n", encoding="utf-8")
    out = with_pack("rules", "import", "vale", styles, "--into", "ours").out
    assert "ours/clarity/acme-avoid.yml:1: clarity/acme-avoid: exists, and is left as it is" in out
    assert own.read_text("utf-8") == "message: Mine.\nfind: mine\n"
    again = with_pack("rules", "import", "vale", styles, "--into", "ours")
    assert (again.status, "Wrote 0 rules" in again.out) == (ExitStatus.FAILED, True)


def test_a_dry_run_writes_nothing(with_pack: Tactful, styles: Path) -> None:
    status, out, _ = with_pack("rules", "import", "vale", styles, "--into", "ours", "--dry-run", "-q")
    assert (status, out) == (ExitStatus.OK, "Would write 5 rules with 9 patterns; 5 could not be carried over.\n")
    assert not Path("ours").exists()


def test_the_report_for_a_program(with_pack: Tactful, styles: Path) -> None:
    arguments = ("--into", "ours", "--format", "json", "--category", "condescension", "--move", "offer")
    answer = json.loads(with_pack("rules", "import", "vale", styles, *arguments).out)
    assert len(answer["written"]) == 5
    assert {"path", "line", "text", "reason"} == answer["not_carried_over"][0].keys()
    assert rule("condescension/acme-wordiness-to.yml")["rewrites"] == [{"say": "to", "move": "offer"}]


LIST = """\
phrase\tcategory\tseverity\trewrite
# what we do not say
You can't be serious\thostility
Not my circus\tblame\terror\tlet me look into it
not  my circus\tblame
your fault\tblame
So be it
Meh\tnone
"""


def test_a_list_of_phrases_becomes_rules(with_pack: Tactful) -> None:
    Path("banned words.tsv").write_text(LIST, encoding="utf-8")
    status, out, err = with_pack("rules", "import", "phrases", "banned words.tsv", "--into", "ours")
    assert (status, err) == (ExitStatus.OK, "")
    assert rule("hostility/banned-words.yml") == {
        "severity": "warning",
        "message": "Is on the list “banned words” of phrases to avoid.",
        "find": ["you can not be serious"],
        "flags": ["[[You can't be serious]]."],
    }
    assert rule("blame/banned-words.yml") == {
        "severity": "error",
        "message": "Is on the list “banned words” of phrases to avoid.",
        "find": ["not my circus"],
        "rewrites": [{"say": "let me look into it", "move": "inform"}],
        "flags": ["[[Not my circus]]."],
    }
    assert "banned words.tsv:5: not  my circus: stands in the list before" in out
    assert "banned words.tsv:6: your fault: is found already, by blame/your-fault" in out
    assert "banned words.tsv:7: So be it: names no category; use --category" in out
    assert "banned words.tsv:8: Meh: is in no category of ours: none" in out
    assert out.endswith("Wrote 2 rules with 2 patterns; 4 could not be carried over.\nEvery example holds.\n")
    assert Path("ours/hostility/_category.yml").exists()


def test_plain_phrases_take_the_category_and_severity_given(with_pack: Tactful) -> None:
    Path("list.txt").write_text("\n".join(f"word{n} and so on" for n in range(60)) + "\nyour fault\n", encoding="utf-8")
    given = ("--category", "blame", "--severity", "error", "--message", "Blames.", "--all")
    status, out, _ = with_pack("rules", "import", "phrases", "list.txt", "--into", "ours", *given)
    assert status == ExitStatus.OK
    assert "Wrote 3 rules with 61 patterns; 0 could not be carried over." in out
    assert len(rule("blame/list-2.yml")["find"]) == 25  # type: ignore[arg-type]
    assert rule("blame/list-3.yml")["message"] == "Blames."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("vale", "gone"), "Directory 'gone' does not exist."),
        (("phrases", "gone.txt"), "File 'gone.txt' does not exist."),
        (("phrases", "latin.txt", "--into", "ours"), "latin.txt cannot be read: is not UTF-8."),
    ],
)
def test_what_cannot_be_read_is_named(with_pack: Tactful, arguments: tuple[str, ...], message: str) -> None:
    Path("latin.txt").write_bytes("caf\xe9".encode("latin-1"))
    status, _, err = with_pack("rules", "import", *arguments)
    assert status == ExitStatus.FAILED
    assert message in err
