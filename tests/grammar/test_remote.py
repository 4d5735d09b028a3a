from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tactful.grammar import GrammarMatch, GrammarUnavailableError, RemoteChecker, connect
from tactful.grammar.remote import REMEMBER_SECONDS

SECRET = "the merger with Northwind"


def words(text: str, matches: list[GrammarMatch]) -> list[str]:
    return [text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    "text",
    [
        "We fixed teh export.",
        "😀 We fixed teh export.",
        "😀😀 teh 👩‍💻 recieve 🇩🇪 teh 😀",
        "𝐁𝐨𝐥𝐝 teh",
        "line one\r\nline two has teh in it\n\n\tteh",
        "soft\u00adhyphen, nbsp\u00a0teh, zero\u200bwidth teh, ﬁ teh, é e\u0301 teh",
        "a lone surrogate \ud83d before teh",
        "teh",
    ],
)
def test_a_match_is_where_the_words_are(fake: Any, text: str) -> None:
    matches = connect(fake.url).check(text, seconds=5)
    found = words(text, matches)
    assert set(found) <= {"teh", "recieve"}
    assert len(found) == text.count("teh") + text.count("recieve")
    assert matches[0].replacements == ("the",)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.text(max_size=30), between=st.text(max_size=10))
def test_whatever_stands_before_a_slip_its_place_is_right(fake: Any, before: str, between: str) -> None:
    text = f"{before} teh {between} teh"
    matches = connect(fake.url).check(text, seconds=5)
    assert set(words(text, matches)) <= {"teh", "recieve", "i"}
    assert matches[-1].end == len(text)


def test_a_match_over_an_emoji_is_dropped(fake: Any) -> None:
    text = "so 😀 teh"
    fake.matches = lambda sent: [_at(sent, 0, 4), _at(sent, 5, 8)]
    assert words(text, connect(fake.url).check(text, seconds=5)) == ["teh"]


@pytest.mark.parametrize(
    "change",
    [
        {"offset": 1},
        {"offset": -3},
        {"offset": 900},
        {"length": 0},
        {"length": 2000},
        {"context": {"text": "teh", "offset": 1, "length": 3}},
        {"context": {"text": "teh", "offset": -1, "length": 3}},
    ],
)
def test_a_match_that_is_not_where_it_says_is_dropped(fake: Any, change: dict[str, Any]) -> None:
    fake.matches = lambda sent: [_at(sent, 3, 6) | change, _at(sent, 7, 10)]
    assert words("go teh teh", connect(fake.url).check("go teh teh", seconds=5)) == ["teh"]
    assert connect(fake.url).check("go teh teh", seconds=5)[0].start == 7


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"issueType": "style", "category": {"id": "REDUNDANCY"}}, "Consider removing it."),
        ({"issueType": "whitespace", "category": {"id": "TYPOGRAPHY"}}, "Two spaces."),
        ({"issueType": "uncategorized", "category": {"id": "PUNCTUATION"}}, "A comma may be missing."),
        ({"issueType": "misspelling", "category": {"id": "TYPOS"}}, "‘colour’ is British English."),
    ],
)
def test_matters_of_taste_are_no_slips(fake: Any, rule: dict[str, Any], message: str) -> None:
    fake.matches = lambda sent: [_at(sent, 3, 6, rule={"id": "R"} | rule, message=message), _at(sent, 7, 10)]
    assert [match.start for match in connect(fake.url).check("go teh teh", seconds=5)] == [7]


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_an_empty_text_is_not_sent(fake: Any, text: str) -> None:
    assert connect(fake.url).check(text, seconds=5) == []
    assert fake.requests == []


def test_nothing_is_sent_before_the_first_check(fake: Any) -> None:
    connect(fake.url)
    assert fake.requests == []


@pytest.mark.parametrize("suffix", ["", "/", "/v2", "/v2/", "/v2/check", "/lt", "/lt/v2/"])
def test_an_address_may_end_where_people_end_it(fake: Any, suffix: str) -> None:
    connect(fake.url + suffix).check("teh", seconds=5)
    prefix = "/lt" if "lt" in suffix else ""
    assert fake.requests == [f"GET {prefix}/v2/languages", f"POST {prefix}/v2/check"]


def test_an_address_needs_no_scheme(fake: Any) -> None:
    assert len(connect(fake.url.removeprefix("http://")).check("teh", seconds=5)) == 1


@pytest.mark.parametrize(
    "url", ["", "ftp://example.com", "file:///etc/passwd", "http://", "//", "http://x:99999", "http://x:0", "[::1"]
)
def test_what_is_no_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match="looks like http://localhost"):
        connect(url)


