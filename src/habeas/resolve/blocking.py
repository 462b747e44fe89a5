"""Which rows of a long list are worth comparing: those that share a key, a bounded number each."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from habeas.names.bulk import not_told_apart
from habeas.names.keys import WideKeys, wide_keys
from habeas.names.parse import parse_name
from habeas.names.roster import Roster

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Kinds of keys: both names alike; one consonant apart; a given name that only begins alike.
ALIKE, SLIPPED, BEGUN = range(3)
_KINDS: Final = 3
# A key under which more rows ask to be compared is split by what else is known of them.
MOST_ASKING: Final = {ALIKE: 100, SLIPPED: 16, BEGUN: 48}
# The same for a key already split: beyond it, only the nearest rows are compared.
MOST_IN_BLOCK: Final = 24
WINDOW: Final = 12
# No row is compared with more of one key.
MOST_ASKED: Final = 400
# Pairs looked at together, so that memory stays bounded.
_AT_ONCE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows filed under numbered keys, in the order of the keys.

    Attributes:
        key: Key numbers, ascending; the remainder by three is the kind.
        row: The row filed under each.
        asks: Whether the row asks to be compared with all rows of the key; two rows that
            do not ask are not compared under it.
    """

    key: Ints
    row: Ints
    asks: Bools

    def where(self, kept: Bools) -> "Keys":
        """Give some of the entries.

        Args:
            kept: Which.
        """
        return Keys(self.key[kept], self.row[kept], self.asks[kept])


def key_number(key: str, kind: int) -> int:
    """Give a key's number, the same in every run; two keys may rarely share one.

    Sharing only adds a few pairs to compare, and saves keeping millions of keys.

    Args:
        key: A blocking key.
        kind: `ALIKE`, `SLIPPED` or `BEGUN`.
    """
    return crc32(key.encode()) * _KINDS + kind


def kind_of(number: int) -> int:
    """Give the kind of a numbered key.

    Args:
        number: The key's number.
    """
    return number % _KINDS


def key_numbers(keys: WideKeys) -> list[int]:
    """Give the numbers of all keys of a name.

    Args:
        keys: The keys.
    """
    kinds = ((ALIKE, keys.alike), (SLIPPED, keys.slipped), (BEGUN, keys.begun))
    return [key_number(key, kind) for kind, some in kinds for key in some]


