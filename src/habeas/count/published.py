"""Published figures of the thing that a count counts, and which share of each is recorded.

A figure is set against a count only where both count the same thing: definition, measure, an
instant or a period, place, destination, subgroup and unit. Where they do not, the reason is
said. A figure is never borne out by a record that holds less; a record that holds more than
a figure allows contradicts it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np

from habeas.count.question import asked_days, place_code
from habeas.count.rectangles import Rectangles
from habeas.errors import DateFormatError
from habeas.model.bounds import Bounds
from habeas.model.definition import Definition, Is, Rule
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.published import Published, PublishedFigures, Share, Stands, TimeRelation
from habeas.model.when import When, parse_when
from habeas.vocabulary import load
from habeas.vocabulary.bodies import body_key
from habeas.vocabulary.measures import measures
from habeas.vocabulary.rules import Rules
from habeas.vocabulary.territories import territory_name

MOST_ROWS: Final = 10
Counted = Callable[[str], Bounds]
"""Gives what is recorded of another day or period, EDTF, by the same definition and place."""

# Relations that make one written day the limit of an unknown time.
_LIMITS: Final = ("before", "after", "until", "from", "about")
_SINCE_EVER, _FOR_EVER = 0, date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a figure counts the thing that a definition counts.

    Attributes:
        why: Why it counts something else, in words; empty where it counts the same.
        is_narrower: True where it counts only some of those whom the definition counts.
    """

    why: str = ""
    is_narrower: bool = False


@dataclass(frozen=True, slots=True)
class CountedTime:
    """The days that a figure counts.

    Attributes:
        first: Ordinal of the first day.
        last: Ordinal of the last day; no figure counts days after it was said.
        written: Ordinal of the last day as written.
        why: Why it does not count just these days, in words; empty where it does.
    """

    first: int
    last: int
    written: int
    why: str = ""

    @property
    def edtf(self) -> str:
        """The days as a count is asked of them."""
        first, last = (date.fromordinal(day).isoformat() for day in (self.first, self.last))
        return first if first == last else f"{first}/{last}"


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
class _Told:
    """A figure, and how it lies to what is asked; ``why`` where it counts something else."""

    figure: Figure
    repeated_by: tuple[str, ...]
    body: str
    why: str
    is_narrower: bool = False
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
    first after; for a period those of the same period, inside it or around it.

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
        counted: Counts the same at another time, so that a figure of another day is set
            against what is recorded of that day; None leaves it not comparable.
        is_unmet: Whether no data here can meet the definition: then nothing recorded is no
            share of anything.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    first, last = (day.toordinal() for day in asked_days(definition, on))
    asked = _Asked(definition, first, last, place, only_place, rules)
    told = _all_told(figures, asked)
    near = told if asked.is_period else _nearest(told)
    near = sorted(near, key=lambda one: (one.is_occasion, one.distance, one.body, one.figure.id))
    shown = [one for one in near if not one.why][:MOST_ROWS]
    again = None if counted is None else cache(counted)
    rows = [_row(one, asked, recorded, complete=complete, counted=again) for one in shown]
    return PublishedFigures(
        rows=tuple(replace(row, recorded_share=None) if is_unmet else row for row in rows),
        omitted=sum(not one.why for one in told) - len(shown),
        incomparable=tuple((one.figure.id, one.why) for one in near if one.why),
    )


def of_the_same(
    figures: Iterable[Figure],
    definition: Definition,
    on: str,
    *,
    place: str | None = None,
    rules: Rules,
    only_place: str | None = None,
) -> tuple[Figure, ...]:
    """Give every figure that counts nobody but people asked about.

    Any of them above the most of a record declared complete contradicts the declaration.

    Args:
        figures: As for `published`.
        definition: Whom ours counts.
        on: The day or period asked about, EDTF.
        place: Code of the place asked about; None for everywhere.
        rules: The tables in force.
        only_place: As for `published`.
    """
    first, last = (day.toordinal() for day in asked_days(definition, on))
    asked = _Asked(definition, first, last, place, only_place, rules)
    return tuple(one.figure for one in _all_told(figures, asked) if _is_within(one))


