"""Named people and groups of people as one population, and how many of it count.

Where there are few, every way is tried; where there are many, the answer is what is surely
no narrower, and says so.
"""

from dataclasses import replace
from typing import Final

from habeas.count.answer import Answer
from habeas.count.belonging import is_unsettled, relevant
from habeas.count.clusters import Who, hull, records_of
from habeas.count.crowd import crowd
from habeas.count.exact import every_way
from habeas.count.fates import TooManyError
from habeas.count.question import Question
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
        if len(who.records.people) > _MOST_FITS:
            return _with(who, crowd(who, cohorts, groups, question))
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
        settled = [name for name, a, b in zip(r.people, low, high, strict=True) if a == b]
        recipes = who.records.recipes(settled) if r is who.records else {}
        for name in settled:
            told = recipes[name] if r is who.records else who.told(name)
            if is_unsettled(told, question, r.rules):
                found.update(records_of(name))
    return frozenset(found)


def _wide_words(who: Who) -> tuple[str, ...]:
    large = who.large
    if not large:
        return ()
    records = sum(len(c.members) for c in large)
    told = f"{records:,} records in {len(large):,} clusters may be one person each in more ways"
    return (f"{told} than are tried: 0 to all of them are counted",)
