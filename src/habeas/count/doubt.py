"""Whose place in a count another record would take away, if the two are one person.

One list tells of an arrest, another of the release: two records, and nobody has judged
whether they are one person's. As two, one of them is held; as one, nobody is. The least
of a count must allow for that.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.evaluate import (
    UNDISPUTED,
    atom_axis,
    beginnings,
    levels,
    rows_of,
)
from habeas.count.rectangles import FOREVER, Flags, Rectangles
from habeas.model.definition import All, AnyOf, Definition, Has, Is, Not, Predicate, Rule

Places = npt.NDArray[np.int64]

_NEVER: Final = -FOREVER - 1


def doubted(
    rectangles: Rectangles, definition: Definition, first: int, last: int, group: Mapping[str, str]
) -> frozenset[str]:
    """Name those who may be one person of whom nobody need count.

    Args:
        rectangles: What is known.
        definition: Whom to count.
        first: Ordinal of the first day asked about; for an instant, the day looked at.
        last: Of the last, inclusive; for an instant, the same.
        group: Each person who may be one with others to the representative of them all.

    Returns:
        Representatives of those of whom some count, and others are told of in a way by
        which they would not.
    """
    if not group:
        return frozenset()
    r = rectangles.only(group)
    # Ids that have no rows of their own tell nothing.
    roots = sorted({group[p] for p in r.people})
    place = {root: i for i, root in enumerate(roots)}
    of = np.array([place[group[p]] for p in r.people], dtype=np.int64)
    found = np.zeros(len(roots), dtype=np.bool_)
    if definition.rule is Rule.PERIOD:
        found |= _begun_otherwise(r, definition, first, last, of, len(roots))
    if definition.where is not None:
        counts = _counting(r, definition, first, last)
        for atom, wanted in _atoms(definition.where):
            found |= _otherwise(r, atom, last, counts, of, len(roots), wanted=wanted)
    return frozenset(roots[i] for i in np.flatnonzero(found))


def _counting(r: Rectangles, definition: Definition, first: int, last: int) -> Flags:
    if definition.rule is not Rule.PERIOD:
        return np.asarray(levels(r, definition, last) == UNDISPUTED)
    counts = np.zeros(len(r.people), dtype=np.bool_)
    counts[r.person[beginnings(r, definition, first, last)[0]]] = True
    return counts


def _atoms(predicate: Predicate, *, wanted: bool = True) -> Iterable[tuple[Is | Has, bool]]:
    """Give each test, and whether passing or failing it makes somebody count."""
    if isinstance(predicate, Not):
        yield from _atoms(predicate.of, wanted=not wanted)
    elif isinstance(predicate, All | AnyOf):
        for part in predicate.of:
            yield from _atoms(part, wanted=wanted)
    else:
        yield predicate, wanted


def _otherwise(
    r: Rectangles, atom: Is | Has, day: int, counts: Flags, of: Places, size: int, *, wanted: bool
) -> Flags:
    """Flag the groups in which somebody is told of otherwise, and not surely earlier."""
    fitting = rows_of(r, atom)
    standing = (r.from_earliest <= day) & (day < r.to_latest)
    if isinstance(atom, Has):
        # A trait that one record tells is not taken away by what another tells.
        against = fitting if not wanted else np.zeros(len(r), dtype=np.bool_)
    else:
        against = (_on_axis(r, atom) & ~fitting) | _final(r) if wanted else fitting
    group = of[r.person]
    borne = np.full(size, _NEVER, dtype=np.int64)
    if wanted:
        bearing = fitting & standing & ~r.disputed & counts[r.person]
        np.maximum.at(borne, group[bearing], r.from_earliest[bearing].astype(np.int64))
        # Two values that both fit may be told of one day, and then neither is undisputed.
        latest = np.full(size, -1, dtype=np.int64)
        last = bearing & (r.from_earliest == borne[group])
        latest[group[last]] = r.value[last]
        against |= fitting & (latest[group] >= 0) & (r.value != latest[group])
    against = against & standing
    # What ends later, as liberty does by an arrest to come, says that it was so till then.
    until = ~fitting & (r.to_latest < FOREVER)
    since = np.where(until, FOREVER, r.from_latest).astype(np.int64)
    denied = np.full(size, _NEVER, dtype=np.int64)
    np.maximum.at(denied, group[against], since[against])
    # Who was let go first and arrested after that is held, as one person or as two.
    return np.asarray((denied > _NEVER) & (denied >= borne))


def _final(r: Rectangles) -> Flags:
    """Flag the rows of what ends everything else, such as death."""
    final = {(name, value) for name, axis in r.rules.axes.items() for value in axis.absorbing}
    flags = np.zeros(len(r), dtype=np.bool_)
    for i, name in enumerate(r.axes):
        values = [j for j, value in enumerate(r.values) if (name, value) in final]
        if values:
            flags |= (r.axis == i) & np.isin(r.value, values)
    return flags


def _on_axis(r: Rectangles, atom: Is) -> Flags:
    wanted = atom_axis(atom)
    named = [name == wanted or name.startswith(f"{wanted}:") for name in r.axes]
    return np.array(named, dtype=np.bool_)[r.axis] if len(r) else np.zeros(0, dtype=np.bool_)


def _begun_otherwise(
    r: Rectangles, definition: Definition, first: int, last: int, of: Places, size: int
) -> Flags:
    """Flag the groups in which somebody is told of so that the beginning need not be one.

    Somebody was so before the period already, or was otherwise at a time that may lie
    before what begins and may lie after it.
    """
    assert definition.begins is not None  # noqa: S101 - a checked definition has it
    fitting = rows_of(r, definition.begins)
    sure, _ = beginnings(r, definition, first, last)
    begun = np.full(size, _NEVER, dtype=np.int64)
    np.maximum.at(begun, of[r.person[sure]], r.from_latest[sure].astype(np.int64))
    at = begun[of[r.person]]
    already = fitting & r.begins & (r.from_earliest < first) & (r.to_latest > first)
    unclear = ~fitting & _on_axis(r, definition.begins) & (r.from_earliest <= at)
    unclear &= at <= r.from_latest
    found = np.zeros(size, dtype=np.bool_)
    found[of[r.person[already | unclear]]] = True
    return found & (begun > _NEVER)
