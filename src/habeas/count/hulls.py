"""A count on every day, over every way to judge who is who."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from habeas.count.clusters import ClusterShape, Who
from habeas.count.evaluate import NO, UNDISPUTED, Levels, plan_of
from habeas.count.rectangles import Rectangles
from habeas.count.steps import Counts, Daily, Frame, Keys, Steps, daily, each_once, steps_of
from habeas.model.definition import Definition, Moment


def hull_daily(who: Who, definition: Definition) -> Daily:
    """Count on every day under an instant definition, holding every way of judging.

    As in `habeas.count.steps.daily`, who has to tell it is not looked at.

    Args:
        who: Everybody, and who may be one.
        definition: Whom to count; instant, unit persons.
    """
    table = daily(who.records, definition)
    if not who.clusters:
        return table
    assert definition.where is not None  # noqa: S101 - a checked definition has it
    near = who.near
    few = near.records
    frame = Frame.of(definition, few, near.unions)
    plan = plan_of(definition.where, few.rules)
    records, unions = steps_of(few, plan, frame), steps_of(near.unions, plan, frame)
    low = np.zeros(frame.size, dtype=np.int64)
    high = np.zeros(frame.size, dtype=np.int64)
    for shape in near.shapes:
        less, more = _corrections(shape, near, records, unions, frame)
        low, high = low + less, high + more
    if near.large:
        less, more = _wide(near, few, records, frame)
        low, high = low + less, high + more
    later = definition.moment is Moment.START_OF_DAY
    return _added(table, Daily(frame.first + later, np.cumsum(low)[:-1], np.cumsum(high)[:-1]))


def _added(table: Daily, more: Daily) -> Daily:
    """Add two tables whose days may differ."""
    begin = min(table.first, more.first)
    end = max(table.first + len(table.low), more.first + len(more.low))
    low, high = table.within(begin, end - 1)
    less, wider = more.within(begin, end - 1)
    return Daily(begin, low + less, high + wider)


def _corrections(
    shape: ClusterShape, who: Who, records: Steps, unions: Steps, frame: Frame
) -> tuple[Counts, Counts]:
    """Give, by day, what every way of judging adds to each record counted by itself."""
    slots = [
        _of(shape.places[at], records if single else unions, who, frame, single=single)
        for at, single in enumerate(shape.single)
    ]
    keys = each_once(np.concatenate([slot.keys for slot in slots]))
    levels = [slot.level[np.searchsorted(slot.keys, keys, side="right") - 1] for slot in slots]
    alone = [at for at, single in enumerate(shape.single) if single]
    least = _over(shape.ways, [level == UNDISPUTED for level in levels], np.minimum)
    most = _over(shape.ways, [level > NO for level in levels], np.maximum)
    least -= sum((levels[at] == UNDISPUTED).astype(np.int64) for at in alone)
    most -= sum((levels[at] > NO).astype(np.int64) for at in alone)
    return _by_day(keys, least, frame), _by_day(keys, most, frame)


def _over(
    ways: Sequence[tuple[int, ...]], holds: Sequence[npt.NDArray[np.bool_]], join: np.ufunc
) -> Counts:
    counts = [hold.astype(np.int64) for hold in holds]
    sums = [np.asarray(sum(counts[at] for at in way), dtype=np.int64) for way in ways]
    return np.asarray(join.reduce(sums), dtype=np.int64)


def _of(
    places: npt.NDArray[np.int64], steps: Steps, who: Who, frame: Frame, *, single: bool
) -> Steps:
    """Give the steps of one possible person of each cluster, numbered by cluster."""
    size = np.int64(frame.size)
    people = len((who.records if single else who.unions).people)
    cluster = np.full(people, -1, dtype=np.int64)
    cluster[places] = np.arange(len(places))
    of = cluster[steps.keys // size]
    kept = of >= 0
    keys = of[kept] * size + steps.keys[kept] % size
    order = np.argsort(keys, kind="stable")
    level: Levels = steps.level[kept][order]
    return Steps(keys[order], level)


def _by_day(keys: Keys, counts: Counts, frame: Frame) -> Counts:
    """Sum steps by day, as changes."""
    place = keys % np.int64(frame.size)
    before = np.concatenate(([0], counts[:-1])) if len(counts) else counts
    change = counts - np.where(place == 0, 0, before)
    return np.bincount(place, weights=change, minlength=frame.size).astype(np.int64)


def _wide(who: Who, few: Rectangles, records: Steps, frame: Frame) -> tuple[Counts, Counts]:
    """Count 0 to all the records of the clusters that are too large to try."""
    size = np.int64(frame.size)
    among = np.zeros(len(few.people), dtype=np.bool_)
    for cluster in who.large:
        among[few.places(cluster.members)] = True
    kept = among[records.keys // size]
    keys, level = records.keys[kept], records.level[kept]
    less = _by_day(keys, -(level == UNDISPUTED).astype(np.int64), frame)
    more = _by_day(keys, 1 - (level > NO).astype(np.int64), frame)
    return less, more
