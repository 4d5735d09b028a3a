"""One conversation with a LanguageTool server, by way of language-tool-python.

Imported only when grammar is asked for: language-tool-python and requests take 0.2 s and 15 MB.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import requests
from language_tool_python import LanguageTool, Match
from language_tool_python.exceptions import LanguageToolError, RateLimitError

from tactful.grammar.match import GrammarMatch

if TYPE_CHECKING:
    from collections.abc import Iterator

Trouble = Literal["away", "slow", "limited", "refused", "language", "nonsense"]
"""Why there is no answer: nobody listens, no answer in time, too many requests, this text refused, the language
unknown, or an answer that makes no sense."""

ONE_READ_SECONDS = 30
_ODD = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
_STAND_IN = "\u263a"
_SPACE = re.compile(r"\s")
_TASTE = frozenset(["style", "register", "locale-violation", "whitespace", "typographical", "formatting"])
_ALSO_RIGHT = ("is British English", "is American English")
_ANSWERS_GARBLED = (AttributeError, IndexError, KeyError, TypeError, ValueError)


class Client(LanguageTool):
    """language-tool-python's client for a server that already runs; it can neither download nor start one."""

    _TIMEOUT = ONE_READ_SECONDS  # type: ignore[assignment]  # theirs is a literal 300: five minutes for one read

    def __init__(self, url: str, *, language: str, direct: bool) -> None:
        """Connect to the server at `url`.

        Args:
            url: the server's address, ending in a slash, without `v2/`.
            language: the language to check, such as `en-US`.
            direct: whether to go past any proxy that the environment names.

        Raises:
            LanguageToolError: the server does not answer, or not as LanguageTool does.
        """
        past_proxies = {"http": "", "https": "", "all": ""} if direct else None
        # With a host given it does not look one up; no server is started there.
        super().__init__(language, remote_server=url, proxies=past_proxies, host="127.0.0.1")


def open_client(url: str, *, language: str, direct: bool) -> Client | Trouble:
    """A client for the server at `url`, or why there is none."""
    try:
        return Client(url, language=language, direct=direct)
    except LanguageToolError as error:
        return _trouble(error)
    except _ANSWERS_GARBLED as error:
        return "language" if str(error).startswith("unsupported language") else "nonsense"


def find_slips(client: Client, text: str) -> list[GrammarMatch] | Trouble:
    """The slips in `text`, or why there is no answer.

    LanguageTool counts UTF-16 units. language-tool-python puts right where a match starts, not how long it is,
    and shares one table between threads to do so. So each character that would count double is sent as one
    that counts once: then both count alike, and there is nothing to put right.
    """
    sent = _ODD.sub(_STAND_IN, text)
    try:
        matches = client.check(sent)
        found = [_slip(match) for match in matches if _is_a_slip(match) and _is_where_it_says(match, sent)]
    except LanguageToolError as error:
        return _trouble(error)
    except _ANSWERS_GARBLED:
        return "nonsense"
    finally:
        Match.PREVIOUS_MATCHES_TEXT = None  # it would keep the draft in memory
    return [slip for slip in found if text[slip.start : slip.end] == sent[slip.start : slip.end]]


def _slip(match: Match) -> GrammarMatch:
    return GrammarMatch(
        start=match.offset,
        end=match.offset + match.error_length,
        rule=match.rule_id,
        message=match.message,
        replacements=tuple(map(str, match.replacements)),
        misspelling=match.rule_issue_type == "misspelling" and match.category == "TYPOS",
    )


def _is_a_slip(match: Match) -> bool:
    """Whether a customer would take `match` for a mistake: not commas, spaces, style or the other side's English."""
    if match.rule_issue_type in _TASTE or match.category == "PUNCTUATION":
        return False
    return not any(words in match.message for words in _ALSO_RIGHT)


def _is_where_it_says(match: Match, sent: str) -> bool:
    """Whether the place of `match` in `sent` holds the words that LanguageTool quotes."""
    end = match.offset + match.error_length
    if not 0 <= match.offset < end <= len(sent) or match.offset_in_context < 0:
        return False
    return _SPACE.sub(" ", match.matched_text) == _SPACE.sub(" ", sent[match.offset : end])


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _trouble(error: LanguageToolError) -> Trouble:
    """The kind of `error`. Its text is left behind: it may quote the draft."""
    for cause in _causes(error):
        if isinstance(cause, RateLimitError):
            return "limited"
        if isinstance(cause, requests.Timeout):
            return "slow"
        if isinstance(cause, requests.exceptions.JSONDecodeError):
            return "refused" if str(error).startswith("Error") else "nonsense"  # LanguageTool's own word
        if isinstance(cause, OSError):
            return "away"
    return "nonsense"
