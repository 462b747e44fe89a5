"""Who is who: mentions joined into people by recorded judgements, and by nothing else."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from habeas.model.judgement import Judged
from habeas.model.person import Mention, Person
from habeas.resolve.candidate import Candidate
from habeas.resolve.candidates import Undecided, undecided_of
from habeas.resolve.judgements import Groups, group

# Crockford's digits: no letter that is read as another.
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


@lru_cache(maxsize=1_000_000)
def person_id(mention: str) -> str:
    """Give the id of the person whose earliest mention this is.

    It depends on the mention's id alone, so it is the same in every run and on every
    machine, and a merge that is undone gives every id back.

    Args:
        mention: A mention id.

    Examples:
        >>> person_id("s1#Zora Quill") == person_id("s1#Zora Quill")
        True
    """
    number = int.from_bytes(hashlib.sha256(mention.encode()).digest()[:8])
    digits = (_DIGITS[(number >> shift) & 31] for shift in range(0, 60, 5))
    return "p" + "".join(digits)


@dataclass(frozen=True)
class Identity:
    """People as the judgements in force make them.

    Attributes:
        people: Everyone, in the order of their earliest mention.
        person_of: Mention id to person id.
        redirects: Person ids that lead to another, to the one they lead to.
        groups: The joined ids and what keeps them apart.
    """

    people: tuple[Person, ...]
    person_of: Mapping[str, str]
    redirects: Mapping[str, str]
    groups: Groups

    @cached_property
    def by_id(self) -> Mapping[str, Person]:
        """People by their id."""
        return MappingProxyType({person.id: person for person in self.people})

    @property
    def undecided(self) -> tuple[Candidate, ...]:
        """Pairs that may be one person and that nobody has decided.

        Each widens a count, which holds every way of judging it. A pair judged UNSURE is
        among them until someone decides.
        """
        return self._undecided.pairs

    @property
    def left_out(self) -> frozenset[str]:
        """People of whom more pairs exist than are offered."""
        return self._undecided.left_out

    @cached_property
    def _undecided(self) -> Undecided:
        return undecided_of(self.people, self.groups)

    @property
    def refused(self) -> tuple[tuple[Judged, Judged], ...]:
        """SAME judgements a DIFFERENT stands against, each with it; empty in a checked ledger."""
        return tuple(self.groups.refused)

    def current(self, person: str) -> str:
        """Follow an older id to the one in use; an id in use, or unknown, is given back.

        Args:
            person: A person id.
        """
        return self.redirects.get(person, person)


def cluster(mentions: Sequence[Mention], judgements: Sequence[Judged]) -> Identity:
    """Join mentions into people.

    A pure function: the mentions and judgements known at a past moment give the identity
    as it was known then, and leaving a judgement out (undoing it) gives back exactly what
    there was without it.

    Args:
        mentions: Every mention, in the order of the ledger; a repeated id is one mention.
        judgements: Judgements that are not undone, in any order.

    Returns:
        People under every judgement in force: SAME joins, DIFFERENT keeps apart, UNSURE
        leaves two people who may be one.
    """
    groups = group(judgements)
    members: dict[str, list[Mention]] = {}
    for mention in {m.id: m for m in reversed(mentions)}.values():
        members.setdefault(groups.root(mention.id), []).append(mention)
    # Both reversals: the first of a repeated id wins, and order is the ledger's.
    ordered = [list(reversed(found)) for found in reversed(list(members.values()))]
    place = {mention.id: at for at, mention in reversed(list(enumerate(mentions)))}
    ordered.sort(key=lambda found: min(place[m.id] for m in found))
    return _assemble(ordered, place, groups)


def _assemble(
    ordered: Sequence[Sequence[Mention]], place: Mapping[str, int], groups: Groups
) -> Identity:
    people = []
    person_of: dict[str, str] = {}
    redirects: dict[str, str] = {}
    joined: dict[str, list[str]] = {}
    for mention_id in groups.parent:
        joined.setdefault(groups.root(mention_id), []).append(mention_id)
    for found in ordered:
        first = min(found, key=lambda m: place[m.id])
        person = person_id(first.id)
        # A judged mention that is gone (retracted, erased) still leads where it was joined.
        ids = {m.id for m in found} | set(joined.get(groups.root(first.id), ()))
        older = tuple(sorted({person_id(m) for m in ids} - {person}))
        for mention in found:
            person_of[mention.id] = person
        redirects.update(dict.fromkeys(older, person))
        people.append(
            Person(
                id=person,
                mentions=tuple(sorted(found, key=lambda m: m.id)),
                redirects=older,
            )
        )
    return Identity(tuple(people), MappingProxyType(person_of), MappingProxyType(redirects), groups)
