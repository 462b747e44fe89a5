"""A whole number of people known only to lie between two others."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.errors import InputError


@dataclass(frozen=True, slots=True)
class Bounds:
    """At least ``low``, at most ``high``, both inclusive.

    Attributes:
        low: The least it can be, 0 or more.
        high: The most it can be, or None where nothing limits it.

    Raises:
        InputError: ``low`` is negative or above ``high``.

    Examples:
        >>> Bounds(14, 14) + Bounds(2, None)
        Bounds(low=16, high=None)
    """

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise InputError(
                "bounds must be 0 <= low <= high", where=f"low={self.low}, high={self.high}"
            )

    def __add__(self, other: "Bounds") -> "Bounds":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, high)

    def __contains__(self, value: int) -> bool:
        return self.low <= value and (self.high is None or value <= self.high)


def around(bounds: Iterable[Bounds]) -> Bounds:
    """Give the narrowest bounds that hold all of some others.

    Args:
        bounds: One or more.

    Examples:
        >>> around([Bounds(1, 2), Bounds(4, 5)]), around([Bounds(1, 2), Bounds(0, None)])
        (Bounds(low=1, high=5), Bounds(low=0, high=None))
    """
    every = list(bounds)
    highs = [of.high for of in every]
    most = None if None in highs else max(high for high in highs if high is not None)
    return Bounds(min(of.low for of in every), most)
