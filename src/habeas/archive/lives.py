"""The rectangles: everyone's spells as known from one entry to another, kept up to date.

When a decision, a judgement or an undo touches somebody, only the people whom
judgements connect with that mention are worked out again. A rectangle that changes is
closed at that entry and another opened, so that every past moment can still be asked.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, or_, select, tuple_, update

from habeas.archive import intake
from habeas.archive.canonical import parse
from habeas.archive.ledger import ids
from habeas.archive.schema import (
    NEVER,
    entry,
    judgement,
    payload,
    rectangle,
    source,
    standing,
    undo,
)
from habeas.archive.seal import ID_DIGITS
from habeas.archive.state import LIVE
from habeas.model.claim import Claim
from habeas.model.judgement import Judged, Judgement
from habeas.model.person import Mention
from habeas.model.spell import Spell

Row = dict[str, Any]
Place = tuple[int, str]
"""A mention as stored: its source's sequence number and its key."""

# As `habeas.count` has it: beyond any day of the calendar.
FOREVER: Final = 2**30
_BATCH: Final = 500
_CLOSE: Final = (
    update(rectangle)
    .where(
        rectangle.c.person == bindparam("who"),
        rectangle.c.from_seq == bindparam("since"),
        rectangle.c.spot == bindparam("at_spot"),
    )
    .values(to_seq=bindparam("until"))
)


@dataclass(frozen=True, slots=True)
class _Version:
    """A claim about a mention, as it stood from one entry to another."""

    claim_seq: int
    from_seq: int
    to_seq: int
    state: str
    mention: str
    name: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Judged:
    """A judgement with the entries at which it was undone or restored."""

    judged: Judged
    turns: tuple[int, ...]

    def stands_at(self, seq: int) -> bool:
        undone = sum(turn <= seq for turn in self.turns) % 2
        return self.judged.seq <= seq and not undone


def refresh(connection: Connection, touched: Mapping[int, Iterable[str]]) -> None:
    """Bring the rectangles up to date.

    Args:
        connection: In the transaction that recorded the entries.
        touched: Sequence number to the ids of the mentions that the entry touched; all
            else about these entries is projected already.
    """
    if not touched:
        return
    groups = _connected(connection, {name for names in touched.values() for name in names})
    of_mention = {name: number for number, names in enumerate(groups) for name in names}
    due: dict[int, set[int]] = {}
    for seq, names in touched.items():
        for name in names:
            due.setdefault(of_mention[name], set()).add(seq)
    for start in range(0, len(groups), _BATCH):
        some = groups[start : start + _BATCH]
        lives = _Lives(connection, {name for names in some for name in names})
        for number in range(start, start + len(some)):
            lives.work_out(groups[number], sorted(due[number]))
        lives.write()


def forget(connection: Connection, mentions: Iterable[str]) -> dict[int, set[str]]:
    """Delete every rectangle of the people behind some mentions, for all times.

    Returns:
        What to `refresh` with, once what they rested on is erased.
    """
    from habeas.resolve.identity import person_id

    touched: dict[int, set[str]] = {}
    for names in _connected(connection, set(mentions)):
        people = [person_id(name) for name in names]
        connection.execute(rectangle.delete().where(rectangle.c.person.in_(people)))
        for seq, touching in touches_of(connection, names).items():
            touched.setdefault(seq, set()).update(touching)
    return touched


def touches_of(connection: Connection, mentions: Iterable[str]) -> dict[int, set[str]]:
    """Give every entry that touched some mentions, by what is projected of it."""
    names = sorted(mentions)
    touched: dict[int, set[str]] = {}
    places = _places(connection, names)
    for start in range(0, len(names), _BATCH):
        some = names[start : start + _BATCH]
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
        for found in _judgements(connection, some):
            for seq in (found.judged.seq, *found.turns):
                touched.setdefault(seq, set()).update((found.judged.a, found.judged.b))
    return touched


def _places(connection: Connection, mentions: Iterable[str]) -> dict[str, Place]:
    """Find where mentions are stored; those of a source nobody has are left out."""
    split = {name: name.split("#", 1) for name in mentions}
    sources: dict[str, int] = {}
    query = select(entry.c.seq, entry.c.commitment).where(entry.c.kind == "source")
    for name in {of for of, _ in split.values()}:
        low, high = bytes.fromhex(name.ljust(64, "0")), bytes.fromhex(name.ljust(64, "f"))
        row = connection.execute(
            query.where(entry.c.commitment >= low, entry.c.commitment <= high)
        ).first()
        if row is not None:
            sources[name] = row.seq
    return {name: (sources[of], key) for name, (of, key) in split.items() if of in sources}


