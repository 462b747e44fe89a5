"""What was recorded, as known at a moment: sources, claims, definitions, history."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    select,
)

from habeas.archive.database.schema import (
    definition,
    entry,
    erased,
    payload,
    source,
    standing,
    undo,
    waiting,
)
from habeas.archive.ledger import ledger, moment, parts
from habeas.archive.ledger.bodies import (
    ActBody,
    ClaimBody,
    FoundingBody,
    GivenBody,
    body_of,
    read_body,
)
from habeas.archive.ledger.given_data import GivenData
from habeas.archive.ledger.ledger import ids, instant
from habeas.archive.ledger.rules import RulesOverTime
from habeas.archive.ledger.seal import ID_DIGITS
from habeas.archive.ledger.undos import is_undone
from habeas.archive.projections import claim_records
from habeas.archive.projections.claim_state import (
    LIVE,
    UNREVIEWED,
    ClaimState,
    DefinitionVersion,
    GivenFacts,
    HistoryLine,
)
from habeas.archive.recording import explanations
from habeas.archive.store import Store
from habeas.archive.view.meaning import Turn, turns
from habeas.errors import UnknownIdError
from habeas.model.claim import Confidence
from habeas.model.numeral import Numeral
from habeas.model.snapshot import Snapshot, Source
from habeas.model.when import parse_day
from habeas.vocabulary.definitions import preset_data
from habeas.vocabulary.rules import Rules


class Records:
    """What an archive held at one moment of its ledger.

    Attributes:
        known: The last sequence number that counts.
        said_by: Only what had been published by the end of this day; None: everything.
    """

    def __init__(
        self,
        store: Store,
        *,
        known: int | str | None = None,
        said_by: str | date | None = None,
        connection: Connection | None = None,
    ) -> None:
        self._store = store
        self._connection = connection
        self._kept: dict[str, Any] = {}
        self.said_by = parse_day(said_by) if isinstance(said_by, str) else said_by
        with self._reading() as reader:
            self.known = moment.resolve_known(reader, known)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        held = self._connection
        with nullcontext(held) if held is not None else self._store.reading() as connection:
            yield connection

    @property
    def head(self) -> str:
        """The hash that stands for everything known, 64 hexadecimal digits."""
        with self._reading() as connection:
            return moment.head_at(connection, self.known)

    @property
    def erased(self) -> int:
        """How many claims known then have been erased since, and so are in no answer."""
        query = select(func.count()).where(erased.c.kind == "claim", erased.c.target <= self.known)
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    @property
    def meaning(self) -> int:
        """The number of the meaning of counts that the archive had at this moment.

        Answers are given under `habeas.model.meaning.MEANING`; where this is less, they
        are not those that were given then.
        """
        return [number for seq, number in self._meanings() if seq <= max(self.known, 1)][-1]

    @property
    def meaning_since(self) -> int | None:
        """The entry by which a later meaning came into force after this moment; None for none."""
        seq, _ = self._meanings()[-1]
        return seq if seq > max(self.known, 1) else None

    def _meanings(self) -> tuple[Turn, ...]:
        if "meanings" not in self._kept:
            with self._reading() as connection:
                self._kept["meanings"] = turns(connection)
        found: tuple[Turn, ...] = self._kept["meanings"]
        return found

    # Sources.

    def sources(self) -> tuple[Source, ...]:
        """Every source, in the order recorded."""
        query = select(source, entry.c.commitment).join(entry, entry.c.seq == source.c.seq)
        query = query.where(source.c.seq <= self.known).order_by(source.c.seq)
        if self.said_by is not None:
            query = query.where(source.c.said_day <= self.said_by.toordinal())
        with self._reading() as connection:
            return tuple(_source(row) for row in connection.execute(query).mappings())

    def source(self, source_id: str) -> Source:
        """One source, by its id or enough of its first digits.

        Raises:
            UnknownIdError: There is none, or it was erased.
        """
        with self._reading() as connection:
            seq = self._seq(connection, source_id, "source")
            query = select(source, entry.c.commitment).join(entry, entry.c.seq == source.c.seq)
            row = connection.execute(query.where(source.c.seq == seq)).mappings().first()
        if row is None:
            raise UnknownIdError("this source was erased", where=source_id)
        return _source(row)

    def snapshot(self, source_id: str) -> Snapshot:
        """A source with its text exactly as stored (masked where a passage was erased)."""
        found = self.source(source_id)
        text = self._part(found.id, parts.TEXT)
        return Snapshot(found, (text or b"").decode())

    def original(self, source_id: str) -> bytes | None:
        """A source's original bytes; None where they were erased."""
        return self._part(source_id, parts.BYTES)

    def numerals(self, source_id: str) -> tuple[Numeral, ...]:
        """The account of every number in a source's text."""
        found = parts.unpack_numerals(self._part(source_id, parts.NUMERALS))
        with self._reading() as connection:
            seq = self._seq(connection, source_id, "source")
            query = select(entry.c.commitment, payload.c.body).join(
                payload, payload.c.seq == entry.c.seq
            )
            query = query.where(entry.c.seq.in_(self._seqs_of_source(seq))).order_by(entry.c.seq)
            named: dict[str, str] = {}
            for commitment, body in connection.execute(query):
                read_as = read_body(body, ClaimBody).read_as
                named.setdefault(read_as or "", commitment.hex()[:ID_DIGITS])
            said = explanations.explained(connection, seq, self.known)
        read = (replace(n, claim=named.get(n.claim) if n.claim else None) for n in found)
        return tuple(
            replace(n, account=said[n.start][0], claim=said[n.start][1]) if n.start in said else n
            for n in read
        )

    def is_claimed(self, numeral: Numeral) -> bool:
        """Say whether a number is part of a claim that was neither rejected nor withdrawn."""
        return numeral.claim is not None and self.claim(numeral.claim).state in LIVE

    def _seqs_of_source(self, seq: int) -> Select[Any]:
        return select(standing.c.claim).where(standing.c.source == seq, *self._now())

    def _part(self, source_id: str, name: str) -> bytes | None:
        with self._reading() as connection:
            seq = self._seq(connection, source_id, "source")
            return parts.read(connection, seq, name)

    # Claims.

    def claim(self, claim_id: str) -> ClaimState:
        """One claim, by its id or enough of its first digits.

        Raises:
            UnknownIdError: There is none, or it was erased.
        """
        with self._reading() as connection:
            seq = self._seq(connection, claim_id, "claim")
            found = self._states(connection, [*self._now(), standing.c.claim == seq])
        if not found:
            raise UnknownIdError("this claim was erased", where=claim_id)
        return found[0]

    @property
    def unreviewed(self) -> tuple[ClaimState, ...]:
        """Claims that nobody has decided on, and that could change an answer."""
        with self._reading() as connection:
            wanted = [*self._now(said=True), standing.c.state.in_(literally(UNREVIEWED))]
            return self._states(connection, wanted)

    @property
    def unreviewed_count(self) -> int:
        """How many claims nobody has decided on."""
        return sum(self.waiting().values())

    def waiting(self) -> Mapping[str, int]:
        """How many claims nobody has decided on, by what they are about (`matter_of`)."""
        if "waiting" not in self._kept:
            query = select(standing.c.matter, func.count()).group_by(standing.c.matter)
            wanted = [*self._now(said=True), standing.c.state.in_(literally(UNREVIEWED))]
            with self._reading() as connection:
                # What waits now is kept counted; of another moment or day it is counted.
                is_now = self.said_by is None and self.known == ledger.count(connection)
                asked = select(waiting) if is_now else query.where(*wanted)
                rows = connection.execute(asked).all()
            self._kept["waiting"] = {str(matter): int(count) for matter, count in rows}
        found: dict[str, int] = self._kept["waiting"]
        return found

    def _now(self, *, said: bool = False) -> list[ColumnElement[bool]]:
        wanted: list[ColumnElement[bool]] = [
            standing.c.from_seq <= self.known,
            standing.c.to_seq > self.known,
        ]
        if said and self.said_by is not None:
            wanted.append(standing.c.said_day <= self.said_by.toordinal())
        return wanted

    def _states(
        self, connection: Connection, wanted: list[ColumnElement[bool]]
    ) -> tuple[ClaimState, ...]:
        act, act_payload = entry.alias(), payload.alias()
        query = (
            select(
                standing.c.claim,
                standing.c.source,
                standing.c.state,
                standing.c.marking,
                entry.c.commitment,
                payload.c.body,
                source.c.said_on,
                source.c.publisher,
                act.c.commitment,
                act_payload.c.body,
            )
            .join(entry, entry.c.seq == standing.c.claim)
            .join(source, source.c.seq == standing.c.source)
            .join(payload, payload.c.seq == standing.c.claim)
            .join(act_payload, act_payload.c.seq == standing.c.act, isouter=True)
            .join(act, act.c.seq == act_payload.c.seq, isouter=True)
            .where(and_(*wanted))
            .order_by(standing.c.claim)
        )
        rows = connection.execute(query).all()
        names = ids(connection, sorted({row.source for row in rows}))
        return tuple(_state(row, names[row.source]) for row in rows)

    # The record itself.

    def definitions(self) -> tuple[DefinitionVersion, ...]:
        """Definitions as recorded and not undone, oldest first, with those of an upgrade."""
        rows = self._given(GivenData.DEFINITION, GivenData.TABLES)
        return tuple(version for row in rows for version in _versions(row))

    def about(self) -> GivenFacts | None:
        """What was given about the archive beside its sources, last and not undone."""
        rows = self._given(GivenData.ABOUT)
        return _facts(rows[-1]) if rows else None

    def _given(self, *kinds: GivenData) -> Sequence[Any]:
        """Read data given to the archive and not undone, oldest first."""
        undone = (
            select(undo.c.base)
            .where(undo.c.seq <= self.known)
            .group_by(undo.c.base)
            .having(func.count() % 2 == 1)
        )
        query = (
            select(definition, entry.c.commitment, payload.c.body)
            .join(entry, entry.c.seq == definition.c.seq)
            .join(payload, payload.c.seq == definition.c.seq)
            .where(
                definition.c.seq <= self.known,
                definition.c.seq.not_in(undone),
                definition.c.kind.in_([kind.value for kind in kinds]),
            )
            .order_by(definition.c.seq)
        )
        with self._reading() as connection:
            return connection.execute(query).mappings().all()

    @property
    def rules(self) -> Rules:
        """The tables by which claims become a person's history, as in force at this moment.

        Raises:
            DefinitionError: They are of a newer form than this Habeas reads.
        """
        if "rules" not in self._kept:
            with self._reading() as connection:
                self._kept["rules"] = RulesOverTime(connection).at(self.known)
        found: Rules = self._kept["rules"]
        return found

    def every_definition(self) -> tuple[DefinitionVersion, ...]:
        """Founding definitions and those recorded since and not undone, oldest first.

        An archive made before definitions were recorded falls back on those that ship.
        """
        founding = tuple(
            DefinitionVersion(
                id=data["id"],
                version=str(data["version"]),
                data=data,
                entry="",
                seq=1,
                origin="founding",
            )
            for data in self.founding_definitions() or preset_data()
        )
        return founding + self.definitions()

    def founding_definitions(self) -> list[Mapping[str, Any]]:
        """Definitions that came with the Habeas which made the archive."""
        with self._reading() as connection:
            founding = body_of(connection, 1, FoundingBody)
        return [] if founding is None else list(founding.definitions)

    def history(self, entry_id: str) -> tuple[HistoryLine, ...]:
        """Everything recorded about one entry, itself first, in ledger order."""
        with self._reading() as connection:
            first = self._find(connection, entry_id)
            seqs, found = {first.seq}, {first.seq}
            while found:
                query = select(entry.c.seq).where(
                    entry.c.target.in_(found), entry.c.seq <= self.known, entry.c.kind != "claim"
                )
                found = set(connection.execute(query).scalars()) - seqs
                seqs |= found
            return tuple(self._line(connection, seq) for seq in sorted(seqs))

    def _line(self, connection: Connection, seq: int) -> HistoryLine:
        item = ledger.read(connection, seq)
        body = item.body or {}
        return HistoryLine(
            entry=item.entry.id,
            seq=seq,
            at=instant(item.entry.at),
            kind=item.entry.kind,
            by=body.get("by"),
            why=body.get("why"),
            body=item.body,
            undone=is_undone(connection, seq, upto=self.known),
        )

    def _find(self, connection: Connection, name: str) -> Any:
        found = ledger.find(connection, name)
        if found.seq > self.known:
            raise UnknownIdError("not recorded yet at this moment", where=name)
        return found

    def _seq(self, connection: Connection, name: str, kind: str) -> int:
        found = self._find(connection, name)
        if found.kind != kind:
            raise UnknownIdError(f"this is the id of a {found.kind}, not of a {kind}", where=name)
        return int(found.seq)


