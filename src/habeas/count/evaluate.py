"""A definition against many people on one day or in one period.

Each person's answer is no (0), possible (1) or undisputed (2): the least over tests
that must all hold, the greatest over tests any of which will do, and its opposite
under "not".
"""

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.rectangles import Flags, Rectangles
from habeas.model.definition import All, AnyOf, Definition, Has, Is, Moment, Not, Predicate

Levels = npt.NDArray[np.int8]

NO: Final = 0
POSSIBLE: Final = 1
UNDISPUTED: Final = 2


def moment_of(definition: Definition, day: date) -> int:
    """Give the day at whose end an instant definition looks, as an ordinal.

    The start of a day is the end of the day before.
    """
    # The calendar's first day has no eve; it stands for itself.
    return max(1, day.toordinal() - (definition.moment is Moment.START_OF_DAY))


def rows_of(rectangles: Rectangles, atom: Is | Has) -> Flags:
    """Flag the rows that can make one test true."""
    wanted = atom_axis(atom)
    axes = [
        i
        for i, name in enumerate(rectangles.axes)
        if name == wanted or name.startswith(f"{wanted}:")
    ]
    values = [
        i
        for i, name in enumerate(rectangles.values)
        if (name.casefold() if isinstance(atom, Has) else name) in atom.values
    ]
    on_axis = _among(rectangles.axis, axes, len(rectangles.axes))
    return on_axis & _among(rectangles.value, values, len(rectangles.values))


def atom_axis(atom: Is | Has) -> str:
    """Name the axis a test looks at; traits are axes called ``trait:FIELD``."""
    return f"trait:{atom.field}" if isinstance(atom, Has) else atom.axis


def _among(column: npt.NDArray[np.int32], codes: list[int], size: int) -> Flags:
    table = np.zeros(max(1, size), dtype=np.bool_)
    table[codes] = True
    return table[column] if len(column) else np.zeros(0, dtype=np.bool_)


def evidenced(rectangles: Rectangles, definition: Definition) -> Flags | None:
    """Flag the rows that rest on the evidence a definition asks for.

    Args:
        rectangles: What is known.
        definition: Whom it counts.

    Returns:
        A flag a row; None where any evidence will do.
    """
    if definition.origins <= 1 and not definition.bodies:
        return None
    enough = rectangles.witnesses >= definition.origins
    if definition.bodies:
        enough &= _told_by(rectangles, definition)
    return enough


def _told_by(rectangles: Rectangles, definition: Definition) -> Flags:
    """Flag the rows that one of a definition's bodies tells of; rows without spells are not."""
    flags = np.zeros(len(rectangles), dtype=np.bool_)
    if len(rectangles.spells) == len(rectangles):
        looked_at = np.zeros(len(rectangles), dtype=np.bool_)
        for atom in definition.atoms():
            looked_at |= rows_of(rectangles, atom)
        rows = np.flatnonzero(looked_at)
        for row, spell in zip(rows.tolist(), rectangles.take(rows), strict=True):
            bodies = {rectangles.rules.body_id(origin) for origin in spell.origins}
            flags[row] = not bodies.isdisjoint(definition.bodies)
    return flags


def standing(
    rectangles: Rectangles, atom: Is | Has, day: int, *, enough: Flags | None = None
) -> Levels:
    """Give each person's answer to one test at the end of a day.

    Args:
        rectangles: What is known.
        atom: The test.
        day: Ordinal of the day.
        enough: Rows with the evidence it takes to be undisputed; None for all.
    """
    r = rectangles
    lasting = atom.for_days if isinstance(atom, Is) else 0
    level = np.zeros(len(r.people), dtype=np.int8)
    rows = rows_of(r, atom)
    possible = rows & (r.from_earliest <= day - lasting) & (day < r.to_latest)
    sure = possible & ~r.disputed & (r.from_latest <= day - lasting) & (day < r.to_earliest)
    if enough is not None:
        sure &= enough
    level[r.person[possible]] = POSSIBLE
    level[r.person[sure]] = UNDISPUTED
    if isinstance(atom, Has) and atom.unknown_counts:
        told = np.zeros(len(r.people), dtype=np.bool_)
        field = [i for i, name in enumerate(r.axes) if name == atom_axis(atom)]
        told[r.person[_among(r.axis, field, len(r.axes))]] = True
        level[~told] = POSSIBLE
    return level


