"""Published figures of one occasion, as groups of people that have an identity.

Fifty outlets that print one convoy's number tell of one group, not of fifty. Tellings that
agree in exact day and size, and of which nothing excludes the other, are one group unless
somebody says otherwise; a smaller number that says more of its people is a part; whatever
else could be one is undecided. A stock, a running number or a period's total is no group.

Where the rules leave a choice, this is what is chosen:

1. A telling joins a group only where it agrees with every telling in it, so no chain of
   near numbers joins the far ones. Greatest numbers, and those that say most, come first.
2. A telling that agrees with several groups joins the one that is told in its own words,
   or one that says all that it says: it is true of any of them and tells of nobody else.
   One that says more than each of them is a group of its own, undecided with them.
   An open or vague size joins where it fits at all.
3. A number that is not exact and is told of people taken somewhere, or of a subgroup, is a
   part where others are told to be let go: of at least 100 taken to one country among 123
   nobody says that it is all of them.
4. Taking people out of the country is saying more than letting them go; but a smaller exact
   number of people taken nobody says where is a part only where it is nearly the whole.
5. A part is of the widest group that says no more than it does. Where two groups could be
   its whole and neither is in the other, it is undecided with both.
6. UNSURE says as much as DIFFERENT here: that the two are not to be taken for one unasked.
7. SAME joins; what agrees with one of the tellings it joins comes along.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Final

from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohort, Cohorts
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.judgement import Judged, Judgement
from habeas.model.when import When, parse_when
from habeas.vocabulary.measures import Measures, measures
from habeas.vocabulary.rules import Rules, packaged
from habeas.vocabulary.territories import territory_code

_MOST_DAYS: Final = 31
"""A window wider than a month is a period, unless it is written as "one of these days"."""
_PERIODS: Final = frozenset({"during", "from", "until", "as_of"})
_FOREVER: Final = 10**9
_FEW: Final = 16
"""Groups of one day up to which each is looked at."""
_CODE: Final = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_WORD: Final = re.compile(r"\w+")

Act = tuple[str, str | None]
"""The event that gives an act its name, and the body that speaks."""


def groups_of(
    figures: Iterable[Figure],
    members: Mapping[str, Sequence[str]],
    *,
    judgements: Iterable[Judged] = (),
    rules: Rules | None = None,
    publisher_of: Callable[[Figure], str | None] = lambda figure: figure.publisher,
) -> Cohorts:
    """Say which figures tell of one group of people, and how groups stand to one another.

    Args:
        figures: Accepted figures that act, their places and destinations as codes where
            they are countries.
        members: Figure id to the ids of the people named as belonging to its group.
        judgements: What people decided about two figures, by id; the latest is in force.
        rules: The tables in force; None for those that ship.
        publisher_of: Gives who stands for a figure: the body of a recognition or listing.

    Returns:
        Every group. Figures that tell of no one occasion are in none.
    """
    kinds = _Kinds(rules or packaged(), measures(), publisher_of)
    told = [telling for figure in figures if (telling := kinds.telling(figure)) is not None]
    said = _Said.of(told, judgements, kinds)
    groups = _grouped(told, said, kinds)
    for group in groups:
        group.compare(kinds)
    _find_parts(groups, said, kinds)
    apart, undecided = _undecided(groups)
    made = [_cohort(group, members, kinds) for group in groups]
    return Cohorts(
        groups=tuple(sorted(made, key=lambda c: (-1 if c.first is None else c.first, c.id))),
        apart=apart,
        undecided=undecided,
    )


# Places.


class _Stand(IntEnum):
    """How one place or destination stands to another."""

    AGREE = 0
    INSIDE = 1
    HOLDS = 2
    MAY_HOLD = 3
    UNCLEAR = 4
    EXCLUDE = 5


_ONE_PLACE: Final = frozenset({_Stand.AGREE, _Stand.INSIDE, _Stand.HOLDS, _Stand.MAY_HOLD})


@dataclass(frozen=True, slots=True)
class _Place:
    """A place or some places as told.

    Attributes:
        words: As told, case and spaces apart.
        codes: Codes of the countries it names, or of their parts.
        is_codes: Whether it names nothing else.
    """

    words: str
    codes: frozenset[str]
    is_codes: bool


@lru_cache(maxsize=4096)
def _place(text: str) -> _Place:
    words = " ".join(text.casefold().split())
    if _CODE.fullmatch(text):
        return _Place(words, frozenset({text}), is_codes=True)
    code = territory_code(text)
    if code is not None:
        return _Place(words, frozenset({code}), is_codes=True)
    parts = _WORD.findall(text)
    if parts and all(_CODE.fullmatch(part) for part in parts):
        return _Place(words, frozenset(parts), is_codes=True)
    codes = frozenset(c for part in parts if (c := territory_code(part)) is not None)
    return _Place(words, codes, is_codes=False)


@lru_cache(maxsize=65536)
def _stand(a: _Place, b: _Place) -> _Stand:
    """Say how a place stands to another: a country holds its towns, whichever they are."""
    if a.words == b.words or (a.is_codes and b.is_codes and a.codes == b.codes):
        return _Stand.AGREE
    if a.is_codes and b.is_codes:
        if _among(a.codes, b.codes):
            return _Stand.INSIDE
        if _among(b.codes, a.codes):
            return _Stand.HOLDS
        meet = any(_among((x,), b.codes) for x in a.codes) or any(
            _among((x,), a.codes) for x in b.codes
        )
        return _Stand.UNCLEAR if meet else _Stand.EXCLUDE
    if a.is_codes:
        # "Two countries" in words that name this one among others.
        named = len(b.codes) > 1 and a.codes < b.codes
        return _Stand.INSIDE if named else _Stand.MAY_HOLD
    if b.is_codes:
        named = len(a.codes) > 1 and b.codes < a.codes
        return _Stand.HOLDS if named else _Stand.MAY_HOLD
    one, two = set(_WORD.findall(a.words)), set(_WORD.findall(b.words))
    if one <= two or two <= one:
        return _Stand.MAY_HOLD  # a building in a town, a region named for it
    if a.codes & b.codes or _letters(a.words) != _letters(b.words):
        return _Stand.UNCLEAR
    return _Stand.EXCLUDE


def _letters(words: str) -> set[str]:
    """Name the scripts in which some words are written."""
    return {unicodedata.name(c, "?").split()[0] for c in words if c.isalpha()}


def _among(inner: Iterable[str], outer: Iterable[str]) -> bool:
    return all(any(x == y or x.startswith(f"{y}-") for y in outer) for x in inner)


# What one figure tells.


@dataclass(frozen=True, slots=True)
class _Whom:
    """Whom a figure tells of and what happened to them, but not how many and when."""

    event: str
    population: str
    subgroup: tuple[tuple[str, str], ...]
    place: _Place | None
    destination: _Place | None


@dataclass(frozen=True, slots=True)
class _Pair:
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
class _Row:
    """How one `_Whom` stands to all: a bit for the number of each of which it is so."""

    one: int
    apart: int
    more: int
    as_much: int


class _Size(IntEnum):
    """How far a size is known."""

    EXACT = 0
    HEDGED = 1
    OPEN = 2


@dataclass(slots=True, eq=False)
class _Telling:
    """One figure as it tells of a group.

    Attributes:
        id: The figure's id.
        figure: The figure.
        whom: Number of its `_Whom`.
        act: What two tellings share that may be of one act.
        first: First day of its window; -_FOREVER where nothing limits it.
        last: Last day; _FOREVER where nothing limits it.
        low: Fewest people.
        high: Most people; _FOREVER where nothing limits it.
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
    size: _Size
    depth: int

    @property
    def is_of_one_day(self) -> bool:
        return self.first == self.last


