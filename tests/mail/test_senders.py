from __future__ import annotations

import pytest

from tactful.mail.quoting import tell_apart
from tactful.mail.read import read_bytes

OURS = "On Thu, 6 Nov 2025 at 08:10, Help Desk <help@ours.example> wrote:"
THEIRS = "On Wed, 5 Nov 2025 at 15:00, Priya Nair <priya@client.example> wrote:"
THREAD = f"One more thing.\n\n{OURS}\n> We look into it.\n>\n> {THEIRS}\n>> Any news?\n"


@pytest.mark.parametrize("sender", ["Help Desk <help@ours.example>", "noreen@ours.example", "HELP@OURS.EXAMPLE"])
def test_a_mail_of_the_authors_house_is_passed_over_for_the_customers(sender):
    assert tell_apart(THREAD, sender=sender).customer == "Any news?"


@pytest.mark.parametrize("sender", ["", "sales@elsewhere.example"])
def test_a_mail_of_somebody_else_is_the_customers(sender):
    assert tell_apart(THREAD, sender=sender).customer == "We look into it."


def test_two_people_of_one_mail_provider_are_not_one_house():
    text = "Hi.\n\nOn 5/5/2025 10:12, Di <di@gmail.com> wrote:\n> Any news?\n>\n> On 4/5/2025 Tom wrote:\n>> No.\n"
    assert tell_apart(text, sender="tom@gmail.com").customer == "Any news?"


def test_a_colleagues_mail_is_answered_where_there_is_no_other():
    text = f"It works now.\n\n{OURS}\n> The screen is blank.\n"
    assert tell_apart(text, sender="it@ours.example").customer == "The screen is blank."


def test_the_authors_own_mail_is_never_the_customers():
    text = f"It works now.\n\n{OURS}\n> The screen is blank.\n"
    assert tell_apart(text, sender="help@ours.example").customer == ""


def test_a_header_block_says_who_wrote_in_its_first_line():
    header = "From: Priya <priya@client.example>\nSent: Monday\nTo: help@ours.example\nSubject: Bill"
    text = f"Here.\n\n{header}\n\nAny news?\n"
    assert tell_apart(text, sender="help@ours.example").customer == "Any news?"


def test_a_files_from_line_tells_the_house():
    mail = f"From: Noreen <noreen@ours.example>\nSubject: Bill\n\n{THREAD}".encode()
    (draft,) = read_bytes(mail, path="a.eml")
    assert draft.customer == "Any news?"
