"""What the heads of a table tell of a number in it."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from habeas.extract.flat_tables import FlatTable, TableRow, flat_tables
from habeas.extract.groups import PeopleGroup
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading

_SMALL: Final = ("adv", "prep", "det", "article", "still", "by", "of", "in_place")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A number in a table.

    Attributes:
        told: What befell its people: the head of its column, or the label of its row.
        label: First token of the label of its row, and one past the last.
        year: The year that heads its column; None where words do.
        place: Whether the label of its row may say where.
        total: Whether the label calls it all of them.
        key: Of its column, to find its total.
    """

    told: Predicate
    label: tuple[int, int]
    year: int | None
    place: bool
    total: bool
    key: tuple[int, int]


def table_cell(reading: Reading, group: PeopleGroup) -> TableCell | None:
    """Give the place of a number in a table; None where it stands in none.

    Args:
        reading: The first layer.
        group: A number with what it counts.
    """
    cells = reading.once("table cells", lambda: _cells(reading))
    return cells.get(group.quantity.core)


def _cells(reading: Reading) -> dict[int, TableCell]:
    found: dict[int, TableCell] = {}
    starts = {token.start: index for index, token in enumerate(reading.page.tokens)}
    for number, table in enumerate(flat_tables(reading.page.text)):
        for row in table.rows:
            found |= _of_row(reading, starts, table, row, number)
    return found


def _of_row(
    reading: Reading, starts: dict[int, int], table: FlatTable, row: TableRow, number: int
) -> dict[int, TableCell]:
    page = reading.page
    label = _tokens(reading, starts, row.label)
    if label is None:
        return {}
    heads = _heads(reading, table) if not table.years else []
    own = [p for p in reading.predicates_in(*label) if p.voice != "active"]
    total = any(page.is_word(i, "count_noun") for i in range(*label))
    found: dict[int, TableCell] = {}
    for at, cell in enumerate(row.cells):
        token = starts.get(cell[0])
        if token is None or page.tokens[token].kind != "number":
            continue
        if table.years and own and at < len(table.years):
            found[token] = TableCell(own[0], label, table.years[at], False, False, (number, at))
        elif len(heads) == len(row.cells) and not own:
            found[token] = TableCell(heads[at], label, None, not total, total, (number, at))
    return found


def _heads(reading: Reading, table: FlatTable) -> list[Predicate]:
    """Give what each column tells, in order; a head that is understood twice counts once."""
    page = reading.page
    first = bisect_left(page.tokens, table.head[0], key=lambda t: t.start)
    tokens = range(first, bisect_left(page.tokens, table.head[1], key=lambda t: t.start))
    if not tokens:
        return []
    told = [p for p in reading.predicates_in(tokens[0], tokens[-1] + 1) if p.voice != "active"]
    read = {i for p in told for i in range(p.first, p.last)} | reading.dated
    unread = (
        i
        for i in range(told[0].first if told else 0, tokens[-1] + 1)
        if page.tokens[i].kind == "word" and i not in read and not page.is_word(i, *_SMALL)
    )
    if next(unread, None) is not None:
        return []  # a column that is not understood would move all behind it
    return list({p.core: p for p in reversed(told)}.values())[::-1]


def _tokens(
    reading: Reading, starts: dict[int, int], span: tuple[int, int]
) -> tuple[int, int] | None:
    first = starts.get(span[0])
    if first is None:
        return None
    last = first
    while last < len(reading.page.tokens) and reading.page.tokens[last].end <= span[1]:
        last += 1
    return (first, last) if last > first else None
