"""What a person decides about a claim, made into an entry."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from unicodedata import category

from sqlalchemy import Connection, bindparam, select

from habeas.archive.database.schema import NEVER, entry, erased, standing
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
# So many are not looked up one by one.
_MANY: Final = 50
_STATE: Final = Prepared(
    select(standing.c.state).where(standing.c.claim == bindparam("of"), standing.c.to_seq == NEVER),
    "of",
)


def draft_decisions(
    connection: Connection,
    decisions: Iterable[tuple[str, str]],
    *,
    by: str,
    why: str,
    corrections: Mapping[str, Mapping[str, Any] | Claim | None],
    batch: str | None,
) -> list[EntryDraft]:
    """Check decisions about claims and make their entries.

    Args:
        connection: In the transaction that records them.
        decisions: Pairs of claim id and decision.
        by: Who decides.
        why: Their reason.
        corrections: By claim id, for those decided ``correct``.
        batch: Under which name they are taken back together; None where they are not.

    Raises:
        RecordError: Not a decision, or a correction that is missing or does not fit the claim.
        UnknownIdError: There is no such claim.
        DecisionRefusedError: A claim is retracted.
    """
    decisions = tuple(decisions)
    for name, decision in decisions:
        if decision not in DECISIONS:
            raise RecordError(
                f"unknown decision {decision!r}", where=name, hint="accept, reject or correct"
            )
        if (decision == "correct") != (corrections.get(name) is not None):
            raise RecordError("a correction goes with `correct`, and only with it", where=name)
    claims = _standing_claims(connection, [name for name, _ in decisions])
    drafts = []
    for name, decision in decisions:
        body: dict[str, Any] = {"decision": decision, "by": by, "why": why}
        if batch is not None:
            body[BATCH] = batch
        correction = corrections.get(name)
        if correction is not None:
            body["correction"] = _corrected(connection, claims[name], correction)
        drafts.append(EntryDraft("decision", claims[name].seq, body))
    return drafts


def _standing_claims(connection: Connection, names: Sequence[str]) -> dict[str, Entry]:
    """Find claims that were not withdrawn; many of one source by reading it once."""
    found: dict[str, Entry] = {}
    for name in names:
        if name not in found:
            found[name] = standing_claim(connection, name)
            if len(names) >= _MANY:
                found |= _standing_in(connection, found[name].target)
    return found


def _standing_in(connection: Connection, source: int | None) -> dict[str, Entry]:
    query = (
        select(*ledger.COLUMNS)
        .join(standing, standing.c.claim == entry.c.seq)
        .where(
            standing.c.source == source, standing.c.to_seq == NEVER, standing.c.state != "retracted"
        )
    )
    entries = (Entry(*row) for row in connection.execute(query))
    return {claim.id: claim for claim in entries}


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
    if _STATE.first(connection, of.seq) == ("retracted",):
        raise DecisionRefusedError(
            "this claim is retracted", where=name, hint="undo the retraction first"
        )
    return of


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
        # Who corrects a claim did not propose it.
        merged["proposed_by"] = list(before.proposed_by)
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
