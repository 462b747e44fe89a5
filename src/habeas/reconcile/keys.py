"""What a figure counts, as a key that can be compared, and the bounds it states.

Two figures are about one unknown number only where everything agrees: measure,
stock or flow, definition, population, subgroup, place and time. This module
turns the words of one figure into that key, or says why it cannot be compared.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from habeas.errors import DateFormatError, InputError
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import When, parse_when
from habeas.vocabulary.reconcile_table import reconcile_table
from habeas.words import comparability

SINCE_EVER: Final = 0
NEVER_ENDS: Final = 4_000_000
"""Days as proleptic ordinals; both are outside the calendar."""

_ONE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNSPECIFIED = re.compile(r"X")


@dataclass(frozen=True, slots=True)
class Key:
    """Everything that must agree before two numbers are one number.

    Attributes:
        measure: What happened to the people counted.
        kind: ``stock`` or ``flow`` (a cumulative figure is a flow since its beginning).
        definition: The named definition, or ``own:PUBLISHER``.
        population: Who is counted.
        subgroup: Pairs of dimension and value.
        place: Where, or None where the source does not say.
        first: First day counted, as an ordinal; ``SINCE_EVER`` where it has none.
        last: Last day counted, as an ordinal; ``NEVER_ENDS`` where it has none.
        is_one_day_of: True where the count is of one unknown day between first and
            last: it lies inside a period that covers them, and equals nothing.
    """

    measure: str
    kind: str
    definition: str
    population: str
    subgroup: frozenset[tuple[str, str]]
    place: str | None
    first: int
    last: int
    is_one_day_of: bool = False

    def inside(self, other: "Key") -> bool:
        """Say whether everyone counted here is counted there too."""
        return (
            not other.is_one_day_of
            and self.measure == other.measure
            and self.kind == other.kind
            and self.definition == other.definition
            and self._time_inside(other)
            and other.subgroup <= self.subgroup
            and place_inside(self.place, other.place)
            and other.population in wider_populations(self.population)
        )

    def _time_inside(self, other: "Key") -> bool:
        if self.kind == "stock":
            return self.first == other.first
        return other.first <= self.first and self.last <= other.last


@lru_cache(maxsize=65536)
def wider_places(place: str | None) -> tuple[str | None, ...]:
    """List a place and every place that contains it, nearest first.

    Examples:
        >>> wider_places("BY-HM")
        ('BY-HM', 'BY', '001')
    """
    if place is None:
        return (None,)
    world = reconcile_table().world
    pieces = place.split("-")
    wider = ["-".join(pieces[:n]) for n in range(len(pieces), 0, -1)]
    return tuple(wider) if wider[-1] == world else (*wider, world)


def place_inside(place: str | None, other: str | None) -> bool:
    """Say whether one place is the other or lies in it; an unknown place only is itself."""
    return place == other or other in wider_places(place)


@cache
def wider_populations(population: str) -> frozenset[str]:
    """Name a population and every population it is among."""
    found, waiting = {population}, [population]
    order = reconcile_table().populations
    while waiting:
        for wider in order.get(waiting.pop(), ()):
            if wider not in found:
                found.add(wider)
                waiting.append(wider)
    return frozenset(found)


def population_of(figure: Figure) -> str:
    """Name who is counted, with the unit where it is not persons."""
    unit = reconcile_table().units.get(figure.unit, figure.unit)
    if unit is None or unit == figure.population:
        return figure.population
    return unit if figure.population == "people" else f"{figure.population}/{unit}"


def definition_of(figure: Figure) -> str:
    """Name the definition a figure is under: its own publisher's where none is named."""
    return figure.definition or f"own:{figure.publisher or ''}"


