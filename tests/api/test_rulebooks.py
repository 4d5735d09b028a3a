from pathlib import Path

import pytest

from tactful.api.rulebooks import Rulebooks, UnknownTeam


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(teams: Path, clock: Clock) -> Rulebooks:
    return Rulebooks([], teams, clock=clock)


def test_ready_once_the_rules_that_everybody_has_are_read(books: Rulebooks) -> None:
    assert not books.ready
    books.book("acme")
    assert not books.ready
    books.book()
    assert books.ready


def test_the_same_rulebook_is_given_again(books: Rulebooks, clock: Clock) -> None:
    first = books.book("acme")
    clock.now += 60

    assert books.book("acme") is first


def test_a_changed_rule_is_seen_within_a_second(books: Rulebooks, teams: Path, clock: Clock) -> None:
    books.book("acme")
    file = teams / "acme" / "condescension" / "kindly.yml"
    file.write_text(file.read_text().replace("Not our voice.", "Not how we speak."))

    soon = books.book("acme").rules["condescension/kindly"].message
    clock.now += 1.1
    later = books.book("acme").rules["condescension/kindly"].message

    assert (soon, later) == ("Not our voice.", "Not how we speak.")


def test_a_rule_that_is_taken_away_is_gone_within_a_second(books: Rulebooks, teams: Path, clock: Clock) -> None:
    books.book("acme")
    (teams / "acme" / "condescension" / "kindly.yml").unlink()
    clock.now += 1.1

    assert "condescension/kindly" not in books.book("acme").rules


def test_a_rule_that_breaks_takes_no_other_down(books: Rulebooks, teams: Path, clock: Clock) -> None:
    books.book("acme")
    (teams / "acme" / "condescension" / "other.yml").write_text("message: [\n")
    clock.now += 1.1

    book = books.book("acme")
    assert "condescension/kindly" in book.rules
    assert len(book.faults) == 1


def test_a_team_that_is_removed_is_gone_at_once(books: Rulebooks, teams: Path) -> None:
    books.book("acme")
    (teams / "acme").rename(teams / "Elsewhere")

    with pytest.raises(UnknownTeam):
        books.book("acme")


@pytest.mark.parametrize("name", ["../secret", "..", ".", "", "acme/", "/", "acme\n", "-acme", "ac me", "acme\0"])
def test_a_name_cannot_lead_out_of_the_teams_folder(books: Rulebooks, name: str) -> None:
    with pytest.raises(UnknownTeam):
        books.book(name)


def test_teams_are_listed_in_order(books: Rulebooks, teams: Path) -> None:
    (teams / "notes.txt").write_text("not a team")
    (teams / ".git").mkdir()

    assert books.names() == ["acme", "broken"]


def test_without_a_teams_folder_there_are_no_teams() -> None:
    books = Rulebooks([], None)

    assert books.names() == []
    with pytest.raises(UnknownTeam):
        books.book("acme")
