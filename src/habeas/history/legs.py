"""Where somebody is in custody, by every place that is told of it.

A stay is cut into *legs* by what begins one: an arrest, a transfer that names where to, and
custody told again after an end. On a leg somebody is in one place. It is told by what begins
the leg, by what ends it, and by whatever is told in it; what is told of one leg says nothing
of another. Where the days told leave open in which leg something was, or which leg it is on a
day, each place that may be is possible.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from habeas.history.event_claims import EventClaim
from habeas.history.statements import FOREVER
from habeas.history.stays import Days, HeldDays, in_pieces, is_one_place, joined
from habeas.model.event import Event
from habeas.vocabulary.rules import Rules

# Moments of one day: an end leaves the day to what was before, an arrest comes before what is
# told in custody, and what is ranked after a transfer is told of where it led.
_MOMENTS: Final = 8
_NEW, _END, _ARREST, _EARLY, _MOVE, _LATE, _NIGHT = range(1, _MOMENTS)
_NO_LIMIT: Final = FOREVER * _MOMENTS
_REGION: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Turn:
    """What begins a leg, on one of some moments.

    Attributes:
        first: First moment.
        last: Last moment.
        to: The place it leads to; empty where none is told.
        back: The place told of the leg that it ends; empty where none is.
        claim: Id of the claim.
    """

    first: int
    last: int
    to: str
    back: str
    claim: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place told of the leg in which one of some moments is; of every leg without limit."""

    first: int
    last: int
    place: str
    claim: str

    @property
    def throughout(self) -> bool:
        """Whether it is stated of the person and of no time."""
        return self.first == -_NO_LIMIT and self.last == _NO_LIMIT


@dataclass(frozen=True, slots=True)
class Legs:
    """What is told of where somebody is in custody.

    Attributes:
        turns: What begins a leg.
        marks: Places told in one.
    """

    turns: tuple[Turn, ...]
    marks: tuple[Mark, ...]

    @property
    def every(self) -> tuple[Turn | Mark, ...]:
        """All that is told."""
        return (*self.turns, *self.marks)


@dataclass(frozen=True, slots=True)
class _Day:
    """What is told of a leg on one day: places that may be, those that are, and whether one is."""

    may: frozenset[str]
    sure: frozenset[str]
    is_told: bool


def place_value(words: str) -> str:
    """Write a place as it is kept: in lower case, but for the code of a part of a country.

    Args:
        words: As told.
    """
    return words if _REGION.fullmatch(words) else words.casefold()


def legs_of(
    acting: Sequence[EventClaim], stated: Iterable[tuple[str, str]], rules: Rules
) -> Legs | None:
    """Read what is told of where somebody is in custody.

    Args:
        acting: What is told to have happened to one person.
        stated: Places stated of the person and of no time, each with the id of its claim.
        rules: The tables in force.

    Returns:
        The legs and what is told in them; None where no place is told.
    """
    marks = [Mark(-_NO_LIMIT, _NO_LIMIT, place_value(v), claim) for claim, v in stated]
    if not marks and not any(_place(t) or _destination(t) for t in acting):
        return None
    arrests = [t for t in acting if t.kind.is_arrest]
    ends = [t for t in acting if ends_custody(t.kind.id, t.release_kind, rules)]
    inside = [t for t in acting if t not in arrests and _is_in_custody(t, rules)]
    turns = [
        _turn(told, _ARREST, to=_place(told))
        for told in arrests
        if _place(told) or _begins_anew(told, arrests, ends)
    ]
    for told in inside:
        place = _place(told)
        if told in ends:
            if _is_followed(told, arrests, inside):
                first, last = _window(told)
                turns.append(
                    Turn(_at(first, 1, _NEW), _at(last, 1, _NEW), "", place, told.claim.id)
                )
            elif place:
                marks.append(_mark(told, _END, _LATE, place))
        elif told.kind.id == "transfer":
            to = _destination(told)
            if to or place:
                turns.append(_turn(told, _MOVE, to=to or place, back=place if to else ""))
        elif place:
            moment = _LATE if told.kind.rank > rules.event_types["transfer"].rank else _EARLY
            marks.append(_mark(told, moment, moment, place))
    return Legs(tuple(turns), tuple(marks))


