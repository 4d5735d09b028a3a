"""Print the service's OpenAPI description: `python -m tactful.api.openapi > docs/openapi.json`."""

from __future__ import annotations

import json
import sys
from typing import Any

from tactful.api.app import create_app
from tactful.api.settings import Settings


def description() -> dict[str, Any]:
    """The OpenAPI description, the same for every server of this version."""
    app = create_app(Settings(token="only to look at the routes"))  # noqa: S106 (no server runs with it)
    api = app.extensions["flask-smorest"]["apis"][""]["ext_obj"]
    described: dict[str, Any] = api.spec.to_dict()
    return described


def main() -> None:
    """Write the description to standard output."""
    sys.stdout.write(json.dumps(description(), indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
