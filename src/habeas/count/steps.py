"""A definition against many people on every day at once.

Each person's answer is a step function of the day. The answers of all parts of a
definition are laid over each other at the days on which any of them changes, person by
person in one pass over sorted arrays; the steps up and down, summed by day, are the count
on every day.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.evaluate import (
    NO,
    POSSIBLE,
    UNDISPUTED,
    Both,
    Levels,
    OfPart,
    OfValue,
    Plan,
    joined,
    level_of,
    plan_of,
    rows_of,
    used,
    usual_level,
)
from habeas.count.rectangles import Rectangles
from habeas.count.rows import Codes
from habeas.history.statements import FOREVER
from habeas.model.definition import Definition, Is, Moment
from habeas.model.rectangle import Sure

Keys = npt.NDArray[np.int64]
Counts = npt.NDArray[np.int64]

_LAST_DAY: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Daily:
    """The count on every day.

    Attributes:
        first: Ordinal of the first day of the table; any day before it answers like it.
        low: Undisputed people at the end of each day.
        high: Undisputed and possible people at the end of each day.
    """

    first: int
    low: Counts
    high: Counts

    def on(self, day: int) -> tuple[int, int]:
        """Give the least and the most at the end of a day.

        Args:
            day: Its ordinal; days beyond the table answer like its nearest end.
        """
        at = min(max(day - self.first, 0), len(self.low) - 1)
        return int(self.low[at]), int(self.high[at])

    def within(self, first: int, last: int) -> tuple[Counts, Counts]:
        """Give the least and the most for each day from first to last, inclusive."""
        at = np.clip(np.arange(first, last + 1) - self.first, 0, len(self.low) - 1)
        return self.low[at], self.high[at]


@dataclass(frozen=True, slots=True)
class Frame:
    """The days of a table: 0 is before everything, ``size - 1`` after everything."""

    first: int
    size: int

    @classmethod
    def of(cls, definition: Definition, *sets: Rectangles) -> "Frame":
        """Give a frame that holds every day on which anything changes in some rectangles."""
        lasting = max((a.for_days for a in definition.atoms() if isinstance(a, Is)), default=0)
        low, high = FOREVER, -FOREVER
        for r in sets:
            for days in (r.states.first, r.states.last):
                # A day beside no limit, such as the first after it, is no day of the calendar.
                real = np.abs(days.astype(np.int64)) <= _LAST_DAY
                low = min(low, int(np.where(real, days, FOREVER).min(initial=FOREVER)))
                high = max(high, int(np.where(real, days, -FOREVER).max(initial=-FOREVER)))
        if high < low:
            low = high = 1
        return cls(low - 1, high - low + lasting + 4)

    def place(self, days: npt.NDArray[np.int32], *, later: int = 0) -> Keys:
        """Give each day's place in the table; no limit is its first or last place."""
        return np.clip(days.astype(np.int64) + (later - self.first), 0, self.size - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """Everyone's answer from one change to the next.

    Attributes:
        keys: Person times the frame's size plus place: sorted, each person's first at 0.
        level: The answer from then on, until the next key of the same person.
    """

    keys: Keys
    level: Levels


def daily(rectangles: Rectangles, definition: Definition) -> Daily:
    """Count on every day under an instant definition, whoever tells it.

    Which bodies have to tell it, and how many origins, is not looked at: whoever asks for
    evidence asks `habeas.count.evaluate.levels` of each day.

    Args:
        rectangles: What is known.
        definition: Whom to count; instant, unit persons.

    Returns:
        The table; from then on a count on a day is one look-up.
    """
    assert definition.where is not None  # noqa: S101 - a checked definition has it
    frame = Frame.of(definition, rectangles)
    plan = plan_of(definition.where, rectangles.rules)
    offset = definition.moment is Moment.START_OF_DAY
    if isinstance(plan, OfPart) and not plan.days and len(rows_of(rectangles, plan)) <= 1:
        low, high = _one_part(rectangles, plan, frame)
    else:
        low, high = by_day(steps_of(rectangles, plan, frame), frame)
    return Daily(frame.first + offset, np.cumsum(low)[:-1], np.cumsum(high)[:-1])


def by_day(steps: Steps, frame: Frame) -> tuple[Counts, Counts]:
    """Sum everyone's steps by day: the changes of the least and of the most."""
    place = steps.keys % np.int64(frame.size)
    first = place == 0
    found = []
    for holds in (steps.level == UNDISPUTED, steps.level > NO):
        before = np.zeros(len(holds), dtype=np.bool_)
        before[1:] = holds[:-1] & ~first[1:]
        counts = np.bincount(place[holds & ~before], minlength=frame.size)
        found.append(counts - np.bincount(place[before & ~holds], minlength=frame.size))
    return found[0], found[1]


def _one_part(r: Rectangles, leaf: OfPart, frame: Frame) -> tuple[Counts, Counts]:
    """Count one part by the ends of its rows: of a person and a day there is one at most."""
    usual = usual_level(leaf, r.rules)
    rows = r.states
    low, high = (np.zeros(frame.size, dtype=np.int64) for _ in range(2))
    low[0] = len(r.people) * (usual == UNDISPUTED)
    high[0] = len(r.people) * (usual > NO)
    for number, _ in rows_of(r, leaf):
        at = np.flatnonzero(rows.part == number)
        table = np.full(len(r.codes), usual, dtype=np.int8)
        for code in used(r, at):
            table[code] = level_of(r.codes[code], leaf.part, leaf.test, r.rules)
        level = table[rows.code[at]]
        start, end = frame.place(rows.first[at]), frame.place(rows.last[at], later=1)
        for counts, line in ((low, UNDISPUTED), (high, POSSIBLE)):
            more = (level >= line) != (usual >= line)
            step = -1 if usual >= line else 1
            up = np.bincount(start[more], minlength=frame.size)
            counts[:] += step * (up - np.bincount(end[more], minlength=frame.size))
    return low, high


def steps_of(r: Rectangles, plan: Plan, frame: Frame) -> Steps:
    """Give everyone's answer to some tests, from one change to the next.

    Args:
        r: What is known.
        plan: The tests, put together.
        frame: The days of the table.
    """
    if isinstance(plan, Both):
        return _laid_over(plan.how, [steps_of(r, child, frame) for child in plan.of])
    if isinstance(plan, OfValue):
        return _of_value(r, plan, frame)
    found = [_of_part(r, plan, number, frame) for number, _ in rows_of(r, plan)]
    if not found:
        return _constant(r, usual_level(plan, r.rules), frame)
    steps = [_lasting(of, plan.days, frame) if plan.days else of for of in found]
    return steps[0] if len(steps) == 1 else _laid_over("any", steps)


def each_once(keys: Keys) -> Keys:
    """Give keys in order, without doubles: sorting beats numpy's own way, which hashes."""
    keys = np.sort(keys, kind="stable")
    new = np.ones(len(keys), dtype=np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    return keys[new]


def _constant(r: Rectangles, level: int, frame: Frame) -> Steps:
    keys = np.arange(len(r.people), dtype=np.int64) * frame.size
    return Steps(keys, np.full(len(keys), level, dtype=np.int8))


def _of_part(r: Rectangles, leaf: OfPart, number: int, frame: Frame) -> Steps:
    rows, usual = r.states, usual_level(leaf, r.rules)
    at = np.flatnonzero(rows.part == number)
    table = np.full(len(r.codes), usual, dtype=np.int8)
    for code in used(r, at):
        table[code] = level_of(r.codes[code], leaf.part, leaf.test, r.rules)
    base = rows.person[at].astype(np.int64) * frame.size
    start, end = base + frame.place(rows.first[at]), base + frame.place(rows.last[at], later=1)
    # After each row comes what is usual, unless the next row begins there.
    keys = np.empty(2 * len(at), dtype=np.int64)
    keys[0::2], keys[1::2] = start, end
    answers = np.full(2 * len(at), usual, dtype=np.int8)
    answers[0::2] = table[rows.code[at]]
    kept = np.ones(2 * len(at), dtype=np.bool_)
    kept[1:-1:2] = end[:-1] < start[1:]
    keys, answers = keys[kept], answers[kept]
    person = np.repeat(rows.person[at], 2)[kept]
    return _from_the_first(Steps(keys, answers), person, usual, len(r.people), frame)


def _from_the_first(steps: Steps, person: Codes, usual: int, people: int, frame: Frame) -> Steps:
    """Put what is usual before everyone's steps; where the first is at 0 already, it stays."""
    often = np.bincount(person, minlength=people)
    everyone = np.arange(people, dtype=np.int64)
    keys = np.empty(people + len(person), dtype=np.int64)
    level = np.full(len(keys), usual, dtype=np.int8)
    # Each step moves up by one for its own person and one for everyone before.
    moved = np.arange(len(person)) + person + 1
    keys[moved], level[moved] = steps.keys, steps.level
    keys[everyone + np.cumsum(often) - often] = everyone * frame.size
    kept = np.ones(len(keys), dtype=np.bool_)
    kept[:-1] = keys[:-1] != keys[1:]
    return Steps(keys[kept], level[kept])


def _lasting(steps: Steps, days: int, frame: Frame) -> Steps:
    """Let an answer stand only once it has stood for some days; what always stood does."""
    size = np.int64(frame.size)
    person, place = steps.keys // size, steps.keys % size
    layers = []
    for line in (POSSIBLE, UNDISPUTED):
        holds = steps.level >= line
        new = np.ones(len(holds), dtype=np.bool_)
        new[1:] = (person[1:] != person[:-1]) | (holds[1:] != holds[:-1])
        at = np.flatnonzero(new)
        starts = person[at] * size + np.where(
            holds[at] & (place[at] > 0), np.minimum(place[at] + days, size - 1), place[at]
        )
        ends = np.concatenate([steps.keys[at[1:]], [np.int64(2**62)]])
        real = starts < ends
        layers.append((starts[real], holds[at][real]))
    keys = each_once(np.concatenate([layers[0][0], layers[1][0]]))
    level = np.zeros(len(keys), dtype=np.int8)
    for line, (starts, holds) in zip((POSSIBLE, UNDISPUTED), layers, strict=True):
        found = np.searchsorted(starts, keys, side="right") - 1
        level[holds[found]] = line
    return Steps(keys, level)


def _of_value(r: Rectangles, leaf: OfValue, frame: Frame) -> Steps:
    rows = r.states
    fits = np.array([code.casefold() in leaf.values for code in r.codes], dtype=np.bool_)
    every = np.zeros(len(rows), dtype=np.bool_)
    for _, here in rows_of(r, leaf):
        every |= here
    at = np.flatnonzero(every)
    base = rows.person[at].astype(np.int64) * frame.size
    start, end = base + frame.place(rows.first[at]), base + frame.place(rows.last[at], later=1)
    first = np.arange(len(r.people), dtype=np.int64) * frame.size
    keys = each_once(np.concatenate([first, start, end]))
    level = np.zeros(len(keys), dtype=np.int8)
    for line, which in (
        (POSSIBLE, fits[rows.code[at]]),
        (UNDISPUTED, fits[rows.code[at]] & (rows.sure[at] == Sure.SURELY)),
    ):
        up = np.bincount(np.searchsorted(keys, start[which]), minlength=len(keys))
        down = np.bincount(np.searchsorted(keys, end[which]), minlength=len(keys))
        level[np.cumsum(up - down) > 0] = line
    if leaf.unknown_counts:
        told = np.zeros(len(r.people), dtype=np.bool_)
        told[rows.person[at]] = True
        level[~told[keys // np.int64(frame.size)]] = POSSIBLE
    return Steps(keys, level)


def _laid_over(how: str, parts: list[Steps]) -> Steps:
    """Put the answers of independent parts together at every key that any of them has."""
    if len(parts) == 1:
        return Steps(parts[0].keys, joined(how, [parts[0].level]))
    together = np.concatenate([of.keys for of in parts])
    # Each lies in order by itself: a stable sort merges them in one pass.
    order = np.argsort(together, kind="stable")
    keys = together[order]
    last = np.ones(len(keys), dtype=np.bool_)
    last[:-1] = keys[1:] != keys[:-1]
    source = np.repeat(np.arange(len(parts), dtype=np.int32), [len(of.keys) for of in parts])[order]
    answers = [
        of.level[np.cumsum(source == i, dtype=np.int64)[last] - 1] for i, of in enumerate(parts)
    ]
    return Steps(keys[last], joined(how, answers))
