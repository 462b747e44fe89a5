"""What others published of the thing that is counted, and how much of it is recorded here."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Hedge
from habeas.model.figure_reason import FigureReason
from habeas.model.when import When
from habeas.model.wire import Record, Recorded, as_record


class TimeRelation(StrEnum):
    """How the time of a published figure lies to the day or period asked about."""

    SAME = "same"
    BEFORE = "before"
    AFTER = "after"
    INSIDE = "inside"
    AROUND = "around"
    OVERLAPS = "overlaps"


class Stands(StrEnum):
    """How a published figure stands to what is recorded here of the same time.

    A figure never agrees with a count for the record's holding less: it holds what is recorded.
    """

    CONTAINS = "contains"  # what is recorded is within what they say
    CONTRADICTED = "contradicted"  # more are recorded than they say there can have been
    MORE = "more"  # they say more than a record that somebody declared complete
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Share(Recorded):
    """Which part of a published number is recorded here, as fractions from 0 to 1.

    Attributes:
        low: At least.
        high: At most, by the number as it was stated and what is recorded.
    """

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published figure of the thing that is counted.

    Attributes:
        figure: What was published; ``publisher`` says who, ``said_on`` when.
        relation: How its time lies to the time asked about.
        stands: How it stands to what is recorded.
        why: Why it is not comparable, or what was taken for granted; None elsewhere.
        recorded: What is recorded, of the figure's own time where that was counted; None where
            there is nothing to set it against.
        recorded_share: Which part of their number that is; None where the number is open or
            vague, where nothing was counted, and where no data here can meet the definition.
        is_of_asked: True where ``recorded`` is of the time asked about, which is the figure's
            own only where ``relation`` is same.
        is_narrower: True where it counts only some of those whom the count counts, so that
            not everybody recorded need be among them.
        repeated_by: Ids of other figures that say just the same.
    """

    figure: Figure
    relation: TimeRelation
    stands: Stands
    why: FigureReason | None = None
    recorded: Bounds | None = None
    recorded_share: Share | None = None
    is_of_asked: bool = True
    is_narrower: bool = False
    repeated_by: tuple[str, ...] = ()

    @property
    def claim(self) -> str:
        """Id of the claim that states it."""
        return self.figure.id

    @property
    def low(self) -> int | None:
        """Least number stated; None where only a most is stated."""
        return self.figure.low

    @property
    def high(self) -> int | None:
        """Greatest number stated; None where open."""
        return self.figure.high

    @property
    def hedge(self) -> Hedge:
        """How exactly it was stated."""
        return self.figure.hedge

    @property
    def publisher(self) -> str | None:
        """Who says it."""
        return self.figure.publisher

    @property
    def said_on(self) -> str | None:
        """When it was said, EDTF."""
        return self.figure.said_on

    @property
    def time(self) -> When | None:
        """When it counts."""
        return self.figure.time

    def to_record(self) -> Record:
        """Give the figure in the wire form, ready for JSON."""
        return as_record(
            {
                "claim": self.claim,
                "low": self.low,
                "high": self.high,
                "hedge": self.hedge,
                "population": self.figure.population,
                "publisher": self.publisher,
                "said_on": self.said_on,
                "time": self.time,
                "relation": self.relation,
                "stands": self.stands,
                "why": self.why or "",
                "recorded": self.recorded,
                "recorded_share": self.recorded_share,
                "repeated_by": self.repeated_by,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigures:
    """Published figures of one thing, nearest in time first.

    Attributes:
        rows: The figures; every one says how it stands.
        omitted: How many more there are, further away.
        incomparable: Figures of the same measure near the time asked about that count
            something else: claim id, and why.
        unplaced: Those of them that nothing keeps from being compared but that nobody here
            knows the code of their place: claim id, and the place as told.
    """

    rows: tuple[Published, ...] = ()
    omitted: int = 0
    incomparable: tuple[tuple[str, FigureReason], ...] = ()
    unplaced: tuple[tuple[str, str], ...] = ()

    @property
    def conflicts(self) -> tuple[Published, ...]:
        """Those that cannot be true beside what is recorded."""
        cannot = (Stands.CONTRADICTED, Stands.MORE)
        return tuple(row for row in self.rows if row.stands in cannot)

    def to_record(self) -> list[Record]:
        """Give the figures in the wire form, ready for JSON."""
        return [row.to_record() for row in self.rows]

    def rest_to_record(self) -> Record:
        """Give what is not among the figures: how many more, and what cannot be compared."""
        return {
            "omitted": self.omitted,
            "incomparable": [
                {"claim": claim, "why": why.words} for claim, why in self.incomparable
            ],
        }
