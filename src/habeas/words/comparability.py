"""Why a figure's time cannot be compared with that of others, in words."""

from habeas.words.voice import _


def time_not_stated() -> str:
    """Say that a figure has no time."""
    return _("no time is stated")


def time_approximate(written: str) -> str:
    """Say that a time is approximate."""
    return _("the time {time} is approximate", time=written)


def one_day_needed(written: str) -> str:
    """Say that a number held is of one day."""
    return _("a number held needs one day, not {time}", time=written)


def beginning_unknown(written: str) -> str:
    """Say that a period has no beginning."""
    return _("the beginning of {time} is unknown", time=written)


def end_unknown(written: str) -> str:
    """Say that a period has no end."""
    return _("the end of {time} is unknown", time=written)


def begins_too_late(written: str) -> str:
    """Say that a time was not yet come when the figure was said."""
    return _("{time} begins after it was said", time=written)
