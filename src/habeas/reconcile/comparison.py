"""A published figure beside our own count of the same thing at the same time."""

from dataclasses import dataclass
from typing import Final

from habeas.count.fits import same_thing
from habeas.count.shares import compared, stated
from habeas.model.definition import Definition
from habeas.model.figure import Figure
from habeas.model.published_figure import Stands as Standing
from habeas.model.tally import Tally
from habeas.vocabulary.rules import Rules
from habeas.words.figures import number_words
from habeas.words.terms import population

__all__ = ["Beside", "Standing", "compare_with_tally"]

_CANNOT: Final = "both cannot be true"


@dataclass(frozen=True, slots=True)
class Beside:
    """A published figure beside what is recorded.

    Attributes:
        standing: How it stands to what is recorded; it never agrees for the record's holding less.
        why: What they say and what is recorded, or why the two cannot be compared.
        gap: By how many people the two differ at least where both cannot be true; 0 where they
            can, None where not comparable.
    """

    standing: Standing
    why: str
    gap: int | None = None


def compare_with_tally(
    figure: Figure,
    tally: Tally,
    definition: Definition,
    *,
    rules: Rules,
    only_place: str | None = None,
) -> Beside:
    """Say how a published figure stands to our own count.

    Our count must have been made for the figure's day or period, from what had been said by
    then; whether it counts the same people is looked at here.

    Args:
        figure: Theirs.
        tally: Ours.
        definition: The definition that ours was counted by.
        rules: The tables in force.
        only_place: Code of the one place that the whole record is about; None where there are
            several.
    """
    fit = same_thing(figure, definition, place=tally.place, rules=rules, only_place=only_place)
    if fit.why:
        return Beside(Standing.NOT_COMPARABLE, f"not comparable: {fit.why}")
    ours = tally.recorded
    standing, why, _ = compared(
        figure, ours, complete=bool(tally.complete), is_narrower=fit.is_narrower
    )
    if standing is Standing.NOT_COMPARABLE:
        return Beside(standing, f"not comparable: {why}")
    only = f" {population(figure.population)}" if fit.is_narrower else ""
    verb = "is" if ours.low == ours.high == 1 else "are"
    told = f"they count {number_words(figure)}{only}, and {ours} {verb} recorded here"
    low, high = stated(figure) or (0, None)
    reading = f" ({why})" if why else ""
    if standing is Standing.CONTRADICTED and high is not None:
        gap = ours.low - high
        return Beside(standing, f"{told}: {gap:,} more at least, and {_CANNOT}{reading}", gap)
    if standing is Standing.MORE and ours.high is not None:
        gap = low - ours.high
        lacks = f"{gap:,} fewer at least in a record declared complete"
        return Beside(standing, f"{told}: {lacks}, and {_CANNOT}{reading}", gap)
    return Beside(standing, told, 0)
