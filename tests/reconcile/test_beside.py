"""A published figure beside our own count."""

import pytest

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Hedge
from habeas.reconcile import Standing, compare_with_tally
from reconcile.groups import fig, held


def _beside(figure: Figure, low: int, high: int | None, *, period: bool = False) -> Standing:
    return compare_with_tally(
        figure, Bounds(low, high), definition="lantern@1", counts_period=period
    ).standing


def test_a_figure_inside_our_interval_agrees() -> None:
    """Any number in common is agreement."""
    assert _beside(held("f", 12), 10, 14) is Standing.AGREES
    assert _beside(held("f", 12, hedge=Hedge.AT_LEAST), 14, None) is Standing.AGREES


@pytest.mark.parametrize(("low", "high", "gap"), [(13, 20, 1), (2, 9, 3)])
def test_a_figure_outside_our_interval_cannot_agree(low: int, high: int, gap: int) -> None:
    """It says by how many people the two differ at least."""
    found = compare_with_tally(
        held("f", 12), Bounds(low, high), definition="lantern@1", counts_period=False
    )
    assert found.standing is Standing.CANNOT_AGREE
    assert found.gap == gap


def test_what_counts_something_else_is_not_comparable() -> None:
    """A period, a part, another unit or an unknown time is said, not compared."""
    assert _beside(fig("f", 12), 1, 2) is Standing.NOT_COMPARABLE
    assert _beside(held("f", 12, subgroup={"sex": "female"}), 1, 2) is Standing.NOT_COMPARABLE
    assert _beside(held("f", 12, unit="families"), 1, 2) is Standing.NOT_COMPARABLE
    assert _beside(held("f", 12, time="2030-12"), 1, 2) is Standing.NOT_COMPARABLE
    assert _beside(fig("f", 12), 12, 12, period=True) is Standing.AGREES
