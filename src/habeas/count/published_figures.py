"""Published figures of the thing that a count counts, nearest in time first.

A figure is set against a count only where both count the same thing (`habeas.count.fits`) at a
time that can be told (`habeas.count.times`). Where they do not, the reason is said. How much of
a number is recorded, and whether the record allows it, is in `habeas.count.shares`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from habeas.count.fits import Within, other_measure, same_thing
from habeas.count.question import asked_days
from habeas.count.shares import compared
from habeas.count.times import CountedTime, time_counted
from habeas.model.bounds import Bounds
from habeas.model.definition import Definition, Rule
from habeas.model.figure import Figure, Hedge
from habeas.model.figure_reason import FigureObstacle, FigureReason
from habeas.model.published_figure import Published, PublishedFigures, Stands, TimeRelation
from habeas.vocabulary.rules import Rules
from habeas.words.figure_reasons import figure_reason

MOST_ROWS: Final = 10
MOST_PERIODS: Final = 5
"""Other periods counted for one answer: each costs as much as the answer itself."""
Counted = Callable[[str], Bounds]
"""Gives what is recorded of another day or period, EDTF, by the same definition and place."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of figures."""

    definition: Definition
    first: int
    last: int
    place: str | None
    only_place: str | None
    rules: Rules

    @property
    def is_period(self) -> bool:
        return self.definition.rule is Rule.PERIOD


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToldFigure:
    """A figure, and how it lies to what is asked; ``why`` where it counts something else."""

    figure: Figure
    repeated_by: tuple[str, ...]
    body: str
    why: FigureReason | None
    is_narrower: bool = False
    within: Within = Within.NO
    unplaced: str = ""
    time: CountedTime | None = None
    relation: TimeRelation | None = None
    distance: int = 0

    @property
    def is_occasion(self) -> bool:
        """Whether it tells of one occasion of a longer period, and not of a period's total.

        What is recorded holds such a figure as a group: it cannot be tested by it.
        """
        is_inside = self.relation is TimeRelation.INSIDE
        return is_inside and self.time is not None and self.time.first == self.time.written


