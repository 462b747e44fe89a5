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
from habeas.vocabulary.bodies import body_key
from habeas.vocabulary.figure_table import figure_table
from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.measures import measures
from habeas.vocabulary.rules import Rules
from habeas.vocabulary.territories import lies_in, territory_name


class Within(Enum):
    """Whether people are in the place asked about."""

    NO = "no"
    PERHAPS = "perhaps"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a figure counts the thing that a definition counts.

    Attributes:
        why: Why it counts something else, in words; empty where it counts the same.
        is_narrower: True where it counts only some of those whom the definition counts.
        within: Whether whom it counts are all in the place asked about: also where it counts
            those of a part of it, or where nobody here knows of which place.
        unplaced: Its place, where nobody here knows the code of it and nothing else keeps it
            from being compared.
    """

    why: str = ""
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
        if why:
            return Fit(why)
    people = _of_people(figure, definition, rules)
    where = _other_place(figure.place, place, only_place)
    if not people.why:
        within = _within(figure.place, place) if where else Within.YES
        unplaced = "" if figure.place is None or place_code(figure.place) else figure.place
        return replace(people, why=where, within=within, unplaced=unplaced)
    return Fit(where or people.why)


def other_measure(figure: Figure, definition: Definition) -> str:
    """Say that a figure is of another measure than a definition; empty where it is not.

    Args:
        figure: Theirs.
        definition: Ours.
    """
    # The wire form has one joint word for some of the vocabulary's.
    joint = measure_table().joint(figure.measure)
    if {figure.measure, joint}.isdisjoint(definition.measures):
        return f"it counts another thing: {plain(figure.measure)}"
    return ""


def _other_mode(figure: Figure, definition: Definition) -> str:
    is_period = definition.rule is Rule.PERIOD
    if (figure.mode is Mode.STOCK) is not is_period:
        return ""
    if is_period:
        return "it counts at one moment, and what is asked is what happened in a period"
    return "it counts what happened in a period, and what is asked is one day"


def _other_unit(figure: Figure, definition: Definition) -> str:
    table = figure_table()
    theirs = table.units.get(figure.unit, figure.unit)
    ours = table.units.get(definition.unit, definition.unit)
    if theirs == ours:
        return ""
    words = table.unit_words
    return f"it counts {words.get(theirs, plain(theirs))}, not {words.get(ours, plain(ours))}"


def _part(figure: Figure) -> str:
    """Say which part of the people a figure counts; empty where it is about all."""
    if figure.subgroup:
        told = ", ".join(f"{plain(k)} {plain(v)}" for k, v in sorted(figure.subgroup.items()))
        return f"it counts some of them only ({told})"
    if figure.destination is not None:
        return f"it counts only those taken to {_named(figure.destination)}"
    return "" if figure.part_of is None else "it is a part of another figure"


def _named(places: str) -> str:
    """Name the countries among some places, which may be codes."""
    return ", ".join(
        territory_name(place) if len(place) == 2 else place for place in places.split(", ")
    )


def _other_definition(figure: Figure, definition: Definition, rules: Rules) -> str:
    if _is_plain(definition, rules):
        return ""
    body = _body_of(definition, rules)
    if figure.definition is None:
        own = body is not None and rules.body_id(figure.publisher) == body
        return "" if own else "it is counted by its publisher's own definition"
    name, _, version = figure.definition.partition("@")
    named = body_key(name) == body_key(definition.id) or rules.body_id(name) == definition.id
    if named and version in ("", str(definition.version)):
        return ""
    return f"it is counted by another definition ({figure.definition})"


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


def _other_place(theirs: str | None, place: str | None, only: str | None) -> str:
    if theirs is None:
        return "" if place in (None, only) else "it does not say where"
    code = place_code(theirs)
    if code is None:
        return f"nobody here knows the code of its place ({theirs})"
    if code == (only if place is None else place):
        return ""
    more = "" if place else ", and this record is not of that place alone: ask for it by place"
    return f"it counts {territory_name(code)}{more}"


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
    return Fit(f"it counts {plain(theirs)} only")


def plain(word: str) -> str:
    """Write a word of the vocabulary as words.

    Args:
        word: Such as ``political_prisoners``.
    """
    return word.replace("_", " ")
