"""Of which groups without names one person may be, by what is told of that person alone."""

from dataclasses import replace

from habeas.count.clusters import Who
from habeas.count.evaluate import NO
from habeas.count.population import population
from habeas.count.question import Question
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts


def may_be_among(who: Who, person: str, cohorts: Cohorts, question: Question) -> tuple[str, ...]:
    """Name the groups of which somebody may be one, and then not count though they else may.

    Of nobody but that person is it asked who they are and what happened to them.

    Args:
        who: Everybody named.
        person: An id.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.

    Returns:
        Ids of groups, sorted; none where the person does not count by their own record.
    """
    alone = Who.of(who.records.only([person]), ())
    if not alone.records.people or question.levels(alone.records)[0] == NO:
        return ()
    groups = tuple(_room_for(person, group) for group in cohorts.groups)
    found = population(alone, replace(cohorts, groups=groups), question, behind=True).roster
    return () if found is None else found.among.get(person, ())


def _room_for(person: str, group: Cohort) -> Cohort:
    """Leave out of a group the others who are named as being in it."""
    others = len(set(group.members) - {person})
    size = Bounds(
        max(0, group.size.low - others),
        None if group.size.high is None else max(0, group.size.high - others),
    )
    return replace(group, size=size, members=tuple(m for m in group.members if m == person))
