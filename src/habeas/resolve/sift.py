"""Many pairs of people at once: which of them are worth comparing one by one."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from habeas.model.person import Person
from habeas.names.bulk import not_told_apart, score_pairs
from habeas.names.name_evidence import limit
from habeas.names.roster import Roster, roster
from habeas.resolve.candidates import LEAST_SCORE, descriptions

Ints = npt.NDArray[np.int64]


def sift(people: Sequence[Person], one: Ints, two: Ints) -> npt.NDArray[np.bool_]:
    """Flag the pairs of people who may be one, as far as bulk scores can tell.

    Left out is only whom `compare_people` would call two people, or score below what is
    worth a look: what is flagged is for that to decide.

    Args:
        people: Everyone in a pair, each with a mention at least.
        one: The first of each pair, by place among the people.
        two: The other, as many.
    """
    own = [[description for description, _ in descriptions(person)] for person in people]
    counts = np.array([len(found) for found in own], np.int64)
    first = np.cumsum(counts) - counts
    rows = roster([description for found in own for description in found])
    # Every description of the one with every description of the other.
    sizes = counts[one] * counts[two]
    pair = np.repeat(np.arange(len(one)), sizes)
    offset = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    mine = first[one][pair] + offset // counts[two][pair]
    theirs = first[two][pair] + offset % counts[two][pair]
    flags = np.zeros(len(one), np.bool_)
    flags[pair[worth_a_look(rows, mine, rows, theirs)]] = True
    return flags


def worth_a_look(a: Roster, i: Ints, b: Roster, j: Ints) -> Ints:
    """Give the places of the pairs of descriptions that nothing tells apart and score enough.

    Args:
        a: Descriptions.
        i: Rows of them.
        b: Others with the same interner, or the same ones.
        j: Rows of them, as many as ``i``.
    """
    left = not_told_apart(a, i, b, j)
    scores = score_pairs(a, i[left], b, j[left])
    apart = scores.decided | ((scores.points <= limit("different_to")) & scores.against)
    return left[~apart & (scores.points >= round(1000 * LEAST_SCORE))]
