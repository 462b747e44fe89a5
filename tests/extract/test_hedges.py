"""Hedges and units: what bounds a number, and what it counts."""

import pytest

from habeas.extract import extract
from habeas.extract.lexicon import lexicon
from habeas.extract.numerals import find_quantities
from habeas.extract.page import open_page
from habeas.model.figure import Figure, Hedge


def figure(text: str, language: str = "en") -> Figure:
    (body,) = [c.body for c in extract(text, file="note", language=language).claims]
    assert isinstance(body, Figure)
    return body


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Almost 70 sailors were released in Thule.", "en"),
        ("Nearly 70 sailors were released in Thule.", "en"),
        ("Casi 70 presos fueron liberados en Tule.", "es"),
        ("Освобождены почти 70 заключённых.", "ru"),
    ],
)
def test_almost_is_fewer(text: str, language: str) -> None:
    """Almost seventy are fewer than seventy, by nobody knows how many."""
    body = figure(text, language)
    assert (body.low, body.high, body.hedge) == (None, 70, Hedge.FEWER_THAN)


def test_about_stays_about() -> None:
    """About seventy may be more or fewer."""
    body = figure("About 70 sailors were released in Thule.")
    assert (body.low, body.high, body.hedge) == (70, 70, Hedge.ABOUT)


def test_families_are_no_persons() -> None:
    """Whoever counts families counts them as such."""
    body = figure("At least seven families are in prison in Thule.")
    assert (body.low, body.unit, body.population) == (7, "families", "families")


def test_a_member_of_a_family_is_a_person() -> None:
    """Fourteen family members are fourteen persons."""
    body = figure("Police arrested 14 family members of the sailors.")
    assert (body.unit, body.population) == ("persons", "people")


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("ня менш як 23", (23, None)),
        ("не меней за 23", (23, None)),
        ("прынамсі пра 23", (23, None)),
        ("не больш чым 23", (None, 23)),
        ("менш як 23", (None, 23)),
    ],
)
def test_a_least_in_belarusian(words: str, bounds: tuple[int | None, int | None]) -> None:
    """However it is written, "no fewer than" is no fewer."""
    page = open_page(f"Затрымалі {words} чалавекі.", lexicon("be"))
    (quantity,) = find_quantities(page)
    assert (quantity.low, quantity.high) == bounds
