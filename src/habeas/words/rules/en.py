"""The rules of English."""

from collections.abc import Sequence


def numeral(value: float, places: int = 0) -> str:
    """Write a number with its thousands apart.

    Examples:
        >>> numeral(1135), numeral(0.264, 1)
        ('1,135', '0.3')
    """
    return f"{value:,.{places}f}" if places else f"{value:,}"


def joined(items: Sequence[str]) -> str:
    """Join words as a sentence does.

    Examples:
        >>> joined(["A", "B", "C"])
        'A, B and C'
    """
    return _joined(items, " and ")


def either(items: Sequence[str]) -> str:
    """Join words of which one is true.

    Examples:
        >>> either(["A", "B", "C"])
        'A, B or C'
    """
    return _joined(items, " or ")


def _joined(items: Sequence[str], last: str) -> str:
    return ", ".join(items) if len(items) < 2 else ", ".join(items[:-1]) + last + items[-1]


def ordinal(value: int) -> str:
    """Write a number that tells a place in an order.

    Examples:
        >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 22)]
        ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if value % 100 in (11, 12, 13) else ending}"


def agreement(low: int | None, high: int | None) -> int:
    """Give one for exactly one, and many for all else: "at least 1" are several.

    Examples:
        >>> agreement(1, 1), agreement(1, None), agreement(1, 2)
        (1, 2, 2)
    """
    return 1 if low == high == 1 else 2
