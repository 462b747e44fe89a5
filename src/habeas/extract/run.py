"""Text to proposed claims and the account of every number."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from habeas.extract.account import account
from habeas.extract.attribution import full_name
from habeas.extract.concord import account_for, is_same, join
from habeas.extract.draft import Draft
from habeas.extract.draft_speaker import told_by
from habeas.extract.evidence import TextEvidence
from habeas.extract.gate.gate import Gate
from habeas.extract.gate.judgement import Judgement, Refused, RefusedProposal
from habeas.extract.gate.proposal import proposal_of
from habeas.extract.guess import guess_language
from habeas.extract.hygiene import cleaned, stored_claim, stored_numeral
from habeas.extract.lexicon import lexicon
from habeas.extract.reading import Reading, read_text
from habeas.extract.speakers import Speaker
from habeas.extract.verify import check
from habeas.model.claim import Body, Claim, Ground, Modality
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.numeral import Numeral
from habeas.model.person import Attribute
from habeas.model.when import When, parse_when

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one text.

    Attributes:
        claims: Proposed claims, in order of place, each past the verifier.
        numerals: The account of every number, in order of place.
        language: The language it was read in, BCP 47.
        refused: The proposals of others that did not pass, in their order.
    """

    claims: tuple[Claim, ...]
    numerals: tuple[Numeral, ...]
    language: str
    refused: tuple[RefusedProposal, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedRecord:
    """What somebody other than the grammar holds that a text says.

    Attributes:
        by: Who proposes it, as in ``proposed_by``: ``proposal:3``, ``model:NAME``.
        record: Any JSON object; see RECORDS for what makes a proposal.
    """

    by: str
    record: Mapping[str, Any]


def extract(
    text: str,
    *,
    file: str,
    language: str | None = None,
    said_on: str | None = None,
    covers: str | None = None,
    proposals: Sequence[ProposedRecord] = (),
    grammar: bool = True,
) -> Extraction:
    """Read a report: its claims, and what became of every number in it.

    Args:
        text: As stored; all offsets are into it.
        file: What to call it in the claims.
        language: BCP 47 code; None to tell from the text.
        said_on: When it was published, EDTF; None where unknown.
        covers: The period it is about, EDTF; None for what the text says of it.
        proposals: What others hold that it says.
        grammar: False to read nothing but these.

    Returns:
        The claims that pass the gate, and one record for each number.

    Examples:
        >>> found = extract("On 3 May 2031 they freed 40 prisoners.", file="note", language="en")
        >>> found.claims[0].quote, found.claims[0].body.measure
        ('On 3 May 2031 they freed 40 prisoners', 'released')
    """
    code = language or guess_language(text)
    clean = cleaned(text)
    reading = read_text(clean.text, lexicon(code))
    evidence = TextEvidence(reading, said_on, covers)
    drafts = evidence.drafts if grammar else []
    ids = {id(draft): f"c{number}" for number, draft in enumerate(drafts, 1)}
    claims, kept = [], []
    for draft in drafts:
        claim = _claim(reading, draft, ids, evidence.speakers, file=file, said_on=said_on)
        reason = check(claim, evidence)
        if reason is None:
            claims.append(claim)
            kept.append(draft)
        else:
            _log.debug("rejected %s at %d: %s", claim.type, claim.start, reason)
    told = [stored_claim(claim, clean) for claim in _without_lost(claims)]
    numerals = tuple(stored_numeral(n, clean) for n in account(reading, kept, ids))
    refused: list[RefusedProposal] = []
    if proposals:
        gate = Gate(text, file=file, language=code, said_on=said_on, covers=covers)
        numbered = enumerate(proposals, len(drafts) + 1)
        named: dict[tuple[str, str], str] = {}
        # A part may be proposed before its whole.
        for number, proposed in sorted(numbered, key=lambda one: _refers(one[1].record)):
            judged = _judge(gate, _resolved(proposed, named), text, told, f"c{number}")
            if isinstance(judged, Refused):
                refused.append(RefusedProposal(proposed.by, judged))
                continue
            told = join(told, replace(judged, proposed_by=(proposed.by,)))
            own = proposed.record.get("id")
            if isinstance(own, str):
                named[_whose(proposed.by), own] = _id_of(told, judged)
        told.sort(key=lambda claim: claim.start)
        order = [proposed.by for proposed in proposals]
        refused.sort(key=lambda one: order.index(one.by))
        numerals = account_for(numerals, told)
    return Extraction(tuple(told), numerals, code, tuple(refused))


_REFERENCES: Final = ("part_of", "member_of")


def _refers(record: Mapping[str, Any]) -> bool:
    """Say whether a proposal is of another one, or of a claim of the text."""
    return any(record.get(name) is not None for name in _REFERENCES)


def _whose(by: str) -> str:
    """Give whose ids a proposal may use: those of its own file, or of its own model."""
    return by.partition(":")[0] if by.startswith("proposal") else by


def _resolved(proposed: ProposedRecord, named: Mapping[tuple[str, str], str]) -> ProposedRecord:
    """Give a proposal with the ids of others of its proposer as the claims have them."""
    record = dict(proposed.record)
    for name in _REFERENCES:
        told = record.get(name)
        if isinstance(told, str):
            record[name] = named.get((_whose(proposed.by), told), told)
    return replace(proposed, record=record)


def _id_of(told: Sequence[Claim], judged: Claim) -> str:
    """Give the id under which a claim stands: its own, or that of the same one before it."""
    return next((claim.id for claim in told if is_same(claim, judged)), judged.id)


def _judge(
    gate: Gate, proposed: ProposedRecord, text: str, told: Sequence[Claim], own: str
) -> Judgement:
    proposal = proposal_of(proposed.record, text, by=proposed.by)
    return proposal if isinstance(proposal, Refused) else gate.judge(proposal, told, claim_id=own)


def _without_lost(claims: list[Claim]) -> tuple[Claim, ...]:
    """Drop references to claims that did not pass the verifier."""
    known = {claim.id for claim in claims}
    kept = []
    for claim in claims:
        body = claim.body
        if isinstance(body, Figure) and body.part_of not in known:
            body = replace(body, part_of=None, breakdown=None, parts=None)
        elif isinstance(body, Event) and body.member_of not in known:
            body = replace(body, member_of=None)
        elif isinstance(body, Exchange) and body.figure not in known:
            body = replace(body, figure=None)
        kept.append(replace(claim, body=body))
    return tuple(kept)


def _claim(
    reading: Reading,
    draft: Draft,
    ids: dict[int, str],
    speakers: dict[int, list[Speaker]],
    *,
    file: str,
    said_on: str | None,
) -> Claim:
    page = reading.page
    speaker = told_by(reading, speakers, draft)
    who, modality = None, draft.modality
    if speaker is not None:
        who = page.words(speaker[0].first, speaker[0].last)
        spot = page.span(speaker[0].first, speaker[0].last)
        draft.grounds["attributed_to"] = Ground.of(speaker[1], spot, speaker[0].rule)
        if modality is Modality.ASSERTED:
            modality = Modality.REPORTED
    when = parse_when(draft.timing.edtf) if draft.timing is not None else None
    own = ids[id(draft)]
    whole = ids.get(id(draft.whole)) if draft.whole is not None else None
    body = _BODIES[draft.kind](draft.values, when, draft, own, whole)
    if isinstance(body, Figure):
        name = None if speaker is None else full_name(reading, speakers, speaker[0])
        body = replace(body, publisher=name, said_on=said_on)
    claim = Claim.quoting(
        page.text,
        page.span(draft.first, draft.last),
        body,
        id=own,
        file=file,
        read_from=draft.grounds,
        attributed_to=who,
        confidence=draft.confidence,
        said_on=said_on,
    )
    return replace(
        claim,
        modality=modality,
        citations=_citations(reading, draft),
        readings=tuple(draft.readings),
    )


def _figure(
    values: dict[str, Any], when: When | None, draft: Draft, own: str, whole: str | None
) -> Figure:
    return Figure(
        id=own,
        low=values["value_low"],
        high=values["value_high"],
        hedge=Hedge(values["hedge"]),
        measure=values["measure"],
        mode=Mode(values["mode"]),
        population=values["population"],
        subgroup=values["subgroup"],
        unit=values["unit"],
        time=when,
        relation=draft.timing.relation if draft.timing else None,
        as_of=bool(values.get("as_of")),
        place=values.get("place"),
        destination=values.get("destination"),
        part_of=whole,
        breakdown=draft.breakdown.number if draft.breakdown else None,
        parts=draft.breakdown.parts if draft.breakdown else None,
    )


def _event(
    values: dict[str, Any], when: When | None, draft: Draft, own: str, whole: str | None
) -> Event:
    del own
    return Event(
        person=values["person"],
        person_base=values.get("person_base"),
        event=values["event"],
        release_kind=values.get("release_kind"),
        date=when,
        relation=draft.timing.relation if draft.timing else None,
        destination=values.get("destination"),
        place=values.get("place"),
        role=values.get("role"),
        member_of=whole,
    )


def _exchange(
    values: dict[str, Any], when: When | None, draft: Draft, own: str, whole: str | None
) -> Exchange:
    del own, draft
    return Exchange(
        released=values["released"],
        released_start=values["released_start"],
        released_end=values["released_end"],
        concession=values["concession"],
        concession_start=values["concession_start"],
        concession_end=values["concession_end"],
        parties=tuple(values["parties"]),
        brokers=tuple(values["brokers"]),
        denied_by=tuple(values["denied_by"]),
        date=when,
        figure=whole,
    )


def _attribute(
    values: dict[str, Any], when: When | None, draft: Draft, own: str, whole: str | None
) -> Attribute:
    del when, draft, own, whole
    return Attribute(person=values["person"], field=values["field"], value=values["value"])


_Body = Callable[[dict[str, Any], When | None, Draft, str, str | None], Body]
_BODIES: Mapping[str, _Body] = {
    "figure": _figure,
    "person_event": _event,
    "exchange": _exchange,
    "attribute": _attribute,
}


def _citations(reading: Reading, draft: Draft) -> tuple[str, ...]:
    """Give the nearest run of markers at or after the claim, within its paragraph."""
    page = reading.page
    limit = draft.sentence
    while (
        limit + 1 < len(page.sentences) and page.sentences[limit + 1].paragraph == draft.paragraph
    ):
        limit += 1
    markers: list[str] = []
    for index in range(draft.last, page.sentences[limit].last):
        token = page.tokens[index]
        if token.kind == "cite":
            markers.append(token.text)
        elif markers and token.kind != "mark":
            break
    return tuple(markers)
