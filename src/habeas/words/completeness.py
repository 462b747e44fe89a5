"""A statement that the record is complete, and what stands against it, in words."""

from habeas.model.completeness import Completeness
from habeas.model.figure import Figure
from habeas.words.numbers import number
from habeas.words.terms import place_words
from habeas.words.voice import _, ngettext


def complete_for(statement: Completeness) -> str:
    """Say a statement in words, without who made it.

    Examples:
        >>> from datetime import date
        >>> complete_for(Completeness(
        ...     id="3fa9c2", seq=7, definition="held@1", place="BY", first=date(2025, 1, 1),
        ...     last=date(2025, 12, 31), by="Ada", why="read"))
        'complete for held@1, Belarus, from 2025-01-01 to 2025-12-31'
    """
    where = _("everywhere") if statement.place is None else place_words(statement.place)
    told = {"definition": statement.definition, "place": where, "first": statement.first}
    if statement.first == statement.last:
        return _("complete for {definition}, {place}, on {first}", **told)
    return _(
        "complete for {definition}, {place}, from {first} to {last}", last=statement.last, **told
    )


def contradicted(statement: Completeness, but: str) -> str:
    """Say that a statement stands against something.

    Args:
        statement: The statement.
        but: What stands against it, as one of the clauses below.
    """
    return _(
        "{who} says that the record is {complete}; but {but}",
        who=statement.by,
        complete=complete_for(statement),
        but=but,
    )


def published_more(figure: Figure, least: int, recorded: int) -> str:
    """Say that a figure is above the most that is recorded.

    Args:
        figure: The figure.
        least: The least number that it can mean.
        recorded: The most recorded.
    """
    told = {"least": number(least), "number": number(recorded)}
    if figure.publisher is None:
        return ngettext(
            "by a published figure there were at least {least}, and at most {number} are recorded",
            "by a published figure there were at least {least}, and at most {number} are recorded",
            recorded,
            **told,
        )
    return ngettext(
        "by the figure of {publisher} there were at least {least}, and at most {number} are "
        "recorded",
        "by the figure of {publisher} there were at least {least}, and at most {number} are "
        "recorded",
        recorded,
        publisher=figure.publisher,
        **told,
    )


def perhaps_published_more(figure: Figure, least: int, recorded: int) -> str:
    """Say the same of a figure that may be of the same place.

    Args:
        figure: The figure, of a place nobody here knows, or of none.
        least: As for `published_more`.
        recorded: Likewise.
    """
    where = (
        _("in a place that it does not name")
        if figure.place is None
        else _("in {name}, a place nobody here knows the code of", name=figure.place)
    )
    told = {"least": number(least), "where": where, "number": number(recorded)}
    if figure.publisher is None:
        return ngettext(
            "by a published figure there were at least {least} {where}: it may be there, and at "
            "most {number} are recorded",
            "by a published figure there were at least {least} {where}: it may be there, and at "
            "most {number} are recorded",
            recorded,
            **told,
        )
    return ngettext(
        "by the figure of {publisher} there were at least {least} {where}: it may be there, and at "
        "most {number} are recorded",
        "by the figure of {publisher} there were at least {least} {where}: it may be there, and at "
        "most {number} are recorded",
        recorded,
        publisher=figure.publisher,
        **told,
    )


def recorded_later(people: int) -> str:
    """Say how many who count were recorded after a statement."""
    return ngettext(
        "{number} who counts was recorded after that",
        "{number} who count were recorded after that",
        people,
        number=number(people),
    )


def least_has_risen(now: int, then: int) -> str:
    """Say that the least recorded now is above the most recorded at a statement."""
    return _(
        "at least {now} are recorded now, and at most {then} were then",
        now=number(now),
        then=number(then),
    )


def most_has_risen(now: int | None, then: int) -> str:
    """Say that the most recorded now is above the most recorded at a statement.

    Args:
        now: The most; None where a group is open upwards.
        then: The most then.
    """
    if now is None:
        return _(
            "a group of open size is recorded now, and at most {then} were then", then=number(then)
        )
    return _(
        "up to {now} are recorded now, and at most {then} were then",
        now=number(now),
        then=number(then),
    )
