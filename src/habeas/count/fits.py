"""Whether a published figure counts the thing that a definition counts, and if not, why not.

The same thing is the same measure, an instant or a period, unit, part of the people, definition,
place and population; when it is counted does not matter here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from habeas.count.question import place_code
from habeas.count.rectangles import Rectangles
from habeas.model.definition import Definition, Is, Rule
from habeas.model.figure import Figure, Mode
from habeas.model.figure_reason import FigureObstacle, FigureReason
from habeas.vocabulary.bodies import body_key
from habeas.vocabulary.figure_table import figure_table
from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.measures import measures
from habeas.vocabulary.rules import Rules
from habeas.vocabulary.territories import lies_in
from habeas.words.figure_reasons import figure_reason


class Within(Enum):
    """Whether people are in the place asked about."""

    NO = "no"
    PERHAPS = "perhaps"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a figure counts the thing that a definition counts.

    Attributes:
        why: Why it counts something else; None where it counts the same.
        is_narrower: True where it counts only some of those whom the definition counts.
        within: Whether whom it counts are all in the place asked about: also where it counts
            those of a part of it, or where nobody here knows of which place.
        unplaced: Its place, where nobody here knows the code of it and nothing else keeps it
            from being compared.
    """

    why: FigureReason | None = None
    is_narrower: bool = False
    within: Within = Within.NO
    unplaced: str = ""


def only_place(
    r: Rectangles, figures: Iterable[Figure] = (), *, given: str | None = None
) -> str | None:
    """Give the one country that everything told of is in.

    Args:
        r: What is known of people.
        figures: Published figures.
        given: Code of the place that somebody gave for what says nothing of its place.

    Returns:
        Its code; None where several are told of, or none.
    """
    codes = {given, *(place_code(figure.place) for figure in figures if figure.place)}
    for part in r.parts_of("trait:place"):
        rows = np.unique(r.states.code[r.states.part == part])
        codes |= {place_code(r.codes[code]) for code in rows.tolist()}
    # A town is no other country, and neither is a part of one.
    found = {code[:2] for code in codes if code is not None}
    return found.pop() if len(found) == 1 else None


def same_thing(
    figure: Figure,
    definition: Definition,
    *,
    place: str | None = None,
    rules: Rules,
    only_place: str | None = None,
) -> Fit:
    """Say whether a figure counts the thing that a definition counts, whenever it counts it.

    Args:
        figure: Theirs.
        definition: Ours.
        place: Code of the place ours is asked about; None for everywhere.
        rules: The tables in force.
        only_place: As for `published`.
    """
    reasons = (
        other_measure(figure, definition),
        _other_mode(figure, definition),
        _other_unit(figure, definition),
        _part(figure),
        _other_definition(figure, definition, rules),
    )
    for why in reasons:
        if why is not None:
            return Fit(why)
    people = _of_people(figure, definition, rules)
    where = _other_place(figure.place, place, only_place)
    if people.why is None:
        within = _within(figure.place, place) if where else Within.YES
        unplaced = "" if figure.place is None or place_code(figure.place) else figure.place
        return replace(people, why=where, within=within, unplaced=unplaced)
    return Fit(where or people.why)


def other_measure(figure: Figure, definition: Definition) -> FigureReason | None:
    """Say that a figure is of another measure than a definition; None where it is not.

    Args:
        figure: Theirs.
        definition: Ours.
    """
    # The wire form has one joint word for some of the vocabulary's.
    joint = measure_table().joint(figure.measure)
    if {figure.measure, joint}.isdisjoint(definition.measures):
        return figure_reason(FigureObstacle.MEASURE, measure=figure.measure)
    return None


def _other_mode(figure: Figure, definition: Definition) -> FigureReason | None:
    is_period = definition.rule is Rule.PERIOD
    if (figure.mode is Mode.STOCK) is not is_period:
        return None
    return figure_reason(FigureObstacle.MOMENT if is_period else FigureObstacle.PERIOD)


