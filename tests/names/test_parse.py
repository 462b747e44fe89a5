"""The words of a name find their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.names import fold_keys, parse_name
from habeas.names.script import language, script, unmix


@pytest.mark.parametrize(
    "text",
    [
        "Сергей Иванович Пузыня",
        "Пузыня Сергей Иванович",
        "Пузыня, Сергей Иванович",
        "Puzynia Siarhei Ivanavich",
    ],
)
def test_patronymic_is_told_from_given_and_family_name(text: str) -> None:
    """In any usual order the patronymic is the word after the given name."""
    name = parse_name(text)
    assert name.patronymic is not None
    assert name.patronymic.fathers == {"ivan"}
    assert len(name.given) == len(name.surname) == 1
    assert name.sex == "m"


def test_a_family_name_that_looks_like_a_patronymic_is_a_family_name() -> None:
    """Petrovich is a family name where no other word is."""
    name = parse_name("Станислав Петрович")
    assert name.patronymic is None
    assert [t.text for t in name.surname] == ["петрович"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Аляксандравіч", "Александрович"),
        ("Mikalajevič", "Николаевич"),
        ("Ильинична", "Ілынічна"),
        ("Львович", "Lvovich"),
        ("Яковлевна", "Yakovlevna"),
    ],
)
def test_a_father_is_one_man_in_every_language(one: str, two: str) -> None:
    """Patronymics of one father meet in his name."""
    first, second = (
        parse_name(f"Анна {one} Мох").patronymic,
        parse_name(f"Анна {two} Мох").patronymic,
    )
    assert first is not None
    assert second is not None
    assert first.fathers & second.fathers or first.stem == second.stem


def test_a_short_form_before_a_given_name_may_be_of_the_family_name() -> None:
    """After a full given name it is a second one, and the family name is sure."""
    unsure, sure = parse_name("Саша Иван Квачдудкин"), parse_name("Иван Саша Квачдудкин")
    assert (unsure.is_firm, sure.is_firm) == (False, True)


def test_initials_are_not_words() -> None:
    """Initials are kept apart, before or after the family name."""
    for text in ("С. И. Пузыня", "Пузыня С.И.", "С.И.Пузыня"):
        name = parse_name(text)
        assert (name.initials, [t.text for t in name.surname]) == (("с", "и"), ["пузыня"])


def test_a_keyboard_left_in_latin_is_put_right() -> None:
    """Letters of the other script that only look alike are read as what they look like."""
    assert unmix("cергей") == "сергей"
    assert parse_name("C. Пузыня").initials == ("с",)


def test_script_and_language_are_told_token_by_token() -> None:
    """A token's own letters say its script, and its language where they can."""
    told = [(script(t), language(t)) for t in ("Ціхоўскі", "Їжакевич", "Cichoŭski", "王", "Moroz")]
    assert told == [
        ("cyrillic", "be"),
        ("cyrillic", "uk"),
        ("latin", "be-latin"),
        ("han", None),
        ("latin", None),
    ]


@pytest.mark.parametrize(
    "text", ["အောင်ဆန်းစုကြည်", "محمد حسن", "王全璋", "アレシ・モフ", "김정남", "דוד כהן"]
)
def test_every_script_gets_keys(text: str) -> None:
    """A name in any script can be filed and found."""
    assert fold_keys(text)


@pytest.mark.parametrize("text", ["", "   ", "42", "---", "’", "()", "\x00"])
def test_no_letters_no_keys(text: str) -> None:
    """A name without letters has no parts and no keys."""
    assert parse_name(text).is_empty
    assert not fold_keys(text)


@given(st.text(max_size=200))
def test_any_text_is_parsed(text: str) -> None:
    """Whatever is written, parsing ends and gives bounded parts and keys."""
    name = parse_name(text)
    assert len(name.tokens) <= 8
    assert len(fold_keys(text)) <= 400
