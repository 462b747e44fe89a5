"""The second look at the grammar's own claims: each value is read again from its own words.

It trusts nothing of a draft but its spans. What others propose goes through the gate, which knows
no draft. What it asks:

- the quote is the text at its offsets, and every span lies in the text;
- the number at the value's span, with its hedge, reads as the bounds claimed;
- the trigger at the measure's or event's span licenses it, and by its place can take
  this number or this person and no other;
- the population, the date, the speaker and the person read the same from their spans;
- the modality is what the words around the trigger say.
"""

from collections.abc import Callable
from typing import Final

from habeas.extract.attach import attachments
from habeas.extract.attribution import speaker_of
from habeas.extract.descriptions import subgroup_of
from habeas.extract.draft_speaker import told_by
from habeas.extract.enumerations import heading_says, item_of
from habeas.extract.evidence import TextEvidence, twin_of
from habeas.extract.figures import holds, unit_of
from habeas.extract.groups import PeopleGroup
from habeas.extract.nouns_first import noun_first
from habeas.extract.predicates import triggers_at
from habeas.extract.refusal import Refusal
from habeas.extract.verbless import Attachment
from habeas.model.claim import Basis, Claim, Modality
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge
from habeas.model.person import Attribute, AttributeField
from habeas.vocabulary.meanings import meanings

_RE_PARSED: Final = ("age", AttributeField.AGE_ON, AttributeField.BIRTH)
_LENT: Final = ("part.inherits", "coordinated", "compared")
_OF_LINE: Final = ("part.inherits", "line.heading")
# How many sentences before a part its whole may be told.
_BACK: Final = 12


