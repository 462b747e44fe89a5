"""All SQL that only one database understands, and nothing else.

SQLite: one file, WAL, full synchronisation, triggers that keep entries immutable.
PostgreSQL: the same promises by PL/pgSQL triggers.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, cast

import sqlcipher3.dbapi2 as driver
from sqlalchemy import BigInteger, Connection, Engine, Integer, Table, create_engine, event
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable

from habeas.errors import ArchiveError

LongInteger: Final = Integer().with_variant(BigInteger(), "postgresql")

# The first release without the WAL-reset bug, which could lose a committed page.
LEAST_SQLITE: Final = (3, 51, 3)
APPLICATION_ID: Final = 0x48616265  # "Habe"

_NAMED: Final = "EXISTS (SELECT 1 FROM entry WHERE kind = 'erase' AND target = OLD.seq)"
# A part goes when its source is named, or a claim of its source.
_NAMED_PART: Final = (
    "EXISTS (SELECT 1 FROM entry e WHERE e.kind = 'erase' AND (e.target = OLD.source OR "
    "EXISTS (SELECT 1 FROM entry c WHERE c.seq = e.target AND c.target = OLD.source)))"
)
# Table, event, when it is refused, why. Read by both databases.
# `entry_insert` also stops INSERT OR REPLACE, whose silent delete fires no trigger
# where recursive_triggers is off.
_RULES: Final = (
    ("entry", "UPDATE", "true", "entries are immutable"),
    ("entry", "DELETE", "true", "entries are immutable"),
    (
        "entry",
        "INSERT",
        (
            "NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM entry) "
            "OR EXISTS (SELECT 1 FROM entry WHERE commitment = NEW.commitment)"
        ),
        "entries are only ever appended",
    ),
    ("payload", "UPDATE", "true", "payloads are immutable"),
    (
        "payload",
        "DELETE",
        f"NOT {_NAMED} OR EXISTS (SELECT 1 FROM entry WHERE seq = OLD.seq AND kind = 'erase')",  # noqa: S608 - constants
        "payloads are immutable; only an erase entry lets one go",
    ),
    (
        "payload",
        "INSERT",
        (
            "EXISTS (SELECT 1 FROM payload WHERE seq = NEW.seq) "
            "OR EXISTS (SELECT 1 FROM entry WHERE kind = 'erase' AND target = NEW.seq)"
        ),
        "payloads are immutable",
    ),
    ("part", "UPDATE", "true", "parts of sources are immutable"),
    (
        "part",
        "DELETE",
        f"NOT {_NAMED_PART}",
        "parts of sources are immutable; only an erase entry lets one go",
    ),
    (
        "part",
        "INSERT",
        "EXISTS (SELECT 1 FROM part WHERE source = NEW.source AND name = NEW.name)",
        "parts of sources are immutable",
    ),
)


def _trigger(dialect: str, table: str, event: str, test: str, why: str) -> tuple[str, ...]:
    name = f"{table}_{event.lower()}"
    if dialect == "sqlite":
        return (
            (
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {test} "
                f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
            ),
        )
    row = "OLD" if event == "DELETE" else "NEW"
    return (
        (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {test} THEN RAISE EXCEPTION '{why}'; END IF; RETURN {row}; END $$"
        ),
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


def sqlite_engine(path: Path, *, key: bytes | None = None, read_only: bool = False) -> Engine:
    """Open one archive file, with every connection set up alike.

    Args:
        path: The file.
        key: 32 raw bytes where the file is encrypted; 16 more are the salt of a new one.
        read_only: Never write to the file.

    Raises:
        ArchiveError: The SQLite underneath is too old to be written with.
    """
    if not read_only:
        require_sqlite(driver.sqlite_version_info)
    uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rw'}"

    def connect() -> Any:
        connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        try:
            _set_up(connection, key=key, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=driver,
        # One connection for each that is in use; the default for a nameless database
        # would close one under the thread that uses it.
        poolclass=QueuePool,
        max_overflow=-1,
        # The connection used last has the pages at hand; another would read them again.
        pool_use_lifo=True,
        pool_reset_on_return=None,
    )
    # The driver's own transaction handling is off; a reader begins plainly, a writer
    # at once (`begin_writing`), so that it never has to upgrade a read lock.
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("habeas_writing")
    text = "BEGIN IMMEDIATE" if writing else "BEGIN"
    refusal = connection.dialect.loaded_dbapi.Error
    # Straight to the driver: SQLAlchemy's own way costs more than the statement.
    cursor = connection.connection.cursor()
    try:
        cursor.execute(text)
    except refusal as error:
        raise DBAPIError(text, None, error) from error
    finally:
        cursor.close()


def require_sqlite(version: tuple[int, ...]) -> None:
    """Refuse to write with an SQLite that can lose a committed page.

    Args:
        version: Such as ``(3, 53, 4)``.

    Raises:
        ArchiveError: It is older than the first safe release.

    Source:
        https://sqlite.org/wal.html, "the WAL-reset bug".
    """
    if version < LEAST_SQLITE:
        found, least = ".".join(map(str, version)), ".".join(map(str, LEAST_SQLITE))
        raise ArchiveError(
            "this SQLite can lose committed data (WAL-reset bug)",
            where=f"version {found}",
            hint=f"install a sqlcipher3 built on {least} or newer; reading still works",
        )


def _set_up(connection: Any, *, key: bytes | None, read_only: bool) -> None:
    cursor = connection.cursor()
    if key is not None:
        # It would print to stderr what the one-line error says already.
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA recursive_triggers = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.execute("PRAGMA trusted_schema = OFF")
    if not read_only:
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


_ERASE_INDEX: Final = "CREATE INDEX entry_erase ON entry (target) WHERE kind = 'erase'"


def install(connection: Connection) -> None:
    """Add what keeps the ledger append-only. The tables must exist."""
    connection.exec_driver_sql(_ERASE_INDEX)
    for rule in _RULES:
        for statement in _trigger(connection.dialect.name, *rule):
            connection.exec_driver_sql(statement)


def intended(connection: Connection, tables: Iterable[Table]) -> dict[str, str]:
    """Give what some tables and all guards were made as, by kind and name.

    Args:
        connection: Says for which database.
        tables: Those that are kept.
    """
    if not is_sqlite(connection):
        return _intended_on_server(tables)
    made = {"index entry_erase": _ERASE_INDEX}
    for rule in _RULES:
        made[f"trigger {rule[0]}_{rule[1].lower()}"] = _trigger("sqlite", *rule)[0]
    for table in tables:
        made[f"table {table.name}"] = str(CreateTable(table).compile(connection))
        for index in table.indexes:
            made[f"index {index.name}"] = str(CreateIndex(index).compile(connection))
    return {name: _spaced(text) for name, text in made.items()}


def present(connection: Connection) -> dict[str, str]:
    """Give every table, index, trigger and view of the database as it is, by kind and name."""
    if not is_sqlite(connection):
        return _present_on_server(connection)
    query = "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return {name: _spaced(text) for name, text in connection.exec_driver_sql(query)}


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _intended_on_server(tables: Iterable[Table]) -> dict[str, str]:
    made = {"index entry_erase": "of some"}
    for rule in _RULES:
        function, trigger = _trigger("postgresql", *rule)
        body = function.split("$$")[1]
        made[f"trigger {rule[0]}_{rule[1].lower()}"] = _spaced(f"{trigger} {body}")
    for table in tables:
        made[f"table {table.name}"] = ", ".join(table.columns.keys())
        for index in table.indexes:
            made[f"index {index.name}"] = "unique" if index.unique else "of all"
    return made


def _present_on_server(connection: Connection) -> dict[str, str]:
    """Give the same of PostgreSQL, which keeps no statement as it was written."""
    found = {name: _spaced(text) for name, text in connection.exec_driver_sql(_ON_SERVER)}
    return {
        name: text.replace(" ON public.", " ON ") if name.startswith("trigger") else text
        for name, text in found.items()
    }


# A trigger switched off is as good as none.
_ON_SERVER: Final = """
SELECT 'trigger ' || t.tgname,
  CASE WHEN t.tgenabled IN ('O', 'A') THEN pg_get_triggerdef(t.oid) || ' ' || p.prosrc
  ELSE 'switched off' END
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'index ' || c.relname, CASE WHEN i.indpred IS NOT NULL THEN 'of some'
  WHEN i.indisunique AND i.indisvalid THEN 'unique' ELSE 'of all' END
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'table ' || table_name, string_agg(column_name, ', ' ORDER BY ordinal_position)
FROM information_schema.columns WHERE table_schema = current_schema() GROUP BY table_name
"""


def start_file(engine: Engine) -> None:
    """Mark a new file as an archive and switch it to write-ahead logging."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.cursor()
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.close()
    use_wal(engine)


