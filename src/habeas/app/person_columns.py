"""Columns of a spreadsheet to descriptions of people, forgiving what people type."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from habeas.errors import DocumentError
from habeas.names import Description
from habeas.resolve.describe import arrest_of, birth_of, sex_of

# A cell can hold a name of 10,000 letters; a file that has more in one cell is not a list.
_LONGEST_CELL = 1_000_000


@dataclass(slots=True)
class Reader:
    """Reads descriptions and remembers the dates it could not.

    Attributes:
        unread: Where a birth or arrest date could not be read, with the words.
    """

    unread: list[str] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)

    def description(self, row: Mapping[str, str], number: int, suffix: str = "") -> Description:
        """Take one person from a row.

        Args:
            row: Column name to cell.
            number: The row's place in the file, the header being 1.
            suffix: What follows the column names, such as ``1`` in ``name1``.
        """

        def cell(column: str) -> str:
            return (row.get(column + suffix) or "").strip()

        def often(column: str) -> str | None:
            # Cities and years repeat by the thousand: one copy of each is kept.
            written = cell(column)
            return self._seen.setdefault(written, written) or None

        return Description(
            name=full_name(cell("name"), cell("given"), cell("surname"), cell("patronymic")),
            birth=self._date(birth_of(often("birth")), cell("birth"), f"birth{suffix}", number),
            sex=sex_of(cell("sex")),
            city=often("city"),
            arrest=self._date(arrest_of(cell("arrest")), cell("arrest"), f"arrest{suffix}", number),
            article=often("article"),
            court=often("court"),
        )

    def _date(self, read: str | None, written: str, column: str, number: int) -> str | None:
        if written and read is None:
            self.unread.append(f"row {number}, {column}: {written[:40]!r}")
        return read


def full_name(name: str, given: str, surname: str, patronymic: str) -> str:
    """Put a name together from the columns that have one.

    Args:
        name: The whole name, used where there is no family name of its own.
        given: Given name.
        surname: Family name.
        patronymic: Patronymic.

    Examples:
        >>> full_name("", "Ada", "Moroz", "Ilyinichna")
        'Moroz, Ada Ilyinichna'
        >>> full_name("Ada Moroz", "", "", "Ilyinichna")
        'Ada Ilyinichna Moroz'
    """
    if surname:
        first = " ".join(part for part in (given, patronymic) if part)
        return f"{surname}, {first}" if first else surname
    words = (name or given).split()
    if patronymic and len(words) == 2 and patronymic not in words:
        words.insert(1, patronymic)
    return " ".join(words)


def read_rows(path: Path, required: Iterable[str]) -> tuple[list[str], Iterator[dict[str, str]]]:
    """Open a table and give its columns and its rows.

    Args:
        path: A CSV file in UTF-8, with a header.
        required: Columns it must have.

    Raises:
        DocumentError: It cannot be read, is not UTF-8, or lacks a column.
    """
    rows = _rows(path)
    columns = list(next(rows, {}).values())
    missing = [column for column in required if column not in columns]
    if missing:
        raise DocumentError(
            f"no column {', '.join(missing)}",
            where=str(path),
            hint=f"the header has {', '.join(columns)[:120] or 'nothing'}",
        )
    return columns, rows


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Give the header as a row of itself, then every row."""
    csv.field_size_limit(_LONGEST_CELL)
    number = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="", strict=True)
            columns = [column.strip() for column in reader.fieldnames or []]
            reader.fieldnames = columns
            yield dict(zip(columns, columns, strict=True))
            for row in reader:
                number = reader.line_num
                row.pop("", None)
                yield row
    except OSError as error:
        raise DocumentError(
            f"cannot be read ({error.strerror or error})", where=str(path), hint="check the path"
        ) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise DocumentError(
            f"not a CSV table in UTF-8 ({error})",
            where=f"{path}, after line {number}",
            hint="save it as CSV UTF-8",
        ) from error
