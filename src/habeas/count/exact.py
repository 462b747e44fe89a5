"""Named people and groups of people as one population, every way of it tried.

An unnamed person is told of by the groups it is in and by nothing else, and lives a life
by the same rules as anybody. Whoever is named and fits a group may be in it. The least and
the greatest number that count are found over every way of judging who is who and over the
days of the groups; who is in which group, and how many, is then whole numbers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from habeas.count.answer import Answer
from habeas.count.belonging import (
    Statements,
    asked_of,
    cost_of,
    days_of,
    excluded,
    facts_of,
    is_arrest,
    life_of,
    statements_of,
    told_with,
)
from habeas.count.clusters import Who, records_of
from habeas.count.evaluate import values_of
from habeas.count.fates import (
    Fate,
    Lived,
    Lives,
    TooManyError,
    counts_whoever_has,
    may_count,
)
from habeas.count.filling import Filled, Groups, Life, Shape, fill
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.history.kinds import OWN
from habeas.history.rectangles import ANYTHING
from habeas.history.told import FOREVER, Statement, Told
from habeas.history.worlds import must_presuppose, worlds_of
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.rectangle import Rectangle, Sure
from habeas.vocabulary.rules import Rules

_MOST_LIVES: Final = 20_000
"""Lives of all people together up to which each is tried."""
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


@dataclass(slots=True, eq=False)
class _Exact:
    """Tries every way of judging and every day of the groups; the rest is whole numbers."""

    who: Who
    cohorts: Cohorts
    groups: tuple[Cohort, ...]
    question: Question
    sizes: tuple[Bounds, ...] = ()
    wholes: tuple[Groups, ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()
    widened: list[str] = field(default_factory=list)
    kept: dict[str, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        place = {group.id: i for i, group in enumerate(self.groups)}
        self.sizes = tuple(group.size for group in self.groups)
        self.wholes = tuple(
            frozenset(place[w] for w in g.within if w in place) for g in self.groups
        )
        pairs = (sorted(place[name] for name in p) for p in self.cohorts.apart if p <= place.keys())
        self.apart = frozenset((a, b) for a, b in pairs)

    @property
    def rules(self) -> Rules:
        return self.who.records.rules

    def answer(self) -> Answer:
        """Give the least and the greatest."""
        trials = [_Trial(self, days) for days in self._days()]
        found = [filled for way in self._ways() for filled in _cheapest(trials, way)]
        if not found:
            raise TooManyError
        highs = [filled.high for filled in found]
        most = None if None in highs else max(high for high in highs if high is not None)
        unbounded = tuple(g.id for g in self.groups if g.size.high is None)
        low = min(filled.low for filled in found)
        return Answer(low, most, tuple(self.widened), unbounded if most is None else ())

    def widen(self, words: str) -> None:
        """Say why the answer may be wider than it must."""
        if words not in self.widened:
            self.widened.append(words)

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
        spans = [days_of(group) for group in self.groups]
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
            self.widen("the days of groups are tried apart from one another: too many together")
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

    def answers(
        self,
        found: Mapping[str, Sequence[Lived]],
        fates: Sequence[Fate],
        stated: Mapping[str, Sequence[Rectangle]],
    ) -> dict[str, tuple[Life, ...]]:
        """Ask the question of every life that anybody can have, all at once."""
        lives: dict[str, tuple[Rectangle, ...]] = {}
        told: dict[str, tuple[Told, ...]] = {}
        for name, of in found.items():
            for at, lived in enumerate(of):
                key = f"{name} {at}"
                facts = [*stated[name], *_facts(lived, fates, stated[name])]
                rows = (row for part in lived.told for row in life_of(part, self.rules))
                lives[key] = (*rows, *facts)
                told[key] = lived.told
        r = Rectangles.of(
            lives, recipes=lambda people: {p: told[p] for p in people}, rules=self.rules
        )
        low, high = self.question.counts(r)
        place = {name: i for i, name in enumerate(r.people)}
        return {
            name: tuple(
                Life(
                    int(low[place[f"{name} {at}"]]),
                    int(high[place[f"{name} {at}"]]),
                    lived.own,
                    lived.open,
                    lived.owed(fates),
                )
                for at, lived in enumerate(of)
            )
            for name, of in found.items()
        }


def _facts(lived: Lived, fates: Sequence[Fate], facts: Sequence[Rectangle]) -> Iterator[Rectangle]:
    """Let whoever is in a group be what it is, where nothing else is told of it."""
    told = {fact.part for fact in facts}
    for part, value in sorted({f for at in lived.fates for f in fates[at].facts}):
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
    needed: dict[str, frozenset[str]] = field(default_factory=dict)
    bases: dict[str, tuple[tuple[Told, ...], Groups, tuple[Rectangle, ...]]] = field(
        default_factory=dict
    )
    fates: tuple[Fate, ...] = ()
    people: dict[str, tuple[Life, ...]] = field(default_factory=dict)
    unnamed: tuple[Life, ...] = ()
    fillers: dict[str, list[tuple[Life, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.told = tuple(statements_of(g, self.exact.rules) for g in self.exact.groups)
        self.tried = tuple(
            tuple((part, replace(s, first=first, last=last)) for part, s in of)
            for of, (first, last) in zip(self.told, self.days, strict=True)
        )

    @property
    def shape(self) -> Shape:
        """What the groups are to one another on these days."""
        exact, days = self.exact, self.days
        # Nobody is in two by one act on one day; on two days by two acts somebody may be.
        apart = {(a, b) for a, b in exact.apart if days[a] == days[b] == (days[a][0],) * 2}
        return Shape(exact.sizes, frozenset(apart), exact.wholes)

    def needs(self, way: Sequence[str]) -> frozenset[tuple[str, str]]:
        """Give who must have had something before that nobody tells, and of what kind."""
        return frozenset((name, axis) for name in way for axis in self.needed[name])

    def cost(self, way: Sequence[str]) -> int:
        """Give the repairs of everybody in one way of judging."""
        if not self.bases:
            self._prepare()
        return sum(self.costs[name] for name in way)

    def answer(self, way: Sequence[str]) -> Filled | None:
        """Give how many count in one way of judging; None where groups cannot be filled."""
        if not self.people and not self.unnamed:
            self._ask()
        people = Counter(self.people[name] for name in way)
        people.update(lives for name in way for lives in self.fillers.get(name, ()))
        found = fill(people, self.unnamed, self.shape)
        if found is not None and found.is_wide:
            self.exact.widen("how many are in each of many groups is tried, not who is in which")
        return found

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
            self.needed[name] = (
                frozenset()
                if self.costs[name] or _is_heavy(moved)
                else frozenset().union(*(must_presuppose(part, self.exact.rules) for part in base))
            )
            self.bases[name] = moved, own, facts

    def _fates(self) -> tuple[Fate, ...]:
        """Give what groups tell of their people, each once, by first day."""
        asked = asked_of(self.exact.question)
        found: dict[tuple[Statements, tuple[tuple[str, str], ...]], set[int]] = {}
        for at, group in enumerate(self.exact.groups):
            facts = tuple(fact for fact in facts_of(group) if fact[0] in asked)
            found.setdefault((self.tried[at], facts), set()).add(at)
        fates = [
            Fate(*key, frozenset(of), is_arrest(self.exact.groups[min(of)], self.exact.rules))
            for key, of in found.items()
        ]
        return tuple(sorted(fates, key=lambda fate: (_first(fate), min(fate.groups))))

    def _ask(self) -> None:
        self.fates = self._fates()
        lives = Lives(self.fates, self.exact.wholes, self.exact.rules)
        every = frozenset(range(len(self.exact.groups)))
        found: dict[str, list[Lived]] = {}
        remembered: dict[tuple[object, ...], list[Lived] | None] = {}
        for name, (told, own, facts) in self.bases.items():
            able = every
            if facts:
                groups = enumerate(self.exact.groups)
                able = frozenset(at for at, group in groups if not excluded(facts, group))
            key = (told, own, able)
            if key not in remembered:
                remembered[key] = None
                if not _is_heavy(told):
                    with suppress(TooManyError):
                        remembered[key] = lives.of(told, own, able, self.costs[name], named=True)
            of = remembered[key]
            if of is None:
                self._let_in_anywhere(name, able)
            else:
                found[name] = of
        # Nobody is told of without a name but as one of a group.
        found[""] = [
            lived for lived in lives.of((), frozenset(), every, 0, named=False) if lived.fates
        ]
        if sum(map(len, found.values())) > _MOST_LIVES:
            raise TooManyError
        stated = {name: facts for name, (_, _, facts) in self.bases.items()} | {"": ()}
        answers = self.exact.answers(found, self.fates, stated)
        self.unnamed = answers.pop("", ())
        self.people |= answers

    def _let_in_anywhere(self, name: str, able: Groups) -> None:
        """Let somebody of whom very much is told be in any group that nothing keeps them out of."""
        told, own, facts = self.bases[name]
        low, high = self.exact.kept_answer(name)
        rules = self.exact.rules
        plain = cost_of(told, rules) == 0 and not any(worlds_of(t, rules).is_wide for t in told)
        question = self.exact.question
        # Whether they count is free of the groups they are in, but for those whose people
        # count whatever else is told of them.
        least = low if plain and question.is_period and question.definition.where is None else 0
        most = max(high, self._most_of(name, facts))
        lives = [Life(least, most, own, own)]
        sure: Groups = frozenset()
        if plain:
            fates = (f for f in self.fates if counts_whoever_has(f, question, rules))
            sure = sure.union(*(fate.groups for fate in fates)) & able
        if sure:
            open_to = own.union(sure, *(self.exact.wholes[at] for at in sure))
            lives.append(Life(max(1, least), max(1, most), own, open_to, (sure,)))
        self.people[name] = tuple(lives)
        seats = [frozenset((at,)) for at in sorted(able - own - sure)]
        self.fillers[name] = [(Life(0, 0), Life(0, 0, seat, seat)) for seat in seats]
        self.exact.widen("people of whom very much is told are taken to fit every group")

    def _most_of(self, name: str, facts: Sequence[Rectangle]) -> int:
        """Give what somebody counts at most, whatever custody, place and life are."""
        question, rules = self.exact.question, self.exact.rules
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


def _first(fate: Fate) -> int:
    return min((s.first for _, s in fate.statements), default=-FOREVER)


def _cheapest(trials: Sequence[_Trial], way: Sequence[str]) -> list[Filled]:
    """Give how many count in one way of judging, on the days that cost its people least.

    Repairs are compared within one way of judging: days that cost more than others do not
    count, nor do those on which the groups cannot be filled, nor those on which somebody
    must have had before what nobody tells and on other days need not.
    """
    by_cost: dict[int, list[_Trial]] = {}
    for trial in trials:
        by_cost.setdefault(trial.cost(way), []).append(trial)
    for cost in sorted(by_cost):
        found = [
            (trial.needs(way), filled)
            for trial in by_cost[cost]
            if (filled := trial.answer(way)) is not None
        ]
        if found:
            return [
                filled for needs, filled in found if not any(fewer < needs for fewer, _ in found)
            ]
    return []


def _is_heavy(told: Sequence[Told]) -> bool:
    return sum(len(part.statements) for part in told) > _MOST_STATEMENTS


def _of(statements: Sequence[Statements], groups: Groups) -> list[tuple[str, Statement]]:
    return [told for at in sorted(groups) for told in statements[at]]
