"""Whom a count counts: a named, versioned, cited predicate over axes and traits.

A definition is data. It is read and checked against the vocabulary in
``habeas.vocabulary.definitions`` and evaluated in ``habeas.count``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What a day or period asked about means."""

    INSTANT = "instant"  # whoever it is true of at one moment: a stock
    PERIOD = "period"  # whoever it became true of in the period: a flow


class Moment(StrEnum):
    """Which moment of the day an instant is."""

    END_OF_DAY = "end_of_day"
    START_OF_DAY = "start_of_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Is:
    """An axis has one of some values.

    Attributes:
        axis: Its id; ``recognition:viasna`` for one body, ``recognition`` for any.
        values: The values, any of which will do.
        for_days: Days it must have lasted; 0 for any.
    """

    axis: str
    values: tuple[str, ...]
    for_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Has:
    """A person has a trait (occupation, sex, citizenship, criterion...).

    Attributes:
        field: Which trait, as attribute claims name it.
        values: Words any of which will do, compared without case.
        unknown_counts: Whether someone of whom no source states it is possible;
            otherwise they are left out.
    """

    field: str
    values: tuple[str, ...]
    unknown_counts: bool = True


@dataclass(frozen=True, slots=True)
class All:
    """Each of some predicates is true."""

    of: tuple["Predicate", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of some predicates is true."""

    of: tuple["Predicate", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """A predicate is not true."""

    of: "Predicate"


Predicate = Is | Has | All | AnyOf | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class Begins:
    """What has to happen in a period: an event that somebody tells of.

    Attributes:
        events: Ids of the event types it can be; empty for any.
        before: What is true just before it; None for anything.
        after: What is true just after it; None for anything.
    """

    events: tuple[str, ...] = ()
    before: Predicate | None = None
    after: Predicate | None = None

    @property
    def predicates(self) -> tuple[Predicate, ...]:
        """The tests it makes, before and after."""
        return tuple(p for p in (self.before, self.after) if p is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A named way to count.

    Attributes:
        id: Such as ``viasna``.
        version: From 1; any change is a new version.
        title: What it is called.
        source: The standard it follows, with its year.
        where: Whom it counts; for a period, who can be counted.
        begins: For a period: what has to happen in it.
        rule: Instant or period.
        moment: For an instant: which moment of the day.
        unit: ``persons``; ``prosecutions`` or ``arrests`` where each event counts.
        origins: Independent origins a person's claims must have to be undisputed.
        bodies: Bodies of whom one must be among those origins; empty where any will do.
        measures: Measures of published figures and cohorts it can be set against.
        notes: What a reader must know, one sentence each.
    """

    id: str
    version: int
    title: str
    source: str
    where: Predicate | None = None
    begins: Begins | None = None
    rule: Rule = Rule.INSTANT
    moment: Moment = Moment.END_OF_DAY
    unit: str = "persons"
    origins: int = 1
    bodies: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ref(self) -> str:
        """Its name in every answer: ``viasna@1``."""
        return f"{self.id}@{self.version}"

    def atoms(self) -> tuple[Is | Has, ...]:
        """Give every single test in it, in order."""
        found: list[Is | Has] = []
        todo: list[Predicate] = list(self.begins.predicates) if self.begins is not None else []
        if self.where is not None:
            todo.append(self.where)
        while todo:
            node = todo.pop(0)
            if isinstance(node, Not):
                todo.insert(0, node.of)
            elif isinstance(node, All | AnyOf):
                todo[:0] = node.of
            else:
                found.append(node)
        return tuple(found)

    def needed(self) -> tuple[Predicate, ...]:
        """Give the tests of a person that all have to hold; an alternative stays whole."""
        found: list[Predicate] = []
        todo = [] if self.where is None else [self.where]
        while todo:
            node = todo.pop(0)
            if isinstance(node, All):
                todo[:0] = node.of
            else:
                found.append(node)
        return tuple(found)

    def axes(self) -> frozenset[str]:
        """Give the axes it looks at, without bodies."""
        return frozenset(a.axis.partition(":")[0] for a in self.atoms() if isinstance(a, Is))
