"""A short name for a finding that stays the same while the words around it do, and says nothing about them."""

from __future__ import annotations

import re
from hashlib import blake2s

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_AROUND = 3  # words on either side
_REACH = 120  # code points in which those words are looked for


def fingerprint(rule_id: str, text: str, start: int, end: int) -> str:
    """16 hexadecimal digits for the words at `text[start:end]` (code points), found by the rule `rule_id`.

    The rule, the words, and up to three words on either side go in, in lower case; marks and spaces do not.
    """
    before = _WORD.findall(text, max(0, start - _REACH), start)[-_AROUND:]
    after = _WORD.findall(text, end, end + _REACH)[:_AROUND]
    words = " ".join([rule_id, *before, "|", *_WORD.findall(text, start, end), "|", *after])
    return blake2s(words.lower().replace("’", "'").encode("utf-8", "replace"), digest_size=8).hexdigest()
