"""Named people and groups of people as one population, and how many of it count.

Where there are few, every way is tried; where there are many, the answer is what is surely
no narrower, and says so.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from habeas.count.answer import Answer
from habeas.count.belonging import relevant
from habeas.count.clusters import Who, hull, records_of
from habeas.count.crowd import crowd
from habeas.count.exact import every_way
from habeas.count.fates import TooManyError
from habeas.count.question import Question
from habeas.count.unsettled import Unsettled
from habeas.model.cohort import Cohorts

_MOST_FITS: Final = 6_000
"""People, or people times groups, up to which each is asked whether it fits."""
_MOST_GROUPS: Final = 60
"""Groups up to which every way of being in them is tried."""


def population(who: Who, cohorts: Cohorts, question: Question) -> Answer:
    """Count named and unnamed people together.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.
    """
    groups = relevant(cohorts, question, who.records.rules)
    limit = min(_MOST_GROUPS, _MOST_FITS // (len(who.records.people) + 1))
    if len(groups) > limit:
        return _with(who, crowd(who, cohorts, groups, question))
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
            found = every_way(who, cohorts, groups, question)
        except TooManyError:
            return _with(who, crowd(who, cohorts, groups, question))
    else:
        found = Answer(*hull(who, question.counts(who.records), question.counts(who.unions)), ())
    if movable:
        high = None if found.high is None else found.high + len(movable)
        words = f"{len(movable):,} may count or not by groups outside the period: too many to try"
        widened = (*found.widened, words)
        found = replace(found, low=max(0, found.low - len(movable)), high=high, widened=widened)
    return _with(who, found)


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
    told = f"{records:,} records in {len(large):,} clusters may be one person each in more ways"
    return (f"{told} than are tried: 0 to all of them are counted",)
