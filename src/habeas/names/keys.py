"""Blocking keys: strings that two spellings of one name have in common."""

from functools import lru_cache

from habeas.names.given import initials_of
from habeas.names.likeness import coarse
from habeas.names.parse import Name, Token, parse_name
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


def _role_keys(given: tuple[Token, ...], surname: tuple[Token, ...]) -> set[str]:
    families = {key for token in surname for key in family_keys(token)} or {""}
    firsts = {key for token in given[:2] for key in given_keys(token)} or {""}
    return {f"{family}|{first}" for family in families for first in firsts if family or first}


def family_keys(token: Token) -> frozenset[str]:
    """Give a family name's keys: the coarse fold of each of its parts' stems.

    Args:
        token: The family name.
    """
    return frozenset(coarse(stem) for stems in token.stems for stem in stems[:_MOST_READINGS])


def given_keys(token: Token) -> frozenset[str]:
    """Give a given name's keys: the names it can stand for, or its coarse fold.

    Args:
        token: The given name.
    """
    return token.sense.any or frozenset(coarse(fold) for fold in token.folds[:2])


# How much of a family name's two ends a slip of the pen is taken to leave alone.
_END = 4


def wide_keys(name: Name) -> frozenset[str]:
    """Give keys for long lists, where slips of the pen and initials are to be found too.

    The family name with the sound the given name begins with; and either end of the family
    name with the given name, because a slip spoils only one of the ends. Sibilants are one,
    for they are what romanisations part on most.

    Args:
        name: The parsed name.
    """
    keys = {_hushed(key) for key in keys_of(name)}
    surnames = name.surname if name.is_firm else name.tokens
    for token in surnames[:2]:
        for family in sorted({_hushed(key) for key in family_keys(token)})[:2]:
            keys |= {f"*{family}|{sound}" for sound in _first_sounds(name, token)}
            keys |= {
                end
                for first in name.given[:1]
                for given in sorted(given_keys(first))[:2]
                for end in (f"<{family[:_END]}|{given}", f">{family[-_END:]}|{given}")
            }
    return frozenset(keys)


_HUSHED = str.maketrans({"z": "s"})


def _hushed(key: str) -> str:
    family, bar, given = key.partition("|")
    return family.translate(_HUSHED) + bar + given


def _first_sounds(name: Name, surname: Token) -> set[str]:
    """Give the sounds a name's given name can begin with, however it is abbreviated."""
    sounds = {fold[0] for initial in name.initials[:1] for fold in readings(initial)}
    for token in (name.given if name.is_firm else name.tokens)[:2]:
        if token is not surname:
            sounds |= {fold[0] for fold in token.folds[:2]} | initials_of(token.sense.full)
    return {coarse(sound) for sound in sounds} or {""}
