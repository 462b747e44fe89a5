"""The groups on some days: who can be in which, and who then counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from habeas.count.assignment import Filling, Groups, PossibleLife
from habeas.count.clusters import records_of
from habeas.count.evaluate import values_of
from habeas.count.fates import (
    GroupFate,
    GroupLives,
    Lived,
    TooManyFatesError,
    counts_whoever_has,
    may_count,
)
from habeas.count.membership import (
    Statements,
    asked_of,
    cost_of,
    excluded,
    facts_of,
    life_of,
    statements_of,
    takes,
    told_with,
)
from habeas.count.rectangles import Rectangles
from habeas.count.trial_inputs import Setting
from habeas.history.kinds import OWN
from habeas.history.rectangles import ANYTHING
from habeas.history.statements import FOREVER, Recipe, Statement
from habeas.history.worlds import must_presuppose, worlds_of
from habeas.model.rectangle import Rectangle
from habeas.words import leeway

_MOST_LIVES: Final = 20_000
"""Lives of all people together up to which each is tried."""
_MOST_STATEMENTS: Final = 12
"""Of a person of whom more is told not every group is tried."""
_MOST_ORDERS: Final = 3
"""Groups of which each order within some days is tried."""


@dataclass(slots=True, eq=False)
class Trial:
    """The groups on some days: who can be in which, and who then counts."""

    setting: Setting
    days: tuple[tuple[int, int], ...]
    told: tuple[Statements, ...] = ()
    tried: tuple[Statements, ...] = ()
    costs: dict[str, int] = field(default_factory=dict)
    needed: dict[str, frozenset[str]] = field(default_factory=dict)
    bases: dict[str, tuple[tuple[Recipe, ...], Groups, tuple[Rectangle, ...]]] = field(
        default_factory=dict
    )
    fates: tuple[GroupFate, ...] = ()
    people: dict[str, tuple[PossibleLife, ...]] = field(default_factory=dict)
    unnamed: tuple[PossibleLife, ...] = ()
    fillers: dict[str, list[tuple[PossibleLife, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.told = tuple(statements_of(g, self.setting.rules) for g in self.setting.groups)
        self.tried = tuple(
            tuple((part, replace(s, first=first, last=last)) for part, s in of)
            for of, (first, last) in zip(self.told, self.days, strict=True)
        )

    def needs(self, way: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Give who must have had something before that nobody tells, and of what kind."""
        return frozenset((name, axis) for name in way for axis in self.needed[name])

    def cost(self, way: Sequence[str]) -> int:
        """Give the repairs of everybody in one way of judging."""
        self._prepare()
        return sum(self.costs[name] for name in way)

    def answer(self, way: Sequence[str]) -> Filling | None:
        """Give how many count in one way of judging; None where groups cannot be filled."""
        self._prepare()
        if not self.people and not self.unnamed:
            self._ask()
        people = Counter(self.people[name] for name in way)
        people.update(lives for name in way for lives in self.fillers.get(name, ()))
        found = self.setting.filled(people, self.unnamed, self.setting.shape(self.days))
        if found is not None and found.is_wide:
            self.setting.widen(leeway.only_how_many_in_each())
        return found

    def _prepare(self) -> None:
        if self.bases:
            return
        who = self.setting.who
        values = values_of(who.records)
        for name in (*who.records.people, *who.unions.people):
            own = self.own_groups(name)
            facts = tuple(value for of in records_of(name) for value in values.get(of, ()))
            self.costs[name], self.needed[name] = self.price(name)
            self.bases[name] = self._moved(name, own), own, facts

    def own_groups(self, name: str) -> Groups:
        """Give the groups that somebody is named in; whoever is in a part is in its whole.

        Args:
            name: A possible person.
        """
        records = set(records_of(name))
        own = frozenset(
            at
            for at, group in enumerate(self.setting.groups)
            if not records.isdisjoint(group.members)
        )
        return own.union(*(self.setting.wholes[at] for at in own))

    def _moved(self, name: str, own: Groups) -> tuple[Recipe, ...]:
        """Give what is told of somebody, what a group says as well on the group's days."""
        pairs = [
            pair for at in sorted(own) for pair in zip(self.told[at], self.tried[at], strict=True)
        ]
        return _on_the_day(self.setting.who.told(name), pairs)

    def price(self, name: str) -> tuple[int, frozenset[str]]:
        """Give what the life of somebody costs on these days.

        Args:
            name: A possible person.

        Returns:
            The repairs; and of what kinds something must have been before that nobody tells.
        """
        own, rules = self.own_groups(name), self.setting.rules
        moved = self._moved(name, own)
        if _is_heavy(moved):
            # What is told of somebody at length is the same on any day of a group, nearly.
            return 0, frozenset()
        base = told_with(moved, _of(self.tried, own), named=True)
        cost = cost_of(base, rules)
        needed = () if cost else (must_presuppose(part, rules) for part in base)
        return cost, frozenset().union(*needed)

    def _fates(self) -> tuple[GroupFate, ...]:
        """Give what groups tell of their people, each once, by first day."""
        return self._told_by(enumerate(self.tried))

    def _told_by(self, tried: Iterable[tuple[int, Statements]]) -> tuple[GroupFate, ...]:
        """Give what groups tell of their people on some days; alike ones of one day together."""
        asked = asked_of(self.setting.question)
        found: dict[object, tuple[Statements, tuple[tuple[str, str], ...], set[int]]] = {}
        for at, statements in tried:
            facts = tuple(fact for fact in facts_of(self.setting.groups[at]) if fact[0] in asked)
            # Where each in a group may have a day of their own, each group is one by itself.
            alone = at if self.setting.are_apart and self._is_long(at) else None
            key = (statements, facts, alone)
            found.setdefault(key, (statements, facts, set()))[2].add(at)
        fates = [
            GroupFate(
                statements,
                facts,
                frozenset(of),
                takes(self.setting.groups[min(of)], self.setting.rules),
            )
            for statements, facts, of in found.values()
        ]
        return tuple(sorted(fates, key=lambda fate: (_first(fate), min(fate.groups), _last(fate))))

    def _is_long(self, at: int) -> bool:
        first, last = self.days[at]
        return first < last

    def _lives(
        self, told: tuple[Recipe, ...], own: Groups, able: Groups, cost: int | None
    ) -> list[Lived]:
        """Give every life that somebody can have; without a cost, somebody without a name."""
        found: dict[tuple[Groups, Groups, tuple[Recipe, ...]], Lived] = {}
        for moved, fates in self._days_of_their_own(told, own):
            lives = GroupLives(fates, self.setting.wholes, self.setting.rules, self.setting.budget)
            for lived in lives.of(moved, own, able, cost or 0, named=cost is not None):
                found[lived.own, lived.open, lived.told] = lived
        return list(found.values())

    def _days_of_their_own(
        self, told: tuple[Recipe, ...], own: Groups
    ) -> Iterator[tuple[tuple[Recipe, ...], tuple[GroupFate, ...]]]:
        """Give what is told of somebody, and what groups tell of them.

        Where the days of groups are not tried together, whoever is in a group may be so on any
        of its days, whatever day others are: each day on which that can make a difference.
        """
        long = [at for at in range(len(self.days)) if self._is_long(at)]
        if not self.setting.are_apart or not long:
            yield told, self.fates
            return
        pieces = {at: self._pieces(at, told, long) for at in long}
        mine = [at for at in long if at in own]
        short = [(at, of) for at, of in enumerate(self.tried) if at not in pieces]
        others = [(at, of) for at in long if at not in own for of in pieces[at]]
        for choice in product(*(pieces[at] for at in mine)):
            chosen = list(zip(mine, choice, strict=True))
            pairs = (pair for at, of in chosen for pair in zip(self.told[at], of, strict=True))
            yield _on_the_day(told, pairs), self._told_by([*short, *others, *chosen])

    def _pieces(self, at: int, told: Sequence[Recipe], long: Sequence[int]) -> list[Statements]:
        """Cut the days of a group where they can make a difference to somebody.

        Of two groups either may be the earlier one, also within what no day divides.
        """
        first, last = self.days[at]
        cuts = set(self.setting.question_cuts())
        for days in self.days:
            cuts |= {days[0], days[1] + 1}
        for part in told:
            cuts |= cuts_of(part)
        starts = [first, *sorted(c for c in cuts if first < c <= last)]
        found = []
        for a, after in zip(starts, [*starts[1:], last + 1], strict=True):
            b = after - 1
            shared = sum(self.days[g][0] <= b and self.days[g][1] >= a for g in long)
            number = min(shared, b - a + 1, _MOST_ORDERS)
            for i in range(number):
                begin = a + (b - a + 1) * i // number
                end = a + (b - a + 1) * (i + 1) // number - 1
                found.append((begin, end))
        return [
            tuple((part, replace(s, first=a, last=b)) for part, s in self.told[at])
            for a, b in found
        ]

    def _ask(self) -> None:
        self.fates = self._fates()
        every = self.setting.every
        found: dict[str, list[Lived]] = {}
        remembered: dict[tuple[object, ...], list[Lived] | None] = {}
        for name, (told, own, facts) in self.bases.items():
            if self.setting.is_loose(name):
                # Who they are is open: nobody, or somebody of whom others tell.
                most = max(1, self._most_of(name, facts))
                self.people[name] = (PossibleLife(0, 0), PossibleLife(0, most, frozenset(), every))
                continue
            able = every
            if facts:
                groups = enumerate(self.setting.groups)
                able &= {
                    at for at, group in groups if not excluded(facts, group, self.setting.rules)
                }
            key = (told, own, able)
            if key not in remembered:
                remembered[key] = None
                if not _is_heavy(told):
                    with suppress(TooManyFatesError):
                        remembered[key] = self._lives(told, own, able, self.costs[name])
                    if self.setting.budget.left < 0:
                        raise TooManyFatesError
            of = remembered[key]
            if of is None:
                self._let_in_anywhere(name, able)
            else:
                found[name] = of
        # Nobody is told of without a name but as one of a group.
        anywhere = frozenset(range(len(self.setting.groups)))
        found[""] = [lived for lived in self._lives((), frozenset(), anywhere, None) if lived.fates]
        if sum(map(len, found.values())) > _MOST_LIVES:
            raise TooManyFatesError
        stated = {name: facts for name, (_, _, facts) in self.bases.items()} | {"": ()}
        answers = self.setting.answers(found, stated)
        self.unnamed = answers.pop("", ())
        self.people |= answers

    def _let_in_anywhere(self, name: str, able: Groups) -> None:
        """Let somebody of whom very much is told be in any group that nothing keeps them out of."""
        told, own, facts = self.bases[name]
        low, high = self.setting.kept_answer(name)
        rules = self.setting.rules
        plain = cost_of(told, rules) == 0 and not any(worlds_of(t, rules).is_wide for t in told)
        question = self.setting.question
        # Whether they count is free of the groups they are in, but for those whose people
        # count whatever else is told of them.
        least = low if plain and question.is_period and question.definition.where is None else 0
        most = max(high, self._most_of(name, facts))
        lives = [PossibleLife(least, most, own, own)]
        sure: Groups = frozenset()
        if plain:
            fates = (f for f in self.fates if counts_whoever_has(f, question, rules))
            sure = sure.union(*(fate.groups for fate in fates)) & able
        if sure:
            open_to = own.union(sure, *(self.setting.wholes[at] for at in sure))
            lives.append(PossibleLife(max(1, least), max(1, most), own, open_to, (sure,)))
        self.people[name] = tuple(lives)
        seats = [frozenset((at,)) for at in sorted(able - own - sure)]
        self.fillers[name] = [
            (PossibleLife(0, 0), PossibleLife(0, 0, seat, seat)) for seat in seats
        ]
        self.setting.widen(leeway.taken_to_fit())

    def _most_of(self, name: str, facts: Sequence[Rectangle]) -> int:
        """Give what somebody counts at most, whatever custody, place and life are."""
        question, rules = self.setting.question, self.setting.rules
        if question.is_period:
            told = [(part.part, s) for part in self.bases[name][0] for s in part.statements]
            told += [of for fate in self.fates for of in fate.statements]
            if not may_count(told, question, rules):
                return 0
            return 1 if question.counts_people else len(told)
        others = [part for part in self.bases[name][0] if part.part != OWN]
        rows = [row for part in others for row in life_of(part, rules)]
        anything = Rectangle(OWN, -FOREVER, FOREVER, ANYTHING)
        r = Rectangles.of({name: [*rows, *facts, anything]}, rules=rules)
        return int(question.counts(r)[1][0])


