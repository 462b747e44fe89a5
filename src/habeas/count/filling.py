"""Filling groups with named and unnamed people, in whole numbers: how many can count.

In how many ways one person can be in groups is tried where that is few. Where it is many,
how many of the people of one life are in each group stands for who is: of a person alone
that is the same, of several it may allow more, and is said.

Source:
    Whole-number programming by HiGHS, as scipy ships it (Huangfu and Hall, 2018).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from habeas.model.bounds import Bounds

Groups = frozenset[int]
"""Places of groups that somebody is in."""

_MOST_WAYS: Final = 1_024
"""Ways in which unnamed people can be in groups up to which each is tried."""
_WHOLE: Final = 1e-6
"""How far from a whole number what is computed may be."""
_FEW_WAYS: Final = 16
"""Ways in which one of several people can be in groups up to which each is tried."""


@dataclass(frozen=True, slots=True)
class Life:
    """One life that somebody can have, and whether they then count.

    Attributes:
        low: What they count at least.
        high: What they count at most.
        own: Groups they are in.
        open: Groups they may be in, those they are in among them.
        owed: Sets of groups, of each of which they are in one at least.
    """

    low: int
    high: int
    own: Groups = frozenset()
    open: Groups = frozenset()
    owed: tuple[Groups, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """The groups to fill.

    Attributes:
        sizes: How many people each has.
        apart: Pairs of groups of which nobody is in both, the smaller place first.
        wholes: Of each group, those that whoever is in it is in.
    """

    sizes: tuple[Bounds, ...]
    apart: frozenset[tuple[int, int]]
    wholes: tuple[Groups, ...]

    def are_apart(self, a: int, b: int) -> bool:
        """Say whether nobody is in both of two groups."""
        return (min(a, b), max(a, b)) in self.apart

    def ways(self, life: Life, most: int) -> list[Groups] | None:
        """Give every way in which whoever has a life can be in groups.

        Args:
            life: The life.
            most: Up to how many.

        Returns:
            The ways; None where there are more.
        """
        free = sorted(life.open - life.own)
        found: list[Groups] = []
        todo: list[tuple[Groups, int]] = [(life.own, 0)]
        steps = 0
        while todo:
            chosen, start = todo.pop()
            steps += 1
            if steps > 4 * most:
                return None
            if all(chosen & owed for owed in life.owed) and all(
                self.wholes[at] <= chosen for at in chosen
            ):
                found.append(chosen)
                if len(found) > most:
                    return None
            for place in range(start, len(free)):
                at = free[place]
                if not any(self.are_apart(at, other) for other in chosen):
                    todo.append((chosen | {at}, place + 1))
        return found

    def cliques(self, among: Groups) -> Iterator[Groups]:
        """Give groups of which nobody is in two, so that each such pair is in one of them.

        Args:
            among: The groups to look at.
        """
        left = {(a, b) for a, b in self.apart if a in among and b in among}
        while left:
            clique = set(min(left))
            for at in sorted(among):
                if at not in clique and all(self.are_apart(at, other) for other in clique):
                    clique.add(at)
            left = {(a, b) for a, b in left if not (a in clique and b in clique)}
            yield frozenset(clique)


@dataclass(frozen=True, slots=True)
class Filled:
    """How many can count.

    Attributes:
        low: The least.
        high: The greatest; None where there is none.
        is_wide: Whether it may be more than can be.
    """

    low: int
    high: int | None
    is_wide: bool = False


def fill(
    people: Mapping[tuple[Life, ...], int], unnamed: Sequence[Life], shape: Shape
) -> Filled | None:
    """Give the least and the greatest number that count.

    Where more are named in groups than they have, all groups may be larger by as few as it
    takes.

    Args:
        people: How many people with names can have which lives, of which each has one.
        unnamed: The lives that people without names can have.
        shape: The groups.

    Returns:
        The numbers; None where the groups cannot be filled.
    """
    low = high = 0
    program = _Program(shape)
    for lives, number in people.items():
        if len(lives) == 1 and not lives[0].open:
            low += number * lives[0].low
            high += number * lives[0].high
        else:
            program.add(lives, number)
    program.add(unnamed, None)
    if not program.cost:
        return Filled(low, high) if all(size.low == 0 for size in shape.sizes) else None
    least, larger = program.solve(0, 1), 0
    if least is None:
        room = program.solve_larger()
        if room is None:
            return None
        larger = room
        least = program.solve(0, 1, larger)
    if least is None:
        return None
    if program.is_open:
        return Filled(low + least, None, program.is_wide)
    most = program.solve(1, -1, larger)
    return None if most is None else Filled(low + least, high + most, program.is_wide)


@dataclass(slots=True, eq=False)
class _Program:
    """Columns and rows of the whole-number program.

    Attributes:
        shape: The groups.
        cost: Of each column, what it counts at least and at most.
        inside: Of each group, the columns of those in it.
        rows: Columns and factors, with the least and the greatest sum.
        is_wide: Whether it allows more than can be.
        is_open: Whether people of groups open upwards count without end.
    """

    shape: Shape
    cost: list[tuple[int, int]] = field(default_factory=list)
    inside: list[list[int]] = field(default_factory=list)
    rows: list[tuple[list[int], list[float], float, float]] = field(default_factory=list)
    is_wide: bool = False
    is_open: bool = False

    def __post_init__(self) -> None:
        self.inside = [[] for _ in self.shape.sizes]

    def add(self, lives: Sequence[Life], number: int | None) -> None:
        """Let so many people have one of some lives each; None for as many as it takes."""
        most = _MOST_WAYS if number is None else _FEW_WAYS
        heads: list[int] = []
        for life in lives:
            if number is None and life.high > 0:
                self.is_open |= self._is_open(life)
            ways = self.shape.ways(life, most)
            if ways is None:
                heads.append(self._spread(life))
                self.is_wide |= number != 1
                continue
            most -= len(ways) if number is None else 0
            heads += [self._column(life.low, life.high, groups) for groups in ways]
        if number is not None:
            self.rows.append((heads, [1.0] * len(heads), number, number))

    def _column(self, low: int, high: int, groups: Groups) -> int:
        self.cost.append((low, high))
        for at in groups:
            self.inside[at].append(len(self.cost) - 1)
        return len(self.cost) - 1

    def _spread(self, life: Life) -> int:
        """Let the people of a life be in each group in so many numbers."""
        head = self._column(life.low, life.high, life.own)
        of = {at: self._column(0, 0, frozenset((at,))) for at in sorted(life.open - life.own)}
        for at, column in of.items():
            # A part is in its wholes, and a group of them in all of them.
            inner = [of[whole] for whole in sorted(self.shape.wholes[at]) if whole in of]
            for outer in inner or [head]:
                self.rows.append(([outer, column], [1.0, -1.0], 0, np.inf))
        for clique in self.shape.cliques(life.open):
            columns = [of[at] for at in sorted(clique) if at in of]
            room = 0.0 if clique & life.own else 1.0
            factors = [room, *([-1.0] * len(columns))]
            self.rows.append(([head, *columns], factors, 0, np.inf))
        for owed in life.owed:
            columns = [of[at] for at in sorted(owed) if at in of]
            self.rows.append(([*columns, head], [*([1.0] * len(columns)), -1.0], 0, np.inf))
        return head

    def _is_open(self, life: Life) -> bool:
        """Say whether people can have a life in groups that are all open upwards."""
        open_to = frozenset(at for at in life.open if self.shape.sizes[at].high is None)
        while any(not self.shape.wholes[at] <= open_to for at in open_to):
            open_to = frozenset(at for at in open_to if self.shape.wholes[at] <= open_to)
        return life.own <= open_to and all(owed & open_to for owed in life.owed)

    def solve(self, which: int, sign: int, larger: int = 0) -> int | None:
        """Give the least or the greatest number; None where groups cannot be filled."""
        cost = np.array([sign * of[which] for of in self.cost], dtype=float)
        found = self._milp(cost, larger)
        return None if found is None else sign * found

    def solve_larger(self) -> int | None:
        """Give by how few at least all groups must be larger; None where nothing helps."""
        cost = np.zeros(len(self.cost) + 1)
        cost[-1] = 1.0
        return self._milp(cost, None)

    def _milp(self, cost: np.ndarray[Any, Any], larger: int | None) -> int | None:
        from scipy.optimize import Bounds as Between
        from scipy.optimize import LinearConstraint, milp
        from scipy.sparse import csr_array

        at_row: list[int] = []
        at_column: list[int] = []
        factors: list[float] = []
        low: list[float] = []
        high: list[float] = []

        def put(columns: Sequence[int], by: Sequence[float], least: float, most: float) -> None:
            at_row.extend([len(low)] * len(columns))
            at_column.extend(columns)
            factors.extend(by)
            low.append(least)
            high.append(most)

        for row in self.rows:
            put(*row)
        for inside, size in zip(self.inside, self.shape.sizes, strict=True):
            ones = [1.0] * len(inside)
            if larger is not None or size.high is None:
                most = np.inf if size.high is None else size.high + (larger or 0)
                put(inside, ones, size.low, most)
                continue
            put(inside, ones, size.low, np.inf)
            put([*inside, len(cost) - 1], [*ones, -1.0], -np.inf, size.high)
        matrix = csr_array((factors, (at_row, at_column)), shape=(len(low), len(cost)))

        def optimum(whole: int) -> Any:
            return milp(
                cost,
                constraints=LinearConstraint(matrix, np.array(low), np.array(high)),
                bounds=Between(0, np.inf),
                integrality=np.full(len(cost), whole, dtype=np.int64),
            )

        # Fractions of people are allowed at first: nearly always the best has none.
        found = optimum(0)
        if found.x is not None and np.abs(found.x - np.round(found.x)).max() > _WHOLE:
            found = optimum(1)
        return None if found.x is None else round(float(found.fun))
