"""Give everything back: sources, claims, and what people decided, and take it in again.

Decisions, judgements and statements of completeness keep their places in the ledger and are
taken in by them: a statement speaks of the record as of its entry, and of nothing later.
"""

import base64
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from habeas.app.export_records import (
    VERSION,
    Data,
    ExportedAct,
    ExportedClaim,
    ExportedCompleteness,
    ExportedDefinition,
    ExportedFacts,
    ExportedJudgement,
    ExportedSource,
    ExportRecord,
    read_export,
)
from habeas.archive import Archive, ClaimState, View
from habeas.archive.projections.claim_records import REFERENCES
from habeas.errors import DefinitionError, RecordError
from habeas.model.claim import Claim
from habeas.model.completeness import Completeness
from habeas.model.wire import Record, plain, record_of
from habeas.words import readings

_HEAD: Final = '{"type": "habeas-export"'
_Said = ExportedAct | ExportedJudgement | ExportedCompleteness
TELLER_TYPE: Final = "text/x-habeas-teller"

CLAIM_COLUMNS: Final = (
    "claim", "type", "state", "by", "why", "person_id", "person", "mention", "event", "field",
    "value", "date", "relation", "release_kind", "place", "destination", "measure", "mode", "population",
    "value_low", "value_high", "hedge", "time", "modality", "attributed_to", "said_on", "quote",
    "start", "end", "source", "source_name", "publisher", "address", "source_said_on", "language",
    "proposed_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What taking in an export recorded.

    Attributes:
        sources: How many sources.
        claims: How many claims.
        decisions: How many decisions and retractions.
        judgements: How many judgements.
        complete: How many statements that the record names everybody.
        left_out: Statements by definitions, in versions, that the archive does not have.
    """

    sources: int = 0
    claims: int = 0
    decisions: int = 0
    judgements: int = 0
    complete: int = 0
    left_out: tuple[str, ...] = ()

    def said(self) -> str:
        """Say it in one line."""
        told = readings.records_taken(
            sources=self.sources,
            claims=self.claims,
            decisions=self.decisions,
            judgements=self.judgements,
            complete=self.complete,
        )
        return readings.left_out(told, self.left_out) if self.left_out else told


def export_records(view: View, *, with_tellers: bool = False) -> Iterator[Record]:
    """Give everything an archive holds as records, in an order they can be taken in again.

    Args:
        view: The archive.
        with_tellers: Also who told the notes; they stay out unless asked for.
    """
    yield {"type": "habeas-export", "version": VERSION, "head": view.head, "private": True}
    yield from _definitions(view)
    kept = set()
    for source in view.sources():
        if source.media_type == TELLER_TYPE and not with_tellers:
            continue
        kept.add(source.id)
        original = view.original(source.id)
        yield {
            "type": "source",
            **record_of(source),
            "text": view.snapshot(source.id).text,
            "data": None if original is None else base64.b64encode(original).decode(),
            "numerals": plain(view.numerals(source.id)),
        }
    claims = set()
    for state in view.claims():
        if state.source in kept:
            claims.add(state.entry)
            yield _claim_record(view, state)
    for judged in view.judgements():
        yield {"type": "judgement", **judged.to_record()}
    for made in view.completeness():
        if made.claim is None or made.claim in claims:
            yield {"type": "completeness", **made.to_record(), "seq": made.seq}


def _definitions(view: View) -> Iterator[Record]:
    about = view.about()
    if about is not None:
        yield {"type": "about", "data": about.data, "by": about.by, "why": about.why}
    for version in view.definitions():
        line = view.history(version.entry)[0]
        yield {
            "type": "definition",
            "id": version.id,
            "version": version.version,
            "data": version.data,
            "by": line.by,
            "why": line.why,
        }


def _claim_record(view: View, state: ClaimState) -> Record:
    """Give a claim as it was read, with what was decided about it and still stands."""
    record = state.claim.to_record()
    acts: list[Record] = []
    if state.decision is not None:
        for line in view.history(state.entry):
            body = dict(line.body or {})
            if line.kind == "claim":
                record = {
                    **body["record"],
                    "id": state.entry,
                    "file": state.source,
                    "proposed_by": list(state.claim.proposed_by),
                }
            elif line.kind in ("decision", "retract") and not line.undone:
                acts.append({"act": line.kind, "seq": line.seq, **body})
    return {
        "type": "claim",
        "id": state.entry,
        "source": state.source,
        "state": state.state,
        "record": record,
        "acts": acts,
    }


def claim_rows(view: View) -> Iterator[Record]:
    """Give every claim as one flat row, for a spreadsheet.

    Args:
        view: The archive.
    """
    sources = {source.id: source for source in view.sources()}
    person_of = view.identity().person_of
    for state in view.claims():
        source = sources[state.source]
        record = state.claim.to_record()
        key = record.get("mention") or record.get("person")
        time = record.get("time") or {}
        row = {name: record.get(name) for name in CLAIM_COLUMNS} | {
            "claim": state.entry,
            "state": state.state,
            "by": state.by,
            "why": state.why,
            "person_id": person_of.get(f"{state.source}#{key}") if key else None,
            "time": time.get("edtf"),
            "relation": record.get("relation") or time.get("relation"),
            "source": source.id,
            "source_name": source.name,
            "publisher": source.publisher,
            "address": source.address,
            "source_said_on": source.said_on,
            "language": source.language,
            "proposed_by": "; ".join(state.claim.proposed_by),
        }
        yield row


def is_export(data: bytes) -> bool:
    """Say whether a file is an export of an archive."""
    head = data[:200].lstrip(b"[ \r\n\t")
    return head.startswith((_HEAD.encode(), _HEAD.replace(" ", "").encode()))


def import_export(archive: Archive, data: bytes, *, name: str) -> Imported:
    """Take in an export. What the archive has already is not recorded twice.

    Args:
        archive: Where.
        data: The export, as JSON or one record a line.
        name: The file's name, for errors.

    Raises:
        RecordError: It is not a whole export.
    """
    records = read_export(data, name)
    source_ids: dict[str, str] = {}
    claim_ids: dict[str, str] = {}
    held = {state.entry for state in archive.view().claims()}
    claims_of: dict[str, list[ExportedClaim]] = {}
    for record in records:
        if isinstance(record, ExportedFacts):
            archive.record_about(record.data, by=record.by, why=record.why)
        elif isinstance(record, ExportedDefinition):
            _take_definition(archive, record)
        elif isinstance(record, ExportedClaim):
            claims_of.setdefault(record.source, []).append(record)
    for record in records:
        if isinstance(record, ExportedSource):
            claims = claims_of.get(record.id, [])
            _take_source(archive, record, claims, source_ids, claim_ids, name)
    taken = _Taken(archive, source_ids, claim_ids)
    for said in _in_turn(records, claim_ids, held):
        taken.take(said)
    return Imported(
        sources=len(source_ids),
        claims=len(claim_ids),
        decisions=taken.done["act"],
        judgements=taken.done["judgement"],
        complete=taken.done["completeness"],
        left_out=tuple(dict.fromkeys(taken.left_out)),
    )


def _take_definition(archive: Archive, record: ExportedDefinition) -> None:
    if record.id == "about":  # as it was once given back
        archive.record_about(record.data, by=record.by, why=record.why)
    else:
        archive.record_definition(
            record.id, record.version, record.data, by=record.by, why=record.why
        )


def _in_turn(
    records: Iterable[ExportRecord], claim_ids: Mapping[str, str], held: Collection[str]
) -> list[_Said]:
    """Put what people decided in the order of the ledger it comes from.

    An export made before it said where each stood is taken in as it is written.
    """
    acts: list[_Said] = []
    others: list[_Said] = []
    accepted: dict[str, int] = {}
    for record in records:
        if isinstance(record, ExportedClaim) and claim_ids.get(record.id) not in held:
            acts += [replace(act, claim=record.id) for act in record.acts]
            accepted[record.id] = max((act.seq for act in record.acts), default=0)
        elif isinstance(record, (ExportedJudgement, ExportedCompleteness)):
            others.append(record)

    def place(said: _Said) -> int:
        if not isinstance(said, ExportedCompleteness):
            return said.seq
        # It stands while the claim it is quoted from is accepted, and that may have been again.
        return max(said.seq, accepted.get(said.claim or "", 0))

    return sorted([*acts, *others], key=place)


def _take_source(
    archive: Archive,
    record: ExportedSource,
    claims: list[ExportedClaim],
    source_ids: dict[str, str],
    claim_ids: dict[str, str],
    name: str,
) -> None:
    try:
        data = record.text.encode() if record.data is None else base64.b64decode(record.data)
    except ValueError as error:
        raise RecordError(
            f"a damaged record ({error})", where=name, hint="export it again"
        ) from error
    made = [Claim.from_record(_pointing(c.record, claim_ids), where=name) for c in claims]
    source = archive.add_source(
        data,
        text=record.text,
        name=record.name,
        publisher=record.publisher,
        address=record.address,
        said_on=record.said_on,
        language=record.language,
        media_type=record.media_type,
        numerals=record.numerals,
    )
    source_ids[record.id] = source
    new_ids = archive.add_claims(source, made)
    claim_ids |= {claim.id: new for claim, new in zip(claims, new_ids, strict=True)}


def _pointing(record: Data, claim_ids: Mapping[str, str]) -> Record:
    """Give a record whose references into other sources name this archive's claims."""
    moved = {
        field: claim_ids[record[field]] for field in REFERENCES if record.get(field) in claim_ids
    }
    return {**record, **moved}


def _decide(archive: Archive, act: ExportedAct, claim_ids: Mapping[str, str]) -> None:
    by, why, claim_id = act.by, act.why, claim_ids[act.claim]
    if act.act == "retract":
        archive.retract(claim_id, by=by, why=why)
    elif act.correction is not None:
        correction = _pointing(act.correction, claim_ids)
        source = archive.view().claim(claim_id).source
        whole = Claim.from_record({**correction, "id": claim_id, "file": source})
        archive.decide(claim_id, "correct", by=by, why=why, correction=whole)
    else:
        archive.decide(claim_id, act.decision, by=by, why=why)


class _Taken:
    """Takes in what people decided, and nothing that stands already."""

    def __init__(
        self, archive: Archive, source_ids: dict[str, str], claim_ids: dict[str, str]
    ) -> None:
        self.archive = archive
        self.source_ids = source_ids
        self.claim_ids = claim_ids
        self.done = dict.fromkeys(("act", "judgement", "completeness"), 0)
        self.left_out: list[str] = []
        view = archive.view()
        self._judged = {(j.a, j.b, j.judgement) for j in view.judgements()}
        self._stated = {_stated(made, made.claim) for made in view.completeness()}

    def take(self, said: _Said) -> None:
        """Record one decision, judgement or statement, where it is new."""
        if isinstance(said, ExportedAct):
            _decide(self.archive, said, self.claim_ids)
            self.done["act"] += 1
        elif isinstance(said, ExportedJudgement):
            self.done["judgement"] += self._judge(said)
        else:
            self.done["completeness"] += self._state(said)

    def _judge(self, said: ExportedJudgement) -> bool:
        a, b = self._moved(said.a), self._moved(said.b)
        if a is None or b is None or (a, b, said.judgement) in self._judged:
            return False
        self.archive.judge(a, b, said.judgement, by=said.by, why=said.why)
        return True

    def _moved(self, name: str) -> str | None:
        """Give the id here of a mention, or of a figure's claim."""
        source, is_mention, key = name.partition("#")
        if not is_mention:
            return self.claim_ids.get(name)
        return f"{self.source_ids[source]}#{key}" if source in self.source_ids else None

    def _state(self, said: ExportedCompleteness) -> bool:
        """Record a statement that the record, as it is by now, names everybody."""
        claim = None if said.claim is None else self.claim_ids.get(said.claim)
        if (said.claim is not None and claim is None) or _stated(said, claim) in self._stated:
            return False
        try:
            self.archive.declare_complete(
                said.definition,
                place=said.place,
                first=said.first,
                last=said.last,
                by=said.by,
                why=said.why,
                claim=claim,
            )
        except DefinitionError:
            self.left_out.append(said.definition)
            return False
        return True


def _stated(made: Completeness | ExportedCompleteness, claim: str | None) -> tuple[object, ...]:
    """Give what makes two statements the same."""
    days = (str(made.first), str(made.last))
    return (made.definition, made.place, *days, made.by, made.why, claim)
