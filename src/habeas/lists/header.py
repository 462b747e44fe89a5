"""Which rows of a list name its columns, and where its people begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from habeas.lists.values import looks_like_value
from habeas.lists.words import role_of
from habeas.read import Grid
from habeas.read.grid import letter

# Titles, dates and notes may stand above the header, but not more than this many rows.
_SEARCHED_ROWS: Final = 40


@dataclass(frozen=True, slots=True)
class Header:
    """A list's column names.

    Attributes:
        rows: The rows that hold them, from the top; empty where there is no header.
        columns: One name a column, each different.
        first_row: The first row below, from 1.
    """

    rows: tuple[int, ...]
    columns: tuple[str, ...]
    first_row: int


def find_header(grid: Grid) -> Header:
    """Find the row, or the two rows, that name a list's columns.

    Args:
        grid: The list.

    Returns:
        The header; without one, columns are named by their letters.
    """
    shown = [(row, cells) for row, cells in _top(grid)]
    scored = [(_known_titles(cells), -row) for row, cells in shown]
    best, at = max(scored, default=(0, 0))
    if best < 1:
        at = -next((row for row, cells in shown if _is_titles(cells)), 0)
    if at == 0:
        return header_at(grid, ())
    rows = [-at]
    by_row = dict(shown)
    above, below = by_row.get(rows[0] - 1, []), by_row.get(rows[0] + 1, [])
    if _is_second(below, by_row[rows[0]]):
        rows.append(rows[0] + 1)
    elif _is_group(above, by_row[rows[0]]):
        rows.insert(0, rows[0] - 1)
    return header_at(grid, tuple(rows))


def header_at(grid: Grid, rows: Sequence[int]) -> Header:
    """Read the column names from given rows.

    Args:
        grid: The list.
        rows: Row numbers from the top; none for a list without a header.
    """
    lines = [grid.cells(row) for row in rows]
    width = max((len(cells) for _, cells in _top(grid)), default=0)
    width = max([width, *(len(line) for line in lines)])
    names: list[str] = []
    for column in range(width):
        parts: list[str] = []
        for depth, line in enumerate(lines):
            part = line[column].strip() if column < len(line) else ""
            if not part and depth < len(lines) - 1:
                part = _carried(lines, depth, column)
            if part and part not in parts:
                parts.append(part)
        name = " ".join(parts) or letter(column + 1)
        names.append(name if name not in names else f"{name} ({letter(column + 1)})")
    return Header(tuple(rows), tuple(names), (max(rows) + 1) if rows else 1)


def _top(grid: Grid) -> list[tuple[int, list[str]]]:
    last = min(grid.row_count, _SEARCHED_ROWS)
    return [(row, grid.cells(row)) for row in range(1, last + 1)]


def _carried(lines: list[list[str]], depth: int, column: int) -> str:
    """Give the group title to the left, for a column that has a title of its own below."""
    own = lines[-1][column].strip() if column < len(lines[-1]) else ""
    if not own or (role_of(own) is not None and role_of(own).role != "about"):  # type: ignore[union-attr]
        return ""
    line = lines[depth]
    return next(
        (line[c].strip() for c in range(min(column, len(line)) - 1, -1, -1) if line[c].strip()), ""
    )


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _known_titles(cells: Sequence[str]) -> int:
    """Count the cells that are known column titles; whole ones count twice."""
    filled = _filled(cells)
    if len(filled) == 1 and len(cells) == 1:
        # A list of nothing but names.
        only = role_of(filled[0])
        return 2 if only is not None and only.is_whole and only.role == "name" else 0
    if len(filled) < 2 or any(looks_like_value(cell) for cell in filled):
        return 0
    roles = {cell: role_of(cell) for cell in filled}
    known = [role for role in roles.values() if role is not None]
    if len(known) * 2 < len(roles):
        return 0
    return sum(2 if role.is_whole else 1 for role in known)


def _is_titles(cells: Sequence[str]) -> bool:
    filled = _filled(cells)
    return (
        len(filled) >= 2
        and len(set(filled)) == len(filled)
        and not any(looks_like_value(cell) for cell in filled)
        and all(len(cell) < 60 for cell in filled)
    )


def _is_second(below: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row below the best one still names columns: under blanks or merged titles."""
    filled = [n for n, cell in enumerate(below) if cell.strip()]
    if not filled or any(looks_like_value(below[n]) for n in filled):
        return False
    known = sum(1 for n in filled if role_of(below[n]) is not None)
    titles = [cell.strip() for cell in header]
    open_above = sum(
        1 for n in filled if n >= len(titles) or not titles[n] or titles.count(titles[n]) > 1
    )
    return known >= 2 and known * 2 >= len(filled) and open_above >= 1


def _is_group(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row above the best one groups its columns: a title over several of them."""
    filled = [n for n, cell in enumerate(above) if cell.strip()]
    if len(filled) < 2 or any(looks_like_value(above[n]) for n in filled):
        return False
    return len({above[n].strip() for n in filled}) > 1 and any(
        role_of(above[n]) is not None or not (header[n].strip() if n < len(header) else "")
        for n in filled
    )
