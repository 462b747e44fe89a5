"""Whole numbers: how many people have which life, in which groups.

Source:
    Whole-number programming by HiGHS, as scipy ships it (Huangfu and Hall, 2018).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from habeas.later import Later
from habeas.model.bounds import Bounds

if TYPE_CHECKING:
    from scipy import optimize, sparse
else:
    optimize = Later("scipy.optimize")
    sparse = Later("scipy.sparse")

Row = tuple[Sequence[int], Sequence[float], float, float]
"""Columns and their factors, with the least and the greatest sum."""
Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]

_WHOLE: Final = 1e-6
"""How far from a whole number what is computed may be."""


@dataclass(slots=True, eq=False)
class Program:
    """Numbers of people, none below nothing, and what they must sum to.

    Attributes:
        sizes: How many people each group has.
        inside: Of each group, the columns of those in it.
        rows: What else must hold.
        larger: By how many every group may be larger than it is told to be at most.
        columns: How many numbers there are.
    """

    sizes: Sequence[Bounds]
    inside: list[list[int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    larger: int = 0
    columns: int = 0

    def __post_init__(self) -> None:
        self.inside = [[] for _ in self.sizes]

    def column(self, groups: Iterable[int]) -> int:
        """Add a number of people who are in some groups; give its place."""
        for at in groups:
            self.inside[at].append(self.columns)
        self.columns += 1
        return self.columns - 1

    def least(self, factors: Mapping[int, int]) -> int | None:
        """Give the least sum of some numbers; None where nothing fits, or nothing limits it.

        Args:
            factors: Columns, and what each person in one counts.
        """
        found = self._optimum(self._cost(factors, 1), self._groups())
        return None if found is None else round(found[0])

    def most(self, factors: Mapping[int, int]) -> int | None:
        """Give the greatest sum of some numbers; None where nothing fits, or nothing limits it.

        Args:
            factors: Columns, and what each person in one counts.
        """
        found = self._optimum(self._cost(factors, -1), self._groups())
        return None if found is None else -round(found[0])

    def grow(self) -> bool:
        """Let every group be larger by as few as it takes; say whether anything helps."""
        cost = np.zeros(self.columns + 1)
        cost[-1] = 1.0
        rows: list[Row] = []
        for inside, size in zip(self.inside, self.sizes, strict=True):
            ones = [1.0] * len(inside)
            rows.append((inside, ones, size.low, np.inf))
            if size.high is not None:
                rows.append(([*inside, self.columns], [*ones, -1.0], -np.inf, size.high))
        found = self._optimum(cost, rows)
        if found is None:
            return False
        self.larger = round(found[0])
        return True

    def able(self, asked: Mapping[int, Sequence[int]]) -> set[int]:
        """Say which of some sets of columns can have anybody in them.

        Args:
            asked: The sets, by any number.

        Returns:
            The numbers of those that can, each by itself.
        """
        left, found = dict(asked), set[int]()
        while left:
            rows = self._groups()
            cost = np.zeros(self.columns + len(left))
            for place, columns in enumerate(left.values()):
                # One each: as many as can be of the sets, and not as many people.
                at = self.columns + place
                cost[at] = -1.0
                rows.append(([*columns, at], [*([1.0] * len(columns)), -1.0], 0, np.inf))
                rows.append(([at], [1.0], -np.inf, 1))
            best = self._optimum(cost, rows, free=len(left))
            if best is None or best[0] > -_WHOLE:
                break
            there = {key for key, columns in left.items() if best[1][list(columns)].sum() > 0.5}
            if not there:
                break
            found |= there
            left = {key: columns for key, columns in left.items() if key not in there}
        return found

    def _cost(self, factors: Mapping[int, int], sign: int) -> Numbers:
        cost = np.zeros(self.columns)
        for at, by in factors.items():
            cost[at] = sign * by
        return cost

    def _groups(self) -> list[Row]:
        return [
            (
                inside,
                [1.0] * len(inside),
                size.low,
                np.inf if size.high is None else size.high + self.larger,
            )
            for inside, size in zip(self.inside, self.sizes, strict=True)
        ]

    def _optimum(
        self, cost: Numbers, more: Sequence[Row], free: int = 0
    ) -> tuple[float, Numbers] | None:
        """Give the least cost, and the numbers that have it.

        Args:
            cost: Of each column.
            more: Rows beside those that always hold.
            free: How many of the last columns need not be whole.
        """
        rows = [*self.rows, *more]
        at_row = [at for at, row in enumerate(rows) for _ in row[0]]
        at_column = [column for row in rows for column in row[0]]
        factors = [factor for row in rows for factor in row[1]]
        matrix = sparse.csr_array((factors, (at_row, at_column)), shape=(len(rows), len(cost)))
        limits = optimize.LinearConstraint(
            matrix, np.array([row[2] for row in rows]), np.array([row[3] for row in rows])
        )
        must = np.ones(len(cost), dtype=np.int64)
        must[len(cost) - free :] = 0

        def optimum(integrality: Any) -> Any:
            return optimize.milp(
                cost, constraints=limits, bounds=optimize.Bounds(0, np.inf), integrality=integrality
            )

        # Fractions of people are allowed at first: nearly always the best has none.
        found = optimum(np.zeros_like(must))
        if found.x is not None and np.abs(found.x - np.round(found.x)).max() > _WHOLE:
            found = optimum(must)
        return None if found.x is None else (float(found.fun), np.asarray(found.x))
