"""Rows that are people, to claims: one claim a cell, each quoting its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from habeas.lists.header import Header
from habeas.lists.mapping import NAMING, Column, Mapping
from habeas.lists.status import events_in, is_fully_told
from habeas.lists.values import (
    CellProblem,
    CellReading,
    is_unknown,
    read_count,
    read_date,
    read_sex,
)
from habeas.lists.words import fold, ticks, totals
from habeas.model.claim import Basis, Claim, Confidence, Ground, Span
from habeas.model.event import Event
from habeas.model.person import Attribute, age_on
from habeas.model.when import When, parse_when
from habeas.read import Grid, Remark
from habeas.read.grid import LINE_END
from habeas.vocabulary.events import event_type
from habeas.words import list_cells

# Parts of one cell that state several values: other names, several days.
_SEPARATORS: Final = (LINE_END, ";", ",")


class RowProblem(StrEnum):
    """Why a row is no person."""

    BLANK = auto()
    SUMS = auto()
    HEADER = auto()
    NAMELESS = auto()
    HEADING = auto()
    CONTROL = auto()
    NO_LETTERS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """One person of a list.

    Attributes:
        row: Row number, from 1.
        key: What tells the row in other versions of the list; unique in this one.
        name: As written; the parts of a name joined in the order of their columns.
        name_columns: The columns the name stands in, from 0.
        cells: The row's cells.
    """

    row: int
    key: str
    name: str
    name_columns: tuple[int, ...]
    cells: tuple[str, ...]


def people_rows(
    grid: Grid, header: Header, mapping: Mapping, remarks: list[Remark]
) -> Iterator[ListedPerson]:
    """Give the rows of a list that are people; what is not one is remarked on.

    Args:
        grid: The list.
        header: Its column names.
        mapping: What the columns hold, in the list's order.
        remarks: Rows left out, and why, are added to it.
    """
    naming = tuple(n for n, column in enumerate(mapping.columns) if column.role in NAMING)
    titles = [fold(title) for title in header.columns]
    keys = tuple(n for n, column in enumerate(mapping.columns) if column.title in mapping.key)
    births = tuple(n for n, column in enumerate(mapping.columns) if column.field == "birth")
    seen: dict[str, int] = {}
    for row, line in grid.rows(header.first_row):
        cells = tuple(line) + ("",) * (len(mapping.columns) - len(line))
        problem = _not_a_person(cells, naming, titles)
        if problem is not None:
            if problem is not RowProblem.BLANK:
                remarks.append(Remark(row, None, list_cells.row_words(problem)))
            continue
        name = " ".join(cells[n].replace(LINE_END, " ").strip() for n in naming if cells[n].strip())
        key = " ".join(cells[n].strip() for n in keys if not is_unknown(cells[n]))
        if not key:
            key = " ".join([name, *(cells[n].strip() for n in births if not is_unknown(cells[n]))])
        if key in seen:
            column = keys[0] + 1 if keys else None
            remarks.append(Remark(row, column, list_cells.key_stands_twice(key, seen[key])))
            key = f"{key} (row {row})"
        seen[key] = row
        if len(line) > len(mapping.columns):
            remarks.append(Remark(row, len(mapping.columns) + 1, list_cells.more_cells()))
        yield ListedPerson(row=row, key=key, name=name, name_columns=naming, cells=cells)


def _not_a_person(
    cells: Sequence[str], naming: Sequence[int], titles: Sequence[str]
) -> RowProblem | None:
    """Say why a row is no person; None where it is one."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return RowProblem.BLANK
    first = fold(filled[0])
    numbers = [cell for cell in filled[1:] if read_count(cell).value is not None]
    if first.split(" ")[0] in totals() or first in totals():
        others = [cell for cell in filled[1:] if cell not in numbers]
        if not others:
            return RowProblem.SUMS
    if (
        sum(1 for n, cell in enumerate(cells) if cell.strip() and fold(cell) in titles[n : n + 1])
        >= 2
    ):
        return RowProblem.HEADER
    names = [cells[n].strip() for n in naming if not is_unknown(cells[n])]
    if not names:
        return RowProblem.NAMELESS
    if len(set(filled)) == 1 and len(naming) < len(cells) and len(cells) > 2:
        return RowProblem.HEADING if _is_heading(filled[0]) else None
    if any(not character.isprintable() for name in names for character in name):
        return RowProblem.CONTROL
    if not any(character.isalpha() for name in names for character in name):
        return RowProblem.NO_LETTERS
    return None


