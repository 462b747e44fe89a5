"""Possible persons: what would be known of some people together, if they were one.

Two of whom nobody has judged whether they are one count as either, and what would be known
of both together takes long to work out. It is worked out when what is told of them is
recorded, and kept with a mark of what it was worked out from: the rows of each. Rows never
change, so whoever asks about a moment at which the same rows hold may use it; for any other
it is worked out again. It is a copy of what follows from the rectangles, of those who may be
one person now, and can be dropped at any time.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from sqlalchemy import Connection, delete, insert, or_, select

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import NEVER, candidate, possible_person
from habeas.archive.ledger.rules import RulesOverTime
from habeas.archive.projections import rectangle_arrays, sheet
from habeas.count.clusters import MOST_EXACT, Cluster, Pair, Who, clusters_of, records_of
from habeas.count.rectangle_table import RectangleTable
from habeas.count.rectangles import Rectangles
from habeas.vocabulary.rules import Rules

Life = tuple[str, list[tuple[str, int, int, str, int]]]
"""A possible person: the mark, and the rectangles' part, first and last day, code and how sure."""

_NOW: Final = NEVER - 1
_DIGEST: Final = 16
_encode: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of some people at a moment, each as a digest of the rows that hold.

    Attributes:
        of: By person id; without those of whom what is kept is late.
        turn: The entry at which the tables in force came into force; 0 at the founding.
    """

    of: Mapping[str, bytes]
    turn: int

    @classmethod
    def at(cls, rows: RectangleTable, known: int, turn: int) -> "Marks":
        """Read them from the rows that hold.

        Args:
            rows: All rows of some people that hold after an entry, and no other.
            known: The entry.
            turn: As above.
        """
        people, person = rows.people, rows.rows.person
        named = np.stack([rows.rows.recorded_from, rows.spot], axis=1).astype("<i4")
        late = rectangle_arrays.late_in(rows, known)
        starts = np.flatnonzero(np.diff(person, prepend=-1)).tolist()
        found = {}
        for start, end in zip(starts, [*starts[1:], len(person)], strict=True):
            who = people[person[start]]
            if who not in late:
                found[who] = _digest(named[start:end].tobytes())
        return cls(found, turn)

    def of_union(self, name: str) -> str | None:
        """Give the mark of a possible person; None where one of the people is late."""
        own = [self.of.get(who) for who in records_of(name)]
        known = [mark for mark in own if mark is not None]
        if len(known) < len(own):
            return None
        return _digest(b"".join((self.turn.to_bytes(4, "big"), *known))).hex()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


def read(connection: Connection, marks: Marks, rules: "Rules") -> "Rectangles":
    """Give the possible persons that are kept as they are at a moment.

    Args:
        connection: Any.
        marks: What is known of the people then.
        rules: The tables in force then.
    """
    lives = {
        name: life
        for name, (mark, life) in everything(connection).items()
        if mark == marks.of_union(name)
    }
    rows = ((name, *row) for name, life in lives.items() for row in life)
    return Rectangles.of_rows(lives, rows, rules=rules)


def refresh(connection: Connection, people: Collection[str] | None = None) -> None:
    """Work possible persons out, where what is kept is not what would be known of them now.

    Args:
        connection: In a transaction; the rectangles and the pairs are as they are now.
        people: Those of whom anything may have changed; None for everybody.
    """
    pairs = _pairs(connection) if people is None else _pairs_near(connection, people)
    clusters = [found for found in clusters_of(pairs) if found.is_exact]
    if people is None:
        leads = set(connection.execute(select(possible_person.c.lead)).scalars())
    else:
        # Whoever leads no cluster now may have led one.
        leads = {who for pair in pairs for who in pair}.union(people)
    _drop(connection, leads.difference(cluster.members[0] for cluster in clusters))
    if clusters:
        over_time = RulesOverTime(connection)
        turn, rules = over_time.turn(_NOW), over_time.at(_NOW)
        for few in chunks(clusters):
            _keep(connection, few, turn, rules)


def forget(connection: Connection, people: Collection[str]) -> None:
    """Drop what is kept of some people and those they may be one with.

    Args:
        connection: In a transaction.
        people: Their ids.
    """
    gone, query = set(people), select(possible_person.c.lead, possible_person.c.data)
    named = [(lead, json.loads(data)) for lead, data in connection.execute(query)]
    _drop(
        connection,
        {lead for lead, of in named if any(not gone.isdisjoint(records_of(n)) for n in of)},
    )


def everything(connection: Connection) -> dict[str, Life]:
    """Give all that is kept, by the possible persons' ids."""
    return _lives(connection.execute(select(possible_person.c.data)).scalars())


