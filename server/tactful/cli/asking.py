"""`--interactive`: one finding at a time on the terminal, and the writer decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from tactful.cli.choosing import Choosing
from tactful.cli.console import say
from tactful.cli.questions import HELP, MOST_REWRITES, chosen_text, keys_text, question_text, summary_text
from tactful.report.as_text import flat
from tactful.report.style import PLAIN, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tactful.cli.fixing import Fix
    from tactful.lint.report import Finding, Report
    from tactful.mail.draft import Draft

    End = Literal["next", "stop", "quit"]
    Lint = Callable[[Draft], Report]

    class Keys(Protocol):
        """Where answers come from: `Keyboard`, or a script of them."""

        def key(self) -> str:
            """One key."""
            ...

        def line(self, prompt: str, prefill: str) -> str:
            """One line."""
            ...


_INDENT = "     "
_LEAVE_OUT = "-"


class Asker:
    """Asks about every finding of a draft and comes back with the rewrites to put in.

    Args:
        keys: where answers come from.
        style: the colours.
        width: how many columns a line may take.
        write: where questions go.

    Attributes:
        stopped: whether the writer wants no further draft.
    """

    def __init__(
        self, keys: Keys, *, style: Style = PLAIN, width: int = 100, write: Callable[[str], None] = say
    ) -> None:
        self.stopped = False
        self._keys = keys
        self._style = style
        self._width = width
        self._write = write
        self._left_alone: set[str] = set()

    def choose(self, report: Report, lint: Lint) -> Sequence[Fix]:
        """The rewrites that the writer wants in a draft; none after `q`, Ctrl+C or Ctrl+D.

        Args:
            report: what was found in the draft.
            lint: lints a draft with the same rules, quickly.
        """
        choosing = Choosing(report, lint, self._left_alone)
        if choosing.finding is None:
            return []
        try:
            end = self._ask(choosing)
        except (KeyboardInterrupt, EOFError):
            self._write("\n")
            end = "quit"
        self.stopped = end != "next"
        if end == "quit":
            self._write(f"{_INDENT}Nothing of {flat(report.draft.path)} is written.\n")
            return []
        return choosing.fixes

    def _ask(self, choosing: Choosing) -> End:
        """Ask until all is decided, or the writer has had enough."""
        while True:
            finding = choosing.finding
            if finding is None:
                end = self._confirm(choosing)
            else:
                self._write(question_text(choosing, finding, style=self._style, width=self._width))
                end = self._decide(choosing, finding)
            if end is not None:
                return end

    def _decide(self, choosing: Choosing, finding: Finding) -> End | None:
        """Ask about one finding, until there is a decision."""
        while True:
            key = self._key(keys_text(choosing))
            if key == "e" or self._is_number(key, choosing):
                if self._put_in(key, choosing, finding):
                    return None
            elif key in {"s", "S"}:
                (choosing.skip if key == "s" else choosing.skip_rule)()
                return None
            elif key == "u":
                if choosing.undo():
                    return None
                self._write(f"{_INDENT}There is nothing to take back in this draft.\n")
            elif key in {"w", "q"}:
                return "stop" if key == "w" else "quit"
            else:
                self._help(key)

    def _put_in(self, key: str, choosing: Choosing, finding: Finding) -> bool:
        """Put a rewrite or the writer's own words in and show how the draft reads then; False if they went back."""
        if key != "e":
            choosing.pick(int(key))
        else:
            now = flat(choosing.place.text[choosing.place.start : choosing.place.end])
            words = self._keys.line(f"{_INDENT}your words: ", now).strip()
            if words in {"", now}:
                return False
            choosing.say("" if words == _LEAVE_OUT else words)
        if choosing.last is not None:
            self._write(chosen_text(choosing.last, finding, style=self._style, width=self._width))
        return True

    def _confirm(self, choosing: Choosing) -> End | None:
        """Show what a draft comes to; whether to write it, or to take something back."""
        self._write(summary_text(choosing, style=self._style))
        while True:
            if not choosing.fixes:
                return "next"
            key = self._key(f"{_INDENT}Enter writes it; u undo, w write and stop, q quit without writing, ? help: ")
            if key in {"\r", "\n"}:
                return "next"
            if key == "u":
                choosing.undo()
                return None
            if key in {"w", "q"}:
                return "stop" if key == "w" else "quit"
            self._help(key)

    def _key(self, prompt: str) -> str:
        self._write(prompt)
        key = self._keys.key()
        self._write(f"{key if key.isprintable() else ''}\n")
        return key

    def _help(self, key: str) -> None:
        self._write(HELP if key == "?" else f"{_INDENT}That key does nothing here; ? lists those that do.\n")

    @staticmethod
    def _is_number(key: str, choosing: Choosing) -> bool:
        return len(key) == 1 and key in "123456789"[: min(MOST_REWRITES, len(choosing.rewrites))]
