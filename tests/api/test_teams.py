"""Teams over HTTP: which there are, how their rules stand, and their packs to take away."""

from __future__ import annotations

import io
import os
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from tactful.api.app import create_app
from tactful.api.rulebooks import Rulebooks
from tactful.api.settings import Settings
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.tree import files_digest, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from flask.testing import FlaskClient

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.layer import Layer

BROKEN = "message: [never closed\n"


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def load_pack(layers: Sequence[Layer]) -> Rulebook:
    """The packs alone: the built-in rules take time to compile and are not what these tests are about."""
    return load_rulebook(layers, builtin=False, cache=False)


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(teams: Path, clock: Clock) -> Rulebooks:
    return Rulebooks([], teams, load=load_pack, clock=clock)


@pytest.fixture
def team_client(
    teams: Path, books: Rulebooks, client_for: Callable[..., FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> Iterator[FlaskClient]:
    """A client of a service whose rules are those of the teams alone."""
    monkeypatch.setattr("tactful.api.app.Rulebooks", lambda *_: books)
    return client_for(create_app(Settings(token="t", teams=teams)), token="t")


def break_acme(teams: Path, clock: Clock) -> None:
    (teams / "acme" / "condescension" / "other.yml").write_text(BROKEN)
    clock.now += 1.1


def test_the_teams_are_listed_without_reading_their_rules(team_client: FlaskClient, books: Rulebooks) -> None:
    assert team_client.get("/api/v1/teams").get_json() == {
        "teams": [
            {"name": name, "page": f"/rules?team={name}", "pack": f"/api/v1/teams/{name}/pack.zip"}
            for name in ("acme", "broken")
        ]
    }
    assert books._held == {}


def test_a_sound_team_stands_as_it_lies_in_its_folder(team_client: FlaskClient, books: Rulebooks, teams: Path) -> None:
    shown = team_client.get("/api/v1/teams/acme").get_json()
    since = shown.pop("since")
    assert shown == {
        "name": "acme",
        "page": "/rules?team=acme",
        "pack": "/api/v1/teams/acme/pack.zip",
        "state": "current",
        "notice": "",
        "digest": books.book("acme").digest,
        "pack_digest": read_tree(str(teams / "acme")).digest(),
        "rules": 1,
        "faults": [],
    }
    assert since.endswith("+00:00")


def test_when_the_new_version_is_broken_the_last_good_one_holds_and_says_so(
    team_client: FlaskClient, teams: Path, clock: Clock
) -> None:
    before = team_client.get("/api/v1/teams/acme").get_json()
    (teams / "acme" / "condescension" / "kindly.yml").unlink()
    break_acme(teams, clock)
    after = team_client.get("/api/v1/teams/acme").get_json()

    assert (after["state"], after["rules"]) == ("last-good", 1)
    assert [after[key] for key in ("digest", "pack_digest", "since")] == [
        before[key] for key in ("digest", "pack_digest", "since")
    ]
    assert after["notice"].startswith("The team's rules have 1 fault. Until that is put right, the last good version")
    assert [(fault["path"], fault["line"]) for fault in after["faults"]] == [
        (str(teams / "acme" / "condescension" / "other.yml"), 2)
    ]
    rules = team_client.get("/api/v1/rules?team=acme").get_json()
    assert [rule["id"] for rule in rules["rules"]] == ["condescension/kindly"]
    assert (rules["notice"], rules["faults"]) == (after["notice"], after["faults"])
    draft = team_client.post("/api/v1/lint", json={"text": "Please kindly revert.", "team": "acme"}).get_json()
    assert [finding["rule"] for finding in draft["drafts"][0]["findings"]] == ["condescension/kindly"]
    assert draft["drafts"][0]["rulebook"] == before["digest"]

    (teams / "acme" / "condescension" / "other.yml").unlink()
    clock.now += 1.1
    healed = team_client.get("/api/v1/teams/acme").get_json()
    assert (healed["state"], healed["rules"], healed["faults"], healed["notice"]) == ("current", 0, [], "")


def test_the_last_good_version_outlives_the_server(books: Rulebooks, teams: Path, clock: Clock) -> None:
    first = books.standing("acme")
    break_acme(teams, clock)
    again = Rulebooks([], teams, load=load_pack).standing("acme")
    assert (again.state, again.book.digest, again.archive) == ("last-good", first.book.digest, first.archive)


def test_a_team_that_never_was_sound_stands_with_its_sound_rules(team_client: FlaskClient, teams: Path) -> None:
    (teams / "broken" / "condescension" / "fine.yml").write_text("message: m\nfind: kindly\n")
    shown = team_client.get("/api/v1/teams/broken").get_json()
    assert (shown["state"], shown["rules"], len(shown["faults"])) == ("faulty", 1, 1)
    assert shown["notice"] == "The team's rules have 1 fault. The rules without faults hold."


def test_a_change_of_the_organisations_rules_reaches_a_team_that_is_broken(
    teams: Path, clock: Clock, tmp_path: Path
) -> None:
    organisation = tmp_path / "organisation"
    organisation.mkdir()
    books = Rulebooks([organisation], teams, load=load_pack, clock=clock)
    books.book("acme")
    break_acme(teams, clock)
    assert books.standing("acme").book.rules["condescension/kindly"].severity == "warning"
    (organisation / "condescension").mkdir()
    (organisation / "condescension" / "ours.yml").write_text("message: m\nfind: x y\n")
    clock.now += 1.1
    standing = books.standing("acme")
    assert standing.state == "last-good"
    assert {rule.layer for rule in standing.book.rules.values()} == {"organisation", "team"}


def test_what_the_organisation_locked_a_team_cannot_undo(teams: Path, clock: Clock, tmp_path: Path) -> None:
    organisation = tmp_path / "organisation"
    (organisation / "blame").mkdir(parents=True)
    (organisation / "blame" / "_category.yml").write_text("title: B\nprinciple: their-truth\nwhy: w\nseverity: error\n")
    (organisation / "blame" / "did.yml").write_text("message: m\nfind: you did it\n")
    (organisation / "pack.yml").write_text("lock: [blame]\n")
    books = Rulebooks([organisation], teams, load=load_pack, clock=clock)
    books.book("acme")
    (teams / "acme" / "pack.yml").write_text("off: [blame]\n")
    clock.now += 1.1
    standing = books.standing("acme")
    assert (standing.state, "blame/did" in standing.book.rules) == ("last-good", True)
    assert [fault.message.split(" by ")[0] for fault in standing.faults] == ["blame is locked"]


def test_a_pack_is_given_out_as_a_zip_with_a_hash_of_its_files(team_client: FlaskClient, teams: Path) -> None:
    (teams / "acme" / "README.md").write_text("not a rule")
    (teams / "acme" / ".git").mkdir()
    (teams / "acme" / ".git" / "config.yml").write_text("secret: x\n")
    answer = team_client.get("/api/v1/teams/acme/pack.zip")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    assert sorted(files) == ["condescension/_category.yml", "condescension/kindly.yml", "pack.yml"]
    assert answer.headers["ETag"] == f'"{files_digest(files)}"'
    assert answer.headers["Content-Disposition"] == 'attachment; filename="acme.zip"'


def test_a_pack_that_is_known_is_not_sent_again(team_client: FlaskClient, teams: Path, clock: Clock) -> None:
    etag = team_client.get("/api/v1/teams/acme/pack.zip").headers["ETag"]
    same = team_client.get("/api/v1/teams/acme/pack.zip", headers={"If-None-Match": etag})
    assert (same.status_code, same.data) == (304, b"")
    break_acme(teams, clock)
    assert team_client.get("/api/v1/teams/acme/pack.zip", headers={"If-None-Match": etag}).status_code == 304
    (teams / "acme" / "condescension" / "other.yml").write_text("message: m\nfind: asap\n")
    clock.now += 1.1
    changed = team_client.get("/api/v1/teams/acme/pack.zip", headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != etag


@pytest.mark.parametrize("path", ["", "/acme", "/acme/pack.zip"])
def test_teams_are_shown_to_nobody_without_the_token(anyone: FlaskClient, path: str) -> None:
    assert anyone.get(f"/api/v1/teams{path}").status_code == 401


@pytest.mark.parametrize("name", ["nobody", "..", "secret", "acme%2f..%2f..%2fsecret", "ACME"])
def test_there_is_no_other_team(team_client: FlaskClient, name: str) -> None:
    for path in (name, f"{name}/pack.zip"):
        answer: Any = team_client.get(f"/api/v1/teams/{path}")
        assert (answer.status_code, answer.get_json()["code"]) == (404, 404)


def test_the_answer_about_rules_changes_with_the_faults(team_client: FlaskClient, teams: Path, clock: Clock) -> None:
    etag = team_client.get("/api/v1/rules?team=acme").headers["ETag"]
    assert team_client.get("/api/v1/rules?team=acme", headers={"If-None-Match": etag}).status_code == 304
    break_acme(teams, clock)
    assert team_client.get("/api/v1/rules?team=acme", headers={"If-None-Match": etag}).status_code == 200


def harm_the_example(teams: Path, clock: Clock, name: str = "acme") -> None:
    """A rule that everybody can read, and that does not do what its example says."""
    file = teams / name / "condescension" / "kindly.yml"
    file.parent.mkdir(exist_ok=True)
    text = (teams / "acme" / "condescension" / "kindly.yml").read_text()
    file.write_text(text.replace("  - Please tell us today.", "  - Please kindly revert it."))
    clock.now += 1.1


def test_a_version_whose_examples_fail_is_refused_and_the_example_named(
    team_client: FlaskClient, teams: Path, clock: Clock
) -> None:
    before = team_client.get("/api/v1/teams/acme").get_json()
    harm_the_example(teams, clock)
    after = team_client.get("/api/v1/teams/acme").get_json()
    assert (after["state"], after["pack_digest"]) == ("last-good", before["pack_digest"])
    assert after["notice"].startswith(
        "The team's rules have 1 example that does not hold. Until that is put right, the"
    )
    (fault,) = after["faults"]
    assert fault == {
        "path": str(teams / "acme" / "condescension" / "kindly.yml"),
        "line": 12,
        "column": 5,
        "message": "example of condescension/kindly does not hold: “Please kindly revert it.” should be silent, but "
        "condescension/kindly flags 'kindly revert'",
        "hint": "",
    }


def test_a_rewrite_that_makes_another_sentence_is_shown_with_the_one_that_was_wanted(
    books: Rulebooks, teams: Path, clock: Clock
) -> None:
    file = teams / "acme" / "condescension" / "kindly.yml"
    example = '  - text: "Please [[kindly revert]]."\n    becomes: Please let us know.\n'
    file.write_text(file.read_text().replace("flags:\n", f"flags:\n{example}"))
    (fault,) = books.standing("acme").faults
    assert fault.hint == "it becomes: Please please tell us.; it should be: Please let us know."
    assert (fault.line, books.standing("acme").state) == (9, "refused")


def test_of_a_first_version_whose_examples_fail_nothing_holds(
    team_client: FlaskClient, teams: Path, clock: Clock
) -> None:
    (teams / "new" / "condescension").mkdir(parents=True)
    category = (teams / "acme" / "condescension" / "_category.yml").read_text()
    (teams / "new" / "condescension" / "_category.yml").write_text(category)
    (teams / "new" / "condescension" / "fine.yml").write_text("message: m\nfind: asap\n")
    harm_the_example(teams, clock, "new")
    shown = team_client.get("/api/v1/teams/new").get_json()
    assert (shown["state"], shown["rules"], len(shown["faults"])) == ("refused", 0, 1)
    assert shown["notice"].endswith("none of them hold, only those that everybody has.")
    with zipfile.ZipFile(io.BytesIO(team_client.get("/api/v1/teams/new/pack.zip").data)) as zipped:
        assert zipped.namelist() == []
    (teams / "new" / "condescension" / "kindly.yml").unlink()
    clock.now += 1.1
    healed = team_client.get("/api/v1/teams/new").get_json()
    assert (healed["state"], healed["rules"], healed["notice"]) == ("current", 1, "")


def test_a_version_that_was_sound_stays_when_rules_below_it_change(teams: Path, clock: Clock, tmp_path: Path) -> None:
    organisation = tmp_path / "organisation" / "blame"
    organisation.mkdir(parents=True)
    (organisation / "_category.yml").write_text("title: B\nprinciple: their-truth\nwhy: w\nseverity: error\n")
    books = Rulebooks([organisation.parent], teams, load=load_pack, clock=clock)
    assert books.standing("acme").state == "current"
    (organisation / "thank.yml").write_text("message: m\nfind: we kindly thank\n")
    clock.now += 1.1
    standing = books.standing("acme")
    assert (standing.state, set(standing.book.ids)) == ("last-good", {"blame/thank", "condescension/kindly"})
    assert ["blame/thank flags" in fault.message for fault in standing.faults] == [True]


def test_an_example_of_a_rule_that_the_team_changes_is_run_and_named_where_it_is_changed(
    teams: Path, clock: Clock, tmp_path: Path
) -> None:
    organisation = tmp_path / "organisation"
    organisation.mkdir()
    (teams / "acme" / "condescension").rename(organisation / "condescension")
    books = Rulebooks([organisation], teams, load=load_pack, clock=clock)
    assert books.standing("acme").state == "current"
    change = 'change:\n  condescension/kindly:\n    flags:\n      - "Please [[revert]]."\n'
    (teams / "acme" / "pack.yml").write_text(f"name: acme\n{change}")
    clock.now += 1.1
    (fault,) = books.standing("acme").faults
    assert (fault.path, fault.line) == (str(teams / "acme" / "pack.yml"), 4)
    assert "“Please [[revert]].” should flag exactly 'revert', flags nothing" in fault.message


def test_examples_that_would_take_too_long_are_not_run_and_that_is_said(
    books: Rulebooks, teams: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tactful.api.team_examples.MOST_CHARACTERS", 100)
    standing = books.standing("acme")
    assert (standing.state, standing.not_run) == ("current", 1)
    assert standing.notice.startswith("The examples of 1 rule were not run")
    monkeypatch.undo()
    monkeypatch.setattr("tactful.api.team_examples.SECONDS", -1)
    harm_the_example(teams, clock)
    assert books.standing("acme").not_run == 1


def test_examples_that_held_are_not_run_again_when_the_server_starts_again(
    books: Rulebooks, teams: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert books.standing("acme").state == "current"
    monkeypatch.setattr("tactful.lint.examples.check_examples", lambda *_: pytest.fail("they were run"))
    assert Rulebooks([], teams, load=load_pack).standing("acme").state == "current"


def test_the_page_of_a_teams_rules_says_that_the_last_good_version_holds(
    team_client: FlaskClient, teams: Path, clock: Clock
) -> None:
    team_client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    signed_in = team_client.post("/sign-in", data={"token": "t"})
    assert signed_in.status_code == 303
    team_client.get("/rules?team=acme")
    break_acme(teams, clock)
    page = team_client.get("/rules?team=acme").get_data(as_text=True)
    assert "the last good version holds" in page
    assert "other.yml:2:" in page


def test_a_team_with_ten_thousand_rules_is_read_in_bounded_time(teams: Path, tmp_path: Path) -> None:
    folder = teams / "large" / "condescension"
    folder.mkdir(parents=True)
    (folder / "_category.yml").write_text((teams / "acme" / "condescension" / "_category.yml").read_text())
    words = ("kindly", "please", "revert", "asap", "needful", "herewith", "hereby", "thereof", "whom", "aforesaid")
    for number in range(10_000):
        phrase = " ".join(words[int(digit)] for digit in f"{number:04}")
        (folder / f"r{number}.yml").write_text(
            f"message: Not our voice.\nfind:\n  - we {phrase} (now|[very] soon)\n"
            f"flags: ['[[We {phrase} now]].']\nallows: ['We {phrase}.', 'They {phrase} now.']\n"
        )
    books = Rulebooks([], teams, load=lambda layers: load_rulebook(layers, builtin=False))
    start = time.process_time()
    assert len(books.book("large").ids) == 10_000
    read = time.process_time() - start
    again = Rulebooks([], teams, load=lambda layers: load_rulebook(layers, builtin=False))
    start = time.process_time()
    assert len(again.book("large").ids) == 10_000
    known = time.process_time() - start
    assert read < 60
    assert known < 3
    print(f"{read:.1f} s the first time, {known:.1f} s from the cache, {os.cpu_count()} cores")
