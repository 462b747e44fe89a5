"""Which tellings are one group: those that agree, and those of which people said so.

The rules and what is chosen where they leave a choice are in `habeas.count.groups`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from habeas.count.group_figures import FOREVER, Act, GroupComparer, GroupFigure, Size, bounds_of
from habeas.count.group_judgements import Said
from habeas.model.bounds import Bounds

_FEW: Final = 16
"""Groups of one day up to which each is looked at."""


@dataclass(slots=True, eq=False)
class Group:
    """Tellings that are one group.

    Attributes:
        act: What groups share that may be of one act.
        first: First day of its window.
        last: Last day.
        low: Fewest people.
        high: Most people.
        tellings: Its tellings.
        whom: Whom they tell of: a bit for the number of each.
        cores: Of these, those of tellings whose size is not open, or of the first.
        exact: Exact sizes told, each with whom it is told of.
        least: The least of these.
        most: The greatest.
        near: All ids that must not be split from it: its own, and those joined with it.
        number: How many were there before it.
        one: A bit for each with whom all of its cores can be one group.
        apart: A bit for each with whom one of its cores shares nobody.
        draws: Whether others join it unasked.
        loose: Whether its first telling could have joined several others.
        within: Groups it is wholly part of.
        among: Of these, one that it is taken to be part of and nobody says so.
        sizes: Sizes that had to be taken for one.
    """

    act: Act
    first: int
    last: int
    low: int
    high: int
    tellings: list[GroupFigure] = field(default_factory=list)
    whom: int = 0
    cores: int = 0
    exact: set[tuple[int, int]] = field(default_factory=set)
    least: int = FOREVER
    most: int = -1
    near: set[str] = field(default_factory=set)
    number: int = 0
    one: int = -1
    apart: int = 0
    draws: bool = True
    loose: bool = False
    within: "set[Group]" = field(default_factory=set)
    among: "Group | None" = None
    sizes: tuple[Bounds, ...] = ()

    @classmethod
    def of(cls, telling: GroupFigure) -> "Group":
        """Make a telling a group of its own."""
        group = cls(telling.act, telling.first, telling.last, telling.low, telling.high)
        group.cores = 1 << telling.whom
        group.add(telling)
        return group

    def add(self, telling: GroupFigure) -> None:
        """Add a telling that agrees."""
        self.tellings.append(telling)
        self.whom |= 1 << telling.whom
        self.near.add(telling.id)
        if telling.size is not Size.OPEN:
            self.cores |= 1 << telling.whom
        if telling.size is Size.EXACT:
            self.exact.add((telling.low, telling.whom))
            self.least, self.most = min(self.least, telling.low), max(self.most, telling.low)
        if self.exact:
            self.low, self.high = self.least, self.most
        else:
            self.low, self.high = max(self.low, telling.low), min(self.high, telling.high)

    def compare(self, kinds: GroupComparer) -> None:
        """Say how it stands to all others, once nobody joins it any more."""
        for number in numbers(self.cores):
            row = kinds.row(number)
            self.one &= row.one
            self.apart |= row.apart

    @property
    def lead(self) -> GroupFigure:
        """The telling that says most."""
        if len(self.tellings) == 1:
            return self.tellings[0]
        return min(self.tellings, key=_precision)


def _precision(t: GroupFigure) -> tuple[int, int, int, int, tuple[str, ...]]:
    """Put the telling that says most first: by size, then by days, then of whom."""
    return t.size, t.last - t.first, t.high - t.low, -t.depth, worded(t)


def worded(t: GroupFigure) -> tuple[str, ...]:
    """Order tellings that say as much by their words: ids differ from copy to copy.

    Args:
        t: The telling.
    """
    said = t.figure
    words = said.measure, said.population, said.place, said.destination, said.said_on
    return (*(word or "" for word in words), t.id)


def numbers(bits: int) -> Iterator[int]:
    """Give the numbers of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def gathered(told: Sequence[GroupFigure], said: Said, kinds: GroupComparer) -> list[Group]:
    """Put every telling into one group.

    Args:
        told: What figures tell.
        said: What people said of them.
        kinds: How they stand to each other.
    """
    joined = {name: block for block in said.blocks for name in block}
    torn = _torn(told, kinds)
    ordered = sorted(told, key=lambda t: _order(t, torn, kinds))
    finder = _Finder(said, kinds)
    inside: dict[frozenset[str], list[GroupFigure]] = {block: [] for block in said.blocks}
    alone: list[GroupFigure] = []
    for telling in ordered:
        block = joined.get(telling.id)
        (alone if block is None else inside[block]).append(telling)
    facets = []
    for block, tellings in inside.items():
        found = _Finder(said, kinds)
        for telling in tellings:
            found.put(telling)
        any_exact = any(group.exact for group in found.groups)
        near = set(block)
        for group in found.groups:
            group.near = near
            # A vague number judged to be this group draws in nothing that it fits.
            group.draws = bool(group.exact) or not any_exact
            finder.know(group)
        facets.append(found.groups)
    for telling in alone:
        finder.put(telling)
    merged = {id(group) for of in facets for group in of}
    return [group for group in finder.groups if id(group) not in merged] + [
        _merged(of) for of in facets
    ]


