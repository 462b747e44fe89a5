"""A published figure beside our own count of the same thing on the same day."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.errors import InputError
from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Mode
from habeas.reconcile.keys import days_of, stated_bounds
from habeas.reconcile.words import number


class Standing(StrEnum):
    """How a published figure stands to our own interval."""

    AGREES = "agrees"
    CANNOT_AGREE = "cannot_agree"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Beside:
    """A published figure beside our own interval.

    Attributes:
        standing: Agrees, cannot agree, or not comparable.
        why: One sentence.
        gap: How far apart they are at least; 0 where they agree, None where not comparable.
    """

    standing: Standing
    why: str
    gap: int | None = None


def compare_with_tally(
    figure: Figure,
    bounds: Bounds,
    *,
    definition: str,
    counts_period: bool,
    subgroup: frozenset[tuple[str, str]] = frozenset(),
    unit: str = "persons",
) -> Beside:
    """Say how a published figure stands to our own count.

    Our count must have been made under the figure's definition, for its day or period,
    from what had been said by then; this compares the two and says why it cannot.

    Args:
        figure: Theirs.
        bounds: Ours, at least and at most.
        definition: The definition ours was counted by, in words.
        counts_period: Ours counts a period, not an instant.
        subgroup: The part of the people ours counts; empty for all.
        unit: What ours counts.
    """
    why = _obstacle(figure, counts_period=counts_period, subgroup=subgroup, unit=unit)
    if why:
        return Beside(Standing.NOT_COMPARABLE, f"not comparable: {why}")
    try:
        low, high = stated_bounds(figure)
    except InputError as error:
        return Beside(Standing.NOT_COMPARABLE, f"not comparable: {error.what}")
    told = f"they say {number(figure)}, ours is {bounds} by {definition}"
    if high is not None and high < bounds.low:
        gap = bounds.low - high
        return Beside(Standing.CANNOT_AGREE, f"{told}: at least {gap:,} more here", gap)
    if bounds.high is not None and low > bounds.high:
        gap = low - bounds.high
        return Beside(Standing.CANNOT_AGREE, f"{told}: at least {gap:,} fewer here", gap)
    return Beside(Standing.AGREES, told, 0)


def _obstacle(
    figure: Figure, *, counts_period: bool, subgroup: frozenset[tuple[str, str]], unit: str
) -> str:
    days = days_of(figure.time, figure.mode, figure.said_on)
    if isinstance(days, str):
        return days
    if figure.unit != unit:
        return f"theirs counts {figure.unit.replace('_', ' ')}, ours {unit.replace('_', ' ')}"
    if (figure.mode is not Mode.STOCK) != counts_period:
        return "one counts at an instant, the other in a period"
    if frozenset(figure.subgroup.items()) != subgroup:
        return "one counts a part of the people that the other counts"
    return ""
