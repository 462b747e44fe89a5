"""What judgements say of people who may be one, after each entry."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from habeas.archive.database.schema import judgement
from habeas.archive.projections.connections import JudgedOverTime, connected, judgements_of
from habeas.archive.projections.rectangle_rows import person_from
from habeas.model.person import Person
from habeas.resolve.identity import person_id
from habeas.resolve.judgements import group

Version = tuple[int, int, bytes]
"""How somebody was known from one entry to another."""
Known = Callable[[str, int], Person | None]
"""Gives somebody as known after one entry."""


class Judging:
    """What judgements say of some people, after each entry."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.people: set[str] = set()
        self.group_of: dict[str, int] = {}
        self.members: list[list[str]] = []
        self.judgements: list[list[JudgedOverTime]] = []
        self.groups: dict[tuple[int, tuple[int, ...]], Any] = {}
        found = connection.execute(select(judgement.c.seq).limit(1)).first()
        self._is_empty = found is None
        self._read: set[str] = set()

    def read(self, versions: Mapping[str, list[Version]]) -> None:
        """Read what was judged of some people, before they are asked about.

        Args:
            versions: How each was known.
        """
        fresh = versions.keys() - self._read
        if self._is_empty or not fresh:
            return
        self._read |= fresh
        first = {
            person_from(who, profile).mentions[0].id
            for who in fresh - self.group_of.keys()
            for _, _, profile in versions[who]
        }
        for names in connected(self.connection, first):
            people = sorted({person_id(name) for name in names})
            if len(names) < 2 or not self.group_of.keys().isdisjoint(people):
                continue
            self.group_of.update(dict.fromkeys(people, len(self.members)))
            self.members.append(people)
            self.judgements.append(judgements_of(self.connection, sorted(names)))
            self.people.update(people)

    def _groups(self, number: int, seq: int) -> Any:
        standing = [j.judged for j in self.judgements[number] if j.stands_at(seq)]
        key = (number, tuple(judged.seq for judged in standing))
        if key not in self.groups:
            self.groups[key] = group(standing)
        return self.groups[key]

    def with_whom(self, who: str, seq: int, known: Known) -> set[str]:
        """Give the people with whom a judgement has ever named somebody, up to an entry."""
        number = self.group_of.get(who)
        if number is None:
            return set()
        groups = self._groups(number, seq)
        of_root: dict[str, str] = {}
        for other in self.members[number]:
            person = known(other, seq)
            if person is not None:
                of_root[groups.root(person.mentions[0].id)] = other
        found = set()
        for judged in (j.judged for j in self.judgements[number] if j.judged.seq <= seq):
            pair = {of_root.get(groups.root(judged.a)), of_root.get(groups.root(judged.b))}
            if who in pair:
                found |= pair
        return {other for other in found if other is not None and other != who}

    def between(self, one: Person, two: Person, seq: int) -> tuple[bool, str | None]:
        """Say whether a judgement keeps two people apart, and which leaves them open."""
        number = self.group_of.get(one.id)
        if number is None or number != self.group_of.get(two.id):
            return False, None
        groups = self._groups(number, seq)
        a, b = groups.root(one.mentions[0].id), groups.root(two.mentions[0].id)
        if groups.forbids(a, b) is not None:
            return True, None
        unsure = [j.id for j in groups.unsure if {groups.root(j.a), groups.root(j.b)} == {a, b}]
        return False, unsure[-1] if unsure else None
