"""A smaller vocabulary: of 30,522 published wordpieces, those that mail uses."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from tactful.ear.training.network import published
from tactful.ear.wordpieces import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 9_000
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def trim(texts: Iterable[str], size: int = SIZE) -> tuple[Tokenizer, list[int]]:
    """The published tokenizer with fewer wordpieces.

    Kept are the special ones, single characters, what occurs in `texts`, and then the published ones in their order,
    which is roughly that of their frequency in English.

    Args:
        texts: what the model will be trained on.
        size: how many to keep.

    Returns:
        The tokenizer, and the published number of each of its wordpieces.
    """
    source = json.loads((published() / "tokenizer.json").read_text(encoding="utf-8"))
    source["truncation"] = source["padding"] = None
    numbers: dict[str, int] = source["model"]["vocab"]
    whole = Tokenizer.from_str(json.dumps(source))
    used = Counter(piece for text in texts for piece in whole.encode(plain(text), add_special_tokens=False).tokens)
    wanted = [
        *_SPECIAL,
        *(piece for piece in numbers if len(piece.removeprefix("##")) == 1 and piece.isascii()),
        *(piece for piece, _ in used.most_common()),
        *(piece for piece, number in numbers.items() if number > 1_900 and piece.isascii()),
    ]
    kept = sorted(list(dict.fromkeys(wanted))[:size], key=lambda piece: numbers[piece])
    source["model"]["vocab"] = {piece: number for number, piece in enumerate(kept)}
    source["added_tokens"] = [
        {**token, "id": source["model"]["vocab"][token["content"]]}
        for token in source["added_tokens"]
        if token["content"] in source["model"]["vocab"]
    ]
    source["post_processor"] = None
    return Tokenizer.from_str(json.dumps(source)), [numbers[piece] for piece in kept]
