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
    life_of,
    statements_of,
    takes,
    told_with,
)
from habeas.count.clusters import Who, records_of
from habeas.count.evaluate import values_of
from habeas.count.fates import (
    Budget,
    Fate,
    Lived,
    Lives,
    TooManyError,
    counts_whoever_has,
    may_count,
)
from habeas.count.filling import Filling, Groups, Life, Shape, Standing
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.count.roster import Roster
from habeas.history.kinds import OWN
from habeas.history.rectangles import ANYTHING
from habeas.history.told import FOREVER, Statement, Told
from habeas.history.worlds import must_presuppose, worlds_of
from habeas.model.bounds import Bounds, around
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.rectangle import Rectangle, Sure
from habeas.vocabulary.rules import Rules

_MOST_LIVES: Final = 20_000
"""Lives of all people together up to which each is tried."""
_MOST_STATEMENTS: Final = 12
"""Of a person of whom more is told not every group is tried."""
_MOST_TRIALS: Final = 128
"""Ways of judging, or days of groups, up to which each is tried."""
_MOST_TRIED: Final = 15_000
"""Sets of fates of everybody together up to which each is tried."""
_MOST_ORDERS: Final = 3
"""Groups of which each order within some days is tried."""
_MOST_ASKED: Final = 600
"""Questions about who is behind a number up to which each is asked of the worlds."""


