"""The page of one source: its text, the claims in it, and what became of every number."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from habeas.model.numeral import Numeral
from habeas.model.snapshot import Snapshot, Source
from habeas.model.wire import Record, as_record, record_of
from habeas.publish.marks import MarkedStretch, pieces
from habeas.publish.page_question import PageQuestion, path_to
from habeas.publish.quotes import Quoted
from habeas.words import titles
from habeas.words.accounts import accounted_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One archived source.

    Attributes:
        asked: The question behind the page.
        snapshot: The source with its text.
        claims: Every claim in it, in order of the text.
        numerals: Every number in it, in order of the text.
        pieces: The text, cut and marked.
    """

    template: ClassVar[str] = "source.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)

    asked: PageQuestion
    snapshot: Snapshot
    claims: tuple[Quoted, ...]
    numerals: tuple[Numeral, ...]
    pieces: tuple[MarkedStretch, ...]

    @property
    def source(self) -> Source:
        """What the text is and where it was printed."""
        return self.snapshot.source

    @property
    def title(self) -> str:
        """The name it was added under."""
        return self.source.name

    @property
    def path(self) -> str:
        """The page's path."""
        return path_to("source", self.source.id)

    @property
    def accounts(self) -> tuple[str, ...]:
        """How many numbers are what, most first, in words."""
        counts = Counter(numeral.account for numeral in self.numerals)
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].value))
        return tuple(accounted_words(account, count) for account, count in ordered)

    def to_record(self) -> Record:
        """Give the source, its text, claims and numbers."""
        return as_record(
            {
                "asked": self.asked,
                "source": self.source,
                "text": self.snapshot.text,
                "claims": [q.claim.to_record() | {"state": q.state} for q in self.claims],
                "numerals": self.numerals,
            }
        )


def source_page(
    asked: PageQuestion, snapshot: Snapshot, claims: Sequence[Quoted], numerals: Sequence[Numeral]
) -> SourcePage:
    """Make the page of one source.

    Args:
        asked: The question behind the page.
        snapshot: The source with its text.
        claims: The claims that stand in it, in any order and of any state.
        numerals: Its numbers.
    """
    ordered = tuple(sorted(claims, key=lambda q: (q.claim.start, q.claim.end, q.claim.id)))
    # A rejected or retracted reading is listed, but no longer marked in the text.
    marked = [q for q in ordered if q.state not in ("rejected", "retracted")]
    return SourcePage(
        asked=asked,
        snapshot=snapshot,
        claims=ordered,
        numerals=tuple(sorted(numerals, key=lambda n: n.start)),
        pieces=pieces(snapshot.text, marked, numerals),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """Every source, with how much was read from it.

    Attributes:
        asked: The question behind the page.
        rows: Source, claims in it, and claims among them that wait for a decision.
    """

    template: ClassVar[str] = "sources.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/sources"

    asked: PageQuestion
    rows: tuple[tuple[Source, int, int], ...]

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.sources()

    def to_record(self) -> Record:
        """Give the list."""
        return as_record(
            {
                "asked": self.asked,
                "sources": [
                    record_of(source) | {"claims": claims, "waiting": waiting}
                    for source, claims, waiting in self.rows
                ],
            }
        )
