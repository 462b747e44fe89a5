"""What is remarked on rows and cells of a list, in words."""

from typing import Final

from habeas.words.voice import _, mark

_CELLS: Final = {
    "day_number": mark("a spreadsheet's day number"),
    "no_date": mark("not a date"),
    "two_digits": mark("two digits of a year, read as {year}"),
    "no_order": mark("day or month first?"),
    "no_such_day": mark("no such day"),
    "no_sex": mark("not a sex that is known"),
    "no_number": mark("not a whole number"),
    "no_age": mark("not an age"),
    "age_on_no_day": mark("an age on no stated day: give the list's day"),
    "in_part": mark("not all of it is understood"),
}
_ROWS: Final = {
    "sums": mark("a row of sums"),
    "header": mark("the header again"),
    "nameless": mark("a row without a name"),
    "heading": mark("one cell alone: a heading, not a person"),
    "control": mark("a control character in the name"),
    "no_letters": mark("a name without letters"),
}


def cell_words(problem: str, year: str = "") -> str:
    """Say what is wrong with a cell, or doubtful about it.

    Args:
        problem: A ``CellProblem``.
        year: As it was read, where two digits of it are written.
    """
    return _(_CELLS[problem], year=year)


def of_cell(cell: str, told: str) -> str:
    """Say something of a cell, with what stands in it."""
    return _("{cell}: {told}", cell=repr(cell), told=told)


def row_words(problem: str) -> str:
    """Say why a row is no person.

    Args:
        problem: A ``RowProblem``.
    """
    return _(_ROWS[problem])


def key_stands_twice(key: str, row: int) -> str:
    """Say that what should tell a row from all others tells an earlier one."""
    return _("{key} stands in row {row} too", key=repr(key), row=row)


def more_cells() -> str:
    """Say that a row is longer than the header."""
    return _("more cells than columns")


def column_not_mapped() -> str:
    """Say that nobody said what a column holds."""
    return _("a column the mapping does not have is not read")


def no_measure(subject: str | None) -> str:
    """Say that nobody said what a row's number counts."""
    return _("no measure for {subject}: kept for review", subject=repr(subject))