def only_place(
    r: Rectangles, figures: Iterable[Figure] = (), *, given: str | None = None
) -> str | None:
    """Give the one country that everything told of is in.

    Args:
        r: What is known of people.
        figures: Published figures.
        given: Code of the place that somebody gave for what says nothing of its place.

    Returns:
        Its code; None where several are told of, or none.
    """
    codes = {given, *(place_code(figure.place) for figure in figures if figure.place)}
    for part in r.parts_of("trait:place"):
        rows = np.unique(r.states.code[r.states.part == part])
        codes |= {place_code(r.codes[code]) for code in rows.tolist()}
    codes.discard(None)  # a town is no other country
    return codes.pop() if len(codes) == 1 else None


def same_thing(
    figure: Figure,
    definition: Definition,
    *,
    place: str | None = None,
    rules: Rules,
    only_place: str | None = None,
) -> Fit:
    """Say whether a figure counts the thing that a definition counts, whenever it counts it.

    Args:
        figure: Theirs.
        definition: Ours.
        place: Code of the place ours is asked about; None for everywhere.
        rules: The tables in force.
        only_place: As for `published`.
    """
    reasons = (
        _other_measure(figure, definition),
        _other_mode(figure, definition),
        _other_unit(figure, definition),
        _part(figure),
        _other_definition(figure, definition, rules),
        _other_place(figure.place, place, only_place),
    )
    for why in reasons:
        if why:
            return Fit(why)
    return _of_people(figure, definition, rules)


def _other_measure(figure: Figure, definition: Definition) -> str:
    # The wire form has one joint word for some of the vocabulary's.
    joint = load("measures")["derived"].get(figure.measure, figure.measure)
    if {figure.measure, joint}.isdisjoint(definition.measures):
        return f"it counts another thing: {_plain(figure.measure)}"
    return ""


def _other_mode(figure: Figure, definition: Definition) -> str:
    is_period = definition.rule is Rule.PERIOD
    if (figure.mode is Mode.STOCK) is not is_period:
        return ""
    if is_period:
        return "it counts at one moment, and what is asked is what happened in a period"
    return "it counts what happened in a period, and what is asked is one day"


def _other_unit(figure: Figure, definition: Definition) -> str:
    data = load("published")
    theirs = data["units"].get(figure.unit, figure.unit)
    ours = data["units"].get(definition.unit, definition.unit)
    if theirs == ours:
        return ""
    words = data["unit_words"]
    return f"it counts {words.get(theirs, _plain(theirs))}, not {words.get(ours, _plain(ours))}"


def _part(figure: Figure) -> str:
    """Say which part of the people a figure counts; empty where it is about all."""
    if figure.subgroup:
        told = ", ".join(f"{_plain(k)} {_plain(v)}" for k, v in sorted(figure.subgroup.items()))
        return f"it counts some of them only ({told})"
    if figure.destination is not None:
        return f"it counts only those taken to {_named(figure.destination)}"
    return "" if figure.part_of is None else "it is a part of another figure"


def _named(places: str) -> str:
    """Name the countries among some places, which may be codes."""
    return ", ".join(
        territory_name(place) if len(place) == 2 else place for place in places.split(", ")
    )


def _other_definition(figure: Figure, definition: Definition, rules: Rules) -> str:
    if _is_plain(definition, rules):
        return ""
    body = _body_of(definition, rules)
    if figure.definition is None:
        own = body is not None and rules.body_id(figure.publisher) == body
        return "" if own else "it is counted by its publisher's own definition"
    name, _, version = figure.definition.partition("@")
    named = body_key(name) == body_key(definition.id) or rules.body_id(name) == definition.id
    if named and version in ("", str(definition.version)):
        return ""
    return f"it is counted by another definition ({figure.definition})"


def _is_plain(definition: Definition, rules: Rules) -> bool:
    """Say whether it asks of a life alone: nothing that some body decides, and no trait."""
    if _body_of(definition, rules) is not None:
        return False
    return all(
        isinstance(atom, Is) and not rules.axes[atom.axis.partition(":")[0]].per_body
        for atom in definition.atoms()
    )


