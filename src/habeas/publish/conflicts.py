"""The page of figures that cannot all be true: one card each, with a sum to check by hand."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from habeas.model.wire import Record, as_record
from habeas.publish.page_question import PageQuestion
from habeas.publish.quotes import Quoted
from habeas.words import titles


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairLine:
    """One change that would mend a conflict.

    Attributes:
        words: What would be otherwise.
        why: Why it is worth looking at, and why it ranks where it does.
        quote: The figure it would change; None where it is about a relation.
    """

    words: str
    why: str
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCard:
    """A smallest set of figures that cannot all be true.

    Attributes:
        number: From 1, smallest first.
        sentence: What cannot all be true, in words.
        sum: The one line a reader can check by hand.
        balance: The full balance where the smallest proof hides it; empty otherwise.
        assumptions: What it takes for granted, named.
        repairs: Best first.
        readings: Readings under which the figures agree.
        quotes: The figures.
        is_conditional: True where it needs a relation that no source states.
        record: The conflict as the reconciliation answers it.
    """

    number: int
    sentence: str
    sum: str
    quotes: tuple[Quoted, ...]
    balance: str = ""
    assumptions: tuple[str, ...] = ()
    repairs: tuple[RepairLine, ...] = ()
    readings: tuple[str, ...] = ()
    is_conditional: bool = False
    record: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsPage:
    """Every conflict found.

    Attributes:
        asked: The question behind the page.
        cards: The conflicts, smallest first.
        verdict: Whether the figures can all be true, in words.
        findings: What else the figures imply: compositions, stale parts, bounds.
        record: The whole answer of the reconciliation.
    """

    template: ClassVar[str] = "conflicts.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/conflicts"

    asked: PageQuestion
    cards: tuple[ConflictCard, ...]
    verdict: str
    findings: tuple[str, ...] = ()
    record: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.cannot_all_be_true()

    def to_record(self) -> Record:
        """Give the answer of the reconciliation, with the words of each card."""
        return as_record(
            {
                "asked": self.asked,
                **self.record,
                "cards": [
                    {
                        "number": card.number,
                        "sentence": card.sentence,
                        "sum": card.sum,
                        "balance": card.balance or None,
                        "assumptions": card.assumptions,
                        "readings": card.readings,
                        "conditional": card.is_conditional,
                        "repairs": [
                            {
                                "words": r.words,
                                "why": r.why,
                                "figure": r.quote.id if r.quote else None,
                            }
                            for r in card.repairs
                        ],
                        "sources": card.quotes,
                    }
                    for card in self.cards
                ],
            }
        )
