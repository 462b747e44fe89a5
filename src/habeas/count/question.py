"""A question: which definition, when, and where; and how a life answers it."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from habeas.count.evaluate import (
    NO,
    UNDISPUTED,
    Happened,
    Levels,
    happened,
    levels,
    moment_of,
    period_levels,
)
from habeas.count.presence import there_on, there_within
from habeas.count.rectangles import Rectangles
from habeas.errors import DateFormatError
from habeas.model.definition import Definition, Rule
from habeas.model.when import parse_when
from habeas.vocabulary.territories import place_code

Counts = np.ndarray[tuple[int], np.dtype[np.int64]]


def asked_days(definition: Definition, on: str) -> tuple[date, date]:
    """Give the first and the last day of what is asked.

    Args:
        definition: An instant takes one day; a period any day, month, year or A/B.
        on: EDTF.

    Raises:
        DateFormatError: Not a date; or not one day for an instant; or open.
    """
    when = parse_when(on)
    if when.earliest is None or when.latest is None:
        raise DateFormatError(
            "a count needs both ends", where=repr(on), hint="such as 2025 or 2025-06/2025-12"
        )
    if definition.rule is Rule.INSTANT and when.earliest != when.latest:
        raise DateFormatError(
            f"{definition.id} counts on one day", where=repr(on), hint="such as 2025-12-23"
        )
    return when.earliest, when.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of everybody.

    Attributes:
        definition: Whom to count.
        first: Ordinal of the first day; of an instant, the day at whose end it looks.
        last: Ordinal of the last day, inclusive; of an instant, the same.
        place: Code of the place asked about; None for everywhere.
    """

    definition: Definition
    first: int
    last: int
    place: str | None = None

    @classmethod
    def of(cls, definition: Definition, on: str, place: str | None = None) -> "Question":
        """Read a question.

        Args:
            definition: Whom to count.
            on: A day, or for a period definition any period, EDTF.
            place: Code of a place; None for everywhere.

        Raises:
            DateFormatError: ``on`` is not what the definition can be asked for.
        """
        first, last = asked_days(definition, on)
        if definition.rule is Rule.PERIOD:
            return cls(
                definition=definition, first=first.toordinal(), last=last.toordinal(), place=place
            )
        moment = moment_of(definition, last)
        return cls(definition=definition, first=moment, last=moment, place=place)

    @property
    def is_period(self) -> bool:
        """Whether it asks what happened in a period."""
        return self.definition.rule is Rule.PERIOD

    @property
    def counts_people(self) -> bool:
        """Whether each person counts once."""
        return self.definition.unit == "persons" or not self.is_period

    def levels(self, r: Rectangles) -> Levels:
        """Give each person's answer.

        Args:
            r: What is known.
        """
        if self.is_period:
            often = None if self.place is None else self._happened
            return period_levels(r, self.definition, self.first, self.last, often=often)
        level = levels(r, self.definition, self.first)
        if self.place is None:
            return level
        return np.minimum(level, there_on(r, self.place, self.first))

    def counts(self, r: Rectangles) -> tuple[Counts, Counts]:
        """Give what each person counts: at least and at most.

        Args:
            r: What is known.
        """
        level = self.levels(r)
        if self.counts_people:
            return (level == UNDISPUTED).astype(np.int64), (level > NO).astype(np.int64)
        found = self._happened(r)
        return (
            np.where(level == UNDISPUTED, found.low, 0).astype(np.int64),
            np.where(level > NO, found.high, 0).astype(np.int64),
        )

    def _happened(self, r: Rectangles) -> Happened:
        """Say how often what is counted happened: at least surely there, at most possibly."""
        if self.place is None:
            return happened(r, self.definition, self.first, self.last)
        surely, possibly = there_within(r, self.place, self.first, self.last)
        least = happened(surely, self.definition, self.first, self.last)
        most = happened(possibly, self.definition, self.first, self.last)
        return Happened(least.low, most.high, most.wide)


__all__ = ["Counts", "Question", "asked_days", "place_code"]
