"""Filling groups with named and unnamed people, in whole numbers: how many can count, and who.

In how many ways one person can be in groups is tried where that is few. Where it is many,
how many of the people of one life are in each group stands for who is: of a person alone
that is the same, of several it may allow more, and is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from habeas.count.roster import NOBODY
from habeas.count.whole_numbers import Program
from habeas.model.bounds import Bounds

Groups = frozenset[int]
"""Places of groups that somebody is in."""

_MOST_WAYS: Final = 1_024
"""Ways in which unnamed people can be in groups up to which each is tried."""
_FEW_WAYS: Final = 16
"""Ways in which one of several people can be in groups up to which each is tried."""


@dataclass(frozen=True, slots=True)
class PossibleLife:
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
class GroupShape:
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

    def ways(self, life: PossibleLife, most: int) -> list[Groups] | None:
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


Lives = tuple[PossibleLife, ...]
"""The lives of which somebody has one."""
Column = tuple[int, PossibleLife]
"""Where the number of people with a life is, and the life."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Whether somebody counts, in all that fits.

    Attributes:
        always: Whether they count however the groups are filled.
        ever: Whether they count in any way of filling them.
    """

    always: bool
    ever: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """Who is behind a number.

    Attributes:
        standing: How everybody with some lives stands.
        named: How many with names count.
        unnamed: How many without; no most where groups that may count are open upwards.
        groups: Of each group, how many without names are in it and count.
    """

    standing: Mapping[Lives, Counting]
    named: Bounds
    unnamed: Bounds
    groups: tuple[Bounds, ...]


@dataclass(slots=True, eq=False)
class Filling:
    """Groups filled with people: how many can count, and who.

    Where more are named in groups than they have, all groups may be larger by as few as it
    takes.

    Attributes:
        shape: The groups.
        low: The least that count.
        high: The greatest; None where there is none.
        is_wide: Whether it may allow more than can be.
    """

    shape: GroupShape
    low: int = 0
    high: int | None = 0
    is_wide: bool = False
    _alone: Bounds = NOBODY
    _people: dict[Lives, int] = field(default_factory=dict)
    _heads: dict[Lives, list[Column]] = field(default_factory=dict)
    _unnamed: list[Column] = field(default_factory=list)
    _inside: list[list[Column]] = field(default_factory=list)
    _is_open: bool = False
    _program: Program = field(default_factory=lambda: Program(()))

    @classmethod
    def of(
        cls, people: Mapping[Lives, int], unnamed: Sequence[PossibleLife], shape: GroupShape
    ) -> "Filling | None":
        """Fill groups.

        Args:
            people: How many people with names can have which lives, of which each has one.
            unnamed: The lives that people without names can have.
            shape: The groups.

        Returns:
            What can be; None where the groups cannot be filled.
        """
        made = cls(shape, _people=dict(people), _program=Program(shape.sizes))
        made._inside = [[] for _ in shape.sizes]
        low = high = 0
        for lives, number in people.items():
            if len(lives) == 1 and not lives[0].open:
                low += number * lives[0].low
                high += number * lives[0].high
            else:
                made._add(lives, number)
        made._alone = Bounds(low, high)
        made._add(unnamed, None)
        return made if made._solved() else None

    def _solved(self) -> bool:
        """Find how many count; say whether the groups can be filled."""
        program, own = self._program, self._alone
        everybody = [*(of for heads in self._heads.values() for of in heads), *self._unnamed]
        if not everybody:
            self.low, self.high = own.low, own.high
            return all(size.low == 0 for size in self.shape.sizes)
        least = program.least(_low(everybody))
        if least is None and program.grow():
            least = program.least(_low(everybody))
        if least is None:
            return False
        self.low = own.low + least
        self.high = None
        if self._is_open:
            return True
        most = program.most(_high(everybody))
        if most is None:
            return False
        self.high = (own.high or 0) + most
        return True

    def behind(self) -> Behind:
        """Say who is behind the numbers: each person, the named and the unnamed of each group."""
        heads = [of for heads in self._heads.values() for of in heads]
        return Behind(
            self._standing(),
            self._alone + self._between(heads),
            self._between(self._unnamed, is_open=self._is_open),
            tuple(map(self._of_group, range(len(self.shape.sizes)))),
        )

    def behind_roughly(self) -> Behind:
        """Say who is behind the numbers, no narrower than `behind`, and without working it out."""
        standing = {
            lives: Counting(all(of.low for of in lives), any(of.high for of in lives))
            for lives in self._people
        }
        low = sum(n * min(of.low for of in lives) for lives, n in self._people.items())
        high = sum(n * max(of.high for of in lives) for lives, n in self._people.items())
        most = None if self.high is None else max(0, self.high - low)
        larger = self._program.larger
        groups = (
            Bounds(0, None if size.high is None else size.high + larger)
            for size in self.shape.sizes
        )
        return Behind(
            standing, Bounds(low, high), Bounds(max(0, self.low - high), most), tuple(groups)
        )

    def _standing(self) -> dict[Lives, Counting]:
        asked: list[tuple[Lives, bool]] = []
        columns: dict[int, list[int]] = {}
        for lives, heads in self._heads.items():
            sides = (
                (True, [column for column, life in heads if life.high > 0]),
                (False, [column for column, life in heads if life.low == 0]),
            )
            for counts, of in sides:
                if 0 < len(of) < len(heads):
                    columns[len(asked)] = of
                    asked.append((lives, counts))
        able = {asked[at] for at in self._program.able(columns)}
        open_questions = set(asked)

        def can(lives: Lives, *, count: bool) -> bool:
            if (lives, count) in open_questions:
                return (lives, count) in able
            return any(life.high > 0 if count else life.low == 0 for life in lives)

        return {
            lives: Counting(not can(lives, count=False), can(lives, count=True))
            for lives in self._people
        }

    def _of_group(self, at: int) -> Bounds:
        inside = self._inside[at]
        is_open = self.shape.sizes[at].high is None and any(life.high for _, life in inside)
        return self._between(inside, is_open=is_open)

    def _between(self, columns: Sequence[Column], *, is_open: bool = False) -> Bounds:
        """Give how many of some people count."""
        low, high = _low(columns), _high(columns)
        least = self._program.least(low) if low else 0
        most = self._program.most(high) if high else 0
        return Bounds(least or 0, None if is_open else most)

    def _add(self, lives: Sequence[PossibleLife], number: int | None) -> None:
        """Let so many people have one of some lives each; None for as many as it takes."""
        most = _MOST_WAYS if number is None else _FEW_WAYS
        heads: list[Column] = []
        for life in lives:
            if number is None and life.high > 0:
                self._is_open |= self._is_without_end(life)
            ways = self.shape.ways(life, most)
            if ways is None:
                head, inside = self._spread(life)
                heads.append((head, life))
                self.is_wide |= number != 1
            else:
                most -= len(ways) if number is None else 0
                columns = [(self._program.column(groups), groups) for groups in ways]
                heads += [(column, life) for column, _ in columns]
                inside = [(at, column) for column, groups in columns for at in groups]
            if number is None:
                for at, column in inside:
                    self._inside[at].append((column, life))
        if number is None:
            self._unnamed = heads
            return
        self._heads[tuple(lives)] = heads
        columns_of = [column for column, _ in heads]
        self._program.rows.append((columns_of, [1.0] * len(heads), number, number))

    def _spread(self, life: PossibleLife) -> tuple[int, list[tuple[int, int]]]:
        """Let the people of a life be in each group in so many numbers.

        Returns:
            The column of all of them; and each group with the column of those in it.
        """
        program = self._program
        head = program.column(life.own)
        of = {at: program.column((at,)) for at in sorted(life.open - life.own)}
        for at, column in of.items():
            # A part is in its wholes, and a group of them in all of them.
            inner = [of[whole] for whole in sorted(self.shape.wholes[at]) if whole in of]
            for outer in inner or [head]:
                program.rows.append(([outer, column], [1.0, -1.0], 0, np.inf))
        for clique in self.shape.cliques(life.open):
            columns = [of[at] for at in sorted(clique) if at in of]
            room = 0.0 if clique & life.own else 1.0
            factors = [room, *([-1.0] * len(columns))]
            program.rows.append(([head, *columns], factors, 0, np.inf))
        for owed in life.owed:
            columns = [of[at] for at in sorted(owed) if at in of]
            program.rows.append(([*columns, head], [*([1.0] * len(columns)), -1.0], 0, np.inf))
        return head, [*of.items(), *((at, head) for at in sorted(life.own))]

    def _is_without_end(self, life: PossibleLife) -> bool:
        """Say whether people can have a life in groups that are all open upwards."""
        open_to = frozenset(at for at in life.open if self.shape.sizes[at].high is None)
        while any(not self.shape.wholes[at] <= open_to for at in open_to):
            open_to = frozenset(at for at in open_to if self.shape.wholes[at] <= open_to)
        return life.own <= open_to and all(owed & open_to for owed in life.owed)


def _low(columns: Sequence[Column]) -> dict[int, int]:
    return {at: life.low for at, life in columns if life.low}


def _high(columns: Sequence[Column]) -> dict[int, int]:
    return {at: life.high for at, life in columns if life.high}
