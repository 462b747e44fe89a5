"""Names of countries in many languages, to one code.

The names are the Unicode CLDR's, as babel ships them; the code is ISO 3166-1 alpha-2.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError, get_global

# Inflected forms ("в Беларуси", "na Białorusi") share a beginning of at least this many
# letters with the name CLDR gives, and differ by at most this many letters at the end.
_STEM: Final = 4
_ENDING: Final = 3
# A part of a country, ISO 3166-2.
_PART: Final = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


@cache
def _codes(language: str) -> Mapping[str, str]:
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.casefold(): code for code, name in names.items() if len(code) == 2 and code.isalpha()
    }


def territory_code(name: str, language: str | None = None) -> str | None:
    """Give the code of a country named in some language.

    Args:
        name: As written, in any case; a code is given back as it is.
        language: BCP 47 code of the text it stands in; English is tried after it.

    Returns:
        Two capital letters, or None where it is not one country's name.

    Source:
        Unicode CLDR, Localized Territory Display Names.

    Examples:
        >>> territory_code("Belarus"), territory_code("Беларуси", "ru"), territory_code("Minsk")
        ('BY', 'BY', None)
    """
    wanted = " ".join(name.split()).casefold()
    if len(name) == 2 and name.isupper() and name in get_global("territory_languages"):
        return name
    for code in dict.fromkeys((language or "en", "en")):
        codes = _codes(code)
        found = codes.get(wanted) or codes.get(wanted.removeprefix("the "))
        if found is not None:
            return found
        shared = {known: _shared(wanted, known) for known in codes} if code != "en" else {}
        longest = max(shared.values(), default=0)
        inflected = {codes[known] for known, length in shared.items() if length == longest}
        if longest and len(inflected) == 1:
            return inflected.pop()
    return None


def place_code(words: str) -> str | None:
    """Give the code of the place that a trait's words name; None where they name none.

    Args:
        words: A country's code in any case or its name in English, or the code of a part of
            a country in capitals.

    Examples:
        >>> place_code("by"), place_code("Belarus"), place_code("BY-HM"), place_code("Al-Bab")
        ('BY', 'BY', 'BY-HM', None)
    """
    if len(words) == 2:
        return words.upper()
    return words if _PART.fullmatch(words) else territory_code(words)


def asked_code(words: str) -> str | None:
    """Give the code of the place that somebody asks about; None where there is no such place.

    Args:
        words: The code of a country or of a part of one, in any case, or a country's name in
            English. Which parts a country has is not checked.

    Examples:
        >>> asked_code("by"), asked_code("Belarus"), asked_code("by-hm"), asked_code("XX")
        ('BY', 'BY', 'BY-HM', None)
    """
    code = words.strip().upper()
    is_code = len(code) == 2 or _PART.fullmatch(code)
    return code if is_code and territory_code(code[:2]) else territory_code(words)


def lies_in(code: str, place: str) -> bool:
    """Say whether one place lies in another or is it: a country holds its parts.

    Args:
        code: Code of the one.
        place: Code of the other.

    Examples:
        >>> lies_in("BY-HM", "BY"), lies_in("BY", "BY"), lies_in("BY", "BY-HM")
        (True, True, False)
    """
    return code == place or code.startswith(f"{place}-")


def territory_name(code: str, language: str = "en") -> str:
    """Give the name of a country; the code itself where it has none.

    Args:
        code: ISO 3166-1 alpha-2.
        language: BCP 47 code of the name.

    Examples:
        >>> territory_name("BY"), territory_name("BY", "be")
        ('Belarus', 'Беларусь')
    """
    return str(Locale.parse(language).territories.get(code, code))


def _shared(a: str, b: str) -> int:
    """Count the letters two forms of one word share at the beginning; 0 for other words."""
    if " " in a or " " in b:
        return 0
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared if shared >= _STEM and max(len(a), len(b)) - shared <= _ENDING else 0
