"""One person's claims to spells on every axis."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.history.attributes import (
    Observation,
    age_spells,
    observations,
    sentence_ends,
)
from habeas.history.occurrence import Occurrence, day_words, eve, occurrences
from habeas.history.points import Point, in_order
from habeas.history.telling import tellings
from habeas.history.timeline import Timeline
from habeas.model.claim import Claim
from habeas.model.spell import Spell, Standing
from habeas.vocabulary.axes import Axis
from habeas.vocabulary.events import Effect
from habeas.vocabulary.rules import Rules, packaged

# Axes are read in the vocabulary's order, custody first: how a person died depends on it.
_PAST_SENTENCE = "the sentence ended on"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """Where a point belongs: an axis, one body's answer, or one of several values."""

    axis: str
    part: str = ""
    value: str = ""

    @property
    def name(self) -> str:
        return f"{self.axis}:{self.part}" if self.part else self.axis


def spells(
    person_id: str,
    claims: Sequence[Claim],
    *,
    not_accepted: Iterable[str] = (),
    rules: Rules | None = None,
) -> tuple[Spell, ...]:
    """Say what held for a person, from when to when, on every axis.

    Only asserted and reported claims act. What is announced, planned, feared or denied
    comes out as possible, with the reason in words. Claims that contradict each other
    are both kept, disputed. Nothing a source can say raises an error.

    Args:
        person_id: The person, who becomes ``Spell.person``.
        claims: The claims about this one person, in any order; figures and exchanges
            are passed over.
        not_accepted: Ids of claims nobody has accepted yet: they never act.
        rules: The tables in force; None for those that ship.

    Returns:
        Spells by axis, then by time. The order of ``claims`` does not matter.
    """
    rules = rules or packaged()
    waiting = frozenset(not_accepted)
    events = occurrences(tellings(claims, rules=rules, not_accepted=waiting), rules)
    seen = observations(claims, rules=rules, not_accepted=waiting)
    by_key: dict[_Key, list[Point]] = {}
    for event in events:
        if event.acts:
            for key, point in _points(event):
                by_key.setdefault(key, []).append(point)
    for item in seen:
        data = rules.axes[item.axis]
        by_key.setdefault(_observed_key(item, data, rules), []).append(_observed(item, data))
    found: dict[str, list[Spell]] = {}
    for name, data in rules.axes.items():
        for key in sorted((k for k in by_key if k.axis == name), key=lambda k: (k.part, k.value)):
            points = [_resolved(p, found) for p in by_key[key]]
            found.setdefault(key.axis, []).extend(_timeline(person_id, key, data, points))
    for event in events:
        if not event.acts:
            for spell in _possible(person_id, event, by_key):
                found.setdefault(spell.axis.partition(":")[0], []).append(spell)
    found.setdefault("vulnerability", []).extend(age_spells(person_id, claims, rules))
    ended = sentence_ends(claims, rules)
    found["custody"] = [_past_sentence(s, ended, claims) for s in found.get("custody", [])]
    return tuple(s for name in rules.axes for s in sorted(found.get(name, []), key=_order))


def _order(spell: Spell) -> tuple[str, date, date, str, tuple[str, ...]]:
    first = spell.from_earliest or date.min
    last = spell.to_latest or date.max
    return spell.axis, first, last, spell.value, spell.claims


def _timeline(person: str, key: _Key, data: Axis, points: list[Point]) -> list[Spell]:
    ordered = in_order(points, data.default)
    return Timeline(person, key.name, data).read(ordered)


def _points(event: Occurrence) -> Iterable[tuple[_Key, Point]]:
    axes, all_effects = event.rules.axes, event.effects()
    final = any(
        effect.to in axes[axis].absorbing
        for axis, effects in all_effects.items()
        for effect in effects
    )
    for axis, effects in all_effects.items():
        point = _point(event, effects, final=final)
        for part in _parts(axis, event):
            value = "" if axes[axis].exclusive else (point.may or point.at or "".join(point.to))
            yield _Key(axis=axis, part=part, value=value), point


def _parts(axis: str, event: Occurrence) -> Iterable[str]:
    """A body's answer is its own: one timeline a body that tells of the event."""
    if not event.rules.axes[axis].per_body:
        return ("",)
    body_id = event.rules.body_id
    return sorted({body_id(t.claim.attributed_to) for t in event.tellings if t.acts})


def _point(event: Occurrence, effects: tuple[Effect, ...], *, final: bool) -> Point:
    one = effects[0]
    acting = [t for t in event.tellings if t.acts]
    unless = one.to_if
    return Point(
        earliest=event.earliest,
        latest=event.latest,
        words=event.words(),
        day=day_words(event.earliest, event.latest),
        claims=event.claims,
        before=tuple(dict.fromkeys(value for e in effects for value in e.before)),
        to=tuple(dict.fromkeys(e.to for e in effects if e.to is not None)),
        to_if=unless,
        at=one.at,
        may=one.may,
        why=one.why,
        end=all(e.end for e in effects),
        final=final,
        first=event.kind.first,
        disputed=event.disputed,
        rank=event.kind.rank,
        origins=frozenset(t.origin for t in acting),
        reported=event.latest or event.earliest,
    )


