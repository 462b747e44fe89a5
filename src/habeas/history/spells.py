"""One person's claims to spells on every axis, from the worlds that fit them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from habeas.history.kinds import OWN
from habeas.history.origins import witnesses
from habeas.history.statements import FOREVER, Statement, told_of
from habeas.history.traits import conditions
from habeas.history.why import Because, date_of, why_on
from habeas.history.worlds import Edge, Worlds, worlds_of
from habeas.model.claim import Claim
from habeas.model.spell import Spell
from habeas.vocabulary.rules import Rules, packaged

Run = tuple[int, int, bool]
"""Days on which a value may hold, and whether it does on all of them."""


def spells(
    person_id: str,
    claims: Sequence[Claim],
    *,
    not_accepted: Iterable[str] = (),
    rules: Rules | None = None,
) -> tuple[Spell, ...]:
    """Say what held for a person, from when to when, on every axis.

    Only asserted and reported claims act. What is announced, planned or feared comes out as
    possible, with the reason in words. Claims that contradict each other are all kept, and
    what each of the cheapest explanations gives is possible. Nothing a source can say
    raises an error.

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
    found: dict[str, list[Spell]] = {}
    for part in told_of(claims, rules=rules, not_accepted=not_accepted):
        # Worlds are the same for whoever the same is told of: the claims are this person's.
        worlds = replace(worlds_of(part, rules), told=part)
        for axis in worlds.kinds.axes:
            bare = axis.partition(":")[0]
            found.setdefault(bare, []).extend(_on_axis(person_id, worlds, axis))
    for spell in conditions(person_id, claims, rules):
        found.setdefault(spell.axis, []).append(spell)
    return tuple(s for name in rules.axes for s in sorted(found.get(name, []), key=_order))


def _order(spell: Spell) -> tuple[str, date, date, str, tuple[str, ...]]:
    first = spell.from_earliest or date.min
    last = spell.to_latest or date.max
    return spell.axis, first, last, spell.value, spell.claims


def _on_axis(person: str, worlds: Worlds, axis: str) -> Iterator[Spell]:
    """Give the spells of one axis: for each value the days on which it may hold."""
    at = worlds.kinds.axes.index(axis)
    default = worlds.kinds.rules.axes[axis.partition(":")[0]].default
    touching = _touching(worlds, axis)
    if not touching:
        return
    behind = _Behind.of(worlds, touching)
    runs = _anything(worlds, axis) if worlds.is_wide else _runs(worlds, at)
    for value in sorted(runs):
        ways = _Ways.of(worlds, axis, value, touching)
        for found in _apart(runs[value]):
            days = found
            if value == default and found[0][0] <= -FOREVER and not worlds.is_wide:
                # What holds of anybody, until something is told.
                days = _since(_told_of(worlds, axis, value), found)
            if days:
                yield _spell(person, worlds, days, ways, behind)


def _touching(worlds: Worlds, axis: str) -> list[tuple[int, Statement]]:
    """Give the statements that, in some world in which they are true, touch an axis."""
    every = enumerate(worlds.told.statements)
    if worlds.is_wide:
        return [(i, s) for i, s in every if worlds.kinds.touches(s.kinds, axis)]
    touched = {i for e in worlds.edges if axis in e.kind.effects for i in e.statements}
    return [(i, s) for i, s in every if i in touched]


def _runs(worlds: Worlds, at: int) -> Mapping[str, Sequence[Run]]:
    """Give the days on which each value may hold."""
    found: dict[str, list[Run]] = {}
    for stretch in worlds.stretches:
        values = {state[at] for state in stretch.states}
        for value in values - {None}:
            run = (stretch.first, stretch.last, len(values) == 1)
            found.setdefault(str(value), []).append(run)
    return found


