"""A piece of one person's life: which states what is told of it leads to, and by when.

No day is searched: a state can be reached from some day on, and must be left by some day.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, count
from typing import Final

from habeas.history.kinds import NIGHT, OWN, Kind, Kinds, Values
from habeas.history.statements import FOREVER, Denial, Statement, night_of

FEW_REPAIRS: Final = 6
"""So many are tried one by one: most records that contradict themselves need one or two."""
_MOST_NODES: Final = 12_000
"""Beyond so many states of a piece of a life the answer is widened, and says so."""
_MOST_TOGETHER: Final = 6
"""Statements of one family that may be one event; more of one day are not tried one by one."""

Node = tuple[int, int, int, int]
"""First statement not placed, which later ones are, the state, and how often what is counted."""
Test = Callable[[Kind, Values, Values], bool]
"""Whether an event counts: its kind, the state before it and the state after."""


class TooManyWorldsError(Exception):
    """There are more worlds than can be worked out one by one."""


@dataclass(frozen=True, slots=True)
class EventCount:
    """What is counted in a period: events that a test picks.

    Attributes:
        test: Whether an event is one.
        first: First day of the period.
        last: Last day, inclusive.
    """

    test: Test
    first: int
    last: int


@dataclass(slots=True, eq=False)
class Move:
    """One step from a node to another, with the days on which it can be taken."""

    target: Node
    first: int
    last: int
    cost: int
    kind: Kind | None = None
    statements: tuple[int, ...] = ()
    wrong: int = -1
    ahead: int = 0  # a night passes: the next step is on a later day


@dataclass(frozen=True, slots=True, eq=False)
class _Happening:
    """An event that makes some statements true, whatever the state it finds.

    Attributes:
        statements: Places of the statements.
        families: The families of what is told of it.
        first: First day it can be on.
        last: Last day it can be on.
        short: Whether only its first night is sure.
        kinds: What it can be.
        placed: What is placed after it.
    """

    statements: tuple[int, ...]
    families: frozenset[str]
    first: int
    last: int
    short: bool
    kinds: tuple[Kind, ...]
    placed: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of what is told, in the order in which it is placed, and what is told around it.

    Attributes:
        statements: The piece's own, then those told later that can have happened before.
        own: How many are its own.
        is_last: Whether nothing is told after it.
        denials: What is denied of any of it.
        ends: Day from which custody told before may be over; None for none.
        is_late: Whether anything before it tells of custody after that day.
        touched_after: Axes that something told after it touches.
    """

    statements: tuple[Statement, ...]
    own: int
    is_last: bool = True
    denials: tuple[Denial, ...] = ()
    ends: int | None = None
    is_late: bool = False
    touched_after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LifeGround:
    """What holds of a whole life while its worlds are looked for.

    Attributes:
        needs: Axes on which what must have held before may be presupposed.
        budget: The most repairs; None for as few as it takes.
        begins: Values that may have held before anything told, by axis.
        drifts: Values that an axis may come to without cost, because they are told, by axis.
        apart: Whether what is told of as happening again is no event told of otherwise.
    """

    needs: frozenset[str]
    budget: int | None
    begins: tuple[tuple[str, tuple[str, ...]], ...]
    drifts: tuple[tuple[str, tuple[str, ...]], ...]
    apart: bool = False


