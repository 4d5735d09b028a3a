"""The ear's findings for a report: the author's own sentences, and never over what a rule has found.

One run of words has one reader. Of words that a rule speaks about, only the rule speaks, because it can say what to
write instead. Where a rule speaks about other words of the same sentence, these may be all that the ear has heard; so
it is asked once more, about the sentence without them, and says only what still offends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tactful.ear.holding import held_back
from tactful.ear.model import EarUnavailableError
from tactful.ear.names import alike
from tactful.ear.openings import openings_of
from tactful.ear.passages import hear_body, passages
from tactful.ear.phrases import team_phrases
from tactful.lint.engine import verdict
from tactful.lint.harmless import quotations
from tactful.lint.merge import in_reading_order, overlap
from tactful.lint.report import EarReport, Finding, Rewrite
from tactful.rulebook.ear_settings import EAR
from tactful.rulebook.rule import severity_rank
from tactful.text.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tactful.ear.ear import Ear, Heard
    from tactful.ear.installed import InstalledEar
    from tactful.ear.model import Dial as Thresholds
    from tactful.ear.passages import Passage
    from tactful.lint.report import Report
    from tactful.mail.draft import Part
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.ear_settings import Dial
    from tactful.rulebook.rule import Severity
    from tactful.text.tokens import Tokens

_TEAM_MESSAGE = "Your team wants this said in other words."
_CERTAIN = 1.0
_NO_TONE = frozenset({"clarity", "grammar"})


class Asked(NamedTuple):
    """How the ear is asked about a draft.

    Attributes:
        dial: how readily it speaks.
        min_severity: findings below it are left out.
        seconds: how long it may take; None for as long as it takes.
        before: what stands before the draft in the same mail, where only a piece of one is linted.
    """

    dial: Dial = "normal"
    min_severity: Severity = "suggestion"
    seconds: float | None = None
    before: str = ""


NORMALLY = Asked()
"""As the ear is asked where nobody says anything."""


def listen(report: Report, installed: InstalledEar, rulebook: Rulebook, asked: Asked = NORMALLY) -> Report:
    """Add what the ear hears in the author's words to `report`.

    Args:
        report: the report of a lint by rules.
        installed: the ear.
        rulebook: the rules in force; its categories say why each kind of offence hurts, and its `ear` what the ear is
            not to say.
        asked: how to ask.

    Returns:
        A report with the findings merged in reading order, those of rules that it holds back left out
        (`tactful.ear.holding`), and in `ear` whether it listened and how many it held back; where it could not listen,
        the same findings and why not.
    """
    if asked.dial == "off":
        return report
    try:
        ear = installed.get()
        listener = _Listener(ear, ear.model.dials[asked.dial], rulebook, asked)
        bodies = [listener.read(part, report) for part in report.draft.parts if part.name == "body"]
    except EarUnavailableError as fault:
        return report._replace(ear=EarReport("unavailable", asked.dial, note=str(fault)))
    least = severity_rank(asked.min_severity)
    loud = [finding for body in bodies for finding in body.found if severity_rank(finding.severity) >= least]
    held = {finding for body in bodies for finding in body.held_back}
    kept = [finding for finding in report.findings if finding not in held] if held else report.findings
    merged = in_reading_order([*kept, *loud], report.draft.parts)
    done = EarReport("done", asked.dial, ear.model.version, held_back=len(report.findings) - len(kept))
    return report._replace(findings=tuple(merged), verdict=verdict(merged), ear=done)


def sentences_of(part: Part) -> list[tuple[str, str]]:
    """The sentences of a body that the ear will be asked about, each with the one before it."""
    if part.name != "body":
        return []
    return [(passage.heard.text, passage.before) for passage in passages(part, _tokens(part))]


class _Loud(NamedTuple):
    """A sentence that offends, and the words of it that do, in code points of the part's text."""

    passage: Passage
    heard: Heard
    start: int
    end: int

    def touches(self, start: int, end: int) -> bool:
        return start < self.end and self.start < end


class _Read(NamedTuple):
    """What it found in a body, and what rules found in it that is better left unsaid."""

    found: list[Finding]
    held_back: list[Finding]


