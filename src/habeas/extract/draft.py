"""A claim while it is being put together: values with their grounds, not yet numbered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas.extract.calendars import Timing
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.table_cells import TableCell
from habeas.extract.verbless import Slot
from habeas.model.claim import Basis, Confidence, Ground, Modality
from habeas.model.doubt import Doubt


@dataclass(frozen=True, slots=True)
class StatedBreakdown:
    """Parts of one whole that have nobody in common.

    Attributes:
        number: Which of the text's breakdowns it is, from 1.
        parts: How many parts it has, where they are everybody; None where nobody says so.
    """

    number: int
    parts: int | None


@dataclass(slots=True, eq=False)
class Draft:
    """One claim to be.

    Attributes:
        kind: ``figure``, ``person_event`` or ``exchange``.
        first: First token of the quote.
        last: One past its last token.
        values: Field to value, as in the wire form.
        grounds: Field to how it is known.
        predicate: What is said to happen.
        paragraph: Where it stands.
        sentence: Where it stands.
        whole: The figure it is a part or member of.
        timing: When.
        modality: How far it is asserted.
        confidence: Proposed, or for review.
        readings: The competing readings.
        breakdown: The parts it is one of.
        repeats: The figure below that a headline tells.
        cell: Its place in a table; None where it stands in none.
        slot: What the people of a figure are to the words that say what happened to them.
    """

    kind: str
    first: int
    last: int
    values: dict[str, Any] = field(default_factory=dict)
    grounds: dict[str, Ground] = field(default_factory=dict)
    predicate: Predicate | None = None
    paragraph: int = 0
    sentence: int = 0
    whole: "Draft | None" = None
    timing: Timing | None = None
    modality: Modality = Modality.ASSERTED
    confidence: Confidence = Confidence.PROPOSED
    readings: list[Mapping[str, Any]] = field(default_factory=list)
    numerals: tuple[tuple[int, int], ...] = ()
    span: tuple[int, int] = (0, 0)
    slot: Slot = Slot.OTHER
    cell: TableCell | None = None
    breakdown: StatedBreakdown | None = None
    repeats: "Draft | None" = None

    def ground(
        self,
        page: TextTokens,
        name: str,
        tokens: tuple[int, int] | None,
        rule: str,
        basis: Basis | None = None,
    ) -> None:
        """Say how a field is known."""
        span = None if tokens is None else page.span(*tokens)
        known = basis or (Basis.NONE if span is None else Basis.EXPLICIT)
        self.grounds[name] = Ground.of(known, span, rule)

    def date(self, page: TextTokens, timing: Timing | None, basis: Basis | None = None) -> None:
        """Say when a figure is of, and how that is known.

        Args:
            page: The text.
            timing: When; None for no time.
            basis: How it is known, where not as it was for another.
        """
        self.timing = timing
        self.grounds.pop("time", None)
        stock = self.values["mode"] == "stock"
        self.values["as_of"] = stock and timing is not None and timing.relation == "as_of"
        if timing is not None:
            self.ground(page, "time", timing.span, timing.rule, basis or timing.basis)

    def doubt(self, why: Doubt, **reading: Any) -> None:
        """Send it to review, with one more reading."""
        self.confidence = Confidence.REVIEW
        self.readings.append({"why": why.value, **reading})