@pytest.mark.parametrize(
    ("mood", "reason"),
    [
        ("hung", "longer than 0.3 seconds"),
        ("dripping", "longer than 0.3 seconds"),
        ("webpage", "does not speak as LanguageTool does"),
        ("not_text", "does not speak as LanguageTool does"),
        ("refused", "could not check this draft"),
        ("limited", "too many requests"),
        ("cut_off", "does not answer"),
    ],
)
def test_a_server_in_a_bad_mood_is_unavailable_in_time_and_says_nothing_of_the_draft(
    fake: Any, mood: str, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    checker = connect(fake.url)
    checker.check("Warm the imports up.", seconds=5)
    fake.mood = mood
    started = time.monotonic()
    seconds = 0.3 if mood in {"hung", "dripping"} else 5
    with pytest.raises(GrammarUnavailableError, match=reason) as caught:
        checker.check(SECRET, seconds=seconds)
    assert time.monotonic() - started < seconds + 0.5
    assert caught.value.__cause__ is caught.value.__context__ is None
    assert "merger" not in f"{caught.value} {caplog.text}"


@pytest.mark.parametrize(
    "answer",
    [[], {}, {"matches": None}, {"matches": [{}]}, {"matches": ["x"]}, {"matches": 3}, {"matches": [{"rule": 1}]}],
)
def test_json_that_is_no_answer_is_unavailable(fake: Any, answer: Any) -> None:
    fake.answer = answer
    with pytest.raises(GrammarUnavailableError, match="does not speak as LanguageTool does"):
        connect(fake.url).check("teh", seconds=5)


def test_a_server_that_drops_one_connection_is_asked_again(fake: Any) -> None:
    fake.mood = "dropped_once"
    assert len(connect(fake.url).check("teh", seconds=5)) == 1
    assert len(fake.texts) == 2


def test_a_language_that_the_server_lacks_is_named(fake: Any) -> None:
    with pytest.raises(GrammarUnavailableError, match="does not know the language xx-YY"):
        connect(fake.url, language="xx-YY").check("teh", seconds=5)


def test_a_silent_server_is_left_alone_for_a_while_and_then_asked_again(fake: Any) -> None:
    now = 100.0
    checker = RemoteChecker(f"{fake.url}/", clock=lambda: now)
    fake.mood = "limited"
    for _ in range(3):
        with pytest.raises(GrammarUnavailableError, match="too many requests"):
            checker.check("teh", seconds=5)
    assert len(fake.texts) == 1
    fake.mood = "well"
    now += REMEMBER_SECONDS
    assert len(checker.check("teh", seconds=5)) == 1


@pytest.mark.parametrize(("mood", "text"), [("refused", "teh"), ("hung", "teh " * 6000)])
def test_trouble_that_one_draft_made_does_not_hold_up_the_next(fake: Any, mood: str, text: str) -> None:
    checker = connect(fake.url)
    fake.mood = mood
    with pytest.raises(GrammarUnavailableError):
        checker.check(text, seconds=0.5)
    fake.mood = "well"
    assert len(checker.check("teh", seconds=5)) == 1


def test_nobody_there_is_unavailable_and_names_the_place_without_its_password() -> None:
    checker = connect("http://dana:hunter2@127.0.0.1:9/")
    with pytest.raises(GrammarUnavailableError) as caught:
        checker.check("teh", seconds=5)
    assert str(caught.value).startswith("LanguageTool at 127.0.0.1:9 does not answer.")


def test_a_loopback_server_is_asked_past_any_proxy(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert len(connect(fake.url).check("teh", seconds=5)) == 1


def test_a_machine_that_does_not_know_localhost_can_still_ask(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: str) -> str:
        raise OSError(host)

    monkeypatch.setattr("socket.gethostbyname", unknown)
    assert len(connect(fake.url).check("teh", seconds=5)) == 1


def test_checks_from_many_threads_keep_their_places_apart(fake: Any) -> None:
    checker = connect(fake.url)
    texts = [f"{'😀' * number} {'x' * number} teh" for number in range(12)]
    found: dict[str, list[str]] = {}

    def check(text: str) -> None:
        found[text] = words(text, checker.check(text, seconds=10))

    threads = [threading.Thread(target=check, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {text: ["teh"] for text in texts}


def test_no_draft_stays_behind_in_the_client(fake: Any) -> None:
    from language_tool_python import Match

    fake.matches = lambda sent: [_at(sent, 0, 3)]
    assert len(connect(fake.url).check(SECRET, seconds=5)) == 1
    assert Match.PREVIOUS_MATCHES_TEXT is None


def test_making_a_checker_imports_nothing_heavy() -> None:
    script = """
import sys, tactful.grammar as grammar
grammar.connect("http://localhost:9")
assert not {"language_tool_python", "requests", "urllib3", "psutil"} & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _at(sent: str, start: int, end: int, **changes: Any) -> dict[str, Any]:
    begin = max(0, start - 20)
    match = {
        "message": "Possible spelling mistake found.",
        "replacements": [{"value": "the"}],
        "offset": start,
        "length": end - start,
        "context": {"text": sent[begin : end + 20], "offset": start - begin, "length": end - start},
        "rule": {"id": "MORFOLOGIK_RULE_EN_US", "issueType": "misspelling", "category": {"id": "TYPOS"}},
    }
    return match | changes
