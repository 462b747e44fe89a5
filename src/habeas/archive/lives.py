"""The rectangles: everyone's spells as known from one entry to another, kept up to date.

When a decision, a judgement or an undo touches somebody, only the people whom
judgements connect with that mention are worked out again. A rectangle that changes is
closed at that entry and another opened, so that every past moment can still be asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, tuple_, update

from habeas.archive import intake
from habeas.archive.canonical import parse
from habeas.archive.connected import JudgedOverTime, connected, judgements_of, places_of, touches_of
from habeas.archive.schema import (
    NEVER,
    entry,
    payload,
    rectangle,
    source,
    standing,
)
from habeas.archive.seal import ID_DIGITS
from habeas.archive.state import LIVE
from habeas.archive.stored import NOBODY, content, row_of
from habeas.model.claim import Claim
from habeas.model.person import Mention

Row = dict[str, Any]
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


def refresh(connection: Connection, touched: Mapping[int, Iterable[str]]) -> None:
    """Bring the rectangles up to date.

    Args:
        connection: In the transaction that recorded the entries.
        touched: Sequence number to the ids of the mentions that the entry touched; all
            else about these entries is projected already.
    """
    if not touched:
        return
    groups = connected(connection, {name for names in touched.values() for name in names})
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
    for names in connected(connection, set(mentions)):
        people = [person_id(name) for name in names]
        connection.execute(rectangle.delete().where(rectangle.c.person.in_(people)))
        for seq, touching in touches_of(connection, names).items():
            touched.setdefault(seq, set()).update(touching)
    return touched


class _Lives:
    """Works out the people behind some connected mentions at each entry that touched them."""

    def __init__(self, connection: Connection, mentions: set[str]) -> None:
        from habeas.resolve.identity import person_id

        self.connection = connection
        self.versions: dict[str, list[_Version]] = {}
        self._load(mentions)
        self.judgements = judgements_of(connection, sorted(mentions))
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
        places = places_of(self.connection, mentions)
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
        wanted = Counter(content(row) for row in rows)
        kept, spot = [], 0
        for row in self.open.get(person, []):
            same = content(row)
            if wanted[same] > 0:
                wanted[same] -= 1
                kept.append(row)
            else:
                self._close(row, seq)
        for row in rows:
            same = content(row)
            if wanted[same] > 0:
                wanted[same] -= 1
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
    seq: int, versions: Sequence[_Version], judgements: Sequence[JudgedOverTime]
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
            found[person.id] = [NOBODY, *map(row_of, lived)]
    return found