def _judgements(connection: Connection, mentions: Sequence[str]) -> list[_Judged]:
    """Give all judgements about some mentions, in force or not."""
    found: dict[int, Row] = {}
    for start in range(0, len(mentions), _BATCH):
        some = mentions[start : start + _BATCH]
        query = select(judgement).where(or_(judgement.c.a.in_(some), judgement.c.b.in_(some)))
        found |= {row["seq"]: dict(row) for row in connection.execute(query).mappings()}
    turns: dict[int, list[int]] = {}
    query = select(undo.c.base, undo.c.seq).where(undo.c.base.in_(list(found)))
    for base, seq in connection.execute(query) if found else ():
        turns.setdefault(base, []).append(seq)
    names = ids(connection, sorted(found))
    return [
        _Judged(
            Judged(
                id=names[seq],
                a=row["a"],
                b=row["b"],
                judgement=Judgement(row["judgement"]),
                by=row["who"],
                why=row["why"],
                seq=seq,
            ),
            tuple(turns.get(seq, ())),
        )
        for seq, row in sorted(found.items())
    ]


def _connected(connection: Connection, mentions: set[str]) -> list[set[str]]:
    """Group mentions with all that any judgement ever connected them with."""
    group: dict[str, set[str]] = {name: {name} for name in mentions}
    frontier = sorted(mentions)
    while frontier:
        known = set(group)
        for found in _judgements(connection, frontier):
            a, b = found.judged.a, found.judged.b
            one, two = group.setdefault(a, {a}), group.setdefault(b, {b})
            if one is not two:
                one |= two
                for name in two:
                    group[name] = one
        frontier = sorted(group.keys() - known)
    unique = {id(names): names for names in group.values()}
    return sorted(unique.values(), key=min)


class _Lives:
    """Works out the people behind some connected mentions at each entry that touched them."""

    def __init__(self, connection: Connection, mentions: set[str]) -> None:
        from habeas.resolve.identity import person_id

        self.connection = connection
        self.versions: dict[str, list[_Version]] = {}
        self._load(mentions)
        self.judgements = _judgements(connection, sorted(mentions))
        self.open: dict[str, list[Row]] = {}
        self.new: list[Row] = []
        self.closed: list[Row] = []
        people = [person_id(name) for name in mentions]
        query = select(rectangle).where(rectangle.c.person.in_(people), rectangle.c.to_seq == NEVER)
        for row in connection.execute(
            query.order_by(rectangle.c.from_seq, rectangle.c.spot)
        ).mappings():
            self.open.setdefault(row["person"], []).append(dict(row))

    def _load(self, mentions: set[str]) -> None:
        places = _places(self.connection, mentions)
        named = {place: name for name, place in places.items()}
        acts = payload.alias()
        query = (
            select(standing, entry.c.commitment, payload.c.body, acts.c.body, source.c.said_on)
            .join(entry, entry.c.seq == standing.c.claim)
            .join(payload, payload.c.seq == standing.c.claim)
            .join(source, source.c.seq == standing.c.source)
            .join(acts, acts.c.seq == standing.c.act, isouter=True)
            .where(tuple_(standing.c.source, standing.c.mention).in_(list(named)))
        )
        parsed: dict[tuple[int, bytes | None], Claim] = {}
        rows = self.connection.execute(query).all() if named else []
        for row in rows:
            act = row[-2]
            correction = parse(act).get("correction") if act is not None else None
            key = (row.claim, act if correction else None)
            name = named[row.source, row.mention]
            if key not in parsed:
                record = correction or parse(row[-3])["record"]
                record["said_on"] = record.get("said_on") or row.said_on
                claim_id = row.commitment.hex()[:ID_DIGITS]
                of = name.split("#", 1)[0]
                parsed[key] = intake.claim_from(record, claim_id=claim_id, source_id=of)
            self.versions.setdefault(name, []).append(
                _Version(
                    row.claim, row.from_seq, row.to_seq, row.state, name, row.name, parsed[key]
                )
            )

    def work_out(self, names: set[str], seqs: Sequence[int]) -> None:
        """Bring the people behind one group of mentions up to date, entry by entry."""
        versions = [v for name in names for v in self.versions.get(name, ())]
        judgements = [j for j in self.judgements if j.judged.a in names]
        before: set[str] = {person for person in self._possible(names) if person in self.open}
        for seq in seqs:
            rows = _people_at(seq, versions, judgements)
            for person in sorted(before | rows.keys()):
                self._change(person, rows.get(person, []), seq)
            before = set(rows)

    @staticmethod
    def _possible(names: set[str]) -> list[str]:
        from habeas.resolve.identity import person_id

        return [person_id(name) for name in names]

    def _change(self, person: str, rows: list[Row], seq: int) -> None:
        """Close what no longer holds of a person and open what now does."""
        wanted = Counter(_content(row) for row in rows)
        kept, spot = [], 0
        for row in self.open.get(person, []):
            content = _content(row)
            if wanted[content] > 0:
                wanted[content] -= 1
                kept.append(row)
            else:
                self._close(row, seq)
        for row in rows:
            content = _content(row)
            if wanted[content] > 0:
                wanted[content] -= 1
                opened = row | {"person": person, "from_seq": seq, "to_seq": NEVER, "spot": spot}
                spot += 1
                kept.append(opened)
                self.new.append(opened)
        if kept:
            self.open[person] = kept
        else:
            self.open.pop(person, None)

    def _close(self, row: Row, seq: int) -> None:
        row["to_seq"] = seq
        self.closed.append(
            {"who": row["person"], "since": row["from_seq"], "at_spot": row["spot"], "until": seq}
        )

    def write(self) -> None:
        """Store what was closed and opened."""
        fresh = {(row["person"], row["from_seq"], row["spot"]) for row in self.new}
        closed = [r for r in self.closed if (r["who"], r["since"], r["at_spot"]) not in fresh]
        if self.new:
            self.connection.execute(insert(rectangle), self.new)
        if closed:
            self.connection.execute(_CLOSE, closed)


