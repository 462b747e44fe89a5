"""Figures that arrive one by one, each checked against those before it.

Only the area a new figure falls into is looked at again: the containments are indexed,
and everything else stays as it was.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import monotonic

from habeas.errors import HabeasError, InputError
from habeas.model.conflict import Conflict, ConflictVerdict, Report
from habeas.model.figure import Figure, Relation
from habeas.reconcile.constraints import Row, inside, rows_of_relation
from habeas.reconcile.explain import explain
from habeas.reconcile.keys import stated_bounds
from habeas.reconcile.oracle import CellValues
from habeas.reconcile.problem import Area, Problem, areas, state_problem
from habeas.reconcile.report import SECONDS, report_on
from habeas.reconcile.search import disjoint_cores, shrink
from habeas.reconcile.solve import Found, solve


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one figure changed.

    Attributes:
        verdict: Of all figures, the new one among them.
        conflict: A minimal conflict that the new figure is in, or None.
    """

    verdict: ConflictVerdict
    conflict: Conflict | None = None


class Reconciler:
    """A set of figures that grows.

    Args:
        figures: Figures to begin with.
        relations: Relations to begin with.
    """

    def __init__(self, figures: Iterable[Figure] = (), relations: Iterable[Relation] = ()) -> None:
        self._begin(figures, relations)

    def _begin(self, figures: Iterable[Figure], relations: Iterable[Relation]) -> None:
        problem = state_problem(figures, relations)
        self._figures = dict(problem.figures)
        self._relations = dict(problem.relations)
        problem.figures, problem.relations = self._figures, self._relations
        self._problem = problem
        self._home: dict[int, Area] = {}
        self._aside: dict[int, set[str]] = {}
        for area in areas(problem):
            self._settle(area)

    def _settle(self, area: Area) -> None:
        """Keep an area, and set figures aside until the rest of it can hold."""
        for cell in area.cells:
            self._home[cell] = area
        if isinstance(area.oracle.ask(area.bounds), CellValues):
            return
        cores = disjoint_cores(
            area.oracle.ask, area.bounds, restart=area.oracle.restart, is_late=lambda: False
        )
        self._aside[id(area)] = {max(core) for core in cores}
        self._complete_aside(area)

    def _complete_aside(self, area: Area) -> None:
        aside = self._aside[id(area)]
        while not isinstance(answer := area.oracle.ask(area.bounds.keys() - aside), CellValues):
            aside.add(max(answer))

    @property
    def verdict(self) -> ConflictVerdict:
        """Whether all figures so far can be true together."""
        broken = self._aside or self._problem.clashes
        return ConflictVerdict.CANNOT if broken else ConflictVerdict.CAN_ALL_BE_TRUE

    def add(self, figure: Figure, relations: Iterable[Relation] = ()) -> Added:
        """Add one figure, and relations that name it, and check again.

        Args:
            figure: The new figure.
            relations: Stated relations and readings between it and figures already there.

        Raises:
            InputError: The id is already there, or the figure contradicts itself.
            UnknownIdError: A relation names a figure that is not there.
        """
        if figure.id in self._figures:
            raise InputError("a figure id is used twice", where=figure.id)
        low, high = stated_bounds(figure)
        arriving = list(relations)
        before = list(self._figures.values()), list(self._relations.values())
        if any(other.origin == figure.id for other in before[0]):
            # What was a copy of something unseen now has its origin: place all again.
            self._begin([*before[0], figure], [*before[1], *arriving])
            return self._check(self._home[self._problem.cells.of[figure.id]], figure.id)
        problem = self._problem
        known = len(problem.cells.keys)
        self._figures[figure.id] = figure
        try:
            cell = problem.cells.add(figure, self._figures)
            rows = self._new_rows(cell, arriving, is_new=cell >= known)
        except HabeasError:
            # Nothing half-added stays behind: the caller may go on with what was there.
            self._begin(*before)
            raise
        self._relations.update({relation.id: relation for relation in arriving})
        problem.rows.extend(rows)
        problem.bounds[figure.id] = (cell, low, high)
        problem.cut.clear()
        problem.home.clear()
        if problem.cells.standing[figure.id].differs:
            problem.clashes.append(frozenset([figure.id, str(figure.origin)]))
        area = self._join(figure.id, cell, [row for row in rows if not row.is_reading])
        return self._check(area, figure.id)

    def _new_rows(self, cell: int, relations: Iterable[Relation], *, is_new: bool) -> list[Row]:
        cells = self._problem.cells
        rows: list[Row] = []
        if is_new:
            rows += [inside(cell, wider) for wider in cells.containers(cell)]
            rows += [inside(inner, cell) for inner in cells.contained(cell)]
        for relation in relations:
            rows += rows_of_relation(relation, cells)
        return rows

    def _join(self, name: str, cell: int, rows: list[Row]) -> Area:
        """Put the new figure's area together from those it touches."""
        touched = {cell, *(c for row in rows for c in row.coefficients)}
        old = {id(area): area for c in sorted(touched) if (area := self._home.get(c)) is not None}
        aside = {name for key in old for name in self._aside.pop(key, ())}
        if len(old) == 1 and not rows and cell in self._home:
            area = next(iter(old.values()))
            area.oracle.add(name, self._problem.bounds[name])
            area.bounds[name] = self._problem.bounds[name]
        else:
            cells = [c for area in old.values() for c in area.cells]
            if cell not in self._home:
                cells.append(cell)
            area = Area(
                cells,
                [row for part in old.values() for row in part.rows] + rows,
                {n: b for part in old.values() for n, b in part.bounds.items()}
                | {name: self._problem.bounds[name]},
            )
            for c in area.cells:
                self._home[c] = area
        if aside:
            self._aside[id(area)] = aside
        return area

    def _check(self, area: Area, name: str) -> Added:
        """Ask whether the new figure holds beside all that held so far."""
        aside = self._aside.get(id(area), set())
        answer = area.oracle.ask(area.bounds.keys() - aside)
        if isinstance(answer, CellValues):
            clash = next((pair for pair in self._problem.clashes if name in pair), None)
            return Added(self.verdict, None if clash is None else self._written(clash, None))
        area.oracle.restart()
        core = shrink(area.oracle.ask, answer)
        self._aside.setdefault(id(area), set()).add(name if name in core else max(core))
        self._complete_aside(area)
        return Added(ConflictVerdict.CANNOT, self._written(core, area))

    def _written(self, core: frozenset[str], area: Area | None) -> Conflict:
        return explain(self._problem, Found(core, frozenset(), area, is_smallest=False), ())

    def report(self, *, seconds: float = SECONDS, clock: Callable[[], float] = monotonic) -> Report:
        """Write the whole report on the figures so far.

        Args:
            seconds: Stop looking after about so long.
            clock: Gives seconds that only grow.
        """
        end = clock() + seconds

        def is_late() -> bool:
            return clock() > end

        problem: Problem = self._problem
        return report_on(problem, solve(problem, is_late=is_late), is_late=is_late)
