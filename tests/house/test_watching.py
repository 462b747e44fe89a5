"""The tests' own way of watching a function sees every call, and changes none."""

import pytest

from watching import watched


def half(number: int) -> int:
    """Give the half of an even number."""
    if number % 2:
        raise ValueError(number)
    return number // 2


def test_every_call_is_seen_by_whatever_name() -> None:
    """With what it was called with and what it gave; before and after nothing is noted."""
    other_name = half
    half(2)
    with watched(half) as calls:
        assert other_name(6) == half(6) == 3
        with pytest.raises(ValueError, match="5"):
            half(5)
    half(4)
    assert [call.arguments for call in calls] == [{"number": 6}, {"number": 6}, {"number": 5}]
    assert [call.returned for call in calls] == [3, 3, None]


def test_two_are_watched_at_once() -> None:
    """The inner watch does not blind the outer one."""
    with watched(half) as outer:
        with watched(half) as inner:
            half(2)
        half(4)
    assert [call.returned for call in outer] == [1, 2]
    assert [call.returned for call in inner] == [1]
