"""One day under two definitions: who is in the one and not in the other, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from habeas.count.answerable import unmet
from habeas.count.clusters import Who
from habeas.count.evaluate import POSSIBLE, UNDISPUTED, Levels, levels, moment_of
from habeas.count.population import who_counts
from habeas.count.question import Question, asked_days
from habeas.count.rectangles import Rectangles
from habeas.count.tally import NO_GROUPS
from habeas.model.cohort import Cohorts
from habeas.model.definition import Definition
from habeas.model.wire import Recorded
from habeas.words.definition_comparisons import (
    alike_line,
    differs_line,
    higher_line,
    not_counted_by,
    only_possible_by,
)
from habeas.words.definitions import condition_words
from habeas.words.unmet import cannot_answer

_STANDING = ("no", "possible", "undisputed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """A person whom two definitions answer differently.

    Attributes:
        person: Person id.
        first: undisputed, possible or no under the first.
        second: Likewise under the second.
        criteria: The tests that make the lower answer what it is, in words.
    """

    person: str
    first: str
    second: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionComparison(Recorded):
    """Two definitions on one day.

    Attributes:
        on: The day or period.
        first: ``id@version``.
        second: ``id@version``.
        both: How many people stand alike under both, and count or may count.
        only_first: People who stand higher under the first.
        only_second: People who stand higher under the second.
        unmet: Of each of the two that nothing recorded can meet, why; see a tally.
    """

    on: str
    first: str
    second: str
    both: int
    only_first: tuple[Differs, ...]
    only_second: tuple[Differs, ...]
    unmet: Mapping[str, str] = field(default_factory=dict)

    def words(self) -> tuple[str, ...]:
        """Say the comparison in plain lines."""
        lines = [cannot_answer(why, name) for name, why in self.unmet.items()]
        lines.append(alike_line(self.both, self.first, self.second, self.on))
        for name, people in ((self.first, self.only_first), (self.second, self.only_second)):
            lines.append(higher_line(len(people), name))
            lines += ["  " + differs_line(d.person, d.first, d.second, d.criteria) for d in people]
        return tuple(lines)


def compare_definitions(
    who: Who, first: Definition, second: Definition, on: str, *, cohorts: Cohorts = NO_GROUPS
) -> DefinitionComparison:
    """Say whom two definitions answer differently, and by which criterion.

    Args:
        who: As in a tally.
        first: One definition.
        second: Another.
        on: A day both can be asked for.
        cohorts: As in a tally.

    Raises:
        DateFormatError: One of them cannot be asked for it.
    """
    rectangles = who.records
    one, two = _answers(who, first, on, cohorts), _answers(who, second, on, cohorts)
    higher_first = _higher(rectangles, (first, one), (second, two), on)
    higher_second = _higher(rectangles, (second, two), (first, one), on)
    return DefinitionComparison(
        on=on,
        first=first.ref,
        second=second.ref,
        only_first=tuple(_differs(p, i, one, two, why) for p, i, why in higher_first),
        only_second=tuple(_differs(p, i, one, two, why) for p, i, why in higher_second),
        both=int(((one == two) & (one > 0)).sum()),
        unmet={
            definition.ref: why
            for definition, level in ((first, one), (second, two))
            if not level.any() and (why := unmet(rectangles, cohorts, definition)) is not None
        },
    )


def _answers(who: Who, definition: Definition, on: str, cohorts: Cohorts) -> Levels:
    _, roster = who_counts(who, cohorts, Question.of(definition, on))
    level = np.zeros(len(who.records.people), dtype=np.int8)
    level[who.records.places(sorted(roster.possible))] = POSSIBLE
    level[who.records.places(sorted(roster.undisputed))] = UNDISPUTED
    return level


def _differs(person: str, at: int, one: Levels, two: Levels, why: tuple[str, ...]) -> Differs:
    return Differs(
        person=person,
        first=_STANDING[int(one[at])],
        second=_STANDING[int(two[at])],
        criteria=why,
    )


def _higher(
    rectangles: Rectangles,
    high: tuple[Definition, Levels],
    low: tuple[Definition, Levels],
    on: str,
) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    definition, last = low[0], asked_days(low[0], on)[1]
    parts = _criteria(rectangles, definition, last)
    for at, person in sorted(enumerate(rectangles.people), key=lambda p: p[1]):
        if high[1][at] > low[1][at]:
            why = tuple(words for words, level in parts if int(level[at]) < int(high[1][at]))
            yield person, at, why or (_or_else(low[1], at, definition),)


def _or_else(level: Levels, at: int, definition: Definition) -> str:
    if level[at] > 0:
        return only_possible_by(definition.ref)
    return not_counted_by(definition.ref)


def _criteria(
    rectangles: Rectangles, definition: Definition, last: date
) -> list[tuple[str, Levels]]:
    """Each test that has to hold, with everyone's answer to it alone."""
    found: list[tuple[str, Levels]] = []
    day = moment_of(definition, last)
    for node in definition.needed():
        alone = replace(definition, where=node)
        found.append((condition_words(node), levels(rectangles, alone, day)))
    return found
