"""Mails put together at random: whatever stands beside what, nobody's words become somebody else's."""

from __future__ import annotations

import re
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from mail_invariants import check_draft
from tactful.mail.quoting import tell_apart
from tactful.mail.read import read_text

ATTRIBUTIONS = (
    "On Mon, 5 May 2025 at 10:12, Dana Field <dana@example.com> wrote:",
    "On 05/05/2025 10:12, Dana Field wrote:",
    "Am 05.05.2025 um 10:12 schrieb Dana Feld\n<dana@example.com>:",
    "Le lun. 5 mai 2025 à 10:12, Dana Field <\ndana@example.com> a écrit :",
    "2025年5月5日(月) 10:12 Dana <dana@example.com>:",
)
SEPARATORS = (
    "-----Original Message-----",
    "---------- Forwarded message ---------\nFrom: Dana <dana@example.com>\nSubject: Bill\nTo: Us",
    "From: Dana <dana@example.com>\nSent: Monday\nTo: Us\nSubject: Bill",
    "________________________________\nVon: Dana\nGesendet: Montag\nAn: Uns\nBetreff: Rechnung",
    *ATTRIBUTIONS,
)
SIGNATURES = (
    "-- \n{}",
    "Sent from my iPhone",
    "Noreen Byrne\nSupport {}\n+44 20 7946 0018\nwww.example.com",
    "This e-mail is confidential and intended solely for the addressee; {} may not read it at all.",
)


class Mail(NamedTuple):
    text: str
    own: list[str]
    customer: list[str]


@st.composite
def mails(draw: st.DrawFn) -> Mail:
    """A mail of numbered words: w1 is the author's, c2 the customer's, n3 nobody's."""
    count = 0

    def sentence(kind: str) -> str:
        nonlocal count
        count += 1
        return f"The {kind}{count} is here for you, and we see it{draw(st.sampled_from(['.', '!', '?', '']))}"

    blocks: list[str] = []
    if draw(st.booleans()):
        blocks.append("Hi Dana,")
    inline = draw(st.integers(0, 3))
    blocks += [sentence("w") for _ in range(draw(st.integers(1, 3)))]
    for _ in range(inline):
        mark = draw(st.sampled_from(["> ", ">", "» "]))
        quote = "\n".join(f"{mark}{sentence('c')}" for _ in range(draw(st.integers(1, 3))))
        above = [draw(st.sampled_from(ATTRIBUTIONS))] if draw(st.booleans()) else []
        blocks += [*above, quote, sentence("w")]
    if draw(st.booleans()):
        blocks.append("Kind regards,\nNoreen")
    if draw(st.booleans()):
        blocks.append(draw(st.sampled_from(SIGNATURES)).format("n0"))
    if not inline and draw(st.booleans()):
        blocks += [draw(st.sampled_from(SEPARATORS)), sentence("c"), sentence("c")]
        if draw(st.booleans()):
            blocks += [draw(st.sampled_from(ATTRIBUTIONS)), f"> {sentence('n')}", f">> {sentence('n')}"]
    text = "\n\n".join(blocks)
    return Mail(text, re.findall(r"\bw\d+", text), re.findall(r"\bc\d+", text))


@settings(max_examples=300, deadline=None)
@given(mails(), st.sampled_from(["\n", "\r\n"]))
def test_each_word_is_given_to_who_said_it(mail, eol):
    text = mail.text.replace("\n", eol)
    voices = tell_apart(text)
    own = " ".join(text[span.start : span.end] for span in voices.own)
    assert re.findall(r"\b[wcn]\d+", own) == mail.own
    assert re.findall(r"\b[wcn]\d+", voices.customer) == mail.customer


LINES = st.sampled_from([
    *ATTRIBUTIONS, *SEPARATORS, *SIGNATURES, "", "", "> ", ">>> ", "> On 5/5/2025 Dana wrote:", "--", "_____", "wrote:",
    "Best,", "Tom", "P.S.", "Hi Dana,", "| a |", "Dana> a", "From: a", "<dana@example.com", ">:", "CAUTION: external",
    "On 5 May 2025", "\u2028", "\x0c", "+44 20 7946 0018", "Unsubscribe", "##- reply above this line -##",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.text(max_size=12), max_size=25), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_lines_in_any_order_are_read_soundly(lines, eol):
    numbered = eol.join(f"{line} z{number}" if line.isalpha() else line for number, line in enumerate(lines))
    draft = read_text(numbered)
    check_draft(draft)
    own = " ".join(numbered[span.start : span.end] for span in draft.parts[-1].own)
    mine = set(re.findall(r"\bz\d+\b", own))
    assert mine.isdisjoint(re.findall(r"\bz\d+\b", draft.customer))


TAGS = st.sampled_from([
    "<p>", "</p>", "<div class=gmail_attr>", "<div class=yahoo_quoted>", "<blockquote type=cite>", "</blockquote>",
    "<div id=x_divRplyFwdMsg>", "<div class=protonmail_quote>", "</div>", "<br>", "<hr>", "<table><td>", "</table>",
    "<pre>", "</pre>", "<p hidden>", "<!--", "-->", "<b", ">", "&nbsp;", "&amp", "words ", "&gt; ", "-- <br>",
    "On 5/5/2025 Dana &lt;d@x.example&gt; wrote:<br>", "From: a<br>To: b<br>Subject: c<br>", "<div class=signature>",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(TAGS, max_size=30))
def test_tags_in_any_order_are_read_soundly(tags):
    draft = read_text("".join(tags), content_type="text/html")
    check_draft(draft)
    assert len(draft.customer) <= 2 * len(draft.parts[-1].text)