def _facts(row: Any) -> GivenFacts:
    given = read_body(row["body"], GivenBody)
    return GivenFacts(
        data=given.data,
        entry=row["commitment"].hex()[:ID_DIGITS],
        by=given.by,
        why=given.why,
    )


def _versions(row: Any) -> Iterator[DefinitionVersion]:
    """Give the definition that an entry records; or those that came with new tables."""
    data = read_body(row["body"], GivenBody).data
    held, origin = [(row["id"], row["version"], data)], "own"
    if row["kind"] == GivenData.TABLES:
        held = [(item["id"], str(item["version"]), item) for item in data["definitions"]]
        origin = "upgrade"
    for name, version, item in held:
        yield DefinitionVersion(
            id=name,
            version=version,
            data=item,
            entry=row["commitment"].hex()[:ID_DIGITS],
            seq=row["seq"],
            origin=origin,
        )


def _source(row: Any) -> Source:
    return Source(
        id=row["commitment"].hex()[:ID_DIGITS],
        name=row["name"],
        publisher=row["publisher"],
        address=row["address"],
        said_on=row["said_on"],
        language=row["language"],
        media_type=row["media_type"],
        sha256=row["sha256"],
    )


def _state(row: Any, source_id: str) -> ClaimState:
    seq, _, state, marking, commitment, stored, said_on, publisher, act, decided = row
    done = None if decided is None else read_body(decided, ActBody)
    name = commitment.hex()[:ID_DIGITS]
    return ClaimState(
        claim=claim_records.claim_from(
            (done and done.correction) or read_body(stored, ClaimBody).record,
            claim_id=name,
            source_id=source_id,
            said_on=said_on,
            publisher=publisher,
            confidence=_CONFIDENCE.get(state),
        ),
        state=state,
        entry=name,
        seq=seq,
        source=source_id,
        by=None if done is None else done.by,
        why=None if done is None else done.why,
        decision=None if decided is None else act.hex()[:ID_DIGITS],
        marking=marking,
    )


def literally(value: str | tuple[str, ...]) -> BindParameter[Any]:
    """Write a constant into the statement: an index of some rows is used for nothing else."""
    return bindparam(None, value, literal_execute=True, expanding=isinstance(value, tuple))


_CONFIDENCE: Final = {"accepted": Confidence.ACCEPTED}
