"""A count by sex, place, prison, article or citizenship, with unknown as a value.

Someone with two citizenships counts under both, so values of a trait may sum to more
than the whole; ``overlapping`` says whether they do.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from habeas.count.answerable import unmet
from habeas.count.clusters import Who
from habeas.count.population import who_counts
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.count.tally import NO_GROUPS
from habeas.errors import InputError
from habeas.history.traits import ANY_VALUE, any_of
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohorts
from habeas.model.definition import All, AnyOf, Definition, Has, Not, Predicate
from habeas.model.wire import Record, Recorded, record_of
from habeas.words.numbers import interval
from habeas.words.unmet import cannot_answer

UNKNOWN: Final = "unknown"
TRAITS: Final = (
    "sex",
    "place",
    "prison",
    "article",
    "citizenship",
    "occupation",
    "release_kind",
    "release_condition",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TraitShare:
    """The part of a count with one value of a trait.

    Attributes:
        value: The value, or ``unknown``.
        recorded: How many; for ``unknown``, people of whom no source states the trait, those
            without names among them.
        undisputed: Person ids, sorted.
        possible: Ids of those who may count, or may have the value, sorted.
    """

    value: str
    recorded: Bounds
    undisputed: tuple[str, ...]
    possible: tuple[str, ...]

    def to_record(self) -> Record:
        """Give the part in the wire form, ready for JSON."""
        # Whoever breaks a count down has no statement that anybody is complete in a part.
        return {"value": self.value, "low": self.recorded.low, "high": None} | record_of(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown(Recorded):
    """A count broken down by one trait.

    Attributes:
        definition: ``id@version``.
        on: The day or period.
        by: The trait.
        overlapping: Whether anyone stands under more than one value.
        unmet: As in a tally.
        shares: By number, then by value; ``unknown`` last.
    """

    definition: str
    on: str
    by: str
    overlapping: bool
    unmet: str | None = None
    shares: tuple[TraitShare, ...]

    def words(self) -> tuple[str, ...]:
        """Give one line a value, or say why there is none."""
        if self.unmet is not None:
            return (cannot_answer(self.unmet, self.definition),)
        return tuple(f"{s.value}: {interval(s.recorded.low, s.recorded.high)}" for s in self.shares)


def breakdown(
    who: Who,
    definition: Definition,
    on: str,
    *,
    by: str,
    place: str | None = None,
    cohorts: Cohorts = NO_GROUPS,
) -> Breakdown:
    """Count people by a trait.

    Args:
        who: As in a tally.
        definition: Whom to count.
        on: A day, or for a period definition any period, EDTF.
        by: One of `TRAITS`.
        place: As in a tally.
        cohorts: As in a tally: whose sex or citizenship a figure states stand under it, all
            others without names are unknown.

    Raises:
        InputError: There is no such trait.
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    if by not in TRAITS:
        raise InputError(f"cannot break down by {by!r}", hint=f"one of {', '.join(TRAITS)}")
    values = _values(who.records, cohorts, by)
    tests: list[tuple[str, Predicate]] = [
        (value, Has(field=by, values=(value,), unknown_counts=False)) for value in values
    ]
    of_it: tuple[Predicate, ...] = (
        Has(field=by, values=tuple(values) or ("",), unknown_counts=False),
        Has(field=any_of(by), values=(ANY_VALUE,), unknown_counts=False),
    )
    none: Predicate = Not(AnyOf(of_it))
    # Where nobody's is stated everybody's is unknown.
    asked = [(value, _narrowed(definition, test)) for value, test in (*tests, (UNKNOWN, none))]
    if not tests:
        asked = [(UNKNOWN, definition)]
    shares = [
        _share(who, cohorts, Question.of(narrowed, on, place), value) for value, narrowed in asked
    ]
    known = sorted(shares[:-1], key=lambda s: (-s.recorded.low, -(s.recorded.high or 0), s.value))
    stated = [person for s in known for person in (*s.undisputed, *s.possible)]
    counted = tuple(s for s in (*known, shares[-1]) if s.recorded.high != 0)
    return Breakdown(
        definition=definition.ref,
        on=on,
        by=by,
        shares=counted,
        overlapping=len(set(stated)) < len(stated),
        unmet=None if counted else unmet(who.records, cohorts, definition),
    )


def _narrowed(definition: Definition, test: Predicate) -> Definition:
    where = test if definition.where is None else All((definition.where, test))
    return replace(definition, where=where)


def _values(rectangles: Rectangles, cohorts: Cohorts, by: str) -> list[str]:
    numbers = [i for i, name in enumerate(rectangles.parts) if name == f"trait:{by}"]
    rows = rectangles.states
    found = np.unique(rows.code[np.isin(rows.part, numbers)]).tolist() if numbers else []
    told = {rectangles.codes[i].casefold() for i in found}
    for group in cohorts.groups:
        if (value := dict(group.subgroup or {}).get(by)) is not None:
            told.add(str(value).casefold())
    return sorted(told)


def _share(who: Who, cohorts: Cohorts, question: Question, value: str) -> TraitShare:
    answer, roster = who_counts(who, cohorts, question)
    return TraitShare(
        value=value,
        recorded=Bounds(answer.low, answer.high),
        undisputed=tuple(sorted(roster.undisputed)),
        possible=tuple(sorted(roster.possible)),
    )
