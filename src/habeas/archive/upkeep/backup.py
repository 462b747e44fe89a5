"""A consistent copy of an archive while it is in use, and an archive from a copy."""

import os
from pathlib import Path

from sqlalchemy import Engine

from habeas.archive.database import dialect
from habeas.errors import ArchiveError


def copy_into(engine: Engine, target: Path, *, key: bytes | None) -> None:
    """Copy a database into a new file, page by page, and make sure it is on the disk.

    Raises:
        ArchiveError: There is a file already, or the copy cannot be written.
    """
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise ArchiveError(
            "there is a file already", where=str(target), hint="choose another name"
        ) from None
    except OSError as error:
        raise ArchiveError(f"cannot be made ({error.strerror})", where=str(target)) from error
    try:
        dialect.copy_sqlite(engine, target, key=key)
        _sync(target, os.O_RDWR)
        # Windows opens no folder, and keeps the name of a file that is on the disk.
        if os.name == "posix":
            _sync(target.parent, os.O_RDONLY)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
