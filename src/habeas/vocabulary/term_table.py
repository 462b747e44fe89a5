"""What pages call the people and things that figures count."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.vocabulary.declarations import LanguageCode, Population, Unit
from habeas.vocabulary.shape import shaped

Label = Mapping[LanguageCode, str | Mapping[str, str]]
"""Words by language, or by language and grammatical form."""


@dataclass(frozen=True, kw_only=True, eq=False)
class TermTable:
    """The table ``terms``.

    Attributes:
        source: Where it comes from.
        populations: The people whom a figure counts.
        units: What one is, where that is no person.
        subgroups: Dimension, then value, to what its people are called.
        implied: Population to the subgroups that its own name says, value by dimension.
    """

    source: str
    populations: Mapping[Population, Label]
    units: Mapping[Unit, Label]
    subgroups: Mapping[str, Mapping[str, Label]]
    implied: Mapping[Population, Mapping[str, str]]


@cache
def term_table() -> TermTable:
    """Give the terms that ship."""
    return shaped(TermTable, "terms")
