"""What sources state of a person, as spells on axes called ``trait:FIELD``.

A trait holds throughout, but for places and kinds of release: where somebody is held
lasts from an arrest or a transfer until the next; a kind of release begins
with the release and lasts until the next arrest. Traits are what a count is broken down by.
Where an event was is a trait of its own, ``trait:place of FAMILY``, on the days it can have been.

Of some traits a person has one value at a time. Where sources give several and nobody knows
which holds, each is possible, and ``trait:any FIELD`` says that one of them does.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypedDict

from habeas.history.attributes import age_spells, attributes, observations
from habeas.history.event_claims import EventClaim, tellings
from habeas.history.legs import ends_custody, legs_of, place_value, settled_legs
from habeas.history.origins import origins_of, witnesses
from habeas.history.statements import FOREVER
from habeas.history.stays import Days, HeldDays, Stay, settled
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.spell import Spell
from habeas.vocabulary.rules import Rules, packaged
from habeas.words.uncertainty import others_state, since_not_known

SINGLE: Final = ("sex", "place", "prison")
"""Traits of which a person has one value at a time: values that differ are a dispute."""
ANY_VALUE: Final = "stated"
"""The value of ``trait:any FIELD``: some value holds, whichever it is."""
# Keys that derived tables have, before the field or family that they are of.
_ANY: Final = ("any",)
_PLACE_OF: Final = ("place", "of")
_LISTED: Final = (
    "sex",
    "citizenship",
    "occupation",
    "criterion",
    "article",
    "place",
    "prison",
    "release_condition",
)


class _ToldBy(TypedDict):
    witnesses: int
    origins: tuple[str, ...]


def traits(
    person_id: str, claims: Sequence[Claim], *, rules: Rules | None = None
) -> tuple[Spell, ...]:
    """Say what sources state of a person.

    Args:
        person_id: The person, who becomes ``Spell.person``.
        claims: The claims about this one person, in any order.
        rules: The tables in force; None for those that ship.

    Returns:
        Spells sorted by axis and value. The order of ``claims`` does not matter.
    """
    tables = rules or packaged()
    told = [t for t in tellings(claims, rules=tables) if t.acts]
    origins = origins_of(claims, tables)
    found = [
        *_stated(person_id, claims, origins),
        *_single(person_id, claims, told, origins),
        *_places(person_id, claims, told, origins, tables),
        *_let_go_as(person_id, told),
        *conditions(person_id, claims, tables),
    ]
    return tuple(sorted(found, key=lambda s: (s.axis, s.from_earliest or date.min, s.value)))


def conditions(person: str, claims: Sequence[Claim], rules: Rules) -> list[Spell]:
    """Say what is told of axes that have many values at a time, such as illness and age.

    Args:
        person: The person's id.
        claims: One person's claims.
        rules: The tables in force.
    """
    many = {name for name, axis in rules.axes.items() if not axis.exclusive}
    found = age_spells(person, claims, rules)
    for seen in observations(claims, rules=rules):
        if seen.axis in many:
            found.append(
                Spell(
                    person=person,
                    axis=seen.axis,
                    value=seen.value,
                    from_earliest=None,
                    from_latest=seen.latest or date.max,
                    to_earliest=None,
                    to_latest=None,
                    claims=(seen.claim.id,),
                    from_reason=since_not_known(),
                    last_reported=seen.latest,
                )
            )
    kinds = {word for word, kind in rules.words.items() if not many.isdisjoint(kind.effects)}
    events = [c for c in claims if isinstance(c.body, Event) and c.body.event in kinds]
    for told in tellings(events, rules=rules):
        for axis, effect in told.kind.effects.items():
            value = effect.may or effect.to
            if axis in many and value is not None:
                sure = told.acts and effect.to is not None
                found.append(
                    Spell(
                        person=person,
                        axis=axis,
                        value=value,
                        from_earliest=told.earliest,
                        from_latest=told.latest if sure else None,
                        to_earliest=None,
                        to_latest=None,
                        claims=(told.claim.id,),
                        tentative=not sure,
                        begins=True,
                        reason=""
                        if sure
                        else told.unsure.words(rules)
                        if told.unsure
                        else effect.why,
                    )
                )
    return found


def any_of(field: str) -> str:
    """Give the field that says that one of several values holds."""
    return " ".join((*_ANY, field))


def _stated(person: str, claims: Sequence[Claim], origins: Mapping[str, str]) -> list[Spell]:
    """What is stated of traits of which a person can have several."""
    by_value: dict[tuple[str, str], list[str]] = {}
    for claim, body in attributes(claims, *(f for f in _LISTED if f not in SINGLE)):
        by_value.setdefault((body.field, body.value.casefold()), []).append(claim.id)
    return [
        Spell(
            person=person,
            axis=f"trait:{field}",
            value=value,
            from_earliest=None,
            from_latest=date.min,
            to_earliest=None,
            to_latest=None,
            claims=tuple(ids),
            **_told_by(ids, origins),
        )
        for (field, value), ids in by_value.items()
    ]


def _told_by(ids: Iterable[str], origins: Mapping[str, str]) -> _ToldBy:
    by = {origins[claim] for claim in ids}
    return {"witnesses": witnesses(by), "origins": tuple(sorted(by))}


def _single(
    person: str, claims: Sequence[Claim], acting: Sequence[EventClaim], origins: Mapping[str, str]
) -> list[Spell]:
    """What is told of traits of which a person has one value at a time, but for places."""
    stays: dict[str, list[Stay]] = {field: [] for field in SINGLE if field != "place"}
    for claim, body in attributes(claims, *stays):
        stated = Stay(
            value=body.value.casefold(),
            first=-FOREVER,
            last=FOREVER,
            claim=claim.id,
            throughout=True,
        )
        stays[body.field].append(stated)
    for where, told in _prisons(acting):
        first, last = _days_of(told)
        stay = Stay(value=where.casefold(), first=first, last=last, claim=told.claim.id)
        stays["prison"].append(stay)
    found: list[Spell] = []
    for field, of in stays.items():
        if not of:
            continue
        known = settled(of)
        since = known.unsettled_since
        open_days = () if since is None else ((since, FOREVER),)
        found += _values(person, field, known.held, open_days, [s.claim for s in of], origins)
    return found


def _places(
    person: str,
    claims: Sequence[Claim],
    acting: Sequence[EventClaim],
    origins: Mapping[str, str],
    rules: Rules,
) -> list[Spell]:
    """Where a person is in custody, and where something happened that this does not say."""
    stated = [(claim.id, body.value) for claim, body in attributes(claims, "place")]
    legs = legs_of(acting, stated, rules)
    if legs is None:
        return []
    held, unsettled = settled_legs(legs)
    ids = [told.claim for told in legs.every]
    found = _values(person, "place", held, unsettled, ids, origins)
    by_event: dict[tuple[str, str, int, int], list[str]] = {}
    for told in acting:
        body = told.claim.body
        if isinstance(body, Event) and body.place:
            value, days = place_value(body.place), _days_of(told)
            if not _says_the_stay(told, value, days, held, rules):
                by_event.setdefault((told.kind.family, value, *days), []).append(told.claim.id)
    for (family, value, first, last), told_by in sorted(by_event.items()):
        named = HeldDays(value, (first, last), None, tuple(told_by))
        found.append(_spell(person, place_of(family), named, (), origins))
    return found


def _says_the_stay(
    told: EventClaim, value: str, days: Days, held: Sequence[HeldDays], rules: Rules
) -> bool:
    """Say whether the stay that an event begins or ends says already where it was."""
    if days[0] != days[1]:
        return False
    ends = ends_custody(told.kind.id, told.release_kind, rules)
    if not ends and not told.kind.is_arrest:
        return False
    day = days[0] - ends
    here = [h for h in held if h.may[0] <= day <= h.may[1]]
    return all(h.value == value for h in here) and any(
        h.surely is not None and h.surely[0] <= day <= h.surely[1] for h in here
    )


def place_of(family: str) -> str:
    """Give the field that says where an event of a family was, on the days it can have been."""
    return " ".join((*_PLACE_OF, family))


def _prisons(acting: Sequence[EventClaim]) -> Iterator[tuple[str, EventClaim]]:
    """Where someone was taken to be held."""
    for told in acting:
        body = told.claim.body
        if isinstance(body, Event) and told.kind.id == "transfer":
            where = body.destination or body.place
            if where:
                yield where, told


def _days_of(told: EventClaim) -> Days:
    first = -FOREVER if told.earliest is None else told.earliest.toordinal()
    return first, FOREVER if told.latest is None else told.latest.toordinal()


def _values(
    person: str,
    field: str,
    held: Sequence[HeldDays],
    unsettled: Sequence[Days],
    claims: Iterable[str],
    origins: Mapping[str, str],
) -> list[Spell]:
    """Write the values that may hold, and that one of them does where it is not sure which."""
    values = {one.value for one in held}
    found = [_spell(person, field, one, sorted(values - {one.value}), origins) for one in held]
    ids = tuple(sorted(set(claims)))
    for since, until in unsettled:
        found.append(
            Spell(
                person=person,
                axis=f"trait:{any_of(field)}",
                value=ANY_VALUE,
                from_earliest=_day(since),
                from_latest=_day(since) or date.min,
                to_earliest=_day(until + 1),
                to_latest=_day(until + 1),
                claims=ids,
            )
        )
    return found


def _spell(
    person: str, field: str, held: HeldDays, others: Sequence[str], origins: Mapping[str, str]
) -> Spell:
    """Write days on which a value may hold, and those on which it does, as a spell."""
    may, surely = held.may, held.surely
    return Spell(
        person=person,
        axis=f"trait:{field}",
        value=held.value,
        from_earliest=_day(may[0]),
        from_latest=None if surely is None else _day(surely[0]) or date.min,
        to_earliest=None if surely is None else _day(surely[1] + 1),
        to_latest=_day(may[1] + 1),
        claims=held.claims,
        contradiction=others_state(others) if surely is None and others else "",
        reason=others_state(others) if surely is None and others else "",
        **_told_by(held.claims, origins),
    )


def _day(ordinal: int) -> date | None:
    """Give the day of an ordinal; None where there is no limit."""
    inside = -FOREVER < ordinal < FOREVER and 1 <= ordinal <= date.max.toordinal()
    return date.fromordinal(ordinal) if inside else None


def _let_go_as(person: str, told: Sequence[EventClaim]) -> list[Spell]:
    """How someone was let go, by each source that says so."""
    # In order by that day.
    arrests = [t for t in told if t.kind.is_arrest and t.earliest is not None]
    firsts = [t.earliest for t in arrests if t.earliest is not None]
    releases: dict[tuple[str, date | None, date | None], list[str]] = {}
    for t in told:
        if t.release_kind is not None:
            releases.setdefault((t.release_kind, t.earliest, t.latest), []).append(t.claim.id)
    found = []
    for (kind, earliest, latest), ids in releases.items():
        at = bisect_right(firsts, latest or date.max)
        back = arrests[at] if at < len(arrests) else None
        found.append(
            Spell(
                person=person,
                axis="trait:release_kind",
                value=kind,
                from_earliest=earliest,
                from_latest=latest,
                to_earliest=back.earliest if back else None,
                to_latest=back.latest if back else None,
                claims=tuple(ids),
            )
        )
    return found