def _torn(told: Sequence[GroupFigure], kinds: GroupComparer) -> set[tuple[Act, int, int, int]]:
    """Name what agrees with two that do not agree: by act, day, exact size and whom."""
    alike: dict[tuple[Act, int, int], set[int]] = {}
    for telling in told:
        if telling.size is Size.EXACT and telling.is_of_one_day:
            alike.setdefault((telling.act, telling.first, telling.low), set()).add(telling.whom)
    found = set()
    for key, whom in alike.items():
        if len(whom) > 2:
            agrees = {a: {b for b in whom if kinds.pair(a, b).one} for a in whom}
            found |= {(*key, a) for a in whom if any(agrees[a] - agrees[b] for b in agrees[a])}
    return found


def _order(
    telling: GroupFigure, torn: set[tuple[Act, int, int, int]], kinds: GroupComparer
) -> tuple[object, ...]:
    whom = kinds.whom[telling.whom]
    width = telling.high - telling.low if telling.size is Size.HEDGED else 0
    return (
        telling.size,
        width,
        -telling.low,
        telling.high,
        # What could go two ways waits until both are there.
        (telling.act, telling.first, telling.low, telling.whom) in torn,
        -telling.depth,
        whom.event,
        whom.population,
        whom.subgroup,
        "" if whom.place is None else whom.place.words,
        "" if whom.destination is None else whom.destination.words,
        telling.first,
        telling.last,
        worded(telling),
    )


