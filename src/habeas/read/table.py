"""A list in any format it comes in, to its text."""

from typing import Final

from habeas.errors import DocumentError
from habeas.read.cage import ask_child
from habeas.read.csv_text import read_delimited
from habeas.read.grid import Grid, Remark, from_text
from habeas.read.note import Note, NoteKind

# A million rows of ten columns are about 60 MB as XLSX and 150 MB as CSV.
MAX_LIST_BYTES: Final = 500 * 1024 * 1024

_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_table(data: bytes, *, name: str, sheet: str | None = None) -> Grid:
    r"""Read a list's bytes as rows of cells.

    Args:
        data: The whole file.
        name: The file's name; its content decides what it is.
        sheet: Which sheet of a workbook; None for the first one that shows rows.

    Raises:
        DocumentError: The file is empty, too large, or is no list.

    Examples:
        >>> read_table("имя;дата\nКузьма;11.09.2025".encode("cp1251"), name="a.csv").cells(2)
        ['Кузьма', '11.09.2025']
    """
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise DocumentError("the file is empty", where=name, hint="check that it was saved")
    if len(data) > MAX_LIST_BYTES:
        raise DocumentError(
            f"the file has {len(data) / 1e6:,.0f} MB, more than {MAX_LIST_BYTES / 1e6:,.0f}",
            where=name,
            hint="split it",
        )
    if head.startswith((b"PK\x03\x04", _OLD_OFFICE)):
        answer, text = ask_child("table", {"name": name, "sheet": sheet}, data)
        grid = from_text(
            text.decode(),
            name=name,
            media_type=_WORKBOOK,
            sheet=answer["sheet"],
            remarks=[
                Remark(row, column, str(Note(NoteKind(kind), tuple(values))))
                for row, column, kind, values in answer["remarks"]
            ],
        )
    elif head.startswith(b"%PDF-") or head[:1] == b"<":
        raise DocumentError(
            "a PDF, not a list" if head.startswith(b"%PDF-") else "a web page or XML, not a list",
            where=name,
            hint="open it in a spreadsheet program and save it as XLSX or CSV",
        )
    else:
        grid = read_delimited(data, name=name)
    if not grid.text.strip():
        raise DocumentError("the list is empty", where=name, hint="check that it was saved")
    return grid
