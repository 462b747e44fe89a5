"""Small words and letters that tell a language from its neighbours; number words of those not read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.vocabulary.shape import shaped


@dataclass(frozen=True, kw_only=True, eq=False)
class LanguageMarks:
    """The table ``language_marks``.

    Attributes:
        source: Where it comes from.
        words: The commonest function words of each language, parted by spaces.
        letters: Letters that a language has and some neighbour has not.
        numbers: Words for numbers of languages that are not read, parted by spaces; a beginning
            has a star.
    """

    source: str
    words: Mapping[str, str]
    letters: Mapping[str, str]
    numbers: Mapping[str, str]


@cache
def language_marks() -> LanguageMarks:
    """Give the table that ships."""
    return shaped(LanguageMarks, "language_marks")