def _other_unit(figure: Figure, definition: Definition) -> FigureReason | None:
    units = figure_table().units
    theirs = units.get(figure.unit, figure.unit)
    ours = units.get(definition.unit, definition.unit)
    if theirs == ours:
        return None
    return figure_reason(FigureObstacle.UNIT, unit=theirs, asked=ours)


def _part(figure: Figure) -> FigureReason | None:
    """Say which part of the people a figure counts; None where it is about all."""
    if figure.subgroup:
        told = tuple(sorted(figure.subgroup.items()))
        return figure_reason(FigureObstacle.SUBGROUP, group=told)
    if figure.destination is not None:
        return figure_reason(FigureObstacle.DESTINATION, places=figure.destination)
    return None if figure.part_of is None else figure_reason(FigureObstacle.PART)


def _other_definition(figure: Figure, definition: Definition, rules: Rules) -> FigureReason | None:
    if _is_plain(definition, rules):
        return None
    body = _body_of(definition, rules)
    if figure.definition is None:
        own = body is not None and rules.body_id(figure.publisher) == body
        return None if own else figure_reason(FigureObstacle.OWN_DEFINITION)
    name, _, version = figure.definition.partition("@")
    named = body_key(name) == body_key(definition.id) or rules.body_id(name) == definition.id
    if named and version in ("", str(definition.version)):
        return None
    return figure_reason(FigureObstacle.DEFINITION, definition=figure.definition)


def _is_plain(definition: Definition, rules: Rules) -> bool:
    """Say whether it asks of a life alone: nothing that some body decides, and no trait."""
    if _body_of(definition, rules) is not None:
        return False
    return all(
        isinstance(atom, Is) and not rules.axes[atom.axis.partition(":")[0]].per_body
        for atom in definition.atoms()
    )


def _body_of(definition: Definition, rules: Rules) -> str | None:
    """Give the body whose name a definition bears: ``lantern``, or ``lantern_serving``."""
    bodies = [
        body
        for body in rules.tables["bodies"]["bodies"]
        if definition.id == body or definition.id.startswith(f"{body}_")
    ]
    return max(bodies, key=len, default=None)


def _other_place(theirs: str | None, place: str | None, only: str | None) -> FigureReason | None:
    if theirs is None:
        return None if place in (None, only) else figure_reason(FigureObstacle.NO_PLACE)
    code = place_code(theirs)
    if code is None:
        return figure_reason(FigureObstacle.UNKNOWN_PLACE, name=theirs)
    if code == (only if place is None else place):
        return None
    obstacle = FigureObstacle.PLACE if place else FigureObstacle.PLACE_AMONG_OTHERS
    return figure_reason(obstacle, place=code)


def _within(theirs: str | None, place: str | None) -> Within:
    """Say whether people of one place are all in another: silence and an unknown name may be."""
    if place is None:
        return Within.YES
    code = None if theirs is None else place_code(theirs)
    if code is None:
        return Within.PERHAPS
    return Within.YES if lies_in(code, place) else Within.NO


def _of_people(figure: Figure, definition: Definition, rules: Rules) -> Fit:
    """Say whether a figure's population is everybody whom a definition counts."""
    data, table = figure_table(), measures()
    asks_of_lives = _is_plain(definition, rules)
    counted = data.counted
    ours = table.anyone if asks_of_lives else counted.get(definition.id, counted["default"])
    theirs = figure.population
    if theirs in data.wholes or theirs == ours:
        # Whoever is held is a prisoner; and a body's own prisoners are those it counts.
        held = not asks_of_lives or figure.measure in data.in_custody
        if table.holds(theirs, ours) or (held and theirs in table.held):
            return Fit()
        if table.holds(ours, theirs):
            return Fit(is_narrower=True)
    return Fit(figure_reason(FigureObstacle.POPULATION, who=theirs))