def stated_bounds(figure: Figure, *, about_percent: int | None = None) -> tuple[int, int | None]:
    """Give the least and the most that a figure states.

    Args:
        figure: A published figure.
        about_percent: How far "about" reaches each way; None for the reviewed margin.

    Returns:
        Least and most, inclusive; None for the most where nothing limits it.

    Raises:
        InputError: No number is stated, or the least is above the most.

    Examples:
        >>> from habeas.model.figure import Figure, Hedge, Mode
        >>> f = Figure(id="f", low=1135, high=None, hedge=Hedge.MORE_THAN, measure="held",
        ...            mode=Mode.STOCK, population="people")
        >>> stated_bounds(f)
        (1136, None)
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        raise InputError("a figure states no number", where=figure.id, hint="give low or high")
    if (low is not None and low < 0) or (high is not None and high < 0):
        raise InputError(
            "a figure states a negative number", where=f"{figure.id}: low={low}, high={high}"
        )
    least = low if low is not None else high
    most = high if high is not None else low
    assert least is not None  # noqa: S101 - one of the two is a number
    assert most is not None  # noqa: S101
    match figure.hedge:
        case Hedge.EXACT:
            bounds: tuple[int, int | None] = (least, least)
        case Hedge.AT_LEAST:
            bounds = (least, None)
        case Hedge.MORE_THAN:
            bounds = (least + 1, None)
        case Hedge.AT_MOST:
            bounds = (0, most)
        case Hedge.FEWER_THAN:
            bounds = (0, max(most - 1, 0))
        case Hedge.ABOUT:
            percent = reconcile_table().about_margin_percent
            percent = percent if about_percent is None else about_percent
            bounds = (max(least * (100 - percent) // 100, 0), -(-most * (100 + percent) // 100))
        case _:
            bounds = (low or 0, high)
    if bounds[1] is not None and bounds[0] > bounds[1]:
        raise InputError(
            "the least is above the most",
            where=f"{figure.id}: low={low}, high={high}",
            hint="swap them, or give the hedge that was meant",
        )
    return bounds


def last_day_said(said_on: str | None) -> int | None:
    """Give the last day a statement can cover, as an ordinal; None where it has no date."""
    if said_on is None:
        return None
    try:
        latest = parse_when(said_on).latest
    except DateFormatError:
        return None
    return None if latest is None else latest.toordinal()


def days_of(when: When | None, mode: Mode, said_on: str | None) -> tuple[int, int, bool] | str:
    """Give the days a count covers, or say in words why they cannot be compared.

    Args:
        when: The time as written.
        mode: A stock needs one full day.
        said_on: No statement covers days after it was made.

    Returns:
        First day, last day (ordinals), and whether it is one unknown day between them.
    """
    if when is None:
        return comparability.time_not_stated()
    if when.is_approximate or any(mark in when.edtf for mark in "~?%"):
        return comparability.time_approximate(when.edtf)
    if mode is Mode.STOCK:
        if not _ONE_DAY.fullmatch(when.edtf) or when.earliest is None:
            return comparability.one_day_needed(when.edtf)
        day = when.earliest.toordinal()
        return day, day, False
    return _days_of_flow(when, last_day_said(said_on))


def _days_of_flow(when: When, said: int | None) -> tuple[int, int, bool] | str:
    one_day = not when.is_period and (
        when.edtf.startswith("[") or _UNSPECIFIED.search(when.edtf) is not None
    )
    start_text, _, end_text = when.edtf.partition("/")
    if when.is_period and not start_text:
        return comparability.beginning_unknown(when.edtf)
    if when.is_period and not end_text and said is None:
        return comparability.end_unknown(when.edtf)
    first = SINCE_EVER if when.earliest is None else when.earliest.toordinal()
    last = NEVER_ENDS if when.latest is None else when.latest.toordinal()
    if said is not None:
        last = min(last, said)
    if last < first:
        return comparability.begins_too_late(when.edtf)
    return first, last, one_day


def key_of(figure: Figure, *, definition: str, said_on: str | None) -> Key | str:
    """Give what a figure counts, or say in words why it cannot be compared.

    Args:
        figure: The figure.
        definition: The definition it stands under (a copy takes its origin's).
        said_on: When it was said (a copy takes its origin's).
    """
    days = days_of(figure.time, figure.mode, said_on)
    if isinstance(days, str):
        return days
    return Key(
        measure=figure.measure,
        kind="stock" if figure.mode is Mode.STOCK else "flow",
        definition=definition,
        population=population_of(figure),
        subgroup=frozenset(figure.subgroup.items()),
        place=figure.place,
        first=days[0],
        last=days[1],
        is_one_day_of=days[2],
    )
