"""Which rows of a long list are worth comparing: those that share a key, a bounded number each."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from habeas.names.keys import wide_keys
from habeas.names.parse import parse_name
from habeas.names.roster import Roster

Ints = npt.NDArray[np.int64]

# A key that more rows share is split by what else is known of them.
MOST_IN_BLOCK: Final = 24
# The same for a key already split: beyond it, only the nearest rows are compared.
WINDOW: Final = 12


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows filed under numbered keys, in the order of the keys.

    Attributes:
        key: Key numbers, ascending.
        row: The row filed under each.
    """

    key: Ints
    row: Ints


def key_number(key: str) -> int:
    """Give a key's number, the same in every run; two keys may rarely share one.

    Sharing only adds a few pairs to compare, and saves keeping millions of keys.

    Args:
        key: A blocking key.
    """
    return crc32(key.encode())


def file_rows(name_of_row: Ints, names: Iterable[str]) -> Keys:
    """File rows under the keys of their names.

    Args:
        name_of_row: The number of each row's name.
        names: Each name, in the order of their numbers.
    """
    flat, lengths = array("q"), array("q")
    for name in names:
        keys = wide_keys(parse_name(name))
        flat.extend(map(key_number, keys))
        lengths.append(len(keys))
    numbers, sizes = np.array(flat, np.int64), np.array(lengths, np.int64)
    starts = np.cumsum(sizes) - sizes
    counts = sizes[name_of_row]
    row = np.repeat(np.arange(len(name_of_row)), counts)
    offset = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    key = numbers[np.repeat(starts[name_of_row], counts) + offset]
    order = np.lexsort((row, key))
    return Keys(key[order], row[order])


def candidate_pairs(rows: Roster, keys: Keys) -> tuple[Ints, Ints]:
    """Give the pairs of rows to compare, each once, the earlier row first.

    Rows under one key are all compared while they are few. Where a family of names fills
    a key, only rows that also share a year of birth, a father's name or a city are; and
    where even those are many, each row only with the next few. Work stays in proportion
    to the list, whatever is in it.

    Args:
        rows: The list.
        keys: Its rows under their keys.
    """
    found = [np.zeros(0, np.int64)]
    count = len(rows)
    small, large = _split(keys, MOST_IN_BLOCK)
    found.append(_all_pairs(small, count))
    for more in _refined(rows, large):
        small, large_still = _split(more, MOST_IN_BLOCK)
        found += [_all_pairs(small, count), _near_pairs(large_still, count)]
    pairs = np.unique(np.concatenate(found))
    return pairs // count, pairs % count


def _split(keys: Keys, most: int) -> tuple[Keys, Keys]:
    if not len(keys.key):
        return keys, keys
    _, inverse, counts = np.unique(keys.key, return_inverse=True, return_counts=True)
    few = counts[inverse] <= most
    return Keys(keys.key[few], keys.row[few]), Keys(keys.key[~few], keys.row[~few])


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
        yield Keys(key[order], row[order])


def _father_group(rows: Roster) -> Ints:
    """Number fathers so that two spellings of one name have one number."""
    groups: dict[object, int] = {}
    number = np.array(
        [groups.setdefault(f.fathers or f.stem, len(groups)) for f in rows.interner.fathers] or [0],
        np.int64,
    )
    return number[np.maximum(rows.father, 0)]


def _all_pairs(keys: Keys, count: int) -> Ints:
    return _near_pairs(keys, count, MOST_IN_BLOCK)


def _near_pairs(keys: Keys, count: int, reach: int = WINDOW) -> Ints:
    """Pair each row with the next few of its key."""
    found = [np.zeros(0, np.int64)]
    for step in range(1, reach):
        if step >= len(keys.key):
            break
        same = keys.key[:-step] == keys.key[step:]
        if not same.any():
            break
        one, two = keys.row[:-step][same], keys.row[step:][same]
        found.append(np.minimum(one, two) * count + np.maximum(one, two))
    return np.concatenate(found)
