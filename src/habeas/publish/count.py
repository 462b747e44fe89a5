"""The count page: at least and at most, by whose definition, and everybody behind it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from habeas.model.bounds import Bounds
from habeas.model.tally import Tally
from habeas.model.when import parse_when
from habeas.publish.asked import Asked
from habeas.publish.band import NARROW, WIDE, Flag, Point, Theirs, draw
from habeas.publish.people import PersonRow
from habeas.publish.quoted import Quoted
from habeas.publish.words import between, first_upper, when_words


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionRow:
    """A definition to choose.

    Attributes:
        key: ``id@version``.
        name: Its name.
        text: What it asks, in plain words.
        verb: What it says of the people it counts, such as "are held".
        is_period: True where it counts what happened in a period.
    """

    key: str
    name: str
    text: str = ""
    verb: str = "are counted"
    is_period: bool = False

    def sentence(self, when: str, low: int, high: int | None) -> str:
        """Say a count by this definition, without its full stop.

        Args:
            when: The day or period, EDTF.
            low: At least.
            high: At most; None where open.
        """
        verb = self.verb
        who = "people"
        if low == high == 1:
            who, verb = "person", verb.replace("are ", "is ").replace("were ", "was ")
        return f"{when_words(parse_when(when))}, {between(low, high)} {who} {verb}"

    def recorded(self, when: str, found: Bounds) -> str:
        """Say what the record holds, without its full stop: an interval, and no claim about more.

        Args:
            when: The day or period, EDTF.
            found: The least and the greatest over all worlds that fit the record.
        """
        one = found.low == found.high == 1
        who = "person" if one else "people"
        verb = self.verb
        if one:
            verb = verb.replace("are ", "is ").replace("were ", "was ")
        many = f"{found.low:,} or more" if found.high is None else str(found)
        return f"{when_words(parse_when(when))}, {many} {who} {verb} by what is recorded here"


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
        possible: The people who may count, with a reason each.
        cohorts: Groups with people who are not named.
        series: Our interval over time, for the drawing.
        theirs: Published figures, for the drawing.
        flags: Events, for the drawing.
        beside: Published figures beside our interval.
    """

    template: ClassVar[str] = "count.html"
    formats: ClassVar[tuple[str, ...]] = ("json", "csv", "svg")
    path: ClassVar[str] = "/count"

    asked: Asked
    definition: DefinitionRow
    choices: tuple[DefinitionRow, ...]
    tally: Tally
    undisputed: tuple[PersonRow, ...]
    possible: tuple[PersonRow, ...]
    cohorts: tuple[CohortRow, ...] = ()
    series: tuple[Point, ...] = ()
    theirs: tuple[Theirs, ...] = ()
    flags: tuple[Flag, ...] = ()
    beside: tuple[BesideRow, ...] = ()

    @property
    def title(self) -> str:
        """What is counted."""
        return f"Count: {self.definition.name}"

    @property
    def sentence(self) -> str:
        """What is recorded, in one sentence's words, without the definition's name."""
        return first_upper(self.definition.recorded(self.asked.on or "", self.tally.recorded))

    @property
    def complete(self) -> str:
        """The answer about the world where the record is declared complete; empty elsewhere."""
        if not self.tally.complete:
            return ""
        bounds = self.tally.bounds
        return first_upper(self.definition.sentence(self.asked.on or "", bounds.low, bounds.high))

    def svg(self, *, narrow: bool = False, css_class: str = "") -> str:
        """Draw the interval over time.

        Args:
            narrow: Draw it for a telephone.
            css_class: Further classes for a stylesheet.
        """
        span = f", {self.series[0].on} to {self.series[-1].on}" if self.series else ""
        last = between(self.series[-1].low, self.series[-1].high) if self.series else ""
        return draw(
            self.series,
            title=f"{self.definition.name}{span}: at the end {last}",
            theirs=self.theirs,
            flags=self.flags,
            width=NARROW if narrow else WIDE,
            css_class=css_class,
        )

    def to_record(self) -> dict[str, Any]:
        """Give the answer as RECORDS describes it."""
        return {
            **self.asked.to_record(),
            **self.tally.to_record(),
            "series": [{"on": p.on.isoformat(), "low": p.low, "high": p.high} for p in self.series],
            "beside": [
                {"claim": b.quoted.id, "words": b.words, "on": b.on, "fate": b.fate}
                for b in self.beside
            ],
        }

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

    asked: Asked
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

    def to_record(self) -> dict[str, Any]:
        """Give the definition as data and in words."""
        return {
            "asked": self.asked.to_record(),
            "definition": self.definition.key,
            "name": self.definition.name,
            "words": list(self.lines),
            "citation": self.citation,
            "data": self.data,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionsPage:
    """Every definition there is."""

    template: ClassVar[str] = "definitions.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/definitions"
    title: ClassVar[str] = "Definitions"

    asked: Asked
    rows: tuple[DefinitionRow, ...]

    def to_record(self) -> dict[str, Any]:
        """Give the list."""
        return {
            "asked": self.asked.to_record(),
            "definitions": [
                {"definition": r.key, "name": r.name, "words": r.text} for r in self.rows
            ],
        }
