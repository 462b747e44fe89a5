"""Which meaning of counts an archive had after each entry, and a new one coming into force.

A new archive carries the number in its first entry. An older one has it recorded as an
entry of its own when a Habeas that counts so first opens it for writing.
"""

from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from habeas.archive.database.schema import entry, meta, payload
from habeas.archive.ledger import ledger
from habeas.archive.ledger.bodies import FoundingBody, MeaningBody, read_body
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.store import Store
from habeas.errors import ArchiveError
from habeas.model.meaning import FIRST, MEANING
from habeas.words.archive_texts import COUNTED_SO

KIND: Final = "meaning"
_BY: Final = "habeas"
# Beside the schema's version: whoever opens an archive sees it without reading the ledger.
_NOTED: Final = select(meta.c.value).where(meta.c.name == KIND)
_FOUNDING: Final = select(payload.c.body).where(payload.c.seq == 1)

Turn = tuple[int, int]
"""An entry, and the number in force since."""


def note(connection: Connection) -> int:
    """Note the number of this Habeas beside the schema's version, and give it to be recorded."""
    connection.execute(delete(meta).where(meta.c.name == KIND))
    connection.execute(insert(meta), {"name": KIND, "value": str(MEANING)})
    return MEANING


def refuse_newer(connection: Connection, *, where: str) -> None:
    """Make sure that this Habeas can give the archive's answers.

    Args:
        connection: Any.
        where: The archive's file.

    Raises:
        ArchiveError: A Habeas that counts otherwise has written to it.
    """
    noted = _noted(connection)
    if noted > MEANING:
        raise ArchiveError(
            f"its counts are those of a newer Habeas (meaning {noted}, this one knows {MEANING})",
            where=where,
            hint="update Habeas",
        )


def renew(store: Store) -> None:
    """Record the meaning under which this Habeas counts, unless the archive has it."""
    with store.reading() as connection:
        if _noted(connection) >= MEANING:
            return
    with store.writing() as connection:
        if _noted(connection) >= MEANING:
            return
        body = {"meaning": note(connection), "by": _BY, "why": COUNTED_SO}
        ledger.append(connection, [EntryDraft(KIND, None, body)], clock=store.clock)


def turns(connection: Connection) -> tuple[Turn, ...]:
    """Give every number that an archive has had, with the entry since which; the first, first."""
    founding: bytes | None = connection.execute(_FOUNDING).scalar()
    first = FIRST if founding is None else _founded(founding)
    if first == MEANING:
        # A later one would be a newer Habeas's, and numbers only rise.
        return ((1, first),)
    query = (
        select(entry.c.seq, payload.c.body)
        .join(payload, payload.c.seq == entry.c.seq)
        .where(entry.c.kind == KIND)
        .order_by(entry.c.seq)
    )
    later = [(seq, read_body(body, MeaningBody).meaning) for seq, body in connection.execute(query)]
    return ((1, first), *later)


def _noted(connection: Connection) -> int:
    held = connection.execute(_NOTED).scalar()
    return FIRST if held is None else int(held)


@lru_cache(maxsize=8)
def _founded(body: bytes) -> int:
    return read_body(body, FoundingBody).meaning
