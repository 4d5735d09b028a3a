"""The ear's weights, run by ONNX Runtime."""

from __future__ import annotations

import json
from hashlib import file_digest
from typing import TYPE_CHECKING, Any, NamedTuple

from tactful.ear.categories import CATEGORIES
from tactful.ear.wordpieces import Wordpieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tactful.ear.wordpieces import Pieces

WEIGHTS, TOKENIZER, SHEET = "ear.onnx", "tokenizer.json", "ear.json"
_MOST_TOGETHER = 12  # sentences of one run; more of them gain nothing on one core
_FILLING = 5_000  # pairs of wordpieces that attention may compare for nothing; another run costs about as much


class EarUnavailableError(Exception):
    """The ear cannot be used here; its text says why, and what would help."""


class Answer(NamedTuple):
    """What the model says of one sentence.

    Attributes:
        offence: how likely it offends, from 0 to 1, calibrated.
        category: the likeliest category, should it offend.
        words: how likely each wordpiece of the sentence is among the words that do.
    """

    offence: float
    category: str
    words: tuple[float, ...]


class Dial(NamedTuple):
    """From which `offence` on a sentence is a finding, as a suggestion and as a warning."""

    suggestion: float
    warning: float


class Model:
    """The weights of one folder, loaded.

    Attributes:
        wordpieces: cuts sentences as the model was taught to read them.
        dials: `quiet`, `normal` and `keen`.
        harmless: below which `offence` a sentence is as good as sure to be harmless.
        version: the first characters of the weights' checksum.
    """

    def __init__(self, folder: Path) -> None:
        """Load the model.

        Raises:
            EarUnavailableError: a package is missing, or the weights are, or they are damaged.
        """
        try:
            import onnxruntime
            import tokenizers as _  # noqa: F401
        except ImportError as error:
            raise EarUnavailableError(
                f"the ear is not installed: it needs {error.name} (pip install 'tactful[ear]'); reading by rules alone"
            ) from error
        try:
            sheet = json.loads((folder / SHEET).read_text(encoding="utf-8"))
            with (folder / WEIGHTS).open("rb") as weights:
                digest = file_digest(weights, "sha256").hexdigest()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "they are damaged"
            raise EarUnavailableError(f"the ear's weights cannot be read ({reason}); reading by rules alone") from error
        if digest != sheet["sha256"]:
            raise EarUnavailableError(f"{WEIGHTS} is damaged: its checksum is not the one in {SHEET}")
        self.wordpieces = Wordpieces.of(folder / TOKENIZER)
        self.dials = {name: Dial(**thresholds) for name, thresholds in sheet["dials"].items()}
        self.harmless = float(sheet["harmless"])
        self.version = str(sheet["sha256"])[:12]
        self._scale, self._shift = float(sheet["scale"]), float(sheet["shift"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # The graph is written as it is to be run; what the runtime would make of it (SkipLayerNormalization) is slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        # By its path: given the bytes, the runtime would keep them beside what it makes of them.
        path = str(folder / WEIGHTS)
        self._session: Any = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def answers(self, sentences: Sequence[Pieces]) -> list[Answer]:
        """What the model says of sentences, in their order."""
        found: dict[int, Answer] = {}
        for together in runs([len(sentence.ids) for sentence in sentences]):
            found.update(zip(together, self._run([sentences[number] for number in together]), strict=True))
        return [found[number] for number in range(len(sentences))]

    def _run(self, sentences: Sequence[Pieces]) -> Iterator[Answer]:
        import numpy as np

        from tactful.ear.rows import rows_of

        heads, words = self._session.run(None, rows_of(sentences))
        chances = 1 / (1 + np.exp(-(self._scale * heads[:, 0] + self._shift)))
        marked = 1 / (1 + np.exp(-words[:, 0]))
        begin = 0
        for row, pieces in enumerate(sentences):
            inside = marked[begin + 1 : begin + 1 + len(pieces.places)]
            yield Answer(float(chances[row]), CATEGORIES[int(heads[row, 1:].argmax())], tuple(inside.tolist()))
            begin += pieces.own


def runs(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Which sentences are run together: those of about one length, as attention fills all up to the longest.

    Args:
        lengths: the number of wordpieces of each.

    Yields:
        Their numbers, each in one run.
    """
    together: list[int] = []
    pairs = 0
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        square = lengths[number] ** 2
        filling = square * len(together) - pairs
        if together and (len(together) == _MOST_TOGETHER or filling > _FILLING):
            yield together
            together, pairs = [], 0
        together.append(number)
        pairs += square
    if together:
        yield together
