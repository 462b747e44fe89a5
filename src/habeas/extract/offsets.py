"""Times told from the time told before: "two days later", "через год", "al cabo de tres meses"."""

from collections.abc import Mapping, Sequence
from typing import Final

from habeas.extract.dates import DatePart, Dating
from habeas.extract.numerals import Quantity
from habeas.extract.page import TextTokens
from habeas.model.figure import Hedge
from habeas.vocabulary.grammar import WordClass

OFFSET: Final = "offset"
_LENGTHS: Final[Mapping[WordClass, str]] = {
    "day_length": "day",
    "week_length": "week",
    "month_length": "month",
    "year_length": "year",
}
_LED: Final[tuple[WordClass, ...]] = ("prep", "of", "date_of")
_BOUND: Final[tuple[WordClass, ...]] = (*_LED, "det", "article", "possessive")
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
    unit = next((unit for words, unit in _LENGTHS.items() if page.is_word(at, words)), None)
    if unit is None:
        return None
    number = counted.get(at)
    first = at if number is None else number.core
    if number is None and page.is_word(at - 1, "a_single", "indefinite", "article"):
        first -= 1
    count = _alone(page, at) if number is None else number.value
    last = at + 1
    while page.is_word(last, "later"):
        last += 1
    behind = last > at + 1
    # "через два года в колонии", "dos años después de su arresto": from another time than the one told before.
    bound = page.is_word(last, *(_BOUND if behind else _LED))
    told = behind or page.is_word(first - 1, "span_before")
    if not told or bound or not 0 < count <= _MOST:
        return None
    while page.is_word(first - 1, "span_before"):
        first -= 1
    return Dating(first, first, last, DatePart(), relative=f"{OFFSET}:{unit}:{count}")


def _alone(page: TextTokens, at: int) -> int:
    """Give how many a unit without a number is: "a year later", "بعد يومين"; 0 where nobody knows, as of "days later"."""
    if page.is_word(at, "length_of_one"):
        return 1
    return 2 if page.is_word(at, "length_of_two") else 0
