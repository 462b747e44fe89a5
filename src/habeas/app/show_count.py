"""Show a count by one definition, the definitions there are, and the first page."""

import dataclasses
from datetime import date
from typing import Any

from habeas.app.find_definition import DEFAULT, definition_named, definitions_of
from habeas.app.holdings import Holdings
from habeas.app.place_claims import years_of
from habeas.app.set_beside import beside_rows, drawn_figures, flags
from habeas.app.show_person import person_row
from habeas.app.tell_group import cohort_rows
from habeas.app.weigh_figures import tested
from habeas.count.series import points_of
from habeas.errors import DefinitionError
from habeas.model.definition import Definition
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.when import parse_when
from habeas.publish.band import BandPoint
from habeas.publish.count import CountPage, DefinitionPage, DefinitionsPage
from habeas.publish.definition_row import definition_row
from habeas.publish.home import HomePage
from habeas.words.definitions import asked_words, fact_words

# Points of the drawn series: the month ends of two years; more cannot be told apart on a telephone.
_MOST_POINTS = 25
_MONTHS_BEFORE = 12
# People who may count only as one of a group that are named on a page.
_MOST_AMONG = 200


def show_count(
    reading: Holdings, name: str | None = None, *, place: str | None = None
) -> CountPage:
    """Make the count page.

    Args:
        reading: The archive as known.
        name: ``id`` or ``id@version``; the plain definition where none is named.
        place: Code of a place; None for everywhere.

    Raises:
        DefinitionError: There is no such definition.
        DateFormatError: The asked day is not what the definition can be asked for.
    """
    definition = definition_named(reading, name)
    on = reading.on
    found = reading.view.tally(definition, on, place=place)
    row = definition_row(definition)
    drawn = not row.is_period and found.unmet is None
    points = _series(reading, definition, on, place) if drawn else ()
    span = (points[0].on, points[-1].on) if points else None
    return CountPage(
        asked=reading.asked(on=on, definition=definition.ref),
        definition=row,
        choices=tuple(definition_row(d) for d in definitions_of(reading).values()),
        tally=found,
        undisputed=tuple(person_row(reading, person) for person in found.undisputed),
        possible=tuple(person_row(reading, p.person, reason=p.reason) for p in found.told_possible),
        only_among=tuple(
            person_row(reading, p.person, reason=p.reason)
            for p in [p for p in found.possible if not p.is_told][:_MOST_AMONG]
        ),
        cohorts=cohort_rows(reading, found),
        series=points,
        theirs=drawn_figures(reading, definition, span, place=place) if span else (),
        flags=flags(reading, span) if span else (),
        beside=beside_rows(reading, definition, place=place),
    )


def _series(
    reading: Holdings, definition: Definition, on: str, place: str | None
) -> tuple[BandPoint, ...]:
    """Count at the end of each month up to the day asked about."""
    last = parse_when(on).latest
    if last is None:
        return ()
    days = [*_month_ends(_first_day(reading, last), last), last][-_MOST_POINTS:]
    view = reading.view
    found = points_of(view.who(), definition, days, place=place, cohorts=view.cohorts())
    return tuple(
        BandPoint(on=day, low=point.recorded.low, high=point.recorded.high)
        for day, point in zip(days, found, strict=True)
    )


def _first_day(reading: Holdings, last: date) -> date:
    """The first day of which a claim about a person tells, but at least a year before."""
    starts = [
        spell.from_earliest
        for person in reading.people
        for spell in reading.spells(person)
        if spell.from_earliest is not None
    ]
    year_before = date(max(1, last.year - 1), last.month, 1)
    return min([*starts, year_before])


def _month_ends(first: date, last: date) -> list[date]:
    out: list[date] = []
    year, month = first.year, first.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        if year > date.max.year:
            return out
        end = date.fromordinal(date(year, month, 1).toordinal() - 1)
        if end >= last:
            return out
        out.append(end)


def show_definitions(reading: Holdings) -> DefinitionsPage:
    """Make the list of definitions."""
    rows = tuple(definition_row(d) for d in definitions_of(reading).values())
    return DefinitionsPage(asked=reading.asked(), rows=rows)


def show_definition(reading: Holdings, name: str) -> DefinitionPage:
    """Make the page of one definition.

    Args:
        reading: The archive as known.
        name: ``id`` or ``id@version``.

    Raises:
        DefinitionError: There is none.
    """
    definition = definition_named(reading, name)
    return DefinitionPage(
        asked=reading.asked(definition=definition.ref),
        definition=definition_row(definition),
        lines=(asked_words(definition), *definition.notes),
        facts=fact_words(definition),
        citation=definition.source,
        address=None,
        data=_data(definition),
    )


def _data(definition: Definition) -> dict[str, Any]:
    return {
        field.name: _plain(getattr(definition, field.name))
        for field in dataclasses.fields(definition)
    }


def _plain(value: Any) -> Any:
    """Give a definition's part as JSON can hold it; each test names its kind."""
    if dataclasses.is_dataclass(value):
        fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return {"test": type(value).__name__.lower(), **fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def show_home(reading: Holdings, *, place: str | None = None) -> HomePage:
    """Make the first page.

    Args:
        reading: The archive as known.
        place: Code of a place; None for everywhere.
    """
    on = reading.on
    try:
        definition = definition_named(reading, reading.question.definition or DEFAULT)
    except DefinitionError:
        definition = definition_named(reading, DEFAULT)
    has_any = bool(reading.accepted)
    found = reading.view.tally(definition, on, place=place) if has_any else None
    report = tested(reading).report
    totals = (
        (len(reading.people), "people", "/people"),
        (len(reading.sources), "sources", "/sources"),
        (sum(isinstance(q.claim.body, Figure) for q in reading.accepted), "figures", "/figures"),
        (
            len(report.conflicts) + len(report.conditional),
            "conflicts",
            "/conflicts",
        ),
        (
            sum(isinstance(q.claim.body, Exchange) for q in reading.accepted),
            "exchanges",
            "/exchanges",
        ),
        (len(reading.waiting), "waiting", "/review"),
    )
    return HomePage(
        asked=reading.asked(on=on, definition=definition.ref),
        definition=definition_row(definition) if found else None,
        tally=found,
        totals=totals,
        years=years_of(reading),
    )
