"""Of whom more being told may change when something else was, and on which days.

What is told of somebody can contradict itself, be kept to some of its days by what else is
told, or have been in one order or another. Then being in a group may move it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.rectangles import Rectangles
from habeas.count.rows import Flags
from habeas.history.statements import FOREVER

Days = npt.NDArray[np.int64]

_APART: Final = 2**33
"""More than lies between any two days."""


@dataclass(frozen=True, slots=True, eq=False)
class Unsettled:
    """Of each person the days of what can move.

    Attributes:
        first: First day of it; FOREVER where nothing can.
        last: Last day of it; -FOREVER where nothing can.
        is_hard: Whether what is told contradicts itself, or may be of several events.
    """

    first: Days
    last: Days
    is_hard: Flags

    @classmethod
    def of(cls, r: Rectangles) -> "Unsettled":
        """Find what can move.

        Args:
            r: What is known.
        """
        first = np.full(len(r.people), FOREVER, dtype=np.int64)
        last = np.full(len(r.people), -FOREVER, dtype=np.int64)
        hard = np.zeros(len(r.people), dtype=np.bool_)
        hard[r.events.person[_rows(r, "hard:")]] = True
        for kind in ("hard:", "loose:"):
            rows = _rows(r, kind)
            np.minimum.at(first, r.events.person[rows], r.events.first[rows])
            np.maximum.at(last, r.events.person[rows], r.events.last[rows])
        _overlapping(r, first, last)
        return cls(first, last, hard)

    @property
    def any(self) -> Flags:
        """Of whom anything can move."""
        return np.asarray(self.first <= self.last, dtype=np.bool_)

    def touches(self, first: int, last: int) -> Flags:
        """Of whom anything can move that may be on some days.

        Args:
            first: Ordinal of the first day.
            last: Ordinal of the last day, inclusive.
        """
        return np.asarray((self.first <= last) & (self.last >= first), dtype=np.bool_)

    def may_leave(self, first: int, last: int) -> Flags:
        """Of whom anything can move into some days or out of them.

        Args:
            first: Ordinal of the first day.
            last: Ordinal of the last day, inclusive.
        """
        inside = ~self.is_hard & (self.first >= first) & (self.last <= last)
        return self.any & ~inside


def _rows(r: Rectangles, kind: str) -> Days:
    numbers = [i for i, part in enumerate(r.parts) if part.startswith(kind)]
    return np.flatnonzero(np.isin(r.events.part, numbers))


def _overlapping(r: Rectangles, first: Days, last: Days) -> None:
    """Add the days of events of one life that may have been in one order or the other."""
    rows = _rows(r, "event:")
    person, part = r.events.person[rows], r.events.part[rows]
    since, until = r.events.first[rows].astype(np.int64), r.events.last[rows].astype(np.int64)
    if not len(rows):
        return
    # Rows are in order by person, part and first day.
    is_new = np.ones(len(rows), dtype=np.bool_)
    is_new[1:] = (person[1:] != person[:-1]) | (part[1:] != part[:-1])
    life = np.cumsum(is_new) - 1
    begun = since[np.flatnonzero(is_new)][life]
    # The last day reached so far in each life: lives are kept apart by adding more than any day.
    reached = np.maximum.accumulate(until + life * _APART) - life * _APART
    before = np.full(len(rows), -FOREVER, dtype=np.int64)
    before[1:] = np.where(is_new[1:], -FOREVER, reached[:-1])
    either = ~is_new & (since <= before) & (since < reached)
    np.minimum.at(first, person[either], begun[either])
    np.maximum.at(last, person[either], reached[either])
