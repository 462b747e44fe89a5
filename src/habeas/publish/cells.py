"""Cells of a table that a spreadsheet will open."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

_NUMBER: Final = re.compile(r"[+-]\d+(\.\d+)?")


def guard(text: str) -> str:
    """Make a text harmless in a spreadsheet: a cell that looks like a formula is quoted.

    Args:
        text: What the cell says.

    Returns:
        The same text; with an apostrophe before what begins a formula and is no number.

    Source:
        OWASP, CSV Injection.

    Examples:
        >>> guard("=1+1"), guard("-3"), guard("Ada Pomelova")
        ("'=1+1", '-3', 'Ada Pomelova')
    """
    begins = text[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{text}" if begins and not _NUMBER.fullmatch(text) else text


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Write rows of cells as comma-separated values, each cell guarded.

    Args:
        rows: The rows, the head among them.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return out.getvalue()
