"""What makes a column be read as it is: its title, its cells, or neither."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from habeas.lists.amounts import counted


class ColumnBasis(StrEnum):
    """How it is known what a column holds."""

    TITLE = auto()
    TITLE_WORDS = auto()
    LINKS = auto()
    EVENTS = auto()
    SEXES = auto()
    NAMES = auto()
    EVENT_WITHOUT_DAYS = auto()
    UNKNOWN_TITLE = auto()
    NOT_MAPPED = auto()

    @property
    def is_title(self) -> bool:
        """Whether its title says what it holds."""
        return self in (ColumnBasis.TITLE, ColumnBasis.TITLE_WORDS)


class OrderBasis(StrEnum):
    """How it is known which of day and month comes first in a column's dates."""

    BOTH_SHOWN = auto()
    POINTS_DIFFER = auto()
    SHOWN = auto()
    USUAL = auto()
    OTHER_COLUMNS = auto()
    NOT_SHOWN = auto()


@dataclass(frozen=True, slots=True)
class OrderReason:
    """How the order of a column's dates is known, or why it is not.

    Attributes:
        basis: What it rests on.
        day: How many dates are day first, where they show it.
        month: How many are month first.
        languages: In which the order is usual, where it rests on that.
    """

    basis: OrderBasis
    day: int = 0
    month: int = 0
    languages: tuple[str, ...] = ()


_BASES: Final = {
    ColumnBasis.TITLE: "its title",
    ColumnBasis.TITLE_WORDS: "words of its title",
    ColumnBasis.LINKS: "its cells are web addresses",
    ColumnBasis.EVENTS: "its cells tell events",
    ColumnBasis.SEXES: "its cells are sexes",
    ColumnBasis.NAMES: "its cells look like names",
    ColumnBasis.EVENT_WITHOUT_DAYS: "its title names an event, its cells no days",
    ColumnBasis.UNKNOWN_TITLE: "unknown title: kept as it is",
    ColumnBasis.NOT_MAPPED: "not in the mapping",
}


def basis_words(basis: ColumnBasis, order: OrderReason | None, *, repeats: bool) -> str:
    """Say how it is known what a column holds, for the person who looks at it.

    Args:
        basis: How its role is known.
        order: How the order of its dates is known; None where it has none, or none is needed.
        repeats: Whether some of its cells are the same, where each should be its own.
    """
    said = [_BASES[basis], *([_order_words(order)] if order else [])]
    return "; ".join([*said, *(["some are the same"] if repeats else [])])


def _order_words(reason: OrderReason) -> str:
    match reason.basis:
        case OrderBasis.BOTH_SHOWN:
            shown = counted(reason.day, "date is", "dates are")
            return f"{shown} day first and {reason.month:,} month first"
        case OrderBasis.POINTS_DIFFER:
            return "dates with points are day first and others month first"
        case OrderBasis.SHOWN:
            return f"{counted(reason.day or reason.month, 'date shows', 'dates show')} it"
        case OrderBasis.USUAL:
            return f"usual in {', '.join(reason.languages)}"
        case OrderBasis.OTHER_COLUMNS:
            return "as in other columns"
        case OrderBasis.NOT_SHOWN:
            return "no date shows which comes first"
