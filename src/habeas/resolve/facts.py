"""What a cluster of rows knows of its person, and whether two clusters can be one."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.names.roster import Roster

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_FAR: Final = 2**40

Known = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """Birth bounds, father and sex of each node; unknown is wide open, or -1.

    Attributes:
        low: First day the person can have been born.
        high: Last day.
        father: The father's name, as a number; -1 unknown.
        sex: 1 or 2; -1 unknown.
    """

    low: Ints
    high: Ints
    father: Ints
    sex: Ints

    def __len__(self) -> int:
        return len(self.low)

    def of(self, node: int) -> Known:
        """Give one node's facts.

        Args:
            node: Which.
        """
        return (
            int(self.low[node]),
            int(self.high[node]),
            int(self.father[node]),
            int(self.sex[node]),
        )

    @staticmethod
    def joined(a: Known, b: Known) -> Known | None:
        """Give what two clusters know together, or None where they cannot be one person.

        Args:
            a: One cluster's facts.
            b: The other's.
        """
        low, high = max(a[0], b[0]), min(a[1], b[1])
        if low > high or _clash(a[2], b[2]) or _clash(a[3], b[3]):
            return None
        return low, high, max(a[2], b[2]), max(a[3], b[3])

    def agree(self, a: Ints, b: Ints) -> Bools:
        """Say which pairs of nodes can be one person.

        Args:
            a: Nodes.
            b: As many others.
        """
        births = np.maximum(self.low[a], self.low[b]) <= np.minimum(self.high[a], self.high[b])
        fathers = (self.father[a] == self.father[b]) | (self.father[a] < 0) | (self.father[b] < 0)
        sexes = (self.sex[a] == self.sex[b]) | (self.sex[a] < 0) | (self.sex[b] < 0)
        agree: Bools = births & fathers & sexes
        return agree

    def hold_together(self, group: Ints, node: Ints) -> Bools:
        """Say for each group whether all its nodes can be one person.

        Args:
            group: Group numbers, one for each membership.
            node: The node in it.
        """
        count = int(group.max(initial=-1)) + 1
        low, high, father, sex = self._together(group, node, count)
        return (
            (low <= high)
            & _one_value(father, group, self.father[node])
            & _one_value(sex, group, self.sex[node])
        )

    def merged(self, label: Ints) -> "Facts":
        """Give the facts of groups, at the node each group is named by.

        Args:
            label: The group of each node, named by one of its nodes.
        """
        low, high, father, sex = self._together(label, np.arange(len(label)), len(label))
        return Facts(low, high, father, sex)

    def _together(self, group: Ints, node: Ints, count: int) -> tuple[Ints, Ints, Ints, Ints]:
        low, high = np.full(count, -_FAR), np.full(count, _FAR)
        father, sex = np.full(count, -1), np.full(count, -1)
        np.maximum.at(low, group, self.low[node])
        np.minimum.at(high, group, self.high[node])
        np.maximum.at(father, group, self.father[node])
        np.maximum.at(sex, group, self.sex[node])
        return low, high, father, sex


def _clash(a: int, b: int) -> bool:
    return a >= 0 and b >= 0 and a != b


def _one_value(greatest: Ints, group: Ints, value: Ints) -> Bools:
    """Say for each group whether no known value differs from the greatest."""
    clash = (value >= 0) & (value != greatest[group])
    one = np.ones(len(greatest), np.bool_)
    one[group[clash]] = False
    return one


def facts_of(rows: Roster) -> Facts:
    """Take from a roster what can show that two rows are two people.

    Args:
        rows: The list in columns.
    """
    groups: dict[object, int] = {}
    numbers = np.array(
        [groups.setdefault(f.fathers or f.stem, len(groups)) for f in rows.interner.fathers] or [0],
        np.int64,
    )
    father = np.where(rows.father >= 0, numbers[np.maximum(rows.father, 0)], -1)
    sex = np.where(rows.stated_sex > 0, rows.stated_sex, rows.sex)
    return Facts(
        np.maximum(rows.born[0], -_FAR),
        np.minimum(rows.born[1], _FAR),
        father,
        np.where(sex > 0, sex, -1),
    )
