"""A moment at which somebody's life is late: worked out from the ledger when it is asked for.

Whoever asks is given the same rows as if the life had been worked out at that entry.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import NEVER, rectangle
from habeas.archive.ledger.ledger import tail
from habeas.archive.ledger.rules import RulesOverTime
from habeas.archive.projections.connections import connected
from habeas.archive.projections.late_lives import NOTHING, Between
from habeas.archive.projections.late_memory import Lately
from habeas.archive.projections.lives import Lives
from habeas.archive.projections.rectangle_rows import person_from


def between(connection: Connection, people: Collection[str], known: int, lately: Lately) -> Between:
    """Work some people out as known after one entry.

    Args:
        connection: Any; nothing is written.
        people: Ids of people known then.
        known: The entry.
        lately: Holds what was worked out last.
    """
    if not people:
        return NOTHING
    head = tail(connection)[2]
    found = lately.get(head, known, people)
    if found is None:
        found = _worked_out(connection, people, known)
        lately.put(head, known, people, found)
    return found


def _worked_out(connection: Connection, people: Collection[str], known: int) -> Between:
    groups = connected(connection, _mentions(connection, people, known))
    lives = Lives(connection, {n for names in groups for n in names}, RulesOverTime(connection))
    opened = {"from_seq": known, "to_seq": NEVER}
    return {
        person: [row | opened | {"person": person, "spot": at} for at, row in enumerate(rows)]
        for names in groups
        for person, rows in lives.at(names, known, people).items()
    }


def _mentions(connection: Connection, people: Collection[str], known: int) -> set[str]:
    """Give mentions by which some people were known."""
    columns = rectangle.c
    found: set[str] = set()
    for some in chunks(sorted(people)):
        query = select(columns.person, columns.detail).where(
            columns.person.in_(some),
            columns.part == "",
            columns.from_seq <= known,
            columns.to_seq > known,
        )
        for person, detail in connection.execute(query):
            found.update(mention.id for mention in person_from(person, detail).mentions)
    return found
