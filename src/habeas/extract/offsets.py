"""Times told from the time told before: "two days later", "через год", "al cabo de tres meses"."""

from collections.abc import Sequence
from typing import Final

from habeas.extract.dates import DatePart, Dating
from habeas.extract.numerals import Quantity
from habeas.extract.page import TextTokens
from habeas.model.figure import Hedge

OFFSET: Final = "offset"
_LENGTHS: Final = ("day", "week", "month", "year")
# More than that is no way to date what befell somebody.
_MOST: Final = 60


def with_offsets(
    page: TextTokens, dates: Sequence[Dating], quantities: Sequence[Quantity]
) -> list[Dating]:
    """Give the dates of a text with the times told from them, in order of place.

    Args:
        page: The text.
        dates: Those that are written.
        quantities: Every number in it.
    """
    counted = {q.core_last: q for q in quantities if q.hedge is Hedge.EXACT and not q.is_decimal}
    found = [
        dating
        for at in range(len(page.tokens))
        if (dating := _offset(page, counted, at)) is not None
    ]
    taken = {i for d in found for i in range(d.core, d.last)}
    kept = [d for d in dates if d.relative is None or d.core not in taken]
    return sorted([*kept, *found], key=lambda d: d.core)


def _offset(page: TextTokens, counted: dict[int, Quantity], at: int) -> Dating | None:
    """Read one length of time at the token of its unit."""
    unit = next((u for u in _LENGTHS if page.is_word(at, f"{u}_length")), None)
    if unit is None:
        return None
    number = counted.get(at)
    count = 1 if number is None else number.value
    first = at if number is None else number.core
    if number is None and page.is_word(at - 1, "a_single", "indefinite", "article"):
        first -= 1
    last = at + 1
    while page.is_word(last, "later"):
        last += 1
    led = page.is_word(first - 1, "span_before")
    if led and last == at + 1:
        led = not page.is_word(last, "prep", "of")  # "через два года в колонии" is no date
    if not 0 < count <= _MOST or not (led or last > at + 1):
        return None
    while page.is_word(first - 1, "span_before"):
        first -= 1
    return Dating(first, first, last, DatePart(), relative=f"{OFFSET}:{unit}:{count}")
