"""`python -m tactful` is `tactful`."""

from __future__ import annotations

import sys

from tactful.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
