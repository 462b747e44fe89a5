"""Which script a token is written in, and which language its letters speak for."""

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

from habeas.vocabulary.name_tables import name_sounds

_SCRIPTS: Final = (
    ("latin", "LATIN"),
    ("cyrillic", "CYRILLIC"),
    ("greek", "GREEK"),
    ("armenian", "ARMENIAN"),
    ("georgian", "GEORGIAN"),
    ("hebrew", "HEBREW"),
    ("arabic", "ARABIC"),
    ("han", "CJK"),
    ("kana", "KATAKANA"),
    ("kana", "HIRAGANA"),
    ("hangul", "HANGUL"),
    ("myanmar", "MYANMAR"),
    ("devanagari", "DEVANAGARI"),
    ("thai", "THAI"),
)
# Scripts that leave most vowels unwritten: only consonants can be compared.
ABJADS: Final = frozenset({"arabic", "hebrew"})
# Scripts whose romanisation keeps too little of a foreign name for a difference to mean much.
LOSSY: Final = ABJADS | {
    "han",
    "kana",
    "hangul",
    "georgian",
    "myanmar",
    "devanagari",
    "thai",
    "other",
}
# Letters that only one of the languages has, in the order asked.
_LETTERS: Final = (
    ("be", "ў"),
    ("uk", "їєґ"),
    ("ru", "ыэёъ"),
    ("be-latin", "ŭśź"),
    ("pl", "łąęż"),
    ("lt", "ėųūį"),
    ("lv", "āēīņķļģ"),
)


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script, word in _SCRIPTS if name.startswith(word)), "other")


@lru_cache(maxsize=65536)
def script(token: str) -> str:
    """Name the script most letters of a token belong to.

    Args:
        token: One word.

    Returns:
        Such as ``latin``, ``cyrillic``, ``han``; ``other`` for a script not listed; empty
        for a token without letters.

    Examples:
        >>> script("Ціханоўскі"), script("王全璋"), script("42")
        ('cyrillic', 'han', '')
    """
    if token.isascii():
        return "latin" if any(map(str.isalpha, token)) else ""
    scripts = {_script_of(c) for c in token if c.isalpha()}
    if len(scripts) < 2:
        return scripts.pop() if scripts else ""
    counts = Counter(_script_of(c) for c in token if c.isalpha())
    return counts.most_common(1)[0][0] if counts else ""


def language(token: str) -> str | None:
    """Name the language whose own letters a token has; None where nothing tells.

    Args:
        token: One word.

    Examples:
        >>> language("Ціханоўскі"), language("Cichanoŭski"), language("Іван")
        ('be', 'be-latin', None)
    """
    lowered = token.casefold()
    for name, letters in _LETTERS:
        if any(letter in lowered for letter in letters):
            return name
    return None


def unmix(token: str) -> str:
    """Rewrite letters that only look as if they belonged to a token's script.

    Args:
        token: One word, casefolded; a Latin "c" inside a Cyrillic word, or the reverse.

    Examples:
        >>> unmix("cергей") == "сергей"
        True
    """
    scripts = {_script_of(c) for c in token if c.isalpha()}
    if not {"latin", "cyrillic"} <= scripts:
        return token
    to_cyrillic = name_sounds().lookalikes
    if script(token) == "cyrillic" or (token[1:] and _script_of(token[1]) == "cyrillic"):
        return "".join(to_cyrillic.get(c, c) for c in token)
    to_latin = {cyrillic: latin for latin, cyrillic in to_cyrillic.items()}
    return "".join(to_latin.get(c, c) for c in token)
