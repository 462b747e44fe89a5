"""Our own count: bounds, and the people behind them. Never to be confused with a figure."""

from dataclasses import dataclass, field

from habeas.model.bounds import Bounds
from habeas.model.completeness import Contradiction
from habeas.model.published_figure import PublishedFigures
from habeas.model.wire import UNSAID, Record, Recorded, called, record_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible(Recorded):
    """A person who may count.

    Attributes:
        person: Person id.
        reason: Why only possible, in plain words.
        among: Ids of the groups of which they may be one without being named; by being one
            they count, or do not.
        is_told: Whether anything but such a group says that they may count.
    """

    person: str
    reason: str
    among: tuple[str, ...] = ()
    is_told: bool = field(default=True, metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder(Recorded):
    """The unnamed part of a cohort as it enters a count.

    Attributes:
        cohort: The cohort's id.
        low: People of it who have no name here and count, at least.
        high: The same at most; None where its size is open.
        named: Members whose names are known.
        reason: Why low and high differ; empty where they do not.
    """

    cohort: str = field(metadata=called("id"))
    low: int = field(metadata=called("remainder_low"))
    high: int | None = field(metadata=called("remainder_high"))
    named: int = field(default=0, metadata=UNSAID)
    reason: str = field(default="", metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many, by which definition, when, as known to whom, and who they are.

    Attributes:
        recorded: The least and the greatest over all worlds that fit the record; ``high`` is None
            where a group that may count is open upwards.
        complete: Ids of the entries that declare the record complete for what is asked.
        unmet: Why no data here can meet the definition, in words; None where some can.
        place: Code of the place asked about; None for everywhere.
        published: What others published of the same thing; None where it was not looked up.
        definition: ``id@version``.
        on: The day or period asked about, EDTF.
        said_by: Only what had been published by this day; None for all.
        known: Only what the archive held at this sequence number; None for all.
        head: The ledger's head the answer was computed at; None outside an archive.
        named: How many of those who count have a name here; None where nobody asked. Records
            that may be one person can be fewer people than records.
        unnamed: How many have none.
        undisputed: Ids of those who count in every world, sorted.
        possible: People who count in some worlds, sorted by id.
        cohorts: Unnamed remainders, sorted by cohort. Somebody may be in several.
        undecided_pairs: Pairs nobody has judged: ``recorded`` holds every way of judging them.
        unreviewed: Claims nobody has reviewed that could change the answer.
        erased: Claims erased since, that the answer does without.
        contradicted: What stands against statements that the record is complete.
        widened: Why the interval may be wider than the record needs, a sentence each.
        stale: Of the least, how many were last reported more than a year before.
        unit: What one counts.
    """

    recorded: Bounds
    complete: tuple[str, ...] = ()
    unmet: str | None = None
    place: str | None = None
    published: PublishedFigures | None = None
    definition: str
    on: str
    said_by: str | None = None
    known: int | None = None
    head: str | None = None
    named: Bounds | None = None
    unnamed: Bounds | None = None
    undisputed: tuple[str, ...] = ()
    possible: tuple[Possible, ...] = ()
    cohorts: tuple[Remainder, ...] = ()
    undecided_pairs: int = 0
    unreviewed: int = 0
    erased: int = 0
    contradicted: tuple[Contradiction, ...] = ()
    widened: tuple[str, ...] = ()
    stale: int = 0
    unit: str = field(default="persons", metadata=UNSAID)

    @property
    def told_possible(self) -> tuple[Possible, ...]:
        """Those who may count by more than being one of a group without names."""
        return tuple(p for p in self.possible if p.is_told)

    @property
    def bounds(self) -> Bounds:
        """What is so in the world: no most, unless somebody declared the record complete."""
        return Bounds(self.recorded.low, self.recorded.high if self.complete else None)

    def to_record(self) -> Record:
        """Give the answer in the wire form, ready for JSON."""
        found = record_of(self)
        # What was not looked up is no figure, and of a contradiction its words are enough here.
        found["published"] = found["published"] or []
        found["contradicted"] = [
            {"statement": c.statement, "words": c.words} for c in self.contradicted
        ]
        return {"low": self.bounds.low, "high": self.bounds.high} | found