@dataclass(slots=True, eq=False)
class Search:
    """One pass over the worlds of a piece of a life.

    Attributes:
        piece: What is told.
        kinds: The table.
        ground: What holds of the whole life.
        counted: What to count on the way; None for nothing.
        labels: The earliest day at which a node can be reached, by what it costs.
        moves: The steps from each node.
    """

    piece: Piece
    kinds: Kinds
    ground: LifeGround
    counted: EventCount | None = None
    labels: dict[Node, dict[int, int]] = field(default_factory=dict)
    moves: dict[Node, Sequence[Move]] = field(default_factory=dict)
    _options: list[Mapping[frozenset[str], Sequence[int]]] = field(default_factory=list)
    _late: int = 0
    _next: "dict[tuple[int, int], list[_Happening]]" = field(default_factory=dict)
    _free: dict[int, list[tuple[object, int, int]]] = field(default_factory=dict)
    _touching: dict[str, int] = field(default_factory=dict)
    _open_at: list[int] = field(default_factory=list)
    _over: dict[int, bool] = field(default_factory=dict)

    def start(self) -> Node:
        """Give the node at which a life starts."""
        marks = frozenset(f"open:{axis}" for axis, _ in self.ground.begins)
        return (0, 0, self.kinds.number(self.kinds.start(), marks), 0)

    # Preparing.

    def _prepare(self) -> None:
        every = self.piece.statements
        for m, of in enumerate(every[: self.piece.own]):
            found: dict[frozenset[str], list[int]] = {}
            opened = 0
            # Statements lie in order by last day: those before are placed.
            for j in range(m, len(every)):
                if every[j].first <= of.last:
                    found.setdefault(frozenset((every[j].family,)), []).append(j)
                    opened += 1
            self._options.append(found | self._joint(found))
            self._open_at.append(opened)
        ends = self.piece.ends
        for j, statement in enumerate(every):
            for kind in self.kinds.of(statement.kinds):
                for axis in kind.effects:
                    self._touching[axis] = self._touching.get(axis, 0) | 1 << j
            if ends is not None and is_late(statement, ends, self.kinds):
                self._late |= 1 << j

    def _joint(
        self, found: Mapping[frozenset[str], Sequence[int]]
    ) -> dict[frozenset[str], list[int]]:
        """Give what of several families can be told of one event, because one of them says as much."""
        joint: dict[frozenset[str], list[int]] = {}
        for families, of in found.items():
            for also in {kind.also for j in of for kind in self._kinds_of(j) if kind.also}:
                every = families.union(*(other for other in found if other <= also))
                if len(every) > len(families):
                    some = (j for other, of in found.items() if other <= every for j in of)
                    joint[every] = sorted(some)
        return joint

    def _kinds_of(self, j: int) -> Sequence[Kind]:
        return self.kinds.of(self.piece.statements[j].kinds)

    # Forward: from which day on each node can be reached.

    def run(self, entries: Mapping[Node, Mapping[int, int]] | None = None) -> None:
        """Search, from some nodes with what they cost and since when they can be reached.

        Args:
            entries: Where what was told before leads; None for the start of a life.
        """
        self._prepare()
        order = count()
        queue = [
            (node[0] + node[1].bit_count(), cost, earliest, next(order), node)
            for node, costs in (entries or {self.start(): {0: -FOREVER}}).items()
            for cost, earliest in costs.items()
        ]
        heapq.heapify(queue)
        best: dict[tuple[int, bool], int] = {}
        budget = self.ground.budget
        while queue:
            _, cost, earliest, _, node = heapq.heappop(queue)
            known = self.labels.setdefault(node, {})
            if known and is_had(known, cost, earliest):
                continue
            if self.is_left(node):
                known[cost] = earliest
                continue
            if self._is_hopeless(node, cost, best):
                continue
            known[cost] = earliest
            if len(self.labels) > _MOST_NODES:
                raise TooManyWorldsError
            moves = self.moves.get(node)
            if moves is None:
                moves = self.moves[node] = self._from(node)
            for move in moves:
                reached = max(earliest + move.ahead, move.first)
                price = cost + move.cost
                if reached > move.last or (budget is not None and price > budget):
                    continue
                m, bits, _, _ = target = move.target
                there = self.labels.get(target)
                if there and is_had(there, price, reached):
                    continue
                heapq.heappush(queue, (m + bits.bit_count(), price, reached, next(order), target))

    def is_left(self, node: Node) -> bool:
        """Say whether a node is no longer of the piece, but of the next."""
        return node[0] >= self.piece.own and not self.piece.is_last

    def _is_hopeless(self, node: Node, cost: int, best: dict[tuple[int, bool], int]) -> bool:
        """Leave what costs more than the best can cost that calls all open things wrong."""
        if self.ground.budget is not None and self.ground.budget <= FEW_REPAIRS:
            return False
        m = node[0]
        number = node[2]
        is_over = self._over.get(number)
        if is_over is None:
            is_over = self._over[number] = self.kinds.is_over(self.kinds.state(number)[0])
        level = (m, is_over)
        known = best.get(level)
        if known is None or cost < known:
            best[level] = cost
            return False
        opened = self._open_at[m] if m < len(self._open_at) else 0
        return cost > known + 2 * opened + 4

    def is_end(self, node: Node) -> bool:
        """Say whether a world can end at a node."""
        if not self.piece.is_last or node[0] < len(self.piece.statements):
            return False
        _, marks = self.kinds.state(node[2])
        return not any(mark.startswith(("begun:", "drift:")) for mark in marks)

    def ends(self) -> dict[Node, int]:
        """Give the nodes at which the cheapest worlds end, and what they cost."""
        found = {n: min(known) for n, known in self.labels.items() if known and self.is_end(n)}
        least = min(found.values(), default=0)
        return {node: cost for node, cost in found.items() if cost == least}

    def reached(self, day: int) -> dict[Node, tuple[tuple[int, int], ...]]:
        """Give the nodes at which all is placed by a day, with the least each costs and since when.

        Args:
            day: The day.

        Returns:
            All from which some rest of a life may be cheapest.
        """
        found: dict[Node, tuple[int, int]] = {}
        for node, known in self.labels.items():
            by_then = [(cost, since) for cost, since in known.items() if since <= day]
            if by_then and node[0] >= len(self.piece.statements):
                found[node] = min(by_then)
        alike: dict[Values, list[tuple[frozenset[str], int]]] = {}
        for node, (cost, _) in found.items():
            values, marks = self.kinds.state(node[2])
            alike.setdefault(values, []).append((marks, cost))
        return {
            node: (best,)
            for node, best in found.items()
            if not self._is_beaten(node, best[0], alike)
        }

    def _is_beaten(
        self, node: Node, cost: int, alike: Mapping[Values, Sequence[tuple[frozenset[str], int]]]
    ) -> bool:
        """Say whether the same state is had for less, whatever follows.

        A mark forbids something, or else allows for nothing what a repair does as well.
        """
        values, marks = self.kinds.state(node[2])
        allows = {mark for mark in marks if mark == "short" or mark.startswith("open:")}
        return any(
            other_cost + len(allows - other) < cost
            for other, other_cost in alike[values]
            if all(mark == "short" or mark.startswith("open:") for mark in other - marks)
        )

    # Moves.

    def _from(self, node: Node) -> Sequence[Move]:
        """Give the steps from a node, whatever it costs to come there and since when it can."""
        m, bits, number, often = node
        every = self.piece.statements
        budget = self.ground.budget
        found: dict[object, Move] = {}
        if m < len(every):
            price = 0 if every[m].optional else 1
            if not every[m].must and (budget is None or price <= budget):
                target = self._place(m, bits, (m,), number, often)
                found["wrong", m] = Move(target, -FOREVER, FOREVER, price, wrong=m)
            for happening in self._happenings(m, bits):
                for key, move in self._events(node, happening):
                    found.setdefault(key, move)
        for key, move in self.silent(node):
            found.setdefault(key, move)
        return list(found.values())

    def _place(self, m: int, bits: int, statements: Iterable[int], number: int, often: int) -> Node:
        for j in statements:
            bits |= 1 << (j - m)
        while bits & 1:
            bits >>= 1
            m += 1
        return m, bits, number, often

    def _happenings(self, m: int, bits: int) -> "Sequence[_Happening]":
        """Give what can happen next, whatever the state: worked out once for what is placed."""
        found = self._next.get((m, bits))
        if found is None:
            found = self._next[m, bits] = list(self._happen(m, bits))
        return found

    def _happen(self, m: int, bits: int) -> "Iterator[_Happening]":
        every = self.piece.statements
        by = every[m].last
        for families, of in self._options[m].items():
            left = [j for j in of if j == m or not bits >> (j - m) & 1]
            if len(left) > _MOST_TOGETHER:
                raise TooManyWorldsError
            for size in range(1, len(left) + 1):
                for chosen in combinations(left, size):
                    told_of = {every[j].family for j in chosen}
                    if len(told_of) < len(families):
                        continue  # what is of fewer families is looked at by itself
                    if self.ground.apart and len({every[j].again for j in chosen}) > 1:
                        continue
                    first = max(every[j].first for j in chosen)
                    last = min(by, *(every[j].last for j in chosen))
                    if first <= last:
                        short = bool(night_of(every[j].night for j in chosen))
                        placed = self._place(m, bits, chosen, 0, 0)[:2]
                        kinds = tuple(self._meant(chosen))
                        yield _Happening(chosen, families, first, last, short, kinds, placed)

    def _events(self, node: Node, happening: "_Happening") -> Iterator[tuple[object, Move]]:
        number, often = node[2], node[3]
        chosen = happening.statements
        for kind in happening.kinds:
            for end in self.kinds.after(
                kind, number, short=happening.short, needs=self.ground.needs
            ):
                if self.counted is None and not self.piece.denials:
                    pieces: Iterable[tuple[int, int, int]] = ((0, happening.first, happening.last),)
                else:
                    before, after = self.kinds.state(number)[0], self.kinds.state(end)[0]
                    pieces = self._pieces(kind, happening, before, after)
                for counts, low, high in pieces:
                    target = (*happening.placed, end, often + counts)
                    yield (chosen, kind.id, end, low), Move(target, low, high, 0, kind, chosen)

    def _meant(self, chosen: Sequence[int]) -> list[Kind]:
        """Give the kinds an event can be that makes some statements true."""
        every = self.piece.statements
        families = {every[j].family for j in chosen}
        told = [
            (kind, every[j].optional)
            for j in chosen
            for kind in self._kinds_of(j)
            if families <= {every[j].family, *kind.also}
        ]
        known = {kind.id: kind for kind, _ in sorted(told, key=lambda of: of[0].id)}
        if all(optional for _, optional in told):
            return list(known.values())  # each may have happened without the others
        rank = max(kind.rank for kind in known.values())
        lead = {name: kind for name, kind in known.items() if kind.rank == rank}
        # What says more is meant, where another only says that somebody was let go; but where
        # one who acts says so, and another that nobody walked free, either may be so.
        special = {name: kind for name, kind in lead.items() if name != kind.type}
        acting = {kind.id for kind, optional in told if not optional}
        if any(kind.disputes for kind in special.values()):
            special = {name: k for name, k in lead.items() if name in special or name in acting}
        return list((special or lead).values())

    def _pieces(
        self, kind: Kind, happening: "_Happening", before: Values, after: Values
    ) -> Iterator[tuple[int, int, int]]:
        """Cut an event's days by what is denied and by the period counted."""
        spans = [(happening.first, happening.last)]
        for denial in self.piece.denials:
            if denial.family in happening.families:
                spans = [
                    piece for a, b in spans for piece in _outside(a, b, denial.first, denial.last)
                ]
        counted = self.counted
        if counted is None or not counted.test(kind, before, after):
            yield from ((0, a, b) for a, b in spans)
            return
        for a, b in spans:
            inside = max(a, counted.first), min(b, counted.last)
            if inside[0] <= inside[1]:
                yield 1, *inside
            yield from ((0, *piece) for piece in _outside(a, b, counted.first, counted.last))

    def silent(self, node: Node) -> Iterator[tuple[object, Move]]:
        """Give the steps that nobody tells of: free ones, and changes that cost a repair.

        Args:
            node: The node they are from.
        """
        m, bits, number, often = node
        steps = self._free.get(number)
        if steps is None:
            steps = self._free[number] = list(self._free_steps(number))
        for key, end, ahead in steps:
            target = (m, bits, end, often)
            yield key, Move(target, -FOREVER, FOREVER, 0, ahead=ahead)
        values, marks = self.kinds.state(number)
        if self.kinds.part == OWN:
            yield from self._lapses(node, values, marks)
        if self.ground.budget != 0:
            yield from self._unreported(node)

    def _free_steps(self, number: int) -> Iterator[tuple[object, int, int]]:
        """Give the free steps of a state: its key, the state after it, and nights that pass."""
        values, marks = self.kinds.state(number)
        if any(mark.startswith("today:") for mark in marks):
            left = frozenset(mark for mark in marks if not mark.startswith("today:"))
            yield "night", self.kinds.number(values, left), 1
        for axis, begun in self.ground.begins:
            if f"open:{axis}" in marks:
                left = (marks - {f"open:{axis}"}) | {f"begun:{axis}", f"today:new {axis}"}
                for value in begun:
                    ended = self.kinds.with_value(values, axis, value)
                    yield ("begin", axis, value), self.kinds.number(ended, left), 0
        for axis, drifted in self.ground.drifts:
            if f"drift:{axis}" not in marks:
                for value in drifted:
                    if values[self.kinds.axes.index(axis)] != value:
                        ended = self.kinds.with_value(values, axis, value)
                        drifting = marks | {f"drift:{axis}"}
                        yield ("drift", axis, value), self.kinds.number(ended, drifting), 0

    def _to(
        self,
        node: Node,
        values: Values,
        marks: frozenset[str],
        *,
        first: int = -FOREVER,
        cost: int = 0,
        ahead: int = 0,
    ) -> Move:
        m, bits, _, often = node
        target = (m, bits, self.kinds.number(values, marks), often)
        return Move(target, first, FOREVER, cost, ahead=ahead)

    def _lapses(
        self, node: Node, values: Values, marks: frozenset[str]
    ) -> Iterator[tuple[object, Move]]:
        if not self.kinds.is_deprived(values) or "begun:custody" in marks:
            return
        free = self.kinds.rules.axes["custody"].default
        ended = self.kinds.with_value(values, "custody", free)
        left = marks - {"short", "open:custody"}
        if "short" in marks and NIGHT not in marks:
            yield "lapse", self._to(node, ended, left | {"lapsed"})
        ends = self.piece.ends
        is_late = self.piece.is_late or self._has_placed(node, self._late)
        if ends is not None and not is_late:
            yield "end", self._to(node, ended, left, first=ends)

    def _has_placed(self, node: Node, among: int) -> bool:
        m, bits, _, _ = node
        return bool(among & ((1 << m) - 1) or (among >> m) & bits)

    def _has_all(self, node: Node, among: int) -> bool:
        m, bits, _, _ = node
        return not (among >> m) & ~bits

    def _unreported(self, node: Node) -> Iterator[tuple[object, Move]]:
        m, bits, number, often = node
        idle = 0
        for at, axis in enumerate(self.kinds.axes):
            is_last = axis not in self.piece.touched_after
            if is_last and self._has_all(node, self._touching.get(axis, 0)):
                idle |= 1 << at  # it would explain nothing any more
        known = self.kinds.unreported(number, idle)
        for axis, end in known:
            target = (m, bits, end, often)
            yield ("unreported", axis), Move(target, -FOREVER, FOREVER, 1)


