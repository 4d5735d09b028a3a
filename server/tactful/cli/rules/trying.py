"""`tactful rules try`: run a rule over a folder of mail and show its hits in context, before switching it on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.console import emit, error_style, output_style, remark, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.rulebooks import faults_text
from tactful.cli.rules.candidates import candidates
from tactful.cli.run import standard_input
from tactful.cli.status import ExitStatus
from tactful.mail.draft import KIND_NAMES
from tactful.mail.find import Unreadable, find_drafts
from tactful.report.columns import shown
from tactful.rulebook.rule_file import CATEGORIES

if TYPE_CHECKING:
    from tactful.cli.rules.candidates import Candidates
    from tactful.lint.trial import TrialHit
    from tactful.mail.draft import Draft, Kind
    from tactful.report.style import Style


@dataclass(slots=True)
class Trial:
    """What came of trying rules on drafts.

    Attributes:
        drafts: how many drafts were read.
        drafts_hit: how many of them the rules find something in.
        hits: every hit with the draft that it is in.
        errors: files that could not be read.
    """

    drafts: int = 0
    drafts_hit: int = 0
    hits: list[tuple[Draft, TrialHit]] = field(default_factory=list)
    errors: list[Unreadable] = field(default_factory=list)

    @property
    def per_thousand(self) -> float:
        """Hits in a thousand drafts."""
        return 1000 * len(self.hits) / self.drafts if self.drafts else 0.0

    @property
    def new(self) -> int:
        """Hits whose words no other rule finds."""
        return sum(not hit.also for _, hit in self.hits)


@click.command(
    "try",
    cls=TaughtCommand,
    examples=[
        ("tactful rules try our-rules/blame/your-mess.yml Sent/", "what would a new rule find in the mail we sent?"),
        ("tactful rules try told-you-so/as-i-told-you archive.mbox", "what does a rule find?"),
        ("tactful rules try our-rules Sent/ --new", "only what no other rule finds yet"),
    ],
)
@click.argument("rule", metavar="RULE|CATEGORY|FILE|DIR")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--category", metavar="NAME", type=click.Choice(CATEGORIES), help="The category of a FILE that lies in no pack."
)
@click.option("--new", "only_new", is_flag=True, help="Show only hits whose words no other rule finds.")
@click.option("--limit", metavar="NUMBER", type=click.IntRange(0), default=100, show_default=True, help="Hits to show.")
@click.option("--as", "kind", type=click.Choice(list(KIND_NAMES)), help="What standard input and named files hold.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@click.pass_obj
def try_command(
    options: Options,
    *,
    rule: str,
    paths: tuple[str, ...],
    category: str | None,
    only_new: bool,
    limit: int,
    kind: str | None,
    form: str,
) -> int:
    """Run one rule, or all rules of a folder, over mail and show the hits in context.

    RULE is a rule's id, CATEGORY stands for all of its rules; FILE or DIR need not be switched on yet. PATH is what
    `tactful lint` takes. Each hit is a line with the words in [[double brackets]], so that it can be put into the
    rule's flags or allows. The exit status is 0 unless something could not be read.
    """
    with candidates(options, rule, category) as on_trial:
        if on_trial.faults:
            remark(faults_text(on_trial.faults, style=error_style(options.color)))
        if not on_trial.ids:
            raise click.UsageError(f"There is no rule in {rule} that can be tried.")
        trial = run_trial(on_trial, paths, KIND_NAMES[kind] if kind else None)
    if form == "json":
        import json

        emit(json.dumps(trial_object(trial), indent=2, ensure_ascii=False) + "\n")
    else:
        for unread in trial.errors:
            remark(f"{error_style(options.color).paint('error', 'error:')} {shown(unread.path)}: {unread.message}\n")
        style = output_style(options.color)
        if not options.quiet:
            say(_hits_text(trial, style, limit=limit, only_new=only_new, many_rules=len(on_trial.ids) > 1))
        say(_sum_text(trial, style))
    return ExitStatus.FAILED if on_trial.faults or trial.errors or not trial.drafts else ExitStatus.OK


def run_trial(on_trial: Candidates, paths: tuple[str, ...], kind: Kind | None) -> Trial:
    """Try rules on every draft under `paths`."""
    from tactful.lint.trial import trial_hits

    trial = Trial()
    for draft in find_drafts(paths, stdin=standard_input(), as_kind=kind):
        if isinstance(draft, Unreadable):
            trial.errors.append(draft)
            continue
        trial.drafts += 1
        found = [(draft, hit) for hit in trial_hits(draft, on_trial.rulebook, on_trial.ids)]
        trial.drafts_hit += bool(found)
        trial.hits += found
    return trial


def trial_object(trial: Trial) -> dict[str, Any]:
    """A trial as plain JSON values."""
    return {
        "drafts": trial.drafts,
        "drafts_hit": trial.drafts_hit,
        "hits_per_1000_drafts": round(trial.per_thousand, 2),
        "new_hits": trial.new,
        "hits": [
            {"path": draft.path, "index": draft.index, **hit._asdict(), "example": hit.example}
            for draft, hit in trial.hits
        ],
        "errors": [{"path": unread.path, "message": unread.message} for unread in trial.errors],
    }


def _hits_text(trial: Trial, style: Style, *, limit: int, only_new: bool, many_rules: bool) -> str:
    hits = [(draft, hit) for draft, hit in trial.hits if not (only_new and hit.also)]
    lines = [_hit_text(draft, hit, style, named=many_rules) for draft, hit in hits[:limit]]
    if len(hits) > limit:
        lines.append(style.paint("dim", f"… and {len(hits) - limit:,} more"))
    return "".join(f"{line}\n" for line in lines) + ("\n" if lines else "")


def _hit_text(draft: Draft, hit: TrialHit, style: Style, *, named: bool) -> str:
    place = style.paint("strong", f"{shown(draft.path)}:{hit.line}:{hit.column}:")
    before, words, after = hit.around
    rule = f" {style.paint('dim', f'[{hit.rule}]')}" if named else ""
    also = f" {style.paint('dim', '(also ' + ', '.join(hit.also) + ')')}" if hit.also else ""
    return f"{place} {shown(before)}{style.paint('warning', f'[[{shown(words)}]]')}{shown(after)}{rule}{also}"


def _sum_text(trial: Trial, style: Style) -> str:
    if not trial.drafts:
        return "No drafts found.\n"
    drafts = "1 draft" if trial.drafts == 1 else f"{trial.drafts:,} drafts"
    hits = "1 hit" if len(trial.hits) == 1 else f"{len(trial.hits):,} hits"
    text = f"{hits} in {trial.drafts_hit:,} of {drafts}: {trial.per_thousand:,.1f} per 1,000 drafts.\n"
    if trial.hits and trial.new < len(trial.hits):
        others = Counter(rule for _, hit in trial.hits for rule in hit.also)
        named = ", ".join(f"{rule} ({count})" for rule, count in others.most_common(3))
        text += f"{trial.new:,} of them no other rule finds; the others are found by {named}.\n"
    return style.paint("strong", text.rstrip("\n")) + "\n"
