"""The rectangles: everyone's life as known from one entry to another, kept up to date.

When a decision, a judgement or an undo touches somebody, only the people whom
judgements connect with that mention are worked out again. A rectangle that changes is
closed at that entry and another opened, so that every past moment can still be asked.

Where several entries touch somebody, not each works their life out (`habeas.archive.projections.late_lives`):
of the moments between, what is kept says how they are named, and that their life is late.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
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

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import NEVER, entry, payload, rectangle, source, standing
from habeas.archive.ledger import together
from habeas.archive.ledger.bodies import ActBody, ClaimBody, read_body
from habeas.archive.ledger.ledger import ids, tail
from habeas.archive.ledger.rules import RulesOverTime
from habeas.archive.ledger.seal import ID_DIGITS
from habeas.archive.projections import claim_records, late_lives, pairs, possible, sheet
from habeas.archive.projections.connections import (
    JudgedOverTime,
    connected,
    judgements_of,
    places_of,
    touches_of,
)
from habeas.archive.projections.knowledge import Known, Settling, Version
from habeas.archive.projections.late_lives import LATE
from habeas.archive.projections.rectangle_rows import content, row_of, somebody, told_rows
from habeas.history.rectangles import rectangles
from habeas.history.statements import told_of
from habeas.model.claim import Claim
from habeas.model.judgement import Judged
from habeas.model.person import Person
from habeas.resolve import cluster
from habeas.resolve.identity import person_id
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
class _Made:
    """A person's rows as last made, to be made again only where what they rest on differs."""

    rules: Rules
    says: frozenset[Hashable]
    told: list[Row]
    lived: list[Row]
    traits: list[Row]


def refresh(
    connection: Connection,
    touched: Mapping[int, Iterable[str]],
    *,
    ends: Mapping[int, int],
    everyone: Collection[int] = (),
    with_pairs: bool = True,
) -> None:
    """Bring the rectangles up to date, and who may be one.

    Args:
        connection: In the transaction that recorded the entries.
        touched: Sequence number to the ids of the mentions that the entry touched; all
            else about these entries is projected already. Of entries recorded together all
            that touch somebody are here.
        ends: The last of the entries recorded together with each that was not recorded alone.
        everyone: Sequence numbers at which other tables came into force: they touch all.
        with_pairs: False where the pairs will be made anew.
    """
    if not touched and not everyone:
        return
    if not everyone and late_lives.put_off(connection, touched, ends):
        return
    mentions = {name for names in touched.values() for name in names}
    if everyone:
        mentions |= _accepted_by(connection, max(everyone))
    groups = connected(connection, mentions)
    of_mention = {name: number for number, names in enumerate(groups) for name in names}
    due: dict[int, dict[int, set[str]]] = {
        number: {seq: set(names) for seq in everyone} for number, names in enumerate(groups)
    }
    for seq, touching in touched.items():
        for name in touching:
            due[of_mention[name]].setdefault(seq, set()).add(name)
    rules = RulesOverTime(connection)
    changed: dict[int, set[str]] = {}
    lived: set[str] = set()
    for start in range(0, len(groups), _BATCH):
        some = groups[start : start + _BATCH]
        lives = Lives(connection, {name for names in some for name in names}, rules)
        for number in range(start, start + len(some)):
            lives.work_out(groups[number], due[number], ends)
        lived |= lives.write()
        for seq, people in lives.changed.items():
            changed.setdefault(seq, set()).update(people)
    if with_pairs:
        paired = pairs.refresh(connection, changed)
        possible.refresh(connection, None if everyone else lived | paired)


def forget(connection: Connection, mentions: Iterable[str]) -> set[str]:
    """Delete every rectangle of the people behind some mentions, for all times.

    Returns:
        The mentions of all these people, to `make_again` once what they rested on is erased.
    """
    sheet.forget(connection)
    groups = connected(connection, set(mentions))
    names = {name for group in groups for name in group}
    people = sorted(map(person_id, names))
    for some in chunks(people):
        connection.execute(rectangle.delete().where(rectangle.c.person.in_(some)))
    possible.forget(connection, people)
    return names


