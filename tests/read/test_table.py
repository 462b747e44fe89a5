"""Lists: any CSV or workbook becomes one text whose lines and tabs are rows and cells."""

import csv
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import DocumentError
from habeas.read import read_table
from habeas.read.grid import grid_of, letter

cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def _xlsx(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@given(st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_cell_is_found_at_its_span(rows: list[list[str]]) -> None:
    """A quotation of a cell leads back to its row and column, whatever is in the cells."""
    grid = grid_of(rows, name="a", media_type="text/csv")
    assert grid.row_count == len(rows)
    for row, own in grid.rows():
        for column, cell in enumerate(own, start=1):
            start, end = grid.cell_span(row, column)
            assert grid.text[start:end] == cell


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_csv_is_read_with_its_own_separator_and_encoding(separator: str, encoding: str) -> None:
    """Nobody has to say how a list was saved."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    rows = [["имя", "город"], ["Лапотков, Кузьма", "Тестоград; центр"], ["Зофья", ""]]
    writer.writerows(rows)
    grid = read_table(out.getvalue().encode(encoding), name="a.csv")
    assert [line for _, line in grid.rows()][:2] == rows[:2]


def test_a_workbook_gives_days_and_whole_numbers_as_a_reader_sees_them() -> None:
    """A date is a day, 342.0 is 342, and a line end inside a cell stays visible."""
    data = _xlsx([["a", "b", "c"], [dt.date(2025, 9, 11), 342.0, "one\ntwo"]])
    assert read_table(data, name="a.xlsx").cells(2) == ["2025-09-11", "342", "one⏎two"]


def test_a_column_is_named_as_in_a_spreadsheet() -> None:
    """Row and column in a message are those the reader sees."""
    assert [letter(n) for n in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]


def _zip(inside: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(inside, "x")
    return out.getvalue()


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(400_000_000))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"<html><body><table></table></body></html>", "a web page or XML, not a list"),
        (b"%PDF-1.7", "a PDF, not a list"),
        (b"PK\x03\x04 not a zip at all", "a damaged workbook"),
        (_zip("photo.jpg"), "a damaged workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a damaged workbook"),
        (b'a,b\n1,"never closed\n' + b"x,y\n" * 100_000, r"row 2: look for a quotation mark"),
        ("имя\nКузьма\n".encode() + "Зофья\n".encode("cp1251"), "mixed encodings.*line 3"),
        (b"a,b\n1,\x00\x01\x02\n", "not a text"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_one_line(data: bytes, message: str) -> None:
    """What it is, where, and what to try; also when it is only named like a list."""
    with pytest.raises(DocumentError, match=message) as caught:
        read_table(data, name="list.xlsx")
    assert "list.xlsx" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_bomb_named_like_a_workbook_is_not_unpacked() -> None:
    """Half a megabyte that unpacks to 400 MB is refused by its own table of contents."""
    with pytest.raises(DocumentError, match="unpack to 400 MB"):
        read_table(_bomb(), name="list.xlsx")


def test_a_cell_far_to_the_right_is_refused_not_padded() -> None:
    """One cell in the last column a spreadsheet has does not make a list of 16,384 columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["XFD1"] = "name", "x"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(DocumentError, match="16,384 columns"):
        read_table(out.getvalue(), name="list.xlsx")
