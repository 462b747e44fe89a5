"""Evidence from two names alone: family name, given name, patronymic, sex, word order."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import get_args

from habeas.names.evidence import Evidence
from habeas.names.given_names import Patronymic, can_begin_with
from habeas.names.likeness import NEAR_COST, OPEN_COST, consonants_agree, least_cost
from habeas.names.parse import NameToken
from habeas.names.sound import readings
from habeas.vocabulary.name_tables import Compared, name_weights

# A difference this small, in tenths of a consonant, can be a slip of the pen.
SLIP_COST = 12
FAR_COST = 25
# Below this many sounds one consonant makes another name, not a slip.
LONG = 6


@cache
def weights() -> Mapping[str, Mapping[str, int]]:
    """Give the reviewed points of each kind of evidence."""
    table = name_weights()
    return {about: getattr(table, about) for about in get_args(Compared)}


def evidence(about: str, kind: str, detail: str = "", *, decides: bool = False) -> Evidence:
    """Make a piece of evidence with its reviewed points.

    Args:
        about: A key of ``names/weights``.
        kind: A key under it.
        detail: The values compared.
        decides: Whether it alone shows two people.
    """
    return Evidence(about, kind, weights()[about][kind], detail, decides)


def _kind(distance: int, length: int) -> str:
    if distance == 0:
        return "same"
    if distance <= OPEN_COST:
        return "one_open_vowel"
    if distance <= NEAR_COST * 2:
        return "near_vowel" if distance != 10 else "near"
    if distance <= SLIP_COST and length >= LONG:
        return "near"
    return "far" if distance <= FAR_COST else "other"


@lru_cache(maxsize=100_000)
def surname_kind(a: NameToken, b: NameToken) -> str:
    """Say how two family names relate, ignoring the endings that tell sex.

    Args:
        a: One family name.
        b: The other.
    """
    if (a.is_abjad or b.is_abjad) and consonants_agree(a.folds, b.folds):
        return "same"
    if len(a.stems) == len(b.stems) == 1:
        distance = least_cost(a.stems[0], b.stems[0])
        return _kind(distance, min(len(a.text), len(b.text)))
    kinds = [[_parts_kind(x, y) for y in b.stems] for x in a.stems]
    if len(a.stems) == len(b.stems):
        straight = [kinds[i][i] for i in range(len(kinds))]
        crossed = [kinds[i][-1 - i] for i in range(len(kinds))]
        worst = min(_worst(straight), _worst(crossed))
        return _ORDER[worst]
    if any(kind in ("same", "one_open_vowel") for row in kinds for kind in row):
        return "part"
    whole = least_cost(tuple("".join(p) for p in _joins(a)), tuple("".join(p) for p in _joins(b)))
    return _kind(whole, min(len(a.text), len(b.text)))


_ORDER = ("same", "one_open_vowel", "near_vowel", "near", "far", "other")


def _worst(kinds: list[str]) -> int:
    return max(_ORDER.index(kind) for kind in kinds)


def _parts_kind(x: tuple[str, ...], y: tuple[str, ...]) -> str:
    shortest = min((len(s) for s in x + y), default=0)
    return _kind(least_cost(x, y), shortest)


def _joins(token: NameToken) -> Iterator[tuple[str, ...]]:
    yield tuple(stems[0] for stems in token.stems if stems)


@lru_cache(maxsize=100_000)
def given_kind(a: NameToken, b: NameToken) -> str:
    """Say how two given names relate: the same name, a short form, near, or another.

    Args:
        a: One given name.
        b: The other.
    """
    mine, yours = a.sense, b.sense
    if mine.full & yours.full:
        return "same"
    if mine.any & yours.any:
        return "short"
    if _differ_in_sex_vowel(a.text, b.text):
        return "other"
    if mine.any and yours.any:
        return "other" if set(a.folds).isdisjoint(b.folds) else "same"
    distance = least_cost(a.folds, b.folds)
    if (a.is_abjad or b.is_abjad) and consonants_agree(a.folds, b.folds):
        return "same"
    return _kind(distance, min(len(a.text), len(b.text)))


def _differ_in_sex_vowel(a: str, b: str) -> bool:
    """Whether two names part a man from a woman as Mario and Maria do.

    The fold makes o and a one; at the end of a name outside the Slavic world they are two.
    """
    return a.isascii() and b.isascii() and a[:-1] == b[:-1] and {a[-1], b[-1]} == {"o", "a"}


@lru_cache(maxsize=100_000)
def initial_agrees(initial: str, token: NameToken) -> bool:
    """Say whether an initial can stand for a given name.

    Args:
        initial: Casefolded, one or two letters.
        token: A given name.
    """
    if any(can_begin_with(name, initial) for name in token.sense.any):
        return True
    first = {fold[0] for fold in readings(initial)}
    return any(fold[0] in first for fold in token.folds)


@lru_cache(maxsize=100_000)
def patronymic_kind(a: Patronymic, b: Patronymic) -> str:
    """Say whether two patronymics name one father.

    Args:
        a: One patronymic.
        b: The other.
    """
    if a.fathers & b.fathers or a.stem == b.stem:
        return "same"
    if a.fathers and b.fathers:
        return "other"
    return "near" if least_cost((a.stem,), (b.stem,)) <= SLIP_COST else "other"
