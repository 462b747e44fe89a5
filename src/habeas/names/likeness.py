"""How far apart two folds are: which sounds would have to change."""

from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from habeas.vocabulary.name_tables import Letters, name_sounds


def _letterwise(letters: Letters) -> dict[int, str]:
    return {ord(letter): to for letter, to in letters.items()}


@cache
def _levels() -> tuple[dict[int, str], dict[int, str]]:
    levels = name_sounds().levels
    return _letterwise(levels.open), _letterwise(levels.coarse)


@lru_cache(maxsize=100_000)
def levels(fold: str) -> tuple[str, str, str]:
    """Give a fold, the same with a and e one, and with all vowels and near consonants one.

    Args:
        fold: Folded sounds.
    """
    to_open, to_coarse = _levels()
    return fold, fold.translate(to_open), fold.translate(to_coarse)


@lru_cache(maxsize=65536)
def coarse(fold: str) -> str:
    """Give a fold's coarsest level, for blocking."""
    return levels(fold)[2]


@cache
def _hushed() -> dict[int, str]:
    return _letterwise(name_sounds().levels.hushed)


@lru_cache(maxsize=65536)
def skeleton(fold: str) -> str:
    """Give a fold's consonants, sibilants as one: what romanisations and misspellings leave.

    Args:
        fold: Folded sounds.

    Examples:
        >>> skeleton("dreSeZik") == skeleton("dreSesik"), skeleton("ruzzak")
        (True, 'rsk')
    """
    heard = fold.translate(_hushed())
    once = [s for s, before in zip(heard, " " + heard, strict=False) if s != before]
    return "".join(s for s in once if s not in _VOICED)


# Cost in tenths of a consonant: an open vowel (a, e), another vowel or near consonant, a consonant.
OPEN_COST, NEAR_COST, FAR_COST = 3, 5, 10


# Beyond this many consonants the names are simply two names: nobody asks how far.
MOST_FAR = 3


def cost(a: str, b: str) -> int:
    """Give the cost of turning one fold into another, in tenths of a consonant.

    Args:
        a: Folded sounds.
        b: Folded sounds.

    Examples:
        >>> cost("kazlav", "kazlav"), cost("xanina", "xanena"), cost("kazlavsk", "kazlav")
        (0, 5, 20)
    """
    if a == b:
        return 0
    fine_a, open_a, coarse_a = levels(a)
    fine_b, open_b, coarse_b = levels(b)
    far = OSA.distance(coarse_a, coarse_b, score_cutoff=MOST_FAR)
    if far > MOST_FAR:
        return far * FAR_COST
    near = max(OSA.distance(open_a, open_b), far)
    fine = max(OSA.distance(fine_a, fine_b), near)
    return far * FAR_COST + (near - far) * NEAR_COST + (fine - near) * OPEN_COST


def least_cost(a: Sequence[str], b: Sequence[str]) -> int:
    """Give the least cost over every pair of readings; 99 where either has none.

    Args:
        a: Readings of one token.
        b: Readings of the other.
    """
    best = 99
    for x in a:
        for y in b:
            found = cost(x, y)
            if found < best:
                best = found
                if best == 0:
                    return 0
    return best


_VOICED = frozenset("aeiuoy'")
_DROP_VOWELS = str.maketrans("", "", "aeiu")


def consonants_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether two tokens have the same consonants: all that a script without vowels shows.

    Args:
        a: Readings of one token.
        b: Readings of the other.
    """
    bare = {coarse(x).translate(_DROP_VOWELS) for x in a}
    return any(coarse(y).translate(_DROP_VOWELS) in bare for y in b)
