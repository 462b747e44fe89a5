"""Keeping an archive: verify, checkpoint, rebuild, erase, back up, change the key."""

import hashlib
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import DBAPIError

from habeas.archive.database import dialect, guards
from habeas.archive.database.schema import KEPT, PROJECTIONS, VERSION, entry, meta, metadata
from habeas.archive.faults import FaultKind, LedgerFault
from habeas.archive.ledger import checkpoint, ledger
from habeas.archive.ledger.checkpoint import Checkpoint
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.ledger.merkle import Tree
from habeas.archive.projections import possible, project, sheet
from habeas.archive.recording.decisions import require_reason
from habeas.archive.store import Store
from habeas.archive.upkeep import backup, copies, erase, verify
from habeas.archive.upkeep.erase import Erasure
from habeas.archive.upkeep.verify import Verification
from habeas.errors import ArchiveError

_SIGNING_KEY = "signing_key"


def verify_store(store: Store, *, against: Checkpoint | None = None) -> Verification:
    """Check everything that is kept; a file too damaged to read is a fault, not an error."""
    try:
        with store.engine.connect() as connection:
            foreign = against is not None and against.origin != _origin(connection)
            verdict = verify.verify(connection, against=None if foreign else against)
            if foreign and verdict.is_ok:
                verdict = replace(verdict, first_bad=LedgerFault(1, FaultKind.OTHER_ARCHIVE))
            if not verdict.is_ok:
                return verdict
            broken = dialect.structure_fault(connection)
            if broken is not None:
                fault = LedgerFault(verdict.entries, FaultKind.FILE_DAMAGED, broken)
                return replace(verdict, first_bad=fault)
            return replace(verdict, first_bad=guards.fault(connection, verdict.entries))
    except DBAPIError as error:
        fault = LedgerFault(_readable(store) + 1, FaultKind.FILE_DAMAGED, str(error.orig))
        return Verification(0, "", "", fault)


def _readable(store: Store) -> int:
    """Say up to which entry the ledger can be read at all."""
    last = 0
    try:
        with store.engine.connect() as connection:
            for seq in connection.execute(select(entry.c.seq).order_by(entry.c.seq)).scalars():
                last = seq
    except DBAPIError:
        pass
    return last


def make_checkpoint(store: Store) -> str:
    """Write and sign what the archive holds now, as a note to keep elsewhere."""
    with store.writing() as connection:
        name = _origin(connection)
        key = _signing_key(connection)
        tree = Tree()
        tree.extend(connection.execute(select(entry.c.commitment).order_by(entry.c.seq)).scalars())
        fixed = Checkpoint(
            origin=name,
            size=tree.size,
            root=tree.root(),
            head=ledger.tail(connection)[2],
            key=checkpoint.verifier_key(name, key.public_key()),
        )
    return checkpoint.sign(fixed.body(), name=name, key=key)


def _origin(connection: Connection) -> str:
    query = select(meta.c.value).where(meta.c.name == "archive")
    return f"habeas/{connection.execute(query).scalar_one()}"


def _signing_key(connection: Connection) -> Ed25519PrivateKey:
    """Give the archive's own signing key; it is made when first needed."""
    held = connection.execute(select(meta.c.value).where(meta.c.name == _SIGNING_KEY)).scalar()
    if held is not None:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(held))
    key = Ed25519PrivateKey.generate()
    raw = key.private_bytes_raw().hex()
    connection.execute(insert(meta), {"name": _SIGNING_KEY, "value": raw})
    return key


def projection_digests(connection: Connection) -> dict[str, str]:
    """Give a digest of each projection, over its rows in the order of their keys."""
    found = {}
    for table in PROJECTIONS:
        state = hashlib.sha256()
        query = select(table).order_by(*table.primary_key.columns)
        for row in connection.execute(query):
            state.update(repr(tuple(row)).encode())
        found[table.name] = state.hexdigest()
    return found


