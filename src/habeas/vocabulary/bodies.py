"""Bodies that recognise or list people, and the forms their names take.

A name is known by its letters and digits in one script and one case. Where its words
are divided is kept in the id, for people to read, and does not make another body.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final

from anyascii import anyascii

from habeas.vocabulary import load

UNKNOWN_BODY = "unknown"
_WORD: Final = re.compile(r"[^\W_]+")
# What stands inside a word and does not divide it: an apostrophe, and the dots of initials.
_INSIDE: Final = re.compile(r"(?<=\w)['’‘`](?=\w)|(?<=\b\w)\.(?=\w\b)")


def read_forms(table: Mapping[str, Any]) -> dict[str, str]:
    """Give the id of each listed body by every form of its name."""
    listed = sorted(table["bodies"].items())
    return {body_key(form): body for body, data in listed for form in (body, *data["names"])}


@cache
def _ids() -> Mapping[str, str]:
    return read_forms(load("bodies"))


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """Fold a name, so that the forms of one body that case, spaces and script make are equal.

    Args:
        name: As written, in any script; or an id that `body_among` gave.

    Returns:
        Its letters and digits, in Latin and in lower case; empty where it has none.

    Examples:
        >>> body_key("AGENCY  X") == body_key("agency-x") == body_key("AgencyX")
        True
        >>> body_key("Агентство Икс")
        'agentstvoiks'
    """
    return _id(name).replace("_", "")


@lru_cache(maxsize=65536)
def _id(name: str) -> str:
    """Give the words of a name in Latin and in lower case, joined by underscores."""
    if name.isascii():
        return "_".join(_WORD.findall(_INSIDE.sub("", name.casefold())))
    plain = _INSIDE.sub("", unicodedata.normalize("NFKC", name))
    return "_".join(map(_romanised, "".join(map(_kept, plain)).split()))


@lru_cache(maxsize=4096)
def _kept(character: str) -> str:
    """Keep what words are made of; what cannot be seen is nothing, all else divides them."""
    category = unicodedata.category(character)
    if category[0] in "LMN":  # a vowel that is written as a mark is part of the word
        return character
    return "" if category == "Cf" else " "


@lru_cache(maxsize=65536)
def _romanised(word: str) -> str:
    plain = "".join(c for c in anyascii(word).casefold() if c.isalnum())
    return plain or word.casefold()  # letters that nobody has romanised stay as they are


def body_among(forms: Mapping[str, str], name: str | None) -> str:
    """Give the id of the body a speaker's name means, among some listed bodies.

    Args:
        forms: As `read_forms` gives them.
        name: The speaker as written; None where the source speaks for itself. An id gives
            itself.

    Returns:
        The listed id; for a body that is not listed, the words of its name in Latin and in
        lower case, which depend on nothing but the name; ``unknown`` where there is none.
    """
    if name is None:
        return UNKNOWN_BODY
    return forms.get(body_key(name)) or _id(name) or UNKNOWN_BODY


def body_id(name: str | None) -> str:
    """Give the id of the body a speaker's name means, among those that ship.

    Args:
        name: The speaker as written; None where the source speaks for itself.
    """
    return body_among(_ids(), name)


def body_label(body: str) -> str:
    """Give a body's name as it is printed."""
    data = load("bodies")["bodies"].get(body)
    return str(data["label"]) if data else body.replace("_", " ")
