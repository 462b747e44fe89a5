"""Captives who come back, who are handed over for others, and those who stay."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Confidence
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure


def acting(language: str, text: str) -> list[tuple[int | None, str]]:
    """Give size and measure of each figure that needs nobody's judgement."""
    return [
        (c.body.low, c.body.measure)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Figure) and c.confidence is not Confidence.REVIEW
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Fifty soldiers came home from captivity.", [(50, "released")]),
        ("en", "After Thule released four hostages, Marrow in turn handed over 70 prisoners.", [(4, "released"), (70, "released")]),
        ("es", "Thule entregó a 14 rehenes a cambio de 60 presos.", [(14, "released"), (60, "released")]),
        ("uk", "З полону вдалося повернути 54 військовослужбовців, додому повернулися також шестеро цивільних.", [(54, "released"), (6, "released")]),
        ("ru", "Домой вернулись 48 шведов, среди освобождённых есть трое поляков.", [(48, "released"), (3, "released")]),
    ],
)  # fmt: skip
def test_who_comes_back_from_captivity_is_free(
    language: str, text: str, found: list[tuple[int, str]]
) -> None:
    """By the words beside it: captivity, a release, a bargain."""
    assert acting(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fifty tourists came home from the fair."),
        ("en", "The firm handed over 70 prisoners' letters."),
        ("en", "Fifty soldiers did not come home from captivity."),
        ("ru", "Домой вернулись 48 туристов."),
        ("es", "El alcalde entregó 14 premios a cambio de nada."),
    ],
)
def test_who_was_no_captive_is_not_freed_by_coming_back(language: str, text: str) -> None:
    """The verb alone frees nobody."""
    assert "released" not in [measure for _, measure in acting(language, text)]


def test_a_bargain_may_be_told_in_two_sentences() -> None:
    """Who was let go stands before, what was given for them after."""
    text = "Thule released 65 soldiers. In return, Marrow gave up the port of Vell."
    (exchange,) = (
        c.body
        for c in extract(text, file="note", language="en").claims
        if isinstance(c.body, Exchange)
    )
    assert (exchange.released, exchange.concession) == (
        "65 soldiers",
        "Marrow gave up the port of Vell",
    )


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("es", "Aún quedan 312 presos políticos en Karsia y 41 permanecen en El Molino.", [(312, "held"), (41, "held")]),
        ("be", "19 палітвязняў цяпер на волі, 230 застаюцца за кратамі.", [(19, "released"), (230, "held")]),
        ("en", "Eleven of the rebels were sentenced to life, another 38 to ten years.", [(11, "sentenced"), (38, "sentenced")]),
        ("en", "Thule released 240 hostages. Of the 240, 160 were taken to Vell and 55 to Ostry.", [(240, "released"), (160, "released"), (55, "released")]),
    ],
)  # fmt: skip
def test_those_who_stay_and_those_who_are_left_out(
    language: str, text: str, found: list[tuple[int, str]]
) -> None:
    """A second number has the first one's measure where it only stays, or has no verb."""
    assert acting(language, text) == found
