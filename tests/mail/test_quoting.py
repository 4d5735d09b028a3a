from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.quoting import tell_apart

INTRODUCTIONS = {
    "English": "On Mon, 5 May 2025 at 10:12, Dana Field <dana@example.com> wrote:",
    "English, wrapped": "On Mon, 5 May 2025 at 10:12, Dana Field via Support <\ndana@example.com> wrote:",
    "English, time first": "At 10:12 on 5/5/2025, Dana Field wrote:",
    "Outlook on Mac": "From: Dana Field <dana@example.com>\nDate: Monday, 5 May 2025\nTo: Support\nSubject: Bill",
    "German": "Am 05.05.2025 um 10:12 schrieb Dana Feld <dana@example.com>:",
    "German, name first": "Dana Feld <dana@example.com> schrieb am Mo., 5.\nMai 2025 um 10:12 Uhr:",
    "French": "Le lun. 5 mai 2025 à 10:12, Dana Field <dana@example.com> a écrit :",
    "French, wrapped": 'Le 5 mai 2025 10:12, "Dana Field"\n<dana@example.com>\na écrit :',
    "Spanish": "El lun, 5 may 2025 a las 10:12, Dana Field (<dana@example.com>) escribió:",
    "Dutch": "Op ma 5 mei 2025 om 10:12 schreef Dana Field <dana@example.com>:",
    "Dutch, Apple": "Op 5 mei 2025, om 10:12 heeft Dana Field <dana@example.com> het volgende\ngeschreven:",
    "Polish": "pon., 5 maj 2025 o 10:12 Dana Field <dana@example.com> napisał(a):",
    "Polish, Apple": "Dnia 5 maj 2025 o godz. 10:12 Dana Field <dana@example.com> napisał(a):",
    "Portuguese": "Em seg., 5 de mai. de 2025 às 10:12, Dana Field <dana@example.com> escreveu:",
    "Italian": "Il giorno lun 5 mag 2025 alle ore 10:12 Dana Field <dana@example.com> ha scritto:",
    "Swedish": "Den mån 5 maj 2025 kl 10:12 skrev Dana Field <dana@example.com>:",
    "Danish": "Den man. 5. maj 2025 kl. 10.12 skrev Dana Field <dana@example.com>:",
    "Russian": "пн, 5 мая 2025 г. в 10:12, Dana Field <dana@example.com>:",
    "Russian, verb": "5 мая 2025 г., 10:12 пользователь Dana <dana@example.com> написал:",
    "Gmail of old": "2025-05-05 10:12 GMT+02:00 Dana Field <dana@example.com>:",
    "Zoho": "---- On Mon, 05 May 2025 10:12:36 +0530 Dana Field <dana@example.com> wrote ----",
    "Original": "-----Original Message-----\nFrom: Dana Field\nSent: Monday\nTo: Us\nSubject: Bill",
    "Original, German": "-----Ursprüngliche Nachricht-----\nVon: Dana\nGesendet: Montag\nAn: Uns\nBetreff: Rechnung",
    "Outlook, French": "De : Dana Field <dana@example.com>\nEnvoyé : lundi 5 mai\nÀ : Support\nObjet : Facture",
    "Outlook, bold": "*From:* Dana Field <dana@example.com>\n*Sent:* Monday\n*To:* Support\n*Subject:* Bill",
    "Outlook, rule": "________________________________\nFrom: Dana Field <dana@example.com>\nSent: Monday\nTo: Us",
    "Outlook, Swedish": "Från: Dana [mailto:dana@example.com]\nSkickat: den 5 maj\nTill: Support\nÄmne: Faktura",
    "Forwarded": "---------- Forwarded message ---------\nFrom: Dana <dana@example.com>\nSubject: Bill\nTo: Us",
    "Forwarded, Apple": "Begin forwarded message:\n\nFrom: Dana Field <dana@example.com>\nSubject: Bill",
    "Ticket": "##- Please type your reply above this line -##",
}  # fmt: skip


def own(text: str) -> list[str]:
    return [text[span.start : span.end] for span in tell_apart(text).own]


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS.keys())
def test_what_stands_below_an_introduction_is_the_customers(introduction, eol):
    text = f"Hi Dana,\n\nwe look into it.\n\n{introduction}\n\nWhere is my bill?\nIt is late.\n".replace("\n", eol)
    voices = tell_apart(text)
    assert own(text) == ["Hi Dana,\n\nwe look into it.".replace("\n", eol)]
    assert voices.customer.split() == "Where is my bill? It is late.".split()


