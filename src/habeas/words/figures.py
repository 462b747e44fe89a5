"""Published figures in words: the clause, what is counted, and a label that stands alone."""

from typing import Final

from habeas.model.figure import Figure, Hedge, Mode
from habeas.vocabulary.measures import measures
from habeas.words import terms
from habeas.words.dates import when_words
from habeas.words.lists import listed
from habeas.words.numbers import how_many, interval, number, unstated
from habeas.words.text import plain
from habeas.words.voice import (
    Plural,
    SpokenTerm,
    _,
    mark,
    mark_many,
    ngettext,
    say_marked,
    voice,
)

_WERE_HELD: Final = mark_many("{people} was held", "{people} were held")
_WERE_LISTED: Final = mark_many("{people} was listed", "{people} were listed")
_WERE_RECOGNISED: Final = mark_many("{people} was recognised", "{people} were recognised")
_STOCKS: Final[dict[str, Plural]] = {
    "held": _WERE_HELD,
    "arrested": mark_many("{people} was under arrest", "{people} were under arrest"),
    "recognised": _WERE_RECOGNISED,
    "restricted": mark_many("{people} was under restrictions", "{people} were under restrictions"),
    "listed": _WERE_LISTED,
}
_FLOWS: Final[dict[str, Plural]] = {
    "held": _WERE_HELD,
    "arrested": mark_many("{people} was arrested", "{people} were arrested"),
    "charged": mark_many("{people} was charged", "{people} were charged"),
    "sentenced": mark_many("{people} was sentenced", "{people} were sentenced"),
    "recognised": _WERE_RECOGNISED,
    "released": mark_many("{people} was released", "{people} were released"),
    "pardoned": mark_many("{people} was pardoned", "{people} were pardoned"),
    "list_exit": mark_many("{people} left the list", "{people} left the list"),
    "deported_or_exiled": mark_many(
        "{people} was deported or forced into exile", "{people} were deported or forced into exile"
    ),
    "exiled": mark_many("{people} was forced into exile", "{people} were forced into exile"),
    "deported": mark_many("{people} was deported", "{people} were deported"),
    "re_arrested": mark_many("{people} was arrested again", "{people} were arrested again"),
    "disappeared": mark_many("{people} disappeared", "{people} disappeared"),
    "died": mark_many("{people} died", "{people} died"),
    "restricted": mark_many(
        "{people} was put under restrictions", "{people} were put under restrictions"
    ),
    "listed": _WERE_LISTED,
}
# What the same people are as the object of a sentence: "Viasna counts 12 people who died".
_COUNTED: Final = {
    "held": mark("{people} held"),
    "arrested": mark("{people} arrested"),
    "charged": mark("{people} charged"),
    "sentenced": mark("{people} sentenced"),
    "recognised": mark("{people} recognised"),
    "released": mark("{people} released"),
    "pardoned": mark("{people} pardoned"),
    "list_exit": mark("{people} who left the list"),
    "deported_or_exiled": mark("{people} deported or exiled"),
    "exiled": mark("{people} exiled"),
    "deported": mark("{people} deported"),
    "re_arrested": mark("{people} arrested again"),
    "disappeared": mark("{people} who disappeared"),
    "died": mark("{people} who died"),
    "restricted": mark("{people} restricted"),
    "listed": mark("{people} listed"),
    "other": mark("{people} (other)"),
}
_HEDGED: Final = {
    Hedge.AT_LEAST: mark("at least {low} {who}"),
    Hedge.AT_MOST: mark("at most {high} {who}"),
    Hedge.ABOUT: mark("about {low} {who}"),
    Hedge.MORE_THAN: mark("more than {low} {who}"),
    Hedge.FEWER_THAN: mark("fewer than {high} {who}"),
}
_DIMENSIONS: Final = {
    "citizenship": mark("who are citizens of {value}"),
    "nationality": mark("who are citizens of {value}"),
    "destination": mark("taken to {value}"),
    "occupation": mark("who are {value}"),
    "described": mark("described as “{value}”"),
    "part": mark("who are one part of them"),
}


def figure_words(figure: Figure, written_in: str | None = None) -> str:
    """Say what a figure counts, as one clause without its speaker and time.

    Args:
        figure: The figure.
        written_in: BCP 47 code of the text it stands in, for the names of places.
    """
    clauses = _STOCKS if figure.mode is Mode.STOCK else _FLOWS
    pattern, people = clauses.get(figure.measure), people_words(figure)
    if pattern is None:
        clause = _("{people}: {measure}", people=people, measure=terms.measure(figure.measure))
    else:
        clause = say_marked(pattern, _agreement(figure), people=people)
    return _placed(figure, clause, written_in)