def every_way(
    who: Who,
    cohorts: Cohorts,
    groups: Sequence[Cohort],
    question: Question,
    *,
    behind: bool = False,
    named: str | None = None,
) -> Answer:
    """Count by trying every way.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: All groups, and how they stand to one another.
        groups: Those that can change the answer.
        question: What is asked.
        behind: Whether it is also asked who is behind the number.
        named: Id of a group whose people are taken to have been named, as people of whom
            nothing else is told; None for none.

    Raises:
        TooManyError: There is too much to try each.
    """
    exact = _Exact(who, cohorts, tuple(groups), question, named=named)
    try:
        found = exact.answer()
    except TooManyError:
        exact = _Exact(who, cohorts, tuple(groups), question, named=named, most_days=1)
        found = exact.answer()
    if not behind:
        return found
    roster = exact.roster()
    return replace(found, roster=roster, widened=tuple(exact.widened))


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
    named: str | None = None
    most_days: int = _MOST_TRIALS
    sizes: tuple[Bounds, ...] = ()
    wholes: tuple[Groups, ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()
    widened: list[str] = field(default_factory=list)
    kept: dict[str, tuple[int, int]] = field(default_factory=dict)
    fillings: dict[object, Filling | None] = field(default_factory=dict)
    found: list[tuple[tuple[str, ...], "_Trial", Filling]] = field(default_factory=list)
    loose: frozenset[str] = frozenset()
    are_apart: bool = False
    budget: Budget = field(default_factory=lambda: Budget(_MOST_TRIED))
    every: Groups = frozenset()
    alone: frozenset[tuple[int, int]] = frozenset()

    def __post_init__(self) -> None:
        self.loose = frozenset(name for of in self.who.large for name in of.members)
        place = {group.id: i for i, group in enumerate(self.groups)}
        self.sizes = tuple(group.size for group in self.groups)
        self.wholes = tuple(
            frozenset(place[w] for w in g.within if w in place) for g in self.groups
        )
        pairs = (sorted(place[name] for name in p) for p in self.cohorts.apart if p <= place.keys())
        self.apart = frozenset((a, b) for a, b in pairs)
        self.every = frozenset(place.values())
        if self.named is not None:
            self._name(place[self.named])

    def _name(self, closed: int) -> None:
        """Let the people of a group be nobody who is told of otherwise, and as few as can be."""
        least = self.sizes[closed].low
        self.sizes = (
            *self.sizes[:closed],
            Bounds(least, least),
            *self.sizes[closed + 1 :],
        )
        self.every -= {closed}
        self.alone = frozenset(
            (min(at, closed), max(at, closed))
            for at in self.every
            if at not in self.wholes[closed] and closed not in self.wholes[at]
        )

    @property
    def rules(self) -> Rules:
        return self.who.records.rules

    def answer(self) -> Answer:
        """Give the least and the greatest."""
        trials = [_Trial(self, days) for days in self._days()]
        self.found = [
            (way, trial, filling)
            for way in self._ways()
            for trial, filling in self._cheapest(trials, way)
        ]
        if not self.found:
            raise TooManyError
        found = around([Bounds(filling.low, filling.high) for _, _, filling in self.found])
        unbounded = tuple(g.id for g in self.groups if g.size.high is None)
        return Answer(
            found.low, found.high, tuple(self.widened), unbounded if found.high is None else ()
        )

    def roster(self) -> Roster:
        """Say who is behind the answer, which was found before."""
        different = {id(filling): filling for _, _, filling in self.found}
        roughly = len(different) * (2 * len(self.groups) + 6) > _MOST_ASKED
        if roughly:
            self.widen("who is behind it is not asked of every world: there are too many to ask")
        behind = {
            key: filling.behind_roughly() if roughly else filling.behind()
            for key, filling in different.items()
        }
        standing: dict[str, set[Standing]] = {}
        among: dict[str, Groups] = {}
        for way, trial, filling in self.found:
            of = behind[id(filling)].standing
            for name in way:
                lives = trial.people[name]
                for record in records_of(name):
                    standing.setdefault(record, set()).add(of[lives])
                    among[record] = among.get(record, frozenset()) | _decisive(lives)
        undisputed = frozenset(n for n, of in standing.items() if all(s.always for s in of))
        ever = frozenset(n for n, of in standing.items() if any(s.ever for s in of))
        every = list(behind.values())
        return Roster(
            undisputed,
            ever - undisputed,
            around([of.named for of in every]),
            around([of.unnamed for of in every]),
            {
                group.id: around([of.groups[at] for of in every])
                for at, group in enumerate(self.groups)
            },
            {
                name: tuple(sorted(self.groups[at].id for at in of))
                for name, of in among.items()
                if of and name in ever - undisputed
            },
        )

    def filled(
        self, people: Mapping[tuple[Life, ...], int], unnamed: tuple[Life, ...], shape: Shape
    ) -> Filling | None:
        """Fill groups; what was filled before is remembered."""
        key = (frozenset(people.items()), unnamed, shape)
        if key not in self.fillings:
            self.fillings[key] = Filling.of(people, unnamed, shape)
        return self.fillings[key]

    def _cheapest(
        self, trials: Sequence["_Trial"], way: Sequence[str]
    ) -> Iterator[tuple["_Trial", Filling]]:
        """Give how many count in one way of judging, on the days that cost its people least.

        Repairs are compared within one way of judging: days that cost more than others do not
        count, nor do those on which the groups cannot be filled, nor those on which somebody
        must have had before what nobody tells and on other days need not.
        """
        by_cost: dict[int, list[_Trial]] = {}
        for trial in trials:
            # What people of whom it is open who they are cost on a day nobody knows.
            by_cost.setdefault(0 if self.loose else trial.cost(way), []).append(trial)
        for cost in sorted(by_cost):
            found = [
                (trial.needs(way), trial, filled)
                for trial in by_cost[cost]
                if (filled := trial.answer(way)) is not None
            ]
            if found:
                for needs, trial, filled in found:
                    if self.loose or not any(fewer < needs for fewer, _, _ in found):
                        yield trial, filled
                return

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
        cuts = set(self.question_cuts())
        for first, last in spans:
            cuts |= {first, last + 1}
        for told in self._all_told():
            for part in told:
                cuts |= cuts_of(part)
        options = []
        for first, last in spans:
            inside = sorted(c for c in cuts if first < c <= last)
            starts = [first, *inside]
            options.append([(a, b - 1) for a, b in zip(starts, [*inside, last + 1], strict=True)])
        size = 1
        for option in options:
            size *= len(option)
        if size > self.most_days:
            self.widen("the days of groups are tried apart from one another: too many together")
            self.loose |= self._tied(spans, options)
            self.are_apart = True
            return [tuple(spans)]
        return [tuple(choice) for choice in product(*options)]

    def question_cuts(self) -> tuple[int, ...]:
        """Give the days on which what is asked makes a difference begin."""
        first, last = self.question.first, self.question.last
        return first, first + 1, first + 2, last + 1, last + 2

    def _tied(
        self, spans: Sequence[tuple[int, int]], options: Sequence[Sequence[tuple[int, int]]]
    ) -> frozenset[str]:
        """Name the members of groups whose life depends on the day that the group has.

        All in a group share its day, and the days of groups are not tried together: what one
        member needs another may have to pay for, so that nothing sure is said of them.
        """
        whole = _Trial(self, tuple(spans))
        members = {
            name: at
            for name in (*self.who.records.people, *self.who.unions.people)
            if (at := {g for g in whole.own_groups(name) if len(options[g]) > 1})
        }
        # Of whoever is in several it depends on their days together.
        tied = {name for name, at in members.items() if len(at) > 1}
        for group in sorted(set().union(*members.values())):
            concerned = [n for n, at in members.items() if group in at and n not in tied]
            found: dict[str, set[object]] = {name: set() for name in concerned}
            for days in options[group]:
                trial = _Trial(self, (*spans[:group], days, *spans[group + 1 :]))
                for name in concerned:
                    found[name].add(trial.price(name))
            tied |= {name for name, prices in found.items() if len(prices) > 1}
        return frozenset(record for name in tied for record in records_of(name))

    def is_loose(self, name: str) -> bool:
        """Say whether it is open who somebody is, or what they have to live.

        Args:
            name: A possible person.
        """
        return bool(self.loose) and not self.loose.isdisjoint(records_of(name))

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
        stated: Mapping[str, Sequence[Rectangle]],
    ) -> dict[str, tuple[Life, ...]]:
        """Ask the question of every life that anybody can have, all at once."""
        lives: dict[str, tuple[Rectangle, ...]] = {}
        told: dict[str, tuple[Told, ...]] = {}
        for name, of in found.items():
            for at, lived in enumerate(of):
                key = f"{name} {at}"
                facts = [*stated[name], *_facts(lived, stated[name])]
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
                    lived.owed,
                )
                for at, lived in enumerate(of)
            )
            for name, of in found.items()
        }


