"""Countries by any of their names."""

import pytest

from habeas.vocabulary.territories import territory_code, territory_name


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Belarus", None, "BY"),
        ("the United States", "en", "US"),
        ("Беларуси", "ru", "BY"),
        ("Беларусі", "be", "BY"),
        ("Білорусі", "uk", "BY"),
        ("Białorusi", "pl", "BY"),
        ("Venezuela", "es", "VE"),
        ("Литву", "ru", "LT"),
        ("BY", None, "BY"),
        ("Minsk", "en", None),
        ("Niger", "en", "NE"),
        ("Nigeria", "en", "NG"),
        ("", "en", None),
        ("Atlantis", "no-such-language", None),
    ],
)
def test_a_country_is_known_by_its_names(name: str, language: str | None, code: str | None) -> None:
    """Names in the text's own language, inflected ones too, give one code; others give none."""
    assert territory_code(name, language) == code


def test_a_code_without_a_name_stays_a_code() -> None:
    """What has no name in the data is shown as it is."""
    assert territory_name("QQ") == "QQ"
