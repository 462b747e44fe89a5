"""Bounds: a number of people known to lie between two others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import InputError
from habeas.model.bounds import Bounds

SMALL = st.integers(0, 40)
BOUNDS = st.builds(
    lambda low, more: Bounds(low, None if more is None else low + more),
    SMALL,
    st.none() | SMALL,
)


@given(BOUNDS, BOUNDS, SMALL, SMALL)
def test_a_sum_holds_every_sum_of_numbers_inside(a: Bounds, b: Bounds, x: int, y: int) -> None:
    """If x can be in a and y in b, then x + y is in a + b."""
    if x in a and y in b:
        assert x + y in a + b


@given(BOUNDS, BOUNDS)
def test_order_of_adding_does_not_matter(a: Bounds, b: Bounds) -> None:
    """Two groups together are the same whichever is counted first."""
    assert a + b == b + a


@pytest.mark.parametrize(("low", "high"), [(-1, 3), (5, 4)])
def test_bounds_that_cannot_be_are_refused(low: int, high: int) -> None:
    """Fewer than nobody, or at least five and at most four, is an input error."""
    with pytest.raises(InputError, match="low <= high"):
        Bounds(low, high)
