"""Write the service's OpenAPI description: `python -m tactful.api.openapi docs/openapi.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tactful.api.app import create_app
from tactful.api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence


def description() -> dict[str, Any]:
    """The OpenAPI description, the same for every server of this version."""
    app = create_app(Settings(token="only to look at the routes"))  # noqa: S106 (no server runs with it)
    api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    described: dict[str, Any] = api.spec.to_dict()
    return described


def main(arguments: Sequence[str]) -> None:
    """Write the description to the file that is named, or to standard output."""
    text = json.dumps(description(), indent=2, ensure_ascii=False) + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
