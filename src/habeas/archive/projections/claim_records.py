"""Claims on their way in: checked against their source, and given the archive's ids."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from habeas.errors import AnchorNotFoundError, RecordError
from habeas.model.claim import Claim, ClaimRecord, Confidence, proposers_of
from habeas.model.person import Attribute
from habeas.model.wire import parsed

Record = dict[str, Any]
# Fields whose value may be the id of another claim of the same output.
REFERENCES: Final = ("part_of", "member_of", "figure", "origin")
# Not stored: they follow from where the claim stands in the archive.
_DERIVED: Final = ("id", "file")


def check_anchor(claim: Claim, text: str) -> None:
    """Make sure that the quote is in the archived text, where the claim says it is.

    Raises:
        AnchorNotFoundError: It is not.
    """
    if text[claim.start : claim.end] != claim.quote:
        raise AnchorNotFoundError(
            "the quote is not in the source at this place",
            where=f"claim {claim.id}, {claim.start}:{claim.end}",
            hint="read the source again: offsets are code points of the stored text",
        )


def stored_record(claim: Claim) -> Record:
    """Give the record as the ledger keeps it.

    Nothing arrives accepted: acceptance is a recorded decision with who and why.
    """
    full = claim.to_record()
    # Most fields of most claims say nothing; what is absent reads back as nothing.
    record = {k: v for k, v in full.items() if k not in _DERIVED and v not in (None, [], {}, ())}
    if isinstance(claim.body, Attribute) and claim.body.field != "value":
        del record[claim.body.field]
    if claim.proposed_by == proposers_of(claim.grounds):
        del record["proposed_by"]
    if claim.confidence is Confidence.ACCEPTED:
        record["confidence"] = Confidence.PROPOSED.value
    return record


def claim_from(
    stored: bytes,
    *,
    claim_id: str,
    source_id: str,
    said_on: str | None = None,
    publisher: str | None = None,
    confidence: Confidence | None = None,
) -> Claim:
    """Give back a claim as it is known inside the archive.

    Args:
        stored: Its record, as the ledger keeps it.
        claim_id: Its id.
        source_id: Its source's id.
        said_on: When the source was published, where the record does not say.
        publisher: Who printed the source; None where unknown.
        confidence: Where it stands now; None for where it stood when it was recorded.
    """
    where = f"claim {claim_id}"
    record = parsed(stored, ClaimRecord, where=where)
    record.id, record.file = claim_id, source_id
    record.said_on = record.said_on or said_on
    record.confidence = confidence or record.confidence
    return record.claim(where=where, publisher=publisher)


def references_of(claim: Claim, among: Mapping[str, object]) -> list[str]:
    """Name the claims of the same output that a claim points to."""
    body = claim.body
    origin = claim.origin if claim.origin is not None else getattr(body, "origin", None)
    named = [getattr(body, name, None) for name in REFERENCES if name != "origin"]
    return [name for name in (*named, origin) if name is not None and name in among]


def in_order(claims: Sequence[Claim]) -> Iterable[Claim]:
    """Put claims so that each comes after the ones it points to.

    Raises:
        RecordError: Two claims have one id, or claims point to each other in a circle.
    """
    by_id: dict[str, Claim] = {}
    for claim in claims:
        if claim.id in by_id:
            raise RecordError("two claims have one id", where=claim.id)
        by_id[claim.id] = claim
    points = {c.id: references_of(c, by_id) for c in claims}
    done: set[str] = set()
    open_now: set[str] = set()

    for first in claims:
        path = [first.id]
        while path:
            here = path[-1]
            if here in done:
                path.pop()
                continue
            open_now.add(here)
            waiting = [there for there in points[here] if there not in done]
            if any(there in open_now for there in waiting):
                raise RecordError("claims point to each other in a circle", where=here)
            if waiting:
                path.append(waiting[0])
                continue
            path.pop()
            open_now.discard(here)
            done.add(here)
            yield by_id[here]


def spans_in(stored: bytes) -> list[tuple[int, int]]:
    """Give the spans of a source's text that a stored record was read from.

    Args:
        stored: As the ledger keeps it.
    """
    record = parsed(stored, ClaimRecord, where="a claim")
    spans = (record.spans or {}).values()
    return [(record.start, record.end), *((start, end or start) for start, end in spans)]
