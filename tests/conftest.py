import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from stand_in import StandIn

from tactful.rulebook.book import Rulebook
from tactful.rulebook.load import load_rulebook

# A busy machine is no fault of the code: no test asserts seconds.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

CATEGORY = "title: Blame\nprinciple: start-from-their-view\nseverity: warning\nwhy: It hurts.\n"


@pytest.fixture
def write_pack(tmp_path: Path) -> Callable[..., Path]:
    """Write a pack of `{path: text}` files, with a blame category unless the pack brings one."""

    def write(files: dict[str, str | bytes], name: str = "pack", *, category: bool = True) -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in ({"blame/_category.yml": CATEGORY} if category else {}).items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(content)
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> type[StandIn]:
    """A model whose answers stand in the sentences themselves, in place of the ear's weights."""
    monkeypatch.setattr("tactful.ear.installed.Model", StandIn)
    return StandIn


@contextmanager
def _running(server: Any) -> Iterator[None]:
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    watched: list[Any] = []

    def end() -> None:
        watched.extend(server._map.values())
        server._map.clear()

    try:
        yield
    finally:
        # The loop ends as it has nothing left to watch, and only then is closed what it watched: closed by the
        # loop itself, the trigger could be gone before this thread, or one of the server's, has pulled it.
        server.trigger.pull_trigger(end)
        thread.join(5)
        server.task_dispatcher.shutdown()
        for one in watched:
            one.close()
    assert not thread.is_alive()


@pytest.fixture
def running() -> Callable[[Any], AbstractContextManager[None]]:
    """Run a server that `make_server` made, in a thread of its own, for as long as a `with` lasts."""
    return _running


@pytest.fixture
def load(write_pack: Callable[..., Path]) -> Callable[[dict[str, str | bytes]], Rulebook]:
    """Load a pack of `{path: text}` files by itself, without the built-in rules."""

    def load_files(files: dict[str, str | bytes]) -> Rulebook:
        return load_rulebook([write_pack(files)], builtin=False, cache=False)

    return load_files
