"""Kept rectangles, read back as arrays."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import Connection, select

from habeas.archive import sheet
from habeas.archive.between import NOBODY, Between
from habeas.archive.chunks import chunks
from habeas.archive.schema import NEVER, rectangle
from habeas.archive.stored import TOLD, told_of_rows
from habeas.errors import ArchiveError
from habeas.history.told import Told
from habeas.vocabulary.rules import Rules

if TYPE_CHECKING:
    from habeas.count.rectangles import Recipes, Rectangles


def told_at(
    connection: Connection, people: Sequence[str], known: int, apart: Between = NOBODY
) -> Mapping[str, tuple[Told, ...]]:
    """Read what is told of some people, as known after one entry.

    Args:
        connection: Any.
        people: Their ids, as `load` gives them for the same entry.
        known: The entry.
        apart: Of whom what is kept says nothing of that entry.

    Raises:
        ArchiveError: Somebody was erased since.
    """
    columns = rectangle.c
    found: dict[str, list[bytes]] = {}
    for who in apart.rows.keys() & set(people):
        found[who] = [row["detail"] for row in apart.rows[who] if row["part"] == TOLD]
    for some in chunks(sorted(set(people) - apart.people)):
        query = select(columns.person, columns.detail).where(
            columns.person.in_(some),
            columns.part == TOLD,
            columns.from_seq <= known,
            columns.to_seq > known,
        )
        for who, detail in connection.execute(query):
            found.setdefault(who, []).append(detail)
    if missing := [who for who in people if who not in found]:
        raise ArchiveError(
            "something was erased while this was read", where=missing[0], hint="ask again"
        )
    return {who: told_of_rows(details) for who, details in found.items()}


def load(
    connection: Connection,
    known: int,
    recipes: "Recipes",
    rules: Rules,
    apart: Between = NOBODY,
) -> "Rectangles":
    """Read the rectangles as known after one entry.

    Args:
        connection: Any.
        known: The entry.
        recipes: Reads what is told of people when it is asked for, as `told_at` does.
        rules: The tables in force.
        apart: Of whom what is kept says nothing of that entry.
    """
    from habeas.archive.columns import NUMBERS, WORDS, Columns
    from habeas.count.rectangles import STILL, Rectangles, Rows

    every = sheet.read(connection)
    if apart.people:
        worked_out = (row for of in apart.rows.values() for row in of)
        rows = [tuple(row[name] for name in (*WORDS, *NUMBERS)) for row in worked_out]
        every = every.but(apart.people).joined(Columns.of(rows))
    then = (every.numbers["from_seq"] <= known) & (known < every.numbers["to_seq"])
    people = (every if then.all() else every.rows(then)).compact()
    # The rows of no part, and of what is told, say nothing that is counted.
    counted = np.array([bool(part) and part != TOLD for part in people.words["part"]], np.bool_)
    found = people.rows(counted[people.codes["part"]]).compact("part", "code")
    codes, numbers = found.codes, found.numbers
    until: Any = numbers["to_seq"].astype(np.int64)
    until[until == NEVER] = STILL
    counted_rows = Rows(
        person=codes["person"],
        part=codes["part"],
        code=codes["code"],
        first=numbers["first"],
        last=numbers["last"],
        sure=numbers["sure"].astype(np.int8),
        recorded_from=numbers["from_seq"].astype(np.int64),
        recorded_to=until,
    )
    return Rectangles.split(
        found.words["person"],
        found.words["part"],
        found.words["code"],
        counted_rows.in_order(),
        recipes=recipes,
        rules=rules,
    )