def _body_of(definition: Definition, rules: Rules) -> str | None:
    """Give the body whose name a definition bears: ``lantern``, or ``lantern_serving``."""
    bodies = [
        body
        for body in rules.tables["bodies"]["bodies"]
        if definition.id == body or definition.id.startswith(f"{body}_")
    ]
    return max(bodies, key=len, default=None)


def _other_place(theirs: str | None, place: str | None, only: str | None) -> str:
    if theirs is None:
        return "" if place in (None, only) else "it does not say where"
    code = place_code(theirs)
    if code is None:
        return f"it counts {theirs} only"
    if code == (only if place is None else place):
        return ""
    more = "" if place else ", and this record is not of that place alone: ask for it by place"
    return f"it counts {territory_name(code)}{more}"


def _of_people(figure: Figure, definition: Definition, rules: Rules) -> Fit:
    """Say whether a figure's population is everybody whom a definition counts."""
    data, table = load("published"), measures()
    plain = _is_plain(definition, rules)
    counted: dict[str, str] = data["counted"]
    ours = table.anyone if plain else counted.get(definition.id, counted["default"])
    theirs = figure.population
    if theirs in data["wholes"] or theirs == ours:
        # Whoever is held is a prisoner; and a body's own prisoners are those it counts.
        held = not plain or figure.measure in data["in_custody"]
        if table.holds(theirs, ours) or (held and theirs in table.held):
            return Fit()
        if table.holds(ours, theirs):
            return Fit(is_narrower=True)
    return Fit(f"it counts {_plain(theirs)} only")


def time_counted(figure: Figure) -> CountedTime | str:
    """Give the days that a figure counts, or say in words why nobody can tell.

    Args:
        figure: A number held whose day is not stated is of the day it was said.
    """
    said = _said(figure)
    when = figure.time
    if when is None and figure.mode is Mode.STOCK and said is not None:
        when = said if said.earliest == said.latest else None
    if when is None:
        return "it does not say when"
    cut = None if said is None or said.latest is None else said.latest.toordinal()
    first = _SINCE_EVER if when.earliest is None else when.earliest.toordinal()
    written = _FOR_EVER if when.latest is None else when.latest.toordinal()
    last = written if cut is None or figure.mode is Mode.STOCK else min(written, cut)
    if last < first:
        return "it was said before the time it counts"
    if written == _FOR_EVER:
        written = last
    if figure.mode is Mode.STOCK:
        return CountedTime(first, last, written, _inexact_day(figure, when))
    return CountedTime(first, last, written, _inexact_period(figure, when, last))


def _said(figure: Figure) -> When | None:
    if figure.said_on is None:
        return None
    try:
        return parse_when(figure.said_on)
    except DateFormatError:
        return None


def _inexact_day(figure: Figure, when: When) -> str:
    limited = figure.time is not None and figure.relation in _LIMITS
    if when.earliest is None or when.earliest != when.latest or when.is_approximate or limited:
        about = f"{figure.relation} " if limited and figure.relation else ""
        return f"it gives no one day, only {about}{when.edtf}"
    return ""


def _inexact_period(figure: Figure, when: When, last: int) -> str:
    one_day = when.earliest is not None and when.earliest == when.latest
    if when.is_approximate or (one_day and figure.relation in _LIMITS):
        about = "about" if when.is_approximate else figure.relation
        return f"its time is not exact: {about} {when.edtf.rstrip('~?%')}"
    if when.edtf.startswith("[") or "X" in when.edtf:
        return f"it is of one day that is not stated ({when.edtf}), and those days can have seen others"
    if when.earliest is None:
        return "it does not say since when"
    return "it does not say until when" if last == _FOR_EVER else ""


