"""The first page: what others published, what is recorded here, and where to go from it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from habeas.model.tally import Tally
from habeas.model.wire import Record, as_record
from habeas.publish.count import DefinitionRow
from habeas.publish.page_question import PageQuestion
from habeas.publish.published_figures import PublishedWords, published_words
from habeas.words import pages
from habeas.words.answers import answer_words
from habeas.words.pages import total_key

_NEAREST = 3
_ANSWER = ("low", "high", "recorded", "complete", "unmet", "place", "published", "contradicted")


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What the archive answers first.

    Attributes:
        asked: The question: definition, day, knowledge.
        definition: The definition counted under; None where nothing can be counted yet.
        tally: The count; None where nothing can be counted yet.
        totals: Number, what it counts (see `total_words`) and the page that lists it.
        years: Place code, name and year of each year page there is.
    """

    template: ClassVar[str] = "home.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/"

    asked: PageQuestion
    definition: DefinitionRow | None
    tally: Tally | None
    totals: tuple[tuple[int, str, str], ...]
    years: tuple[tuple[str, str, int], ...] = ()

    @property
    def title(self) -> str:
        """The first question."""
        return pages.who_is_held()

    @property
    def extra(self) -> dict[str, str]:
        """The place asked about, for the permanent link."""
        return {"place": self.tally.place} if self.tally and self.tally.place else {}

    @property
    def published(self) -> PublishedWords | None:
        """The nearest of what others published of the same thing."""
        if self.tally is None:
            return None
        is_unmet = self.tally.unmet is not None
        found = published_words(self.tally.published, is_unmet=is_unmet)
        return found.nearest(_NEAREST) if found else None

    @property
    def further(self) -> int:
        """How many more published figures the page of the count gives."""
        found = self.tally.published if self.tally else None
        if found is None or self.published is None:
            return 0
        all_told = len(found.rows) + found.omitted + len(found.incomparable)
        return all_told - len(self.published.rows)

    @property
    def answer(self) -> tuple[str, ...]:
        """What is recorded and whether there can be more, a sentence each."""
        if self.definition is None or self.tally is None:
            return ()
        return answer_words(self.definition.counted, self.tally)

    def to_record(self) -> Record:
        """Give the answer as the count page does, and the totals."""
        found: dict[str, Any] = {} if self.tally is None else self.tally.to_record()
        return as_record(
            {
                "asked": self.asked,
                **{name: found.get(name) for name in _ANSWER},
                "totals": {total_key(what): count for count, what, _ in self.totals},
                "years": [{"place": p, "name": n, "year": y} for p, n, y in self.years],
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsPage:
    """The year pages that the claims allow."""

    template: ClassVar[str] = "years.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/years"

    asked: PageQuestion
    years: tuple[tuple[str, str, int], ...]

    @property
    def title(self) -> str:
        """What they are."""
        return pages.years()

    def to_record(self) -> Record:
        """Give the list."""
        return as_record(
            {
                "asked": self.asked,
                "years": [{"place": p, "name": n, "year": y} for p, n, y in self.years],
            }
        )
