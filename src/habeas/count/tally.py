"""How many, and who: a definition asked of what is known about many people."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from habeas.count.cohorts import Asked, Named, remainders
from habeas.count.doubt import doubted
from habeas.count.evaluate import (
    POSSIBLE,
    UNDISPUTED,
    Levels,
    beginnings,
    levels,
    moment_of,
    period_levels,
)
from habeas.count.reasons import Reasons
from habeas.count.rectangles import FOREVER, Rectangles
from habeas.errors import DateFormatError
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition, Rule
from habeas.model.tally import Possible, Tally
from habeas.model.when import parse_when

Pair = tuple[str, str]


def asked_days(definition: Definition, on: str) -> tuple[date, date]:
    """Give the first and the last day of what is asked.

    Args:
        definition: An instant takes one day; a period any day, month, year or A/B.
        on: EDTF.

    Raises:
        DateFormatError: Not a date; or not one day for an instant; or open.
    """
    when = parse_when(on)
    if when.earliest is None or when.latest is None:
        raise DateFormatError(
            "a count needs both ends", where=repr(on), hint="such as 2025 or 2025-06/2025-12"
        )
    if definition.rule is Rule.INSTANT and when.earliest != when.latest:
        raise DateFormatError(
            f"{definition.id} counts on one day", where=repr(on), hint="such as 2025-12-23"
        )
    return when.earliest, when.latest


def tally(
    rectangles: Rectangles,
    definition: Definition,
    on: str,
    *,
    cohorts: Sequence[Cohort] = (),
    undecided_pairs: Iterable[Pair] = (),
    unreviewed: int = 0,
    erased: int = 0,
    said_by: str | None = None,
    known: int | None = None,
    head: str | None = None,
) -> Tally:
    """Count people.

    Args:
        rectangles: What is known, of the people as identity was known then.
        definition: Whom to count.
        on: A day, or for a period definition any period, EDTF.
        cohorts: Groups that people decided to count; their unnamed part is added.
        undecided_pairs: Pairs of person ids nobody has judged: low takes each pair for
            one person, high for two.
        unreviewed: Claims nobody has reviewed that could change the answer.
        erased: Claims erased since.
        said_by: Printed with the answer: what had been published by this day.
        known: Printed with the answer: the ledger sequence.
        head: Printed with the answer: the ledger's head.

    Returns:
        Bounds with everyone behind them.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    first, last = asked_days(definition, on)
    level = _levels(rectangles, definition, first, last)
    undisputed = _ids(rectangles, level, UNDISPUTED)
    possible = _ids(rectangles, level, POSSIBLE)
    pairs = list(undecided_pairs)
    # Two who count may be one through a third who does not: all pairs group.
    group = grouped(pairs)
    counted = {*undisputed, *possible}
    named = Named(
        undisputed=_begun(rectangles, definition, first, last, undisputed),
        possible=frozenset(possible),
        group=group,
    )
    doubt = doubtful(rectangles, definition, first, last, group)
    told, least, most = remainders(
        cohorts, Asked(definition=definition, first=first, last=last), named
    )
    units = _units(rectangles, definition, first, last, group, doubt)
    low, high = (
        units
        if units is not None
        else (
            len(named.representatives(undisputed) - doubt),
            len(undisputed) + len(possible),
        )
    )
    return Tally(
        bounds=Bounds(low + least, None if most is None else high + most),
        definition=definition.ref,
        on=on,
        said_by=said_by,
        known=known,
        head=head,
        undisputed=undisputed,
        possible=_with_reasons(rectangles, definition, first, last, possible),
        cohorts=told,
        undecided_pairs=sum(mattering(pair, counted, group, doubt) for pair in pairs),
        unreviewed=unreviewed,
        erased=erased,
        unit=definition.unit,
    )


def doubtful(
    rectangles: Rectangles,
    definition: Definition,
    first: date,
    last: date,
    group: Mapping[str, str],
) -> frozenset[str]:
    """Name those who may be one person, by representative, of whom nobody need count."""
    if definition.rule is Rule.PERIOD:
        return doubted(rectangles, definition, first.toordinal(), last.toordinal(), group)
    moment = moment_of(definition, last)
    return doubted(rectangles, definition, moment, moment, group)


