"""Which language a text is in, by its small words and letters, whether it is read or not."""

import re
from functools import cache
from typing import Final

from habeas.extract.lexicon import languages
from habeas.extract.tokens import plain
from habeas.vocabulary.language_marks import language_marks

UNKNOWN: Final = "und"
"""What BCP 47 calls a language that nothing tells."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _marks() -> dict[str, dict[str, float]]:
    """Give each word of ``languages.yaml`` with the languages it speaks for."""
    marks: dict[str, dict[str, float]] = {}
    for code, words in language_marks().words.items():
        for word in words.split():
            marks.setdefault(plain(word), {})[code] = 1.0
    return marks


@cache
def _letters() -> dict[str, str]:
    return dict(language_marks().letters)


def guess_language(text: str) -> str:
    """Tell the language of a text.

    Args:
        text: Any length; the first 20,000 characters decide.

    Returns:
        A BCP 47 code, or ``und`` where nothing speaks for one.

    Examples:
        >>> guess_language("The prisoners were released and they are at home.")
        'en'
    """
    sample = text[:20000]
    scores: dict[str, float] = {}
    marks = _marks()
    for word in _WORD.findall(sample):
        for code, weight in marks.get(plain(word), {}).items():
            scores[code] = scores.get(code, 0.0) + weight / len(marks[plain(word)])
    lower = sample.casefold()
    for code, letters in _letters().items():
        scores[code] = scores.get(code, 0.0) + 0.5 * sum(lower.count(letter) for letter in letters)
    # Of languages that a short text fits alike, one that is read.
    read = languages()
    best = max(sorted(scores), key=lambda code: (scores[code], code in read), default=UNKNOWN)
    return best if scores.get(best, 0.0) > 0 else UNKNOWN
