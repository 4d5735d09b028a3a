"""Asking a server for a pack: in bounded time and size, with the token for its eyes only."""

from __future__ import annotations

import os
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from tactful.config.find import own_folder
from tactful.config.places import CannotFind
from tactful.config.settings_file import is_this_computer
from tactful.grammar.bounded import within
from tactful.rulebook.archive import MAX_ARCHIVE

if TYPE_CHECKING:
    from collections.abc import Mapping

TEAM_PACK = "/api/v1/teams/{team}/pack.zip"
SECONDS = 5.0
"""How long to wait when there is a copy to go on with."""
PATIENT_SECONDS = 60.0
"""How long to wait when there is none: a server that has just started reads its rules first."""
_CHUNK = 65_536


class Answer(NamedTuple):
    """What a server answered.

    Attributes:
        data: the zip; None when it is the one that was asked about.
        etag: what the server calls this version; empty when it does not say.
    """

    data: bytes | None
    etag: str


def team_pack_url(server: str, team: str) -> str:
    """The address of a team's pack on a server.

    Args:
        server: the server's address, such as `https://tactful.example`.
        team: the team's name.
    """
    return server.rstrip("/") + TEAM_PACK.format(team=quote(team, safe=""))


def pack_url(url: str) -> str:
    """The address to fetch for the URL of a pack: `https://server/teams/acme` names a team's on a tactful server.

    Raises:
        CannotFind: it is neither that nor the address of a zip.
    """
    parts = urlsplit(url)
    if parts.path.endswith(".zip"):
        return url
    before, found, team = parts.path.rpartition("/teams/")
    if found and team and "/" not in team.rstrip("/"):
        return team_pack_url(f"{parts.scheme}://{parts.netloc}{before}", team.rstrip("/"))
    raise CannotFind(f"{url} is not the address of a pack", "https://server/teams/name, or one that ends in .zip")


def token_for(url: str, environ: Mapping[str, str] = os.environ) -> str:
    """The token to show to the server at `url`; empty where we have none for it.

    `TACTFUL_TOKEN` is for the server that `TACTFUL_SERVER` names, and a server on this computer takes the token in the
    user's token file. No other server is shown any of them, whoever wrote its address into a settings file.
    """
    if environ.get("TACTFUL_TOKEN") and _origin(environ.get("TACTFUL_SERVER", "")) == _origin(url):
        return environ["TACTFUL_TOKEN"].strip()
    if not is_this_computer(urlsplit(url).hostname or ""):
        return ""
    try:
        return Path(own_folder(), "token").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def fetch(url: str, *, token: str = "", etag: str = "", seconds: float = PATIENT_SECONDS) -> Answer:
    """Fetch a zip.

    Args:
        url: its address.
        token: the token to show; only over https, or to this computer.
        etag: the version that is here already.
        seconds: how long to wait.

    Raises:
        CannotFind: it cannot be had; the message says why.
    """
    host = urlsplit(url).hostname or ""
    if token and not (url.startswith("https://") or is_this_computer(host)):
        raise CannotFind(f"{host} would get the token unencrypted", "use https://")
    headers = {"Accept": "application/zip", "User-Agent": "tactful"}
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    headers |= {"If-None-Match": f'"{etag}"'} if etag else {}
    try:
        return within(seconds, lambda: _converse(Request(url, headers=headers), host, seconds))  # noqa: S310 (http only)
    except HTTPError as error:
        error.close()
        if error.code == 304:
            return Answer(None, etag)
        raise CannotFind(
            f"{host} {_REFUSALS.get(error.code, f'answers with {error.code}')}", _hint(error.code)
        ) from None
    except TimeoutError:
        raise CannotFind(f"{host} does not answer within {seconds:g} seconds") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise CannotFind(f"{host} does not answer ({getattr(reason, 'strerror', None) or reason})") from None


def _converse(request: Request, host: str, seconds: float) -> Answer:
    direct = [ProxyHandler({})] if is_this_computer(host) else []
    with build_opener(_NoRedirects, *direct).open(request, timeout=seconds) as response:
        data = bytearray()
        while chunk := response.read(_CHUNK):
            data += chunk
            if len(data) > MAX_ARCHIVE:
                raise ValueError(f"it sends more than {MAX_ARCHIVE // 1024**2} MiB")
        return Answer(bytes(data), _etag(response.headers.get("ETag", "")))


_REFUSALS = {
    401: "asks for the token",
    403: "does not let you have it",
    404: "has no such pack",
    429: "has had too many requests",
    503: "is not ready",
}


def _hint(code: int) -> str:
    return "set TACTFUL_SERVER and TACTFUL_TOKEN, or give --token to `tactful rules pull`" if code == 401 else ""


class _NoRedirects(HTTPRedirectHandler):
    """A redirect would show the token to another server, and is never needed."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _etag(value: str) -> str:
    return value.strip().removeprefix("W/").strip('"')


def _origin(url: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(url)
        ports = {"http": 80, "https": 443}
        return (parts.scheme, parts.hostname or "", parts.port or ports.get(parts.scheme)) if parts.hostname else None
    except ValueError:
        return None
