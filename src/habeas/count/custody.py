"""When each of many people may be held, and what is told of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from habeas.count.clusters import Who
from habeas.count.dependence import Unsettled
from habeas.count.evaluate import NO, UNDISPUTED, Levels, OfPart, leaves_of, level_of, plan_of
from habeas.count.matching import span_of
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.count.rows import Codes, Flags
from habeas.history.kinds import OWN, kinds_of
from habeas.history.statements import FOREVER
from habeas.model.cohort import Cohort
from habeas.model.definition import AnyOf, Is, Predicate
from habeas.vocabulary.rules import Rules

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class CustodyTimes:
    """Of each person, when they may be held, and when that is told.

    Attributes:
        first: First day at whose end they may be held; FOREVER where never.
        last: Last such day; -FOREVER where never.
        told: Places of people, first and last day of each event that is told, whether they
            are held before and after it, and whether it cannot be but in custody.
        loose: Of whom being in a group may change when something else was; of whoever may be
            one with somebody, anything.
        apart: Who may be held in a way that is not counted.
    """

    first: Numbers
    last: Numbers
    told: tuple[Numbers, ...]
    loose: Unsettled
    apart: Flags

    @classmethod
    def of(cls, everybody: Who, question: Question) -> "CustodyTimes":
        """Read it off what is known of everybody.

        Args:
            everybody: Everybody named.
            question: What is asked.
        """
        r = everybody.records
        custody = r.rules.axes["custody"]
        test: Predicate = AnyOf((Is(axis="custody", values=custody.groups["deprived"]),))
        first = np.full(len(r.people), FOREVER, dtype=np.int64)
        last = np.full(len(r.people), -FOREVER, dtype=np.int64)
        for number in (i for i, part in enumerate(r.parts) if part == OWN):
            rows = np.flatnonzero(r.states.part == number)
            may = _table(r, r.states.code[rows], lambda code: level_of(code, OWN, test, r.rules))
            rows = rows[may[r.states.code[rows]] > NO]
            who = r.states.person[rows]
            np.minimum.at(first, who, r.states.first[rows])
            np.maximum.at(last, who, r.states.last[rows])
        loose = Unsettled.of(r)
        at = everybody.records.places(everybody.clustered)
        loose.first[at], loose.last[at] = -FOREVER, FOREVER
        return cls(first, last, _told(r, test), loose, _apart(r, test, question))

    @property
    def unsettled(self) -> Flags:
        """Of whom being in a group may change when something else was."""
        return self.loose.any

    def is_told_on(self, group: Cohort) -> Flags:
        """Say of whom something is told that may be of a group's days, and be the same event."""
        person, first, last, *_ = self.told
        span = span_of(group, 1)
        found = self.loose.touches(span.first, span.last)
        found[person[(first <= span.last) & (last >= span.first)]] = True
        return found

    def again(self, who: Who, sure: Numbers, groups: Sequence[Cohort]) -> Numbers:
        """Say in how many of some groups each may be besides one: by custody that is told."""
        person, _, _, before, after, _ = self.told
        found = np.zeros(len(self.first), dtype=np.int64)
        np.add.at(found, person[(before == NO) & (after > NO)], 1)
        hard = np.flatnonzero(self.loose.is_hard).tolist()
        parts = who.records.recipes([who.records.people[p] for p in hard])
        days = [span_of(group, 1) for group in groups]
        first = min((day.first for day in days), default=FOREVER)
        last = max((day.last for day in days), default=-FOREVER)
        for p in hard:
            # Between two groups something told must have them in custody again.
            found[p] = sum(
                s.first <= last and s.last >= first
                for part in parts[who.records.people[p]]
                if part.part == OWN
                for s in part.statements
            )
        room = np.full(len(found), max(0, len(groups) - 1), dtype=np.int64)
        room[sure] = len(groups)  # who counts by name may have done so by no group
        np.minimum(found, room, out=found)
        return found


def _named(r: Rectangles, kind: str) -> Numbers:
    """Give the places of the rows that say something of events of the person's own part."""
    numbers = [i for i, part in enumerate(r.parts) if part == f"{kind}:{OWN}"]
    return np.flatnonzero(np.isin(r.events.part, numbers))


def _apart(r: Rectangles, custody: Predicate, question: Question) -> Flags:
    """Say who may be held in a way that does not count where plain custody does."""
    definition = question.definition
    test = definition.where if definition.begins is None else definition.begins.before
    found = np.zeros(len(r.people), dtype=np.bool_)
    if test is None:
        return found
    for leaf in leaves_of(plan_of(test, r.rules)):
        numbers = [i for i, part in enumerate(r.parts) if part == leaf.part]
        rows = np.flatnonzero(np.isin(r.states.part, numbers))
        codes = r.states.code[rows]
        if isinstance(leaf, OfPart) and leaf.part == OWN:
            in_custody = _table(r, codes, lambda code: level_of(code, OWN, custody, r.rules))
            counted = _table(r, codes, partial(_level, test=leaf.test, rules=r.rules))
            rows = rows[(in_custody > counted)[codes]]
        found[r.states.person[rows]] = True
    return found


def _level(code: str, test: Predicate, rules: Rules) -> int:
    return level_of(code, OWN, test, rules)


def _table(r: Rectangles, codes: Codes, level: Callable[[str], int]) -> Levels:
    table = np.zeros(len(r.codes), dtype=np.int8)
    here = np.zeros(len(r.codes), dtype=np.bool_)
    here[codes] = True
    for code in np.flatnonzero(here).tolist():
        table[code] = level(r.codes[code])
    return table


def _told(r: Rectangles, test: Predicate) -> tuple[Numbers, ...]:
    """Give the events that are told for sure, with custody before and after them."""
    rows = _named(r, "event")

    def sides(code: str, at: int) -> int:
        return level_of(code.split(">")[at], OWN, test, r.rules)

    def needs(code: str) -> int:
        kind = kinds_of(r.rules, OWN).kind(code.partition(">")[0])
        return int(kind is not None and kind.presupposes.get("custody") == "needs")

    codes = r.events.code[rows]
    before = _table(r, codes, lambda code: sides(code, 1))[codes]
    after = _table(r, codes, lambda code: sides(code, 2))[codes]
    return (
        r.events.person[rows].astype(np.int64),
        r.events.first[rows].astype(np.int64),
        r.events.last[rows].astype(np.int64),
        before.astype(np.int64),
        after.astype(np.int64),
        _table(r, codes, needs)[codes].astype(np.int64),
    )


def since_when(held: CustodyTimes, day: int) -> tuple[Numbers, Flags]:
    """Give since when nothing more is told of custody, and of whom something still is.

    Whoever is told of as held after the day, with no arrest told in between, was not let
    go by it.
    """
    who, first, last, before, after, needs = held.told
    since = np.full(len(held.first), -FOREVER, dtype=np.int64)
    told = (after == UNDISPUTED) & ((before == NO) | (needs > 0)) & (first <= day)
    np.maximum.at(since, who[told], first[told])
    later = (before == UNDISPUTED) & (needs > 0) & (first > day)
    again = (before == NO) & (after > NO) & (last > day)
    blocked = np.zeros(len(held.first), dtype=np.bool_)
    blocked[who[later]] = True
    blocked[who[again]] = False
    return since, blocked