def make_again(connection: Connection, mentions: Collection[str]) -> None:
    """Make the rectangles of forgotten people again, from what touches them now."""
    touched = touches_of(connection, mentions)
    for seq in RulesOverTime(connection).turns:
        touched.setdefault(seq, set()).update(mentions)
    ends = together.last_of(connection, touched)
    refresh(connection, touched, ends=ends, with_pairs=False)


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
        lives = Lives(connection, {name for names in some for name in names}, over_time)
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


class Lives:
    """Works out the people behind some connected mentions at each entry that touched them."""

    def __init__(self, connection: Connection, mentions: set[str], rules: RulesOverTime) -> None:
        self.connection = connection
        self.rules = rules
        self.versions: dict[str, list[Version]] = {}
        self._load(mentions)
        self.judgements = judgements_of(connection, sorted(mentions))
        self.open: dict[str, list[Row]] = {}
        self._changes: dict[str, list[int]] = {}
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
        claims: dict[tuple[int, bytes | None], Claim] = {}
        found: list[tuple[str, Any, Claim]] = []
        rows = self.connection.execute(query).all() if named else []
        for row in rows:
            act = row[-3]
            correction = None if act is None else read_body(act, ActBody).correction
            key = (row.claim, act if correction else None)
            name = named[row.source, row.mention]
            if key not in claims:
                claims[key] = claim_records.claim_from(
                    correction or read_body(row[-4], ClaimBody).record,
                    claim_id=row.commitment.hex()[:ID_DIGITS],
                    source_id=name.split("#", 1)[0],
                    said_on=row.said_on,
                    publisher=row.publisher,
                )
            found.append((name, row, claims[key]))
        # A claim that others name as what they repeat is not the same as one that says as much.
        named_as_origin = {claim.origin for claim in claims.values()}
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
                Version(row.claim, row.from_seq, row.to_seq, row.state, name, row.name, claim, says)
            )

    def work_out(
        self, names: set[str], due: Mapping[int, set[str]], ends: Mapping[int, int]
    ) -> None:
        """Bring the people behind one group of mentions up to date, entry by entry."""
        versions, judgements = self._of(names)
        before: set[str] = {person for person in self._possible(names) if person in self.open}
        known = Known(versions)
        judged = {seq for j in judgements for seq in (j.judged.seq, *j.turns)}
        always = {*judged, *self.rules.turns, *ends}
        noted: set[str] = set()
        for _, some in groupby(sorted(due), key=lambda seq: ends.get(seq, seq)):
            seqs = list(some)
            known.go_to(seqs[0] - 1)
            # Who is who is the same at all of them: only decisions are recorded together.
            in_force = [j.judged for j in judgements if j.stands_at(seqs[0])]
            if seqs[0] in judged:
                noted = set()
            settling = Settling(
                known,
                {seq: due[seq] for seq in seqs},
                in_force,
                lambda name, seq: seq in always or late_lives.is_due(self._told_until(name, seq)),
                noted,
            )
            for seq in seqs:
                if seq in judged:
                    self.changed.setdefault(seq, set()).update(self._possible(names))
                if not settling.go_to(seq, due[seq]):
                    continue
                root = settling.root
                settled = settling.settled(seq, due[seq])
                behind = set(map(root, due[seq])) - settled
                rows = self._people(
                    known,
                    in_force,
                    self.rules.at(seq),
                    settled={name for name in known.live if root(name) in settled},
                    behind={name for name in known.live if root(name) in behind},
                )
                for person in sorted(before | rows.keys()):
                    self._change(person, rows.get(person, []), seq)
                before = set(rows)

    def _told_until(self, name: str, seq: int) -> int:
        """Say how often it had changed by an entry what stands of a mention."""
        if name not in self._changes:
            self._changes[name] = sorted(v.from_seq for v in self.versions.get(name, ()))
        return bisect_right(self._changes[name], seq)

    def at(self, names: set[str], seq: int, people: Collection[str]) -> dict[str, list[Row]]:
        """Work out some of the people of a group of mentions as known after an entry.

        Args:
            names: The group.
            seq: The entry.
            people: Their ids.
        """
        rows = self._everyone(names, seq, self.rules.at(seq))
        return {person: of for person, of in rows.items() if person in people}

    def _everyone(self, names: set[str], seq: int, rules: Rules) -> dict[str, list[Row]]:
        versions, judgements = self._of(names)
        known = Known(versions)
        known.go_to(seq)
        in_force = [j.judged for j in judgements if j.stands_at(seq)]
        return self._people(known, in_force, rules)

    def _of(self, names: set[str]) -> tuple[list[Version], list[JudgedOverTime]]:
        versions = [v for name in names for v in self.versions.get(name, ())]
        return versions, [j for j in self.judgements if j.judged.a in names]

    def differing(self, names: set[str], seq: int, rules: Rules) -> list[str]:
        """Give those among the people of some mentions whom other tables would change."""
        rows = self._everyone(names, seq, rules)
        kept = {person: self.open.get(person, []) for person in self._possible(names)}
        if any(row["part"] == late_lives.PART for of in kept.values() for row in of):
            kept |= self._everyone(names, seq, self.rules.at(seq))
        return [
            person
            for person in sorted(kept)
            if Counter(map(content, rows.get(person, ()))) != Counter(map(content, kept[person]))
        ]

    def _people(
        self,
        known: Known,
        in_force: Sequence[Judged],
        rules: Rules,
        *,
        settled: Collection[str] | None = None,
        behind: Collection[str] = (),
    ) -> dict[str, list[Row]]:
        """Give the rows of everyone among some mentions.

        Args:
            known: What is known of the mentions.
            in_force: The judgements in force.
            rules: The tables in force.
            settled: Mentions of those whose life is worked out; None for everyone's.
            behind: Mentions of those of whom all but the names stays as it was kept, late.
        """
        if not known.accepted:
            return {}
        mentions = [
            mention
            for name in sorted(known.live, key=lambda name: known.first[name])
            if (mention := known.mention(name)) is not None
        ]
        found: dict[str, list[Row]] = {}
        for person in cluster(mentions, in_force).people:
            own = {mention.id for mention in person.mentions}
            of = [name for name in own if name in known.accepted]
            if not of:
                continue
            named = somebody(person.mentions)
            kept = [row for row in self.open.get(person.id, ()) if row["part"]]
            if not own.isdisjoint(behind):
                lived = (
                    kept if any(row["part"] == late_lives.PART for row in kept) else [LATE, *kept]
                )
            elif settled is not None and own.isdisjoint(settled) and self._is_known(named, person):
                lived = kept
            else:
                lived = self._made_of(person.id, of, known, rules)
            found[person.id] = [named, *lived]
        return found

    def _is_known(self, named: Row, person: Person) -> bool:
        """Say whether somebody is kept by the same names: nothing of them has changed."""
        return any(content(row) == content(named) for row in self.open.get(person.id, ()))

    def _made_of(self, person: str, names: Sequence[str], known: Known, rules: Rules) -> list[Row]:
        made = self._make(
            person,
            [claim for name in names for claim in known.claims(name)],
            frozenset(says for name in names for says in known.accepted[name]),
            rules,
        )
        return [*made.told, *made.lived, *made.traits]

    def _make(
        self, person: str, claims: Sequence[Claim], says: frozenset[Hashable], rules: Rules
    ) -> _Made:
        """Work a life out, unless what is told is what was told before."""
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

    def write(self) -> set[str]:
        """Store what was closed and opened; give the people of whom something was."""
        fresh = {(row["person"], row["from_seq"], row["spot"]) for row in self.new}
        closed = [r for r in self.closed if (r["who"], r["since"], r["at_spot"]) not in fresh]
        if self.new:
            self.connection.execute(insert(rectangle), self.new)
        if closed:
            self.connection.execute(_CLOSE, closed)
        people = {*(r["person"] for r in self.new), *(r["who"] for r in closed)}
        sheet.note(self.connection, people)
        return people
