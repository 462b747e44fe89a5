"""Blocking keys: strings that two spellings of one name have in common."""

from dataclasses import dataclass
from functools import lru_cache

from habeas.names.given_names import initials_of, sounds_like_no_other
from habeas.names.likeness import coarse, skeleton
from habeas.names.parse import Name, NameToken, parse_name
from habeas.names.sound import readings

# Readings of a family name that are followed, the likeliest first.
_MOST_READINGS = 4


@lru_cache(maxsize=65536)
def fold_keys(name: str) -> frozenset[str]:
    """Give the keys under which a name is filed and looked up.

    Args:
        name: As written, in any script.

    Returns:
        ``FAMILY|GIVEN`` for each way the two can be read, and ``FAMILY|`` alone where no
        given name is told. Two spellings of one full name share at least one key.

    Examples:
        >>> bool(fold_keys("Siarhei Tsikhanouski") & fold_keys("Сергей Тихановский"))
        True
        >>> bool(fold_keys("Siarhei Tsikhanouski") & fold_keys("Siarhei Tsikhanau"))
        False
    """
    return keys_of(parse_name(name))


def keys_of(name: Name) -> frozenset[str]:
    """Give the keys of a parsed name.

    Args:
        name: The parsed name.
    """
    keys = set(_role_keys(name.given, name.surname))
    if not name.is_firm:
        keys |= _role_keys(name.surname, name.given)
        if len(name.tokens) > 1:
            keys |= {f"={coarse(fold)}" for fold in name.joined[:2]}
    return frozenset(keys)


def _role_keys(given: tuple[NameToken, ...], surname: tuple[NameToken, ...]) -> set[str]:
    families = {key for token in surname for key in family_keys(token)} or {""}
    firsts = {key for token in given[:2] for key in given_keys(token)} or {""}
    return {f"{family}|{first}" for family in families for first in firsts if family or first}


def tells_given(name: Name) -> bool:
    """Say whether a name's given name is known, and can be taken for no other.

    Two such names with another given name are of two people, however alike their family
    names; every other name has to be compared with all who share its family name.

    Args:
        name: The parsed name.

    Examples:
        >>> tells_given(parse_name("Ivan Kvach")), tells_given(parse_name("I. Kvach"))
        (True, False)
    """
    return (
        name.is_firm
        and not name.is_lossy
        and bool(name.given)
        and all(sounds_like_no_other(token.folds, token.sense) for token in name.given)
    )


def family_keys(token: NameToken) -> frozenset[str]:
    """Give a family name's keys: the coarse fold of each of its parts' stems.

    Args:
        token: The family name.
    """
    return frozenset(coarse(stem) for stems in token.stems for stem in stems[:_MOST_READINGS])


def given_keys(token: NameToken) -> frozenset[str]:
    """Give a given name's keys: the names it can stand for, or its coarse fold.

    Args:
        token: The given name.
    """
    return token.sense.any or frozenset(coarse(fold) for fold in token.folds[:2])


# A skeleton shorter than this is too little to leave a consonant out of.
_LONG = 4
# Readings of a family name whose skeletons are filed.
_MOST_SKELETONS = 2


@dataclass(frozen=True, slots=True)
class WideKeys:
    """Keys for long lists, where slips of the pen and initials are to be found too.

    Attributes:
        alike: Family name and given name both sound as written.
        slipped: The given name, and the family name's consonants, each left out once: a slip
            adds, drops, changes or swaps one.
        begun: The family name's consonants, and the sound the given name begins with.
        asks: Whether the given name tells too little to be filed under it (an initial, a slip
            of the pen): only such a name has to be compared with all who begin like it.
    """

    alike: frozenset[str]
    slipped: frozenset[str]
    begun: frozenset[str]
    asks: bool


def wide_keys(name: Name) -> WideKeys:
    """Give the keys of a name for long lists.

    Args:
        name: The parsed name.
    """
    slipped, begun = set(), set()
    for token in (name.surname if name.is_firm else name.tokens)[:2]:
        others = [t for t in (name.given if name.is_firm else name.tokens) if t is not token]
        givens = sorted({key for other in others[:1] for key in given_keys(other)})[:2]
        for bare in _skeletons(token):
            begun |= {f"{bare}|{sound}" for sound in _first_sounds(name, token)}
            slipped |= {f"{left}|{given}" for left in _one_left_out(bare) for given in givens}
    known = any(token.sense.any for token in name.given)
    alike = frozenset(map(_hushed, keys_of(name)))
    return WideKeys(alike, frozenset(slipped), frozenset(begun), not (name.is_firm and known))


def _skeletons(token: NameToken) -> list[str]:
    stems = (stem for stems in token.stems for stem in stems[:_MOST_READINGS])
    return list(dict.fromkeys(map(skeleton, stems)))[:_MOST_SKELETONS]


def _one_left_out(bare: str) -> set[str]:
    if len(bare) < _LONG:
        return {bare}
    return {bare, *(bare[:at] + bare[at + 1 :] for at in range(len(bare)))}


_HUSHED = str.maketrans({"z": "s"})


def _hushed(key: str) -> str:
    family, bar, given = key.partition("|")
    return family.translate(_HUSHED) + bar + given


def _first_sounds(name: Name, surname: NameToken) -> set[str]:
    """Give the sounds a name's given name can begin with, however it is abbreviated."""
    sounds = {fold[0] for initial in name.initials[:1] for fold in readings(initial)}
    for token in (name.given if name.is_firm else name.tokens)[:2]:
        if token is not surname:
            sounds |= {fold[0] for fold in token.folds[:2]} | initials_of(token.sense.full)
    return {coarse(sound) for sound in sounds} or {""}
