"""A claim with the source it stands in and what was decided about it."""

from dataclasses import dataclass

from habeas.model.claim import Claim
from habeas.model.snapshot import Source
from habeas.model.wire import Record, Recorded, as_record
from habeas.publish.page_question import path_to
from habeas.words.claims import attribution_words, modality_words, state_words
from habeas.words.doubts import doubts_words
from habeas.words.lists import listed, unique
from habeas.words.refusals import proposed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Recorded):
    """Where a source says that it has something from, as given with the source.

    Attributes:
        marker: The citation marker as it stands in the text.
        outlet: Who printed it.
        published: On which day; None where unknown.
        address: Where; None where unknown.
    """

    marker: str
    outlet: str
    published: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """What a page needs to quote one claim.

    Attributes:
        claim: The claim.
        source: Where it was printed.
        state: accepted, proposed, review, rejected or retracted.
        by: Who decided; empty while nobody has.
        why: Their reason, in their words.
        cited: What the claim's citation markers stand for, where that was given.
    """

    claim: Claim
    source: Source
    state: str = "accepted"
    by: str = ""
    why: str = ""
    cited: tuple[Cited, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def doubt(self) -> str:
        """Why it waits for a person, in words; empty where it gives no reason."""
        return doubts_words(self.claim)

    @property
    def path(self) -> str:
        """The claim's page."""
        return path_to("claim", self.claim.id)

    @property
    def source_path(self) -> str:
        """The source's page."""
        return path_to("source", self.source.id)

    @property
    def anchor(self) -> str:
        """The element of the claim on its source's page."""
        return f"c-{self.claim.start}-{self.claim.end}"

    @property
    def outlet(self) -> str:
        """Who printed it, else what the source is called."""
        return self.source.publisher or self.source.name

    @property
    def speaker(self) -> str:
        """Who says it: the speaker named in the text, else whom the text cites, else the outlet."""
        cited = unique(c.outlet for c in self.cited if c.outlet)
        return self.claim.attributed_to or listed(cited) or self.outlet

    @property
    def said_on(self) -> str | None:
        """When it was published, EDTF; None where unknown."""
        return self.claim.said_on or self.source.said_on

    @property
    def attribution(self) -> str:
        """Who says it and where it was printed, for a line under the quote."""
        return attribution_words(self.speaker, self.outlet)

    @property
    def modality_words(self) -> str:
        """How far the source stands behind it; empty where it simply says so."""
        return modality_words(self.claim.modality)

    @property
    def state_words(self) -> str:
        """What was decided about it."""
        return state_words(self.state)

    @property
    def proposed_words(self) -> str:
        """Who holds that the source says this: the grammar, a person, a list, a model..."""
        return proposed_words(self.claim.proposed_by)

    def to_record(self) -> Record:
        """Give the quote as records carry it."""
        return as_record(
            {
                "claim": self.claim.id,
                "quote": self.claim.quote,
                "start": self.claim.start,
                "end": self.claim.end,
                "modality": self.claim.modality,
                "attributed_to": self.claim.attributed_to,
                "state": self.state,
                "source": {
                    "id": self.source.id,
                    "name": self.source.name,
                    "publisher": self.source.publisher,
                    "address": self.source.address,
                    "said_on": self.said_on,
                },
                "cited": self.cited,
            }
        )
