"""Published figures of one dated event, as one group with a size and perhaps few names.

Six outlets that print one convoy's number speak of one group, not of six; where their
numbers differ the size is an interval. A year's total is no group: it holds groups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import When, parse_when

# A figure over more days than this is about a period and may hold several groups.
_LONGEST: Final = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class _Dated:
    figure: Figure
    first: date
    last: date

    @property
    def length(self) -> timedelta:
        return self.last - self.first


def groups_of(
    figures: Sequence[Figure], members: Mapping[str, Sequence[str]]
) -> tuple[Cohort, ...]:
    """Join the figures of each dated event into one cohort.

    Args:
        figures: Accepted figures, their places as codes; without a place one fits any.
        members: Figure id to the ids of the people named as belonging to its group.

    Returns:
        One cohort a group, by first day; its id is that of the most precise figure of its size.
    """
    dated = [found for figure in figures if (found := _dated(figure)) is not None]
    # The most precise figures make the groups; vaguer ones join what they touch.
    dated.sort(key=lambda d: (d.length, d.first, d.figure.id))
    groups: list[list[_Dated]] = []
    for item in dated:
        home = [group for group in groups if _one_event(group[0], item)]
        if len(home) == 1:
            home[0].append(item)
        elif not home:
            groups.append([item])
        # A figure that touches two events is about their period, not about one of them.
    return tuple(
        sorted((_cohort(group, members) for group in groups), key=lambda c: (_first(c), c.id))
    )


def _dated(figure: Figure) -> _Dated | None:
    """Give the days of a figure that can be one event's, or None where it cannot."""
    when = figure.time
    whole = not figure.part_of and not figure.subgroup and figure.destination is None
    counted = figure.mode is Mode.FLOW and figure.unit == "persons" and figure.low is not None
    if when is None or when.earliest is None or not whole or not counted:
        return None
    if figure.hedge is Hedge.VAGUE:
        return None
    last = when.latest
    if last is None and not when.is_period and figure.said_on is not None:
        # "On or after the talks": at the latest on the day it was said.
        last = parse_when(figure.said_on).latest
    if last is None or not timedelta() <= last - when.earliest <= _LONGEST:
        return None
    return _Dated(figure, when.earliest, last)


def _one_event(a: _Dated, b: _Dated) -> bool:
    places = {a.figure.place, b.figure.place} - {None}
    same = a.figure.measure == b.figure.measure and len(places) < 2
    return same and a.first <= b.last and b.first <= a.last


def _cohort(group: Sequence[_Dated], members: Mapping[str, Sequence[str]]) -> Cohort:
    # Who speaks of a part ("ten foreigners were released") gives less than the whole;
    # only those who count the widest population give its size.
    widest = [d.figure for d in group if d.figure.population == _widest(group)]
    lead = widest[0]
    highs = [f.high for f in widest]
    high = None if None in highs else max(h for h in highs if h is not None)
    return Cohort(
        id=lead.id,
        size=Bounds(min(f.low or 0 for f in widest), high),
        measure=lead.measure,
        time=_time(group),
        members=tuple(sorted({m for d in group for m in members.get(d.figure.id, ())})),
    )


def _widest(group: Sequence[_Dated]) -> str:
    """The population that the largest number of the group is given for."""
    lead = max(group, key=lambda d: (d.figure.low or 0, d.figure.id))
    return lead.figure.population


def _time(group: Sequence[_Dated]) -> When:
    lead = group[0]
    if lead.first == lead.last:
        return parse_when(lead.first.isoformat())
    return parse_when(f"[{lead.first.isoformat()}..{lead.last.isoformat()}]")


def _first(cohort: Cohort) -> date:
    assert cohort.time is not None  # noqa: S101 - made above
    assert cohort.time.earliest is not None  # noqa: S101
    return cohort.time.earliest
