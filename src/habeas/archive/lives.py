"""The rectangles: everyone's life as known from one entry to another, kept up to date.

When a decision, a judgement or an undo touches somebody, only the people whom
judgements connect with that mention are worked out again. A rectangle that changes is
closed at that entry and another opened, so that every past moment can still be asked.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Connection,
    bindparam,
    distinct,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from habeas.archive import intake, pairs, sheet
from habeas.archive.canonical import parse
from habeas.archive.connected import JudgedOverTime, connected, judgements_of, places_of, touches_of
from habeas.archive.ledger import ids, tail
from habeas.archive.rules import RulesOverTime
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
from habeas.archive.stored import content, row_of, somebody, told_row
from habeas.model.claim import Claim
from habeas.model.person import Attribute, Mention
from habeas.vocabulary.rules import Rules

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


def refresh(
    connection: Connection,
    touched: Mapping[int, Iterable[str]],
    *,
    everyone: Collection[int] = (),
    with_pairs: bool = True,
) -> None:
    """Bring the rectangles up to date, and who may be one.

    Args:
        connection: In the transaction that recorded the entries.
        touched: Sequence number to the ids of the mentions that the entry touched; all
            else about these entries is projected already.
        everyone: Sequence numbers at which other tables came into force: they touch all.
        with_pairs: False where the pairs will be made anew.
    """
    if not touched and not everyone:
        return
    mentions = {name for names in touched.values() for name in names}
    if everyone:
        mentions |= _accepted_by(connection, max(everyone))
    groups = connected(connection, mentions)
    of_mention = {name: number for number, names in enumerate(groups) for name in names}
    due: dict[int, set[int]] = {}
    for seq, names in touched.items():
        for name in names:
            due.setdefault(of_mention[name], set()).add(seq)
    rules = RulesOverTime(connection)
    changed: dict[int, set[str]] = {}
    for start in range(0, len(groups), _BATCH):
        some = groups[start : start + _BATCH]
        lives = _Lives(connection, {name for names in some for name in names}, rules)
        for number in range(start, start + len(some)):
            lives.work_out(groups[number], sorted({*due.get(number, ()), *everyone}))
        lives.write()
        for seq, people in lives.changed.items():
            changed.setdefault(seq, set()).update(people)
    if with_pairs:
        pairs.refresh(connection, changed)


def forget(connection: Connection, mentions: Iterable[str]) -> dict[int, set[str]]:
    """Delete every rectangle of the people behind some mentions, for all times.

    Returns:
        What to `refresh` with, once what they rested on is erased.
    """
    from habeas.resolve.identity import person_id

    sheet.forget(connection)
    touched: dict[int, set[str]] = {}
    turns = RulesOverTime(connection).turns
    for names in connected(connection, set(mentions)):
        people = [person_id(name) for name in names]
        connection.execute(rectangle.delete().where(rectangle.c.person.in_(people)))
        for seq, touching in touches_of(connection, names).items():
            touched.setdefault(seq, set()).update(touching)
        for seq in turns:
            touched.setdefault(seq, set()).update(names)
    return touched


def differing(
    connection: Connection, rules: Rules, *, step: Callable[[int, int], None] | None = None
) -> Iterator[str]:
    """Find the people whose history other tables would change, as known now.

    Args:
        connection: Any; nothing is written.
        rules: The other tables.
        step: Told after each batch how many of how many groups of mentions are done.

    Yields:
        Person ids.
    """
    seq = tail(connection)[0]
    groups = connected(connection, _accepted_by(connection, seq))
    over_time = RulesOverTime(connection)
    for start in range(0, len(groups), _BATCH):
        some = groups[start : start + _BATCH]
        lives = _Lives(connection, {name for names in some for name in names}, over_time)
        for names in some:
            yield from lives.differing(names, seq, rules)
        if step is not None:
            step(start + len(some), len(groups))


def changed_at(connection: Connection, seq: int) -> int:
    """Say of how many people one entry closed or opened rectangles."""
    touched = or_(rectangle.c.from_seq == seq, rectangle.c.to_seq == seq)
    query = select(func.count(distinct(rectangle.c.person))).where(touched)
    return int(connection.execute(query).scalar_one())


def _accepted_by(connection: Connection, seq: int) -> set[str]:
    """Give the mentions of which anything had ever been accepted by an entry."""
    query = (
        select(standing.c.source, standing.c.mention)
        .where(
            standing.c.state == "accepted",
            standing.c.from_seq <= seq,
            standing.c.mention.is_not(None),
        )
        .distinct()
    )
    rows = connection.execute(query).all()
    names = ids(connection, sorted({row.source for row in rows}))
    return {f"{names[row.source]}#{row.mention}" for row in rows}


class _Lives:
    """Works out the people behind some connected mentions at each entry that touched them."""

    def __init__(self, connection: Connection, mentions: set[str], rules: RulesOverTime) -> None:
        from habeas.resolve.identity import person_id

        self.connection = connection
        self.rules = rules
        self.versions: dict[str, list[_Version]] = {}
        self._load(mentions)
        self.judgements = judgements_of(connection, sorted(mentions))
        self.open: dict[str, list[Row]] = {}
        self.new: list[Row] = []
        self.closed: list[Row] = []
        # Whose names or judgements changed with which entry.
        self.changed: dict[int, set[str]] = {}
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
            select(
                standing,
                entry.c.commitment,
                payload.c.body,
                acts.c.body,
                source.c.publisher,
                source.c.said_on,
            )
            .join(entry, entry.c.seq == standing.c.claim)
            .join(payload, payload.c.seq == standing.c.claim)
            .join(source, source.c.seq == standing.c.source)
            .join(acts, acts.c.seq == standing.c.act, isouter=True)
            .where(tuple_(standing.c.source, standing.c.mention).in_(list(named)))
        )
        parsed: dict[tuple[int, bytes | None], Claim] = {}
        rows = self.connection.execute(query).all() if named else []
        for row in rows:
            act = row[-3]
            correction = parse(act).get("correction") if act is not None else None
            key = (row.claim, act if correction else None)
            name = named[row.source, row.mention]
            if key not in parsed:
                record = correction or parse(row[-4])["record"]
                record["said_on"] = record.get("said_on") or row.said_on
                claim_id = row.commitment.hex()[:ID_DIGITS]
                of = name.split("#", 1)[0]
                parsed[key] = intake.claim_from(
                    record, claim_id=claim_id, source_id=of, publisher=row.publisher
                )
            self.versions.setdefault(name, []).append(
                _Version(
                    row.claim, row.from_seq, row.to_seq, row.state, name, row.name, parsed[key]
                )
            )

    def work_out(self, names: set[str], seqs: Sequence[int]) -> None:
        """Bring the people behind one group of mentions up to date, entry by entry."""
        versions, judgements = self._of(names)
        before: set[str] = {person for person in self._possible(names) if person in self.open}
        judged = {seq for j in judgements for seq in (j.judged.seq, *j.turns)}
        for seq in seqs:
            if seq in judged:
                self.changed.setdefault(seq, set()).update(self._possible(names))
            rows = _people_at(seq, versions, judgements, self.rules.at(seq))
            for person in sorted(before | rows.keys()):
                self._change(person, rows.get(person, []), seq)
            before = set(rows)

    def _of(self, names: set[str]) -> tuple[list[_Version], list[JudgedOverTime]]:
        versions = [v for name in names for v in self.versions.get(name, ())]
        return versions, [j for j in self.judgements if j.judged.a in names]

    def differing(self, names: set[str], seq: int, rules: Rules) -> list[str]:
        """Give those among the people of some mentions whom other tables would change."""
        rows = _people_at(seq, *self._of(names), rules)
        return [
            person
            for person in sorted({*self._possible(names)} & {*rows, *self.open})
            if Counter(map(content, rows.get(person, ())))
            != Counter(map(content, self.open.get(person, ())))
        ]

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
                self._note(opened, seq)
        if kept:
            self.open[person] = kept
        else:
            self.open.pop(person, None)

    def _note(self, row: Row, seq: int) -> None:
        if not row["part"]:
            self.changed.setdefault(seq, set()).add(row["person"])

    def _close(self, row: Row, seq: int) -> None:
        self._note(row, seq)
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
        sheet.note(self.connection, {*(r["person"] for r in self.new), *(r["who"] for r in closed)})


def _people_at(
    seq: int, versions: Sequence[_Version], judgements: Sequence[JudgedOverTime], rules: Rules
) -> dict[str, list[Row]]:
    """Give the rows of everyone among some mentions, as known after one entry."""
    from habeas.history.rectangles import rectangles
    from habeas.history.told import told_of
    from habeas.resolve import cluster
    from habeas.resolve.describe import DESCRIBED

    recorded = [v for v in versions if v.from_seq <= seq]
    first: dict[str, int] = {}
    for version in recorded:
        place = first.get(version.mention, NEVER)
        first[version.mention] = min(place, version.claim_seq)
    now = [v for v in recorded if seq < v.to_seq and v.state in LIVE]
    accepted: dict[str, list[Claim]] = {}
    names: dict[str, str] = {}
    told: dict[str, set[tuple[str, str]]] = {}
    for version in sorted(now, key=lambda v: v.claim_seq):
        names.setdefault(version.mention, version.name)
        if version.state == "accepted":
            accepted.setdefault(version.mention, []).append(version.claim)
            body = version.claim.body
            if isinstance(body, Attribute) and body.field in DESCRIBED:
                told.setdefault(version.mention, set()).add((body.field, body.value))
    if not accepted:
        return {}
    mentions = [
        Mention(
            id=name,
            source=name.split("#", 1)[0],
            name=names[name],
            facts=tuple(sorted(told.get(name, ()))),
        )
        for name in sorted(names, key=lambda name: first[name])
    ]
    found: dict[str, list[Row]] = {}
    in_force = [j.judged for j in judgements if j.stands_at(seq)]
    for person in cluster(mentions, in_force).people:
        claims = [c for m in person.mentions for c in accepted.get(m.id, ())]
        if claims:
            parts = told_of(claims, rules=rules)
            lived = rectangles(person.id, claims, rules=rules, told=parts)
            found[person.id] = [somebody(person.mentions), told_row(parts), *map(row_of, lived)]
    return found
