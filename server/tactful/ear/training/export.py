"""The trained network as files that ONNX Runtime reads: weights in eight bits, the tokenizer, and the sheet."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import torch

from tactful.ear.model import SHEET, TOKENIZER, WEIGHTS
from tactful.ear.training.eight_bits import Reach
from tactful.ear.training.fit import ask
from tactful.ear.training.graph import assemble

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tokenizers import Tokenizer
    from torch import Tensor

    from tactful.ear.training.fit import Sample
    from tactful.ear.training.network import Network


def export(
    network: Network, tokenizer: Tokenizer, samples: Sequence[Sample], sheet: Mapping[str, Any], folder: Path
) -> None:
    """Write a model's files.

    Args:
        network: the trained network.
        tokenizer: its tokenizer.
        samples: sentences of the writers that it was trained on, to see how far numbers in it reach.
        sheet: what the sheet says besides the checksum: `scale`, `shift`, `dials`, and where it all comes from.
        folder: where the files go.
    """
    weights = {name: numbers.detach().numpy() for name, numbers in network.state_dict().items()}
    written = assemble(weights, reaches(network, samples)).SerializeToString()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WEIGHTS).write_bytes(written)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    told = {"sha256": sha256(written).hexdigest(), **sheet}
    (folder / SHEET).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def reaches(network: Network, samples: Sequence[Sample]) -> dict[str, Reach]:
    """The least and the greatest numbers that come into each layer of the encoder, channel by channel."""
    seen: dict[str, tuple[Tensor, Tensor]] = {}

    def see(name: str, taken: Tensor) -> None:
        rows = taken.reshape(-1, taken.shape[-1])
        least, most = seen.get(name, (rows[0], rows[0]))
        seen[name] = torch.minimum(least, rows.amin(0)), torch.maximum(most, rows.amax(0))

    layers = [(name, layer) for name, layer in network.named_modules() if name.startswith("encoder.encoder.layer.")]
    hooks = [
        layer.register_forward_pre_hook(lambda _, taken, name=name: see(name, taken[0]))
        for name, layer in layers
        if isinstance(layer, torch.nn.Linear)
    ]
    ask(network, samples)
    for hook in hooks:
        hook.remove()
    return {name: Reach(least.numpy(), most.numpy()) for name, (least, most) in seen.items()}
