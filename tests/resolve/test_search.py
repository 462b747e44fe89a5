"""A person is found by any spelling, and the spelling that matched is said."""

import pytest

from habeas.resolve import SpellingIndex, search


@pytest.fixture
def index() -> SpellingIndex:
    found = SpellingIndex()
    for person, form in (
        ("p1", "Сяргей Ціхоня"),
        ("p1", "Sergei Tikhonya"),
        ("p2", "Ада Мох-Залатарова"),
        ("p3", "王全璋"),
    ):
        found.add(person, form)
    return found


@pytest.mark.parametrize(
    ("query", "person"),
    [
        ("Tsikhonia", "p1"),
        ("cichonia", "p1"),
        ("Тихоня Сергей", "p1"),
        ("siarhiej", "p1"),
        ("tihon", "p1"),
        ("zolotareva", "p2"),
        ("Ada Mokh", "p2"),
        ("wang quan", "p3"),
        ("Zaltarova", "p2"),
    ],
)
def test_any_spelling_finds_the_person(index: SpellingIndex, query: str, person: str) -> None:
    """Stored or not, whole or begun, in any script, with a slip."""
    assert search(index, query)[0].person == person


def test_the_spelling_that_matched_is_said(index: SpellingIndex) -> None:
    """The stored form nearest to what was typed is given back."""
    assert search(index, "Tikhonya")[0].form == "Sergei Tikhonya"
    assert search(index, "Ціхоня")[0].form == "Сяргей Ціхоня"


@pytest.mark.parametrize("query", ["", "  ", "42", "Вяселка", "Ада Ціхоня"])
def test_nobody_is_found_where_a_word_does_not_fit(index: SpellingIndex, query: str) -> None:
    """Every word of the query must be in one spelling."""
    assert search(index, query) == ()


def test_a_beginning_finds_everybody_it_begins() -> None:
    """Of three hundred family names that begin so nobody is left out."""
    index = SpellingIndex()
    ends = [a + b + c for a in "bdgklmnprstv" for b in "aeiou" for c in "klmnr"]
    for at, end in enumerate(ends):
        index.add(f"p{at}", f"Zora Ka{end}")
    assert len(ends) == 300
    assert len(search(index, "Зора Ка")) == 300
