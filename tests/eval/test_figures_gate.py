"""Reconciliation stays at its floor."""

from pathlib import Path

from eval.figures import scores
from eval.gate import failures


def test_figures_are_at_their_floor() -> None:
    """No score on planted figures has fallen."""
    assert failures("figures") == []


def test_groups_with_expected_answers_are_at_their_floor(shared: Path) -> None:
    """Verdicts, smallest conflicts, conditional ones and implied intervals are all found."""
    found = scores(shared / "figures")
    for name in (
        "verdict",
        "no_false_alarms",
        "smallest_conflicts_found",
        "first_conflict_is_smallest",
        "culprit_in_first_three",
        "all_culprits_found",
        "conditional_found",
        "no_conditional_false_alarms",
        "implied",
    ):
        assert found[name] == 1.0, name
    assert found["culprit_with_field_and_value"] >= 0.86
