"""A set of figures and relations, put as cells, rows and bounds, and cut into areas."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from habeas.errors import InputError
from habeas.model.figure import Figure, Relation
from habeas.reconcile.cells import Cells
from habeas.reconcile.constraints import (
    Row,
    components,
    rows_of_containment,
    rows_of_relation,
)
from habeas.reconcile.keys import stated_bounds
from habeas.reconcile.oracle import CellValues, Oracle

_Record = TypeVar("_Record", Figure, Relation)


@dataclass(slots=True)
class Problem:
    """Figures and relations as constraints.

    Attributes:
        figures: Id to figure, in order.
        relations: Id to relation, in order.
        cells: The unknowns.
        rows: What holds between them.
        bounds: Figure id to (cell, least, most).
        clashes: Copies that differ from their origin in what they count, with that origin.
        supposed: Figure id to what its record rests on, in words.
        cut: Its areas, without and with unstated relations, once asked for.
        home: For each cell its area, likewise.
    """

    figures: Mapping[str, Figure]
    relations: Mapping[str, Relation]
    cells: Cells
    rows: list[Row]
    bounds: dict[str, tuple[int, int, int | None]]
    clashes: list[frozenset[str]] = field(default_factory=list)
    supposed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cut: dict[bool, list["Area"]] = field(default_factory=dict)
    home: dict[bool, dict[int, "Area"]] = field(default_factory=dict)


def state_problem(
    figures: Iterable[Figure], relations: Iterable[Relation], *, about_percent: int | None = None
) -> Problem:
    """Put figures and relations as constraints.

    Args:
        figures: Published figures, ids unique.
        relations: Relations among them, ids unique.
        about_percent: How far "about" reaches; None for the reviewed margin.

    Raises:
        InputError: An id is used twice, or a record contradicts itself.
        UnknownIdError: A relation names a figure that is not there.
    """
    by_id = _by_id(figures, "figure")
    relation_by_id = _by_id(relations, "relation")
    cells = Cells(by_id)
    bounds = {
        name: (cells.of[name], *stated_bounds(figure, about_percent=about_percent))
        for name, figure in by_id.items()
    }
    rows = rows_of_containment(cells)
    for relation in relation_by_id.values():
        rows.extend(rows_of_relation(relation, cells))
    clashes = [
        frozenset([name, str(by_id[name].origin)])
        for name, standing in cells.standing.items()
        if standing.differs
    ]
    return Problem(by_id, relation_by_id, cells, rows, bounds, clashes)


def _by_id(records: Iterable[_Record], what: str) -> dict[str, _Record]:
    found: dict[str, _Record] = {}
    for record in records:
        if record.id in found:
            raise InputError(f"a {what} id is used twice", where=record.id)
        found[record.id] = record
    return found


@dataclass(slots=True)
class Area:
    """Figures that hang together, directly or through others.

    Attributes:
        cells: Its cells.
        rows: Its rows.
        bounds: Its figures' bounds.
        clashes: Its copies that differ from their origin.
    """

    cells: list[int]
    rows: list[Row]
    bounds: dict[str, tuple[int, int, int | None]]
    clashes: list[frozenset[str]] = field(default_factory=list)
    _oracle: Oracle | None = None
    _everything: frozenset[str] = frozenset()

    @property
    def oracle(self) -> Oracle:
        """What answers whether its figures can hold together."""
        if self._oracle is None:
            self._oracle = Oracle(self.cells, self.rows, self.bounds)
        return self._oracle

    @property
    def everything(self) -> frozenset[str]:
        """All its figures."""
        if len(self._everything) != len(self.bounds):
            self._everything = frozenset(self.bounds)
        return self._everything

    def ask(self, items: Collection[str]) -> CellValues | frozenset[str]:
        """Say whether items can hold together, copies that differ included."""
        for clash in self.clashes:
            if clash <= set(items):
                return clash
        return self.oracle.ask(items)


def areas(problem: Problem, *, readings: bool = False) -> list[Area]:
    """Cut a problem into areas.

    Args:
        problem: The problem.
        readings: Keep unstated relations, and only areas that have one; else leave them out.
    """
    if readings not in problem.cut:
        rows = [row for row in problem.rows if readings or not row.is_reading]
        found = _areas(problem, components(len(problem.cells.keys), rows))
        if readings:
            found = [area for area in found if any(row.is_reading for row in area.rows)]
        problem.cut[readings] = found
    return problem.cut[readings]


def _areas(problem: Problem, parts: Sequence[tuple[list[int], list[Row]]]) -> list[Area]:
    return [
        Area(
            cells,
            part_rows,
            {name: problem.bounds[name] for cell in cells for name in problem.cells.members[cell]},
        )
        for cells, part_rows in parts
    ]


def homes(problem: Problem, *, readings: bool) -> dict[int, Area]:
    """Give for each cell its area, with or without unstated relations."""
    if readings not in problem.home:
        problem.home[readings] = {
            cell: area for area in areas(problem, readings=readings) for cell in area.cells
        }
    return problem.home[readings]


def joined(problem: Problem, found: Sequence[Area]) -> list[Area]:
    """Join areas that a differing copy links: a repair has to look at both."""
    if not problem.clashes:
        return list(found)
    home = {name: i for i, area in enumerate(found) for name in area.bounds}
    group = list(range(len(found)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    for clash in problem.clashes:
        first, second = (root(home[name]) for name in sorted(clash))
        group[second] = first
    merged: dict[int, Area] = {}
    for i, area in enumerate(found):
        into = merged.setdefault(root(i), Area([], [], {}))
        into.cells.extend(area.cells)
        into.rows.extend(area.rows)
        into.bounds.update(area.bounds)
    for clash in problem.clashes:
        merged[root(home[min(clash)])].clashes.append(clash)
    return list(merged.values())
