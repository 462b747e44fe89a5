"""Named people and groups of people as one population, and how many of it count.

Where there are few, every way is tried; where there are many, the answer is what is surely
no narrower, and says so.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

import numpy as np

from habeas.count.answer import Answer
from habeas.count.clusters import Who, hull, records_of
from habeas.count.crowd import crowd
from habeas.count.dependence import Unsettled
from habeas.count.evaluate import POSSIBLE, UNDISPUTED
from habeas.count.exact import every_way
from habeas.count.fates import TooManyFatesError
from habeas.count.membership import relevant
from habeas.count.question import Question
from habeas.count.roster import CountRoster
from habeas.count.standings import levels_of
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts
from habeas.words import leeway

_MOST_FITS: Final = 6_000
"""People, or people times groups, up to which each is asked whether it fits."""
_MOST_GROUPS: Final = 60
"""Groups up to which every way of being in them is tried."""


def population(who: Who, cohorts: Cohorts, question: Question, *, behind: bool = False) -> Answer:
    """Count named and unnamed people together.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.
        behind: Whether it is also asked who is behind the number.
    """
    groups = relevant(cohorts, question, who.records.rules)
    limit = _limit(who)
    if len(groups) > limit:
        return _with(who, crowd(who, cohorts, groups, question, behind=behind))
    every = groups
    if question.is_period:
        every = relevant(cohorts, question, who.records.rules, outside=True)
    movable = frozenset[str]()
    if len(every) > len(groups):
        movable = _movable(who, question)
    if movable and len(every) <= limit:
        groups, movable = every, frozenset()
    if groups:
        try:
            found = every_way(who, cohorts, groups, question, behind=behind)
            if behind and len(every) > len(groups):
                found = replace(found, roster=_with_outside(who, cohorts, every, question, found))
        except TooManyFatesError:
            return _with(who, crowd(who, cohorts, groups, question, behind=behind))
    else:
        found = _by_name(who, question, behind=behind)
    return _with(who, _moved(found, movable) if movable else found)


def who_counts(who: Who, cohorts: Cohorts, question: Question) -> tuple[Answer, CountRoster]:
    """Count named and unnamed people together, and say who is behind the number.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.
    """
    found = population(who, cohorts, question, behind=True)
    assert found.roster is not None  # noqa: S101 - it was asked for
    return found, found.roster


def _with_outside(
    who: Who, cohorts: Cohorts, every: Sequence[Cohort], question: Question, found: Answer
) -> CountRoster | None:
    """Say who is behind a number, groups outside the period among what they may have lived.

    Whoever was let go with one of them may be one of a group inside it. How many there are is
    the same.
    """
    roster = found.roster
    if roster is None:
        return None
    if len(every) <= _limit(who):
        with suppress(TooManyFatesError):
            return every_way(who, cohorts, every, question, behind=True).roster
    others = frozenset(who.records.people) - roster.undisputed - roster.possible
    inside = tuple(sorted(roster.groups))
    low = min(roster.named.low, who.fewest(roster.undisputed))
    named = Bounds(low, None if roster.named.high is None else roster.named.high + len(others))
    return replace(
        roster,
        possible=roster.possible | others,
        named=named,
        unnamed=Bounds(0, roster.unnamed.high),
        groups={name: Bounds(0, of.high) for name, of in roster.groups.items()},
        among={**roster.among, **dict.fromkeys(others, inside)},
    )


def _by_name(who: Who, question: Question, *, behind: bool) -> Answer:
    """Count where there are no groups."""
    low, high = hull(who, question.counts(who.records), question.counts(who.unions))
    if not behind:
        return Answer(low, high)
    level = levels_of(who, question)
    r = who.records
    return Answer(
        low,
        high,
        roster=CountRoster(
            frozenset(r.those(level == UNDISPUTED)),
            frozenset(r.those(level == POSSIBLE)),
            Bounds(low, high),
        ),
    )


def without_names(
    who: Who, cohorts: Cohorts, question: Question, groups: Sequence[str]
) -> dict[str, int]:
    """Say by how many people an answer is narrower where the people of a group were named.

    They are taken to be people of whom nothing else is told, which they need not be.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.
        groups: Ids of the groups that are asked about.

    Returns:
        The number of each group of which it can be said.
    """
    every = relevant(cohorts, question, who.records.rules)
    if len(every) > _limit(who):
        return {}
    try:
        now = every_way(who, cohorts, every, question)
        found = {}
        for group in groups:
            then = every_way(who, cohorts, every, question, named=group)
            if now.high is not None and then.high is not None:
                found[group] = max(0, (now.high - now.low) - (then.high - then.low))
    except TooManyFatesError:
        return {}
    return found


def _limit(who: Who) -> int:
    """Give the number of groups up to which every way of being in them is tried."""
    return min(_MOST_GROUPS, _MOST_FITS // (len(who.records.people) + 1))


def _moved(found: Answer, movable: frozenset[str]) -> Answer:
    """Let some people count or not, whatever else was found."""
    many = len(movable)
    high = None if found.high is None else found.high + many
    widened = (*found.widened, leeway.may_leave_the_period(many))
    roster = found.roster
    if roster is not None:
        named = Bounds(
            max(0, roster.named.low - many),
            None if roster.named.high is None else roster.named.high + many,
        )
        roster = replace(
            roster,
            undisputed=roster.undisputed - movable,
            possible=roster.possible | movable,
            named=named,
        )
    return replace(found, low=max(0, found.low - many), high=high, widened=widened, roster=roster)


def _with(who: Who, found: Answer) -> Answer:
    return replace(found, widened=(*_wide_words(who), *found.widened))


def _movable(who: Who, question: Question) -> frozenset[str]:
    """Name whom a group outside the period could move into it or out of it."""
    found: set[str] = set()
    for r in (who.records, who.unions):
        low, high = question.counts(r)
        may = Unsettled.of(r).may_leave(question.first, question.last) & (low == high)
        found.update(record for at in np.flatnonzero(may) for record in records_of(r.people[at]))
    return frozenset(found)


def _wide_words(who: Who) -> tuple[str, ...]:
    large = who.large
    if not large:
        return ()
    records = sum(len(c.members) for c in large)
    return (leeway.too_many_judgements(records, len(large)),)
