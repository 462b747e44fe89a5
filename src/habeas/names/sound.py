"""How a written token can sound: one fold for every spelling of a name.

A *fold* is a string of sounds in which the Belarusian, Russian, Ukrainian, Polish and
Lithuanian forms of a name, in any romanisation, come out alike. A token written in
Latin letters can have several, because "ch" is not one sound in English and in Polish.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from anyascii import anyascii

from habeas.names.script import script
from habeas.vocabulary import load

# A token longer than any name: the rest is not read, so that work stays bounded.
LONGEST_TOKEN: Final = 48


def _speller(letters: Mapping[str, str]) -> Callable[[str], str]:
    """Give a function that rewrites the longest known letter groups first."""
    longest_first = sorted(letters, key=lambda group: (-len(group), group))
    pattern = re.compile("|".join(map(re.escape, longest_first)) + "|.", re.DOTALL)
    return lambda text: pattern.sub(lambda match: letters.get(match[0], ""), text)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(r["from"]), r["to"]) for r in load("names/sounds")["fold"])


@cache
def _ways() -> dict[str, tuple[re.Pattern[str] | None, Callable[[str], str]]]:
    data: dict[str, Any] = load("names/sounds")
    return {
        name: (
            re.compile(way["marks"]) if "marks" in way else None,
            _speller(data["shared"] | way["letters"]),
        )
        for name, way in data["ways"].items()
    }


@cache
def _cyrillic() -> Callable[[str], str]:
    return _speller(load("names/sounds")["cyrillic"])


@cache
def _baltic() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("names/sounds")["baltic"]
    return re.compile(data["marks"]), re.compile(data["endings"])


@lru_cache(maxsize=200_000)
def fold_sounds(sounds: str) -> str:
    """Bring sounds to the fold, where languages and spellings meet.

    Args:
        sounds: Characters of the sound alphabet of ``names/sounds``.
    """
    for pattern, replacement in _rules():
        sounds = pattern.sub(replacement, sounds)
    return sounds


def _plain(token: str) -> str:
    """Take off the accents that say nothing about the way a name is written."""
    kept = load("names/sounds")["shared"]
    return "".join(
        c
        if c in kept
        else "".join(d for d in unicodedata.normalize("NFD", c) if not unicodedata.combining(d))
        for c in token
    )


def _latin_readings(token: str) -> list[str]:
    ways = _ways()
    plain = _plain(token)
    central = ways["central"][0]
    if central is not None and central.search(token):
        names = ["central", "scholarly"]
        if "cz" in token or "sz" in token:
            names = ["central"]
    else:
        names = ["english", "scholarly", "central"]
        for name in ("german", "french", "bare"):
            marks = ways[name][0]
            if marks is not None and marks.search(token):
                names.append(name)
    readings = [ways[name][1](plain) for name in names]
    marks, endings = _baltic()
    if marks.search(token) and endings.search(token):
        readings += [ways[name][1](_plain(endings.sub("", token))) for name in names]
    return readings


@lru_cache(maxsize=200_000)
def readings(token: str) -> tuple[str, ...]:
    """Give every fold a token can have, the likeliest first.

    Args:
        token: One word, casefolded; only its first 48 characters are read.

    Returns:
        At least one fold where the token has letters; none where it has not.

    Examples:
        >>> readings("тихановский") == readings("ціханоўскі")
        True
        >>> set(readings("cichanoŭski")) & set(readings("tsikhanouski"))
        {'tixanavski'}
    """
    token = token[:LONGEST_TOKEN]
    kind = script(token)
    if kind == "":
        return ()
    if kind == "cyrillic":
        sounds = [_cyrillic()(token)]
    elif kind == "latin":
        sounds = _latin_readings(token)
    else:
        romanised = "".join(c for c in anyascii(token).casefold() if c.isalpha())
        sounds = _latin_readings(romanised)[:2]
    found = dict.fromkeys(fold_sounds(s) for s in sounds)
    return tuple(fold for fold in found if fold)
