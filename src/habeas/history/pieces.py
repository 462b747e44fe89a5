"""One person's life in pieces, so that what is told of one year is not worked out with all others.

What is told is placed by its last day; a piece is some of it, one after the other. What came
before matters to a piece only by where it leads: to which states, since when and at what
cost. What comes after matters only by when it has to begin. So each piece is worked out by
itself, and where much is told it is remembered: one more claim changes the pieces near it.
"""

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count, pairwise
from typing import Final, Generic, TypeVar
from zlib import crc32

from habeas.history.kinds import Kinds, Values
from habeas.history.search import (
    FEW_REPAIRS,
    EventCount,
    LifeGround,
    Move,
    Node,
    Piece,
    Search,
    is_had,
    is_late,
)
from habeas.history.statements import FOREVER, Denial, Recipe, Statement

MOST_WHOLE: Final = 32
"""Where more is told, a life is cut into pieces."""
_EVERY: Final = 4
"""Of so many places at which a life can be cut, one is taken."""
_MOST_REMEMBERED: Final = 16_384

EdgeKey = tuple[str, tuple[int, ...], Values, Values]
"""An event: its kind, the statements it makes true, the state before it and the one after."""
Labels = Mapping[Node, Mapping[int, int]]
"""A day for each node, by what it costs to come there."""
Exits = tuple[tuple[Node, tuple[tuple[int, int], ...]], ...]
"""Nodes, with days by what it costs to come there."""
_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece, and where in what is told it lies.

    Attributes:
        piece: The piece.
        places: Places in `Told.statements` of its statements.
    """

    piece: Piece
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """What the cheapest worlds have in a piece.

    Attributes:
        until: By which day its first nodes must be left, in the order of their labels.
        held: States, with days at whose end they may hold.
        edges: Events, with the days they can be on.
        wrong: Statements that may be wrong.
    """

    until: tuple[tuple[Node, tuple[tuple[int, int], ...]], ...]
    held: tuple[tuple[Values, int, int], ...]
    edges: tuple[tuple[EdgeKey, int, int], ...]
    wrong: tuple[int, ...]


class _Memory(Generic[_K, _V]):
    """What was worked out lately; all of it is forgotten when it is too much."""

    def __init__(self) -> None:
        self._found: dict[_K, _V] = {}

    def get(self, key: _K) -> _V | None:
        """Give what was found for a key, if it is remembered."""
        return self._found.get(key)

    def keep(self, key: _K, value: _V) -> _V:
        """Remember what was found."""
        if len(self._found) >= _MOST_REMEMBERED:
            self.forget()
        self._found[key] = value
        return value

    def forget(self) -> None:
        """Forget it all."""
        self._found.clear()


_Key = tuple[Kinds, LifeGround, Piece, Exits, int]
_FORWARD: Final[_Memory[_Key, Exits]] = _Memory()
_BACK: Final[_Memory[tuple[_Key, Exits], _Read]] = _Memory()


@dataclass(frozen=True, slots=True)
class Between:
    """Some years of a life by themselves: what is told around them is too much.

    Attributes:
        cuts: Their pieces.
        entries: Where what is told before may have led; empty for the start of the life.
        until: Day by which they are over, wherever they lead; ``FOREVER`` for the end of the life.
    """

    cuts: tuple[Cut, ...]
    entries: Exits = ()
    until: int = FOREVER


@dataclass(slots=True, eq=False)
class Life:
    """The cheapest worlds of one part of a life, found piece by piece.

    Attributes:
        told: What is told.
        kinds: The table.
        needs: Axes on which what must have held before may be presupposed.
        budget: The most repairs; None for as few as it takes.
        set_aside: Denials that are not kept.
        only: The years looked at; None for the whole life.
        counted: What to count on the way; None for nothing.
        apart: Whether what is told of as happening again is no event told of otherwise.
        total: Repairs of the cheapest worlds found.
    """

    told: Recipe
    kinds: Kinds
    needs: frozenset[str]
    budget: int | None
    set_aside: tuple[Denial, ...] = ()
    only: Between | None = None
    counted: EventCount | None = None
    apart: bool = False
    total: int = -1
    _steps: "list[_Step]" = field(default_factory=list)

    def run(self) -> bool:
        """Search; say whether any world was found within the budget."""
        only = self.only or Between(cut(self.told, self.kinds, self.set_aside))
        cuts, entries = only.cuts, only.entries
        ground = ground_of(self.told, self.kinds, self.needs, self.budget, apart=self.apart)
        paid = 0
        for at, here in enumerate(cuts):
            left = None if self.budget is None else self.budget - paid
            if left is not None and left > FEW_REPAIRS and len(cuts) > 1:
                left = None  # as few as it takes is as quick, and what it leaves out is dearer
            of_step = ground if left == self.budget else replace(ground, budget=left)
            step = _Step(here, self.kinds, of_step, entries, only.until, self.counted)
            step.is_kept = len(cuts) > 1 and self.counted is None
            self._steps.append(step)
            step.forward()
            if not step.exits:
                return False
            if at + 1 < len(cuts):
                step.base = min(cost for _, costs in step.exits for cost, _ in costs)
                paid += step.base
                entries = step.onward(cuts[at + 1])
                if self.counted is not None:
                    entries = _least_and_most(entries)
        self.total = paid + min(cost for _, ((cost, _),) in self._steps[-1].exits)
        return self.budget is None or self.total <= self.budget

    @property
    def ends(self) -> tuple[Node, ...]:
        """The nodes at which it ends."""
        return tuple(node for node, _ in self._steps[-1].exits)

    def read_back(
        self,
        held: dict[Values, list[tuple[int, int]]],
        edges: dict[EdgeKey, list[tuple[int, int]]],
        wrong: set[int],
    ) -> None:
        """Walk the cheapest worlds back from their ends, and note what they hold."""
        until: Exits = ()
        for at in range(len(self._steps) - 1, -1, -1):
            step = self._steps[at]
            if at + 1 < len(self._steps):
                until = step.back_from(until)
            else:
                until = tuple((node, ((cost, step.until),)) for node, ((cost, _),) in step.exits)
            found = step.backward(until)
            until = found.until
            places = step.cut.places
            for values, first, last in found.held:
                held.setdefault(values, []).append((first, last))
            for (kind, statements, before, after), first, last in found.edges:
                key = (kind, tuple(places[j] for j in statements), before, after)
                edges.setdefault(key, []).append((first, last))
            wrong.update(places[j] for j in found.wrong)


@dataclass(slots=True, eq=False)
class _Step:
    """A piece as one way of looking for worlds comes through it.

    Attributes:
        cut: The piece.
        kinds: The table.
        ground: What holds of the whole life.
        entries: Where what is told before leads.
        until: Day by which the last piece is over; ``FOREVER`` for the end of the life.
        counted: What to count on the way; None for nothing.
        is_kept: Whether to remember what is found.
        exits: Where it leads: to nodes of the piece, with what they cost and since when. Of
            the last piece of a life only the cheapest ends; where more than can be worked
            out is told after it, every node at the least that it costs.
        base: What the cheapest of them costs; taken off what the next piece starts with.
    """

    cut: Cut
    kinds: Kinds
    ground: LifeGround
    entries: Exits
    until: int = FOREVER
    counted: EventCount | None = None
    is_kept: bool = False
    exits: Exits = ()
    base: int = 0
    _search: Search | None = None
    _names: dict[Node, Node] = field(default_factory=dict)

    def _key(self) -> _Key:
        until = self.until if self.cut.piece.is_last else FOREVER
        return (self.kinds, self.ground, self.cut.piece, self.entries, until)

    def _searched(self) -> Search:
        if self._search is None:
            self._search = Search(self.cut.piece, self.kinds, self.ground, self.counted)
            entries = {node: dict(costs) for node, costs in self.entries}
            self._search.run(entries or None)
        return self._search

    def forward(self) -> None:
        """Find where the piece leads."""
        known = _FORWARD.get(self._key()) if self.is_kept else None
        if known is None:
            known = self._exits()
            if self.is_kept:
                _FORWARD.keep(self._key(), known)
        self.exits = known

    def _exits(self) -> Exits:
        search = self._searched()
        if self.cut.piece.is_last and self.until < FOREVER:
            return tuple(sorted(search.reached(self.until).items()))
        if self.cut.piece.is_last:
            return tuple(
                (n, ((cost, search.labels[n][cost]),)) for n, cost in search.ends().items()
            )
        return tuple(
            (node, tuple(sorted(labels.items())))
            for node, labels in sorted(search.labels.items())
            if labels and search.is_left(node)
        )

    def onward(self, following: Cut) -> Exits:
        """Say where the next piece starts: the same nodes, by its own statements."""
        place = {j: at for at, j in enumerate(following.places)}
        own = self.cut.piece.own
        found = []
        for node, costs in self.exits:
            m, bits, state, often = node
            placed = 0
            for at, j in enumerate(self.cut.places[own:], own):
                if at < m or bits >> (at - m) & 1:
                    placed |= 1 << place[j]
            first = 0
            while placed & 1:
                placed, first = placed >> 1, first + 1
            name = (first, placed, state, often)
            self._names[name] = node
            found.append((name, tuple((cost - self.base, day) for cost, day in costs)))
        return tuple(sorted(found))

    def back_from(self, until: Exits) -> Exits:
        """Say by when the piece must be left, from by when the next must go on."""
        return tuple(
            sorted(
                (self._names[node], tuple((cost + self.base, day) for cost, day in costs))
                for node, costs in until
                if node in self._names
            )
        )

    def backward(self, until: Exits) -> _Read:
        """Find what the worlds have that leave the piece by some days."""
        known = _BACK.get((self._key(), until)) if self.is_kept else None
        if known is None:
            known = _read(self._searched(), self.entries, until)
            if self.is_kept:
                _BACK.keep((self._key(), until), known)
        return known


def _least_and_most(entries: Exits) -> Exits:
    """Leave out what is neither the least nor the most that was counted on the way to a state.

    What is counted between two that come there as cheaply and as early is between them at
    the end as well.
    """
    alike: dict[tuple[int, int, int], list[tuple[Node, dict[int, int]]]] = {}
    for node, costs in entries:
        alike.setdefault(node[:3], []).append((node, dict(costs)))
    kept = []
    for of in alike.values():
        of.sort(key=lambda entry: entry[0][3])
        for ordered in (of, of[::-1]):
            before: dict[int, int] = {}
            for node, labels in ordered:
                if not all(is_had(before, cost, day) for cost, day in labels.items()):
                    kept.append((node, tuple(labels.items())))
                for cost, day in labels.items():
                    before[cost] = min(day, before.get(cost, day))
    return tuple(sorted(set(kept)))


def _read(search: Search, entries: Exits, leave: Exits) -> _Read:
    until = _until(search, leave)
    starts = [node for node, _ in entries] or [search.start()]
    held: list[tuple[Values, int, int]] = []
    edges: dict[tuple[EdgeKey, int, int], None] = {}
    wrong: set[int] = set()
    ends = {node: {cost for cost, _ in costs} for node, costs in leave}
    for node, labels in search.labels.items():
        back = until.get(node)
        if back is None or search.is_left(node):
            continue
        values, _ = search.kinds.state(node[2])
        for cost, earliest in labels.items():
            if back.get(cost, -FOREVER - 1) < earliest:
                continue
            left_by = [earliest] if cost not in ends.get(node, ()) else [FOREVER]
            for move in search.moves.get(node, ()):
                rest = until.get(move.target, {}).get(cost + move.cost)
                if rest is None:
                    continue
                first, last = max(earliest + move.ahead, move.first), min(move.last, rest)
                if first > last:
                    continue
                left_by.append(last)
                if move.wrong >= 0:
                    wrong.add(move.wrong)
                if move.kind is not None:
                    after = search.kinds.state(move.target[2])[0]
                    edges[(move.kind.id, move.statements, values, after), first, last] = None
            last = max(left_by)
            if last > earliest:
                held.append((values, earliest, last - (last < FOREVER)))
    return _Read(
        until=tuple((node, tuple(sorted(until[node].items()))) for node in starts if node in until),
        held=tuple(held),
        edges=tuple(edges),
        wrong=tuple(sorted(wrong)),
    )


def _until(search: Search, leave: Exits) -> dict[Node, dict[int, int]]:
    """Give for each node, and what it costs to come there, the latest day to come."""
    into: dict[Node, list[tuple[Node, Move]]] = {}
    for node, moves in search.moves.items():
        for move in moves:
            into.setdefault(move.target, []).append((node, move))
    until: dict[Node, dict[int, int]] = {}
    order = count()
    queue = [(-cost, -day, next(order), node) for node, costs in leave for cost, day in costs]
    heapq.heapify(queue)
    while queue:
        minus_cost, minus_day, _, node = heapq.heappop(queue)
        cost, last = -minus_cost, -minus_day
        earliest = search.labels.get(node, {}).get(cost)
        known = until.setdefault(node, {})
        if earliest is None or earliest > last or known.get(cost, -FOREVER - 1) >= last:
            continue
        known[cost] = last
        for source, move in into.get(node, ()):
            since = search.labels.get(source, {}).get(cost - move.cost)
            day = min(move.last, last)
            if since is not None and max(since + move.ahead, move.first) <= day:
                by = day - move.ahead if day < FOREVER else day
                heapq.heappush(queue, (move.cost - cost, -by, next(order), source))
    return until


# Cutting.


def cut(told: Recipe, kinds: Kinds, set_aside: tuple[Denial, ...] = ()) -> tuple[Cut, ...]:
    """Cut what is told into pieces.

    Args:
        told: What is told of one part of a life.
        kinds: The table.
        set_aside: Denials that are not kept.

    Returns:
        The pieces in order; one where little is told. Where one more statement is told,
        those that it has nothing to do with are as they were.
    """
    if len(told.statements) <= MOST_WHOLE:
        return _cut(told, kinds, set_aside, MOST_WHOLE)
    return _remembered_cut(told, kinds, set_aside, MOST_WHOLE)


def _cut(
    told: Recipe, kinds: Kinds, set_aside: tuple[Denial, ...], most_whole: int
) -> tuple[Cut, ...]:
    places = moving(told, kinds)
    every = [told.statements[j] for j in places]
    kept = tuple(d for d in told.denials if d not in set_aside)
    return _cut_all(every, places, told, kinds, kept, most_whole)


def _cut_all(
    every: Sequence[Statement],
    places: Sequence[int],
    told: Recipe,
    kinds: Kinds,
    kept: tuple[Denial, ...],
    most_whole: int,
) -> tuple[Cut, ...]:
    if len(every) <= most_whole:
        whole = Piece(tuple(every), own=len(every), denials=kept, ends=told.ends)
        return (Cut(whole, tuple(places)),)
    bounds = [0, *_bounds(every, most_whole), len(every)]
    touching = _touching(every, kinds)
    late = [
        at
        for at, statement in enumerate(every)
        if told.ends is not None and is_late(statement, told.ends, kinds)
    ]
    found = []
    for (a, b), beside in zip(pairwise(bounds), _beside(every, bounds[1:]), strict=True):
        piece_places = (*range(a, b), *beside)
        statements = tuple(every[at] for at in piece_places)
        piece = Piece(
            statements,
            own=b - a,
            is_last=b == len(every),
            denials=tuple(d for d in kept if is_about(d, statements)),
            ends=told.ends,
            is_late=bool(late) and late[0] < a,
            touched_after=_touched_after(touching, b, beside),
        )
        found.append(Cut(piece, tuple(places[at] for at in piece_places)))
    return tuple(found)


def cut_between(
    told: Recipe, kinds: Kinds, places: Sequence[int], first: int, last: int
) -> tuple[Cut, ...]:
    """Cut some years by themselves, so that what is told around them is on other days.

    Args:
        told: What is told of one part of a life; no denial is of these years.
        kinds: The table.
        places: Places in `Told.statements` of what moves anything, as `moving` gives them.
        first: Where in ``places`` the years begin.
        last: Where they end, exclusive.
    """
    every = [told.statements[j] for j in places]
    some = Recipe(told.part, tuple(every[first:last]), (), told.ends)
    later = frozenset(_touching(every[last:], kinds))
    ends = told.ends
    was_late = ends is not None and any(is_late(s, ends, kinds) for s in every[:first])
    found = _cut_all(some.statements, range(first, last), some, kinds, (), MOST_WHOLE)
    return tuple(
        Cut(
            replace(
                of.piece,
                is_late=of.piece.is_late or was_late,
                touched_after=of.piece.touched_after | later,
            ),
            tuple(places[at] for at in of.places),
        )
        for of in found
    )


_remembered_cut = lru_cache(maxsize=16)(_cut)


def _bounds(every: Sequence[Statement], most_whole: int) -> Iterator[int]:
    """Say where to cut: by what is told there, so that one more telling moves few cuts."""
    later = _least_first(every)
    since = 0
    for at, statement in enumerate(every[:-1], 1):
        is_quiet = later[at] > statement.last
        days = f"{statement.family} {statement.first} {statement.last}"
        if crc32(days.encode()) % _EVERY == 0 and (is_quiet or at - since >= most_whole):
            yield at
            since = at


def _least_first(every: Sequence[Statement]) -> list[int]:
    """Give, for each statement, the first day of any from it on."""
    found = [FOREVER] * (len(every) + 1)
    for at in range(len(every) - 1, -1, -1):
        found[at] = min(found[at + 1], every[at].first)
    return found


def _beside(every: Sequence[Statement], ends: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Give, for each piece, the later statements that can have happened before it is over."""
    by_first = sorted(range(len(every)), key=lambda at: every[at].first)
    begun: list[int] = []
    next_one = 0
    for end in ends:
        last = every[end - 1].last if end else -FOREVER
        while next_one < len(by_first) and every[by_first[next_one]].first <= last:
            begun.append(by_first[next_one])
            next_one += 1
        begun = [at for at in begun if at >= end]
        yield tuple(sorted(begun))


