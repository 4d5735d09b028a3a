"""`python -m tactful.ear.training`: check the drafts, train, measure on writers left out, export. `make ear` runs it.

    check     what is wrong in the labelled drafts, and how many there are
    train     train on all writers but those held out for testing, and write the model to rules/ear/model
    dials     choose again from which chance on a trained model speaks, on the writers held out
    measure   what the model finds in the drafts of the writers held out, and in other labelled drafts

Everything that chance decides starts from `--seed`; two runs on one machine with as many threads give the same weights.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path

from tactful.ear.training.cases import EAR, read_cases

FORMAT = "%(asctime)s %(message)s"


def main() -> int:
    """Run what was asked for; the exit status is 1 when the drafts have faults."""
    parser = argparse.ArgumentParser(prog="tactful.ear.training", description=__doc__, formatter_class=_Verbatim)
    parser.add_argument("step", choices=("check", "train", "dials", "measure"))
    parser.add_argument("files", nargs="*", type=Path, help="measure: labelled drafts besides the writers held out")
    parser.add_argument("--drafts", type=Path, default=EAR / "drafts", help="folder of labelled drafts")
    parser.add_argument("--model", type=Path, default=EAR / "model", help="folder of the model")
    parser.add_argument("--held-out", default=_held_out(), help="writers for testing only, with commas")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument(
        "--begin", type=Path, help="train: folder of a model to go on from; the published one if not given"
    )
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=8e-5, help="highest learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_intermixed_args()
    logging.basicConfig(level=logging.INFO, format=FORMAT, stream=sys.stderr)
    return {"check": _check, "train": _train, "dials": _dials, "measure": _measure}[arguments.step](arguments)


def _held_out() -> str:
    """The writers that are held out for testing, with commas."""
    writers = json.loads((EAR / "writers.json").read_text(encoding="utf-8"))
    return ",".join(writer["id"] for writer in writers if writer["held_out"])


class _Verbatim(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Keeps line ends, and shows what holds unless it is given."""


def _check(arguments: argparse.Namespace) -> int:
    from tactful.ear.training.checks import faults, summary

    cases = read_cases(arguments.drafts)
    found = list(faults(cases))
    print(*found, *(f"{count:6,} {name}" for name, count in summary(cases).items()), sep="\n")
    return 1 if found else 0


def _train(arguments: argparse.Namespace) -> int:
    from tactful.ear.training.run import train

    train(arguments)
    return 0


def _dials(arguments: argparse.Namespace) -> int:
    from tactful.ear.training.run import set_dials

    set_dials(arguments)
    return 0


def _measure(arguments: argparse.Namespace) -> int:
    from tactful.ear.training.measure import measure

    held_out = set(arguments.held_out.split(","))
    cases = {"writers held out": [case for case in read_cases(arguments.drafts) if case.writer in held_out]}
    cases |= {path.stem: read_cases(path) for path in arguments.files}
    measure(cases, arguments.model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
