"""Given names: which ones are one name in several languages, and the fathers in patronymics."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from habeas.names.script import script
from habeas.names.sound import readings
from habeas.vocabulary.name_tables import GivenForms, given_names, name_endings

_VOWELS = "aeiu"
_SOFT_L = (("ля", "ла"), ("лю", "лу"), ("лё", "ло"))


@dataclass(frozen=True, slots=True)
class GivenSense:
    """What a token means when it is read as a given name.

    Attributes:
        full: Ids of the names it is a full form of.
        short: Ids of the names it is a hypocorism of.
        sex: ``m`` or ``f``, None where its names differ or it is unknown.
    """

    full: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    sex: str | None = None

    @property
    def any(self) -> frozenset[str]:
        """Every name it can stand for."""
        return self.full | self.short


@dataclass(frozen=True, slots=True)
class _Book:
    exact: dict[str, tuple[frozenset[str], frozenset[str]]]
    full: dict[str, frozenset[str]]
    short: dict[str, frozenset[str]]
    sex: dict[str, str]
    fathers: dict[str, frozenset[str]]
    initials: dict[str, frozenset[str]]
    full_initials: dict[str, frozenset[str]]


def _folds(words: str) -> set[str]:
    """Give the likeliest fold of each word.

    Lacinka writes a soft l plain (Alaksandar), so such forms are listed with them.
    """
    found = set()
    for word in words.casefold().split():
        hard = word
        for soft, plain in _SOFT_L:
            hard = hard.replace(soft, plain)
        found |= {fold for form in (word, hard) for fold in readings(form)[:1]}
    return found


def _by_fold(
    names: Mapping[str, GivenForms], field: Literal["forms", "short"]
) -> dict[str, frozenset[str]]:
    """File names under their folds; a spelling in its own script goes before a borrowed one.

    "Eugene" sounds like Евгения once vowels are folded: it is found as it is written, and
    its fold is left to the woman's name.
    """
    filed: dict[str, set[str]] = {}
    for own in (True, False):
        taken = {} if own else dict(filed)
        for name, entry in names.items():
            words = [w for w in getattr(entry, field).split() if (script(w) != "latin") is own]
            for fold in _folds(" ".join(words)):
                if fold not in taken:
                    filed.setdefault(fold, set()).add(name)
    return {fold: frozenset(found) for fold, found in filed.items()}


@cache
def _book() -> _Book:
    """Turn the reviewed list into lookups by spelling and by fold."""
    names = given_names().names
    exact: dict[str, tuple[set[str], set[str]]] = {}
    fathers: dict[str, set[str]] = {}
    initials: dict[str, frozenset[str]] = {}
    full_initials: dict[str, frozenset[str]] = {}
    for name, entry in names.items():
        for at, field in enumerate(("forms", "short")):
            for word in getattr(entry, field).casefold().split():
                exact.setdefault(word, (set(), set()))[at].add(name)
        folds = _folds(entry.forms)
        full_initials[name] = frozenset(fold[0] for fold in folds)
        initials[name] = full_initials[name] | {f[0] for f in _folds(entry.short)}
        if entry.sex == "m":
            for fold in folds | _folds(entry.stems):
                fathers.setdefault(fold.rstrip(_VOWELS), set()).add(name)
    return _Book(
        {word: (frozenset(a), frozenset(b)) for word, (a, b) in exact.items()},
        _by_fold(names, "forms"),
        _by_fold(names, "short"),
        {name: entry.sex for name, entry in names.items()},
        {stem: frozenset(found) for stem, found in fathers.items() if len(stem) > 1},
        initials,
        full_initials,
    )


@lru_cache(maxsize=100_000)
def sense(token: str, ways: frozenset[str] | None = None) -> GivenSense:
    """Look a token up among the given names, by its sound.

    Args:
        token: One word, casefolded, in any script.
        ways: What `ways_of` the whole name gives; None to ask the token alone.

    Examples:
        >>> sorted(sense("саша").any), sense("мікола").sex
        (['aleksandr', 'aleksandra'], 'm')
    """
    book = _book()
    full: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    if token in book.exact:
        full, short = book.exact[token]
    else:
        for fold in readings(token, ways):
            full |= book.full.get(fold, frozenset())
            short |= book.short.get(fold, frozenset())
    if token.isascii() and token.endswith("o"):
        # The fold makes Mario sound like Maria: a woman's name does not end so in Latin letters.
        full = frozenset(name for name in full if book.sex[name] == "m")
        short = frozenset(name for name in short if book.sex[name] == "m")
    sexes = {book.sex[name] for name in (full or short)}
    return GivenSense(full, short, sexes.pop() if len(sexes) == 1 else None)


def sounds_like_no_other(folds: Iterable[str], meant: GivenSense) -> bool:
    """Say whether a token is a known given name, and sounds like none that it does not mean.

    "Eugene" sounds like Eugenia: written otherwise, either can be the other.

    Args:
        folds: Every way it can sound.
        meant: What it means.
    """
    book, some = _book(), meant.any
    return bool(some) and all(
        book.full.get(fold, some) <= some and book.short.get(fold, some) <= some for fold in folds
    )


@lru_cache(maxsize=65536)
def can_begin_with(name: str, initial: str) -> bool:
    """Say whether some form of a name begins with the sound of an initial.

    Args:
        name: Id of a given name.
        initial: The initial as written, casefolded, such as ``ю``.
    """
    return any(fold[0] in _book().initials[name] for fold in readings(initial))


def initials_of(names: Iterable[str]) -> frozenset[str]:
    """Give the sounds that the full forms of some names begin with.

    Args:
        names: Ids of given names.
    """
    return frozenset(sound for name in names for sound in _book().full_initials[name])


@dataclass(frozen=True, slots=True)
class Patronymic:
    """A token read as "child of".

    Attributes:
        stem: The father's name in sounds, without its ending.
        fathers: Ids of the names the father can have had; empty for one not listed.
        sex: The child's, ``m`` or ``f``.
    """

    stem: str
    fathers: frozenset[str]
    sex: str


@cache
def _endings() -> tuple[tuple[re.Pattern[str], str], ...]:
    data = name_endings().patronymics
    return tuple(
        (re.compile(f"(?:{'|'.join(sorted(ends, key=len, reverse=True))})$"), sex)
        for sex, ends in data.items()
    )


@lru_cache(maxsize=100_000)
def patronymic(token: str, ways: frozenset[str] | None = None) -> Patronymic | None:
    """Read a token as a patronymic, or say that it cannot be one.

    Many family names have the same endings: whether it is one, its place decides.

    Args:
        token: One word, casefolded.
        ways: What `ways_of` the whole name gives; None to ask the token alone.

    Examples:
        >>> patronymic("мікалаевіч").fathers == patronymic("nikolayevich").fathers
        True
        >>> patronymic("znak") is None
        True
    """
    best: Patronymic | None = None
    for fold in readings(token, ways):
        for pattern, sex in _endings():
            match = pattern.search(fold)
            if match is None or match.start() < 2:
                continue
            stem = fold[: match.start()].rstrip(_VOWELS) or fold[: match.start()]
            found = Patronymic(stem, _book().fathers.get(stem, frozenset()), sex)
            if found.fathers:
                return found
            best = best or found
    return best
