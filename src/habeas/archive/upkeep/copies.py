"""Copies of content that left the archive: noted when made, listed when something is erased."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, TypeVar

from sqlalchemy import Connection, select

from habeas.archive.database.schema import entry, payload
from habeas.archive.ledger import ledger
from habeas.archive.ledger.bodies import BackupBody, CopyBody, read_body
from habeas.archive.ledger.ledger import Clock, EntryDraft

COPY: Final = "copy"
BACKUP: Final = "backup"
_Noted = TypeVar("_Noted", CopyBody, BackupBody)


@dataclass(frozen=True, slots=True)
class ArchiveCopy:
    """A file that holds what the archive held.

    Attributes:
        name: The file's name, without its folder; empty where it was not known.
        what: What made it: export, chronicle...
        form: Its format.
        at: When, as an ISO 8601 instant.
    """

    name: str
    what: str
    form: str
    at: str


def note(connection: Connection, name: str, *, what: str, form: str, clock: Clock) -> str:
    """Record that a copy is made, and give the entry's id. No content is recorded."""
    body = {"name": PurePath(name).name, "what": what, "format": form}
    return ledger.append(connection, [EntryDraft(COPY, None, body)], clock=clock)[0].entry.id


def made_since(connection: Connection, seq: int) -> tuple[ArchiveCopy, ...]:
    """Give the copies noted after an entry was recorded, oldest first."""
    return tuple(
        ArchiveCopy(body.name, body.what, body.format, at)
        for body, at in _noted(connection, CopyBody, seq)
    )


def backups_since(connection: Connection, seq: int) -> tuple[tuple[str, str], ...]:
    """Give name and instant of the backups made after an entry was recorded, oldest first."""
    return tuple((body.name, at) for body, at in _noted(connection, BackupBody, seq))


def _noted(connection: Connection, of: type[_Noted], seq: int) -> list[tuple[_Noted, str]]:
    query = (
        select(entry.c.at, payload.c.body)
        .join(payload, payload.c.seq == entry.c.seq)
        .where(entry.c.kind == of.KIND, entry.c.seq > seq)
        .order_by(entry.c.seq)
    )
    rows = connection.execute(query).all()
    return [(read_body(body, of), ledger.instant(at).isoformat()) for at, body in rows]
