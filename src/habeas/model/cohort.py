"""Groups of people told of together, with a size and perhaps few names or none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.bounds import Bounds
from habeas.model.when import When


class GroupAssumption(StrEnum):
    """What had to be assumed about a group, as no source says so."""

    ABOUT = "about"  # how far a round number reaches
    ONE_SIZE = "one_size"  # that near sizes are of one group
    ONE_ACT = "one_act"  # that events of one day are one act
    AMONG = "among"  # that its people are among those of another group


@dataclass(frozen=True, slots=True)
class AssumedOfGroup:
    """Something assumed about a group.

    Attributes:
        kind: What.
        sizes: The number as stated and as read; the sizes taken for one; the size of the group
            and of the whole that it is among.
        events: Types of the events taken for one act.
    """

    kind: GroupAssumption
    sizes: tuple[Bounds, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """One group of people who had an event together, however many outlets tell of it.

    Names that surface later fill it and never count twice.

    Attributes:
        id: Claim id of the telling that leads, the most precise one.
        size: How many people.
        events: Types of event that all of them had, on one day of its time: of one act told
            in several words, each. The first gives the group its name.
        body: Of a recognition or listing, the id of the body that speaks; else None.
        time: The day, or the window it lies in, cut at the day it was said.
        first: Ordinal of the first day of the window; None where nothing limits it.
        last: Ordinal of the last day; None where nothing limits it.
        tellings: Claim ids of all figures that tell of it, sorted.
        members: Ids of the people named as belonging to it by any telling, sorted.
        within: Ids of the groups it is wholly part of, wholes of wholes included, sorted.
        population: Who they are, by the narrowest word told.
        subgroup: Dimension to value that holds of all of them.
        place: Code of the country it happened in; None where no telling names one.
        unplaced: What is told of its place where that names no country.
        destination: Where they were taken: a code, else the words; None where nobody says.
        assumed: What had to be assumed about it.
    """

    id: str
    size: Bounds
    events: tuple[str, ...]
    body: str | None = None
    time: When
    first: int | None = None
    last: int | None = None
    tellings: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    population: str = "people"
    subgroup: Mapping[str, str] = field(default_factory=dict)
    place: str | None = None
    unplaced: str | None = None
    destination: str | None = None
    assumed: tuple[AssumedOfGroup, ...] = ()

    @property
    def event(self) -> str:
        """The type of event that gives the group its name."""
        return self.events[0]

    @property
    def remainder(self) -> Bounds:
        """People of it whom nobody has named."""
        named = len(self.members)
        high = None if self.size.high is None else max(0, self.size.high - named)
        return Bounds(max(0, self.size.low - named), high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohorts:
    """All groups, and how they stand to one another.

    Two groups of one act whose days can be one are a part and its whole (`Cohort.within`),
    or apart, or undecided. Of any others nothing needs to be said here.

    Attributes:
        groups: By first day, then by id.
        apart: Pairs of ids of groups that share nobody.
        undecided: Pairs of ids of groups that may be one, contained, overlapping or apart.
    """

    groups: tuple[Cohort, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    undecided: frozenset[frozenset[str]] = frozenset()
