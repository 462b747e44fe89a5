"""Which figures tell of groups of people, and which of them tell of one group.

Choices beyond the rules:

 1. A figure without a date, a period, a year or "about a year" is a total and binds
    nothing; so is one said wholly before its first day.
 2. more_than n is n + 1 and more. (The engine may take n as written.)
 3. People hold everybody; of the others prisoners and political_prisoners nest; no
    population told nests with any. A part needs a population told to be narrower than one
    told.
 4. Releases, pardons, leavings and handovers of one day may be one act: then everybody of the
    group has each of the events told, on that day.
 5. A telling that could be one with several groups that cannot be one with each other is one
    with any of them: each way is a way of judging.
 6. Ranges are smaller where they end below the other's beginning; where two exact-day ranges
    overlap and populations nest they are one group, not part and whole.
 7. Two places (or destinations) exclude each other where both are told and differ: nobody is
    in both by one act on one day. Which place holds which is not known here.
 8. An explicit part is in its whole whatever their days and populations; never one with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from habeas.model.when import parse_when
from reference.lives import HAPPENINGS, family_of
from reference.records import Figure, Record

MEASURES: Final = {
    "arrested": "arrest",
    "re_arrested": "arrest",
    "released": "release",
    "pardoned": "pardon",
    "deported_or_exiled": "exile",
    "died": "death",
    "charged": "charge",
    "sentenced": "verdict",
    "recognised": "recognition",
    "listed": "listed",
    "disappeared": "enforced_disappearance",
}
_NESTED: Final = ("people", "prisoners", "political_prisoners")
_ONE_ACT: Final = ("release", "pardon", "leaving")


@dataclass(frozen=True, slots=True)
class Occasion:
    """One figure as a group: its event, its days and its size."""

    event: str
    body: str
    first: int | None
    last: int | None
    low: int
    high: int | None
    figure: Figure

    @property
    def act(self) -> str:
        """What two figures must share to tell of one act."""
        family = family_of(self.event, self.body)
        return "freed" if family in _ONE_ACT else family

    @property
    def is_exact(self) -> bool:
        """Whether one size is told."""
        return self.low == self.high

    @property
    def is_of_one_day(self) -> bool:
        """Whether one day is told."""
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Group:
    """People of one occasion.

    Attributes:
        tellings: Indices of the figures that tell of it.
        occasions: Those figures.
        first: First day it can have been, as an ordinal.
        last: Last such day.
        low: Fewest people.
        high: Most people; None where no telling limits it.
    """

    tellings: tuple[int, ...]
    occasions: tuple[Occasion, ...]
    first: int | None
    last: int | None
    low: int
    high: int | None

    @property
    def events(self) -> tuple[tuple[str, str], ...]:
        """Types of event that its people have, each with its body."""
        return tuple(dict.fromkeys((each.event, each.body) for each in self.occasions))

    @property
    def is_of_protesters(self) -> bool:
        """Whether any telling calls its people protesters."""
        return any(each.figure.population == "protesters" for each in self.occasions)


def body_of(name: str | None) -> str:
    """Name a body as the judge does: case apart, as it is written."""
    return (name or "").casefold()


def occasion(figure: Figure) -> Occasion | None:
    """Read a figure as a group; None where it is a total, a stock or no number of people."""
    event = MEASURES.get(figure.measure)
    if figure.mode != "flow" or event is None or figure.date is None:
        return None
    if figure.hedge == "vague" and figure.low is None and figure.high is None:
        return None
    when = parse_when(figure.date)
    if when.is_period:
        return None
    first, last = _ordinal(when.earliest), _ordinal(when.latest)
    # Wider than a month is a total, but for "on one of these days".
    if not figure.date.startswith("[") and (first is None or last is None or last - first > 30):
        return None
    if figure.said_on is not None:
        said = _ordinal(parse_when(figure.said_on).latest)
        if said is not None:
            if first is not None and said < first:
                return None
            last = said if last is None else min(last, said)
    low, high = _size(figure)
    body = body_of(figure.publisher) if event in ("recognition", "listed") else ""
    return Occasion(event, body, first, last, low, high, figure)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _size(figure: Figure) -> tuple[int, int | None]:
    low, high = figure.low, figure.high
    known = low if low is not None else high
    if figure.hedge == "more_than" and low is not None:
        return low + 1, None
    if figure.hedge == "fewer_than" and high is not None:
        return 0, high - 1
    if figure.hedge == "about" and known is not None:
        top = high if high is not None else known
        return known - (known + 9) // 10, top + (top + 9) // 10
    if figure.hedge == "at_most":
        return 0, high
    return low or 0, high


def excludes(one: Occasion, other: Occasion) -> bool:
    """Say whether nobody can be in both by one act on one day."""
    return one.act == other.act and (
        _differ(one.figure.place, other.figure.place)
        or _differ(one.figure.destination, other.figure.destination)
    )


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _nests(one: str | None, other: str | None) -> bool:
    """Whether one population may be, or hold, the other."""
    if one is None or other is None or one == other or "people" in (one, other):
        return True
    return {one, other} <= set(_NESTED)


def _is_narrower(one: str | None, other: str | None) -> bool:
    # No population told is people.
    if one not in (None, "people") and other in (None, "people"):
        return True
    return one in _NESTED and other in _NESTED and _NESTED.index(one) > _NESTED.index(other)


def can_be_one(one: Occasion, other: Occasion) -> bool:
    """Say whether two tellings are one group by the rules, unless somebody says otherwise."""
    if one.act != other.act or excludes(one, other) or not _nests_each(one, other):
        return False
    if not (one.is_of_one_day and other.is_of_one_day and one.first == other.first):
        return False
    if one.is_exact and other.is_exact:
        return one.low == other.low or (
            abs(one.low - other.low) * 100 <= 5 * max(one.low, other.low)
            and one.figure.population == other.figure.population
        )
    return (one.high is None or other.low <= one.high) and (
        other.high is None or one.low <= other.high
    )


def _nests_each(one: Occasion, other: Occasion) -> bool:
    return _nests(one.figure.population, other.figure.population)


def is_part(one: Occasion, other: Occasion) -> bool:
    """Say whether one is a part of the other by the rules."""
    if one.act != other.act or excludes(one, other) or not _nests_each(one, other):
        return False
    if not (one.is_of_one_day and other.is_of_one_day and one.first == other.first):
        return False
    if one.high is None or one.high >= other.low:
        return False
    return _is_narrower(one.figure.population, other.figure.population) or (
        one.figure.destination is not None and other.figure.destination is None
    )


def ways(record: Record) -> Iterator[tuple[Group, ...]]:
    """Give every way to say which figures tell of one group.

    There is more than one way only where a telling could be one with several groups that
    cannot be one with each other.
    """
    found = {i: told for i, figure in enumerate(record.figures) if (told := occasion(figure))}
    parts = {(i, figure.part_of) for i, figure in enumerate(record.figures)}

    def can_join(index: int, members: tuple[int, ...]) -> bool:
        return all(
            can_be_one(found[index], found[other])
            and (index, other) not in parts
            and (other, index) not in parts
            for other in members
        )

    def place(rest: list[int], classes: tuple[tuple[int, ...], ...]) -> Iterator[tuple[Group, ...]]:
        if not rest:
            yield tuple(_group(members, found) for members in classes)
            return
        index, *others = rest
        joined = [number for number, members in enumerate(classes) if can_join(index, members)]
        if not joined:
            yield from place(others, (*classes, (index,)))
        for number in joined:
            grown = (*classes[number], index)
            yield from place(others, (*classes[:number], grown, *classes[number + 1 :]))

    # What is exact first, what is open last: it joins what it fits.
    order = sorted(found, key=lambda i: (not found[i].is_exact, found[i].high is None, i))
    yield from place(order, ())


def _group(members: tuple[int, ...], found: dict[int, Occasion]) -> Group:
    told = tuple(found[index] for index in members)
    exact = [each.low for each in told if each.is_exact]
    low = max(each.low for each in told)
    highs = [each.high for each in told if each.high is not None]
    high = min(highs) if highs else None
    if exact:
        # Exact sizes a few per cent apart are one group of that range.
        low, high = min(exact), max(exact)
    return Group(members, told, told[0].first, told[0].last, low, high)


def wholes(record: Record, groups: tuple[Group, ...]) -> tuple[frozenset[int], ...]:
    """Give, for each group, the groups that hold all of its people, itself left out."""
    direct = [
        {
            j
            for j, whole in enumerate(groups)
            if i != j and (_is_told_part(record, part, whole) or _is_silent_part(part, whole))
        }
        for i, part in enumerate(groups)
    ]
    for _ in groups:
        for held in direct:
            held |= {further for other in held for further in direct[other]}
    return tuple(frozenset(held - {i}) for i, held in enumerate(direct))


def _is_told_part(record: Record, part: Group, whole: Group) -> bool:
    return any(record.figures[index].part_of in whole.tellings for index in part.tellings)


def _is_silent_part(part: Group, whole: Group) -> bool:
    """Parts by number, population and destination, with nothing excluding."""
    pairs = [(one, other) for one in part.occasions for other in whole.occasions]
    return (
        any(is_part(one, other) for one, other in pairs)
        and not any(excludes(one, other) for one, other in pairs)
        and part.high is not None
        and part.high < whole.low
    )


def rank(event: str) -> int:
    """Say which of several types told of one event is meant: the highest."""
    return HAPPENINGS[event].rank
