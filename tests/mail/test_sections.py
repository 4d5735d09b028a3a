from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.draft import Span
from tactful.mail.quoting import tell_apart
from tactful.mail.sections import find_sections

GREETINGS = [
    "Hi Anna,",
    "Hi Anna",
    "Hi Anna!",
    "hi anna,",
    "Hello,",
    "Hello!",
    "Hey there,",
    "Hi all,",
    "Hi, Anna,",
    "Hello again, Anna.",
    "Dear Sir or Madam,",
    "Dear Sir/Madam,",
    "Dear Mr. van den Berg,",
    "Dear Ms O'Neill:",
    "Dear Dr. Anna Smith-Jones,",
    "Dear valued customer,",
    "Dear Anna and Tom,",
    "To whom it may concern,",
    "To Whom It May Concern:",
    "Good morning",
    "Good morning, Anna,",
    "Good afternoon Mr Smith,",
    "Morning Anna,",
    "Greetings,",
    "Greetings from Leeds,",
    "Anna,",
    "Anna -",
    "ANNA:",
    "Mr Smith,",
    "Anna & Tom,",
    "Team,",
    "Hallo Frau Lang,",
    "Bonjour Madame,",
]
CLOSINGS = [
    "Kind regards,\nNoreen",
    "Kind regards\n\nNoreen Byrne",
    "Best,\nN.",
    "Best,\nNB",
    "Thanks, Tom",
    "Thanks!\nTom",
    "Thank you,\n\nTom Baker",
    "Cheers Tom",
    "Cheers",
    "Many thanks and kind regards,\nTom",
    "Yours faithfully,\nMrs N. Byrne",
    "Sincerely,\n\nNoreen",
    "Tom",
    "- Tom",
    "– N",
    "T.",
    "Regardless,\nTom",
    "Please advise.\n\nTom",
    "Please advise.",
    "Thank you for your patience.\n\nKind regards,\nNoreen",
    "Looking forward to hearing from you.\n\nBest regards,\nNoreen",
    "Have a lovely weekend!\n\nBest wishes,\n\nNoreen",
    "Talk soon,\nTom & Anna",
    "Love,\nGran",
    "xx",
    "Mit freundlichen Grüßen\nPetra Lang",
]
BODY = "The parcel left on Monday. It should be with you today.\n\nWe have changed the label, as you asked."


def sections(text: str) -> tuple[str, str]:
    found = find_sections(text, tell_apart(text).own)
    return text[slice(*found.greeting)], text[slice(*found.closing)]


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("greeting", GREETINGS)
def test_a_greeting_stands_on_the_first_line(greeting, eol):
    assert sections(f"{greeting}\n\n{BODY}".replace("\n", eol)) == (greeting, "")


@pytest.mark.parametrize(
    ("line", "greeting"),
    [
        ("Hi Anna, thanks for the picture.", "Hi Anna,"),
        ("Hello Anna. It left on Monday.", "Hello Anna."),
        ("Good morning Anna - it left on Monday.", "Good morning Anna -"),
        ("Dear Mr. Smith, it left on Monday.", "Dear Mr. Smith,"),
        ("Good morning! It left on Monday.", "Good morning!"),
        ("Hi, it left on Monday.", "Hi,"),
    ],
)
def test_words_after_a_greeting_are_the_body(line, greeting):
    assert sections(f"{line}\n\n{BODY}")[0] == greeting


@pytest.mark.parametrize(
    "line",
    [
        "Hiring is done.",
        "The parcel left on Monday.",
        "However,",
        "Dearly missed by all of us was the parcel that you sent us on Monday of last week",
        "Anna asked me to write to you.",
        "Thanks, Anna.",
    ],
)
def test_not_every_first_line_greets(line):
    greeting = sections(f"{line}\n\n{BODY}")[0]
    assert greeting in {"", "However,"}  # a lone word with a comma may well be a name


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_closing_ends_the_mail(closing, eol):
    text = f"Hi Anna,\n\n{BODY}\n\n{closing}\n".replace("\n", eol)
    assert sections(text) == ("Hi Anna,", closing.replace("\n", eol))


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_closing_may_have_a_card_a_quote_or_a_postscript_below_it(closing):
    for below in ("-- \nNoreen\nSupport", "On 5/5/2025 10:12, Dana wrote:\n> Where is it?", "P.S. Tom says hello."):
        assert sections(f"Hi Anna,\n\n{BODY}\n\n{closing}\n\n{below}")[1] == closing, below


@pytest.mark.parametrize(
    "last",
    [
        "It left on\nMonday",
        "Thanks for the picture, it helped us a lot.",
        "We call you on Friday.",
        "Best of all, it costs nothing.",
        "Do you need anything else?",
        "1. Settings\n2. Mail",
    ],
)
def test_not_every_last_line_closes(last):
    assert sections(f"Hi Anna,\n\n{BODY}\n\n{last}")[1] == ""


def test_a_mail_of_a_greeting_alone_has_no_closing():
    assert sections("Anna,") == ("Anna,", "")
    assert sections("") == ("", "")


def test_a_closing_between_quotes_is_found_above_the_last_quote():
    text = "> Where is it?\nHere.\n\nBest,\nTom\n> Thanks\n"
    assert sections(text) == ("", "Best,\nTom")


@given(st.text(st.sampled_from("Hi Anna,\n.-PS thanks\r>")))
def test_sections_lie_in_the_authors_words_and_apart(text):
    own = tell_apart(text).own
    found = find_sections(text, own)
    for section in found:
        assert section == Span(0, 0) or any(span.start <= section.start < section.end <= span.end for span in own)
    assert found.closing.end == 0 or found.greeting.end <= found.closing.start


def test_long_mails_take_time_in_proportion():
    import time

    start = time.perf_counter()
    for line in ("Anna\n", "Best,\n", "P.S.\n", "\n", "Hi "):
        text = line * 50_000
        find_sections(text, (Span(0, len(text)),))
    assert time.perf_counter() - start < 2
