"""What PGP puts around and below a signed text, and encrypted text: nobody's words."""

from __future__ import annotations

import re

from tactful.mail.lines import LineKind
from tactful.mail.quoting import Mark

_HEAD = re.compile(r"^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*(?:\r?\n[A-Za-z]+: .*)*", re.MULTILINE)
_BLOCK = re.compile(
    r"^-----BEGIN PGP (SIGNATURE|MESSAGE|PUBLIC KEY BLOCK)-----.*?(?:^-----END PGP \1-----|\Z)",
    re.MULTILINE | re.DOTALL,
)


def armour_marks(text: str) -> tuple[Mark, ...]:
    """The stretches of a text that PGP wrote, in order."""
    found = [match.span() for pattern in (_HEAD, _BLOCK) for match in pattern.finditer(text)]
    return tuple(Mark(start, end, LineKind.SIGNATURE) for start, end in sorted(found))
