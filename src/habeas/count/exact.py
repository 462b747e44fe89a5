"""Named people and groups of people as one population, every way of it tried.

An unnamed person is told of by the groups it is in and by nothing else, and lives a life
by the same rules as anybody. Whoever is named and fits a group may be in it. The least and
the greatest number that count are found over every way of judging who is who and over the
days of the groups; who is in which group, and how many, is then whole numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from habeas.count.answer import Answer
from habeas.count.belonging import (
    Statements,
    cost_of,
    excluded,
    facts_of,
    is_arrest,
    life_of,
    statements_of,
    told_with,
)
from habeas.count.clusters import Who, records_of
from habeas.count.evaluate import values_of
from habeas.count.filling import NO_MOST, Groups, Option, solve
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.history.kinds import OWN
from habeas.history.rectangles import ANYTHING
from habeas.history.told import FOREVER, Statement, Told
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.rectangle import Rectangle, Sure
from habeas.vocabulary.rules import Rules

_MOST_KINDS: Final = 1_024
"""Ways of being in groups up to which each is tried."""
_MOST_EXTRA: Final = 400
"""By how many people at most a group is let grow where more are named than it has."""
_MOST_ABLE: Final = 4
"""Groups that one person fits up to which every way of being in several is tried."""
_MOST_STATEMENTS: Final = 12
"""Of a person of whom more is told not every group is tried."""
_MOST_TRIALS: Final = 128
"""Ways of judging, or days of groups, up to which each is tried."""


def every_way(who: Who, cohorts: Cohorts, groups: Sequence[Cohort], question: Question) -> Answer:
    """Count by trying every way.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: All groups, and how they stand to one another.
        groups: Those that can change the answer.
        question: What is asked.

    Raises:
        TooManyError: There is too much to try each.
    """
    return _Exact(who, cohorts, tuple(groups), question).answer()


def _on_the_day(
    told: Sequence[Told],
    groups: Iterable[tuple[tuple[str, Statement], tuple[str, Statement]]],
) -> tuple[Told, ...]:
    """Let a member's own statement that says what the group's says be of the day tried."""
    parts = {part.part: part for part in told}
    for (name, as_told), (_, tried) in groups:
        part = parts.get(name)
        if part is None or (as_told.first, as_told.last) == (tried.first, tried.last):
            continue
        same = (as_told.family, as_told.first, as_told.last, "")
        moved = [
            replace(s, first=tried.first, last=tried.last)
            if (s.family, s.first, s.last, s.why_not) == same
            else s
            for s in part.statements
        ]
        parts[name] = part.with_statements(moved)
    return tuple(parts[name] for name in sorted(parts))


class TooManyError(Exception):
    """There is too much to try each."""


@dataclass(slots=True, eq=False)
class _Exact:
    """Tries every way of judging and every day of the groups; the rest is whole numbers."""

    who: Who
    cohorts: Cohorts
    groups: tuple[Cohort, ...]
    question: Question
    apart: frozenset[tuple[int, int]] = frozenset()
    wholes: tuple[Groups, ...] = ()
    widened: list[str] = field(default_factory=list)
    kept: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        place = {group.id: i for i, group in enumerate(self.groups)}
        self.apart = frozenset(
            (a, b)
            for pair in self.cohorts.apart
            if pair <= place.keys()
            for a, b in [sorted(place[name] for name in pair)]
        )
        self.wholes = tuple(
            frozenset(place[w] for w in group.within if w in place) for group in self.groups
        )

    @property
    def rules(self) -> Rules:
        return self.who.records.rules

    def answer(self) -> Answer:
        """Give the least and the greatest."""
        trials = [_Trial(self, days) for days in self._days()]
        lows: list[int] = []
        highs: list[int | None] = []
        for way in self._ways():
            # Repairs are compared within one way of judging: days that cost its people more
            # than others do not count.
            costs = [trial.cost(way) for trial in trials]
            for trial, cost in zip(trials, costs, strict=True):
                if cost == min(costs):
                    low, high = trial.answer(way)
                    lows.append(low)
                    highs.append(high)
        most = None if None in highs else max(high for high in highs if high is not None)
        unbounded = tuple(g.id for g in self.groups if g.size.high is None)
        return Answer(min(lows), most, tuple(self.widened), unbounded if most is None else ())

    def kept_answer(self, name: str) -> tuple[int, int]:
        """Give what somebody counts by what is kept of them, at least and at most."""
        if not self.kept:
            for r in (self.who.records, self.who.unions):
                low, high = self.question.counts(r)
                self.kept |= {
                    person: (int(a), int(b))
                    for person, a, b in zip(r.people, low, high, strict=True)
                }
        return self.kept[name]

    # Days of the groups.

    def _days(self) -> list[tuple[tuple[int, int], ...]]:
        """Cut the days of each group where anything could change."""
        spans = [
            (-FOREVER if g.first is None else g.first, FOREVER if g.last is None else g.last)
            for g in self.groups
        ]
        cuts = {self.question.first, self.question.first + 1, self.question.first + 2}
        cuts |= {self.question.last + 1, self.question.last + 2}
        for first, last in spans:
            cuts |= {first, last + 1}
        for told in self._all_told():
            for part in told:
                for s in part.statements:
                    cuts |= {s.first, s.first + 1, s.last, s.last + 1, s.last + 2}
        options = []
        for first, last in spans:
            inside = sorted(c for c in cuts if first < c <= last)
            starts = [first, *inside]
            options.append([(a, b - 1) for a, b in zip(starts, [*inside, last + 1], strict=True)])
        size = 1
        for option in options:
            size *= len(option)
        if size > _MOST_TRIALS:
            self.widened.append(
                "the days of groups are tried apart from one another: too many to try together"
            )
            return [tuple(spans)]
        return [tuple(choice) for choice in product(*options)]

    def _all_told(self) -> Iterable[tuple[Told, ...]]:
        return self.who.records.recipes(self.who.records.people).values()

    def _ways(self) -> Iterator[tuple[str, ...]]:
        """Give every way of judging, as the possible persons there are."""
        alone = tuple(p for p in self.who.records.people if p not in self.who.clustered)
        options: list[list[tuple[str, ...]]] = []
        size = 1
        for cluster in self.who.clusters:
            names = cluster.names()
            ways = [tuple(names[at] for at in way) for way in cluster.ways] or [names]
            options.append(ways)
            size *= len(ways)
        if size > _MOST_TRIALS:
            raise TooManyError
        for choice in product(*options):
            yield (*alone, *(name for way in choice for name in way))

    def is_apart(self, chosen: Groups, at: int) -> bool:
        return any((min(i, at), max(i, at)) in self.apart for i in chosen)

    def is_whole(self, chosen: Groups) -> bool:
        """Say whether whoever is in a part is in its whole."""
        return all(self.wholes[at] <= chosen for at in chosen)

    def answers(
        self,
        found: Mapping[str, Mapping[Groups, tuple[Told, ...]]],
        stated: Mapping[str, Sequence[Rectangle]],
    ) -> dict[str, tuple[Option, ...]]:
        """Ask the question of every way in which anybody can be in groups, all at once."""
        lives: dict[str, tuple[Rectangle, ...]] = {}
        told: dict[str, tuple[Told, ...]] = {}
        keys: dict[str, list[tuple[str, Groups]]] = {}
        for name, ways in found.items():
            for at, (groups, parts) in enumerate(ways.items()):
                key = f"{name} {at}"
                facts = [*stated[name], *self._facts(groups, stated[name])]
                lives[key] = (*(row for part in parts for row in life_of(part, self.rules)), *facts)
                told[key] = parts
                keys.setdefault(name, []).append((key, groups))
        r = Rectangles.of(
            lives, recipes=lambda people: {p: told[p] for p in people}, rules=self.rules
        )
        low, high = self.question.counts(r)
        place = {name: i for i, name in enumerate(r.people)}
        return {
            name: tuple(
                Option(groups, int(low[place[key]]), int(high[place[key]])) for key, groups in of
            )
            for name, of in keys.items()
        }

    def _facts(self, groups: Groups, facts: Sequence[Rectangle]) -> Iterator[Rectangle]:
        """Let whoever is in a group be what it is, where nothing else is told of it."""
        told = {fact.part for fact in facts}
        for part, value in {f for at in groups for f in facts_of(self.groups[at])}:
            if part not in told:
                yield Rectangle(part, -FOREVER, FOREVER, value, Sure.POSSIBLY)
                yield Rectangle(part, -FOREVER, FOREVER, value)


@dataclass(slots=True, eq=False)
class _Trial:
    """The groups on some days: who can be in which, and who then counts."""

    exact: _Exact
    days: tuple[tuple[int, int], ...]
    told: tuple[Statements, ...] = ()
    tried: tuple[Statements, ...] = ()
    costs: dict[str, int] = field(default_factory=dict)
    bases: dict[str, tuple[tuple[Told, ...], Groups, tuple[Rectangle, ...]]] = field(
        default_factory=dict
    )
    people: dict[str, tuple[Option, ...]] = field(default_factory=dict)
    unnamed: tuple[Option, ...] = ()
    fillers: dict[str, list[tuple[Option, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.told = tuple(statements_of(g, self.exact.rules) for g in self.exact.groups)
        self.tried = tuple(
            tuple((part, replace(s, first=first, last=last)) for part, s in of)
            for of, (first, last) in zip(self.told, self.days, strict=True)
        )

    def cost(self, way: Sequence[str]) -> int:
        """Give the repairs of everybody in one way of judging."""
        if not self.bases:
            self._prepare()
        return sum(self.costs[name] for name in way)

    def answer(self, way: Sequence[str]) -> tuple[int, int | None]:
        """Give the least and the greatest number that count in one way of judging."""
        if not self.people and not self.unnamed:
            self._ask()
        groups = self.exact.groups
        chosen = [self.people[name] for name in way]
        chosen += [options for name in way for options in self.fillers.get(name, ())]
        for extra in range(_MOST_EXTRA):
            # More members than people, parts larger than wholes: the larger number holds.
            sizes = [_larger(group.size, extra) for group in groups]
            least = solve(chosen, self.unnamed, sizes, greatest=False)
            if least is not None:
                most = solve(chosen, self.unnamed, sizes, greatest=True)
                return least, None if most == NO_MOST else most
        raise TooManyError

    def _prepare(self) -> None:
        who, groups = self.exact.who, self.exact.groups
        values = values_of(who.records)
        for name in (*who.records.people, *who.unions.people):
            records = records_of(name)
            own = frozenset(
                at for at, group in enumerate(groups) if not set(records).isdisjoint(group.members)
            )
            # Whoever is in a part is in its whole.
            own = own.union(*(self.exact.wholes[at] for at in own))
            facts = tuple(value for of in records for value in values.get(of, ()))
            pairs = [
                pair
                for at in sorted(own)
                for pair in zip(self.told[at], self.tried[at], strict=True)
            ]
            moved = _on_the_day(who.told(name), pairs)
            base = told_with(moved, _of(self.tried, own), named=True)
            # What is told of somebody at length is the same on any day of a group, nearly.
            self.costs[name] = 0 if _is_heavy(moved) else cost_of(base, self.exact.rules)
            self.bases[name] = moved, own, facts

    def _ask(self) -> None:
        light = {n: of for n, of in self.bases.items() if not _is_heavy(of[0])}
        able = {name: self._able(name, *base) for name, base in light.items()}
        if any(len(of) > _MOST_ABLE for of in able.values()):
            raise TooManyError
        found = {name: self._fitting(name, *light[name][:2], of) for name, of in able.items()}
        found[""] = self._nobody()
        stated = {name: facts for name, (_, _, facts) in self.bases.items()} | {"": ()}
        answers = self.exact.answers(found, stated)
        self.unnamed = answers.pop("", ())
        self.people = answers
        for name in sorted(self.bases.keys() - light.keys()):
            self._let_in_anywhere(name)

    def _let_in_anywhere(self, name: str) -> None:
        """Let somebody of whom very much is told be in any group that nothing keeps them out of."""
        _, own, facts = self.bases[name]
        low, high = self.exact.kept_answer(name)
        groups = [
            frozenset((at,)) | self.exact.wholes[at]
            for at, group in enumerate(self.exact.groups)
            if at not in own and not excluded(facts, group)
        ]
        # Whether they count is then free of which groups they are in.
        least = low if self.exact.question.is_period else 0
        most = max(high, self._most_of(name, facts))
        self.people[name] = (Option(own, least, most),)
        self.fillers[name] = [(Option(frozenset(), 0, 0), Option(of, 0, 0)) for of in groups]
        words = "people of whom very much is told are taken to fit every group"
        if words not in self.exact.widened:
            self.exact.widened.append(words)

    def _able(
        self, name: str, told: tuple[Told, ...], own: Groups, facts: Sequence[Rectangle]
    ) -> list[int]:
        """Give the groups that somebody named may be in, one by one or one beside another."""
        groups, rules = self.exact.groups, self.exact.rules
        able = [
            at for at, group in enumerate(groups) if at not in own and not excluded(facts, group)
        ]
        if any(is_arrest(groups[at], rules) for at in able):
            return able
        # Only an arrest makes room for more: who does not fit one fits none beside it.
        return [at for at in able if self._fits(name, told, own | {at})]

    def _fitting(
        self, name: str, told: tuple[Told, ...], own: Groups, able: Sequence[int]
    ) -> dict[Groups, tuple[Told, ...]]:
        """Give the ways in which somebody named can be in groups at no further cost."""
        rules = self.exact.rules
        found = {own: told_with(told, _of(self.tried, own), named=True)}

        def grow(chosen: Groups, start: int) -> None:
            for place in range(start, len(able)):
                at = able[place]
                if self.exact.is_apart(chosen - own, at):
                    continue
                more = chosen | {at}
                trial = told_with(told, _of(self.tried, more), named=True)
                if cost_of(trial, rules) > self.costs[name]:
                    continue
                if self.exact.is_whole(more):
                    found[more] = trial
                if len(found) > _MOST_KINDS:
                    raise TooManyError
                grow(more, place + 1)

        grow(own, 0)
        return found

    def _most_of(self, name: str, facts: Sequence[Rectangle]) -> int:
        """Give what somebody counts at most, whatever custody, place and life are."""
        question, rules = self.exact.question, self.exact.rules
        if question.is_period:
            return 1
        others = [part for part in self.bases[name][0] if part.part != OWN]
        rows = [row for part in others for row in life_of(part, rules)]
        anything = Rectangle(OWN, -FOREVER, FOREVER, ANYTHING)
        r = Rectangles.of({name: [*rows, *facts, anything]}, rules=rules)
        return int(question.counts(r)[1][0])

    def _fits(self, name: str, told: tuple[Told, ...], groups: Groups) -> bool:
        trial = told_with(told, _of(self.tried, groups), named=True)
        return cost_of(trial, self.exact.rules) <= self.costs[name]

    def _nobody(self) -> dict[Groups, tuple[Told, ...]]:
        """Give the ways in which somebody without a name can be in groups."""
        found: dict[Groups, tuple[Told, ...]] = {}

        def grow(chosen: Groups, start: int) -> None:
            for at in range(start, len(self.tried)):
                if self.exact.is_apart(chosen, at):
                    continue
                more = chosen | {at}
                told = told_with((), _of(self.tried, more), named=False)
                if cost_of(told, self.exact.rules) > 0:
                    continue
                if self.exact.is_whole(more):
                    found[more] = told
                if len(found) > _MOST_KINDS:
                    raise TooManyError
                grow(more, at + 1)

        grow(frozenset(), 0)
        return found


def _is_heavy(told: Sequence[Told]) -> bool:
    return sum(len(part.statements) for part in told) > _MOST_STATEMENTS


def _larger(size: Bounds, extra: int) -> Bounds:
    return Bounds(size.low, None if size.high is None else size.high + extra)


def _of(statements: Sequence[Statements], groups: Groups) -> list[tuple[str, Statement]]:
    return [told for at in sorted(groups) for told in statements[at]]
