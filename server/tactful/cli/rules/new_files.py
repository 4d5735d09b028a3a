"""Writing new files of a pack, and never over one that is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tactful.rulebook.book import Rulebook


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folders above it.

    Raises:
        click.ClickException: it exists, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise click.ClickException(f"{path} exists; choose another name, or edit that file.") from None
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None


def write_category(rulebook: Rulebook, folder: str, category: str) -> Path | None:
    """Give a pack what the rules of a category share, as the built-in pack has it, where no layer has it.

    Returns:
        The file that was written, or None where none is needed.
    """
    from tactful.rulebook.load import builtin_folder

    path = Path(folder, category, "_category.yml")
    if category in rulebook.categories or path.exists():
        return None
    write_new(path, Path(builtin_folder(), category, "_category.yml").read_text("utf-8"))
    return path
