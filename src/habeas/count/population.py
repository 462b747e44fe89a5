"""Named people and groups of people as one population, and how many of it count.

Where there are few, every way is tried; where there are many, the answer is what is surely
no narrower, and says so.
"""

from dataclasses import replace
from typing import Final

from habeas.count.answer import Answer
from habeas.count.belonging import is_unsettled, relevant
from habeas.count.clusters import Who, hull
from habeas.count.crowd import crowd
from habeas.count.exact import every_way
from habeas.count.fates import TooManyError
from habeas.count.question import Question
from habeas.model.cohort import Cohorts

_MOST_FITS: Final = 6_000
"""People times groups up to which each is asked whether it fits."""


def population(who: Who, cohorts: Cohorts, question: Question) -> Answer:
    """Count named and unnamed people together.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.
    """
    groups = relevant(cohorts, question, who.records.rules)
    wide = _wide_words(who)
    people = len(who.records.people) + 1
    if (
        question.is_period
        and people * len(cohorts.groups) <= _MOST_FITS
        and _unsettled(who, question)
    ):
        groups = relevant(cohorts, question, who.records.rules, outside=True)
    if not groups:
        low, high = hull(who, question.counts(who.records), question.counts(who.unions))
        return Answer(low, high, wide)
    if len(groups) * people > _MOST_FITS or len(groups) > 60:
        found = crowd(who, cohorts, groups, question)
    else:
        try:
            found = every_way(who, cohorts, groups, question)
        except TooManyError:
            found = crowd(who, cohorts, groups, question)
    return replace(found, widened=(*wide, *found.widened))


def _unsettled(who: Who, question: Question) -> bool:
    """Say whether anybody is counted as sure whom a group outside the period could move."""
    for r in (who.records, who.unions):
        low, high = question.counts(r)
        settled = [name for name, a, b in zip(r.people, low, high, strict=True) if a == b]
        told = (
            who.records.recipes(settled) if r is who.records else {n: who.told(n) for n in settled}
        )
        if any(is_unsettled(told[name], question, r.rules) for name in settled):
            return True
    return False


def _wide_words(who: Who) -> tuple[str, ...]:
    large = who.large
    if not large:
        return ()
    records = sum(len(c.members) for c in large)
    told = f"{records:,} records in {len(large):,} clusters may be one person each in more ways"
    return (f"{told} than are tried: 0 to all of them are counted",)
