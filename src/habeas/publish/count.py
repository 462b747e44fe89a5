"""The count page: what others published, what is recorded here, and everybody behind it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from habeas.model.tally import Tally
from habeas.model.wire import Record, as_record
from habeas.publish.band import NARROW, WIDE, BandPoint, Flag, Theirs, draw
from habeas.publish.page_question import PageQuestion
from habeas.publish.people import PersonLine
from habeas.publish.published_figures import PublishedWords, published_words
from habeas.publish.quotes import Quoted
from habeas.words import titles
from habeas.words.answers import answer_words, behind_words, notes_on


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionRow:
    """A definition to choose.

    Attributes:
        key: ``id@version``.
        name: Its name.
        text: What it asks, in plain words.
        counted: What those it counts are named by: a definition or measure that has words.
        is_period: True where it counts what happened in a period.
    """

    key: str
    name: str
    text: str = ""
    counted: str = ""
    is_period: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortRow:
    """A group with a size of which not everybody is named.

    Attributes:
        id: The claim that states its size.
        words: What it is.
        low: Least of its people who are not named.
        high: Most of them.
        quote: The claim; None where it was not found.
    """

    id: str
    words: str
    low: int
    high: int | None
    quote: Quoted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideRow:
    """A published figure beside our own interval.

    Attributes:
        quoted: The claim.
        words: What it says.
        on: When it counts, in words.
        fate: How it stands to our interval.
    """

    quoted: Quoted
    words: str
    on: str
    fate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountPage:
    """One count.

    Attributes:
        asked: The question: definition, day, knowledge.
        definition: The definition counted under.
        choices: The definitions there are.
        tally: The count.
        undisputed: The people who undisputedly count.
        possible: The people who may count by more than being one of a group without names,
            with a reason each.
        only_among: Those who may count only so, as many as are shown.
        cohorts: Groups with people who are not named.
        series: Our interval over time, for the drawing.
        theirs: Published figures, for the drawing.
        flags: Events, for the drawing.
        beside: Every published figure of the measure beside our interval of its own time.
    """

    template: ClassVar[str] = "count.html"
    formats: ClassVar[tuple[str, ...]] = ("json", "csv", "svg")
    path: ClassVar[str] = "/count"

    asked: PageQuestion
    definition: DefinitionRow
    choices: tuple[DefinitionRow, ...]
    tally: Tally
    undisputed: tuple[PersonLine, ...]
    possible: tuple[PersonLine, ...]
    only_among: tuple[PersonLine, ...] = ()
    cohorts: tuple[CohortRow, ...] = ()
    series: tuple[BandPoint, ...] = ()
    theirs: tuple[Theirs, ...] = ()
    flags: tuple[Flag, ...] = ()
    beside: tuple[BesideRow, ...] = ()

    @property
    def title(self) -> str:
        """What is counted, and where."""
        return titles.count_title(self.definition.name, self.tally.place)

    @property
    def extra(self) -> dict[str, str]:
        """The place asked about, for the permanent link."""
        return {"place": self.tally.place} if self.tally.place else {}

    @property
    def published(self) -> PublishedWords | None:
        """What others published of the same thing."""
        return published_words(self.tally.published, is_unmet=self.tally.unmet is not None)

    @property
    def answer(self) -> tuple[str, ...]:
        """What is recorded and whether there can be more, a sentence each."""
        return answer_words(self.definition.counted, self.tally)

    @property
    def behind(self) -> tuple[str, ...]:
        """How many of those counted have a name, and how many have none, a line each."""
        return behind_words(self.tally)

    @property
    def notes(self) -> tuple[str, ...]:
        """What else stands behind the count, a sentence each."""
        return notes_on(self.tally)

    def svg(self, *, narrow: bool = False, css_class: str = "") -> str:
        """Draw the interval over time.

        Args:
            narrow: Draw it for a telephone.
            css_class: Further classes for a stylesheet.
        """
        return draw(
            self.series,
            title=self._drawing_title(),
            theirs=self.theirs,
            flags=self.flags,
            width=NARROW if narrow else WIDE,
            css_class=css_class,
        )

    def _drawing_title(self) -> str:
        name = self.definition.name
        if not self.series:
            return name
        first, last = self.series[0], self.series[-1]
        return titles.drawing_title(name, (first.on, last.on), last.low, last.high)

    def to_record(self) -> Record:
        """Give the answer as RECORDS describes it."""
        return as_record(
            {
                **self.asked.to_record(),
                **self.tally.to_record(),
                "published_rest": (
                    self.tally.published.rest_to_record() if self.tally.published else None
                ),
                "series": [
                    {"on": p.on, "recorded": {"low": p.low, "high": p.high}} for p in self.series
                ],
                "beside": [
                    {"claim": b.quoted.id, "words": b.words, "on": b.on, "fate": b.fate}
                    for b in self.beside
                ],
            }
        )

    def to_rows(self) -> tuple[tuple[str, ...], ...]:
        """Give the people behind the count as a table."""
        head = ("person", "name", "standing", "reason", "status")
        undisputed = ((r.person, r.name, "undisputed", "", r.status) for r in self.undisputed)
        possible = ((r.person, r.name, "possible", r.reason, r.status) for r in self.possible)
        return (head, *undisputed, *possible)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionPage:
    """One definition in plain words, with where it comes from.

    Attributes:
        asked: The question behind the page.
        definition: Name and key.
        lines: What it asks, one condition a line.
        facts: Unit, instant or period, evidence...: name and words.
        citation: Where it comes from.
        address: Address of that; None where it has none.
        data: The definition as data.
    """

    template: ClassVar[str] = "definition.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)

    asked: PageQuestion
    definition: DefinitionRow
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    citation: str
    address: str | None
    data: dict[str, Any]

    @property
    def path(self) -> str:
        """The page's path."""
        return f"/definition/{self.definition.key}"

    @property
    def title(self) -> str:
        """Its name."""
        return self.definition.name

    def to_record(self) -> Record:
        """Give the definition as data and in words."""
        return as_record(
            {
                "asked": self.asked,
                "definition": self.definition.key,
                "name": self.definition.name,
                "words": self.lines,
                "citation": self.citation,
                "data": self.data,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionsPage:
    """Every definition there is."""

    template: ClassVar[str] = "definitions.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/definitions"

    asked: PageQuestion
    rows: tuple[DefinitionRow, ...]

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.definitions()

    def to_record(self) -> Record:
        """Give the list."""
        return as_record(
            {
                "asked": self.asked,
                "definitions": [
                    {"definition": r.key, "name": r.name, "words": r.text} for r in self.rows
                ],
            }
        )
