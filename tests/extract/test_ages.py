"""Ages and dates of birth say who a person is: they count nobody and date no event."""

import pytest

from habeas.extract import Extraction, extract
from habeas.model.event import Event
from habeas.model.figure import Figure
from habeas.model.numeral import Account


def read(text: str, language: str = "en") -> Extraction:
    return extract(text, file="note", language=language)


def figures(found: Extraction) -> list[tuple[int | None, str, str]]:
    bodies = [c.body for c in found.claims if isinstance(c.body, Figure)]
    return [(b.low, b.measure, b.population) for b in bodies]


def events(found: Extraction) -> list[tuple[str, str, str | None]]:
    bodies = [c.body for c in found.claims if isinstance(c.body, Event)]
    return [(b.person, b.event, b.date.edtf if b.date else None) for b in bodies]


def accounts(found: Extraction) -> dict[str, Account]:
    return {n.text: n.account for n in found.numerals}


@pytest.mark.parametrize(
    ("language", "text", "person", "age"),
    [
        ("en", "Orla Quill, 61, was freed on 4 April 2031.", "Orla Quill", "61"),
        ("en", "Orla Quill (61) was freed on 4 April 2031.", "Orla Quill", "61"),
        ("en", "Orla Quill, 61, a weaver, was freed on 4 April 2031.", "Orla Quill", "61"),
        ("es", "Inés Candil, 34, fue excarcelada el 4 de abril de 2031.", "Inés Candil", "34"),
        ("es", "Inés Candil, de 34, fue excarcelada el 4 de abril de 2031.", "Inés Candil", "34"),
        ("pl", "Jan Mgielny, lat 34, został zwolniony 4 kwietnia 2031.", "Jan Mgielny", "34"),
        ("fr", "Odile Brume, 34, a été libérée le 4 avril 2031.", "Odile Brume", "34"),
        ("pl", "Jan Mgielny, 34, został zwolniony 4 kwietnia 2031 roku.", "Jan Mgielny", "34"),
        ("ru", "Оляна Кульбаба, 34, была освобождена 4 апреля 2031 года.", "Оляна Кульбаба", "34"),
        ("uk", "Оляна Кульбаба, 34, була звільнена 4 квітня 2031 року.", "Оляна Кульбаба", "34"),
        ("be", "Ігар Туманік, 34, быў вызвалены 4 красавіка 2031 года.", "Ігар Туманік", "34"),
        ("eo", "Ana Nebula, 34, estis liberigita la 4-an de aprilo 2031.", "Ana Nebula", "34"),
    ],
)
def test_a_number_beside_a_name_is_an_age(language: str, text: str, person: str, age: str) -> None:
    """Thus "Orla Quill, 61, was freed" frees one woman, and not sixty-one people."""
    found = read(text, language)
    assert figures(found) == []
    assert events(found) == [(person, "released", "2031-04-04")]
    assert accounts(found)[age] is Account.AGE


def test_each_of_two_names_has_an_age() -> None:
    """A list of names with their ages is a list of people, each with the event."""
    found = read("Orla Quill, 45, and Tam Fennick, 52, were freed on 4 April 2031.")
    assert figures(found) == []
    assert [person for person, _, _ in events(found)] == ["Orla Quill", "Tam Fennick"]


@pytest.mark.parametrize(
    "text",
    ["Orla Quill, 34, and 12 others were freed.", "Police freed Orla Quill, 34, and 12 others."],
)
def test_a_name_with_an_age_joins_a_number_of_others(text: str) -> None:
    """Thus "Orla Quill, 34, and 12 others" counts the twelve and names the one."""
    found = read(text)
    assert [low for low, _, _ in figures(found)] == [12]
    assert [person for person, _, _ in events(found)] == ["Orla Quill"]


def test_a_list_of_members_goes_on_after_an_age() -> None:
    """Thus every name in "Orla Quill (34), Tam Fennick (52)" is read."""
    found = read("Among the 14 freed were Orla Quill (34), Tam Fennick (52).")
    assert [low for low, _, _ in figures(found)] == [14]
    assert [person for person, _, _ in events(found)] == ["Orla Quill", "Tam Fennick"]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2031 Tam Fennick, a 34-year-old teacher, was arrested in Thule.",
        "On 3 March 2031 a 34-year-old activist, Tam Fennick, was arrested.",
    ],
)
def test_a_compound_age_describes_one_person(text: str) -> None:
    """Thus "a 34-year-old teacher" is one teacher, whoever else the noun could count."""
    found = read(text)
    assert figures(found) == []
    assert events(found) == [("Tam Fennick", "arrested", "2031-03-03")]
    assert accounts(found)["34"] is Account.AGE