def ends_custody(event: str, release_kind: str | None, rules: Rules) -> bool:
    """Say whether nobody is held any more after an event.

    Args:
        event: Its type.
        release_kind: How somebody left, where that is told.
        rules: The tables in force.
    """
    kind = rules.event_types[event]
    effects = kind.effects
    if kind.is_release:
        effects = {**effects, **rules.release_effects.get(release_kind or "", {})}
    custody = effects.get("custody")
    if custody is None:
        return False
    return custody.end or (custody.to is not None and custody.to not in _held(rules))


def _held(rules: Rules) -> Sequence[str]:
    return rules.axes["custody"].groups["deprived"]


def _is_in_custody(told: EventClaim, rules: Rules) -> bool:
    """Say whether an event is told of somebody who is held, or who has been until then."""
    custody = told.kind.effects.get("custody")
    if told.kind.confirms or "custody" in told.kind.presupposes:
        return custody is None or custody.may is None
    if custody is None:
        return False
    return ends_custody(told.kind.id, told.release_kind, rules) or custody.may in _held(rules)


def _begins_anew(
    told: EventClaim, arrests: Sequence[EventClaim], ends: Sequence[EventClaim]
) -> bool:
    """Say whether an arrest of which no place is told may begin another stay.

    It may after an end; but what can be one event with an arrest that names a place is that.
    """
    first, last = _window(told)
    if any(_place(a) and _window(a)[0] <= last and first <= _window(a)[1] for a in arrests):
        return False
    return any(_window(end)[0] < last for end in ends)


def _is_followed(
    end: EventClaim, arrests: Sequence[EventClaim], inside: Sequence[EventClaim]
) -> bool:
    """Say whether custody is told again after an end, and no arrest that led to it."""
    first, last = _window(end)
    later = [_window(t)[1] for t in inside if _window(t)[0] > last]
    if not later:
        return False
    until = min(later)
    return not any(_window(a)[1] >= first and _window(a)[0] <= until for a in arrests)


def _place(told: EventClaim) -> str:
    return told.claim.body.place or "" if isinstance(told.claim.body, Event) else ""


def _destination(told: EventClaim) -> str:
    """Give where a transfer led; elsewhere a destination is no place of custody."""
    is_move = told.kind.id == "transfer" and isinstance(told.claim.body, Event)
    return told.claim.body.destination or "" if is_move else ""  # type: ignore[union-attr]


def _window(told: EventClaim) -> Days:
    first = -FOREVER if told.earliest is None else told.earliest.toordinal()
    return first, FOREVER if told.latest is None else told.latest.toordinal()


def _at(day: int, later: int, moment: int) -> int:
    """Give a moment of so many days later; no limit stays without."""
    return day * _MOMENTS if abs(day) == FOREVER else (day + later) * _MOMENTS + moment


def _turn(told: EventClaim, moment: int, *, to: str, back: str = "") -> Turn:
    first, last = _window(told)
    at = _at(first, 0, moment), _at(last, 0, moment)
    return Turn(*at, place_value(to), place_value(back), told.claim.id)


def _mark(told: EventClaim, since: int, until: int, place: str) -> Mark:
    first, last = _window(told)
    at = _at(first, 0, since), _at(last, 0, until)
    if told.earliest is None and told.latest is None:
        # Of some leg, and nobody knows which: not of every one.
        at = -_NO_LIMIT + 1, _NO_LIMIT - 1
    return Mark(*at, place_value(place), told.claim.id)