def stated(figure: Figure) -> tuple[int, int | None] | None:
    """Give the least and the most that a figure states; None where it states no number.

    "About" reaches as far each way as everywhere in Habeas, rounded outwards.

    Args:
        figure: Theirs.

    Examples:
        >>> stated(Figure(id="f", low=1135, high=None, hedge=Hedge.MORE_THAN, measure="held",
        ...               mode=Mode.STOCK, population="people"))
        (1136, None)
    """
    low, high = figure.low, figure.high
    least, most = (low if low is not None else high), (high if high is not None else low)
    if least is None or most is None or not 0 <= least <= most:
        return None
    match figure.hedge:
        case Hedge.EXACT:
            return least, most
        case Hedge.AT_LEAST:
            return least, None
        case Hedge.MORE_THAN:
            return least + 1, None
        case Hedge.AT_MOST:
            return 0, most
        case Hedge.FEWER_THAN:
            return 0, max(0, most - 1)
        case Hedge.ABOUT:
            percent = measures().about_percent
            return least * (100 - percent) // 100, -(-most * (100 + percent) // 100)
        case _:
            return low or 0, high


def compared(
    figure: Figure, recorded: Bounds, *, complete: bool, is_narrower: bool = False
) -> tuple[Stands, str, Share | None]:
    """Say how a figure stands to what is recorded of the same thing and time.

    Args:
        figure: Theirs.
        recorded: What is recorded, by the definition and at the time that the figure counts.
        complete: Whether somebody declared the record complete for that.
        is_narrower: Whether the figure counts only some of those recorded.

    Returns:
        How it stands; why it cannot be compared, or what was taken for granted; and which
        share of their number is recorded, None where that is open or vague.
    """
    found = stated(figure)
    if found is None:
        return Stands.NOT_COMPARABLE, "it states no number", None
    if figure.hedge is Hedge.VAGUE:
        return Stands.NOT_COMPARABLE, "it states no exact number", None
    low, high = found
    reading = f"about is read as {low:,} to {high:,}" if figure.hedge is Hedge.ABOUT else ""
    if high is not None and recorded.low > high:
        if is_narrower:
            who = _plain(figure.population)
            why = f"it counts {who} only, and others may be among the {recorded.low:,} recorded"
            return Stands.NOT_COMPARABLE, why, None
        return Stands.CONTRADICTED, reading, _share(figure, recorded)
    if complete and recorded.high is not None and low > recorded.high:
        return Stands.MORE, reading, _share(figure, recorded)
    return Stands.CONTAINS, "", _share(figure, recorded)


def _share(figure: Figure, recorded: Bounds) -> Share | None:
    """Give the share of a number that is recorded; None where the number has no two ends."""
    if figure.hedge not in (Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE):
        return None
    low, high = stated(figure) or (0, None)
    if not high:
        return None
    least = min(1.0, recorded.low / high)
    if recorded.high is None or not low:
        return Share(least, 1.0)
    return Share(least, min(1.0, recorded.high / low))


