"""Groups by themselves: what their unnamed people live where nothing else is told of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from habeas.count.membership import facts_of, life_of, statements_of, told_with
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.history.statements import FOREVER, Recipe
from habeas.model.cohort import Cohort
from habeas.model.rectangle import Rectangle
from habeas.vocabulary.rules import Rules

_UNTIED: Final = 1_000_000
"""A day far from any limit, at which a group's life is worked out once and moved from there."""


def alone(groups: Sequence[Cohort], question: Question, rules: Rules) -> list[tuple[int, int]]:
    """Say of each group whether its unnamed people count: surely, and possibly.

    Args:
        groups: The groups.
        question: What is asked.
        rules: The tables in force.
    """
    low, high = counted(lives_of(groups, rules), groups, question, rules)
    return list(zip(low, high, strict=True))


def lives_of(groups: Sequence[Cohort], rules: Rules) -> list[list[Rectangle]]:
    """Give of each group what may be so of its unnamed people, by the group alone.

    Args:
        groups: The groups.
        rules: The tables in force.
    """
    lives = []
    worked: dict[tuple[object, ...], list[Rectangle]] = {}
    for group in groups:
        first, last, moved = group.first, group.last, 0
        if first is not None and last is not None:
            # Lives of one length differ in their days alone: each is worked out once.
            moved = first - _UNTIED
            first, last = _UNTIED, last - moved
        key = (group.events, group.body, group.population, first, last)
        if key not in worked:
            told = statements_of(replace(group, first=first, last=last), rules)
            parts = told_with((), told, named=False)
            worked[key] = [row for part in parts for row in life_of(part, rules)]
        rows = [_later(row, moved) for row in worked[key]]
        rows += [Rectangle(part, -FOREVER, FOREVER, value) for part, value in facts_of(group)]
        lives.append(rows)
    return lives


def counted(
    lives: Sequence[list[Rectangle]], groups: Sequence[Cohort], question: Question, rules: Rules
) -> tuple[list[int], list[int]]:
    """Ask a question of somebody in each group.

    Args:
        lives: Of each group, what may be so of them.
        groups: The groups.
        question: What is asked.
        rules: The tables in force.

    Returns:
        Of each group what one of its people counts at least, and at most.
    """

    def recipes(names: Sequence[str]) -> dict[str, tuple[Recipe, ...]]:
        of = {name: statements_of(groups[int(name)], rules) for name in names}
        return {name: told_with((), found, named=False) for name, found in of.items()}

    named = {f"{at:09}": rows for at, rows in enumerate(lives)}
    low, high = question.counts(Rectangles.of(named, recipes=recipes, rules=rules))
    return low.tolist(), high.tolist()


def _later(row: Rectangle, days: int) -> Rectangle:
    first = row.first if row.first <= -FOREVER // 2 else row.first + days
    last = row.last if row.last >= FOREVER // 2 else row.last + days
    return Rectangle(row.part, first, last, row.code, row.sure)
