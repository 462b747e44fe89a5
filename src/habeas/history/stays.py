"""Where somebody may be, by every order that the days told allow.

A stay is one value that a source gives: held in a place since an arrest, in a prison since a
transfer, or of one sex throughout. On a day the last stay holds. Where nobody knows which
came last, the value of each that may have is possible and none is sure; so it is where two
sources place one arrest differently.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from habeas.history.statements import FOREVER
from habeas.vocabulary.territories import lies_in, place_code

Days = tuple[int, int]
"""A first and a last day, inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One value that a source gives.

    Attributes:
        value: The value, in lower case.
        first: First day on which it can have begun, as an ordinal; ``-FOREVER`` without limit.
        last: Last such day; ``FOREVER`` without limit.
        claim: Id of the claim.
        throughout: Whether it is stated of the person and of no time: no other follows it.
    """

    value: str
    first: int
    last: int
    claim: str
    throughout: bool = False


@dataclass(frozen=True, slots=True)
class HeldDays:
    """Days on which a value may hold, and those of them on which it does.

    Attributes:
        value: The value.
        may: The days on which it may hold.
        surely: The days among them on which it does; None where there is none.
        claims: Ids of the claims that give it, in order of time.
    """

    value: str
    may: Days
    surely: Days | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What some stays leave possible.

    Attributes:
        held: The values with their days, by value and day.
        unsettled_since: First day since which one of the values holds although it is not
            always sure which; None where it is, or where none need ever hold.
    """

    held: tuple[HeldDays, ...]
    unsettled_since: int | None


def settled(stays: Iterable[Stay]) -> Settled:
    """Say which value holds when, over every order of some stays.

    Args:
        stays: Those of one person and one trait, in any order.
    """
    told = sorted(set(stays), key=lambda s: (s.first, s.last, s.claim, s.value))
    may = [(s, (s.first, end)) for s, end in zip(told, _ends(told), strict=True)]
    begun = min((s.first if s.throughout else s.last for s in told), default=FOREVER)
    found: list[HeldDays] = []
    sure: list[Days] = []
    for value in sorted({s.value for s in told}):
        against = [days for s, days in may if s.value != value]
        open_days = without((begun, FOREVER), against) if begun < FOREVER else []
        for run in joined(days for s, days in may if s.value == value):
            claims = tuple(s.claim for s, d in may if s.value == value and run[0] <= d[0] <= run[1])
            surely = [
                (max(a, run[0]), min(b, run[1]))
                for a, b in open_days
                if a <= run[1] and b >= run[0]
            ]
            sure += surely
            found += _pieces(value, run, surely, claims)
    is_open = begun < FOREVER and without((begun, FOREVER), sure)
    return Settled(tuple(found), begun if is_open else None)


def _ends(told: Sequence[Stay]) -> list[int]:
    """Give for each stay, in order by first day, the last day on which it can be the last one.

    It cannot once another has begun that began later in any case.
    """
    later = [s for s in told if not s.throughout]
    firsts = [s.first for s in later]
    begun = [*accumulate((s.last for s in reversed(later)), min)][::-1]
    ends = []
    for stay in told:
        at = bisect_right(firsts, stay.last)
        is_followed = not stay.throughout and at < len(later)
        ends.append(begun[at] - 1 if is_followed else FOREVER)
    return ends


def is_one_place(a: str, b: str) -> bool | None:
    """Say whether somebody who is in one place is in another; None where nobody here knows.

    Args:
        a: A place as it is kept.
        b: Another.
    """
    if a == b:
        return True
    one, two = _code(a), _code(b)
    if one is None or two is None:
        # A town that names no country can lie in any; two of them are two.
        return None if one != two else False
    return one == two or lies_in(one, two) or lies_in(two, one)


@lru_cache(maxsize=4096)
def _code(words: str) -> str | None:
    return place_code(words)


def in_pieces(
    value: str, may: Iterable[Days], sure: Iterable[Days], claims: tuple[str, ...]
) -> Iterator[HeldDays]:
    """Give a value's days as stretches, on each of which it is sure at most once.

    Args:
        value: The value.
        may: Days on which it may hold, in any order.
        sure: Those of them on which it does, in any order.
        claims: Ids of the claims that give it.
    """
    surely = joined(sure)
    for run in joined(may):
        inside = [days for days in surely if run[0] <= days[0] and days[1] <= run[1]]
        yield from _pieces(value, run, inside, claims)


def _pieces(
    value: str, run: Days, surely: list[Days], claims: tuple[str, ...]
) -> Iterator[HeldDays]:
    """Cut days on which a value may hold so that it is sure on one stretch of each at most."""
    if not surely:
        yield HeldDays(value, run, None, claims)
    for at, days in enumerate(surely):
        first = days[0] if at else run[0]
        last = surely[at + 1][0] - 1 if at + 1 < len(surely) else run[1]
        yield HeldDays(value, (first, last), days, claims)


def joined(stretches: Iterable[Days]) -> list[Days]:
    """Join stretches of days that touch or overlap.

    Args:
        stretches: In any order.
    """
    found: list[Days] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def without(days: Days, taken: Iterable[Days]) -> list[Days]:
    """Take stretches of days out of one.

    Args:
        days: The stretch.
        taken: Those to take out of it, in any order.
    """
    found, first = [], days[0]
    for a, b in joined(taken):
        if a > first:
            found.append((first, min(a - 1, days[1])))
        first = max(first, b + 1)
    if first <= days[1]:
        found.append((first, days[1]))
    return [(a, b) for a, b in found if a <= b]
