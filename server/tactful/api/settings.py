"""What a service can be told: where it listens, who may use it, which rules it reads, what it refuses."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tactful.api.token import load_or_make_token, token_path
from tactful.grammar import setting
from tactful.rulebook.ear_settings import DIALS, ON, dial_called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.rulebook.ear_settings import Dial

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765


class SettingsError(ValueError):
    """A setting from the environment cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything `create_app` and `serve` need to know.

    Attributes:
        token: the secret that a request must show.
        token_from: where the token lies, for telling the person who starts the server.
        host: the address to listen at.
        port: the port to listen at.
        hosts: further host names (without port) that requests may ask for; needed behind a proxy.
        origins: web origins (`https://tactful.example`) under which a proxy shows this server's own pages.
        packs: rule packs that are layered over the built-in rules, first to last.
        teams: the folder that holds one pack folder a team; None when there are no teams.
        languagetool_url: the LanguageTool server to ask about grammar; empty for none.
        languagetool_folder: the LanguageTool server to start when there is no address; empty for none.
        language: the language of the drafts, as LanguageTool names it.
        ear: how readily the ear speaks where a team does not say so; `off` for a server without ear.
        page_without_token: whether the playground page may be opened without the token. Only for a server that
            nobody but the people at this computer can reach.
        max_text: the longest text to lint, in code points.
        max_subject: the longest subject line, in code points.
        max_body_bytes: the largest request body, in bytes.
        lint_seconds: how long one lint may take before it is given up with 503.
    """

    token: str = field(repr=False)
    token_from: str = ""
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    packs: tuple[Path, ...] = ()
    teams: Path | None = None
    languagetool_url: str = ""
    languagetool_folder: str = ""
    language: str = "en-US"
    ear: Dial = "normal"
    page_without_token: bool = False
    max_text: int = 200_000
    max_subject: int = 2_000
    max_body_bytes: int = 6_000_000
    lint_seconds: float = 5.0

    def __post_init__(self) -> None:
        if not self.token:
            raise SettingsError("The token must not be empty.")


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach a server that listens at `host`, a name or an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def settings_from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the `TACTFUL_…` variables; what is not set keeps its default.

    Without `TACTFUL_TOKEN` the token is read from the user's token file, which is made when there is none.

    Args:
        environ: the environment variables.

    Raises:
        SettingsError: a variable holds something that cannot be used.
        TokenError: the token file cannot be read or made.
    """
    given = environ.get("TACTFUL_TOKEN", "").strip()
    return Settings(
        token=given or load_or_make_token(),
        token_from="TACTFUL_TOKEN" if given else str(token_path()),
        host=environ.get("TACTFUL_HOST", DEFAULT_HOST),
        port=_port(environ.get("TACTFUL_PORT", str(DEFAULT_PORT))),
        hosts=frozenset(_listed(environ.get("TACTFUL_HOSTS", ""))),
        origins=frozenset(_listed(environ.get("TACTFUL_ORIGINS", ""))),
        packs=tuple(_folder("TACTFUL_PACKS", name) for name in _paths(environ.get("TACTFUL_PACKS", ""))),
        teams=_folder("TACTFUL_TEAMS", environ["TACTFUL_TEAMS"]) if environ.get("TACTFUL_TEAMS") else None,
        languagetool_url=environ.get(setting.URL, "").strip(),
        languagetool_folder=environ.get(setting.FOLDER, "").strip(),
        language=environ.get(setting.LANGUAGE, "").strip() or "en-US",
        ear=_dial(environ.get("TACTFUL_EAR", "")),
        lint_seconds=_seconds(environ.get("TACTFUL_LINT_SECONDS", "5")),
    )


def _listed(value: str) -> list[str]:
    return [name.strip().lower() for name in value.split(",") if name.strip()]


def _paths(value: str) -> list[str]:
    return [name for name in value.split(os.pathsep) if name]


def _port(value: str) -> int:
    if not value.isdecimal() or not 0 <= int(value) <= 65_535:
        raise SettingsError(f"TACTFUL_PORT is {value!r}; it should be a number from 0 to 65535.")
    return int(value)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise SettingsError(f"TACTFUL_LINT_SECONDS is {value!r}; it should be a number of seconds up to 3600.")
    return seconds


def _dial(value: str) -> Dial:
    dial = dial_called(value or ON)
    if dial is None:
        raise SettingsError(f"TACTFUL_EAR is {value!r}; it should be one of {', '.join(DIALS)}.")
    return dial


def _folder(variable: str, value: str) -> Path:
    folder = Path(value).expanduser()
    if not folder.is_dir():
        raise SettingsError(f"{variable} names {value!r}, which is not a folder.")
    return folder
