"""Ledger entries in, projections out: the one way any projected row is ever made.

The same code runs when an entry is appended and when everything is rebuilt, so the
two cannot differ.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from habeas.archive.database.schema import (
    NEVER,
    PROJECTIONS,
    act,
    claim,
    entry,
    erased,
    judgement,
    possible_person,
    source,
    standing,
    undo,
    waiting,
)
from habeas.archive.database.statements import Prepared, insertion
from habeas.archive.ledger import ledger, parts, rules, together, undos
from habeas.archive.ledger.canonical import canonical
from habeas.archive.ledger.given_data import GivenData, given_data
from habeas.archive.ledger.ledger import Sealed
from habeas.archive.ledger.seal import ID_DIGITS, Entry
from habeas.archive.projections import lives, pairs, possible, sheet
from habeas.archive.projections.claim_index import fingerprint, mention_columns, said_day
from habeas.archive.projections.claim_state import UNREVIEWED
from habeas.archive.projections.connections import of_people
from habeas.model.snapshot import digest

Row = dict[str, Any]
_BATCH: Final = 5000
ACTS: Final = ("decision", "retract")
_CLOSE: Final = (
    update(standing)
    .where(standing.c.claim == bindparam("of"), standing.c.from_seq == bindparam("since"))
    .values(to_seq=bindparam("until"))
)
_SAID_DAY: Final = Prepared(select(source.c.said_day).where(source.c.seq == bindparam("of")), "of")
_COMMITMENT: Final = Prepared(
    select(entry.c.commitment).where(entry.c.seq == bindparam("of")), "of"
)
_INSERTS: Final = {t.name: (insertion(t), tuple(t.columns.keys())) for t in PROJECTIONS}
_FEW: Final = 100
_JUDGED: Final = Prepared(
    select(judgement.c.seq).where(
        or_(judgement.c.a == bindparam("name"), judgement.c.b == bindparam("also"))
    ),
    "name",
    "also",
)
_PAIRS: Final = select(judgement.c.a, judgement.c.b)
_COUNT: Final = Prepared(
    update(waiting)
    .where(waiting.c.matter == bindparam("about"))
    .values(count=waiting.c.count + bindparam("more")),
    "about",
    "more",
)
_FIRST: Final = insertion(waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp:
    """What whoever recorded some entries looked up before, so that it is not done twice.

    Attributes:
        said_days: Source to the day by which it was surely published.
        source_ids: Source to its id.
        prints: Claim to its fingerprint.
    """

    said_days: Mapping[int, int] = field(default_factory=dict)
    source_ids: Mapping[int, str] = field(default_factory=dict)
    prints: Mapping[int, bytes] = field(default_factory=dict)


_NOTHING: Final = LookedUp()


def project(
    connection: Connection, sealed: Iterable[Sealed], *, known: LookedUp = _NOTHING
) -> None:
    """Bring the projections up to date with some entries, given in ledger order."""
    for batch in _batches(sealed):
        _Batch(connection, batch, known=known).apply()


def _batches(sealed: Iterable[Sealed]) -> Iterator[list[Sealed]]:
    """Take some entries at a time, and those recorded together always all."""
    entries = iter(sealed)
    while batch := list(islice(entries, _BATCH)):
        held = next((item.body for item in reversed(batch) if item.body is not None), None)
        span = together.span_of(held)
        if span is not None:
            batch += islice(entries, max(0, span[1] - batch[-1].entry.seq))
        yield batch


def rebuild(connection: Connection, *, renewed: bool = False) -> None:
    """Make every projection anew from the ledger alone.

    But for pairs that another comparison of names has found, which are kept.

    Args:
        connection: In a transaction.
        renewed: Whether the tables are new, so that there are no pairs to keep.
    """
    own = renewed or pairs.is_own(connection)
    for table in PROJECTIONS:
        if own or table not in pairs.TABLES:
            connection.execute(delete(table))
    sheet.forget(connection)
    connection.execute(delete(possible_person))
    for batch in _batches(ledger.walk(connection)):
        _Batch(connection, batch, with_pairs=False).apply()
    if own:
        pairs.refold(connection)
    possible.refresh(connection)
    sheet.renew(connection)


class _Batch:
    """Projects some entries: looks up what they touch, changes it in memory, writes it."""

    def __init__(
        self,
        connection: Connection,
        batch: Sequence[Sealed],
        *,
        with_pairs: bool = True,
        known: LookedUp = _NOTHING,
    ) -> None:
        self.connection = connection
        # False where all pairs will be made anew at the end.
        self.with_pairs = with_pairs
        self.batch = batch
        self.rows: dict[str, list[Row]] = {t.name: [] for t in PROJECTIONS}
        # The open standing and the acts of each claim the batch touches.
        self.open: dict[int, Row] = {}
        self.acts: dict[int, list[Row]] = {}
        self.said_days = dict(known.said_days)
        self.prints = known.prints
        self.closings: list[Row] = []
        # Which mentions each entry touched, for the rectangles.
        self.touched: dict[int, set[str]] = {}
        # The last of those recorded together with each of these entries, if not alone.
        self.ends: dict[int, int] = {}
        # Entries at which other tables came into force.
        self.everyone: set[int] = set()
        self.source_ids = dict(known.source_ids)
        self.judged: set[str] | None = None
        self.changed_acts: list[Row] = []
        # How many more claims wait for a decision, by what they are about.
        self.waiting: Counter[str] = Counter()

    def apply(self, *, refresh: bool = True) -> None:
        touched = {s.entry.target for s in self.batch if s.entry.kind in ACTS}
        self._load({seq for seq in touched if seq is not None})
        for item in self.batch:
            kind, body = item.entry.kind, item.body
            if kind == "undo":
                self._undo(item)
            elif kind == "erase":
                self._write()
                self._refresh()
                self._erase(item)
            elif body is None:
                continue
            elif kind == "source":
                self._source(item, body)
            elif kind == "claim":
                self._claim(item, body)
            elif kind in ACTS:
                self._act(item, body)
            elif kind == "judgement":
                self._judgement(item, body)
            elif (given := given_data(kind, body)) is not None:
                self._given(item, body, given)
        self._write()
        if refresh:
            self._refresh()

    def _refresh(self) -> None:
        lives.refresh(
            self.connection,
            self.touched,
            ends=self.ends,
            everyone=self.everyone,
            with_pairs=self.with_pairs,
        )
        self.touched, self.everyone = {}, set()

    def _load(self, claims: set[int]) -> None:
        wanted = sorted(claims - self.open.keys())
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            query = select(standing).where(standing.c.claim.in_(some), standing.c.to_seq == NEVER)
            for found in self.connection.execute(query).mappings():
                self.open[found["claim"]] = dict(found)
            acts = select(act).where(act.c.claim.in_(some)).order_by(act.c.seq)
            for found in self.connection.execute(acts).mappings():
                self.acts.setdefault(found["claim"], []).append(dict(found))

    def _source(self, item: Sealed, body: Row) -> None:
        seq = item.entry.seq
        original = parts.read(self.connection, seq, parts.BYTES)
        columns = source.c.keys()
        row = {name: body[name] for name in columns if name in body}
        row["seq"] = seq
        row["said_day"] = self.said_days[seq] = said_day(body["said_on"], item.entry.at)
        row["sha256"] = "" if original is None else digest(original)
        self.rows["source"].append(row)

    def _claim(self, item: Sealed, body: Row) -> None:
        seq, of, record = item.entry.seq, item.entry.target, body["record"]
        assert of is not None  # noqa: S101 - a claim is always a source's
        mark = self.prints.get(seq) or fingerprint(of, record)
        self.rows["claim"].append({"seq": seq, "source": of, "fingerprint": mark})
        row = {
            "claim": seq,
            "from_seq": seq,
            "to_seq": NEVER,
            "state": record["confidence"],
            "act": None,
            "source": of,
            "said_day": self._said_day(of, record, item.entry.at),
            "marking": body["marking"],
        } | mention_columns(record)
        self.open[seq] = row
        self.rows["standing"].append(row)
        self._count(row, 1)
        # A proposal alone changes nobody's life, unless it brings back a mention that
        # judgements know.
        if row["mention"] is not None and self._is_judged(self._mention(row)):
            self._touch(seq, row)

    def _is_judged(self, name: str) -> bool:
        if self.judged is None and len(self.batch) < _FEW:
            return _JUDGED.first(self.connection, name, name) is not None
        return name in self._judged()

    def _judged(self) -> set[str]:
        if self.judged is None:
            rows = self.connection.execute(_PAIRS).all()
            self.judged = {name for row in rows for name in row}
        return self.judged

    def _mention(self, row: Row) -> str:
        of = row["source"]
        if of not in self.source_ids:
            found = _COMMITMENT.first(self.connection, of)
            self.source_ids[of] = found[0].hex()[:ID_DIGITS] if found else ""
        return f"{self.source_ids[of]}#{row['mention']}"

    def _touch(self, seq: int, *rows: Row) -> None:
        names = {self._mention(row) for row in rows if row["mention"] is not None}
        if names:
            self.touched.setdefault(seq, set()).update(names)

    def _said_day(self, of: int, record: Row, at: int) -> int:
        if record.get("said_on"):
            return said_day(record["said_on"], at)
        if of not in self.said_days:
            found = _SAID_DAY.first(self.connection, of)
            # A source that was erased keeps its claims' own instant.
            self.said_days[of] = found[0] if found else said_day(None, at)
        return self.said_days[of]

    def _act(self, item: Sealed, body: Row) -> None:
        of = item.entry.target
        if of not in self.open:
            return
        row = {
            "seq": item.entry.seq,
            "claim": of,
            "verdict": body.get("decision", "retract"),
            "in_force": 1,
        }
        self.acts.setdefault(of, []).append(row)
        self.rows["act"].append(row)
        span = together.span_of(body)
        if span is not None:
            self.ends[item.entry.seq] = span[1]
        self._restand(of, item.entry.seq)

    def _undo(self, item: Sealed) -> None:
        target = item.entry.target
        assert target is not None  # noqa: S101 - an undo always undoes something
        base = undos.base_of(self.connection, target, self.rows["undo"])
        self.rows["undo"].append({"seq": item.entry.seq, "target": target, "base": base})
        judged = self._pair(base)
        if judged:
            self.touched.setdefault(item.entry.seq, set()).update(judged)
        if rules.is_tables(self.connection, base, self.rows["definition"]):
            self.everyone.add(item.entry.seq)
        for of, rows in self._acts_at(base):
            for row in rows:
                if row["seq"] == base:
                    row["in_force"] = 1 - row["in_force"]
                    self.changed_acts.append(row)
            self._restand(of, item.entry.seq)

    def _pair(self, seq: int) -> tuple[str, ...]:
        for row in self.rows["judgement"]:
            if row["seq"] == seq:
                return of_people((row["a"], row["b"]))
        query = select(judgement.c.a, judgement.c.b).where(judgement.c.seq == seq)
        found = self.connection.execute(query).first()
        return () if found is None else of_people((found.a, found.b))

    def _acts_at(self, base: int) -> list[tuple[int, list[Row]]]:
        self._write()
        of = self.connection.execute(select(act.c.claim).where(act.c.seq == base)).scalar()
        if of is None:
            return []
        self._load({of})
        return [(of, self.acts[of])]

    def _restand(self, of: int, seq: int) -> None:
        """Close the claim's open standing and open the one that its acts now give."""
        old = self.open[of]
        state, by = self._state(of)
        if (state, by) == (old["state"], old["act"]):
            return
        new = old | self._columns(of, old) | {"from_seq": seq, "state": state, "act": by}
        if old["from_seq"] < seq:
            self.closings.append({"of": of, "since": old["from_seq"], "until": seq})
        self.open[of] = new
        self.rows["standing"].append(new)
        self._count(old, -1)
        self._count(new, 1)
        self._touch(seq, old, new)

    def _count(self, row: Row, more: int) -> None:
        if row["state"] in UNREVIEWED:
            self.waiting[row["matter"]] += more

    def _state(self, of: int) -> tuple[str, int | None]:
        in_force = [row for row in self.acts.get(of, ()) if row["in_force"]]
        retracts = [row for row in in_force if row["verdict"] == "retract"]
        if retracts:
            return "retracted", retracts[-1]["seq"]
        if in_force:
            last = in_force[-1]
            return ("rejected" if last["verdict"] == "reject" else "accepted"), last["seq"]
        first = ledger.read(self.connection, of).body
        return (first["record"]["confidence"] if first else "proposed"), None

    def _columns(self, of: int, old: Row) -> Row:
        """Give the columns read from the record in force, where a correction changed it."""
        acts = self.acts.get(of, ())
        if not any(row["verdict"] == "correct" for row in acts):
            return {}
        decisions = [r for r in acts if r["in_force"] and r["verdict"] != "retract"]
        original = ledger.read(self.connection, of)
        record = (original.body or {}).get("record", old)
        if decisions and decisions[-1]["verdict"] == "correct":
            seq = decisions[-1]["seq"]
            held = next((s.body for s in self.batch if s.entry.seq == seq), None)
            body = held or ledger.read(self.connection, seq).body or {}
            record = body.get("correction", record)
        day = self._said_day(old["source"], record, original.entry.at)
        return mention_columns(record) | {"said_day": day}

    def _judgement(self, item: Sealed, body: Row) -> None:
        row = {"seq": item.entry.seq, "who": body["by"]}
        self.rows["judgement"].append(
            row | {name: body[name] for name in ("a", "b", "judgement", "why")}
        )
        mentions = of_people((body["a"], body["b"]))
        if mentions:
            self.touched.setdefault(item.entry.seq, set()).update(mentions)
        self._judged().update(mentions)

    def _given(self, item: Sealed, body: Row, kind: GivenData) -> None:
        if kind is GivenData.TABLES:
            self.everyone.add(item.entry.seq)
        self.rows["definition"].append(
            {
                "seq": item.entry.seq,
                "kind": kind.value,
                "id": body.get("id", ""),
                "version": body.get("version", ""),
                "sha256": digest(canonical(body["data"])),
            }
        )

    def _erase(self, item: Sealed) -> None:
        """Forget what an erase entry names, and recount what it stood in the way of."""
        target = item.entry.target
        assert target is not None  # noqa: S101 - an erasure always names something
        named = ledger.read(self.connection, target).entry
        execute = self.connection.execute
        of_claim = named.kind == "claim"
        again = lives.forget(self.connection, self._mentions_of(named))
        execute(
            insert(erased),
            {
                "target": target,
                "seq": item.entry.seq,
                "kind": named.kind,
                "source": named.target if of_claim else None,
            },
        )
        if of_claim:
            execute(update(source).where(source.c.seq == named.target).values(sha256=""))
            self._forget(target)
            execute(delete(claim).where(claim.c.source == named.target, claim.c.seq == target))
        elif named.kind in ACTS and named.target is not None:
            self._replay(named.target, before=item.entry.seq)
        for table in (source, judgement):
            execute(delete(table).where(table.c.seq == target))
        lives.make_again(self.connection, again)
        if self.with_pairs:
            pairs.after_erasure(self.connection, again, item.entry.seq)
            possible.refresh(self.connection)
            sheet.renew(self.connection)
        self.open.clear()
        self.acts.clear()
        self._load({s.entry.target or 0 for s in self.batch if s.entry.kind in ACTS})

    def _mentions_of(self, named: Entry) -> set[str]:
        """Give the mentions whose people change, at any time, when an entry goes."""
        if named.kind == "judgement":
            return set(self._pair(named.seq))
        of = named.target if named.kind in ACTS else named.seq
        query = select(standing.c.source, standing.c.mention).where(
            standing.c.claim == of, standing.c.mention.is_not(None)
        )
        return {self._mention(dict(row)) for row in self.connection.execute(query).mappings()}

    def _replay(self, of: int, *, before: int) -> None:
        """Work out one claim's standings again, now that an act of it is gone."""
        found = ledger.read(self.connection, of)
        if found.body is None:
            return
        self._forget(of)
        of_source = claim.c.source == found.entry.target
        self.connection.execute(delete(claim).where(of_source, claim.c.seq == of))
        acts = select(entry.c.seq).where(
            entry.c.target == of, entry.c.kind.in_(ACTS), entry.c.seq < before
        )
        undos = select(undo.c.seq).where(undo.c.base.in_(acts), undo.c.seq < before)
        seqs = sorted(self.connection.execute(acts.union(undos)).scalars())
        self.connection.execute(delete(undo).where(undo.c.seq.in_(seqs)))
        again = [found, *(ledger.read(self.connection, seq) for seq in seqs)]
        _Batch(self.connection, again).apply(refresh=False)

    def _forget(self, of: int) -> None:
        """Delete how a claim has stood, and stop counting it among those that wait."""
        now = select(standing.c.state, standing.c.matter).where(
            standing.c.claim == of, standing.c.to_seq == NEVER
        )
        for row in self.connection.execute(now).mappings():
            self._count(dict(row), -1)
        for table in (standing, act):
            self.connection.execute(delete(table).where(table.c.claim == of))

    def _write(self) -> None:
        execute = self.connection.execute
        # Closings first touch rows already stored; those of this batch are stored before.
        for table in PROJECTIONS:
            rows = self.rows[table.name]
            if rows:
                put, names = _INSERTS[table.name]
                put.many(self.connection, [tuple([row.get(n) for n in names]) for row in rows])
                self.rows[table.name] = []
        if self.closings:
            execute(_CLOSE, self.closings)
            self.closings = []
        for row in self.changed_acts:
            execute(update(act).where(act.c.seq == row["seq"]).values(in_force=row["in_force"]))
        self.changed_acts = []
        self._write_waiting()

    def _write_waiting(self) -> None:
        changed = {about: more for about, more in self.waiting.items() if more}
        for about, more in sorted(changed.items()):
            cursor = _COUNT.run(self.connection, about, more)
            if cursor.rowcount == 0:
                _FIRST.run(self.connection, about, more).close()
            cursor.close()
        if any(more < 0 for more in changed.values()):
            self.connection.execute(delete(waiting).where(waiting.c.count == 0))
        self.waiting.clear()
