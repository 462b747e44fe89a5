"""Names stay at their floor."""

from eval.gate import failures


def test_names_are_at_their_floor() -> None:
    """No score on the pairs judged by hand has fallen."""
    assert failures("names") == []
