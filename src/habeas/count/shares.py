"""The number that a published figure states, and which share of it is recorded.

A figure is never borne out by a record that holds less; a record that holds more than a
figure allows contradicts it.
"""

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Hedge
from habeas.model.figure_reason import FigureObstacle, FigureReason
from habeas.model.published_figure import Share, Stands
from habeas.vocabulary.measures import measures
from habeas.words.figure_reasons import figure_reason


def stated(figure: Figure) -> tuple[int, int | None] | None:
    """Give the least and the most that a figure states; None where it states no number.

    "About" reaches as far each way as everywhere in Habeas, rounded outwards.

    Args:
        figure: Theirs.

    Examples:
        >>> from habeas.model.figure import Mode
        >>> stated(Figure(id="f", low=1135, high=None, hedge=Hedge.MORE_THAN, measure="held",
        ...               mode=Mode.STOCK, population="people"))
        (1136, None)
    """
    low, high = figure.low, figure.high
    least, most = (low if low is not None else high), (high if high is not None else low)
    if least is None or most is None or not 0 <= least <= most:
        return None
    match figure.hedge:
        case Hedge.EXACT:
            return least, most
        case Hedge.AT_LEAST:
            return least, None
        case Hedge.MORE_THAN:
            return least + 1, None
        case Hedge.AT_MOST:
            return 0, most
        case Hedge.FEWER_THAN:
            return 0, max(0, most - 1)
        case Hedge.ABOUT:
            percent = measures().about_percent
            return least * (100 - percent) // 100, -(-most * (100 + percent) // 100)
        case _:
            return low or 0, high


def compared(
    figure: Figure, recorded: Bounds, *, complete: bool, is_narrower: bool = False
) -> tuple[Stands, FigureReason | None, Share | None]:
    """Say how a figure stands to what is recorded of the same thing and time.

    Args:
        figure: Theirs.
        recorded: What is recorded, by the definition and at the time that the figure counts.
        complete: Whether somebody declared the record complete for that.
        is_narrower: Whether the figure counts only some of those recorded.

    Returns:
        How it stands; why it cannot be compared, or what was taken for granted; and which
        share of their number is recorded, None where that is open or vague.
    """
    found = stated(figure)
    if found is None:
        return Stands.NOT_COMPARABLE, figure_reason(FigureObstacle.NO_NUMBER), None
    if figure.hedge is Hedge.VAGUE:
        return Stands.NOT_COMPARABLE, figure_reason(FigureObstacle.NO_EXACT_NUMBER), None
    low, high = found
    reading = None
    if figure.hedge is Hedge.ABOUT and high is not None:
        reading = figure_reason(FigureObstacle.ABOUT_READ_AS, low=low, high=high)
    if high is not None and recorded.low > high:
        if is_narrower:
            why = figure_reason(
                FigureObstacle.OTHERS_RECORDED, who=figure.population, recorded=recorded.low
            )
            return Stands.NOT_COMPARABLE, why, None
        return Stands.CONTRADICTED, reading, _share(figure, recorded)
    if complete and recorded.high is not None and low > recorded.high:
        return Stands.MORE, reading, _share(figure, recorded)
    return Stands.CONTAINS, None, _share(figure, recorded)


def _share(figure: Figure, recorded: Bounds) -> Share | None:
    """Give the share of a number that is recorded; None where the number has no two ends."""
    if figure.hedge not in (Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE):
        return None
    low, high = stated(figure) or (0, None)
    if not high:
        return None
    least = min(1.0, recorded.low / high)
    if recorded.high is None or not low:
        return Share(least, 1.0)
    return Share(least, min(1.0, recorded.high / low))
