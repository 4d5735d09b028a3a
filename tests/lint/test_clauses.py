"""What a rewrite of a whole sentence leaves standing."""

import pytest

from tactful.lint.clauses import clauses_beside
from tactful.lint.rewrites import apply_rewrite, lost_facts, make_rewrites
from tactful.rulebook.rule import RewriteTemplate
from tactful.text.tokens import tokenise


@pytest.mark.parametrize(
    ("marked", "becomes"),
    [
        ("[[It's no big deal]].", "Said better."),
        ("[[It's no big deal]], we can swap the lid on Monday.", "Said better. We can swap the lid on Monday."),
        ("The lid can be swapped, [[it's no big deal]].", "The lid can be swapped. Said better."),
        ("We can send Tom, but [[you should have asked]].", "We can send Tom. Said better."),
        ("The box went back [[because you were late]].", "The box went back. Said better."),
        ("We can swap it, [[it's no big deal]], and we pay the post.", "We can swap it. Said better. We pay the post."),
        ("Had [[you asked]], it would be here.", "Said better."),
        ("If [[you had looked]], you would see it.", "Said better."),
        ("If you had asked, [[as we advised in June]], you'd have it by now.", "Said better."),
        (
            "If it helps, I can call, but [[you were late]], and we pay the post.",
            "If it helps, I can call. Said better. We pay the post.",
        ),
        ("Unfortunately, [[you were late]].", "Said better."),
        ("[[You ignored]] the terms and conditions.", "Said better."),
        ("[[You were late]], as usual.", "Said better."),
        (
            "First one. [[You were late]]: the coach is full. Last one.",
            "First one. Said better. The coach is full. Last one.",
        ),
        ("[[You were late]]", "Said better"),
    ],
)
def test_a_clause_that_can_stand_alone_stays(marked: str, becomes: str) -> None:
    assert rewritten(marked, "said better") == becomes


@pytest.mark.parametrize(
    ("marked", "becomes"),
    [
        ("One. [[You were late]]. Two.", "One. Two."),
        ("[[You were late]], we can swap it.", "We can swap it."),
        ("We can swap it, [[you were late]].", "We can swap it."),
    ],
)
def test_an_empty_rewrite_drops_the_sentence_but_not_what_else_it_says(marked: str, becomes: str) -> None:
    assert rewritten(marked, "") == becomes


def rewritten(marked: str, say: str) -> str:
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    sentence = tokenise(text).sentence_at(start)
    template = RewriteTemplate(say, "offer", "sentence")
    (rewrite,) = make_rewrites([template], {}, text, (start, end), sentence, starts_sentence=False)
    return apply_rewrite(text, rewrite)


@pytest.mark.parametrize(
    ("marked", "lost"),
    [
        ("[[You failed to reply]] to our letter of 12 March about the Volvo.", ["12", "March", "Volvo"]),
        ("[[You failed to reply]] to our letter.", []),
        ("[[You failed to reply to Dana on 12 March]].", []),
        ("[[You failed to reply]], we will swap the lid on 3 May.", []),
    ],
)
def test_facts_that_a_rewrite_leaves_out_are_named(marked: str, lost: list[str]) -> None:
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    template = RewriteTemplate("how can we help?", "offer", "sentence")
    (rewrite,) = make_rewrites([template], {}, text, (start, end), (0, len(text)), starts_sentence=True)
    assert lost_facts(text, rewrite, start, end) == lost


def test_a_clause_needs_words_enough_and_a_verb() -> None:
    text = "On Monday, you were late, no doubt, the red one."
    assert clauses_beside(text, (0, len(text)), (11, 24)) == (None, None)