def levels(rectangles: Rectangles, definition: Definition, day: int) -> Levels:
    """Give each person's answer to an instant definition at the end of a day.

    Args:
        rectangles: What is known.
        definition: Whom it counts.
        day: Ordinal of the day.
    """
    assert definition.where is not None  # noqa: S101 - a checked definition has it
    return _evaluate(rectangles, definition.where, day, evidenced(rectangles, definition))


def _evaluate(
    rectangles: Rectangles, predicate: Predicate, day: int, enough: Flags | None
) -> Levels:
    if isinstance(predicate, Not):
        inner = _evaluate(rectangles, predicate.of, day, None)
        return np.asarray(UNDISPUTED - inner, dtype=np.int8)
    if isinstance(predicate, All | AnyOf):
        parts = [_evaluate(rectangles, part, day, enough) for part in predicate.of]
        join = np.minimum if isinstance(predicate, All) else np.maximum
        return np.asarray(join.reduce(parts), dtype=np.int8)
    return standing(rectangles, predicate, day, enough=enough)


def beginnings(
    rectangles: Rectangles, definition: Definition, first: int, last: int
) -> tuple[Flags, Flags]:
    """Flag the rows that begin in a period: surely, and possibly.

    Args:
        rectangles: What is known.
        definition: A period definition.
        first: Ordinal of the first day.
        last: Ordinal of the last day, inclusive.

    Returns:
        Undisputed rows and possible rows (those undisputed are not among them).
    """
    r = rectangles
    assert definition.begins is not None  # noqa: S101 - a checked definition has it
    rows = rows_of(r, definition.begins)
    # What goes on from something else, or was so since ever, does not begin here.
    begun = rows & r.begins
    sure = begun & ~r.disputed & (r.from_earliest >= first) & (r.from_latest <= last)
    enough = evidenced(r, definition)
    if enough is not None:
        sure &= enough
    touching = begun & (r.from_earliest <= last) & (r.from_latest >= first)
    if definition.where is not None:
        # Who can be counted is asked at the end of the period.
        counted = _evaluate(r, definition.where, last, enough)[r.person]
        sure, touching = sure & (counted == UNDISPUTED), touching & (counted > NO)
    return sure, touching & ~sure


def period_levels(rectangles: Rectangles, definition: Definition, first: int, last: int) -> Levels:
    """Give each person's answer to a period definition."""
    sure, possible = beginnings(rectangles, definition, first, last)
    level = np.zeros(len(rectangles.people), dtype=np.int8)
    level[rectangles.person[possible]] = POSSIBLE
    level[rectangles.person[sure]] = UNDISPUTED
    return level


def count_on(
    rectangles: Rectangles, definition: Definition, day: date, *, known: int | None = None
) -> tuple[int, int]:
    """Give the least and the most people on a day, without naming them.

    Args:
        rectangles: What is known.
        definition: An instant definition with people as its unit.
        day: The day asked about.
        known: Only what was known after this ledger entry; None for every row.
    """
    moment = moment_of(definition, day)
    if known is not None:
        r = rectangles
        keep = (r.recorded_from <= known) & (known < r.recorded_to)
        if not any(isinstance(atom, Has) for atom in definition.atoms()):
            # Rows that cannot hold on the day say nothing; of a trait they say it is stated.
            keep &= (r.from_earliest <= moment) & (moment < r.to_latest)
        rectangles = r.rows(keep)
    level = levels(rectangles, definition, moment)
    return int((level == UNDISPUTED).sum()), int((level > NO).sum())
