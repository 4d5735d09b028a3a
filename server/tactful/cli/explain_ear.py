"""`tactful explain ear/…`: what the ear hears, and which words of a text weigh how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tactful.cli.console import emit, line_width, output_style, say
from tactful.cli.decisions import ear_decisions_text
from tactful.cli.explain import principle_text, prose
from tactful.ear.model import EarUnavailableError
from tactful.ear.openings import openings_of
from tactful.report.style import PLAIN, Style
from tactful.rulebook.ear_settings import EAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.cli.options import Options
    from tactful.ear.ear import Ear
    from tactful.ear.model import Dial as Thresholds
    from tactful.ear.weigh import Weighed, Weight
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.ear_settings import Dial

HOW = (
    "No rule matches these words. A small language model holds that a sentence like this hurts; it was trained on "
    "drafts that were written for it, and may be wrong. It never learns from yours."
)
_BAR, _BARS_A_UNIT = 20, 4
_LEAST_SHOWN = 0.05


def explain_ear(options: Options, rulebook: Rulebook, category: str, text: str | None, form: str) -> None:
    """Explain what the ear hears as `category`, for people or as JSON, and weigh the words of a text.

    Raises:
        click.ClickException: a text is to be weighed, and the ear is not installed.
    """
    sentences, dials = weighed(text) if text is not None else ([], {})
    if form == "json":
        import json

        emit(json.dumps(ear_object(rulebook, category, sentences), indent=2, ensure_ascii=False) + "\n")
        return
    style, width, known = output_style(options.color), line_width(), rulebook.categories.get(category)
    blocks = [
        prose("Why it hurts", known.why if known else "", style, width),
        prose("What it defends", principle_text(known.principle) if known else "", style, width),
        prose("How it is heard", HOW, style, width),
        *(sentence_text(sentence, dials, rulebook.ear.dial or "normal", style=style) for sentence in sentences),
    ]
    say(ear_text(rulebook, category, blocks, style=style))


def weighed(text: str) -> tuple[list[Weighed], dict[str, Thresholds]]:
    """What the installed ear holds of each sentence of a text, and from which chance on each dial speaks.

    Raises:
        click.ClickException: it is not installed.
    """
    from tactful.ear.weigh import weigh

    ear = installed_ear()
    return weigh(ear, text), ear.model.dials


def installed_ear() -> Ear:
    """The ear that explains itself.

    Raises:
        click.ClickException: it is not installed.
    """
    from tactful.ear.installed import InstalledEar

    try:
        return InstalledEar().get()
    except EarUnavailableError as fault:
        raise click.ClickException(f"{fault}.") from None


def ear_object(rulebook: Rulebook, category: str, sentences: Sequence[Weighed]) -> dict[str, Any]:
    """What the ear hears as `category`, and sentences word by word, as plain JSON values."""
    message, openings = openings_of(category)
    known = rulebook.categories.get(category)
    return {
        "id": f"{EAR}/{category}",
        "category": category,
        "message": message,
        "why": known.why if known else "",
        "principle": known.principle if known else "",
        "rewrites": [{"say": opening.say, "move": opening.move} for opening in openings],
        "sentences": [_sentence_object(sentence) for sentence in sentences],
    }


def ear_text(rulebook: Rulebook, category: str, blocks: Sequence[str], *, style: Style = PLAIN) -> str:
    """What the ear hears as `category`, for people: `blocks` of prose, sentences to say instead, and who decided."""
    message, openings = openings_of(category)
    heading = f"{style.paint('strong', message)} {style.paint('dim', f'[{EAR}/{category}]')}"
    rows = "\n".join(f"  {one.say}  {style.paint('dim', f'({one.move})')}" for one in openings)
    instead = f"{style.paint('strong', 'Say instead')}\n{rows}"
    decided = ear_decisions_text(rulebook, category, style=style)
    return "\n\n".join(block for block in (heading, *blocks, instead, decided.rstrip()) if block) + "\n"


def sentence_text(sentence: Weighed, dials: dict[str, Thresholds], dial: Dial, *, style: Style = PLAIN) -> str:
    """A sentence, how sure the ear is of it, and a bar for each of its words."""
    heard, least = sentence.heard, dials[dial if dial != "off" else "normal"]
    says = f"{EAR}/{heard.category}" if heard.chance >= least.suggestion else "nothing"
    role = "warning" if heard.chance >= least.warning else "suggestion" if says != "nothing" else "dim"
    lines = [
        style.paint("strong", " ".join(sentence.text.split())),
        f"  {style.paint(role, f'{heard.chance:.2f}')}  {says}"
        + style.paint("dim", f"; it speaks from {least.suggestion:.2f} on, and warns from {least.warning:.2f} on"),
    ]
    if heard.chance >= _LEAST_SHOWN:
        widest = max((len(word.text) for word in sentence.words), default=0)
        lines.append(style.paint("dim", f"  {'without'.rjust(widest)}"))
        lines += [_word_row(word, widest, role, style) for word in sentence.words]
    return "\n".join(lines)


def _word_row(word: Weight, widest: int, role: str, style: Style) -> str:
    bar = style.paint(role, "█" * min(_BAR, round(_BARS_A_UNIT * word.weight)))
    return f"  {word.text.rjust(widest)}  {word.without:.2f}  {bar}".rstrip()


def _sentence_object(sentence: Weighed) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "chance": round(sentence.heard.chance, 4),
        "category": sentence.heard.category,
        "start": sentence.heard.start,
        "end": sentence.heard.end,
        "words": [
            {**word._asdict(), "without": round(word.without, 4), "weight": round(word.weight, 4)}
            for word in sentence.words
        ],
    }
