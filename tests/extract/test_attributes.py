"""Ages and births of named people, in any language, and their check."""

from dataclasses import replace

import pytest

from habeas.extract import extract, verify
from habeas.model.figure import Figure
from habeas.model.person import Attribute


def attributes(text: str, language: str, said_on: str | None = None) -> list[tuple[str, str, str]]:
    claims = extract(text, file="note", language=language, said_on=said_on).claims
    return [
        (c.body.person, c.body.field, c.body.value) for c in claims if isinstance(c.body, Attribute)
    ]


@pytest.mark.parametrize(
    ("language", "text", "person", "age"),
    [
        ("en", "Orla Quill, 61, was freed.", "Orla Quill", "61"),
        ("en", "Police detained the 34-year-old teacher Orla Quill.", "Orla Quill", "34"),
        ("ru", "Задержана 42-летняя учительница Римма Кошкина.", "Римма Кошкина", "42"),
        ("ru", "На свободу вышел Глеб Тыквин (54 года, Лунск).", "Глеб Тыквин", "54"),
        ("uk", "Звільнено Гліба Гарбузенка (54 роки).", "Гліба Гарбузенка", "54"),
        ("be", "Выйшаў на волю Сцяпан Гарбуз (67 гадоў).", "Сцяпан Гарбуз", "67"),
        ("es", "Samuel Dracón, de 44 años, fue condenado.", "Samuel Dracón", "44"),
        ("pl", "Zwolniono Stefana Dynię (67 lat).", "Stefana Dynię", "67"),
        ("fr", "Mireille Potiron, 34 ans, a été condamnée.", "Mireille Potiron", "34"),
    ],
)
def test_an_age_is_told_of_the_person_beside_it(
    language: str, text: str, person: str, age: str
) -> None:
    """An age in apposition, in brackets or before a role is the named person's."""
    assert attributes(text, language) == [(person, "age", age)]


def test_an_age_is_one_on_the_day_it_was_told() -> None:
    """With the day of the report the age says in which years the person may be born."""
    told = attributes("Orla Quill, 61, was freed.", "en", "2031-05-14")
    assert told == [("Orla Quill", "age_on", "61 on 2031-05-14")]


@pytest.mark.parametrize(
    ("language", "text", "born"),
    [
        ("en", "Piet Solander (born 4 May 1979) is a printer.", "1979-05-04"),
        ("ru", "Пётр Соландер, 1979 года рождения, осуждён.", "1979"),
        ("pl", "Piotr Solander (ur. 4 maja 1979) jest drukarzem.", "1979-05-04"),
    ],
)
def test_a_birth_is_told_of_the_person_before_it(language: str, text: str, born: str) -> None:
    """A date of birth is an attribute, and the date of nothing that happened."""
    (found,) = attributes(text, language)
    assert found[1:] == ("birth", born)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The dissident, 61, was released on 4 April 2031."),
        ("en", "Hadley Prosk, who is 33, was convicted in July 2028."),
        ("en", "The pastor was freed in 2031. He was 59."),
    ],
)
def test_an_age_counts_nobody(language: str, text: str) -> None:
    """An age after a noun or a verb of being is no number of people."""
    claims = extract(text, file="note", language=language).claims
    assert not [c for c in claims if isinstance(c.body, Figure)]


def test_an_age_of_another_or_another_age_is_rejected() -> None:
    """The verifier re-parses the age for this person from its own words."""
    text = "Orla Quill, 61, and Tom Marrow were freed on 4 April 2031."
    (claim,) = [
        c for c in extract(text, file="note", language="en").claims if isinstance(c.body, Attribute)
    ]
    body = claim.body
    assert isinstance(body, Attribute)
    assert verify(claim, text, language="en") is None
    for wrong in (replace(body, value="62"), replace(body, person="Tom Marrow")):
        assert verify(replace(claim, body=wrong), text, language="en") is not None