def settled_legs(legs: Legs) -> tuple[tuple[HeldDays, ...], tuple[Days, ...]]:
    """Say which place holds when.

    Args:
        legs: What is told.

    Returns:
        The places with their days, by place and day; and the days on which one of several
        holds and it is not sure which.
    """
    once = Legs(
        tuple({(t.first, t.last, t.to, t.back): t for t in legs.turns}.values()),
        tuple({(m.first, m.last, m.place): m for m in legs.marks}.values()),
    )
    may: dict[str, list[Days]] = {}
    sure: dict[str, list[Days]] = {}
    unsettled: list[Days] = []
    for days in _stretches(once):
        found = _on(once, days[0] * _MOMENTS + _NIGHT if days[0] > -FOREVER else -_NO_LIMIT)
        for place in found.may:
            may.setdefault(place, []).append(days)
        for place in found.sure:
            sure.setdefault(place, []).append(days)
        if found.is_told and not found.sure:
            unsettled.append(days)
    held: list[HeldDays] = []
    for place in sorted(may):
        claims = _claims_of(legs, place)
        held += in_pieces(place, may[place], sure.get(place, []), claims)
    return tuple(held), tuple(joined(unsettled))


def _claims_of(legs: Legs, place: str) -> tuple[str, ...]:
    """Name the claims that tell of a place, in order of time."""
    told = [(m.first, m.claim) for m in legs.marks if m.place == place]
    told += [(t.first, t.claim) for t in legs.turns if place in (t.to, t.back)]
    return tuple(dict.fromkeys(claim for _, claim in sorted(told)))


def _stretches(legs: Legs) -> Iterator[Days]:
    """Cut all days where what is told of them can change."""
    cuts: set[int] = set()
    for told in legs.every:
        for moment in (told.first, told.last):
            if abs(moment) < _NO_LIMIT - 1:
                day = moment // _MOMENTS
                cuts |= {day, day + 1}
    edges = [-FOREVER, *sorted(cuts), FOREVER + 1]
    yield from ((a, b - 1) for a, b in pairwise(edges))


def _on(legs: Legs, now: int) -> _Day:
    """Say what is told of the leg at a moment."""
    turns, marks = legs.turns, legs.marks
    begun = max((t.first for t in turns if t.last <= now), default=None)
    coming = min((t.last for t in turns if t.first > now), default=None)
    led = [t for t in turns if t.first <= now and (begun is None or t.last >= begun)]
    ends = [t for t in turns if t.last > now and (coming is None or t.first <= coming)]
    since = min(now, max((t.last for t in turns if t.first <= now), default=-_NO_LIMIT))
    until = max(now, min((t.first for t in turns if t.last > now), default=_NO_LIMIT))
    inside = [
        m
        for m in marks
        if m.throughout
        or not ((begun is not None and m.last < begun) or (coming is not None and m.first > coming))
    ]
    surely = {m.place for m in inside if m.throughout or not (m.first < since or m.last > until)}
    all_led = begun is not None and all(t.to for t in led)
    all_end = coming is not None and all(t.back for t in ends)
    may = {t.to for t in led} | {t.back for t in ends} | {m.place for m in inside}
    may.discard("")
    told = set(surely)
    told |= {t.to for t in led if all(_agree(t, o) for o in led)} if all_led else set()
    told |= {t.back for t in ends if len({o.back for o in ends}) == 1} if all_end else set()
    sure = frozenset(v for v in told if not any(_excludes(v, other) for other in may))
    return _Day(frozenset(may), sure, bool(surely) or all_led or all_end)


def _agree(a: Turn, b: Turn) -> bool:
    """Say whether two turns lead to one place, or may be one that a country and a town tell of."""
    same = is_one_place(a.to, b.to)
    one_day = a.first == a.last == b.first == b.last
    return one_day if same is None else same


def _excludes(a: str, b: str) -> bool:
    """Say whether nobody can be in two places at once; a town of unknown country is in any."""
    return is_one_place(a, b) is False
