"""One person's worlds: every legal timeline that keeps what is told at the least cost.

A world places events on days so that each statement is true, or calls a statement wrong,
or lets custody or place change without anybody reporting it; the last two cost one repair
each, and only the worlds with the fewest repairs count. No day is searched: a state can be
reached from some day on, and must be left by some day; between the two it is possible.

Source:
    DESIGN of what a count means: ``docs/explanation/bounds.md``.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations
from typing import Any, Final, TypeVar

from habeas.history.kinds import Kind, Kinds, Values, code_of, kinds_of
from habeas.history.pieces import EdgeKey, Life
from habeas.history.search import FEW_REPAIRS, EventCount, TooManyWorldsError
from habeas.history.statements import FOREVER, Denial, Recipe, Statement
from habeas.history.stretches import Stretch, joined_days, stretches_of
from habeas.history.wide_life import outside
from habeas.vocabulary.rules import Rules

_T = TypeVar("_T")

_MOST_DENIALS: Final = 4


@dataclass(frozen=True, slots=True)
class Edge:
    """An event as some cheapest world has it.

    Attributes:
        kind: What happened.
        statements: Places in `Told.statements` of those it makes true.
        before: The state just before.
        after: The state just after.
        first: First day it can be on.
        last: Last day it can be on.
    """

    kind: Kind
    statements: tuple[int, ...]
    before: Values
    after: Values
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Way:
    """How some of the cheapest worlds are found again.

    Attributes:
        needs: Axes on which what must have held before may be presupposed.
        repairs: How many repairs they cost.
        set_aside: Denials that they do not keep.
        apart: Whether what is told of as happening again is no event told of otherwise.
    """

    needs: frozenset[str]
    repairs: int
    set_aside: tuple[Denial, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Worlds:
    """The cheapest worlds of one part of one person's life.

    Attributes:
        told: What is told.
        kinds: The table it was read by.
        repairs: How many repairs each of them has; 0 where all that is told can be true;
            ``FOREVER`` where there is none in which all is so that must be.
        stretches: What holds when, in order, without gaps, from ``-FOREVER`` to ``FOREVER``.
        edges: The events, as any of them has them.
        wrong: Places of the statements that some of them calls wrong.
        ways: What each set of them presupposes, costs and sets aside, and what is one in it.
        is_wide: True where there were too many to work out: anything is possible on the
            days that are too much, and on others perhaps more than what is told allows.
    """

    told: Recipe
    kinds: Kinds
    repairs: int
    stretches: tuple[Stretch, ...]
    edges: tuple[Edge, ...]
    wrong: frozenset[int] = frozenset()
    ways: tuple[Way, ...] = ()
    is_wide: bool = False
    _found: dict[object, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

    @property
    def presupposed(self) -> bool:
        """Whether some take something to have held that nobody tells of."""
        return any(way.needs for way in self.ways)

    def once(self, key: object, find: Callable[[], _T]) -> _T:
        """Remember what is found out about these worlds: much is asked day by day."""
        if key not in self._found:
            self._found[key] = find()
        found: _T = self._found[key]
        return found

    def edges_of(self) -> Sequence[Sequence[Edge]]:
        """Give for each statement the events that make it true."""
        return self.once("edges", self._edges_of)

    def _edges_of(self) -> Sequence[Sequence[Edge]]:
        found: list[list[Edge]] = [[] for _ in self.told.statements]
        for edge in self.edges:
            for at in edge.statements:
                found[at].append(edge)
        return found

    def days_of(self) -> Sequence[tuple[int, int] | None]:
        """Give for each statement the first and the last day of the events that make it true."""
        return self.once("days", self._days_of)

    def _days_of(self) -> Sequence[tuple[int, int] | None]:
        return [
            (min(e.first for e in edges), max(e.last for e in edges)) if edges else None
            for edges in self.edges_of()
        ]

    def code(self, stretch: Stretch) -> str:
        """Write a stretch's states as text, the same for the same set."""
        return code_of(self.kinds, stretch.states)

    def on(self, day: int) -> frozenset[Values]:
        """Give the states that may hold at the end of a day."""
        at = bisect_right(self.stretches, day, key=lambda stretch: stretch.first) - 1
        if at >= 0 and day <= self.stretches[at].last:
            return self.stretches[at].states
        return frozenset()


