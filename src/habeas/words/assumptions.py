"""What has to be assumed for figures to be compared, in words."""

from collections.abc import Sequence
from typing import Final

from habeas.words import terms
from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.voice import _, mark, ngettext

# Dimensions of which some values together are everyone.
_EVERYONE: Final = {
    "sex": mark("men and women are everyone"),
    "age": mark("adults and minors are everyone"),
    "sentence": mark("convicted and not convicted are everyone"),
    "service": mark("civilians and soldiers are everyone"),
}


def relation_reading(name: str, kind: str) -> str:
    """Name a relation that no source states, where nobody says what it assumes.

    Args:
        name: Its id.
        kind: What it is.
    """
    return _("reading {name} ({relation})", name=name, relation=kind)


def one_definition(definition: str) -> str:
    """Say that figures count by one definition."""
    return _("they count by one definition: {definition}", definition=definition)


def one_measure(measure: str) -> str:
    """Say that the measure means one thing in several figures."""
    return _("{measure} means one thing in all of them", measure=terms.measure(measure))


def counted_to(figure: str, day: object) -> str:
    """Say that a figure goes up to the day it was said.

    Args:
        figure: Its label.
        day: The day.
    """
    return _("{figure} is counted to {day}, the day it was said", figure=figure, day=day)


def counted_to_paragraph(figure: str, day: str) -> str:
    """Say that a figure goes up to the day that its paragraph is of.

    Args:
        figure: Its label.
        day: The day.
    """
    return _("{figure} is counted to the paragraph's date, {day}", figure=figure, day=day)


def of_day_said(figure: str, day: str) -> str:
    """Say that a figure is of the day it was said.

    Args:
        figure: Its label.
        day: The day.
    """
    return _("{figure} is of {day}, the day it was said", figure=figure, day=day)


def about_means(told: str, low: int, high: int | None) -> str:
    """Say how far "about" reaches.

    Args:
        told: The number as stated.
        low: The least that it means.
        high: The most.
    """
    return _("{number} means {low} to {high}", number=told, low=number(low), high=number(high))


def population_among(inner: str, outer: str) -> str:
    """Say that one population is among another."""
    told = {"inner": terms.population(inner), "outer": terms.population(outer)}
    return _("{inner} are among {outer}", **told)


def events_of(inner: str, outer: str) -> str:
    """Say that whoever is counted among people is counted among events.

    Args:
        inner: The people.
        outer: What one counts instead of people.
    """
    told = {"inner": terms.population(inner), "outer": terms.population(outer)}
    return _("everyone counted in {inner} is counted at least once in {outer}", **told)


def place_inside(inner: str | None, outer: str | None) -> str:
    """Say that one place is in another.

    Args:
        inner: Its code.
        outer: That of the other.
    """
    return _("{inner} is in {outer}", inner=inner, outer=outer)


def are_everyone(dimension: str, values: Sequence[str]) -> str:
    """Say that the people of some subgroups are everyone.

    Args:
        dimension: In which they differ.
        values: The subgroups.
    """
    known = _EVERYONE.get(dimension)
    if known is not None:
        return _(known)
    named = [terms.subgroup(dimension, value) or value for value in values]
    return _("{groups} are everyone", groups=listed(named))


def only_ways(stock: str, inflow: str, outflows: Sequence[str]) -> str:
    """Say that nobody comes or goes but by the flows of a balance.

    Args:
        stock: What is counted at both ends.
        inflow: What brings people in.
        outflows: What takes them out.
    """
    return _(
        "every person {inflow} is newly counted as {stock}, and {outflows} are the only ways out",
        inflow=terms.measure(inflow),
        stock=terms.measure(stock),
        outflows=listed([terms.measure_noun(measure) for measure in outflows]),
    )


def same_people(one: str, other: str) -> str:
    """Say that two populations are taken for one."""
    told = {"one": terms.population(one), "other": terms.population(other)}
    return _("{one} and {other} are the same people here", **told)


def without_those(total: str, parts: Sequence[str], measure: str, out: int, refused: str) -> str:
    """Say that a total counts those of some groups without a few.

    Args:
        total: The number.
        parts: Those of the groups.
        measure: What happened to those counted.
        out: How many are not among them.
        refused: What those did.
    """
    return ngettext(
        "{total} are those of {parts} who were {measure}, without the {number} who {refused}",
        "{total} are those of {parts} who were {measure}, without the {number} who {refused}",
        out,
        total=total,
        parts=listed(parts),
        measure=terms.measure(measure),
        number=number(out),
        refused=terms.measure(refused),
    )


def page_words(name: str) -> str:
    """Name a page as whoever speaks, where nobody is named."""
    return _("the page {name}", name=name)