def counted_words(figure: Figure, written_in: str | None = None) -> str:
    """Say how many and whom a figure counts, as the object of a sentence.

    Args:
        figure: The figure.
        written_in: As for `figure_words`.
    """
    pattern, people = _COUNTED.get(figure.measure), people_words(figure)
    if pattern is None:
        told = _("{people} {measure}", people=people, measure=terms.measure(figure.measure))
    else:
        told = _(pattern, people=people)
    return _placed(figure, told, written_in)


def figure_label(figure: Figure, written_in: str | None = None) -> str:
    """Say a whole figure on its own: how many, whom, when and who says so.

    Args:
        figure: The figure.
        written_in: As for `figure_words`.
    """
    counted, when = counted_words(figure, written_in), figure_when(figure)
    if figure.publisher is None:
        return _("{counted} {when}", counted=counted, when=when)
    return _(
        "{counted} {when} ({publisher})", counted=counted, when=when, publisher=figure.publisher
    )


def number_words(figure: Figure) -> str:
    """Say the number of a figure by itself, with its hedge."""
    return how_many(figure.low, figure.high, figure.hedge)


def figure_when(figure: Figure) -> str:
    """Say of what time a figure is."""
    if figure.time is None and figure.said_on and figure.mode is Mode.STOCK:
        return _("on the day it was said")
    return when_words(figure.time, "as_of" if figure.as_of else figure.relation)


def people_words(figure: Figure) -> str:
    """Say how many and whom a figure counts: number, population, subgroup and unit."""
    of = terms.population(figure.population)
    if figure.unit in ("persons", "person", figure.population):
        told = _number_of(figure, of)
    else:
        told = _("{counted} of {who}", counted=_number_of(figure, terms.unit(figure.unit)), who=of)
    return _narrowed(figure, told)


def whom_words(figure: Figure) -> str:
    """Say whom a figure counts, without their number."""
    of = terms.population(figure.population)
    if figure.unit in ("persons", "person", figure.population):
        return _narrowed(figure, of)
    return _narrowed(figure, _("{counted} of {who}", counted=terms.unit(figure.unit), who=of))


def _number_of(figure: Figure, who: SpokenTerm) -> str:
    low, high = figure.low, figure.high
    if low == high == 1:
        is_anyone = figure.population == measures().anyone and figure.unit == "persons"
        return _("1 person") if is_anyone else _("one of the {who}", who=who)
    if figure.hedge is Hedge.VAGUE:
        bounds = unstated(low, high)
        if not bounds:
            return _("an unstated number of {who}", who=who)
        return _("an unstated number ({bounds}) of {who}", bounds=bounds, who=who)
    count = _agreement(figure)
    if figure.hedge is Hedge.RANGE and low is not None and high is not None and low != high:
        told = interval(low, high)
        return ngettext("{number} {who}", "{number} {who}", count, number=told, who=who)
    least, most = (low if low is not None else high), (high if high is not None else low)
    pattern = _HEDGED.get(figure.hedge)
    if pattern is None:
        return ngettext("{number} {who}", "{number} {who}", count, number=number(least), who=who)
    return _(pattern, low=number(least), high=number(most), who=who)


def _narrowed(figure: Figure, people: str) -> str:
    told = [
        subgroup_words(dimension, value)
        for dimension, value in sorted(figure.subgroup.items())
        if not terms.is_implied(figure.population, dimension, value)
    ]
    return _("{people} {which}", people=people, which=listed(told)) if told else people


def subgroup_words(dimension: str, value: str) -> str:
    """Say which of the people are of a subgroup, to stand behind the people."""
    known = terms.subgroup(dimension, value)
    if known is not None:
        return _("who are {group}", group=known)
    pattern, shown = _DIMENSIONS.get(dimension), terms.place_words(plain(value))
    if pattern is None:
        return _("({dimension}: {value})", dimension=plain(dimension), value=shown)
    return _(pattern, value=shown)


def _placed(figure: Figure, clause: str, written_in: str | None) -> str:
    if figure.place:
        place = terms.place_words(figure.place, written_in)
        clause = _("{clause} in {place}", clause=clause, place=place)
    if figure.destination and "destination" not in figure.subgroup:  # which says it already
        place = terms.place_words(figure.destination, written_in)
        clause = _("{clause}, to {place}", clause=clause, place=place)
    return clause


def _agreement(figure: Figure) -> int:
    return voice().rules.agreement(figure.low, figure.high)
