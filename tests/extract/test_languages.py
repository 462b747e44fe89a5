"""Language files as the reader compiles them."""

import pytest

from habeas.extract.lexicon import lexicon
from habeas.vocabulary.grammar import language

SHIPPED = ("be", "en", "es", "pl", "pt", "ru", "uk")


@pytest.mark.parametrize("code", SHIPPED)
def test_a_language_reads_its_own_months(code: str) -> None:
    """Twelve months, each found under its own number."""
    for number, patterns in enumerate(language(code).months, 1):
        word = patterns[0].split("|")[0].rstrip("*")
        assert lexicon(code).word("month", word) == str(number)