class _Kinds:
    """Reads figures, and compares whom they tell of; each comparison is made once."""

    def __init__(
        self, rules: Rules, tables: Measures, publisher_of: Callable[[Figure], str | None]
    ) -> None:
        self.rules = rules
        self.tables = tables
        self.publisher_of = publisher_of
        self.whom: list[_Whom] = []
        self._number: dict[_Whom, int] = {}
        self._pairs: dict[tuple[int, int], _Pair] = {}
        self._rows: dict[int, _Row] = {}
        self._word_depth: dict[str, int] = {}

    def telling(self, figure: Figure) -> _Telling | None:
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
        return _Telling(
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

    def _size(self, figure: Figure) -> tuple[int, int, _Size] | None:
        """Give fewest and most people; None where there is no number, or nobody."""
        low, high = figure.low, figure.high
        stated = low if low is not None else high
        if stated is None:
            return None
        top = high if high is not None else stated
        match figure.hedge:
            case Hedge.MORE_THAN:
                found = stated + 1, _FOREVER
            case Hedge.AT_LEAST:
                found = stated, _FOREVER
            case Hedge.FEWER_THAN:
                found = 0, top - 1
            case Hedge.AT_MOST:
                found = 0, top
            case Hedge.ABOUT:
                per_cent = self.tables.about_percent
                found = stated * (100 - per_cent) // 100, -(-top * (100 + per_cent) // 100)
            case _:
                found = low or 0, _FOREVER if high is None else high
        if found[1] <= 0 or found[1] < found[0]:
            return None
        if found[0] == found[1]:
            return *found, _Size.EXACT
        is_open = found[0] == 0 or found[1] == _FOREVER or figure.hedge is Hedge.VAGUE
        small = figure.hedge is Hedge.ABOUT  # about one is nought to two, and not open
        return *found, _Size.OPEN if is_open and not small else _Size.HEDGED

    def _whom(self, figure: Figure, event: str) -> _Whom:
        population = figure.population or self.tables.anyone
        subgroup = tuple(sorted((k, v.casefold()) for k, v in figure.subgroup.items()))
        if self.tables.restates.get(population) in figure.subgroup:
            population = self.tables.anyone
        return _Whom(
            event,
            population,
            subgroup,
            _place(figure.place) if figure.place else None,
            _place(figure.destination) if figure.destination else None,
        )

    def _numbered(self, whom: _Whom) -> int:
        number = self._number.setdefault(whom, len(self.whom))
        if number == len(self.whom):
            self.whom.append(whom)
        return number

    def _depth(self, whom: _Whom, figure: Figure) -> int:
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

    def _leaves(self, whom: _Whom) -> bool:
        return "territory" in self.rules.event_types[whom.event].effects

    def pair(self, a: int, b: int) -> _Pair:
        """Say how two figures stand to each other by whom they tell of."""
        found = self._pairs.get((a, b))
        if found is None:
            found = self._pairs[a, b] = self._compare(self.whom[a], self.whom[b])
        return found

    def row(self, a: int) -> "_Row":
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
            found = self._rows[a] = _Row(one, apart, more, as_much)
        return found

    def _compare(self, a: _Whom, b: _Whom) -> _Pair:
        types, holds = self.rules.event_types, self.tables.holds
        kinds = types[a.event], types[b.event]
        held = any(kind.presupposes.get("custody") == "needs" for kind in kinds)
        inner = holds(b.population, a.population, held=held)
        outer = holds(a.population, b.population, held=held)
        place = _stand(a.place, b.place) if a.place and b.place else _Stand.AGREE
        taken = (
            _stand(a.destination, b.destination)
            if a.destination and b.destination
            else _Stand.AGREE
        )
        says, unlike, nobody = self._subgroups(dict(a.subgroup), dict(b.subgroup))
        goes = self._goes(a, b, taken)
        says = [*says, goes]
        one = (inner or outer) and place in _ONE_PLACE and taken in _ONE_PLACE and not unlike
        more, less = 1 in says, -1 in says
        full = inner if more else inner and not outer
        loose = more and self.tables.are_words_for_one(a.population, b.population)
        only_leaving = a.destination is None and goes == 1 and says.count(1) == 1
        wider = a.place is None or (b.place and place in (_Stand.AGREE, _Stand.HOLDS))
        return _Pair(
            one=one,
            # Where people were taken to may be told as the place they were taken out at.
            apart=nobody
            or taken is _Stand.EXCLUDE
            or (place is _Stand.EXCLUDE and kinds[0].family == kinds[1].family),
            more=more and not less,
            less=less and not more,
            inner=inner and not outer,
            outer=outer and not inner,
            part=0 if less or not one else 2 if full else 1 if loose else 0,
            only_leaving=only_leaving and not (inner and not outer),
            as_much=not more and outer,
            implied=not more and outer and bool(wider) and a.event == b.event,
        )

    def _goes(self, a: _Whom, b: _Whom, taken: _Stand) -> int:
        """Say which tells more of where people were taken: 1 the first, -1 the second."""
        if a.destination and b.destination:
            return {_Stand.INSIDE: 1, _Stand.HOLDS: -1}.get(taken, 0)
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
    first = -_FOREVER if when.earliest is None else when.earliest.toordinal()
    last = _FOREVER if when.latest is None else when.latest.toordinal()
    if last - first >= _MOST_DAYS and not when.edtf.startswith("["):
        return None
    said = parse_when(figure.said_on).latest if figure.said_on else None
    if said is not None:
        last = min(last, said.toordinal())
    # What was told before its day is announced, whatever its words.
    return (first, last) if first <= last else None


# What people said of two figures.


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of pairs of tellings.

    Attributes:
        split: Telling to those with which nobody may join it unasked.
        otherwise: Pairs judged not to be one, or not to be clear.
        whole: Telling to the telling it is stated to be a part of.
        blocks: Tellings that are joined whatever else; two or more each.
    """

    split: Mapping[str, frozenset[str]]
    otherwise: frozenset[frozenset[str]]
    whole: Mapping[str, str]
    blocks: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, told: Sequence[_Telling], judgements: Iterable[Judged], kinds: _Kinds) -> "_Said":
        by_id = {telling.id: telling for telling in told}
        latest: dict[frozenset[str], Judged] = {}
        for judged in sorted(judgements, key=lambda j: j.seq):
            if judged.a != judged.b and judged.a in by_id and judged.b in by_id:
                latest[frozenset((judged.a, judged.b))] = judged
        otherwise = {p for p, j in latest.items() if j.judgement is not Judgement.SAME}
        different = {p for p, j in latest.items() if j.judgement is Judgement.DIFFERENT}
        whole = {
            t.id: t.figure.part_of
            for t in told
            if t.figure.part_of in by_id and t.figure.part_of != t.id
        }
        stated = {frozenset(pair) for pair in whole.items()}
        same = sorted(
            (p for p, j in latest.items() if j.judgement is Judgement.SAME),
            key=lambda p: latest[p].seq,
        )
        blocks = _Blocks()
        for pair in same:
            blocks.join(pair, different)
        for pair in _copies(told, by_id, kinds):
            blocks.join(pair, otherwise | stated)
        split: dict[str, set[str]] = {}
        for pair in otherwise | stated:
            a, b = pair
            split.setdefault(a, set()).add(b)
            split.setdefault(b, set()).add(a)
        return cls(
            {name: frozenset(others) for name, others in split.items()},
            frozenset(otherwise),
            whole,
            tuple(sorted(blocks.all(), key=sorted)),
        )


def _copies(
    told: Sequence[_Telling], by_id: Mapping[str, _Telling], kinds: _Kinds
) -> Iterator[frozenset[str]]:
    """Give tellings with those they repeat, where they still say the same."""
    for telling in sorted(told, key=lambda t: t.id):
        other = by_id.get(telling.figure.origin or "")
        if other is None or other is telling or other.act != telling.act:
            continue
        days = telling.first <= other.last and other.first <= telling.last
        many = telling.low <= other.high and other.low <= telling.high
        if days and many and kinds.pair(telling.whom, other.whom).one:
            yield frozenset((telling.id, other.id))


class _Blocks:
    """Sets of tellings that are joined, and never what is split."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def join(self, pair: frozenset[str], split: Iterable[frozenset[str]]) -> None:
        """Join two tellings and all that are joined with them, unless that joins a split pair."""
        a, b = sorted(pair)
        one, two = self._of.get(a, {a}), self._of.get(b, {b})
        both = one | two
        if any(each <= both and not each <= one and not each <= two for each in split):
            return
        for name in both:
            self._of[name] = both

    def all(self) -> list[frozenset[str]]:
        """Give the sets."""
        return list({id(each): frozenset(each) for each in self._of.values()}.values())


# Which tellings are one group.


@dataclass(slots=True, eq=False)
class _Group:
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
        size_words: Sizes that had to be taken for one, in words.
    """

    act: Act
    first: int
    last: int
    low: int
    high: int
    tellings: list[_Telling] = field(default_factory=list)
    whom: int = 0
    cores: int = 0
    exact: set[tuple[int, int]] = field(default_factory=set)
    least: int = _FOREVER
    most: int = -1
    near: set[str] = field(default_factory=set)
    number: int = 0
    one: int = -1
    apart: int = 0
    draws: bool = True
    loose: bool = False
    within: "set[_Group]" = field(default_factory=set)
    among: "_Group | None" = None
    size_words: tuple[str, ...] = ()

    @classmethod
    def of(cls, telling: _Telling) -> "_Group":
        group = cls(telling.act, telling.first, telling.last, telling.low, telling.high)
        group.cores = 1 << telling.whom
        group.add(telling)
        return group

    def add(self, telling: _Telling) -> None:
        """Add a telling that agrees."""
        self.tellings.append(telling)
        self.whom |= 1 << telling.whom
        self.near.add(telling.id)
        if telling.size is not _Size.OPEN:
            self.cores |= 1 << telling.whom
        if telling.size is _Size.EXACT:
            self.exact.add((telling.low, telling.whom))
            self.least, self.most = min(self.least, telling.low), max(self.most, telling.low)
        if self.exact:
            self.low, self.high = self.least, self.most
        else:
            self.low, self.high = max(self.low, telling.low), min(self.high, telling.high)

    def compare(self, kinds: _Kinds) -> None:
        """Say how it stands to all others, once nobody joins it any more."""
        for number in _numbers(self.cores):
            row = kinds.row(number)
            self.one &= row.one
            self.apart |= row.apart

    @property
    def lead(self) -> _Telling:
        """The telling that says most: by size, then by days, then of whom."""
        if len(self.tellings) == 1:
            return self.tellings[0]
        return min(self.tellings, key=_precision)


def _precision(t: _Telling) -> tuple[int, int, int, int, str]:
    return t.size, t.last - t.first, t.high - t.low, -t.depth, t.id


def _numbers(bits: int) -> Iterator[int]:
    """Give the numbers of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _grouped(told: Sequence[_Telling], said: _Said, kinds: _Kinds) -> list[_Group]:
    joined = {name: block for block in said.blocks for name in block}
    torn = _torn(told, kinds)
    ordered = sorted(told, key=lambda t: _order(t, torn, kinds))
    finder = _Finder(said, kinds)
    inside: dict[frozenset[str], list[_Telling]] = {block: [] for block in said.blocks}
    alone: list[_Telling] = []
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


def _torn(told: Sequence[_Telling], kinds: _Kinds) -> set[tuple[Act, int, int, int]]:
    """Name what agrees with two that do not agree: by act, day, exact size and whom."""
    alike: dict[tuple[Act, int, int], set[int]] = {}
    for telling in told:
        if telling.size is _Size.EXACT and telling.is_of_one_day:
            alike.setdefault((telling.act, telling.first, telling.low), set()).add(telling.whom)
    found = set()
    for key, whom in alike.items():
        if len(whom) > 2:
            agrees = {a: {b for b in whom if kinds.pair(a, b).one} for a in whom}
            found |= {(*key, a) for a in whom if any(agrees[a] - agrees[b] for b in agrees[a])}
    return found


def _order(
    telling: _Telling, torn: set[tuple[Act, int, int, int]], kinds: _Kinds
) -> tuple[object, ...]:
    whom = kinds.whom[telling.whom]
    width = telling.high - telling.low if telling.size is _Size.HEDGED else 0
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
        telling.id,
    )


