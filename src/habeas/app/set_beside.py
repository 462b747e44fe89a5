"""Set published figures beside our own count: by that day, and by what had been said."""

from datetime import date

from habeas.app.find_definition import definitions_of
from habeas.app.reading import Reading
from habeas.app.weigh_figures import tested
from habeas.errors import DateFormatError
from habeas.model.definition import Definition, Rule
from habeas.model.figure import Figure, Hedge, Mode
from habeas.publish.band import Flag, Theirs
from habeas.publish.count import BesideRow
from habeas.publish.words import between, figure_words, phrases, when_words
from habeas.reconcile import Standing, compare_with_tally

_MOST_FLAGS = 8


def beside_rows(reading: Reading, definition: Definition) -> tuple[BesideRow, ...]:
    """Say of each published figure how it stands to our own interval, by time.

    Args:
        reading: The archive as known.
        definition: The definition our interval is counted by.
    """
    rows = []
    for figure in sorted(tested(reading).figures.values(), key=_by_time):
        quoted = reading.quotes.get(figure.id)
        if quoted is None or figure.measure not in definition.measures:
            continue
        rows.append(
            BesideRow(
                quoted=quoted,
                words=figure_words(figure, quoted.source.language),
                on=when_words(figure.time, "as_of" if figure.as_of else figure.relation),
                fate=stands(reading, definition, figure),
            )
        )
    return tuple(rows)


def _by_time(figure: Figure) -> tuple[date, str]:
    when = figure.time
    first = (when.earliest or when.latest) if when else None
    return first or date.max, figure.id


def stands(reading: Reading, definition: Definition, figure: Figure) -> str:
    """Say how a published figure stands to our own interval.

    Args:
        reading: The archive as known.
        definition: The definition our interval is counted by.
        figure: Theirs.
    """
    why = _incomparable(definition, figure)
    if why:
        return f"not comparable: {why}"
    assert figure.time is not None  # noqa: S101 - checked above
    try:
        ours = reading.view.tally(definition, figure.time.edtf).bounds
    except DateFormatError as error:
        return f"not comparable: {error.what}"
    found = compare_with_tally(
        figure,
        ours,
        definition=definition.title,
        counts_period=definition.rule is Rule.PERIOD,
        unit=definition.unit,
    )
    if found.standing is Standing.NOT_COMPARABLE:
        return found.why
    told = f"ours is {between(ours.low, ours.high)}"
    if found.standing is Standing.AGREES:
        return f"agrees: {told}"
    # Ours holds whom sources here name; theirs may rest on a list that is not here.
    many = "more" if figure.high is not None and figure.high < ours.low else "fewer"
    return f"cannot agree: {told}; the sources here name {many} people"


def stands_by_plain_count(reading: Reading, figure: Figure) -> str:
    """Say how a figure stands to our count by its publisher's definition, or by the plain one.

    The publisher's is the definition of its name; the plain one is that which
    asks least of those that count the figure's measure, at an instant or in a period.

    Args:
        reading: The archive as known.
        figure: Theirs.

    Returns:
        Our count's name and how the figure stands to it; empty where we count nothing like it.
    """
    wanted = Rule.INSTANT if figure.mode is Mode.STOCK else Rule.PERIOD
    fitting = [
        definition
        for definition in definitions_of(reading).values()
        if figure.measure in definition.measures and definition.rule is wanted
    ]
    if not fitting:
        return ""
    publisher = reading.view.rules.body_id(figure.publisher)
    # The publisher's own definition if there is one, else the one that asks least.
    chosen = min(fitting, key=lambda d: (d.id != publisher, len(d.atoms()), d.id))
    return f"Our count by the definition {chosen.title}: {stands(reading, chosen, figure)}."


def _incomparable(definition: Definition, figure: Figure) -> str:
    """Say why a figure is not asked of our count at all; empty where it is."""
    if figure.time is None:
        return "its time is not stated"
    if figure.subgroup or figure.part_of or figure.population not in phrases()["wholes"]:
        return "it counts a part"
    if (figure.mode is Mode.STOCK) is (definition.rule is Rule.PERIOD):
        return "one counts at an instant, the other in a period"
    if figure.hedge is Hedge.VAGUE:
        return "it states no number"
    return ""


def drawn_figures(
    reading: Reading, definition: Definition, span: tuple[date, date]
) -> tuple[Theirs, ...]:
    """Give the published stocks that belong in the drawing.

    Args:
        reading: The archive as known.
        definition: The definition drawn.
        span: First and last day drawn.
    """
    out = []
    for figure in tested(reading).figures.values():
        when = figure.time
        if (
            when is None
            or when.latest is None
            or when.latest != when.earliest
            or figure.mode is not Mode.STOCK
            or figure.measure not in definition.measures
            or figure.subgroup
            or (figure.low is None and figure.high is None)
        ):
            continue
        if span[0] <= when.latest <= span[1]:
            said = f"{figure.publisher or 'a source'}: {_words(reading, figure)}, {when}"
            out.append(Theirs(on=when.latest, low=figure.low, high=figure.high, label=said))
    return tuple(out)


def _words(reading: Reading, figure: Figure) -> str:
    quoted = reading.quotes.get(figure.id)
    return figure_words(figure, quoted.source.language if quoted else None)


def flags(reading: Reading, span: tuple[date, date]) -> tuple[Flag, ...]:
    """Give the largest dated releases and arrests inside the drawing, numbered by day.

    Args:
        reading: The archive as known.
        span: First and last day drawn.
    """
    by_day: dict[date, Figure] = {}
    for figure in tested(reading).figures.values():
        when = figure.time
        if (
            figure.mode is not Mode.FLOW
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
