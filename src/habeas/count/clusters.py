"""Who may be one person: every way to judge the pairs that nobody has judged.

A possible person is a set of records that undecided pairs connect and no judgement of
DIFFERENT splits. Every way to cut a cluster of records into possible persons is a way of
judging; an answer holds the least and the greatest over all of them.
"""

from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations, pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.evaluate import Levels, values_of
from habeas.count.rectangles import Rectangles
from habeas.history.rectangles import life
from habeas.history.statements import Recipe
from habeas.history.stays import without
from habeas.history.traits import ANY_VALUE, SINGLE, any_of
from habeas.model.rectangle import Rectangle, Sure

Pair = tuple[str, str]

MOST_EXACT: Final = 5
"""Records of one cluster up to which every way of judging is tried."""
_JOIN: Final = "+"
_ONE_VALUE: Final = {f"trait:{field}": f"trait:{any_of(field)}" for field in SINGLE}
"""Traits of which a person has one value at a time, and the one that says that some holds."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records that undecided pairs connect.

    Attributes:
        members: Their ids, sorted.
        sets: Every possible person among them, each as the places of its records.
        ways: Every way of judging: places in ``sets``. Empty where the cluster is too
            large for each to be tried.
    """

    members: tuple[str, ...]
    sets: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[int, ...], ...]

    @property
    def is_exact(self) -> bool:
        """Whether every way of judging is tried."""
        return bool(self.ways)

    def names(self) -> tuple[str, ...]:
        """Give the ids of the possible persons, in the order of ``sets``."""
        # Members are sorted already, and so are the places in a set.
        return tuple(_JOIN.join([self.members[i] for i in of]) for of in self.sets)

    def unions(self) -> tuple[str, ...]:
        """Give the ids of the possible persons of several records, where each way is tried."""
        if not self.is_exact:
            return ()
        named = zip(self.names(), self.sets, strict=True)
        return tuple(name for name, of in named if len(of) > 1)


def records_of(union: str) -> tuple[str, ...]:
    """Give the records of a possible person."""
    return tuple(union.split(_JOIN))


def clusters_of(pairs: Iterable[Pair], apart: Iterable[Pair] = ()) -> tuple[Cluster, ...]:
    """Group records by the pairs that nobody has judged.

    Args:
        pairs: Undecided pairs of person ids.
        apart: Pairs of person ids that are judged to be different.
    """
    beside: dict[str, set[str]] = {}
    for a, b in pairs:
        if a != b:
            beside.setdefault(a, set()).add(b)
            beside.setdefault(b, set()).add(a)
    split = {frozenset(pair) for pair in apart}
    found, seen = [], set[str]()
    for person in sorted(beside):
        if person in seen:
            continue
        group, todo = {person}, [person]
        while todo:
            fresh = beside[todo.pop()] - group
            group |= fresh
            todo += fresh
        seen |= group
        found.append(_cluster(tuple(sorted(group)), beside, split))
    return tuple(found)


def _cluster(
    members: tuple[str, ...], beside: Mapping[str, set[str]], split: set[frozenset[str]]
) -> Cluster:
    if len(members) > MOST_EXACT:
        return Cluster(members, tuple((i,) for i in range(len(members))), ())
    place = {name: i for i, name in enumerate(members)}
    edges = frozenset(
        (place[a], place[b]) for a in members for b in beside[a] if place[a] < place[b]
    )
    parted = frozenset(
        (i, j)
        for i, j in combinations(range(len(members)), 2)
        if frozenset((members[i], members[j])) in split
    )
    sets, ways = _ways(len(members), edges, parted)
    return Cluster(members, sets, ways)


