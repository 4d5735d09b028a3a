"""One training run: from labelled drafts to the files of a model."""

from __future__ import annotations

import json
import logging
import subprocess
from typing import TYPE_CHECKING, Any

import torch

from tactful.ear.ear import Ear
from tactful.ear.model import SHEET, Model
from tactful.ear.training.begin import begin
from tactful.ear.training.calibrate import Judged, calibrate
from tactful.ear.training.cases import heard, read_cases
from tactful.ear.training.dials import BARS, HARMLESS, choose
from tactful.ear.training.export import export
from tactful.ear.training.fit import Plan, ask, fit, prepare
from tactful.ear.training.hearing import hear_drafts
from tactful.ear.training.network import Network
from tactful.ear.training.vocabulary import trim
from tactful.ear.wordpieces import Wordpieces

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from tokenizers import Tokenizer

    from tactful.ear.training.cases import Sentence

log = logging.getLogger(__name__)

_LOOKED_AT = 2_000  # sentences that show how far numbers in the network reach


def train(arguments: argparse.Namespace) -> None:
    """Train as the arguments of the command say, and write the model's files."""
    torch.set_num_threads(arguments.threads)
    torch.use_deterministic_algorithms(mode=True)
    torch.set_flush_denormal(True)  # what Adam remembers of rare words fades to such numbers, and they are slow
    cases = read_cases(arguments.drafts)
    held_out = set(arguments.held_out.split(","))
    taught = heard(case for case in cases if case.writer not in held_out)
    asked = heard(case for case in cases if case.writer in held_out)
    log.info("%d sentences, %d of them offend", len(taught), sum(bool(sentence.labels) for sentence in taught))
    plan = Plan(epochs=arguments.epochs, rate=arguments.rate, seed=arguments.seed)
    network, tokenizer = _beginning(arguments, taught)
    wordpieces = Wordpieces(tokenizer)
    samples = prepare(taught, wordpieces)
    fit(network, samples, plan)
    chances = ask(network, prepare(asked, wordpieces))
    judged = [Judged(bool(sentence.labels), chance) for sentence, chance in zip(asked, chances, strict=True)]
    curve = calibrate(judged)
    sheet: dict[str, Any] = {
        "scale": round(curve.scale, 4),
        "shift": round(curve.shift, 4),
        "dials": {dial: {"suggestion": 1.0, "warning": 1.0} for dial in BARS},
        "harmless": HARMLESS,
        "encoder": "all-MiniLM-L6-v2 (Apache-2.0), fine-tuned",
        "begun_from": _version(arguments.begin) if arguments.begin else "",
        "plan": plan._asdict(),
        "held_out": sorted(held_out),
        "sentences": len(taught),
        "offences": sum(bool(sentence.labels) for sentence in taught),
        "data": _commit(),
    }
    export(network, tokenizer, samples[:: len(samples) // _LOOKED_AT + 1], sheet, arguments.model)
    set_dials(arguments)
    log.info("written to %s", arguments.model)


def set_dials(arguments: argparse.Namespace) -> None:
    """Choose the dials of the model in a folder, as it will be run, on the writers held out, and write them down."""
    held_out = set(arguments.held_out.split(","))
    cases = [case for case in read_cases(arguments.drafts) if case.writer in held_out]
    dials = choose(hear_drafts(cases, Ear(Model(arguments.model))))
    place = arguments.model / SHEET
    sheet = json.loads(place.read_text(encoding="utf-8"))
    place.write_text(json.dumps({**sheet, "dials": dials, "harmless": HARMLESS}, indent=2) + "\n", encoding="utf-8")
    log.info("dials: %s", dials)


def _beginning(arguments: argparse.Namespace, taught: Sequence[Sentence]) -> tuple[Network, Tokenizer]:
    """The network before training: that of a model's files, or the published one with the wordpieces that mail uses."""
    if arguments.begin:
        return begin(arguments.begin)
    tokenizer, kept = trim(sentence.text for sentence in taught)
    torch.manual_seed(arguments.seed)
    return Network(kept, arguments.layers), tokenizer


def _version(folder: Path) -> str:
    return str(json.loads((folder / SHEET).read_text(encoding="utf-8"))["sha256"])[:12]


def _commit() -> str:
    """The commit of the checkout that the drafts are from, or an empty string outside of one."""
    said = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S607, git as the shell finds it
    return said.stdout.strip()
