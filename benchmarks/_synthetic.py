"""A synthetic archive of many people: vague days, disputes, retractions, merges.

Invented wholesale from a seed. About four events a person: arrest, release, sometimes
arrest again, recognition by one body; one event in eight has an uncertain day, one in
twenty-five is disputed, one row in fifty was retracted and one person in a hundred was
two until a merge.

It is made twice from the same numbers: as facts, one value of one axis a row, for a
database; and as rectangles, the states that may hold of each person at each moment of
the ledger, for counting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.count.clusters import Who, clusters_of
from habeas.count.rectangles import Rectangles
from habeas.count.rows import STILL, Rows
from habeas.count.steps import each_once
from habeas.history.kinds import OWN, code_of, kinds_of
from habeas.history.rectangles import label
from habeas.history.statements import FOREVER
from habeas.history.worlds import Edge
from habeas.model.rectangle import Sure
from habeas.vocabulary.rules import Rules, packaged

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FIRST_DAY = 737_425  # 2020-01-01
DAYS = 2_192  # six years
BODY: Final = "recognition:viasna"
CUSTODY, RECOGNITION, REGIME = range(3)
AT_LIBERTY, IN_CUSTODY, OPEN_TYPE, RECOGNISED = range(4)
_PARTS: Final = tuple(
    sorted((OWN, BODY, *(f"{a}:{b}" for a in ("event", "hard") for b in (OWN, BODY))))
)
_HAPPENED: Final = {
    # What began with each value: the kind of event, the part, custody and regime around it.
    AT_LIBERTY: ("release", OWN, {"custody": "in_custody"}, {}),
    IN_CUSTODY: ("arrest", OWN, {}, {"custody": "in_custody"}),
    OPEN_TYPE: (
        "release:sent_to_open_type",
        OWN,
        {"custody": "in_custody"},
        {"regime": "open_type_facility"},
    ),
    RECOGNISED: ("recognition", BODY, {}, {BODY: "recognised"}),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """One value of one axis of one person a row, with bounds on its days, by person and day.

    Attributes:
        person: Whose it is, as identity was known then.
        axis: CUSTODY, RECOGNITION or REGIME.
        value: AT_LIBERTY, IN_CUSTODY, OPEN_TYPE or RECOGNISED.
        from_earliest: First day it can have begun.
        from_latest: Day by which it had begun.
        to_earliest: First day it can have ended; FOREVER: it need not have ended.
        to_latest: Day by which it had ended; FOREVER: it may still hold.
        disputed: Contradicted: possible, never undisputed.
        recorded_from: Ledger sequence since which it is known.
        recorded_to: Ledger sequence at which it ceased to be known; STILL where it has not.
    """

    person: Numbers
    axis: Numbers
    value: Numbers
    from_earliest: Numbers
    from_latest: Numbers
    to_earliest: Numbers
    to_latest: Numbers
    disputed: Flags
    recorded_from: Numbers
    recorded_to: Numbers

    def __len__(self) -> int:
        return len(self.person)

    def take(self, which: Flags | Numbers) -> "Facts":
        """Give some rows: a flag a row, or places."""
        return Facts(**{name: getattr(self, name)[which] for name in self.__slots__})

    def known(self, sequence: int) -> "Facts":
        """Give the rows that were known after one ledger entry."""
        return self.take((self.recorded_from <= sequence) & (sequence < self.recorded_to))

    def numbered(self, person: Numbers) -> "Facts":
        """Give the same rows, of other people, in order by person."""
        rows = {name: getattr(self, name) for name in self.__slots__} | {"person": person}
        return Facts(**rows).take(np.argsort(person, kind="stable"))


@dataclass(frozen=True, eq=False)
class Archive:
    """The same people twice: as facts and, once asked for, as rectangles."""

    people: tuple[str, ...]
    facts: Facts

    @cached_property
    def last(self) -> int:
        """A ledger sequence by which everything has been recorded."""
        return int(self.facts.recorded_from.max()) + 1

    @cached_property
    def rectangles(self) -> Rectangles:
        """Everybody's rectangles, at all moments of the ledger."""
        return lives(self.people, self.facts)

    def with_pairs(self, number: int, seed: int = 13) -> Who:
        """Give everybody as known at last, some of whom may be one person in pairs.

        What would be known of both together is made from both their facts.

        Args:
            number: How many undecided pairs, no person in two.
            seed: Of the random numbers.
        """
        random = np.random.default_rng(seed)
        chosen = random.permutation(len(self.people))[: 2 * number].reshape(number, 2)
        pairs = [(self.people[a], self.people[b]) for a, b in np.sort(chosen).tolist()]
        both_as_one = {cluster.members: cluster.names()[-1] for cluster in clusters_of(pairs)}
        names = [both_as_one[tuple(sorted(pair))] for pair in pairs]
        order = sorted(range(number), key=names.__getitem__)
        union = np.full(len(self.people), -1, dtype=np.int64)
        for place in (0, 1):
            union[np.sort(chosen)[order, place]] = np.arange(number)
        facts = self.facts.known(self.last)
        both = facts.take(union[facts.person] >= 0)
        kept = lives(tuple(names[i] for i in order), both.numbered(union[both.person]))
        return Who.of(self.rectangles.known(self.last), pairs, kept=kept)


