"""Copies of content that left the archive: noted when made, listed when something is erased."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from sqlalchemy import Connection, select

from habeas.archive.database.schema import entry
from habeas.archive.ledger import ledger
from habeas.archive.ledger.ledger import Clock, EntryDraft

COPY: Final = "copy"
BACKUP: Final = "backup"


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
        ArchiveCopy(body.get("name", ""), body.get("what", ""), body.get("format", ""), at)
        for body, at in _noted(connection, COPY, seq)
    )


def backups_since(connection: Connection, seq: int) -> tuple[tuple[str, str], ...]:
    """Give name and instant of the backups made after an entry was recorded, oldest first."""
    return tuple((body.get("name", ""), at) for body, at in _noted(connection, BACKUP, seq))


def _noted(connection: Connection, kind: str, seq: int) -> list[tuple[dict[str, Any], str]]:
    query = select(entry.c.seq).where(entry.c.kind == kind, entry.c.seq > seq)
    found = []
    for place in connection.execute(query.order_by(entry.c.seq)).scalars().all():
        item = ledger.read(connection, place)
        found.append((item.body or {}, ledger.instant(item.entry.at).isoformat()))
    return found
