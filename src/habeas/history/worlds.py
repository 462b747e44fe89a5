"""One person's worlds: every legal timeline that keeps what is told at the least cost.

A world places events on days so that each statement is true, or calls a statement wrong,
or lets custody or place change without anybody reporting it; the last two cost one repair
each, and only the worlds with the fewest repairs count. No day is searched: a state can be
reached from some day on, and must be left by some day; between the two it is possible.

Source:
    DESIGN of what a count means: ``docs/explanation/bounds.md``.
"""

import heapq
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations, count
from typing import Any, Final, TypeVar

from habeas.history.kinds import NIGHT, OWN, Kind, Kinds, Values, code_of, kinds_of
from habeas.history.told import FOREVER, Denial, Statement, Told, night_of
from habeas.vocabulary.rules import Rules

_T = TypeVar("_T")

_MOST_NODES: Final = 12_000
"""Beyond so many states of one person's worlds the answer is widened, and says so."""
_MOST_TOGETHER: Final = 6
"""Statements of one family that may be one event; more of one day are not tried one by one."""
_MOST_DENIALS: Final = 4
_FEW_REPAIRS: Final = 6
_ARRIVES: Final = "arrest"

Node = tuple[int, int, int, int]
"""First statement not placed, which later ones are, the state, and how often what is counted."""
Test = Callable[[Kind, Values, Values], bool]
"""Whether an event counts: its kind, the state before it and the state after."""


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
class Stretch:
    """Days at whose end one of some states holds, and which is not known.

    Attributes:
        first: The first day; ``-FOREVER`` without limit.
        last: The last day, inclusive; ``FOREVER`` without limit.
        states: The states that some cheapest world has then.
    """

    first: int
    last: int
    states: frozenset[Values]


@dataclass(frozen=True, slots=True)
class Worlds:
    """The cheapest worlds of one part of one person's life.

    Attributes:
        told: What is told.
        kinds: The table it was read by.
        repairs: How many repairs each of them has; 0 where all that is told can be true.
        stretches: What holds when, in order, without gaps, from ``-FOREVER`` to ``FOREVER``.
        edges: The events, as any of them has them.
        wrong: Places of the statements that some of them calls wrong.
        presupposed: Whether they take something to have held that nobody tells of.
        is_wide: True where there were too many to work out: anything is possible, which
            is more than what is told allows.
    """

    told: Told
    kinds: Kinds
    repairs: int
    stretches: tuple[Stretch, ...]
    edges: tuple[Edge, ...]
    wrong: frozenset[int] = frozenset()
    presupposed: bool = False
    is_wide: bool = False
    _found: dict[object, Any] = field(init=False, default_factory=dict, compare=False, repr=False)

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

    def code(self, stretch: Stretch) -> str:
        """Write a stretch's states as text, the same for the same set."""
        return code_of(self.kinds, stretch.states)

    def on(self, day: int) -> frozenset[Values]:
        """Give the states that may hold at the end of a day."""
        at = bisect_right(self.stretches, day, key=lambda stretch: stretch.first) - 1
        if at >= 0 and day <= self.stretches[at].last:
            return self.stretches[at].states
        return frozenset()


class _TooManyError(Exception):
    """There are more worlds than can be worked out one by one."""


