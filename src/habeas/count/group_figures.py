"""What one published figure tells of a group: whom, what happened, how many and when.

How two stand to each other by whom they tell of is worked out once for each pair of kinds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from habeas.count.places import ONE_PLACE, Stand, ToldPlace, read_place, stand_of
from habeas.model.bounds import Bounds
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import parse_when
from habeas.vocabulary.measures import Measures
from habeas.vocabulary.rules import Rules

_MOST_DAYS: Final = 31
"""A window wider than a month is a period, unless it is written as "one of these days"."""
_PERIODS: Final = frozenset({"during", "from", "until", "as_of"})
FOREVER: Final = 10**9
"""A day, or a number of people, that nothing limits."""

Act = tuple[str, str | None]
"""The event that gives an act its name, and the body that speaks."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a figure tells of and what happened to them, but not how many and when."""

    event: str
    population: str
    subgroup: tuple[tuple[str, str], ...]
    place: ToldPlace | None
    destination: ToldPlace | None


@dataclass(frozen=True, slots=True)
class FigurePair:
    """How two figures stand to each other by whom they tell of.

    Attributes:
        one: Nothing excludes that they tell of one group.
        apart: Nobody can be told of by both.
        more: The first says more of its people: a subgroup, where they were taken.
        less: The second does.
        inner: The first's population is in the second's, and is another.
        outer: The second's is in the first's.
        part: The first can be a part of the second: 2 by what is said, 1 where reports use
            words for one another, 0 not.
        only_leaving: All it says more is that they left the country.
        as_much: The second says at least as much of its people.
        implied: The second says all that the first says.
    """

    one: bool
    apart: bool
    more: bool
    less: bool
    inner: bool
    outer: bool
    part: int
    only_leaving: bool
    as_much: bool
    implied: bool


@dataclass(frozen=True, slots=True)
class FigureSets:
    """How one `Whom` stands to all: a bit for the number of each of which it is so."""

    one: int
    apart: int
    more: int
    as_much: int


class Size(IntEnum):
    """How far a size is known."""

    EXACT = 0
    HEDGED = 1
    OPEN = 2


@dataclass(slots=True, eq=False)
class GroupFigure:
    """One figure as it tells of a group.

    Attributes:
        id: The figure's id.
        figure: The figure.
        whom: Number of its `Whom`.
        act: What two tellings share that may be of one act.
        first: First day of its window; -FOREVER where nothing limits it.
        last: Last day; FOREVER where nothing limits it.
        low: Fewest people.
        high: Most people; FOREVER where nothing limits it.
        size: How far its size is known.
        depth: How much it says.
    """

    id: str
    figure: Figure
    whom: int
    act: Act
    first: int
    last: int
    low: int
    high: int
    size: Size
    depth: int

    @property
    def is_of_one_day(self) -> bool:
        """Whether its day is told."""
        return self.first == self.last


