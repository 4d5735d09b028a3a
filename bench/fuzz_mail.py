"""Look for bytes that the reader of drafts cannot cope with, guided by what code they reach.

    python bench/fuzz_mail.py [--seconds 60] [--kind eml] [--keep]

Starts from the files in tests/mail/corpus and stops at the first that crashes the reader, keeps it for longer than ten
seconds or breaks what must hold (see mail_invariants.py); that file is then written to the current folder. With
`--keep`, inputs that take new steps in the code are added to the corpus. Needs `atheris` (`pip install --group fuzz`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from tactful.mail.draft import Kind

CORPUS = Path(__file__).parent.parent / "tests" / "mail" / "corpus"
_WORDS = Path(__file__).parent / "mail.dict"
_LONGEST = 4096  # bytes of an input


def main() -> int:
    """Fuzz each kind in a process of its own, as libFuzzer ends the one that it runs in."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="for each kind (default 60)")
    parser.add_argument("--kind", help="only this one: text, html, markdown, eml, emlx or mbox")
    parser.add_argument("--keep", action="store_true", help="add what reaches new code to the corpus")
    arguments = parser.parse_args()
    for kind in [arguments.kind] if arguments.kind else sorted(path.name for path in CORPUS.iterdir()):
        with tempfile.TemporaryDirectory() as found:  # libFuzzer puts what it finds into the first folder
            limits = [
                f"-max_total_time={arguments.seconds}",
                f"-max_len={_LONGEST}",
                "-timeout=10",
                "-rss_limit_mb=1024",
            ]
            if _run(kind, [f"-dict={_WORDS}", *limits, found, str(CORPUS / kind)]) != 0:
                print(f"{kind}: found something, see above", file=sys.stderr)
                return 1
            if arguments.keep:
                keep(kind, Path(found))
    return 0


def _run(kind: str, arguments: list[str]) -> int:
    return subprocess.run([sys.executable, __file__, "--in-process", kind, *arguments], check=False).returncode


def keep(kind: str, found: Path) -> None:
    """Add to the corpus what takes steps in the code that no smaller input takes."""
    taken = {step for path in (CORPUS / kind).iterdir() for step in _steps(path.read_bytes(), kind)}
    for path in sorted(found.iterdir(), key=lambda path: path.stat().st_size):
        data = path.read_bytes()
        steps = _steps(data, kind)
        if not steps <= taken:
            (CORPUS / kind / path.name[:12]).write_bytes(data)
            taken |= steps


def _steps(data: bytes, kind: str) -> set[tuple[object, int, int]]:
    """The steps from line to line that reading takes within `tactful.mail`."""
    from mail_invariants import check_bytes

    steps: set[tuple[object, int, int]] = set()
    before: dict[FrameType, int] = {}

    def trace(frame: FrameType, event: str, _argument: object) -> Callable[..., object] | None:
        if "/tactful/mail/" not in frame.f_code.co_filename:
            return None
        if event == "line":
            steps.add((frame.f_code, before.get(frame, 0), frame.f_lineno))
            before[frame] = frame.f_lineno
        return trace

    sys.settrace(trace)
    try:
        check_bytes(data, cast("Kind", kind))
    finally:
        sys.settrace(None)
    return steps


def fuzz(kind: str, arguments: list[str]) -> None:
    """Hand this process over to libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["tactful.mail"]):
        from mail_invariants import check_bytes

    atheris.Setup([sys.argv[0], *arguments], lambda data: check_bytes(data, cast("Kind", kind)))
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-process"]:
        fuzz(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main())
