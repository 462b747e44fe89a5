"""Pairs of people who may be one: found by their keys, compared, not yet decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.model.person import Person
from habeas.names import Comparison, Description, Verdict, compare
from habeas.resolve.candidate import LEAST_SCORE, Candidate
from habeas.resolve.describe import compared, descriptions
from habeas.resolve.index import NameIndex
from habeas.resolve.judgements import Groups
from habeas.resolve.sift import telling_pair

# Two people who are each offered with so many others are not offered together: a name that
# fills a list is told apart by dates and people, not by more pairs.
MOST_BESIDE = 40
# From so many pairs of descriptions on, comparing in bulk first is worth making columns.
_MANY = 64


@dataclass(frozen=True, slots=True)
class Compared:
    """Two people compared by their mentions.

    Attributes:
        comparison: That of the two mentions that tell most.
        mention_a: The mention of the one.
        mention_b: The mention of the other.
        uncompared: How many pairs of their descriptions were too many to be compared.
    """

    comparison: Comparison
    mention_a: str
    mention_b: str
    uncompared: int = 0

    @property
    def clashes(self) -> bool:
        """Whether a birth, a sex or a patronymic shows two people, whatever the rest says."""
        return _clashes(self.comparison)

    @property
    def may_be_one(self) -> bool:
        """Whether they may be one person, as far as was compared and can be known of the rest."""
        if self.clashes:
            return False
        likely = self.comparison.score >= LEAST_SCORE
        return self.uncompared > 0 or (likely and self.comparison.verdict is not Verdict.DIFFERENT)

    @property
    def verdict(self) -> Verdict:
        """What the machine would say: nothing where not all was compared, unless it clashes."""
        is_open = self.uncompared and not self.clashes
        return Verdict.CANNOT_TELL if is_open else self.comparison.verdict


@lru_cache(maxsize=65536)
def _compared_once(one: Description, two: Description) -> Comparison:
    return compare(one, two)


def _clashes(found: Comparison) -> bool:
    return any(e.decides and e.about != "given" for e in found.evidence)


def compare_people(a: Person, b: Person) -> Compared:
    """Compare two people by their mentions.

    The pair of mentions that fits best speaks for them, unless some pair shows two people
    by birth, sex or patronymic: "I. Kozlov" fits father and son.

    Args:
        a: One person.
        b: Another.
    """
    mine, theirs = descriptions(a), descriptions(b)
    few, many = compared(len(mine), len(theirs))
    uncompared = len(mine) * len(theirs) - few * many
    mine, theirs = mine[:few], theirs[:many]
    if few * many >= _MANY:
        one, two = telling_pair([d for d, _ in mine], [d for d, _ in theirs])
        mine, theirs = mine[one : one + 1], theirs[two : two + 1]
    best: tuple[Comparison, str, str] | None = None
    for one_told, mention_a in mine:
        for two_told, mention_b in theirs:
            found = (_compared_once(one_told, two_told), mention_a, mention_b)
            if _clashes(found[0]):
                return Compared(*found, uncompared)
            if best is None or found[0].score > best[0].score:
                best = found
    assert best is not None  # noqa: S101 - a person has a mention
    return Compared(*best, uncompared)


@dataclass(frozen=True, slots=True)
class Undecided:
    """Who may be one person.

    Attributes:
        pairs: Every pair that is offered, the likeliest first.
        left_out: Ids of the people of whom some pairs are not offered.
    """

    pairs: tuple[Candidate, ...]
    left_out: frozenset[str]


def candidates_of(people: Sequence[Person], groups: Groups) -> tuple[Candidate, ...]:
    """Give every undecided pair that is offered, the likeliest first.

    Args:
        people: Everyone.
        groups: What the judgements join and keep apart.

    A pair judged UNSURE is given whatever its score.
    """
    return undecided_of(people, groups).pairs


def undecided_of(people: Sequence[Person], groups: Groups) -> Undecided:
    """Give the undecided pairs, and of whom some are left out.

    Of people who may be one a pair is left out only where both are offered with forty
    others; so each judgement of DIFFERENT brings in another.

    Args:
        people: Everyone.
        groups: What the judgements join and keep apart.
    """
    found = _Compared(people, groups)
    pairs = tuple(sorted(found.pairs, key=lambda c: (-c.score, c.a, c.b)))
    return Undecided(pairs, frozenset(people[at].id for at in found.left_out))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


class _Compared:
    """Everybody set beside those before them, one after the other."""

    def __init__(self, people: Sequence[Person], groups: Groups) -> None:
        self.people = people
        self.groups = groups
        self.root_of = [groups.root(person.mentions[0].id) for person in people]
        self.unsure = {_pair(groups.root(j.a), groups.root(j.b)): j.id for j in groups.unsure}
        self.pairs: list[Candidate] = []
        self.left_out: set[int] = set()
        self._offered = [0] * len(people)
        self._set_unsure_beside()
        index: NameIndex[int] = NameIndex()
        for at, person in enumerate(people):
            near = sorted({other for name in person.names for other in index.near(name)})
            for other in near:
                self._set_beside(at, other)
            beyond = {other for name in person.names for other in index.beyond(name)}
            if beyond.difference(near):
                self.left_out |= beyond.difference(near) | {at}
            for name in person.names:
                index.add(name, at)

    def _set_unsure_beside(self) -> None:
        at_root = {root: at for at, root in enumerate(self.root_of)}
        for one, two in self.unsure:
            if one in at_root and two in at_root and one != two:
                self._offer(self._compare(at_root[one], at_root[two]), at_root[one], at_root[two])

    def _set_beside(self, at: int, other: int) -> None:
        is_full = min(self._offered[at], self._offered[other]) >= MOST_BESIDE
        if is_full and {at, other} <= self.left_out:
            return
        if _pair(self.root_of[at], self.root_of[other]) in self.unsure:
            return
        candidate = self._compare(at, other)
        if candidate is not None and is_full:
            self.left_out |= {at, other}
        else:
            self._offer(candidate, at, other)

    def _compare(self, one: int, two: int) -> Candidate | None:
        roots = _pair(self.root_of[one], self.root_of[two])
        if self.groups.forbids(*roots) is not None:
            return None
        first, second = sorted((one, two))
        unsure = self.unsure.get(roots)
        return candidate_of(self.people[first], self.people[second], unsure=unsure)

    def _offer(self, candidate: Candidate | None, one: int, two: int) -> None:
        if candidate is not None:
            self.pairs.append(candidate)
            self._offered[one] += 1
            self._offered[two] += 1


def candidate_of(one: Person, two: Person, *, unsure: str | None = None) -> Candidate | None:
    """Say whether two people may be one, as far as their names and what is told of them go.

    Args:
        one: A person.
        two: Another.
        unsure: Id of an UNSURE judgement on them; such a pair is given whatever its score.
    """
    a, b = (one, two) if one.id <= two.id else (two, one)
    found = compare_people(a, b)
    if not found.may_be_one and unsure is None:
        return None
    return Candidate(
        a=a.id,
        b=b.id,
        mention_a=found.mention_a,
        mention_b=found.mention_b,
        comparison=found.comparison,
        unsure=unsure,
        uncompared=0 if found.clashes else found.uncompared,
    )