def is_other(before: Mapping[str, Life], after: Mapping[str, Life]) -> bool:
    """Say whether something was kept that is something else when it is worked out again.

    Args:
        before: All that was kept.
        after: All that is kept now that it was made anew.
    """
    return any(
        name in after and after[name][0] == mark and after[name][1] != life
        for name, (mark, life) in before.items()
    )


def _lives(data: Iterable[bytes]) -> dict[str, Life]:
    found: dict[str, Life] = {}
    for of in json.loads(b"[" + b",".join(data) + b"]"):
        found |= of
    return found


def _drop(connection: Connection, leads: Iterable[str]) -> None:
    for some in chunks(sorted(leads)):
        connection.execute(delete(possible_person).where(possible_person.c.lead.in_(some)))


def _pairs(connection: Connection) -> list["Pair"]:
    query = select(candidate.c.a, candidate.c.b).where(candidate.c.to_seq == NEVER)
    return [(a, b) for a, b in connection.execute(query)]


def _pairs_near(connection: Connection, people: Collection[str]) -> set["Pair"]:
    """Give the undecided pairs of some people and of all whom pairs connect with them.

    Not all where they are too many for each way of judging to be tried, but enough to see it.
    """
    pairs: set[Pair] = set()
    read: set[str] = set()
    todo = set(people)
    for _ in range(MOST_EXACT):
        for some in chunks(sorted(todo)):
            either = or_(candidate.c.a.in_(some), candidate.c.b.in_(some))
            query = select(candidate.c.a, candidate.c.b).where(candidate.c.to_seq == NEVER, either)
            pairs.update((a, b) for a, b in connection.execute(query))
        read |= todo
        exact = (found.members for found in clusters_of(pairs) if found.is_exact)
        todo = {who for members in exact for who in members} - read
        if not todo:
            break
    return pairs


def _keep(connection: Connection, clusters: Sequence["Cluster"], turn: int, rules: "Rules") -> None:
    """Work out the possible persons of some clusters, but for those kept as they are."""
    people = sorted({who for cluster in clusters for who in cluster.members})
    rows = sheet.rows_now(connection, people)
    marks = Marks.at(rows, _NOW, turn)
    leads = [cluster.members[0] for cluster in clusters]
    query = select(possible_person).where(possible_person.c.lead.in_(leads))
    held = {row.lead: row.data for row in connection.execute(query)}
    old = _lives(held.values())
    wanted = {
        name: mark
        for cluster in clusters
        for name in cluster.unions()
        if (mark := marks.of_union(name)) is not None
    }
    missing = [name for name, mark in wanted.items() if name not in old or old[name][0] != mark]
    if missing:
        among = {who for name in missing for who in records_of(name)}
        records = rectangle_arrays.load(
            rows, _NOW, lambda people: rectangle_arrays.told_at(connection, people, _NOW), rules
        ).only(among)
        for name, life in Who(records).lives(missing).items():
            old[name] = wanted[name], [(r.part, r.first, r.last, r.code, int(r.sure)) for r in life]
    data = {
        cluster.members[0]: _encode(
            {name: old[name] for name in cluster.unions() if name in wanted}
        ).encode()
        for cluster in clusters
    }
    new = [{"lead": lead, "data": of} for lead, of in data.items() if held.get(lead) != of]
    _drop(connection, [str(row["lead"]) for row in new])
    if new:
        connection.execute(insert(possible_person), new)
