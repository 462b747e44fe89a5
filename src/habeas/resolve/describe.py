"""What a mention says of its person, in the terms names are compared in."""

from functools import cache, lru_cache
from typing import Final

from habeas.errors import DateFormatError
from habeas.model.person import Mention
from habeas.names import Description
from habeas.names.description import birth_bounds, window
from habeas.vocabulary import load

# The stated properties that people are told apart by.
DESCRIBED: Final = ("age_on", "arrest", "article", "birth", "city", "court", "sex")


@cache
def _sexes() -> dict[str, str]:
    return {word: sex for sex, words in load("names/endings")["sexes"].items() for word in words}


def sex_of(text: str | None) -> str | None:
    """Read how a source writes sex; None where the word is not known.

    Args:
        text: Such as ``male``, ``ж``.
    """
    return _sexes().get(text.strip().casefold()) if text else None


def birth_of(text: str | None) -> str | None:
    """Keep a birth date that can be read; a malformed one is no evidence.

    Args:
        text: EDTF, or an age on a day.
    """
    if not text or not text.strip():
        return None
    try:
        birth_bounds(text)
    except DateFormatError:
        return None
    return text.strip()


def arrest_of(text: str | None) -> str | None:
    """Keep an arrest date that can be read; a malformed one is no evidence.

    Args:
        text: EDTF.
    """
    if not text or not text.strip():
        return None
    try:
        window(text)
    except DateFormatError:
        return None
    return text.strip()


@lru_cache(maxsize=100_000)
def describe(mention: Mention) -> Description:
    """Turn a mention into a description; facts that cannot be read are left out.

    Args:
        mention: The mention, with its stated properties.
    """
    facts = dict(mention.facts)
    return Description(
        name=mention.name,
        birth=birth_of(facts.get("birth")) or birth_of(facts.get("age_on")),
        sex=sex_of(facts.get("sex")),
        city=facts.get("city"),
        arrest=arrest_of(facts.get("arrest")),
        article=facts.get("article"),
        court=facts.get("court"),
    )
