"""What came of an exchange, in words."""

from collections.abc import Sequence
from typing import Final

from habeas.model.bounds import Bounds
from habeas.words.lists import listed
from habeas.words.numbers import interval, number
from habeas.words.voice import _, mark, ngettext, pgettext, voice

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


def given_line(on: str | None, given: str) -> str:
    """Say what was given, and when.

    Args:
        on: The day, EDTF; None where not stated.
        given: What was given, in words of a source.
    """
    if on is None:
        return _("day not stated: given: {given}", given=given)
    return _("{time}: given: {given}", time=on, given=given)


def promised_line(promised: Bounds) -> str:
    """Say how many were to be let go."""
    return _("promised: {number}", number=interval(promised.low, promised.high))


def delivered_line(delivered: Bounds, named: int, unnamed: Bounds) -> str:
    """Say how many were let go.

    Args:
        delivered: How many, by the figure of the group.
        named: How many have names here.
        unnamed: How many have none.
    """
    told = {
        "number": interval(delivered.low, delivered.high),
        "named": number(named),
        "unnamed": interval(unnamed.low, unnamed.high),
    }
    return _("let go: {number}; {named} named, {unnamed} unnamed", **told)


def came_line(counts: Sequence[tuple[str, int]]) -> str:
    """Say of how many of the named each fate is so.

    Args:
        counts: Each fate, with its number.
    """
    return "; ".join(came_counted(came, count) for came, count in counts)


def years_line(low: float, high: float | None, unknown: int) -> str:
    """Say how many years of sentences were not served.

    Args:
        low: At least.
        high: At most; None where that is open.
        unknown: Of how many people the sentence is not known.
    """
    write = voice().rules.numeral
    if high is None:
        return _("person-years not served: at least {low}", low=write(low))
    return ngettext(
        "person-years not served: {low} to {high}; sentence not known of {number}",
        "person-years not served: {low} to {high}; sentence not known of {number}",
        unknown,
        low=write(low),
        high=write(high),
        number=number(unknown),
    )


def denied_line(name: str) -> str:
    """Say who denied that it was an exchange."""
    return _("denied by {name}", name=name)


def perhaps_later(label: str, why: str) -> str:
    """Say that something after an exchange is only possible.

    Args:
        label: What.
        why: Why; empty where that is not known.
    """
    return _("{state}? {why}", state=label, why=why) if why else _("{state}?", state=label)


def later_line(day: object, told: str) -> str:
    """Say what was so of somebody after an exchange.

    Args:
        day: Since when.
        told: What.
    """
    return _("{day}: {told}", day=day, told=told)
