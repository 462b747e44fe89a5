"""Places as told, and how one stands to another: a country holds its towns."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from habeas.vocabulary.territories import territory_code

_CODE: Final = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_WORD: Final = re.compile(r"\w+")


class Stand(IntEnum):
    """How one place or destination stands to another."""

    AGREE = 0
    INSIDE = 1
    HOLDS = 2
    MAY_HOLD = 3
    UNCLEAR = 4
    EXCLUDE = 5


ONE_PLACE: Final = frozenset({Stand.AGREE, Stand.INSIDE, Stand.HOLDS, Stand.MAY_HOLD})


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place or some places as told.

    Attributes:
        words: As told, case and spaces apart.
        codes: Codes of the countries it names, or of their parts.
        is_codes: Whether it names nothing else.
    """

    words: str
    codes: frozenset[str]
    is_codes: bool


@lru_cache(maxsize=4096)
def read_place(text: str) -> ToldPlace:
    """Read a place as told.

    Args:
        text: A code, a name, or several of them.
    """
    words = " ".join(text.casefold().split())
    if _CODE.fullmatch(text):
        return ToldPlace(words, frozenset({text}), is_codes=True)
    code = territory_code(text)
    if code is not None:
        return ToldPlace(words, frozenset({code}), is_codes=True)
    parts = _WORD.findall(text)
    if parts and all(_CODE.fullmatch(part) for part in parts):
        return ToldPlace(words, frozenset(parts), is_codes=True)
    codes = frozenset(c for part in parts if (c := territory_code(part)) is not None)
    return ToldPlace(words, codes, is_codes=False)


@lru_cache(maxsize=65536)
def stand_of(a: ToldPlace, b: ToldPlace) -> Stand:
    """Say how a place stands to another: a country holds its towns, whichever they are."""
    if a.words == b.words or (a.is_codes and b.is_codes and a.codes == b.codes):
        return Stand.AGREE
    if a.is_codes and b.is_codes:
        if _among(a.codes, b.codes):
            return Stand.INSIDE
        if _among(b.codes, a.codes):
            return Stand.HOLDS
        meet = any(_among((x,), b.codes) for x in a.codes) or any(
            _among((x,), a.codes) for x in b.codes
        )
        return Stand.UNCLEAR if meet else Stand.EXCLUDE
    if a.is_codes:
        # "Two countries" in words that name this one among others.
        named = len(b.codes) > 1 and a.codes < b.codes
        return Stand.INSIDE if named else Stand.MAY_HOLD
    if b.is_codes:
        named = len(a.codes) > 1 and b.codes < a.codes
        return Stand.HOLDS if named else Stand.MAY_HOLD
    one, two = set(_WORD.findall(a.words)), set(_WORD.findall(b.words))
    if one <= two or two <= one:
        return Stand.MAY_HOLD  # a building in a town, a region named for it
    if a.codes & b.codes or _letters(a.words) != _letters(b.words):
        return Stand.UNCLEAR
    return Stand.EXCLUDE


def _letters(words: str) -> set[str]:
    """Name the scripts in which some words are written."""
    return {unicodedata.name(c, "?").split()[0] for c in words if c.isalpha()}


def _among(inner: Iterable[str], outer: Iterable[str]) -> bool:
    return all(any(x == y or x.startswith(f"{y}-") for y in outer) for x in inner)
