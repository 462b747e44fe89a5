"""What a published figure has to share with a count of ours before one is set against the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.vocabulary.declarations import Measure, Population
from habeas.vocabulary.shape import shaped


@dataclass(frozen=True, kw_only=True, eq=False)
class FigureTable:
    """The table ``published``.

    Attributes:
        source: Where it comes from.
        wholes: Populations that can be everybody whom a count counts.
        in_custody: Measures of which everybody counted is or was in custody.
        counted: Definition, or ``default``, to the population that it counts.
        units: What one counts, to the word for it that both sides have.
    """

    source: str
    wholes: frozenset[Population]
    in_custody: frozenset[Measure]
    counted: Mapping[str, Population]
    units: Mapping[str, str]


@cache
def figure_table() -> FigureTable:
    """Give the table that ships."""
    return shaped(FigureTable, "published")
