"""Arrests at a protest: of the custody of whoever is named among those arrested.

A figure that says of whom it tells says so of everybody named in it, be it a group of one
occasion or the total of a month, which is no group.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from habeas.count.clusters import joined_told
from habeas.count.evaluate import values_of
from habeas.count.membership import is_protest
from habeas.count.rectangles import Rectangles
from habeas.history.rectangles import life
from habeas.history.statements import TOLD_SHORT, Recipe, told_of
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.vocabulary.rules import Rules

Nights = Mapping[str, Sequence[tuple[Recipe, ...]]]
"""By person id, arrests that are sure for a night alone."""


def at_protests(
    records: Rectangles, claims: Iterable[tuple[str, Claim]], figures: Iterable[Figure]
) -> Rectangles:
    """Read arrests of people named among protesters as sure for a night alone.

    Args:
        records: What is known of each record by its own claims.
        claims: Accepted claims, each with the person it is about.
        figures: Accepted figures that act.

    Returns:
        What is known of each record, the figures it is named in among it.
    """
    return with_nights(records, nights_of(claims, figures, records.rules))


def nights_of(
    claims: Iterable[tuple[str, Claim]], figures: Iterable[Figure], rules: Rules
) -> Nights:
    """Find the arrests of people named among protesters.

    Args:
        claims: Accepted claims, each with the person it is about.
        figures: Accepted figures that act.
        rules: The tables in force.
    """
    protests = {figure.id for figure in figures if is_protest(figure.population)}
    found: dict[str, list[tuple[Recipe, ...]]] = {}
    for person, claim in claims if protests else ():
        if isinstance(claim.body, Event) and claim.body.member_of in protests:
            arrest = _for_a_night(claim, rules)
            if arrest:
                found.setdefault(person, []).append(arrest)
    return found


def with_nights(records: Rectangles, nights: Nights) -> Rectangles:
    """Add arrests that are sure for a night alone to what is known.

    Args:
        records: What is known of each record by its own claims.
        nights: The arrests.
    """
    if not nights:
        return records
    people = sorted(nights)
    known = records.recipes(people)
    told = {who: joined_told([known.get(who, ()), *nights[who]]) for who in people}
    return _with_lives(records, told)


def _for_a_night(claim: Claim, rules: Rules) -> tuple[Recipe, ...]:
    """Give what a claim tells as an arrest; what it tells otherwise is told already."""
    found = []
    for part in told_of([claim], rules=rules):
        # Who tells it, and how it was learnt, the same statement of the record says.
        arrests = [
            replace(s, night=TOLD_SHORT, claims=(), origins=frozenset())
            for s in part.statements
            if s.family in rules.arrest_families
        ]
        if arrests:
            found.append(Recipe(part.part, tuple(arrests)))
    return tuple(found)


def _with_lives(records: Rectangles, told: Mapping[str, tuple[Recipe, ...]]) -> Rectangles:
    """Work some lives out again, and leave what else is stated of these people as it is."""
    values = values_of(records.only(told))
    lives = {who: (*life(parts, records.rules), *values[who]) for who, parts in told.items()}
    return records.with_lives(lives, told)