def use_wal(engine: Engine) -> None:
    """Switch the file to write-ahead logging, where it is not already."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.cursor()
        if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            raw.execute("PRAGMA journal_mode = WAL")
        raw.close()


def is_archive_file(connection: Connection) -> bool:
    """Say whether the file's header is an archive's."""
    if not is_sqlite(connection):
        return True
    return bool(connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID)


def is_sqlite(connection: Connection) -> bool:
    """Say whether this is SQLite."""
    return connection.dialect.name == "sqlite"


def sweep(engine: Engine, *, timeout: float) -> bool:
    """Leave nothing in the file but what is recorded now.

    Deleted content is overwritten when it is deleted (`secure_delete`), but copies of
    it can stand in pages that were split before; so every page is written anew and the
    write-ahead log is emptied.

    Args:
        engine: The database.
        timeout: Seconds to wait for readers.

    Returns:
        False where somebody still reads old pages or writes: they stay until that ends.

    Raises:
        ArchiveError: Where the file cannot be written anew, such as on a full disk.
    """
    with engine.connect() as connection:
        if not is_sqlite(connection):
            return True
        raw = connection.connection.cursor()
        try:
            raw.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
            raw.execute("VACUUM")
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except driver.Error as error:
            if "locked" in str(error):
                return False
            raise explain_driver(error, where=str(engine.url.database)) from error
        finally:
            raw.close()
        return not busy


def copy_sqlite(engine: Engine, target: Path, *, key: bytes | None) -> None:
    """Copy a whole database, as it is at one moment, into an empty file."""
    copied = driver.connect(str(target), isolation_level=None)
    try:
        _set_up(copied, key=key, read_only=False)
        with engine.connect() as connection:
            cast("Any", connection.connection.driver_connection).backup(copied)
        # A copy stands alone, without a log beside it; opening it to write brings one back.
        copied.execute("PRAGMA journal_mode = DELETE")
    except driver.Error as error:
        raise explain_driver(error, where=str(target)) from error
    finally:
        copied.close()


def rekey(engine: Engine, key: bytes) -> None:
    """Encrypt every page under another key."""
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()


def structure_fault(connection: Connection) -> str | None:
    """Give the first thing wrong with the file's own structure, or None."""
    if not is_sqlite(connection):
        return None
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    return None if found == "ok" else str(found)


