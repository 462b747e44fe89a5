"""Spells as a struct of arrays, for counting many people at once.

A day is its proleptic ordinal (`date.toordinal`). Where a bound is None in a spell the
array holds `FOREVER` or its negative, so that one comparison answers for every row.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any, Final, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from habeas.errors import InputError
from habeas.model.spell import Spell
from habeas.vocabulary.rules import Rules, packaged

Days = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

# Beyond any day of the calendar (9999-12-31 is 3,652,059), and safe to add days to.
FOREVER: Final = 2**30
FIRST_ENTRY: Final = 0
STILL: Final = 2**62
NO_ROWS: Final = np.zeros(0, dtype=np.int64)


@runtime_checkable
class Unread(Protocol):
    """Spells that are read when asked for, better many at once."""

    def only(self, places: npt.NDArray[np.int64]) -> Sequence[Spell]:
        """Give those at some places, unread."""

    def take(self, places: Iterable[int]) -> list[Spell]:
        """Read those at some places."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rectangles:
    """What is known of many people, a row a spell and recorded interval.

    Attributes:
        people: Person ids; `person` indexes them.
        axes: Axis names (with bodies); `axis` indexes them.
        values: Value names; `value` indexes them.
        person: Whose row it is, as identity was known then.
        axis: Which axis.
        value: Which value.
        from_earliest: First day it can have begun; -FOREVER without limit.
        from_latest: Day by which it had begun; FOREVER: it may not have begun at all.
        to_earliest: First day it can have ended; FOREVER: it need not have ended.
        to_latest: Day by which it had ended; FOREVER: it may still hold.
        disputed: Contradicted, or told of by nobody who acts: possible, never undisputed.
        begins: Begins with an event that is told of: counts in a flow.
        witnesses: Independent origins behind it.
        recorded_from: Ledger sequence since which it is known.
        recorded_to: Ledger sequence at which it ceased to be known; STILL where it has not.
        spells: The spells themselves, row by row, for their reasons; empty where not kept.
        rules: The tables by which they were worked out.
    """

    people: tuple[str, ...]
    axes: tuple[str, ...]
    values: tuple[str, ...]
    person: Codes
    axis: Codes
    value: Codes
    from_earliest: Days
    from_latest: Days
    to_earliest: Days
    to_latest: Days
    disputed: Flags
    begins: Flags
    witnesses: Codes
    recorded_from: npt.NDArray[np.int64]
    recorded_to: npt.NDArray[np.int64]
    spells: Sequence[Spell] = ()
    rules: Rules = field(default_factory=packaged)

    def __post_init__(self) -> None:
        lengths = {len(getattr(self, name)) for name in _COLUMNS}
        if len(lengths) > 1:
            raise InputError("columns of different lengths", where="rectangles")

    def __len__(self) -> int:
        return len(self.person)

    @classmethod
    def of(
        cls,
        spells: Iterable[Spell],
        *,
        recorded: Sequence[tuple[int, int]] | None = None,
        people: Iterable[str] = (),
        rules: Rules | None = None,
    ) -> "Rectangles":
        """Build them from spells.

        Args:
            spells: Spells of any number of people, on any axes.
            recorded: For each spell, the ledger sequence since which it is known and the
                one at which it ceases to be; None: all are known throughout.
            people: Ids of people to know of even where they have no spell.
            rules: The tables by which they were worked out; None for those that ship.
        """
        given = list(spells)
        known = list(recorded) if recorded is not None else [(FIRST_ENTRY, STILL)] * len(given)
        if len(known) != len(given):
            raise InputError("one recorded interval a spell is needed", where="rectangles")
        # In order by person and time: the fast count leans on it.
        order = sorted(range(len(given)), key=lambda i: _place(given[i]))
        rows = [given[i] for i in order]
        ids = sorted({s.person for s in rows}.union(people))
        axes = sorted({s.axis for s in rows})
        values = sorted({s.value for s in rows})
        at_person = {name: i for i, name in enumerate(ids)}
        at_axis = {name: i for i, name in enumerate(axes)}
        at_value = {name: i for i, name in enumerate(values)}
        return cls(
            people=tuple(ids),
            axes=tuple(axes),
            values=tuple(values),
            person=np.array([at_person[s.person] for s in rows], dtype=np.int32),
            axis=np.array([at_axis[s.axis] for s in rows], dtype=np.int32),
            value=np.array([at_value[s.value] for s in rows], dtype=np.int32),
            from_earliest=_days((s.from_earliest for s in rows), -FOREVER),
            from_latest=_days((s.from_latest for s in rows), FOREVER),
            to_earliest=_days((s.to_earliest for s in rows), FOREVER),
            to_latest=_days((s.to_latest for s in rows), FOREVER),
            disputed=np.array([s.disputed or s.tentative for s in rows], dtype=np.bool_),
            begins=np.array([s.begins for s in rows], dtype=np.bool_),
            witnesses=np.array([s.witnesses for s in rows], dtype=np.int32),
            recorded_from=np.array([known[i][0] for i in order], dtype=np.int64),
            recorded_to=np.array([known[i][1] for i in order], dtype=np.int64),
            spells=tuple(rows),
            rules=rules or packaged(),
        )

    def known(self, sequence: int) -> "Rectangles":
        """Give the rows that were known after one ledger entry.

        Args:
            sequence: The entry's sequence number.
        """
        return self.rows((self.recorded_from <= sequence) & (sequence < self.recorded_to))

    def rows(self, keep: Flags) -> "Rectangles":
        """Give some rows, with the same people, axes and values.

        Args:
            keep: A flag a row.
        """
        at = np.flatnonzero(keep)
        columns = {name: getattr(self, name).take(at) for name in _COLUMNS}
        spells = self._only(at) if self.spells else ()
        return Rectangles(
            people=self.people,
            axes=self.axes,
            values=self.values,
            spells=spells,
            rules=self.rules,
            **columns,
        )

    def _only(self, places: npt.NDArray[np.int64]) -> Sequence[Spell]:
        held = self.spells
        return held.only(places) if isinstance(held, Unread) else [held[i] for i in places.tolist()]

    def take(self, places: npt.NDArray[np.int64]) -> Sequence[Spell]:
        """Read the spells of some rows.

        Args:
            places: Their places, in any order.
        """
        held = self.spells
        return held.take(places) if isinstance(held, Unread) else self._only(places)

    def replaced(self, people: Iterable[str], spells: Iterable[Spell], *, at: int) -> "Rectangles":
        """Close the rows of some people and open others, as a merge or a new claim does.

        Args:
            people: Whose rows are closed.
            spells: What is known of them from now on.
            at: The ledger sequence since which it is known.
        """
        fresh = Rectangles.of(spells, rules=self.rules)
        fresh = replace(
            fresh,
            recorded_from=np.full(len(fresh), at, dtype=np.int64),
            recorded_to=np.full(len(fresh), STILL, dtype=np.int64),
        )
        found = [(bisect_left(self.people, name), name) for name in sorted(set(people))]
        gone = np.array(
            [i for i, name in found if self.people[i : i + 1] == (name,)], dtype=np.int32
        )
        # Rows lie in order by person: each person's are one slice.
        closed = self.recorded_to.copy()
        first = np.searchsorted(self.person, gone, side="left")
        last = np.searchsorted(self.person, gone, side="right")
        for low, high in zip(first, last, strict=True):
            closed[low:high] = np.minimum(closed[low:high], at)
        return replace(self, recorded_to=closed).joined(fresh)

    def joined(self, other: "Rectangles") -> "Rectangles":
        """Put the rows of two together, in order by person.

        Args:
            other: Rows to add; better the fewer.
        """
        people = _together(self.people, other.people)
        axes = _together(self.axes, other.axes)
        values = _together(self.values, other.values)
        mine = _recoded(self, people, axes, values)
        theirs = _recoded(other, people, axes, values)
        # A few people's rows go into many: slices are copied whole, not row by row.
        at = np.searchsorted(mine.person, theirs.person, side="right")
        cuts = [0, *(int(i) for i in np.flatnonzero(np.diff(at)) + 1), len(at)]

        def woven(many: npt.NDArray[Any], few: npt.NDArray[Any]) -> npt.NDArray[Any]:
            parts, done = [], 0
            for low, high in pairwise(cuts):
                if low < high:
                    parts += [many[done : at[low]], few[low:high]]
                    done = int(at[low])
            return np.concatenate([*parts, many[done:]])

        columns = {name: woven(getattr(mine, name), getattr(theirs, name)) for name in _COLUMNS}
        spells: tuple[Spell, ...] = ()
        if len(mine.spells) == len(mine) and len(theirs.spells) == len(theirs):
            order = woven(np.arange(len(mine)), np.arange(len(mine), len(mine) + len(theirs)))
            both = [*mine.spells, *theirs.spells]
            spells = tuple(both[int(i)] for i in order)
        return Rectangles(
            people=people,
            axes=axes,
            values=values,
            spells=spells,
            rules=self.rules,
            **columns,
        )

    def spells_of(
        self, people: Iterable[str], *, axes: Collection[str] | None = None
    ) -> dict[str, list[Spell]]:
        """Give the spells of some people, in order of their rows, and no one else's.

        Spells not read yet are read for them alone, so that reasons for few stay cheap.

        Args:
            people: Their ids; unknown ones are passed over.
            axes: Only on these, a body's own (``AXIS:BODY``) with its axis; None: on all.
        """
        found: dict[str, list[Spell]] = {name: [] for name in people}
        if len(self.spells) != len(self):
            return found
        at = [(bisect_left(self.people, name), name) for name in sorted(found)]
        flags = np.zeros(len(self.people), dtype=np.bool_)
        here = [i for i, name in at if self.people[i : i + 1] == (name,)]
        flags[np.array(here, dtype=np.int64)] = True
        wanted = np.array(
            [axes is None or a in axes or a.partition(":")[0] in axes for a in self.axes], np.bool_
        )
        rows = np.flatnonzero(flags[self.person] & wanted[self.axis]) if len(self) else NO_ROWS
        for row, spell in zip(rows.tolist(), self.take(rows), strict=True):
            found[self.people[self.person[row]]].append(spell)
        return found

    def only(self, ids: Iterable[str]) -> "Rectangles":
        """Give the rows of some people.

        Args:
            ids: Their ids; unknown ones are passed over.
        """
        wanted = set(ids)
        people = np.fromiter((p in wanted for p in self.people), np.bool_, len(self.people))
        kept = self.rows(people[self.person])
        place = np.cumsum(people) - 1
        return replace(
            kept,
            people=tuple(p for p in self.people if p in wanted),
            person=place[kept.person].astype(np.int32),
        )


