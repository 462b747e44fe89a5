"""Who was in a place on a day, and which events of a period were there.

What is told of a stay says where somebody is on its days. Where an event was says what is
told with it, and where nothing is, the stay that it ends, or begins. A place whose code
nobody here knows may be any: by itself it puts nobody outside, and nobody inside; beside
a known one of the same stay it says nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.evaluate import NO, POSSIBLE, UNDISPUTED, Levels, used
from habeas.count.rectangles import Rectangles
from habeas.count.rows import Flags, Rows
from habeas.history.legs import ends_custody
from habeas.history.statements import FOREVER
from habeas.history.stays import Days, without
from habeas.history.traits import any_of, place_of
from habeas.model.rectangle import Rectangle, Sure
from habeas.vocabulary.rules import Rules
from habeas.vocabulary.territories import lies_in, place_code

PLACE: Final = "trait:place"
SOME_PLACE: Final = f"trait:{any_of('place')}"
"""The part that says that one of several places holds."""
_PLACE_OF: Final = f"trait:{place_of('')}"


class Lies(IntEnum):
    """How a place that is told lies to the one asked about."""

    UNKNOWN = 0
    ELSEWHERE = 1
    AROUND = 2
    HERE = 3


@lru_cache(maxsize=65_536)
def lies(words: str, place: str) -> Lies:
    """Say how a place that is told lies to the one asked about.

    Args:
        words: The place, as it is kept.
        place: Code of the one asked about.
    """
    code = place_code(words)
    if code is None:
        return Lies.UNKNOWN
    if lies_in(code, place):
        return Lies.HERE
    return Lies.AROUND if lies_in(place, code) else Lies.ELSEWHERE


@dataclass(frozen=True, slots=True)
class _PlaceRows:
    """Rows that tell of places, with how each place lies to the one asked about.

    Attributes:
        rows: The rows, in order by person.
        lies: As `Lies`, of each row; of one that says that some place holds, unknown.
        is_named: Whether a row names a place.
    """

    rows: Rows
    lies: npt.NDArray[np.int8]
    is_named: Flags

    @property
    def surely(self) -> Flags:
        """Which rows hold throughout."""
        return np.asarray(self.rows.sure == Sure.SURELY, dtype=np.bool_)

    def may_be(self, which: Lies) -> Flags:
        """Say which rows name a place that lies so."""
        return np.asarray(self.is_named & (self.lies == which), dtype=np.bool_)


def _told(
    r: Rectangles, numbers: Sequence[int], place: str, when: Flags | None = None
) -> _PlaceRows:
    """Give the rows of some parts."""
    which = np.isin(r.states.part, numbers)
    rows = r.states.take(which if when is None else which & when)
    table = np.full(len(r.codes), Lies.UNKNOWN, dtype=np.int8)
    for code in used(r, np.arange(len(rows)), rows):
        table[code] = lies(r.codes[code], place)
    named = np.array([part != SOME_PLACE for part in r.parts], dtype=np.bool_)
    return _PlaceRows(rows, table[rows.code], named[rows.part])


def _stays(r: Rectangles, place: str, when: Flags | None = None) -> _PlaceRows:
    numbers = [i for i, part in enumerate(r.parts) if part in (PLACE, SOME_PLACE)]
    return _told(r, numbers, place, when)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is told of the place of each of some things.

    Attributes:
        here: Surely told as here.
        may_here: Told as here or around, surely or not.
        elsewhere: Surely told as elsewhere.
        may_elsewhere: Told as elsewhere, surely or not.
        unknown: Told as in a place whose code nobody knows.
        some: Surely told as in one of several places.
    """

    here: Flags
    may_here: Flags
    elsewhere: Flags
    may_elsewhere: Flags
    unknown: Flags
    some: Flags

    @classmethod
    def of(cls, size: int, at: npt.NDArray[np.int64], told: _PlaceRows, surely: Flags) -> "_Seen":
        """Gather rows by what they are told of.

        Args:
            size: Of how many things.
            at: Of which of them each row tells.
            told: The rows.
            surely: Which rows hold all the time that is looked at.
        """

        def any_of_rows(which: Flags) -> Flags:
            found = np.zeros(size, dtype=np.bool_)
            found[at[which]] = True
            return found

        here, elsewhere = told.may_be(Lies.HERE), told.may_be(Lies.ELSEWHERE)
        return cls(
            here=any_of_rows(here & surely),
            may_here=any_of_rows(here | told.may_be(Lies.AROUND)),
            elsewhere=any_of_rows(elsewhere & surely),
            may_elsewhere=any_of_rows(elsewhere),
            unknown=any_of_rows(told.may_be(Lies.UNKNOWN)),
            some=any_of_rows(~told.is_named & surely),
        )

    def levels(self) -> Levels:
        """Say of each whether it was here."""
        level = np.full(len(self.here), POSSIBLE, dtype=np.int8)
        level[self.here & ~self.may_elsewhere] = UNDISPUTED
        only_elsewhere = self.elsewhere | (self.some & self.may_elsewhere & ~self.unknown)
        level[only_elsewhere & ~self.may_here] = NO
        return level


