"""The fair queue of writers: first come, first served, across threads and processes.

A writer draws a number and locks that byte of a small file beside the archive; its
turn has come when no smaller byte is locked any more. The system drops the locks of a
process that dies, so a killed writer holds nobody up.
"""

import fcntl
import os
import struct
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from habeas.errors import ArchiveError

# Open-file-description locks belong to one opening of the file, not to the process, so
# that two threads queue exactly as two processes do. Numbers from Linux's fcntl.h.
_GET: Final = getattr(fcntl, "F_OFD_GETLK", 36)
_SET: Final = getattr(fcntl, "F_OFD_SETLK", 37)
_SET_WAIT: Final = getattr(fcntl, "F_OFD_SETLKW", 38)
# Elsewhere a plain lock on the file keeps writers apart, first come or not.
_IS_FAIR: Final = sys.platform == "linux"
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
    handle = -1
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        number = _draw(handle) if _IS_FAIR else 0
    except OSError as error:
        if handle >= 0:
            os.close(handle)
        raise ArchiveError(
            f"cannot queue for writing ({error.strerror})",
            where=str(path),
            hint="check your rights to the folder, and its free space",
        ) from error
    try:
        _await(lambda: _is_held(handle, number), path, timeout)
        yield
    finally:
        os.close(handle)


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


def _is_held(handle: int, number: int) -> bool:
    """Say whether anybody who drew a smaller number still waits or writes."""
    if not _IS_FAIR:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
    if number == 0:
        return False
    found = fcntl.fcntl(handle, _GET, _lock(fcntl.F_WRLCK, _FIRST, number))
    return bool(_LOCK.unpack(found)[0] != fcntl.F_UNLCK)
