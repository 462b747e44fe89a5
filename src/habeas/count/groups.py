"""Published figures and the people named as belonging to them, to groups that can be counted.

A figure becomes a group where it counts people in one event ("18 were let go on 11
September") or held as of a day; a total over a period ("342 in 2025") does not: it is
a figure to be tested, and would count again everyone already counted.

Figures of one measure, place and time are taken for one group told more than once: the
widest is the whole, those with a subgroup, a destination or a stated whole are parts
of it, and where sources differ on the size of the whole, its size is a range.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from habeas.model.bounds import Bounds
from habeas.model.claim import Claim
from habeas.model.cohort import Cohort
from habeas.model.event import Event
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import When, parse_when

_OF_ONE_EVENT = ("on", "after", "about")


def cohorts_of(
    claims: Sequence[Claim], members: Iterable[tuple[str, Claim]] = ()
) -> tuple[Cohort, ...]:
    """Find the groups that accepted claims tell of.

    Args:
        claims: Accepted claims; those that are not figures are passed over.
        members: (person id, event claim) of everyone named; ``member_of`` of the event
            says which figure the person belongs to.

    Returns:
        Groups sorted by id, each told once, with everyone named as belonging to it.
    """
    named: dict[str, set[str]] = {}
    for person, claim in members:
        if isinstance(claim.body, Event) and claim.body.member_of and claim.modality.acts:
            named.setdefault(claim.body.member_of, set()).add(person)
    told = [
        (claim, claim.body)
        for claim in sorted(claims, key=lambda c: c.id)
        if isinstance(claim.body, Figure) and claim.modality.acts and _is_group(claim.body)
    ]
    groups: list[list[tuple[Claim, Figure]]] = []
    for item in sorted(told, key=lambda i: (_is_part(i[1]), -(i[1].low or 0), i[0].id)):
        home = next((g for g in groups if _one_group(g[0][1], item[1], told)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    return tuple(sorted((_cohort(g, named) for g in groups), key=lambda c: c.id))


def _is_group(figure: Figure) -> bool:
    if figure.unit != "persons" or figure.low is None or figure.hedge is Hedge.VAGUE:
        return False
    if figure.mode is Mode.STOCK:
        return figure.time is not None and figure.time.earliest == figure.time.latest
    if figure.mode is not Mode.FLOW or figure.time is None or figure.time.is_period:
        return False
    return figure.time.earliest == figure.time.latest or figure.relation in _OF_ONE_EVENT


def _is_part(figure: Figure) -> bool:
    return bool(figure.subgroup or figure.destination or figure.part_of)


def _one_group(whole: Figure, other: Figure, told: Sequence[tuple[Claim, Figure]]) -> bool:
    if other.part_of == whole.id or other.origin == whole.id:
        return True
    if other.part_of in {figure.id for _, figure in told}:
        return False  # it belongs to another figure, by its source's own word
    assert whole.time is not None  # noqa: S101 - a group has a time
    assert other.time is not None  # noqa: S101 - a group has a time
    return (
        whole.measure == other.measure
        and (whole.mode is Mode.STOCK) == (other.mode is Mode.STOCK)
        and (whole.place is None or other.place is None or whole.place == other.place)
        and whole.time.touches(other.time.earliest, other.time.latest)
    )


def _cohort(group: Sequence[tuple[Claim, Figure]], named: dict[str, set[str]]) -> Cohort:
    first, whole = group[0]
    wholes = [figure for _, figure in group if not _is_part(figure)] or [whole]
    members = {person for claim, _ in group for person in named.get(claim.id, ())}
    highs = [None if f.hedge is Hedge.AT_LEAST else f.high for f in wholes]
    high = None if None in highs else max(h for h in highs if h is not None)
    size = Bounds(min(f.low or 0 for f in wholes), high)
    if high is not None and len(members) > high:
        size = replace(size, high=len(members))
    return Cohort(
        id=first.id,
        size=size,
        measure=whole.measure,
        time=_time(group),
        is_stock=whole.mode is Mode.STOCK,
        members=tuple(sorted(members)),
        words=first.quote,
    )


def _time(group: Sequence[tuple[Claim, Figure]]) -> When | None:
    """The most precise time told, no later than the day it was told."""
    times = [figure.time for _, figure in group if figure.time is not None]
    best = min(times, key=lambda t: ((t.latest or date.max) - (t.earliest or date.min), t.edtf))
    said = [parse_when(c.said_on).latest for c, _ in group if c.said_on is not None]
    soonest = min((day for day in said if day is not None), default=None)
    if best.latest is None and soonest is not None and (best.earliest or date.min) <= soonest:
        start = best.earliest.isoformat() if best.earliest is not None else ""
        return parse_when(f"[{start}..{soonest.isoformat()}]")
    return best
