"""The date of what stands in a line or a cell: beside it, or at the head of its column."""

from typing import Final

from habeas.extract.calendars import Timing
from habeas.extract.date_context import resolve
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.groups import PeopleGroup
from habeas.extract.table_cells import table_cell
from habeas.model.claim import Basis

# How many tokens may part a date of a line from what it dates.
_BESIDE: Final = 4


def cell_time(text: GateText, group: PeopleGroup, *, stock: bool) -> Timing | None:
    """Give the time of a number in a table: the year over its column, or the one date of its head.

    Args:
        text: The text.
        group: The number.
        stock: Whether it holds at an instant.
    """
    reading, page = text.reading, text.page
    cell = table_cell(reading, group)
    if cell is None:
        return None
    if cell.year is not None:
        heads = [d for d in reading.dates if d.begin.year == cell.year and d.core < group.first]
        span = (heads[-1].core, heads[-1].last) if heads else None
        return Timing(str(cell.year), "during", Basis.INHERITED_PARAGRAPH, span, "time.column")
    head = page.sentences[page.sentence_of(cell.told.core)]
    title = page.sentences[max(page.sentence_of(cell.told.core) - 1, 0)]
    own = [d for d in reading.dates_in(cell.told.core, head.last) if d.first <= cell.told.last + 1]
    dates = own or reading.dates_in(title.first, title.last)
    one = len(dates) == 1
    return resolve(text.calendar, dates[0], "time.table", stock=stock) if one else None


def line_time(text: GateText, told: Tokens, line: Tokens) -> Timing | None:
    """Give the date that stands beside what a line tells.

    Args:
        text: The text.
        told: Tokens of what it tells.
        line: Its tokens.
    """
    near = [
        d
        for d in text.reading.dates_in(*line)
        if min(abs(d.first - told[1]), abs(told[0] - d.last)) <= _BESIDE
    ]
    behind = [d for d in near if d.first >= told[1]]
    chosen = behind or near
    return resolve(text.calendar, chosen[0], "time.line", stock=False) if chosen else None
