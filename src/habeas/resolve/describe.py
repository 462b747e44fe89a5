"""What a mention says of its person, in the terms names are compared in."""

from functools import cache, lru_cache
from typing import Final

from habeas.errors import DateFormatError
from habeas.model.person import Mention, Person
from habeas.names import Description
from habeas.names.description import birth_bounds, window
from habeas.vocabulary.name_tables import name_endings

# The stated properties that people are told apart by.
DESCRIBED: Final = ("age_on", "arrest", "article", "birth", "city", "court", "sex")
# Every description of one person is compared with every one of another, unless these are more
# pairs than so many: then some of each are compared, and the rest may say anything.
MOST_COMPARED: Final = 4096
_MOST_OF_EACH: Final = 24


@cache
def _sexes() -> dict[str, str]:
    return {word: sex for sex, words in name_endings().sexes.items() for word in words}


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


def descriptions(person: Person) -> tuple[tuple[Description, str], ...]:
    """Give what differs among a person's mentions, each with its mention id.

    Args:
        person: The person.
    """
    found: dict[Description, str] = {}
    for mention in person.mentions:
        found.setdefault(describe(mention), mention.id)
    return tuple(found.items())


def compared(mine: int, theirs: int) -> tuple[int, int]:
    """Say how many descriptions of each of two people are compared with each other.

    Args:
        mine: How many the one has.
        theirs: How many the other has.

    Examples:
        >>> compared(400, 10)
        (400, 10)
        >>> compared(400, 12)
        (48, 12)
    """
    if mine * theirs <= MOST_COMPARED:
        return mine, theirs
    few = min(mine, theirs, _MOST_OF_EACH)
    many = _MOST_OF_EACH**2 // few
    return (few, many) if mine <= theirs else (many, few)
