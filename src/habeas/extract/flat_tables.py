"""Tables that a page lost its lines of: a line of heads, and under it a label with numbers a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

Span = tuple[int, int]

_CELL: Final = r"(?:\d{1,3}(?:[.,]\d{3})+|\d+|[–—-])"
_ROW: Final = re.compile(rf"[ \t]*([^\W\d][^\n\d]*?)[ \t]+({_CELL}(?:[ \t]+{_CELL})+)[ \t]*")
_NUMBER: Final = re.compile(_CELL)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# How many rows make a table, and how long the label of one may be.
_LEAST: Final = 2
_LABEL: Final = 60


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table.

    Attributes:
        start: Offset of its first character.
        label: Where its label stands.
        cells: Where its numbers stand; a dash for nothing is one of them.
    """

    start: int
    label: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table in running text.

    Attributes:
        head: Where the line of heads stands.
        years: The years that head its columns; empty where words do.
        rows: Its lines, each with as many numbers.
    """

    head: Span
    years: tuple[int, ...]
    rows: tuple[TableRow, ...]


@lru_cache(maxsize=8)
def flat_tables(text: str) -> tuple[FlatTable, ...]:
    """Find the tables of a text, in order of place.

    Args:
        text: As stored.
    """
    return tuple(_tables(text))


def _tables(text: str) -> Iterator[FlatTable]:
    above: Span | None = None
    run: list[TableRow] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        span, row = (start, start + len(line)), _row(text, start, start + len(line))
        start += len(line) + 1
        if row is not None and (not run or len(row.cells) == len(run[0].cells)):
            run.append(row)
            continue
        if above is not None:
            yield from _table(text, above, run)
        above, run = (span, []) if row is None else (above, [])
        if row is not None:
            run = [row]


def _row(text: str, start: int, end: int) -> TableRow | None:
    found = _ROW.fullmatch(text, start, end)
    if found is None or found.end(1) - found.start(1) > _LABEL:
        return None
    cells = tuple(c.span() for c in _NUMBER.finditer(text, found.start(2), found.end(2)))
    return TableRow(start, found.span(1), cells)


def _table(text: str, above: Span, rows: list[TableRow]) -> Iterator[FlatTable]:
    """Take a run of rows for a table where a line of heads stands over it: years, or words."""
    if not rows:
        return
    first = [text[slice(*cell)] for cell in rows[0].cells]
    if all(_YEAR.fullmatch(cell) for cell in first):
        if len(rows) > _LEAST - 1:
            head = (rows[0].label[0], rows[0].cells[-1][1])
            yield FlatTable(head, tuple(map(int, first)), tuple(rows[1:]))
    elif len(rows) >= _LEAST and text[slice(*above)].strip():
        yield FlatTable(above, (), tuple(rows))
