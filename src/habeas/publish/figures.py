"""The page of published figures: each with its fate, its speaker, its words and its copies."""

from dataclasses import dataclass
from typing import ClassVar

from habeas.model.figure import Figure
from habeas.model.wire import Record, as_record
from habeas.publish.page_question import PageQuestion
from habeas.publish.quotes import Quoted
from habeas.words import titles
from habeas.words.dates import when_words
from habeas.words.figures import figure_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One published number.

    Attributes:
        quoted: The claim.
        figure: What it counts.
        fate: What became of it, in words.
        conflicts: Numbers of the conflicts it is part of, from 1.
        copies: Claims that repeat it; copies are not witnesses.
        beside: How it stands to our own count; empty where it was not compared.
    """

    quoted: Quoted
    figure: Figure
    fate: str
    conflicts: tuple[int, ...] = ()
    copies: tuple[Quoted, ...] = ()
    beside: str = ""

    @property
    def words(self) -> str:
        """What it says."""
        return figure_words(self.figure, self.quoted.source.language)

    @property
    def when(self) -> str:
        """When it counts."""
        relation = "as_of" if self.figure.as_of else self.figure.relation
        return when_words(self.figure.time, relation)

    @property
    def publisher(self) -> str:
        """Who stands for the number."""
        said = self.quoted.claim.attributed_to
        return said or self.quoted.speaker

    def to_record(self) -> Record:
        """Give the figure with its fate."""
        return as_record(
            {
                "id": self.quoted.id,
                "low": self.figure.low,
                "high": self.figure.high,
                "hedge": self.figure.hedge,
                "measure": self.figure.measure,
                "mode": self.figure.mode,
                "population": self.figure.population,
                "subgroup": self.figure.subgroup,
                "unit": self.figure.unit,
                "time": self.figure.time,
                "place": self.figure.place,
                "publisher": self.publisher,
                "said_on": self.figure.said_on,
                "fate": self.fate,
                "conflicts": self.conflicts,
                "copies": [q.id for q in self.copies],
                "beside": self.beside or None,
                "quote": self.quoted,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """Every accepted figure.

    Attributes:
        asked: The question behind the page.
        rows: One a figure that is not a copy, by time.
        waiting: Figures that nobody has decided.
    """

    template: ClassVar[str] = "figures.html"
    formats: ClassVar[tuple[str, ...]] = ("json", "csv")
    path: ClassVar[str] = "/figures"

    asked: PageQuestion
    rows: tuple[FigureRow, ...]
    waiting: int = 0

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.published_figures()

    def to_record(self) -> Record:
        """Give the figures."""
        return as_record(
            {
                "asked": self.asked,
                "figures": self.rows,
                "unreviewed": self.waiting,
            }
        )

    def to_rows(self) -> tuple[tuple[str, ...], ...]:
        """Give the figures as a table."""
        head = ("id", "low", "high", "hedge", "measure", "mode", "population", "time", "publisher", "said_on", "fate", "conflicts", "quote")  # fmt: skip
        body = []
        for row in self.rows:
            f = row.figure
            cells = (
                row.quoted.id, f.low, f.high, f.hedge.value, f.measure, f.mode.value, f.population,
                f.time.edtf if f.time else None, row.publisher, f.said_on, row.fate,
                " ".join(map(str, row.conflicts)), row.quoted.claim.quote,
            )  # fmt: skip
            body.append(tuple("" if cell is None else str(cell) for cell in cells))
        return (head, *body)
