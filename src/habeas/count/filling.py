"""Filling groups with named and unnamed people, in whole numbers: how many can count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from habeas.model.bounds import Bounds

Groups = frozenset[int]
"""Places of groups that somebody is in."""

NO_MOST: Final = -1
"""There is no greatest number: a group that is open upwards counts."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way in which somebody can be in groups, and whether they then count.

    Attributes:
        groups: The groups.
        low: What they count at least.
        high: What they count at most.
    """

    groups: Groups
    low: int
    high: int


def solve(
    people: Sequence[tuple[Option, ...]],
    unnamed: tuple[Option, ...],
    sizes: Sequence[Bounds],
    *,
    greatest: bool,
) -> int | None:
    """Give the least or the greatest number that count.

    Args:
        people: For each person with a name, the ways to be in groups, of which one is so.
        unnamed: The ways in which people without names can be in groups.
        sizes: How many people each group has.
        greatest: Whether to find the greatest number; otherwise the least.

    Returns:
        The number; None where the groups cannot be filled so; `NO_MOST` where there is none.

    Source:
        Whole-number programming by HiGHS, as scipy ships it (Huangfu and Hall, 2018).
    """
    alike: dict[tuple[Option, ...], int] = {}
    for options in people:
        alike[options] = alike.get(options, 0) + 1
    fixed = 0
    columns: list[tuple[int, Groups]] = []
    rows: list[tuple[range, int]] = []
    for options, number in alike.items():
        if len(options) == 1 and not options[0].groups:
            fixed += number * (options[0].high if greatest else options[0].low)
            continue
        begin = len(columns)
        columns += [(o.high if greatest else o.low, o.groups) for o in options]
        rows.append((range(begin, len(columns)), number))
    begin = len(columns)
    columns += [(o.high if greatest else o.low, o.groups) for o in unnamed]
    if greatest and any(
        count > 0 and all(sizes[at].high is None for at in of) for count, of in columns[begin:]
    ):
        return NO_MOST
    if not columns:
        return fixed if all(size.low == 0 for size in sizes) else None
    found = _whole_numbers(columns, rows, sizes, greatest=greatest)
    return None if found is None else fixed + found


def _whole_numbers(
    columns: Sequence[tuple[int, Groups]],
    rows: Sequence[tuple[range, int]],
    sizes: Sequence[Bounds],
    *,
    greatest: bool,
) -> int | None:
    from scipy.optimize import Bounds as Between
    from scipy.optimize import LinearConstraint, milp

    size = len(columns)
    matrix = np.zeros((len(rows) + len(sizes), size))
    low = np.zeros(len(matrix))
    high = np.full(len(matrix), np.inf)
    for at, (span, number) in enumerate(rows):
        matrix[at, span.start : span.stop] = 1
        low[at] = high[at] = number
    for column, (_, of) in enumerate(columns):
        for at in of:
            matrix[len(rows) + at, column] = 1
    for at, group in enumerate(sizes):
        low[len(rows) + at] = group.low
        if group.high is not None:
            high[len(rows) + at] = group.high
    cost = np.array([count for count, _ in columns], dtype=float)
    found = milp(
        -cost if greatest else cost,
        constraints=LinearConstraint(matrix, low, high),
        bounds=Between(0, np.inf),
        integrality=np.ones(size, dtype=np.int64),
    )
    if found.x is None:
        return None
    return round(float(-found.fun if greatest else found.fun))
