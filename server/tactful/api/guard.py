"""Who may ask: the host name asked for, the page that asks, and the token or page cookie it shows.

A page anywhere on the web can make a browser send requests to a server on this computer. It cannot choose the
`Host` header to be one of ours unless it has our name (DNS rebinding gives it its own), cannot hide its `Origin`,
and knows no token. The page cookie goes only with requests that our own pages make.
"""

from __future__ import annotations

import ipaddress
import re
import secrets
import socket
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote

from flask import Request, Response, redirect, request
from flask_smorest import abort
from itsdangerous import BadSignature, TimestampSigner

from tactful.api.settings import is_loopback
from tactful.api.token import same_token

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

    from tactful.api.settings import Settings

_EXTENSION = re.compile(r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f-]{36}")
_COOKIE_SECONDS = 30 * 24 * 3600
_BROWSER_SECONDS = 365 * 24 * 3600
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")
_OPEN_PATHS = {"/healthz", "/readyz", "/openapi.json", "/docs", "/sign-in", "/favicon.ico"}
_LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


class Guard:
    """Lets requests in or answers them with 421, 403 or 401, and hands out the page cookie.

    Args:
        settings: the token, the address, and what else is trusted.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._signer = TimestampSigner(settings.token, salt="tactful page")
        self._browsers = TimestampSigner(settings.token, salt="tactful browser")
        self._cookie = f"tactful-page-{settings.port}"
        self._names = _own_names(settings)

    def watch(self, app: Flask) -> None:
        """Look at every request and every answer of `app`."""
        app.before_request(self._check)
        app.after_request(self._harden)

    def accepts(self, token: str) -> bool:
        """Whether this is the token."""
        return same_token(token, self._settings.token)

    def browser_token(self) -> str:
        """A new token for one browser's extension: good for the API, for a year, as long as the token is the same."""
        return self._browsers.sign(secrets.token_hex(8)).decode("ascii")

    def sign_in(self, response: Response) -> Response:
        """Give the browser the page cookie with this answer."""
        value = self._signer.sign(b"page").decode("ascii")
        response.set_cookie(
            self._cookie,
            value,
            max_age=_COOKIE_SECONDS,
            httponly=True,
            samesite="Strict",
            secure=request.is_secure or request.headers.get("Origin", "").startswith("https://"),
        )
        return response

    def _check(self) -> ResponseReturnValue | None:
        if not self._knows_host(request):
            abort(421)
        if not self._knows_origin(request):
            abort(403)
        if request.path in _OPEN_PATHS or request.path.startswith(("/static/", "/schema/")):
            return None
        if request.path.startswith("/api/"):
            self._check_credentials()
            return None
        if self._has_cookie() or self._may_open_pages():
            return None
        return redirect(f"/sign-in?next={quote(request.path)}", 303)

    def _check_credentials(self) -> None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer":
            if not self.accepts(token.strip()) and not self._gave_to_browser(token.strip()):
                _ask_for_token("That is not this server's token.")
            return
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            abort(403)
        if not self._has_cookie():
            _ask_for_token()
        if not self._is_own_page(request):
            abort(403)

    def _knows_host(self, asked: Request) -> bool:
        name = _host_name(asked.headers.get("Host", ""))
        if name in self._names:
            return True
        return not is_loopback(self._settings.host) and _is_address(name)

    def _knows_origin(self, asked: Request) -> bool:
        origin = asked.headers.get("Origin")
        if origin is None or self._is_own_origin(asked, origin):
            return True
        return _EXTENSION.fullmatch(origin) is not None

    def _is_own_origin(self, asked: Request, origin: str) -> bool:
        host = asked.headers["Host"]
        return origin in {f"http://{host}", f"https://{host}"} or origin in self._settings.origins

    def _is_own_page(self, asked: Request) -> bool:
        origin = asked.headers.get("Origin")
        if origin is not None:
            return self._is_own_origin(asked, origin)
        safe = asked.method in {"GET", "HEAD"}
        return safe or asked.headers.get("Sec-Fetch-Site") == "same-origin"

    def _gave_to_browser(self, token: str) -> bool:
        try:
            self._browsers.unsign(token.encode("utf-8", "replace"), max_age=_BROWSER_SECONDS)
        except BadSignature:
            return False
        return True

    def _has_cookie(self) -> bool:
        try:
            self._signer.unsign(request.cookies.get(self._cookie, ""), max_age=_COOKIE_SECONDS)
        except BadSignature:
            return False
        return True

    def _may_open_pages(self) -> bool:
        return (
            self._settings.page_without_token
            and is_loopback(self._settings.host)
            and _host_name(request.headers.get("Host", "")) in _LOOPBACK_NAMES
            and not any(name in request.headers for name in _FORWARDED)
        )

    def _harden(self, response: Response) -> Response:
        is_page = response.status_code == 200 and response.mimetype == "text/html"
        if is_page and request.path not in _OPEN_PATHS and not self._has_cookie() and self._may_open_pages():
            self.sign_in(response)
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _ask_for_token(message: str = "") -> NoReturn:
    abort(401, message=message, headers={"WWW-Authenticate": 'Bearer realm="tactful"'})


def _host_name(host: str) -> str:
    name = host.lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_names(settings: Settings) -> frozenset[str]:
    if is_loopback(settings.host):
        return _LOOPBACK_NAMES | settings.hosts
    return _LOOPBACK_NAMES | settings.hosts | {settings.host.lower(), socket.gethostname().lower()}
