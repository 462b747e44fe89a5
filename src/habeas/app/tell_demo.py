"""Tell in plain words what an archive's year page, count and conflicts say."""

from collections.abc import Iterator

from habeas.app.find_definition import DEFAULT, definition_named
from habeas.app.gather_figures import gather_figures
from habeas.app.holdings import Holdings
from habeas.app.show_figures import show_conflicts
from habeas.app.show_year import show_year
from habeas.model.figure import DESCRIBED, UNREAD, Figure
from habeas.model.spell import Spell
from habeas.model.when import When
from habeas.publish.definition_row import definition_row
from habeas.publish.published_figures import published_lines
from habeas.publish.sentences import CitedSentence
from habeas.words import demo, figure_tests
from habeas.words.answers import answer_words, behind_words
from habeas.words.dates import when_words
from habeas.words.figures import number_words
from habeas.words.pages import who_is_held

RELEASED = "released"
_REPAIRS = 3
_PUBLISHED = 3
_FINDINGS = 4


def tell_demo(reading: Holdings, place: str, year: int) -> Iterator[str]:
    """Give the lines of a plain account: freed, taken where, against what, held, in conflict.

    Args:
        reading: The archive as known.
        place: ISO 3166-1 alpha-2.
        year: The year told of.
    """
    page = show_year(reading, place, str(year))
    yield demo.holdings(
        reports=len(reading.sources),
        claims=len(reading.quotes),
        accepted=len(reading.accepted),
        waiting=len(reading.waiting),
        people=len(reading.people),
    )
    yield from _section(demo.who_was_freed(page.place_name, year))
    yield from (f"  {line}" for line in _count(reading, RELEASED, str(year)))
    yield from (f"  {line}" for line in _groups(reading, year))
    yield from _section(demo.where_taken())
    yield from (f"  {line}" for line in _destinations(reading, year))
    yield from _section(demo.what_was_given())
    yield from (f"  {_cited(sentence)}" for sentence in page.exchanges)
    yield from _section(demo.records_disagree())
    for line in page.disputes:
        if not line.sum:
            yield f"  {_cited(line.sentence)}"
    yield from _section(who_is_held())
    yield from (f"  {line}" for line in _count(reading, DEFAULT, f"{year}-12-31"))
    yield from _conflicts(reading)
    yield from _section(demo.reports())
    for reference in page.references:
        source = reference.source
        told = demo.report_line(reference.number, source.said_on, source.publisher, source.name)
        yield f"  {told}"


def _section(title: str) -> Iterator[str]:
    yield ""
    yield title


def _cited(sentence: CitedSentence) -> str:
    return f"{sentence.text}. {''.join(f'[{number}]' for number in sentence.numbers)}"


def _count(reading: Holdings, name: str, on: str) -> Iterator[str]:
    """Give what others published of the same thing, then what is recorded of it."""
    definition = definition_named(reading, name)
    found = reading.view.tally(definition, on)
    yield from published_lines(found.published, most=_PUBLISHED, is_unmet=found.unmet is not None)
    yield from answer_words(definition_row(definition).counted, found)
    behind = "; ".join((found.definition, *behind_words(found)))
    yield f"({behind})"


def _groups(reading: Holdings, year: int) -> Iterator[str]:
    """Tell each dated group that was let go: its size and the names known of it."""
    kinds = reading.view.rules.event_types
    for group in reading.view.cohorts().groups:
        when = group.time
        first = when.earliest
        if (
            any(kinds[event].is_release for event in group.events)
            and not group.within
            and first
            and first.year == year
        ):
            names = sorted(
                {
                    reading.name_of(person)
                    for person in reading.people
                    for spell in reading.spells(person)
                    if _let_go_on(spell, when)
                }
            )
            yield demo.group_line(when_words(when, None), group.size, names)


def _let_go_on(spell: Spell, when: When) -> bool:
    """Say whether a spell begins with a release on the group's days, and on no other."""
    is_release = spell.axis == "custody" and spell.value == "at_liberty" and spell.begins
    if not is_release or spell.disputed or spell.tentative:
        return False
    first, last = spell.from_earliest, spell.from_latest
    if first is None or last is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest <= first and last <= when.latest


def _figures(reading: Holdings, year: int) -> Iterator[Figure]:
    for figure in gather_figures(reading).figures:
        when = figure.time
        first = when.earliest if when else None
        if first is not None and first.year == year:
            yield figure


def _destinations(reading: Holdings, year: int) -> Iterator[str]:
    """Tell how many were taken where on each day, and who says so."""
    told: dict[tuple[str, str, str], list[str]] = {}
    for figure in _figures(reading, year):
        whole = set(figure.subgroup) - {DESCRIBED, UNREAD} == {"destination"}
        if whole and figure.time is not None and not figure.time.is_period:
            day = when_words(figure.time, figure.relation)
            key = (day, figure.subgroup["destination"], number_words(figure))
            told.setdefault(key, []).append(figure.publisher or "")
    for (day, where, number), publishers in sorted(told.items()):
        yield demo.destination_line(day, number, where, tuple(dict.fromkeys(publishers)))


def _conflicts(reading: Holdings) -> Iterator[str]:
    found = show_conflicts(reading)
    yield from _section(demo.figures_against())
    yield f"  {found.verdict}"
    for card in found.cards:
        yield f"  {card.number}. {card.sentence}"
        yield f"     {card.sum}"
        if card.balance:
            yield f"     {card.balance}"
        if card.assumptions:
            yield f"     {figure_tests.granted_told(card.assumptions)}"
        for repair in card.repairs[:_REPAIRS]:
            yield f"     {figure_tests.repair_told(repair.words, repair.why)}"
    for finding in found.findings[:_FINDINGS]:
        yield f"  {finding}."
