"""Show a place's year, written from claims; the chronicle is the same page as text."""

from datetime import date

from habeas.app.find_definition import DEFAULT, definition_named
from habeas.app.holdings import Holdings
from habeas.app.place_claims import claims_of_place, years_of
from habeas.app.weigh_figures import FiguresTested, tested
from habeas.errors import InputError, UnknownIdError
from habeas.model.published_figure import PublishedFigures
from habeas.publish.chronicle import Dispute, Given, LetGo, PlaceCounts, YearPage, year_page
from habeas.publish.definition_row import definition_row
from habeas.publish.home import YearsPage
from habeas.vocabulary.territories import territory_code, territory_name
from habeas.words import own_count
from habeas.words.answers import answer_words
from habeas.words.lists import listed, unique
from habeas.words.published_figures import row_words
from habeas.words.terms import axis_label

_PUBLISHED = 3
_RELEASED = "released"


def show_year(reading: Holdings, place: str, year: str) -> YearPage:
    """Write the year page.

    Args:
        reading: The archive as known.
        place: ISO 3166-1 alpha-2, or a country's name in English.
        year: Four digits.

    Raises:
        InputError: The year is none.
        UnknownIdError: The place is none.
    """
    if len(year) != 4 or not year.isdecimal() or int(year) < 1:
        raise InputError("not a year", where=repr(year[:20]), hint="four digits, such as 2025")
    code = territory_code(place)
    if code is None:
        raise UnknownIdError(
            "no such place", where=repr(place[:40]), hint="two letters, such as BY"
        )
    claims = claims_of_place(reading, code)
    people = {q.id: named for q in claims if (named := reading.named(q.id)) is not None}
    about = reading.about
    given = (
        Given(ongoing=about.ongoing, see_also=about.see_also)
        if about.place == code and about.year in (None, int(year))
        else Given()
    )
    return year_page(
        reading.asked(),
        place=code,
        place_name=territory_name(code),
        year=int(year),
        claims=claims,
        people=people,
        disputes=(
            *_figure_disputes(tested(reading)),
            *_person_disputes(reading, people, int(year)),
        ),
        given=given,
        counted=_counted(reading, code, year),
        waiting=len(reading.waiting),
    )


def show_years(reading: Holdings) -> YearsPage:
    """Make the list of years that have a page."""
    return YearsPage(asked=reading.asked(), years=years_of(reading))


def _counted(reading: Holdings, code: str, year: str) -> PlaceCounts | None:
    """Say how many were held at the end of the year, or at the last word here if that is earlier.

    What others published stands before it, the nearest of it and what cannot be true.
    """
    if not reading.accepted:
        return None
    last = min(date(int(year), 12, 31).isoformat(), reading.last_said)
    definition = definition_named(reading, DEFAULT)
    found = reading.view.tally(definition, last, place=code)
    beside = found.published or PublishedFigures()
    set_against = [row for row in beside.rows if row.recorded is not None]
    published = tuple(
        (
            row_words(row, is_unmet=found.unmet is not None).rstrip("."),
            reading.quotes[row.claim],
        )
        for at, row in enumerate(set_against)
        if at < _PUBLISHED or row in beside.conflicts
    )
    row = definition_row(definition)
    told = (*answer_words(row.counted, found), own_count.counted_by(row.name, row.key))
    return PlaceCounts(words=" ".join(told), published=published, let_go=_let_go(reading, year))


def _let_go(reading: Holdings, year: str) -> LetGo:
    """Say who counts as let go in the year; of whom no source says where, as of all others.

    Which of them the page is about, its claims say.
    """
    found = reading.view.counted(definition_named(reading, _RELEASED), year)
    return LetGo(undisputed=found.undisputed, possible=tuple(p.person for p in found.told_possible))


def _figure_disputes(found: FiguresTested) -> tuple[Dispute, ...]:
    return tuple(
        Dispute(
            sentence=card.sentence,
            quotes=card.quotes,
            sum=card.sum,
            assuming=card.assumptions,
        )
        for card in found.cards
    )


def _person_disputes(
    reading: Holdings, people: dict[str, tuple[str, str]], year: int
) -> tuple[Dispute, ...]:
    """Say of whom records contradict each other at some time of the year."""
    out = []
    for person, name in dict.fromkeys(people.values()):
        spells = [
            s
            for s in reading.spells(person)
            if s.disputed and _touches(s.from_earliest, s.to_latest, year)
        ]
        told: dict[str, list[str]] = {}
        ids: list[str] = []
        for spell in spells:
            told.setdefault(spell.axis, []).append(spell.contradiction)
            ids += spell.claims
        quotes = tuple(reading.quotes[i] for i in unique(ids) if i in reading.quotes)
        # A dispute needs two sides: one source that is unsure is not one.
        if len({(q.source.id, q.claim.start) for q in quotes}) < 2:
            continue
        parts = [
            own_count.disagreement(axis_label(axis).lower(), "; ".join(unique(filter(None, why))))
            for axis, why in told.items()
        ]
        out.append(
            Dispute(
                sentence=own_count.records_disagree_on(listed(parts)),
                quotes=quotes,
                person=(person, name),
            )
        )
    return tuple(out)


def _touches(first: date | None, last: date | None, year: int) -> bool:
    return (first is None or first.year <= year) and (last is None or last.year >= year)
