"""A life of which on some days more is told than can be put in order: what holds on all others.

Days are apart where everything told of is either before them or after. Between such days,
what is too much matters to the rest of a life only by the state that it finds and the one
that it leaves. It may find any state that what is told before leads to, each at its
cheapest, and leave any that what it tells can lead to; from each of these the cheapest rest
of the life counts. So no world is lost, whatever the days between cost.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from habeas.history.kinds import Kinds, Values
from habeas.history.pieces import (
    Between,
    EdgeKey,
    Exits,
    Life,
    cut_between,
    ground_of,
    is_about,
    moving,
)
from habeas.history.search import LifeGround, Piece, Search, TooManyWorldsError, leads_to
from habeas.history.statements import FOREVER, Recipe, Statement
from habeas.history.stretches import Stretch, stretches_of

_MOST_STATES: Final = 64
"""States that what is too much may leave: more are not tried one by one."""
_MOST_DEARER: Final = 8
"""A state whose rest costs so much more than another's is left by no cheapest world.

Custody and place can change unreported, at one repair each, and on the day of such a change
nothing else of them is told: four to come to another state, and four to come back.
"""

Held = dict[Values, list[tuple[int, int]]]


def outside(told: Recipe, kinds: Kinds, needs: frozenset[str]) -> tuple[Stretch, ...]:
    """Work out a life but for the days of which too much is told.

    Args:
        told: What is told of one part of it.
        kinds: The table.
        needs: Axes on which what must have held before may be presupposed.

    Returns:
        What may hold when; no states for the days that are too much. At least what every
        cheapest world has.

    Raises:
        TooManyError: It cannot be told apart which days are too much.
    """
    places = moving(told, kinds)
    every = tuple(told.statements[j] for j in places)
    ground = ground_of(told, kinds, needs)
    found = _Outside(told, kinds, ground, places, every)
    return found.stretches()


class _Outside:
    """A life in turns of years that can be worked out and days that cannot."""

    def __init__(
        self,
        told: Recipe,
        kinds: Kinds,
        ground: LifeGround,
        places: Sequence[int],
        every: tuple[Statement, ...],
    ) -> None:
        self.told = told
        self.kinds = kinds
        self.ground = ground
        self.places = places
        self.every = every

    def stretches(self) -> tuple[Stretch, ...]:
        """Go through the life in order."""
        too_much = [of for of in _apart(self.every) if not self._can_be_ordered(*of)]
        if not too_much:
            raise TooManyWorldsError
        clear = [at for a, b in pairwise(self._bounds(too_much)) for at in range(*_inner(a, b))]
        if any(is_about(d, [self.every[at] for at in clear]) for d in self.told.denials):
            raise TooManyWorldsError  # what setting it aside would cost is not known
        out: list[Stretch] = []
        states: Iterable[int] | None = None
        day, at = -FOREVER, 0
        for a, b in too_much:
            first = min(s.first for s in self.every[a:b])
            if first > -FOREVER:
                states = self._put(out, states, at, a, day, first)
            last = self.every[b - 1].last
            out.append(Stretch(max(first, -FOREVER), last, frozenset()))
            if last >= FOREVER:
                return tuple(out)
            states = self._left(a, b, states)
            day, at = last + 1, b
        self._put(out, states, at, len(self.every), day, FOREVER)
        return tuple(out)

    def _bounds(self, too_much: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(0, 0), *too_much, (len(self.every), len(self.every))]

    def _put(
        self,
        out: list[Stretch],
        states: Iterable[int] | None,
        a: int,
        b: int,
        first: int,
        until: int,
    ) -> list[int]:
        """Add what holds from a day until another; give the states that it may end in."""
        lives: list[Life] = []
        cuts = cut_between(self.told, self.kinds, self.places, a, b)
        starts: list[Exits] = [()]
        if states is not None:
            starts = [((((0, 0, state, 0)), ((0, first),)),) for state in sorted(states)]
        if len(starts) > _MOST_STATES:
            raise TooManyWorldsError
        for entries in starts:
            life = Life(
                self.told,
                self.kinds,
                needs=self.ground.needs,
                budget=None,
                only=Between(cuts, entries, until),
            )
            if life.run():
                lives.append(life)
        if not lives:
            raise TooManyWorldsError  # no world was found, and there is always one
        most = min(life.total for life in lives) + _MOST_DEARER + 2 * self._endings(a)
        held: Held = {}
        ends: set[int] = set()
        for life in lives:
            if life.total <= most:
                edges: dict[EdgeKey, list[tuple[int, int]]] = {}
                life.read_back(held, edges, set())
                ends |= {node[2] for node in life.ends}
        last = until if until >= FOREVER else until - 1
        inside = {
            values: [(max(x, first), min(y, last)) for x, y in days if x <= last and y >= first]
            for values, days in held.items()
        }
        out += [of for of in stretches_of(inside) if of.states]
        return sorted(ends)

    def _endings(self, before: int) -> int:
        """Count what is told of an end, as of a death: calling it wrong gives the life back."""
        axes = self.kinds.rules.axes
        return sum(
            any(
                e.to in axes[a.partition(":")[0]].absorbing
                for k in of
                for a, e in k.effects.items()
            )
            for of in (self.kinds.of(s.kinds) for s in self.every[:before])
        )

    def _left(self, a: int, b: int, states: Iterable[int] | None) -> list[int]:
        """Give the states that what is too much may leave."""
        search = self._search(a, b)
        return sorted(leads_to(search, [search.start()[2]] if states is None else states))

    def _search(self, a: int, b: int) -> Search:
        some = self.every[a:b]
        later = frozenset(
            axis for s in self.every[b:] for kind in self.kinds.of(s.kinds) for axis in kind.effects
        )
        piece = Piece(some, own=len(some), ends=self.told.ends, touched_after=later)
        return Search(piece, self.kinds, self.ground)

    def _can_be_ordered(self, a: int, b: int) -> bool:
        try:
            self._search(a, b).run()
        except TooManyWorldsError:
            return False
        return True


def _inner(before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int]:
    return before[1], after[0]


def _apart(every: Sequence[Statement]) -> list[tuple[int, int]]:
    """Give the runs of statements that share no day with any other."""
    later = [FOREVER + 1] * (len(every) + 1)
    for at in range(len(every) - 1, -1, -1):
        later[at] = min(later[at + 1], every[at].first)
    bounds = [0]
    bounds += [at for at, s in enumerate(every, 1) if later[at] > s.last]
    return [(a, b) for a, b in pairwise(bounds) if a < b]
