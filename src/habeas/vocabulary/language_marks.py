"""Small words and letters that tell a language from its neighbours."""

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
        letters: Letters that a language has and its neighbours have not.
    """

    source: str
    words: Mapping[str, str]
    letters: Mapping[str, str]


@cache
def language_marks() -> LanguageMarks:
    """Give the table that ships."""
    return shaped(LanguageMarks, "language_marks")
