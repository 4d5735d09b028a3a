"""`tactful lint`: read drafts and say what might hurt."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from tactful.cli.help import TaughtCommand, headed_option
from tactful.cli.options import Options, everywhere
from tactful.lint.report import CHECKS
from tactful.mail.draft import KIND_NAMES
from tactful.rulebook.ear_settings import DIALS
from tactful.rulebook.rule import SEVERITIES

if TYPE_CHECKING:
    from tactful.cli.outcome import FailOn
    from tactful.lint.report import Check
    from tactful.mail.draft import Kind
    from tactful.rulebook.ear_settings import Dial
    from tactful.rulebook.rule import Severity

_WORST_FIRST = SEVERITIES[::-1]
_LOOK, _SHOW, _DO = "What to look at", "What to show", "What to do"
_SELDOM = 100_000
"""New values between two searches for cycles. Rules and drafts have none, and a search costs as much as a lint."""


class Wanted(NamedTuple):
    """What `tactful lint` was asked to do; the fields are its options, None or empty where settings files decide."""

    paths: tuple[str, ...]
    kind: Kind | None
    drafts: bool
    form: str
    fail_on: FailOn | None
    min_severity: Severity | None
    checks: tuple[Check, ...]
    customer: str | None
    languagetool: str
    ear: Dial | None
    fix: bool
    interactive: bool
    diff: bool
    resume: bool
    statistics: bool


def _read_kind(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Kind | None:
    return KIND_NAMES[value] if value is not None else None


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
        ("tactful lint ~/Maildir --drafts", "of all mail, only what is not sent yet"),
        ("tactful lint imaps://noreen@mail.example/Drafts", "the drafts that lie on the mail server"),
        ("cat reply.txt | tactful lint - --as txt", "what another program writes"),
        ("tactful lint reply.txt --diff", "what the rewrites would change; nothing is written"),
        ("tactful lint reply.eml --fix", "apply the first rewrite of each finding"),
        ("tactful lint reply.eml -i", "choose among the rewrites, or use your own words"),
        ("tactful lint reply.eml --check tone,clarity,grammar", "wording, readability and grammar"),
        ("tactful lint reply.eml --ear normal", "the rules, and what the ear hears besides them"),
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
    help="Any of tone, clarity, grammar, ear; repeatable.  [default: tone]",
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
    "--ear",
    type=click.Choice(DIALS),
    envvar="TACTFUL_EAR",
    show_envvar=True,
    help="How readily the ear speaks, the reader besides the rules.  [default: off, or what settings files say]",
)
@headed_option(
    _LOOK,
    "--as",
    "kind",
    type=click.Choice(list(KIND_NAMES)),
    callback=_read_kind,
    help="What standard input and named files hold.  [default: told by name and content]",
)
@headed_option(
    _LOOK, "--drafts", is_flag=True, help="Only mails that are marked as drafts, not those sent or received."
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
@headed_option(
    _DO, "-i", "--interactive", is_flag=True, help="Like --fix, and you decide: one finding at a time, on the terminal."
)
@headed_option(_DO, "--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@headed_option(_DO, "--resume", is_flag=True, help="Go on where the same command was stopped with Ctrl+C.")
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

    PATH is a draft (.eml, .emlx, .msg, .mht, .html, .md, .txt), a mailbox (mbox, Maildir), a folder of them, a pattern
    such as 'drafts/**/*.eml', a folder on a mail server (imaps://user@host/Drafts), or - for standard input. Only the
    author's own words are read, not quoted mail and not the signature. The nearest .tactful.yml above each
    draft, and your own settings, say what holds where an option does not (`tactful config`).

    The exit status is 0 when nothing at or above --fail-on is found, 1 when something is, and 2 when a file could
    not be read or a rule file is broken (everything else is still linted).
    """
    wanted = _without_idle_ear(Wanted(**chosen))
    _check_together(wanted)
    wanted = wanted._replace(fix=wanted.fix or wanted.interactive)
    gc.set_threshold(_SELDOM)
    from tactful.cli.run import run_lint

    return run_lint(options, wanted)


def _without_idle_ear(wanted: Wanted) -> Wanted:
    """Where --check leaves the ear out, the environment does not bring it in."""
    source = click.get_current_context().get_parameter_source("ear")
    idle = wanted.checks and "ear" not in wanted.checks and source is ParameterSource.ENVIRONMENT
    return wanted._replace(ear=None) if idle else wanted


def _check_together(wanted: Wanted) -> None:
    """Refuse options that exclude each other."""
    if wanted.fix and wanted.diff:
        raise click.UsageError("--fix and --diff exclude each other: one writes, the other only shows.")
    if wanted.fix and wanted.form == "json" and "-" in wanted.paths:
        raise click.UsageError("--fix writes the draft from - to standard output, where --format json would write too.")
    if wanted.resume and (wanted.fix or wanted.interactive or wanted.diff):
        raise click.UsageError("--resume goes on with a lint. What --fix has written stays: just run it again.")
    if wanted.interactive:
        _check_interactive(wanted)


def _check_interactive(wanted: Wanted) -> None:
    from tactful.cli import keyboard

    if "-" in wanted.paths:
        raise click.UsageError("--interactive reads your answers from standard input, so no draft can come from -.")
    if wanted.diff or wanted.form == "json":
        other = "--diff" if wanted.diff else "--format json"
        raise click.UsageError(f"--interactive and {other} exclude each other: one asks, the other only shows.")
    if not keyboard.is_there():
        raise click.UsageError(
            "--interactive asks on a terminal, and standard input or standard output is none; --fix asks nothing."
        )
