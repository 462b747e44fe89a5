"""What is asked of whom, and what the groups are: what every trial of a count shares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from habeas.count.assignment import Filling, Groups, GroupShape, PossibleLife
from habeas.count.clusters import Who, records_of
from habeas.count.fates import Budget, Lived
from habeas.count.membership import life_of
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.history.statements import FOREVER, Recipe
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.rectangle import Rectangle, Sure
from habeas.vocabulary.rules import Rules

_MOST_TRIED: Final = 15_000
"""Sets of fates of everybody together up to which each is tried."""


@dataclass(slots=True, eq=False)
class Setting:
    """What every way of judging and every day of the groups has in common.

    Attributes:
        who: Everybody named, and who of them may be one.
        cohorts: All groups, and how they stand to one another.
        groups: Those that can change the answer.
        question: What is asked.
        named: Id of a group whose people are taken to have been named; None for none.
        sizes: How many people each group has.
        wholes: Of each group, those it is a part of.
        apart: Pairs of groups that share nobody.
        every: Groups that whoever is named may be in.
        loose: Ids of records of whom it is open who they are, or what they have to live.
        are_apart: Whether each in a group may have a day of their own.
        widened: Why the answer may be wider than it must.
        budget: How much is still tried.
    """

    who: Who
    cohorts: Cohorts
    groups: tuple[Cohort, ...]
    question: Question
    named: str | None = None
    sizes: tuple[Bounds, ...] = ()
    wholes: tuple[Groups, ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()
    every: Groups = frozenset()
    loose: frozenset[str] = frozenset()
    are_apart: bool = False
    widened: list[str] = field(default_factory=list)
    budget: Budget = field(default_factory=lambda: Budget(_MOST_TRIED))
    _alone: frozenset[tuple[int, int]] = frozenset()
    _kept: dict[str, tuple[int, int]] = field(default_factory=dict)
    _fillings: dict[object, Filling | None] = field(default_factory=dict)

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
        self._alone = frozenset(
            (min(at, closed), max(at, closed))
            for at in self.every
            if at not in self.wholes[closed] and closed not in self.wholes[at]
        )

    @property
    def rules(self) -> Rules:
        """The tables in force."""
        return self.who.records.rules

    def shape(self, days: Sequence[tuple[int, int]]) -> GroupShape:
        """Say what the groups are to one another.

        Args:
            days: First and last day of each.
        """
        # Nobody is in two by one act on one day; on two days by two acts somebody may be.
        apart = {(a, b) for a, b in self.apart if days[a] == days[b] == (days[a][0],) * 2}
        return GroupShape(self.sizes, self._alone.union(apart), self.wholes)

    def filled(
        self,
        people: Mapping[tuple[PossibleLife, ...], int],
        unnamed: tuple[PossibleLife, ...],
        shape: GroupShape,
    ) -> Filling | None:
        """Fill groups; what was filled before is remembered.

        Args:
            people: How many people with names can have which lives.
            unnamed: The lives that people without names can have.
            shape: What the groups are to one another.
        """
        key = (frozenset(people.items()), unnamed, shape)
        if key not in self._fillings:
            self._fillings[key] = Filling.of(people, unnamed, shape)
        return self._fillings[key]

    def widen(self, words: str) -> None:
        """Say why the answer may be wider than it must.

        Args:
            words: A sentence's words, without its full stop.
        """
        if words not in self.widened:
            self.widened.append(words)

    def kept_answer(self, name: str) -> tuple[int, int]:
        """Give what somebody counts by what is kept of them, at least and at most.

        Args:
            name: A possible person.
        """
        if not self._kept:
            for r in (self.who.records, self.who.unions):
                low, high = self.question.counts(r)
                self._kept |= {
                    person: (int(a), int(b))
                    for person, a, b in zip(r.people, low, high, strict=True)
                }
        return self._kept[name]

    def question_cuts(self) -> tuple[int, ...]:
        """Give the days on which what is asked makes a difference begin."""
        first, last = self.question.first, self.question.last
        return first, first + 1, first + 2, last + 1, last + 2

    def is_loose(self, name: str) -> bool:
        """Say whether it is open who somebody is, or what they have to live.

        Args:
            name: A possible person.
        """
        return bool(self.loose) and not self.loose.isdisjoint(records_of(name))

    def answers(
        self,
        found: Mapping[str, Sequence[Lived]],
        stated: Mapping[str, Sequence[Rectangle]],
    ) -> dict[str, tuple[PossibleLife, ...]]:
        """Ask the question of every life that anybody can have, all at once."""
        lives: dict[str, tuple[Rectangle, ...]] = {}
        told: dict[str, tuple[Recipe, ...]] = {}
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
                PossibleLife(
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
