"""The tables by which lists are read: columns, status cells, values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from habeas.vocabulary.declarations import LanguageCode, WireWord
from habeas.vocabulary.shape import shaped

ColumnRole = Literal[
    "row_id", "row_number", "name", "surname", "given", "patronymic", "other_name", "attribute",
    "event", "status", "event_place", "published", "publisher", "speaker", "address", "language",
    "about", "fact", "kind", "subject", "low", "high",
]  # fmt: skip
ColumnField = Literal[
    "birth", "age_on", "sex", "citizenship", "occupation", "city", "article", "sentence", "court",
    "place_held", "note",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class ColumnTitles:
    """What one kind of column is called.

    Attributes:
        role: What the column holds.
        field: The attribute that its cells state.
        event: The event that its dates are of.
        words: Titles.
    """

    role: ColumnRole
    words: tuple[str, ...]
    field: ColumnField | None = None
    event: WireWord | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class ColumnTable:
    """The table ``lists/columns``.

    Attributes:
        source: Where it comes from.
        columns: Titles; the first with a word wins.
        totals: Words that begin a row of sums.
    """

    source: str
    columns: tuple[ColumnTitles, ...]
    totals: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class CellWords:
    """What one language writes in cells of status.

    Attributes:
        negations: Words that turn a phrase round.
        doubts: Words that leave it open.
        phrases: Words for an event.
    """

    negations: tuple[str, ...]
    doubts: tuple[str, ...]
    phrases: Mapping[WireWord, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, eq=False)
class StatusTable:
    """The table ``lists/status``.

    Attributes:
        source: Where it comes from.
        languages: Words by language.
        ticks: Words for yes in a column that only ticks.
        unknown: What stands in a cell when nothing is known.
    """

    source: str
    languages: Mapping[LanguageCode, CellWords]
    ticks: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class ValueTable:
    """The table ``lists/values``.

    Attributes:
        source: Where it comes from.
        languages: Whose months are known.
        orders_differ: Languages whose countries do not agree on the order of a date.
        about: Words for a date that is about right.
        before: Words for a date that bounds from above.
        after: Words for a date that bounds from below.
        year_words: Words in a date that say nothing.
        sex: How lists write sex.
        letters: Letters that tell a language among those of its script.
        scripts: Languages by script.
    """

    source: str
    languages: tuple[LanguageCode, ...]
    orders_differ: tuple[LanguageCode, ...]
    about: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    year_words: tuple[str, ...]
    sex: Mapping[Literal["m", "f"], tuple[str, ...]]
    letters: Mapping[LanguageCode, str]
    scripts: Mapping[str, tuple[LanguageCode, ...]]

    def bounds(self) -> Mapping[str, tuple[str, ...]]:
        """Give the words that make a date approximate or a bound, by which they do."""
        return {"about": self.about, "before": self.before, "after": self.after}


@cache
def column_table() -> ColumnTable:
    """Give the titles of columns that ship."""
    return shaped(ColumnTable, "lists/columns")


@cache
def status_table() -> StatusTable:
    """Give the words of status cells that ship."""
    return shaped(StatusTable, "lists/status")


@cache
def value_table() -> ValueTable:
    """Give the words of values that ship."""
    return shaped(ValueTable, "lists/values")