def _touching(every: Sequence[Statement], kinds: Kinds) -> dict[str, list[int]]:
    """Give for each axis the statements that touch it."""
    found: dict[str, list[int]] = {}
    for at, statement in enumerate(every):
        for axis in {axis for kind in kinds.of(statement.kinds) for axis in kind.effects}:
            found.setdefault(axis, []).append(at)
    return found


def _touched_after(
    touching: Mapping[str, Sequence[int]], end: int, beside: Sequence[int]
) -> frozenset[str]:
    """Give the axes that a statement touches that is after some end, and not beside the piece."""
    found = set()
    for axis, places in touching.items():
        after = len(places) - bisect_left(places, end)
        near = sum(places[i] == at for at in beside if (i := bisect_left(places, at)) < len(places))
        if after > near:
            found.add(axis)
    return frozenset(found)


def is_about(denial: Denial, statements: Iterable[Statement]) -> bool:
    """Say whether a denial may deny any of some statements.

    Args:
        denial: The denial.
        statements: The statements.
    """
    return any(
        s.family == denial.family and s.first <= denial.last and s.last >= denial.first
        for s in statements
    )


def ground_of(
    told: Recipe,
    kinds: Kinds,
    needs: frozenset[str],
    budget: int | None = None,
    *,
    apart: bool = False,
) -> LifeGround:
    """Say what holds of a whole life while its worlds are looked for.

    Args:
        told: What is told of one part of it.
        kinds: The table.
        needs: Axes on which what must have held before may be presupposed.
        budget: The most repairs; None for as few as it takes.
        apart: Whether what is told of as happening again is no event told of otherwise.
    """
    begins: dict[str, set[str]] = {}
    drifts: dict[str, set[str]] = {}
    axes = set(kinds.axes)
    for name in {name for statement in told.statements for name in statement.kinds}:
        kind = kinds.kind(name)
        if kind is None:
            continue
        for axis, mode in kind.presupposes.items():
            if axis in axes and (axis in needs or mode != "needs"):
                begins.setdefault(axis, set()).add(kind.begins[axis])
        for axis in kind.holds:
            data = kinds.rules.axes[axis.partition(":")[0]]
            value = kind.effects[axis].at
            if value is not None and not data.unreported and value != data.default:
                drifts.setdefault(axis, set()).add(value)
    return LifeGround(needs, budget, _in_order(begins), _in_order(drifts), apart)


