"""`tactful rules pull`: a team's rules from its server, as a folder."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tactful.cli.console import output_style, say
from tactful.cli.help import TaughtCommand
from tactful.cli.options import Options, everywhere
from tactful.cli.setups import tell_faults
from tactful.cli.status import ExitStatus
from tactful.config.copies import verified_files
from tactful.config.places import CannotFind
from tactful.config.remote import fetch, team_pack_url, token_for
from tactful.rulebook.layer import Layer
from tactful.rulebook.load import load_rulebook
from tactful.rulebook.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

LABEL = ".tactful-pull.json"
"""The file in a pulled folder that says where it came from; hidden, so that it is no part of the pack."""


class Label(NamedTuple):
    """Where a pulled folder came from, and a hash of what was in it."""

    url: str
    digest: str


@click.command(
    "pull",
    cls=TaughtCommand,
    examples=[
        ("tactful rules pull https://tactful.example --team acme", "into the folder acme"),
        ("tactful rules pull http://127.0.0.1:8765 --team acme --into our-rules", "from a server on this computer"),
    ],
)
@click.argument("server", metavar="URL")
@click.option("--team", metavar="NAME", required=True, help="Whose rules.")
@click.option(
    "--token",
    metavar="TOKEN",
    envvar="TACTFUL_TOKEN",
    show_envvar=True,
    default="",
    help="The server's access token.  [default: your own, for a server on this computer]",
)
@click.option("--into", metavar="DIR", type=click.Path(file_okay=False), help="Where to.  [default: the team's name]")
@everywhere
@click.pass_obj
def pull_command(options: Options, *, server: str, team: str, token: str, into: str | None) -> int:
    """Bring a team's rules from its server into a folder.

    The rules are checked before they take the place of those that were pulled before, in one step; when anything is
    wrong, everything stays as it was. Pull again at any time: only what has changed is fetched.
    """
    if not server.startswith(("http://", "https://")):
        raise click.BadParameter("It should start with https:// or http://.", param_hint="URL")
    url = team_pack_url(server, team)
    folder = Path(into or team)
    label = _label_of(folder, url)
    try:
        answer = fetch(url, token=token or token_for(url), etag=label.digest if label else "")
        if answer.data is None:
            return _done(options, f"{folder} is up to date.")
        files = _checked(options, folder, answer.data, answer.etag)
    except CannotFind as problem:
        raise click.ClickException(_sentence(problem, label)) from None
    if files is None:
        return ExitStatus.FAILED
    try:
        _put(folder, files, Label(url, answer.etag))
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}.") from None
    return _done(options, f"{folder} holds the rules of {team}.", f"Use them: tactful lint --rules {folder} PATH")


def _label_of(folder: Path, url: str) -> Label | None:
    """The label of a folder that was pulled before; None where there is no folder yet.

    Raises:
        click.ClickException: the folder holds something else, or was changed by hand.
    """
    if not folder.exists() or not any(folder.iterdir()):
        return None
    try:
        label = Label(**json.loads((folder / LABEL).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        raise click.ClickException(f"{folder} holds other files. Choose another folder with --into.") from None
    if label.url != url:
        raise click.ClickException(f"{folder} was pulled from {label.url}. Choose another folder with --into.")
    if read_tree(str(folder)).digest() != label.digest:
        raise click.ClickException(f"{folder} was changed since it was pulled. Move it away to pull it again.")
    return label


def _checked(options: Options, folder: Path, data: bytes, digest: str) -> dict[str, bytes] | None:
    """The files of a pack, if it arrived whole and every rule in it can be used; None after saying why not.

    Raises:
        CannotFind: it did not arrive whole.
    """
    if not digest:
        raise CannotFind("the server does not say which version it sends", "is it a tactful server?")
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    zipped = _beside(folder, ".zip")
    try:
        zipped.write_bytes(data)
        files = verified_files(zipped, digest)
        rulebook = load_rulebook([Layer("team", str(zipped), folder.name)], cache=False)
    finally:
        zipped.unlink(missing_ok=True)
    faults = [fault for fault in rulebook.faults if fault.path.startswith(folder.name + os.sep)]
    if faults:
        tell_faults(options, faults)
        say("What the server sends cannot be used here. Everything stays as it was.\n")
        return None
    return files


def _put(folder: Path, files: Mapping[str, bytes], label: Label) -> None:
    """Put files in the place of a folder: both names change, so that nobody sees half of them.

    Raises:
        OSError: it cannot be done; the folder is as it was.
    """
    new, old = _beside(folder, ".new"), _beside(folder, ".old")
    try:
        for name, data in {**files, LABEL: json.dumps(label._asdict()).encode()}.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(data)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            with suppress(OSError):
                old.rename(folder)
            raise
    finally:
        for left in (new, old):
            if folder.exists():
                shutil.rmtree(left, ignore_errors=True)


def _beside(folder: Path, ending: str) -> Path:
    whole = folder.absolute()
    return whole.with_name(f".{whole.name}.{secrets.token_hex(4)}{ending}")


def _sentence(problem: CannotFind, label: Label | None) -> str:
    sentences = [f"{problem}."[0].upper() + f"{problem}."[1:]]
    sentences += [f"Hint: {problem.hint}."] if problem.hint else []
    sentences += ["Everything stays as it was."] if label else []
    return " ".join(sentences)


def _done(options: Options, sentence: str, hint: str = "") -> int:
    if not options.quiet:
        say(output_style(options.color).paint("good", sentence) + "\n" + (f"{hint}\n" if hint else ""))
    return ExitStatus.OK
