"""What a reader tells of a file is found in the cage, and said outside of it."""

from gettext import NullTranslations
from io import BytesIO
from typing import Final

import openpyxl
import pytest

from habeas.read import read_bytes, read_table
from habeas.read.note import Note, NoteKind
from habeas.words.rules import en
from habeas.words.voice import Voice, speaking

_TOLD: Final = {
    NoteKind.ARTICLE_KEPT: ((1200, 4000), "kept 1,200 of the page's 4,000 characters as the article"),
    NoteKind.PAGE_WITHOUT_TEXT: ((2,), "page 2 has no text: perhaps it is a scan"),
    NoteKind.LINE_LEFT_OUT: (("Bulletin, page 1",), "left out on each page: Bulletin, page 1"),
    NoteKind.TEMPLATE_LEFT_OUT: (("circa", 2), "template circa left out 2 times"),
    NoteKind.FORWARDED: (("Zofia",), "forwarded from Zofia"),
    NoteKind.SHEET_NOT_READ: (("notes",), "sheet 'notes' was not read"),
    NoteKind.CELLS_MERGED: (("B3",), "merged cells: repeated in each down to B3"),
    NoteKind.WITHOUT_RESULT: ((), "a formula without a stored result"),
    NoteKind.ERROR_VALUE: ((), "an error value"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NoteKind)
def test_every_note_is_said(kind: NoteKind) -> None:
    """With what it is about."""
    values, told = _TOLD[kind]
    assert str(Note(kind, values)) == told


def _workbook() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["name", "held"])
    sheet.append(["Kuzma", "yes"])
    sheet.merge_cells("B2:B3")
    made.create_sheet("notes").append(["spoons"])
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def test_what_a_reader_repaired_in_a_list_is_remarked_by_row_and_column() -> None:
    """Other sheets, merged cells, and a separator that is no comma."""
    assert [str(remark) for remark in read_table(_workbook(), name="a.xlsx").remarks] == [
        "sheet 'notes' was not read",
        "row 2, column B: merged cells: repeated in each down to B3",
    ]
    assert [str(remark) for remark in read_table(b"a;b\n1;2\n", name="a.csv").remarks] == [
        "separated by ';'"
    ]


class _Shouted(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.replace("was not read", "WAS NOT READ").replace("has no text", "HAS NO TEXT")


def test_what_was_found_in_the_cage_is_said_in_the_language_that_is_spoken() -> None:
    """The child process knows of none."""
    (forwarded,) = read_bytes(
        b'{"messages": [{"type": "message", "text": "Kuzma is free", "forwarded_from": "Zofia"}]}',
        name="result.json",
    )
    with speaking(Voice("eo", _Shouted(), en)):
        assert str(Note(NoteKind.PAGE_WITHOUT_TEXT, (2,))).startswith("page 2 HAS NO TEXT")
        told = read_table(_workbook(), name="a.xlsx").remarks[0].what
    assert told == "sheet 'notes' WAS NOT READ"
    assert forwarded.notes == (Note(NoteKind.FORWARDED, ("Zofia",)),)
