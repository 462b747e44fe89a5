"""A group as counts take it: its size, its days, its people, and what was assumed of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from habeas.count.group_figures import FOREVER, GroupComparer, GroupFigure, bounds_of
from habeas.count.group_identity import Group, numbers
from habeas.count.places import read_place
from habeas.model.bounds import Bounds
from habeas.model.cohort import AssumedOfGroup, Cohort, GroupAssumption
from habeas.model.figure import Hedge
from habeas.model.when import When, parse_when


def cohort_of(group: Group, members: Mapping[str, Sequence[str]], kinds: GroupComparer) -> Cohort:
    """Give a group as counts take it.

    Args:
        group: Once its parts and wholes are found.
        members: Figure id to the ids of the people named as belonging to its group.
        kinds: How tellings stand to each other.
    """
    lead = group.lead
    of_act = kinds.tables.act_of(lead.act[0])
    told = {kinds.whom[number].event for number in numbers(group.whom)}
    events = tuple(sorted(told, key=lambda e: (of_act.index(e) if e in of_act else len(of_act), e)))
    ids = sorted(telling.id for telling in group.tellings)
    words = {t.figure.population or kinds.tables.anyone for t in group.tellings}
    cores = [t for t in group.tellings if group.cores >> t.whom & 1]
    return Cohort(
        id=lead.id,
        size=bounds_of(group.low, group.high),
        events=events,
        body=lead.act[1],
        time=_time(group, lead),
        first=None if group.first == -FOREVER else group.first,
        last=None if group.last == FOREVER else group.last,
        tellings=tuple(ids),
        members=tuple(sorted({m for name in ids for m in members.get(name, ())})),
        within=tuple(sorted(whole.lead.id for whole in group.within)),
        population=min(words, key=lambda word: (-kinds.word_depth(word), word)),
        subgroup=_subgroup(cores, kinds),
        place=(place := _country(cores)),
        unplaced=None if place else _unplaced(cores),
        destination=_destination(cores),
        assumed=_assumed(group, events),
    )


def _time(group: Group, lead: GroupFigure) -> When:
    window = group.first, group.last
    told = lead.figure.time
    if told is not None and _days(told) == window:
        return told
    for telling in sorted(group.tellings, key=lambda t: t.id):
        when = telling.figure.time
        if when is not None and _days(when) == window:
            return when
    first = "" if group.first == -FOREVER else date.fromordinal(group.first).isoformat()
    last = "" if group.last == FOREVER else date.fromordinal(group.last).isoformat()
    return parse_when(first if first == last else f"[{first}..{last}]")


def _days(when: When) -> tuple[int, int]:
    return (
        -FOREVER if when.earliest is None else when.earliest.toordinal(),
        FOREVER if when.latest is None else when.latest.toordinal(),
    )


def _subgroup(tellings: Sequence[GroupFigure], kinds: GroupComparer) -> Mapping[str, str]:
    """Give what is said of all of them; of two values that differ neither."""
    told: dict[str, dict[str, str]] = {}
    for telling in tellings:
        for dimension, value in telling.figure.subgroup.items():
            known = told.setdefault(dimension, {})
            known[value.casefold()] = min(value, known.get(value.casefold(), value))
    found = {}
    for dimension, values in sorted(told.items()):
        wide = kinds.tables.wide.get(dimension)
        narrow = [value for key, value in values.items() if key != wide] or [*values.values()]
        if len(narrow) == 1:
            found[dimension] = narrow[0]
    return found


def _country(tellings: Sequence[GroupFigure]) -> str | None:
    told = {read_place(t.figure.place) for t in tellings if t.figure.place}
    codes = {code[:2] for place in told if place.is_codes for code in place.codes}
    return codes.pop() if len(codes) == 1 else None


def _unplaced(tellings: Sequence[GroupFigure]) -> str | None:
    """Give the words of a place that names no country, the shortest told."""
    told = {t.figure.place for t in tellings if t.figure.place}
    unread = [words for words in told if not read_place(words).is_codes]
    return min(unread, key=lambda words: (len(words), words), default=None)


def _destination(tellings: Sequence[GroupFigure]) -> str | None:
    """Give where they were taken: by codes where there are any, else in the shortest words."""
    told = {t.figure.destination for t in tellings if t.figure.destination}
    codes = [sorted(read_place(text).codes) for text in told if read_place(text).is_codes]
    if codes:
        shortest = min((len(each), each) for each in codes)[1]
        return ", ".join(shortest)
    return min(told, key=lambda text: (len(text), text), default=None)


def _assumed(group: Group, events: tuple[str, ...]) -> tuple[AssumedOfGroup, ...]:
    found = [
        AssumedOfGroup(
            GroupAssumption.ABOUT,
            sizes=(_stated(telling), bounds_of(telling.low, telling.high)),
        )
        for telling in sorted(group.tellings, key=lambda t: (t.low, t.high))
        if telling.figure.hedge is Hedge.ABOUT
    ]
    sizes = group.sizes
    if group.least < group.most and not sizes:
        sizes = tuple(Bounds(size, size) for size in sorted({size for size, _ in group.exact}))
    if len(sizes) > 1:
        found.append(AssumedOfGroup(GroupAssumption.ONE_SIZE, sizes=sizes))
    if len(events) > 1:
        found.append(AssumedOfGroup(GroupAssumption.ONE_ACT, events=events))
    if (whole := group.among) is not None:
        own = bounds_of(group.lead.low, group.lead.high)
        found.append(
            AssumedOfGroup(GroupAssumption.AMONG, sizes=(own, bounds_of(whole.low, whole.high)))
        )
    return tuple(dict.fromkeys(found))


def _stated(telling: GroupFigure) -> Bounds:
    """Give a number as it was stated, however it is read."""
    told = [n for n in (telling.figure.low, telling.figure.high) if n is not None]
    return Bounds(min(told), max(told))