class _Finder:
    """Puts tellings into the groups they agree with, in the order in which they come."""

    def __init__(self, said: _Said, kinds: _Kinds) -> None:
        self.said = said
        self.kinds = kinds
        self.groups: list[_Group] = []
        self._on: dict[tuple[Act, int], list[_Group]] = {}
        self._sized: dict[tuple[Act, int], dict[int, dict[int, _Group]]] = {}
        self._alike: dict[tuple[object, ...], _Group] = {}

    def know(self, group: _Group) -> None:
        """Let others join a group."""
        group.number = len(self.groups)
        self.groups.append(group)
        if group.first == group.last:
            self._on.setdefault((group.act, group.first), []).append(group)
            self._index(group)

    def _index(self, group: _Group) -> None:
        """Let a group be found by its exact sizes; one that has none by size 0."""
        sized = self._sized.setdefault((group.act, group.first), {})
        for size in {size for size, _ in group.exact} or {0}:
            sized.setdefault(size, {})[id(group)] = group

    def put(self, telling: _Telling) -> None:
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
            group = _Group.of(telling)
            group.loose = loose
            self.know(group)
        else:
            group.add(telling)
            if telling.size is _Size.EXACT:
                self._index(group)
        if telling.is_of_one_day and not split:
            self._alike.setdefault(alike, group)

    def _home(self, telling: _Telling, split: frozenset[str]) -> tuple[_Group | None, bool]:
        """Give the group that a telling joins, or None, and whether it could join several."""
        able = [
            group
            for group in self._near(telling)
            if group.draws and split.isdisjoint(group.near) and self._agrees(telling, group)
        ]
        if telling.size is _Size.EXACT:
            able = [g for g in able if any(size == telling.low for size, _ in g.exact)] or able
        if len(able) < 2:
            return (able[0] if able else None), False
        own = [group for group in able if group.whom >> telling.whom & 1]
        if len(own) == 1:
            return own[0], True
        says = [group for group in able if self._says(group, telling)]
        loose = [group for group in able if group.loose]
        chosen = says or loose or (able if telling.size is _Size.OPEN else [])
        return (chosen[0] if chosen else None), True

    def _near(self, telling: _Telling) -> Sequence[_Group]:
        """Give the groups of the day whose size is not out of the question, oldest first."""
        key = telling.act, telling.first
        here = self._on.get(key, ())
        if telling.size is not _Size.EXACT or len(here) < _FEW:
            return here
        sized = self._sized[key]
        found = dict(sized.get(0, {}))
        for size in self.kinds.sizes_near(telling.low):
            found |= sized.get(size, {})
        return sorted(found.values(), key=lambda group: group.number)

    def _agrees(self, telling: _Telling, group: _Group) -> bool:
        """Say whether a telling agrees with every telling of a group."""
        row = self.kinds.row(telling.whom)
        if telling.size is _Size.EXACT and group.exact:
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

    def _is_miscounted(self, telling: _Telling, size: int, whom: int) -> bool:
        """Say whether a near size can only be of the same people: the smaller says no more."""
        if telling.low == size:
            return True
        pair = self.kinds.pair(telling.whom, whom)
        if telling.low < size:
            return not (pair.more or pair.inner)
        return not (pair.less or pair.outer)

    def _says(self, group: _Group, telling: _Telling) -> bool:
        """Say whether a group says all that a telling says."""
        sized = telling.low <= group.low and group.high <= telling.high
        return sized and any(
            self.kinds.pair(telling.whom, other).implied for other in _numbers(group.cores)
        )


