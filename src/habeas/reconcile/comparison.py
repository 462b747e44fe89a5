"""A published figure beside our own count of the same thing at the same time."""

from dataclasses import dataclass

from habeas.count.fits import same_thing
from habeas.count.shares import compared, stated
from habeas.model.definition import Definition
from habeas.model.figure import Figure
from habeas.model.published_figure import Stands as Standing
from habeas.model.tally import Tally
from habeas.vocabulary.rules import Rules
from habeas.words.comparisons import beside_words, too_few_recorded, too_many_recorded
from habeas.words.figure_reasons import not_comparable

__all__ = ["Beside", "Standing", "compare_with_tally"]


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
    if fit.why is not None:
        return Beside(Standing.NOT_COMPARABLE, not_comparable(fit.why))
    ours = tally.recorded
    standing, why, _ = compared(
        figure, ours, complete=bool(tally.complete), is_narrower=fit.is_narrower
    )
    if standing is Standing.NOT_COMPARABLE and why is not None:
        return Beside(standing, not_comparable(why))
    told = beside_words(figure, ours, is_narrower=fit.is_narrower)
    low, high = stated(figure) or (0, None)
    if standing is Standing.CONTRADICTED and high is not None:
        gap = ours.low - high
        return Beside(standing, too_many_recorded(told, gap, why), gap)
    if standing is Standing.MORE and ours.high is not None:
        gap = low - ours.high
        return Beside(standing, too_few_recorded(told, gap, why), gap)
    return Beside(standing, told, 0)
