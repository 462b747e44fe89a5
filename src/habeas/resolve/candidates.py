"""Pairs of people who may be one: found by their keys, compared, not yet decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.model.person import Person
from habeas.names import Comparison, Description, Verdict, compare
from habeas.resolve.candidate import Candidate
from habeas.resolve.describe import describe
from habeas.resolve.index import NameIndex
from habeas.resolve.judgements import Groups

# A pair below this is not worth a person's time.
LEAST_SCORE = 0.4
# Two people who are each offered with so many others are not offered together: a name that
# fills a list is told apart by dates and people, not by more pairs.
MOST_BESIDE = 40
# Different descriptions of one person that are compared. A pair that only another of them
# would make is not offered, and nothing says so.
MOST_DESCRIPTIONS = 24


def descriptions(person: Person) -> tuple[tuple[Description, str], ...]:
    """Give what differs among a person's mentions, each with its mention id.

    Args:
        person: The person.
    """
    found: dict[Description, str] = {}
    for mention in person.mentions:
        found.setdefault(describe(mention), mention.id)
    return tuple(found.items())[:MOST_DESCRIPTIONS]


@lru_cache(maxsize=65536)
def _compared_once(one: Description, two: Description) -> Comparison:
    return compare(one, two)


def compare_people(a: Person, b: Person) -> tuple[Comparison, str, str]:
    """Compare two people by their mentions.

    The pair of mentions that fits best speaks for them, unless some pair shows two people
    by birth, sex or patronymic: "I. Kozlov" fits father and son.

    Args:
        a: One person.
        b: Another.

    Returns:
        The comparison, and the mention of each that was compared.
    """
    best: tuple[Comparison, str, str] | None = None
    for one, mention_a in descriptions(a):
        for two, mention_b in descriptions(b):
            found = (_compared_once(one, two), mention_a, mention_b)
            if any(e.decides and e.about != "given" for e in found[0].evidence):
                return found
            if best is None or found[0].score > best[0].score:
                best = found
    assert best is not None  # noqa: S101 - a person has a mention
    return best


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
    comparison, mention_a, mention_b = compare_people(a, b)
    likely = comparison.verdict is not Verdict.DIFFERENT and comparison.score >= LEAST_SCORE
    if not likely and unsure is None:
        return None
    return Candidate(
        a=a.id,
        b=b.id,
        mention_a=mention_a,
        mention_b=mention_b,
        comparison=comparison,
        unsure=unsure,
    )