def _merged(of: Sequence[_Group]) -> _Group:
    """Join groups that somebody said are one, keeping what they have in common."""
    if len(of) == 1:
        return of[0]
    lead = min((group.lead for group in of), key=_precision)
    days = _common([(group.first, group.last) for group in of])
    many = _common([(group.low, group.high) for group in of])
    found = _Group(lead.act, *days, *many)
    for group in of:
        found.tellings += group.tellings
        found.whom |= group.whom
        found.cores |= group.cores
        found.exact |= group.exact
        found.near |= group.near
    agree = all(low <= many[0] and many[1] <= high for low, high in ((g.low, g.high) for g in of))
    if not agree:
        found.size_words = tuple(
            str(_bounds(low, high)) for low, high in sorted({(g.low, g.high) for g in of})
        )
    return found


def _common(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give what spans have in common, or all between where that is nothing."""
    low, high = max(low for low, _ in spans), min(high for _, high in spans)
    if low <= high:
        return low, high
    return min(low for low, _ in spans), max(high for _, high in spans)


def _bounds(low: int, high: int) -> Bounds:
    return Bounds(low, None if high == _FOREVER else high)


# Parts.


def _find_parts(groups: Sequence[_Group], said: _Said, kinds: _Kinds) -> None:
    """Say which groups are wholly part of which: as stated, then as it is taken to be."""
    home = {telling.id: group for group in groups for telling in group.tellings}
    stated: dict[_Group, set[_Group]] = {}
    for part, whole in sorted(said.whole.items()):
        inner, outer = home[part], home[whole]
        if inner is not outer and inner not in _above(outer, stated):
            stated.setdefault(inner, set()).add(outer)
    split: dict[_Group, set[_Group]] = {}
    for pair in said.otherwise:
        one, two = (home[name] for name in pair)
        split.setdefault(one, set()).add(two)
        split.setdefault(two, set()).add(one)
    on: dict[tuple[Act, int], list[_Group]] = {}
    for group in sorted(groups, key=lambda g: g.lead.id):
        if group.first == group.last:
            on.setdefault((group.act, group.first), []).append(group)
    direct = dict(stated)
    for here in on.values():
        if len(here) > 1:
            _Parts(here, direct, split, kinds).find()
    for group in direct:
        group.within = _above(group, direct)


def _above(group: _Group, direct: Mapping[_Group, set[_Group]]) -> set[_Group]:
    found, todo = set[_Group](), [group]
    while todo:
        fresh = direct.get(todo.pop(), set()) - found
        found |= fresh
        todo += fresh
    return found - {group}


class _Parts:
    """Finds the parts among groups of one act on one exact day."""

    def __init__(
        self,
        here: Sequence[_Group],
        direct: dict[_Group, set[_Group]],
        split: Mapping[_Group, set[_Group]],
        kinds: _Kinds,
    ) -> None:
        self.here = here
        self.direct = direct
        self.split = split
        self.kinds = kinds
        self.done: set[_Group] = set()

    def find(self) -> None:
        """Put every part under its whole."""
        for group in self.here:
            self._settle(group)

    def _settle(self, group: _Group) -> None:
        if group in self.done:
            return
        self.done.add(group)
        if self.direct.get(group):
            return  # its whole is stated
        able: dict[int, list[_Group]] = {1: [], 2: []}
        for other in self.here:
            if other is not group and other not in self.split.get(group, ()):
                how = self._part(group, other)
                if how:
                    able[how].append(other)
        for wholes in able.values():
            for whole in wholes:
                self._settle(whole)
        found = self._narrowest(able[2]) if able[2] else self._widest(able[1])
        if found is not None and group not in _above(found, self.direct):
            self.direct.setdefault(group, set()).add(found)
            group.among = found

    def _narrowest(self, wholes: Sequence[_Group]) -> _Group | None:
        """Give the whole that is in all others; None where no one is."""
        for whole in wholes:
            if set(wholes) - {whole} <= _above(whole, self.direct):
                return whole
        return None

    def _widest(self, wholes: Sequence[_Group]) -> _Group | None:
        """Give the whole that is in no other; None where there are several."""
        outer = [w for w in wholes if _above(w, self.direct).isdisjoint(wholes)]
        return outer[0] if len(outer) == 1 else None

    def _part(self, group: _Group, other: _Group) -> int:
        """Say whether a group can be a part of another: 2 surely, 1 by loose words, 0 not."""
        if group.low > other.high:
            return 0
        smaller = group.high < other.low
        hedged = group.low < group.high or other.low < other.high
        if not (smaller or hedged) or other.cores & ~group.one:
            return 0
        meets = group.high >= other.low or self.kinds.is_near(group.low, other.low)
        best = 0
        for a in _numbers(group.cores):
            for b in _numbers(other.cores):
                pair = self.kinds.pair(a, b)
                if (
                    pair.part > best
                    and (smaller or pair.more)
                    and (meets or not pair.only_leaving)
                    and not self._is_mirrored(a, b, group, other)
                ):
                    best = pair.part
        return best

    def _is_mirrored(self, a: int, b: int, group: _Group, other: _Group) -> bool:
        """Say whether both groups are told of in the words of either, so that words part nobody."""
        return bool(self.kinds.row(a).as_much & other.cores) and any(
            self.kinds.row(x).as_much >> b & 1 for x in _numbers(group.cores)
        )


# Which groups share nobody, and which are undecided.


def _undecided(
    groups: Sequence[_Group],
) -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
    apart: list[frozenset[str]] = []
    undecided: list[frozenset[str]] = []
    by_act: dict[Act, list[tuple[int, int, str, _Group]]] = {}
    for group in groups:
        row = (group.first, group.last, group.lead.id, group)
        by_act.setdefault(group.act, []).append(row)
    for rows in by_act.values():
        rows.sort(key=lambda row: row[:3])
        for one, two in _touching(rows):
            a, b = one[3], two[3]
            if a in b.within or b in a.within:
                continue
            names = frozenset((one[2], two[2]))
            (apart if a.apart & b.cores else undecided).append(names)
    return frozenset(apart), frozenset(undecided)


def _touching(
    rows: Sequence[tuple[int, int, str, _Group]],
) -> Iterator[tuple[tuple[int, int, str, _Group], tuple[int, int, str, _Group]]]:
    """Give the pairs that can share a day, going through the days once."""
    begun: list[tuple[int, int, str, _Group]] = []
    for row in rows:
        begun = [other for other in begun if other[1] >= row[0]]
        for other in begun:
            yield other, row
        begun.append(row)


# In words.


def _cohort(group: _Group, members: Mapping[str, Sequence[str]], kinds: _Kinds) -> Cohort:
    lead = group.lead
    of_act = kinds.tables.act_of(lead.act[0])
    told = {kinds.whom[number].event for number in _numbers(group.whom)}
    events = tuple(sorted(told, key=lambda e: (of_act.index(e) if e in of_act else len(of_act), e)))
    ids = sorted(telling.id for telling in group.tellings)
    words = {t.figure.population or kinds.tables.anyone for t in group.tellings}
    cores = [t for t in group.tellings if group.cores >> t.whom & 1]
    return Cohort(
        id=lead.id,
        size=_bounds(group.low, group.high),
        events=events,
        body=lead.act[1],
        time=_time(group, lead),
        first=None if group.first == -_FOREVER else group.first,
        last=None if group.last == _FOREVER else group.last,
        tellings=tuple(ids),
        members=tuple(sorted({m for name in ids for m in members.get(name, ())})),
        within=tuple(sorted(whole.lead.id for whole in group.within)),
        population=min(words, key=lambda word: (-kinds.word_depth(word), word)),
        subgroup=_subgroup(cores, kinds),
        place=_country(cores),
        destination=_destination(cores),
        assumed=_assumed(group, events, kinds),
    )


def _time(group: _Group, lead: _Telling) -> When:
    window = group.first, group.last
    told = lead.figure.time
    if told is not None and _days(told) == window:
        return told
    for telling in sorted(group.tellings, key=lambda t: t.id):
        when = telling.figure.time
        if when is not None and _days(when) == window:
            return when
    first = "" if group.first == -_FOREVER else date.fromordinal(group.first).isoformat()
    last = "" if group.last == _FOREVER else date.fromordinal(group.last).isoformat()
    return parse_when(first if first == last else f"[{first}..{last}]")


def _days(when: When) -> tuple[int, int]:
    return (
        -_FOREVER if when.earliest is None else when.earliest.toordinal(),
        _FOREVER if when.latest is None else when.latest.toordinal(),
    )


def _subgroup(tellings: Sequence[_Telling], kinds: _Kinds) -> Mapping[str, str]:
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


def _country(tellings: Sequence[_Telling]) -> str | None:
    told = {_place(t.figure.place) for t in tellings if t.figure.place}
    codes = {code[:2] for place in told if place.is_codes for code in place.codes}
    return codes.pop() if len(codes) == 1 else None


def _destination(tellings: Sequence[_Telling]) -> str | None:
    """Give where they were taken: by codes where there are any, else in the shortest words."""
    told = {t.figure.destination for t in tellings if t.figure.destination}
    codes = [sorted(_place(text).codes) for text in told if _place(text).is_codes]
    if codes:
        shortest = min((len(each), each) for each in codes)[1]
        return ", ".join(shortest)
    return min(told, key=lambda text: (len(text), text), default=None)


def _assumed(group: _Group, events: Sequence[str], kinds: _Kinds) -> tuple[str, ...]:
    found = [
        f"{_number(telling)} is {_bounds(telling.low, telling.high)}"
        for telling in sorted(group.tellings, key=lambda t: (t.low, t.high))
        if telling.figure.hedge is Hedge.ABOUT
    ]
    sizes = group.size_words
    if group.least < group.most and not sizes:
        sizes = tuple(f"{size:,}" for size in sorted({size for size, _ in group.exact}))
    if len(sizes) > 1:
        found.append(f"{_series(sizes)} are one group of {_bounds(group.low, group.high)}")
    if len(events) > 1:
        labels = [str(kinds.rules.event_types[event].label["en"]) for event in events]
        found.append(f"{_series(labels)} of one day are one act")
    if group.among is not None:
        whole = group.among
        verb = "is" if group.high == 1 else "are"
        found.append(f"{_words(group.lead)} {verb} among the {_bounds(whole.low, whole.high)}")
    return tuple(dict.fromkeys(found))


def _words(telling: _Telling) -> str:
    figure = telling.figure
    to = f" to {figure.destination}" if figure.destination else ""
    return f"{_number(telling)} {figure.population.replace('_', ' ')}{to}"


def _number(telling: _Telling) -> str:
    if telling.figure.hedge is not Hedge.ABOUT:
        return str(_bounds(telling.low, telling.high))
    low, high = telling.figure.low, telling.figure.high
    stated = [n for n in dict.fromkeys((low, high)) if n is not None]
    return f"about {' to '.join(f'{n:,}' for n in stated)}"


def _series(words: Sequence[str]) -> str:
    *some, last = words
    return f"{', '.join(some)} and {last}" if some else last
