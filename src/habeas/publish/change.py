"""The change page: why one count differs from another, person by person."""

from dataclasses import dataclass
from typing import Any, ClassVar

from habeas.model.wire import Record, as_record
from habeas.publish.count import DefinitionRow
from habeas.publish.page_question import PageQuestion
from habeas.publish.people import PersonLine
from habeas.publish.published_figures import PublishedWords
from habeas.words import titles


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One kind of reason, and what it adds to both ends of the interval.

    Attributes:
        words: What kind of reason.
        low: What it adds to the least recorded; negative where it takes away.
        high: What it adds to the greatest recorded; None where an end is open.
        people: Whom it moved; the row's reason says from what to what.
        unnamed_low: The share of ``low`` that is people nobody names, or who is who.
    """

    words: str
    low: int
    high: int | None
    people: tuple[PersonLine, ...]
    unnamed_low: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """Two counts and what lies between them.

    Attributes:
        asked: The second question.
        before: The first question.
        definition: Of the second answer.
        choices: The definitions there are.
        before_words: The first answer in one sentence.
        after_words: The second.
        low: By how much the least recorded grew.
        high: By how much the greatest recorded grew; None where an end is open.
        parts: They sum exactly to the difference.
        record: The change as counting answers it.
        place: Code of the place asked about; None for everywhere.
        published: What others published of the same thing as the second answer.
        is_complete: True where somebody declared the record complete for both.
    """

    template: ClassVar[str] = "change.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/change"

    asked: PageQuestion
    before: PageQuestion
    definition: DefinitionRow
    choices: tuple[DefinitionRow, ...]
    before_words: str
    after_words: str
    low: int
    high: int | None
    parts: tuple[PartRow, ...]
    record: dict[str, Any]
    place: str | None = None
    published: PublishedWords | None = None
    is_complete: bool = False

    @property
    def title(self) -> str:
        """The page's heading."""
        return titles.why_it_changed()

    @property
    def extra(self) -> dict[str, str]:
        """The first question, for the permanent link."""
        found = {
            "from_on": self.before.on or "",
            "from_definition": self.before.definition or "",
            "from_said_by": self.before.said_by or "",
            "from_known": str(self.before.known),
            "place": self.place or "",
        }
        return {name: value for name, value in found.items() if value}

    def to_record(self) -> Record:
        """Give both answers and the parts."""
        return as_record({"asked": self.asked, **self.record})