class _Listener(NamedTuple):
    """Listens to one draft.

    Attributes:
        ear: the ear.
        least: from which chance on it speaks.
        rulebook: the rules in force.
        asked: how it was asked.
    """

    ear: Ear
    least: Thresholds
    rulebook: Rulebook
    asked: Asked

    def read(self, part: Part, report: Report) -> _Read:
        """What it makes of a body that the rules have read."""
        tokens = _tokens(part)
        rules = [each for each in report.findings if each.part == part.name and each.category not in _NO_TONE]
        said = hear_body(self.ear, part, tokens, self.asked.before, seconds=self.asked.seconds)
        held = held_back(rules, said, self.rulebook, self.ear.model.harmless)
        rules = [each for each in rules if each not in held]
        return _Read(self._found(part, tokens, said, rules), held)

    def _found(
        self, part: Part, tokens: Tokens, said: Sequence[tuple[Passage, Heard]], rules: Sequence[Finding]
    ) -> list[Finding]:
        """What it finds beside the rules."""
        phrases = team_phrases(tokens, self.rulebook)
        loud = [each for each in self._loud(said) if not phrases.excuse(each.start, each.end)]
        quoted = quotations(part.text) if loud else []
        kept = [
            each
            for each in loud
            if not any(each.touches(rule.start, rule.end) for rule in rules)
            and not any(start <= each.start and each.end <= end for start, end in quoted)
        ]
        found = [self._finding(each) for each in self._without_rules_words(kept, rules)]
        taken = [*rules, *found]
        for category, start, end in phrases.always:
            passage = next((each for each, _ in said if each.start <= start < each.end), None)
            if passage is None or category in self.rulebook.ear.off:
                continue
            finding = self._finding(_Loud(passage, _certain(category), start, end), _TEAM_MESSAGE)
            if not any(overlap(finding, other) for other in taken):
                found.append(finding)
        return found

    def _loud(self, said: Sequence[tuple[Passage, Heard]]) -> list[_Loud]:
        loud = [
            _Loud(passage, each, *passage.place(each.start, each.end))
            for passage, each in said
            if each.chance >= self.least.suggestion and each.category not in self.rulebook.ear.off
        ]
        return [each for each in loud if each.start < each.end and not each.passage.part.is_code(each.start, each.end)]

    def _without_rules_words(self, loud: Sequence[_Loud], rules: Sequence[Finding]) -> list[_Loud]:
        """What is left once each sentence is heard again without the words that rules speak about."""
        rest = [_rest(each.passage, rules) for each in loud]
        again = self.ear.hear([(text, each.passage.before) for text, each in zip(rest, loud, strict=True)])
        return [
            each._replace(heard=each.heard._replace(chance=min(each.heard.chance, second.chance)))
            for each, second in zip(loud, again, strict=True)
            if second.chance >= self.least.suggestion
        ]

    def _finding(self, loud: _Loud, message: str = "") -> Finding:
        passage, heard = loud.passage, loud.heard
        first, last = passage.part.source.span(loud.start, loud.end)
        category = self.rulebook.categories.get(heard.category)
        sounds, openings = openings_of(heard.category)
        sure = heard.chance >= self.least.warning and heard.chance < _CERTAIN
        return Finding(
            rule=f"{EAR}/{heard.category}",
            category=heard.category,
            severity="warning" if sure else "suggestion",
            part=passage.part.name,
            start=loud.start,
            end=loud.end,
            line=first.line,
            column=first.column,
            end_line=last.line,
            end_column=last.column,
            text=passage.part.text[loud.start : loud.end],
            sentence=passage.part.text[passage.start : passage.end],
            message=message or sounds,
            why=category.why if category else "",
            principle=category.principle if category else "",
            rewrites=tuple(Rewrite(one.say, passage.said, passage.end, one.move) for one in openings),
            chance=heard.chance,
        )


def _rest(passage: Passage, rules: Sequence[Finding]) -> str:
    """A sentence without the words of it that rules speak about."""
    text = passage.written
    for rule in sorted(rules, key=lambda each: -each.start):
        if rule.start < passage.end and passage.start < rule.end:
            text = text[: max(rule.start - passage.start, 0)] + text[max(rule.end - passage.start, 0) :]
    return alike(text, passage.names).text


def _certain(category: str) -> Heard:
    from tactful.ear.ear import Heard

    return Heard(_CERTAIN, category, 0, 0)


def _tokens(part: Part) -> Tokens:
    return tokenise(part.text, part.own, part.code)
