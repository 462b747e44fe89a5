"""A list as one text: a row is a line, its cells are separated by tabs.

The text is the list. A row's number is its line's number, a column's letter is
its cell's place in the line, and so every quotation of a cell leads back to the
row and column that its reader sees in a spreadsheet program.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from habeas.words.readers import remark_words

# A line end inside a cell is kept visible: lists put several events on lines of one cell.
LINE_END = "⏎"
_FLAT = str.maketrans(
    {"\t": " ", "\v": " ", "\f": " ", "\r": LINE_END, "\n": LINE_END}
    | {"\x85": LINE_END, "\u2028": LINE_END, "\u2029": LINE_END}
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a list that its reader should know.

    Attributes:
        row: Row number from 1, or None where it is about the whole list.
        column: Column number from 1, or None where it is about a whole row.
        what: What was found.
    """

    row: int | None
    column: int | None
    what: str

    def __str__(self) -> str:
        if self.row is None:
            return self.what
        column = "" if self.column is None else letter(self.column)
        return remark_words(self.what, self.row, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A list's cells, as one text.

    Attributes:
        text: One line a row, cells separated by tabs, no line end after the last.
        name: The file's name.
        media_type: Of the original bytes.
        sheet: The sheet it was read from; None for CSV.
        encoding: Of a CSV file; None for workbooks.
        remarks: What was repaired or is doubtful, by row and column.
        starts: Where each line begins in the text.
    """

    text: str
    name: str
    media_type: str
    sheet: str | None = None
    encoding: str | None = None
    remarks: tuple[Remark, ...] = ()
    starts: "array[int]" = field(repr=False)

    @property
    def row_count(self) -> int:
        """How many rows there are, blank ones included."""
        return len(self.starts)

    def line(self, row: int) -> str:
        """Give one row as its line.

        Args:
            row: From 1 to ``row_count``.
        """
        start, end = self.row_span(row)
        return self.text[start:end]

    def cells(self, row: int) -> list[str]:
        """Give the cells of one row as written.

        Args:
            row: From 1 to ``row_count``.
        """
        return self.line(row).split("\t")

    def row_span(self, row: int) -> tuple[int, int]:
        """Say where a row stands in the text, half-open.

        Args:
            row: From 1 to ``row_count``.
        """
        end = self.starts[row] - 1 if row < len(self.starts) else len(self.text)
        return self.starts[row - 1], end

    def cell_span(self, row: int, column: int) -> tuple[int, int]:
        """Say where a cell stands in the text, half-open.

        Args:
            row: From 1 to ``row_count``.
            column: From 1.
        """
        cells = self.cells(row)
        start = self.starts[row - 1] + sum(len(cell) + 1 for cell in cells[: column - 1])
        return start, start + len(cells[column - 1])

    def rows(self, first: int = 1) -> Iterator[tuple[int, list[str]]]:
        """Give every row from one on, as its number and its cells.

        Args:
            first: The first row wanted, from 1.
        """
        for row in range(first, self.row_count + 1):
            yield row, self.cells(row)


def grid_of(
    rows: Iterable[Iterable[str]],
    *,
    name: str,
    media_type: str,
    sheet: str | None = None,
    encoding: str | None = None,
    remarks: Iterable[Remark] = (),
) -> Grid:
    r"""Make a list's text from its rows. A line end inside a cell becomes ``⏎``, a tab a space.

    Args:
        rows: Each row's cells.
        name: The file's name.
        media_type: Of the original bytes.
        sheet: The sheet; None for CSV.
        encoding: Of a CSV file; None for workbooks.
        remarks: What was repaired or is doubtful.

    Examples:
        >>> grid = grid_of([["name", "held"], ["Anna\nTestova", "yes"]], name="a", media_type="b")
        >>> grid.text
        'name\theld\nAnna⏎Testova\tyes'
        >>> grid.cell_span(2, 2), grid.text[slice(*grid.cell_span(2, 2))]
        ((23, 26), 'yes')
    """
    text = "\n".join(render(row) for row in rows)
    return from_text(
        text, name=name, media_type=media_type, sheet=sheet, encoding=encoding, remarks=remarks
    )


def render(row: Iterable[str]) -> str:
    """Give a row's cells as its line, without empty cells at its end."""
    cells = [
        cell.replace("\r\n", "\n").translate(_FLAT) if not cell.isprintable() else cell
        for cell in row
    ]
    return "\t".join(cells).rstrip("\t")


def from_text(
    text: str,
    *,
    name: str,
    media_type: str,
    sheet: str | None = None,
    encoding: str | None = None,
    remarks: Iterable[Remark] = (),
) -> Grid:
    """Read a list back from its text."""
    starts = array("q", [0])
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return Grid(
        text=text,
        name=name,
        media_type=media_type,
        sheet=sheet,
        encoding=encoding,
        remarks=tuple(remarks),
        starts=starts,
    )


def letter(column: int) -> str:
    """Name a column as spreadsheet programs do.

    Args:
        column: From 1.

    Examples:
        >>> letter(1), letter(26), letter(27)
        ('A', 'Z', 'AA')
    """
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
