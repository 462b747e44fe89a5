"""The account of numbers is true: what counts people is told or waits, in any language."""

import pytest

from habeas.extract import extract
from habeas.extract.guess import guess_language
from habeas.model.figure import Figure
from habeas.model.numeral import Account


def accounts(text: str, language: str | None) -> list[tuple[str, Account]]:
    read = extract(text, file="report", language=language)
    return [(n.text, n.account) for n in read.numerals]


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("Dozens of shepherds wept.", "en", "Dozens"),
        ("Both were tired.", "en", "Both"),
        ("Kilkunastu pasterzy śpiewało.", "pl", "Kilkunastu"),
        ("Обоих видели на рассвете.", "ru", "Обоих"),
        ("Тысячи покинули Остры.", "ru", "Тысячи"),
        ("14 судей плакали.", "ru", "14"),
        ("14 armados cantaron.", "es", "14"),
        ("Nine bank tellers wept.", "en", "Nine"),
        ("In ward 8 stokers wept.", "en", "8"),
        ("Six died; 14 aged 18 to 25 wept.", "en", "14"),
        ("La zone 4. On tient 12 bergers.", "fr", "12"),
    ],
)
def test_what_counts_people_waits(text: str, language: str, number: str) -> None:
    """An amount in words, an unknown noun, a noun that only begins like a thing: none is closed."""
    assert dict(accounts(text, language))[number] is Account.QUEUED


def test_both_of_two_places_counts_nobody() -> None:
    """Before "and" the word only joins."""
    assert accounts("It rained both in Thule and in Velm.", "en") == []


def test_an_amount_of_things_is_closed_as_what_it_is() -> None:
    """The unit says it, as behind a number."""
    assert accounts("It lies dozens of kilometres away.", "en") == [("dozens", Account.OTHER_COUNT)]


@pytest.mark.parametrize(
    ("text", "language", "low"),
    [
        ("Police arrested two dozen protesters.", "en", 24),
        ("Полиция задержала два десятка человек.", "ru", 20),
        ("Полиция задержала 20-ти человек.", "ru", 20),
        ("Police arrested 1,20,000 people.", "en", 120_000),
    ],
)
def test_a_number_is_read_whole(text: str, language: str, low: int) -> None:
    """A word for a dozen multiplies; an ending of a case and groups of two are of the number."""
    (claim,) = extract(text, file="report", language=language).claims
    assert isinstance(claim.body, Figure)
    assert (claim.body.low, claim.body.high) == (low, low)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Облава прошла 5-го.", "ru"),
        ("W 5-tej celi.", "pl"),
        ("La 3.ª sala.", "es"),
        ("Le 2e procès.", "fr"),
        ("5-та кімната.", "uk"),
    ],
)
def test_an_ending_makes_an_ordinal(text: str, language: str) -> None:
    """A number that only says which one counts nobody."""
    ((_, account),) = accounts(text, language)
    assert account is Account.ORDINAL


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Zwölf Lehrer und 1.200 Leute.", ["Zwölf", "1.200"]),
        ("اعتقل ١٬٢٠٠ شخص و٢٣ شخصا", ["١٬٢٠٠", "٢٣"]),
        ("警察は養蜂家14人を逮捕した。", ["14"]),
        ("लोग १४ हैं।", ["१४"]),
        ("Mười hai giáo viên vẫn ở dưới hầm.", ["Mười hai"]),
        ("On iki öğretmen ve 2019 kişi var.", ["On iki", "2019"]),
    ],
)
def test_numbers_of_a_language_that_is_not_read_wait(text: str, numbers: list[str]) -> None:
    """Digits of any script and known number words wait, also inside a word without spaces."""
    told = accounts(text, guess_language(text))
    assert [t for t, _ in told] == numbers
    assert {account for _, account in told} == {Account.QUEUED}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Policie v Karsku zadržela včelaře, protože byl podle ní nebezpečný.", "cs"),
        ("Polisen i Karsk grep enligt uppgift ett antal biodlare.", "sv"),
        ("Полицията в Карск арестува пчелари и не каза защо, но това беше очаквано.", "bg"),
        ("Міліцыя ў Карску схапіла пчаляроў.", "be"),
        ("Zxq vvv qqr.", "und"),
    ],
)
def test_languages_that_are_not_read_are_told_apart(text: str, code: str) -> None:
    """No text is given to the grammar of a neighbour."""
    assert guess_language(text) == code