def _anything(worlds: Worlds, axis: str) -> Mapping[str, Sequence[Run]]:
    """Give every value that what is told can bring about: too much was told to say when."""
    data = worlds.kinds.rules.axes[axis.partition(":")[0]]
    values = {data.default}
    for statement in worlds.told.statements:
        for kind in map(worlds.kinds.kind, statement.kinds):
            effect = None if kind is None else kind.effects.get(axis)
            if kind is not None and effect is not None:
                values |= {effect.to, effect.at, effect.may, kind.begins.get(axis)}
                values |= {effect.to_if[2]} if effect.to_if is not None else set()
    while more := {data.unreported[v] for v in values if v and v in data.unreported} - values:
        values |= more
    values -= {None}
    # Where only what holds of anybody can be, nothing is open.
    if values <= {data.default}:
        return {}
    return {str(value): [(-FOREVER, FOREVER, False)] for value in values}


def _told_of(worlds: Worlds, axis: str, default: str) -> int:
    """Give the first day on which what holds of anybody may be what is told of somebody.

    An event may lead back to it; and where records disagree it is one of their answers from
    the first event that may lead away from it.
    """
    at = worlds.kinds.axes.index(axis)
    back = [e.first for e in worlds.edges if e.before[at] != default == e.after[at]]
    away = [e.first for e in worlds.edges if axis in e.kind.effects and e.after[at] != default]
    return min(back + away if worlds.repairs else back, default=FOREVER)


def _since(day: int, runs: Sequence[Run]) -> list[Run]:
    return [(max(first, day), last, sure) for first, last, sure in runs if last >= day < FOREVER]


