"""One new archive a test, with a clock that only the test moves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habeas.archive import Archive, create
from invented_reports import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marmalade.habeas"


@pytest.fixture
def archive(path: Path, clock: Clock) -> Iterator[Archive]:
    with create(path, clock=clock) as made:
        yield made


@pytest.fixture
def make(tmp_path: Path, clock: Clock) -> Iterator[Callable[[str], Archive]]:
    """Make further archives by name."""
    made: list[Archive] = []

    def _make(name: str) -> Archive:
        made.append(create(tmp_path / f"{name}.habeas", clock=clock))
        return made[-1]

    yield _make
    for archive in made:
        archive.close()
