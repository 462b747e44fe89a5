"""Rectangles in columns: the one structure of arrays, of one moment as of all times.

A day is its proleptic ordinal (`date.toordinal`); `FOREVER` and its negative stand for no
limit, so that one comparison answers for every row.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.errors import InputError

Days = npt.NDArray[np.int32]
Codes = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Entries = npt.NDArray[np.int32] | npt.NDArray[np.int64]

FIRST_ENTRY: Final = 0
STILL: Final = 2**31 - 1
"""Later than any entry: what is known has not ceased to be."""
NAMES: Final = ("person", "part", "code", "first", "last", "sure", "recorded_from", "recorded_to")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Rectangles in columns, in order by person, part and first day.

    Attributes:
        person: Whose row it is.
        part: Which part of life, or which trait.
        code: Which states, value or event.
        first: First day; ``-FOREVER`` without limit.
        last: Last day, inclusive; ``FOREVER`` without limit.
        sure: As in `Rectangle`.
        recorded_from: Ledger sequence since which it is known.
        recorded_to: Ledger sequence at which it ceased to be known; STILL where it has not.
    """

    person: Codes
    part: Codes
    code: Codes
    first: Days
    last: Days
    sure: npt.NDArray[np.int8]
    recorded_from: Entries
    recorded_to: Entries

    def __post_init__(self) -> None:
        if len({len(getattr(self, name)) for name in NAMES}) > 1:
            raise InputError("columns of different lengths", where="rectangles")

    def __len__(self) -> int:
        return len(self.person)

    def take(self, which: npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "Rows":
        """Give some rows.

        Args:
            which: A flag a row, or places.
        """
        at = np.flatnonzero(which) if which.dtype == np.bool_ else which
        return Rows(**{name: getattr(self, name).take(at) for name in NAMES})

    def in_order(self) -> "Rows":
        """Sort the rows by person, part and first day: everything here leans on it."""
        return self.take(np.lexsort((self.first, self.part, self.person)).astype(np.int64))

    def were_known(self, sequence: int) -> Flags:
        """Say of each row whether it was known after one ledger entry."""
        then: Flags = (self.recorded_from <= sequence) & (sequence < self.recorded_to)
        return then

    def known(self, sequence: int) -> "Rows":
        """Give the rows that were known after one ledger entry."""
        then = self.were_known(sequence)
        return self if bool(then.all()) else self.take(then)


def together(one: Rows, other: Rows) -> Rows:
    """Put rows one after the other."""
    return Rows(
        **{name: np.concatenate((getattr(one, name), getattr(other, name))) for name in NAMES}
    )