def check(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    """Say why a claim of the grammar does not stand; None where it does.

    Args:
        claim: As it was drafted.
        evidence: The text, as it was read.
    """
    text = evidence.reading.page.text
    if (
        not 0 <= claim.start < claim.end <= len(text)
        or text[claim.start : claim.end] != claim.quote
    ):
        return Refusal.QUOTE_NOT_THERE
    for ground in claim.grounds.values():
        if ground.start is not None and not (
            ground.end is not None and 0 <= ground.start < ground.end <= len(text)
        ):
            return Refusal.SPAN_OUTSIDE_TEXT
    body = claim.body
    if isinstance(body, Figure):
        steps = _FIGURE
    elif isinstance(body, Event):
        steps = _EVENT
    elif isinstance(body, Exchange):
        steps = _EXCHANGE
    elif isinstance(body, Attribute):
        steps = _ATTRIBUTE
    else:
        steps = ()
    for step in steps:
        reason = step(claim, evidence)
        if reason is not None:
            return reason
    return None


def _group(claim: Claim, evidence: TextEvidence) -> PeopleGroup | None:
    tokens = evidence.tokens(claim.grounds.get("value"))
    group = evidence.reading.groups.get(tokens[0]) if tokens is not None else None
    if group is None or tokens is None or group.quantity.core_last != tokens[1]:
        return None
    measure = claim.grounds.get("measure")
    if measure is None or measure.rule not in _OF_LINE:
        return group
    among = item_of(evidence.reading, group)
    return among[1].group if among is not None else noun_first(evidence.reading, group) or group


def _is_vague(claim: Claim) -> bool:
    ground = claim.grounds.get("value")
    return ground is not None and ground.basis is Basis.ANAPHORA


def _value(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    assert isinstance(body, Figure)  # noqa: S101 - the caller looked
    if _is_vague(claim):
        return _vague(claim, evidence)
    group = _group(claim, evidence)
    if group is None:
        return Refusal.NO_NUMBER
    quantity = group.quantity
    if (body.low, body.high, body.hedge) != (quantity.low, quantity.high, quantity.hedge):
        return Refusal.VALUE_READS_OTHERWISE
    ground = claim.grounds["value"]
    if ground.start is None or not claim.start <= ground.start < claim.end:
        return Refusal.VALUE_OUTSIDE_QUOTE
    if dict(body.subgroup) != subgroup_of(evidence.reading, group):
        return Refusal.SUBGROUP_NOT_SAID
    return None


def _vague(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    assert isinstance(body, Figure)  # noqa: S101 - the caller looked
    if body.hedge is not Hedge.VAGUE:
        return Refusal.PRONOUN_WITH_NUMBER
    twin = twin_of(claim, evidence)
    if twin is None or (body.low, body.high) != (
        twin.values["value_low"],
        twin.values["value_high"],
    ):
        return Refusal.BOUNDS_NOT_OF_GROUP
    return None


def _trigger(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    assert isinstance(body, Figure)  # noqa: S101 - the caller looked
    tokens = evidence.tokens(claim.grounds.get("measure"))
    if tokens is None:
        return Refusal.MEASURE_WITHOUT_WORDS
    if _is_vague(claim):
        twin = twin_of(claim, evidence)
        same = twin is not None and twin.values["measure"] == body.measure
        return None if same else Refusal.MEASURE_NOT_LICENSED
    group = _group(claim, evidence)
    assert group is not None  # noqa: S101 - the value was checked first
    found = _licensed(claim, evidence, group, tokens)
    if found is None:
        return Refusal.MEASURE_NOT_OF_NUMBER
    meaning = meanings().events[found.event]
    modes = {meaning.mode} | ({"cumulative"} if meaning.mode == "flow" else set())
    if body.mode.value not in modes:
        return Refusal.MODE_NOT_OF_MEASURE
    return None if body.unit == unit_of(group, meaning) else Refusal.UNIT_NOT_COUNTED


def _licensed(
    claim: Claim, evidence: TextEvidence, group: PeopleGroup, tokens: tuple[int, int]
) -> Attachment | None:
    """Find the attachment of this number to these words that gives this measure."""
    body = claim.body
    assert isinstance(body, Figure)  # noqa: S101 - the caller looked
    reading = evidence.reading
    own = [a for a in attachments(reading, group) if holds(reading, group, a)]
    pool = own
    among = item_of(reading, group)
    if among is not None:
        told = heading_says(reading, among[0])
        pool = pool if told is None else [told]
        own = pool
    if claim.grounds["measure"].rule in _LENT:
        number = reading.page.sentence_of(group.first)
        first = reading.page.sentences[max(0, number - _BACK)].first
        pool = [
            a
            for other in reading.groups.values()
            if first <= other.first < group.first
            for a in attachments(reading, other)
        ]
        if own and own[0].tier == 1 and own[0].trigger != tokens and own[0].rule != "subject.are":
            pool = own
    best = min((a.tier for a in own), default=9) if pool is own else 9
    for attachment in pool:
        if attachment.trigger == tokens and meanings().measure_of(attachment.event) == body.measure:
            return attachment if attachment.tier <= best else None
    return None


def _population(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    assert isinstance(body, Figure)  # noqa: S101 - the caller looked
    ground = claim.grounds.get("population")
    if ground is None:
        return Refusal.POPULATION_WITHOUT_GROUND
    if ground.basis is Basis.EXPLICIT:
        tokens = evidence.tokens(ground)
        hit = evidence.reading.page.at(tokens[0], "population") if tokens is not None else None
        stated = None if hit is None else hit.value
        group = _group(claim, evidence)
        if group is not None and group.kind == "unknown":
            stated = group.population
        stated = None if stated is None else meanings().counted_as(stated)
        return None if stated == body.population else Refusal.POPULATION_NOT_IN_WORDS
    if ground.basis is Basis.NONE:
        return None if body.population == "people" else Refusal.POPULATION_NOT_STATED
    twin = twin_of(claim, evidence)
    same = twin is not None and twin.values["population"] == body.population
    return None if same else Refusal.POPULATION_NOT_OF_GROUP


def _modality(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    """The words around the trigger say how far it is asserted."""
    tokens = evidence.tokens(claim.grounds.get("measure") or claim.grounds.get("event"))
    stated: set[Modality | None] = {
        predicate.modality
        for predicate in ([] if tokens is None else evidence.reading.predicates_in(*tokens))
        if (predicate.core, predicate.last) == tokens
    }
    allowed = stated or {Modality.ASSERTED}
    if claim.attributed_to is not None and Modality.ASSERTED in allowed:
        allowed = (allowed - {Modality.ASSERTED}) | {Modality.REPORTED}
    return None if claim.modality in allowed else Refusal.MODALITY_NOT_SAID


def _time(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    when = body.time if isinstance(body, Figure) else getattr(body, "date", None)
    if when is None:
        return None
    twin = twin_of(claim, evidence)
    if twin is None or twin.timing is None:
        return Refusal.DATE_NOT_STATED
    if twin.timing.edtf != when.edtf:
        return Refusal.DATE_READS_OTHERWISE
    relation = getattr(body, "relation", twin.timing.relation)
    return None if relation == twin.timing.relation else Refusal.RELATION_NOT_STATED


def _speaker(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    if claim.attributed_to is None:
        return None
    ground = claim.grounds.get("attributed_to")
    tokens = evidence.tokens(ground)
    if ground is None or tokens is None:
        return Refusal.SPEAKER_WITHOUT_WORDS
    text = evidence.reading.page.text
    if text[ground.start : ground.end] != claim.attributed_to:
        return Refusal.SPEAKER_NOT_IN_WORDS
    spoken = [s for found in evidence.speakers.values() for s in found]
    if not any((s.first, s.last) == tokens for s in spoken):
        return Refusal.SPEAKER_SILENT
    number = evidence.reading.page.sentence_of(_anchor(claim, evidence))
    found = speaker_of(
        evidence.reading,
        evidence.speakers,
        _anchor(claim, evidence),
        number,
        lasting=claim.type == "figure",
    )
    if found is None and (twin := twin_of(claim, evidence)) is not None:
        found = told_by(evidence.reading, evidence.speakers, twin)
    same = found is not None and (found[0].first, found[0].last) == tokens
    return None if same else Refusal.SPEAKER_OF_OTHER_WORDS


def _anchor(claim: Claim, evidence: TextEvidence) -> int:
    """Give the token that says where in its sentence a claim stands."""
    for name in ("value", "event", "released"):
        tokens = evidence.tokens(claim.grounds.get(name))
        if tokens is not None:
            return tokens[0]
    return evidence.starts.get(claim.start, 0)


def _person(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    assert isinstance(body, Event)  # noqa: S101 - the caller looked
    ground, trigger = claim.grounds.get("person"), claim.grounds.get("event")
    if ground is None or evidence.tokens(ground) is None or trigger is None:
        return Refusal.PERSON_OR_EVENT_WITHOUT_WORDS
    text = evidence.reading.page.text
    if text[ground.start : ground.end] != body.person:
        return Refusal.PERSON_NOT_IN_WORDS
    tokens = evidence.tokens(trigger)
    page = evidence.reading.page
    hits = triggers_at(page, tokens[0]) if tokens else []
    licensed = {word for h in hits for word in meanings().words_of(h.value)}
    if body.event not in licensed:
        return Refusal.EVENT_NOT_LICENSED
    if twin_of(claim, evidence) is None:
        return Refusal.NOT_SAID_OF_PERSON
    twin = twin_of(claim, evidence)
    if twin is not None and twin.values["event"] != body.event:
        return Refusal.OTHER_EVENT_OF_PERSON
    return None


def _places(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    text = evidence.reading.page.text
    for name in ("place", "destination", "role"):
        value, ground = getattr(claim.body, name, None), claim.grounds.get(name)
        if value is None:
            continue
        if ground is None or ground.start is None or text[ground.start : ground.end] != value:
            return Refusal.PLACE_OR_ROLE_NOT_IN_WORDS
    return None


def _sides(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    assert isinstance(body, Exchange)  # noqa: S101 - the caller looked
    text = evidence.reading.page.text
    if text[body.released_start : body.released_end] != body.released:
        return Refusal.RELEASED_NOT_THERE
    if text[body.concession_start : body.concession_end] != body.concession:
        return Refusal.CONCESSION_NOT_THERE
    twin = twin_of(claim, evidence)
    if twin is None:
        return Refusal.NO_BARGAIN
    same = all(
        twin.values[name] == getattr(body, name) for name in ("released_start", "concession_start")
    )
    return None if same else Refusal.SIDES_NOT_OF_BARGAIN


def _parties(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    body = claim.body
    assert isinstance(body, Exchange)  # noqa: S101 - the caller looked
    twin = twin_of(claim, evidence)
    known = set(twin.values["parties"]) if twin is not None else set()
    known_brokers = set(twin.values["brokers"]) if twin is not None else set()
    named = set(body.parties) <= known and set(body.brokers) <= known_brokers
    if not named:
        return Refusal.PARTY_NOT_NAMED
    deniers = twin.values["denied_by"] if twin is not None else []
    return None if set(body.denied_by) <= set(deniers) else Refusal.DENIAL_NOT_SAID


def _property(claim: Claim, evidence: TextEvidence) -> Refusal | None:
    """An age or a birth re-parses for this person; any other property is its own words."""
    body = claim.body
    assert isinstance(body, Attribute)  # noqa: S101 - the caller looked
    text = evidence.reading.page.text
    ground = claim.grounds.get("value")
    if ground is None or ground.start is None:
        return Refusal.VALUE_WITHOUT_WORDS
    if body.field not in _RE_PARSED:
        return None if text[ground.start : ground.end] == body.value else Refusal.VALUE_NOT_IN_WORDS
    twin = twin_of(claim, evidence)
    if twin is None:
        return Refusal.NOT_SAID_OF_PERSON
    told = (twin.values["person"], twin.values["field"], twin.values["value"])
    same = told == (body.person, body.field, body.value)
    return None if same else Refusal.VALUE_READS_OTHERWISE


_Step = Callable[[Claim, TextEvidence], Refusal | None]
_FIGURE: Final[tuple[_Step, ...]] = (
    _value, _trigger, _population, _modality, _time, _speaker, _places,
)  # fmt: skip
_EVENT: Final[tuple[_Step, ...]] = (_person, _modality, _time, _speaker, _places)
_EXCHANGE: Final[tuple[_Step, ...]] = (_sides, _parties, _time, _speaker)
_ATTRIBUTE: Final[tuple[_Step, ...]] = (_property, _speaker)