class _Finder:
    """Puts tellings into the groups they agree with, in the order in which they come."""

    def __init__(self, said: Said, kinds: GroupComparer) -> None:
        self.said = said
        self.kinds = kinds
        self.groups: list[Group] = []
        self._on: dict[tuple[Act, int], list[Group]] = {}
        self._sized: dict[tuple[Act, int], dict[int, dict[int, Group]]] = {}
        self._alike: dict[tuple[object, ...], Group] = {}

    def know(self, group: Group) -> None:
        """Let others join a group."""
        group.number = len(self.groups)
        self.groups.append(group)
        if group.first == group.last:
            self._on.setdefault((group.act, group.first), []).append(group)
            self._index(group)

    def _index(self, group: Group) -> None:
        """Let a group be found by its exact sizes; one that has none by size 0."""
        sized = self._sized.setdefault((group.act, group.first), {})
        for size in {size for size, _ in group.exact} or {0}:
            sized.setdefault(size, {})[id(group)] = group

    def put(self, telling: GroupFigure) -> None:
        """Put a telling into the group it belongs to, or make it one."""
        split = self.said.split.get(telling.id, frozenset())
        alike = (telling.act, telling.first, telling.last, telling.low, telling.high, telling.size,
                 telling.whom)  # fmt: skip
        group, loose = None, False
        if telling.is_of_one_day:
            # What says the very same goes where that went.
            group = self._alike.get(alike)
            if group is None or split:
                group, loose = self._home(telling, split)
        if group is None:
            group = Group.of(telling)
            group.loose = loose
            self.know(group)
        else:
            group.add(telling)
            if telling.size is Size.EXACT:
                self._index(group)
        if telling.is_of_one_day and not split:
            self._alike.setdefault(alike, group)

    def _home(self, telling: GroupFigure, split: frozenset[str]) -> tuple[Group | None, bool]:
        """Give the group that a telling joins, or None, and whether it could join several."""
        able = [
            group
            for group in self._near(telling)
            if group.draws and split.isdisjoint(group.near) and self._agrees(telling, group)
        ]
        if telling.size is Size.EXACT:
            able = [g for g in able if any(size == telling.low for size, _ in g.exact)] or able
        if len(able) < 2:
            return (able[0] if able else None), False
        own = [group for group in able if group.whom >> telling.whom & 1]
        if len(own) == 1:
            return own[0], True
        says = [group for group in able if self._says(group, telling)]
        loose = [group for group in able if group.loose]
        chosen = says or loose or (able if telling.size is Size.OPEN else [])
        return (chosen[0] if chosen else None), True

    def _near(self, telling: GroupFigure) -> Sequence[Group]:
        """Give the groups of the day whose size is not out of the question, oldest first."""
        key = telling.act, telling.first
        here = self._on.get(key, ())
        if telling.size is not Size.EXACT or len(here) < _FEW:
            return here
        sized = self._sized[key]
        found = dict(sized.get(0, {}))
        for size in self.kinds.sizes_near(telling.low):
            found |= sized.get(size, {})
        return sorted(found.values(), key=lambda group: group.number)

    def _agrees(self, telling: GroupFigure, group: Group) -> bool:
        """Say whether a telling agrees with every telling of a group."""
        row = self.kinds.row(telling.whom)
        if telling.size is Size.EXACT and group.exact:
            if not (
                self.kinds.is_near(telling.low, group.least)
                and self.kinds.is_near(telling.low, group.most)
            ):
                return False
            return not group.whom & ~row.one and any(
                self._is_miscounted(telling, *other) for other in group.exact
            )
        if group.exact:
            fits = telling.low <= group.low and group.high <= telling.high
        else:
            fits = telling.low <= group.high and group.low <= telling.high
        # What is said of a number that is not exact is not said of everybody.
        return fits and not group.whom & ~row.one and bool(group.cores & ~row.more)

    def _is_miscounted(self, telling: GroupFigure, size: int, whom: int) -> bool:
        """Say whether a near size can only be of the same people: the smaller says no more."""
        if telling.low == size:
            return True
        pair = self.kinds.pair(telling.whom, whom)
        if telling.low < size:
            return not (pair.more or pair.inner)
        return not (pair.less or pair.outer)

    def _says(self, group: Group, telling: GroupFigure) -> bool:
        """Say whether a group says all that a telling says."""
        sized = telling.low <= group.low and group.high <= telling.high
        return sized and any(
            self.kinds.pair(telling.whom, other).implied for other in numbers(group.cores)
        )


def _merged(of: Sequence[Group]) -> Group:
    """Join groups that somebody said are one, keeping what they have in common."""
    if len(of) == 1:
        return of[0]
    lead = min((group.lead for group in of), key=_precision)
    days = _common([(group.first, group.last) for group in of])
    many = _common([(group.low, group.high) for group in of])
    found = Group(lead.act, *days, *many)
    for group in of:
        found.tellings += group.tellings
        found.whom |= group.whom
        found.cores |= group.cores
        found.exact |= group.exact
        found.near |= group.near
    agree = all(low <= many[0] and many[1] <= high for low, high in ((g.low, g.high) for g in of))
    if not agree:
        spans = sorted({(g.low, g.high) for g in of})
        found.sizes = tuple(bounds_of(low, high) for low, high in spans)
    return found


def _common(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give what spans have in common, or all between where that is nothing."""
    low, high = max(low for low, _ in spans), min(high for _, high in spans)
    if low <= high:
        return low, high
    return min(low for low, _ in spans), max(high for _, high in spans)
