"""The gate over one text: a proposal in, a claim or what does not hold out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.extract.gate.attribute_gate import license_attribute
from habeas.extract.gate.common import Findings
from habeas.extract.gate.event_gate import license_event
from habeas.extract.gate.exchange_gate import license_exchange
from habeas.extract.gate.figure_gate import license_figure
from habeas.extract.gate.judgement import Judgement, NotLicensedError
from habeas.extract.gate.proposal import Proposal
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.hygiene import CleanText, cleaned, stored_claim
from habeas.extract.lexicon import lexicon
from habeas.extract.reading import read_text
from habeas.model.claim import Body, Claim, Confidence
from habeas.model.figure import Figure


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
        self.file = file
        self._clean: CleanText = cleaned(text)
        reading = read_text(self._clean.text, lexicon(language))
        self._text = GateText(reading, said_on, covers)

    def judge(self, proposal: Proposal, known: Sequence[Claim] = (), *, id: str) -> Judgement:  # noqa: A002 - the wire form's word
        """Judge one proposal.

        Args:
            proposal: What is held, and the words it points at.
            known: Claims of the text that passed before; a part may be of one of them.
            id: What to call the claim.

        Returns:
            The claim with every value read from its words, for review where one sign is weak;
            else what does not hold.
        """
        read = replace(
            proposal,
            spans={name: self._clean.to_read(*span) for name, span in proposal.spans.items()},
        )
        try:
            return self._licensed(read, known, id)
        except NotLicensedError as error:
            return error.refused

    def _licensed(self, proposal: Proposal, known: Sequence[Claim], id: str) -> Claim:  # noqa: A002
        text = self._text
        if proposal.kind == "figure":
            figure = license_figure(text, proposal, self._figures(known))
            return self._claim(replace(figure.body, id=id), figure.found, figure.quote, id)
        if proposal.kind == "person_event":
            event = license_event(text, proposal, self._figures(known))
            return self._claim(event.body, event.found, event.quote, id)
        if proposal.kind == "exchange":
            exchange = license_exchange(text, proposal)
            return self._claim(exchange.body, exchange.found, exchange.quote, id)
        attribute = license_attribute(text, proposal)
        return self._claim(attribute.body, attribute.found, attribute.quote, id)

    def _figures(self, known: Sequence[Claim]) -> Mapping[Tokens, Claim]:
        found: dict[Tokens, Claim] = {}
        for claim in known:
            ground = claim.grounds.get("value")
            if not isinstance(claim.body, Figure) or ground is None:
                continue
            if ground.start is None or ground.end is None:
                continue
            tokens = self._text.tokens(self._clean.to_read(ground.start, ground.end))
            if tokens is not None:
                found.setdefault(tokens, claim)
        return found

    def _claim(self, body: Body, found: Findings, quote: Tokens, id: str) -> Claim:  # noqa: A002
        page = self._text.page
        claim = Claim.quoting(
            page.text,
            page.span(*quote),
            body,
            id=id,
            file=self.file,
            read_from=found.grounds,
            attributed_to=found.speaker,
            confidence=Confidence.REVIEW if found.doubts else Confidence.PROPOSED,
            said_on=self._text.said_on,
        )
        claim = replace(
            claim,
            modality=found.modality,
            citations=self._text.citations(*quote),
            readings=tuple(found.doubts),
        )
        return stored_claim(claim, self._clean)