def _apart(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Split the days of a value where it holds on none, and between times when it surely does."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1][1] + 1 == run[0] and found[-1][2] == run[2]:
            found[-1] = (found[-1][0], run[1], run[2])
            continue
        broken = found and found[-1][1] + 1 < run[0]
        again = found and run[2] and any(r[2] for r in found)
        if broken or again:
            yield found
            found = []
        found.append(run)
    if found:
        yield found


@dataclass(frozen=True, slots=True)
class _Spans:
    """What can be on some days each, to be found by the days of a spell."""

    firsts: Sequence[int]
    reached: Sequence[int]
    spans: Sequence[tuple[int, int, int]]

    @classmethod
    def of(cls, days: Iterable[tuple[int, int]]) -> "_Spans":
        """Put some first and last days in order."""
        spans = sorted((first, last, at) for at, (first, last) in enumerate(days))
        return cls(
            [first for first, _, _ in spans],
            list(accumulate((last for _, last, _ in spans), max)),
            spans,
        )

    def within(self, first: int, last: int) -> list[int]:
        """Give the places of those that can be on any of some days, in order."""
        found = []
        at = bisect_right(self.firsts, last) - 1
        while at >= 0 and self.reached[at] >= first:
            if self.spans[at][1] >= first:
                found.append(self.spans[at][2])
            at -= 1
        return sorted(found)

    def has_any(self, first: int, last: int) -> bool:
        """Say whether any can be on any of some days, which may be none."""
        at = bisect_right(self.firsts, last) - 1
        return at >= 0 and self.reached[at] >= first


@dataclass(frozen=True, slots=True)
class _Behind:
    """The statements that touch an axis, to be found by the days of a spell."""

    statements: Sequence[Statement]
    days: _Spans
    families: AbstractSet[str]

    @classmethod
    def of(cls, worlds: Worlds, touching: Sequence[tuple[int, Statement]]) -> "_Behind":
        """Put what touches an axis in order."""
        known = worlds.days_of()
        days = [known[i] or (s.first, s.last) for i, s in touching]
        statements = [s for _, s in touching]
        return cls(statements, _Spans.of(days), {s.family for s in statements})

    def on(self, first: int, last: int) -> list[Statement]:
        """Give those on which a spell rests: their days touch its own."""
        return [self.statements[at] for at in self.days.within(first, last + 1)]


@dataclass(frozen=True, slots=True)
class _Ways:
    """How a value comes to hold, and to hold no more."""

    axis: str
    value: str
    begun: _Spans
    ends: Sequence[int]
    last_reported: date | None

    @classmethod
    def of(
        cls,
        worlds: Worlds,
        axis: str,
        value: str,
        touching: Sequence[tuple[int, Statement]],
    ) -> "_Ways":
        """Find the events that lead to a value of an axis, and away from it."""
        at = worlds.kinds.axes.index(axis)
        edges = [e for e in worlds.edges if axis in e.kind.effects]
        ways = [e for e in edges if e.after[at] == value]
        begun = [e for e in ways if e.kind.type and e.before[at] != value]
        ends = [e.first for e in edges if e.before[at] == value != e.after[at]]
        return cls(
            axis,
            value,
            _Spans.of((e.first, e.last) for e in begun),
            sorted(ends),
            _last_reported(ways, touching),
        )

    def first_end(self, first: int, last: int) -> date | None:
        """Give the first day on which what is only possible can have ended."""
        at = bisect_right(self.ends, first)
        return date_of(self.ends[at]) if at < len(self.ends) and self.ends[at] <= last + 1 else None


def _spell(
    person: str, worlds: Worlds, days: Sequence[Run], ways: _Ways, behind_it: _Behind
) -> Spell:
    axis, value = ways.axis, ways.value
    first, last = days[0][0], days[-1][1]
    sure = next(((a, b) for a, b, is_sure in days if is_sure), None)
    behind = behind_it.on(first, last)
    denied = _denied(worlds, behind_it.families, first, last)
    why = None if sure else why_on(worlds, max(first, -FOREVER + 1), axis=axis)
    hazy = sure is not None and first < sure[0]
    fading = sure is not None and last > sure[1] and sure[1] < FOREVER
    return Spell(
        person=person,
        axis=axis,
        value=value,
        from_earliest=date_of(first) if first > -FOREVER else None,
        from_latest=date_of(sure[0]) or date.min if sure else None,
        to_earliest=_next(sure[1]) if sure else _first_end(worlds, ways, first, last),
        to_latest=_next(last),
        claims=tuple(dict.fromkeys([*(c for s in behind for c in s.claims), *denied])),
        contradiction=why.contradiction if why is not None else "",
        tentative=sure is None and why is not None and why.because is Because.UNCONFIRMED,
        begins=ways.begun.has_any(first, sure[0] if sure else last),
        reason=why.words if why is not None else "",
        from_reason=why_on(worlds, first, axis=axis).words if hazy else "",
        to_reason=why_on(worlds, sure[1] + 1, axis=axis).words if fading and sure else "",
        witnesses=max(1, witnesses({o for s in behind for o in s.origins})),
        origins=tuple(sorted({o for s in behind for o in s.origins})),
        last_reported=ways.last_reported,
    )


def _next(day: int) -> date | None:
    return None if day >= FOREVER else date_of(day + 1)


def _first_end(worlds: Worlds, ways: _Ways, first: int, last: int) -> date | None:
    return ways.first_end(first, last) if worlds.told.part == OWN else None


def _denied(worlds: Worlds, families: AbstractSet[str], first: int, last: int) -> list[str]:
    """Give the claims that deny, on days that touch a spell's, what others tell."""
    return [
        claim
        for d in worlds.told.denials
        if d.family in families and d.first <= last + 1 and d.last >= first
        for claim in d.claims
    ]


def _last_reported(ways: Sequence[Edge], touching: Sequence[tuple[int, Statement]]) -> date | None:
    lasts: dict[int, int] = {}
    for edge in ways:
        for i in edge.statements:
            lasts[i] = max(lasts.get(i, edge.last), edge.last)
    found = [min(s.last, lasts[i]) for i, s in touching if i in lasts and not s.optional]
    known = [day for day in found if day < FOREVER]
    return date_of(max(known)) if known else None