def there_on(r: Rectangles, place: str, day: int) -> Levels:
    """Say of each person whether a place is where they are, as far as is told.

    Args:
        r: What is known.
        place: Code of the place.
        day: Ordinal of the day.
    """
    told = _stays(r, place, (r.states.first <= day) & (day <= r.states.last))
    at = told.rows.person.astype(np.int64)
    return _Seen.of(len(r.people), at, told, told.surely).levels()


def there_within(r: Rectangles, place: str, first: int, last: int) -> tuple[Rectangles, Rectangles]:
    """Leave out what happened elsewhere in a period.

    Args:
        r: What is known.
        place: Code of the place.
        first: Ordinal of the first day.
        last: Ordinal of the last day, inclusive.

    Returns:
        With the events of the period that were surely in the place; and with those that
        may have been.
    """
    rows = r.events
    asked = np.flatnonzero((rows.first <= last) & (rows.last >= first))
    hard = np.array([part.startswith("hard:") for part in r.parts], dtype=np.bool_)
    is_hard = hard[rows.part[asked]] if len(asked) else np.zeros(0, dtype=np.bool_)
    level = np.full(len(rows), UNDISPUTED, dtype=np.int8)
    plain = asked[~is_hard]
    level[plain] = _of_events(r, plain, place)
    level[asked[is_hard]] = _of_contradictions(r, asked[is_hard], place, first, last)
    return (
        replace(r, events=rows.take(level == UNDISPUTED)),
        replace(r, events=rows.take(level > NO)),
    )


def _of_events(r: Rectangles, at: npt.NDArray[np.int64], place: str) -> Levels:
    """Say of some events whether they were in a place."""
    rows = r.events.take(at)
    family, ends = _families(r, rows)
    by_stay = _by_stays(r, rows, ends, place)
    if not len(rows):
        return by_stay
    near = (r.states.first <= rows.last.max()) & (r.states.last >= rows.first.min())
    numbers = [i for i, part in enumerate(r.parts) if part.startswith(_PLACE_OF)]
    told = _told(r, numbers, place, near)
    if not len(told.rows):
        return by_stay
    own = told.rows.part
    every, _ = _families(r, r.events)
    # What is told of one of two events that it can be of may be told of the other.
    of, event = _pairs(told.rows, r.events)
    fits = (own[of] == every[event]) & _touch(told.rows, of, r.events, event)
    key = of[fits] * len(r.parts) + r.events.part[event[fits]]
    several = np.bincount(key, minlength=len(told.rows) * len(r.parts)) > 1
    of, event = _pairs(told.rows, rows)
    fits = (own[of] == family[event]) & _touch(told.rows, of, rows, event)
    of, event = of[fits], event[fits]
    chosen = _PlaceRows(told.rows.take(of), told.lies[of], told.is_named[of])
    seen = _Seen.of(len(rows), event, chosen, ~several[of * len(r.parts) + rows.part[event]])
    by_event = seen.levels()
    # An unknown town contradicts no country that the stay is told to be in.
    says = seen.may_here | seen.may_elsewhere
    agreed = seen.here | seen.elsewhere
    level = np.where(says & (agreed | (by_event == by_stay)), by_event, by_stay)
    level[says & ~agreed & (by_event != by_stay)] = POSSIBLE
    return level.astype(np.int8)


def _by_stays(r: Rectangles, rows: Rows, ends: Flags, place: str) -> Levels:
    """Say of some events whether the stay that each ends, or begins, was in a place."""
    # The eve of no limit is none either.
    first = np.maximum(rows.first - ends, -FOREVER)
    last = np.minimum(rows.last, FOREVER) - ends
    told = _stays(r, place)
    event, of = _pairs(rows, told.rows)
    since, until = told.rows.first[of], told.rows.last[of]
    near = (since <= last[event]) & (until >= first[event])
    event, of, since, until = event[near], of[near], since[near], until[near]
    chosen = _PlaceRows(told.rows.take(of), told.lies[of], told.is_named[of])
    throughout = chosen.surely & (since <= first[event]) & (until >= last[event])
    return _Seen.of(len(rows), event, chosen, throughout).levels()


