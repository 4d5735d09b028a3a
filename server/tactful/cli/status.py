"""What the exit status says."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit statuses of every command."""

    OK = 0
    """Nothing to complain about."""

    FOUND = 1
    """A finding at or above `--fail-on`, or an example that does not hold."""

    FAILED = 2
    """The job could not be done in full: a wrong option, an unreadable file, a broken rule file."""

    INTERRUPTED = 130
    """The user pressed Ctrl+C (128 and the number of SIGINT, as shells count)."""

    PIPE_CLOSED = 141
    """Whoever read the output stopped reading (128 and the number of SIGPIPE)."""
