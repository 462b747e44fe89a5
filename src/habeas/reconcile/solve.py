"""From a problem to its conflicts: verdict, smallest conflicts, conditional ones, diagnoses."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from habeas.reconcile.diagnose import diagnoses
from habeas.reconcile.oracle import CellValues
from habeas.reconcile.problem import Area, Problem, areas, joined
from habeas.reconcile.search import BoundedSearch, ConflictSearch, disjoint_cores
from habeas.words.conflicts import readings_not_excluded, smaller_not_excluded

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
        elsewhere: Figures of other faults in the area, set aside while this one is looked at.
    """

    area: Area
    conflicts: list[frozenset[str]]
    diagnoses: list[frozenset[str]] = field(default_factory=list)
    elsewhere: frozenset[str] = frozenset()


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


def smallest(problem: Problem, *, is_late: Callable[[], bool]) -> Found | None:
    """Find one smallest conflict and nothing else; None where all can be true.

    Args:
        problem: Figures and relations as constraints.
        is_late: Says whether the time is up.
    """
    solution = Solution()
    broken: list[Area] = []
    for area in areas(problem):
        _decide(area, solution, broken)
    for area in broken:
        _search(problem, area, solution, is_late=is_late, most=1)
    clashes = [Found(clash, frozenset(), None) for clash in problem.clashes]
    return min((*clashes, *solution.conflicts), key=_order, default=None)


def _order(found: Found) -> tuple[int, int, list[str]]:
    return (not found.is_smallest, len(found.figures) + len(found.needs), sorted(found.figures))


def _decide(area: Area, solution: Solution, broken: list[Area]) -> None:
    """Decide one area: values for its cells, or broken, or undecided."""
    answer = area.oracle.ask(area.everything)
    if not isinstance(answer, CellValues):
        broken.append(area)
        return
    if answer.is_fractional:
        solution.undecided.append(area)
        return
    solution.witness.update({cell: int(value) for cell, value in answer.values.items()})


def _search(
    problem: Problem,
    area: Area,
    solution: Solution,
    *,
    is_late: Callable[[], bool],
    most: int,
) -> None:
    """Find the smallest conflicts of one area, and a small one of every separate fault."""
    items = list(area.bounds)
    cores = disjoint_cores(area.oracle.ask, items, restart=area.oracle.restart, is_late=is_late)
    nearby: list[frozenset[str]] = []
    if len(cores) > 1:
        for core in cores:
            others = frozenset().union(*(other for other in cores if other is not core))
            rest = [item for item in items if item not in others]
            near = ConflictSearch(area.oracle, rest, known=problem.clashes, is_late=is_late)
            nearby += near.run(most=most).conflicts or [core]
    search = ConflictSearch(area.oracle, items, known=problem.clashes, is_late=is_late)
    # What was found near one fault bounds the size that has to be searched everywhere.
    result = search.run(most=most, deepest=min(map(len, nearby), default=None))
    smallest = list(result.conflicts)
    if not result.is_complete:
        solution.notes.append(smaller_not_excluded())
    least = min((len(c) for c in (*smallest, *nearby)), default=0)
    for conflict in dict.fromkeys((*smallest, *nearby, *([] if smallest or nearby else cores))):
        is_smallest = result.is_complete and len(conflict) == least
        solution.conflicts.append(Found(conflict, frozenset(), area, is_smallest))


def _diagnose(
    problem: Problem, plain: Sequence[Area], solution: Solution, *, is_late: Callable[[], bool]
) -> None:
    """Say which figures may be at fault, fault by fault, where copies that differ count too."""
    known = [found.figures for found in solution.conflicts]
    for area in joined(problem, plain):
        here = [core for core in known if core <= area.bounds.keys()]
        if not here:
            continue
        cores = _one_for_each_fault(area, here, is_late=is_late)
        for core in cores:
            others = frozenset().union(*(other for other in cores if other is not core))
            items = [item for item in area.bounds if item not in others]
            own = [c for c in here if not c & others]
            found = diagnoses(area.ask, items, cores=own, is_late=is_late)
            solution.faults.append(Fault(area, own or [core], found, others))


def _one_for_each_fault(
    area: Area, conflicts: Sequence[frozenset[str]], *, is_late: Callable[[], bool]
) -> list[frozenset[str]]:
    """Choose conflicts that share no figure, small ones first, until the rest can hold."""
    chosen: list[frozenset[str]] = []
    used: frozenset[str] = frozenset()
    for conflict in sorted(conflicts, key=lambda c: (len(c), sorted(c))):
        if not conflict & used:
            chosen.append(conflict)
            used |= conflict
    rest = [item for item in area.bounds if item not in used]
    return chosen + disjoint_cores(area.ask, rest, restart=area.oracle.restart, is_late=is_late)


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
    result: BoundedSearch = search.run(required=oracle.readings, most=most, deepest=DEEPEST_READING)
    readings = frozenset(oracle.readings)
    for items in result.conflicts:
        solution.conditional.append(
            Found(items - readings, items & readings, area, result.is_complete)
        )
    if not result.is_complete:
        solution.notes.append(readings_not_excluded())


def _can_need(area: Area, solution: Solution) -> bool:
    """Say whether, with the faults set aside, the readings can still be refused."""
    oracle = area.oracle
    here = set(area.bounds)
    removed = [
        diagnosis | fault.elsewhere
        for fault in solution.faults
        for diagnosis in fault.diagnoses
        if (diagnosis | fault.elsewhere) & here
    ] or [frozenset[str]()]
    for diagnosis in removed:
        kept = here - diagnosis
        if not isinstance(oracle.ask(kept), CellValues):
            return True
        if not isinstance(oracle.ask(kept | set(oracle.readings)), CellValues):
            return True
    return False
