"""Tell in plain words what an archive's year page, count and conflicts say."""

from collections.abc import Iterator

from habeas.app.find_definition import DEFAULT, definition_named
from habeas.app.gather_figures import gather_figures
from habeas.app.holdings import Holdings
from habeas.app.show_figures import show_conflicts
from habeas.app.show_year import show_year
from habeas.model.figure import Figure
from habeas.model.spell import Spell
from habeas.model.when import When
from habeas.publish.criteria import definition_row
from habeas.publish.published_figures import published_lines
from habeas.publish.sentences import CitedSentence
from habeas.words.answers import answer_words, behind_words
from habeas.words.dates import when_words
from habeas.words.figures import number_words

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
    yield (
        f"{len(reading.sources)} reports, {len(reading.quotes)} claims: "
        f"{len(reading.accepted)} accepted by recorded decisions, "
        f"{len(reading.waiting)} waiting for a person; {len(reading.people)} people by name."
    )
    yield from _section(f"Who was freed in {page.place_name} in {year}")
    yield from (f"  {line}" for line in _count(reading, RELEASED, str(year)))
    yield from (f"  {line}" for line in _groups(reading, year))
    yield from _section("Where they were taken")
    yield from (f"  {line}" for line in _destinations(reading, year))
    yield from _section("What was given in exchange, and who denies it")
    yield from (f"  {_cited(sentence)}" for sentence in page.exchanges)
    yield from _section("Of whom records disagree")
    for line in page.disputes:
        if not line.sum:
            yield f"  {_cited(line.sentence)}"
    yield from _section("Who is held")
    yield from (f"  {line}" for line in _count(reading, DEFAULT, f"{year}-12-31"))
    yield from _conflicts(reading)
    yield from _section("The reports")
    for reference in page.references:
        source = reference.source
        yield f"  [{reference.number}] {source.said_on}, {source.publisher} ({source.name})"


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
            named = f"; named: {', '.join(names)}" if names else ""
            yield f"{when_words(when, None)}: {group.size} people{named}"


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
        whole = set(figure.subgroup) == {"destination"}
        if whole and figure.time is not None and not figure.time.is_period:
            day = when_words(figure.time, figure.relation)
            key = (day, figure.subgroup["destination"], number_words(figure))
            told.setdefault(key, []).append(figure.publisher or "")
    for (day, where, number), publishers in sorted(told.items()):
        yield f"{day}: {number} to {where}, according to {', '.join(dict.fromkeys(publishers))}"


def _conflicts(reading: Holdings) -> Iterator[str]:
    found = show_conflicts(reading)
    yield from _section("Which figures cannot all be true, and why")
    yield f"  {found.verdict}"
    for card in found.cards:
        yield f"  {card.number}. {card.sentence}"
        yield f"     {card.sum}"
        if card.balance:
            yield f"     {card.balance}"
        if card.assumptions:
            yield f"     This takes for granted: {'; '.join(card.assumptions)}."
        for repair in card.repairs[:_REPAIRS]:
            yield f"     Could mend it: {repair.words} ({repair.why})."
    for finding in found.findings[:_FINDINGS]:
        yield f"  {finding}."
