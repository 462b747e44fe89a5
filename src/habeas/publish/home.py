"""The first page: one sentence, and where to go from it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from habeas.model.tally import Tally
from habeas.publish.asked import Asked
from habeas.publish.count import DefinitionRow
from habeas.publish.words import first_upper


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What the archive answers first.

    Attributes:
        asked: The question: definition, day, knowledge.
        definition: The definition counted under; None where nothing can be counted yet.
        tally: The count; None where nothing can be counted yet.
        totals: Number, what it counts and the page that lists it.
        years: Place code, name and year of each year page there is.
    """

    template: ClassVar[str] = "home.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/"
    title: ClassVar[str] = "Who is held"

    asked: Asked
    definition: DefinitionRow | None
    tally: Tally | None
    totals: tuple[tuple[int, str, str], ...]
    years: tuple[tuple[str, str, int], ...] = ()

    @property
    def sentence(self) -> str:
        """The count in one sentence's words, without the definition's name."""
        if self.definition is None or self.tally is None:
            return ""
        return first_upper(self.definition.recorded(self.asked.on or "", self.tally.recorded))

    def to_record(self) -> dict[str, Any]:
        """Give the sentence's values and the totals."""
        return {
            "asked": self.asked.to_record(),
            "low": self.tally.bounds.low if self.tally else 0,
            "high": self.tally.bounds.high if self.tally else None,
            "recorded": _recorded(self.tally),
            "totals": {words: count for count, words, _ in self.totals},
            "years": [{"place": p, "name": n, "year": y} for p, n, y in self.years],
        }


def _recorded(found: Tally | None) -> dict[str, int | None] | None:
    return None if found is None else {"low": found.recorded.low, "high": found.recorded.high}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsPage:
    """The year pages that the claims allow."""

    template: ClassVar[str] = "years.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    path: ClassVar[str] = "/years"
    title: ClassVar[str] = "Years"

    asked: Asked
    years: tuple[tuple[str, str, int], ...]

    def to_record(self) -> dict[str, Any]:
        """Give the list."""
        return {
            "asked": self.asked.to_record(),
            "years": [{"place": p, "name": n, "year": y} for p, n, y in self.years],
        }
