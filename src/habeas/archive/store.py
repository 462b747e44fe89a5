"""One open database, and the two ways into it: reading, and writing in one's turn."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import local

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from habeas.archive.database import dialect
from habeas.archive.database.turn import turn
from habeas.archive.ledger.ledger import Clock
from habeas.archive.projections.late_memory import Lately
from habeas.archive.recording.recent_source import Recent
from habeas.errors import ArchiveError


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A database that holds an archive.

    Attributes:
        engine: The database.
        path: The file; for a server, only a name.
        clock: Gives the present instant, with its zone.
        is_read_only: True where nothing can be recorded.
        timeout: Seconds that a writer waits for its turn.
        key: What the file is encrypted with; None where it is not.
        recent: The source that claims were last added to.
        lately: The lives that were worked out last because they were late.
    """

    engine: Engine
    path: Path
    clock: Clock
    is_read_only: bool = False
    timeout: float = 10.0
    key: bytes | None = field(default=None, repr=False)
    recent: Recent = field(default_factory=Recent, init=False, repr=False, compare=False)
    lately: Lately = field(default_factory=Lately, init=False, repr=False, compare=False)
    _held: local = field(default_factory=local, init=False, repr=False, compare=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one consistent state.

        Raises:
            ArchiveError: The database refused.
        """
        try:
            with self.engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise dialect.explain(error, where=str(self.path)) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Wait for one's turn and write: all of it or nothing.

        Within `together` this is the turn already held.

        Raises:
            ArchiveError: Open for reading only, another writer did not end, the disk
                is full...
        """
        held: Connection | None = getattr(self._held, "connection", None)
        if held is not None:
            yield held
            return
        if self.is_read_only:
            raise ArchiveError("opened for reading only", where=str(self.path))
        with self.turn():
            try:
                with (
                    self.engine.connect().execution_options(habeas_writing=True) as connection,
                    connection.begin(),
                ):
                    yield connection
            except DBAPIError as error:
                raise dialect.explain(error, where=str(self.path)) from error

    @contextmanager
    def together(self) -> Iterator[None]:
        """Record several things at once: all that is written within, or nothing of it.

        Raises:
            ArchiveError: As for `writing`.
        """
        with self.writing() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                del self._held.connection

    def turn(self) -> AbstractContextManager[None]:
        """Wait for one's turn among all writers, and hold it."""
        return turn(f"{self.path}-queue", timeout=self.timeout)