@pytest.mark.parametrize("introduction", INTRODUCTIONS.values(), ids=INTRODUCTIONS.keys())
def test_marked_lines_below_an_introduction_are_the_customers(introduction):
    text = f"We look into it.\n\n{introduction}\n\n> Where is my bill?\n>\n> > old\n> It is late.\n"
    assert own(text) == ["We look into it."]


@pytest.mark.parametrize("mark", ["> ", ">", " > ", "» ", "| ", ">> ", "> > ", "Dana> ", "DF> "])
def test_marks_of_quoted_lines(mark):
    text = f"Mine.\n{mark}Theirs one.\n{mark}Theirs two.\nMine again."
    assert own(text) == ["Mine.", "Mine again."]


def test_answers_between_quoted_lines_are_the_authors():
    text = textwrap.dedent("""\
        On Mon, 5 May 2025 Dana wrote:
        > Can you help?
        Of course.

        > And the price?
        The price stays.
        --
        Noreen
        > P.S. thanks
        You're welcome.
        """)  # fmt: skip
    voices = tell_apart(text)
    assert own(text) == ["Of course.", "The price stays.", "You're welcome."]
    assert voices.customer == "Can you help?\nAnd the price?\nP.S. thanks"


def test_the_customers_message_is_the_latest_one_without_what_it_quotes():
    text = textwrap.dedent("""\
        Mine.

        On Tue, 6 May 2025 Dana wrote:
        > Still waiting!
        >
        > On Mon, 5 May 2025 Support wrote:
        >> We look into it.
        >> On Sun, 4 May 2025 Dana wrote:
        >>> Where is it?
        > --
        > Dana
        """)
    assert tell_apart(text).customer == "Still waiting!"


def test_greeting_and_closing_are_the_authors():
    text = "Dear Dana,\n\nthank you.\n\nKind regards,\nNoreen\n"
    assert own(text) == [text.rstrip()]


@pytest.mark.parametrize("delimiter", ["-- ", "--", "--\xa0"])
def test_a_signature_is_nobodys(delimiter):
    assert own(f"Mine.\n\n{delimiter}\nNoreen\nSupport, Example Ltd\n") == ["Mine."]


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Sent from Outlook for iOS",
        "Get Outlook for Android",
        "Skickat från min iPhone",
        "Отправлено с iPhone",
    ],
)
def test_a_phones_signature_is_nobodys(line):
    assert own(f"Mine.\n\n{line}\n") == ["Mine."]


def test_a_business_card_below_a_rule_is_nobodys():
    assert own("Mine.\n\n_____________\nNoreen\n+44 20 7946 0018\nwww.example.com") == ["Mine."]


def test_a_legal_footer_is_nobodys():
    footer = "This email and any attachments are confidential and intended solely for the addressee. " * 2
    assert own(f"Mine.\n\nNoreen\n\n{footer}\n") == ["Mine.\n\nNoreen"]


HARMLESS = [
    "On 5 May you wrote that the bill is wrong:\n\nIt is not.",
    "On 5 May at 10:12 you wrote:\n\nthat is when we saw it.",
    "As you wrote on Monday, the bill is late.",
    "From: 5 May\nTo: 12 May\n\nis when we are closed.",
    "Subject: to your approval, we start.",
    "Sent from our warehouse on Monday, it should be with you today.",
    "This email is to say thank you.",
    "If you have received it, please tell us.",
    "----\nNext steps\n----\nWe call you.",
    "a -- b\n--- c",
    "| a | b |\n| c | d |",
    "Settings > Mail is where it is.",
    "He wrote: no.",
    "Note: this is above your reply.",
    "From: London\nTo: Paris\nDate: 5 May\n\nis what we booked.",
    "The date: 5 May\nThe time: 10:12\nTo: you",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_words_that_only_look_like_a_mail_programs_are_the_authors(text):
    assert own(text) == [text]


@given(st.text(alphabet=st.sampled_from("ab >|-\n\r:<@_\u2028")))
def test_spans_are_in_order_and_begin_and_end_with_words(text):
    at = -1
    for span in tell_apart(text).own:
        assert at < span.start < span.end <= len(text)
        words = text[span.start : span.end]
        assert words == words.rstrip()
        at = span.end


@pytest.mark.parametrize("line", ["> a", "On 5 May 2025 Dana wrote", "From: a", "wrote:", "a <b@c", "_____", "x>", "|"])
def test_long_mails_take_time_in_proportion(line):
    import time

    start = time.perf_counter()
    tell_apart(f"{line}\n" * 20_000)
    assert time.perf_counter() - start < 5