def is_had(known: Mapping[int, int], cost: int, day: int) -> bool:
    """Say whether a node is reached as cheaply and as early as this.

    Args:
        known: The earliest day at which it is reached, by what it costs.
        cost: Of another way there.
        day: Its earliest day.
    """
    for other, since in known.items():  # noqa: SIM110 - it is asked too often for a generator
        if other <= cost and since <= day:
            return True
    return False


def leads_to(search: Search, states: Iterable[int]) -> frozenset[int]:
    """Give all states that what a piece tells can lead to, in any order and as often as it may.

    Args:
        search: Of the piece.
        states: Numbers of the states it begins with.

    Returns:
        Numbers of states, as they may be when a day is over: at least those of every world.
    """
    told = search.piece.statements
    kinds = {kind.id: kind for s in told for kind in search.kinds.of(s.kinds)}
    nights = {False, *(bool(s.night) for s in told)}
    found = set(states)
    todo = list(found)
    while todo:
        state = todo.pop()
        ends = {
            end
            for kind in kinds.values()
            for short in nights
            for end in search.kinds.after(kind, state, short=short, needs=search.ground.needs)
        }
        ends |= {move.target[2] for _, move in search.silent((0, 0, state, 0))}
        todo += ends - found
        found |= ends
        if len(found) > _MOST_NODES:
            raise TooManyWorldsError
    return frozenset(
        state
        for state in found
        if not any(mark.startswith("today:") for mark in search.kinds.state(state)[1])
    )


def is_late(statement: Statement, ends: int, kinds: Kinds) -> bool:
    """Say whether a statement tells of custody after the end of a sentence."""
    if statement.first <= ends:
        return False
    effects = [kind.effects.get("custody") for kind in kinds.of(statement.kinds)]
    return any(e is not None and {e.to, e.at} & kinds.deprived for e in effects)


def _outside(a: int, b: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give what is left of the days a to b without those from first to last."""
    if last < a or first > b:
        yield a, b
        return
    if a < first:
        yield a, first - 1
    if last < b:
        yield last + 1, b