def _families(r: Rectangles, rows: Rows) -> tuple[npt.NDArray[np.int64], Flags]:
    """Give the number of the part that says where each event was, and whether it ends custody."""
    numbers = {part: number for number, part in enumerate(r.parts)}
    family = np.full(len(r.codes), -1, dtype=np.int64)
    ends = np.zeros(len(r.codes), dtype=np.bool_)
    for code in used(r, np.arange(len(rows)), rows):
        name, is_end = _kind_of(r.codes[code], r.rules)
        family[code], ends[code] = numbers.get(f"{_PLACE_OF}{name}", -1), is_end
    return family[rows.code], ends[rows.code]


@lru_cache(maxsize=65_536)
def _kind_of(label: str, rules: Rules) -> tuple[str, bool]:
    kind = label.partition(">")[0].partition("=")[0]
    name, _, release = kind.partition(":")
    known = rules.event_types.get(name)
    return ("", False) if known is None else (known.family, ends_custody(name, release, rules))


def _pairs(a: Rows, b: Rows) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Put each row beside those of the same person among others, which lie in order by person."""
    low = np.searchsorted(b.person, a.person, side="left")
    counts = np.searchsorted(b.person, a.person, side="right") - low
    of = np.repeat(np.arange(len(a)), counts)
    start = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return of, start + np.arange(len(of))


def _touch(
    a: Rows, at: npt.NDArray[np.int64], b: Rows, other: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    return np.asarray((a.first[at] <= b.last[other]) & (b.first[other] <= a.last[at]))


def _of_contradictions(
    r: Rectangles, at: npt.NDArray[np.int64], place: str, first: int, last: int
) -> Levels:
    """Say of people whose accounts contradict each other whether all of it was in a place.

    Nobody knows which of the events were: one that is told elsewhere may have been or not.
    """
    found = np.full(len(at), POSSIBLE, dtype=np.int8)
    if not len(at):
        return found
    told = _told(r, [i for i, p in enumerate(r.parts) if p.startswith((PLACE, SOME_PLACE))], place)
    rows, surely = told.rows, told.surely
    by_stay = np.array([part in (PLACE, SOME_PLACE) for part in r.parts], dtype=np.bool_)
    for number, event in enumerate(at.tolist()):
        person = r.events.person[event]
        since, until = (
            max(first - 1, int(r.events.first[event])),
            min(last, int(r.events.last[event])),
        )
        of = np.arange(*np.searchsorted(rows.person, [person, person + 1]))
        of = of[(rows.first[of] <= until) & (rows.last[of] >= since)]
        says = told.lies[of][told.is_named[of]]
        sure = of[surely[of] & by_stay[rows.part[of]]]
        stretches = zip(rows.first[sure].tolist(), rows.last[sure].tolist(), strict=True)
        if without((since, until), stretches):
            continue
        if np.all(says == Lies.HERE):
            found[number] = UNDISPUTED
        elif np.all(says == Lies.ELSEWHERE):
            found[number] = NO
    return found


def is_elsewhere(
    facts: Iterable[Rectangle], place: str, days: Days, *, begun: bool = False
) -> bool:
    """Say whether somebody was surely in another place on all of some days.

    Args:
        facts: What is stated of the person.
        place: Code of the place.
        days: The first and the last day.
        begun: Whether only what began on those days says so, or what is so throughout: an
            earlier stay says nothing of where a new one begins.
    """
    days = max(days[0], -FOREVER), days[1]
    near = [
        fact
        for fact in facts
        if fact.part in (PLACE, SOME_PLACE) and fact.first <= days[1] and fact.last >= days[0]
        if not begun or fact.first >= days[0] or fact.first == -FOREVER
    ]
    told = {lies(fact.code, place) for fact in near if fact.part == PLACE}
    if Lies.ELSEWHERE not in told or not told.isdisjoint((Lies.HERE, Lies.AROUND)):
        return False
    return any(
        fact.sure is Sure.SURELY and fact.first <= days[0] and fact.last >= days[1]
        for fact in near
        if (lies(fact.code, place) is Lies.ELSEWHERE and fact.part == PLACE)
        or (fact.part == SOME_PLACE and Lies.UNKNOWN not in told)
    )
