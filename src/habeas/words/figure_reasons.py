"""Why a published figure is not set against a count: of one, of each of several, in short."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from habeas.model.figure_reason import FigureObstacle, FigureReason, Value
from habeas.words import terms
from habeas.words.apart import subgroups_words
from habeas.words.numbers import number
from habeas.words.voice import _, mark


@dataclass(frozen=True, slots=True)
class _Clause:
    """One reason, as a clause.

    Attributes:
        one: Of one figure.
        each: Of each of several.
        brief: Among other reasons, as what is counted, or whole where it is no such thing.
    """

    one: str
    each: str
    brief: str


_CLAUSES: Final = {
    FigureObstacle.MEASURE: _Clause(
        mark("it counts another thing: {measure}"),
        mark("each counts another thing: {measure}"),
        mark("another thing"),
    ),
    FigureObstacle.MOMENT: _Clause(
        mark("it counts at one moment, and what is asked is what happened in a period"),
        mark("each counts at one moment, and what is asked is what happened in a period"),
        mark("at one moment, and what is asked is what happened in a period"),
    ),
    FigureObstacle.PERIOD: _Clause(
        mark("it counts what happened in a period, and what is asked is one day"),
        mark("each counts what happened in a period, and what is asked is one day"),
        mark("what happened in a period, and what is asked is one day"),
    ),
    FigureObstacle.UNIT: _Clause(
        mark("it counts {unit}, not {asked}"),
        mark("each counts {unit}, not {asked}"),
        mark("{unit}, not {asked}"),
    ),
    FigureObstacle.SUBGROUP: _Clause(
        mark("it counts some of them only ({group})"),
        mark("each counts some of them only ({group})"),
        mark("some of them only"),
    ),
    FigureObstacle.DESTINATION: _Clause(
        mark("it counts only those taken to {places}"),
        mark("each counts only those taken to {places}"),
        mark("only those taken to {places}"),
    ),
    FigureObstacle.PART: _Clause(
        mark("it is a part of another figure"),
        mark("each is a part of another figure"),
        mark("a part of another figure"),
    ),
    FigureObstacle.OWN_DEFINITION: _Clause(
        mark("it is counted by its publisher's own definition"),
        mark("each is counted by its publisher's own definition"),
        mark("counted by its publisher's own definition"),
    ),
    FigureObstacle.DEFINITION: _Clause(
        mark("it is counted by another definition ({definition})"),
        mark("each is counted by another definition ({definition})"),
        mark("counted by another definition"),
    ),
    FigureObstacle.NO_PLACE: _Clause(
        mark("it does not say where"),
        mark("each does not say where"),
        mark("it does not say where"),
    ),
    FigureObstacle.UNKNOWN_PLACE: _Clause(
        mark("nobody here knows the code of its place ({name})"),
        mark("nobody here knows the code of its place ({name})"),
        mark("nobody here knows the code of its place"),
    ),
    FigureObstacle.PLACE: _Clause(
        mark("it counts {place}"),
        mark("each counts {place}"),
        mark("{place}"),
    ),
    FigureObstacle.PLACE_AMONG_OTHERS: _Clause(
        mark("it counts {place}, and this record is not of that place alone: ask for it by place"),
        mark(
            "each counts {place}, and this record is not of that place alone: ask for it by place"
        ),
        mark("{place}, and this record is not of that place alone"),
    ),
    FigureObstacle.POPULATION: _Clause(
        mark("it counts {who} only"),
        mark("each counts {who} only"),
        mark("{who} only"),
    ),
    FigureObstacle.OTHERS_RECORDED: _Clause(
        mark("it counts {who} only, and others may be among the {recorded} recorded"),
        mark("each counts {who} only, and others may be among the {recorded} recorded"),
        mark("{who} only, and others may be among the {recorded} recorded"),
    ),
    FigureObstacle.NO_TIME: _Clause(
        mark("it does not say when"),
        mark("each does not say when"),
        mark("it does not say when"),
    ),
    FigureObstacle.SAID_BEFORE: _Clause(
        mark("it was said before the time it counts"),
        mark("each was said before the time it counts"),
        mark("it was said before the time it counts"),
    ),
    FigureObstacle.NO_ONE_DAY: _Clause(
        mark("it gives no one day, only {time}"),
        mark("each gives no one day, only {time}"),
        mark("no one day, only {time}"),
    ),
    FigureObstacle.INEXACT_TIME: _Clause(
        mark("its time is not exact: {time}"),
        mark("its time is not exact: {time}"),
        mark("its time is not exact"),
    ),
    FigureObstacle.UNSTATED_DAY: _Clause(
        mark("it is of one day that is not stated ({time}), and those days can have seen others"),
        mark("each is of one day that is not stated ({time}), and those days can have seen others"),
        mark("of one day that is not stated ({time}), and those days can have seen others"),
    ),
    FigureObstacle.NO_BEGINNING: _Clause(
        mark("it does not say since when"),
        mark("each does not say since when"),
        mark("it does not say since when"),
    ),
    FigureObstacle.NO_END: _Clause(
        mark("it does not say until when"),
        mark("each does not say until when"),
        mark("it does not say until when"),
    ),
    FigureObstacle.PARTLY_IN_PERIOD: _Clause(
        mark("its time is only partly in the period asked about"),
        mark("its time is only partly in the period asked about"),
        mark("its time is only partly in the period asked about"),
    ),
    FigureObstacle.OCCASION: _Clause(
        mark("it tells of one occasion in the period asked about"),
        mark("each tells of one occasion in the period asked about"),
        mark("one occasion in the period asked about"),
    ),
    FigureObstacle.PART_OF_PERIOD: _Clause(
        mark("it counts a part of the period asked about"),
        mark("each counts a part of the period asked about"),
        mark("a part of the period asked about"),
    ),
    FigureObstacle.OTHER_PERIOD: _Clause(
        mark("it counts another period than is asked about"),
        mark("each counts another period than is asked about"),
        mark("another period than is asked about"),
    ),
    FigureObstacle.OTHER_DAY: _Clause(
        mark("it counts another day than is asked about"),
        mark("each counts another day than is asked about"),
        mark("another day than is asked about"),
    ),
    FigureObstacle.NO_NUMBER: _Clause(
        mark("it states no number"),
        mark("each states no number"),
        mark("it states no number"),
    ),
    FigureObstacle.NO_EXACT_NUMBER: _Clause(
        mark("it states no exact number"),
        mark("each states no exact number"),
        mark("it states no exact number"),
    ),
    FigureObstacle.ABOUT_READ_AS: _Clause(
        mark("about is read as {low} to {high}"),
        mark("about is read as {low} to {high}"),
        mark("about is read as {low} to {high}"),
    ),
}
_LIMITS: Final = {
    "before": mark("before {time}"),
    "after": mark("after {time}"),
    "until": mark("until {time}"),
    "from": mark("from {time}"),
    "about": mark("about {time}"),
}
_SAY: Final[dict[str, Callable[[Any], str]]] = {
    "measure": terms.measure_noun,
    "unit": terms.unit,
    "asked": terms.unit,
    "who": terms.population,
    "group": subgroups_words,
    "place": terms.place_words,
    "places": lambda codes: ", ".join(terms.place_words(place) for place in codes.split(", ")),
    "time": lambda told: _limit(*told),
    "low": number,
    "high": number,
    "recorded": number,
}


def figure_reason(obstacle: FigureObstacle, **values: Value) -> FigureReason:
    """Give a reason why a figure is not set against a count.

    Args:
        obstacle: What keeps it from that.
        values: What there is to say of it.
    """
    found = FigureReason(obstacle, tuple(values.items()))
    return replace(found, words=figure_reason_words(found))


def figure_reason_words(reason: FigureReason | None) -> str:
    """Say why a figure is not set against a count, as a clause; empty where nothing is to say.

    Args:
        reason: As found.

    Examples:
        >>> figure_reason_words(figure_reason(FigureObstacle.UNIT, unit="boats", asked="persons"))
        'it counts boats, not people'
    """
    return "" if reason is None else _say(_CLAUSES[reason.obstacle].one, reason)


def reason_of_each(reason: FigureReason) -> str:
    """Say why each of several figures is not set against a count, as a clause.

    Args:
        reason: As found, of each of them.
    """
    return _say(_CLAUSES[reason.obstacle].each, reason)


def brief_reason(reason: FigureReason) -> str:
    """Say in short what keeps a figure from being set against a count, to stand among others.

    Args:
        reason: As found.
    """
    return _say(_CLAUSES[reason.obstacle].brief, reason)


def not_comparable(reason: FigureReason) -> str:
    """Say that a figure cannot be compared, and why.

    Args:
        reason: As found.
    """
    return _("not comparable: {why}", why=figure_reason_words(reason))


def _say(message: str, reason: FigureReason) -> str:
    values = {name: _SAY.get(name, str)(value) for name, value in reason.values}
    return _(message, **values)


def _limit(relation: str, written: str) -> str:
    """Say how a time lies to what is written, as it is written."""
    return _(_LIMITS[relation], time=written) if relation else written
