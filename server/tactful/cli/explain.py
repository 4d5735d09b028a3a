"""`tactful explain`: what a rule is about, for someone who wants to write better."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import click

from tactful.cli.console import emit, line_width, output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rule_ids import complete_explained_id
from tactful.cli.rulebooks import rule_called, sound_rulebook_for
from tactful.cli.status import ExitStatus
from tactful.report.style import PLAIN, Style
from tactful.rulebook.ear_settings import EAR, EAR_IDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.rule import Rule

PRINCIPLES = {
    "their-truth": "What the customer says is true for them, even when it is wrong. Accept the new reality "
    "instead of arguing it away.",
    "start-from-their-view": "Feel with the problem first and never turn it into a fight; then add what they "
    "cannot see yet. Customers are neither enemies nor liars.",
    "ask-before-telling": "That they are making a mistake is only our opinion. Ask what they want, why, who "
    "decides and how.",
    "offer-alternatives": "You cannot come out and say they are wrong, but you can ask whether other ways "
    "are open to them. No pressure, and leave gracefully.",
    "listen-then-propose": "Listen, then propose what helps. Never run over people, never say that you told "
    "them so, never take revenge.",
}

_NOTATION = re.compile(r"~(?P<forms>[\w'’-]+)|<(?P<list>[^<>]*)>|\{(?P<kept>[^{}]*)\}|(?P<sign>\.\.\.?|[\[\]|^$_])")
_SIGNS = {
    "[": "(perhaps ", "]": ")", "|": " or ", "^": "(at the start of a sentence) ",
    "$": " (at the end of a sentence)", "_": "(any word)", "..": "…", "...": "…",
}  # fmt: skip


@click.command(
    "explain",
    cls=TaughtCommand,
    examples=[
        ("tactful explain contradiction/you-are-wrong", "why it hurts and what to say instead"),
        ("tactful explain you-are-wrong", "the category may be left out where the name is unique"),
        ('tactful explain ear/dismissal --text "A drip never hurt."', "which words weigh how much for the ear"),
    ],
)
@click.argument("rule_id", metavar="ID", shell_complete=complete_explained_id)
@click.option("--text", metavar="WORDS", help="Ask the ear about this text.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@click.pass_obj
def explain_command(options: Options, rule_id: str, text: str | None, form: str) -> int:
    """Explain a rule: why its words hurt, and what to say instead.

    At the end it says which layer decided what: the built-in rules, the organisation's, the team's, your own, or
    the command line.

    Of ear/… it explains what the ear hears besides the rules. With --text it shows how likely a sentence is to hurt
    without each of its words: the longer the bar, the more it hangs on that word. Of a rule, --text shows what the
    ear holds of the sentences that the rule speaks about, and whether it holds the rule back.
    """
    rulebook, sound = sound_rulebook_for(options)
    if rule_id in EAR_IDS:
        from tactful.cli.explain_ear import explain_ear

        explain_ear(options, rulebook, rule_id.removeprefix(f"{EAR}/"), text, form)
    elif rule_id.startswith(f"{EAR}/"):
        raise click.UsageError(f"The ear has no {rule_id}. It has {', '.join(EAR_IDS)}.")
    else:
        _explain_rule(options, rulebook, rule_called(rulebook, rule_id, known=rulebook.history.off), text, form)
    return ExitStatus.OK if sound else ExitStatus.FAILED


def _explain_rule(options: Options, rulebook: Rulebook, rule: Rule, text: str | None, form: str) -> None:
    from tactful.cli.explain_opinions import opinion_objects, opinions_of, opinions_text

    judged = None if text is None else opinions_of(rulebook, rule.id, text)
    if form == "json":
        import json

        from tactful.cli.rules.objects import rule_object

        heard = {} if judged is None else {"heard": opinion_objects(judged)}
        emit(json.dumps({**rule_object(rule), **heard}, indent=2, ensure_ascii=False) + "\n")
        return
    from tactful.cli.decisions import decisions_text

    style = output_style(options.color)
    said = "" if judged is None else f"{opinions_text(judged, style=style)}\n"
    say(f"{explanation(rule, style=style, width=line_width())}\n{said}{decisions_text(rulebook, rule, style=style)}")


def explanation(rule: Rule, *, style: Style = PLAIN, width: int = 100) -> str:
    """What a rule is about, in prose and examples, for a terminal of `width` columns."""
    blocks = [
        f"{style.paint('strong', rule.message.replace('{count}', '…'))} {style.paint('dim', f'[{rule.id}]')}",
        prose("Why it hurts", rule.why, style, width),
        prose("What it defends", principle_text(rule.principle), style, width),
        _rows("Finds", [*map(in_words, rule.find), *_other_ways(rule)], style),
        *_reply_rows(rule, style),
        _rows("Leaves alone", [in_words(pattern) for pattern in rule.unless], style),
        _rows("For example", list(_before_and_after(rule, style)), style),
        _rows("Say instead", [_rewrite_row(say, move, style) for say, move, _ in rule.rewrites], style),
        _rows("Fine as it is", list(rule.allows), style),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def in_words(pattern: str) -> str:
    """A pattern as a person would say it: `[so] (wrong|mistaken)` is (perhaps so) (wrong or mistaken)."""
    spoken = _NOTATION.sub(_spoken, pattern)
    return re.sub(r"\s+", " ", spoken).replace("( ", "(").replace(" )", ")").strip()


def _spoken(match: re.Match[str]) -> str:
    if match["forms"]:
        return f"({match['forms']} in any form)"
    if match["list"]:
        return f"(one of “{match['list']}”)"
    if match["kept"]:
        return f"‹{match['kept']}›"
    return _SIGNS[match["sign"]]


def _other_ways(rule: Rule) -> Iterator[str]:
    yield from (f"the expression {expression}" for expression in rule.regex)
    if rule.capitals:
        yield "only words written in capitals"
    if rule.measure is not None:
        bounds = (("above", rule.measure.above), ("below", rule.measure.below))
        yield from (f"{rule.measure.name} {word} {bound:g}" for word, bound in bounds if bound is not None)


def _reply_rows(rule: Rule, style: Style) -> Iterator[str]:
    """What a reply rule looks for on both sides, and pairs that show it."""
    reply = rule.reply
    if reply is None:
        return
    yield _rows("When the customer says", [in_words(pattern) for pattern in reply.customer], style)
    yield _rows("And the draft says", [in_words(pattern) for pattern in reply.draft], style)
    yield _rows("Answered by", [in_words(pattern) for pattern in reply.answered_by], style)
    pairs = [f"“{' '.join(pair.customer.split())}” → “{' '.join(pair.draft.split())}”" for pair in reply.flags]
    yield _rows("Speaks up, for example", pairs, style)
    pairs = [f"“{' '.join(pair.customer.split())}” → “{' '.join(pair.draft.split())}”" for pair in reply.allows]
    yield _rows("Fine as an answer", pairs, style)


def _before_and_after(rule: Rule, style: Style) -> Iterator[str]:
    for text, start, end, becomes in rule.flags:
        yield f"{text[:start]}{style.paint(rule.severity, text[start:end])}{text[end:]}"
        if becomes is not None:
            yield f"  → {style.paint('good', becomes)}"


def _rewrite_row(words: str, move: str, style: Style) -> str:
    spoken = re.sub(r"\{([^{}]*)\}", r"‹\1›", words) or "nothing; leave the words out"
    return f"{spoken}  {style.paint('dim', f'({move})')}"


def principle_text(name: str) -> str:
    """A principle in words, and its id."""
    return f"{PRINCIPLES[name]} ({name})" if name in PRINCIPLES else ""


def prose(heading: str, text: str, style: Style, width: int) -> str:
    """A paragraph below a heading, wrapped to `width` columns; an empty string where there is no text."""
    if not text:
        return ""
    return _rows(heading, textwrap.wrap(text, width - 2), style)


def _rows(heading: str, rows: list[str], style: Style) -> str:
    return "\n".join([style.paint("strong", heading), *(f"  {row}" for row in rows)]) if rows else ""
