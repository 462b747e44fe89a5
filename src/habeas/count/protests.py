"""Arrests at a protest: of the custody of whoever is named among those arrested.

A figure that says of whom it tells says so of everybody named in it, be it a group of one
occasion or the total of a month, which is no group.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.count.belonging import is_protest
from habeas.count.clusters import joined_told
from habeas.count.evaluate import values_of
from habeas.count.rectangles import Rectangles
from habeas.history.rectangles import life
from habeas.history.told import TOLD_SHORT, Told, told_of
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.vocabulary.rules import Rules


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
    protests = {figure.id for figure in figures if is_protest(figure.population)}
    if not protests:
        return records
    short: dict[str, list[tuple[Told, ...]]] = {}
    for person, claim in claims:
        if isinstance(claim.body, Event) and claim.body.member_of in protests:
            arrest = _for_a_night(claim, records.rules)
            if arrest:
                short.setdefault(person, []).append(arrest)
    if not short:
        return records
    people = sorted(short)
    known = records.recipes(people)
    told = {who: joined_told([known.get(who, ()), *short[who]]) for who in people}
    return _with_lives(records, told)


def _for_a_night(claim: Claim, rules: Rules) -> tuple[Told, ...]:
    """Give what a claim tells as an arrest; what it tells otherwise is told already."""
    found = []
    for part in told_of([claim], rules=rules):
        # Who tells it, and how it was learnt, the same statement of the record says.
        arrests = [
            replace(s, night=TOLD_SHORT, claims=(), origins=frozenset())
            for s in part.statements
            if s.family == "arrest"
        ]
        if arrests:
            found.append(Told(part.part, tuple(arrests)))
    return tuple(found)


def _with_lives(records: Rectangles, told: Mapping[str, tuple[Told, ...]]) -> Rectangles:
    """Work some lives out again, and leave what else is stated of these people as it is."""
    values = values_of(records.only(told))
    lives = {who: (*life(parts, records.rules), *values[who]) for who, parts in told.items()}
    return records.with_lives(lives, told)