def lock_ledger(connection: Connection) -> None:
    """Keep other writers out until this transaction ends (SQLite has done so already)."""
    if not is_sqlite(connection):
        connection.exec_driver_sql("LOCK TABLE entry IN EXCLUSIVE MODE")


def insert_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert those rows whose key the table does not have yet."""
    if is_sqlite(connection):
        made = table.insert().prefix_with("OR IGNORE")
    else:
        made = insert(table).on_conflict_do_nothing()
    connection.execute(made, rows)


def explain(error: DBAPIError, *, where: str) -> ArchiveError:
    """Turn a database's error into one line that says what to try.

    Args:
        error: What the driver raised, as SQLAlchemy wraps it.
        where: The archive's file.
    """
    return explain_driver(error.orig, where=where)


def explain_driver(error: BaseException | None, *, where: str) -> ArchiveError:
    """Do the same for an error straight from the driver."""
    text = str(error).lower()
    for sign, what, hint in _EXPLAINED:
        if sign in text:
            return ArchiveError(what, where=where, hint=hint)
    return ArchiveError(f"the archive could not be used ({error})", where=where)


_EXPLAINED: Final = (
    ("disk is full", "the disk is full; nothing was recorded", "free some space and try again"),
    (
        "not a database",
        "not an archive, or encrypted with another key",
        "give its passphrase, or check the file",
    ),
    ("unable to open", "cannot be opened", "check the path and your rights to it"),
    ("locked", "another process is writing to it", "wait for it to end and try again"),
    ("readonly", "opened for reading only", "check your rights to the file and its folder"),
    ("malformed", "the file is damaged", "restore the last backup"),
    (
        "disk i/o error",
        "the disk refused to read or write",
        "check the disk; nothing was acknowledged",
    ),
    ("only ever appended", "refused: entries are only ever appended", ""),
    ("immutable", "refused: what is recorded cannot be changed", "retract or erase it"),
)
