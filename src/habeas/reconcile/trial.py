"""Tries a repair: with one record changed, can the rest of its area hold?"""

import dataclasses
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.model.conflict import RepairKind
from habeas.model.figure import Figure, Relation
from habeas.reconcile.constraints import members_of
from habeas.reconcile.oracle import CellValues
from habeas.reconcile.problem import Problem, areas, joined, state_problem
from habeas.reconcile.solve import Fault
from habeas.vocabulary.reconcile_table import Weight

NEIGHBOURS = 150
"""Of more figures only the nearest so many are tried with a repair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A repair that has not yet been ranked.

    Attributes:
        target: Id of the figure or relation that would change.
        field: Which field.
        before: Its value as it stands.
        to: The value it would have.
        kind: What the fault is taken to be.
        weight: Name of its weight in the reviewed data.
        points: Added to or taken from the weight.
        evidence: Ids that speak for it.
        facts: What the sentence about it needs.
        with_fields: Other fields that change too.
    """

    target: str
    field: str
    before: Any
    to: Any
    kind: RepairKind
    weight: Weight
    points: int = 0
    evidence: tuple[str, ...] = ()
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    with_fields: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(slots=True)
class Scene:
    """One fault with everything a repair may look at.

    Attributes:
        problem: All figures and relations.
        fault: The area that cannot hold, its conflicts and diagnoses.
        figures: The figures a trial is made with.
        is_late: Says whether the time is up.
    """

    problem: Problem
    fault: Fault
    figures: dict[str, Figure]
    is_late: Callable[[], bool]

    @property
    def suspects(self) -> dict[str, frozenset[str]]:
        """Each figure that may be at fault, with the others of its diagnosis."""
        found: dict[str, frozenset[str]] = {}
        for diagnosis in self.fault.diagnoses:
            for name in sorted(diagnosis):
                found.setdefault(name, (diagnosis - {name}) | self.fault.elsewhere)
        return found

    def holds(
        self,
        *,
        figure: Figure | None = None,
        relation: Relation | None = None,
        without: Collection[str] = (),
    ) -> bool:
        """Say whether the area can hold with a record changed and others given up.

        Args:
            figure: A figure with a changed field.
            relation: A relation with a changed field.
            without: Figures that are given up for other faults.
        """
        figures = dict(self.figures)
        if figure is not None:
            figures[figure.id] = figure
        relations = {
            name: r
            for name, r in self.problem.relations.items()
            if r.stated and all(member in figures for member in members_of(r))
        }
        if relation is not None:
            relations[relation.id] = relation
        changed = state_problem(figures.values(), relations.values())
        watched = (self.fault.area.bounds.keys() & figures.keys()) - set(without)
        for area in joined(changed, areas(changed)):
            if watched & set(area.bounds):
                items = [name for name in area.bounds if name not in without]
                if not isinstance(area.ask(items), CellValues):
                    return False
        return True

    def room(self, name: str, others: Iterable[str]) -> tuple[int, int | None] | None:
        """Give the least and most a figure's number can be while all others hold.

        Args:
            name: The figure.
            others: Figures given up for other faults.
        """
        given_up = {name, *others}
        items = [item for item in self.fault.area.bounds if item not in given_up]
        if any(clash <= set(items) for clash in self.fault.area.clashes):
            return None
        cell = self.problem.cells.of[name]
        oracle = self.fault.area.oracle
        if not isinstance(oracle.ask(items), CellValues):
            return None
        low = oracle.extreme(items, {cell: 1}, most=False)
        high = oracle.extreme(items, {cell: 1}, most=True)
        if low is None:
            return None
        return -(-low // 1), None if high is None else high // 1


def scenes(
    problem: Problem, faults: Iterable[Fault], *, is_late: Callable[[], bool]
) -> list[Scene]:
    """Set the scene for every fault."""
    found = []
    for fault in faults:
        figures = dict(problem.figures)
        if len(figures) > NEIGHBOURS:
            names = _with_origins(problem, _near(problem, fault))
            figures = {name: figures[name] for name in names}
        found.append(Scene(problem, fault, figures, is_late))
    return found


def _near(problem: Problem, fault: Fault) -> list[str]:
    """Name the figures nearest to a fault: those a relation or a containment away, and on."""
    rows_of: dict[int, list[int]] = {}
    for i, row in enumerate(fault.area.rows):
        for cell in row.coefficients:
            rows_of.setdefault(cell, []).append(i)
    seeds = [name for conflict in fault.conflicts for name in sorted(conflict)]
    waiting = list(dict.fromkeys(problem.cells.of[name] for name in seeds))
    seen = set(waiting)
    names: dict[str, None] = dict.fromkeys(seeds)
    for cell in waiting:
        names.update(dict.fromkeys(problem.cells.members[cell]))
        if len(names) >= NEIGHBOURS:
            break
        for i in rows_of.get(cell, ()):
            for other in fault.area.rows[i].coefficients:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
    return list(names)


def _with_origins(problem: Problem, names: Iterable[str]) -> list[str]:
    kept: dict[str, None] = {}
    for name in names:
        here: str | None = name
        while here is not None and here in problem.figures and here not in kept:
            kept[here] = None
            here = problem.figures[here].origin
    return [name for name in problem.figures if name in kept]
