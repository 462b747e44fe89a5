"""Small groups of made-up figures, and a slow exact engine to compare with."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from habeas.model.figure import Figure, Hedge, Mode, Relation, RelationType
from habeas.model.when import parse_when
from habeas.reconcile.problem import Problem


def fig(name: str, low: int | None, **more: object) -> Figure:
    """Make a figure: 12 people released in 2030 by the Lantern list unless told otherwise."""
    fields: dict[str, object] = {
        "high": low,
        "hedge": Hedge.EXACT,
        "measure": "released",
        "mode": Mode.FLOW,
        "population": "political_prisoners",
        "place": "XA",
        "publisher": "Lantern",
    }
    fields |= more
    time = fields.pop("time", "2030")
    assert isinstance(time, str)
    hedge = fields["hedge"]
    if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN) and "high" not in more:
        fields["high"] = None
    return Figure(id=name, low=low, time=parse_when(time), **fields)  # type: ignore[arg-type]


def held(name: str, low: int, **more: object) -> Figure:
    """Make a number held on the last day of 2030."""
    return fig(name, low, **{"measure": "held", "mode": Mode.STOCK, "time": "2030-12-31", **more})


def breakdown(name: str, whole: str, *parts: str, stated: bool = True) -> Relation:
    """Make a partition."""
    return Relation(id=name, type=RelationType.PARTITION, whole=whole, parts=parts, stated=stated)


def can_hold(problem: Problem, figures: Collection[str], readings: Collection[str] = ()) -> bool:
    """Say by a general integer solver whether figures and readings can hold together."""
    count = len(problem.cells.keys)
    low, high = np.zeros(count), np.full(count, np.inf)
    for clash in problem.clashes:
        if clash <= set(figures):
            return False
    for name in figures:
        cell, least, most = problem.bounds[name]
        low[cell] = max(low[cell], least)
        if most is not None:
            high[cell] = min(high[cell], most)
    if (low > high).any():
        return False
    rows = [r for r in problem.rows if not r.is_reading or r.relation in readings]
    if not rows:
        return True
    data, columns, starts, top = [], [], [0], []
    for row in rows:
        data += list(row.coefficients.values())
        columns += list(row.coefficients)
        starts.append(len(data))
        top.append(0 if row.is_equal else np.inf)
    matrix = csr_array((data, columns, starts), shape=(len(rows), count), dtype=float)
    answer = milp(
        np.zeros(count),
        integrality=np.ones(count, dtype=np.int64),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(matrix, 0, top),
    )
    return bool(answer.status == 0)


def smallest_by_trying(
    problem: Problem, figures: Sequence[str], *, deepest: int = 4
) -> set[frozenset[str]]:
    """Find every smallest conflict by trying all sets, smallest first."""
    for size in range(1, deepest + 1):
        found = {
            frozenset(chosen)
            for chosen in combinations(figures, size)
            if not can_hold(problem, chosen)
        }
        if found:
            return found
    return set()


_TIMES = ("2030", "2030-01/2030-06", "2030-03", "2030-03/..", "2029-07/2030-06")
_GROUPS: tuple[Mapping[str, str], ...] = ({}, {"sex": "female"}, {"sex": "male"})


@st.composite
def figure_groups(draw: st.DrawFn, *, most: int = 7) -> tuple[list[Figure], list[Relation]]:
    """Draw figures of one place that overlap in time and group, with relations among them."""
    count = draw(st.integers(2, most))
    figures = []
    for i in range(count):
        hedge = draw(
            st.sampled_from([Hedge.EXACT] * 4 + [Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.ABOUT])
        )
        figures.append(
            fig(
                f"f{i}",
                draw(st.integers(0, 12)),
                hedge=hedge,
                time=draw(st.sampled_from(_TIMES)),
                subgroup=draw(st.sampled_from(_GROUPS)),
                said_on="2030-12-20",
                population=draw(st.sampled_from(["political_prisoners", "people"])),
            )
        )
    names = [f.id for f in figures]
    relations = []
    for i in range(draw(st.integers(0, 3))):
        chosen = draw(
            st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=draw(st.booleans()))
        )
        kind = draw(st.sampled_from(list(RelationType)))
        if kind is RelationType.BALANCE and len(chosen) < 3:
            kind = RelationType.PARTITION
        stated = draw(st.booleans())
        if kind is RelationType.BALANCE:
            relations.append(
                Relation(
                    id=f"r{i}",
                    type=kind,
                    opening=chosen[0],
                    closing=chosen[1],
                    inflows=tuple(chosen[2:3]),
                    outflows=tuple(chosen[3:]),
                    stated=stated,
                )
            )
        else:
            relations.append(
                Relation(
                    id=f"r{i}", type=kind, whole=chosen[0], parts=tuple(chosen[1:]), stated=stated
                )
            )
    return figures, relations