def worlds_of(told: Recipe, rules: Rules) -> Worlds:
    """Work out the cheapest worlds of one part of one person's life.

    Args:
        told: What is told of the part.
        rules: The tables in force.

    Returns:
        The worlds; exact for people of ordinary size, wide and marked beyond.
    """
    # Two people of whom the same is told have the same worlds, and claims of their own.
    return replace(_remembered(told, rules), told=told)


@lru_cache(maxsize=8192)
def _remembered(told: Recipe, rules: Rules) -> Worlds:
    kinds = kinds_of(rules, told.part)
    try:
        return _exact(told, kinds)
    except TooManyWorldsError:
        return _wide(told, kinds)


def times(told: Recipe, rules: Rules, counted: EventCount) -> tuple[int, int] | None:
    """Say how often what is counted happens in a period: at least and at most.

    Args:
        told: What is told of the part.
        rules: The tables in force.
        counted: What to count, and when.

    Returns:
        The least and the greatest over the cheapest worlds; None where there are too many
        to work out.
    """
    kinds = kinds_of(rules, told.part)
    often: list[int] = []
    try:
        for way in worlds_of(told, rules).ways:
            budget, gone = way.repairs, way.set_aside
            life = Life(told, kinds, way.needs, budget, gone, counted=counted, apart=way.apart)
            life.run()
            often += [node[3] for node in life.ends]
    except TooManyWorldsError:
        return None
    return (min(often), max(often)) if often else None


@lru_cache(maxsize=50_000)
def can_be_true(told: Recipe, rules: Rules) -> bool:
    """Say whether all that is told of one part of a life can be true; remembered.

    Args:
        told: What is told of the part.
        rules: The tables in force.

    Returns:
        Whether no repair is needed; True, too, where there is too much to work out.
    """
    try:
        return bool(_least_presupposed(told, kinds_of(rules, told.part)))
    except TooManyWorldsError:
        return True


@lru_cache(maxsize=50_000)
def must_presuppose(told: Recipe, rules: Rules) -> frozenset[str]:
    """Give the axes on which something must have held before that nobody tells; remembered.

    Args:
        told: What is told of the part.
        rules: The tables in force.

    Returns:
        The axes; none where not all that is told can be true, or there is too much of it.
    """
    try:
        kinds = kinds_of(rules, told.part)
        apart = _least_presupposed(told, kinds, apart=True) if _tells_again(told) else []
        found = apart or _least_presupposed(told, kinds)
    except TooManyWorldsError:
        return frozenset()
    return frozenset.intersection(*(life.needs for life in found)) if found else frozenset()


def is_free(told: Recipe, extra: Statement, rules: Rules, *, repairs: int | None = None) -> bool:
    """Say whether one more statement could be true at no further cost.

    Args:
        told: What is told of the part.
        extra: The further statement.
        rules: The tables in force.
        repairs: Of the worlds without it; None where not known.
    """
    if repairs is None:
        repairs = worlds_of(told, rules).repairs
    more = worlds_of(told.beside(extra), rules)
    return more.is_wide or (
        more.repairs == repairs and more.told.statements.index(extra) not in more.wrong
    )


def _exact(told: Recipe, kinds: Kinds) -> Worlds:
    found = _cheapest(told, kinds)
    if not found:
        return Worlds(told, kinds, FOREVER, (), ())
    held: dict[Values, list[tuple[int, int]]] = {}
    edges: dict[EdgeKey, list[tuple[int, int]]] = {}
    wrong: set[int] = set()
    for search in found:
        search.read_back(held, edges, wrong)
    known = {kind.id: kind for s in told.statements for kind in kinds.of(s.kinds)}
    return Worlds(
        told=told,
        kinds=kinds,
        repairs=_repairs(found),
        stretches=stretches_of(held),
        edges=tuple(
            Edge(known[kind], statements, before, after, first, last)
            for (kind, statements, before, after), days in sorted(
                edges.items(), key=lambda e: (e[0][1], e[0][0], str(e[0][2:]))
            )
            for first, last in joined_days(days)
        ),
        wrong=frozenset(wrong),
        ways=tuple(Way(s.needs, s.total, s.set_aside, s.apart) for s in found),
    )