_COLUMNS: Final = (
    "person",
    "axis",
    "value",
    "from_earliest",
    "from_latest",
    "to_earliest",
    "to_latest",
    "disputed",
    "begins",
    "witnesses",
    "recorded_from",
    "recorded_to",
)


def _together(many: tuple[str, ...], few: tuple[str, ...]) -> tuple[str, ...]:
    """Join two sorted tables; the longer is left as it is where it has it all."""
    fresh = [name for name in few if many[(at := bisect_left(many, name)) : at + 1] != (name,)]
    return tuple(sorted({*many, *fresh})) if fresh else many


def _recoded(
    r: Rectangles, people: tuple[str, ...], axes: tuple[str, ...], values: tuple[str, ...]
) -> Rectangles:
    """Give the same rows with the codes of longer tables."""
    return replace(
        r,
        people=people,
        axes=axes,
        values=values,
        person=_codes(r.person, r.people, people),
        axis=_codes(r.axis, r.axes, axes),
        value=_codes(r.value, r.values, values),
    )


def _codes(codes: Codes, old: tuple[str, ...], new: tuple[str, ...]) -> Codes:
    if old is new or old == new or not old:
        return codes
    # Both are sorted and the new has all of the old.
    return np.array([bisect_left(new, name) for name in old], dtype=np.int32)[codes]


def _place(spell: Spell) -> tuple[str, date, date]:
    return spell.person, spell.from_earliest or date.min, spell.from_latest or date.max


def _days(values: Iterable[date | None], absent: int) -> Days:
    return np.array([absent if d is None else d.toordinal() for d in values], dtype=np.int32)