def _in_order(values: Mapping[str, set[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((axis, tuple(sorted(of))) for axis, of in sorted(values.items()))


def moving(told: Recipe, kinds: Kinds) -> tuple[int, ...]:
    """Give the places of the statements that change something, or need to be in an order.

    Args:
        told: What is told of one part of a life.
        kinds: The table.
    """
    idle = _idle(told, kinds)
    return tuple(j for j in range(len(told.statements)) if j not in idle)


def _idle(told: Recipe, kinds: Kinds) -> set[int]:
    """Give the statements that are true in any order and change nothing.

    To be seen alive is such where nothing told ends a life or makes anybody missing,
    and to be charged where no custody is a night's alone.
    """
    axes = kinds.rules.axes
    told_kinds = [kinds.of(s.kinds) for s in told.statements]
    moved = {
        axis
        for kind in {kind.id: kind for of in told_kinds for kind in of}.values()
        for axis, effect in kind.effects.items()
        if effect.to is not None or effect.may is not None or effect.end
    }
    nights = any(s.night for s in told.statements)
    idle: set[int] = set()
    for j, of in enumerate(told_kinds):
        plain = all(
            effect.at == axes[axis.partition(":")[0]].default and axis not in moved
            for kind in of
            for axis, effect in kind.effects.items()
        )
        confirms = any(kind.confirms for kind in of) and nights
        if plain and not confirms and not any(kind.holds for kind in of):
            idle.add(j)
    return idle
