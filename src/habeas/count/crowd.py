"""Many people and many groups: sums, each of them wider than the worlds.

Where there are too many to try who is in which group, the people who may be in a group are
taken to be those who may have been held on its eve; who can be let go with whom is then a
matching by days. Of whom more being told may move something counts or not. Whatever this
leaves out makes the answer wider, and is said.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from habeas.count.answer import Answer
from habeas.count.clusters import Who, hull
from habeas.count.custody import CustodyTimes, Numbers, since_when
from habeas.count.evaluate import NO, leaves_of, plan_of, values_of
from habeas.count.lone_groups import alone, counted, lives_of
from habeas.count.matching import Span, matched, most_of, span_of
from habeas.count.membership import is_arrest, life_of, relevant, takes
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.count.rows import Flags
from habeas.count.sum_members import loosely
from habeas.history.kinds import OWN
from habeas.history.rectangles import ANYTHING
from habeas.history.statements import FOREVER
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.definition import Predicate
from habeas.model.rectangle import Rectangle
from habeas.vocabulary.rules import Rules
from habeas.words import leeway


def crowd(
    who: Who,
    cohorts: Cohorts,
    groups: Sequence[Cohort],
    question: Question,
    *,
    behind: bool = False,
) -> Answer:
    """Count many named people and many groups together.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: All groups, and how they stand to one another.
        groups: Those that can change the answer.
        question: What is asked.
        behind: Whether it is also asked who is behind the number.
    """
    r = who.records
    named = question.counts(r)
    least, most = hull(who, named, question.counts(who.unions))
    counts = alone(groups, question, r.rules)
    held = CustodyTimes.of(who, question)
    never = [group for at, group in enumerate(groups) if counts[at][1] == NO]
    seats, unbounded = _seats(who, named[1], groups, counts)
    # Being in a group outside a period counts nobody, and can move something else into it.
    inside = {group.id for group in groups}
    outside = relevant(cohorts, question, r.rules, outside=True)
    others = [*never, *(group for group in outside if group.id not in inside)]
    more = _more(who, held, named[1], others, question)
    high: int | None = most + seats + more
    if high is not None and high >= FOREVER and not unbounded:
        unbounded = [group.id for group in groups if group.size.high is None]
    if unbounded:
        high = None
    sure = np.flatnonzero(named[0] > 0)
    surely = sorted(_maximal(groups, [at for at in range(len(groups)) if counts[at][0] > 0]))
    if question.is_period:
        low = least + _in_period(held, who, sure, groups, surely, never, question, cohorts)
    else:
        low = _at_instant(held, who, sure, least, groups, surely, question, cohorts)
    found = Answer(max(0, low), high, (leeway.not_who_is_in_which(),), tuple(unbounded))
    if not behind:
        return found
    may_go = _may_go(held, sure, groups, never, question, r.rules)
    roster = loosely(
        who,
        found,
        groups,
        counts,
        question,
        may_go=may_go,
        more=bool(more),
        larger=_larger(groups, _members(groups)),
    )
    return replace(found, roster=roster)


def _may_go(
    held: CustodyTimes,
    sure: Numbers,
    groups: Sequence[Cohort],
    never: Sequence[Cohort],
    question: Question,
    rules: Rules,
) -> Flags:
    """Say who counts by name and need not, by being one of a group."""
    found = np.zeros(len(held.first), dtype=np.bool_)
    explained = _explained(held, sure, groups, rules) > 0
    if question.is_period:
        found |= held.loose.may_leave(question.first, question.last)
        found |= explained & (held.first <= -FOREVER // 2)
        found |= _lost(sure, never, question, rules) > 0
        return found
    day = question.first
    past = [g for g in groups if span_of(g, 1).first <= day]
    letting = [min(span_of(g, 1).last, day) for g in past if _lets_go(g, rules)]
    asked = question.definition.axes()
    found |= explained or any(not _lets_go(g, rules) and _touches(g, asked, rules) for g in past)
    if letting:
        since, blocked = since_when(held, day)
        in_time = np.maximum(since, held.first) <= max(letting)
        found |= held.unsettled | (~blocked & in_time)
    return found


def _seats(
    who: Who, most: Numbers, groups: Sequence[Cohort], counts: Sequence[tuple[int, int]]
) -> tuple[int, list[str]]:
    """Give how many may count by being in a group, besides those who may by their name.

    Returns:
        The number; and the groups that are open upwards.
    """
    inside = _members(groups)
    place = {name: at for at, name in enumerate(who.records.people)}
    counting = _maximal(groups, [at for at in range(len(groups)) if counts[at][1] > NO])
    larger = _larger(groups, inside)
    seats, unbounded, seated = 0, [], set[str]()
    for at in sorted(counting):
        size = groups[at].size.high
        if size is None:
            unbounded.append(groups[at].id)
            continue
        seats += size + larger
        # Whoever may be one with another may take one seat of two.
        seated |= {name for name in inside[at] if name in place and name not in who.clustered}
    return seats - sum(int(most[place[name]]) for name in seated), unbounded


def _larger(groups: Sequence[Cohort], inside: Sequence[set[str]]) -> int:
    """Give by how many at most groups grow in which more are named than they have people."""
    at_least = {group.id: group.size.low for group in groups}
    parts = dict.fromkeys(at_least, 0)
    for group in groups:
        for whole in group.within:
            if whole in parts:
                parts[whole] += group.size.low
    return max(
        (
            max(len(named), parts[group.id]) - group.size.high
            for group, named in zip(groups, inside, strict=True)
            if group.size.high is not None and max(len(named), parts[group.id]) > group.size.high
        ),
        default=0,
    )


def _more(
    who: Who, held: CustodyTimes, most: Numbers, never: Sequence[Cohort], question: Question
) -> int:
    """Give how many may count only by being in a group whose own people do not.

    So may somebody recognised, of whom nothing else tells that they were held.
    """
    room = sum(most_of(group) for group in never)
    r = who.records
    if room == 0:
        return 0
    others = most == 0
    if question.is_period:
        if not r.people:
            return 0
        told = np.zeros(len(r.people), dtype=np.bool_)
        told[r.events.person] = True
        if not any(takes(group, r.rules) for group in never):
            told[:] = held.unsettled
        return min(room, int((others & told).sum()))
    definition = question.definition
    if definition.where is None or not _asks_more(definition.where, r.rules):
        # Whoever may have been arrested and let go in either order may be held in between.
        return min(room, int((others & held.unsettled).sum()))
    if not r.people:
        return _of_two(never, question, r)
    facts = values_of(r)
    parts = r.recipes(r.people)
    lives = {
        person: [
            *facts.get(person, ()),
            *(row for part in parts[person] if part.part != OWN for row in life_of(part, r.rules)),
        ]
        for person in r.people
    }
    by_groups = {OWN}.union(*({row.part for row in rows} for rows in lives_of(never, r.rules)))
    # Whoever may be one with somebody may be who that one is told to be.
    of_either = by_groups.union(*({row.part for row in lives[name]} for name in who.clustered))
    one = {
        name: _open(rows, of_either if name in who.clustered else by_groups)
        for name, rows in lives.items()
    }
    may = (question.counts(Rectangles.of(one, rules=r.rules))[1] > 0) | held.unsettled
    twice = int(may[r.places(who.clustered)].sum())
    return min(room, int((others & may).sum()) + twice) + _of_two(never, question, r)


def _open(rows: Sequence[Rectangle], parts: set[str]) -> list[Rectangle]:
    """Let anything be so of some parts of a life."""
    return [row for row in rows if row.part not in parts] + [
        Rectangle(part, -FOREVER, FOREVER, ANYTHING) for part in sorted(parts)
    ]


def _of_two(groups: Sequence[Cohort], question: Question, r: Rectangles) -> int:
    """Give how many without names may count by being in two groups of which neither counts."""
    lives = lives_of(groups, r.rules)
    parts = [{row.part for row in rows} for rows in lives]
    told = Counter(part for of in parts for part in of)
    open_to = []
    for rows, own in zip(lives, parts, strict=True):
        others = {part for part, times in told.items() if times > (part in own)}
        open_to.append(_open(rows, others))
    _, high = counted(open_to, groups, question, r.rules)
    sizes = [most_of(group) for at, group in enumerate(groups) if high[at] > NO]
    return min(sum(sizes) // 2, sum(sizes) - max(sizes, default=0))


def _asks_more(where: Predicate, rules: Rules) -> bool:
    """Say whether a definition asks for more than custody, place and life."""
    plan = plan_of(where, rules)
    return any(leaf.part != OWN for leaf in leaves_of(plan))


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


def _in_period(
    held: CustodyTimes,
    who: Who,
    sure: Numbers,
    groups: Sequence[Cohort],
    surely: Sequence[int],
    never: Sequence[Cohort],
    question: Question,
    cohorts: Cohorts,
) -> int:
    """Give what groups add at least to the people who count by name in a period."""
    rules = who.records.rules
    people = len(who.records.people)
    together = _together(groups, surely, cohorts)
    arrests = [g for g in never if is_arrest(g, rules)]
    if arrests:
        # People without names may be let go, arrested with others and let go again.
        more = sum(most_of(group) for group in arrests)
        most = max((groups[at].size.low for at in surely), default=0)
        together = max(most, together - more)
    chosen = [groups[at] for at in surely]
    if all(_lets_go(group, rules) for group in chosen):
        again = held.again(who, sure, chosen)
        spans = [
            Span(int(held.first[p]) + 1, int(held.last[p]) + 1)
            for p in sure.tolist()
            if held.first[p] <= held.last[p]
        ]
        # Whoever counts by name may be arrested with a group, and be let go with another.
        with_others = min(len(sure), sum(most_of(g) for g in arrests))
        spans += [Span(-FOREVER, FOREVER) for _ in range(int(again.sum()) + with_others)]
        shared = matched(spans, [span_of(g, g.size.low) for g in chosen])
    else:
        shared = sum(min(g.size.low, people) for g in chosen)
    lost = _lost(sure, never, question, rules) + int(
        held.loose.may_leave(question.first, question.last)[sure].sum()
    )
    lost = min(len(sure), lost + _explained(held, sure, groups, rules))
    # Who is in a group and does not count takes the seat of somebody who would.
    idle = held.apart.copy()
    members = set().union(*(group.members for group in chosen)) if chosen else set()
    idle[who.records.places(members & set(who.records.people))] = True
    if any(is_arrest(group, rules) for group in groups):
        idle |= held.unsettled
    for group in chosen:
        idle |= held.is_told_on(group)
    idle[sure] = False
    return together - shared - lost - int(idle.sum())


def _lost(sure: Numbers, never: Sequence[Cohort], question: Question, rules: Rules) -> int:
    """Give how many who count by name need not, if they are in groups that never count."""
    asked = set(question.definition.axes())
    if "life" in asked:
        asked.add("custody")  # who was let go before did not die in custody
    room = 0
    for group in never:
        if _touches(group, frozenset(asked), rules) and not is_arrest(group, rules):
            room += most_of(group)
    return min(len(sure), room)


def _explained(held: CustodyTimes, sure: Numbers, groups: Sequence[Cohort], rules: Rules) -> int:
    """Give how many were held before what is told, as nobody tells, and need not have been.

    Being in a group of people taken into custody is told, and explains it.
    """
    room = sum(most_of(group) for group in groups if takes(group, rules))
    return min(room, int((held.first[sure] <= -FOREVER // 2).sum()))


def _lets_go(group: Cohort, rules: Rules) -> bool:
    """Say whether whoever is in a group leaves custody by it."""
    deprived = set(rules.axes["custody"].groups["deprived"])
    custody = [
        effect
        for event in group.events
        for effect in rules.event_types[event].effects.values()
        if effect.axis == "custody" and (effect.end or effect.to or effect.may)
    ]
    return bool(custody) and all(effect.to not in deprived for effect in custody)


def _at_instant(
    held: CustodyTimes,
    who: Who,
    sure: Numbers,
    least: int,
    groups: Sequence[Cohort],
    surely: Sequence[int],
    question: Question,
    cohorts: Cohorts,
) -> int:
    """Give the least on a day: groups let go before take those who may be among them."""
    day, rules = question.first, who.records.rules
    past = [g for g in groups if span_of(g, 1).first <= day]
    asked = question.definition.axes()
    letting = [g for g in past if _lets_go(g, rules)]
    spans = [Span(span_of(g, 1).first, min(span_of(g, 1).last, day), most_of(g)) for g in letting]
    loose = sum(most_of(g) for g in past if not _lets_go(g, rules) and _touches(g, asked, rules))
    since, blocked = since_when(held, day)
    free = held.unsettled
    people = {
        # Whoever is arrested on a day can be let go on it; of whom much is told, at any time.
        p: Span(-FOREVER, day) if free[p] else Span(max(int(since[p]), int(held.first[p])), day)
        for p in sure.tolist()
        if free[p] or not blocked[p]
    }
    gone = matched(list(people.values()), spans)
    explained = _explained(held, sure, groups, rules)
    gone += min(loose + explained, max(0, len(sure) - gone))
    # Groups that surely count on the day take their people from those who count first, and
    # from those arrested on the group's own day, who need not count on its eve.
    chosen = [groups[at] for at in surely]
    must = _fewest(chosen, cohorts) if chosen else 0
    must -= _idle_on(held, chosen)
    # Who is taken on the day may be let go on it with others, and who is let go later may
    # have been taken after it.
    if any(takes(group, rules) for group in chosen):
        ending = [g for g in past if not is_arrest(g, rules) and span_of(g, 1).last >= day]
        must -= sum(map(most_of, ending))
    until = max((span_of(g, 1).last for g in chosen), default=day)
    taking = [g for g in groups if takes(g, rules)]
    must -= sum(
        most_of(g) for g in taking if span_of(g, 1).first <= until and span_of(g, 1).last > day
    )
    with_them = {p for p in sure.tolist() if any(_may_be_in(held, p, g) for g in chosen)}
    others = matched([s for p, s in people.items() if p not in with_them], spans) + explained
    stay = len(with_them) - max(0, gone - others)
    return least - gone + max(0, must - max(0, stay))


def _touches(group: Cohort, asked: frozenset[str], rules: Rules) -> bool:
    axes = {axis for event in group.events for axis in rules.event_types[event].effects}
    return bool(axes & asked)


def _idle_on(held: CustodyTimes, groups: Sequence[Cohort]) -> int:
    """Count those who may be in a group and not count.

    So may whoever is told to be taken or let go on its days, is unsettled about them, or is
    held in a way that does not count.
    """
    found = held.apart.copy()
    for group in groups:
        found |= held.is_told_on(group)
    return int(found.sum())


def _may_be_in(held: CustodyTimes, person: int, group: Cohort) -> bool:
    span = span_of(group, 1)
    return bool(held.first[person] < span.last and held.last[person] >= span.first - 1)