class Filing:
    """Names under their keys, filed as they are read; then the rows that have them."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._lengths = array("q")
        self._asking = array("b")

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, names: Iterable[str]) -> None:
        """File more names.

        Args:
            names: In the order of their numbers.
        """
        for name in names:
            keys = wide_keys(parse_name(name))
            before = len(self._numbers)
            self._numbers.extend(key_numbers(keys))
            self._lengths.append(len(self._numbers) - before)
            self._asking.append(keys.asks)

    def rows(self, name_of_row: Ints) -> Keys:
        """Give rows under the keys of their names.

        Args:
            name_of_row: The number of each row's name.
        """
        numbers, sizes = np.array(self._numbers, np.int64), np.array(self._lengths, np.int64)
        starts = np.cumsum(sizes) - sizes
        counts = sizes[name_of_row]
        row = np.repeat(np.arange(len(name_of_row)), counts)
        offset = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        key = numbers[np.repeat(starts[name_of_row], counts) + offset]
        order = np.lexsort((row, key))
        key, row = key[order], row[order]
        asks = np.array(self._asking, np.bool_)[name_of_row][row] | (key % _KINDS != BEGUN)
        return Keys(key, row, asks)


def candidate_pairs(rows: Roster, keys: Keys) -> tuple[Ints, Ints]:
    """Give the pairs of rows to compare, each once, the earlier row first.

    They are the pairs that meet under a key, but for those that a birth, a sex or a given
    name alone shows to be two people.

    Args:
        rows: The list.
        keys: Its rows under their keys.
    """
    return not_apart(rows, met_pairs(rows, keys))


def not_apart(rows: Roster, met: Ints) -> tuple[Ints, Ints]:
    """Give the pairs of rows that no birth, sex or given name alone shows to be two people.

    Args:
        rows: The list.
        met: Pairs of its rows, as `met_pairs` gives them.
    """
    kept = [np.zeros(0, np.int64)]
    for at in range(0, len(met), _AT_ONCE):
        some = met[at : at + _AT_ONCE]
        kept.append(some[not_told_apart(rows, some // len(rows), rows, some % len(rows))])
    pairs = np.concatenate(kept)
    return pairs // max(1, len(rows)), pairs % max(1, len(rows))


def met_pairs(rows: Roster, keys: Keys) -> Ints:
    """Give the pairs of rows that meet under a key, each once, as ``one * len(rows) + two``.

    Rows under one key all meet while they are few. Where a family of names fills a key,
    only rows that also share a year of birth, a father's name or a city do; and where even
    those are many, each row meets only the next few. Work stays in proportion to the list,
    whatever is in it.

    Args:
        rows: The list.
        keys: Its rows under their keys.
    """
    return np.unique(np.concatenate(list(_paired(rows, keys))))


@dataclass(frozen=True, slots=True)
class Unmet:
    """What a list is too long for: rows that are not compared with all who share a key.

    Attributes:
        rows: Their numbers, ascending.
        pair_count: How many pairs that share a key did not meet, at most: a pair is counted
            under each key it shares.
    """

    rows: Ints
    pair_count: int


def unmet(rows: Roster, keys: Keys, met: Ints) -> Unmet:
    """Say which rows share a key with rows that they do not meet.

    Args:
        rows: The list.
        keys: Its rows under their keys.
        met: The pairs that met, as `met_pairs` gives them.
    """
    large = [_split(keys.where(keys.key % _KINDS == k), most)[1] for k, most in MOST_ASKING.items()]
    row, asks = (np.concatenate([getattr(some, of) for some in large]) for of in ("row", "asks"))
    _, key = np.unique(np.concatenate([some.key for some in large]), return_inverse=True)
    count = len(rows)
    order = np.argsort(key * count + row)
    key, row, asks = key[order], row[order], asks[order]
    filed = key * count + row
    # Two rows of which neither asks need not meet.
    possible = np.where(asks, np.bincount(key)[key] - 1, np.bincount(key, weights=asks)[key])
    left = possible.astype(np.int64)
    by_row = np.argsort(row, kind="stable")
    starts = np.searchsorted(row[by_row], np.arange(count + 1))
    for at in range(0, len(met), _AT_ONCE):
        one, two = met[at : at + _AT_ONCE] // count, met[at : at + _AT_ONCE] % count
        sizes = starts[one + 1] - starts[one]
        pair = np.repeat(np.arange(len(one)), sizes)
        offset = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        mine = by_row[starts[one][pair] + offset]
        wanted = key[mine] * count + two[pair]
        theirs = np.searchsorted(filed, wanted)
        found = np.flatnonzero(filed[np.minimum(theirs, len(filed) - 1)] == wanted)
        mine, theirs = mine[found], theirs[found]
        both = asks[mine] | asks[theirs]
        left -= np.bincount(mine[both], minlength=len(left))
        left -= np.bincount(theirs[both], minlength=len(left))
    found = np.unique(row[left > 0])
    return Unmet(found, min(int(left.sum()) // 2, len(found) * (len(found) - 1) // 2))


def _paired(rows: Roster, keys: Keys) -> Iterator[Ints]:
    count = len(rows)
    yield np.zeros(0, np.int64)
    for kind, most in MOST_ASKING.items():
        small, large = _split(keys.where(keys.key % _KINDS == kind), most)
        yield _near_pairs(small, count, MOST_ASKED)
        for more in _refined(rows, large):
            small, large_still = _split(more, MOST_IN_BLOCK)
            yield _near_pairs(small, count, MOST_ASKED)
            yield _near_pairs(large_still, count, WINDOW)


def _split(keys: Keys, most: int) -> tuple[Keys, Keys]:
    """Part the keys that few rows ask under from the others; leave out rows alone with a key."""
    if not len(keys.key):
        return keys, keys
    _, inverse, counts = np.unique(keys.key, return_inverse=True, return_counts=True)
    asking = np.bincount(inverse, weights=keys.asks)
    several = ((counts > 1) & (asking > 0))[inverse]
    few = ((asking <= most) & (counts <= MOST_ASKED))[inverse]
    return keys.where(several & few), keys.where(several & ~few)


def _refined(rows: Roster, keys: Keys) -> Iterator[Keys]:
    """Split full keys by year of birth (both, where an age allows two), father and city."""
    span = rows.born[1, keys.row] - rows.born[0, keys.row]
    dated = rows.has_birth[keys.row] & (span <= 800)
    for column, known in (
        (rows.born[0, keys.row] * 4 // 1461, dated),
        (rows.born[1, keys.row] * 4 // 1461, dated),
        (_father_group(rows)[keys.row], rows.father[keys.row] != -1),
        (rows.city[keys.row], rows.city[keys.row] != -1),
    ):
        value = np.where(known, column, 0)
        base = int(value.max(initial=0)) + 1
        key = (keys.key * base + value)[known]
        row = keys.row[known]
        order = np.argsort(key, kind="stable")
        yield Keys(key[order], row[order], keys.asks[known][order])


def _father_group(rows: Roster) -> Ints:
    """Number fathers so that two spellings of one name have one number."""
    groups: dict[object, int] = {}
    number = np.array(
        [groups.setdefault(f.fathers or f.stem, len(groups)) for f in rows.interner.fathers] or [0],
        np.int64,
    )
    return number[np.maximum(rows.father, 0)]


def _near_pairs(keys: Keys, count: int, reach: int) -> Ints:
    """Pair each row with the next few of its key, where one of the two asks."""
    found = [np.zeros(0, np.int64)]
    for step in range(1, min(reach, len(keys.key))):
        same = keys.key[:-step] == keys.key[step:]
        if not same.any():
            break
        same &= keys.asks[:-step] | keys.asks[step:]
        one, two = keys.row[:-step][same], keys.row[step:][same]
        found.append(np.minimum(one, two) * count + np.maximum(one, two))
    return np.concatenate(found)
