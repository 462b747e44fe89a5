"""What being in groups can tell of one person, and the lives that it makes.

Groups that tell the same of their people make no difference to a life: a fate is what some
of them tell. A life is which fates somebody has, at no further cost; in which groups of
each fate they then are is a matter of numbers, and left to `habeas.count.assignment`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from habeas.count.assignment import Groups
from habeas.count.evaluate import NO, UNDISPUTED, event_level, part_asked
from habeas.count.membership import Statements, cost_of, told_with
from habeas.count.question import Question
from habeas.history.kinds import code_of, kinds_of
from habeas.history.statements import Recipe, Statement
from habeas.history.worlds import can_be_true
from habeas.model.definition import Begins
from habeas.vocabulary.rules import Rules

MOST_TRIED: Final = 6_000
"""Sets of fates of one person up to which each is tried."""

Fates = frozenset[int]
"""Places of fates."""


class TooManyFatesError(Exception):
    """There is too much to try each."""


@dataclass(slots=True)
class Budget:
    """How many sets of fates are still tried for one question, of everybody together."""

    left: int

    def spend(self) -> None:
        """Try one more.

        Raises:
            TooManyError: There is nothing left.
        """
        self.left -= 1
        if self.left < 0:
            raise TooManyFatesError


@dataclass(frozen=True, slots=True)
class GroupFate:
    """What some groups tell of whoever is in them.

    Attributes:
        statements: What they tell, each with its part of life.
        facts: What they state of everybody, as part and value, as far as it is asked.
        groups: Places of the groups.
        takes: Whether they may be of people taken into custody: beside it more may fit.
    """

    statements: Statements
    facts: tuple[tuple[str, str], ...]
    groups: Groups
    takes: bool


@dataclass(frozen=True, slots=True)
class Lived:
    """One set of fates that somebody can have.

    Attributes:
        fates: The fates.
        own: Groups they are in.
        open: Groups they may be in, those they are in among them.
        told: What is then told of them.
        owed: The groups of each fate of which they must be in one.
        facts: What is stated of those who have these fates, as part and value.
    """

    fates: Fates
    own: Groups
    open: Groups
    told: tuple[Recipe, ...]
    owed: tuple[Groups, ...] = ()
    facts: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class GroupLives:
    """Finds the lives that one person can have in groups.

    Attributes:
        fates: All there are, by their first day.
        wholes: Of each group, the groups it is a part of.
        rules: The tables in force.
        budget: What all who are asked about share.
    """

    fates: tuple[GroupFate, ...]
    wholes: tuple[Groups, ...]
    rules: Rules
    budget: Budget

    def of(
        self, told: tuple[Recipe, ...], own: Groups, able: Groups, cost: int, *, named: bool
    ) -> list[Lived]:
        """Give every life that costs no more than it must.

        Args:
            told: What is told of the person otherwise.
            own: Groups they are told to be in.
            able: Groups that nothing stated of them keeps them out of.
            cost: Repairs of the person without any other group.
            named: Whether they have a name.

        Raises:
            TooManyError: There are too many to try each.
        """
        able |= own
        mine = frozenset(i for i, fate in enumerate(self.fates) if fate.groups & own)
        others = [i for i, fate in enumerate(self.fates) if i not in mine and fate.groups & able]

        # Who is not told to be in a group is in it as one of those without names.
        with_own = told_with(told, self._told(mine), named=named)

        def tried(chosen: Fates) -> tuple[tuple[Recipe, ...] | None, bool]:
            """Give what is told with some fates, if that fits; and whether more may make it fit."""
            # A group has its people in every world, also where somebody's claims disagree.
            trial = told_with(with_own, self._told(chosen - mine), named=False, must=cost > 0)
            if cost == 0:
                # Whether it costs anything at all is the cheaper thing to ask.
                fits = all(can_be_true(part, self.rules) for part in trial)
                return trial if fits else None, False
            # Another fate may put right what is wrong already, and no more than that.
            price = cost_of(trial, self.rules)
            return trial if price <= cost else None, price <= 2 * cost

        if cost == 0 and not any(self.fates[at].takes for at in others):
            # Only being taken into custody makes room for more: what does not fit alone fits
            # beside nothing, where nothing else is wrong that it could put right.
            others = [at for at in others if tried(mine | {at})[0] is not None]
        found = []
        for chosen, trial in self._grown(mine, others, tried):
            open_to = self._open_to(chosen, able)
            if own <= open_to and all(self.fates[at].groups & open_to for at in chosen):
                groups = (self.fates[at].groups & open_to for at in sorted(chosen))
                owed = tuple(of for of in groups if not of & own)
                facts = frozenset(fact for at in chosen for fact in self.fates[at].facts)
                found.append(Lived(chosen, own, open_to, trial, owed, facts))
        return found

    def _told(self, fates: Fates) -> list[tuple[str, Statement]]:
        return [told for at in sorted(fates) for told in self.fates[at].statements]

    def _grown(
        self,
        mine: Fates,
        others: Sequence[int],
        tried: Callable[[Fates], tuple[tuple[Recipe, ...] | None, bool]],
    ) -> Iterator[tuple[Fates, tuple[Recipe, ...]]]:
        """Give the sets of fates that fit, fate by fate."""
        taking = [at for at in others if self.fates[at].takes]
        last = max((others.index(at) for at in taking), default=-1)
        trials = 0
        todo: list[tuple[Fates, int]] = [(mine, 0)]
        while todo:
            chosen, start = todo.pop()
            trial, is_open = tried(chosen)
            trials += 1
            self.budget.spend()
            if trials > MOST_TRIED:
                raise TooManyFatesError
            if trial is not None:
                yield chosen, trial
            taken = frozenset().union(*(self.fates[at].groups for at in chosen))
            is_taken = any(self.fates[at].takes for at in chosen)
            for place in range(start, len(others)):
                if self.fates[others[place]].groups & taken:
                    continue  # a group has one day, and whoever is in it is so once
                # What does not fit yet may fit beside a custody that is still to begin, and
                # being taken into custody beside an end of the one before.
                if trial is not None or place <= last or is_taken or is_open:
                    todo.append((chosen | {others[place]}, place + 1))

    def _open_to(self, chosen: Fates, able: Groups) -> Groups:
        """Give the groups of some fates: a part only with its wholes."""
        open_to = frozenset().union(*(self.fates[at].groups for at in chosen)) & able
        while True:
            left = frozenset(at for at in open_to if self.wholes[at] <= open_to)
            if left == open_to:
                return open_to
            open_to = left


def counts_whoever_has(fate: GroupFate, question: Question, rules: Rules) -> bool:
    """Say whether everybody of whom a fate is true counts, whatever else they live.

    Args:
        fate: The fate.
        question: What is asked.
        rules: The tables in force.
    """
    definition = question.definition
    begins = definition.begins
    if begins is None or definition.where is not None or not question.counts_people:
        return False
    if question.place is not None or definition.origins > 1 or definition.bodies:
        return False
    asked = part_asked(begins, rules)
    return any(
        part == asked
        and question.first <= told.first
        and told.last <= question.last
        and all(_always_counts(kind, part, begins, rules) for kind in told.kinds)
        for part, told in fate.statements
    )


def may_count(told: Sequence[tuple[str, Statement]], question: Question, rules: Rules) -> bool:
    """Say whether any of what is told could count in a period, whatever state it finds.

    Args:
        told: Statements, each with its part of life.
        question: A period.
        rules: The tables in force.
    """
    begins = question.definition.begins
    if begins is None:
        return True
    asked = part_asked(begins, rules)
    return any(
        (part == asked or part.startswith(f"{asked}:"))
        and statement.first <= question.last
        and statement.last >= question.first
        and any(_levels(kind, part, begins, rules) - {NO} for kind in statement.kinds)
        for part, statement in told
    )


def _always_counts(name: str, part: str, begins: Begins, rules: Rules) -> bool:
    """Say whether an event counts from whatever state it can happen in."""
    return _levels(name, part, begins, rules) == {UNDISPUTED}


@lru_cache(maxsize=1024)
def _levels(name: str, part: str, begins: Begins, rules: Rules) -> frozenset[int]:
    """Give how an event counts, from every state in which it can happen."""
    kinds = kinds_of(rules, part)
    kind = kinds.kind(name)
    if kind is None or not kind.type:
        return frozenset((NO,))
    values = ((None, *rules.axes[axis.partition(":")[0]].values) for axis in kinds.axes)
    needs = frozenset(kind.presupposes)
    found = set[int]()
    for before in product(*values):
        number = kinds.number(before, frozenset())
        for short in (False, True):
            for end in kinds.after(kind, number, short=short, needs=needs):
                sides = (code_of(kinds, [of]) for of in (before, kinds.state(end)[0]))
                label = ">".join((name, *sides))
                found.add(event_level(label, part, begins, rules))
    return frozenset(found or {NO})
