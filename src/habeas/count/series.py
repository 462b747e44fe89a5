"""A count over time: every day, the last day of every month, or every month's flow."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from habeas.count.answerable import unmet
from habeas.count.clusters import Who
from habeas.count.hulls import hull_daily
from habeas.count.membership import relevant
from habeas.count.population import population
from habeas.count.question import Question, asked_days
from habeas.count.tally import NO_GROUPS
from habeas.errors import InputError
from habeas.history.statements import FOREVER
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohorts
from habeas.model.definition import Definition, Rule
from habeas.model.wire import Record, Recorded, record_of
from habeas.words.numbers import interval
from habeas.words.unmet import cannot_answer

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
        recorded: The least and the greatest over all worlds that fit the record.
        widened: Whether it may be wider than the record needs.
    """

    on: str
    recorded: Bounds
    widened: bool = False

    def to_record(self) -> Record:
        """Give the point in the wire form, ready for JSON."""
        return {"on": self.on, "low": self.recorded.low, "high": None} | record_of(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Recorded):
    """A count over time under one definition, as known at one moment.

    Attributes:
        definition: ``id@version``.
        said_by: As in a tally.
        known: As in a tally.
        head: As in a tally.
        unmet: As in a tally.
        points: In order of time; none where nothing recorded can meet the definition.
    """

    definition: str
    said_by: str | None = None
    known: int | None = None
    head: str | None = None
    unmet: str | None = None
    points: tuple[Point, ...]

    def words(self) -> tuple[str, ...]:
        """Give one line a point, or say why there is none."""
        if self.unmet is not None:
            return (cannot_answer(self.unmet, self.definition),)
        return tuple(f"{p.on}  {interval(p.recorded.low, p.recorded.high)}" for p in self.points)


def series(
    who: Who,
    definition: Definition,
    span: str,
    *,
    step: Step = Step.MONTH,
    place: str | None = None,
    cohorts: Cohorts = NO_GROUPS,
    said_by: str | None = None,
    known: int | None = None,
    head: str | None = None,
) -> Series:
    """Count again and again.

    Args:
        who: As in a tally.
        definition: Whom to count. A period definition gives each month's flow.
        span: From when to when, EDTF: a year, a month, or A/B.
        step: How far apart.
        place: As in a tally.
        cohorts: As in a tally.
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
    period = definition.rule is Rule.PERIOD
    if period:
        names = [d.isoformat() if step is Step.DAY else d.isoformat()[:7] for d in days]
    else:
        names = [d.isoformat() for d in days]
    points = _points(who, definition, days, names, place=place, cohorts=cohorts)
    counts = any(point.recorded.high != 0 for point in points)
    why = None if counts else unmet(who.records, cohorts, definition)
    return Series(
        definition=definition.ref,
        points=points if why is None else (),
        said_by=said_by,
        known=known,
        head=head,
        unmet=why,
    )


def end_of(definition: Definition, span: str) -> str:
    """Give what a series ends with: the last day of its span, or for what happens all of it.

    Args:
        definition: Whom it counts.
        span: From when to when, EDTF.

    Raises:
        DateFormatError: The span is not a period with both ends.
    """
    return span if definition.rule is Rule.PERIOD else _span(span)[1].isoformat()


def points_of(
    who: Who,
    definition: Definition,
    days: Sequence[date],
    *,
    place: str | None = None,
    cohorts: Cohorts = NO_GROUPS,
) -> tuple[Point, ...]:
    """Count on some days.

    Args:
        who: As in a tally.
        definition: Whom to count, at an instant.
        days: The days, in order.
        place: As in a tally.
        cohorts: As in a tally.
    """
    names = [day.isoformat() for day in days]
    return _points(who, definition, days, names, place=place, cohorts=cohorts)


def _points(
    who: Who,
    definition: Definition,
    days: Sequence[date],
    names: Sequence[str],
    *,
    place: str | None,
    cohorts: Cohorts,
) -> tuple[Point, ...]:
    questions = [Question.of(definition, name, place) for name in names]
    plain = definition.origins <= 1 and not definition.bodies and place is None
    groups = any(relevant(cohorts, q, who.records.rules) for q in questions)
    if definition.rule is Rule.PERIOD or not plain or groups:
        return _one_by_one(who, cohorts, questions, names)
    table = hull_daily(who, definition)
    return tuple(
        Point(name, Bounds(*table.on(day.toordinal())), bool(who.large))
        for name, day in zip(names, days, strict=True)
    )


def _one_by_one(
    who: Who, cohorts: Cohorts, questions: Sequence[Question], names: Sequence[str]
) -> tuple[Point, ...]:
    """Ask again for each point; between days on which anything can change the answer stands."""
    changes = _changes(who, cohorts)
    found: dict[tuple[int, int], tuple[Bounds, bool]] = {}
    points = []
    for question, name in zip(questions, names, strict=True):
        since = bisect_right(changes, question.first)
        key = (since, -1) if not question.is_period else (question.first, question.last)
        if key not in found:
            answer = population(who, cohorts, question)
            found[key] = Bounds(answer.low, answer.high), bool(answer.widened)
        points.append(Point(name, *found[key]))
    return tuple(points)


def _changes(who: Who, cohorts: Cohorts) -> list[int]:
    """Give the days from which on an answer can be another than the day before."""
    days: set[int] = set()
    for r in (who.records, who.unions):
        for rows in (r.states, r.events):
            days.update(np.unique(rows.first).tolist())
            days.update((np.unique(rows.last) + 1).tolist())
    for group in cohorts.groups:
        for day in (group.first, group.last):
            if day is not None:
                # Who is let go on a day was held on its eve.
                days |= {day - 1, day, day + 1}
    return sorted(day for day in days if abs(day) < FOREVER)


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