@lru_cache(maxsize=4096)
def _ways(
    size: int, edges: frozenset[tuple[int, int]], parted: frozenset[tuple[int, int]]
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Give the possible persons among so many records, and the ways to cut them into such."""
    sets = [
        of
        for count in range(1, size + 1)
        for of in combinations(range(size), count)
        if _may_be_one(of, edges, parted)
    ]

    def cut(left: frozenset[int]) -> Iterator[tuple[int, ...]]:
        if not left:
            yield ()
            return
        first = min(left)
        for at, of in enumerate(sets):
            if of[0] == first and left.issuperset(of):
                yield from ((at, *rest) for rest in cut(left - set(of)))

    return tuple(sets), tuple(cut(frozenset(range(size))))


def _may_be_one(
    of: tuple[int, ...], edges: frozenset[tuple[int, int]], parted: frozenset[tuple[int, int]]
) -> bool:
    if any(pair in parted for pair in combinations(of, 2)):
        return False
    reached, todo = {of[0]}, [of[0]]
    while todo:
        at = todo.pop()
        fresh = {j for i in (at,) for j in of if (min(i, j), max(i, j)) in edges} - reached
        reached |= fresh
        todo += fresh
    return len(reached) == len(of)


def _among(left_out: Sequence[str]) -> Iterator[Pair]:
    """Give pairs that put into one cluster all those of whom pairs were never offered.

    Which of them were left out with whom is not kept. Where they are few every pair can
    matter; a cluster of many is too large to be tried, however they hang together.
    """
    if len(left_out) > MOST_EXACT:
        yield from pairwise(left_out)
    else:
        yield from combinations(left_out, 2)


@dataclass(frozen=True, eq=False)
class Who:
    """Everybody a count counts, and who of them may be one.

    Attributes:
        records: What is known of each record by itself.
        clusters: Records that may be one.
        kept: What would be known of some records together, as far as that is kept already.
        pairs: The undecided pairs.
        left_out: Records of which pairs were never offered; any two may be one person.
    """

    records: Rectangles
    clusters: tuple[Cluster, ...] = ()
    kept: Rectangles | None = None
    pairs: tuple[Pair, ...] = ()
    left_out: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        records: Rectangles,
        pairs: Iterable[Pair] = (),
        *,
        apart: Iterable[Pair] = (),
        kept: Rectangles | None = None,
        left_out: Iterable[str] = (),
    ) -> "Who":
        """Put records and undecided pairs together.

        Args:
            records: What is known of each record by itself.
            pairs: Undecided pairs of person ids; those of whom nothing is known are
                left out.
            apart: Pairs judged to be different.
            kept: What would be known of some records together, as far as that is kept
                already.
            left_out: Records of which pairs were never offered.
        """
        there = set(records.people)
        known = tuple(
            dict.fromkeys(pair for pair in pairs if pair[0] in there and pair[1] in there)
        )
        unasked = tuple(sorted(there.intersection(left_out)))
        every = (*known, *_among(unasked))
        return cls(records, clusters_of(every, apart) if every else (), kept, known, unasked)

    @cached_property
    def unions(self) -> Rectangles:
        """What would be known of records together, for every possible person of several."""
        wanted = {name for cluster in self.clusters for name in cluster.unions()}
        kept = self.kept
        if kept is None:
            return self._worked_out(wanted)
        found = kept if wanted.issuperset(kept.people) else kept.only(wanted)
        missing = wanted.difference(found.people)
        if missing:
            found = found.joined(self._worked_out(missing))
        return replace(found, recipes=self._told_of)

    def _worked_out(self, unions: Iterable[str]) -> Rectangles:
        rules = self.records.rules
        return Rectangles.of(self.lives(unions), recipes=self._told_of, rules=rules)

    def lives(self, unions: Iterable[str]) -> dict[str, tuple[Rectangle, ...]]:
        """Work out what would be known of records together.

        Args:
            unions: Ids of possible persons, whose records are all among these.
        """
        told = self._told_of(sorted(unions))
        values = self._values({who for name in told for who in records_of(name)})
        return {
            name: (
                *life(parts, self.records.rules),
                *joined_values([values.get(who, ()) for who in records_of(name)]),
            )
            for name, parts in told.items()
        }

    def told(self, union: str) -> tuple[Recipe, ...]:
        """Give what is told of a possible person: of all its records together."""
        return self._told_of([union])[union]

    def _told_of(self, unions: Sequence[str]) -> dict[str, tuple[Recipe, ...]]:
        """Put what is told of the records of some possible persons together, once for each."""
        missing = [name for name in unions if name not in self._told]
        if missing:
            records = sorted({who for name in missing for who in records_of(name)})
            known = self.records.recipes(records)
            for name in missing:
                self._told[name] = joined_told([known[who] for who in records_of(name)])
        return {name: self._told[name] for name in unions}

    @cached_property
    def _told(self) -> dict[str, tuple[Recipe, ...]]:
        return {}

    def _values(self, people: set[str]) -> dict[str, tuple[Rectangle, ...]]:
        return {p: tuple(v) for p, v in values_of(self.records.only(people)).items()}

    @cached_property
    def cluster_of(self) -> Mapping[str, Cluster]:
        """With whom everyone may be one who may be one with somebody."""
        return {name: cluster for cluster in self.clusters for name in cluster.members}

    @property
    def clustered(self) -> KeysView[str]:
        """Everyone who may be one with somebody."""
        return self.cluster_of.keys()

    def fewest(self, people: Iterable[str]) -> int:
        """Say how few people some records may be.

        Args:
            people: Ids of records.
        """
        wanted = set(people)
        found = len(wanted - self.clustered)
        for cluster in self.clusters:
            at = {i for i, name in enumerate(cluster.members) if name in wanted}
            if not at:
                continue
            ways = (sum(not at.isdisjoint(cluster.sets[of]) for of in way) for way in cluster.ways)
            found += min(ways, default=1)
        return found

    @cached_property
    def near(self) -> "Who":
        """Those who may be one with somebody, and nobody else: put together once."""
        return Who(self.records.only(self.clustered), self.clusters, self.unions)

    @cached_property
    def large(self) -> tuple[Cluster, ...]:
        """The clusters too large for every way of judging to be tried."""
        return tuple(c for c in self.clusters if not c.is_exact)

    @cached_property
    def shapes(self) -> tuple["ClusterShape", ...]:
        """The clusters that are tried, those of one shape together."""
        groups: dict[object, list[Cluster]] = {}
        for cluster in self.clusters:
            if cluster.is_exact:
                groups.setdefault((cluster.sets, cluster.ways), []).append(cluster)
        return tuple(self._shape(of) for of in groups.values())

    def _shape(self, of: Sequence[Cluster]) -> "ClusterShape":
        lead = of[0]
        named = [cluster.names() for cluster in of]
        columns = []
        for at, places in enumerate(lead.sets):
            holder = self.records if len(places) == 1 else self.unions
            columns.append(holder.places(names[at] for names in named))
        single = tuple(len(places) == 1 for places in lead.sets)
        return ClusterShape(tuple(of), tuple(columns), single, lead.ways)


@dataclass(frozen=True, slots=True, eq=False)
class ClusterShape:
    """Clusters that can be judged in the same ways, for working on many at once.

    Attributes:
        clusters: The clusters.
        places: For each possible person of the shape, its place in the records (where it is
            one record) or in the unions, a cluster each.
        single: For each, whether it is one record.
        ways: The ways of judging, as places in ``places``.
    """

    clusters: tuple[Cluster, ...]
    places: tuple[npt.NDArray[np.int64], ...]
    single: tuple[bool, ...]
    ways: tuple[tuple[int, ...], ...]

    def least(
        self, of_records: npt.NDArray[np.int64], of_unions: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.int64]:
        """Give, for each cluster, the least sum over its ways of judging.

        Args:
            of_records: What each record counts.
            of_unions: What each union counts.
        """
        return np.asarray(np.minimum.reduce(self._sums(of_records, of_unions)))

    def most(
        self, of_records: npt.NDArray[np.int64], of_unions: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.int64]:
        """Give, for each cluster, the greatest sum over its ways of judging."""
        return np.asarray(np.maximum.reduce(self._sums(of_records, of_unions)))

    def _sums(
        self, of_records: npt.NDArray[np.int64], of_unions: npt.NDArray[np.int64]
    ) -> list[npt.NDArray[np.int64]]:
        counts = [
            (of_records if single else of_unions)[at]
            for single, at in zip(self.single, self.places, strict=True)
        ]
        return [np.asarray(sum(counts[at] for at in way)) for way in self.ways]


def hull(
    who: Who,
    records: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    unions: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> tuple[int, int]:
    """Give the least and the greatest sum over every way of judging.

    Args:
        who: Everybody, and who may be one.
        records: What each record counts, at least and at most.
        unions: Likewise each union.
    """
    least, most = records
    low, high = int(least.sum()), int(most.sum())
    for shape in who.shapes:
        apart = [at for at, single in zip(shape.places, shape.single, strict=True) if single]
        low += int(shape.least(least, unions[0]).sum()) - sum(int(least[at].sum()) for at in apart)
        high += int(shape.most(most, unions[1]).sum()) - sum(int(most[at].sum()) for at in apart)
    for cluster in who.large:
        at = who.records.places(cluster.members)
        low -= int(least[at].sum())
        high += len(at) - int(np.minimum(most[at], 1).sum())
    return low, high


def agreed(who: Who, records: Levels, unions: Levels) -> Levels:
    """Give each record's answer over every way of judging: undisputed only where all agree.

    Args:
        who: Everybody, and who may be one.
        records: Each record's own answer.
        unions: The answer of each possible person of several records.
    """
    least, most = records.copy(), records.copy()
    for shape in who.shapes:
        lead = shape.clusters[0]
        for places, at, single in zip(lead.sets, shape.places, shape.single, strict=True):
            if single:
                continue
            found = unions[at]
            for place in places:
                of = shape.places[lead.sets.index((place,))]
                least[of] = np.minimum(least[of], found)
                most[of] = np.maximum(most[of], found)
    for cluster in who.large:
        at = who.records.places(cluster.members)
        least[at] = 0
        most[at] = np.maximum(most[at], 1)
    level = np.where(least == most, least, 1)
    return level.astype(np.int8)


def joined_told(people: Sequence[tuple[Recipe, ...]]) -> tuple[Recipe, ...]:
    """Put what is told of several records together, part by part."""
    parts: dict[str, Recipe] = {}
    for told in people:
        for part in told:
            known = parts.get(part.part)
            parts[part.part] = part if known is None else known.joined(part)
    return tuple(parts[name] for name in sorted(parts))


def joined_values(people: Sequence[Iterable[Rectangle]]) -> Iterator[Rectangle]:
    """Put what is stated of several records together.

    Of one-valued traits nothing that one record says is sure while another may say otherwise;
    that one of their values holds then is.
    """
    own = [set(values) for values in people]
    found: set[Rectangle] = set()
    for at, values in enumerate(own):
        others = {value for i, of in enumerate(own) if i != at for value in of}
        for value in values:
            against = [
                (other.first, other.last)
                for other in others
                if other.part == value.part and other.code != value.code
            ]
            if value.part not in _ONE_VALUE or value.sure is not Sure.SURELY or not against:
                found.add(value)
                continue
            left = without((value.first, value.last), against)
            found |= {replace(value, first=first, last=last) for first, last in left}
            if left != [(value.first, value.last)]:
                found.add(replace(value, part=_ONE_VALUE[value.part], code=ANY_VALUE))
    yield from sorted(found, key=lambda v: (v.part, v.code, v.first, v.last, v.sure))
