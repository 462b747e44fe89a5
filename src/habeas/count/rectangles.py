"""Spells as a struct of arrays, for counting many people at once.

A day is its proleptic ordinal (`date.toordinal`). Where a bound is None in a spell the
array holds `FOREVER` or its negative, so that one comparison answers for every row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.errors import InputError
from habeas.model.spell import Spell

Days = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

# Beyond any day of the calendar (9999-12-31 is 3,652,059), and safe to add days to.
FOREVER: Final = 2**30
FIRST_ENTRY: Final = 0
STILL: Final = 2**62


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
    ) -> "Rectangles":
        """Build them from spells.

        Args:
            spells: Spells of any number of people, on any axes.
            recorded: For each spell, the ledger sequence since which it is known and the
                one at which it ceases to be; None: all are known throughout.
            people: Ids of people to know of even where they have no spell.
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
        columns = {name: getattr(self, name)[keep] for name in _COLUMNS}
        spells = tuple(self.spells[int(i)] for i in np.flatnonzero(keep)) if self.spells else ()
        return Rectangles(
            people=self.people, axes=self.axes, values=self.values, spells=spells, **columns
        )

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


def _place(spell: Spell) -> tuple[str, date, date]:
    return spell.person, spell.from_earliest or date.min, spell.from_latest or date.max


def _days(values: Iterable[date | None], absent: int) -> Days:
    return np.array([absent if d is None else d.toordinal() for d in values], dtype=np.int32)
