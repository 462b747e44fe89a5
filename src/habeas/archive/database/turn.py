"""The queue of writers: one at a time, across threads and processes.

Under Linux it is fair. A writer draws a number and locks that byte of a small file beside
the archive; its turn has come when no smaller byte is locked any more. Elsewhere writers
try again and again for a lock that SQLite takes on another small file, and the first to
find it free has it.

The system drops the locks of a process that dies, so a killed writer holds nobody up.
"""

import os
import struct
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2 as driver

from habeas.errors import ArchiveError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# Open-file-description locks belong to one opening of the file, not to the process, so
# that two threads queue exactly as two processes do. Numbers from Linux's fcntl.h.
_GET: Final = getattr(fcntl, "F_OFD_GETLK", 36)
_SET: Final = getattr(fcntl, "F_OFD_SETLK", 37)
_SET_WAIT: Final = getattr(fcntl, "F_OFD_SETLKW", 38)
_IS_FAIR: Final = sys.platform == "linux" and fcntl is not None
_LOCK: Final = struct.Struct("hhqqi4x")
_COUNTER: Final = 0
_FIRST: Final = 4096
_PAUSE_SECONDS: Final = 0.002


def _lock(kind: int, start: int, length: int = 1) -> bytes:
    return _LOCK.pack(kind, os.SEEK_SET, start, length, 0)


@contextmanager
def turn(path: Path | str, *, timeout: float) -> Iterator[None]:
    """Wait for one's turn to write, and hold it.

    Args:
        path: The queue's file; it is made where missing and holds no data of value.
        timeout: Seconds to wait.

    Raises:
        ArchiveError: The turn did not come in time, or the file cannot be made.
    """
    with (_in_line if _IS_FAIR else _in_the_crowd)(path) as is_held:
        _await(is_held, path, timeout)
        yield


@contextmanager
def _in_line(path: Path | str) -> Iterator[Callable[[], bool]]:
    """Queue by number."""
    handle = -1
    try:
        handle = _made(path)
        number = _draw(handle)
    except OSError as error:
        if handle >= 0:
            os.close(handle)
        raise _cannot_queue(path, error.strerror) from error
    try:
        yield lambda: _is_before(handle, number)
    finally:
        os.close(handle)


@contextmanager
def _in_the_crowd(path: Path | str) -> Iterator[Callable[[], bool]]:
    """Try for a lock that SQLite takes, which it can wherever it runs."""
    # The numbers that Linux keeps in the queue's own file are no database.
    path = f"{path}.lock"
    try:
        os.close(_made(path))
        connection = driver.connect(path, isolation_level=None, timeout=0)
    except (OSError, driver.Error) as error:
        raise _cannot_queue(path, getattr(error, "strerror", error)) from error
    with closing(connection):
        yield lambda: not _has_locked(connection, path)


def _made(path: Path | str) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _cannot_queue(path: Path | str, why: object) -> ArchiveError:
    return ArchiveError(
        f"cannot queue for writing ({why})",
        where=str(path),
        hint="check your rights to the folder, and its free space",
    )


def _draw(handle: int) -> int:
    fcntl.fcntl(handle, _SET_WAIT, _lock(fcntl.F_WRLCK, _COUNTER))
    number = int.from_bytes(os.pread(handle, 8, 0), "little")
    os.pwrite(handle, (number + 1).to_bytes(8, "little"), 0)
    fcntl.fcntl(handle, _SET, _lock(fcntl.F_WRLCK, _FIRST + number))
    fcntl.fcntl(handle, _SET, _lock(fcntl.F_UNLCK, _COUNTER))
    return number


def _await(is_held: Callable[[], bool], path: Path | str, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while is_held():
        if time.monotonic() > deadline:
            raise ArchiveError(
                "another process is writing to it",
                where=str(path).removesuffix("-queue"),
                hint="wait for it to end and try again",
            )
        time.sleep(_PAUSE_SECONDS)


def _is_before(handle: int, number: int) -> bool:
    """Say whether anybody who drew a smaller number still waits or writes."""
    if number == 0:
        return False
    found = fcntl.fcntl(handle, _GET, _lock(fcntl.F_WRLCK, _FIRST, number))
    return bool(_LOCK.unpack(found)[0] != fcntl.F_UNLCK)


def _has_locked(connection: driver.Connection, path: str) -> bool:
    try:
        # Nothing is ever written: the file stays empty, and needs no journal.
        connection.execute("BEGIN EXCLUSIVE")
    except driver.OperationalError as error:
        if "locked" in str(error):
            return False
        raise _cannot_queue(path, error) from error
    return True
