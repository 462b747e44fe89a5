"""Ask the gate about one proposal over one text: what the tests of the gate share."""

from typing import Any

from habeas.extract import ProposedRecord, extract
from habeas.model.claim import Claim, Confidence

ACCEPTED, WAITS = "accepted", "waits"


def judged(text: str, record: dict[str, Any], *, language: str = "en", **how: Any) -> Claim | str:
    """Propose one record and give the claim, or the reason for which it is refused."""
    found = extract(
        text,
        file="note",
        language=language,
        proposals=[ProposedRecord("proposal:1", record)],
        grammar=False,
        **how,
    )
    return found.claims[0] if found.claims else found.refused[0].refused.reason.value


def outcome(text: str, record: dict[str, Any], *, language: str = "en", **how: Any) -> str:
    """Say what became of one proposal: accepted, waits, or the reason of its refusal."""
    claim = judged(text, record, language=language, **how)
    if isinstance(claim, str):
        return claim
    return WAITS if claim.confidence is Confidence.REVIEW else ACCEPTED


def figure(measure: str, value: str, **fields: Any) -> dict[str, Any]:
    """Propose that something was said of so many."""
    spans = fields.pop("spans", {})
    return {"type": "figure", "measure": measure, "spans": {"value": value, **spans}, **fields}


def event(name: str, person: str, **fields: Any) -> dict[str, Any]:
    """Propose that something happened to somebody."""
    spans = fields.pop("spans", {})
    return {"type": "person_event", "event": name, "spans": {"person": person, **spans}, **fields}
