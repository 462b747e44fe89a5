"""A workbook (XLSX, and older kinds) to a list's text. Runs in the caged child process."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

import python_calamine as calamine

from habeas.errors import DocumentError
from habeas.read.grid import letter, render
from habeas.read.note import NoteKind

# A list unpacks to ten or twenty times its size; what unpacks to hundreds is a bomb.
_UNPACKED_RATIO: Final = 120
_UNPACKED_FREE: Final = 200 * 1024 * 1024

# Spreadsheet programs can hold 16,384 columns; no list of people has a tenth of that.
_MAX_COLUMNS: Final = 1000

_FORMULA_WITHOUT_RESULT = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*><f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?</c>'
)
# calamine gives an error value such as #REF! as an empty cell.
_ERROR_VALUE = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]{0,80}\bt="e"')
_MANY_REMARKS: Final = 200

Cell = Any
_Found = tuple[int | None, int | None, NoteKind, tuple[str, ...]]


def answer(data: bytes, *, name: str, sheet: str | None) -> tuple[dict[str, Any], str]:
    """Read one sheet of a workbook.

    Args:
        data: The whole file.
        name: What to call it in errors.
        sheet: Which sheet; None for the first one that shows rows.

    Returns:
        What is known of the sheet, and the list's text.

    Raises:
        DocumentError: It is no workbook, or is damaged, locked or a bomb.
    """
    _refuse_bomb(data, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        chosen, others = _choose(book, sheet, name)
        opened = book.get_sheet_by_name(chosen)
        merged = opened.merged_cell_ranges or []
        # calamine counts from 0 and gives the last column.
        width = opened.end[1] + 1 if opened.end else 0
        if width > _MAX_COLUMNS:
            raise DocumentError(
                f"{width:,} columns, more than {_MAX_COLUMNS:,}",
                where=f"{name}, sheet {chosen}",
                hint="delete what stands far to the right",
            )
        lines = [render(row) for row in _rows(opened, merged)]
    except (calamine.CalamineError, zipfile.BadZipFile, OSError) as error:
        locked = "assword" in str(error)
        raise DocumentError(
            "a locked workbook" if locked else "a damaged workbook",
            where=name,
            hint="save it again as XLSX without a password, or as CSV",
        ) from error
    remarks: list[_Found] = [(None, None, NoteKind.SHEET_NOT_READ, (other,)) for other in others]
    remarks += [
        (top + 1, left + 1, NoteKind.CELLS_MERGED, (f"{letter(right + 1)}{bottom + 1}",))
        for (top, left), (bottom, right) in merged[:_MANY_REMARKS]
        if bottom > top
    ]
    remarks += _hollow(data, book.sheet_names.index(chosen))
    return {"sheet": chosen, "remarks": remarks}, "\n".join(lines)


def _choose(book: Any, wanted: str | None, name: str) -> tuple[str, list[str]]:
    sheets = [sheet.name for sheet in book.sheets_metadata if str(sheet.typ).endswith("WorkSheet")]
    shown = [
        sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith(".Visible")
    ]
    if wanted is not None:
        if wanted not in sheets:
            raise DocumentError(
                f"no sheet {wanted!r}", where=name, hint=f"it has {', '.join(sheets)}"
            )
        return wanted, []
    filled = [sheet for sheet in sheets if sheet in shown and book.get_sheet_by_name(sheet).start]
    if not filled:
        raise DocumentError("no sheet with rows", where=name, hint="check that it was saved")
    return filled[0], [sheet for sheet in sheets if sheet != filled[0]]


def _rows(sheet: Any, merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[list[str]]:
    """Give every row from the first on, with merged cells repeated in each cell they cover."""
    waiting = sorted(merged)
    active: list[tuple[int, int, int, str]] = []
    for number, values in enumerate(sheet.iter_rows()):
        row = [as_written(value) for value in values]
        while waiting and waiting[0][0][0] <= number:
            (_, first), (last_row, last) = waiting.pop(0)
            if first < len(row):
                active.append((last_row, first, last, row[first]))
        if active:
            active = [area for area in active if area[0] >= number]
            for _, first, last, value in active:
                for column in range(first, min(last + 1, len(row))):
                    row[column] = value
        yield row


def as_written(value: Cell) -> str:
    """Give a cell's value as text: days as ISO 8601, whole numbers without a point.

    Args:
        value: As calamine gives it.

    Examples:
        >>> as_written(14.0), as_written(dt.datetime(2025, 9, 11)), as_written(True)
        ('14', '2025-09-11', 'TRUE')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time()
        return value.date().isoformat() if is_day else value.isoformat(sep=" ")
    return "" if value is None else str(value)


def _refuse_bomb(data: bytes, name: str) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise DocumentError("a damaged workbook", where=name, hint="save it again") from error
    if unpacked > max(_UNPACKED_FREE, _UNPACKED_RATIO * len(data)):
        raise DocumentError(
            f"{len(data) / 1e6:,.1f} MB that unpack to {unpacked / 1e6:,.0f} MB",
            where=name,
            hint="do not trust it; ask for a CSV file",
        )


def _hollow(data: bytes, index: int) -> list[_Found]:
    """Find formulas without a result and error values: their cells look empty, and are not."""
    found: list[_Found] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = sorted(
                (p for p in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", p)),
                key=lambda p: int(re.findall(r"\d+", p)[-1]),
            )
            if index >= len(sheets):
                return []
            with archive.open(sheets[index]) as part:
                tail = b""
                while chunk := part.read(4_000_000):
                    block = tail + chunk
                    for pattern, kind in (
                        (_FORMULA_WITHOUT_RESULT, NoteKind.WITHOUT_RESULT),
                        (_ERROR_VALUE, NoteKind.ERROR_VALUE),
                    ):
                        found += [
                            (int(row), _number(column.decode()), kind, ())
                            for column, row in pattern.findall(block)
                        ]
                    tail = block[block.rfind(b"<c ") :] if b"<c " in block else b""
                    if len(found) > _MANY_REMARKS:
                        break
    except zipfile.BadZipFile:
        return []
    return sorted(set(found), key=lambda remark: (remark[0] or 0, remark[1] or 0))


def _number(letters: str) -> int:
    number = 0
    for character in letters:
        number = number * 26 + ord(character) - ord("A") + 1
    return number
