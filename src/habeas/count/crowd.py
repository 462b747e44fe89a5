"""Many people and many groups: an answer that is exact where groups differ in days only.

Where there are too many to try who is in which group, the people who may be in a group are
taken to be those who may have been held on its eve. Who can be let go with whom is then a
matching of intervals of days, found by going through the days once. Whatever this leaves
out makes the answer wider, and is said.

Source:
    Glover, Maximum matching in a convex bipartite graph (1967).
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.answer import Answer
from habeas.count.belonging import facts_of, life_of, statements_of, told_with
from habeas.count.clusters import Who, hull
from habeas.count.evaluate import NO, UNDISPUTED, Levels, level_of
from habeas.count.question import Question
from habeas.count.rectangles import Codes, Flags, Rectangles
from habeas.history.kinds import OWN
from habeas.history.told import FOREVER, Told
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.definition import AnyOf, Is, Predicate
from habeas.model.rectangle import Rectangle
from habeas.vocabulary.rules import Rules

Numbers = npt.NDArray[np.int64]

_UNTIED: Final = 1_000_000
"""A day far from any limit, at which a group's life is worked out once and moved from there."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Days, and how many people can be let go on them, or one person who can be."""

    first: int
    last: int
    many: int = 1


def crowd(who: Who, cohorts: Cohorts, groups: Sequence[Cohort], question: Question) -> Answer:
    """Count many named people and many groups together.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: All groups, and how they stand to one another.
        groups: Those that can change the answer.
        question: What is asked.
    """
    r = who.records
    named = question.counts(r)
    least, most = hull(who, named, question.counts(who.unions))
    counts = alone(groups, question, r.rules)
    whole = _maximal(groups, [at for at in range(len(groups)) if counts[at][1] > NO])
    inside = _members(groups)
    high, unbounded = most, []
    for at, group in enumerate(groups):
        if at in whole and counts[at][1] > NO:
            if group.size.high is None:
                unbounded.append(group.id)
            else:
                high += max(0, group.size.high - len(inside[at]))
    held = _Held.of(r)
    sure = np.flatnonzero(named[0] > 0)
    surely = sorted(_maximal(groups, [at for at in range(len(groups)) if counts[at][0] > 0]))
    if question.is_period:
        low = least + _together(groups, surely, cohorts)
        low -= _shared(held, sure, [groups[at] for at in surely])
    else:
        low = _at_instant(held, sure, least, groups, surely, question, r.rules, cohorts)
    words = "too many people and groups to try who is in which: who may have been held on a group's eve fits"
    exact = _is_plain(who, groups, question)
    return Answer(
        max(0, low),
        None if unbounded else high,
        () if exact else (words,),
        tuple(unbounded),
    )


def _is_plain(who: Who, groups: Sequence[Cohort], question: Question) -> bool:
    """Say whether nothing but days tells groups apart, so that the answer is exact."""
    one_family = len({g.events for g in groups}) == 1
    exact_days = all(g.first is not None and g.first == g.last for g in groups)
    nothing_else = all(g.place is None and not g.subgroup and not g.within for g in groups)
    hard = any(part.startswith("hard:") for part in who.records.parts)
    plain = question.definition.where is None or isinstance(question.definition.where, Is)
    return one_family and exact_days and nothing_else and not hard and not who.clusters and plain


# Groups by themselves.


def alone(groups: Sequence[Cohort], question: Question, rules: Rules) -> list[tuple[int, int]]:
    """Say of each group whether its unnamed people count: surely, and possibly."""
    lives: dict[str, list[Rectangle]] = {}
    for at, group in enumerate(groups):
        told = statements_of(group, rules)
        moved = 0
        if group.first is not None and group.last is not None:
            # Lives of one length differ in their days alone: each is worked out once.
            moved = group.first - _UNTIED
            until = group.last - moved
            told = tuple((part, replace(s, first=_UNTIED, last=until)) for part, s in told)
        parts = told_with((), told, named=False)
        rows = [_later(row, moved) for part in parts for row in life_of(part, rules)]
        rows += [Rectangle(part, -FOREVER, FOREVER, value) for part, value in facts_of(group)]
        lives[f"{at:09}"] = rows

    def recipes(names: Sequence[str]) -> dict[str, tuple[Told, ...]]:
        of = {name: statements_of(groups[int(name)], rules) for name in names}
        return {name: told_with((), found, named=False) for name, found in of.items()}

    low, high = question.counts(Rectangles.of(lives, recipes=recipes, rules=rules))
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _later(row: Rectangle, days: int) -> Rectangle:
    first = row.first if row.first <= -FOREVER // 2 else row.first + days
    last = row.last if row.last >= FOREVER // 2 else row.last + days
    return Rectangle(row.part, first, last, row.code, row.sure)


