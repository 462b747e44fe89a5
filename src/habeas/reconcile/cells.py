"""Cells: the unknown whole numbers that figures are about, and which lies inside which.

Figures with one key share a cell; so does a copy with its origin. A cell inside
another can never hold more people. The containments are indexed by what the two
cells share, so that no pair of figures is ever compared in vain.
"""

from bisect import insort
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from habeas.model.figure import Figure
from habeas.reconcile.copies import StandIn, standings
from habeas.reconcile.keys import Key, key_of, wider_places, wider_populations

Coordinate = tuple[str, str | None, frozenset[tuple[str, str]]]
_MANY_PAIRS = 8
_FEW = 48


@lru_cache(maxsize=65536)
def _wider(coordinate: Coordinate) -> tuple[Coordinate, ...]:
    """List a coordinate (population, place, subgroup) and all that contain it."""
    population, place, subgroup = coordinate
    pairs = sorted(subgroup)
    if len(pairs) > _MANY_PAIRS:
        # Rather miss the odd containment than build 2 ** n subgroups.
        subsets = [subgroup, *(subgroup - {pair} for pair in pairs), frozenset(pairs[:0])]
    else:
        subsets = [frozenset(c) for n in range(len(pairs) + 1) for c in combinations(pairs, n)]
    return tuple(
        (p, w, s)
        for p in sorted(wider_populations(population))
        for w in wider_places(place)
        for s in subsets
    )


class Periods:
    """The periods of the cells that share everything but time, in order.

    Attributes:
        entries: (first day, last day, cell), sorted.
    """

    def __init__(self) -> None:
        self.entries: list[tuple[int, int, int]] = []
        self._can_contain: list[tuple[int, int, int]] = []
        self._columns: NDArray[np.int64] | None = None

    def add(self, first: int, last: int, cell: int, *, can_contain: bool) -> None:
        """Put in one period."""
        insort(self.entries, (first, last, cell))
        if can_contain:
            insort(self._can_contain, (first, last, cell))
            self._columns = None

    def nearest(self, first: int, last: int, cell: int) -> list[int]:
        """Name the cells of the smallest periods that cover a period, but for one cell."""
        if len(self._can_contain) <= _FEW:
            return self._nearest_of_few(first, last, cell)
        if self._columns is None:
            self._columns = np.array(self._can_contain, dtype=np.int64).reshape(-1, 3).T
        firsts, lasts, cells = self._columns
        until = int(np.searchsorted(firsts, first, side="right"))
        covers = np.flatnonzero((lasts[:until] >= last) & (cells[:until] != cell))[::-1]
        if not len(covers):
            return []
        # Later beginnings come first; of the rest only those that also end sooner are near.
        ends = lasts[covers]
        is_near = np.ones(len(ends), dtype=bool)
        is_near[1:] = ends[1:] < np.minimum.accumulate(ends)[:-1]
        return [int(cells[i]) for i in covers[is_near]]

    def _nearest_of_few(self, first: int, last: int, cell: int) -> list[int]:
        found: list[int] = []
        soonest: int | None = None
        for start, end, other in reversed(self._can_contain):
            if start > first or end < last or other == cell:
                continue
            if soonest is None or end < soonest:
                soonest = end
                found.append(other)
        return found


class Cells:
    """The unknowns of a set of figures.

    Attributes:
        of: Figure id to the number of its cell.
        keys: For each cell its key, or None where it cannot be compared by key.
        members: For each cell the ids of its figures, in order.
        standing: Figure id to whose unknown it stands for.
        reasons: Figure id to why it cannot be compared by key.
    """

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self.of: dict[str, int] = {}
        self.keys: list[Key | None] = []
        self.members: list[list[str]] = []
        self.reasons: dict[str, str] = {}
        self.standing: dict[str, StandIn] = standings(figures)
        self._by_key: dict[Key, int] = {}
        self._index: dict[tuple[object, ...], dict[Coordinate, Periods]] = {}
        for figure_id in figures:
            self._place(figure_id, figures)

    def _place(self, figure_id: str, figures: Mapping[str, Figure]) -> int:
        """Put a figure, after its root, into its cell; give the cell."""
        if figure_id in self.of:
            return self.of[figure_id]
        standing = self.standing[figure_id]
        if standing.root != figure_id:
            cell = self._place(standing.root, figures)
        else:
            key = key_of(
                figures[figure_id], definition=standing.definition, said_on=standing.said_on
            )
            if isinstance(key, str):
                self.reasons[figure_id] = key
            cell = self._cell(None if isinstance(key, str) else key)
        self.of[figure_id] = cell
        self.members[cell].append(figure_id)
        return cell

    def _cell(self, key: Key | None) -> int:
        if key is not None and not key.is_one_day_of and key in self._by_key:
            return self._by_key[key]
        cell = len(self.keys)
        self.keys.append(key)
        self.members.append([])
        if key is not None:
            family, coordinate = _address(key)
            bucket = self._index.setdefault(family, {}).setdefault(coordinate, Periods())
            bucket.add(key.first, key.last, cell, can_contain=not key.is_one_day_of)
            if not key.is_one_day_of:
                self._by_key[key] = cell
        return cell

    def add(self, figure: Figure, figures: Mapping[str, Figure]) -> int:
        """Put one more figure into its cell.

        Args:
            figure: The new figure.
            figures: All figures, the new one among them.
        """
        self.standing[figure.id] = standings(_chain(figure, figures))[figure.id]
        return self._place(figure.id, figures)

    def containers(self, cell: int) -> list[int]:
        """List the nearest cells that contain a cell: it can never exceed them."""
        key = self.keys[cell]
        if key is None:
            return []
        family, own = _address(key)
        buckets = self._index[family]
        found: list[int] = []
        for coordinate in _wider(own):
            bucket = buckets.get(coordinate)
            if bucket is not None:
                found.extend(bucket.nearest(key.first, key.last, cell))
        return found

    def contained(self, cell: int) -> list[int]:
        """List every cell that lies inside a cell."""
        key = self.keys[cell]
        if key is None or key.is_one_day_of:
            return []
        family, _ = _address(key)
        return [
            other
            for bucket in self._index[family].values()
            for first, last, other in bucket.entries
            if other != cell
            and first >= key.first
            and last <= key.last
            and self._inside(other, key)
        ]

    def _inside(self, cell: int, key: Key) -> bool:
        inner = self.keys[cell]
        return inner is not None and inner.inside(key)


def _address(key: Key) -> tuple[tuple[object, ...], Coordinate]:
    """Split a key into what must be equal and what may be wider."""
    day = key.first if key.kind == "stock" else None
    family = (key.measure, key.kind, key.definition, day)
    return family, (key.population, key.place, key.subgroup)


def _chain(figure: Figure, figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """Give a figure and all it repeats, directly or through others."""
    chain: dict[str, Figure] = {}
    here: Figure | None = figure
    while here is not None and here.id not in chain:
        chain[here.id] = here
        here = figures.get(here.origin) if here.origin is not None else None
    return chain
