"""Many pairs of people at once: which of them may be one, exactly as one comparison tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from habeas.model.person import Person
from habeas.names import Description
from habeas.names.bulk import Scores, not_told_apart, score_pairs
from habeas.names.roster import Roster, roster
from habeas.resolve.candidate import LEAST_SCORE
from habeas.resolve.describe import MOST_COMPARED, compared, descriptions
from habeas.vocabulary.name_tables import name_weights

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

# Pairs of descriptions looked at together, so that memory stays bounded.
_AT_ONCE: Final = 1_000_000
# Above any score: what clashes tells more than what fits.
_CLASH: Final = 2000


@dataclass(frozen=True, slots=True)
class DescriptionColumns:
    """People's descriptions in columns.

    Attributes:
        rows: All descriptions of the first person, then those of the second, and so on.
        count: How many descriptions each person has.
        first: The row of each person's first.
    """

    rows: Roster
    count: Ints
    first: Ints

    @staticmethod
    def of(rows: Roster, counts: Sequence[int]) -> "DescriptionColumns":
        """Say whose each row is.

        Args:
            rows: The descriptions.
            counts: How many each person has.
        """
        count = np.array(counts, np.int64)
        return DescriptionColumns(rows, count, np.cumsum(count) - count)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Every description of some with every one of those they are compared with.

    Attributes:
        at: Which pairs of people.
        pair: The pair of people of each pair of descriptions, from 0.
        mine: The one's row.
        theirs: The other's.
    """

    at: Ints
    pair: Ints
    mine: Ints
    theirs: Ints


def _pieces(
    a: DescriptionColumns, one: Ints, b: DescriptionColumns, two: Ints, counts: tuple[Ints, Ints]
) -> Iterator[_Piece]:
    """Set the first descriptions of each beside those of the other, a bounded number at a time."""
    sizes = counts[0] * counts[1]
    ends = np.cumsum(sizes)
    at = 0
    while at < len(sizes):
        before = int(ends[at] - sizes[at])
        until = max(at + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
        some = np.arange(at, until)
        pair = np.repeat(some - at, sizes[some])
        offset = np.arange(len(pair)) - np.repeat(ends[some] - sizes[some] - before, sizes[some])
        wide = counts[1][some][pair]
        mine = a.first[one[some]][pair] + offset // wide
        theirs = b.first[two[some]][pair] + offset % wide
        yield _Piece(some, pair, mine, theirs)
        at = until


def worth_a_look(a: DescriptionColumns, one: Ints, b: DescriptionColumns, two: Ints) -> Bools:
    """Flag the pairs of people of whom two descriptions fit, or not all can be compared.

    Left out is only whom `compare_people` would call two people, or score below what is
    worth a look: what is flagged is for that to decide.

    Args:
        a: People.
        one: Places among them.
        b: Others with the same interner, or the same ones.
        two: Places among those, as many.
    """
    counts = a.count[one], b.count[two]
    flags = counts[0] * counts[1] > MOST_COMPARED
    left = np.flatnonzero(~flags)
    counts = counts[0][left], counts[1][left]
    for piece in _pieces(a, one[left], b, two[left], counts):
        fits = _fitting(a.rows, piece.mine, b.rows, piece.theirs)
        flags[left[piece.at[piece.pair[fits]]]] = True
    return flags


def _fitting(a: Roster, i: Ints, b: Roster, j: Ints) -> Ints:
    """Give the places of the pairs of descriptions that nothing tells apart and score enough."""
    left = not_told_apart(a, i, b, j)
    scores = score_pairs(a, i[left], b, j[left])
    return left[_fits(scores)]


def _fits(scores: Scores) -> Bools:
    apart = scores.decided | ((scores.points <= name_weights().different_to) & scores.against)
    found: Bools = ~apart & (scores.points >= round(1000 * LEAST_SCORE))
    return found


def sift(people: Sequence[Person], one: Ints, two: Ints) -> Bools:
    """Flag the pairs of people who may be one: those that `candidate_of` gives.

    Args:
        people: Everyone in a pair, each with a mention at least.
        one: The first of each pair, by place among the people.
        two: The other, as many.
    """
    own = [[description for description, _ in descriptions(person)] for person in people]
    rows = roster([description for found in own for description in found])
    told = DescriptionColumns.of(rows, [len(found) for found in own])
    # Of two descriptions that tell as much the first counts: the smaller id comes first.
    _, place = np.unique([person.id for person in people], return_inverse=True)
    swapped = place[one] > place[two]
    one, two = np.where(swapped, two, one), np.where(swapped, one, two)
    flags = worth_a_look(told, one, told, two)
    # Of one description each all is said; of several the one that tells most decides.
    several = np.flatnonzero(flags & (told.count[one] * told.count[two] > 1))
    one, two = one[several], two[several]
    counts = told.count[one], told.count[two]
    is_part = counts[0] * counts[1] > MOST_COMPARED
    for at in np.flatnonzero(is_part).tolist():
        counts[0][at], counts[1][at] = compared(int(counts[0][at]), int(counts[1][at]))
    for piece in _pieces(told, one, told, two, counts):
        scores = score_pairs(rows, piece.mine, rows, piece.theirs)
        first = _telling(scores, piece.pair)
        fits = _fits(scores)[first] | is_part[piece.at]
        flags[several[piece.at]] = fits & ~scores.clashes[first]
    return flags


def _telling(scores: Scores, pair: Ints) -> Ints:
    """Give for each pair of people the first place that clashes, or else that fits best."""
    rank = np.where(scores.clashes, _CLASH, scores.points)
    starts = np.flatnonzero(np.diff(pair, prepend=-1))
    best = np.maximum.reduceat(rank, starts)
    places = np.flatnonzero(rank == best[pair])
    return places[np.flatnonzero(np.diff(pair[places], prepend=-1))]


def telling_pair(mine: Sequence[Description], theirs: Sequence[Description]) -> tuple[int, int]:
    """Give the places of the two descriptions that tell most of two people.

    Args:
        mine: The one's, at least one.
        theirs: The other's, at least one.
    """
    rows = roster([*mine, *theirs])
    one = np.repeat(np.arange(len(mine)), len(theirs))
    two = np.tile(np.arange(len(theirs)), len(mine))
    scores = score_pairs(rows, one, rows, two + len(mine))
    at = int(_telling(scores, np.zeros(len(one), np.int64))[0])
    return int(one[at]), int(two[at])
