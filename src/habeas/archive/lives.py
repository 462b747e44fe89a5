"""The rectangles: everyone's life as known from one entry to another, kept up to date.

When a decision, a judgement or an undo touches somebody, only the people whom
judgements connect with that mention are worked out again. A rectangle that changes is
closed at that entry and another opened, so that every past moment can still be asked.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
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
from habeas.archive.stored import content, row_of, somebody, told_rows
from habeas.model.claim import Claim
from habeas.model.judgement import Judged
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
    says: Hashable
    """The same for claims that say the same of a mention: any one of them says it all."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A person's rows as last made, to be made again only where what they rest on differs."""

    rules: Rules
    says: frozenset[Hashable]
    told: list[Row]
    lived: list[Row]
    traits: list[Row]


class _Known:
    """What claims about some mentions say, followed from one entry to later ones.

    Attributes:
        first: First claim about each mention that was ever recorded.
        live: Claims about each mention that are not taken back, by sequence number.
        accepted: Of these, those accepted, by what they say.
    """

    def __init__(self, versions: Iterable[_Version]) -> None:
        every = list(versions)
        self._coming = sorted(every, key=lambda v: v.from_seq, reverse=True)
        self._going = sorted(every, key=lambda v: v.to_seq, reverse=True)
        self.first: dict[str, int] = {}
        self.live: dict[str, dict[int, _Version]] = {}
        self.accepted: dict[str, dict[Hashable, dict[int, _Version]]] = {}

    def go_to(self, seq: int) -> None:
        """Go on to what was known after an entry; never back."""
        while self._coming and self._coming[-1].from_seq <= seq:
            self._add(self._coming.pop())
        while self._going and self._going[-1].to_seq <= seq:
            self._remove(self._going.pop())

    def claims(self, mention: str) -> list[Claim]:
        """Give what is accepted of a mention, each thing that is said once."""
        said = self.accepted.get(mention, {}).values()
        return [next(iter(same.values())).claim for same in said]

    def _add(self, version: _Version) -> None:
        seq, mention = version.claim_seq, version.mention
        self.first[mention] = min(self.first.get(mention, NEVER), seq)
        if version.state in LIVE:
            self.live.setdefault(mention, {})[seq] = version
        if version.state == "accepted":
            said = self.accepted.setdefault(mention, {})
            said.setdefault(version.says, {})[seq] = version

    def _remove(self, version: _Version) -> None:
        seq, mention = version.claim_seq, version.mention
        live, said = self.live.get(mention, {}), self.accepted.get(mention, {})
        same = said.get(version.says, {})
        # A later version of the claim may have come to stand in its place.
        if live.get(seq) is version:
            del live[seq]
        if same.get(seq) is version:
            del same[seq]
        if not live:
            self.live.pop(mention, None)
        if not same:
            said.pop(version.says, None)
        if not said:
            self.accepted.pop(mention, None)


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
        self._made: dict[str, _Made] = {}
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
        found: list[tuple[str, Any, Claim]] = []
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
            found.append((name, row, parsed[key]))
        # A claim that others name as what they repeat is not the same as one that says as much.
        named_as_origin = {claim.origin for claim in parsed.values()}
        for name, row, claim in found:
            says = (
                claim.body,
                claim.modality,
                claim.said_on,
                claim.attributed_to,
                claim.publisher,
                claim.origin,
                claim.id if claim.id in named_as_origin else None,
            )
            self.versions.setdefault(name, []).append(
                _Version(
                    row.claim, row.from_seq, row.to_seq, row.state, name, row.name, claim, says
                )
            )

    def work_out(self, names: set[str], seqs: Sequence[int]) -> None:
        """Bring the people behind one group of mentions up to date, entry by entry."""
        versions, judgements = self._of(names)
        before: set[str] = {person for person in self._possible(names) if person in self.open}
        known = _Known(versions)
        judged = {seq for j in judgements for seq in (j.judged.seq, *j.turns)}
        for seq in seqs:
            if seq in judged:
                self.changed.setdefault(seq, set()).update(self._possible(names))
            known.go_to(seq)
            in_force = [j.judged for j in judgements if j.stands_at(seq)]
            rows = self._people(known, in_force, self.rules.at(seq))
            for person in sorted(before | rows.keys()):
                self._change(person, rows.get(person, []), seq)
            before = set(rows)

    def _of(self, names: set[str]) -> tuple[list[_Version], list[JudgedOverTime]]:
        versions = [v for name in names for v in self.versions.get(name, ())]
        return versions, [j for j in self.judgements if j.judged.a in names]

    def differing(self, names: set[str], seq: int, rules: Rules) -> list[str]:
        """Give those among the people of some mentions whom other tables would change."""
        versions, judgements = self._of(names)
        known = _Known(versions)
        known.go_to(seq)
        in_force = [j.judged for j in judgements if j.stands_at(seq)]
        rows = self._people(known, in_force, rules)
        return [
            person
            for person in sorted({*self._possible(names)} & {*rows, *self.open})
            if Counter(map(content, rows.get(person, ())))
            != Counter(map(content, self.open.get(person, ())))
        ]

    def _people(
        self, known: _Known, in_force: Sequence[Judged], rules: Rules
    ) -> dict[str, list[Row]]:
        """Give the rows of everyone among some mentions."""
        from habeas.resolve import cluster
        from habeas.resolve.describe import DESCRIBED

        if not known.accepted:
            return {}
        claims = {name: known.claims(name) for name in known.accepted}
        told = {
            name: {
                (claim.body.field, claim.body.value)
                for claim in accepted
                if isinstance(claim.body, Attribute) and claim.body.field in DESCRIBED
            }
            for name, accepted in claims.items()
        }
        mentions = [
            Mention(
                id=name,
                source=name.split("#", 1)[0],
                name=known.live[name][min(known.live[name])].name,
                facts=tuple(sorted(told.get(name, ()))),
            )
            for name in sorted(known.live, key=lambda name: known.first[name])
        ]
        found: dict[str, list[Row]] = {}
        for person in cluster(mentions, in_force).people:
            of = [m.id for m in person.mentions if m.id in claims]
            if of:
                made = self._make(
                    person.id,
                    [claim for name in of for claim in claims[name]],
                    frozenset(says for name in of for says in known.accepted[name]),
                    rules,
                )
                rows = (*made.told, *made.lived, *made.traits)
                found[person.id] = [somebody(person.mentions), *rows]
        return found

    def _make(
        self, person: str, claims: Sequence[Claim], says: frozenset[Hashable], rules: Rules
    ) -> _Made:
        """Work a life out, unless what is told is what was told before."""
        from habeas.history.rectangles import rectangles
        from habeas.history.told import told_of

        last = self._made.get(person)
        if last is not None and last.rules == rules and last.says == says:
            return last
        parts = told_of(claims, rules=rules)
        told = told_rows(parts)
        traits = [row_of(r) for r in rectangles(person, claims, rules=rules, told=())]
        if last is not None and last.rules == rules and last.told == told:
            lived = last.lived
        else:
            lived = [row_of(r) for r in rectangles(person, (), rules=rules, told=parts)]
        made = self._made[person] = _Made(rules, says, told, lived, traits)
        return made

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
