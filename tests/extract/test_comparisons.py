"""Numbers set against one told before: their measure is the other's, their time their own."""

import pytest

from habeas.extract import extract
from habeas.model.figure import Figure


def figures(
    language: str, text: str, said_on: str | None = None
) -> list[tuple[int | None, str, str | None]]:
    """Give size, measure and time of each figure."""
    return [
        (c.body.low, c.body.measure, None if c.body.time is None else c.body.time.edtf)
        for c in extract(text, file="note", language=language, said_on=said_on).claims
        if isinstance(c.body, Figure)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2031 police arrested 84 people (2030: 61)."),
        ("en", "In 2031 the Centre documented 84 arrests, down from 61 in 2030."),
        ("en", "In 2031 police arrested 84 people, as against 61 the year before."),
        ("es", "En 2031 fueron detenidas 84 personas; en 2030 habían sido 61."),
        ("fr", "En 2031, 84 personnes ont été arrêtées, contre 61 l'année précédente."),
        ("pl", "W 2031 roku zatrzymano 84 osoby (rok wcześniej 61)."),
        ("ru", "В 2031 году задержали 84 человека, в 2030-м — 61."),
        ("be", "За 2031 год затрымалі 84 чалавекі, у 2030 годзе — 61."),
        ("uk", "У 2031 році затримали 84 людини (роком раніше — 61)."),
    ],
)
def test_a_number_set_against_another_has_its_measure_and_a_time_of_its_own(
    language: str, text: str
) -> None:
    """Whatever sets it apart: a bracket, a year, a word for comparing."""
    assert figures(language, text) == [(84, "arrested", "2031"), (61, "arrested", "2030")]


def test_the_year_before_is_counted_from_the_story_and_not_from_today() -> None:
    """In a report of 2035 on 2031, "the year before" is 2030."""
    text = "In 2031 police arrested 84 people, as against 61 the year before."
    assert figures("en", text, "2035-02-01")[1] == (61, "arrested", "2030")


@pytest.mark.parametrize(
    "text",
    [
        "In 2031 police arrested 84 people. The station had 61 rooms in 2030.",
        "In 2031 police arrested 84 people; in 2030 61 walked out of the hall.",
        "In 2031 police arrested 84 people. In 2030, page 61 of the report was withheld.",
        "Police arrested 84 people. The ministry released 12, and in 2030 it dismissed 61.",
    ],
)
def test_a_number_with_words_of_its_own_is_set_against_nothing(text: str) -> None:
    """What says something else of a number says that it is no second of its kind."""
    assert 61 not in [low for low, _, _ in figures("en", text)]


def test_a_number_set_against_another_counts_the_same_people() -> None:
    """Who they are is said once."""
    text = "Marrow had 47 journalists in jail, down from 68 last year."
    figures_of = [
        (c.body.low, c.body.population)
        for c in extract(text, file="note", language="en", said_on="2031-12-11").claims
        if isinstance(c.body, Figure)
    ]
    assert figures_of == [(47, "journalists"), (68, "journalists")]


def test_whoever_speaks_is_set_against_nobody() -> None:
    """Two who say it are no two of whom it is said."""
    text = "In May 2031 Marrow released 40 monks, two diplomats said."
    assert [low for low, _, _ in figures("en", text)] == [40]
