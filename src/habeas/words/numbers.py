"""Numbers, intervals and shares in words. Every number that is read by people is said here."""

from typing import Final

from habeas.model.figure import Hedge
from habeas.model.published_figure import Share
from habeas.words.voice import _, mark, voice

_HEDGED: Final = {
    Hedge.AT_LEAST: mark("at least {low}"),
    Hedge.AT_MOST: mark("at most {high}"),
    Hedge.ABOUT: mark("about {low}"),
    Hedge.MORE_THAN: mark("more than {low}"),
    Hedge.FEWER_THAN: mark("fewer than {high}"),
}


def number(value: int | None) -> str:
    """Write a whole number with its thousands apart."""
    return _("unknown") if value is None else voice().rules.numeral(value)


def how_many(low: int | None, high: int | None, hedge: Hedge) -> str:
    """Write a stated number with its hedge, by itself.

    Args:
        low: Least number stated.
        high: Greatest number stated.
        hedge: How exactly it was stated.

    Examples:
        >>> how_many(1135, None, Hedge.AT_LEAST), how_many(24, None, Hedge.VAGUE)
        ('at least 1,135', 'an unstated number (at least 24)')
    """
    if hedge is Hedge.VAGUE:
        told = unstated(low, high)
        return _("an unstated number ({bounds})", bounds=told) if told else _("an unstated number")
    if hedge is Hedge.RANGE and low is not None and high is not None:
        return interval(low, high)
    least, most = (low, high) if low is not None else (high, high)
    values = {"low": number(least), "high": number(most if most is not None else least)}
    pattern = _HEDGED.get(hedge)
    return values["low"] if pattern is None else _(pattern, **values)


def unstated(low: int | None, high: int | None) -> str:
    """Write the bounds of a number that was told in words such as "dozens"; empty for none."""
    if low is None and high is None:
        return ""
    if low is None:
        return _("at most {high}", high=number(high))
    return between(low, None) if high is None else interval(low, high)


def interval(low: int, high: int | None) -> str:
    """Write what is recorded: the least and the greatest, without a word about what is not.

    Args:
        low: The least.
        high: The greatest; None where open.

    Examples:
        >>> interval(12, 15), interval(3, None), interval(4, 4)
        ('12 to 15', '3 or more', '4')
    """
    if high is None:
        return _("{low} or more", low=number(low))
    if low == high:
        return number(low)
    return _("{low} to {high}", low=number(low), high=number(high))


def between(low: int, high: int | None) -> str:
    """Write what must be so: at least, and at most.

    Both words stay where the two numbers are one. Of people it is said only where somebody
    declared the record complete.

    Examples:
        >>> between(12, 15), between(3, None), between(4, 4)
        ('at least 12 and at most 15', 'at least 3', 'at least and at most 4')
    """
    if high is None:
        return _("at least {low}", low=number(low))
    if low == high:
        return _("at least and at most {number}", number=number(low))
    return _("at least {low} and at most {high}", low=number(low), high=number(high))


def share_words(share: Share) -> str:
    """Write a share as a percentage, without more precision than it has.

    Args:
        share: Two fractions.

    Examples:
        >>> share_words(Share(3 / 1135, 3 / 1135)), share_words(Share(0.5, 1.0))
        ('0.3 %', '50 % to 100 %')
    """
    low, high = _percent(share.low), _percent(share.high)
    return low if low == high else _("{low} to {high}", low=low, high=high)


def _percent(part: float) -> str:
    percent = part * 100
    write = voice().rules.numeral
    if 0 < percent < 0.05:
        return _("under {percent} %", percent=write(0.1, 1))
    if 99.5 <= percent < 100:
        return _("over {percent} %", percent=write(99))  # all of them is said of all alone
    number = write(percent, 1) if 0 < percent < 9.95 else write(round(percent))
    return _("{percent} %", percent=number)
