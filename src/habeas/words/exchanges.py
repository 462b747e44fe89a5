"""What came of an exchange, in words."""

from collections.abc import Sequence
from typing import Final

from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.voice import _, mark, pgettext

_CAME: Final = {
    "came": mark("left the country"),
    "did_not": mark("did not leave the country"),
    "disputed": mark("records disagree whether the person left the country"),
    "possible": mark("the person may have left the country"),
    "not_stated": mark("whether the person left the country is not stated"),
}
_CAME_COUNTED: Final = {
    "came": mark("left the country: {count}"),
    "did_not": mark("did not: {count}"),
    "disputed": mark("disputed: {count}"),
    "possible": mark("possible: {count}"),
    "not_stated": mark("not stated: {count}"),
}


def came_words(came: str, taken_to: Sequence[str] = ()) -> str:
    """Say whether somebody who was exchanged left the country.

    Args:
        came: ``came``, ``did_not``, ``disputed``, ``possible`` or ``not_stated``.
        taken_to: Names of the places.
    """
    told = _(_CAME[came])
    return _("{told}, to {places}", told=told, places=listed(taken_to)) if taken_to else told


def came_counted(came: str, count: int) -> str:
    """Say of how many of the named that is so."""
    return _(_CAME_COUNTED[came], count=number(count))


def announced() -> str:
    """Head the number that was announced."""
    return pgettext("of people", "Announced")


def let_go() -> str:
    """Head the number that was let go."""
    return _("Were let go")


def unnamed() -> str:
    """Head the number of those let go whom nobody names."""
    return _("Of them not named")


def of_the_named() -> str:
    """Head what became of those who are named."""
    return _("Of the named")


def sentences_not_served(years: str, known: int) -> tuple[str, str]:
    """Head and say how many years of sentences were not served.

    Args:
        years: The interval.
        known: Of how many people it is known.
    """
    told = _(
        "{years} years, over the {count} of whom it is known", years=years, count=number(known)
    )
    return _("Sentences not served"), told
