"""A day whose month is not written, and numbers that only say by how many."""

import pytest

from habeas.extract import extract
from habeas.model.event import Event
from habeas.model.figure import Figure


def days(language: str, text: str) -> list[str | None]:
    """Give the day of every event of a text."""
    bodies = [c.body for c in extract(text, file="note", language=language).claims]
    return [b.date.edtf if b.date else None for b in bodies if isinstance(b, Event)]


def numbers(language: str, text: str) -> list[int | None]:
    """Give the least value of every figure of a text."""
    bodies = [c.body for c in extract(text, file="note", language=language).claims]
    return [b.low for b in bodies if isinstance(b, Figure)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("pt", "Em maio de 2031 a polícia prendeu no dia 4 o pastor Abel Torrado.", "2031-05-04"),
        ("es", "En mayo de 2031 la policía detuvo el día 4 a Raúl Morga.", "2031-05-04"),
        ("pt", "Maio de 2031\n\nDia 4. Foi preso o pastor Abel Torrado.", "2031-05-04"),
        ("pt", "A polícia prendeu no dia 4 o pastor Abel Torrado.", None),
    ],
)
def test_a_day_has_the_month_written_before(language: str, text: str, day: str | None) -> None:
    """Without one it is no date; in no case does it count anybody."""
    assert days(language, text) == [day]
    assert numbers(language, text) == []


def test_a_chronicle_goes_on_in_its_month() -> None:
    """A month named between is of what it stands beside."""
    text = (
        "Boletim de outubro de 2031\n\n"
        "Dia 3. Foi preso o pastor Abel Torrado.\n\n"
        "Dia 8. Começou o julgamento dos detidos em agosto.\n\n"
        "Dia 9. Foi preso o padre Bento Lima.\n"
    )
    assert days("pt", text) == ["2031-10-03", "2031-10-09"]


def test_two_months_elsewhere_leave_a_day_without_one() -> None:
    """It would be a guess which of them is meant."""
    text = (
        "O processo começou em março de 2031 e acabou em maio de 2031.\n\n"
        "No dia 9 foi preso o padre Bento Lima.\n"
    )
    assert "2031-05-09" not in days("pt", text)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("pt", "No dia 12 pessoas foram detidas.", [12]),
        ("pt", "Naquele dia 14 foram detidos.", [14]),
        ("es", "Cada día 20 personas son detenidas.", [20]),
    ],
)
def test_a_number_behind_a_day_still_counts_people(
    language: str, text: str, told: list[int]
) -> None:
    """The word for a day does not make one of every number behind it."""
    assert numbers(language, text) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There were 90 political prisoners in May, 15 more than in April."),
        ("es", "En mayo había 90 presos políticos, 15 más que en abril."),
        ("pt", "Em maio estavam presos 90 jornalistas, mais 15 do que um ano antes."),
        ("es", "Presos al 31 de mayo de 2031: 90, ocho menos que en abril."),
    ],
)
def test_by_how_many_counts_nobody(language: str, text: str) -> None:
    """What is told is the number that it grew or fell to."""
    assert numbers(language, text) == [90]


@pytest.mark.parametrize("language", ["pt", "es"])
def test_a_year_before_and_is_no_number_of_sentenced(language: str) -> None:
    """One word is who was sentenced, and that they were."""
    text = {
        "pt": "Rui Morgado foi detido em 2024 e condenado a quinze anos.",
        "es": "Raúl Morga fue detenido en 2024 y condenado a quince años.",
    }[language]
    assert numbers(language, text) == []


def test_a_dateline_names_a_place() -> None:
    """Whoever is born on a day in brackets is still a person."""
    line = "Vale do Cedro, 7 mar 2033 (Agência Farol) – Doze estudantes foram detidos."
    assert days("pt", line) == []
    born = "Abel Torrado (nascido a 4 de maio de 1979) – Foi detido a 7 de março de 2033."
    assert days("pt", born) == ["2033-03-07"]
