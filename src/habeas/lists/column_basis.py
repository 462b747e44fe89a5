"""What makes a column be read as it is: its title, its cells, or neither."""

from dataclasses import dataclass
from enum import StrEnum, auto

from habeas.words import list_columns


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


def basis_words(basis: ColumnBasis, order: OrderReason | None, *, repeats: bool) -> str:
    """Say how it is known what a column holds, for the person who looks at it.

    Args:
        basis: How its role is known.
        order: How the order of its dates is known; None where it has none, or none is needed.
        repeats: Whether some of its cells are the same, where each should be its own.
    """
    told = [list_columns.column_words(basis)]
    if order is not None:
        told.append(_order_words(order))
    if repeats:
        told.append(list_columns.some_are_the_same())
    return "; ".join(told)


def _order_words(reason: OrderReason) -> str:
    match reason.basis:
        case OrderBasis.BOTH_SHOWN:
            return list_columns.both_orders_shown(reason.day, reason.month)
        case OrderBasis.POINTS_DIFFER:
            return list_columns.points_differ()
        case OrderBasis.SHOWN:
            return list_columns.order_shown(reason.day or reason.month)
        case OrderBasis.USUAL:
            return list_columns.usual_in(reason.languages)
        case OrderBasis.OTHER_COLUMNS:
            return list_columns.as_in_other_columns()
        case OrderBasis.NOT_SHOWN:
            return list_columns.order_not_shown()
