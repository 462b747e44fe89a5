"""A count by sex, place, prison, article or citizenship, with unknown as a value.

Someone with two citizenships counts under both, so values of a trait may sum to more
than the whole; ``overlapping`` says whether they do.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from habeas.count.evaluate import (
    NO,
    POSSIBLE,
    UNDISPUTED,
    Levels,
    levels,
    moment_of,
    period_levels,
    standing,
)
from habeas.count.rectangles import Rectangles
from habeas.count.tally import Pair, asked_days, doubtful, grouped
from habeas.errors import InputError
from habeas.model.bounds import Bounds
from habeas.model.definition import Definition, Has, Rule

UNKNOWN: Final = "unknown"
# Of these a person has one value at a time: another one told may be the true one.
_SINGLE: Final = ("sex", "place", "prison", "release_kind")
TRAITS: Final = (
    "sex",
    "place",
    "prison",
    "article",
    "citizenship",
    "occupation",
    "release_kind",
    "release_condition",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The part of a count with one value of a trait.

    Attributes:
        value: The value, or ``unknown``.
        bounds: How many; for ``unknown``, people of whom no source states the trait.
        undisputed: Person ids, sorted.
        possible: Ids of those who may count, or may have the value, sorted.
    """

    value: str
    bounds: Bounds
    undisputed: tuple[str, ...]
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A count broken down by one trait.

    Attributes:
        definition: ``id@version``.
        on: The day or period.
        by: The trait.
        shares: By number, then by value; ``unknown`` last.
        overlapping: Whether anyone stands under more than one value.
    """

    definition: str
    on: str
    by: str
    shares: tuple[Share, ...]
    overlapping: bool

    def to_record(self) -> dict[str, Any]:
        """Give the breakdown in the wire form, ready for JSON."""
        return {
            "definition": self.definition,
            "on": self.on,
            "by": self.by,
            "overlapping": self.overlapping,
            "shares": [
                {
                    "value": s.value,
                    "low": s.bounds.low,
                    "high": s.bounds.high,
                    "undisputed": list(s.undisputed),
                    "possible": list(s.possible),
                }
                for s in self.shares
            ],
        }

    def words(self) -> tuple[str, ...]:
        """Give one line a value."""
        return tuple(f"{s.value}: {s.bounds}" for s in self.shares)


def breakdown(
    rectangles: Rectangles,
    definition: Definition,
    on: str,
    *,
    by: str,
    undecided_pairs: Iterable[Pair] = (),
) -> Breakdown:
    """Count people by a trait.

    Args:
        rectangles: What is known, with the spells of traits.
        definition: Whom to count.
        on: A day, or for a period definition any period, EDTF.
        by: One of `TRAITS`.
        undecided_pairs: As in a tally: of two records that may be one person, what one
            tells may be true of the other.

    Raises:
        InputError: There is no such trait.
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    if by not in TRAITS:
        raise InputError(f"cannot break down by {by!r}", hint=f"one of {', '.join(TRAITS)}")
    first, last = asked_days(definition, on)
    if definition.rule is Rule.PERIOD:
        day = last.toordinal()
        base = period_levels(rectangles, definition, first.toordinal(), day)
    else:
        day = moment_of(definition, last)
        base = levels(rectangles, definition, day)
    shares = []
    stated = np.zeros(len(base), dtype=np.int64)
    for value in _values(rectangles, by):
        level = standing(rectangles, Has(field=by, values=(value,), unknown_counts=False), day)
        stated += (level > NO) & (base > NO)
        shares.append(_share(rectangles, value, np.minimum(base, level)))
    shares.sort(key=lambda s: (-s.bounds.low, -(s.bounds.high or 0), s.value))
    unstated: Levels = np.where(stated == 0, base, NO).astype(np.int8)
    shares.append(_share(rectangles, UNKNOWN, unstated))
    group = grouped(undecided_pairs)
    if group:
        doubt = doubtful(rectangles, definition, first, last, group)
        told = _told(rectangles, by, group)
        counted = {rectangles.people[i] for i in np.flatnonzero(base > NO)}
        single = by in _SINGLE
        shares = [_widened(s, group, told, counted, doubt, single=single) for s in shares]
    return Breakdown(
        definition=definition.ref,
        on=on,
        by=by,
        shares=tuple(s for s in shares if s.bounds.high),
        overlapping=bool((stated > 1).any()),
    )


def _values(rectangles: Rectangles, by: str) -> list[str]:
    codes = [i for i, name in enumerate(rectangles.axes) if name == f"trait:{by}"]
    found = np.unique(rectangles.value[np.isin(rectangles.axis, codes)])
    return sorted({rectangles.values[int(i)].casefold() for i in found})


def _share(rectangles: Rectangles, value: str, level: Levels) -> Share:
    undisputed = tuple(sorted(rectangles.people[i] for i in np.flatnonzero(level == UNDISPUTED)))
    possible = tuple(sorted(rectangles.people[i] for i in np.flatnonzero(level == POSSIBLE)))
    return Share(
        value=value,
        bounds=Bounds(len(undisputed), len(undisputed) + len(possible)),
        undisputed=undisputed,
        possible=possible,
    )


def _told(rectangles: Rectangles, by: str, group: Mapping[str, str]) -> dict[str, set[str]]:
    """Give the values told of each of those who may be one person, by representative."""
    told: dict[str, set[str]] = {}
    axis = [i for i, name in enumerate(rectangles.axes) if name == f"trait:{by}"]
    for row in np.flatnonzero(np.isin(rectangles.axis, axis)).tolist():
        person = rectangles.people[rectangles.person[row]]
        if person in group:
            value = rectangles.values[rectangles.value[row]].casefold()
            told.setdefault(group[person], set()).add(value)
    return told


def _widened(
    share: Share,
    group: Mapping[str, str],
    told: Mapping[str, set[str]],
    counted: Collection[str],
    doubt: Collection[str],
    *,
    single: bool,
) -> Share:
    """Let a share's bounds allow for records that may be one person's.

    As one person, two records of whom one tells the value stand under it once; and a
    record that tells no value, or another, need not stand where it does.
    """
    own = set() if share.value == UNKNOWN else {share.value}
    sure = set()
    for person in share.undisputed:
        root = group.get(person)
        values = told.get(root or "", set())
        if root is None:
            sure.add(person)
        elif root not in doubt and (values == own or (bool(own) and not single and own <= values)):
            sure.add(root)
    here = {*share.undisputed, *share.possible}
    standing_here = {group[person] for person in here if person in group}
    elsewhere = {group[person] for person in counted if person in group} - standing_here
    more = sum(share.value in told.get(root, ()) for root in elsewhere)
    return replace(share, bounds=Bounds(len(sure), len(here) + more))