class GroupComparer:
    """Reads figures, and compares whom they tell of; each comparison is made once."""

    def __init__(
        self, rules: Rules, tables: Measures, publisher_of: Callable[[Figure], str | None]
    ) -> None:
        self.rules = rules
        self.tables = tables
        self.publisher_of = publisher_of
        self.whom: list[Whom] = []
        self._number: dict[Whom, int] = {}
        self._pairs: dict[tuple[int, int], FigurePair] = {}
        self._rows: dict[int, FigureSets] = {}
        self._word_depth: dict[str, int] = {}

    def telling(self, figure: Figure) -> GroupFigure | None:
        """Read a figure; None where it tells of no one occasion."""
        event = self.tables.event_of(figure.measure)
        kind = None if event is None else self.rules.event_types.get(event)
        if event is None or kind is None or figure.mode is not Mode.FLOW:
            return None
        window = _window(figure)
        size = self._size(figure)
        if window is None or size is None or figure.unit != "persons":
            return None
        spoken = any(self.rules.axes[axis].per_body for axis in kind.effects)
        body = self.rules.body_id(self.publisher_of(figure)) if spoken else None
        whom = self._whom(figure, event)
        return GroupFigure(
            figure.id,
            figure,
            self._numbered(whom),
            (self.tables.act_of(event)[0], body),
            *window,
            size[0],
            size[1],
            size[2],
            self._depth(whom, figure),
        )

    def _size(self, figure: Figure) -> tuple[int, int, Size] | None:
        """Give fewest and most people; None where there is no number, or nobody."""
        low, high = figure.low, figure.high
        stated = low if low is not None else high
        if stated is None:
            return None
        top = high if high is not None else stated
        match figure.hedge:
            case Hedge.MORE_THAN:
                found = stated + 1, FOREVER
            case Hedge.AT_LEAST:
                found = stated, FOREVER
            case Hedge.FEWER_THAN:
                found = 0, top - 1
            case Hedge.AT_MOST:
                found = 0, top
            case Hedge.ABOUT:
                per_cent = self.tables.about_percent
                found = stated * (100 - per_cent) // 100, -(-top * (100 + per_cent) // 100)
            case _:
                found = low or 0, FOREVER if high is None else high
        if found[1] <= 0 or found[1] < found[0]:
            return None
        if found[0] == found[1]:
            return *found, Size.EXACT
        is_open = found[0] == 0 or found[1] == FOREVER or figure.hedge is Hedge.VAGUE
        small = figure.hedge is Hedge.ABOUT  # about one is nought to two, and not open
        return *found, Size.OPEN if is_open and not small else Size.HEDGED

    def _whom(self, figure: Figure, event: str) -> Whom:
        population = figure.population or self.tables.anyone
        subgroup = tuple(sorted((k, v.casefold()) for k, v in figure.subgroup.items()))
        if self.tables.restates.get(population) in figure.subgroup:
            population = self.tables.anyone
        return Whom(
            event,
            population,
            subgroup,
            read_place(figure.place) if figure.place else None,
            read_place(figure.destination) if figure.destination else None,
        )

    def _numbered(self, whom: Whom) -> int:
        number = self._number.setdefault(whom, len(self.whom))
        if number == len(self.whom):
            self.whom.append(whom)
        return number

    def _depth(self, whom: Whom, figure: Figure) -> int:
        said = len(whom.subgroup) + (whom.place is not None) + (whom.destination is not None)
        return said + self._leaves(whom) + self.word_depth(figure.population)

    def word_depth(self, population: str) -> int:
        """Say how narrow a word for people is: how many listed words hold it."""
        found = self._word_depth.get(population)
        if found is None:
            holds = self.tables.holds
            words = (self.tables.anyone, *self.tables.inner)
            found = sum(holds(word, population) and not holds(population, word) for word in words)
            self._word_depth[population] = found
        return found

    def _leaves(self, whom: Whom) -> bool:
        return "territory" in self.rules.event_types[whom.event].effects

    def pair(self, a: int, b: int) -> FigurePair:
        """Say how two figures stand to each other by whom they tell of."""
        found = self._pairs.get((a, b))
        if found is None:
            found = self._pairs[a, b] = self._compare(self.whom[a], self.whom[b])
        return found

    def row(self, a: int) -> "FigureSets":
        """Say how a figure stands to all others, once all are read."""
        found = self._rows.get(a)
        if found is None:
            one = apart = more = as_much = 0
            for b in range(len(self.whom)):
                pair = self.pair(a, b)
                one |= pair.one << b
                apart |= pair.apart << b
                more |= pair.more << b
                as_much |= pair.as_much << b
            found = self._rows[a] = FigureSets(one, apart, more, as_much)
        return found

    def _compare(self, a: Whom, b: Whom) -> FigurePair:
        types, holds = self.rules.event_types, self.tables.holds
        kinds = types[a.event], types[b.event]
        held = any(kind.presupposes.get("custody") == "needs" for kind in kinds)
        inner = holds(b.population, a.population, held=held)
        outer = holds(a.population, b.population, held=held)
        place = stand_of(a.place, b.place) if a.place and b.place else Stand.AGREE
        taken = (
            stand_of(a.destination, b.destination)
            if a.destination and b.destination
            else Stand.AGREE
        )
        says, unlike, nobody = self._subgroups(dict(a.subgroup), dict(b.subgroup))
        goes = self._goes(a, b, taken)
        says = [*says, goes]
        one = (inner or outer) and place in ONE_PLACE and taken in ONE_PLACE and not unlike
        more, less = 1 in says, -1 in says
        full = inner if more else inner and not outer
        loose = more and self.tables.are_words_for_one(a.population, b.population)
        only_leaving = a.destination is None and goes == 1 and says.count(1) == 1
        wider = a.place is None or (b.place and place in (Stand.AGREE, Stand.HOLDS))
        return FigurePair(
            one=one,
            # Where people were taken to may be told as the place they were taken out at.
            apart=nobody
            or taken is Stand.EXCLUDE
            or (place is Stand.EXCLUDE and kinds[0].family == kinds[1].family),
            more=more and not less,
            less=less and not more,
            inner=inner and not outer,
            outer=outer and not inner,
            part=0 if less or not one else 2 if full else 1 if loose else 0,
            only_leaving=only_leaving and not (inner and not outer),
            as_much=not more and outer,
            implied=not more and outer and bool(wider) and a.event == b.event,
        )

    def _goes(self, a: Whom, b: Whom, taken: Stand) -> int:
        """Say which tells more of where people were taken: 1 the first, -1 the second."""
        if a.destination and b.destination:
            return {Stand.INSIDE: 1, Stand.HOLDS: -1}.get(taken, 0)
        one = 2 if a.destination else int(self._leaves(a))
        two = 2 if b.destination else int(self._leaves(b))
        return (one > two) - (one < two)

    def _subgroups(
        self, a: Mapping[str, str], b: Mapping[str, str]
    ) -> tuple[list[int], bool, bool]:
        """Compare subgroups: which says more, whether they differ, whether nobody is in both."""
        says, unlike, nobody = [], False, False
        for dimension in a.keys() | b.keys():
            one, two = a.get(dimension), b.get(dimension)
            wide = self.tables.wide.get(dimension)
            if one == two:
                continue
            if two is None or (one is not None and two == wide):
                says.append(1)
            elif one is None or one == wide:
                says.append(-1)
            else:
                unlike = True
                nobody |= self.tables.apart.get(dimension, frozenset()) >= {one, two}
        return says, unlike, nobody

    def is_near(self, one: int, two: int) -> bool:
        """Say whether two exact sizes differ by a few per cent."""
        return abs(one - two) * 100 <= self.tables.near_percent * max(one, two)

    def sizes_near(self, size: int) -> range:
        """Give all sizes that may differ from one by a few per cent, and perhaps some more."""
        left = 100 - self.tables.near_percent
        return range(size * left // 100, size * 100 // left + 2)


def _window(figure: Figure) -> tuple[int, int] | None:
    """Give the days of a figure, cut at the day it was said; None where it is a total."""
    when = figure.time
    if when is None or when.is_period or figure.relation in _PERIODS:
        return None
    first = -FOREVER if when.earliest is None else when.earliest.toordinal()
    last = FOREVER if when.latest is None else when.latest.toordinal()
    if last - first >= _MOST_DAYS and not when.edtf.startswith("["):
        return None
    said = parse_when(figure.said_on).latest if figure.said_on else None
    if said is not None:
        last = min(last, said.toordinal())
    # What was told before its day is announced, whatever its words.
    return (first, last) if first <= last else None


def bounds_of(low: int, high: int) -> Bounds:
    """Give fewest and most people as bounds, open where nothing limits them."""
    return Bounds(low, None if high == FOREVER else high)
