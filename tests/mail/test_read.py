from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail import read
from tactful.mail.draft import Span
from tactful.mail.read import UnreadableDraft, read_bytes, read_text


def test_a_request_is_read_with_subject_and_customer():
    draft = read_text("Hi\n\n> quoted", subject="Your bill", customer="I am late", path="x")
    assert [part.name for part in draft.parts] == ["subject", "body"]
    assert (draft.path, draft.index, draft.subject, draft.customer) == ("x", 0, "Your bill", "I am late")
    assert draft.parts[1].own == (Span(0, 2),)


def test_the_quoted_message_is_the_customers_unless_one_is_given():
    assert read_text("Hi\n\n> quoted").customer == "quoted"


def test_html_of_a_request_is_located_in_its_source():
    draft = read_text("<p>Hi,</p>\n<p>you&rsquo;re <b>wrong</b>.</p>", content_type="text/html")
    body = draft.parts[0]
    start = body.text.index("you")
    assert body.text == "Hi,\n\nyou’re wrong."
    assert body.source.span(start, start + 12) == ((2, 4), (2, 25))


def test_quotes_and_signature_of_a_webmail_are_left_out():
    html = (
        "<div>Mine.</div><div class=gmail_quote><div class=gmail_attr>On Mon, Dana &lt;d@e.com&gt; wrote:</div>"
        "<blockquote class=gmail_quote>First?<blockquote>old</blockquote></blockquote><div>Answer.</div>"
        "<blockquote class=gmail_quote>Second?</blockquote></div><div class=gmail_signature>Noreen</div>"
    )
    draft = read_text(html, content_type="text/html")
    body = draft.parts[0]
    assert [body.text[span.start : span.end] for span in body.own] == ["Mine.", "Answer."]
    assert draft.customer.split() == ["First?", "Second?"]


@given(st.text())
def test_any_text_is_read(text):
    for content_type in ("text/plain", "text/html"):
        body = read_text(text, content_type=content_type).parts[-1]
        assert all(0 <= span.start < span.end <= len(body.text) for span in body.own)


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_text_file_reads_as_its_characters(text, charset):
    text = "Dear Dana, " + text.replace("\0", "").translate(dict.fromkeys(range(32), " "))
    (draft,) = read_bytes(text.encode(charset), path="a.txt")
    assert draft.parts[0].text == text
    assert draft.parts[0].source.locate(len("Dear ")) == (1, 6)


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\n", "a.txt", "white space"),
        (b"\0\1\2", "a.txt", "binary"),
        (b"%PDF-1.7 ...", "a.eml", "PDF"),
        (b"\0\1\2 no mail", "a.eml", "binary"),
        (b"\x89PNG...", "a.html", "image"),
        (b"To: x\nContent-Type: image/png\n\nabc", "a.eml", "attachments"),
    ],
)
def test_what_cannot_be_read_says_why(data, path, message):
    with pytest.raises(UnreadableDraft, match=message):
        list(read_bytes(data, path=path))


def test_a_mail_over_the_limit_is_named_with_its_size(monkeypatch):
    monkeypatch.setattr(read, "LONGEST_MAIL", 2_000_000)
    with pytest.raises(UnreadableDraft, match=r"2\.5 MB.*2 MB"):
        list(read_bytes(b"x" * 2_500_000, path="a.txt"))


def test_a_mailbox_gives_a_draft_for_each_mail():
    mail = b"From a Mon Jan  1 10:00:00 2024\nSubject: s%d\n\nbody %d\n\n"
    drafts = list(read_bytes(b"".join(mail % (at, at) for at in range(3)), path="a.mbox"))
    assert [(draft.index, draft.subject) for draft in drafts] == [(0, "s0"), (1, "s1"), (2, "s2")]
    assert drafts[2].parts[-1].source.locate(0) == (14, 1)


def test_reading_plain_text_loads_no_mail_machinery():
    code = (
        "import sys; from tactful.mail.read import read_bytes; list(read_bytes(b'Dear Dana', path='a.txt'));"
        "print([name for name in sys.modules if name.split('.')[0] in {'email', 'mailbox', 'html', 'pathlib'}"
        " or name.endswith(('mail.eml', 'mail.markup', 'mail.mbox'))])"
    )
    done = subprocess.run([sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == "[]"
