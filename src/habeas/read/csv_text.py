"""Comma, semicolon or tab separated values to a list's text."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from habeas.errors import DocumentError
from habeas.read.encoding import decode
from habeas.read.grid import Grid, Remark, grid_of
from habeas.words.readers import separated_by

_SEPARATORS: Final = (",", ";", "\t", "|")
_SAMPLE_ROWS: Final = 200
# No real cell is longer; a quotation mark that is never closed makes one that is.
_CELL_LIMIT: Final = 200_000


def read_delimited(data: bytes, *, name: str, stated: str | None = None) -> Grid:
    """Read a CSV file in whatever encoding and with whatever separator it was saved.

    Args:
        data: The whole file.
        name: The file's name.
        stated: An encoding its carrier states; None where there is none.

    Raises:
        DocumentError: Its encoding cannot be told, or a quotation mark is never closed.
    """
    try:
        text, encoding = decode(data, where=name, stated=stated)
    except DocumentError as error:
        mixed = _mixed_row(data)
        if mixed is None:
            raise
        raise DocumentError(
            "mixed encodings: UTF-8 and another",
            where=f"{name}, line {mixed}",
            hint="save the whole list again as UTF-8",
        ) from error
    separator = _separator(text)
    remarks = [] if separator == "," else [Remark(None, None, separated_by(separator))]
    return grid_of(
        _rows(text, separator, name),
        name=name,
        media_type="text/csv",
        encoding=encoding,
        remarks=remarks,
    )


def _rows(text: str, separator: str, name: str) -> Iterator[list[str]]:
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 0
    try:
        for row in reader:
            number += 1
            yield row
    except csv.Error as error:
        raise DocumentError(
            "a cell that never ends",
            where=f"{name}, row {number + 1}",
            hint="look for a quotation mark that is not closed",
        ) from error


def _separator(text: str) -> str:
    """Choose the separator that gives most rows the same number of cells, more than one."""
    best = (0.0, ",")
    for separator in _SEPARATORS:
        reader = csv.reader(io.StringIO(text[:500_000], newline=""), delimiter=separator)
        try:
            widths = Counter(len(row) for row in islice(reader, _SAMPLE_ROWS) if row)
        except csv.Error:
            continue
        wide = [(n, width) for width, n in widths.items() if width > 1]
        if wide:
            n, width = max(wide)
            best = max(best, (n + width / 1000, separator), key=lambda pair: pair[0])
    return best[1]


def _mixed_row(data: bytes) -> int | None:
    """Find the first line that is not UTF-8 in a file whose other lines are."""
    first, good = None, 0
    for number, line in enumerate(data.splitlines(), start=1):
        if line.isascii():
            continue
        try:
            line.decode()
            good += 1
        except UnicodeDecodeError:
            first = first or number
    return first if good else None