def _maximal(groups: Sequence[Cohort], among: Sequence[int]) -> set[int]:
    """Give the groups, of some, that are in no other of them."""
    there = {groups[at].id for at in among}
    return {at for at in among if there.isdisjoint(groups[at].within)}


def _members(groups: Sequence[Cohort]) -> list[set[str]]:
    """Give those named as belonging to each group or to a part of it."""
    place = {group.id: at for at, group in enumerate(groups)}
    found = [set(group.members) for group in groups]
    for group in groups:
        for whole in group.within:
            if whole in place:
                found[place[whole]] |= set(group.members)
    return found


def _together(groups: Sequence[Cohort], surely: Sequence[int], cohorts: Cohorts) -> int:
    """Give the least that groups are together: those that may be one are as few as the largest."""
    beside: dict[str, set[str]] = {}
    for pair in cohorts.undecided:
        a, b = sorted(pair)
        beside.setdefault(a, set()).add(b)
        beside.setdefault(b, set()).add(a)
    by_id = {groups[at].id: groups[at] for at in surely}
    total, seen = 0, set[str]()
    for name in by_id:
        if name in seen:
            continue
        found, todo = {name}, [name]
        while todo:
            fresh = (beside.get(todo.pop(), set()) & by_id.keys()) - found
            found |= fresh
            todo += fresh
        seen |= found
        total += _fewest([by_id[n] for n in sorted(found)], cohorts)
    return total


def _fewest(groups: Sequence[Cohort], cohorts: Cohorts) -> int:
    """Give a number that groups which may share people surely are: some that share nobody."""
    best = max(group.size.low for group in groups)
    chosen: list[Cohort] = []
    for group in sorted(groups, key=lambda g: (-g.size.low, g.id)):
        if all(frozenset((group.id, other.id)) in cohorts.apart for other in chosen):
            chosen.append(group)
    return max(best, sum(group.size.low for group in chosen))


# People by the days on which they may be held.


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """Of each person, when they may be held, and when that is told.

    Attributes:
        first: First day at whose end they may be held; FOREVER where never.
        last: Last such day; -FOREVER where never.
        told: Places of people, first and last day of each event that is told, and whether
            they are held before and after it.
    """

    first: Numbers
    last: Numbers
    told: tuple[Numbers, ...]

    @classmethod
    def of(cls, r: Rectangles) -> "_Held":
        custody = r.rules.axes["custody"]
        test: Predicate = AnyOf((Is(axis="custody", values=custody.groups["deprived"]),))
        first = np.full(len(r.people), FOREVER, dtype=np.int64)
        last = np.full(len(r.people), -FOREVER, dtype=np.int64)
        for number in (i for i, part in enumerate(r.parts) if part == OWN):
            rows = np.flatnonzero(r.states.part == number)
            may = _table(r, r.states.code[rows], lambda code: level_of(code, OWN, test, r.rules))
            rows = rows[may[r.states.code[rows]] > NO]
            who = r.states.person[rows]
            np.minimum.at(first, who, r.states.first[rows])
            np.maximum.at(last, who, r.states.last[rows])
        return cls(first, last, _told(r, test))


def _table(r: Rectangles, codes: Codes, level: Callable[[str], int]) -> Levels:
    table = np.zeros(len(r.codes), dtype=np.int8)
    here = np.zeros(len(r.codes), dtype=np.bool_)
    here[codes] = True
    for code in np.flatnonzero(here).tolist():
        table[code] = level(r.codes[code])
    return table


def _told(r: Rectangles, test: Predicate) -> tuple[Numbers, ...]:
    """Give the events that are told for sure, with custody before and after them."""
    numbers = [i for i, part in enumerate(r.parts) if part == f"event:{OWN}"]
    rows = np.flatnonzero(np.isin(r.events.part, numbers))

    def sides(code: str, at: int) -> int:
        return level_of(code.split(">")[at], OWN, test, r.rules)

    codes = r.events.code[rows]
    before = _table(r, codes, lambda code: sides(code, 1))[codes]
    after = _table(r, codes, lambda code: sides(code, 2))[codes]
    return (
        r.events.person[rows].astype(np.int64),
        r.events.first[rows].astype(np.int64),
        r.events.last[rows].astype(np.int64),
        before.astype(np.int64),
        after.astype(np.int64),
    )


