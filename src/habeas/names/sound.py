"""How a written token can sound: one fold for every spelling of a name.

A *fold* is a string of sounds in which the Belarusian, Russian, Ukrainian, Polish and
Lithuanian forms of a name, in any romanisation, come out alike. A token written in
Latin letters can have several, because "ch" is not one sound in English and in Polish.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final
from unicodedata import combining, normalize

from anyascii import anyascii

from habeas.names.script import script
from habeas.vocabulary.name_tables import name_sounds

# A token longer than any name: the rest is not read, so that work stays bounded.
LONGEST_TOKEN: Final = 48


def _speller(letters: Mapping[str, str]) -> Callable[[str], str]:
    """Give a function that rewrites the longest known letter groups first."""
    longest_first = sorted(letters, key=lambda group: (-len(group), group))
    pattern = re.compile("|".join(map(re.escape, longest_first)) + "|.", re.DOTALL)
    known = letters.get
    return lambda text: pattern.sub(lambda match: known(match[0], ""), text)


def _rewriter(pattern: str, to: str) -> Callable[[str], str]:
    if re.escape(pattern) == pattern:
        return lambda sounds: sounds.replace(pattern, to)
    sub = re.compile(pattern).sub
    return lambda sounds: sub(to, sounds)


@cache
def _rules() -> tuple[tuple[str, Callable[[str], str]], ...]:
    return tuple((rule.needs, _rewriter(rule.from_, rule.to)) for rule in name_sounds().fold)


@dataclass(frozen=True, slots=True)
class _Way:
    name: str
    marks: re.Pattern[str] | None
    when: re.Pattern[str] | None
    is_alone: bool
    spell: Callable[[str], str]


@cache
def _ways() -> tuple[_Way, ...]:
    table = name_sounds()
    return tuple(
        _Way(
            name,
            None if way.marks is None else re.compile(way.marks),
            None if way.when is None else re.compile(way.when),
            way.alone,
            _speller({**table.shared, **way.letters}),
        )
        for name, way in table.ways.items()
    )


@cache
def _table(script_name: str) -> Callable[[str], str] | None:
    table = name_sounds().of_script(script_name)
    return None if table is None else _speller(table)


@cache
def _added_endings() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(entry.marks), re.compile(entry.endings), entry.to)
        for entry in name_sounds().added_endings
    )


def fold_sounds(sounds: str) -> str:
    """Bring sounds to the fold, where languages and spellings meet.

    Args:
        sounds: Characters of the sound alphabet of ``names/sounds``.
    """
    for needs, rewrite in _rules():
        if needs in sounds:
            sounds = rewrite(sounds)
    return sounds


def _plain(token: str) -> str:
    """Take off the accents that say nothing about the way a name is written."""
    if token.isascii():
        return token
    kept = name_sounds().shared
    return "".join(
        c if c in kept else "".join(d for d in normalize("NFD", c) if not combining(d))
        for c in token
    )


@lru_cache(maxsize=50_000)
def ways_of(text: str) -> frozenset[str]:
    """Name the ways of writing that a whole name's letters speak for.

    One clerk wrote all of it: "Nikolaï" tells how to read "Nichamskaïa" beside it.

    Args:
        text: The name, casefolded.

    Examples:
        >>> sorted(ways_of("siarhiej cichanoŭski"))
        ['central', 'soft-l']
    """
    return frozenset(w.name for w in _ways() if w.marks is not None and w.marks.search(text))


def _latin_sounds(token: str, marked: frozenset[str]) -> list[str]:
    plain = _plain(token)
    is_marked = any(way.is_alone and way.name in marked for way in _ways())
    sounds = []
    for way in _ways():
        if is_marked and way.is_alone:
            sounds.append(way.spell(plain))
            continue
        if way.name == "english":
            wanted = not is_marked
        elif way.marks is not None and way.name not in marked:
            # Letters without accents can still be read the central way: Cichanouski.
            wanted = way.is_alone
        else:
            wanted = True
        if wanted and (way.when is None or way.when.search(token)):
            sounds.append(way.spell(plain))
    return sounds or [_ways()[1].spell(plain)]


def _without_added_ending(token: str, marked: frozenset[str]) -> list[str]:
    sounds = []
    for marks, endings, to in _added_endings():
        if marks.search(token) and endings.search(token):
            sounds += _latin_sounds(endings.sub(to, token), marked)
    return sounds


@cache
def _ts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    ts = name_sounds().ts
    return re.compile(ts.sounds), re.compile(ts.stays), re.compile(ts.softens)


def _ts_readings(sounds: str, token: str, kind: str) -> tuple[str, ...]:
    """Read a ts before a front vowel as a softened t, as a ts, or both ways."""
    if "c" not in sounds and "ts" not in sounds:
        return (sounds,)
    pattern, stays, softens = _ts()
    kept = pattern.sub("Q", sounds)
    if kept == sounds:
        return (sounds,)
    if kind == "cyrillic" and stays.search(token):
        return (kept,)
    if kind == "cyrillic" and softens.search(token):
        return (sounds,)
    return sounds, kept


@lru_cache(maxsize=100_000)
def readings(token: str, marked: frozenset[str] | None = None) -> tuple[str, ...]:
    """Give every fold a token can have, the likeliest first.

    Args:
        token: One word, casefolded; only its first 48 characters are read.
        marked: What `ways_of` the whole name gives; None to ask the token alone.

    Returns:
        At least one fold where the token has letters; none where it has not.

    Examples:
        >>> readings("тихановский") == readings("ціханоўскі")
        True
        >>> "tixanavski" in set(readings("cichanoŭski")) & set(readings("tsikhanouski"))
        True
    """
    token = token[:LONGEST_TOKEN]
    kind = script(token)
    if kind == "":
        return ()
    table = _table(kind)
    if table is not None:
        sounds = [table(_plain(token) if kind == "greek" else token)]
        if kind == "greek":
            # Greek has one letter pair for ts and ch.
            sounds.append(sounds[0].replace("c", "C"))
    elif kind == "latin":
        marked = ways_of(token) if marked is None else marked
        sounds = _latin_sounds(token, marked)
        sounds += _without_added_ending(token, marked)
    else:
        romanised = "".join(c for c in anyascii(token).casefold() if c.isalpha())
        sounds = _latin_sounds(romanised, frozenset())
    both = (reading for s in dict.fromkeys(sounds) for reading in _ts_readings(s, token, kind))
    found = dict.fromkeys(fold_sounds(s) for s in both)
    return tuple(fold for fold in found if fold)
