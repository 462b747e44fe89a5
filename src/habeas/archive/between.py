"""A moment between entries recorded together: whose life is not kept of it, worked out.

Of somebody whom several of the entries touch, the life is kept as of the last of these. Who
asks for a moment before is given what a count would have been told then: the same rows as if
each entry had been recorded alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from habeas.archive import together
from habeas.archive.connected import connected
from habeas.archive.ledger import ids
from habeas.archive.lives import Lives
from habeas.archive.rules import RulesOverTime
from habeas.archive.schema import NEVER, entry, standing
from habeas.archive.together import Span

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Between:
    """The people of whom what is kept says nothing of a moment.

    Attributes:
        people: Ids that any of them may have, to be passed over in what is kept.
        rows: Theirs, as they would be kept.
    """

    people: frozenset[str]
    rows: Mapping[str, tuple[Row, ...]]


NOBODY = Between(frozenset(), {})


def between(connection: Connection, known: int) -> Between:
    """Work out who is touched by entries recorded together, some known and some not yet.

    Args:
        connection: Any; nothing is written.
        known: The last entry known.
    """
    span = together.span_around(connection, known)
    if span is None:
        return NOBODY
    due = _touched(connection, span)
    first = {name for seq, names in due.items() if seq <= known for name in names}
    people: set[str] = set()
    rows: dict[str, tuple[Row, ...]] = {}
    groups = connected(connection, first)
    lives = Lives(connection, {n for names in groups for n in names}, RulesOverTime(connection))
    for names in groups:
        some, found = lives.between(names, due, known)
        people |= some
        for person, of in found.items():
            opened = {"person": person, "from_seq": known, "to_seq": NEVER}
            rows[person] = tuple(row | opened | {"spot": at} for at, row in enumerate(of))
    return Between(frozenset(people), rows)


def _touched(connection: Connection, span: Span) -> dict[int, set[str]]:
    """Give the mentions that each of some entries touched."""
    first, last = span
    within = standing.c.from_seq.between(first, last)
    until = standing.c.to_seq.between(first, last)
    query = (
        select(standing.c.source, standing.c.mention, standing.c.from_seq, standing.c.to_seq)
        .join(entry, entry.c.target == standing.c.claim)
        .where(and_(entry.c.seq.between(first, last), or_(within, until)))
        .where(standing.c.mention.is_not(None))
    )
    rows = connection.execute(query).all()
    names = ids(connection, sorted({row.source for row in rows}))
    touched: dict[int, set[str]] = {}
    for of, key, since, ended in rows:
        for seq in (since, ended):
            if first <= seq <= last:
                touched.setdefault(seq, set()).add(f"{names[of]}#{key}")
    return touched
