"""Names in their cases: whose they are and in which case they stand."""

import pytest

from habeas.extract.declension import UNSAID, Case, base_form, inflection


@pytest.mark.parametrize(
    ("language", "written", "case", "sex"),
    [
        ("ru", "Анну Пряникову", Case.ACCUSATIVE, "f"),
        ("ru", "Иваном Одуванчиковым", Case.INSTRUMENTAL, "m"),
        ("ru", "Марине Пряниковой", Case.DATIVE, "f"),
        ("uk", "Ользі Барвінковій", Case.DATIVE, "f"),
        ("be", "Лявонам Крапівенскім", Case.INSTRUMENTAL, "m"),
        ("pl", "Adama Grzybowskiego", Case.GENITIVE, "m"),
    ],
)
def test_a_form_tells_its_case_and_whose_it_is(
    language: str, written: str, case: Case, sex: str
) -> None:
    """What the endings of all words allow together."""
    told = inflection(written, language)
    assert told.can_be(case)
    assert not told.can_be(Case.NOMINATIVE)
    assert told.sexes == {sex}


def test_a_form_of_two_cases_says_so() -> None:
    """A man's name in the accusative is one in the genitive; nothing chooses."""
    told = inflection("Ивана Кисельного", "ru")
    assert told.cases == Case.GENITIVE | Case.ACCUSATIVE
    assert told.sexes == {"m"}


@pytest.mark.parametrize(("name", "language"), [("Wren Cobblepot", "en"), ("Азія Бібі", "uk")])
def test_what_endings_do_not_tell_stays_open(name: str, language: str) -> None:
    """A language without cases, a name from elsewhere: every case, both sexes."""
    assert inflection(name, language) == UNSAID


def test_words_agree_where_they_can_be_of_one_person() -> None:
    """The lawyer in the nominative is not the man in the genitive."""
    lawyer, his = inflection("адвокат", "ru"), inflection("Еремея Одуванчикова", "ru")
    assert not lawyer.agrees(his)
    assert inflection("адвоката", "ru").agrees(his)


def test_a_given_name_that_is_known_tells_a_sex_where_names_do_not_decline() -> None:
    """The list of given names has Anna."""
    assert inflection("Anna Fogg", "en").sexes == {"f"}


def test_a_name_is_turned_into_the_nominative_only_where_that_is_certain() -> None:
    """One way to read it, and a given name that is known; else nothing."""
    assert base_form("Тихона Шуйского", "ru") == "Тихон Шуйский"
    assert base_form("Сусанну Арзуни", "ru") == "Сусанна Арзуни"
    assert base_form("Annę Sowę", "pl") == "Anna Sowa"
    assert base_form("Анна Белова", "ru") is None
    assert base_form("Валентина Гросу", "uk") is None
    assert base_form("Wiktora Sroki", "pl") is None
    assert base_form("Ann Bell", "en") is None
