"""Asking for a new rule, one question after the other, with an answer proposed wherever there is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from tactful.cli.rules.marking import marked_by
from tactful.rulebook.examples import ExampleError, parse_flagged
from tactful.rulebook.pattern import PatternError, read_pattern
from tactful.rulebook.phrase_tree import some_paths
from tactful.rulebook.rule import MOVES, SEVERITIES, RewriteTemplate
from tactful.rulebook.rule_file import CATEGORIES
from tactful.rulebook.samples import samples, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tactful.cli.rules.workshop import Workshop
    from tactful.lint.sketch import Sketch
    from tactful.rulebook.new_rule import NewRule
    from tactful.rulebook.rule import Example, Move, Severity

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHOWN_PHRASES = 6
_LITTLE_WORDS = frozenset("a an the of to in on at by for and or it is".split())


def tell(text: str) -> None:
    """Say something between two questions."""
    click.echo(text, err=True)


def ask(question: str, default: str = "", *, show_default: bool = True) -> str:
    """Ask for a line; an empty one gives the default."""
    answer: str = click.prompt(question, default=default, show_default=show_default and bool(default), err=True)
    return answer.strip()


def ask_for_example() -> Example:
    """Ask for a whole sentence, and for the words in it that hurt."""
    sentence = ""
    while not sentence:
        sentence = ask("Paste the whole sentence that should be flagged")
    if "[[" in sentence:
        try:
            return parse_flagged(sentence)
        except ExampleError as error:
            tell(f"That sentence {error}.")
            sentence = sentence.replace("[[", "").replace("]]", "")
    tell(marked_by("", sentence).numbered)
    while True:
        found = marked_by(ask("Which words hurt? Type them, or their numbers, such as 2-5"), sentence)
        if found.example is not None:
            return found.example
        tell(found.problem)


def ask_for_pattern(workshop: Workshop, example: Example) -> tuple[str, Sketch]:
    """Propose a pattern for the marked words and let the user take it, choose the closer one or type another."""
    proposal = workshop.proposal(example.text[example.start : example.end])
    if proposal.left_out:
        tell(f"Left out, because every pattern sees through them: {', '.join(proposal.left_out)}.")
    offered = [text for text in dict.fromkeys((proposal.wide, proposal.close)) if _fits(workshop, text, example)]
    for text in offered:
        tell(f"\n  {text}\n{_also_finds(workshop, text)}")
    question = "Pattern (Enter for the first"
    question += ", c for the second, or type one)" if len(offered) > 1 else ", or type one)" if offered else ")"
    while True:
        typed = ask(question, offered[0] if offered else "", show_default=False)
        pattern = offered[1] if typed == "c" and len(offered) > 1 else typed
        if not pattern:
            continue
        try:
            sketch = workshop.sketch([pattern])
        except PatternError as error:
            tell(_unreadable(error))
            continue
        if workshop.finds_exactly(sketch, example):
            return pattern, sketch
        words = ", ".join(f"“{example.text[hit.start : hit.end]}”" for hit in sketch.hits(example.text)) or "nothing"
        tell(f"That pattern finds {words} in your sentence; it should find the words that hurt.")


def ask_for_id(workshop: Workshop, example: Example) -> str:
    """Ask for the category, proposing that of the nearest rules, and for a name."""
    near = workshop.near(example.text[example.start : example.end])[:3]
    if near:
        tell("Near it: " + ", ".join(one.rule.id for one in near) + ".")
        category = ask("Category", near[0].rule.category)
    else:
        titles = ", ".join(CATEGORIES)
        category = ask(f"Category (one of {titles})")
    while category not in CATEGORIES:
        tell(f"There are: {', '.join(CATEGORIES)}.")
        category = ask("Category")
    name = ask("Name", _name_for(workshop, example))
    while not NAME.fullmatch(name) or f"{category}/{name}" in workshop.rulebook.rules:
        taken = f"{category}/{name}" in workshop.rulebook.rules
        tell(f"{category}/{name} exists." if taken else "Lower-case words with dashes, such as plain-wrong.")
        name = ask("Name")
    return f"{category}/{name}"


def ask_for_severity(workshop: Workshop, category: str) -> Severity:
    """Ask how much it hurts."""
    known = workshop.rulebook.categories.get(category)
    answer: Severity = click.prompt(
        "How much does it hurt?",
        type=click.Choice(SEVERITIES[::-1]),
        default=known.severity if known else "warning",
        err=True,
    )
    return answer


def ask_for_message(workshop: Workshop, example: Example, category: str) -> str:
    """Ask what the words do, proposing what a nearby rule of the category says."""
    near = workshop.near(example.text[example.start : example.end])
    alike = next((one.rule.message for one in near if one.rule.category == category), "")
    message = ""
    while not message:
        message = ask("What do the words do to the customer, in one sentence?", alike)
    return message if message.endswith((".", "?", "!")) else f"{message}."


def ask_for_why(workshop: Workshop, category: str) -> str:
    """Show the category's reason, and ask for another."""
    known = workshop.rulebook.categories.get(category)
    if known is None:
        return ask("Why does it hurt?")
    tell(f"Why it hurts: {known.why}")
    return ask("Another reason (Enter to keep that one)")


