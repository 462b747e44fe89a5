"""Days, periods and unknown days in words, never with more precision than they have."""

import re
from datetime import date
from typing import Final

from habeas.model.when import When
from habeas.words.voice import _, mark, voice

_DAY_TOLD: Final = re.compile(r"-(?:\d{2}|XX)-\d{2}$")
_IN_DOUBT: Final = re.compile(r"[~?%]")
_RELATIONS: Final = {
    "as_of": mark("as of {time}"),
    "before": mark("before {time}"),
    "after": mark("after {time}"),
    "until": mark("until {time}"),
    "about": mark("about {time}"),
}


def when_words(when: When | None, relation: str | None = None) -> str:
    """Say when, in words, without inventing precision.

    Args:
        when: The written time.
        relation: How it relates to what happened (before, after, as_of...).

    Examples:
        >>> from habeas.model.when import parse_when
        >>> when_words(parse_when("[2025-06-21..]")), when_words(parse_when("2025-06/.."))
        ('on or after 2025-06-21', 'from 2025-06 on')
        >>> when_words(parse_when("2025-12-13")), when_words(parse_when("2025-12~"))
        ('on 2025-12-13', 'about 2025-12')
        >>> when_words(parse_when("2025-XX-12")), when_words(parse_when("202X"))
        ('on the 12th of a month of 2025', 'in the 2020s')
    """
    if when is None:
        return _one_day(None, None)
    if when.is_period:
        return _period(when.start, when.end)
    if when.edtf.startswith("[") and when.start != when.end:
        return _one_day(when.start, when.end)
    written = when.edtf.strip("[.]")
    bare = _bare(written)
    if when.is_approximate:
        return _("about {time}", time=bare)
    if relation in _RELATIONS:
        return _(_RELATIONS[relation], time=bare)
    return _("on {time}", time=bare) if _DAY_TOLD.search(written) else _("in {time}", time=bare)


def day_words(earliest: date | None, latest: date | None) -> str:
    """Say when something was, from its first and last possible day.

    Args:
        earliest: First day it can have been; None where unlimited.
        latest: Last day; None where unlimited.

    Examples:
        >>> day_words(date(2031, 3, 1), date(2031, 3, 1)), day_words(None, date(2031, 3, 1))
        ('on 2031-03-01', 'on or before 2031-03-01')
    """
    if earliest is not None and earliest == latest:
        return _("on {time}", time=earliest)
    return _one_day(earliest, latest)


def _one_day(start: object, end: object) -> str:
    """Say one unknown day between two."""
    if start is None and end is None:
        return _("on a day not stated")
    if start is None:
        return _("on or before {day}", day=end)
    if end is None:
        return _("on or after {day}", day=start)
    return _("on a day from {first} to {last}", first=start, last=end)


def _period(start: str | None, end: str | None) -> str:
    first, last = _end(start), _end(end)
    if first and last:
        return _("from {start} to {end}", start=first, end=last)
    return _("from {start} on", start=first) if first else _("until {end}", end=last)


def _end(told: str | None) -> str:
    """Say one end of a period, with the doubt it was written with; empty where it is open."""
    if told is None:
        return ""
    bare = _bare(told)
    return _("about {time}", time=bare) if _IN_DOUBT.search(told) else bare


def _bare(edtf: str) -> str:
    """Write a day, month, year or decade as far as it is told."""
    told = re.sub(r"(-XX)+$", "", _IN_DOUBT.sub("", edtf))
    if "-XX-" in told:
        year, _month, day = told.split("-")
        nth = voice().rules.ordinal(int(day))
        return _("the {nth} of a month of {year}", nth=nth, year=year)
    return _("the {year}s", year=told.replace("X", "0")) if told.endswith("X") else told


def since_words(earliest: date | None, latest: date | None) -> str:
    """Say since when something holds, without inventing precision.

    Args:
        earliest: First day it can have begun; None where unlimited.
        latest: Day by which it had begun; None where it may not have begun.

    Examples:
        >>> since_words(date(2031, 3, 1), date(2031, 3, 4)), since_words(None, date(2031, 3, 4))
        ('since a day from 2031-03-01 to 2031-03-04', 'since 2031-03-04 or earlier')
    """
    if earliest is None and latest is None:
        return ""
    if earliest == latest:
        return _("since {day}", day=earliest)
    if latest is None:
        return _("since {day} or later", day=earliest)
    if earliest is None:
        return _("since {day} or earlier", day=latest)
    return _("since a day from {first} to {last}", first=earliest, last=latest)


def is_told_by(heading: str, when: str) -> bool:
    """Say whether a time in words says no more than the heading that it stands under.

    Args:
        heading: A day, month or year.
        when: As `when_words` gave it.
    """
    return when in (_("on {time}", time=heading), _("in {time}", time=heading))
