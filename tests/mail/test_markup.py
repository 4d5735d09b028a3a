from __future__ import annotations

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.mail.layer import CannotEdit, Change, apply_changes
from tactful.mail.lines import LineKind
from tactful.mail.markup import read_markup

SNIPPETS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            "<div class='gmail_quote'>",
            "</div>",
            "<script>",
            "</script>",
            " ",
            "\n",
            "&amp;",
            "&nbsp;",
            "&copy",
            "&#8217;",
            "&nonsense;",
            "<!-- x -->",
            "<pre>",
            "</pre>",
            "<td>",
            "<head>",
            "<",
            "You're",
            "wrong",
            "é",
            "😀",
            '<a href="x>y">',
            "<blockquote type=cite>",
            "</blockquote>",
            "\xa0",
            "&",
            ">",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Hi Dana,</p><p>thanks.</p>", "Hi Dana,\n\nthanks."),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("one<br>two<br/><br>three", "one\ntwo\n\nthree"),
        ("<div><br></div>", ""),
        ("You&rsquo;re   \n <b>wr</b>ong", "You’re wrong"),
        ("a&nbsp;b\xa0c", "a\xa0b\xa0c"),
        ("a &lt; b &amp;&amp; c &unknown; &#x41;&#66;", "a < b && c &unknown; AB"),
        ("<style>p{}</style>a<script>if (a<b) '</p>'</script>b", "ab"),
        ("<head><title>x</title></head><body>y", "y"),
        ("<head><title>x</title><body>y", "y"),
        ("a<!-- b --> c<!--d", "a c"),
        ("<pre>  a\n   b</pre>", "  a\n   b"),
        ("<span style='display: none'>preview</span>shown<i hidden>x</i>", "shown"),
        ('<a title="a>b">link</a>', "link"),
        ("<ul><li>one<li>two</ul>after", "one\ntwo\n\nafter"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("2 < 3 and 4 <5", "2 < 3 and 4 <5"),
        ("<unclosed", ""),
        ("<b>a</i></b> b</p>", "a b"),
        ("", ""),
    ],
)
def test_reading(source, text):
    assert read_markup(source).text.rstrip("\n") == text


@given(SNIPPETS)
def test_every_character_stands_in_the_source_where_the_map_says(source):
    markup = read_markup(source)
    for at, character in enumerate(markup.text):
        low, high = markup.span(at, at + 1)
        said = html.unescape(source[low:high])
        assert said == character or (character in " \n" and (said.strip(" \n") == "" or said.startswith("<br")))


@given(st.text(max_size=200))
def test_anything_can_be_read(source):
    markup = read_markup(source)
    assert all(0 <= mark.start < len(markup.text) for mark in markup.marks)


@given(SNIPPETS, st.data())
def test_an_edit_changes_the_words_and_keeps_every_tag(source, data):
    markup = read_markup(source)
    if not markup.text:
        return
    start = data.draw(st.integers(0, len(markup.text) - 1))
    end = data.draw(st.integers(start + 1, len(markup.text)))
    try:
        lowered = markup.lower([Change(start, end, "x<y")])
    except CannotEdit:
        return
    edited = apply_changes(source, lowered)
    assert edited.count("<b>") == source.count("<b>")
    assert "x&lt;y" in edited


@pytest.mark.parametrize(
    ("source", "words", "new", "edited"),
    [
        ("<p>You're wrong.</p>", "You're wrong", "I see it & differ", "<p>I see it &amp; differ.</p>"),
        ("You&rsquo;re <b>wrong</b> here", "You’re wrong", "No", "No<b></b> here"),
        ("<b>You're</b> wrong", "You're wrong", "No", "<b>No</b>"),
        ("one<br>two three", "one\ntwo", "1", "1 three"),
        ("a  \n b", "a b", "c", "c"),
    ],
)
def test_editing(source, words, new, edited):
    markup = read_markup(source)
    start = markup.text.index(words)
    assert apply_changes(source, markup.lower([Change(start, start + len(words), new)])) == edited


def test_words_across_paragraphs_are_not_edited():
    markup = read_markup("<p>one</p><p>two</p>")
    with pytest.raises(CannotEdit, match="across"):
        markup.lower([Change(0, len(markup.text), "x")])


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<blockquote>THEIRS</blockquote>", LineKind.EARLIER),
        ("<blockquote type=cite class='x_m'>THEIRS</blockquote>", LineKind.EARLIER),
        ("<div class='yahoo_quoted'>THEIRS</div>", LineKind.EARLIER),
        ("<div id='x_divRplyFwdMsg'>THEIRS</div>", LineKind.EARLIER),
        ("<div id=appendonsend></div><div>THEIRS</div>", LineKind.EARLIER),
        ("<hr id=stopSpelling>THEIRS", LineKind.EARLIER),
        ("<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3pt 0'>THEIRS</div>", LineKind.EARLIER),
        ("<div class=gmail_attr>THEIRS</div>", LineKind.INTRODUCTION),
        ("<div class='x gmail_signature'>THEIRS</div>", LineKind.SIGNATURE),
        ("<div id=Signature>THEIRS</div>", LineKind.SIGNATURE),
        ("<pre class=moz-signature>THEIRS</pre>", LineKind.SIGNATURE),
    ],
)
def test_marks_of_mail_programs(source, kind):
    markup = read_markup(f"<p>mine</p>{source}")
    (mark,) = markup.marks
    assert mark.kind is kind
    assert "THEIRS" in markup.text[mark.start : mark.end]
    assert "mine" not in markup.text[mark.start : mark.end]


@pytest.mark.parametrize(
    "source",
    [
        "<blockquote style='margin:0 0 0 40px;border:none;padding:0'>mine</blockquote>",
        "<div class=gmail_quote>mine</div>",
        "<div class='signature-move'>mine</div>",
        "<div style='border-top:1px solid'>mine</div>",
    ],
)
def test_what_only_looks_like_a_quote_is_the_authors(source):
    assert read_markup(source).marks == ()


@pytest.mark.parametrize(
    "piece", ["<a ", '<a "', "<a '\"", "<!--", "<blockquote>", "&#1", "<script>", "</p>", "<td>", "<p"]
)
def test_hostile_markup_takes_time_in_proportion(piece):
    start = time.perf_counter()
    read_markup(piece * 20_000)
    assert time.perf_counter() - start < 5
