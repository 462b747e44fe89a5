"""Dates as sources write them, and the days they can mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import DateFormatError
from habeas.model.when import parse_day, parse_when

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_plain_day_means_that_day(day: date) -> None:
    """Year-month-day is one day, and comes back as it was written."""
    when = parse_when(day.isoformat())
    assert (when.earliest, when.latest, when.edtf) == (day, day, day.isoformat())
    assert parse_day(day.isoformat()) == day


@given(DAYS)
def test_a_coarser_date_holds_the_finer_one(day: date) -> None:
    """A day lies inside its month, its month inside its year, "about" it around it."""
    month, year = parse_when(f"{day:%Y-%m}"), parse_when(f"{day:%Y}")
    around = parse_when(f"{day.isoformat()}~")
    assert month.earliest is not None
    assert year.earliest is not None
    assert month.latest is not None
    assert year.latest is not None
    assert around.earliest is not None
    assert year.earliest <= month.earliest <= day <= month.latest <= year.latest
    assert around.earliest < day
    assert around.is_approximate


@given(DAYS, DAYS)
def test_one_of_a_set_is_between_its_ends(a: date, b: date) -> None:
    """`[A..B]` is one unknown day from A to B; the wrong way round it is no date."""
    text = f"[{a}..{b}]"
    if b < a:
        with pytest.raises(DateFormatError):
            parse_when(text)
    else:
        when = parse_when(text)
        assert (when.earliest, when.latest, when.is_period) == (a, b, False)


def test_counting_from_a_month_is_an_open_period() -> None:
    """`2025-06/..` lasts from some day of June on, without an end."""
    when = parse_when("2025-06/..")
    assert (when.earliest, when.start_latest) == (date(2025, 6, 1), date(2025, 6, 30))
    assert when.latest is None
    assert when.is_period
    assert (when.start, when.end) == ("2025-06", None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-06-XX", date(2025, 6, 1), date(2025, 6, 30)),
        ("2025-XX-XX", date(2025, 1, 1), date(2025, 12, 31)),
        ("[..2025-09-11]", None, date(2025, 9, 11)),
        ("2025-21", date(2025, 3, 1), date(2025, 5, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
    ],
)
def test_unknown_parts_widen_a_date(text: str, first: date | None, last: date | None) -> None:
    """What the source does not say becomes bounds, never an invented day."""
    when = parse_when(text)
    assert (when.earliest, when.latest) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-13", "2025-02-30", "2025/2024", "/", "[..]", "31.12.2025", "\x00"]
)
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    """The error shows the text and how to write a date."""
    with pytest.raises(DateFormatError, match="year-month-day"):
        parse_when(text)


def test_a_month_is_not_a_day() -> None:
    """Where one day is asked, a month is refused."""
    with pytest.raises(DateFormatError, match="not one day"):
        parse_day("2025-06")


@given(DAYS, DAYS, DAYS)
def test_touching_agrees_with_trying_the_days(a: date, b: date, c: date) -> None:
    """An interval touches a span exactly when they share a day."""
    first, last = min(a, b), max(a, b)
    assert parse_when(c.isoformat()).touches(first, last) == (first <= c <= last)
