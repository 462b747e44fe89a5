"""A change of a count, in lines: both ends, and each part of what lies between them."""

from habeas.model.bounds import Bounds
from habeas.words.changes import change_words
from habeas.words.numbers import interval, number
from habeas.words.voice import _, ngettext


def counted_line(recorded: Bounds, on: str, definition: str) -> str:
    """Say how many are recorded at one end of a change.

    Args:
        recorded: The least and the greatest.
        on: The day or period, EDTF.
        definition: ``id@version``.
    """
    told = interval(recorded.low, recorded.high)
    return _("{number} on {time} ({definition})", number=told, time=on, definition=definition)


def not_counted_line(unmet: str, on: str) -> str:
    """Say why there is no number at one end of a change.

    Args:
        unmet: As `habeas.words.unmet.cannot_answer` says it.
        on: The day or period, EDTF.
    """
    return _("{told} ({time})", told=unmet, time=on)


def part_line(kind: str, low: int, high: int | None, people: int) -> str:
    """Say how one part of a change moves the least and the most.

    Args:
        kind: One of `KINDS`.
        low: By how much it moves the least.
        high: By how much it moves the most; None where a most is open at either end.
        people: How many people's answers it changes.
    """
    told = {"kind": change_words(kind), "least": _least_moves(low), "most": _most_moves(high)}
    return ngettext(
        "{kind}: {least}, and {most} ({number} person)",
        "{kind}: {least}, and {most} ({number} people)",
        people,
        number=number(people),
        **told,
    )


def _least_moves(by: int) -> str:
    if by == 0:
        return _("the least is the same")
    told = number(abs(by))
    if by > 0:
        return ngettext(
            "the least is {number} higher", "the least is {number} higher", by, number=told
        )
    return ngettext("the least is {number} lower", "the least is {number} lower", -by, number=told)


def _most_moves(by: int | None) -> str:
    if by is None:
        return _("the most has no upper bound")
    if by == 0:
        return _("the most is the same")
    told = number(abs(by))
    if by > 0:
        return ngettext(
            "the most is {number} higher", "the most is {number} higher", by, number=told
        )
    return ngettext("the most is {number} lower", "the most is {number} lower", -by, number=told)
