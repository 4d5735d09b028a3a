"""The Java process that runs a LanguageTool server, from start to end."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import weakref
from pathlib import Path

from tactful.grammar.match import GrammarUnavailableError

MEMORY = "-Xmx512m"
_CONFIG = Path(__file__).with_name("server.properties")
_FLAGS = (MEMORY, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")

# Java must not outlive us, however we end. A shell waits beside it for a line on standard input: the line means
# that all is well, its end without a line that nobody is left to stop Java.
_WATCHED = 'exec 3<&0; (read -r _ <&3 || kill -9 $$) & exec "$@" </dev/null 3<&-'


class JavaServer:
    """A LanguageTool server in a Java process of its own, on a free port of the loopback address.

    Args:
        folder: the folder with LanguageTool's jars.

    Attributes:
        base: the server's address, ending in a slash.

    Raises:
        GrammarUnavailableError: there is no Java, or no server in the folder.
    """

    def __init__(self, folder: Path) -> None:
        port = _free_port()
        self.base = f"http://127.0.0.1:{port}/"
        self._process = _start(_command(folder, port))
        self._stop = weakref.finalize(self, _stop, self._process)  # runs at exit, too

    @property
    def pid(self) -> int:
        """The id of the Java process."""
        return self._process.pid

    def exit_status(self) -> int | None:
        """The exit status of the process, or None while it runs."""
        return self._process.poll()

    def ends_within(self, seconds: float) -> bool:
        """Whether the process has ended, or does so within `seconds`."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self) -> None:
        """End the process, at once. Does nothing when it has ended."""
        self._stop()


def _command(folder: Path, port: int) -> list[str]:
    if not any(folder.glob("languagetool-server*.jar")):
        raise GrammarUnavailableError(
            f"There is no LanguageTool server in {folder}. `make languagetool` puts one there."
        )
    return [
        _find_java(),
        *_FLAGS,
        "-cp",
        str(folder / "*"),
        "org.languagetool.server.HTTPServer",
        "--config",
        str(_CONFIG),
        "--port",
        str(port),
    ]


def _find_java() -> str:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home, "bin"))) if home else None
    java = java or shutil.which("java")
    if java is None:
        raise GrammarUnavailableError("LanguageTool needs Java 17 or newer, and there is no `java` here. Install it.")
    return java


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start `command`. What it prints goes nowhere: LanguageTool's log may quote drafts."""
    if os.name == "posix":
        command = ["/bin/sh", "-c", _WATCHED, "tactful-languagetool", *command]
    return subprocess.Popen(  # noqa: S603, the command is ours but for the path of Java and of the folder
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.write(b"done\n")
            process.stdin.close()
    process.kill()
    process.wait()