def _is_heading(cell: str) -> bool:
    return len(cell.split()) == 1 or cell.endswith(":") or any(c.isdecimal() for c in cell)


class Claimer:
    """Turns rows of one list into claims.

    Attributes:
        remarks: Cells that could not be read, and what was assumed of others.
    """

    def __init__(self, grid: Grid, mapping: Mapping, remarks: list[Remark]) -> None:
        self.grid = grid
        self.mapping = mapping
        self.remarks = remarks
        self._day = parse_when(mapping.said_on) if mapping.said_on else None

    def claims(self, person: ListedPerson, columns: frozenset[int] | None = None) -> list[Claim]:
        """Give what a row claims.

        Args:
            person: The row.
            columns: Only these cells, from 0, as where a new version changed them.
        """
        return _RowClaims(self, person).made(columns)

    @property
    def day(self) -> When | None:
        """The day the list is of."""
        return self._day


class _RowClaims:
    """The claims of one row while they are made."""

    def __init__(self, claimer: Claimer, person: ListedPerson) -> None:
        self.of = claimer
        self.person = person
        grid = claimer.grid
        self.starts: list[int] = []
        at = grid.row_span(person.row)[0]
        for cell in person.cells:
            self.starts.append(at)
            at += len(cell) + 1
        filled = [n for n in person.name_columns if person.cells[n].strip()]
        first, last = filled[0], filled[-1]
        self.name_span = (self.starts[first], self.starts[last] + len(person.cells[last]))
        self.found: list[Claim] = []

    def made(self, columns: frozenset[int] | None) -> list[Claim]:
        wanted = range(len(self.of.mapping.columns)) if columns is None else sorted(columns)
        if columns is None or columns & set(self.person.name_columns):
            start, end = _trimmed(self.of.grid.text, *self.name_span)
            self._attribute("name_form", self.person.name, start, end)
        for n in wanted:
            column, cell = self.of.mapping.columns[n], self.person.cells[n]
            if not is_unknown(cell):
                self._cell(n, column, cell)
        return self.found

    def _cell(self, n: int, column: Column, cell: str) -> None:
        start, end = _trimmed(self.of.grid.text, self.starts[n], self.starts[n] + len(cell))
        if column.role == "other_name":
            for value, at in _parts(cell):
                self._attribute(
                    "name_form", value, self.starts[n] + at, self.starts[n] + at + len(value)
                )
        elif column.role == "attribute":
            self._stated(n, column, cell.strip(), start, end)
        elif column.role == "event":
            self._events(n, column, cell)
        elif column.role == "status":
            self._status(n, column, cell)
        elif column.role == "row_id":
            self._attribute("list_id", cell.strip(), start, end)
        elif column.role == "address":
            self._attribute("address", cell.strip(), start, end)
        elif column.role == "event_place" and not self._has_event(str(column.event)):
            self._attribute(f"place_of_{column.event}", cell.strip(), start, end)

    def _has_event(self, event: str) -> bool:
        return any(
            column.role == "event"
            and column.event == event
            and not is_unknown(self.person.cells[n])
            for n, column in enumerate(self.of.mapping.columns)
        )

    def _stated(self, n: int, column: Column, cell: str, start: int, end: int) -> None:
        field = str(column.field)
        if field == "birth":
            self._read(n, field, read_date(cell, column.order), cell, start, end)
        elif field == "sex":
            self._read(n, field, read_sex(cell), cell, start, end)
        elif field == "age_on":
            years = read_count(cell)
            day = self.of.mapping.said_on
            if years.value is not None and day is not None and int(years.value) <= 120:
                self._attribute(field, age_on(int(years.value), day), start, end)
            else:
                self._attribute("age", cell, start, end, is_clear=years.value is not None)
                problem = CellProblem.AGE_ON_NO_DAY if day is None else CellProblem.NO_AGE
                self._remark(n, list_cells.cell_words(problem))
        else:
            self._attribute(field, cell, start, end)

    def _read(self, n: int, field: str, found: object, cell: str, start: int, end: int) -> None:
        assert isinstance(found, CellReading)  # noqa: S101 - the two readers above
        if found.problem:
            self._remark(n, list_cells.of_cell(cell, found.words))
        if found.value is not None:
            self._attribute(field, found.value, start, end)
        else:
            self._attribute(f"{field}_as_written", cell, start, end, is_clear=False)

    def _events(self, n: int, column: Column, cell: str) -> None:
        event = str(column.event)
        if cell.strip().lower() in ticks():
            self._event(n, event, None, 0, len(cell))
            return
        whole = read_date(cell.strip(), column.order)
        parts = [(cell.strip(), cell.index(cell.strip()))] if whole.value else _parts(cell)
        readings = [(read_date(part, column.order), part, at) for part, at in parts]
        if all(reading.value is not None for reading, _, _ in readings):
            for reading, part, at in readings:
                if reading.problem:
                    self._remark(n, list_cells.of_cell(part, reading.words))
                self._event(n, event, reading.value, at, at + len(part))
            return
        if events_in(cell, column.order):
            self._status(n, column, cell)
            return
        wrong = next(reading for reading, _, _ in readings if reading.value is None)
        self._remark(n, list_cells.of_cell(cell.strip(), wrong.words))
        start, end = _trimmed(self.of.grid.text, self.starts[n], self.starts[n] + len(cell))
        self._attribute(f"{event}_as_written", cell.strip(), start, end, is_clear=False)

    def _status(self, n: int, column: Column, cell: str) -> None:
        for told in events_in(cell, column.order):
            self._event(n, told.event, told.date, told.start, told.end)
        if not is_fully_told(cell, column.order):
            start, end = _trimmed(self.of.grid.text, self.starts[n], self.starts[n] + len(cell))
            self._attribute(column.field or "status", cell.strip(), start, end, is_clear=False)
            in_part = list_cells.cell_words(CellProblem.IN_PART)
            self._remark(n, list_cells.of_cell(cell.strip(), in_part))

    def _event(self, n: int, event: str, edtf: str | None, start: int, end: int) -> None:
        date, relation = (parse_when(edtf), "on") if edtf else (None, None)
        kind = event_type(event)
        if kind is not None and kind.end_of_day and date is None and self.of.day is not None:
            # "In custody" in a list is said of the list's own day.
            date, relation = self.of.day, "as_of"
        start, end = start + self.starts[n], end + self.starts[n]
        read_from: dict[str, Ground | Span] = {"event": (start, end)}
        if date is not None:
            read_from["date"] = (start, end) if edtf else Ground(Basis.DOCUMENT_DATE)
        place = self._place(event, read_from)
        body = Event(
            person=self.person.name,
            event=event,
            date=date,
            relation=relation,
            place=place,
            mention=self.person.key,
        )
        self._claim(body, start, end, read_from, is_clear=True)

    def _place(self, event: str, read_from: dict[str, Ground | Span]) -> str | None:
        for n, column in enumerate(self.of.mapping.columns):
            cell = self.person.cells[n]
            if column.role == "event_place" and column.event == event and not is_unknown(cell):
                read_from["place"] = (self.starts[n], self.starts[n] + len(cell))
                return cell.strip()
        return None

    def _attribute(
        self, field: str, value: str, start: int, end: int, *, is_clear: bool = True
    ) -> None:
        body = Attribute(person=self.person.name, field=field, value=value, mention=self.person.key)
        self._claim(body, start, end, {"value": (start, end)}, is_clear=is_clear)

    def _claim(
        self,
        body: Event | Attribute,
        start: int,
        end: int,
        read_from: dict[str, Ground | Span],
        *,
        is_clear: bool,
    ) -> None:
        self.found.append(
            Claim.quoting(
                self.of.grid.text,
                (start, end),
                body,
                id=f"r{self.person.row}.{len(self.found) + 1}",
                file=self.of.grid.name,
                read_from={**read_from, "person": self.name_span},
                basis=Basis.IMPORTED,
                confidence=Confidence.PROPOSED if is_clear else Confidence.REVIEW,
                said_on=self.of.mapping.said_on,
            )
        )

    def _remark(self, n: int, what: str) -> None:
        self.of.remarks.append(Remark(self.person.row, n + 1, what))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave white space at the ends of a cell out of its quotation."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _parts(cell: str) -> list[tuple[str, int]]:
    """Split a cell that states several values, each with where it begins."""
    parts, at, start = [], 0, 0
    for at, character in enumerate(cell + LINE_END):
        if character in _SEPARATORS:
            piece = cell[start:at]
            if piece.strip():
                parts.append((piece.strip(), start + len(piece) - len(piece.lstrip())))
            start = at + 1
    return parts
