"""Ages and dates of birth: numbers that say who a person is, and count nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from habeas.extract.dates import Dating
from habeas.extract.names import NameMention
from habeas.extract.numerals import Quantity
from habeas.extract.page import TextTokens
from habeas.model.figure import Hedge

OLDEST: Final = 120
_YEARS: Final = range(1850, 2101)
# How many words may part "born" from its date: "born in Marrow on 3 May 1991".
_REACH: Final = 6
_OPENS: Final = (",", "(")
_CLOSES: Final = (",", ")", ";", ".")


def is_age(page: TextTokens, named: Mapping[int, NameMention], quantity: Quantity) -> bool:
    """Say whether a bare number stands in apposition to a name: "Ann Bell, 34, was".

    Args:
        page: The text.
        named: The names, by each token they cover.
        quantity: The number, in digits or in words.
    """
    at, after = quantity.core, quantity.core_last
    if quantity.hedge is not Hedge.EXACT or not 0 < quantity.value <= OLDEST:
        return False
    opener = at - 1
    unit = page.over(opener, "units")
    if page.is_word(opener, "of") or (unit is not None and unit.value == "duration"):
        opener -= 1  # "Ana Ruiz, de 34,", "Jan Kowal, lat 34,"
    if _is_told_of_one(page, named, at, after):
        return True
    name = named.get(opener - 1)
    if name is None and page.low(opener) == "," and page.low(after) == ",":
        return _is_someone(page, opener - 1)
    if name is None or name.last != opener or page.low(opener) not in _OPENS:
        return False
    if name.kind not in ("person", "other"):
        return False
    if name.kind == "other" and page.is_word(name.first - 1, "prep", "of"):
        return False  # "In Marrow, 34, among them a priest, were freed"
    if after >= len(page.tokens) or page.low(after) in _CLOSES:
        return True
    return page.is_word(after, "and") and after + 1 in named and name.kind == "person"


def _is_told_of_one(
    page: TextTokens, named: Mapping[int, NameMention], at: int, after: int
) -> bool:
    """Read "who is 33,", "He was 59.": a verb of being between one person and a bare number."""
    verb = page.over(at - 1, "aux")
    closed = after >= len(page.tokens) or page.low(after) in _CLOSES
    if verb is None or not verb.value.startswith("be_") or not closed:
        return False
    subject = verb.first - 1
    name = named.get(subject)
    one = page.is_word(subject, "he", "she") and not page.is_word(subject, "they")
    return one or page.is_word(subject, "relative") or (name is not None and name.kind == "person")


def _is_someone(page: TextTokens, at: int) -> bool:
    """Say whether a word for a person ends at a token: "the dissident, 61, was freed"."""
    role = page.over(at, "names")
    is_role = role is not None and role.value in ("role", "title")
    return is_role or page.over(at, "population") is not None


def births(
    page: TextTokens, dates: Sequence[Dating], quantities: Sequence[Quantity]
) -> list[tuple[int, int]]:
    """Find the dates on which people were born, as token ranges.

    Args:
        page: The text.
        dates: Every date in it.
        quantities: Every number in it; a year that no date rule reads is one of these.
    """
    spans = [(d.core, d.last) for d in dates]
    dated = {i for first, last in spans for i in range(first, last)}
    spans += [
        (q.core, q.core_last)
        for q in quantities
        if q.core not in dated and (q.value in _YEARS) and not q.is_decimal
    ]
    return [span for span in spans if _is_birth(page, *span)]


def birthplaces(
    page: TextTokens, names: Sequence[NameMention], born: Sequence[tuple[int, int]]
) -> list[NameMention]:
    """Read "(born 4 May 1989, Vell Harbour)": a name that closes the bracket of a birth is where it was.

    Args:
        page: The text.
        names: Every name in it.
        born: The dates of births, as token ranges.

    Returns:
        The names; those of places are no longer people.
    """
    ends = {last for _, last in born}
    return [
        replace(name, kind="place")
        if name.kind == "person" and page.low(name.last) == ")" and _follows(page, name, ends)
        else name
        for name in names
    ]


def _follows(page: TextTokens, name: NameMention, ends: set[int]) -> bool:
    """Say whether no more than a comma and a small word stand between a birth and a name."""
    at = name.first
    while page.low(at - 1) == "," or page.is_word(at - 1, "prep", "in_place"):
        at -= 1
    return at in ends


def _is_birth(page: TextTokens, first: int, last: int) -> bool:
    if any(page.is_word(i, "birth_after") for i in range(first, last + 1)):
        return True  # "1988 года рождения"
    floor = page.sentences[page.sentence_of(first)].first
    for index in range(first - 1, max(floor, first - _REACH) - 1, -1):
        if page.is_word(index, "birth_before"):
            return True
        ends = page.tokens[index].kind != "word" and page.low(index) != "."
        if ends or page.over(index, "trigger") is not None or page.over(index, "aux") is not None:
            return False
    return False