def mattering(
    pair: Pair, counted: Collection[str], group: Mapping[str, str], doubt: Collection[str]
) -> bool:
    """Say whether judging a pair can change a count.

    Args:
        pair: Two person ids.
        counted: Who counts, or may.
        group: Each person to the representative of all whom they may be.
        doubt: Representatives of those of whom nobody need count.
    """
    a, b = (person in counted for person in pair)
    return (a and b) or ((a or b) and group[pair[0]] in doubt)


def _levels(rectangles: Rectangles, definition: Definition, first: date, last: date) -> Levels:
    if definition.rule is Rule.PERIOD:
        return period_levels(rectangles, definition, first.toordinal(), last.toordinal())
    return levels(rectangles, definition, moment_of(definition, last))


def _ids(rectangles: Rectangles, level: Levels, wanted: int) -> tuple[str, ...]:
    return tuple(sorted(rectangles.people[i] for i in np.flatnonzero(level == wanted)))


def grouped(pairs: Iterable[Pair]) -> Mapping[str, str]:
    """Join people who may be one: each to the least id of everyone they may be.

    Args:
        pairs: Undecided pairs of person ids.
    """
    parent: dict[str, str] = {}

    def find(person: str) -> str:
        root = person
        while parent.setdefault(root, root) != root:
            root = parent[root]
        while parent[person] != root:
            parent[person], person = root, parent[person]
        return root

    for a, b in pairs:
        low, high = sorted((find(a), find(b)))
        parent[high] = low
    return {person: find(person) for person in list(parent)}


def _begun(
    rectangles: Rectangles,
    definition: Definition,
    first: date,
    last: date,
    people: Sequence[str],
) -> Mapping[str, tuple[tuple[date | None, date | None], ...]]:
    """Give the days on which what is counted can have begun, for each person."""
    if definition.rule is not Rule.PERIOD:
        return dict.fromkeys(people, ((None, last),))
    sure, possible = beginnings(rectangles, definition, first.toordinal(), last.toordinal())
    found: dict[str, list[tuple[date | None, date | None]]] = {p: [] for p in people}
    for i in np.flatnonzero(sure | possible):
        person = rectangles.people[rectangles.person[i]]
        if person in found:
            found[person].append(
                (_day(rectangles.from_earliest[i]), _day(rectangles.from_latest[i]))
            )
    return {person: tuple(days) for person, days in found.items()}


def _day(ordinal: int) -> date | None:
    return None if abs(int(ordinal)) == FOREVER else date.fromordinal(int(ordinal))


def _units(
    rectangles: Rectangles,
    definition: Definition,
    first: date,
    last: date,
    group: Mapping[str, str],
    doubt: Collection[str],
) -> tuple[int, int] | None:
    """Count beginnings instead of people, where that is the definition's unit."""
    if definition.unit == "persons" or definition.rule is not Rule.PERIOD:
        return None
    sure, possible = beginnings(rectangles, definition, first.toordinal(), last.toordinal())
    low, high = int(sure.sum()), int(sure.sum() + possible.sum())
    if group:
        # Two people who may be one may share what began: count the most of one of them.
        counts: dict[str, dict[str, int]] = {}
        for i in np.flatnonzero(sure):
            person = rectangles.people[rectangles.person[i]]
            of = counts.setdefault(group.get(person, person), {})
            of[person] = of.get(person, 0) + 1
        low = sum(max(of.values()) for root, of in counts.items() if root not in doubt)
    return low, high


def _with_reasons(
    rectangles: Rectangles,
    definition: Definition,
    first: date,
    last: date,
    people: Sequence[str],
) -> tuple[Possible, ...]:
    if not people:
        return ()
    reasons = Reasons(rectangles, definition, people)
    if definition.rule is Rule.PERIOD:
        return tuple(Possible(person=p, reason=reasons.within(p, first, last)) for p in people)
    day = date.fromordinal(moment_of(definition, last))
    return tuple(Possible(person=p, reason=reasons.on(p, day)) for p in people)
