"""What figures imply about sums that nobody stated, and which of them add up, in words."""

from collections.abc import Sequence

from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def allowed(low: int | None, high: int | None) -> str:
    """Say between what a number must be.

    Args:
        low: The least; None where it has none.
        high: The most; None where it has none.

    Examples:
        >>> allowed(3, 3), allowed(3, 5), allowed(None, None)
        ('3', 'at least 3 and at most 5', 'not limited')
    """
    if low is not None and high is not None:
        if low == high:
            return number(low)
        return _("at least {low} and at most {high}", low=number(low), high=number(high))
    if low is not None:
        return _("at least {low}", low=number(low))
    return _("not limited") if high is None else _("at most {high}", high=number(high))


def must_be(told: str, low: int | None, high: int | None, assumption: str | None = None) -> str:
    """Say what a figure or a sum must be.

    Args:
        told: The figure or the sum.
        low: The least.
        high: The most.
        assumption: What has to be assumed for it; None for nothing.
    """
    between = allowed(low, high)
    if assumption:
        return _(
            "{told} is {allowed}, if {assumption}",
            told=told,
            allowed=between,
            assumption=assumption,
        )
    return _("{told} is {allowed}", told=told, allowed=between)


def unexplained(closing: str, low: int | None, high: int | None) -> str:
    """Say what a balance leaves unexplained.

    Args:
        closing: The figure at its end.
        low: The least.
        high: The most.
    """
    return _(
        "what a balance leaves unexplained of {figure}: {allowed}",
        figure=closing,
        allowed=allowed(low, high),
    )


def outside(whole: str, parts: Sequence[str], low: int | None, high: int | None) -> str:
    """Say how many of a whole are outside some of its parts.

    Args:
        whole: The figure of the whole.
        parts: Those of the parts.
        low: The least.
        high: The most.
    """
    return _(
        "of {whole}, outside {parts}: {allowed}",
        whole=whole,
        parts=listed(parts),
        allowed=allowed(low, high),
    )


def of_a_day(told: str, measure: str, day: object | None) -> str:
    """Say a number of one day.

    Args:
        told: The number.
        measure: What it counts.
        day: The day; None where it is not known.
    """
    if day is None:
        return _("{number} {measure}", number=told, measure=measure)
    return _("{number} {measure} on {day}", number=told, measure=measure, day=day)


def newly_held(
    opening: str,
    closing: str,
    gone: Sequence[str],
    *,
    left: str,
    held: str,
    low: int,
    high: int | None,
) -> str:
    """Say how many must have come in between two days.

    Args:
        opening: The number of the one day.
        closing: That of the other.
        gone: Numbers of those who left between them.
        left: What became of those.
        held: What is counted on both days.
        low: The least.
        high: The most; None where it is the same, or open.
    """
    told = {
        "opening": opening,
        "closing": closing,
        "gone": " + ".join(gone),
        "left": left,
        "held": held,
        "low": number(low),
    }
    if high is None:
        return ngettext(
            "between {opening} and {closing}, with {gone} {left}, at least {low} were newly {held}, "
            "if those {left} had been counted",
            "between {opening} and {closing}, with {gone} {left}, at least {low} were newly {held}, "
            "if those {left} had been counted",
            low,
            **told,
        )
    return ngettext(
        "between {opening} and {closing}, with {gone} {left}, at least {low} and at most {high} "
        "were newly {held}, if those {left} had been counted",
        "between {opening} and {closing}, with {gone} {left}, at least {low} and at most {high} "
        "were newly {held}, if those {left} had been counted",
        low,
        high=number(high),
        **told,
    )


def adds_up(total: str, parts: Sequence[str], tried: int, stated: Sequence[str] = ()) -> str:
    """Say that a figure equals a sum of others.

    Args:
        total: The figure.
        parts: The numbers that add up to it.
        tried: How many sums were tried.
        stated: The numbers that it is said to be the sum of, where the others are more or fewer.
    """
    told = {"total": total, "sum": " + ".join(parts), "number": number(tried)}
    if stated:
        return ngettext(
            "{total} equals {sum}, not {stated} as stated: it may be counted by another rule; may "
            "be coincidence; {number} sum tried",
            "{total} equals {sum}, not {stated} as stated: it may be counted by another rule; may "
            "be coincidence; {number} sums tried",
            tried,
            stated=" + ".join(stated),
            **told,
        )
    return ngettext(
        "{total} equals {sum}; may be coincidence; {number} sum tried",
        "{total} equals {sum}; may be coincidence; {number} sums tried",
        tried,
        **told,
    )
