"""What each event does on one axis, as points in the order that needs the fewest unreported events.

Days that are not known exactly can be ordered in more than one way. The order taken
is the one in which each event finds what it presupposes (a release finds custody);
where that decides nothing, the event that is known to be over first comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One event or observation as it touches one axis.

    Attributes:
        earliest: First day it can have been; None without limit.
        latest: Last day it can have been; None without limit.
        words: Names it: "release on 2025-09-11".
        day: Its day alone: "on 2025-09-11".
        claims: Claims it rests on.
        before: What held just before; the first is supposed where nothing is known.
        to: What holds from then on; more than one where its tellings disagree.
        to_if: (axis, values, to): another ``to`` where the person was so on the eve.
        at: What held on the day, whatever came before.
        may: What becomes possible.
        why: Why it is only possible.
        end: Nothing holds from then on.
        final: Whatever follows contradicts it (a death).
        first: An exit before it, with no other entry known, is out of order.
        disputed: Why it is disputed; empty where it is not.
        rank: Order on one day where nothing else decides.
        origins: Whoever it can be traced to.
        reported: Last day for which it reports; None where not dated.
    """

    earliest: date | None
    latest: date | None
    words: str
    day: str
    claims: tuple[str, ...]
    before: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    to_if: tuple[str, frozenset[str], str] | None = None
    at: str | None = None
    may: str | None = None
    why: str = ""
    end: bool = False
    final: bool = False
    first: bool = False
    disputed: str = ""
    rank: int = 0
    origins: frozenset[str] = frozenset()
    reported: date | None = None

    @property
    def low(self) -> date:
        """The first possible day, as a day that can be compared."""
        return self.earliest or date.min

    @property
    def high(self) -> date:
        """The last possible day, as a day that can be compared."""
        return self.latest or date.max


def in_order(points: Sequence[Point], default: str | None) -> list[Point]:
    """Put points in order and narrow their days by it.

    Args:
        points: Points of one person on one axis, in any order.
        default: What holds before the first, where nothing is known.

    Returns:
        The points; each no earlier than the one before it and no later than the next.
    """
    left = sorted(points, key=_key)
    current = default
    ordered: list[Point] = []
    while left:
        soonest = min(p.high for p in left)
        able = [p for p in left if p.low <= soonest]
        point = min(able, key=lambda p: (_waits(p, current, able), _yields(p, able), _key(p)))
        left.remove(point)
        ordered.append(point)
        if point.to and not point.disputed:
            current = point.to[0]
        elif point.at is not None:
            current = point.at
        elif point.end:
            current = None
    return _narrowed(ordered)


def _key(point: Point) -> tuple[date, date, int, str, tuple[str, ...]]:
    return point.high, point.low, point.rank, point.words, point.claims


def _yields(point: Point, able: Sequence[Point]) -> bool:
    """Say whether a point that needs nothing would take away what another needs to find."""
    if _presupposes(point) or not (point.to or point.end):
        return False
    return any(
        needed and not set(point.to) & set(needed)
        for other in able
        if (needed := _presupposes(other))
    )


def _presupposes(point: Point) -> tuple[str, ...]:
    """Give what a point needs to find."""
    return point.before or ((point.at,) if point.at is not None else ())


def _waits(point: Point, current: str | None, able: Sequence[Point]) -> bool:
    """Say whether a point should wait for another that brings what it presupposes."""
    wanted = _presupposes(point)
    if not wanted or current is None or current in wanted:
        return False
    return any(other.to and other.to[0] in wanted for other in able if other is not point)


def _narrowed(ordered: list[Point]) -> list[Point]:
    low = date.min
    forward: list[Point] = []
    for point in ordered:
        low = max(low, point.low)
        forward.append(replace(point, earliest=None if low == date.min else low))
    high = date.max
    narrowed: list[Point] = []
    for point in reversed(forward):
        high = min(high, point.high)
        narrowed.append(replace(point, latest=None if high == date.max else high))
    return narrowed[::-1]
