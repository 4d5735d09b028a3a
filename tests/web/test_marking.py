from tactful.rulebook.rule import Example
from tactful.web.marking import in_general, marked_example, ticks


def test_the_flagged_words_are_marked() -> None:
    example = Example("With respect, you are wrong.", 14, 27, None)

    assert marked_example(example, "error") == 'With respect, <mark class="mark error">you are wrong</mark>.'


def test_a_sentence_is_never_taken_for_markup() -> None:
    example = Example("<b>you</b> & me", 3, 6, None)

    assert marked_example(example, "error") == '&lt;b&gt;<mark class="mark error">you</mark>&lt;/b&gt; &amp; me'


def test_code_between_backticks_is_set_as_code() -> None:
    assert ticks("How to read `text` & <more>.") == "How to read <code>text</code> &amp; &lt;more&gt;."


def test_a_number_that_is_not_counted_yet_is_n() -> None:
    assert in_general("This sentence runs to {count} words.") == "This sentence runs to N words."
