"""Asks of one component: can these figures and readings hold together?

Figures and unstated relations are *items*: each may be in or out. Stated relations
and containments always hold. The oracle answers with whole-number values, or with
the bounds that clash.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from habeas.reconcile.constraints import Row
from habeas.reconcile.simplex import Blocked, Number, Simplex

_BRANCHES: Final = 200
_MANY: Final = 100

Holder = str | Row | int | tuple[int, int]
Split = tuple[int, int, Any, Any]
"""A cell, a number, and the proofs for at most it and for at least one more."""


@dataclass(frozen=True, slots=True)
class CellValues:
    """Values for every cell of the component under which the items asked for hold."""

    cells: Sequence[int]
    numbers: Sequence[Number]

    @property
    def is_fractional(self) -> bool:
        """Whether a number among them is not whole."""
        return not {int}.issuperset(map(type, self.numbers))

    @property
    def values(self) -> dict[int, Number]:
        """Cell to number."""
        return dict(zip(self.cells, self.numbers, strict=True))


Ask = Callable[[Collection[str]], CellValues | frozenset[str]]
"""Says whether items hold together, or names a set of them that does not."""


class Oracle:
    """One component of the constraints.

    Args:
        cells: The component's cells.
        rows: Its rows; those of unstated relations become items named by the relation.
        bounds: Figure id to (cell, least, most).
    """

    def __init__(
        self,
        cells: Sequence[int],
        rows: Sequence[Row],
        bounds: Mapping[str, tuple[int, int, int | None]],
    ) -> None:
        self.cells = list(cells)
        self.rows = list(rows)
        self.bounds = dict(bounds)
        self.local = {cell: i for i, cell in enumerate(self.cells)}
        self._simplex = Simplex(
            len(self.cells),
            [{self.local[c]: v for c, v in row.coefficients.items()} for row in rows],
        )
        self._readings: dict[str, list[int]] = {}
        for i, row in enumerate(rows):
            if row.is_reading:
                assert row.relation is not None  # noqa: S101 - a reading is a relation
                self._readings.setdefault(row.relation, []).append(i)
            else:
                self._simplex.bound(len(self.cells) + i, 0, 0 if row.is_equal else None)
        for i in range(len(self.cells)):
            self._simplex.bound(i, 0, None)
        self._in: set[str] = set()
        self._last: frozenset[str] | None = None
        self._tight: dict[int, tuple[str | None, str | None]] = {}
        self._crossed: set[int] = set()
        self._about: dict[int, list[str]] = {cell: [] for cell in self.cells}
        for item in sorted(self.bounds):
            self._about[self.bounds[item][0]].append(item)
        self.calls = 0

    def add(self, item: str, bound: tuple[int, int, int | None]) -> None:
        """Add one more figure about a cell already there."""
        self._last = None
        self.bounds[item] = bound
        self._about[bound[0]].append(item)

    @property
    def items(self) -> list[str]:
        """Every figure and reading, in order."""
        return [*self.bounds, *self._readings]

    @property
    def readings(self) -> list[str]:
        """The unstated relations."""
        return list(self._readings)

    def ask(self, items: Collection[str]) -> CellValues | frozenset[str]:
        """Say whether items can hold together, in whole numbers.

        Returns:
            Values, or a subset of the items that cannot hold together. The values may be
            fractions where too many splits would be needed to tell.
        """
        blocked = self._set(items)
        if blocked is not None:
            return self._items_of(blocked)
        fractions = self._held()
        if not fractions.is_fractional:
            return fractions
        tries = [_BRANCHES]
        whole = self._branch(tries)
        if whole is not None:
            return whole
        return fractions if tries[0] <= 0 else self._shrink_whole(items)

    def _shrink_whole(self, items: Collection[str]) -> frozenset[str]:
        """Drop items, block by block, while no whole numbers fit the rest."""
        kept = sorted(items)
        block = max(len(kept) // 2, 1)
        while True:
            at = 0
            while at < len(kept):
                fewer = kept[:at] + kept[at + block :]
                if self._fits_no_whole(fewer):
                    kept = fewer
                else:
                    at += block
            if block == 1:
                return frozenset(kept)
            block //= 2

    def _fits_no_whole(self, items: Collection[str]) -> bool:
        if self._set(items) is not None:
            return True
        tries = [_BRANCHES]
        return self._held().is_fractional and self._branch(tries) is None and tries[0] > 0

    def certificate(self, items: Collection[str]) -> Blocked | None:
        """Give the multipliers that prove items cannot hold together; None where they can."""
        return self._set(items)

    def _branch(self, tries: list[int]) -> CellValues | None:
        tries[0] -= 1
        simplex = self._simplex
        split = next(
            (i for i in range(len(self.cells)) if isinstance(simplex.value[i], Fraction)), None
        )
        if split is None:
            return self._held()
        if tries[0] <= 0:
            return None
        low, high, value = simplex.low[split], simplex.high[split], simplex.value[split]
        down = value.numerator // value.denominator
        found = None
        for new_low, new_high in ((low, down), (down + 1, high)):
            if new_low is not None and new_high is not None and new_low > new_high:
                continue
            simplex.bound(split, new_low, new_high)
            if simplex.check() is None:
                found = self._branch(tries)
                if found is not None:
                    break
        simplex.bound(split, low, high)
        return found

    def extreme(
        self, items: Collection[str], expression: Mapping[int, int], *, most: bool
    ) -> Number | None:
        """Give the greatest or least of a sum of cells while items hold; None: no limit."""
        if self._set(items) is not None:
            raise ValueError("the items cannot hold together")
        return self._simplex.extreme({self.local[c]: v for c, v in expression.items()}, most=most)

    def _held(self) -> CellValues:
        return CellValues(self.cells, self._simplex.value[: len(self.cells)])

    def restart(self) -> None:
        """Make small questions quick again after large ones."""
        self._switch_readings(())
        self._in, self._last = set(), None
        self._crossed.clear()
        self._tight.clear()
        count = len(self.cells)
        self._simplex.value[:count] = [0] * count
        self._simplex.bound_many(dict.fromkeys(range(count), (0, None)))

    def _set(self, items: Collection[str]) -> Blocked | None:
        """Switch to these items and check."""
        self.calls += 1
        if items is self._last:
            return self._crossing() or self._simplex.check()
        self._last = items if isinstance(items, frozenset) else None
        wanted = set(items)
        self._switch_readings(wanted)
        touched = {self.bounds[i][0] for i in wanted ^ self._in if i in self.bounds}
        self._in = wanted
        bounds = {
            self.local[cell]: self._bounds_of(cell, [i for i in self._about[cell] if i in wanted])
            for cell in sorted(touched)
        }
        if len(touched) > _MANY and 2 * len(touched) > len(self.cells):
            self._simplex.bound_many(bounds)
        else:
            for variable, (low, high) in bounds.items():
                self._simplex.bound(variable, low, high)
        return self._crossing() or self._simplex.check()

    def _crossing(self) -> Blocked | None:
        """Say where two figures of one cell leave no number at all."""
        if not self._crossed:
            return None
        i = self.local[min(self._crossed)]
        return Blocked(((i, -1, 1), (i, 1, 1)))

    def _switch_readings(self, wanted: Iterable[str]) -> None:
        wanted = set(wanted)
        for name, numbers in self._readings.items():
            if (name in wanted) != (name in self._in):
                for i in numbers:
                    low, high = (None, None) if name not in wanted else (0, 0)
                    if low == 0 and not self.rows[i].is_equal:
                        high = None
                    self._simplex.bound(len(self.cells) + i, low, high)

    def _bounds_of(self, cell: int, items: Sequence[str]) -> tuple[int, int | None]:
        """Give a cell's bounds from the items about it, and remember who set them."""
        low: int = 0
        high: int | None = None
        by: list[str | None] = [None, None]
        for item in items:
            _, least, most = self.bounds[item]
            if least > low:
                low, by[0] = least, item
            if most is not None and (high is None or most < high):
                high, by[1] = most, item
        self._tight[cell] = (by[0], by[1])
        if high is not None and low > high:
            # Remembered as a clash; the simplex itself never holds crossed bounds.
            self._crossed.add(cell)
            return 0, None
        self._crossed.discard(cell)
        return low, high

    def _items_of(self, blocked: Blocked) -> frozenset[str]:
        """Name the items behind the bounds of a clash."""
        found: set[str] = set()
        for variable, side, _ in blocked.terms:
            if variable < len(self.cells):
                by = self._tight.get(self.cells[variable], (None, None))
                item = by[0] if side < 0 else by[1]
                if item is not None:
                    found.add(item)
            else:
                row = self.rows[variable - len(self.cells)]
                if row.is_reading and row.relation is not None:
                    found.add(row.relation)
        return frozenset(found)

    def holders(self, blocked: Blocked) -> list[tuple[Holder, int, Number]]:
        """Name who is behind each bound of a clash, with side and multiplier.

        A holder is a figure's id, a row, a cell (for "no number is below zero"), or a cell
        and the number it was split at.
        """
        found: list[tuple[Holder, int, Number]] = []
        for variable, side, multiplier in blocked.terms:
            if variable >= len(self.cells):
                found.append((self.rows[variable - len(self.cells)], side, multiplier))
                continue
            cell = self.cells[variable]
            split = blocked.splits.get((variable, side))
            if split is not None:
                found.append(((cell, split), side, multiplier))
                continue
            item = self._tight.get(cell, (None, None))[0 if side < 0 else 1]
            found.append((cell if item is None else item, side, multiplier))
        return found

    def split_whole(self, items: Collection[str]) -> Split | None:
        """Prove that no whole numbers hold, by splitting a cell in two again and again.

        Returns:
            (cell, number, proof for at most that number, proof for at least one more),
            or None where whole numbers exist or it takes too many splits.
        """
        if self._set(items) is not None:
            return None
        return self._split([_BRANCHES], {})

    def _split(self, tries: list[int], splits: dict[tuple[int, int], int]) -> Split | None:
        tries[0] -= 1
        simplex = self._simplex
        at = next(
            (i for i in range(len(self.cells)) if isinstance(simplex.value[i], Fraction)), None
        )
        if at is None or tries[0] <= 0:
            return None
        low, high, value = simplex.low[at], simplex.high[at], simplex.value[at]
        down = value.numerator // value.denominator
        proofs: list[Split | Blocked] = []
        for side, bound in ((1, down), (-1, down + 1)):
            here = {**splits, (at, side): bound}
            new_low, new_high = (low, bound) if side > 0 else (bound, high)
            proof: Split | Blocked | None
            if new_low is not None and new_high is not None and new_low > new_high:
                proof = Blocked(((at, -1, 1), (at, 1, 1)), here)
            else:
                simplex.bound(at, new_low, new_high)
                blocked = simplex.check()
                if blocked is None:
                    proof = self._split(tries, here)
                else:
                    proof = Blocked(blocked.terms, here)
            simplex.bound(at, low, high)
            if proof is None:
                return None
            proofs.append(proof)
        return self.cells[at], int(down), proofs[0], proofs[1]