def ask_for_rewrites(
    workshop: Workshop, example: Example, sketch: Sketch, category: str
) -> list[tuple[RewriteTemplate, str]]:
    """Propose rewrites and ask for more; each must leave the sentence clean. With each, what it makes of it."""
    offered = workshop.proposed_rewrites(category, example, sketch)
    if offered:
        tell("What might be said instead:")
        for number, (template, result) in enumerate(offered, 1):
            tell(f"  {number}  {result}  ({template.move})")
    chosen: list[tuple[RewriteTemplate, str]] = []
    question = "What to say instead? Numbers, or words of your own; empty to go on" if offered else _OWN_WORDS
    while typed := ask(question):
        numbers = re.findall(r"\d+", typed) if re.fullmatch(r"[\d ,]+", typed) else []
        if numbers:
            chosen += [offered[int(number) - 1] for number in numbers if 0 < int(number) <= len(offered)]
        elif (own := _own_rewrite(workshop, example, sketch, typed)) is not None:
            chosen.append(own)
        question = "Another way to say it; empty to go on"
    return list(dict.fromkeys(chosen))


_OWN_WORDS = "What to say instead? Words in their place, or a whole sentence; empty to go on"


def _own_rewrite(
    workshop: Workshop, example: Example, sketch: Sketch, typed: str
) -> tuple[RewriteTemplate, str] | None:
    whole = typed[0].isupper() and typed[-1] in ".?!"
    template = RewriteTemplate(typed, "own", "sentence" if whole else "match")
    result = workshop.applied(template, example, sketch)
    if result is None:
        tell("That rewrite uses words that the pattern does not keep, or changes nothing.")
        return None
    problems = [*workshop.flagged(result), *(["the new rule flags it"] if sketch.hits(result) else [])]
    if problems:
        tell(f"  {result}\nThat would be flagged itself: {'; '.join(problems)}. Say it another way.")
        return None
    tell(f"  {result}")
    move: Move = click.prompt("What does that do?", type=click.Choice(MOVES), default="own", err=True)
    return template._replace(move=move), result


def ask_for_allowed(workshop: Workshop, rule: NewRule) -> None:
    """Ask for sentences that sound alike and must stay silent; words that excuse them become the rule's `unless`."""
    question = "A harmless sentence that sounds alike (empty to go on)"
    while sentence := ask(question):
        problems = workshop.flagged(sentence)
        if problems:
            tell(f"The rules in force are not silent: {'; '.join(problems)}.")
            continue
        hits = workshop.sketch(rule.find, rule.unless).hits(sentence)
        if hits and not _excused(workshop, rule, sentence):
            continue
        rule.allows = (*rule.allows, sentence)
        tell("  Stays silent.")
        question = "Another one (empty to go on)"


def _excused(workshop: Workshop, rule: NewRule, sentence: str) -> bool:
    """Whether the user knows words that make the sentence harmless and leave every example flagged."""
    hit = workshop.sketch(rule.find, rule.unless).hits(sentence)[0]
    tell(f"The new rule flags “{sentence[hit.start : hit.end]}” in it.")
    typed = ask("Words in it that make it harmless, as a pattern (empty to leave the sentence out)")
    if not typed:
        return False
    try:
        sketch = workshop.sketch(rule.find, (*rule.unless, typed))
    except PatternError as error:
        tell(_unreadable(error))
        return False
    if sketch.hits(sentence):
        tell("With that, the rule still flags it: the words must touch those that it flags.")
        return False
    if not all(workshop.finds_exactly(sketch, example) for example in rule.flags):
        tell("With that, the rule no longer flags what it should.")
        return False
    rule.unless = (*rule.unless, typed)
    return True


def _unreadable(error: PatternError) -> str:
    return f"The pattern {error.message}{f' ({error.hint})' if error.hint else ''}."


def _fits(workshop: Workshop, pattern: str, example: Example) -> bool:
    try:
        return workshop.finds_exactly(workshop.sketch([pattern]), example)
    except PatternError:
        return False


def _also_finds(workshop: Workshop, pattern: str) -> str:
    phrases = samples(some_paths(read_pattern(pattern, workshop.sources.lists), _SHOWN_PHRASES), _SHOWN_PHRASES)
    return "  finds: " + ", ".join(f"“{spoken(phrase)}”" for phrase in phrases)


def _name_for(workshop: Workshop, example: Example) -> str:
    close = workshop.proposal(example.text[example.start : example.end]).close
    words: Iterable[str] = re.findall(r"[a-z0-9]+", close.lower().replace("'", ""))
    telling = [word for word in words if word not in _LITTLE_WORDS]
    return "-".join(telling[:5]) or "new-rule"
