"""Figures in plain words: the number, what it counts, and only what tells it from others."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import When
from habeas.reconcile.keys import NEVER_ENDS, SINCE_EVER

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(figure: Figure) -> str:
    """Give the number as it was stated.

    Examples:
        >>> from habeas.model.figure import Figure, Hedge, Mode
        >>> number(Figure(id="f", low=1135, high=None, hedge=Hedge.AT_LEAST, measure="held",
        ...               mode=Mode.STOCK, population="people"))
        'at least 1,135'
    """
    low = None if figure.low is None else f"{figure.low:,}"
    high = None if figure.high is None else f"{figure.high:,}"
    one = low or high or "?"
    match figure.hedge:
        case Hedge.AT_LEAST:
            return f"at least {one}"
        case Hedge.MORE_THAN:
            return f"more than {one}"
        case Hedge.AT_MOST:
            return f"at most {high or one}"
        case Hedge.FEWER_THAN:
            return f"fewer than {high or one}"
        case Hedge.ABOUT:
            return f"about {one}"
        case Hedge.RANGE | Hedge.VAGUE if low and high and low != high:
            return f"{low} to {high}"
        case Hedge.VAGUE if high is None:
            return f"at least {one}"
        case Hedge.VAGUE if low is None:
            return f"at most {one}"
        case _:
            return one


def plain(word: str) -> str:
    """Write an identifier of the vocabulary as words."""
    return word.replace("_", " ")


def day(ordinal: int) -> str:
    """Write a day given as an ordinal."""
    when = date.fromordinal(ordinal)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def days(first: int, last: int) -> str:
    """Write a period given as ordinals."""
    if first <= SINCE_EVER:
        return "ever" if last >= NEVER_ENDS else f"ever, up to {day(last)}"
    if last >= NEVER_ENDS:
        return f"since {day(first)}"
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def precise(text: str) -> str:
    """Write a year, month or day in its own precision; anything else as it stands.

    Examples:
        >>> precise("2025-06"), precise("2025"), precise("2025-12-23")
        ('June 2025', '2025', '23 December 2025')
    """
    pieces = text.split("-")
    if not all(piece.isdigit() for piece in pieces) or not 1 <= len(pieces) <= 3:
        return text
    if len(pieces) == 1:
        return text
    month = int(pieces[1])
    if not 1 <= month <= 12:
        return text
    named = f"{_MONTHS[month - 1]} {pieces[0]}"
    return named if len(pieces) == 2 else f"{int(pieces[2])} {named}"


def time(when: When | None, mode: Mode) -> str:
    """Write a time as a reader says it: "in 2025", "since June 2025", "on 23 December 2025"."""
    if when is None:
        return "at a time not stated"
    if when.is_period:
        start, end = when.start, when.end
        if start is None:
            return f"up to {precise(end or '')}"
        if end is None:
            return f"since {precise(start)}"
        if start[:4] == end[:4] and len(start) == len(end) == 7:
            return f"from {precise(start).split()[0]} to {precise(end)}"
        return f"from {precise(start)} to {precise(end)}"
    if when.edtf.startswith("["):
        return _one_of(when)
    preposition = "on" if len(when.edtf) == 10 else "in"
    if mode is Mode.FLOW and len(when.edtf) == 4:
        return f"in all of {when.edtf}"
    return f"{preposition} {precise(when.edtf)}"


def _one_of(when: When) -> str:
    """Write one unknown day between two."""
    start, end = when.start, when.end
    if start is None:
        return f"on or before {precise(end or '')}"
    if end is None:
        return f"on or after {precise(start)}"
    return f"on a day from {precise(start)} to {precise(end)}"


def group(figure: Figure) -> str:
    """Write the subgroup; empty where the figure counts all."""
    return ", ".join(plain(value) for _, value in sorted(figure.subgroup.items()))


def phrase(figure: Figure) -> str:
    """Write a whole figure on its own."""
    is_one = figure.low == figure.high == 1 and figure.population == "people"
    pieces = [number(figure), "person" if is_one else plain(figure.population)]
    if figure.subgroup:
        pieces.append(f"({group(figure)})")
    pieces.append(plain(figure.measure))
    pieces.append(time(figure.time, figure.mode))
    if figure.place:
        pieces.append(f"in {figure.place}" if figure.place[:1].isalpha() else f"({figure.place})")
    if figure.publisher:
        pieces.append(f"({figure.publisher})")
    return " ".join(pieces)


def tell_apart(figures: Sequence[Figure]) -> dict[str, str]:
    """Give each figure the shortest label that tells it from the others.

    Args:
        figures: The figures of one sum.
    """
    aspects = (
        [group(f) or "all" for f in figures],
        [plain(f.measure) for f in figures],
        [time(f.time, f.mode) for f in figures],
        [plain(f.population) for f in figures],
        [f.place or "place not stated" for f in figures],
        [f.publisher or "publisher not stated" for f in figures],
    )
    varying = [column for column in aspects if len(set(column)) > 1]
    for size in range(1, len(varying) + 1):
        for columns in combinations(varying, size):
            if _distinct(columns):
                return _labels(figures, columns)
    stated = [number(f) for f in figures]
    return _labels(figures, (stated if _distinct([stated]) else [f.id for f in figures],))


def _labels(figures: Sequence[Figure], columns: Sequence[Sequence[str]]) -> dict[str, str]:
    return {
        figure.id: " ".join(dict.fromkeys(column[i] for column in columns))
        for i, figure in enumerate(figures)
    }


def _distinct(columns: Iterable[Sequence[str]]) -> bool:
    rows = list(zip(*columns, strict=True))
    return len(set(rows)) == len(rows)


def shared(figures: Sequence[Figure]) -> str:
    """Write what all figures of a sum have in common."""
    first = figures[0]
    pieces = []
    if all(f.population == first.population for f in figures):
        pieces.append(plain(first.population))
    if all(f.measure == first.measure for f in figures):
        pieces.append(plain(first.measure))
    if all(f.time == first.time for f in figures):
        pieces.append(time(first.time, first.mode))
    if first.place and all(f.place == first.place for f in figures):
        pieces.append(f"in {first.place}")
    return " ".join(pieces)


def listing(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    Examples:
        >>> listing(["a", "b", "c"])
        'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