def _row(
    one: _Told, asked: _Asked, recorded: Bounds, *, complete: bool, counted: Counted | None
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
    if one.time.why:
        return row
    # A record complete for a period is complete for every day of it.
    covered = complete and one.relation in (TimeRelation.SAME, TimeRelation.INSIDE)
    ours, of_asked = recorded, True
    if counted is not None and one.relation is not TimeRelation.SAME and not one.is_occasion:
        ours, of_asked = counted(one.time.edtf), False
    narrower = one.is_narrower
    stands, why, share = compared(one.figure, ours, complete=covered, is_narrower=narrower)
    if stands is Stands.CONTRADICTED and counted is not None and of_asked:
        # Said before the period was over: only what is recorded up to then can be too many.
        ours = counted(one.time.edtf) if one.time.last < asked.last else ours
        stands, why, share = compared(one.figure, ours, complete=covered, is_narrower=narrower)
    if of_asked and one.relation is TimeRelation.INSIDE and not _follows(one, asked, stands):
        part = "tells of one occasion in" if one.is_occasion else "counts a part of"
        return replace(row, why=f"it {part} the period asked about")
    if stands is Stands.NOT_COMPARABLE:
        return replace(row, why=why)
    if of_asked and one.relation is not TimeRelation.SAME and not _follows(one, asked, stands):
        other = "period" if asked.is_period else "day"
        stands, why = Stands.NOT_COMPARABLE, f"it counts another {other} than is asked about"
    return replace(
        row, stands=stands, why=why, recorded=ours, recorded_share=share, is_of_asked=of_asked
    )


def _follows(one: _Told, asked: _Asked, stands: Stands) -> bool:
    """Say whether what is recorded of the period asked about settles how another one stands.

    Whoever it happened to in a shorter period, it happened to in a longer one too.
    """
    if not asked.is_period or asked.definition.where is not None or one.time is None:
        return False
    if one.relation is TimeRelation.AROUND:
        return stands is not Stands.MORE and one.time.last >= asked.last
    return one.relation is TimeRelation.INSIDE and stands is Stands.MORE


def _all_told(figures: Iterable[Figure], asked: _Asked) -> list[_Told]:
    """Give every figure of the measure that is near enough in time to be told of."""
    of_measure = [f for f in figures if not _other_measure(f, asked.definition)]
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


def _placed(figure: Figure, again: tuple[str, ...], asked: _Asked) -> _Told | None:
    """Say how a figure lies to what is asked; None where it is of other days altogether."""
    body = asked.rules.body_id(figure.publisher)
    fit = same_thing(
        figure, asked.definition, place=asked.place, rules=asked.rules, only_place=asked.only_place
    )
    time = time_counted(figure)
    if isinstance(time, str):
        return _Told(figure=figure, repeated_by=again, body=body, why=fit.why or time)
    lies = _lies_in_period if asked.is_period else _lies_to_day
    relation, why = lies(time, asked)
    if relation is None and not why:
        return None
    if asked.is_period:
        distance = abs(time.first - asked.first) + abs(time.last - asked.last)
    else:
        distance = max(0, time.first - asked.first, asked.first - time.last)
    return _Told(
        figure=figure,
        repeated_by=again,
        body=body,
        why=fit.why or why,
        is_narrower=fit.is_narrower,
        time=time,
        relation=relation,
        distance=distance,
    )


def _lies_to_day(time: CountedTime, asked: _Asked) -> tuple[TimeRelation, str]:
    if time.last < asked.first:
        return TimeRelation.BEFORE, ""
    if time.first > asked.first:
        return TimeRelation.AFTER, ""
    return (TimeRelation.SAME if time.first == time.last else TimeRelation.AROUND), ""


def _lies_in_period(time: CountedTime, asked: _Asked) -> tuple[TimeRelation | None, str]:
    if time.last < asked.first or time.first > asked.last:
        return None, ""
    if time.first == asked.first and asked.last in (time.last, time.written):
        return TimeRelation.SAME, ""
    if time.first >= asked.first and time.last <= asked.last:
        return TimeRelation.INSIDE, ""
    if time.first <= asked.first and time.written >= asked.last:
        return TimeRelation.AROUND, ""
    return None, "its time is only partly in the period asked about"


def _nearest(told: Sequence[_Told]) -> list[_Told]:
    """Give of each body what it says of the day, else its last before and its first after."""
    groups: dict[tuple[str, str, str, bool], list[_Told]] = {}
    for one in told:
        # What cannot be compared never stands in the place of what can.
        inexact = one.time is not None and bool(one.time.why)
        groups.setdefault((one.body, one.figure.population, one.why, inexact), []).append(one)
    found: list[_Told] = []
    for group in groups.values():
        before = [one for one in group if one.relation is TimeRelation.BEFORE]
        after = [one for one in group if one.relation is TimeRelation.AFTER]
        there = [one for one in group if one not in before and one not in after]
        found += there or [*_closest(before), *_closest(after)]
    return found


def _closest(told: Sequence[_Told]) -> list[_Told]:
    least = min((one.distance for one in told), default=0)
    return [one for one in told if one.distance == least]


def _is_within(one: _Told) -> bool:
    inside = one.relation in (TimeRelation.SAME, TimeRelation.INSIDE)
    return not one.why and inside and one.time is not None and not one.time.why


def _plain(word: str) -> str:
    return word.replace("_", " ")
