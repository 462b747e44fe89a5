"""A number of people that somebody published: theirs, to be tested, never ours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.when import When
from habeas.model.wire import UNSAID, Count, called

DESCRIBED = "described"
"""The dimension of a subgroup that is known by the words of its source alone."""
UNREAD = "part"
"""The dimension of a part of which nothing but its number was understood."""


class Hedge(StrEnum):
    """How exactly the number was stated."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    MORE_THAN = "more_than"
    FEWER_THAN = "fewer_than"
    RANGE = "range"
    VAGUE = "vague"


class Mode(StrEnum):
    """Whether it counts at an instant, in a period, or since a beginning."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The body of a ``figure`` claim, and one record for reconciliation.

    Attributes:
        id: The claim's id, or the id given in a file of figures.
        low: Least number stated; None where only a most is stated.
        high: Greatest number stated; None where open.
        hedge: How exactly it was stated.
        measure: What happened to the people counted (held, released...); open.
        mode: Stock, flow or cumulative.
        population: Who is counted (political_prisoners, journalists...); open.
        subgroup: Dimension to value, such as ``{"sex": "female"}``.
        unit: What one counts: persons, arrest_events, prosecutions...
        time: When, or None where not stated.
        relation: How the time relates: on, during, as_of, from, until, after...
        as_of: True for a stock stated as of a day.
        place: Where, as written.
        destination: Where the people were taken, as written.
        part_of: Id of the figure this is a part of.
        breakdown: Which breakdown of its whole it is in; parts of one have nobody in common.
        parts: How many parts that breakdown has, where the source says that they are everybody.
        publisher: Who stands for the number; the speaker, else the page.
        said_on: When it was published, EDTF.
        definition: Named definition; None means the publisher's own.
        origin: Id of the figure this one repeats.
    """

    id: str = field(metadata=UNSAID)
    low: Count | None = field(metadata=called("value_low"))
    high: Count | None = field(metadata=called("value_high"))
    hedge: Hedge
    measure: str
    mode: Mode
    population: str
    subgroup: Mapping[str, str] = field(default_factory=dict)
    unit: str = "persons"
    time: When | None = None
    relation: str | None = field(default=None, metadata=UNSAID)
    as_of: bool = False
    place: str | None = None
    destination: str | None = None
    part_of: str | None = None
    breakdown: int | None = None
    parts: int | None = None
    publisher: str | None = None
    said_on: str | None = None
    definition: str | None = None
    origin: str | None = None


class RelationType(StrEnum):
    """How figures hang together."""

    PARTITION = "partition"
    SUBSET = "subset"
    DISJOINT = "disjoint"
    OVERLAP = "overlap"
    SAME = "same"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A stated or supposed relation between figures, by their ids.

    Attributes:
        id: Its id in the file or archive.
        type: partition: whole = sum of parts; disjoint: whole >= sum of parts; subset,
            overlap: each part <= whole; same: equal; balance: closing = opening + inflows - outflows.
        whole: For partition, subset and overlap (for ``same``, one of the equals).
        parts: The parts (for ``same``, the others).
        opening: For balance, the stock at the start.
        inflows: For balance.
        outflows: For balance.
        closing: For balance, the stock at the end.
        stated: True where a source says so; False for a reading that may be given up.
        assumption: The name of what has to be assumed, for an unstated one.
    """

    id: str
    type: RelationType
    whole: str | None = None
    parts: tuple[str, ...] = ()
    opening: str | None = None
    inflows: tuple[str, ...] = ()
    outflows: tuple[str, ...] = ()
    closing: str | None = None
    stated: bool = False
    assumption: str | None = None
