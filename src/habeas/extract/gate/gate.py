"""The gate over one text: a proposal in, a claim or what does not hold out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from habeas.extract.gate.attribute_gate import license_attribute
from habeas.extract.gate.common import BodyT, Findings, Licensed
from habeas.extract.gate.event_gate import license_event
from habeas.extract.gate.exchange_gate import license_exchange
from habeas.extract.gate.figure_gate import license_figure
from habeas.extract.gate.judgement import Judgement, NotLicensedError
from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.hygiene import CleanText, cleaned, stored_claim
from habeas.extract.lexicon import languages, lexicon
from habeas.extract.reading import Reading, read_text
from habeas.model.claim import Claim, Confidence, Modality
from habeas.model.doubt import Doubt
from habeas.model.figure import Figure
from habeas.vocabulary.grammar import language
from habeas.vocabulary.meanings import meanings

# What a proposal of each kind holds to have happened.
_TOLD: Final = {"figure": "measure", "person_event": "event"}
# How far a proposal may say that something is told where its words tell it outright.
_LESS: Final = tuple(m.value for m in Modality if not m.acts and m is not Modality.ANNOUNCED)
_OPEN: Final = (Doubt.WORDS_UNKNOWN.value, Doubt.PERSON_UNTIED.value, Doubt.NEAR_ONLY.value)


def told_by(word: str) -> frozenset[str]:
    """Give the triggers of a language that can tell a measure, or an event of a person.

    Args:
        word: The measure or the event.
    """
    table = meanings()
    return frozenset(
        event
        for event in table.events
        if word in (event, table.measure_of(event)) or word in table.words_of(event)
    )


def has_words(code: str, events: frozenset[str]) -> bool:
    """Say whether a language has words that bear out any of some events."""
    base = code.split("-", maxsplit=1)[0].lower()
    return base in languages() and not events.isdisjoint(language(base).confirms)


def _is_open(claim: Claim) -> bool:
    """Say whether no word tells what a claim says to have happened."""
    return any(reading.get("why") in _OPEN for reading in claim.readings)


def _may_tell(judged: Judgement, name: str) -> bool:
    """Say whether words that tell an event among other things could mend what was judged without them."""
    return _is_open(judged) if isinstance(judged, Claim) else judged.field == name


def _lower(found: Findings, proposal: TextProposal) -> None:
    """Let a proposal say less than its words, and never more: what it calls denied or planned waits."""
    stated = proposal.stated.get("modality")
    if found.modality.acts and stated in _LESS:
        found.modality = Modality(str(stated))
        found.doubt(Doubt.NOT_HAPPENED, modality=found.modality.value)


class Gate:
    """Judges proposals over one text by its words alone.

    Attributes:
        file: What to call the text in the claims.
    """

    def __init__(
        self,
        text: str,
        *,
        file: str,
        language: str,
        said_on: str | None = None,
        covers: str | None = None,
    ) -> None:
        self.file, self._language = file, language
        self._said_on, self._covers = said_on, covers
        self._clean: CleanText = cleaned(text)
        self._texts: dict[frozenset[str], GateText] = {}

    def _text(self, events: frozenset[str] = frozenset()) -> GateText:
        """Give the text as it is read, with the words that bear out some events or without any."""
        if events not in self._texts:
            known = lexicon(self._language)
            known = known.asking(events) if events else known
            reading = read_text(self._clean.text, known)
            self._texts[events] = GateText(reading, self._said_on, self._covers)
        return self._texts[events]

    def _wide(self) -> Reading:
        """Give the text as it is read with every word that may tell any event."""
        base = self._language.split("-", maxsplit=1)[0].lower()
        known = frozenset(language(base).confirms) if base in languages() else frozenset[str]()
        return self._text(known).reading

    def judge(
        self, proposal: TextProposal, known: Sequence[Claim] = (), *, claim_id: str = ""
    ) -> Judgement:
        """Judge one proposal.

        Args:
            proposal: What is held, and the words it points at.
            known: Claims of the text that passed before; a part may be of one of them.
            claim_id: What to call the claim.

        Returns:
            The claim with every value read from its words, for review where one sign is weak;
            else what does not hold.
        """
        read = replace(
            proposal,
            spans={name: self._clean.to_read(*span) for name, span in proposal.spans.items()},
            quote=None if proposal.quote is None else self._clean.to_read(*proposal.quote),
        )
        judged = self._judged(read, known, claim_id, self._text())
        if read.kind not in _TOLD or not _may_tell(judged, _TOLD[read.kind]):
            return judged
        events = told_by(str(read.stated[_TOLD[read.kind]]))
        if not has_words(self._language, events):
            return judged
        # What no word proposes, a word that tells it among other things may still bear out.
        again = self._judged(read, known, claim_id, self._text(events))
        return again if isinstance(again, Claim) and not _is_open(again) else judged

    def number(self, start: int | None, end: int | None) -> tuple[int | None, int | None] | None:
        """Read the one number at a place: its least and its most.

        Args:
            start: First code point of it in the stored text.
            end: One past the last.

        Returns:
            Both; None where no number of one group stands there.
        """
        if start is None or end is None:
            return None
        text = self._text()
        tokens = text.tokens(self._clean.to_read(start, end))
        group = None if tokens is None else text.number_at(tokens)
        return None if group is None else (group.quantity.low, group.quantity.high)

    def _judged(
        self,
        proposal: TextProposal,
        known: Sequence[Claim],
        claim_id: str,
        text: GateText,
    ) -> Judgement:
        try:
            return self._licensed(proposal, known, claim_id, text)
        except NotLicensedError as error:
            return error.refused

    def _licensed(
        self,
        proposal: TextProposal,
        known: Sequence[Claim],
        claim_id: str,
        text: GateText,
    ) -> Claim:
        if proposal.kind == "figure":
            figure = license_figure(text, proposal, self._figures(known), self._wide)
            figure = replace(figure, body=replace(figure.body, id=claim_id))
            return self._claim(figure, proposal, claim_id)
        if proposal.kind == "person_event":
            event = license_event(text, proposal, self._figures(known), self._wide)
            return self._claim(event, proposal, claim_id)
        if proposal.kind == "exchange":
            return self._claim(license_exchange(text, proposal), proposal, claim_id)
        attribute = license_attribute(text, proposal, self._wide)
        return self._claim(attribute, proposal, claim_id)

    def _figures(self, known: Sequence[Claim]) -> Mapping[Tokens, Claim]:
        found: dict[Tokens, Claim] = {}
        for claim in known:
            ground = claim.grounds.get("value")
            if not isinstance(claim.body, Figure) or ground is None:
                continue
            if ground.start is None or ground.end is None:
                continue
            tokens = self._text().tokens(self._clean.to_read(ground.start, ground.end))
            if tokens is not None:
                found.setdefault(tokens, claim)
        return found

    def _claim(self, licensed: Licensed[BodyT], proposal: TextProposal, claim_id: str) -> Claim:
        body, found, quote = licensed.body, licensed.found, licensed.quote
        _lower(found, proposal)
        page = self._text().page
        claim = Claim.quoting(
            page.text,
            page.span(*quote),
            body,
            id=claim_id,
            file=self.file,
            read_from=found.grounds,
            attributed_to=found.speaker,
            confidence=Confidence.REVIEW if found.doubts else Confidence.PROPOSED,
            said_on=self._said_on,
        )
        claim = replace(
            claim,
            modality=found.modality,
            citations=self._text().citations(*quote),
            readings=tuple(found.doubts),
        )
        return stored_claim(claim, self._clean)
