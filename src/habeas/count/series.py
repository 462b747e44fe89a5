"""A count over time: every day, the last day of every month, or every month's flow."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from habeas.count.cohorts import Asked, remainders_fit
from habeas.count.rectangles import Rectangles
from habeas.count.steps import Daily, daily
from habeas.count.tally import Pair, asked_days, doubtful, grouped, tally
from habeas.errors import InputError
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition, Rule

# A daily series longer than this is a mistake in a year and not a question.
MOST_POINTS = 40_000


class Step(StrEnum):
    """How far apart the points of a series are."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a series.

    Attributes:
        on: The day, or for a flow the month, EDTF.
        bounds: The count.
    """

    on: str
    bounds: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A count over time under one definition, as known at one moment.

    Attributes:
        definition: ``id@version``.
        points: In order of time.
        said_by: As in a tally.
        known: As in a tally.
        head: As in a tally.
    """

    definition: str
    points: tuple[Point, ...]
    said_by: str | None = None
    known: int | None = None
    head: str | None = None

    def to_record(self) -> dict[str, Any]:
        """Give the series in the wire form, ready for JSON."""
        return {
            "definition": self.definition,
            "said_by": self.said_by,
            "known": self.known,
            "head": self.head,
            "points": [
                {"on": p.on, "low": p.bounds.low, "high": p.bounds.high} for p in self.points
            ],
        }

    def words(self) -> tuple[str, ...]:
        """Give one line a point."""
        return tuple(f"{p.on}  {p.bounds}" for p in self.points)


def series(
    rectangles: Rectangles,
    definition: Definition,
    span: str,
    *,
    step: Step = Step.MONTH,
    cohorts: Sequence[Cohort] = (),
    undecided_pairs: Iterable[Pair] = (),
    said_by: str | None = None,
    known: int | None = None,
    head: str | None = None,
) -> Series:
    """Count again and again.

    Args:
        rectangles: What is known.
        definition: Whom to count. A period definition gives each month's flow.
        span: From when to when, EDTF: a year, a month, or A/B.
        step: How far apart.
        cohorts: As in a tally.
        undecided_pairs: As in a tally.
        said_by: As in a tally.
        known: As in a tally.
        head: As in a tally.

    Returns:
        Points that are, each, exactly what a tally asked for that day answers.

    Raises:
        DateFormatError: The span is not a period with both ends.
        InputError: It has too many points.
    """
    first, last = _span(span)
    days = list(_days(first, last, step))
    pairs = tuple(undecided_pairs)
    period = definition.rule is Rule.PERIOD
    if period:
        names = [d.isoformat() if step is Step.DAY else d.isoformat()[:7] for d in days]
    else:
        names = [d.isoformat() for d in days]
    asked = Asked(definition=definition, first=first, last=last)
    if period or definition.unit != "persons" or remainders_fit(cohorts, asked):
        points = tuple(
            Point(
                name,
                tally(rectangles, definition, name, cohorts=cohorts, undecided_pairs=pairs).bounds,
            )
            for name in names
        )
    else:
        points = _quick(rectangles, definition, days, pairs)
    return Series(definition=definition.ref, points=points, said_by=said_by, known=known, head=head)


def _span(span: str) -> tuple[date, date]:
    # A period definition is what takes a span; any will do to read one.
    every = Definition(id="span", version=1, title="", source="", rule=Rule.PERIOD)
    first, last = asked_days(every, span)
    if (last - first).days > MOST_POINTS:
        raise InputError("too long a series", where=repr(span), hint="ask for fewer years")
    return first, last


def _days(first: date, last: date, step: Step) -> Iterator[date]:
    """Give every day, or the last day of every month, the last month as far as asked."""
    if step is Step.DAY:
        yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
        return
    day = first
    while True:
        end = date(day.year, day.month, monthrange(day.year, day.month)[1])
        yield min(end, last)
        if end >= last:
            return
        day = end + timedelta(days=1)


def _quick(
    rectangles: Rectangles, definition: Definition, days: Sequence[date], pairs: Sequence[Pair]
) -> tuple[Point, ...]:
    table = daily(rectangles, definition)
    group = grouped(pairs)
    fewer = _fewer(rectangles, definition, group)
    near = rectangles.only(group)
    points = []
    for day in days:
        low, high = table.on(day.toordinal())
        doubt = doubtful(near, definition, day, day, group)
        for root, part in fewer.items():
            sure = part.on(day.toordinal())[0]
            low -= sure if root in doubt else max(0, sure - 1)
        points.append(Point(day.isoformat(), Bounds(low, high)))
    return tuple(points)


def _fewer(
    rectangles: Rectangles, definition: Definition, group: Mapping[str, str]
) -> dict[str, Daily]:
    """Count each group of people who may be one by itself: low takes them for one."""
    groups: dict[str, list[str]] = {}
    for person, root in sorted(group.items()):
        groups.setdefault(root, []).append(person)
    return {root: daily(rectangles.only(members), definition) for root, members in groups.items()}
