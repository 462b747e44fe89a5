"""Lists of people, a person a line: what each line tells, and what the heading does."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Confidence, Modality
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.numeral import Account

LINES = (
    "1. Cobblepot Wren, 44, tinker — arr. 9 Nov.; released 12 Nov., travel ban\n"
    "2. Fogg Barnaby, 29, baker — arr. 10 Nov.; 17 Nov. deported to Oriska\n"
    "3. Umber Tansy, 61, nurse — summoned 15 Nov., not detained\n"
)


def told(language: str, text: str) -> list[tuple[str, str, str | None]]:
    """Give the person, event and day of every claim that acts and waits for nobody."""
    found = extract(text, file="note", language=language, said_on="2029-11-20").claims
    return sorted(
        (c.body.person, c.body.event, c.body.date.edtf if c.body.date else None)
        for c in found
        if isinstance(c.body, Event)
        and c.confidence is not Confidence.REVIEW
        and c.modality in (Modality.ASSERTED, Modality.REPORTED)
    )


def test_each_line_is_of_the_person_who_opens_it() -> None:
    """A date stands beside what it dates; who was not detained has no event."""
    assert told("en", "List no. 3, incomplete\n" + LINES) == [
        ("Cobblepot Wren", "arrested", "2029-11-09"),
        ("Cobblepot Wren", "released", "2029-11-12"),
        ("Fogg Barnaby", "arrested", "2029-11-10"),
        ("Fogg Barnaby", "deported", "2029-11-17"),
    ]


def test_a_heading_is_a_title_where_the_lines_tell_the_same() -> None:
    """Who is listed under "arrested" and was not stays out."""
    assert told("en", "Arrested since 9 November 2029:\n" + LINES) == told("en", LINES)


HEADINGS = [
    (
        "ru",
        "Освобождены 3 мая 2029 года:",
        ["Пряникова Глафира, 41, пекарь;", "Одуванчиков Еремей, 35, сторож."],
        "released",
    ),
    (
        "pl",
        "Zwolnieni 3 maja 2029:",
        ["– Wiśnia Kunegunda, 41 l., piekarka", "– Ogórek Teofil, 35 l., stróż"],
        "released",
    ),
    (
        "en",
        "Arrested on 3 May 2029:",
        ["- Cobblepot Wren, 44, tinker", "- Fogg Barnaby, 29, baker"],
        "arrested",
    ),
]


@pytest.mark.parametrize(("language", "heading", "lines", "event"), HEADINGS)
def test_a_heading_tells_it_of_every_line(
    language: str, heading: str, lines: list[str], event: str
) -> None:
    """With the one day that stands in it."""
    found = told(language, "\n".join([heading, *lines]))
    assert [(e, day) for _, e, day in found] == [(event, "2029-05-03")] * 2


def test_a_day_of_its_own_stands_before_that_of_the_heading() -> None:
    """In a list under "released in November" each line has its day."""
    text = (
        "Освобождены в ноябре 2029 года:\n"
        "Пряникова Глафира, 41, пекарь, 09.11, амнистия\n"
        "Одуванчиков Еремей, 35, сторож, 12.11\n"
    )
    assert told("ru", text) == [
        ("Одуванчиков Еремей", "released", "2029-11-12"),
        ("Пряникова Глафира", "released", "2029-11-09"),
    ]


def test_a_day_in_a_list_is_accounted_for_as_a_date() -> None:
    """And not as a decimal number of something."""
    text = (
        "Освобождены в ноябре 2029 года:\n"
        "Пряникова Глафира, 41, пекарь, 09.11, амнистия\n"
        "Одуванчиков Еремей, 35, сторож, 12.11\n"
    )
    numbers = extract(text, file="note", language="ru").numerals
    assert {n.account for n in numbers if n.text in ("09.11", "12.11")} == {Account.DATE}


@pytest.mark.parametrize(
    ("over", "day"), [("в декабре 2029 года", None), ("в феврале 2029 года", "2029-01-09")]
)
def test_a_day_without_its_year_has_that_of_the_heading(over: str, day: str | None) -> None:
    """Unless the year may have turned between the two."""
    text = (
        f"Освобождены {over}:\n"
        "Пряникова Глафира, 41, пекарь, 09.01, амнистия\n"
        "Одуванчиков Еремей, 35, сторож, 12.01\n"
    )
    found = extract(text, file="note", language="ru").claims
    events = [c.body for c in found if isinstance(c.body, Event)]
    assert [e.date.edtf if e.date else None for e in events][:1] == [day]


def test_a_day_in_a_list_dates_nothing_after_the_list() -> None:
    """Also where lines of one length look like those of one wrapped paragraph."""
    line = "Cobblepot Wren, 44, tinker, of the old harbour — arr. 9 Nov.; freed 12 Nov., travel ban"
    text = "\n".join(f"{n}. {line}" for n in range(1, 7)) + (
        "\nNothing is known of the rest, say the neighbours who count them: 6 arrested in all.\n"
    )
    found = extract(text, file="note", language="en", said_on="2029-11-20").claims
    figures = [c.body for c in found if isinstance(c.body, Figure)]
    assert [f.low for f in figures] == [6]
    assert figures[0].time is None


def test_a_quote_of_a_line_reaches_its_day_and_not_the_next_line() -> None:
    """A reviewer sees what dates it."""
    found = extract(LINES, file="note", language="en", said_on="2029-11-20").claims
    quotes = [c.quote for c in found if isinstance(c.body, Event)]
    assert quotes[0] == "Cobblepot Wren, 44, tinker — arr. 9 Nov."
    assert not any("\n" in quote for quote in quotes)


def test_a_denied_heading_tells_nothing() -> None:
    """Written over two names, "not released" frees nobody."""
    text = "Не освобождены:\nПряникова Глафира, 41, пекарь;\nОдуванчиков Еремей, 35, сторож.\n"
    assert told("ru", text) == []


def test_paragraphs_that_open_with_a_name_are_no_list() -> None:
    """Their sentences have subjects and objects of their own."""
    text = (
        "Wren Cobblepot, who had baked bread for the whole quarter for thirty years and was known "
        "to everybody in it as a patient and generous neighbour, watched from her own window on "
        "that evening as the police arrested Barnaby Fogg.\n"
        "Tansy Umber, the youngest of the four sisters who keep the inn at the end of the long "
        "street that leads from the harbour to the old town, told us afterwards that the police "
        "had also arrested Pelham Thistle.\n"
    )
    assert {person for person, _, _ in told("en", text)} == {"Barnaby Fogg", "Pelham Thistle"}


def test_one_line_is_no_list() -> None:
    """Alone it is read as the sentence it is."""
    assert told("en", "Umber Tansy, 61, nurse, and the arrested baker.") == []


def test_who_is_held_with_a_day_beside_it_was_taken_on_it() -> None:
    """Portuguese has one word for both, and writes the first of a month with a mark."""
    lines = (
        "Presos da vigília, 3 de novembro de 2029\n\n"
        "1. Abel Torrado, 44, latoeiro. Preso 1º/11. Solto 2/11.\n"
        "2. Bento Lima, 29, padeiro. Preso em 2 de novembro.\n"
        "3. Ana Murta, 61, enfermeira. Presa até 9/11.\n"
    )
    assert told("pt", lines) == [
        ("Abel Torrado", "arrested", "2029-11-01"),
        ("Abel Torrado", "released", "2029-11-02"),
        ("Bento Lima", "arrested", "2029-11-02"),
    ]


def test_lines_may_be_lettered() -> None:
    """What the second line tells is not of who opens the first."""
    lines = (
        "Casos\n\n"
        "a) Raúl Morga, albañil. Detenido el 5 de octubre de 2029 en su obra.\n"
        "b) Ana Murta, maestra rural. Condenada el 7 de octubre de 2029.\n"
    )
    assert told("es", lines) == [
        ("Ana Murta", "sentenced", "2029-10-07"),
        ("Raúl Morga", "arrested", "2029-10-05"),
    ]
