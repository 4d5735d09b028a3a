"""Which LanguageTool to ask, as the environment or a configuration says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.grammar.local import start_local
from tactful.grammar.match import GrammarUnavailableError
from tactful.grammar.remote import connect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.grammar.match import GrammarChecker, GrammarMatch

URL = "TACTFUL_LANGUAGETOOL_URL"
"""Environment variable: the address of a LanguageTool server that already runs."""

FOLDER = "TACTFUL_LANGUAGETOOL"
"""Environment variable: the folder of a LanguageTool server to start, as `make languagetool` leaves it."""

LANGUAGE = "TACTFUL_LANGUAGE"
"""Environment variable: the language of the drafts, `en-US` unless it says otherwise."""

_NOT_SET_UP = (
    "Grammar is not set up. Run any LanguageTool server and set TACTFUL_LANGUAGETOOL_URL to its address; "
    "docs/grammar.md says how."
)


class AbsentChecker:
    """Stands where no grammar checker is set up, and says what to do about it.

    Args:
        reason: the text of the error that every check raises.
    """

    def __init__(self, reason: str = _NOT_SET_UP) -> None:
        self._reason = reason

    def check(self, text: str, *, seconds: float) -> list[GrammarMatch]:  # noqa: ARG002, the protocol's arguments
        """Raise `GrammarUnavailableError`, always."""
        raise GrammarUnavailableError(self._reason)

    def close(self) -> None:
        """Do nothing."""


def make_checker(*, url: str = "", folder: str | Path = "", language: str = "en-US") -> GrammarChecker:
    """The checker for a server's address, or else for a folder to start one from, or else an `AbsentChecker`.

    Never raises: what is wrong with an address is told by the checks.
    """
    if url:
        try:
            return connect(url, language=language)
        except ValueError as error:
            return AbsentChecker(f"{URL} is not an address. {error}")
    if folder:
        return start_local(Path(folder), language=language)
    return AbsentChecker()


def checker_from_environment(environ: Mapping[str, str] = os.environ) -> GrammarChecker:
    """The checker that `TACTFUL_LANGUAGETOOL_URL`, or else `TACTFUL_LANGUAGETOOL`, asks for."""
    return make_checker(
        url=environ.get(URL, "").strip(),
        folder=environ.get(FOLDER, "").strip(),
        language=environ.get(LANGUAGE, "").strip() or "en-US",
    )