def archive(events: int, seed: int = 7) -> Archive:
    """Make an archive of about so many events.

    Args:
        events: How many events, 1,000 or more.
        seed: Of the random numbers.
    """
    random = np.random.default_rng(seed)
    people = events // 4
    columns = _Columns({})
    start = FIRST_DAY + random.integers(0, DAYS - 200, people)
    stay = random.integers(3, 1_400, people)
    everyone = np.arange(people)
    _stay(columns, random, everyone, start, start + stay)
    again = everyone[random.random(people) < 0.3]
    back = start[again] + stay[again] + random.integers(1, 300, len(again))
    _stay(columns, random, again, back, back + random.integers(3, 900, len(again)))
    open_type = everyone[random.random(people) < 0.1]
    left = start[open_type] + stay[open_type]
    _rows(columns, random, open_type, REGIME, OPEN_TYPE, left, left + 400)
    recognised = everyone[random.random(people) < 0.6]
    on = start[recognised] + random.integers(0, 200, len(recognised))
    _rows(columns, random, recognised, RECOGNITION, RECOGNISED, on, np.full(len(on), FOREVER))
    facts = _built(columns, random, people)
    return Archive(tuple(f"p{i:07}" for i in range(people)), facts)


# Facts.


@dataclass
class _Columns:
    """Rows as they are made, one list of arrays a column."""

    parts: dict[str, list[Numbers]]

    def add(self, **columns: Numbers) -> None:
        """Add rows."""
        for name, values in columns.items():
            self.parts.setdefault(name, []).append(values)


def _stay(
    columns: _Columns, random: np.random.Generator, who: Numbers, begin: Numbers, end: Numbers
) -> None:
    ended = np.where(end < FIRST_DAY + DAYS, end, FOREVER)
    _rows(columns, random, who, CUSTODY, IN_CUSTODY, begin, ended)
    out = ended < FOREVER
    forever = np.full(int(out.sum()), FOREVER)
    _rows(columns, random, who[out], CUSTODY, AT_LIBERTY, ended[out], forever)


def _rows(
    columns: _Columns,
    random: np.random.Generator,
    who: Numbers,
    axis: int,
    value: int,
    begin: Numbers,
    end: Numbers,
) -> None:
    size = len(who)
    vague = np.where(random.random(size) < 0.125, random.integers(1, 31, size), 0)
    hazy = np.where((random.random(size) < 0.125) & (end < FOREVER), 20, 0)
    columns.add(
        person=who,
        axis=np.full(size, axis),
        value=np.full(size, value),
        from_earliest=begin,
        from_latest=begin + vague,
        to_earliest=end,
        to_latest=np.where(end < FOREVER, end + hazy, FOREVER),
        disputed=(random.random(size) < 0.04).astype(np.int64),
    )
    # What was once a number of witnesses: drawn, so that the seed still makes these people.
    random.integers(1, 4, size)


def _built(columns: _Columns, random: np.random.Generator, people: int) -> Facts:
    made = {name: np.concatenate(parts) for name, parts in columns.parts.items()}
    size = len(made["person"])
    made["recorded_from"] = random.integers(1, size, size)
    retracted = random.random(size) < 0.02
    made["recorded_to"] = np.where(
        retracted, made["recorded_from"] + random.integers(1, size, size), STILL
    )
    made = _merged(made, random, people)
    order = np.lexsort((made["from_latest"], made["from_earliest"], made["person"]))
    disputed = made.pop("disputed")[order].astype(np.bool_)
    return Facts(disputed=disputed, **{name: column[order] for name, column in made.items()})