def _resolved(point: Point, found: Mapping[str, list[Spell]]) -> Point:
    """Choose the value that depends on another axis, now that it is known."""
    if point.to_if is None or point.latest is None:
        return point
    axis, values, value = point.to_if
    day = eve(point.latest) or date.min
    there = any(
        s.value in values and s.standing(day) is Standing.UNDISPUTED for s in found.get(axis, [])
    )
    return replace(point, to=(value,)) if there else point


def _observed_key(item: Observation, data: Axis, rules: Rules) -> _Key:
    return _Key(
        axis=item.axis,
        part=rules.body_id(item.claim.attributed_to) if data.per_body else "",
        value="" if data.exclusive else item.value,
    )


def _observed(item: Observation, data: Axis) -> Point:
    labels = data.values[item.value]
    day = day_words(item.earliest, item.latest)
    return Point(
        earliest=item.earliest,
        latest=item.latest,
        words=f'report "{labels["en"]}" {day}',
        day=day,
        claims=(item.claim.id,),
        at=item.value,
        rank=80,
        origins=frozenset({item.origin}),
        reported=item.latest,
    )


def _possible(
    person: str, event: Occurrence, by_key: Mapping[_Key, list[Point]]
) -> Iterable[Spell]:
    """Spells of an event that nobody tells of as having happened."""
    why = f"{event.words()}: {event.tellings[0].why_not}"
    for axis, effects in event.effects().items():
        data = event.rules.axes[axis]
        part = event.rules.body_id(event.tellings[0].claim.attributed_to) if data.per_body else ""
        points = by_key.get(_Key(axis=axis, part=part), [])
        told = _Tentative(person=person, axis=_Key(axis=axis, part=part).name, event=event, why=why)
        until = _next(event, points)
        for value in dict.fromkeys(e.to or e.may for e in effects):
            if value is not None:
                yield told.since(value, until)
        before = effects[0].before[:1]
        known = any(event.earliest is not None and p.high < event.earliest for p in points)
        # Who is announced to be let go is held: that much is told, whatever comes of it.
        if before and before[0] != data.default and not known:
            yield told.until(before[0], until)


def _next(event: Occurrence, points: Sequence[Point]) -> date | None:
    """The day by which a later event has settled what this one left open."""
    later = [
        p.high
        for p in points
        if (p.to or p.end) and event.latest is not None and p.low > event.latest
    ]
    soonest = min(later, default=date.max)
    return None if soonest == date.max else soonest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tentative:
    """An event that nobody tells of as having happened, on one axis."""

    person: str
    axis: str
    event: Occurrence
    why: str

    def since(self, value: str, until: date | None) -> Spell:
        """What would hold from the event on."""
        return Spell(
            person=self.person,
            axis=self.axis,
            value=value,
            from_earliest=self.event.earliest,
            from_latest=self.event.latest,
            to_earliest=None,
            to_latest=until,
            claims=self.event.claims,
            tentative=True,
            begins=True,
            reason=self.why,
            witnesses=len(self._origins),
            origins=self._origins,
        )

    def until(self, value: str, until: date | None) -> Spell:
        """What the event presupposes; it need not have ended, for the event may not be."""
        return Spell(
            person=self.person,
            axis=self.axis,
            value=value,
            from_earliest=None,
            from_latest=eve(self.event.latest),
            to_earliest=self.event.earliest,
            to_latest=until,
            claims=self.event.claims,
            tentative=True,
            reason=f"presupposed by the {self.why}",
            witnesses=len(self._origins),
            origins=self._origins,
        )

    @property
    def _origins(self) -> tuple[str, ...]:
        return tuple(sorted({t.origin for t in self.event.tellings}))


def _past_sentence(
    spell: Spell, ended: Sequence[tuple[str, date]], claims: Sequence[Claim]
) -> Spell:
    """Past the end of the sentence, custody nobody reports the end of is only possible."""
    if spell.value != "in_custody" or spell.to_earliest is not None or not ended:
        return spell
    claim_id, last = max(ended, key=lambda item: item[1])
    if spell.from_earliest is not None and spell.from_earliest > last:
        return spell
    if spell.last_reported is not None and spell.last_reported > last:
        return spell
    known = {claim.id for claim in claims}
    return replace(
        spell,
        to_earliest=last,
        to_reason=f"{_PAST_SENTENCE} {last} and no release is reported",
        claims=(*spell.claims, *((claim_id,) if claim_id in known else ())),
    )


def is_past_sentence(spell: Spell) -> bool:
    """Say whether a spell may have ended because a sentence did, and for no other reason."""
    return spell.to_reason.startswith(_PAST_SENTENCE)
