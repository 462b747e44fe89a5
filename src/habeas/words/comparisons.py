"""A published figure beside what is recorded of the same thing and time, as one clause."""

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure
from habeas.model.figure_reason import FigureReason
from habeas.words.figure_reasons import figure_reason_words
from habeas.words.figures import number_words
from habeas.words.numbers import interval, number
from habeas.words.terms import population
from habeas.words.voice import _, ngettext, voice


def beside_words(figure: Figure, recorded: Bounds, *, is_narrower: bool) -> str:
    """Say how many they count, and how many are recorded here.

    Args:
        figure: Theirs.
        recorded: Ours.
        is_narrower: Whether theirs are only some of those whom ours counts.
    """
    agreed = voice().rules.agreement(recorded.low, recorded.high)
    theirs, ours = number_words(figure), interval(recorded.low, recorded.high)
    if not is_narrower:
        return ngettext(
            "they count {theirs}, and {recorded} is recorded here",
            "they count {theirs}, and {recorded} are recorded here",
            agreed,
            theirs=theirs,
            recorded=ours,
        )
    return ngettext(
        "they count {theirs} {who}, and {recorded} is recorded here",
        "they count {theirs} {who}, and {recorded} are recorded here",
        agreed,
        theirs=theirs,
        who=population(figure.population),
        recorded=ours,
    )


def too_many_recorded(told: str, gap: int, reading: FigureReason | None) -> str:
    """Say that more are recorded than a figure allows.

    Args:
        told: As `beside_words` says it.
        gap: By how many at least.
        reading: How the figure was read.
    """
    said = ngettext(
        "{told}: {number} more at least, and both cannot be true",
        "{told}: {number} more at least, and both cannot be true",
        gap,
        told=told,
        number=number(gap),
    )
    return _read_so(said, reading)


def too_few_recorded(told: str, gap: int, reading: FigureReason | None) -> str:
    """Say that a record declared complete holds fewer than a figure counts.

    Args:
        told: As `beside_words` says it.
        gap: By how many at least.
        reading: How the figure was read.
    """
    said = ngettext(
        "{told}: {number} fewer at least in a record declared complete, and both cannot be true",
        "{told}: {number} fewer at least in a record declared complete, and both cannot be true",
        gap,
        told=told,
        number=number(gap),
    )
    return _read_so(said, reading)


def _read_so(told: str, reading: FigureReason | None) -> str:
    if reading is None:
        return told
    return _("{told} ({why})", told=told, why=figure_reason_words(reading))
