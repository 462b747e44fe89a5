"""Exact feasibility of linear constraints over rationals, with a proof either way.

A small general simplex: bounds on variables and on sums of variables are set and
lifted cheaply, every number is exact, and a failure names the bounds that clash
with the multipliers that prove it (Farkas). The solver only searches; what it
says is checked again, by adding whole numbers, in ``proof``.

Source:
    Dutertre and de Moura, "A Fast Linear-Arithmetic Solver for DPLL(T)", CAV 2006.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

Number = int | Fraction
ZERO: Final = 0


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why the bounds cannot hold together.

    Attributes:
        terms: Variable, side (-1 its least, +1 its most), and positive multiplier. Adding
            the bounds so multiplied cancels every variable and leaves a falsehood.
        splits: Bounds that come from a split of whole numbers: (variable, side) to number.
    """

    terms: tuple[tuple[int, int, Number], ...]
    splits: Mapping[tuple[int, int], int] = field(default_factory=dict)


def _divide(a: Number, b: Number) -> Number:
    """Divide exactly, and stay with whole numbers where that is possible."""
    if type(a) is int and type(b) is int:
        quotient, rest = divmod(a, b)
        return quotient if rest == 0 else Fraction(a, b)
    return _whole(Fraction(a) / Fraction(b))


def _whole(a: Number) -> Number:
    """Write a fraction that is whole as a whole number."""
    if type(a) is int:
        return a
    return a.numerator if a.denominator == 1 else a


