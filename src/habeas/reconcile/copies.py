"""Copies are not witnesses: which figures repeat another, and where a copy differs.

A figure with an origin repeats that figure: it stands for the same unknown, under the
origin's definition and day. A copy that differs from its origin in what it counts is
itself a finding: the two records cannot both be right, and the copy then stands alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.errors import InputError
from habeas.model.figure import Figure
from habeas.model.when import When
from habeas.reconcile.keys import definition_of, population_of

FIELDS = ("measure", "mode", "population", "subgroup", "place", "time")


@dataclass(frozen=True, slots=True)
class StandIn:
    """Whose unknown a figure stands for.

    Attributes:
        root: Id of the figure whose unknown it is; its own where it repeats nothing.
        definition: The definition it stands under.
        said_on: The day that closes its period.
        differs: Fields in which it differs from its origin; empty where it does not.
    """

    root: str
    definition: str
    said_on: str | None
    differs: tuple[str, ...] = ()


def same_time(first: When | None, second: When | None) -> bool:
    """Say whether two times mean the same days, however they are written."""
    if first is None or second is None:
        return first is second
    if first.edtf == second.edtf:
        return True
    return (
        first.earliest,
        first.start_latest,
        first.end_earliest,
        first.latest,
        first.is_approximate,
    ) == (
        second.earliest,
        second.start_latest,
        second.end_earliest,
        second.latest,
        second.is_approximate,
    )


def fields_that_differ(copy: Figure, origin: Figure, *, definition: str) -> tuple[str, ...]:
    """Name the fields in which a copy does not count what its origin counts.

    Args:
        copy: The figure that repeats.
        origin: The figure it repeats.
        definition: The definition the origin stands under.
    """
    same = {
        "measure": copy.measure == origin.measure,
        "mode": copy.mode == origin.mode,
        "population": population_of(copy) == population_of(origin),
        "subgroup": dict(copy.subgroup) == dict(origin.subgroup),
        "place": copy.place == origin.place,
        "time": same_time(copy.time, origin.time),
        "definition": copy.definition in (None, definition),
    }
    return tuple(name for name, is_same in same.items() if not is_same)


def standings(figures: Mapping[str, Figure]) -> dict[str, StandIn]:
    """Say for every figure whose unknown it stands for.

    Args:
        figures: Id to figure.

    Raises:
        InputError: Figures repeat one another in a circle.
    """
    found: dict[str, StandIn] = {}
    for start in figures:
        chain: list[str] = []
        seen: set[str] = set()
        here = start
        while here not in found:
            if here in seen:
                raise InputError(
                    "figures repeat one another in a circle",
                    where=", ".join(chain[chain.index(here) :]),
                    hint="one of them has to be the origin",
                )
            chain.append(here)
            seen.add(here)
            origin = figures[here].origin
            if origin is None or origin not in figures or origin == here:
                found[here] = StandIn(here, definition_of(figures[here]), figures[here].said_on)
                break
            here = origin
        for here in reversed(chain):
            if here not in found:
                found[here] = _standing_of_copy(figures, here, found)
    return found


def _standing_of_copy(
    figures: Mapping[str, Figure], copy_id: str, found: Mapping[str, StandIn]
) -> StandIn:
    copy = figures[copy_id]
    origin = figures[str(copy.origin)]
    root = found[origin.id]
    differs = fields_that_differ(copy, origin, definition=root.definition)
    if differs:
        return StandIn(copy_id, copy.definition or root.definition, root.said_on, differs)
    return StandIn(root.root, root.definition, root.said_on)
