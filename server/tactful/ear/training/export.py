"""The trained network as files that ONNX Runtime reads: weights in eight bits, the tokenizer, and the sheet."""

from __future__ import annotations

import json
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn

from tactful.ear.model import SHEET, TOKENIZER, WEIGHTS
from tactful.ear.training.fit import tensors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tokenizers import Tokenizer

    from tactful.ear.training.network import Network
    from tactful.ear.wordpieces import Pieces

_OPSET = 17
_ROWS = {0: "sentence"}
_GRID = {0: "sentence", 1: "wordpiece"}


class _Spoken(nn.Module):
    """The network with plain outputs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        heads = self.network(ids, mask, types)
        return heads.offence, heads.category, heads.words


def export(network: Network, tokenizer: Tokenizer, example: Pieces, sheet: Mapping[str, Any], folder: Path) -> None:
    """Write a model's files.

    Args:
        network: the trained network.
        tokenizer: its tokenizer.
        example: any sentence, to trace the network with.
        sheet: what the sheet says besides the checksum: `scale`, `shift`, `dials`, and where it all comes from.
        folder: where the files go.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place, "whole.onnx")
        torch.onnx.export(
            _Spoken(network.eval()),
            tuple(tensors([example, example])),
            str(whole),
            input_names=["ids", "mask", "types"],
            output_names=["offence", "category", "words"],
            dynamic_axes={
                "ids": _GRID,
                "mask": _GRID,
                "types": _GRID,
                "offence": _ROWS,
                "category": _ROWS,
                "words": _GRID,
            },
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(whole, folder / WEIGHTS, weight_type=QuantType.QInt8, per_channel=True)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    checksum = sha256((folder / WEIGHTS).read_bytes()).hexdigest()
    (folder / SHEET).write_text(json.dumps({"sha256": checksum, **sheet}, indent=2) + "\n", encoding="utf-8")
