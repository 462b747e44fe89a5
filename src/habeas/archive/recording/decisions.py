"""What a person decides about a claim, made into an entry."""

from collections.abc import Mapping
from typing import Any, Final
from unicodedata import category

from sqlalchemy import Connection, bindparam, select

from habeas.archive.database.schema import NEVER, erased, standing
from habeas.archive.database.statements import Prepared
from habeas.archive.ledger import ledger, parts
from habeas.archive.ledger.bodies import ActBody, ClaimBody, body_of
from habeas.archive.ledger.canonical import parse
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.ledger.seal import Entry
from habeas.archive.projections import claim_records
from habeas.archive.recording import corrections
from habeas.errors import DecisionRefusedError, RecordError, UnknownIdError
from habeas.model.claim import Claim

BATCH: Final = "batch"
"""Field of an entry that names the decisions that are taken back together."""
DECISIONS: Final = ("accept", "reject", "correct")
_CURRENT: Final = ("basis", "spans", "rules")
_STATE: Final = Prepared(
    select(standing.c.state).where(standing.c.claim == bindparam("of"), standing.c.to_seq == NEVER),
    "of",
)


def draft_decision(
    connection: Connection,
    claim_id: str,
    decision: str,
    by: str,
    why: str,
    correction: Mapping[str, Any] | Claim | None,
    batch: str | None = None,
) -> EntryDraft:
    """Check a decision and make its entry.

    Raises:
        RecordError: Not a decision, or a correction that is missing or does not fit the claim.
        UnknownIdError: There is no such claim.
        DecisionRefusedError: The claim is retracted.
    """
    if decision not in DECISIONS:
        raise RecordError(
            f"unknown decision {decision!r}", where=claim_id, hint="accept, reject or correct"
        )
    if (decision == "correct") != (correction is not None):
        raise RecordError("a correction goes with `correct`, and only with it", where=claim_id)
    of = standing_claim(connection, claim_id)
    body: dict[str, Any] = {"decision": decision, "by": by, "why": why}
    if batch is not None:
        body[BATCH] = batch
    if correction is not None:
        body["correction"] = _corrected(connection, of, correction)
    return EntryDraft("decision", of.seq, body)


def require_reason(*, by: str, why: str) -> None:
    """Make sure that a decision says who and why, in words that any page can show.

    Raises:
        RecordError: One is empty, or holds a control character.
    """
    for name, value in (("by", by), ("why", why)):
        if not value or not value.strip():
            raise RecordError(f"{name} is empty", hint="every decision says who and why")
        if any(category(letter) == "Cc" for letter in value):
            raise RecordError(
                f"{name} has a control character", where=repr(value), hint="one line of plain text"
            )


def standing_claim(connection: Connection, name: str) -> Entry:
    """Find a claim that was not withdrawn.

    Raises:
        UnknownIdError: There is none.
        DecisionRefusedError: It is retracted.
    """
    of = found_as(connection, name, "claim")
    require_standing(name, is_retracted=_STATE.first(connection, of.seq) == ("retracted",))
    return of


def require_standing(name: str, *, is_retracted: bool) -> None:
    """Refuse to decide about a claim that was withdrawn.

    Raises:
        DecisionRefusedError: It is retracted.
    """
    if is_retracted:
        raise DecisionRefusedError(
            "this claim is retracted", where=name, hint="undo the retraction first"
        )


def retracted(connection: Connection, source: int) -> set[int]:
    """Give the claims of one source that are withdrawn now."""
    query = select(standing.c.claim).where(
        standing.c.source == source, standing.c.to_seq == NEVER, standing.c.state == "retracted"
    )
    return set(connection.execute(query).scalars())


_GONE: Final = Prepared(select(erased.c.seq).where(erased.c.target == bindparam("of")), "of")


def found_as(connection: Connection, name: str, kind: str) -> Entry:
    """Find an entry of one kind that was not erased.

    Raises:
        UnknownIdError: There is none.
    """
    found = ledger.find(connection, name)
    if found.kind != kind:
        raise UnknownIdError(f"this is the id of a {found.kind}, not of a {kind}", where=name)
    if _GONE.first(connection, found.seq) is not None:
        raise UnknownIdError(f"this {kind} was erased", where=name)
    return found


def _corrected(
    connection: Connection, of: Entry, correction: Mapping[str, Any] | Claim
) -> dict[str, Any]:
    """Give the whole corrected record, checked as any claim is."""
    assert of.target is not None  # noqa: S101 - a claim is always a source's
    source_id = ledger.read(connection, of.target).entry.id
    now = _record_now(connection, of)
    before = claim_records.claim_from(now, claim_id=of.id, source_id=source_id)
    if isinstance(correction, Claim):
        merged = correction.to_record()
    else:
        changes = corrections.changes_of(before, correction)
        merged = parse(now) | changes
        # What a reviewer sets no longer rests on the words it was read from.
        for name in _CURRENT:
            kept = (merged.get(name) or {}).items()
            merged[name] = {field: value for field, value in kept if field not in changes}
        merged["basis"] |= dict.fromkeys(changes, "reviewer")
    here = {"id": of.id, "file": source_id}
    claim = Claim.from_record(merged | here, where=f"claim {of.id}")
    corrections.check_values(claim, before)
    text = parts.read(connection, of.target, parts.TEXT) or b""
    claim_records.check_anchor(claim, text.decode())
    return claim_records.stored_record(claim)


def _record_now(connection: Connection, of: Entry) -> bytes:
    """Give the claim's record as it stands: a second correction goes on from the first."""
    query = select(standing.c.act).where(standing.c.claim == of.seq, standing.c.to_seq == NEVER)
    act = connection.execute(query).scalar()
    decided = None if act is None else body_of(connection, act, ActBody)
    original = body_of(connection, of.seq, ClaimBody)
    assert original is not None  # noqa: S101 - an erased claim is not found
    return (decided and decided.correction) or original.record