def worlds_of(told: Told, rules: Rules) -> Worlds:
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
def _remembered(told: Told, rules: Rules) -> Worlds:
    kinds = kinds_of(rules, told.part)
    try:
        return _exact(told, kinds)
    except _TooManyError:
        return _wide(told, kinds)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted in a period: events that a test picks.

    Attributes:
        test: Whether an event is one.
        first: First day of the period.
        last: Last day, inclusive.
    """

    test: Test
    first: int
    last: int


def times(told: Told, rules: Rules, counted: Counted) -> tuple[int, int] | None:
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
        for needs, budget, gone in _way_to_cheapest(told, rules):
            search = _Search(
                told, kinds, needs=needs, budget=budget, counted=counted, set_aside=gone
            )
            search.run()
            often += [node[3] for node in search.ends(search.total)]
    except _TooManyError:
        return None
    return (min(often), max(often)) if often else None


@lru_cache(maxsize=20_000)
def _way_to_cheapest(
    told: Told, rules: Rules
) -> tuple[tuple[frozenset[str], int, tuple[Denial, ...]], ...]:
    """Remember what the cheapest worlds presuppose, cost and set aside."""
    found = _cheapest(told, kinds_of(rules, told.part))
    return tuple((search.needs, search.total, search.set_aside) for search in found)


def is_free(told: Told, extra: Statement, rules: Rules, *, repairs: int | None = None) -> bool:
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


def _exact(told: Told, kinds: Kinds) -> Worlds:
    found = _cheapest(told, kinds)
    held: dict[Values, list[tuple[int, int]]] = {}
    edges: dict[tuple[str, tuple[int, ...], Values, Values], list[tuple[int, int]]] = {}
    known: dict[str, Kind] = {}
    wrong: set[int] = set()
    for search in found:
        search.read_back(held, edges, known, wrong)
    return Worlds(
        told=told,
        kinds=kinds,
        repairs=found[0].total + len(found[0].set_aside),
        stretches=_stretches(held),
        edges=tuple(
            Edge(known[kind], statements, before, after, first, last)
            for (kind, statements, before, after), days in sorted(
                edges.items(), key=lambda e: (e[0][1], e[0][0], str(e[0][2:]))
            )
            for first, last in joined_days(days)
        ),
        wrong=frozenset(wrong),
        presupposed=any(search.needs for search in found),
    )


def _cheapest(told: Told, kinds: Kinds) -> "list[_Search]":
    """Search with what is told explaining before what is presupposed, then with repairs."""
    allowed = _least_presupposed(told, kinds)
    best: list[_Search] = []
    for needs in allowed:
        search = _Search(told, kinds, needs=needs, budget=0)
        if search.run():
            best.append(search)
    if best:
        return best
    every = _needy(told, kinds)
    if len(told.denials) > _MOST_DENIALS:
        raise _TooManyError
    # Few repairs are tried first: most records that contradict themselves need one or two.
    for budget in (*range(1, _FEW_REPAIRS + 1), None):
        least = FOREVER
        for aside in range(len(told.denials) + 1):
            if aside > (least if budget is None else min(least, budget)):
                break
            for gone in combinations(told.denials, aside):
                left = least - aside if budget is None else min(budget, least) - aside
                search = _Search(
                    told,
                    kinds,
                    needs=every,
                    budget=None if left >= FOREVER // 2 else left,
                    set_aside=gone,
                )
                if search.run() and search.total + aside <= least:
                    if search.total + aside < least:
                        best, least = [], search.total + aside
                    best.append(search)
        if best:
            return best
    raise _TooManyError


def _needy(told: Told, kinds: Kinds) -> frozenset[str]:
    """Give the axes on which something told needs what nobody may have told."""
    return frozenset(
        axis
        for statement in told.statements
        for name in statement.kinds
        if (kind := kinds.kind(name)) is not None
        for axis, mode in kind.presupposes.items()
        if mode == "needs"
    )


def _least_presupposed(told: Told, kinds: Kinds) -> list[frozenset[str]]:
    """Give the fewest axes on which custody, or place, must be presupposed for all to be true.

    What nobody who acts tells of explains nothing: it is left out at first. Where only
    with it all can be true, it is looked at as well.

    Returns:
        Sets of axes none of which holds another; none where not all can be true.
    """
    needy = sorted(_needy(told, kinds))
    sure = tuple(s for s in told.statements if not s.optional)
    for statements in dict.fromkeys((sure, told.statements)):
        plain = Told(told.part, statements, told.denials, told.ends)
        found: list[frozenset[str]] = []
        for size in range(len(needy) + 1):
            for axes in map(frozenset, combinations(needy, size)):
                if any(fewer <= axes for fewer in found):
                    continue
                if _Search(plain, kinds, needs=axes, budget=0).run():
                    found.append(axes)
        if found and len(sure) < len(told.statements):
            return _not_more(needy, found)
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


def _wide(told: Told, kinds: Kinds) -> Worlds:
    """Give what is wider than any world: everything may be, always."""
    return Worlds(
        told=told,
        kinds=kinds,
        repairs=0,
        stretches=(Stretch(-FOREVER, FOREVER, frozenset()),),
        edges=(),
        wrong=frozenset(range(len(told.statements))),
        is_wide=True,
    )


def joined_days(days: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches of days that touch."""
    out: list[tuple[int, int]] = []
    for first, last in sorted(days):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def _stretches(held: Mapping[Values, Sequence[tuple[int, int]]]) -> tuple[Stretch, ...]:
    """Turn the days of each state into the states of each day."""
    steps: list[tuple[int, bool, Values]] = []
    for values, days in held.items():
        for first, last in joined_days(days):
            steps.append((first, True, values))
            if last < FOREVER:
                steps.append((last + 1, False, values))
    steps.sort(key=lambda step: step[0])
    out: list[Stretch] = []
    now: set[Values] = set()
    at = 0
    while at < len(steps):
        day = steps[at][0]
        while at < len(steps) and steps[at][0] == day:
            (now.add if steps[at][1] else now.discard)(steps[at][2])
            at += 1
        until = steps[at][0] - 1 if at < len(steps) else FOREVER
        states = frozenset(now)
        if out and out[-1].states == states:
            out[-1] = Stretch(out[-1].first, until, states)
        else:
            out.append(Stretch(day, until, states))
    return tuple(out)


