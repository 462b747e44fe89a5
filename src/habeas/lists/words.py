"""The words of lists, folded, so that headers and status cells can be recognised."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.vocabulary.list_tables import column_table, status_table

_APART = re.compile(r"[^\w№#+✓✔']+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    r"""Reduce a title or phrase to small letters with one space between words.

    Args:
        text: As written.

    Examples:
        >>> fold("  Ф.И.О. (полностью) "), fold("Date of -- arrest:")
        ('ф и о полностью', 'date of arrest')
    """
    text = unicodedata.normalize("NFKC", text).lower().replace("ё", "е")
    text = re.sub("[’ʼ‘`´]", "'", text).replace("_", " ")
    return " ".join(_APART.sub(" ", text).split())


@dataclass(frozen=True, slots=True)
class Role:
    """What a column holds.

    Attributes:
        role: From the vocabulary: name, event, attribute, status...
        field: The attribute its cells state; None for other roles.
        event: The event its dates are of; None for other roles.
        is_whole: True where the whole title is known, False where part of it is.
    """

    role: str
    field: str | None = None
    event: str | None = None
    is_whole: bool = False


@cache
def _titles() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for row in column_table().columns:
        role = Role(row.role, row.field, row.event, is_whole=True)
        for word in row.words:
            found.setdefault(fold(word), role)
    return found


@lru_cache(maxsize=4096)
def role_of(title: str) -> Role | None:
    """Say what a column with this title holds; None where no word of it is known.

    Args:
        title: The header cell as written.

    Examples:
        >>> role_of("Дата задержания").event, role_of("Prison / colony (2025)").field
        ('arrested', 'place_held')
    """
    titles = _titles()
    folded = fold(title)
    if folded in titles:
        return titles[folded]
    words = folded.split()
    unspecific: Role | None = None
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length, -1, -1):
            known = titles.get(" ".join(words[start : start + length]))
            # Short words such as "n" or "id" mean something only when they stand alone.
            if known is None or sum(map(len, words[start : start + length])) < 3:
                continue
            found = Role(known.role, known.field, known.event)
            if known.role != "about":
                return found
            # "Date" says nothing where a word beside it says of what.
            unspecific = unspecific or found
    return unspecific


@cache
def totals() -> frozenset[str]:
    """Give the folded words that begin a row of sums."""
    return frozenset(fold(word) for word in column_table().totals)


@cache
def unknowns() -> frozenset[str]:
    """Give what stands in a cell when nothing is known, in small letters."""
    return frozenset(word.lower() for word in status_table().unknown)


@cache
def ticks() -> frozenset[str]:
    """Give what a ticked cell holds, in small letters."""
    return frozenset(word.lower() for word in status_table().ticks)


@dataclass(frozen=True, slots=True)
class StatusWords:
    """One language's words of status cells, folded.

    Attributes:
        phrases: Words to event word.
        negations: Words that turn a phrase round.
        doubts: Words that leave it open.
        longest: Most words in one phrase.
    """

    phrases: Mapping[str, str]
    negations: frozenset[str]
    doubts: frozenset[str]
    longest: int


@cache
def status_words() -> StatusWords:
    """Give the status words of every shipped language together."""
    phrases: dict[str, str] = {}
    negations: set[str] = set()
    doubts: set[str] = set()
    for language in status_table().languages.values():
        negations |= _folded(language.negations)
        doubts |= _folded(language.doubts)
        for event, words in language.phrases.items():
            phrases |= dict.fromkeys(_folded(words), event)
    longest = max(len(phrase.split()) for phrase in phrases)
    return StatusWords(phrases, frozenset(negations), frozenset(doubts), longest)


def _folded(words: Iterable[str]) -> set[str]:
    return {fold(word) for word in words}
