"""The table of what published figures count, as it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.vocabulary.declarations import EventId, LanguageCode, Measure, Population
from habeas.vocabulary.shape import shaped


@dataclass(frozen=True, kw_only=True, eq=False)
class MeasureRow:
    """One measure of the table.

    Attributes:
        label: Words by language, or by their form: ``plain`` of the people, ``noun`` of the thing.
        events: What must happen to a named person to belong to such a figure.
        group: What happened to everybody counted, where a figure of one occasion is a group.
        goes_abroad: Everybody counted was taken or sent somewhere.
    """

    label: Mapping[LanguageCode, str | Mapping[str, str]]
    events: tuple[EventId, ...]
    group: EventId | None = None
    goes_abroad: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class PopulationRows:
    """Which population holds which; see `Measures`."""

    anyone: Population
    holds: Mapping[Population, tuple[Population, ...]]
    held: frozenset[Population]
    restates: Mapping[Population, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class SubgroupRows:
    """What subgroups are of each other; see `Measures`."""

    apart: Mapping[str, frozenset[str]]
    wide: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class MeasureTable:
    """The table ``measures``.

    Attributes:
        source: Where it comes from.
        measures: Every measure.
        derived: Words of others for which the wire form has one joint word.
        units: What a figure may count.
        acts: Events of one day that may be one act.
        populations: Which holds which.
        subgroups: What they are of each other.
        near_percent: How far two exact sizes may differ and be one group.
        protest: Populations of people arrested at a protest.
    """

    source: str
    measures: Mapping[str, MeasureRow]
    derived: Mapping[str, Measure]
    units: tuple[str, ...]
    acts: tuple[tuple[EventId, ...], ...]
    populations: PopulationRows
    subgroups: SubgroupRows
    near_percent: int
    protest: frozenset[Population]

    def joint(self, measure: str) -> str:
        """Give the word of the wire form for a measure: its own, or a joint one."""
        return self.derived.get(measure, measure)


@cache
def measure_table() -> MeasureTable:
    """Give the table that ships, as it is written."""
    return shaped(MeasureTable, "measures")
