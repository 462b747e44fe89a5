"""Which mentions judgements connect, and which entries touched them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, or_, select, tuple_

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import NEVER, entry, judgement, standing
from habeas.archive.database.statements import Prepared
from habeas.archive.ledger import undos
from habeas.archive.ledger.ledger import ids
from habeas.model.judgement import Judged, Judgement

Row = dict[str, Any]
Place = tuple[int, str]
"""A mention as stored: its source's sequence number and its key."""
# Run once for each of the sources that mention somebody, who may be many.
_SOURCE: Final = Prepared(
    select(entry.c.seq).where(
        entry.c.kind == "source",
        entry.c.commitment >= bindparam("low"),
        entry.c.commitment <= bindparam("high"),
    ),
    "low",
    "high",
)


@dataclass(frozen=True, slots=True)
class JudgedOverTime:
    """A judgement with the entries at which it was undone or restored."""

    judged: Judged
    turns: tuple[int, ...]

    def stands_at(self, seq: int) -> bool:
        """Say whether it is in force after one entry."""
        return undos.stands_at(self.judged.seq, self.turns, seq)


def of_people(names: Iterable[str]) -> tuple[str, ...]:
    """Keep what names a mention of a person: groups are judged by the ids of their figures."""
    return tuple(name for name in names if "#" in name)


def touches_of(connection: Connection, mentions: Iterable[str]) -> dict[int, set[str]]:
    """Give every entry that touched some mentions, by what is projected of it."""
    names = sorted(mentions)
    touched: dict[int, set[str]] = {}
    places = places_of(connection, names)
    for some in chunks(names):
        wanted = [places[name] for name in some if name in places]
        named = {place: name for name, place in places.items()}
        query = select(
            standing.c.source, standing.c.mention, standing.c.from_seq, standing.c.to_seq
        )
        query = query.where(tuple_(standing.c.source, standing.c.mention).in_(wanted))
        for of, key, since, until in connection.execute(query):
            touched.setdefault(since, set()).add(named[of, key])
            if until != NEVER:
                touched.setdefault(until, set()).add(named[of, key])
        for found in judgements_of(connection, some):
            for seq in (found.judged.seq, *found.turns):
                touched.setdefault(seq, set()).update((found.judged.a, found.judged.b))
    return touched


def places_of(connection: Connection, mentions: Iterable[str]) -> dict[str, Place]:
    """Find where mentions are stored; those of a source nobody has are left out."""
    split = {name: name.split("#", 1) for name in mentions}
    sources: dict[str, int] = {}
    for name in {of for of, _ in split.values()}:
        low, high = bytes.fromhex(name.ljust(64, "0")), bytes.fromhex(name.ljust(64, "f"))
        row = _SOURCE.first(connection, low, high)
        if row is not None:
            sources[name] = row[0]
    return {name: (sources[of], key) for name, (of, key) in split.items() if of in sources}


def judgements_of(connection: Connection, mentions: Sequence[str]) -> list[JudgedOverTime]:
    """Give all judgements about some mentions, in force or not."""
    found: dict[int, Row] = {}
    for some in chunks(mentions):
        query = select(judgement).where(or_(judgement.c.a.in_(some), judgement.c.b.in_(some)))
        found |= {row["seq"]: dict(row) for row in connection.execute(query).mappings()}
    turns = undos.turns_of(connection, found)
    names = ids(connection, sorted(found))
    return [
        JudgedOverTime(
            Judged(
                id=names[seq],
                a=row["a"],
                b=row["b"],
                judgement=Judgement(row["judgement"]),
                by=row["who"],
                why=row["why"],
                seq=seq,
            ),
            turns.get(seq, ()),
        )
        for seq, row in sorted(found.items())
    ]


def connected(connection: Connection, mentions: set[str]) -> list[set[str]]:
    """Group mentions with all that any judgement ever connected them with."""
    group: dict[str, set[str]] = {name: {name} for name in mentions}
    frontier = sorted(mentions)
    while frontier:
        known = set(group)
        for found in judgements_of(connection, frontier):
            a, b = found.judged.a, found.judged.b
            one, two = group.setdefault(a, {a}), group.setdefault(b, {b})
            if one is not two:
                one |= two
                for name in two:
                    group[name] = one
        frontier = sorted(group.keys() - known)
    unique = {id(names): names for names in group.values()}
    return sorted(unique.values(), key=min)
