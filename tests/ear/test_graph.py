"""The graph that ONNX Runtime runs says what the network says, written out here with NumPy; needs `onnx`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

onnxruntime, np = pytest.importorskip("onnxruntime"), pytest.importorskip("numpy")
pytest.importorskip("onnx", reason="needed for training only")

from tactful.ear.rows import HEADS, PLACES, rows_of  # noqa: E402
from tactful.ear.training.eight_bits import Reach  # noqa: E402
from tactful.ear.training.graph import assemble  # noqa: E402
from tactful.ear.wordpieces import Pieces  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, WIDE, LAYERS, KINDS = 2 * HEADS, 4 * HEADS, 2, 3
SENTENCES = (
    Pieces((2, 7, 3), 3, ((0, 1),)),
    Pieces((2, 8, 9, 11, 3, 5, 6, 3), 5, ((0, 1),)),
    Pieces((2, 4, 3, 10, 3), 3, ((0, 1),)),
)


class Network:
    """A small network with weights by chance, and what it says."""

    def __init__(self) -> None:
        self.chance = np.random.default_rng(1)
        self.weights: dict[str, np.ndarray] = {}
        self.reaches: dict[str, Reach] = {}
        for name, size in (("word", 12), ("position", 2 * PLACES), ("token_type", 2)):
            self.weights[f"encoder.embeddings.{name}_embeddings.weight"] = self.numbers(size, WIDTH)
        self.normal("encoder.embeddings.LayerNorm")
        for layer in range(LAYERS):
            place = f"encoder.encoder.layer.{layer}."
            for name in (
                "attention.self.query",
                "attention.self.key",
                "attention.self.value",
                "attention.output.dense",
            ):
                self.linear(place + name, WIDTH, WIDTH)
            self.linear(f"{place}intermediate.dense", WIDTH, WIDE)
            self.linear(f"{place}output.dense", WIDE, WIDTH)
            self.normal(f"{place}attention.output.LayerNorm")
            self.normal(f"{place}output.LayerNorm")
        for name, said, width in (("offence", 1, 2 * WIDTH), ("category", KINDS, 2 * WIDTH), ("words", 1, WIDTH)):
            self.linear(name, width, said)

    def numbers(self, *shape: int) -> np.ndarray:
        return self.chance.standard_normal(shape).astype(np.float32) / 3

    def normal(self, name: str) -> None:
        self.weights |= {f"{name}.weight": 1 + self.numbers(WIDTH), f"{name}.bias": self.numbers(WIDTH)}

    def linear(self, name: str, width: int, said: int) -> None:
        self.weights |= {f"{name}.weight": self.numbers(said, width), f"{name}.bias": self.numbers(said)}

    def dense(self, rows: np.ndarray, name: str) -> np.ndarray:
        least, most = self.reaches.get(name, Reach(rows[0], rows[0]))
        self.reaches[name] = Reach(np.minimum(least, rows.min(0)), np.maximum(most, rows.max(0)))
        return rows @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def even(self, rows: np.ndarray, name: str) -> np.ndarray:
        flat = (rows - rows.mean(-1, keepdims=True)) / rows.std(-1, keepdims=True)
        return flat * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def says(self, pieces: Pieces) -> tuple[np.ndarray, np.ndarray]:
        """The logits of a sentence, and of its own wordpieces."""
        name, count = "encoder.embeddings.", len(pieces.ids)
        kinds = [int(place >= pieces.own) for place in range(count)]
        rows = self.weights[f"{name}word_embeddings.weight"][list(pieces.ids)]
        rows = rows + self.weights[f"{name}token_type_embeddings.weight"][kinds]
        rows = self.even(rows + self.weights[f"{name}position_embeddings.weight"][:count], f"{name}LayerNorm")
        for layer in range(LAYERS):
            rows = self.layer(rows, f"encoder.encoder.layer.{layer}.")
        own = rows[: pieces.own]
        whole = np.concatenate([own[:1], own.mean(0, keepdims=True)], 1)
        heads = np.concatenate([self.dense(whole, "offence"), self.dense(whole, "category")], 1)
        return heads[0], self.dense(own, "words")[:, 0]

    def layer(self, rows: np.ndarray, name: str) -> np.ndarray:
        asked, known, held = (
            self.dense(rows, f"{name}attention.self.{part}").reshape(len(rows), HEADS, -1).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = np.exp(asked @ known.transpose(0, 2, 1) / math.sqrt(WIDTH // HEADS))
        mixed = (scores / scores.sum(-1, keepdims=True) @ held).transpose(1, 0, 2).reshape(len(rows), WIDTH)
        said = self.dense(mixed, f"{name}attention.output.dense")
        rows = self.even(rows + said, f"{name}attention.output.LayerNorm")
        wide = self.dense(rows, f"{name}intermediate.dense")
        wide = wide * (1 + np.vectorize(math.erf)(wide / math.sqrt(2))) / 2
        return self.even(rows + self.dense(wide, f"{name}output.dense"), f"{name}output.LayerNorm")


@pytest.fixture(scope="module")
def network() -> Network:
    return Network()


@pytest.fixture(scope="module")
def said(network: Network) -> list[tuple[np.ndarray, np.ndarray]]:
    return [network.says(pieces) for pieces in SENTENCES]


def run(network: Network, sentences: Sequence[Pieces]) -> tuple[np.ndarray, np.ndarray]:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    graph = assemble(network.weights, network.reaches).SerializeToString()
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    heads, words = session.run(["heads", "words"], rows_of(sentences))
    return heads, words[:, 0]


def test_it_says_what_the_network_says(network: Network, said: list[tuple[np.ndarray, np.ndarray]]) -> None:
    heads, words = run(network, SENTENCES)
    assert heads == pytest.approx(np.stack([whole for whole, _ in said]), abs=0.1)
    assert words == pytest.approx(np.concatenate([each for _, each in said]), abs=0.1)
    assert heads.std() > 0.3


def test_it_says_the_same_of_a_sentence_whatever_it_is_run_with(
    network: Network, said: list[tuple[np.ndarray, np.ndarray]]
) -> None:
    assert said
    heads, _ = run(network, SENTENCES)
    alone = [run(network, [pieces])[0][0] for pieces in SENTENCES]
    assert heads == pytest.approx(np.stack(alone), abs=1e-5)