def _merged(
    made: dict[str, Numbers], random: np.random.Generator, people: int
) -> dict[str, Numbers]:
    """One person in a hundred is found to be another: rows close and reopen under that one."""
    other = np.arange(people)
    merged = random.permutation(people)[: people // 50]
    other[merged[::2]] = merged[1::2][: len(merged[::2])]
    moved = other[made["person"]] != made["person"]
    at = made["recorded_from"].max() + 1
    still = moved & (made["recorded_to"] == STILL)
    again = {name: values[still] for name, values in made.items()}
    again["person"] = other[again["person"]]
    again["recorded_from"] = np.full(int(still.sum()), at)
    made["recorded_to"] = np.where(still, at, made["recorded_to"])
    return {name: np.concatenate([made[name], again[name]]) for name in made}


# Rectangles.


def lives(people: Sequence[str], facts: Facts) -> Rectangles:
    """Work out everybody's rectangles from facts.

    On each axis a person's answer is as the facts known then say: the value surely, perhaps,
    or not. The states of a part are every way to choose a value an axis, so that a count of
    them is a count of the facts.

    Args:
        people: Their ids, sorted.
        facts: In order by person.
    """
    rules = packaged()
    held, told = np.int64(IN_CUSTODY), facts.value
    codes = _codes(rules)
    number = {text: i for i, text in enumerate(codes)}
    own = _stretches(facts, (told == held, told == OPEN_TYPE))
    body = _stretches(facts, (told == RECOGNISED,))
    states = [
        _of_part(own, OWN, [number[_states(rules, OWN, levels)] for levels in _LEVELS_OF_OWN]),
        _of_part(body, BODY, [number[_states(rules, BODY, (level,))] for level in range(3)]),
    ]
    return Rectangles(
        people=tuple(people),
        parts=_PARTS,
        codes=codes,
        states=_joined(states).in_order(),
        events=_events(facts, [number[_event(rules, value)] for value in range(4)], number[""]),
        rules=rules,
    )


_LEVELS_OF_OWN: Final = tuple(product(range(3), range(3)))
"""How sure custody and the regime are, in the order in which `_stretches` numbers them."""
_VALUES: Final = {
    OWN: (("custody", "in_custody"), ("regime", "open_type_facility")),
    BODY: ((BODY, "recognised"),),
}


def _states(rules: Rules, part: str, levels: Sequence[int]) -> str:
    """Write the states of a part where each value holds not (0), perhaps (1) or surely (2)."""
    kinds = kinds_of(rules, part)
    found = [kinds.start()]
    for (axis, value), level in zip(_VALUES[part], levels, strict=True):
        at = kinds.axes.index(axis)
        with_it = [(*values[:at], value, *values[at + 1 :]) for values in found]
        found = [found, found + with_it, with_it][level]
    return code_of(kinds, found)


def _event(rules: Rules, value: int) -> str:
    """Write the event with which a value began."""
    name, part, *around = _HAPPENED[value]
    kinds = kinds_of(rules, part)
    kind = kinds.kind(name)
    assert kind is not None
    before, after = (
        tuple(given.get(axis, start) for axis, start in zip(kinds.axes, kinds.start(), strict=True))
        for given in around
    )
    return label(kinds, Edge(kind, (), before, after, 0, 0))


def _codes(rules: Rules) -> tuple[str, ...]:
    own = {_states(rules, OWN, levels) for levels in _LEVELS_OF_OWN}
    body = {_states(rules, BODY, (level,)) for level in range(3)}
    return tuple(sorted({*own, *body, *(_event(rules, value) for value in range(4))}))


@dataclass(frozen=True, slots=True, eq=False)
class _Stretches:
    """Days on which how sure each value is stays the same: numbered, in columns."""

    person: Numbers
    level: Numbers
    first: Numbers
    last: Numbers
    recorded_from: Numbers
    recorded_to: Numbers


def _stretches(facts: Facts, layers: Sequence[Flags]) -> _Stretches:
    """Lay values over each other, at each moment of the ledger.

    Args:
        facts: Facts in order by person.
        layers: For each value, the facts that tell of it. Answers are numbered from the
            first to the last: 3 times the one before, plus 0, 1 or 2.
    """
    among = np.logical_or.reduce(layers)
    told = facts.take(among)
    begins, until, fact, slot = _moments(told)
    size = np.int64(told.to_latest[told.to_latest < FOREVER].max(initial=FIRST_DAY) - FIRST_DAY)
    size = max(size, np.int64(told.from_latest.max(initial=FIRST_DAY) - FIRST_DAY)) + 2

    def key(days: Numbers, which: Flags | slice) -> Numbers:
        return slot[which] * size + np.minimum(days[fact[which]] - FIRST_DAY, size - 1)

    starts, ends = key(told.from_earliest, slice(None)), key(told.to_latest, slice(None))
    surely = ~told.disputed[fact] & (told.from_latest < told.to_earliest)[fact]
    sure_starts, sure_ends = key(told.from_latest, surely), key(told.to_earliest, surely)
    keys = each_once(np.concatenate([starts, ends, sure_starts, sure_ends]))
    level = np.zeros(len(keys), dtype=np.int64)
    for layer in layers:
        here = layer[among][fact]
        level *= 3
        level += _covered(keys, starts[here], ends[here])
        level += _covered(keys, sure_starts[here[surely]], sure_ends[here[surely]])
    new = np.ones(len(keys), dtype=np.bool_)
    new[1:] = level[1:] != level[:-1]
    begin = np.flatnonzero(new)
    end = np.append(begin[1:], max(0, len(keys) - 1))
    real = level[begin] > 0
    begin, end = begin[real], end[real]
    return _over_time(keys, level, begin, end, size, begins, until)


def _moments(told: Facts) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Cut the ledger, for each person, where what is known of them changes.

    Returns:
        Each slot's person and first sequence as one number; the sequence at which it ends;
        and, for each fact and slot in which it is known, the fact and the slot.
    """
    span = np.int64(2**40)
    since = told.person * span + told.recorded_from
    gone = told.recorded_to < STILL
    ended = (told.person * span + np.where(gone, told.recorded_to, 0))[gone]
    slots = each_once(np.concatenate([since, ended]))
    until = np.full(len(slots), STILL, dtype=np.int64)
    same = slots[1:] // span == slots[:-1] // span
    until[:-1][same] = slots[1:][same] % span
    low = np.searchsorted(slots, since)
    high = np.searchsorted(slots, np.where(gone, since, (told.person + 1) * span))
    high[gone] = np.searchsorted(slots, ended)
    counts = high - low
    fact = np.repeat(np.arange(len(told)), counts)
    slot = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return slots, until, fact, slot + np.arange(len(slot))


def _covered(keys: Numbers, starts: Numbers, ends: Numbers) -> Numbers:
    """Say at which keys something holds: 1 where it does."""
    up = np.bincount(np.searchsorted(keys, starts), minlength=len(keys))
    down = np.bincount(np.searchsorted(keys, ends), minlength=len(keys))
    return (np.cumsum(up - down) > 0).astype(np.int64)


def _over_time(
    keys: Numbers,
    level: Numbers,
    begin: Numbers,
    end: Numbers,
    size: np.int64,
    begins: Numbers,
    until: Numbers,
) -> _Stretches:
    """Make one row of what stays the same from one moment of the ledger to the next."""
    span = np.int64(2**40)
    slot, first, last = keys[begin] // size, keys[begin] % size, keys[end] % size
    person = begins[slot] // span
    same = ((person * size + first) * size + last) * 9 + level[begin]
    order = np.argsort(same, kind="stable")
    same, slot = same[order], slot[order]
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = (same[1:] != same[:-1]) | (slot[1:] != slot[:-1] + 1)
    lead = np.flatnonzero(new)
    tail = np.append(lead[1:], len(order))[: len(lead)] - 1
    kept = order[lead]
    days = last[kept]
    return _Stretches(
        person[kept],
        level[begin][kept],
        first[kept] + FIRST_DAY,
        np.where(days == size - 1, FOREVER, days + FIRST_DAY - 1),
        begins[slot[lead]] % span,
        until[slot[tail]],
    )


def _of_part(of: _Stretches, part: str, codes: Sequence[int]) -> Rows:
    return Rows(
        person=of.person.astype(np.int32),
        part=np.full(len(of.person), _PARTS.index(part), dtype=np.int32),
        code=np.array(codes, dtype=np.int32)[of.level],
        first=of.first.astype(np.int32),
        last=of.last.astype(np.int32),
        sure=np.full(len(of.person), Sure.SURELY, dtype=np.int8),
        recorded_from=of.recorded_from,
        recorded_to=of.recorded_to,
    )


def _joined(rows: Sequence[Rows]) -> Rows:
    return Rows(
        **{name: np.concatenate([getattr(of, name) for of in rows]) for name in Rows.__slots__}
    )


def _events(facts: Facts, codes: Sequence[int], none: int) -> Rows:
    """Give the event with which each fact began; a disputed one has to be worked out."""
    parts = [_PARTS.index(f"event:{_HAPPENED[value][1]}") for value in range(4)]
    hard = [_PARTS.index(f"hard:{_HAPPENED[value][1]}") for value in range(4)]
    rows = Rows(
        person=facts.person.astype(np.int32),
        part=np.where(
            facts.disputed, np.array(hard)[facts.value], np.array(parts)[facts.value]
        ).astype(np.int32),
        code=np.where(facts.disputed, none, np.array(codes)[facts.value]).astype(np.int32),
        first=facts.from_earliest.astype(np.int32),
        last=facts.from_latest.astype(np.int32),
        sure=np.where(facts.disputed, Sure.POSSIBLY, Sure.SURELY).astype(np.int8),
        recorded_from=facts.recorded_from,
        recorded_to=facts.recorded_to,
    )
    return rows.in_order()
