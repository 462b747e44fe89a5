"""One new archive a test, with a clock that only the test moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from archive.invented import Clock

from habeas.archive import Archive, create


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
