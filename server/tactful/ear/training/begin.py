"""A network to go on training from the files of a model, so that later drafts need not begin from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer

from tactful.ear.model import TOKENIZER, WEIGHTS
from tactful.ear.rows import PLACES
from tactful.ear.training.graph import ATTENTION
from tactful.ear.training.network import Network

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tactful.ear.training.eight_bits import Array

_LAYER = "encoder.encoder.layer."


def begin(folder: Path) -> tuple[Network, Tokenizer]:
    """The network of a model's files and its tokenizer; its weights are as rounded as they are there."""
    graph = onnx.load(folder / WEIGHTS).graph
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    layers = 1 + max(int(name.removeprefix(_LAYER).split(".")[0]) for name in kept if name.startswith(_LAYER))
    network = Network(range(len(kept["words.n"])), layers)
    weights = network.state_dict()
    for name, numbers in (*_embeddings(kept), *_layers(kept), *_heads(kept)):
        held = weights[name]
        held[: len(numbers)] = torch.from_numpy(np.array(numbers, np.float32)).reshape(-1, *held.shape[1:])
    return network, Tokenizer.from_file(str(folder / TOKENIZER))


def _embeddings(kept: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    name = "encoder.embeddings."
    words, zero = kept["words.n"].astype(np.float32), kept["words.z"].item()
    yield f"{name}word_embeddings.weight", (words - zero) * kept["words.s"]
    own, before = kept["places.n"][:PLACES], kept["places.n"][PLACES:]
    yield f"{name}position_embeddings.weight", own
    yield f"{name}token_type_embeddings.weight", np.stack([np.zeros_like(own[0]), (before - own).mean(0)])


def _layers(kept: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    for name, numbers in kept.items():
        if "LayerNorm" in name:
            yield name, numbers
        elif name.startswith(_LAYER) and name.endswith(".weights"):
            yield from _dense(name.removesuffix(".weights"), kept)


def _dense(name: str, kept: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """The layers that stand side by side in one, each with its weights as PyTorch has them."""
    weights = kept[f"{name}.weights"].astype(np.float32) * kept[f"{name}.scales"]
    if f"{name}.factors" in kept:
        weights *= kept[f"{name}.factors"][:, None]
    place = name.removesuffix(ATTENTION[0])
    names = [place + part for part in ATTENTION] if name.endswith(ATTENTION[0]) else [name]
    parts: list[tuple[Any, Any]] = list(
        zip(np.split(weights, len(names), 1), np.split(kept[f"{name}.bias"], len(names)), strict=True)
    )
    for each, (numbers, bias) in zip(names, parts, strict=True):
        yield f"{each}.weight", numbers.T
        yield f"{each}.bias", bias


def _heads(kept: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    for number, part in enumerate(("weight", "bias")):
        yield f"offence.{part}", kept[f"heads.{number}"][:1]
        yield f"category.{part}", kept[f"heads.{number}"][1:]
        yield f"words.{part}", kept[f"words.{number}"]
