"""A small record: what is told of people and of groups, and which mentions may be one person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

# A mention: one name in one source is one person.
Key = tuple[str, str]
Pair = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one source tells of one person.

    Attributes:
        source: Who tells it, as any word; the mention is (source, person).
        person: The name as written.
        event: Wire word ("arrested") or the event's own id.
        release_kind: How the person left; None where it is not told.
        date: EDTF text; None where no day is told.
        modality: asserted, reported, announced, planned, feared, denied or conditional.
        said_on: EDTF text; None where unknown.
        attributed_to: The speaker as written; the body of a recognition or listing.
        member_of: Index of the figure whose people the person is one of.
    """

    source: str
    person: str
    event: str
    date: str | None = None
    release_kind: str | None = None
    modality: str = "reported"
    said_on: str | None = None
    attributed_to: str | None = None
    member_of: int | None = None

    @property
    def key(self) -> Key:
        """The mention it is about."""
        return self.source, self.person


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number of people; a group where it tells of one occasion."""

    measure: str
    low: int | None
    high: int | None
    date: str | None
    hedge: str = "exact"
    population: str | None = None
    place: str | None = None
    destination: str | None = None
    part_of: int | None = None
    mode: str = "flow"
    said_on: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that is told, accepted, and judged.

    Attributes:
        tellings: What is told of people.
        figures: What is told of numbers of people.
        undecided: Pairs of mentions that were offered and nobody judged.
        same: Pairs judged SAME.
        different: Pairs judged DIFFERENT.
    """

    tellings: tuple[Telling, ...] = ()
    figures: tuple[Figure, ...] = ()
    undecided: tuple[Pair, ...] = ()
    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every mention, in the order told."""
        return tuple(dict.fromkeys(telling.key for telling in self.tellings))


def record(*told: Telling | Figure, **pairs: Iterable[Pair]) -> Record:
    """Make a record of tellings and figures in the order told, for tests that read like reports."""
    return Record(
        tuple(each for each in told if isinstance(each, Telling)),
        tuple(each for each in told if isinstance(each, Figure)),
        **{name: tuple(some) for name, some in pairs.items()},
    )


def from_case(case: Mapping[str, Any]) -> Record:
    """Read a shared case: mentions of one name in several sources are undecided pairs."""
    tellings = []
    figures = []
    for told in case["told"]:
        if "figure" in told:
            figures.append(
                Figure(
                    told["figure"],
                    told["low"],
                    told["high"],
                    told["date"],
                    hedge=told.get("hedge", "exact"),
                    population=told.get("population"),
                    place=told.get("place"),
                    destination=told.get("destination"),
                    said_on=told.get("said_on"),
                    publisher=told.get("attributed_to"),
                )
            )
        else:
            tellings.append(
                Telling(
                    str(told["source"]),
                    told["person"],
                    told["event"],
                    told.get("date"),
                    told.get("release_kind"),
                    told.get("modality", "reported"),
                    told.get("said_on"),
                    told.get("attributed_to"),
                )
            )
    keys = dict.fromkeys(telling.key for telling in tellings)
    undecided = [(a, b) for a, b in combinations(keys, 2) if a[1] == b[1] and a[0] != b[0]]
    return Record(tuple(tellings), tuple(figures), tuple(undecided))
