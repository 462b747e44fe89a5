"""A definition against many people on every day at once.

Each person's answer is a step function of the day. All tests of a definition are laid
over each other at the days on which any of them changes, person by person in one pass
over sorted arrays; the steps up and down, summed by day, are the count on every day.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from habeas.count.evaluate import NO, POSSIBLE, UNDISPUTED, Levels, atom_axis, evidenced, rows_of
from habeas.count.rectangles import FOREVER, Days, Flags, Rectangles
from habeas.model.definition import All, AnyOf, Definition, Has, Is, Moment, Not, Predicate

Keys = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Daily:
    """The count on every day.

    Attributes:
        first: Ordinal of the first day of the table; any day before it answers like it.
        low: Undisputed people at the end of each day.
        high: Undisputed and possible people at the end of each day.
    """

    first: int
    low: Counts
    high: Counts

    def on(self, day: int) -> tuple[int, int]:
        """Give the least and the most at the end of a day.

        Args:
            day: Its ordinal; days beyond the table answer like its nearest end.
        """
        at = min(max(day - self.first, 0), len(self.low) - 1)
        return int(self.low[at]), int(self.high[at])

    def within(self, first: int, last: int) -> tuple[Counts, Counts]:
        """Give the least and the most for each day from first to last, inclusive."""
        at = np.clip(np.arange(first, last + 1) - self.first, 0, len(self.low) - 1)
        return self.low[at], self.high[at]


def daily(rectangles: Rectangles, definition: Definition) -> Daily:
    """Count on every day under an instant definition.

    Args:
        rectangles: What is known.
        definition: Whom to count; instant, unit persons.

    Returns:
        The table; from then on a count on a day is one look-up.
    """
    assert definition.where is not None  # noqa: S101 - a checked definition has it
    frame = _Frame.of(rectangles, definition)
    offset = definition.moment is Moment.START_OF_DAY
    if isinstance(definition.where, Is):
        low, high = _one_test(rectangles, definition, definition.where, frame)
    else:
        low, high = _laid_over(rectangles, definition, frame)
    return Daily(frame.first + offset, np.cumsum(low)[:-1], np.cumsum(high)[:-1])


@dataclass(frozen=True, slots=True)
class _Frame:
    """The days of the table: 0 is before everything, ``size - 1`` after everything."""

    first: int
    size: int

    @classmethod
    def of(cls, r: Rectangles, definition: Definition) -> "_Frame":
        lasting = max((a.for_days for a in definition.atoms() if isinstance(a, Is)), default=0)
        columns = (r.from_earliest, r.from_latest, r.to_earliest, r.to_latest)
        lows = [_least(c) for c in columns]
        highs = [_greatest(c) for c in columns]
        first, last = min(lows), max(highs)
        if last < first:
            first, last = 1, 1
        return cls(first - 1, last - first + lasting + 3)

    def place(self, days: Days, *, later: int = 0) -> Days:
        """Give each day's place in the table; no limit is its first or last place."""
        return np.clip(days + (later - self.first), 0, self.size - 1)


def _least(days: npt.NDArray[np.int32]) -> int:
    """The least day that is one; beyond any other where there is none."""
    return int(np.where(days > -FOREVER, days, FOREVER).min(initial=FOREVER))


def _greatest(days: npt.NDArray[np.int32]) -> int:
    return int(np.where(days < FOREVER, days, -FOREVER).max(initial=-FOREVER))


@dataclass(frozen=True, slots=True, eq=False)
class _Intervals:
    """Where one test is at least possible, or undisputed: [start, end) a row."""

    person: npt.NDArray[np.int32]
    start: Days
    end: Days


def _intervals(
    r: Rectangles,
    atom: Is | Has,
    kept: npt.NDArray[np.intp],
    level: int,
    frame: _Frame,
    enough: Flags | None,
) -> _Intervals:
    """Give the intervals of one test's rows, at least possible or undisputed."""
    lasting = atom.for_days if isinstance(atom, Is) else 0
    if level == UNDISPUTED:
        fit = ~r.disputed[kept]
        if enough is not None:
            fit &= enough[kept]
        kept = kept[fit]
        begin = np.maximum(r.from_latest[kept], r.from_earliest[kept])
        until = np.minimum(r.to_earliest[kept], r.to_latest[kept])
    else:
        begin, until = r.from_earliest[kept], r.to_latest[kept]
    start, end = frame.place(begin, later=lasting), frame.place(until)
    # No first day is the first place, however long it has to last.
    start[begin <= -FOREVER] = 0
    real = start < end
    return _Intervals(r.person[kept][real], start[real], end[real])