def rebuild_store(store: Store, *, keep: bool = True) -> tuple[str, ...]:
    """Make every projection anew from the ledger.

    Args:
        store: Which archive.
        keep: False to leave everything as it was, and only say what is wrong.

    Returns:
        The names of those that had not been what the ledger says.
    """
    with store.writing() as connection:
        if _is_outdated(connection):
            _renew_tables(connection)
            project.rebuild(connection, renewed=True)
            return ()
        before = projection_digests(connection)
        copied, known = sheet.is_right(connection), possible.everything(connection)
        with connection.begin_nested() as point:
            project.rebuild(connection)
            after = projection_digests(connection)
            is_other = possible.is_other(known, possible.everything(connection))
            if not keep:
                point.rollback()
    store.lately.forget()
    wrong = [name for name in after if before[name] != after[name]]
    wrong += ["sheet"] * (not copied) + ["possible_person"] * is_other
    return tuple(wrong)


def is_outdated(store: Store) -> bool:
    """Say whether the derived tables are those of an earlier Habeas."""
    with store.reading() as connection:
        return _is_outdated(connection)


def _is_outdated(connection: Connection) -> bool:
    query = select(meta.c.value).where(meta.c.name == "schema")
    return int(connection.execute(query).scalar_one()) < VERSION


def _renew_tables(connection: Connection) -> None:
    """Put the derived tables of this Habeas in the place of an earlier one's."""
    kept = set(KEPT)
    derived = [table for table in metadata.sorted_tables if table not in kept]
    for table in derived:
        table.drop(connection, checkfirst=True)
    metadata.create_all(connection, tables=derived)
    new = update(meta).where(meta.c.name == "schema").values(value=str(VERSION))
    connection.execute(new)


def plan_erasure(store: Store, name: str) -> Erasure:
    """Say what erasing an entry would destroy, without doing it."""
    with store.reading() as connection:
        return erase.plan(connection, ledger.find(connection, name))


def erase_from_store(store: Store, name: str, *, by: str, why: str) -> Erasure:
    """Erase an entry and sweep the file."""
    require_reason(by=by, why=why)
    with store.writing() as connection:
        named = ledger.find(connection, name)
        planned = erase.plan(connection, named)
        erase.carry_out(connection, named, planned, by=by, why=why, clock=store.clock)
    store.recent.forget()
    store.lately.forget()
    return replace(planned, swept=sweep(store))


def sweep(store: Store) -> bool:
    """Rewrite the file without what was erased; False while a reader holds old pages."""
    with store.turn():
        try:
            # Connections of our own that rest in the pool must not count as readers.
            store.engine.dispose()
            return dialect.sweep(store.engine, timeout=store.timeout)
        except DBAPIError as error:
            if "locked" in str(error.orig):
                return False
            raise dialect.explain(error, where=str(store.path)) from error
        finally:
            store.engine.dispose()


def back_up(store: Store, target: Path) -> Verification:
    """Copy the archive to another file while it is in use, and verify the copy's origin.

    The backup is an entry of its own, so that a later erasure can say which copies it
    does not reach; the copy holds that entry too, and has the same root.
    """
    if target.exists():
        raise ArchiveError("there is a file already", where=str(target), hint="choose another name")
    with store.writing() as connection:
        drafts = [EntryDraft(copies.BACKUP, None, {"name": target.name})]
        ledger.append(connection, drafts, clock=store.clock)
    backup.copy_into(store.engine, target, key=store.key)
    return verify_store(store)


def note_copy(store: Store, name: str, *, what: str, form: str) -> str:
    """Record that a copy of content is written to a file."""
    with store.writing() as connection:
        return copies.note(connection, name, what=what, form=form, clock=store.clock)


def change_key(store: Store, key: bytes) -> Store:
    """Encrypt the archive under another key. Shares of the old one are void from now on."""
    with store.writing() as connection:
        ledger.append(connection, [EntryDraft("rekey", None, {})], clock=store.clock)
    with store.turn():
        store.engine.dispose()
        try:
            dialect.rekey(store.engine, key)
        except DBAPIError as error:
            raise dialect.explain(error, where=str(store.path)) from error
        store.engine.dispose()
    engine = dialect.sqlite_engine(store.path, key=key, read_only=store.is_read_only)
    return replace(store, engine=engine, key=key)
