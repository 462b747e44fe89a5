"""Set published figures beside our own count: each at its own time, and of the same people."""

from collections.abc import Mapping
from datetime import date

from habeas.app.find_definition import definitions_of
from habeas.app.holdings import Holdings
from habeas.count.fits import only_place, same_thing
from habeas.count.question import place_code
from habeas.count.shares import stated
from habeas.count.times import time_counted
from habeas.model.definition import Definition, Rule
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.figure_reason import FigureReason
from habeas.model.tally import Tally
from habeas.publish.band import Flag, Theirs
from habeas.publish.count import BesideRow
from habeas.reconcile import compare_with_tally
from habeas.words import own_count
from habeas.words.dates import when_words
from habeas.words.figure_reasons import not_comparable
from habeas.words.figures import figure_words

_MOST_FLAGS = 8


def figures_told(reading: Holdings) -> Mapping[str, Figure]:
    """Give by claim the accepted figures that their sources stand behind, their places as codes.

    What is announced, feared or denied is no published number of what happened.

    Args:
        reading: The archive as known.
    """
    return {figure.id: figure for figure in reading.view.placed_figures()}


def place_of_all(reading: Holdings) -> str | None:
    """Give the code of the one place that everything recorded is about; None for several.

    Args:
        reading: The archive as known.
    """
    if "place_of_all" not in reading.kept:
        figures = figures_told(reading).values()
        known = reading.view.rectangles()
        reading.kept["place_of_all"] = only_place(known, figures, given=reading.about.place)
    found: str | None = reading.kept["place_of_all"]
    return found


def beside_rows(
    reading: Holdings, definition: Definition, *, place: str | None = None
) -> tuple[BesideRow, ...]:
    """Say of each published figure of the measure how it stands to our own count, by time.

    Args:
        reading: The archive as known.
        definition: The definition our count is made by.
        place: Code of the place ours is asked about; None for each figure's own.
    """
    rows = []
    for figure in sorted(figures_told(reading).values(), key=_by_time):
        if figure.measure not in definition.measures:
            continue
        quoted = reading.quotes[figure.id]
        rows.append(
            BesideRow(
                quoted=quoted,
                words=figure_words(figure, quoted.source.language),
                on=when_words(figure.time, "as_of" if figure.as_of else figure.relation),
                fate=stands(reading, definition, figure, place=place),
            )
        )
    return tuple(rows)


def _by_time(figure: Figure) -> tuple[date, str]:
    when = figure.time
    first = (when.earliest or when.latest) if when else None
    return first or date.max, figure.id


def stands(
    reading: Holdings, definition: Definition, figure: Figure, *, place: str | None = None
) -> str:
    """Say how a published figure stands to our own count of its own day or period.

    Args:
        reading: The archive as known.
        definition: The definition our count is made by.
        figure: Theirs, as `figures_told` gives it.
        place: Code of the place ours is asked about; None for the figure's own.
    """
    only = place_of_all(reading)
    rules = reading.view.rules
    where = place or _own_place(figure, only)
    fit = same_thing(figure, definition, place=where, rules=rules, only_place=only)
    time = time_counted(figure)
    if fit.why is not None:
        return not_comparable(fit.why)
    if isinstance(time, FigureReason):
        return not_comparable(time)
    if time.why is not None:
        return not_comparable(time.why)
    ours = Tally(
        recorded=reading.view.interval(definition, time.edtf, place=where),
        definition=definition.ref,
        on=time.edtf,
        place=where,
    )
    return compare_with_tally(figure, ours, definition, rules=rules, only_place=only).why


def _own_place(figure: Figure, only: str | None) -> str | None:
    """Give the place to count for a figure; None where that is everywhere."""
    code = None if figure.place is None else place_code(figure.place)
    return None if code == only else code


