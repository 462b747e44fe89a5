"""Who is behind a number, by the same worlds as the number itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from habeas.model.bounds import Bounds

NOBODY: Final = Bounds(0, 0)


@dataclass(frozen=True, slots=True)
class CountRoster:
    """Who counts: those with names one by one, those without by their groups.

    Attributes:
        undisputed: Ids of those who count in every world.
        possible: Ids of those who count in some world, and not in every.
        named: How many count who have a name; records that may be one person count as many
            times as they are people.
        unnamed: How many count who have none; no most where a group is open upwards.
        groups: Of each group that was looked at, by id, how many of its people without names
            count. Somebody may be in several.
        among: Of those who may count, or need not, by being one of a group without names: the
            ids of such groups.
    """

    undisputed: frozenset[str]
    possible: frozenset[str]
    named: Bounds
    unnamed: Bounds = NOBODY
    groups: Mapping[str, Bounds] = field(default_factory=dict)
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
