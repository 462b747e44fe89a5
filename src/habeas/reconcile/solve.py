"""From a problem to its conflicts: verdict, smallest conflicts, conditional ones, diagnoses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from habeas.reconcile.diagnose import diagnoses
from habeas.reconcile.oracle import Held
from habeas.reconcile.problem import Area, Problem, areas, joined
from habeas.reconcile.search import ConflictSearch, Search

DEEPEST_READING = 12
"""Conditional conflicts above this size are not looked for: nobody can check the sum."""


@dataclass(slots=True)
class Found:
    """One conflict, and where it was found.

    Attributes:
        figures: Its figures.
        needs: The unstated relations it needs.
        area: The area whose oracle proves it; None for a copy that differs.
        is_smallest: True where the search proved that none smaller exists there.
    """

    figures: frozenset[str]
    needs: frozenset[str]
    area: Area | None
    is_smallest: bool = True


@dataclass(slots=True)
class Fault:
    """One area that cannot hold, with the figures that may be at fault.

    Attributes:
        area: The area.
        conflicts: Its conflicts.
        diagnoses: The fewest figures whose removal lets the rest hold.
    """

    area: Area
    conflicts: list[frozenset[str]]
    diagnoses: list[frozenset[str]] = field(default_factory=list)


@dataclass(slots=True)
class Solution:
    """Everything the solver found.

    Attributes:
        conflicts: Smallest first.
        conditional: Those that need a reading.
        faults: The areas that cannot hold.
        witness: Cell to whole number, for the areas that can.
        undecided: Areas not decided within the time bound.
        notes: What was not proven.
    """

    conflicts: list[Found] = field(default_factory=list)
    conditional: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    witness: dict[int, int] = field(default_factory=dict)
    undecided: list[Area] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def solve(problem: Problem, *, is_late: Callable[[], bool], most: int = 60) -> Solution:
    """Find what cannot hold.

    Args:
        problem: Figures and relations as constraints.
        is_late: Says whether the time is up; what was not proven by then is noted.
        most: Most conflicts of one area.
    """
    solution = Solution()
    for clash in problem.clashes:
        solution.conflicts.append(Found(clash, frozenset(), None))
    plain = areas(problem)
    broken: list[Area] = []
    for area in plain:
        _decide(area, solution, broken)
    for area in broken:
        _search(problem, area, solution, is_late=is_late, most=most)
    _diagnose(problem, plain, solution, is_late=is_late)
    for area in areas(problem, readings=True):
        _conditional(problem, area, solution, is_late=is_late, most=most)
    order = _order
    solution.conflicts.sort(key=order)
    solution.conditional.sort(key=order)
    return solution


def _order(found: Found) -> tuple[int, int, list[str]]:
    return (not found.is_smallest, len(found.figures) + len(found.needs), sorted(found.figures))


def _decide(area: Area, solution: Solution, broken: list[Area]) -> None:
    """Decide one area: values for its cells, or broken, or undecided."""
    answer = area.oracle.ask(area.bounds)
    if not isinstance(answer, Held):
        broken.append(area)
        return
    whole = area.oracle.ask_whole(area.bounds)
    if whole is None:
        solution.undecided.append(area)
        return
    solution.witness.update({cell: int(value) for cell, value in whole.values.items()})


def _search(
    problem: Problem,
    area: Area,
    solution: Solution,
    *,
    is_late: Callable[[], bool],
    most: int,
) -> None:
    search = ConflictSearch(
        area.oracle, list(area.bounds), known=problem.clashes, is_late=is_late
    )
    result = search.run(most=most)
    conflicts = result.conflicts
    if not result.is_complete:
        solution.notes.append("not proven within the time: that no smaller conflict exists")
    for conflict in conflicts:
        solution.conflicts.append(Found(conflict, frozenset(), area, result.is_complete))
    solution.faults.append(Fault(area, list(conflicts)))


def _diagnose(
    problem: Problem, plain: Sequence[Area], solution: Solution, *, is_late: Callable[[], bool]
) -> None:
    """Say which figures may be at fault, in areas joined by copies that differ."""
    if not solution.conflicts:
        return
    cores = [found.figures for found in solution.conflicts]
    faults = []
    for area in joined(problem, plain):
        here = [core for core in cores if core <= set(area.bounds)]
        if not here:
            continue
        found = diagnoses(area.ask, list(area.bounds), cores=here, is_late=is_late)
        faults.append(Fault(area, here, found))
        _disjoint_conflicts(area, here, found, solution, is_late=is_late)
    solution.faults = faults


def _disjoint_conflicts(
    area: Area,
    conflicts: list[frozenset[str]],
    found: Sequence[frozenset[str]],
    solution: Solution,
    *,
    is_late: Callable[[], bool],
) -> None:
    """Where one area holds several faults, list a smallest conflict of each."""
    if not found or len(found[0]) == 1:
        return
    listed = {f.figures for f in solution.conflicts}
    seen: frozenset[str] = frozenset().union(*conflicts)
    for _ in found[0]:
        rest = [name for name in area.bounds if name not in seen]
        if is_late() or isinstance(area.oracle.ask(rest), Held):
            return
        result = ConflictSearch(area.oracle, rest, is_late=is_late).run(most=3)
        for conflict in result.conflicts:
            if conflict not in listed:
                solution.conflicts.append(Found(conflict, frozenset(), area, is_smallest=False))
                conflicts.append(conflict)
            seen |= conflict


def _conditional(
    problem: Problem,
    area: Area,
    solution: Solution,
    *,
    is_late: Callable[[], bool],
    most: int,
) -> None:
    oracle = area.oracle
    known = [*problem.clashes, *(f.figures for f in solution.conflicts)]
    if not _can_need(area, solution):
        return
    search = ConflictSearch(oracle, oracle.items, known=known, is_late=is_late)
    result: Search = search.run(required=oracle.readings, most=most, deepest=DEEPEST_READING)
    readings = frozenset(oracle.readings)
    for items in result.conflicts:
        solution.conditional.append(
            Found(items - readings, items & readings, area, result.is_complete)
        )
    if not result.is_complete:
        solution.notes.append("not proven within the time: that no further reading is in conflict")


def _can_need(area: Area, solution: Solution) -> bool:
    """Say whether, with the faults set aside, the readings can still be refused."""
    oracle = area.oracle
    here = set(area.bounds)
    removed = [
        diagnosis
        for fault in solution.faults
        for diagnosis in fault.diagnoses
        if diagnosis & here
    ] or [frozenset[str]()]
    for diagnosis in removed:
        kept = here - diagnosis
        if not isinstance(oracle.ask(kept), Held):
            return True
        if not isinstance(oracle.ask(kept | set(oracle.readings)), Held):
            return True
    return False