def _one_test(
    r: Rectangles, definition: Definition, atom: Is, frame: _Frame
) -> tuple[Counts, Counts]:
    """Count one test by its beginnings and ends; only people whose rows overlap need more."""
    enough = evidenced(r, definition)
    kept = np.flatnonzero(rows_of(r, atom))
    both = {
        level: _intervals(r, atom, kept, level, frame, enough) for level in (UNDISPUTED, POSSIBLE)
    }
    tangled = np.zeros(len(r.people), dtype=np.bool_)
    for of in both.values():
        tangled[of.person[_overlapping(of)]] = True
    tables = []
    for of in both.values():
        plain = ~tangled[of.person]
        up = np.bincount(of.start[plain], minlength=frame.size)
        tables.append(up - np.bincount(of.end[plain], minlength=frame.size))
    if bool(tangled.any()):
        more = _laid_over(r.rows(tangled[r.person]), definition, frame)
        tables = [table + extra for table, extra in zip(tables, more, strict=True)]
    return tables[0], tables[1]


def _overlapping(of: _Intervals) -> Flags:
    """Flag rows that share a day with the one before, of one person, in order by person.

    Where rows do not lie in order, all are flagged: slower, and as right.
    """
    if bool(np.any(of.person[1:] < of.person[:-1])):
        return np.ones(len(of.person), dtype=np.bool_)
    shared = np.zeros(len(of.person), dtype=np.bool_)
    shared[1:] = (of.person[1:] == of.person[:-1]) & (of.start[1:] < of.end[:-1])
    return shared


def _laid_over(r: Rectangles, definition: Definition, frame: _Frame) -> tuple[Counts, Counts]:
    assert definition.where is not None  # noqa: S101 - the caller looked
    atoms = dict.fromkeys(definition.atoms())
    enough = evidenced(r, definition)
    rows = {atom: np.flatnonzero(rows_of(r, atom)) for atom in atoms}
    layers = {
        (atom, level, strict): _intervals(
            r, atom, rows[atom], level, frame, enough if strict else None
        )
        for atom in atoms
        for level in (POSSIBLE, UNDISPUTED)
        for strict in (False, True)[: 1 + (enough is not None)]
    }
    size = np.int64(frame.size)
    ends = [of.person * size + of.start for of in layers.values()]
    ends += [of.person * size + of.end for of in layers.values()]
    if _answers_for_nobody(definition.where):
        # Everyone answers something from the first place on, also those without a row.
        ends.append(np.arange(len(r.people), dtype=np.int64) * size)
    keys = _unique(np.concatenate(ends))
    covered = {key: _covered(keys, of, size) for key, of in layers.items()}
    told = {
        atom: _told(r, atom)[keys // size]
        for atom in atoms
        if isinstance(atom, Has) and atom.unknown_counts
    }

    def answer(node: Predicate, *, strict: bool) -> Levels:
        if isinstance(node, Not):
            return np.asarray(UNDISPUTED - answer(node.of, strict=False), dtype=np.int8)
        if isinstance(node, All | AnyOf):
            parts = [answer(part, strict=strict) for part in node.of]
            join = np.minimum if isinstance(node, All) else np.maximum
            return np.asarray(join.reduce(parts), dtype=np.int8)
        level = covered[node, POSSIBLE, strict].astype(np.int8)
        level[covered[node, UNDISPUTED, strict]] = UNDISPUTED
        if isinstance(node, Has) and node in told:
            level[~told[node]] = POSSIBLE
        return level

    level = answer(definition.where, strict=enough is not None)
    return (
        _steps(keys, level == UNDISPUTED, frame),
        _steps(keys, level > NO, frame),
    )


def _answers_for_nobody(node: Predicate) -> bool:
    """Say whether somebody without a row can count: of whom it is not true, or not stated."""
    if isinstance(node, All | AnyOf):
        return any(_answers_for_nobody(part) for part in node.of)
    return isinstance(node, Not) or (isinstance(node, Has) and node.unknown_counts)


def _unique(keys: Keys) -> Keys:
    keys.sort()
    if len(keys) < 2:
        return keys
    return keys[np.concatenate(([True], keys[1:] != keys[:-1]))]


def _covered(keys: Keys, of: _Intervals, size: np.int64) -> npt.NDArray[np.bool_]:
    """Say at which keys at least one interval covers; every end is a key, so none leaks."""
    up = np.bincount(np.searchsorted(keys, of.person * size + of.start), minlength=len(keys))
    down = np.bincount(np.searchsorted(keys, of.person * size + of.end), minlength=len(keys))
    return np.asarray(np.cumsum(up - down) > 0)


def _told(r: Rectangles, atom: Has) -> npt.NDArray[np.bool_]:
    told = np.zeros(len(r.people), dtype=np.bool_)
    for code, name in enumerate(r.axes):
        if name == atom_axis(atom):
            told[r.person[r.axis == code]] = True
    return told


def _steps(keys: Keys, holds: npt.NDArray[np.bool_], frame: _Frame) -> Counts:
    """Sum by day the steps of everyone's answer."""
    size = np.int64(frame.size)
    person, place = keys // size, keys % size
    first = np.concatenate(([True], person[1:] != person[:-1])) if len(keys) else holds
    before = np.concatenate(([False], holds[:-1])) if len(keys) else holds
    change = holds.astype(np.int64) - np.where(first, False, before).astype(np.int64)
    # A person's last answer ends with the table.
    return np.bincount(place, weights=change, minlength=frame.size).astype(np.int64)
