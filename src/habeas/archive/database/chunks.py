"""Many things, some at a time: a database takes only so many values in one statement."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

SOME = 500


def chunks(found: Sequence[Item], size: int = SOME) -> Iterator[Sequence[Item]]:
    """Give things in order, no more than some at a time.

    Args:
        found: All of them.
        size: How many at a time, 1 or more.
    """
    for start in range(0, len(found), size):
        yield found[start : start + size]
