"""What sources state of a person, as spells on axes called ``trait:FIELD``.

A trait holds throughout, but for places and kinds of release: where somebody is held
begins with an arrest or a transfer and lasts until the next; a kind of release begins
with the release and lasts until the next arrest. Traits are what a count is broken down by.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from habeas.history.attributes import age_spells, attributes, observations
from habeas.history.origins import origins_of, witnesses
from habeas.history.telling import Telling, tellings
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.spell import Spell
from habeas.vocabulary.rules import Rules, packaged

# Traits of which a person has one: values that differ are a dispute.
_SINGLE: Final = ("sex",)
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
    told = [t for t in tellings(claims, rules=rules or packaged()) if t.acts]
    found = [
        *_stated(person_id, claims, rules or packaged()),
        *_held_at(person_id, told),
        *_let_go_as(person_id, told),
        *conditions(person_id, claims, rules or packaged()),
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
                    from_reason="since when is not known",
                    last_reported=seen.latest,
                )
            )
    for told in tellings(claims, rules=rules):
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
                        reason="" if sure else told.why_not or effect.why,
                    )
                )
    return found


def _stated(person: str, claims: Sequence[Claim], rules: Rules) -> list[Spell]:
    origins = origins_of(claims, rules)
    by_value: dict[tuple[str, str], list[Claim]] = {}
    for claim, body in attributes(claims, *_LISTED):
        by_value.setdefault((body.field, body.value.casefold()), []).append(claim)
    told: dict[str, set[str]] = {}
    for field, value in by_value:
        told.setdefault(field, set()).add(value)
    found = []
    for (field, value), supporting in by_value.items():
        others = sorted(told[field] - {value})
        disputed = field in _SINGLE and bool(others)
        found.append(
            Spell(
                person=person,
                axis=f"trait:{field}",
                value=value,
                from_earliest=None,
                from_latest=date.min,
                to_earliest=None,
                to_latest=None,
                claims=tuple(claim.id for claim in supporting),
                disputed=disputed,
                reason=f"other sources state {', '.join(others)}" if disputed else "",
                witnesses=witnesses({origins[claim.id] for claim in supporting}),
                origins=tuple(sorted({origins[claim.id] for claim in supporting})),
            )
        )
    return found


def _held_at(person: str, acting: Sequence[Telling]) -> list[Spell]:
    """Where someone was arrested, and where someone was taken to be held."""
    stays: list[tuple[str, str, date | None, date | None, Claim]] = []
    for told in acting:
        body = told.claim.body
        if not isinstance(body, Event):
            continue
        if told.kind.family == "arrest" and body.place:
            stays.append(("place", body.place, told.earliest, told.latest, told.claim))
        if told.kind.id == "transfer" and (body.destination or body.place):
            where = body.destination or body.place or ""
            stays.append(("prison", where, told.earliest, told.latest, told.claim))
    found = []
    for field in ("place", "prison"):
        of = [stay for stay in stays if stay[0] == field]
        of.sort(key=lambda s: (s[2] or date.min, s[3] or date.max, s[1], s[4].id))
        for i, (_, where, earliest, latest, claim) in enumerate(of):
            following = of[i + 1] if i + 1 < len(of) else None
            if following is not None and following[1].casefold() == where.casefold():
                continue
            found.append(
                Spell(
                    person=person,
                    axis=f"trait:{field}",
                    value=where.casefold(),
                    from_earliest=earliest,
                    from_latest=latest,
                    to_earliest=following[2] if following else None,
                    to_latest=following[3] if following else None,
                    claims=(claim.id,),
                )
            )
    return found


def _let_go_as(person: str, told: Sequence[Telling]) -> list[Spell]:
    """How someone was let go, by each source that says so."""
    arrests = [t for t in told if t.kind.family == "arrest" and t.earliest is not None]
    releases: dict[tuple[str, date | None, date | None], list[str]] = {}
    for t in told:
        if t.release_kind is not None:
            releases.setdefault((t.release_kind, t.earliest, t.latest), []).append(t.claim.id)
    found = []
    for (kind, earliest, latest), ids in releases.items():
        following = [a for a in arrests if (a.earliest or date.min) > (latest or date.max)]
        back = min(following, key=lambda a: a.earliest or date.min, default=None)
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