def _cheapest(told: Recipe, kinds: Kinds) -> list[Life]:
    """Search for the worlds of the fewest repairs; none where not all is so that must be.

    What is told of as happening again is no telling of what was before it: it is an event of
    its own, unless repairs are saved where it is one with something told of otherwise.
    """
    together = _of_fewest(told, kinds)
    if _tells_again(told):
        with suppress(TooManyWorldsError):
            apart = _of_fewest(told, kinds, apart=True)
            if apart and _repairs(apart) == _repairs(together):
                return apart
    return together


def _tells_again(told: Recipe) -> bool:
    again = {s.family for s in told.statements if s.again}
    return any(s.family in again and not s.again for s in told.statements)


def _repairs(lives: Sequence[Life]) -> int:
    return lives[0].total + len(lives[0].set_aside)


def _of_fewest(told: Recipe, kinds: Kinds, *, apart: bool = False) -> list[Life]:
    """Search with what is told explaining before what is presupposed, then with repairs."""
    best = _least_presupposed(told, kinds, apart=apart)
    if best:
        return best
    every = _needy(told, kinds)
    if len(told.denials) > _MOST_DENIALS:
        raise TooManyWorldsError
    # Few repairs are tried first: most records that contradict themselves need one or two.
    for budget in (*range(1, FEW_REPAIRS + 1), None):
        least = FOREVER
        for aside in range(len(told.denials) + 1):
            if aside > (least if budget is None else min(least, budget)):
                break
            for gone in combinations(told.denials, aside):
                left = least - aside if budget is None else min(budget, least) - aside
                search = Life(
                    told,
                    kinds,
                    needs=every,
                    budget=None if left >= FOREVER // 2 else left,
                    set_aside=gone,
                    apart=apart,
                )
                if search.run() and search.total + aside <= least:
                    if search.total + aside < least:
                        best, least = [], search.total + aside
                    best.append(search)
        if best:
            return best
    if any(s.must for s in told.statements):
        return []
    raise TooManyWorldsError


def _needy(told: Recipe, kinds: Kinds) -> frozenset[str]:
    """Give the axes on which something told needs what nobody may have told."""
    return frozenset(
        axis
        for statement in told.statements
        for name in statement.kinds
        if (kind := kinds.kind(name)) is not None
        for axis, mode in kind.presupposes.items()
        if mode == "needs"
    )


def _least_presupposed(told: Recipe, kinds: Kinds, *, apart: bool = False) -> list[Life]:
    """Search with the fewest axes on which custody, or place, is presupposed for all to be true.

    What nobody who acts tells of explains nothing: it is left out at first. Where only
    with it all can be true, it is looked at as well.

    Returns:
        The worlds by sets of axes none of which holds another; none where not all can be true.
    """
    needy = sorted(_needy(told, kinds))
    sure = tuple(s for s in told.statements if not s.optional)
    for statements in dict.fromkeys((sure, told.statements)):
        plain = Recipe(told.part, statements, told.denials, told.ends)
        found: list[Life] = []
        for size in range(len(needy) + 1):
            for axes in map(frozenset, combinations(needy, size)):
                if any(fewer.needs <= axes for fewer in found):
                    continue
                life = Life(plain, kinds, needs=axes, budget=0, apart=apart)
                if life.run():
                    found.append(life)
        if found and len(sure) < len(told.statements):
            least = _not_more(needy, [life.needs for life in found])
            lives = [Life(told, kinds, needs=axes, budget=0, apart=apart) for axes in least]
            return [life for life in lives if life.run()]
        if found:
            return found
    return []


def _not_more(needy: Sequence[str], least: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Give the largest sets of axes that presuppose no more than must be presupposed.

    What may have happened, too, may need something else than what did happen needs.
    """
    kept: list[frozenset[str]] = []
    for size in range(len(needy), -1, -1):
        for axes in map(frozenset, combinations(needy, size)):
            more = any(fewer < axes for fewer in least)
            if not more and not any(axes <= larger for larger in kept):
                kept.append(axes)
    return kept


def _wide(told: Recipe, kinds: Kinds) -> Worlds:
    """Give what is wider than any world: everything may be, on the days that are too much.

    What happens is then left open throughout: how often anything did rests on the whole life.
    """
    try:
        stretches = outside(told, kinds, _needy(told, kinds))
    except TooManyWorldsError:
        stretches = (Stretch(-FOREVER, FOREVER, frozenset()),)
    return Worlds(
        told=told,
        kinds=kinds,
        repairs=0,
        stretches=stretches,
        edges=(),
        wrong=frozenset(range(len(told.statements))),
        is_wide=True,
    )
