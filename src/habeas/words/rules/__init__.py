"""What a language does by rule and not by messages: numerals, lists, ordinals, agreement.

Each language has a module here named by its code, with the functions of `LanguageRules`.
"""

from collections.abc import Sequence
from typing import Protocol


class LanguageRules(Protocol):
    """The rules of one language; a module of this package is one."""

    def numeral(self, value: float, places: int = 0) -> str:
        """Write a number.

        Args:
            value: Not negative.
            places: Digits after the point.
        """

    def joined(self, items: Sequence[str]) -> str:
        """Join words all of which are meant."""

    def either(self, items: Sequence[str]) -> str:
        """Join words of which one is meant."""

    def ordinal(self, value: int) -> str:
        """Write a number that tells a place in an order."""

    def agreement(self, low: int | None, high: int | None) -> int:
        """Give the number with which what is said of a stated number agrees.

        Args:
            low: Least number stated; None where only a most is.
            high: Greatest number stated; None where it is open.

        Returns:
            What the plural forms of a message are chosen by.
        """
