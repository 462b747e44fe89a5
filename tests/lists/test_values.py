"""One cell's value: days in every national order, or the reason why there is none."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.lists.column_basis import ColumnBasis, basis_words
from habeas.lists.values import Order, order_of, read_date, read_sex
from habeas.model.when import parse_when

DAY, MONTH, UNKNOWN = Order.DAY_FIRST, Order.MONTH_FIRST, Order.UNKNOWN


@given(st.dates(dt.date(1925, 1, 1), dt.date(2099, 12, 31)), st.sampled_from("./- "))
def test_a_day_written_in_a_known_order_is_read_as_that_day(day: dt.date, mark: str) -> None:
    """Writing a day and reading it back is the same day, in either order."""
    first, second = f"{day.day}{mark}{day.month}", f"{day.month}{mark}{day.day}"
    assert read_date(f"{first}{mark}{day.year}", DAY).value == day.isoformat()
    assert read_date(f"{second}{mark}{day.year}", MONTH).value == day.isoformat()


@given(st.dates(dt.date(1925, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_in_an_unknown_order_is_right_or_refused(day: dt.date) -> None:
    """A day is never taken for a month: it is read where only one reading is possible."""
    found = read_date(f"{day.day:02d}/{day.month:02d}/{day.year}", UNKNOWN)
    assert found.value in (None, day.isoformat())
    assert (found.value is None) == (day.day <= 12 and day.day != day.month)


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("7 апреля 2021 г.", "2021-04-07"),
        ("8 красавіка 2021", "2021-04-08"),
        ("7 квітня 2021 року", "2021-04-07"),
        ("9 de abril de 2021", "2021-04-09"),
        ("11 września 2025", "2025-09-11"),
        ("September 11, 2025", "2025-09-11"),
        ("11th Sep 2025", "2025-09-11"),
        ("верасень 2025", "2025-09"),
        ("2025", "2025"),
        ("09.2025", "2025-09"),
        ("45911", "2025-09-11"),
        ("2025-09-11 00:00", "2025-09-11"),
        ("около 2021", "2021~"),
        ("до 11.09.2025", "[..2025-09-11]"),
        ("after 2025-09-11", "[2025-09-11..]"),
        ("2021?", "2021?"),
        ("2021-04/2021-06", "2021-04/2021-06"),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(cell: str, edtf: str) -> None:
    """Months as words in every shipped language, spreadsheets' day numbers, bounds."""
    assert read_date(cell, UNKNOWN).value == edtf
    parse_when(edtf)


@pytest.mark.parametrize(
    "cell", ["31.02.2021", "2021-13-01", "soon", "342", "12", "1.2.3", "11.09.99999"]
)
def test_what_is_no_date_gives_a_reason(cell: str) -> None:
    """No value without a reason, and no guess."""
    found = read_date(cell, DAY)
    assert found.value is None
    assert found.problem


@pytest.mark.parametrize(
    ("cells", "languages", "order"),
    [
        (["03/04/2021", "13/04/2021"], (), DAY),
        (["03/04/2021", "04/13/2021"], (), MONTH),
        (["13/04/2021", "04/13/2021"], (), UNKNOWN),
        (["03/04/2021"], (), UNKNOWN),
        (["03/04/2021"], ("ru", "be", "uk"), DAY),
        (["03/04/2021"], ("en", "es", "pl"), UNKNOWN),
        (["2021-04-03"], ("en",), UNKNOWN),
        (["5/6/2024", "13.03.2025"], (), UNKNOWN),
        (["5/6/2024", "31/02/2025"], (), UNKNOWN),
        (["5/6/2024", "13-03-2025"], (), UNKNOWN),
        (["5/6/2024", "03.03.2025", "13/03/2025"], (), DAY),
        (["5/6/2024", "3/13/2025", "03.04.2025"], (), UNKNOWN),
        (["03.04.2025", "04.13.2025"], (), MONTH),
    ],
)
def test_the_order_is_shown_by_other_dates_or_by_the_language(
    cells: list[str], languages: tuple[str, ...], order: Order
) -> None:
    """Where neither shows it, or dates disagree, a person has to say."""
    assert order_of(cells, languages=languages)[0] is order


def test_one_date_that_shows_the_order_is_said_in_the_singular() -> None:
    """The reason stands in the mapping for a person to read, in the singular."""
    shown = {"1 date shows it": ["13/04/2021"], "2 dates show it": ["13/04/2021", "14/04/2021"]}
    for words, cells in shown.items():
        reason = order_of(cells, languages=())[1]
        assert basis_words(ColumnBasis.TITLE, reason, repeats=False) == f"its title; {words}"


def test_a_sex_is_read_in_every_shipped_language() -> None:
    """ж, K, mujer are one sex; an unknown word is none."""
    assert [read_sex(cell).value for cell in ("ж", "K", "mujer", "жаночы")] == ["f"] * 4
    assert [read_sex(cell).value for cell in ("M", "ч", "hombre", "мужской")] == ["m"] * 4
    assert read_sex("?").value is None
