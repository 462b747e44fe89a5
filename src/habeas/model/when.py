"""Time as the sources give it: EDTF text with the days it can mean.

A day here is a civil date. A `When` is either one unknown day inside bounds
("on or after 21 June") or a period that lasts from one day to another
("counting from June 2025"); both keep the text they were written in.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from habeas.errors import DateFormatError
from habeas.later import Later

if TYPE_CHECKING:
    import edtf
else:
    edtf = Later("edtf")

# How far "approximately" (`~`, `%`) and "uncertain" (`?`) reach each way, by
# precision. EDTF leaves it open; these are ours, reviewed, and named wherever they matter.
APPROXIMATE_DAYS: Final = {"day": 3, "month": 31, "year": 366}

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?([~?%])?")


@dataclass(frozen=True, slots=True)
class When:
    """Every day a written date can mean.

    Attributes:
        edtf: The text, in EDTF (ISO 8601-2), as stored.
        earliest: First day it can touch; None where it reaches back without limit.
        start_latest: Last day on which it can have begun; None where nothing limits it.
        end_earliest: First day on which it can have ended; None where nothing limits it.
        latest: Last day it can touch, inclusive; None where it is open.
        is_period: True for "from A to B, throughout"; False for one unknown day.
        is_approximate: True where the text says about (`~`), uncertain (`?`) or both (`%`).
    """

    edtf: str
    earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    latest: date | None
    is_period: bool = False
    is_approximate: bool = False

    @property
    def start(self) -> str | None:
        """The beginning in the precision written, None where open or unknown."""
        return _ends(self.edtf)[0]

    @property
    def end(self) -> str | None:
        """The end in the precision written, None where open or unknown."""
        return _ends(self.edtf)[1]

    def touches(self, first: date | None, last: date | None) -> bool:
        """Say whether it can have any day in common with first..last, both inclusive.

        Args:
            first: First day asked about; None for since ever.
            last: Last day asked about; None for without end.
        """
        if first is not None and self.latest is not None and self.latest < first:
            return False
        return not (last is not None and self.earliest is not None and self.earliest > last)

    def __str__(self) -> str:
        return self.edtf


def _ends(edtf: str) -> tuple[str | None, str | None]:
    if edtf.startswith("[") and edtf.endswith("]"):
        inner = edtf[1:-1]
        if ".." not in inner:
            return inner or None, inner or None
        start, _, end = inner.partition("..")
    elif "/" in edtf:
        start, _, end = edtf.partition("/")
        start, end = start.replace("..", ""), end.replace("..", "")
    else:
        start = end = edtf
    return start or None, end or None


def _plain(text: str) -> tuple[date, date, bool] | None:
    """Give first day, last day and whether it is approximate, for a plain date."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    year, month, day, mark = match.groups()
    try:
        if month in (None, "XX"):
            # An unspecified month or day widens to all it can be (MT-48).
            if day not in (None, "XX"):
                return None
            first, last, precision = date(int(year), 1, 1), date(int(year), 12, 31), "year"
        elif day in (None, "XX"):
            first = date(int(year), int(month), 1)
            last = date(int(year), int(month), monthrange(int(year), int(month))[1])
            precision = "month"
        else:
            first = last = date(int(year), int(month), int(day))
            precision = "day"
    except (ValueError, IndexError):
        return None
    if mark:
        margin = timedelta(days=APPROXIMATE_DAYS[precision])
        try:
            first, last = first - margin, last + margin
        except OverflowError:
            return None
    return first, last, bool(mark)


@lru_cache(maxsize=65536)
def parse_when(text: str) -> When:
    """Read a date or interval written in EDTF.

    Args:
        text: EDTF level 0 or 1, and the one-of sets ``[..D]``, ``[D..]``, ``[A..B]``.

    Returns:
        The same text with the days it can mean.

    Raises:
        DateFormatError: The text is not a date.

    Source:
        ISO 8601-2:2019 (EDTF), levels 0 and 1; "one of a set" from level 2.

    Examples:
        >>> parse_when("2025-06").latest
        datetime.date(2025, 6, 30)
        >>> parse_when("[2025-06-21..]").earliest, parse_when("[2025-06-21..]").latest
        (datetime.date(2025, 6, 21), None)
        >>> parse_when("2025-06/..").is_period
        True
    """
    plain = _plain(text)
    if plain is not None:
        first, last, approximate = plain
        return When(text, first, last, first, last, is_approximate=approximate)
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if text.count("/") == 1:
        return _period(text)
    return _uncommon(text)


def _one_of(text: str) -> When:
    inner = text[1:-1]
    low_text, dots, high_text = inner.partition("..")
    if not dots:
        high_text = low_text
    low = _bound(low_text, text) if low_text else None
    high = _bound(high_text, text) if high_text else None
    if low is None and high is None:
        raise _not_a_date(text)
    earliest = low[0] if low else None
    latest = high[1] if high else None
    if earliest is not None and latest is not None and latest < earliest:
        raise _not_a_date(text)
    return When(text, earliest, latest, earliest, latest)


def _period(text: str) -> When:
    low_text, _, high_text = text.partition("/")
    low = None if low_text in ("", "..") else _bound(low_text, text)
    high = None if high_text in ("", "..") else _bound(high_text, text)
    if low is None and high is None:
        raise _not_a_date(text)
    if low is not None and high is not None and high[1] < low[0]:
        raise _not_a_date(text)
    return When(
        text,
        low[0] if low else None,
        low[1] if low else None,
        high[0] if high else None,
        high[1] if high else None,
        is_period=True,
        is_approximate=bool((low and low[2]) or (high and high[2])),
    )


def _bound(part: str, whole: str) -> tuple[date, date, bool]:
    plain = _plain(part)
    if plain is not None:
        return plain
    found = _uncommon(part)
    if found.earliest is None or found.latest is None:
        raise _not_a_date(whole)
    return found.earliest, found.latest, found.is_approximate


def _uncommon(text: str) -> When:
    """Read the rarer forms (seasons, unspecified decades, long years) with the edtf package."""
    try:
        parsed = edtf.parse_edtf(text)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        first, last = date(*low[:3]), date(*high[:3])
    except (edtf.EDTFParseException, ValueError, AttributeError, TypeError, OverflowError) as error:
        raise _not_a_date(text) from error
    return When(text, first, last, first, last, is_approximate=any(m in text for m in "~?%"))


def _not_a_date(text: str) -> DateFormatError:
    return DateFormatError(
        "not a date",
        where=repr(text[:60]),
        hint="write year-month-day such as 2025-12-23, a month 2025-12, or a period 2025-06/..",
    )


def parse_day(text: str) -> date:
    """Read one plain day.

    Args:
        text: ``YYYY-MM-DD``.

    Raises:
        DateFormatError: It is not one plain day.
    """
    found = parse_when(text)
    if found.earliest is None or found.earliest != found.latest or found.is_approximate:
        raise DateFormatError(
            "not one day", where=repr(text), hint="write year-month-day, such as 2025-12-23"
        )
    return found.earliest
