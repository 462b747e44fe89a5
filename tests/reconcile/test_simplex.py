"""The exact solver, compared with a floating-point one."""

from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from habeas.reconcile.simplex import Simplex

_ROW = st.dictionaries(st.integers(0, 3), st.sampled_from([-2, -1, 1, 2]), min_size=1, max_size=4)
_BOUND = st.tuples(st.integers(0, 6), st.one_of(st.none(), st.integers(0, 9)))


def _simplex(
    rows: list[dict[int, int]], bounds: list[tuple[int, int | None]], sums: list[bool]
) -> Simplex:
    simplex = Simplex(4, rows)
    for i, (low, high) in enumerate(bounds):
        simplex.bound(i, low, high)
    for i, is_equal in enumerate(sums):
        simplex.bound(4 + i, 0, 0 if is_equal else None)
    return simplex


@settings(max_examples=200, deadline=None)
@given(
    st.lists(_ROW, min_size=1, max_size=4),
    st.lists(_BOUND, min_size=4, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_it_agrees_with_a_linear_program(
    rows: list[dict[int, int]], bounds: list[tuple[int, int | None]], equal: list[bool]
) -> None:
    """Bounds can hold exactly where a linear program says so, with the same greatest sum."""
    bounds = [(low, None if high is None else max(low, high)) for low, high in bounds]
    simplex = _simplex(rows, bounds, equal[: len(rows)])
    matrix = np.array([[row.get(i, 0) for i in range(4)] for row in rows], dtype=float)
    is_equal = np.array(equal[: len(rows)])
    rest: Any = {
        "A_ub": -matrix[~is_equal] if (~is_equal).any() else None,
        "b_ub": np.zeros((~is_equal).sum()) if (~is_equal).any() else None,
        "A_eq": matrix[is_equal] if is_equal.any() else None,
        "b_eq": np.zeros(is_equal.sum()) if is_equal.any() else None,
        "bounds": bounds,
    }
    blocked = simplex.check()
    # Asked with nothing to maximise: an unbounded sum makes the peer's presolve say
    # "infeasible" of bounds that can hold.
    assert (blocked is None) is (linprog([0, 0, 0, 0], **rest).status == 0)
    if blocked is None:
        most = simplex.extreme(dict.fromkeys(range(4), 1), most=True)
        answer = linprog([-1, -1, -1, -1], **rest)
        assert (most is None) is (answer.status != 0)
        if most is not None:
            assert abs(float(most) + float(answer.fun or 0)) < 1e-6


def test_fractions_stay_exact() -> None:
    """Three equal parts of ten are ten thirds each."""
    simplex = Simplex(2, [{0: 1, 1: -3}])
    simplex.bound(0, 10, 10)
    simplex.bound(1, 0, None)
    simplex.bound(2, 0, 0)
    assert simplex.check() is None
    assert simplex.value[1] == Fraction(10, 3)


def test_starting_afresh_keeps_the_answer() -> None:
    """Forgetting every swap changes nothing but the work."""
    simplex = Simplex(3, [{0: 1, 1: -1, 2: -1}])
    for i, (low, high) in enumerate([(10, 10), (4, None), (0, 5)]):
        simplex.bound(i, low, high)
    simplex.bound(3, 0, 0)
    assert simplex.check() is None
    simplex.restart()
    assert simplex.check() is None
    assert simplex.value[0] == simplex.value[1] + simplex.value[2]
