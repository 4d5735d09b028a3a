from __future__ import annotations

import pytest

from tactful.mail.body import subject_part
from tactful.mail.draft import Span
from tactful.mail.source import PlainSource


@pytest.mark.parametrize("subject", ["Your bill", "Reminder: your bill", "10:12 call", ""])
def test_a_new_subject_is_the_authors(subject):
    assert subject_part(subject, PlainSource(subject)).own == (Span(0, len(subject)),)


@pytest.mark.parametrize("subject", ["Re: My bill", "RE[2]: My bill", "AW: Rechnung", "Fwd: bill", "回复：bill"])
def test_the_subject_of_an_answer_is_the_customers(subject):
    assert subject_part(subject, PlainSource(subject)).own == ()
