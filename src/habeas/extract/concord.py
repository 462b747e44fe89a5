"""Whoever proposes: the same claim is one claim, and another one of the same words is a question.

Two hold the same where they point at the same number and say the same happened to its people, or
at the same person and the same words for what happened. Where they say different things of the
same words, both wait for a person, each with both readings. Where they differ in another field,
such as the day, they are one claim, which waits with both days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from habeas.model.claim import BY_GRAMMAR, Claim, Confidence
from habeas.model.doubt import Doubt
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.numeral import Account, Numeral
from habeas.model.person import Attribute
from habeas.model.when import When

# Doubts of a single weak sign: what grammar and somebody else both hold need not wait for them.
WEAK_SIGNS: Final[frozenset[Doubt]] = frozenset(
    {Doubt.RULES_DISAGREE, Doubt.NEAR_ONLY, Doubt.PERSON_UNTIED, Doubt.DATE_UNTIED}
)

# The field of a claim that tells when.
_TIME: Final = {"figure": "time", "person_event": "date"}


def join(told: Sequence[Claim], found: Claim) -> list[Claim]:
    """Take a claim in among others of its text.

    Args:
        told: Those so far; their ids stay.
        found: One more, by another proposer.

    Returns:
        All of them: one fewer where it is one of them, some for review where it is against them.
    """
    if any(is_same(claim, found) for claim in told):
        first = next(claim for claim in told if is_same(claim, found))
        return [_united(claim, found) if claim is first else claim for claim in told]
    rivals = [claim for claim in told if is_rival(claim, found)]
    sure = found.confidence is not Confidence.REVIEW
    for rival in rivals:
        found = _disputed(found, rival)
    if sure:
        # What itself waits for a person puts nothing in doubt that the words say.
        told = [_disputed(c, found) if c in rivals else c for c in told]
    return [*told, found]


def is_same(a: Claim, b: Claim) -> bool:
    """Say whether two claims hold the same of the same words."""
    return _told(a) == _told(b) and _is_of_same(a, b)


def is_rival(a: Claim, b: Claim) -> bool:
    """Say whether two claims hold different things of the same words."""
    return type(a.body) is type(b.body) and _told(a) != _told(b) and _is_of_same(a, b)


def may_raise(claim: Claim, *, weak: frozenset[Doubt] = WEAK_SIGNS) -> bool:
    """Say whether agreement is enough for a claim in review: it waits for weak signs alone.

    Args:
        claim: A claim in review.
        weak: What is a weak sign.
    """
    doubts = [reading.get("why") for reading in claim.readings]
    return bool(doubts) and all(why in weak for why in doubts)


def account_for(numerals: Sequence[Numeral], claims: Sequence[Claim]) -> tuple[Numeral, ...]:
    """Give the account of numbers with those that claims of others explain.

    Args:
        numerals: The account of the grammar.
        claims: All claims of the text.
    """
    spans = [(_span(c, "value"), c.id) for c in claims if isinstance(c.body, Figure)]

    def explained(numeral: Numeral) -> Numeral:
        for span, claim in spans if numeral.account is Account.QUEUED else ():
            if span is not None and span[0] <= numeral.start and numeral.end <= span[1]:
                return replace(numeral, account=Account.FIGURE, claim=claim)
        return numeral

    return tuple(map(explained, numerals))


def _told(claim: Claim) -> tuple[str, str]:
    """Give what a claim says of its words: the field, and what stands in it."""
    body = claim.body
    if isinstance(body, Figure):
        return "measure", body.measure
    if isinstance(body, Event):
        return "event", body.event
    if isinstance(body, Attribute):
        return "field", body.field
    return "type", claim.type


def _is_of_same(a: Claim, b: Claim) -> bool:
    """Say whether two claims rest on the same words."""
    if isinstance(a.body, Figure) and isinstance(b.body, Figure):
        return _overlap(a, b, "value")
    if isinstance(a.body, Event) and isinstance(b.body, Event):
        is_one = a.body.person == b.body.person or _overlap(a, b, "person")
        return is_one and _overlap(a, b, "event")
    if isinstance(a.body, Attribute) and isinstance(b.body, Attribute):
        is_one = a.body.person == b.body.person or _overlap(a, b, "person")
        return is_one and _overlap(a, b, "value")
    if isinstance(a.body, Exchange) and isinstance(b.body, Exchange):
        return _overlap(a, b, "released") and _overlap(a, b, "concession")
    return False


def _span(claim: Claim, name: str) -> tuple[int, int] | None:
    body = claim.body
    if isinstance(body, Exchange):
        sides = {
            "released": (body.released_start, body.released_end),
            "concession": (body.concession_start, body.concession_end),
        }
        return sides[name]
    ground = claim.grounds.get(name)
    if ground is None or ground.start is None or ground.end is None:
        return None
    return ground.start, ground.end


def _overlap(a: Claim, b: Claim, name: str) -> bool:
    one, other = _span(a, name), _span(b, name)
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _united(first: Claim, second: Claim) -> Claim:
    """Make one claim of two that hold the same; the first keeps its id, and what it read."""
    by = tuple(dict.fromkeys((*first.proposed_by, *second.proposed_by)))
    apart = _apart(first, second)
    if apart and _is_sure(second):
        new = tuple(reading for reading in apart if reading not in first.readings)
        readings = (*first.readings, *new)
        return replace(first, proposed_by=by, confidence=Confidence.REVIEW, readings=readings)
    body = first
    if first.confidence is Confidence.REVIEW and second.confidence is not Confidence.REVIEW:
        if not set(BY_GRAMMAR) & set(by):
            # Neither is the grammar's: the one that leaves no doubt is the better reading.
            body = _called(second, first.id)
        elif may_raise(first):
            body = replace(first, confidence=Confidence.PROPOSED, readings=())
    return replace(body, proposed_by=by)


def _is_sure(claim: Claim) -> bool:
    """Say whether a claim waits for nothing, or only because its proposer says less than its words."""
    return claim.confidence is not Confidence.REVIEW or may_raise(
        claim, weak=frozenset({Doubt.NOT_HAPPENED})
    )


def _apart(first: Claim, second: Claim) -> list[Mapping[str, Any]]:
    """Give the fields in which two claims that hold the same are against each other, with both readings."""
    pairs: list[tuple[str, str, str]] = []
    one, other = _when(first), _when(second)
    if one is not None and other is not None and not _meet(one, other):
        pairs.append((_TIME[first.type], one.edtf, other.edtf))
    if first.modality.acts is not second.modality.acts:
        pairs.append(("modality", first.modality.value, second.modality.value))
    to, elsewhere = _destination(first), _destination(second)
    if to is not None and elsewhere is not None and to != elsewhere:
        pairs.append(("destination", to, elsewhere))
    why = Doubt.PROPOSERS_DISAGREE.value
    return [
        {"why": why, name: told, "proposed_by": list(claim.proposed_by)}
        for name, *both in pairs
        for told, claim in zip(both, (first, second), strict=True)
    ]


def _when(claim: Claim) -> When | None:
    body = claim.body
    if isinstance(body, Figure):
        return body.time
    return body.date if isinstance(body, Event) else None


def _meet(a: When, b: When) -> bool:
    """Say whether two times share a day: May and the third of May do, and are no two readings."""
    first = max((w.earliest for w in (a, b) if w.earliest is not None), default=None)
    last = min((w.latest for w in (a, b) if w.latest is not None), default=None)
    return first is None or last is None or first <= last


def _destination(claim: Claim) -> str | None:
    return claim.body.destination if isinstance(claim.body, Event) else None


def _called(claim: Claim, name: str) -> Claim:
    body = replace(claim.body, id=name) if isinstance(claim.body, Figure) else claim.body
    return replace(claim, id=name, body=body)


def _reading(claim: Claim) -> Mapping[str, Any]:
    name, value = _told(claim)
    by = list(claim.proposed_by)
    return {"why": Doubt.PROPOSERS_DISAGREE.value, name: value, "proposed_by": by}


def _disputed(claim: Claim, other: Claim) -> Claim:
    """Send a claim to review, with what it says and what another says of its words."""
    both = (_reading(claim), _reading(other))
    new = tuple(reading for reading in both if reading not in claim.readings)
    return replace(claim, confidence=Confidence.REVIEW, readings=(*claim.readings, *new))
