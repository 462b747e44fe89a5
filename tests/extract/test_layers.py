"""The first layer: tokens, numbers, hedges, dates, names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.extract.calendars import open_calendar
from habeas.extract.dates import find_dates
from habeas.extract.lexicon import languages, lexicon
from habeas.extract.names import find_runs, link_names
from habeas.extract.numerals import digits_value, find_quantities
from habeas.extract.page import open_page
from habeas.extract.reading import read_text
from habeas.extract.tokens import tokenize


def amounts(text: str, language: str = "en") -> list[tuple[int | None, int | None, str]]:
    found = find_quantities(open_page(text, lexicon(language)))
    return [(q.low, q.high, q.hedge.value) for q in found]


def dates(text: str, language: str = "en") -> list[tuple[str | None, str | None, str | None]]:
    found = find_dates(open_page(text, lexicon(language)))
    return [(d.begin.edtf(), d.end.edtf() if d.end else None, d.relation) for d in found]


@given(st.text(max_size=400), st.sampled_from(languages()))
def test_every_token_is_a_slice_of_the_text(text: str, language: str) -> None:
    """Offsets are into the text as stored, whatever it holds."""
    for token in tokenize(text, elision=lexicon(language).elision):
        assert text[token.start : token.end] == token.text


@given(
    st.integers(min_value=0, max_value=10**9), st.sampled_from([",", ".", "\u202f", "\u00a0", "'"])
)
def test_a_grouped_number_keeps_its_value(value: int, mark: str) -> None:
    """Thousands may be grouped with any mark in use."""
    written = f"{value:,}".replace(",", mark)
    assert digits_value(written) == (value, False)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("at least 1,135 people", "en", (1135, None, "at_least")),
        ("more than 2,400 people", "en", (2400, None, "more_than")),
        ("up to 90 people", "en", (None, 90, "at_most")),
        ("roughly 1,200–1,400 people", "en", (1200, 1400, "range")),
        ("between 30 and 40 people", "en", (30, 40, "range")),
        ("two hundred and fifty people", "en", (250, 250, "exact")),
        ("60 or more people", "en", (60, None, "at_least")),
        ("сорок два человека", "ru", (42, 42, "exact")),
        ("более 50 тысяч человек", "ru", (50000, None, "more_than")),
        ("от 30 до 40 человек", "ru", (30, 40, "range")),
        ("doscientos cincuenta presos", "es", (250, 250, "exact")),
        ("más de 2.400 personas", "es", (2400, None, "more_than")),
        ("dwudziestu pięciu studentów", "pl", (25, 25, "exact")),
        ("понад 3 тисячі осіб", "uk", (3000, None, "more_than")),
        ("больш за 2400 чалавек", "be", (2400, None, "more_than")),
        ("une vingtaine de détenus", "fr", (20, 20, "about")),
        ("pli ol 300 homoj", "eo", (300, None, "more_than")),
    ],
)
def test_numbers_are_read_with_their_hedge(
    text: str, language: str, expected: tuple[int | None, int | None, str]
) -> None:
    """A hedge opens the bound it speaks of, in every language."""
    assert amounts(text, language) == [expected]


def test_a_year_beside_a_number_is_not_grouped_with_it() -> None:
    """Thus "in 2011 300 people" is a year and a number."""
    assert [low for low, _, _ in amounts("in 2011 300 people")] == [2011, 300]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On 5 March 2031 they left.", "en", ("2031-03-05", None, "on")),
        ("On March 5, 2031, they left.", "en", ("2031-03-05", None, "on")),
        ("As of 23 December 2025 they stay.", "en", ("2025-12-23", None, "as_of")),
        ("Counting from June 2025 they left.", "en", ("2025-06", None, "from")),
        ("from April to June 2013", "en", ("2013-04", "2013-06", "during")),
        ("on 2025-12-23 they left", "en", ("2025-12-23", None, "on")),
        ("17 августа 2019 года", "ru", ("2019-08-17", None, None)),
        ("за июнь-сентябрь 2012 года", "ru", ("2012-06", "2012-09", "during")),
        ("с апреля по июнь 2013 года", "ru", ("2013-04", "2013-06", "during")),
        ("el 27 de septiembre de 2020", "es", ("2020-09-27", None, "on")),
        ("31 października 2018 roku", "pl", ("2018-10-31", None, None)),
        ("31 жовтня 2018 року", "uk", ("2018-10-31", None, None)),
        ("13 снежня 2025 года", "be", ("2025-12-13", None, None)),
        ("la 27-an de septembro 2020", "eo", ("2020-09-27", None, "on")),
        ("23.12.2025 г.", "ru", ("2025-12-23", None, None)),
    ],
)
def test_dates_are_read_with_their_relation(
    text: str, language: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    """The same code reads dates in every language."""
    assert dates(text, language)[:1] == [expected]


def test_may_without_a_capital_is_no_month() -> None:
    """A verb is no month: "they may leave the 14 rooms"."""
    assert dates("They may leave the 14 rooms.") == []


def test_a_surname_is_joined_to_the_name_before() -> None:
    """Thus "Marmalade" after "Odd Marmalade" is the same name."""
    page = open_page("Odd Marmalade spoke. Later Marmalade left.", lexicon("en"))
    names = link_names(page, find_runs(page))
    assert [n.full.text if n.full else n.text for n in names] == ["Odd Marmalade"] * 2


def test_the_year_a_report_covers_is_the_year_before_its_title() -> None:
    """Thus "International Report 2031" tells of 2030."""
    reading = read_text("Lantern International Report 2031\nIn May they left.", lexicon("en"))
    assert open_calendar(reading, None).covered == 2030
