"""People told by a given name alone: "the brothers Ilir and Besan Morat", "his sister Wren"."""

from dataclasses import replace
from typing import Final

from habeas.extract.declension import base_form, declines, is_given
from habeas.extract.names import NameMention
from habeas.extract.page import TextTokens

# How many words may stand between a word for kin and the first of two given names.
_NEAR: Final = 2
_WHOLE: Final = 2


def with_siblings(page: TextTokens, names: list[NameMention]) -> list[NameMention]:
    """Tell people by a given name from other capitals, where a kin word or a surname says so.

    Args:
        page: The text.
        names: As found, in order of place.
    """
    found: list[NameMention] = []
    for at, name in enumerate(names):
        following = names[at + 1] if at + 1 < len(names) else None
        if not _is_one_word(page, name):
            found.append(name)
        elif following is not None and _shares(page, name, following):
            surname = following.text.split()[-1]
            found.append(replace(name, kind="person", surname=surname))
        else:
            kin = page.is_word(name.first - 1, "kin") and _is_led(page, name)
            found.append(replace(name, kind="person") if kin else name)
    return found


def _is_one_word(page: TextTokens, name: NameMention) -> bool:
    return (
        name.is_one_word
        and not page.over(name.first, "population")
        and not page.over(name.first, "names")
    )


def _shares(page: TextTokens, name: NameMention, following: NameMention) -> bool:
    """Say whether two given names stand before one surname: "Neva and Isaura Tolland"."""
    joined = following.first == name.last + 1 and page.is_word(name.last, "and")
    whole = following.kind == "person" and following.last - following.first >= _WHOLE
    if not joined or not whole:
        return False
    kin = any(page.is_word(i, "kin") for i in range(max(0, name.first - _NEAR), name.first))
    code = page.lexicon.code
    both = is_given(page.low(name.first), code) and is_given(page.low(following.first), code)
    return kin or both


def _is_led(page: TextTokens, name: NameMention) -> bool:
    """Say whether kin are somebody's: "his sister Wren", and not "Sister Wren"."""
    code = page.lexicon.code
    given = is_given(page.low(name.first), code) or not declines(code)
    return given and page.tokens[name.first - 1].text[:1].islower()


def base_of(page: TextTokens, name: NameMention) -> str | None:
    """Give a person's name in the nominative, with a surname told of a sibling; None as written.

    Args:
        page: The text.
        name: The name.
    """
    code = page.lexicon.code
    if name.surname is not None and not declines(code):
        return f"{name.text} {name.surname}"
    return base_form(name.text, code)
