"""The ear that comes with tactful, loaded when somebody first wants to hear."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

from tactful.ear.ear import Ear
from tactful.ear.model import SHEET, EarUnavailableError, Model
from tactful.rulebook.load import builtin_folder

FOLDER = "TACTFUL_EAR_MODEL"
"""The environment variable that names another folder of weights, for trying one out."""


class InstalledEar:
    """One process's ear: nothing is loaded before it is needed, and only once. Safe to share between threads.

    Args:
        folder: where the weights lie; the built-in ones where nobody says so.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or model_folder()
        self._lock = threading.Lock()
        self._ear: Ear | None = None
        self._fault: EarUnavailableError | None = None

    def get(self) -> Ear:
        """The ear.

        Raises:
            EarUnavailableError: it is not installed; the same each time, and no second attempt is made.
        """
        with self._lock:
            if self._ear is None and self._fault is None:
                try:
                    self._ear = Ear(Model(self._folder))
                except EarUnavailableError as fault:
                    self._fault = fault
            if self._ear is None:
                raise self._fault or EarUnavailableError
            return self._ear

    def version(self) -> str:
        """The version of the weights, without loading them; empty where there are none, or nothing to run them."""
        from importlib.util import find_spec

        try:
            sheet = json.loads((self._folder / SHEET).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ""
        return str(sheet["sha256"])[:12] if all(map(find_spec, ("numpy", "onnxruntime", "tokenizers"))) else ""


def model_folder() -> Path:
    """Where the weights lie: in the folder that the environment names, or else beside the built-in rules."""
    return Path(os.environ.get(FOLDER) or Path(builtin_folder(), "ear", "model"))
