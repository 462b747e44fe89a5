"""Tables whose lines are lost: what the heads say of each number."""

import pytest

from habeas.extract import extract
from habeas.model.figure import Figure

BY_PLACE = """Table 2. By district, 2029
District Arrested Released Still held (31.12.29)
Arvin 142 61 38
Upper Tolm 88 19 7
Total 230 80 45
"""
BY_YEAR = """Таблица 4
Показатель 2027 2028 2029
Задержаны 196 311 240
Осуждены 84 143 –
"""


def cells(language: str, text: str) -> list[tuple[int | None, str, str | None, str | None, bool]]:
    """Give size, measure, time and place of each figure, and whether it is a part."""
    bodies = [c.body for c in extract(text, file="note", language=language).claims]
    return [
        (b.low, b.measure, b.time.edtf if b.time else None, b.place, b.part_of is not None)
        for b in bodies
        if isinstance(b, Figure)
    ]


def test_words_head_columns_and_places_head_rows() -> None:
    """Each number is of its column and its row, and a row of totals is their whole."""
    assert cells("en", BY_PLACE) == [
        (142, "arrested", "2029", "Arvin", True),
        (61, "released", "2029", "Arvin", True),
        (38, "held", "2029-12-31", "Arvin", True),
        (88, "arrested", "2029", "Upper Tolm", True),
        (19, "released", "2029", "Upper Tolm", True),
        (7, "held", "2029-12-31", "Upper Tolm", True),
        (230, "arrested", "2029", None, False),
        (80, "released", "2029", None, False),
        (45, "held", "2029-12-31", None, False),
    ]


def test_years_head_columns_and_words_head_rows() -> None:
    """A space between two columns is no space within a number, and a dash is nothing."""
    found = [(low, measure, time) for low, measure, time, _, _ in cells("ru", BY_YEAR)]
    assert found == [
        (196, "arrested", "2027"),
        (311, "arrested", "2028"),
        (240, "arrested", "2029"),
        (84, "sentenced", "2027"),
        (143, "sentenced", "2028"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "District Rooms Floors\nArvin 142 61\nUpper Tolm 88 19\n",
        "District Arrested Released Fined\nArvin 142 61\nUpper Tolm 88 19\n",
        "Arvin 142 61\nUpper Tolm 88 19\n",
    ],
)
def test_a_table_without_heads_that_fit_tells_nothing(text: str) -> None:
    """Heads of something else, more heads than columns, no heads."""
    assert cells("en", text) == []
