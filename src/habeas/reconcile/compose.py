"""Which few figures add up to another: a composition, or chance.

"189 equals 14 + 52 + 123" says where a total may come from. With enough figures some
sums fit by accident, so every composition says how many sums were tried and how many
of them would be expected to fit by chance.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import comb
from typing import Final

from habeas.model.conflict import Composition
from habeas.model.figure import Figure, Mode, RelationType
from habeas.reconcile.keys import wider_places
from habeas.reconcile.problem import Problem
from habeas.words.figures import figure_label, number_words
from habeas.words.implications import adds_up

MOST_PARTS: Final = 4
SMALLEST_TOTAL: Final = 10
MOST_TRIED: Final = 200_000
"""Sums tried over all totals."""


def compositions(problem: Problem, *, most: int = 20) -> list[Composition]:
    """Find figures that equal a sum of two to four others of the same place and period.

    Sums that a stated relation already gives are left out. So many sums are tried for a
    total that less than one in two would fit by chance; the rarest accidents come first.

    Args:
        problem: Figures as constraints.
        most: List at most so many.
    """
    exact = _exact_figures(problem)
    shelves = _shelves(exact)
    told = {
        (relation.whole, frozenset(relation.parts))
        for relation in problem.relations.values()
        if relation.stated and relation.whole is not None
    }
    found: list[Composition] = []
    left = MOST_TRIED
    for total in exact:
        value = problem.bounds[total.id][1]
        if value < SMALLEST_TOTAL or left <= 0:
            continue
        shelf = shelves[_shelf(total)]
        parts = [f for f in shelf if f.id != total.id and _may_be_part(problem, f, total, value)]
        hits, tried = _sums(problem, value, parts)
        left -= tried + len(shelf)
        found.extend(
            _composition(total, chosen, tried, value, _stated_parts(problem, total.id))
            for chosen in hits
            if not _is_told(total.id, frozenset(part.id for part in chosen), told)
        )
    found.sort(key=lambda c: (c.chance, len(c.parts), c.total))
    return found[:most]


def _shelf(figure: Figure) -> tuple[str, str]:
    """Name where figures that could add up stand together: one country, one day or flows."""
    country = (figure.place or "").split("-")[0]
    if figure.mode is Mode.STOCK:
        return country, "" if figure.time is None else figure.time.edtf
    return country, "flow"


def _shelves(figures: Iterable[Figure]) -> dict[tuple[str, str], list[Figure]]:
    shelves: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        shelves.setdefault(_shelf(figure), []).append(figure)
    return shelves


def _is_told(total: str, parts: frozenset[str], told: Iterable[tuple[str, frozenset[str]]]) -> bool:
    """Say whether a stated relation already gives this sum, or a sum it is part of."""
    return any(whole == total and parts <= members for whole, members in told)


def _exact_figures(problem: Problem) -> list[Figure]:
    """List one figure of each cell that states exactly one number."""
    found: dict[int, Figure] = {}
    for name, figure in problem.figures.items():
        cell, low, high = problem.bounds[name]
        if low == high and low > 0:
            found.setdefault(cell, figure)
    return list(found.values())


def _may_be_part(problem: Problem, part: Figure, total: Figure, value: int) -> bool:
    """Say whether a figure could be part of a total: its place, its period, and smaller."""
    if not 0 < problem.bounds[part.id][1] < value:
        return False
    if None not in (part.place, total.place) and total.place not in wider_places(part.place):
        return False
    if (part.mode is Mode.STOCK) != (total.mode is Mode.STOCK):
        return False
    if part.time is None or total.time is None:
        return part.time is total.time
    if total.mode is Mode.STOCK:
        return part.time.edtf == total.time.edtf
    return part.time.touches(total.time.earliest, total.time.latest) and (
        total.time.earliest is None
        or (part.time.earliest is not None and part.time.earliest >= total.time.earliest)
    )


def _pools(problem: Problem, parts: Sequence[Figure]) -> list[list[Figure]]:
    """Name the parts to try together: those of one measure that count everyone, then all.

    "14, 52 and 123 were released" add up as one kind of event; with the few who came from
    one country among them, so many sums would be tried that some fit by chance. One number
    of one day and measure is one part, whoever prints it.
    """
    alike: dict[str, dict[tuple[int, str], Figure]] = {}
    for part in parts:
        if part.time is not None and not part.subgroup and part.part_of is None:
            address = (problem.bounds[part.id][1], part.time.edtf)
            alike.setdefault(part.measure, {}).setdefault(address, part)
    pools = [list(found.values()) for _, found in sorted(alike.items()) if len(found) > 1]
    return [*pools, list(parts)]


def _sums(
    problem: Problem, value: int, parts: Sequence[Figure]
) -> tuple[list[tuple[Figure, ...]], int]:
    """Try sums of parts, small ones first, while chance would not explain a fit."""
    tried = 0
    hits: list[tuple[Figure, ...]] = []
    for pool in _pools(problem, parts):
        found, more = _sums_of(problem, value, pool, tried)
        tried += more
        hits += [chosen for chosen in found if chosen not in hits]
    return hits, tried


def _sums_of(
    problem: Problem, value: int, parts: Sequence[Figure], before: int
) -> tuple[list[tuple[Figure, ...]], int]:
    tried = 0
    hits: list[tuple[Figure, ...]] = []
    numbers = {part.id: problem.bounds[part.id][1] for part in parts}
    for size in range(2, MOST_PARTS + 1):
        more = comb(len(parts), size)
        if 2 * (before + tried + more) > value:
            break
        tried += more
        hits += [
            chosen
            for chosen in combinations(parts, size)
            if sum(numbers[part.id] for part in chosen) == value and _go_together(problem, chosen)
        ]
    return hits, tried


def _stated_parts(problem: Problem, total: str) -> list[Figure]:
    """Name the parts a source states for a total, where one does."""
    for relation in problem.relations.values():
        if relation.stated and relation.whole == total and relation.type is RelationType.PARTITION:
            return [problem.figures[name] for name in relation.parts]
    return []


def _composition(
    total: Figure,
    chosen: Sequence[Figure],
    tried: int,
    value: int,
    stated: Sequence[Figure],
) -> Composition:
    # A total that equals other parts than those it is said to have: another rule of counting?
    is_hidden = {part.id for part in chosen} & {part.id for part in stated}
    instead = [number_words(part) for part in stated] if is_hidden else ()
    return Composition(
        total=total.id,
        parts=tuple(part.id for part in chosen),
        tried=tried,
        chance=tried / value,
        why=adds_up(figure_label(total), [number_words(part) for part in chosen], tried, instead),
    )


def _go_together(problem: Problem, parts: Sequence[Figure]) -> bool:
    """Say whether no part lies inside another: people would be counted twice."""
    cells = problem.cells.of
    keys = [problem.cells.keys[cells[part.id]] for part in parts]
    if any(
        a is not None and b is not None and (a.inside(b) or b.inside(a))
        for a, b in combinations(keys, 2)
    ):
        return False
    names = {part.id for part in parts}
    return not any(
        relation.stated and relation.whole in names and names & set(relation.parts)
        for relation in problem.relations.values()
    )
