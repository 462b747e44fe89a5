"""The unnamed part of groups: what it adds to a count, and never twice.

A group of 18 of whom 12 are named adds 6. Someone who counts at the same time and is
not known to belong to the group may still be one of its unnamed: then low takes the
two for one, high for two. Two groups of one time may be the same people, likewise.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.model.cohort import Cohort
from habeas.model.definition import Definition, Rule
from habeas.model.tally import Remainder
from habeas.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a count asks: the definition and its first and last day."""

    definition: Definition
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """People who count by name.

    Attributes:
        undisputed: Id of each to the first and last days on which it can have begun
            for them; None where nothing limits it.
        possible: Ids of people who may count.
        group: Person id to the representative of people who may be one with them.
    """

    undisputed: Mapping[str, tuple[tuple[date | None, date | None], ...]]
    possible: Collection[str]
    group: Mapping[str, str]

    def representatives(self, people: Iterable[str]) -> set[str]:
        """Give one person for each group of people who may be one."""
        return {self.group.get(p, p) for p in people}

    def together(self, people: Iterable[str]) -> dict[str, list[str]]:
        """Put people who may be one together, by representative."""
        found: dict[str, list[str]] = {}
        for person in people:
            found.setdefault(self.group.get(person, person), []).append(person)
        return found


def remainders(
    cohorts: Sequence[Cohort], asked: Asked, named: Named
) -> tuple[tuple[Remainder, ...], int, int | None]:
    """Say what unnamed people add to a count.

    Args:
        cohorts: Groups that people decided to count.
        asked: The definition and the days.
        named: People who count by name.

    Returns:
        Each group's remainder by id, and the least and the most that all of them add. The
        least goes with people who may be one taken for one, the most with two.
    """
    fitting = {c.id: c for c in cohorts if _fits(c, asked)}
    whole = sorted((c for c in fitting.values() if c.part_of not in fitting), key=lambda c: c.id)
    added = {c.id: _least(c, asked, named) for c in whole}
    told = tuple(_told(c, added[c.id], asked, named) for c in whole)
    highs = [_most(c, named) for c in whole]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return told, _apart(whole, added, named), high


def remainders_fit(cohorts: Sequence[Cohort], asked: Asked) -> bool:
    """Say whether any group can add to a count."""
    return any(_fits(cohort, asked) for cohort in cohorts)


def _fits(cohort: Cohort, asked: Asked) -> bool:
    if cohort.measure not in asked.definition.measures:
        return False
    period = asked.definition.rule is Rule.PERIOD
    if period is cohort.is_stock:
        return False
    first = asked.first if period else None
    return cohort.time is None or cohort.time.touches(first, asked.last)


def _least(cohort: Cohort, asked: Asked, named: Named) -> int:
    """The least one group adds to the people who count by name."""
    if _doubt(cohort.time, asked):
        return 0
    members = named.together(cohort.members)
    loose = _loose(cohort, named)
    # A member who does not count leaves one less; whoever counts already counts as one.
    away = 0
    for root in {*members, *loose}:
        inside = members.get(root, [])
        sure = sum(m in named.undisputed for m in inside)
        away += len(inside) - sure + (sure > 0 or root in loose)
    return max(0, cohort.size.low - away)


def _loose(cohort: Cohort, named: Named) -> set[str]:
    """Name those who count and may be among a group's unnamed, one for each possible person."""
    return named.representatives(
        person
        for person, begun in named.undisputed.items()
        if person not in cohort.members and _may_be_one_of(cohort, begun)
    )


def _most(cohort: Cohort, named: Named) -> int | None:
    """The most one group adds to the people who may count by name, each for themselves."""
    if cohort.size.high is None:
        return None
    away = 0
    for inside in named.together(cohort.members).values():
        counted = sum(m in named.undisputed or m in named.possible for m in inside)
        # Members who are one person leave more of the group unnamed than they take away.
        away += min(len(inside), 1 + max(0, counted - 1))
    return max(0, cohort.size.high - away)


def _may_be_one_of(cohort: Cohort, begun: Sequence[tuple[date | None, date | None]]) -> bool:
    when = cohort.time
    return when is None or any(when.touches(first, last) for first, last in begun)


def _doubt(time: When | None, asked: Asked) -> str:
    """Say why a group need not belong to what is asked; empty where it does."""
    if time is None:
        return "the source does not say when"
    if asked.definition.rule is Rule.PERIOD:
        inside = (
            time.earliest is not None
            and time.latest is not None
            and asked.first <= time.earliest
            and time.latest <= asked.last
        )
        return "" if inside else f"its time, {time}, need not lie in what is asked"
    on_day = time.earliest == time.latest == asked.last
    return "" if on_day else f"last reported for {time}"


def _told(cohort: Cohort, added: int, asked: Asked, named: Named) -> Remainder:
    least = len(named.representatives(cohort.members))
    high = None if cohort.size.high is None else max(0, cohort.size.high - least)
    low = min(added, cohort.remainder.low)
    reason = _doubt(cohort.time, asked)
    if not reason and low < cohort.remainder.low:
        reason = "people who count by name may be among its unnamed"
    return Remainder(cohort=cohort.id, low=low, high=high, named=len(cohort.members), reason=reason)


def _apart(cohorts: Sequence[Cohort], added: Mapping[str, int], named: Named) -> int:
    """The least groups add together: those whose times touch may be the same people.

    Whoever may be among the unnamed of several groups is among those of one at most, and
    is taken off once.
    """
    taken: list[Cohort] = []
    for cohort in sorted(cohorts, key=lambda c: (-added[c.id], c.id)):
        if not any(_touch(cohort.time, other.time) for other in taken):
            taken.append(cohort)
    again: Counter[str] = Counter()
    for cohort in taken:
        if added[cohort.id] > 0:  # one that is full already had no room for them all
            again.update(_loose(cohort, named) - named.representatives(cohort.members))
    return sum(added[c.id] for c in taken) + sum(times - 1 for times in again.values())


def _touch(a: When | None, b: When | None) -> bool:
    return a is None or b is None or a.touches(b.earliest, b.latest)
