"""A definition against many people on one day or in one period.

Each person's answer is no (0), possible (1) or undisputed (2): undisputed where every world
that fits the record passes, possible where some does. Tests of one part of life are asked
of whole states, so that nobody is possible by the custody of one world and the regime of
another; parts that presuppose nothing of one another are put together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.rectangles import Rectangles
from habeas.count.rows import Flags, Rows
from habeas.history.kinds import OWN, Kind, Values, code_of, kinds_of, own_axes, part_of
from habeas.history.origins import witnesses
from habeas.history.rectangles import ANYTHING, life
from habeas.history.search import EventCount
from habeas.history.statements import FOREVER, Recipe
from habeas.history.worlds import Edge, Worlds, times, worlds_of
from habeas.model.definition import (
    All,
    AnyOf,
    Begins,
    Definition,
    Has,
    Is,
    Moment,
    Not,
    Predicate,
)
from habeas.model.rectangle import Rectangle, Sure
from habeas.vocabulary.rules import Rules

Levels = npt.NDArray[np.int8]

NO: Final = 0
POSSIBLE: Final = 1
UNDISPUTED: Final = 2


@dataclass(frozen=True, slots=True)
class OfPart:
    """Tests of one part of life, asked of its states whole.

    Attributes:
        part: Its name; of a body's axis without a body, any body's.
        test: The tests.
        days: Days it must have lasted; 0 for any.
    """

    part: str
    test: Predicate
    days: int = 0


@dataclass(frozen=True, slots=True)
class OfValue:
    """A test of a trait, or of an axis that has many values at a time."""

    part: str
    values: tuple[str, ...]
    unknown_counts: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """Each of some tests, or any of them, or the opposite of one."""

    how: str
    of: tuple["Plan", ...]


Plan = OfPart | OfValue | Both


@lru_cache(maxsize=512)
def plan_of(predicate: Predicate, rules: Rules) -> Plan:
    """Put the tests of a definition that ask one part of life together.

    Args:
        predicate: The definition's tests.
        rules: The tables in force.
    """
    part = _part_of(predicate, rules)
    if part is not None:
        return OfPart(part, predicate)
    if isinstance(predicate, Is):
        axis = rules.axes[predicate.axis.partition(":")[0]]
        if not axis.exclusive:
            return OfValue(predicate.axis, predicate.values)
        name = part_of(predicate.axis, rules)
        return OfPart(name, replace(predicate, for_days=0), predicate.for_days)
    if isinstance(predicate, Has):
        return OfValue(f"trait:{predicate.field}", predicate.values, predicate.unknown_counts)
    if isinstance(predicate, Not):
        return Both("not", (plan_of(predicate.of, rules),))
    together: dict[str, list[Predicate]] = {}
    rest: list[Plan] = []
    for child in predicate.of:
        of_one = _part_of(child, rules)
        if of_one is None:
            rest.append(plan_of(child, rules))
        else:
            together.setdefault(of_one, []).append(child)
    join = All if isinstance(predicate, All) else AnyOf
    plans: list[Plan] = [OfPart(name, join(tuple(of))) for name, of in together.items()]
    return Both("all" if join is All else "any", (*plans, *rest))


def _part_of(predicate: Predicate, rules: Rules) -> str | None:
    """Give the one part of life that some tests ask, or None where there is not one."""
    if isinstance(predicate, Is):
        axis = rules.axes[predicate.axis.partition(":")[0]]
        if not axis.exclusive or predicate.for_days:
            return None
        if axis.per_body:
            # Of any body: each body's answer is a part of its own.
            return predicate.axis if ":" in predicate.axis else None
        return part_of(predicate.axis, rules)
    if isinstance(predicate, Has):
        return None
    inner = (predicate.of,) if isinstance(predicate, Not) else predicate.of
    found = {_part_of(child, rules) for child in inner}
    return found.pop() if len(found) == 1 else None


def is_wider(plan: Plan) -> bool:
    """Say whether putting the tests together can give more than the record allows.

    So it is where one part is asked in two places, and where something must last for days.
    """
    leaves = list(leaves_of(plan))
    names = [leaf.part for leaf in leaves]
    return len(set(names)) < len(names)


def leaves_of(plan: Plan) -> "list[OfPart | OfValue]":
    """Give the single tests of a plan, in order."""
    if isinstance(plan, Both):
        return [leaf for child in plan.of for leaf in leaves_of(child)]
    return [plan]


# One state, one set of states.


def _passes(test: Predicate, state: Mapping[str, str | None], rules: Rules) -> int:
    """Say whether a state passes: 0, 2, or 1 where its value may be one that does."""
    if isinstance(test, Not):
        return UNDISPUTED - _passes(test.of, state, rules)
    if isinstance(test, All):
        return min(_passes(part, state, rules) for part in test.of)
    if isinstance(test, AnyOf):
        return max(_passes(part, state, rules) for part in test.of)
    assert isinstance(test, Is)  # noqa: S101 - traits are in no state
    axis = test.axis.partition(":")[0]
    value = state.get(axis)
    if value in test.values:
        return UNDISPUTED
    may_be = rules.axes[axis].may_be.get(value or "", ())
    if not may_be or not set(may_be) & set(test.values):
        return NO
    return UNDISPUTED if set(may_be) <= set(test.values) else POSSIBLE


@lru_cache(maxsize=200_000)
def level_of(code: str, part: str, test: Predicate, rules: Rules) -> int:
    """Say how a set of states stands to some tests: all pass, some, or none.

    Args:
        code: The set, as `habeas.history.kinds.code_of` writes it.
        part: Its part of life.
        test: The tests, all of that part.
        rules: The tables in force.
    """
    if code == ANYTHING:
        return POSSIBLE
    usual = _usual(part, rules)
    found = {_passes(test, usual | _values(text), rules) for text in code.split(";")}
    return found.pop() if len(found) == 1 else POSSIBLE


@lru_cache(maxsize=1024)
def _usual(part: str, rules: Rules) -> dict[str, str | None]:
    axes = own_axes(rules) if part == OWN else (part.partition(":")[0],)
    return {axis: rules.axes[axis].default for axis in axes}


def _values(text: str) -> dict[str, str | None]:
    pairs = (item.partition("=") for item in text.split("&") if item)
    return {axis: value or None for axis, _, value in pairs}


def _table(r: Rectangles, leaf: OfPart, at: npt.NDArray[np.int64]) -> Levels:
    """Give the answer of each set of states that some rows have."""
    table = np.zeros(len(r.codes), dtype=np.int8)
    for code in used(r, at):
        table[code] = level_of(r.codes[code], leaf.part, leaf.test, r.rules)
    return table


def used(r: Rectangles, at: npt.NDArray[np.int64], rows: Rows | None = None) -> list[int]:
    """Give the numbers of the codes that some rows have, each once."""
    here = np.zeros(len(r.codes), dtype=np.bool_)
    here[(r.states if rows is None else rows).code[at]] = True
    return [int(code) for code in np.flatnonzero(here)]


# Many people.


def moment_of(definition: Definition, day: date) -> int:
    """Give the day at whose end an instant definition looks, as an ordinal.

    The start of a day is the end of the day before.
    """
    # The calendar's first day has no eve; it stands for itself.
    return max(1, day.toordinal() - (definition.moment is Moment.START_OF_DAY))


def rows_of(r: Rectangles, leaf: OfPart | OfValue) -> list[tuple[int, Flags]]:
    """Give, for each part a test asks, its number and the flags of its rows."""
    names = r.parts_of(leaf.part) if isinstance(leaf, OfPart) else _exactly(r, leaf.part)
    return [(number, r.states.part == number) for number in names]


def _exactly(r: Rectangles, name: str) -> tuple[int, ...]:
    return tuple(i for i, part in enumerate(r.parts) if part == name)


def usual_level(leaf: OfPart, rules: Rules) -> int:
    """Give the answer of whoever nothing is told of."""
    return level_of("", leaf.part, leaf.test, rules)


def standing(r: Rectangles, plan: Plan, day: int) -> Levels:
    """Give each person's answer to some tests at the end of a day.

    Args:
        r: What is known.
        plan: The tests, put together.
        day: Ordinal of the day.
    """
    if isinstance(plan, Both):
        parts = [standing(r, child, day) for child in plan.of]
        return joined(plan.how, parts)
    if isinstance(plan, OfValue):
        return _of_value(r, plan, day)
    return _of_part(r, plan, day)


def joined(how: str, parts: list[Levels]) -> Levels:
    """Put answers of independent parts together."""
    if how == "not":
        return np.asarray(UNDISPUTED - parts[0], dtype=np.int8)
    join = np.minimum if how == "all" else np.maximum
    return np.asarray(join.reduce(parts), dtype=np.int8)


def _of_part(r: Rectangles, leaf: OfPart, day: int) -> Levels:
    rows = r.states
    found: list[Levels] = []
    usual = usual_level(leaf, r.rules)
    from_day = day - leaf.days
    for _, here in rows_of(r, leaf):
        level = np.full(len(r.people), usual, dtype=np.int8)
        at = np.flatnonzero(here & (rows.first <= day) & (rows.last >= from_day))
        table = _table(r, leaf, at)
        if leaf.days == 0:
            level[rows.person[at]] = table[rows.code[at]]
        else:
            level = _lasting(rows, at, table, usual, len(r.people), from_day, day)
        found.append(level)
    if not found:
        return np.full(len(r.people), usual, dtype=np.int8)
    return joined("any", found)


def _lasting(
    rows: Rows,
    at: npt.NDArray[np.int64],
    table: Levels,
    usual: int,
    people: int,
    first: int,
    last: int,
) -> Levels:
    """Give the least answer on any of some days."""
    level = np.full(people, UNDISPUTED, dtype=np.int8)
    np.minimum.at(level, rows.person[at], table[rows.code[at]])
    days = np.minimum(rows.last[at], last) - np.maximum(rows.first[at], first) + 1
    told = np.zeros(people, dtype=np.int64)
    np.add.at(told, rows.person[at], days)
    level[told < last - first + 1] = np.minimum(level[told < last - first + 1], usual)
    return level


def _of_value(r: Rectangles, leaf: OfValue, day: int) -> Levels:
    rows = r.states
    level = np.zeros(len(r.people), dtype=np.int8)
    fits = np.array([code.casefold() in leaf.values for code in r.codes], dtype=np.bool_)
    for _, here in rows_of(r, leaf):
        on = here & (rows.first <= day) & (day <= rows.last) & fits[rows.code]
        how = np.where(rows.sure[on] == Sure.SURELY, UNDISPUTED, POSSIBLE).astype(np.int8)
        np.maximum.at(level, rows.person[on], how)
        if leaf.unknown_counts:
            told = np.zeros(len(r.people), dtype=np.bool_)
            told[rows.person[here]] = True
            level[~told] = POSSIBLE
    if leaf.unknown_counts and not rows_of(r, leaf):
        level[:] = POSSIBLE
    return level


def levels(rectangles: Rectangles, definition: Definition, day: int) -> Levels:
    """Give each person's answer to an instant definition at the end of a day.

    Args:
        rectangles: What is known.
        definition: Whom it counts.
        day: Ordinal of the day.
    """
    assert definition.where is not None  # noqa: S101 - a checked definition has it
    plan = plan_of(definition.where, rectangles.rules)
    level = standing(rectangles, plan, day)
    return evidenced(rectangles, definition, level, lambda r: standing(r, plan, day))


def evidenced(
    rectangles: Rectangles,
    definition: Definition,
    level: Levels,
    ask: Callable[[Rectangles], Levels],
) -> Levels:
    """Leave undisputed only what is so by well evidenced statements alone.

    Args:
        rectangles: What is known.
        definition: Whom it counts; where it asks for no evidence nothing changes.
        level: The answers by all that is told.
        ask: Asks the same of other rectangles.
    """
    if definition.origins <= 1 and not definition.bodies:
        return level
    sure = np.flatnonzero(level == UNDISPUTED)
    if not len(sure):
        return level
    people = [rectangles.people[i] for i in sure.tolist()]
    told = rectangles.recipes(people)
    rules = rectangles.rules
    # Traits are stated, not witnessed: they stand as they are.
    kept = values_of(rectangles.only(people))
    strict = Rectangles.of(
        {
            person: (
                *kept[person],
                *life([_well_told(t, definition, rules) for t in told[person]], rules),
            )
            for person in people
        },
        rules=rules,
    )
    level = level.copy()
    level[sure] = np.where(ask(strict) == UNDISPUTED, UNDISPUTED, POSSIBLE)
    return level


def values_of(r: Rectangles) -> dict[str, list[Rectangle]]:
    """Give the traits and the values of axes that have many, by person."""
    exclusive = {name for name, axis in r.rules.axes.items() if axis.exclusive}
    values = [name.partition(":")[0] not in (OWN, *exclusive) for name in r.parts]
    found: dict[str, list[Rectangle]] = {person: [] for person in r.people}
    rows = r.states
    for i in np.flatnonzero(np.array(values, dtype=np.bool_)[rows.part]) if len(rows) else ():
        found[r.people[rows.person[i]]].append(
            Rectangle(
                r.parts[rows.part[i]],
                int(rows.first[i]),
                int(rows.last[i]),
                r.codes[rows.code[i]],
                Sure(int(rows.sure[i])),
            )
        )
    return found


def _well_told(told: Recipe, definition: Definition, rules: Rules) -> Recipe:
    """Keep the statements that enough independent origins tell, one of the bodies among them."""
    wanted = frozenset(definition.bodies)
    kept = tuple(
        s
        for s in told.statements
        if witnesses(s.origins) >= definition.origins
        and (not wanted or not wanted.isdisjoint({rules.body_id(o) for o in s.origins}))
    )
    return replace(told, statements=kept)


# Events.


@lru_cache(maxsize=200_000)
def event_level(label: str, part: str, begins: Begins, rules: Rules) -> int:
    """Say how an event stands to what has to happen.

    Args:
        label: The event with the states around it.
        part: The part of life.
        begins: What has to happen.
        rules: The tables in force.
    """
    kind, before, after = label.split(">")
    if begins.events and kind.partition("=")[0].partition(":")[0] not in begins.events:
        return NO
    usual = _usual(part, rules)
    axes = set(usual)
    level = UNDISPUTED
    if not begins.events and not _changes(begins, usual, before, after):
        return NO
    for test, state in ((begins.before, before), (begins.after, after)):
        if test is not None:
            if not {a.axis.partition(":")[0] for a in _atoms(test)} <= axes:
                return NO
            level = min(level, _passes(test, usual | _values(state), rules))
    return level


def _changes(begins: Begins, usual: Mapping[str, str | None], before: str, after: str) -> bool:
    """Say whether an event changes what is asked: to go on is not to begin."""
    asked = {a.axis.partition(":")[0] for test in begins.predicates for a in _atoms(test)}
    was, now = {**usual, **_values(before)}, {**usual, **_values(after)}
    return any(was.get(axis) != now.get(axis) for axis in asked)


def _atoms(test: Predicate) -> list[Is]:
    if isinstance(test, Is):
        return [test]
    if isinstance(test, Has):
        return []
    inner = (test.of,) if isinstance(test, Not) else test.of
    return [atom for part in inner for atom in _atoms(part)]


def part_asked(begins: Begins, rules: Rules) -> str:
    """Give the part of life in which something has to happen.

    Args:
        begins: What has to happen.
        rules: The tables in force.

    Returns:
        The part; for an axis of which each body has its own without a body, any body's.
    """
    for test in begins.predicates:
        for atom in _atoms(test):
            if rules.axes[atom.axis.partition(":")[0]].per_body:
                return atom.axis
    found = {part_of(a.axis, rules) for test in begins.predicates for a in _atoms(test)}
    for event in begins.events:
        axes = [a for a in rules.event_types[event].effects if rules.axes[a].exclusive]
        found |= {part_of(axis, rules) for axis in axes[:1]}
    return min(found, key=lambda name: (name != OWN, name), default=OWN)


@dataclass(frozen=True, slots=True)
class Happened:
    """How often what is counted happened to each person: at least and at most.

    Attributes:
        low: The least.
        high: The greatest.
        wide: Places of people of whom there was too much to work out.
    """

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    wide: tuple[int, ...] = ()


def happened(r: Rectangles, definition: Definition, first: int, last: int) -> Happened:
    """Say how often what a definition counts happened to each person in a period.

    Args:
        r: What is known.
        definition: A period definition.
        first: Ordinal of the first day.
        last: Ordinal of the last day, inclusive.
    """
    begins = definition.begins
    assert begins is not None  # noqa: S101 - a checked definition has it
    name = part_asked(begins, r.rules)
    low = np.zeros(len(r.people), dtype=np.int64)
    high = np.zeros(len(r.people), dtype=np.int64)
    rows = r.events
    touching = (rows.first <= last) & (rows.last >= first)
    for number in r.parts_of(f"event:{name}"):
        part = r.parts[number].removeprefix("event:")
        at = np.flatnonzero(touching & (rows.part == number))
        table = np.zeros(len(r.codes), dtype=np.int8)
        for code in used(r, at, rows):
            table[code] = event_level(r.codes[code], part, begins, r.rules)
        level = table[rows.code[at]]
        np.add.at(high, rows.person[at[level > NO]], 1)
        within = (rows.first[at] >= first) & (rows.last[at] <= last)
        told = at[within & (level == UNDISPUTED)]
        if definition.unit == "persons":
            low[rows.person[told]] = 1
        else:
            _add_apart(low, rows, told)
    wide = _work_out(r, definition, name, first, last, touching, low, high)
    return Happened(low, high, wide)


def _add_apart(low: npt.NDArray[np.int64], rows: Rows, at: npt.NDArray[np.int64]) -> None:
    """Count events that cannot be one: of those whose days touch, one."""
    order = at[np.lexsort((rows.last[at], rows.person[at]))]
    person, until = -1, -FOREVER
    for i in order.tolist():
        if rows.person[i] != person:
            person, until = int(rows.person[i]), -FOREVER - 1
        if rows.first[i] > until:
            low[person] += 1
            until = int(rows.last[i])


def _work_out(
    r: Rectangles,
    definition: Definition,
    name: str,
    first: int,
    last: int,
    touching: Flags,
    low: npt.NDArray[np.int64],
    high: npt.NDArray[np.int64],
) -> tuple[int, ...]:
    """Work out those whose sources contradict each other, one by one."""
    rows = r.events
    numbers = r.parts_of(f"hard:{name}")
    at = np.flatnonzero(touching & np.isin(rows.part, numbers)) if numbers else ()
    if not len(at):
        return ()
    people = sorted({int(rows.person[i]) for i in at})
    told = r.recipes([r.people[i] for i in people])
    wide = []
    for i in people:
        for part in told[r.people[i]]:
            if part.part == name or part.part.startswith(f"{name}:"):
                found = often(part, definition, first, last, r.rules)
                if found is None:
                    wide.append(i)
                    high[i] += len(part.statements)
                else:
                    low[i] += found[0]
                    high[i] += found[1]
    return tuple(wide)


@lru_cache(maxsize=20_000)
def often(
    told: Recipe, definition: Definition, first: int, last: int, rules: Rules
) -> tuple[int, int] | None:
    """Say how often what a definition counts happened by what is told of one person.

    Returns:
        At least and at most; None where there is too much to work out.
    """
    begins = definition.begins
    assert begins is not None  # noqa: S101 - a checked definition has it
    kinds = kinds_of(rules, told.part)

    def surely(kind: Kind, before: Values, after: Values) -> bool:
        return _of_edge(kind, before, after) == UNDISPUTED

    def possibly(kind: Kind, before: Values, after: Values) -> bool:
        return _of_edge(kind, before, after) > NO

    def _of_edge(kind: Kind, before: Values, after: Values) -> int:
        if not kind.type:
            return NO
        text = ">".join((kind.id, code_of(kinds, [before]), code_of(kinds, [after])))
        return event_level(text, told.part, begins, rules)

    def counts(edge: Edge) -> int:
        touches = edge.first <= last and edge.last >= first
        return _of_edge(edge.kind, edge.before, edge.after) if touches else NO

    worlds = worlds_of(told, rules)
    if not worlds.is_wide:
        if not any(counts(edge) > NO for edge in worlds.edges):
            return 0, 0
        if definition.unit == "persons":
            found = _once(worlds, rules, counts, first, last)
            if found is not None:
                return found
    most = times(told, rules, EventCount(possibly, first, last))
    unclear = any(_of_edge(e.kind, e.before, e.after) == POSSIBLE for e in worlds.edges)
    least = times(told, rules, EventCount(surely, first, last)) if unclear else most
    return None if least is None or most is None else (least[0], most[1])


def _once(
    worlds: Worlds, rules: Rules, counts: Callable[[Edge], int], first: int, last: int
) -> tuple[int, int] | None:
    """Say whether something that some world has in a period is in each, where that is seen at once.

    Returns:
        At least and at most; None where worlds must be compared to know.
    """
    told = worlds.told

    def surely(edges: Sequence[Edge]) -> bool:
        return bool(edges) and all(
            counts(e) == UNDISPUTED and first <= e.first and e.last <= last for e in edges
        )

    found = [
        (at, edges)
        for at, edges in enumerate(worlds.edges_of())
        if any(counts(edge) > NO for edge in edges)
    ]
    sure = [(at, edges) for at, edges in found if not told.statements[at].optional]
    if any(at not in worlds.wrong and surely(edges) for at, edges in sure):
        return 1, 1
    if len(sure) > 1:
        return None
    # What need not have happened is left out: if one statement is left, it decides.
    optional = {at for at, _ in found} - {at for at, _ in sure}
    left = [s for at, s in enumerate(told.statements) if at not in optional]
    without = worlds_of(told.with_statements(left), rules)
    if without.ways != worlds.ways:
        return None  # they are none of these worlds
    kept = [of for of in without.edges_of() if any(counts(edge) > NO for edge in of)]
    if len(kept) > 1 or any(surely(of) for of in kept):
        return None
    return 0, 1


Happening = Callable[[Rectangles], Happened]
"""Says how often what is counted happened to each person."""


def period_levels(
    rectangles: Rectangles,
    definition: Definition,
    first: int,
    last: int,
    *,
    often: Happening | None = None,
) -> Levels:
    """Give each person's answer to a period definition.

    Args:
        rectangles: What is known.
        definition: Whom it counts.
        first: Ordinal of the first day.
        last: Ordinal of the last day, inclusive.
        often: Says how often it happened, where less than all of it counts; None for all.
    """

    def ask(r: Rectangles) -> Levels:
        found = happened(r, definition, first, last) if often is None else often(r)
        level = (found.high > 0).astype(np.int8)
        level[found.low > 0] = UNDISPUTED
        if definition.where is not None:
            # Who can be counted is asked at the end of the period.
            level = np.minimum(level, standing(r, plan_of(definition.where, r.rules), last))
        return level

    return evidenced(rectangles, definition, ask(rectangles), ask)


def count_on(
    rectangles: Rectangles, definition: Definition, day: date, *, known: int | None = None
) -> tuple[int, int]:
    """Give the least and the most people on a day, without naming them.

    Args:
        rectangles: What is known.
        definition: An instant definition with people as its unit.
        day: The day asked about.
        known: Only what was known after this ledger entry; None for every row.
    """
    moment = moment_of(definition, day)
    if known is not None:
        rows = rectangles.states
        keep = (rows.recorded_from <= known) & (known < rows.recorded_to)
        lasting = max((a.for_days for a in definition.atoms() if isinstance(a, Is)), default=0)
        if not any(isinstance(atom, Has) for atom in definition.atoms()):
            # Rows that cannot hold on the day say nothing; of a trait they say it is stated.
            keep &= (rows.first <= moment) & (moment - lasting <= rows.last)
        rectangles = replace(rectangles, states=rows.take(keep))
    level = levels(rectangles, definition, moment)
    return int((level == UNDISPUTED).sum()), int((level > NO).sum())