class Simplex:
    """Variables 0 to n-1, and one more variable for each row, equal to its sum.

    Args:
        variables: How many plain variables there are.
        rows: For each row, variable to coefficient.
    """

    def __init__(self, variables: int, rows: Sequence[Mapping[int, int]]) -> None:
        count = variables + len(rows)
        self.variables = variables
        self._given = [dict(row) for row in rows]
        self.low: list[Number | None] = [None] * count
        self.high: list[Number | None] = [None] * count
        self.value: list[Number] = [ZERO] * count
        self._dirty: set[int] = set()
        self._rows: dict[int, dict[int, Number]] = {}
        self._users: dict[int, set[int]] = {}
        self.restart()

    def restart(self) -> None:
        """Forget every swap: the sums are sparse again, which small questions need."""
        variables = self.variables
        # basic variable -> (other variable -> coefficient); and who uses each other variable
        self._rows = {variables + i: dict(row) for i, row in enumerate(self._given)}
        self._users = {}
        for basic, row in self._rows.items():
            for variable in row:
                self._users.setdefault(variable, set()).add(basic)
        for variable in range(variables):
            now = self.value[variable]
            low, high = self.low[variable], self.high[variable]
            if low is not None and now < low:
                self.value[variable] = low
            elif high is not None and now > high:
                self.value[variable] = high
        value = self.value
        for basic, row in self._rows.items():
            value[basic] = _whole(sum([c * value[v] for v, c in row.items()]))
        self._dirty = set(self._rows)

    def bound_many(self, bounds: Mapping[int, tuple[int, int | None]]) -> None:
        """Set the bounds of many plain variables, and start afresh: quicker than one by one."""
        for variable, (low, high) in bounds.items():
            self.low[variable], self.high[variable] = low, high
        self.restart()

    def bound(self, variable: int, low: Number | None, high: Number | None) -> None:
        """Set the least and the most of a variable (None: no limit)."""
        self.low[variable], self.high[variable] = low, high
        if variable in self._rows:
            self._dirty.add(variable)
            return
        value = self.value[variable]
        if low is not None and value < low:
            self._shift(variable, low - value)
        elif high is not None and value > high:
            self._shift(variable, high - value)

    def _shift(self, variable: int, change: Number) -> None:
        self.value[variable] = _whole(self.value[variable] + change)
        for basic in self._users.get(variable, ()):
            self.value[basic] = _whole(self.value[basic] + self._rows[basic][variable] * change)
            self._dirty.add(basic)

    def check(self) -> Blocked | None:
        """Look for values inside all bounds.

        Returns:
            None where ``value`` now holds them; else what clashes.
        """
        patience = len(self._rows)
        while True:
            basic, below = self._violated()
            if basic is None:
                return None
            patience -= 1
            entering = self._entering(basic, below=below, is_careful=patience < 0)
            if entering is None:
                return self._explain(basic, below=below)
            target = self.low[basic] if below else self.high[basic]
            assert target is not None  # noqa: S101 - a violated bound is there
            self._shift(entering, _divide(target - self.value[basic], self._rows[basic][entering]))
            self._pivot(basic, entering)

    def _entering(self, basic: int, *, below: bool, is_careful: bool) -> int | None:
        """Choose who takes a violated variable's place; None where nobody can.

        The one in the fewest sums disturbs the least, so that a small question stays
        small; after many swaps the lowest number is taken (Bland's rule), which ends.
        """
        row = self._rows[basic]
        able = [v for v in row if self._has_room(v, up=(row[v] > 0) == below)]
        if not able:
            return None
        if is_careful:
            return min(able)
        return min(able, key=lambda v: (len(self._users[v]), v))

    def _violated(self) -> tuple[int | None, bool]:
        for basic in sorted(self._dirty):
            if basic in self._rows:
                value = self.value[basic]
                low, high = self.low[basic], self.high[basic]
                if low is not None and value < low:
                    return basic, True
                if high is not None and value > high:
                    return basic, False
            self._dirty.discard(basic)
        return None, False

    def _explain(self, basic: int, *, below: bool) -> Blocked:
        terms: list[tuple[int, int, Number]] = [(basic, -1 if below else 1, 1)]
        for variable, coefficient in self._rows[basic].items():
            up = (coefficient > 0) == below
            size = coefficient if coefficient > 0 else -coefficient
            terms.append((variable, 1 if up else -1, size))
        return Blocked(tuple(terms))

    def _pivot(self, leaving: int, entering: int) -> None:
        """Swap a basic variable with one of its row."""
        row = self._rows.pop(leaving)
        pivot = row.pop(entering)
        new_row: dict[int, Number] = {v: _divide(-c, pivot) for v, c in row.items()}
        new_row[leaving] = _divide(1, pivot)
        for variable in row:
            self._users[variable].discard(leaving)
        users = self._users.pop(entering, set())
        users.discard(leaving)
        for basic in users:
            self._substitute(basic, entering, new_row)
        self._rows[entering] = new_row
        for variable in new_row:
            self._users.setdefault(variable, set()).add(entering)
        self._dirty.add(entering)

    def _substitute(self, basic: int, entering: int, new_row: Mapping[int, Number]) -> None:
        row = self._rows[basic]
        factor = row.pop(entering)
        for variable, coefficient in new_row.items():
            old = row.get(variable)
            total = factor * coefficient if old is None else old + factor * coefficient
            if total == 0:
                if old is not None:
                    del row[variable]
                    self._users[variable].discard(basic)
            else:
                row[variable] = total if type(total) is int else _whole(total)
                if old is None:
                    self._users.setdefault(variable, set()).add(basic)

    def extreme(self, objective: Mapping[int, int], *, most: bool) -> Number | None:
        """Give the greatest or the least value of a sum inside all bounds.

        Args:
            objective: Variable to coefficient.
            most: The greatest; else the least.

        Returns:
            The value, or None where it has no limit. ``check`` must have found values.
        """
        sign = 1 if most else -1
        while True:
            reduced = self._reduce({v: sign * c for v, c in objective.items()})
            entering = next(
                (v for v in sorted(reduced) if self._has_room(v, up=reduced[v] > 0)), None
            )
            if entering is None:
                return _whole(sum(c * self.value[v] for v, c in objective.items()))
            if not self._advance(entering, up=reduced[entering] > 0):
                return None

    def _reduce(self, objective: Mapping[int, Number]) -> dict[int, Number]:
        """Write a sum over variables that are not basic."""
        reduced: dict[int, Number] = {}
        for variable, coefficient in objective.items():
            for other, factor in self._rows.get(variable, {variable: 1}).items():
                reduced[other] = reduced.get(other, 0) + coefficient * factor
        return {v: c for v, c in reduced.items() if c != 0}

    def _has_room(self, variable: int, *, up: bool) -> bool:
        """Say whether a variable is not yet at its most (or least)."""
        limit = self.high[variable] if up else self.low[variable]
        if limit is None:
            return True
        return self.value[variable] < limit if up else self.value[variable] > limit

    def _advance(self, entering: int, *, up: bool) -> bool:
        """Move a variable as far as all bounds allow; False where nothing stops it."""
        own = self.high[entering] if up else self.low[entering]
        step: Number | None = None
        if own is not None:
            step = own - self.value[entering] if up else self.value[entering] - own
        leaving: int | None = None
        for basic in sorted(self._users.get(entering, ())):
            rate = self._rows[basic][entering] * (1 if up else -1)
            limit = self.high[basic] if rate > 0 else self.low[basic]
            if limit is None:
                continue
            room = _divide(limit - self.value[basic], rate)
            if step is None or room < step:
                step, leaving = room, basic
        if step is None:
            return False
        self._shift(entering, step if up else -step)
        if leaving is not None:
            self._pivot(leaving, entering)
        return True
