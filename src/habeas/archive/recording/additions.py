"""Sources and claims on their way into the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from habeas.archive.database.schema import claim as claim_table
from habeas.archive.database.schema import source as source_table
from habeas.archive.database.statements import Prepared
from habeas.archive.ledger import ledger, parts
from habeas.archive.ledger.ledger import Clock, EntryDraft
from habeas.archive.projections import claim_index, claim_records, project
from habeas.archive.projections.project import LookedUp
from habeas.archive.recording.recent_source import ReadSource
from habeas.errors import RecordError
from habeas.model.claim import Claim
from habeas.model.numeral import Numeral
from habeas.model.snapshot import digest

PRIVATE: Final = "private"
_BATCH: Final = 5000


def add_source(
    connection: Connection,
    data: bytes,
    text: str,
    given: dict[str, Any],
    numerals: Iterable[Numeral],
    *,
    clock: Clock,
) -> str:
    """Record a source, unless its very bytes are here already, and give its id."""
    same = select(source_table.c.seq).where(source_table.c.sha256 == digest(data))
    known = connection.execute(same).scalar()
    if known is not None:
        return ledger.read(connection, known).entry.id
    rows = [
        parts.prepare(parts.BYTES, data),
        parts.prepare(parts.TEXT, _utf8(text)),
        parts.prepare(parts.NUMERALS, parts.pack_numerals(numerals)),
    ]
    promised = {row["name"]: parts.commitment(row) for row in rows}
    body = given | {"marking": PRIVATE, "parts": promised}
    sealed = ledger.append(connection, [EntryDraft("source", None, body)], clock=clock)
    parts.write(connection, sealed[0].entry.seq, rows)
    project.project(connection, sealed)
    return sealed[0].entry.id


def add_claims(
    connection: Connection, of: ReadSource, claims: Sequence[Claim], *, clock: Clock
) -> tuple[str, ...]:
    """Record the claims of a source that it does not make already, and give all their ids."""
    named: dict[str, str] = {}
    for level in _levels(claims):
        _add_level(connection, of, level, named, clock=clock)
    return tuple(named[claim.id] for claim in claims)


def _add_level(
    connection: Connection,
    source: ReadSource,
    claims: Sequence[Claim],
    named: dict[str, str],
    *,
    clock: Clock,
) -> None:
    """Record claims that point to nothing but claims recorded before."""
    of = source.entry
    records, prints = [], []
    for claim in claims:
        claim_records.check_anchor(claim, source.text)
        record = claim_records.stored_record(claim)
        for name in claim_records.REFERENCES:
            if record.get(name) in named:
                record[name] = named[record[name]]
        records.append(record)
        prints.append(claim_index.fingerprint(of.seq, record))
    known = _known_prints(connection, of.seq, prints)
    drafts: dict[bytes, EntryDraft] = {}
    for claim, record, mark in zip(claims, records, prints, strict=True):
        if mark not in known:
            # `read_as` lets the account of the source's numbers find its claims.
            body = {"record": record, "marking": PRIVATE, "read_as": claim.id}
            drafts.setdefault(mark, EntryDraft("claim", of.seq, body))
    sealed = ledger.append(connection, drafts.values(), clock=clock)
    marks = {item.entry.seq: mark for mark, item in zip(drafts, sealed, strict=True)}
    looked_up = LookedUp(
        said_days={of.seq: source.said_day}, source_ids={of.seq: of.id}, prints=marks
    )
    project.project(connection, sealed, known=looked_up)
    known |= {mark: s.entry.id for mark, s in zip(drafts, sealed, strict=True)}
    named |= {claim.id: known[mark] for claim, mark in zip(claims, prints, strict=True)}


def _levels(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Group claims so that each points only into groups before its own."""
    if len(claims) == 1 and not claim_records.references_of(claims[0], {claims[0].id: None}):
        yield list(claims)
        return
    level: dict[str, int] = {}
    groups: list[list[Claim]] = []
    among = {claim.id: claim for claim in claims}
    for claim in claim_records.in_order(claims):
        below = [level[name] for name in claim_records.references_of(claim, among)]
        place = max(below, default=-1) + 1
        level[claim.id] = place
        if place == len(groups):
            groups.append([])
        groups[place].append(claim)
    yield from groups


_PRINT: Final = Prepared(
    select(claim_table.c.fingerprint, claim_table.c.seq).where(
        claim_table.c.source == bindparam("of"), claim_table.c.fingerprint == bindparam("mark")
    ),
    "of",
    "mark",
)
_PRINTS: Final = select(claim_table.c.fingerprint, claim_table.c.seq).where(
    claim_table.c.source == bindparam("of"),
    claim_table.c.fingerprint.in_(bindparam("some", expanding=True)),
)


def _known_prints(connection: Connection, of: int, prints: Sequence[bytes]) -> dict[bytes, str]:
    found: dict[bytes, int] = {}
    if len(prints) == 1:
        found = {bytes(mark): seq for mark, seq in _PRINT.all(connection, of, prints[0])}
        prints = ()
    for start in range(0, len(prints), _BATCH):
        some = prints[start : start + _BATCH]
        rows = connection.execute(_PRINTS, {"of": of, "some": some})
        found |= {bytes(mark): seq for mark, seq in rows}
    if not found:
        return {}
    names = ledger.ids(connection, list(found.values()))
    return {mark: names[seq] for mark, seq in found.items()}


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise RecordError(
            "the text has half a character", where=f"position {error.start}"
        ) from error