def stands_by_plain_count(reading: Holdings, figure: Figure) -> str:
    """Say how a figure stands to our count by its publisher's definition, or by the plain one.

    The publisher's is the definition of its name; the plain one is that which
    asks least of those that count the figure's measure, at an instant or in a period.

    Args:
        reading: The archive as known.
        figure: Theirs.

    Returns:
        Our count's name and how the figure stands to it; empty where we count nothing like it.
    """
    told = figures_told(reading).get(figure.id)
    wanted = Rule.INSTANT if figure.mode is Mode.STOCK else Rule.PERIOD
    fitting = [
        definition
        for definition in _definitions(reading)
        if figure.measure in definition.measures and definition.rule is wanted
    ]
    if told is None or not fitting:
        return ""
    rules, only = reading.view.rules, place_of_all(reading)
    publisher = rules.body_id(told.publisher)

    def rank(definition: Definition) -> tuple[bool, bool, int, str]:
        """Put what counts the same first, then the publisher's own, then what asks least."""
        place = _own_place(told, only)
        fit = same_thing(told, definition, place=place, rules=rules, only_place=only)
        return bool(fit.why), definition.id != publisher, len(definition.atoms()), definition.id

    chosen = min(fitting, key=rank)
    return own_count.count_beside(chosen.title, stands(reading, chosen, told))


def _definitions(reading: Holdings) -> tuple[Definition, ...]:
    if "definitions" not in reading.kept:
        reading.kept["definitions"] = tuple(definitions_of(reading).values())
    found: tuple[Definition, ...] = reading.kept["definitions"]
    return found


def drawn_figures(
    reading: Holdings,
    definition: Definition,
    span: tuple[date, date],
    *,
    place: str | None = None,
) -> tuple[Theirs, ...]:
    """Give the published stocks that belong in the drawing of a count.

    Only what counts the same people in the same place is drawn: no part of them, no other
    unit, and no number that is a word.

    Args:
        reading: The archive as known.
        definition: The definition drawn.
        span: First and last day drawn.
        place: Code of the place drawn; None for everywhere.
    """
    rules, only = reading.view.rules, place_of_all(reading)
    out = []
    for figure in figures_told(reading).values():
        time = time_counted(figure)
        if figure.mode is not Mode.STOCK or isinstance(time, FigureReason) or time.why:
            continue
        if figure.hedge is Hedge.VAGUE or stated(figure) is None:
            continue
        if same_thing(figure, definition, place=place, rules=rules, only_place=only).why:
            continue
        on = date.fromordinal(time.first)
        if span[0] <= on <= span[1]:
            said = own_count.drawn_words(figure.publisher, _words(reading, figure), on)
            out.append(Theirs(on=on, low=figure.low, high=figure.high, label=said))
    return tuple(out)


def _words(reading: Holdings, figure: Figure) -> str:
    quoted = reading.quotes.get(figure.id)
    return figure_words(figure, quoted.source.language if quoted else None)


def flags(reading: Holdings, span: tuple[date, date]) -> tuple[Flag, ...]:
    """Give the largest dated releases and arrests inside the drawing, numbered by day.

    Args:
        reading: The archive as known.
        span: First and last day drawn.
    """
    by_day: dict[date, Figure] = {}
    for figure in figures_told(reading).values():
        when = figure.time
        if (
            figure.mode is not Mode.FLOW
            or figure.unit != "persons"
            or when is None
            or when.is_period
            or when.earliest is None
            or when.earliest != when.latest
            or figure.subgroup
            or figure.part_of is not None
            or not span[0] <= when.earliest <= span[1]
        ):
            continue
        known = by_day.get(when.earliest)
        if known is None or (figure.low or 0) > (known.low or 0):
            by_day[when.earliest] = figure
    largest = sorted(by_day.items(), key=lambda item: -(item[1].low or 0))[:_MOST_FLAGS]
    return tuple(
        Flag(number=number, on=day, label=_words(reading, figure))
        for number, (day, figure) in enumerate(sorted(largest), 1)
    )
