"""Titles of pages, and of the drawing that stands on one."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from habeas.words.numbers import interval
from habeas.words.terms import place_words
from habeas.words.voice import _, mark

_CLAIMS: Final[Mapping[str, str]] = {
    "figure": mark("Figure claim, by {speaker}"),
    "person_event": mark("Event claim, by {speaker}"),
    "exchange": mark("Exchange claim, by {speaker}"),
    "attribute": mark("Attribute claim, by {speaker}"),
}


def why_it_changed() -> str:
    """Head the page of a change."""
    return _("Why the number changed")


def cannot_all_be_true() -> str:
    """Head the page of conflicts."""
    return _("Figures that cannot all be true")


def published_figures() -> str:
    """Head the page of figures."""
    return _("Published figures")


def exchanges() -> str:
    """Head the page of exchanges."""
    return _("Exchanges")


def definitions() -> str:
    """Head the list of definitions."""
    return _("Definitions")


def sources() -> str:
    """Head the list of sources."""
    return _("Sources")


def waiting() -> str:
    """Head the page of claims that nobody has decided."""
    return _("Waiting for a decision")


def may_be_one() -> str:
    """Head the page of records that nobody has judged."""
    return _("Records that may be one person")


def claim_title(kind: str, speaker: str) -> str:
    """Head the page of a claim.

    Args:
        kind: Its type in the wire form.
        speaker: Who says it.
    """
    return _(_CLAIMS[kind], speaker=speaker)


def people_title(query: str) -> str:
    """Head the list of people.

    Args:
        query: The spelling that was searched for; empty for everybody.
    """
    if query:
        return _("People found for “{query}”", query=query)
    return _("People")


def count_title(definition: str, place: str | None) -> str:
    """Head the page of a count.

    Args:
        definition: The definition's own title.
        place: Code of the place asked about; None for everywhere.
    """
    if place is None:
        return _("Count: {definition}", definition=definition)
    return _("Count: {definition}, {place}", definition=definition, place=place_words(place))


def year_title(place: str, year: int) -> str:
    """Head the page of a place's year.

    Args:
        place: Its name.
        year: Four digits.
    """
    return _("{place}, {year}", place=place, year=year)


def drawing_title(definition: str, days: tuple[date, date], low: int, high: int | None) -> str:
    """Say what the drawing of a count shows.

    Args:
        definition: The definition's own title.
        days: The first and the last day drawn.
        low: The least recorded at the end.
        high: The greatest; None where open.
    """
    return _(
        "{definition}, {first} to {last}: recorded at the end {number}",
        definition=definition,
        first=days[0],
        last=days[1],
        number=interval(low, high),
    )
