"""Which few figures add up to another: a composition, or chance.

"189 equals 14 + 52 + 123" says where a total may come from. With enough figures some
sums fit by accident, so every composition says how many sums were tried and how many
of them would be expected to fit by chance.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from habeas.model.conflict import Composition
from habeas.model.figure import Figure, Mode
from habeas.reconcile.keys import wider_places
from habeas.reconcile.problem import Problem
from habeas.reconcile.words import number, phrase

MOST_PARTS: Final = 4
MOST_TRIED: Final = 20_000
SMALLEST_TOTAL: Final = 10


def compositions(problem: Problem, *, most: int = 20) -> list[Composition]:
    """Find figures that equal a sum of two to four others of the same place and period.

    Sums that a stated relation already gives are left out. The fewest accidents come first.

    Args:
        problem: Figures as constraints.
        most: List at most so many.
    """
    exact = _exact_figures(problem)
    told = {
        (relation.whole, frozenset(relation.parts))
        for relation in problem.relations.values()
        if relation.stated and relation.whole is not None
    }
    found: list[Composition] = []
    for total in exact:
        value = problem.bounds[total.id][1]
        if value < SMALLEST_TOTAL:
            continue
        parts = [f for f in exact if f.id != total.id and _may_be_part(problem, f, total, value)]
        found.extend(_sums(problem, total, value, parts, told))
    found.sort(key=lambda c: (c.chance, len(c.parts), c.total))
    return found[:most]


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
    if total.place not in wider_places(part.place) and part.place != total.place:
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


def _sums(
    problem: Problem,
    total: Figure,
    value: int,
    parts: Sequence[Figure],
    told: Iterable[tuple[str, frozenset[str]]],
) -> list[Composition]:
    known = set(told)
    tried = 0
    hits: list[tuple[Figure, ...]] = []
    numbers = {part.id: problem.bounds[part.id][1] for part in parts}
    for size in range(2, MOST_PARTS + 1):
        for chosen in combinations(parts, size):
            tried += 1
            if tried > MOST_TRIED:
                break
            if sum(numbers[part.id] for part in chosen) == value and _go_together(
                problem, chosen
            ):
                hits.append(chosen)
    found = []
    for chosen in hits:
        names = frozenset(part.id for part in chosen)
        if (total.id, names) in known or any(
            whole == total.id and names < members for whole, members in known
        ):
            continue
        chance = len(hits) / max(len(hits), 1) * tried / max(value, 1)
        sum_words = " + ".join(number(part) for part in chosen)
        found.append(
            Composition(
                total=total.id,
                parts=tuple(part.id for part in chosen),
                tried=tried,
                chance=chance,
                why=(
                    f"{phrase(total)} equals {sum_words}; may be coincidence; "
                    f"{tried:,} sum{'s' if tried != 1 else ''} tried"
                ),
            )
        )
    return found


def _go_together(problem: Problem, parts: Sequence[Figure]) -> bool:
    """Say whether no part lies inside another: people would be counted twice."""
    keys = [problem.cells.keys[problem.cells.of[part.id]] for part in parts]
    return not any(
        a is not None and b is not None and (a.inside(b) or b.inside(a))
        for a, b in combinations(keys, 2)
    )
