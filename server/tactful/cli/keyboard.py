"""Single keys and lines typed on a terminal."""

from __future__ import annotations

import sys


class Keyboard:
    """What somebody types. Both methods raise `KeyboardInterrupt` at Ctrl+C and `EOFError` at Ctrl+D."""

    def key(self) -> str:
        """One key, without waiting for Enter; keys such as arrows give several characters."""
        import click

        sys.stdout.flush()
        return click.getchar()

    def line(self, prompt: str, prefill: str) -> str:
        """A line, which can be edited where the system has readline.

        Args:
            prompt: what stands before it.
            prefill: what stands in it to begin with.
        """
        try:
            import readline
        except ImportError:
            return input(prompt)
        readline.set_auto_history(False)
        readline.set_startup_hook(lambda: readline.insert_text(prefill))
        try:
            return input(prompt)
        finally:
            readline.set_startup_hook()


def is_there() -> bool:
    """Whether there is a terminal to ask on and to show things on."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
