"""`tactful lint`: read drafts and say what might hurt."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tactful.cli.help import TaughtCommand, headed_option
from tactful.cli.options import Options, everywhere
from tactful.lint.report import CHECKS
from tactful.rulebook.rule import SEVERITIES

if TYPE_CHECKING:
    from tactful.cli.outcome import FailOn
    from tactful.lint.report import Check
    from tactful.mail.draft import Kind
    from tactful.rulebook.rule import Severity

_WORST_FIRST = SEVERITIES[::-1]
_LOOK, _SHOW, _DO = "What to look at", "What to show", "What to do"
_SELDOM = 100_000
"""New values between two searches for cycles. Rules and drafts have none, and a search costs as much as a lint."""
_KINDS: dict[str, Kind] = {"eml": "eml", "txt": "text", "html": "html", "mbox": "mbox"}


class Wanted(NamedTuple):
    """What `tactful lint` was asked to do; the fields are its options, None or empty where settings files decide."""

    paths: tuple[str, ...]
    kind: Kind | None
    form: str
    fail_on: FailOn | None
    min_severity: Severity | None
    checks: tuple[Check, ...]
    customer: str | None
    languagetool: str
    fix: bool
    diff: bool
    statistics: bool


def _read_kind(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Kind | None:
    return _KINDS[value] if value is not None else None


def _read_checks(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    names = [name.strip() for value in values for name in value.split(",") if name.strip()]
    for name in names:
        if name not in CHECKS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(CHECKS)}.")
    return tuple(dict.fromkeys(names))


@click.command(
    "lint",
    cls=TaughtCommand,
    examples=[
        ("tactful lint reply.eml", "one draft; exit status 1 if there is a warning or worse"),
        ("tactful lint Drafts/ --statistics", "every draft in a folder, with counts by rule"),
        ("cat reply.txt | tactful lint - --as txt", "what another program writes"),
        ("tactful lint reply.txt --diff", "what the rewrites would change; nothing is written"),
        ("tactful lint reply.eml --fix", "apply the first rewrite of each finding"),
        ("tactful lint reply.eml --check tone,clarity,grammar", "wording, readability and grammar"),
        ("tactful lint Drafts/ --format json --fail-on never", "for a program"),
    ],
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@headed_option(
    _LOOK,
    "--check",
    "checks",
    metavar="NAME,...",
    multiple=True,
    callback=_read_checks,
    help="Any of tone, clarity, grammar; repeatable.  [default: tone]",
)
@headed_option(
    _LOOK,
    "--customer",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="The customer's message that the draft answers, where the draft does not quote it.",
)
@headed_option(
    _LOOK,
    "--languagetool",
    metavar="URL",
    default="",
    envvar="TACTFUL_LANGUAGETOOL_URL",
    show_envvar=True,
    help="The LanguageTool server to ask about grammar.",
)
@headed_option(
    _LOOK,
    "--as",
    "kind",
    type=click.Choice(list(_KINDS)),
    callback=_read_kind,
    help="What standard input and named files hold.  [default: told by name and content]",
)
@headed_option(_SHOW, "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@headed_option(
    _SHOW,
    "--min-severity",
    type=click.Choice(_WORST_FIRST),
    help="Leave out findings below this.  [default: suggestion]",
)
@headed_option(_SHOW, "--statistics", is_flag=True, help="Count the findings by rule.")
@headed_option(_DO, "--fix", is_flag=True, help="Put the first clean rewrite of each finding into the file.")
@headed_option(_DO, "--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@headed_option(
    _DO,
    "--fail-on",
    type=click.Choice([*_WORST_FIRST, "never"]),
    help="The least severity that makes the exit status 1.  [default: warning]",
)
@everywhere
@click.pass_obj
def lint_command(options: Options, /, **chosen: Any) -> int:
    """Read drafts and mark the words that might hurt.

    PATH is a draft (.eml, .txt, .html), a mailbox (mbox, Maildir), a folder of them, or - for standard input. Only
    the author's own words are read, not quoted mail and not the signature. The nearest .tactful.yml above each
    draft, and your own settings, say what holds where an option does not (`tactful config`).

    The exit status is 0 when nothing at or above --fail-on is found, 1 when something is, and 2 when a file could
    not be read or a rule file is broken (everything else is still linted).
    """
    wanted = Wanted(**chosen)
    if wanted.fix and wanted.diff:
        raise click.UsageError("--fix and --diff exclude each other: one writes, the other only shows.")
    if wanted.fix and wanted.form == "json" and "-" in wanted.paths:
        raise click.UsageError("--fix writes the draft from - to standard output, where --format json would write too.")
    gc.set_threshold(_SELDOM)
    from tactful.cli.run import run_lint

    return run_lint(options, wanted)
