"""One text before the gate: what the grammar read of it, and what becomes of proposals about it."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from habeas.extract import extract
from habeas.extract.gate.gate import Gate
from habeas.extract.gate.judgement import Judgement, Refused
from habeas.extract.gate.proposal import TextProposal, proposal_of
from habeas.extract.lexicon import lexicon
from habeas.extract.reading import Reading, read_text
from habeas.model.claim import Claim, Confidence

ACCEPTED: Final = "accepted"
REVIEW: Final = "review"
REFUSED: Final = "refused"
CRASHED: Final = "crashed"

Record = dict[str, Any]
Judge = Callable[[TextProposal, Sequence[Claim]], Judgement]
"""What says of a proposal whether it passes, beside the claims already known."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it comes: what the gate is told beside the proposals.

    Attributes:
        name: What to call it.
        language: BCP 47 code.
        said_on: When it was published, EDTF; None where unknown.
        text: As stored.
    """

    name: str
    language: str
    said_on: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one proposal.

    Attributes:
        verdict: accepted, review, refused or crashed.
        claim: The claim made of it, in the wire form; None where it did not pass.
        field: Of a refused one, what does not hold.
        reason: Of a refused one, why; of one for review, the signs against it.
        words: What it was held against.
    """

    verdict: str
    claim: Record | None = None
    field: str = ""
    reason: str = ""
    words: str = ""

    @property
    def why(self) -> str:
        """Field and reason, to count by."""
        return f"{self.field}: {self.reason}" if self.field else self.reason


def gate_of(source: Source) -> Judge:
    """Give the gate for a text.

    Args:
        source: The text.
    """
    gate = Gate(
        source.text,
        file=source.name,
        language=source.language,
        said_on=source.said_on,
        covers=None,
    )
    return gate.judge


class Court:
    """One text: read once by the grammar, its gate opened once, each proposal judged by itself.

    A proposal is judged beside the claims of the grammar alone, so that none can lean on another.

    Attributes:
        source: The text.
        known: The claims of the grammar.
        claims: Those of them that are not for review, in the wire form.
    """

    def __init__(self, source: Source, *, grammar: bool = True, judges: Any = gate_of) -> None:
        self.source = source
        self.known: tuple[Claim, ...] = ()
        if grammar:
            self.known = extract(
                source.text, file=source.name, language=source.language, said_on=source.said_on
            ).claims
        self.claims: list[Record] = [
            c.to_record() for c in self.known if c.confidence is not Confidence.REVIEW
        ]
        self._judges: Callable[[Source], Judge] = judges
        self._judge: Judge | None = None
        self._reading: Reading | None = None

    @property
    def reading(self) -> Reading:
        """The first layer of the text: where its numbers, names, dates and triggers are."""
        if self._reading is None:
            self._reading = read_text(self.source.text, lexicon(self.source.language))
        return self._reading

    def judge(self, record: Mapping[str, Any], known: Sequence[Claim] | None = None) -> Outcome:
        """Say what becomes of a proposal.

        Args:
            record: In the wire form.
            known: The claims beside which it is judged; None for those of the grammar.
        """
        if self._judge is None:
            self._judge = self._judges(self.source)
        beside = self.known if known is None else known
        try:
            proposal = proposal_of(record, self.source.text, by="eval")
            judged = proposal if isinstance(proposal, Refused) else self._judge(proposal, beside)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            if where.filename == __file__:
                raise  # the gate was not even asked
            at = f"{where.filename.rpartition('/')[2]}:{where.lineno}"
            return Outcome(CRASHED, reason=f"{type(error).__name__} at {at}", words=str(error))
        return _outcome(judged)


def _outcome(judged: Judgement) -> Outcome:
    if isinstance(judged, Refused):
        return Outcome(REFUSED, None, judged.field, judged.reason.value, judged.words)
    if judged.confidence is not Confidence.REVIEW:
        return Outcome(ACCEPTED, judged.to_record())
    return Outcome(REVIEW, judged.to_record(), *_signs(judged))


def _signs(claim: Claim) -> tuple[str, str, str]:
    """Give what speaks against a claim for review: the fields, why, and their values."""
    fields: list[str] = []
    reasons: list[str] = []
    values: list[str] = []
    for reading in claim.readings:
        said = dict(reading)
        reasons.append(str(said.pop("why", "")))
        fields.extend(said)
        values.extend(map(str, said.values()))
    return ", ".join(fields), "; ".join(reasons), "; ".join(values)
