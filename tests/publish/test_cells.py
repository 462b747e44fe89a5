"""What a spreadsheet opens runs nothing, whichever command wrote it."""

import csv
import io
import re
from pathlib import Path

import pytest

import habeas
from habeas.publish.cells import as_csv, guard


@pytest.mark.parametrize(
    "text", ["=1", "=1+1", "@1", "+call(1)", "+1+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1"]
)
def test_a_cell_that_begins_as_a_formula_is_text(text: str) -> None:
    """An apostrophe stands before it."""
    assert guard(text) == f"'{text}"
    (row,) = csv.reader(io.StringIO(as_csv([(text, "Ada Pomelova")])))
    assert row == [f"'{text}", "Ada Pomelova"]


@pytest.mark.parametrize("text", ["", "Ada", "-3", "+4.5", "1-2", "2025-12-13"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    """A number below nought is a number."""
    assert guard(text) == text


def test_nothing_else_writes_comma_separated_values() -> None:
    """Whoever adds a table need not remember the guard."""
    root = Path(habeas.__file__).parent
    writers = re.compile(r"csv\.(?:writer|DictWriter)\(")
    found = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*.py"))
        if writers.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["publish/cells.py"]
