"""Named people and groups of people as one population, and how many of it count.

An unnamed person is told of by the groups it is in and by nothing else, and lives a life
by the same rules as anybody. Whoever is named and fits a group may be in it. The least and
the greatest number that count are found over who is in which group, over the days and the
sizes of the groups, and over every way of judging who is who: exactly, by whole numbers,
where there are few; by what is surely no narrower where there are many.

Source:
    Whole-number programming by HiGHS, as scipy ships it (Huangfu and Hall, 2018).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import Final

from habeas.count.clusters import Who, hull, records_of
from habeas.count.evaluate import values_of
from habeas.count.filling import NO_MOST, Groups, Option, solve
from habeas.count.question import Question, place_code
from habeas.count.rectangles import Rectangles
from habeas.history.kinds import OWN
from habeas.history.rectangles import life
from habeas.history.told import FOREVER, TOLD_SHORT, UNNAMED_SHORT, Statement, Told
from habeas.history.worlds import worlds_of
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.rectangle import Rectangle, Sure
from habeas.vocabulary import load
from habeas.vocabulary.rules import Rules

Statements = tuple[tuple[str, Statement], ...]
"""What being in a group tells, each with its part of life."""

_MOST_KINDS: Final = 400
"""Ways of being in groups up to which each is tried."""
_MOST_FITS: Final = 6_000
"""People times groups up to which each is asked whether it fits."""
_MOST_EXTRA: Final = 400
"""By how many people at most a group is let grow where more are named than it has."""
_MOST_TRIALS: Final = 128
"""Ways of judging times days of groups up to which each is tried."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How many count.

    Attributes:
        low: At least.
        high: At most; None where a group that may count is open upwards.
        widened: Why it may be wider than the record needs, a sentence each.
        open: Ids of the groups that have no most.
    """

    low: int
    high: int | None
    widened: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def statements_of(cohort: Cohort, rules: Rules) -> tuple[tuple[str, Statement], ...]:
    """Give what being in a group tells of a person, each with its part of life.

    Args:
        cohort: The group.
        rules: The tables in force.
    """
    first = -FOREVER if cohort.first is None else cohort.first
    last = FOREVER if cohort.last is None else cohort.last
    found = []
    for event in cohort.events:
        kind = rules.event_types[event]
        bodies = [axis for axis in kind.effects if rules.axes[axis].per_body]
        part = f"{bodies[0]}:{cohort.body or 'unknown'}" if bodies else OWN
        night = ""
        if kind.family == "arrest":
            protest = cohort.population in load("measures")["protest"]
            night = TOLD_SHORT if protest else UNNAMED_SHORT
        found.append((part, Statement(kind.family, (event,), first, last, night=night)))
    return tuple(found)


def told_with(
    told: Sequence[Told], groups: Iterable[tuple[str, Statement]], *, named: bool
) -> tuple[Told, ...]:
    """Add what being in some groups tells of a person.

    Args:
        told: What is told of the person otherwise.
        groups: The part and the statement of each.
        named: Whether the person has a name: then only an arrest at a protest is sure for
            a night alone.
    """
    parts = {part.part: part for part in told}
    for part, statement in groups:
        is_plain = named and statement.night == UNNAMED_SHORT
        more = replace(statement, night="") if is_plain else statement
        known = parts.get(part)
        parts[part] = Told(part, (more,)) if known is None else known.beside(more)
    return tuple(parts[name] for name in sorted(parts))


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


@lru_cache(maxsize=50_000)
def _repairs(told: Told, rules: Rules) -> int:
    return worlds_of(told, rules).repairs


@lru_cache(maxsize=50_000)
def life_of(told: Told, rules: Rules) -> tuple[Rectangle, ...]:
    """Give the rectangles of what is told of one part of a life; remembered."""
    return tuple(life([told], rules))


def _cost(told: Iterable[Told], rules: Rules) -> int:
    return sum(_repairs(part, rules) for part in told)


def population(who: Who, cohorts: Cohorts, question: Question) -> Answer:
    """Count named and unnamed people together.

    Args:
        who: Everybody named, and who of them may be one.
        cohorts: The groups, and how they stand to one another.
        question: What is asked.
    """
    from habeas.count.crowd import crowd

    groups = relevant(cohorts, question, who.records.rules)
    wide = _wide_words(who)
    if not groups:
        low, high = hull(who, question.counts(who.records), question.counts(who.unions))
        return Answer(low, high, wide)
    if len(groups) * (len(who.records.people) + 1) > _MOST_FITS or len(groups) > 24:
        found = crowd(who, cohorts, groups, question)
    else:
        try:
            found = _Exact(who, cohorts, groups, question).answer()
        except TooManyError:
            found = crowd(who, cohorts, groups, question)
    return replace(found, widened=(*wide, *found.widened))


def _wide_words(who: Who) -> tuple[str, ...]:
    large = who.large
    if not large:
        return ()
    records = sum(len(c.members) for c in large)
    told = f"{records:,} records in {len(large):,} clusters may be one person each in more ways"
    return (f"{told} than are tried: 0 to all of them are counted",)


def relevant(cohorts: Cohorts, question: Question, rules: Rules) -> tuple[Cohort, ...]:
    """Give the groups that can change an answer.

    Args:
        cohorts: All groups.
        question: What is asked.
        rules: The tables in force.
    """
    found = []
    for group in cohorts.groups:
        first = -FOREVER if group.first is None else group.first
        last = FOREVER if group.last is None else group.last
        if question.place is not None and group.place not in (None, question.place):
            continue
        outside = question.is_period and not (first <= question.last and last >= question.first)
        # Who is in it counts nowhere by it; but an arrest can lie between two releases.
        if outside and not is_arrest(group, rules):
            continue
        found.append(group)
    if (
        question.is_period
        and all(is_arrest(g, rules) for g in found)
        and not _counts_arrests(question, rules)
    ):
        return ()
    return tuple(found)


def is_arrest(group: Cohort, rules: Rules) -> bool:
    """Say whether a group is of people arrested."""
    return all(rules.event_types[event].family == "arrest" for event in group.events)


def _counts_arrests(question: Question, rules: Rules) -> bool:
    begins = question.definition.begins
    if begins is None or not begins.events:
        return True
    return any(rules.event_types[e].family == "arrest" for e in begins.events)


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
            self.costs[name] = _cost(base, self.exact.rules)
            self.bases[name] = moved, own, facts

    def _ask(self) -> None:
        found = {name: self._fitting(name, *base) for name, base in self.bases.items()}
        found[""] = self._nobody()
        stated = {name: facts for name, (_, _, facts) in self.bases.items()} | {"": ()}
        answers = self.exact.answers(found, stated)
        self.unnamed = answers.pop("", ())
        self.people = answers

    def _fitting(
        self, name: str, told: tuple[Told, ...], own: Groups, facts: Sequence[Rectangle]
    ) -> dict[Groups, tuple[Told, ...]]:
        """Give the ways in which somebody named can be in groups at no further cost."""
        groups, rules = self.exact.groups, self.exact.rules
        able = [
            at for at, group in enumerate(groups) if at not in own and not excluded(facts, group)
        ]
        found = {own: told_with(told, _of(self.tried, own), named=True)}

        def grow(chosen: Groups, start: int) -> None:
            for place in range(start, len(able)):
                at = able[place]
                if self.exact.is_apart(chosen - own, at):
                    continue
                more = chosen | {at}
                trial = told_with(told, _of(self.tried, more), named=True)
                if _cost(trial, rules) > self.costs[name]:
                    continue
                if self.exact.is_whole(more):
                    found[more] = trial
                if len(found) > _MOST_KINDS:
                    raise TooManyError
                grow(more, place + 1)

        grow(own, 0)
        return found

    def _nobody(self) -> dict[Groups, tuple[Told, ...]]:
        """Give the ways in which somebody without a name can be in groups."""
        found: dict[Groups, tuple[Told, ...]] = {}

        def grow(chosen: Groups, start: int) -> None:
            for at in range(start, len(self.tried)):
                if self.exact.is_apart(chosen, at):
                    continue
                more = chosen | {at}
                told = told_with((), _of(self.tried, more), named=False)
                if _cost(told, self.exact.rules) > 0:
                    continue
                if self.exact.is_whole(more):
                    found[more] = told
                if len(found) > _MOST_KINDS:
                    raise TooManyError
                grow(more, at + 1)

        grow(frozenset(), 0)
        return found


def _larger(size: Bounds, extra: int) -> Bounds:
    return Bounds(size.low, None if size.high is None else size.high + extra)


def _of(statements: Sequence[Statements], groups: Groups) -> list[tuple[str, Statement]]:
    return [told for at in sorted(groups) for told in statements[at]]


def facts_of(group: Cohort) -> Iterator[tuple[str, str]]:
    """Give what a figure states of everybody in its group, as traits.

    Args:
        group: The group.
    """
    if group.place is not None:
        yield "trait:place", group.place.casefold()
    for dimension in ("sex", "citizenship"):
        value = (group.subgroup or {}).get(dimension)
        if value:
            yield f"trait:{dimension}", str(value).casefold()


def excluded(facts: Iterable[Rectangle], group: Cohort) -> bool:
    """Say whether what is stated of a person keeps them out of a group.

    Args:
        facts: What is stated of the person.
        group: The group.
    """
    told: dict[str, set[str]] = {}
    for fact in facts:
        told.setdefault(fact.part.removeprefix("trait:"), set()).add(fact.code.casefold())
    if group.place is not None:
        codes = {place_code(words) for words in told.get("place", ())} - {None}
        if codes and group.place not in codes:
            return True
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
