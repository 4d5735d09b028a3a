"""Running the service on this computer: one process, some threads, ready when it says so."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import sys
import threading
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import ErrorTask

from tactful.api.app import create_app, shut_down, warm_up
from tactful.api.errors import error_object
from tactful.api.settings import is_loopback

if TYPE_CHECKING:
    from flask import Flask

    from tactful.api.settings import Settings

_THREADS = 8


class CannotListen(OSError):  # noqa: N818 (it says what happened)
    """The address cannot be listened at; the message says why and what to do."""


class _Refusal(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """What waitress itself refuses (a body too large, a broken request line), in our one error shape."""

    def execute(self) -> None:
        problem = self.request.error
        known = {400, 413, 431, 500, 501}
        body = json.dumps(error_object(problem.code if problem.code in known else 400)).encode()
        self.status = f"{problem.code} {problem.reason}"
        self.response_headers.append(("Content-Type", "application/json"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    error_task_class = _Refusal


def serve(settings: Settings) -> None:
    """Listen and answer until interrupted; prints the address and the token once it is ready.

    Args:
        settings: where to listen and what to serve. Port 0 takes a free one. On a loopback address the
            playground page opens without the token.

    Raises:
        CannotListen: the port is taken, or the address is not one of this computer's.
    """
    listener = listen(settings.host, settings.port)
    settings = replace(settings, port=listener.getsockname()[1], page_without_token=is_loopback(settings.host))
    app = create_app(settings)
    warm_up(app)
    server = make_server(app, settings, listener)
    print(greeting(settings), flush=True)
    _end_on_sigterm()
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        shut_down(app)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address.

    Raises:
        CannotListen: the port is taken, or the address is not one of this computer's.
    """
    with ExitStack() as on_failure:
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            listener = on_failure.enter_context(socket.socket(family, kind, protocol))
            if os.name == "posix":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(64)
        except OSError as problem:
            raise CannotListen(_why(problem, host, port)) from problem
        on_failure.pop_all()
    return listener


def make_server(app: Flask, settings: Settings, listener: socket.socket) -> Any:
    """The waitress server for `app` on a listening socket.

    Its buffers are larger than anything it accepts or answers: waitress would write what does not fit in them
    to a temporary file, and drafts are never written to disk.
    """
    server = create_server(
        app,
        sockets=[listener],
        threads=_THREADS,
        ident=None,
        clear_untrusted_proxy_headers=False,
        max_request_body_size=settings.max_body_bytes,
        inbuf_overflow=settings.max_body_bytes * 2,
        outbuf_overflow=sys.maxsize,
    )
    server.channel_class = _Channel
    return server


def greeting(settings: Settings) -> str:
    """What to tell the person who started the server."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = "localhost" if settings.host in {"0.0.0.0", "::"} else host  # noqa: S104 (compared, not bound)
    lines = [
        f"tactful is ready at http://{shown}:{settings.port}/",
        f"  token       {settings.token}",
        *([f"  kept in     {settings.token_from}"] if settings.token_from else []),
        "  stop it with Ctrl+C",
    ]
    return "\n".join(lines)


def _end_on_sigterm() -> None:
    """End as with Ctrl+C when the system asks, so that what was started here is ended, too."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _why(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken. Stop what runs there, or choose another with --port."
    if problem.errno == errno.EACCES:
        return f"Port {port} on {host} may not be used by you. Choose one above 1023 with --port."
    return f"Cannot listen at {host}, port {port}: {problem.strerror or problem}."
