"""What nobody says to have happened does not act, from wherever in the text that is said."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Confidence, Modality
from habeas.model.doubt import Doubt


def acting(language: str, text: str) -> list[str]:
    """Give the kinds of the claims that act and wait for nobody."""
    return [
        c.type
        for c in extract(text, file="note", language=language).claims
        if c.type in ("figure", "person_event")
        and c.confidence is not Confidence.REVIEW
        and c.modality in (Modality.ASSERTED, Modality.REPORTED)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is not true that 40 prisoners were released."),
        ("en", "Wren Cobblepot was released. None of this happened."),
        ("en", "The report that Wren Cobblepot was released proved false."),
        ("en", "Was Wren Cobblepot released?"),
        ("en", "Free Wren Cobblepot!"),
        ("en", "The 40 “released” prisoners never came home."),
        ("en", "Two out of three prisoners were released."),
        ("en", "The country locks up 28 women per 100,000 inhabitants."),
        ("fr", "Le pays incarcère 28 femmes pour 100 000 habitants."),
        ("pl", "Na sto tysięcy mieszkańców przypada tu 28 osadzonych."),
        ("en", "I only hope they let Wren Cobblepot out before spring."),
        ("es", "Todos esperan que liberaron a Lola Vinagre."),
        ("en", "None of the 40 prisoners was released."),
        ("en", "He sang before Wren Cobblepot was released."),
        ("es", "Circulan rumores sin confirmar: Lola Vinagre fue liberada."),
        ("es", "Ojalá Lola Vinagre sea liberada."),
        ("fr", "Il est faux que 40 prisonniers aient été libérés."),
        ("fr", "Le pouvoir libérera 36 prisonniers."),
        ("ru", "Власти освободят 44 заключённых."),
        ("ru", "Глафиру Пряникову освободили бы."),
        ("ru", "Глафиру Пряникову освободили. Ничего подобного не было."),
        ("uk", "Якби не дощ, Оляну Кульбабу звільнили б."),
        ("be", "Тэклю Аблачыну вызвалілі б."),
        ("pl", "Władze uwolnią 18 więźniów."),
        ("pl", "Nieprawda, że Kunegunda Wiśnia została uwolniona. Nic takiego się nie stało."),
    ],
)
def test_what_did_not_happen_does_not_act(language: str, text: str) -> None:
    """Denied, false, doubted, asked, called for, at arm's length, a share, yet to come."""
    assert acting(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wren Cobblepot was released."),
        ("en", "40 prisoners were released."),
        ("es", "Lola Vinagre fue liberada."),
        ("fr", "Le pouvoir a libéré 36 prisonniers."),
        ("ru", "Власти освободили 44 заключённых."),
        ("uk", "Оляну Кульбабу звільнили."),
        ("be", "Тэклю Аблачыну вызвалілі."),
        ("pl", "Władze uwolniły 18 więźniów."),
    ],
)
def test_the_same_told_plainly_acts(language: str, text: str) -> None:
    """The control: without the words that take it back."""
    assert len(acting(language, text)) == 1


def test_a_reviewer_is_told_why() -> None:
    """The reading that waits says what makes it unreal."""
    (claim,) = extract("Was Wren Cobblepot released?", file="note", language="en").claims
    assert [reading["why"] for reading in claim.readings] == [Doubt.ASKED.value]
