"""Pairs of people who may be one: found by their keys, compared, not yet decided."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from habeas.model.person import Person
from habeas.names import Comparison, Description, Verdict, compare
from habeas.resolve.candidate import Candidate
from habeas.resolve.describe import describe
from habeas.resolve.index import NameIndex
from habeas.resolve.judgements import Groups

# A pair below this is not worth a person's time.
LEAST_SCORE = 0.4
# A person is set beside so many others at most, the earliest first: a name that fills a list
# is told apart by dates and people, not by more pairs.
MOST_BESIDE = 40
# Different descriptions of one person that are compared; the rest adds nothing new.
MOST_DESCRIPTIONS = 8


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


def candidates_of(people: Sequence[Person], groups: Groups) -> tuple[Candidate, ...]:
    """Give every undecided pair, the likeliest first.

    Args:
        people: Everyone.
        groups: What the judgements join and keep apart.

    A pair judged UNSURE is given whatever its score.
    """
    open_pairs = {_pair(groups.root(j.a), groups.root(j.b)): j.id for j in groups.unsure}
    found = list(_compared(people, groups, open_pairs))
    return tuple(sorted(found, key=lambda c: (-c.score, c.a, c.b)))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _compared(
    people: Sequence[Person], groups: Groups, open_pairs: dict[tuple[str, str], str]
) -> Iterator[Candidate]:
    index: NameIndex[int] = NameIndex()
    root_of = [groups.root(person.mentions[0].id) for person in people]
    at_root = {root: at for at, root in enumerate(root_of)}
    seen: set[tuple[int, int]] = set()
    for at, person in enumerate(people):
        near = sorted({other for name in person.names for other in index.near(name)})
        for name in person.names:
            index.add(name, at)
        seen |= {(other, at) for other in near[:MOST_BESIDE]}
    for one, two in open_pairs:
        if one in at_root and two in at_root and one != two:
            first, second = sorted((at_root[one], at_root[two]))
            seen.add((first, second))
    for first, second in sorted(seen):
        roots = _pair(root_of[first], root_of[second])
        if groups.forbids(*roots) is not None:
            continue
        candidate = candidate_of(people[first], people[second], unsure=open_pairs.get(roots))
        if candidate is not None:
            yield candidate


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
