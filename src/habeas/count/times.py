"""The days that a published figure counts, or why nobody can tell them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from habeas.errors import DateFormatError
from habeas.model.figure import Figure, Mode
from habeas.model.when import When, parse_when

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
        why: Why it does not count just these days, in words; empty where it does.
    """

    first: int
    last: int
    written: int
    why: str = ""

    @property
    def edtf(self) -> str:
        """The days as a count is asked of them."""
        first, last = (date.fromordinal(day).isoformat() for day in (self.first, self.last))
        return first if first == last else f"{first}/{last}"


def time_counted(figure: Figure) -> CountedTime | str:
    """Give the days that a figure counts, or say in words why nobody can tell.

    Args:
        figure: A number held whose day is not stated is of the day it was said.
    """
    said = _said(figure)
    when = figure.time
    if when is None and figure.mode is Mode.STOCK and said is not None:
        when = said if said.earliest == said.latest else None
    if when is None:
        return "it does not say when"
    cut = None if said is None or said.latest is None else said.latest.toordinal()
    first = _SINCE_EVER if when.earliest is None else when.earliest.toordinal()
    written = _FOR_EVER if when.latest is None else when.latest.toordinal()
    last = written if cut is None or figure.mode is Mode.STOCK else min(written, cut)
    if last < first:
        return "it was said before the time it counts"
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


def _inexact_day(figure: Figure, when: When) -> str:
    limited = figure.time is not None and figure.relation in _LIMITS
    if when.earliest is None or when.earliest != when.latest or when.is_approximate or limited:
        about = f"{figure.relation} " if limited and figure.relation else ""
        return f"it gives no one day, only {about}{when.edtf}"
    return ""


def _inexact_period(figure: Figure, when: When, last: int) -> str:
    one_day = when.earliest is not None and when.earliest == when.latest
    if when.is_approximate or (one_day and figure.relation in _LIMITS):
        about = "about" if when.is_approximate else figure.relation
        return f"its time is not exact: {about} {when.edtf.rstrip('~?%')}"
    if when.edtf.startswith("[") or "X" in when.edtf:
        return f"it is of one day that is not stated ({when.edtf}), and those days can have seen others"
    if when.earliest is None:
        return "it does not say since when"
    return "it does not say until when" if last == _FOR_EVER else ""
