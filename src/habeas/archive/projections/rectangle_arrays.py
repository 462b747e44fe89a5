"""Kept rectangles, read back as arrays."""

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, select

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import rectangle
from habeas.archive.projections.columns import COLUMNS
from habeas.archive.projections.late_lives import NOTHING, Between
from habeas.archive.projections.late_lives import PART as LATE
from habeas.archive.projections.rectangle_rows import TOLD, told_of_rows
from habeas.count.rectangle_table import RectangleTable
from habeas.count.rectangles import Recipes, Rectangles
from habeas.errors import ArchiveError
from habeas.history.statements import Recipe
from habeas.vocabulary.rules import Rules


def told_at(
    connection: Connection, people: Sequence[str], known: int, worked_out: Between = NOTHING
) -> Mapping[str, tuple[Recipe, ...]]:
    """Read what is told of some people, as known after one entry.

    Args:
        connection: Any.
        people: Their ids, as `load` gives them for the same entry.
        known: The entry.
        worked_out: The rows of those of whom what is kept is late then.

    Raises:
        ArchiveError: Somebody was erased since.
    """
    columns = rectangle.c
    found: dict[str, list[bytes]] = {}
    for who in worked_out.keys() & set(people):
        found[who] = [row["detail"] for row in worked_out[who] if row["part"] == TOLD]
    for some in chunks(sorted(set(people) - worked_out.keys())):
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


def late_in(every: RectangleTable, known: int) -> set[str]:
    """Give the people of whom what is kept is late after one entry.

    Args:
        every: What is kept, of all times.
        known: The entry.
    """
    if LATE not in every.parts:
        return set()
    then = (every.rows.part == every.parts.index(LATE)) & every.rows.were_known(known)
    return {every.people[at] for at in every.rows.person[then].tolist()}


def load(
    every: RectangleTable,
    known: int,
    recipes: "Recipes",
    rules: Rules,
    worked_out: Between = NOTHING,
) -> "Rectangles":
    """Give the rectangles as known after one entry.

    Args:
        every: What is kept, of all times.
        known: The entry.
        recipes: Reads what is told of people when it is asked for, as `told_at` does.
        rules: The tables in force.
        worked_out: The rows of those of whom what is kept is late then.
    """
    if worked_out:
        rows = [tuple(row[name] for name in COLUMNS) for of in worked_out.values() for row in of]
        every = every.but(worked_out).joined(RectangleTable.of(rows))
    then = every.known(known).compact()
    # The rows of no part, and of what is told, say nothing that is counted.
    counted = np.array([bool(part) and part != TOLD for part in then.parts], np.bool_)
    found = then.take(counted[then.rows.part]).compact("part", "code")
    return Rectangles.split(
        found.people,
        found.parts,
        found.codes,
        found.rows.in_order(),
        recipes=recipes,
        rules=rules,
    )
