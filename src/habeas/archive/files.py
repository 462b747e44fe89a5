"""Archives as files: made, opened, and refused in one line when they are not archives."""

import os
import secrets
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from habeas.archive.archive import Archive
from habeas.archive.database import dialect, keys, schema
from habeas.archive.ledger import ledger
from habeas.archive.ledger.ledger import Clock, EntryDraft, utc_now
from habeas.archive.store import Store
from habeas.archive.upkeep import backup
from habeas.archive.upkeep.verify import Verification
from habeas.archive.view import meaning
from habeas.errors import ArchiveError, HabeasError
from habeas.names.version import comparison_version
from habeas.vocabulary.definitions import preset_data
from habeas.vocabulary.rules import packaged

_SQLITE_MAGIC: Final = b"SQLite format 3\x00"
# The least a page can be; whole files are made of whole pages, in SQLite and SQLCipher.
_PAGE_BYTES: Final = 512


def create(path: str | Path, *, clock: Clock = utc_now, key: bytes | None = None) -> Archive:
    """Make a new, empty archive.

    Args:
        path: The file to make; by custom it ends in ``.habeas``.
        clock: Gives the present instant, with its zone.
        key: 32 bytes to encrypt everything with, and 16 more to begin the file with where
            the key was derived from a passphrase; None for an archive in the open.

    Raises:
        ArchiveError: Something is there already, or the file cannot be made.
    """
    path = Path(path)
    try:
        # Private to its owner from the first byte; and never over another file.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise ArchiveError(
            "there is a file already", where=str(path), hint="choose another name"
        ) from None
    except OSError as error:
        raise ArchiveError(
            f"cannot be made ({error.strerror})", where=str(path), hint="check the folder"
        ) from error
    engine = None
    try:
        engine = dialect.sqlite_engine(path, key=key)
        dialect.start_file(engine)
        install(engine, clock=clock)
    except (HabeasError, DBAPIError) as error:
        if engine is not None:
            engine.dispose()
        _remove(path)
        if isinstance(error, DBAPIError):
            raise dialect.explain(error, where=str(path)) from error
        raise
    return Archive(Store(engine=engine, path=path, clock=clock, key=key))


def install(engine: Engine, *, clock: Clock) -> None:
    """Lay the tables, the triggers and the first entry into an empty database."""
    with engine.connect().execution_options(habeas_writing=True) as connection, connection.begin():
        schema.metadata.create_all(connection)
        dialect.install(connection)
        archive_id = secrets.token_hex(16)
        connection.execute(
            insert(schema.meta),
            [
                {"name": "schema", "value": str(schema.VERSION)},
                {"name": "archive", "value": archive_id},
            ],
        )
        # The definitions and tables of this day stay in force until somebody records another version.
        body = {
            "archive": archive_id,
            "schema": schema.VERSION,
            "definitions": list(preset_data()),
            "tables": packaged().to_data(),
            "comparison": comparison_version(),
            "meaning": meaning.note(connection),
        }
        ledger.append(connection, [EntryDraft("archive", None, body)], clock=clock)


def open_archive(
    path: str | Path,
    *,
    clock: Clock = utc_now,
    read_only: bool = False,
    key: bytes | None = None,
    outdated: bool = False,
) -> Archive:
    """Open an archive.

    Args:
        path: The file.
        clock: Gives the present instant, with its zone.
        read_only: Never write to the file.
        key: The 32 bytes it is encrypted with.
        outdated: Also open one whose derived tables an earlier Habeas made: to keep it or
            rebuild it, not to ask it.

    Raises:
        ArchiveError: It is missing, not an archive, encrypted, or of a newer Habeas; or of
            an earlier one, and has to be rebuilt first.

    Where counts had an earlier meaning, opening it for writing records the new one.
    """
    path = Path(path)
    _check_file(path, key=key)
    engine = dialect.sqlite_engine(path, key=key, read_only=read_only)
    try:
        with engine.connect() as connection:
            check_schema(connection, where=str(path), outdated=outdated)
            if not outdated:
                meaning.refuse_newer(connection, where=str(path))
        if not read_only:
            dialect.use_wal(engine)
        store = Store(engine=engine, path=path, clock=clock, is_read_only=read_only, key=key)
        if not (read_only or outdated):
            meaning.renew(store)
    except DBAPIError as error:
        engine.dispose()
        raise dialect.explain(error, where=str(path)) from error
    except HabeasError:
        engine.dispose()
        raise
    return Archive(store)


