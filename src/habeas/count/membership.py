"""What being in a group tells of a person, and who can be in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from habeas.count.presence import PLACE, Lies, is_elsewhere, lies
from habeas.count.question import Question, place_code
from habeas.history.kinds import part_of
from habeas.history.legs import place_value
from habeas.history.rectangles import life
from habeas.history.statements import FOREVER, TOLD_SHORT, UNNAMED_SHORT, Recipe, Statement
from habeas.history.worlds import worlds_of
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.definition import Has
from habeas.model.rectangle import Rectangle
from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.rules import Rules

Statements = tuple[tuple[str, Statement], ...]
"""What being in a group tells, each with its part of life."""


def days_of(cohort: Cohort) -> tuple[int, int]:
    """Give the first and the last day of a group, without limit where none is told.

    Args:
        cohort: The group.
    """
    first = -FOREVER if cohort.first is None else cohort.first
    return first, FOREVER if cohort.last is None else cohort.last


def is_protest(population: str) -> bool:
    """Say whether people of a population who were arrested were arrested at a protest.

    Args:
        population: Whom a figure counts.
    """
    return population in measure_table().protest


def statements_of(cohort: Cohort, rules: Rules) -> tuple[tuple[str, Statement], ...]:
    """Give what being in a group tells of a person, each with its part of life.

    Args:
        cohort: The group.
        rules: The tables in force.
    """
    first, last = days_of(cohort)
    found = []
    for event in cohort.events:
        kind = rules.event_types[event]
        parts = {
            part_of(f"{axis}:{cohort.body}" if rules.axes[axis].per_body else axis, rules)
            for axis in kind.effects
            if rules.axes[axis].exclusive
        }
        night = ""
        if kind.is_arrest:
            night = TOLD_SHORT if is_protest(cohort.population) else UNNAMED_SHORT
        told = Statement(kind.family, (event,), first, last, night=night, again=kind.again)
        found += [(part, told) for part in sorted(parts)]
    return tuple(found)


def told_with(
    told: Sequence[Recipe],
    groups: Iterable[tuple[str, Statement]],
    *,
    named: bool,
    must: bool = False,
) -> tuple[Recipe, ...]:
    """Add what being in some groups tells of a person.

    Args:
        told: What is told of the person otherwise.
        groups: The part and the statement of each.
        named: Whether the person has a name: then only an arrest at a protest is sure for
            a night alone.
        must: Whether what the groups tell happened, whatever else is wrong.
    """
    parts = {part.part: part for part in told}
    for part, statement in groups:
        is_plain = named and statement.night == UNNAMED_SHORT
        more = replace(statement, night="" if is_plain else statement.night, must=must)
        known = parts.get(part)
        parts[part] = Recipe(part, (more,)) if known is None else known.beside(more)
    return tuple(parts[name] for name in sorted(parts))


@lru_cache(maxsize=50_000)
def repairs_of(told: Recipe, rules: Rules) -> int:
    """Give the repairs of what is told of one part of a life; remembered."""
    return worlds_of(told, rules).repairs


@lru_cache(maxsize=50_000)
def life_of(told: Recipe, rules: Rules) -> tuple[Rectangle, ...]:
    """Give the rectangles of what is told of one part of a life; remembered."""
    return tuple(life([told], rules))


def cost_of(told: Iterable[Recipe], rules: Rules) -> int:
    """Give the repairs of a whole life."""
    return sum(repairs_of(part, rules) for part in told)


def relevant(
    cohorts: Cohorts, question: Question, rules: Rules, *, outside: bool = False
) -> tuple[Cohort, ...]:
    """Give the groups that can change an answer.

    Args:
        cohorts: All groups.
        question: What is asked.
        rules: The tables in force.
        outside: With those that lie outside the period asked: whoever is in one counts
            nowhere by it, but may count by what it makes of the days of something else.
    """
    found = []
    for group in cohorts.groups:
        first, last = days_of(group)
        if _is_elsewhere(group, question):
            continue
        apart = question.is_period and not (first <= question.last and last >= question.first)
        # Who is in it counts nowhere by it; but a custody can begin between two releases.
        if apart and not outside and not takes(group, rules):
            continue
        found.append(group)
    found = plainest(found, question, cohorts.apart)
    if (
        question.is_period
        and all(is_arrest(g, rules) for g in found)
        and not _counts_arrests(question, rules)
    ):
        return ()
    return tuple(found)


def _is_elsewhere(group: Cohort, question: Question) -> bool:
    if question.place is None or group.place is None:
        return False
    return lies(group.place, question.place) is Lies.ELSEWHERE


def plainest(
    groups: Sequence[Cohort], question: Question, apart: frozenset[frozenset[str]] = frozenset()
) -> list[Cohort]:
    """Leave out parts of which nothing is told that is not told of their whole.

    Being in such a part changes nobody's life, and no answer that does not ask for what is
    stated of it; whoever is named in it is in the whole.

    Args:
        groups: Groups, wholes and parts.
        question: What is asked.
        apart: Ids of groups of which nobody is in both, in pairs.
    """
    asked = asked_of(question)
    by_id = {group.id: group for group in groups}
    members = {group.id: set(group.members) for group in groups}
    same = {
        group.id: [
            by_id[name]
            for name in group.within
            if name in by_id and _says_all(by_id[name], group, asked)
        ]
        for group in groups
    }
    parts: dict[str, list[Cohort]] = {}
    for group in groups:
        for whole in same[group.id]:
            members[whole.id] |= set(group.members)
            parts.setdefault(whole.id, []).append(group)
    inside = {name: _fewest_of(of, apart) for name, of in parts.items()}
    # Parts that together are more than their whole at least is can raise it.
    left = [
        group
        for group in groups
        if not same[group.id] or any(inside[w.id] > w.size.low for w in same[group.id])
    ]
    kept = {group.id for group in left}
    return [
        group
        if members[group.id] == set(group.members) and kept.issuperset(group.within)
        else replace(
            group,
            members=tuple(sorted(members[group.id])),
            within=tuple(name for name in group.within if name in kept),
        )
        for group in left
    ]


def _fewest_of(parts: Sequence[Cohort], apart: frozenset[frozenset[str]]) -> int:
    """Give a number that some parts together need not be more than.

    Only parts that share nobody add up; a part of a part is in it.
    """
    names = {part.id for part in parts}
    outer = [part for part in parts if names.isdisjoint(part.within)]
    most = 0
    left = {part.id: part.size.low for part in outer}
    while left:
        name, total = left.popitem()
        todo = [name]
        while todo:
            at = todo.pop()
            for other in [o for o in left if frozenset((at, o)) in apart]:
                total += left.pop(other)
                todo.append(other)
        most = max(most, total)
    return most


def _says_all(whole: Cohort, part: Cohort, asked: set[str]) -> bool:
    """Say whether a whole tells of everything that a part of it tells of."""
    days = (whole.first, whole.last) == (part.first, part.last)
    told = {fact for fact in facts_of(part) if fact[0] in asked}
    return days and told <= set(facts_of(whole)) and set(part.events) <= set(whole.events)


def is_arrest(group: Cohort, rules: Rules) -> bool:
    """Say whether a group is of people arrested."""
    return all(rules.event_types[event].is_arrest for event in group.events)


def takes(group: Cohort, rules: Rules) -> bool:
    """Say whether whoever is in a group may be taken into custody by it.

    Args:
        group: The group.
        rules: The tables in force.
    """
    deprived = set(rules.axes["custody"].groups["deprived"])
    return any(
        effect.axis == "custody" and {effect.to, effect.may} & deprived
        for event in group.events
        for effect in rules.event_types[event].effects.values()
    )


def _counts_arrests(question: Question, rules: Rules) -> bool:
    begins = question.definition.begins
    if begins is None or not begins.events:
        return True
    return any(rules.event_types[e].is_arrest for e in begins.events)


def facts_of(group: Cohort) -> Iterator[tuple[str, str]]:
    """Give what a figure states of everybody in its group, as traits.

    Args:
        group: The group.
    """
    if group.place is not None:
        yield PLACE, place_value(group.place)
    for dimension in ("sex", "citizenship"):
        value = (group.subgroup or {}).get(dimension)
        if value:
            yield f"trait:{dimension}", str(value).casefold()


def asked_of(question: Question) -> set[str]:
    """Give the traits that a question asks for.

    Args:
        question: What is asked.
    """
    asked = {f"trait:{a.field}" for a in question.definition.atoms() if isinstance(a, Has)}
    return asked | ({PLACE} if question.place is not None else set())


def excluded(facts: Sequence[Rectangle], group: Cohort, rules: Rules) -> bool:
    """Say whether what is stated of a person keeps them out of a group.

    Args:
        facts: What is stated of the person.
        group: The group.
        rules: The tables in force.
    """
    if group.place is not None:
        first, last = days_of(group)
        begins = is_arrest(group, rules)
        # Whoever is let go somewhere was there on the eve.
        days = (first, last) if begins else (first - 1, last - 1)
        if is_elsewhere(facts, group.place, days, begun=begins):
            return True
    told: dict[str, set[str]] = {}
    for fact in facts:
        told.setdefault(fact.part.removeprefix("trait:"), set()).add(fact.code.casefold())
    for dimension in ("sex", "citizenship"):
        wanted = (group.subgroup or {}).get(dimension)
        known = told.get(dimension)
        if wanted and known and not _agree(dimension, str(wanted).casefold(), known):
            return True
    return False


def _agree(dimension: str, wanted: str, known: set[str]) -> bool:
    if dimension == "citizenship":
        code = place_code(wanted)
        return wanted in known or any(place_code(k) == code is not None for k in known)
    return wanted in known
