"""A long list of rows to people: blocking, bulk scores, and clusters that hold together.

Nobody judges a million rows by hand, so this says who is one person where the evidence
says "same" and nothing speaks against it. It is a proposal for a list, never a judgement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.names import Description
from habeas.names.bulk import score_pairs
from habeas.names.keys import wide_keys
from habeas.names.parse import parse_name
from habeas.names.roster import Interner, Roster, joined, roster
from habeas.resolve.blocking import (
    BEGUN,
    Filing,
    Keys,
    Unmet,
    key_numbers,
    kind_of,
    met_pairs,
    not_apart,
    unmet,
)
from habeas.resolve.facts import Facts, Known, facts_of

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Rows compared at a time, so that memory stays bounded.
CHUNK: Final = 1_000_000
# Rows read at a time, while the parts of their names are still known.
READ_AT_ONCE: Final = 10_000
# Edges are joined strongest first: a birth date or patronymic agrees besides the name; then a
# city; then the name alone.
TIERS: Final = (790, 765, 0)
# Rows looked at for one key of a new row.
MOST_FOR_NEW: Final = 60
# Stands for the person of a new row that may be one with a row it was not compared with.
NOT_COMPARED: Final = -2


@dataclass(frozen=True, slots=True)
class Linkage:
    """A linked list, to which new rows can be joined.

    Attributes:
        person: The number of each row's person: the first row of theirs.
        rows: The list in columns.
        keys: Its rows under their blocking keys.
        pair_count: Pairs that were compared.
        unmet: Which rows share a key with more rows than they were compared with.
    """

    person: Ints
    rows: Roster
    keys: Keys
    pair_count: int
    unmet: Unmet

    def join(self, descriptions: Sequence[Description]) -> Ints:
        """Find the person of each new row, without linking the list again.

        Args:
            descriptions: New rows.

        Returns:
            For each, the number of its person in the list, or -1 for someone new. A row that
            fits two people equally is new: a machine does not choose. `NOT_COMPARED` stands
            where nobody who was compared fits, but more rows share a key than are compared.
        """
        new = roster(descriptions, self.rows.interner)
        found = np.full(len(new), -1, np.int64)
        mine, theirs, cut = self._near(descriptions)
        found[cut] = NOT_COMPARED
        if not len(mine):
            return found
        scores = score_pairs(new, mine, self.rows, theirs)
        same = np.flatnonzero(scores.is_same())
        order = same[np.lexsort((scores.points[same], mine[same]))]
        best: dict[int, tuple[int, set[int]]] = {}
        for at in order.tolist():
            points, person = int(scores.points[at]), int(self.person[theirs[at]])
            known = best.get(int(mine[at]))
            if known is None or points > known[0]:
                best[int(mine[at])] = (points, {person})
            elif points == known[0]:
                known[1].add(person)
        for row, (_, people) in best.items():
            if len(people) == 1:
                found[row] = people.pop()
        return found

    def _near(self, descriptions: Sequence[Description]) -> tuple[Ints, Ints, list[int]]:
        """Pair new rows with those to compare them with, and give the rows that have too many."""
        mine: list[int] = []
        cut: list[int] = []
        theirs: list[Ints] = []
        for at, description in enumerate(descriptions):
            keys = wide_keys(parse_name(description.name))
            for number in key_numbers(keys):
                start, end = np.searchsorted(self.keys.key, (number, number + 1))
                rows = self.keys.row[start:end]
                if kind_of(number) == BEGUN and not keys.asks:
                    rows = rows[self.keys.asks[start:end]]
                if len(rows) > MOST_FOR_NEW:
                    rows = rows[:MOST_FOR_NEW]
                    cut.append(at)
                mine += [at] * len(rows)
                theirs.append(rows)
        if not theirs:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), cut
        pairs = np.unique(np.array(mine, np.int64) * len(self.rows) + np.concatenate(theirs))
        return pairs // len(self.rows), pairs % len(self.rows), cut


def link(descriptions: Sequence[Description]) -> Linkage:
    """Say which rows are one person.

    Args:
        descriptions: The rows.

    Raises:
        DateFormatError: A birth or arrest date is not one.
    """
    rows, keys = _read(descriptions)
    met = met_pairs(rows, keys)
    one, two = not_apart(rows, met)
    kept = [
        _same(rows, one[at : at + CHUNK], two[at : at + CHUNK]) for at in range(0, len(one), CHUNK)
    ]
    edges = [np.concatenate(part) for part in zip(*kept, strict=True)] if kept else [one, one, one]
    person = _people(facts_of(rows), edges[0], edges[1], edges[2])
    return Linkage(person, rows, keys, len(one), unmet(rows, keys, met))


def _read(descriptions: Sequence[Description]) -> tuple[Roster, Keys]:
    """Put rows into columns and under their keys, piece by piece: a name is read once."""
    interner, filing = Interner(), Filing()
    parts = [roster([], interner)]
    for at in range(0, len(descriptions), READ_AT_ONCE):
        parts.append(roster(descriptions[at : at + READ_AT_ONCE], interner))
        filing.add(islice(interner.names, len(filing), None))
    rows = joined(parts)
    return rows, filing.rows(rows.name)


def _same(rows: Roster, one: Ints, two: Ints) -> tuple[Ints, Ints, Ints]:
    scores = score_pairs(rows, one, rows, two)
    at = np.flatnonzero(scores.is_same())
    return one[at], two[at], scores.points[at]


def _people(facts: Facts, one: Ints, two: Ints, points: Ints) -> Ints:
    """Join rows under their edges so that no cluster holds what cannot be one person.

    Edges are taken tier by tier. An edge joins only where both ends have just one person
    they can be among the edges of its tier: in a list with two Ivan Ivanovs of different
    years, a bare "Ivan Ivanov" is left alone.
    """
    label = np.arange(len(facts), dtype=np.int64)
    left = np.ones(len(one), np.bool_)
    for least in TIERS:
        tier = np.flatnonzero(left & (points >= least))
        left[tier] = False
        a, b, weight = label[one[tier]], label[two[tier]], points[tier]
        merged = facts.merged(label)
        possible = (a != b) & merged.agree(a, b)
        a, b, weight = a[possible], b[possible], weight[possible]
        top = least == TIERS[0]
        clear = np.ones(len(facts), np.bool_) if top else _only_one(merged, a, b)
        sure = clear[a] & clear[b]
        # Clusters are named by their first row, so labels are rows of the merged facts.
        label = _join(merged, a[sure], b[sure], weight[sure])[label]
        label = _first_row(label)
    return label


def _only_one(facts: Facts, a: Ints, b: Ints) -> Bools:
    """Say for each node whether all its neighbours and itself can be one person."""
    nodes = np.arange(len(facts), dtype=np.int64)
    node = np.concatenate((nodes, a, b))
    neighbour = np.concatenate((nodes, b, a))
    return facts.hold_together(node, neighbour)


def _join(facts: Facts, one: Ints, two: Ints, points: Ints) -> Ints:
    """Give each node the first node of its component; split components that cannot be one."""
    count = len(facts)
    component_of = components(count, one, two)
    whole = facts.hold_together(component_of, np.arange(count, dtype=np.int64))
    bad = ~whole[component_of]
    label = np.where(bad, np.arange(count), component_of + count)
    inside = np.flatnonzero(bad[one])
    if len(inside):
        order = inside[np.lexsort((two[inside], one[inside], -points[inside]))]
        parents = _greedy(facts, one[order].tolist(), two[order].tolist())
        for node, parent in parents.items():
            label[node] = parent
    return _first_row(label)


def components(count: int, one: Ints, two: Ints) -> Ints:
    """Give each node the first of all the nodes that edges join it to.

    Args:
        count: How many nodes there are.
        one: One end of each edge.
        two: The other.

    Source:
        Shiloach and Vishkin, An O(log n) parallel connectivity algorithm (1982): each first
        node hooks to a smaller one beside it, and then every way to the first is made short.

    Examples:
        >>> components(5, np.array([1, 4]), np.array([4, 3])).tolist()
        [0, 1, 2, 1, 1]
    """
    first = np.arange(count, dtype=np.int64)
    while True:
        one, two = first[one], first[two]
        apart = one != two
        if not apart.any():
            return first
        one, two = one[apart], two[apart]
        np.minimum.at(first, np.maximum(one, two), np.minimum(one, two))
        while not np.array_equal(first, shorter := first[first]):
            first = shorter


def _greedy(facts: Facts, one: list[int], two: list[int]) -> dict[int, int]:
    """Join the best edges first, and none that would join what cannot be one person."""
    parent: dict[int, int] = {}
    state: dict[int, Known] = {}

    def root(node: int) -> int:
        while parent.get(node, node) != node:
            node = parent[node]
        return node

    for x, y in zip(one, two, strict=True):
        a, b = root(x), root(y)
        if a == b:
            continue
        joined = facts.joined(state.get(a) or facts.of(a), state.get(b) or facts.of(b))
        if joined is not None:
            low, high = min(a, b), max(a, b)
            parent[high] = low
            state[low] = joined
    return {node: root(node) for node in {*one, *two}}


def _first_row(label: Ints) -> Ints:
    """Rename every group to its first row."""
    _, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    return first[inverse].astype(np.int64)
