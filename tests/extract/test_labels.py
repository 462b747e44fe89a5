"""Numbers behind a label, as tables in prose have them."""

import pytest

from habeas.extract import extract
from habeas.model.claim import Confidence
from habeas.model.figure import Figure


def figures(language: str, text: str) -> list[tuple[int | None, str]]:
    """Give the number and the measure of every figure that waits for nobody."""
    return [
        (c.body.low, c.body.measure)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Figure) and c.confidence is not Confidence.REVIEW
    ]


def test_a_label_says_what_happened_to_the_number_behind_it() -> None:
    """Each with its own, and its parts."""
    text = "Arrested: 218, including 171 men. Sentenced: 52. Deaths in custody: 2."
    assert figures("en", text) == [
        (218, "arrested"), (171, "arrested"), (52, "sentenced"), (2, "died"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("pl", "Zatrzymani: 124. Skazani: 17.", [(124, "arrested"), (17, "sentenced")]),
        ("es", "Detenidos: 33. Presos: 517.", [(33, "arrested"), (517, "held")]),
        ("ru", "Задержано: 33. Освобождено: 17.", [(33, "arrested"), (17, "released")]),
    ],
)
def test_a_label_in_other_languages(language: str, text: str, told: list[tuple[int, str]]) -> None:
    """A noun for people held tells that they are held."""
    assert figures(language, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Hearings scheduled for April: 23.",
        "Arrested: 5. Days of visits suspended: 11.",
        "Pardons announced for January: 25.",
        "Planned arrests: 25.",
        "Office staff: 9.",
    ],
)
def test_what_a_label_does_not_say_is_not_told(text: str) -> None:
    """Neither a thing to come nor the event of another label."""
    assert figures("en", text) in ([], [(5, "arrested")])


def test_a_part_of_a_number_that_was_not_understood_is_of_nothing_else() -> None:
    """The eighteen are not of those arrested."""
    text = "Arrested: 33. Taken off the register: 41; of them, 18 for good conduct."
    assert figures("en", text) == [(33, "arrested")]
    told = text.replace("for good conduct", "were released")
    assert figures("en", told) == [(33, "arrested"), (18, "released")]
