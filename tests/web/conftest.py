"""The invented archive, asked through the routes without a network."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from habeas.archive import Archive, create, open_archive
from habeas.web import create_app
from ice_archive import build, clock, judge_zora


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented world, recorded once for all tests."""
    path = tmp_path_factory.mktemp("ice") / "ice.habeas"
    with build(path) as archive:
        judge_zora(archive)
    return path


@pytest.fixture
def archive(recorded: Path, tmp_path: Path) -> Iterator[Archive]:
    """A copy of it of the test's own."""
    path = tmp_path / "own.habeas"
    shutil.copyfile(recorded, path)
    with open_archive(path, clock=clock()) as found:
        yield found


@pytest.fixture
def client(archive: Archive) -> Iterator[TestClient]:
    """Someone on this machine."""
    with TestClient(create_app(archive), base_url="http://127.0.0.1:8765") as found:
        yield found


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """Someone on this machine, before an archive that holds nothing."""
    with (
        create(tmp_path / "empty.habeas") as archive,
        TestClient(create_app(archive), base_url="http://localhost") as found,
    ):
        yield found
