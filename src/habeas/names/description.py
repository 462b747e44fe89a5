"""What one source says of one person, as far as it helps to tell people apart."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from habeas.errors import DateFormatError
from habeas.model.when import When, parse_when

_AGED: Final = re.compile(r"(\d{1,3})\s*(?:on|@)\s*(\S+)")
_OLDEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A name with whatever else is known; None is unknown, and never speaks against.

    Attributes:
        name: As written, in any script.
        birth: EDTF, or "37 on 2025-12-13" for an age on a day.
        sex: ``m`` or ``f``.
        city: Where the person lives or was taken, as written.
        arrest: EDTF day or window of the arrest.
        article: Article of the criminal code, as written.
        court: The court, or the count of sentences, as written.
    """

    name: str
    birth: str | None = None
    sex: str | None = None
    city: str | None = None
    arrest: str | None = None
    article: str | None = None
    court: str | None = None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


@lru_cache(maxsize=65536)
def birth_bounds(text: str) -> tuple[date | None, date | None]:
    """Give the first and last day a person can have been born on.

    Args:
        text: EDTF, or "37 on 2025-12-13" for an age in years on a day.

    Raises:
        DateFormatError: It is neither.

    Examples:
        >>> birth_bounds("37 on 2025-12-13")
        (datetime.date(1987, 12, 14), datetime.date(1988, 12, 13))
    """
    aged = _AGED.fullmatch(text.strip())
    if aged is None:
        when = parse_when(text.strip())
        return when.earliest, when.latest
    years, on = int(aged[1]), parse_when(aged[2])
    if years > _OLDEST or on.earliest is None or on.latest is None:
        raise DateFormatError(
            "not an age on a day", where=repr(text[:60]), hint="write such as 37 on 2025-12-13"
        )
    first = _years_before(on.earliest, years + 1) + timedelta(days=1)
    return first, _years_before(on.latest, years)


@lru_cache(maxsize=65536)
def window(text: str) -> When:
    """Read an arrest day or window.

    Args:
        text: EDTF.

    Raises:
        DateFormatError: It is not a date.
    """
    return parse_when(text.strip())
