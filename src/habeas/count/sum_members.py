"""Who is behind a number that was only summed: nobody is named more surely than is so."""

from collections.abc import Sequence

import numpy as np

from habeas.count.answer import Answer
from habeas.count.clusters import Who
from habeas.count.evaluate import NO, POSSIBLE, UNDISPUTED
from habeas.count.question import Question
from habeas.count.roster import CountRoster
from habeas.count.rows import Flags
from habeas.count.standings import levels_of
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort


def loosely(
    who: Who,
    found: Answer,
    groups: Sequence[Cohort],
    counts: Sequence[tuple[int, int]],
    question: Question,
    *,
    may_go: Flags,
    more: bool,
    larger: int,
) -> CountRoster:
    """Say who is behind a number, no narrower than is so.

    Args:
        who: Everybody named, and who of them may be one.
        found: The number.
        groups: The groups that can change it.
        counts: What one of the people of each counts by the group alone, at least and at most.
        question: What is asked.
        may_go: Who need not count, by being one of a group.
        more: Whether anybody may count by being one of a group whose people do not.
        larger: By how many at most a group is larger than it is told to be.
    """
    level = levels_of(who, question)
    lost, never = (level > NO) & may_go, level == NO
    taking = tuple(
        sorted(g.id for g, (_, high) in zip(groups, counts, strict=True) if high > NO or more)
    )
    level = np.where((level == UNDISPUTED) & may_go, POSSIBLE, level)
    if taking:
        # Whoever is named may be one of a group; whether each fits is not asked.
        level = np.where(never, POSSIBLE, level)
    undisputed = frozenset(who.records.those(level == UNDISPUTED))
    possible = who.records.those(level == POSSIBLE)
    low = min(who.fewest(undisputed), found.low)
    most = len(who.records.people) if taking and question.counts_people else found.high
    unnamed = Bounds(
        0 if most is None else max(0, found.low - most),
        None if found.high is None else found.high - low,
    )
    among = dict.fromkeys(who.records.those(never), taking) if taking else {}
    among |= dict.fromkeys(who.records.those(lost), tuple(sorted(group.id for group in groups)))
    return CountRoster(
        undisputed,
        frozenset(possible),
        Bounds(low, most),
        unnamed,
        {group.id: _of_group(group, who, larger) for group in groups},
        among,
    )


def _of_group(group: Cohort, who: Who, larger: int) -> Bounds:
    """Give how many of a group have no name and count: none, if others with names are in it."""
    if group.size.high is None:
        return Bounds(0, None)
    # Of those who may be one person the group needs no more than one.
    named = len(set(group.members) - who.clustered)
    return Bounds(0, max(0, group.size.high + larger - named))
