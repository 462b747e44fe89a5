"""A number behind the noun that it counts: a part says whose part it is."""

import pytest

from habeas.extract import extract
from habeas.model.figure import Figure


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2031 police detained 119 people, of whom women: 36."),
        ("en", "In 2031 police detained 119 people, including women - 36."),
        ("es", "En 2031 fueron detenidas 119 personas, de ellas mujeres: 36."),
        ("fr", "En 2031, 119 personnes ont été arrêtées, dont femmes : 36."),
        ("pl", "W 2031 roku zatrzymano 119 osób, w tym kobiet — 36."),
        ("ru", "В 2031 году задержали 119 человек, из них женщин — 36."),
        ("be", "У 2031 годзе затрымалі 119 чалавек, з іх жанчын — 36."),
        ("uk", "У 2031 році затримали 119 людей, з них жінок — 36."),
    ],
)
def test_a_part_behind_its_noun_says_who_they_are(language: str, text: str) -> None:
    """After "of whom" as after "including"."""
    found = [
        (c.body.low, c.body.measure, c.body.subgroup)
        for c in extract(text, file="note", language=language).claims
        if isinstance(c.body, Figure)
    ]
    assert found == [(119, "arrested", {}), (36, "arrested", {"sex": "female"})]