def _people_at(
    seq: int, versions: Sequence[_Version], judgements: Sequence[_Judged]
) -> dict[str, list[Row]]:
    """Give the rows of everyone among some mentions, as known after one entry."""
    from habeas.history import spells, traits
    from habeas.resolve import cluster

    recorded = [v for v in versions if v.from_seq <= seq]
    first: dict[str, int] = {}
    for version in recorded:
        place = first.get(version.mention, NEVER)
        first[version.mention] = min(place, version.claim_seq)
    now = [v for v in recorded if seq < v.to_seq and v.state in LIVE]
    accepted: dict[str, list[Claim]] = {}
    names: dict[str, str] = {}
    for version in sorted(now, key=lambda v: v.claim_seq):
        names.setdefault(version.mention, version.name)
        if version.state == "accepted":
            accepted.setdefault(version.mention, []).append(version.claim)
    if not accepted:
        return {}
    mentions = [
        Mention(id=name, source=name.split("#", 1)[0], name=names[name])
        for name in sorted(names, key=lambda name: first[name])
    ]
    found: dict[str, list[Row]] = {}
    in_force = [j.judged for j in judgements if j.stands_at(seq)]
    for person in cluster(mentions, in_force).people:
        claims = [c for m in person.mentions for c in accepted.get(m.id, ())]
        if claims:
            lived = (*spells(person.id, claims), *traits(person.id, claims))
            found[person.id] = [_NOBODY, *map(_row, lived)]
    return found


# Says that a person is known, also where nothing is known of them on any axis.
_NOBODY: Final[Row] = {
    "axis": "",
    "value": "",
    "from_earliest": 0,
    "from_latest": 0,
    "to_earliest": 0,
    "to_latest": 0,
    "disputed": 0,
    "begins": 0,
    "witnesses": 0,
    "spell": b"",
}


def _content(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _NOBODY)


def _row(spell: Spell) -> Row:
    return {
        "axis": spell.axis,
        "value": spell.value,
        "from_earliest": _day(spell.from_earliest, -FOREVER),
        "from_latest": _day(spell.from_latest, FOREVER),
        "to_earliest": _day(spell.to_earliest, FOREVER),
        "to_latest": _day(spell.to_latest, FOREVER),
        "disputed": int(spell.disputed or spell.tentative),
        "begins": int(spell.begins),
        "witnesses": spell.witnesses,
        "spell": json.dumps(asdict(spell), default=date.isoformat, ensure_ascii=False).encode(),
    }


def _day(day: date | None, absent: int) -> int:
    return absent if day is None else day.toordinal()


_DAYS: Final = ("from_earliest", "from_latest", "to_earliest", "to_latest", "last_reported")


def spell_from(data: bytes) -> Spell:
    """Give back a spell as it was stored."""
    fields = json.loads(data)
    for name in _DAYS:
        if fields[name] is not None:
            fields[name] = date.fromisoformat(fields[name])
    for name in ("claims", "origins"):
        fields[name] = tuple(fields.get(name, ()))
    return Spell(**fields)
