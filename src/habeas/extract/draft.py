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

LONGEST_QUOTE = 400
WIDE_QUOTE = 200


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


# How many words a label may have.
_LABEL = 7
_LINKS = frozenset(":—–-")
_BOUNDS = frozenset(",;.:!?()—–•·|")


def label_start(page: TextTokens, first: int) -> int:
    """Give where the label of a number begins: of "Marrow — 12" the quote is all three.

    Args:
        page: The text.
        first: First token of the number.
    """
    floor = page.sentences[page.sentence_of(first)].first
    if first - 1 <= floor or page.low(first - 1) not in _LINKS:
        return first
    start = first - 1
    while start > floor and page.low(start - 1) not in _BOUNDS and first - start <= _LABEL:
        start -= 1
    return start if start < first - 1 else first


_STOPS = frozenset(",;:.!?()—–…")


def quote_tokens(page: TextTokens, first: int, last: int) -> tuple[int, int]:
    """Widen a stretch to the end of its clause and cap it at the longest quote.

    Args:
        page: The text.
        first: First token that has to be in.
        last: One past the last token that has to be in.
    """
    limit = page.sentences[page.sentence_of(max(first, last - 1))].last
    end = last
    while end < limit and end - last < 22:
        token = page.tokens[end]
        if (token.text in _STOPS and not page.is_within_number(end)) or token.kind == "cite":
            break
        if page.is_word(end, "relative", "including") or page.over(end, "links") is not None:
            break
        if page.is_word(end, "sub") and not page.is_word(end, "prep", "adv", "det"):
            break
        if page.is_word(end, "sub") and page.over(end, "relations") is None:
            break
        end += 1
    while end > last and page.is_word(end - 1, "and", "det", "conj"):
        end -= 1
    floor, begin = page.sentences[page.sentence_of(first)].first, first
    while begin > floor and first - begin < 10:
        before = begin - 1
        if page.tokens[before].kind in ("mark", "cite") or page.over(before, "links") is not None:
            break
        if page.is_word(before, "relative", "including", "sub", "that") and not page.is_word(
            before, "prep"
        ):
            break
        begin -= 1
    while begin < first and page.is_word(begin, "and", "conj"):
        begin += 1
    if page.span(begin, end)[1] - page.span(begin, end)[0] <= WIDE_QUOTE:
        first = begin
    start, stop = page.span(first, end)
    if stop - start > LONGEST_QUOTE:
        end = last
    while end - first > 1 and page.span(first, end)[1] - page.span(first, end)[0] > LONGEST_QUOTE:
        end -= 1
    return first, end
