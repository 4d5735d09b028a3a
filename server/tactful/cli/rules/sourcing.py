"""The files behind the rulebook that a command asked for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tactful.cli.setups import layers_for, setup_for
from tactful.rulebook.layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tactful.cli.options import Options
    from tactful.rulebook.book import Rulebook
    from tactful.rulebook.sources import Sources


def sources_for(options: Options, more: Sequence[str] = ()) -> Sources:
    """The files of the rulebook that `rulebook_for` gives."""
    from tactful.rulebook.load import builtin_folder
    from tactful.rulebook.sources import read_sources

    builtin = [Layer("built-in", builtin_folder())] if options.builtin else []
    return read_sources([*builtin, *layers_for(options, setup_for(options), more)])


def rules_below(rulebook: Rulebook, folders: Sequence[str]) -> list[str]:
    """The ids of the rules whose files lie in `folders`; of all where no folder is named."""
    paths = {rule.path: rule.id for rule in rulebook.rules.values()}
    return [paths[path] for path in paths_below(paths, folders)] if folders else list(rulebook.ids)


def paths_below(paths: Iterable[str], folders: Sequence[str]) -> list[str]:
    """The paths that lie in `folders`; all where no folder is named."""
    if not folders:
        return list(paths)
    roots = tuple(os.path.join(os.path.abspath(folder), "") for folder in folders)  # noqa: PTH100, PTH118 (a text, with its last slash)
    return [path for path in paths if path.startswith(roots)]
