"""The days that a published figure counts, or why nobody can tell them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from habeas.errors import DateFormatError
from habeas.model.figure import Figure, Mode
from habeas.model.figure_reason import FigureObstacle, FigureReason
from habeas.model.when import When, parse_when
from habeas.words.figure_reasons import figure_reason

# Relations that make one written day the limit of an unknown time.
_LIMITS: Final = ("before", "after", "until", "from", "about")
_SINCE_EVER, _FOR_EVER = 0, date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class CountedTime:
    """The days that a figure counts.

    Attributes:
        first: Ordinal of the first day.
        last: Ordinal of the last day; no figure counts days after it was said.
        written: Ordinal of the last day as written.
        why: Why it does not count just these days; None where it does.
    """

    first: int
    last: int
    written: int
    why: FigureReason | None = None

    @property
    def edtf(self) -> str:
        """The days as a count is asked of them."""
        first, last = (date.fromordinal(day).isoformat() for day in (self.first, self.last))
        return first if first == last else f"{first}/{last}"


def time_counted(figure: Figure) -> CountedTime | FigureReason:
    """Give the days that a figure counts, or say why nobody can tell.

    Args:
        figure: A number held whose day is not stated is of the day it was said.
    """
    said = _said(figure)
    when = figure.time
    if when is None and figure.mode is Mode.STOCK and said is not None:
        when = said if said.earliest == said.latest else None
    if when is None:
        return figure_reason(FigureObstacle.NO_TIME)
    cut = None if said is None or said.latest is None else said.latest.toordinal()
    first = _SINCE_EVER if when.earliest is None else when.earliest.toordinal()
    written = _FOR_EVER if when.latest is None else when.latest.toordinal()
    last = written if cut is None or figure.mode is Mode.STOCK else min(written, cut)
    if last < first:
        return figure_reason(FigureObstacle.SAID_BEFORE)
    if written == _FOR_EVER:
        written = last
    if figure.mode is Mode.STOCK:
        return CountedTime(first, last, written, _inexact_day(figure, when))
    return CountedTime(first, last, written, _inexact_period(figure, when, last))


def _said(figure: Figure) -> When | None:
    if figure.said_on is None:
        return None
    try:
        return parse_when(figure.said_on)
    except DateFormatError:
        return None


def _inexact_day(figure: Figure, when: When) -> FigureReason | None:
    limited = figure.time is not None and figure.relation in _LIMITS
    if when.earliest is None or when.earliest != when.latest or when.is_approximate or limited:
        relation = figure.relation if limited and figure.relation else ""
        return figure_reason(FigureObstacle.NO_ONE_DAY, time=(relation, when.edtf))
    return None


def _inexact_period(figure: Figure, when: When, last: int) -> FigureReason | None:
    one_day = when.earliest is not None and when.earliest == when.latest
    relation = figure.relation if one_day and figure.relation in _LIMITS else None
    if when.is_approximate or relation:
        told = "about" if when.is_approximate or relation is None else relation
        time = told, when.edtf.rstrip("~?%")
        return figure_reason(FigureObstacle.INEXACT_TIME, time=time)
    if when.edtf.startswith("[") or "X" in when.edtf:
        return figure_reason(FigureObstacle.UNSTATED_DAY, time=("", when.edtf))
    if when.earliest is None:
        return figure_reason(FigureObstacle.NO_BEGINNING)
    return figure_reason(FigureObstacle.NO_END) if last == _FOR_EVER else None