def _on_the_day(
    told: Sequence[Recipe],
    groups: Iterable[tuple[tuple[str, Statement], tuple[str, Statement]]],
) -> tuple[Recipe, ...]:
    """Let a member's own statement that says what the group's says be of the day tried."""
    parts = {part.part: part for part in told}
    for (name, as_told), (_, tried) in groups:
        part = parts.get(name)
        if part is None or (as_told.first, as_told.last) == (tried.first, tried.last):
            continue
        same = (as_told.family, as_told.first, as_told.last, None)
        moved = [
            replace(s, first=tried.first, last=tried.last)
            if (s.family, s.first, s.last, s.unsure) == same
            else s
            for s in part.statements
        ]
        parts[name] = part.with_statements(moved)
    return tuple(parts[name] for name in sorted(parts))


def cuts_of(part: Recipe) -> set[int]:
    """Give the days on which what is told of a part of life makes a difference begin.

    Args:
        part: What is told of it.
    """
    return {
        day
        for s in part.statements
        for day in (s.first, s.first + 1, s.last, s.last + 1, s.last + 2)
    }


def _last(fate: GroupFate) -> int:
    return max((s.last for _, s in fate.statements), default=FOREVER)


def _first(fate: GroupFate) -> int:
    return min((s.first for _, s in fate.statements), default=-FOREVER)


def _is_heavy(told: Sequence[Recipe]) -> bool:
    return sum(len(part.statements) for part in told) > _MOST_STATEMENTS


def _of(statements: Sequence[Statements], groups: Groups) -> list[tuple[str, Statement]]:
    return [told for at in sorted(groups) for told in statements[at]]