def test_an_age_of_someone_unnamed_counts_nobody() -> None:
    """Thus "a 27-year-old journalist was detained" gives no figure."""
    assert read("A 27-year-old journalist was detained.").claims == ()


def test_a_number_of_people_of_one_age_is_no_age() -> None:
    """Thus in "three 17-year-olds" only the seventeen is an age."""
    found = accounts(read("Three 17-year-olds were detained."))
    assert found["17"] is Account.AGE
    assert found["Three"] is not Account.AGE


def test_a_range_of_ages_is_no_range_of_people() -> None:
    """Thus of "five students aged 19 to 22" only the five are counted."""
    found = read("Five students aged 19 to 22 were detained.")
    assert figures(found) == [(5, "arrested", "students")]
    assert accounts(found)["19"] is accounts(found)["22"] is Account.AGE


def test_a_number_after_a_place_still_counts_people() -> None:
    """Thus "In Thule, 34, among them a priest, were freed" is about thirty-four people."""
    found = read("In Thule, 34, including 3 women, were freed.")
    assert [low for low, _, _ in figures(found)] == [34, 3]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Orla Quill, born 1988, was freed."),
        ("en", "Orla Quill, born in 1988, was freed."),
        ("en", "Orla Quill, born in Thule on 3 May 1988, was freed."),
        ("en", "Orla Quill (b. 1988) was freed."),
        ("es", "Inés Candil, nacida en 1988, fue excarcelada."),
        ("fr", "Odile Brume, née en 1988, a été libérée."),
        ("pl", "Ewa Mgielna, urodzona w 1988 roku, została zwolniona."),
        ("pl", "Ewa Mgielna, ur. 1988, została zwolniona."),
        ("ru", "Оляна Кульбаба, 1988 года рождения, была освобождена."),
        ("ru", "Оляна Кульбаба, 1988 г. р., была освобождена."),
        ("ru", "Оляна Кульбаба, родилась в 1988 году, была освобождена."),
        ("uk", "Оляна Кульбаба, 1988 року народження, була звільнена."),
        ("be", "Ганна Туманік, 1988 года нараджэння, была вызваленая."),
        ("eo", "Ana Nebula, naskita en 1988, estis liberigita."),
    ],
)
def test_a_date_of_birth_dates_no_event(language: str, text: str) -> None:
    """Thus "born in 1988, was freed" does not say when; and 1988 counts nobody."""
    found = read(text, language)
    assert figures(found) == []
    assert [(event, date) for _, event, date in events(found)] == [("released", None)]
    assert accounts(found)["1988"] is Account.DATE


def test_the_other_date_of_the_sentence_is_the_events() -> None:
    """Beside a date of birth the event keeps its own date."""
    found = read("Orla Quill, born in 1988, was freed on 4 April 2031.")
    assert events(found) == [("Orla Quill", "released", "2031-04-04")]


def test_a_joined_verb_governs_its_own_number() -> None:
    """Thus in "arrested 12, beat 5 and freed 3" the three are freed, and nobody claims the five."""
    found = read("Police arrested 12 people, beat 5 and freed 3 on 12 May 2031.")
    assert [(low, measure) for low, measure, _ in figures(found)] == [
        (12, "arrested"),
        (3, "released"),
    ]
    assert accounts(found)["5"] is Account.QUEUED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Twelve teachers were arrested on 12 May 2031."),
        ("ru", "12 мая 2031 года были задержаны двенадцать учителей."),
        ("es", "El 12 de mayo de 2031 fueron detenidos doce maestros."),
        ("fr", "Douze enseignants ont été arrêtés le 12 mai 2031."),
    ],
)
def test_teachers_are_no_students(language: str, text: str) -> None:
    """Who teaches is counted as a teacher."""
    assert figures(read(text, language)) == [(12, "arrested", "teachers")]
