"""WebDriver BiDi, as a browser speaks it by itself on a web socket: a command out, its answer back."""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from websockets.sync.client import ClientConnection

Raw = dict[str, Any]
PATIENCE = 60.0  # seconds; a busy machine


class BidiError(Exception):
    """The browser would not do it, or a script threw."""


class Bidi:
    """A session with a browser."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._sent = 0
        self.events: list[Raw] = []

    def send(self, method: str, **params: object) -> Raw:
        """Sends a command and waits for its answer; events that come meanwhile are kept.

        Raises:
            BidiError: The browser refused.
            TimeoutError: It did not answer.
        """
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        end = time.monotonic() + PATIENCE
        while True:
            told = json.loads(self._socket.recv(timeout=end - time.monotonic()))
            if told["type"] == "event":
                self.events.append(told)
            elif told["id"] == self._sent:
                if told["type"] == "error":
                    raise BidiError(f"{method}: {told['error']}: {told['message']}")
                return dict(told["result"])

    def call(self, context: str, function: str, *arguments: Raw) -> Raw:
        """Calls a function in a page and waits for its promise; gives what came of it as the protocol writes values.

        Args:
            context: The page.
            function: Its source.
            arguments: Values as the protocol writes them, or elements by their `sharedId`.
        """
        answer = self.send(
            "script.callFunction",
            functionDeclaration=function,
            target={"context": context},
            arguments=list(arguments),
            awaitPromise=True,
            serializationOptions={"maxDomDepth": None, "includeShadowTree": "all"},
        )
        if answer["type"] == "exception":
            raise BidiError(answer["exceptionDetails"]["text"])
        return dict(answer["result"])

    def ask(self, context: str, function: str, *values: object) -> Any:
        """Calls a function with values that JSON knows, and gives its answer as such."""
        wrapped = f"async (given) => JSON.stringify(await ({function})(...JSON.parse(given)) ?? null)"
        answer = self.call(context, wrapped, {"type": "string", "value": json.dumps(values)})
        return json.loads(answer["value"])


@contextlib.contextmanager
def talking(address: str) -> Iterator[Bidi]:
    """Begins a session with the browser that listens there."""
    with connect(f"{address}/session", max_size=None, open_timeout=PATIENCE) as socket:
        bidi = Bidi(socket)
        bidi.send("session.new", capabilities={})
        yield bidi