def _shared(held: _Held, sure: Numbers, groups: Sequence[Cohort]) -> int:
    """Give the most people who count by name and may be in groups that count as well."""
    people = [
        _Span(int(held.first[p]) + 1, int(held.last[p]) + 1)
        for p in sure.tolist()
        if held.first[p] <= held.last[p]
    ]
    return _matched(people, [_span(g, g.size.low) for g in groups])


def _span(group: Cohort, many: int) -> _Span:
    return _Span(
        -FOREVER if group.first is None else group.first,
        FOREVER if group.last is None else group.last,
        many,
    )


def _matched(people: Sequence[_Span], groups: Sequence[_Span]) -> int:
    """Give the most people who can each be in one group, by days alone.

    Groups of one day are filled day by day with those who can wait least; what groups of
    several days could take on top is taken to be taken.
    """
    points = sorted((g for g in groups if g.first == g.last and g.many), key=lambda g: g.first)
    spread = [g for g in groups if g.first < g.last and g.many]
    waiting = sorted(people, key=lambda p: p.first)
    able: list[tuple[int, int]] = []
    at = matched = 0
    left: list[int] = []
    for group in points:
        while at < len(waiting) and waiting[at].first <= group.first:
            heapq.heappush(able, (waiting[at].last, at))
            at += 1
        room = group.many
        while able and room:
            last, who = heapq.heappop(able)
            if last < group.first:
                left.append(who)
                continue
            room -= 1
            matched += 1
    left += [who for _, who in able] + list(range(at, len(waiting)))
    if spread:
        able_at_all = sum(
            any(waiting[who].first <= g.last and waiting[who].last >= g.first for g in spread)
            for who in left
        )
        matched += min(able_at_all, sum(g.many for g in spread))
    return matched


def _at_instant(
    held: _Held,
    sure: Numbers,
    least: int,
    groups: Sequence[Cohort],
    surely: Sequence[int],
    question: Question,
    rules: Rules,
    cohorts: Cohorts,
) -> int:
    """Give the least on a day: groups let go before take those who may be among them."""
    day = question.first
    letting, loose = _letting_go(groups, question, rules)
    spans = [_Span(s.first, min(s.last, day), s.many) for s in letting if s.first <= day]
    since, blocked = _since(held, day)
    people = {
        # Whoever is arrested on a day can be let go on it.
        p: _Span(max(int(since[p]), int(held.first[p])), day)
        for p in sure.tolist()
        if not blocked[p]
    }
    gone = _matched(list(people.values()), spans)
    # Groups that surely count on the day take their people from those who count first.
    must = _fewest([groups[at] for at in surely], cohorts) if surely else 0
    with_them = (
        {p for p in sure.tolist() if any(_may_be_in(held, p, groups[at]) for at in surely)}
        if surely
        else set()
    )
    others = _matched([s for p, s in people.items() if p not in with_them], spans)
    stay = len(with_them) - (gone - others)
    return least - gone - min(loose, max(0, len(sure) - gone)) + max(0, must - stay)


def _may_be_in(held: _Held, person: int, group: Cohort) -> bool:
    span = _span(group, 1)
    return bool(held.first[person] < span.last and held.last[person] >= span.first - 1)


def _letting_go(
    groups: Sequence[Cohort], question: Question, rules: Rules
) -> tuple[list[_Span], int]:
    """Give the groups whose people leave custody, and how many others may stop counting."""
    deprived = set(rules.axes["custody"].groups["deprived"])
    axes = question.definition.axes()
    found, loose = [], 0
    for group in groups:
        effects = [e for event in group.events for e in rules.event_types[event].effects.values()]
        many = FOREVER if group.size.high is None else group.size.high
        custody = [e for e in effects if e.axis == "custody" and (e.end or e.to or e.may)]
        if custody and all(e.to not in deprived for e in custody):
            found.append(_span(group, many))
        elif axes & {e.axis for e in effects} - {"custody", "life"}:
            loose += many if _span(group, 1).first <= question.first else 0
    return found, loose


def _since(held: _Held, day: int) -> tuple[Numbers, Flags]:
    """Give since when nothing more is told of custody, and of whom something still is.

    Whoever is told of as held after the day, with no arrest told in between, was not let
    go by it.
    """
    who, first, last, before, after = held.told
    since = np.full(len(held.first), -FOREVER, dtype=np.int64)
    told = (after == UNDISPUTED) & (first <= day)
    np.maximum.at(since, who[told], first[told])
    later = (before == UNDISPUTED) & (first > day)
    again = (before == NO) & (after > NO) & (last > day)
    blocked = np.zeros(len(held.first), dtype=np.bool_)
    blocked[who[later]] = True
    blocked[who[again]] = False
    return since, blocked
