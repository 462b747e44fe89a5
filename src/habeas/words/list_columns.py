"""How it is known what a list's column holds, in words for the person who looks at it."""

from collections.abc import Sequence
from typing import Final

from habeas.words.numbers import number
from habeas.words.voice import _, mark, ngettext

_BASES: Final = {
    "title": mark("its title"),
    "title_words": mark("words of its title"),
    "links": mark("its cells are web addresses"),
    "events": mark("its cells tell events"),
    "sexes": mark("its cells are sexes"),
    "names": mark("its cells look like names"),
    "event_without_days": mark("its title names an event, its cells no days"),
    "unknown_title": mark("unknown title: kept as it is"),
    "not_mapped": mark("not in the mapping"),
}


def column_words(basis: str) -> str:
    """Say how it is known what a column holds.

    Args:
        basis: A ``ColumnBasis``.
    """
    return _(_BASES[basis])


def some_are_the_same() -> str:
    """Say that cells are the same, of which each should be its own."""
    return _("some are the same")


def both_orders_shown(day: int, month: int) -> str:
    """Say that some dates of a column are day first and some month first."""
    return ngettext(
        "{day} date is day first and {month} month first",
        "{day} dates are day first and {month} month first",
        day,
        day=number(day),
        month=number(month),
    )


def points_differ() -> str:
    """Say that dates with points have another order than the rest."""
    return _("dates with points are day first and others month first")


def order_shown(count: int) -> str:
    """Say how many dates show which of day and month comes first."""
    return ngettext("{number} date shows it", "{number} dates show it", count, number=number(count))


def usual_in(languages: Sequence[str]) -> str:
    """Say in which languages an order is usual."""
    return _("usual in {languages}", languages=", ".join(languages))


def as_in_other_columns() -> str:
    """Say that an order is that of the other columns."""
    return _("as in other columns")


def order_not_shown() -> str:
    """Say that nothing shows which of day and month comes first."""
    return _("no date shows which comes first")
