"""The desk: claims that wait for a decision, and records that may be one person."""

from dataclasses import dataclass
from typing import ClassVar

from habeas.model.wire import Record, as_record
from habeas.publish.claim import Value
from habeas.publish.page_question import PageQuestion
from habeas.publish.person import Other
from habeas.publish.quotes import Quoted
from habeas.words import matches, titles


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """Claims that nobody has decided; to read, not to decide here.

    Attributes:
        asked: The question behind the page.
        rows: Claim and what it says.
        total: How many wait in all.
        queued: Numbers in texts that no rule could explain: source id, name, how many.
    """

    template: ClassVar[str] = "review.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/review"

    asked: PageQuestion
    rows: tuple[tuple[Quoted, tuple[Value, ...]], ...]
    total: int
    queued: tuple[tuple[str, str, int], ...] = ()

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.waiting()

    def to_record(self) -> Record:
        """Give the claims that wait."""
        return as_record(
            {
                "asked": self.asked,
                "total": self.total,
                "claims": [q.claim.to_record() | {"state": q.state} for q, _ in self.rows],
                "queued_numbers": [{"source": s, "name": n, "count": c} for s, n, c in self.queued],
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPair:
    """Two records that may be one person.

    Attributes:
        a: The first record, as the other sees it.
        b: The second, with verdict, score and evidence.
        a_quotes: Words in which sources mention the first.
        b_quotes: Words in which sources mention the second.
        effect: How a decision would change an answer, in words; empty where unknown.
    """

    a: tuple[str, str]
    b: Other
    a_quotes: tuple[Quoted, ...] = ()
    b_quotes: tuple[Quoted, ...] = ()
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPage:
    """Pairs of records that nobody has judged; to read, not to decide here.

    Attributes:
        asked: The question behind the page.
        pairs: The pairs, or the first of them.
        total: How many pairs there are.
        left_out: Records of which more pairs exist, which come in as these are judged.
    """

    template: ClassVar[str] = "match.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/match"

    asked: PageQuestion
    pairs: tuple[RecordPair, ...]
    total: int
    left_out: int = 0

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.may_be_one()

    @property
    def not_shown_words(self) -> str:
        """How many pairs are not shown, and how to see them; empty where all are."""
        return matches.not_shown_words(self.total - len(self.pairs))

    @property
    def left_out_words(self) -> str:
        """That more pairs exist than are offered; empty where none do."""
        return matches.left_out_words(self.left_out)

    def to_record(self) -> Record:
        """Give the pairs with their evidence."""
        return as_record(
            {
                "asked": self.asked,
                "pairs": [
                    {
                        "a": pair.a[0],
                        "b": pair.b.person,
                        "names": [pair.a[1], pair.b.name],
                        "verdict": pair.b.verdict,
                        "score": pair.b.score,
                        "for": pair.b.evidence_for,
                        "against": pair.b.evidence_against,
                        "effect": pair.effect or None,
                        "not_compared": pair.b.not_compared,
                    }
                    for pair in self.pairs
                ],
                "total": self.total,
                "left_out": self.left_out,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """What cannot be shown, in one line: what, where and what to try."""

    template: ClassVar[str] = "problem.html"
    formats: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = "/"

    asked: PageQuestion
    title: str
    what: str
    hint: str = ""

    def to_record(self) -> Record:
        """Give the problem."""
        return as_record({"error": self.what, "hint": self.hint or None})
