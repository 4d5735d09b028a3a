"""The linter for each draft: drafts in different folders may stand under different settings files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from tactful.cli.linting import Linter, grammar_checker
from tactful.cli.rulebooks import load_layers
from tactful.cli.setups import layers_for, lock_fault, option_fault, setup_for, tell_faults
from tactful.config.setup import NOTHING_SAID
from tactful.mail.places import STANDARD_INPUT, is_remote

if TYPE_CHECKING:
    from collections.abc import Collection

    from tactful.cli.lint import Wanted
    from tactful.cli.options import Options
    from tactful.config.setup import Setup
    from tactful.ear.installed import InstalledEar
    from tactful.grammar.match import GrammarChecker
    from tactful.lint.report import Check
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.ear_settings import Dial
    from tactful.rulebook.layer import Layer

_OPTIONS = {
    "checks": "--check",
    "min-severity": "--min-severity",
    "fail-on": "--fail-on",
    "language-tool": "--languagetool",
}


class Linters:
    """Makes the linter for a draft, each rulebook, each grammar checker and the ear only once.

    Args:
        options: which settings files and packs to take.
        wanted: what `tactful lint` was asked to do; its options stand over the settings files.
        customer: the customer's message.

    Attributes:
        sound: whether every settings file and rule file met so far is sound.

    Raises:
        click.UsageError: a pack that an option names is not there.
    """

    def __init__(self, options: Options, wanted: Wanted, customer: str) -> None:
        layers_for(options, NOTHING_SAID)  # a mistyped option is no reason to read any draft
        self.sound = True
        self._options = options
        self._wanted = wanted
        self._customer = customer
        self._by_folder: dict[str, Linter] = {}
        self._rulebooks: dict[tuple[Layer, ...], Rulebook] = {}
        self._checkers: dict[str, GrammarChecker] = {}
        self._ear: InstalledEar | None = None

    def at(self, path: str) -> Linter:
        """The linter for a draft at `path`; for what is no file here, that of the working folder."""
        elsewhere = path == STANDARD_INPUT or is_remote(path)
        folder = os.curdir if elsewhere else os.path.dirname(path) or os.curdir  # noqa: PTH120
        if folder not in self._by_folder:
            self._by_folder[folder] = self._make(setup_for(self._options, folder))
        return self._by_folder[folder]

    def close(self) -> None:
        """Let go of the grammar checkers."""
        for checker in self._checkers.values():
            checker.close()

    def _make(self, setup: Setup) -> Linter:
        if setup.faults:
            self.sound = False
        self._refuse(setup, "packs", "--rules", given=bool(self._options.packs))
        checks = self._value(setup, "checks", self._wanted.checks)
        url = self._value(setup, "language-tool", self._wanted.languagetool)
        rulebook = self._rulebook(setup)
        dial = self._dial(rulebook, checks)
        return Linter(
            rulebook,
            checks,
            self._value(setup, "min-severity", self._wanted.min_severity),
            self._value(setup, "fail-on", self._wanted.fail_on),
            self._customer,
            self._checker(url) if "grammar" in checks else None,
            self._installed_ear() if dial != "off" else None,
            dial,
        )

    def _value(self, setup: Setup, key: str, given: Any) -> Any:
        """The value of a setting: that of the option if it is given and the setting is not locked."""
        said = setup.settings[key].value
        if not given or given == said or self._refuse(setup, key, _OPTIONS[key], given=True):
            return said
        return given

    def _refuse(self, setup: Setup, key: str, option: str, *, given: bool) -> bool:
        fault = option_fault(setup, key, option, given=given)
        if fault is not None:
            self.sound = False
            tell_faults(self._options, [fault])
        return fault is not None

    def _dial(self, rulebook: Rulebook, checks: Collection[Check]) -> Dial:
        """How readily the ear speaks: what the command line says, or else the layers; `off` if nobody speaks of it."""
        said, lock = rulebook.ear.dial, rulebook.ear.lock
        named = "ear" in self._wanted.checks
        given = self._wanted.ear or ("normal" if named and said in {"", "off"} else None)
        if given and lock and given != said:
            self.sound = False
            tell_faults(self._options, [lock_fault(lock, "ear", "--ear" if self._wanted.ear else "--check ear")])
        elif given:
            return given
        if self._wanted.checks and not named:
            return "off"
        return said or ("normal" if "ear" in checks else "off")

    def _installed_ear(self) -> InstalledEar:
        if self._ear is None:
            from tactful.ear.installed import InstalledEar

            self._ear = InstalledEar()
        return self._ear

    def _rulebook(self, setup: Setup) -> Rulebook:
        layers = tuple(layers_for(self._options, setup))
        if layers not in self._rulebooks:
            rulebook = self._rulebooks[layers] = load_layers(self._options, layers)
            if rulebook.faults:
                self.sound = False
                tell_faults(self._options, rulebook.faults)
        return self._rulebooks[layers]

    def _checker(self, url: str) -> GrammarChecker:
        if url not in self._checkers:
            self._checkers[url] = grammar_checker(url)
        return self._checkers[url]