@dataclass(slots=True, eq=False)
class _Move:
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
        family: The event's family.
        first: First day it can be on.
        last: Last day it can be on.
        short: Whether only its first night is sure.
        kinds: What it can be.
        placed: What is placed after it.
    """

    statements: tuple[int, ...]
    family: str
    first: int
    last: int
    short: bool
    kinds: tuple[Kind, ...]
    placed: tuple[int, int]


@dataclass(slots=True, eq=False)
class _Search:
    """One pass over a person's worlds.

    Attributes:
        told: What is told.
        kinds: The table.
        needs: Axes on which what must have held before may be presupposed.
        budget: The most repairs; None for as few as it takes.
        counted: What to count on the way; None for nothing.
        set_aside: Denials that are not kept.
        total: Repairs of the cheapest worlds found.
    """

    told: Told
    kinds: Kinds
    needs: frozenset[str]
    budget: int | None
    counted: Counted | None = None
    set_aside: tuple[Denial, ...] = ()
    total: int = 0
    labels: dict[Node, dict[int, int]] = field(default_factory=dict)
    moves: dict[Node, dict[object, _Move]] = field(default_factory=dict)
    _options: list[Mapping[str, Sequence[int]]] = field(default_factory=list)
    _begins: dict[str, set[str]] = field(default_factory=dict)
    _drifts: dict[str, set[str]] = field(default_factory=dict)
    _kept: tuple[Denial, ...] = ()
    _late: int = 0
    _next: "dict[tuple[int, int], list[_Happening]]" = field(default_factory=dict)
    _free: dict[int, list[tuple[object, int, int]]] = field(default_factory=dict)
    _touching: dict[str, int] = field(default_factory=dict)
    _open_at: list[int] = field(default_factory=list)
    _start: Node = (0, 0, 0, 0)

    # Preparing.

    def _prepare(self) -> None:
        every = self.told.statements
        self._kept = tuple(d for d in self.told.denials if d not in self.set_aside)
        idle = self._idle()
        for m, of in enumerate(every):
            found: dict[str, list[int]] = {}
            opened = 0
            # Statements lie in order by last day: those before are placed.
            for j in range(m, self._reach(m, of.last)):
                if every[j].first <= of.last and not idle >> j & 1:
                    found.setdefault(every[j].family, []).append(j)
                    opened += 1
            self._options.append(found)
            self._open_at.append(opened)
        axes = set(self.kinds.axes)
        rules = self.kinds.rules
        for j, statement in enumerate(every):
            for name in statement.kinds:
                kind = self.kinds.kind(name)
                if kind is None:
                    continue
                for axis, mode in kind.presupposes.items():
                    if axis in axes and (axis in self.needs or mode != "needs"):
                        self._begins.setdefault(axis, set()).add(kind.begins[axis])
                for axis in kind.holds:
                    data = rules.axes[axis.partition(":")[0]]
                    value = kind.effects[axis].at
                    if value is not None and not data.unreported and value != data.default:
                        self._drifts.setdefault(axis, set()).add(value)
                for axis in kind.effects:
                    self._touching[axis] = self._touching.get(axis, 0) | 1 << j
                ends = self.told.ends
                if ends is not None and statement.first > ends and self._is_of_custody(kind):
                    self._late |= 1 << j
        marks = frozenset(f"open:{axis}" for axis in self._begins)
        number = self.kinds.number(self.kinds.start(), marks)
        self._start = self._place(0, idle, (), number, 0)

    def _idle(self) -> int:
        """Give the statements that are true in any order and change nothing.

        To be seen alive is such where nothing told ends a life or makes anybody missing,
        and to be charged where no custody is a night's alone.
        """
        axes = self.kinds.rules.axes
        told = [
            [kind for name in s.kinds if (kind := self.kinds.kind(name)) is not None]
            for s in self.told.statements
        ]
        moved = {
            axis
            for kinds in told
            for kind in kinds
            for axis, effect in kind.effects.items()
            if effect.to is not None or effect.may is not None or effect.end
        }
        nights = any(s.night for s in self.told.statements)
        idle = 0
        for j, kinds in enumerate(told):
            plain = all(
                effect.at == axes[axis.partition(":")[0]].default and axis not in moved
                for kind in kinds
                for axis, effect in kind.effects.items()
            )
            confirms = any(kind.confirms for kind in kinds) and nights
            if plain and not confirms and not any(kind.holds for kind in kinds):
                idle |= 1 << j
        return idle

    def _reach(self, m: int, last: int) -> int:
        """Say how far on statements can begin by a day: by search where there are many."""
        every = self.told.statements
        if len(every) - m < 64:
            return len(every)
        return self._firsts_end(m, last)

    def _firsts_end(self, m: int, last: int) -> int:
        every = self.told.statements
        if not self._least:
            least = FOREVER
            for statement in reversed(every):
                least = min(least, statement.first)
                self._least.append(least)
            self._least.reverse()
        # From where on nothing begins so early, nothing more can be open.
        low, high = m, len(every)
        while low < high:
            middle = (low + high) // 2
            if self._least[middle] <= last:
                low = middle + 1
            else:
                high = middle
        return low

    _least: list[int] = field(default_factory=list)

    def _is_of_custody(self, kind: Kind) -> bool:
        effect = kind.effects.get("custody")
        return effect is not None and bool({effect.to, effect.at} & self.kinds.deprived)

    # Forward: from which day on each node can be reached.

    def run(self) -> bool:
        """Search; say whether any world was found within the budget."""
        self._prepare()
        order = count()
        queue: list[tuple[int, int, int, int, Node]] = [(0, 0, -FOREVER, next(order), self._start)]
        best: dict[tuple[int, bool], int] = {}
        while queue:
            _, cost, earliest, _, node = heapq.heappop(queue)
            known = self.labels.setdefault(node, {})
            if any(c <= cost and e <= earliest for c, e in known.items()):
                continue
            if self._is_hopeless(node, cost, best):
                continue
            known[cost] = earliest
            if len(self.labels) > _MOST_NODES:
                raise _TooManyError
            for key, move in self._from(node, earliest):
                kept = self.moves.setdefault(node, {}).setdefault(key, move)
                reached = max(earliest + kept.ahead, kept.first)
                price = cost + kept.cost
                if reached > kept.last or (self.budget is not None and price > self.budget):
                    continue
                placed = kept.target[0] + kept.target[1].bit_count()
                heapq.heappush(queue, (placed, price, reached, next(order), kept.target))
        ends = [cost for node, known in self.labels.items() if self._is_end(node) for cost in known]
        self.total = min(ends, default=-1)
        return bool(ends)

    def _is_hopeless(self, node: Node, cost: int, best: dict[tuple[int, bool], int]) -> bool:
        """Leave what costs more than the best can cost that calls all open things wrong."""
        if self.budget is not None:
            return False
        m = node[0]
        values, _ = self.kinds.state(node[2])
        level = (m, self._is_over(values))
        known = best.get(level)
        if known is None or cost < known:
            best[level] = cost
            return False
        opened = self._open_at[m] if m < len(self._open_at) else 0
        return cost > known + 2 * opened + 4

    def _is_over(self, values: Values) -> bool:
        axes = self.kinds.rules.axes
        return any(
            value in axes[axis.partition(":")[0]].absorbing
            for axis, value in zip(self.kinds.axes, values, strict=True)
        )

    def _is_end(self, node: Node) -> bool:
        if node[0] < len(self.told.statements):
            return False
        _, marks = self.kinds.state(node[2])
        return not any(mark.startswith(("begun:", "drift:")) for mark in marks)

    def ends(self, cost: int) -> list[Node]:
        """Give the nodes at which worlds of some cost end."""
        return [n for n, known in self.labels.items() if cost in known and self._is_end(n)]

    # Moves.

    def _from(self, node: Node, earliest: int) -> Iterator[tuple[object, _Move]]:
        m, bits, number, often = node
        every = self.told.statements
        if m < len(every):
            price = 0 if every[m].optional else 1
            if self.budget is None or price <= self.budget:
                target = self._place(m, bits, (m,), number, often)
                yield ("wrong", m), _Move(target, -FOREVER, FOREVER, price, wrong=m)
            for happening in self._happenings(m, bits):
                if earliest <= happening.last:
                    yield from self._events(node, happening)
        yield from self._silent(node)

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
        every = self.told.statements
        by = every[m].last
        for family, of in self._options[m].items():
            left = [j for j in of if j == m or not bits >> (j - m) & 1]
            if len(left) > _MOST_TOGETHER:
                raise _TooManyError
            for size in range(1, len(left) + 1):
                for chosen in combinations(left, size):
                    first = max(every[j].first for j in chosen)
                    last = min(by, *(every[j].last for j in chosen))
                    if first <= last:
                        short = bool(night_of(every[j].night for j in chosen))
                        placed = self._place(m, bits, chosen, 0, 0)[:2]
                        kinds = tuple(self._meant(chosen))
                        yield _Happening(chosen, family, first, last, short, kinds, placed)

    def _events(self, node: Node, happening: "_Happening") -> Iterator[tuple[object, _Move]]:
        number, often = node[2], node[3]
        chosen = happening.statements
        for kind in happening.kinds:
            for end in self.kinds.after(kind, number, short=happening.short, needs=self.needs):
                if self.counted is None and not self._kept:
                    pieces: Iterable[tuple[int, int, int]] = ((0, happening.first, happening.last),)
                else:
                    before, after = self.kinds.state(number)[0], self.kinds.state(end)[0]
                    pieces = self._pieces(kind, happening, before, after)
                for counts, low, high in pieces:
                    target = (*happening.placed, end, often + counts)
                    yield (chosen, kind.id, end, low), _Move(target, low, high, 0, kind, chosen)

    def _meant(self, chosen: Sequence[int]) -> list[Kind]:
        """Give the kinds an event can be that makes some statements true."""
        every = self.told.statements
        told = [
            kind
            for j in chosen
            for name in every[j].kinds
            if (kind := self.kinds.kind(name)) is not None
        ]
        if not told:
            return []
        rank = max(kind.rank for kind in told)
        lead = {kind.id: kind for kind in told if kind.rank == rank}
        # What says more is meant, where another only says that somebody was let go.
        special = {name: kind for name, kind in lead.items() if name != kind.type}
        return [kind for _, kind in sorted((special or lead).items())]

    def _pieces(
        self, kind: Kind, happening: "_Happening", before: Values, after: Values
    ) -> Iterator[tuple[int, int, int]]:
        """Cut an event's days by what is denied and by the period counted."""
        spans = [(happening.first, happening.last)]
        for denial in self._kept:
            if denial.family == happening.family:
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

    def _silent(self, node: Node) -> Iterator[tuple[object, _Move]]:
        """Steps that nobody tells of: free ones, and changes that cost a repair."""
        m, bits, number, often = node
        steps = self._free.get(number)
        if steps is None:
            steps = self._free[number] = list(self._free_steps(number))
        for key, end, ahead in steps:
            target = (m, bits, end, often)
            yield key, _Move(target, -FOREVER, FOREVER, 0, ahead=ahead)
        values, marks = self.kinds.state(number)
        if self.kinds.part == OWN:
            yield from self._lapses(node, values, marks)
        if self.budget != 0:
            yield from self._unreported(node, values, marks)

    def _free_steps(self, number: int) -> Iterator[tuple[object, int, int]]:
        """Give the free steps of a state: its key, the state after it, and nights that pass."""
        values, marks = self.kinds.state(number)
        if any(mark.startswith("today:") for mark in marks):
            left = frozenset(mark for mark in marks if not mark.startswith("today:"))
            yield "night", self.kinds.number(values, left), 1
        for axis, begun in self._begins.items():
            if f"open:{axis}" in marks:
                left = (marks - {f"open:{axis}"}) | {f"begun:{axis}", f"today:new {axis}"}
                for value in sorted(begun):
                    ended = self.kinds.with_value(values, axis, value)
                    yield ("begin", axis, value), self.kinds.number(ended, left), 0
        for axis, drifted in self._drifts.items():
            if f"drift:{axis}" not in marks:
                for value in sorted(drifted):
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
    ) -> _Move:
        m, bits, _, often = node
        target = (m, bits, self.kinds.number(values, marks), often)
        return _Move(target, first, FOREVER, cost, ahead=ahead)

    def _lapses(
        self, node: Node, values: Values, marks: frozenset[str]
    ) -> Iterator[tuple[object, _Move]]:
        if not self.kinds.is_deprived(values) or "begun:custody" in marks:
            return
        free = self.kinds.rules.axes["custody"].default
        ended = self.kinds.with_value(values, "custody", free)
        left = marks - {"short", "open:custody"}
        if "short" in marks and NIGHT not in marks:
            yield "lapse", self._to(node, ended, left | {"lapsed"})
        ends = self.told.ends
        if ends is not None and not self._has_placed(node, self._late):
            yield "end", self._to(node, ended, left, first=ends)

    def _has_placed(self, node: Node, among: int) -> bool:
        m, bits, _, _ = node
        return bool(among & ((1 << m) - 1) or (among >> m) & bits)

    def _has_all(self, node: Node, among: int) -> bool:
        m, bits, _, _ = node
        return not (among >> m) & ~bits

    def _unreported(
        self, node: Node, values: Values, marks: frozenset[str]
    ) -> Iterator[tuple[object, _Move]]:
        for at, axis in enumerate(self.kinds.axes):
            changed = self.kinds.rules.axes[axis.partition(":")[0]].unreported
            value = values[at]
            if (
                value is None
                or value not in changed
                or {f"begun:{axis}", f"today:new {axis}", f"today:{axis}"} & marks
            ):
                continue
            if self._is_over(values) or self._has_all(node, self._touching.get(axis, 0)):
                continue  # it would explain nothing any more
            ended = self.kinds.with_value(values, axis, changed[value])
            left = (marks - {f"open:{axis}"}) | {f"today:new {axis}"}
            if axis == "custody":
                left -= {"short", "lapsed", NIGHT}
            yield ("unreported", axis), self._to(node, ended, left, cost=1)

    # Backward: by which day what is left must go on.

    def read_back(
        self,
        held: dict[Values, list[tuple[int, int]]],
        edges: dict[tuple[str, tuple[int, ...], Values, Values], list[tuple[int, int]]],
        known: dict[str, Kind],
        wrong: set[int],
    ) -> None:
        """Walk the cheapest worlds back from their ends, and note what they hold."""
        until = self._until()
        for node, labels in self.labels.items():
            back = until.get(node)
            if back is None:
                continue
            values, _ = self.kinds.state(node[2])
            is_end = self._is_end(node)
            for cost, earliest in labels.items():
                if back.get(self.total - cost, -FOREVER - 1) < earliest:
                    continue
                left_by = [
                    self._note(node, move, cost, earliest, until, edges, known, wrong)
                    for move in self.moves.get(node, {}).values()
                ]
                last = FOREVER if is_end and cost == self.total else max(left_by, default=earliest)
                if last > earliest:
                    held.setdefault(values, []).append((earliest, last - (last < FOREVER)))

    def _note(
        self,
        node: Node,
        move: _Move,
        cost: int,
        earliest: int,
        until: Mapping[Node, Mapping[int, int]],
        edges: dict[tuple[str, tuple[int, ...], Values, Values], list[tuple[int, int]]],
        known: dict[str, Kind],
        wrong: set[int],
    ) -> int:
        """Note what a step of some cheapest world says; give the last day it can be taken."""
        rest = until.get(move.target, {}).get(self.total - cost - move.cost)
        if rest is None:
            return -FOREVER - 1
        first, last = max(earliest + move.ahead, move.first), min(move.last, rest)
        if first > last:
            return -FOREVER - 1
        if move.wrong >= 0:
            wrong.add(move.wrong)
        if move.kind is not None:
            known[move.kind.id] = move.kind
            before, after = self.kinds.state(node[2])[0], self.kinds.state(move.target[2])[0]
            key = (move.kind.id, move.statements, before, after)
            edges.setdefault(key, []).append((first, last))
        return last

    def _until(self) -> dict[Node, dict[int, int]]:
        """Give, for each node and what is still paid after it, the latest day to come to it."""
        into: dict[Node, list[tuple[Node, _Move]]] = {}
        for node, moves in self.moves.items():
            for move in moves.values():
                into.setdefault(move.target, []).append((node, move))
        until: dict[Node, dict[int, int]] = {}
        order = count()
        queue = [(0, -FOREVER, next(order), node) for node in self.ends_of_any()]
        heapq.heapify(queue)
        while queue:
            paid, minus, _, node = heapq.heappop(queue)
            last = -minus
            known = until.setdefault(node, {})
            if any(p <= paid and d >= last for p, d in known.items() if p == paid):
                continue
            known[paid] = last
            for source, move in into.get(node, ()):
                labels = self.labels.get(source)
                if not labels:
                    continue
                day = min(move.last, last)
                price = paid + move.cost
                if any(
                    c + price <= self.total and max(e + move.ahead, move.first) <= day
                    for c, e in labels.items()
                ):
                    by = day - move.ahead if day < FOREVER else day
                    heapq.heappush(queue, (price, -by, next(order), source))
        return until

    def ends_of_any(self) -> list[Node]:
        """Give the nodes at which a world can end."""
        return [node for node in self.labels if self._is_end(node)]


def _outside(a: int, b: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give what is left of the days a to b without those from first to last."""
    if last < a or first > b:
        yield a, b
        return
    if a < first:
        yield a, first - 1
    if last < b:
        yield last + 1, b
