from __future__ import annotations

from typing import Any

import pytest

from tactful.grammar import GrammarUnavailableError, LocalChecker, RemoteChecker, checker_from_environment
from tactful.grammar.setting import AbsentChecker


@pytest.mark.parametrize(
    ("environ", "kind"),
    [
        ({}, AbsentChecker),
        ({"TACTFUL_LANGUAGETOOL_URL": " ", "TACTFUL_LANGUAGETOOL": ""}, AbsentChecker),
        ({"TACTFUL_LANGUAGETOOL_URL": "http://localhost:8010"}, RemoteChecker),
        ({"TACTFUL_LANGUAGETOOL": "somewhere"}, LocalChecker),
        ({"TACTFUL_LANGUAGETOOL_URL": "localhost:8010", "TACTFUL_LANGUAGETOOL": "somewhere"}, RemoteChecker),
    ],
)
def test_the_environment_names_the_checker_and_an_address_goes_first(environ: dict[str, str], kind: type) -> None:
    assert type(checker_from_environment(environ)) is kind


def test_a_bad_address_is_told_by_the_check() -> None:
    checker = checker_from_environment({"TACTFUL_LANGUAGETOOL_URL": "ftp://example.com"})
    with pytest.raises(GrammarUnavailableError, match="TACTFUL_LANGUAGETOOL_URL is not an address"):
        checker.check("Hello.", seconds=1)


def test_the_environment_names_the_language(fake: Any) -> None:
    environ = {"TACTFUL_LANGUAGETOOL_URL": fake.url, "TACTFUL_LANGUAGE": "xx-YY"}
    with pytest.raises(GrammarUnavailableError, match="language xx-YY"):
        checker_from_environment(environ).check("Hello.", seconds=5)
