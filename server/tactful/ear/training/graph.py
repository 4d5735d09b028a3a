"""The network as a graph for ONNX Runtime, written by hand: what it takes is `tactful.ear.rows`.

An exporter writes a graph that a runtime has to make fast again. This one has no filling outside of attention, whole
numbers wherever much is multiplied, one multiplication for queries, keys and values, and in the last layer no more than
the rows that the heads read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from tactful.ear.rows import HEADS, PLACES
from tactful.ear.training.eight_bits import eight_bits, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tactful.ear.training.eight_bits import Array, Reach

_OPSET, _FORMAT = 17, 8
_CONTRIBUTED = "com.microsoft"
_NEARLY = 1e-12  # as BERT's layer normalisation has it
ATTENTION = ("attention.self.query", "attention.self.key", "attention.self.value")
"""What stands side by side in one multiplication, under the name of the first."""
_ROW, _SENTENCE = "row", "sentence"
_TAKEN: dict[str, tuple[int, list[int | str]]] = {
    "ids": (TensorProto.INT64, [_ROW]),
    "places": (TensorProto.INT64, [_ROW]),
    "queries": (TensorProto.INT64, [_SENTENCE, HEADS, "place"]),
    "filling": (TensorProto.FLOAT, [_SENTENCE, 1, 1, "place"]),
    "back": (TensorProto.INT64, [_ROW, HEADS]),
    "own": (TensorProto.INT64, ["own"]),
    "own_queries": (TensorProto.INT64, [_SENTENCE, HEADS, "own_place"]),
    "own_back": (TensorProto.INT64, ["own", HEADS]),
    "first": (TensorProto.INT64, [_SENTENCE]),
    "shares": (TensorProto.FLOAT, [_SENTENCE, "own"]),
}


class _Graph:
    """Nodes and tensors, as they come."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.tensors: dict[str, Array] = {}

    def tensor(self, name: str, numbers: Array) -> str:
        self.tensors[name] = np.asarray(numbers, order="C")
        return name

    def add(self, kind: str, *taken: str, domain: str = "", said: str = "", **attributes: object) -> str:
        said = said or f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(taken), [said], domain=domain, **attributes))
        return said


def assemble(weights: Mapping[str, Array], reaches: Mapping[str, Reach]) -> Any:
    """The graph of a network.

    Args:
        weights: the network's, as PyTorch names them.
        reaches: of what goes into each of its layers, by the layer's name.

    Returns:
        An ONNX model; it says `heads`, for each sentence the logits of offence and of the categories, and `words`, one
        logit for each own row.
    """
    writer = _Writer(weights, reaches)
    rows = writer.embedded()
    last = max(int(name.split(".")[3]) for name in weights if name.startswith("encoder.encoder.layer."))
    for layer in range(last + 1):
        rows = writer.layer(f"encoder.encoder.layer.{layer}.", rows, last=layer == last)
    heads, words = writer.heads(rows)
    made = helper.make_graph(
        writer.graph.nodes,
        "ear",
        [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in _TAKEN.items()],
        [
            helper.make_tensor_value_info(heads, TensorProto.FLOAT, [_SENTENCE, "head"]),
            helper.make_tensor_value_info(words, TensorProto.FLOAT, ["own", 1]),
        ],
        [numpy_helper.from_array(numbers, name) for name, numbers in writer.graph.tensors.items()],
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIBUTED, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=_FORMAT)


