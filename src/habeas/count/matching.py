"""Who can be let go with whom, by days alone: people and groups as spans of days.

Source:
    Glover, Maximum matching in a convex bipartite graph (1967).
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.count.membership import days_of
from habeas.history.statements import FOREVER
from habeas.model.cohort import Cohort


@dataclass(frozen=True, slots=True)
class Span:
    """Days, and how many people can be let go on them, or one person who can be."""

    first: int
    last: int
    many: int = 1


def most_of(group: Cohort) -> int:
    """Give how many people a group has at most; FOREVER where it is open upwards.

    Args:
        group: The group.
    """
    return FOREVER if group.size.high is None else group.size.high


def span_of(group: Cohort, many: int) -> Span:
    """Give the days of a group.

    Args:
        group: The group.
        many: How many people can be let go with it.
    """
    return Span(*days_of(group), many)


def matched(people: Sequence[Span], groups: Sequence[Span]) -> int:
    """Give the most people who can each be in one group, by days alone.

    Groups of one day are filled day by day with those who can wait least; what groups of
    several days could take on top is taken to be taken.

    Args:
        people: The days on which each can be let go.
        groups: The days of each group, and for how many it has room.
    """
    points = sorted((g for g in groups if g.first == g.last and g.many), key=lambda g: g.first)
    spread = [g for g in groups if g.first < g.last and g.many]
    waiting = sorted(people, key=lambda p: p.first)
    able: list[tuple[int, int]] = []
    at = matched = 0
    left: list[int] = []
    for group in points:
        while at < len(waiting) and waiting[at].first <= group.first:
            heapq.heappush(able, (waiting[at].last, at))
            at += 1
        room = group.many
        while able and room:
            last, who = heapq.heappop(able)
            if last < group.first:
                left.append(who)
                continue
            room -= 1
            matched += 1
    left += [who for _, who in able] + list(range(at, len(waiting)))
    if spread:
        able_at_all = sum(
            any(waiting[who].first <= g.last and waiting[who].last >= g.first for g in spread)
            for who in left
        )
        matched += min(able_at_all, sum(g.many for g in spread))
    return matched
