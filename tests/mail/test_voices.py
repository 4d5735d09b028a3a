"""Mails with known answers; those of other projects are read only where they lie beside this one."""

from __future__ import annotations

import pytest

from mail_voices import kept_words, signature, told_apart
from tactful.lint.engine import lint
from tactful.mail.read import read_text
from tactful.rulebook.load import load_rulebook
from voices import Voiced, own_mails, same_words, shared_mails, signatures

OWN_MAILS = list(own_mails())
SHARED_MAILS = list(shared_mails())
LEAST = {"email-reply-trimmer": 61, "quotequail": 36, "talon": 21}
"""Of 64, 36 and 21. The other three of email-reply-trimmer hold nothing but what somebody else wrote, and its answer is
then the whole mail: a linter must not read that."""

RUDE = "You are wrong about this, as usual."

needs_shared = pytest.mark.skipif(not SHARED_MAILS, reason="the mails of other projects are not here")


@pytest.mark.parametrize("mail", OWN_MAILS, ids=[f"{mail.source}: {mail.name}" for mail in OWN_MAILS])
def test_the_authors_words_and_the_customers_are_told_from_all_else(mail: Voiced):
    text, voices = told_apart(mail)
    own = "\n".join(text[span.start : span.end] for span in voices.own)
    assert same_words(own, mail.own), own
    assert same_words(voices.customer, mail.customer or ""), voices.customer


@needs_shared
@pytest.mark.parametrize("source", LEAST)
def test_mails_of_other_libraries_are_read_as_these_read_them(source):
    mails = [mail for mail in SHARED_MAILS if mail.source == source]
    right = [mail.name for mail in mails if same_words(kept_words(mail), mail.own)]
    assert len(right) >= LEAST[source], {mail.name for mail in mails} - set(right)


@needs_shared
def test_signatures_without_a_delimiter_are_found():
    found = [name for name, text, answer in signatures() if same_words(signature(text), answer)]
    assert len(found) >= 5  # the sixth is "Thank you, Noam", which the author wrote


@needs_shared
def test_nothing_is_found_in_what_is_not_the_authors():
    """Every line of prose that the answers cut off is made rude first."""
    rulebook = load_rulebook()
    spoilt = 0
    for mail in SHARED_MAILS:
        if mail.html or not mail.own:
            continue
        text = "\n".join(_spoilt(line, mail.own) for line in mail.text.splitlines())
        spoilt += text.count(RUDE)
        found = [finding.line for finding in lint(read_text(text), rulebook).findings if finding.text in RUDE]
        assert not found, (mail.name, found)
    assert spoilt > 100


def _spoilt(line: str, own: str) -> str:
    words = line.strip(" >|")
    is_prose = len(words.split()) > 4 and not set("@:<>/*#-_") & set(words) and not any(map(str.isdigit, words))
    return f"{line} {RUDE}" if is_prose and " ".join(words.split()) not in own else line
