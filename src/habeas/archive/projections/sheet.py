"""The rectangles in columns: a copy of them, so that a count need not read row by row.

The copy is as old as its last writing. Whose rectangles have changed since is noted, and
theirs are read from the table; when they are many, the copy is written anew. It holds
nothing that the table does not, and can be dropped at any time.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from habeas.archive.database import dialect
from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import NEVER, rectangle, sheet, stale
from habeas.archive.projections import columns
from habeas.count.rectangle_table import RectangleTable
from habeas.errors import ArchiveError

_PEOPLE: Final = "people"
# The copy is written anew when so many people, and so large a part of all, have changed.
_MOST_STALE: Final = 1000
_PART_STALE: Final = 32


def read(connection: Connection) -> RectangleTable:
    """Give the rectangles of all times, the copy brought up to date."""
    # Recording something needs no numbers in columns, and not the time to load them.
    data = {row.name: row.data for row in connection.execute(select(sheet))}
    if not data:
        return RectangleTable.of(connection.execute(select(*_columns())).all())
    kept = columns.unpacked(data)
    changed = connection.execute(select(stale.c.person)).scalars().all()
    if not changed:
        return kept
    rows = [row for some in chunks(sorted(changed)) for row in _rows_of(connection, some)]
    return kept.but(changed).joined(RectangleTable.of(rows))


def _columns() -> list[Any]:
    return [rectangle.c[name] for name in columns.COLUMNS]


def _rows_of(connection: Connection, people: Sequence[str]) -> Sequence[Any]:
    return connection.execute(select(*_columns()).where(rectangle.c.person.in_(people))).all()


def rows_now(connection: Connection, people: Sequence[str]) -> RectangleTable:
    """Give what is known of some people now, from the table itself.

    Args:
        connection: Any.
        people: Their ids.
    """
    query = select(*_columns()).where(rectangle.c.to_seq == NEVER)
    rows: list[Any] = []
    for some in chunks(people):
        rows += connection.execute(query.where(rectangle.c.person.in_(some)))
    return RectangleTable.of(rows)


def note(connection: Connection, people: Iterable[str]) -> None:
    """Note whose rectangles have changed; write the copy anew when they are many.

    Args:
        connection: In the transaction that changed them.
        people: Their ids.
    """
    rows = [{"person": who} for who in sorted(people)]
    if not rows:
        return
    dialect.insert_missing(connection, stale, rows)
    count = connection.execute(select(func.count()).select_from(stale)).scalar_one()
    if count < _MOST_STALE:
        return
    held = connection.execute(select(sheet.c.data).where(sheet.c.name == _PEOPLE)).scalar()
    if held is None or count * _PART_STALE >= int(held):
        _write(connection)


def is_right(connection: Connection) -> bool:
    """Say whether the copy, brought up to date, is what the table holds."""
    if connection.execute(select(sheet.c.name).limit(1)).first() is None:
        return True
    table = RectangleTable.of(connection.execute(select(*_columns())).all())
    try:
        return columns.packed(read(connection).compact()) == columns.packed(table)
    except ArchiveError:
        return False


def renew(connection: Connection) -> None:
    """Write the copy anew where there are so many people that it is worth it."""
    query = select(func.count(rectangle.c.person.distinct()))
    if connection.execute(query).scalar_one() >= _MOST_STALE:
        _write(connection)


def _write(connection: Connection) -> None:
    found = read(connection).compact()
    forget(connection)
    parts = columns.packed(found) | {_PEOPLE: str(len(found.people)).encode()}
    connection.execute(insert(sheet), [{"name": n, "data": d} for n, d in parts.items()])


def forget(connection: Connection) -> None:
    """Drop the copy, and with it what it may hold of somebody erased."""
    for table in (sheet, stale):
        connection.execute(delete(table))