def _facts(lived: Lived, facts: Sequence[Rectangle]) -> Iterator[Rectangle]:
    """Let whoever is in a group be what it is, where nothing else is told of it."""
    told = {fact.part for fact in facts}
    for part, value in sorted(lived.facts):
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
        return Shape(exact.sizes, exact.alone.union(apart), exact.wholes)

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
        found = self.exact.filled(people, self.unnamed, self.shape)
        if found is not None and found.is_wide:
            self.exact.widen("how many are in each of many groups is tried, not who is in which")
        return found

    def _prepare(self) -> None:
        if self.bases:
            return
        who = self.exact.who
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
            for at, group in enumerate(self.exact.groups)
            if not records.isdisjoint(group.members)
        )
        return own.union(*(self.exact.wholes[at] for at in own))

    def _moved(self, name: str, own: Groups) -> tuple[Told, ...]:
        """Give what is told of somebody, what a group says as well on the group's days."""
        pairs = [
            pair for at in sorted(own) for pair in zip(self.told[at], self.tried[at], strict=True)
        ]
        return _on_the_day(self.exact.who.told(name), pairs)

    def price(self, name: str) -> tuple[int, frozenset[str]]:
        """Give what the life of somebody costs on these days.

        Args:
            name: A possible person.

        Returns:
            The repairs; and of what kinds something must have been before that nobody tells.
        """
        own, rules = self.own_groups(name), self.exact.rules
        moved = self._moved(name, own)
        if _is_heavy(moved):
            # What is told of somebody at length is the same on any day of a group, nearly.
            return 0, frozenset()
        base = told_with(moved, _of(self.tried, own), named=True)
        cost = cost_of(base, rules)
        needed = () if cost else (must_presuppose(part, rules) for part in base)
        return cost, frozenset().union(*needed)

    def _fates(self) -> tuple[Fate, ...]:
        """Give what groups tell of their people, each once, by first day."""
        return self._told_by({(at, self.tried[at]): at for at in range(len(self.exact.groups))})

    def _told_by(self, tried: Mapping[tuple[int, Statements], int]) -> tuple[Fate, ...]:
        """Give what groups tell of their people on some days; alike ones of one day together."""
        asked = asked_of(self.exact.question)
        found: dict[object, tuple[Statements, tuple[tuple[str, str], ...], set[int]]] = {}
        for at, statements in tried:
            facts = tuple(fact for fact in facts_of(self.exact.groups[at]) if fact[0] in asked)
            # Where each in a group may have a day of their own, each group is one by itself.
            alone = at if self.exact.are_apart and self._is_long(at) else None
            key = (statements, facts, alone)
            found.setdefault(key, (statements, facts, set()))[2].add(at)
        fates = [
            Fate(
                statements,
                facts,
                frozenset(of),
                takes(self.exact.groups[min(of)], self.exact.rules),
            )
            for statements, facts, of in found.values()
        ]
        return tuple(sorted(fates, key=lambda fate: (_first(fate), min(fate.groups), _last(fate))))

    def _is_long(self, at: int) -> bool:
        first, last = self.days[at]
        return first < last

    def _lives(
        self, told: tuple[Told, ...], own: Groups, able: Groups, cost: int | None
    ) -> list[Lived]:
        """Give every life that somebody can have; without a cost, somebody without a name."""
        found: dict[tuple[Groups, Groups, tuple[Told, ...]], Lived] = {}
        for moved, fates in self._days_of_their_own(told, own):
            lives = Lives(fates, self.exact.wholes, self.exact.rules, self.exact.budget)
            for lived in lives.of(moved, own, able, cost or 0, named=cost is not None):
                found[lived.own, lived.open, lived.told] = lived
        return list(found.values())

    def _days_of_their_own(
        self, told: tuple[Told, ...], own: Groups
    ) -> Iterator[tuple[tuple[Told, ...], tuple[Fate, ...]]]:
        """Give what is told of somebody, and what groups tell of them.

        Where the days of groups are not tried together, whoever is in a group may be so on any
        of its days, whatever day others are: each day on which that can make a difference.
        """
        long = [at for at in range(len(self.days)) if self._is_long(at)]
        if not self.exact.are_apart or not long:
            yield told, self.fates
            return
        pieces = {at: self._pieces(at, told, long) for at in long}
        mine = [at for at in long if at in own]
        short = {(at, self.tried[at]): at for at in range(len(self.days)) if at not in pieces}
        others = {(at, of): at for at in long if at not in own for of in pieces[at]}
        for choice in product(*(pieces[at] for at in mine)):
            chosen = {(at, of): at for at, of in zip(mine, choice, strict=True)}
            pairs = (
                pair
                for at, of in zip(mine, choice, strict=True)
                for pair in zip(self.told[at], of, strict=True)
            )
            yield _on_the_day(told, pairs), self._told_by(short | others | chosen)

    def _pieces(self, at: int, told: Sequence[Told], long: Sequence[int]) -> list[Statements]:
        """Cut the days of a group where they can make a difference to somebody.

        Of two groups either may be the earlier one, also within what no day divides.
        """
        first, last = self.days[at]
        cuts = set(self.exact.question_cuts())
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
        every = self.exact.every
        found: dict[str, list[Lived]] = {}
        remembered: dict[tuple[object, ...], list[Lived] | None] = {}
        for name, (told, own, facts) in self.bases.items():
            if self.exact.is_loose(name):
                # Who they are is open: nobody, or somebody of whom others tell.
                most = max(1, self._most_of(name, facts))
                self.people[name] = (Life(0, 0), Life(0, most, frozenset(), every))
                continue
            able = every
            if facts:
                groups = enumerate(self.exact.groups)
                able &= {at for at, group in groups if not excluded(facts, group, self.exact.rules)}
            key = (told, own, able)
            if key not in remembered:
                remembered[key] = None
                if not _is_heavy(told):
                    with suppress(TooManyError):
                        remembered[key] = self._lives(told, own, able, self.costs[name])
                    if self.exact.budget.left < 0:
                        raise TooManyError
            of = remembered[key]
            if of is None:
                self._let_in_anywhere(name, able)
            else:
                found[name] = of
        # Nobody is told of without a name but as one of a group.
        anywhere = frozenset(range(len(self.exact.groups)))
        found[""] = [lived for lived in self._lives((), frozenset(), anywhere, None) if lived.fates]
        if sum(map(len, found.values())) > _MOST_LIVES:
            raise TooManyError
        stated = {name: facts for name, (_, _, facts) in self.bases.items()} | {"": ()}
        answers = self.exact.answers(found, stated)
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


def cuts_of(part: Told) -> set[int]:
    """Give the days on which what is told of a part of life makes a difference begin."""
    return {
        day
        for s in part.statements
        for day in (s.first, s.first + 1, s.last, s.last + 1, s.last + 2)
    }


def _last(fate: Fate) -> int:
    return max((s.last for _, s in fate.statements), default=FOREVER)


def _first(fate: Fate) -> int:
    return min((s.first for _, s in fate.statements), default=-FOREVER)


def _decisive(lives: Sequence[Life]) -> Groups:
    """Give the groups by being in which somebody counts, or does not, and else would not so."""
    if len({(life.low, life.high) for life in lives}) < 2:
        return frozenset()
    return frozenset().union(*(life.open - life.own for life in lives))


def _is_heavy(told: Sequence[Told]) -> bool:
    return sum(len(part.statements) for part in told) > _MOST_STATEMENTS


def _of(statements: Sequence[Statements], groups: Groups) -> list[tuple[str, Statement]]:
    return [told for at in sorted(groups) for told in statements[at]]