class _Writer:
    """Writes the parts of a graph, each from the names of rows to the names of rows."""

    def __init__(self, weights: Mapping[str, Array], reaches: Mapping[str, Reach]) -> None:
        self.weights, self.reaches, self.graph = weights, reaches, _Graph()
        self.width = int(weights["offence.weight"].shape[1]) // 2
        self.by_head = self.graph.tensor("by_head", np.array([-1, self.width // HEADS]))
        self.by_row = self.graph.tensor("by_row", np.array([-1, self.width]))
        self.keys, self.values = (
            self.graph.add("Add", "queries", self.graph.tensor(name, np.array(by * HEADS)))
            for by, name in ((1, "keys"), (2, "values"))
        )

    def embedded(self) -> str:
        """The rows that wordpieces and their places begin as."""
        graph, name = self.graph, "encoder.embeddings."
        whole = table(self.weights[f"{name}word_embeddings.weight"])
        words, scale, zero = (
            graph.tensor(f"words.{part}", numbers) for part, numbers in zip("nsz", whole, strict=True)
        )
        places = self.weights[f"{name}position_embeddings.weight"][:PLACES]
        kinds = self.weights[f"{name}token_type_embeddings.weight"]
        both = graph.tensor("places.n", (kinds[:, None] + places).reshape(-1, self.width))
        pieces = graph.add("DequantizeLinear", graph.add("Gather", words, "ids"), scale, zero)
        return self._normal(f"{name}LayerNorm.", pieces, graph.add("Gather", both, "places"))

    def layer(self, name: str, rows: str, *, last: bool) -> str:
        """One layer of the encoder; the last says the sentences' own rows only."""
        graph = self.graph
        said = self._attention(name, rows, last=last)
        kept = graph.add("Gather", rows, "own") if last else rows
        rows = self._normal(f"{name}attention.output.LayerNorm.", said, kept)
        wide = graph.add("Gelu", self._dense(rows, f"{name}intermediate.dense"), domain=_CONTRIBUTED)
        return self._normal(f"{name}output.LayerNorm.", self._dense(wide, f"{name}output.dense"), rows)

    def heads(self, rows: str) -> tuple[str, str]:
        """What is said of sentences, and of their wordpieces."""
        graph = self.graph
        whole = graph.add("Concat", graph.add("Gather", rows, "first"), graph.add("MatMul", "shares", rows), axis=1)
        return self._small("heads", whole, "offence", "category"), self._small("words", rows, "words")

    def _attention(self, name: str, rows: str, *, last: bool) -> str:
        graph = self.graph
        column = graph.add("Reshape", self._dense(rows, *(name + part for part in ATTENTION)), self.by_head)
        asked = graph.add("Gather", column, "own_queries" if last else "queries")
        known = graph.add("Gather", column, self.keys)
        scale = float((self.width // HEADS) ** -0.5)
        scores = graph.add("FusedMatMul", asked, known, domain=_CONTRIBUTED, transB=1, alpha=scale)
        shares = graph.add("Softmax", graph.add("Add", scores, "filling"), axis=-1)
        mixed = graph.add(
            "Reshape", graph.add("MatMul", shares, graph.add("Gather", column, self.values)), self.by_head
        )
        joined = graph.add("Reshape", graph.add("Gather", mixed, "own_back" if last else "back"), self.by_row)
        return self._dense(joined, f"{name}attention.output.dense", even=False)

    def _dense(self, rows: str, *names: str, even: bool = True) -> str:
        """Layers side by side, in whole numbers."""
        graph, name = self.graph, names[0]
        weights = np.concatenate([self.weights[f"{each}.weight"] for each in names]).T
        dense = eight_bits(weights, self.reaches[name], even=even)
        if dense.factors is not None:
            rows = graph.add("Mul", rows, graph.tensor(f"{name}.factors", dense.factors))
        scale, zero = graph.tensor(f"{name}.scale", dense.scale), graph.tensor(f"{name}.zero", dense.zero)
        rounded = graph.add("QuantizeLinear", rows, scale, zero)
        kept = graph.tensor(f"{name}.weights", dense.weights), graph.tensor(f"{name}.scales", dense.scales)
        bias = graph.tensor(f"{name}.bias", np.concatenate([self.weights[f"{each}.bias"] for each in names]))
        taken = (rounded, kept[0], scale, kept[1], zero, "", bias)
        return graph.add("MatMulIntegerToFloat", *taken, domain=_CONTRIBUTED)

    def _small(self, said: str, rows: str, *names: str) -> str:
        """Layers side by side, too small for rounding to save anything."""
        parts = (np.concatenate([self.weights[f"{each}.{part}"] for each in names]) for part in ("weight", "bias"))
        weights, bias = (self.graph.tensor(f"{said}.{number}", part) for number, part in enumerate(parts))
        return self.graph.add("Gemm", rows, weights, bias, said=said, transB=1)

    def _normal(self, name: str, rows: str, others: str) -> str:
        graph = self.graph
        gain, shift = (graph.tensor(name + part, self.weights[name + part]) for part in ("weight", "bias"))
        return graph.add("LayerNormalization", graph.add("Add", rows, others), gain, shift, epsilon=_NEARLY)
