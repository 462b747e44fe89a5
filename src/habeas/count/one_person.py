"""How one person stands in a count, by what is told of that person alone."""

from dataclasses import dataclass, replace

from habeas.count.clusters import Who
from habeas.count.evaluate import POSSIBLE, UNDISPUTED
from habeas.count.population import who_counts
from habeas.count.question import Question
from habeas.count.reasons import Reasons
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts


@dataclass(frozen=True, slots=True)
class OnePerson:
    """How somebody stands in a count, by what is told of that person alone.

    Attributes:
        reason: Why only possible, in plain words; empty where they are not.
        among: Ids of the groups without names of which they may be one, and then do not count,
            though nothing else says so; sorted.
    """

    reason: str = ""
    among: tuple[str, ...] = ()


def one_person(who: Who, person: str, cohorts: Cohorts, question: Question) -> OnePerson:
    """Say how somebody stands; of nobody else is it asked who they are and what happened to them.

    Args:
        who: Everybody named.
        person: An id.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.
    """
    one = Who.of(who.records.only([person]), ())
    if not one.records.people:
        return OnePerson()
    level = question.levels(one.records)[0]
    if level == POSSIBLE:
        return OnePerson(Reasons(one, question, [person]).of(person))
    if level != UNDISPUTED:
        return OnePerson()
    groups = tuple(_room_for(person, group) for group in cohorts.groups)
    _, roster = who_counts(one, replace(cohorts, groups=groups), question)
    return OnePerson(among=roster.among.get(person, ()))


def _room_for(person: str, group: Cohort) -> Cohort:
    """Leave out of a group the others who are named as being in it."""
    others = len(set(group.members) - {person})
    size = Bounds(
        max(0, group.size.low - others),
        None if group.size.high is None else max(0, group.size.high - others),
    )
    return replace(group, size=size, members=tuple(m for m in group.members if m == person))
