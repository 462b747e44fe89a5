"""Whether a claim stands in a text: it is read there as it is, or the gate reads the same from its words."""

from functools import lru_cache
from typing import Any, Final

from habeas.extract.gate.gate import Gate
from habeas.extract.gate.judgement import Refused
from habeas.extract.gate.proposal import proposal_of
from habeas.extract.refusal import Refusal
from habeas.extract.run import Extraction, extract
from habeas.model.claim import Basis, Claim, Confidence
from habeas.model.figure import Figure

# What a claim has to say as its words do, and what is wrong where it does not.
_FIELDS: Final[dict[str, Refusal]] = {
    "value_low": Refusal.VALUE_READS_OTHERWISE,
    "value_high": Refusal.VALUE_READS_OTHERWISE,
    "hedge": Refusal.HEDGE_READS_OTHERWISE,
    "measure": Refusal.MEASURE_NOT_OF_NUMBER,
    "mode": Refusal.MODE_NOT_OF_MEASURE,
    "population": Refusal.POPULATION_NOT_IN_WORDS,
    "subgroup": Refusal.SUBGROUP_NOT_SAID,
    "unit": Refusal.UNIT_NOT_COUNTED,
    "time": Refusal.DATE_READS_OTHERWISE,
    "as_of": Refusal.DATE_READS_OTHERWISE,
    "date": Refusal.DATE_READS_OTHERWISE,
    "relation": Refusal.RELATION_NOT_STATED,
    "place": Refusal.PLACE_OR_ROLE_NOT_IN_WORDS,
    "destination": Refusal.PLACE_OR_ROLE_NOT_IN_WORDS,
    "role": Refusal.PLACE_OR_ROLE_NOT_IN_WORDS,
    "part_of": Refusal.PART_NOT_SAID,
    "member_of": Refusal.PART_NOT_SAID,
    "person": Refusal.PERSON_NOT_IN_WORDS,
    "event": Refusal.EVENT_NOT_LICENSED,
    "release_kind": Refusal.RELATION_NOT_STATED,
    "released": Refusal.RELEASED_NOT_THERE,
    "concession": Refusal.CONCESSION_NOT_THERE,
    "parties": Refusal.PARTY_NOT_NAMED,
    "brokers": Refusal.PARTY_NOT_NAMED,
    "denied_by": Refusal.DENIAL_NOT_SAID,
    "field": Refusal.VALUE_NOT_IN_WORDS,
    "value": Refusal.VALUE_READS_OTHERWISE,
    "attributed_to": Refusal.SPEAKER_OF_OTHER_WORDS,
    "modality": Refusal.MODALITY_NOT_SAID,
}
_SPANS: Final = ("spans", "quote", "start", "end")


@lru_cache(maxsize=8)
def _read(text: str, language: str, said_on: str | None, covers: str | None) -> Extraction:
    return extract(text, file=_FILE, language=language, said_on=said_on, covers=covers)


@lru_cache(maxsize=8)
def _gate(text: str, language: str, said_on: str | None, covers: str | None) -> Gate:
    return Gate(text, file=_FILE, language=language, said_on=said_on, covers=covers)


_FILE: Final = "text"


def verify(
    claim: Claim,
    text: str,
    *,
    language: str,
    said_on: str | None = None,
    covers: str | None = None,
) -> Refusal | None:
    """Say why a claim does not stand in a text.

    Where its basis is said to lie elsewhere, with a list or a person, nothing is taken from that:
    only words count.

    Args:
        claim: From anywhere.
        text: The archived text, as stored.
        language: BCP 47 code it is read in.
        said_on: When it was published, EDTF; None where unknown.
        covers: The period it is about, EDTF; None for what the text says of it.

    Returns:
        None where it stands, else the first thing against it.
    """
    if not claim.quote or text[claim.start : claim.end] != claim.quote:
        return Refusal.QUOTE_NOT_THERE
    own = _read(text, language, said_on, covers).claims
    record = claim.to_record()
    if any(_is_same(record, one.to_record()) for one in own):
        return None
    # How far it is told is compared afterwards: a claim is no proposal that may say less.
    proposal = proposal_of({k: v for k, v in record.items() if k != "modality"}, text, by="")
    if isinstance(proposal, Refused):
        return proposal.reason
    judged = _gate(text, language, said_on, covers).judge(proposal, own)
    if isinstance(judged, Refused):
        return judged.reason
    waits = judged.confidence is Confidence.REVIEW
    return _difference(record, judged.to_record()) or (Refusal.LEFT_TO_A_PERSON if waits else None)


def anchored(claim: Claim, text: str, *, language: str) -> Refusal | None:
    """Say why what a person or a list stands for does not stand at the words it is tied to.

    What happened is theirs to say. The words are not: a quote has to be there, and a number that
    is called the text's own has to be the one claimed.

    Args:
        claim: Made by a person or of a list.
        text: The archived text, as stored.
        language: BCP 47 code it is read in.

    Returns:
        None where it is tied well, else the first thing against it.
    """
    if not claim.quote or text[claim.start : claim.end] != claim.quote:
        return Refusal.QUOTE_NOT_THERE
    spans = [g for g in claim.grounds.values() if g.start is not None]
    for ground in spans:
        if ground.end is None or not 0 <= (ground.start or 0) < ground.end <= len(text):
            return Refusal.SPAN_OUTSIDE_TEXT
    value = claim.grounds.get("value")
    if not isinstance(claim.body, Figure) or value is None or value.basis is not Basis.EXPLICIT:
        return None
    bounds = _gate(text, language, None, None).number(value.start, value.end)
    if bounds is None:
        return Refusal.NO_NUMBER
    return None if bounds == (claim.body.low, claim.body.high) else Refusal.VALUE_READS_OTHERWISE


def _is_same(record: dict[str, Any], own: dict[str, Any]) -> bool:
    return all(record.get(name) == own.get(name) for name in (*_FIELDS, *_SPANS))


def _difference(record: dict[str, Any], read: dict[str, Any]) -> Refusal | None:
    """Give what is wrong with the first field that the words do not say as a claim does."""
    for name, wrong in _FIELDS.items():
        if record.get(name) != read.get(name):
            return wrong
    return None