def published(
    figures: Iterable[Figure],
    definition: Definition,
    on: str,
    *,
    place: str | None = None,
    recorded: Bounds,
    complete: bool,
    rules: Rules,
    only_place: str | None = None,
    counted: Counted | None = None,
    is_unmet: bool = False,
) -> PublishedFigures:
    """Give what others published of the thing counted, nearest in time first.

    For an instant these are each body's figures of that day, else its last before and its
    first after; for a period those of the same period, inside it, around it or partly in it.

    Args:
        figures: Accepted figures that their sources stand behind, with who says them and
            when; their places as codes where they name a country.
        definition: Whom ours counts.
        on: The day or period asked about, EDTF.
        place: Code of the place asked about; None for everywhere.
        recorded: What is recorded of that day or period.
        complete: Whether somebody declared the record complete for it.
        rules: The tables in force, for the names of bodies.
        only_place: Code of the one place that the whole record is about, as `only_place`
            gives it: a figure that does not say where is of it. None where there are several.
        counted: Counts the same at another time, so that a figure of another day or period is
            set against what is recorded then; None leaves it not comparable. No more than
            `MOST_PERIODS` periods are counted, the nearest.
        is_unmet: Whether no data here can meet the definition: then nothing recorded is no
            share of anything.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    first, last = (day.toordinal() for day in asked_days(definition, on))
    asked = _Asked(definition, first, last, place, only_place, rules)
    told = _all_told(figures, asked)
    near = told if asked.is_period else _nearest(told)
    near = sorted(near, key=_order)
    shown = [one for one in near if one.why is None][:MOST_ROWS]
    again = _Elsewhere(counted, MOST_PERIODS if asked.is_period else MOST_ROWS)
    rows = [_row(one, asked, recorded, complete=complete, again=again) for one in shown]
    return PublishedFigures(
        rows=tuple(replace(row, recorded_share=None) if is_unmet else row for row in rows),
        omitted=sum(one.why is None for one in told) - len(shown),
        incomparable=tuple((one.figure.id, one.why) for one in near if one.why is not None),
        unplaced=tuple((one.figure.id, one.unplaced) for one in near if one.why and one.unplaced),
    )


def _order(one: _ToldFigure) -> tuple[bool, int, str, bool, str, str, int, str]:
    """Put what is nearest in time first, and of one body the exact before the vague."""
    figure = one.figure
    is_vague = figure.hedge is not Hedge.EXACT
    said, low = figure.said_on or "", figure.low or figure.high or 0
    nearest = one.is_occasion, one.distance, one.body, is_vague
    return (*nearest, said, figure.population, low, figure.id)


def of_the_same(
    figures: Iterable[Figure],
    definition: Definition,
    on: str,
    *,
    place: str | None = None,
    rules: Rules,
    only_place: str | None = None,
    perhaps: bool = False,
) -> tuple[Figure, ...]:
    """Give every figure that counts nobody but people asked about.

    Any of them above the most of a record declared complete contradicts the declaration.
    Whom a figure of another place counts are among them where that place is in the one asked
    about; where nobody here knows which place it is of, they may be.

    Args:
        figures: As for `published`.
        definition: Whom ours counts.
        on: The day or period asked about, EDTF.
        place: Code of the place asked about; None for everywhere.
        rules: The tables in force.
        only_place: As for `published`.
        perhaps: Give those instead that may count nobody but people asked about, as their
            place is not known.
    """
    first, last = (day.toordinal() for day in asked_days(definition, on))
    asked = _Asked(definition, first, last, place, only_place, rules)
    wanted = Within.PERHAPS if perhaps else Within.YES
    return tuple(one.figure for one in _all_told(figures, asked) if _is_within(one, wanted))


class _Elsewhere:
    """Counts the same at other times, each once, and only so many."""

    def __init__(self, counted: Counted | None, most: int) -> None:
        self._counted = counted
        self._most = most
        self._known: dict[str, Bounds] = {}

    def __call__(self, time: CountedTime) -> Bounds | None:
        """Give what is recorded of a time; None where it is not counted."""
        on = time.edtf
        if on not in self._known and self._counted is not None and len(self._known) < self._most:
            self._known[on] = self._counted(on)
        return self._known.get(on)


def _row(
    one: _ToldFigure, asked: _Asked, recorded: Bounds, *, complete: bool, again: _Elsewhere
) -> Published:
    assert one.time is not None  # noqa: S101 - only what has a time is shown
    assert one.relation is not None  # noqa: S101
    row = Published(
        figure=one.figure,
        relation=one.relation,
        stands=Stands.NOT_COMPARABLE,
        why=one.time.why,
        is_narrower=one.is_narrower,
        repeated_by=one.repeated_by,
    )
    if one.time.why is not None:
        return row
    # A record complete for a period is complete for every day of it.
    covered = complete and one.relation in (TimeRelation.SAME, TimeRelation.INSIDE)
    ours, of_asked = recorded, True
    is_other = one.relation is not TimeRelation.SAME
    if is_other and not one.is_occasion and (then := again(one.time)) is not None:
        ours, of_asked = then, False
    narrower = one.is_narrower
    stands, why, share = compared(one.figure, ours, complete=covered, is_narrower=narrower)
    too_many = stands is Stands.CONTRADICTED and of_asked and one.time.last < asked.last
    if too_many and (then := again(one.time)) is not None:
        # Said before the period was over: only what is recorded up to then can be too many.
        ours = then
        stands, why, share = compared(one.figure, ours, complete=covered, is_narrower=narrower)
    if of_asked and is_other and not _follows(one, asked, stands):
        unknown = _lies_elsewhere(one, asked)
        if one.relation is TimeRelation.INSIDE:
            return replace(row, why=unknown)
        if stands is not Stands.NOT_COMPARABLE:
            stands, why = Stands.NOT_COMPARABLE, unknown
    if stands is Stands.NOT_COMPARABLE:
        return replace(row, why=why)
    return replace(
        row, stands=stands, why=why, recorded=ours, recorded_share=share, is_of_asked=of_asked
    )


def _lies_elsewhere(one: _ToldFigure, asked: _Asked) -> FigureReason:
    """Say what keeps a figure of another time from what is recorded of the time asked about."""
    if one.relation is TimeRelation.OVERLAPS:
        return figure_reason(FigureObstacle.PARTLY_IN_PERIOD)
    if one.relation is TimeRelation.INSIDE:
        is_occasion = one.is_occasion
        part = FigureObstacle.OCCASION if is_occasion else FigureObstacle.PART_OF_PERIOD
        return figure_reason(part)
    return figure_reason(
        FigureObstacle.OTHER_PERIOD if asked.is_period else FigureObstacle.OTHER_DAY
    )


def _follows(one: _ToldFigure, asked: _Asked, stands: Stands) -> bool:
    """Say whether what is recorded of the period asked about settles how another one stands.

    Whoever it happened to in a shorter period, it happened to in a longer one too.
    """
    if not asked.is_period or asked.definition.where is not None or one.time is None:
        return False
    if one.relation is TimeRelation.AROUND:
        return stands is not Stands.MORE and one.time.last >= asked.last
    return one.relation is TimeRelation.INSIDE and stands is Stands.MORE


def _all_told(figures: Iterable[Figure], asked: _Asked) -> list[_ToldFigure]:
    """Give every figure of the measure that is near enough in time to be told of."""
    of_measure = [f for f in figures if other_measure(f, asked.definition) is None]
    told = (_placed(figure, again, asked) for figure, again in _once(of_measure, asked.rules))
    return [one for one in told if one is not None]


def _once(figures: Sequence[Figure], rules: Rules) -> list[tuple[Figure, tuple[str, ...]]]:
    """Give each figure that one body says once, the first time it was said, with who repeats it."""
    by_id = {figure.id: figure for figure in figures}
    groups: dict[tuple[Any, ...], list[Figure]] = {}
    for figure in figures:
        source = by_id.get(figure.origin or "", figure)
        when = figure.said_on if figure.time is None else (figure.time.edtf, figure.relation)
        what = (figure.low, figure.high, figure.hedge, figure.measure, figure.mode, figure.unit)
        whom = (figure.population, *sorted(figure.subgroup.items()), figure.part_of is None)
        where = (figure.place, figure.destination, figure.definition)
        key = (rules.body_id(source.publisher), what, whom, where, when)
        groups.setdefault(key, []).append(figure)
    found = []
    for same in groups.values():
        lead, *again = sorted(same, key=lambda f: (f.origin in by_id, f.said_on or "~", f.id))
        found.append((lead, tuple(figure.id for figure in again)))
    return found


def _placed(figure: Figure, again: tuple[str, ...], asked: _Asked) -> _ToldFigure | None:
    """Say how a figure lies to what is asked; None where it is of other days altogether."""
    body = asked.rules.body_id(figure.publisher)
    fit = same_thing(
        figure, asked.definition, place=asked.place, rules=asked.rules, only_place=asked.only_place
    )
    time = time_counted(figure)
    if isinstance(time, FigureReason):
        return _ToldFigure(figure=figure, repeated_by=again, body=body, why=fit.why or time)
    lies = _lies_in_period if asked.is_period else _lies_to_day
    relation = lies(time, asked)
    if relation is None:
        return None
    if asked.is_period:
        distance = abs(time.first - asked.first) + abs(time.last - asked.last)
    else:
        distance = max(0, time.first - asked.first, asked.first - time.last)
    return _ToldFigure(
        figure=figure,
        repeated_by=again,
        body=body,
        why=fit.why,
        is_narrower=fit.is_narrower,
        within=fit.within,
        unplaced=fit.unplaced,
        time=time,
        relation=relation,
        distance=distance,
    )


def _lies_to_day(time: CountedTime, asked: _Asked) -> TimeRelation:
    if time.last < asked.first:
        return TimeRelation.BEFORE
    if time.first > asked.first:
        return TimeRelation.AFTER
    return TimeRelation.SAME if time.first == time.last else TimeRelation.AROUND


def _lies_in_period(time: CountedTime, asked: _Asked) -> TimeRelation | None:
    if time.last < asked.first or time.first > asked.last:
        return None
    if time.first == asked.first and asked.last in (time.last, time.written):
        return TimeRelation.SAME
    if time.first >= asked.first and time.last <= asked.last:
        return TimeRelation.INSIDE
    if time.first <= asked.first and time.written >= asked.last:
        return TimeRelation.AROUND
    return TimeRelation.OVERLAPS


def _nearest(told: Sequence[_ToldFigure]) -> list[_ToldFigure]:
    """Give of each body what it says of the day, else its last before and its first after."""
    groups: dict[tuple[str, FigureReason | None, bool], list[_ToldFigure]] = {}
    for one in told:
        # What cannot be compared never stands in the place of what can.
        inexact = one.time is not None and one.time.why is not None
        groups.setdefault((one.body, one.why, inexact), []).append(one)
    found: list[_ToldFigure] = []
    for group in groups.values():
        before = [one for one in group if one.relation is TimeRelation.BEFORE]
        after = [one for one in group if one.relation is TimeRelation.AFTER]
        there = [one for one in group if one not in before and one not in after]
        found += there or [*_closest(before), *_closest(after)]
    return found


def _closest(told: Sequence[_ToldFigure]) -> list[_ToldFigure]:
    least = min((one.distance for one in told), default=0)
    return [one for one in told if one.distance == least]


def _is_within(one: _ToldFigure, wanted: Within) -> bool:
    inside = one.relation in (TimeRelation.SAME, TimeRelation.INSIDE)
    return one.within is wanted and inside and one.time is not None and one.time.why is None