def is_encrypted(path: Path) -> bool:
    """Say whether a file could be an encrypted archive.

    It does not look like SQLite, and is made of whole pages: nobody is asked for the
    passphrase of a report.
    """
    with path.open("rb") as file:
        magic = file.read(len(_SQLITE_MAGIC))
    whole_pages = path.stat().st_size % _PAGE_BYTES == 0
    return len(magic) == len(_SQLITE_MAGIC) and magic != _SQLITE_MAGIC and whole_pages


def _check_file(path: Path, *, key: bytes | None) -> None:
    try:
        if not path.is_file():
            raise ArchiveError(
                "is a folder, not an archive" if path.is_dir() else "no such archive",
                where=str(path),
                hint="make one with `habeas init`",
            )
        looks_encrypted = is_encrypted(path)
        empty = path.stat().st_size == 0
        with path.open("rb") as file:
            plain = file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC
        looks_like_an_archive = plain or looks_encrypted
    except OSError as error:
        if isinstance(error, ArchiveError):
            raise
        raise ArchiveError(f"cannot be read ({error.strerror})", where=str(path)) from error
    if empty or not looks_like_an_archive or (looks_encrypted and key is None):
        raise ArchiveError(
            "not an archive, or an encrypted one",
            where=str(path),
            hint="give its passphrase, or check the file",
        )


def check_schema(connection: Connection, *, where: str, outdated: bool = False) -> None:
    """Make sure that this is an archive which this Habeas understands.

    Args:
        connection: Any.
        where: The archive's file.
        outdated: Its derived tables may be those of an earlier Habeas.

    Raises:
        ArchiveError: It is not.
    """
    known = inspect(connection).has_table("meta") and dialect.is_archive_file(connection)
    query = select(schema.meta.c.value).where(schema.meta.c.name == "schema")
    version = connection.execute(query).scalar() if known else None
    if version is None:
        raise ArchiveError("not an archive", where=where, hint="make one with `habeas init`")
    if int(version) > schema.VERSION:
        raise ArchiveError(
            f"made by a newer Habeas (schema {version}, this one knows {schema.VERSION})",
            where=where,
            hint="update Habeas",
        )
    if int(version) < schema.VERSION and not outdated:
        raise ArchiveError(
            "its derived tables are of an earlier Habeas",
            where=where,
            hint="run `habeas rebuild` on it once; what is recorded stays as it is",
        )


def key_of(path: str | Path, passphrase: str) -> bytes:
    """Derive the key of an encrypted archive from its passphrase.

    Raises:
        ArchiveError: The file is missing or too short.
    """
    salt = keys.salt_of(Path(path))
    return keys.derive(passphrase, salt) + salt


def new_key(passphrase: str) -> bytes:
    """Derive a key for an archive still to be made.

    Raises:
        InputError: The passphrase is too short.
    """
    salt = secrets.token_bytes(keys.SALT_BYTES)
    return keys.derive(keys.check_new(passphrase), salt) + salt


def restore(
    backup_path: str | Path,
    path: str | Path,
    *,
    key: bytes | None = None,
    changed: bytes | None = None,
) -> Verification:
    """Make an archive from a backup, and verify it.

    Args:
        backup_path: The backup.
        path: The archive to make.
        key: What the backup is encrypted with.
        changed: What to encrypt the archive with instead; None for the same.

    Returns:
        What the verification of the new archive found.

    Raises:
        ArchiveError: The backup is not one, or there is a file already. Then nothing is made.
    """
    path = Path(path)
    if key is not None and len(key) == keys.KEY_BYTES:
        # The copy begins with the same salt, so that the same passphrase opens it.
        key += keys.salt_of(Path(backup_path))
    with open_archive(backup_path, read_only=True, key=key, outdated=True) as kept:
        backup.copy_into(kept.store.engine, path, key=key)
        try:
            with open_archive(path, key=key, outdated=True) as made:
                found = _verified(made, kept)
                if changed is not None:
                    made.rekey(changed)
        except BaseException:
            _remove(path)
            raise
    return found


def _verified(made: Archive, kept: Archive) -> Verification:
    expected, found = kept.verify(), made.verify()
    if found.is_ok and expected.is_ok and found.root != expected.root:
        raise ArchiveError("the copy differs from the backup", where=str(made.path))
    return found


def _remove(path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
