"""Terms of the tables in the language that is spoken."""

from gettext import NullTranslations

from habeas.words import terms
from habeas.words.rules import en
from habeas.words.voice import Voice, speaking


def test_a_term_without_a_label_is_said_in_english_and_one_that_is_none_as_written() -> None:
    """No page breaks for want of a translation."""
    with speaking(Voice("xx", NullTranslations(), en)):
        assert terms.event("arrested") == "arrest"
        assert terms.event("unheard_of") == "unheard of"


def test_unknown_is_a_value_of_every_axis() -> None:
    """It has words too."""
    with speaking(Voice("ru", NullTranslations(), en)):
        assert terms.value_label("custody", "unknown") == "неизвестно"
