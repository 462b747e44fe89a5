"""Rectangles of all times: what a life was known to be from one entry to another, of many people.

Sorted, filtered and put together many rows at once.
"""

import heapq
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from habeas.count.rows import NAMES, Codes, Days, Rows

WORDS: Final = {"person": "people", "part": "parts", "code": "codes"}
"""The columns that hold numbers of words, each with what gives the words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RectangleTable:
    """Rectangles of all times, in order by person and part.

    Attributes:
        people: Person ids, sorted.
        parts: Names of parts and traits, sorted.
        codes: Texts of states, values and events, sorted.
        rows: The rectangles.
        spot: Of each row, its place among the rows of its life and entry.
    """

    people: tuple[str, ...]
    parts: tuple[str, ...]
    codes: tuple[str, ...]
    rows: Rows
    spot: Days

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]]) -> "RectangleTable":
        """Put rows into columns.

        Args:
            rows: Person, part, code, since which entry, spot, until which entry, first and
                last day, and how sure; in any order.
        """
        words, found = {}, {}
        for at, name in enumerate(WORDS):
            words[name] = tuple(sorted({row[at] for row in rows}))
            number = {word: i for i, word in enumerate(words[name])}
            found[name] = np.array([number[row[at]] for row in rows], dtype=np.int32)
        table = np.array([row[3:] for row in rows], dtype=np.int32).reshape(len(rows), 6)
        since, spot, until, first, last, sure = (table[:, at].copy() for at in range(6))
        return cls(
            people=words["person"],
            parts=words["part"],
            codes=words["code"],
            rows=Rows(
                **found,
                first=first,
                last=last,
                sure=sure.astype(np.int8),
                recorded_from=since,
                recorded_to=until,
            ),
            spot=spot,
        ).in_order()

    def in_order(self) -> "RectangleTable":
        """Sort the rows by person, part and time of recording."""
        rows = self.rows
        return self.take(np.lexsort((self.spot, rows.recorded_from, rows.part, rows.person)))

    def take(self, which: npt.NDArray[Any]) -> "RectangleTable":
        """Give some rows, with the same words.

        Args:
            which: Their places, or a flag a row.
        """
        at = np.flatnonzero(which) if which.dtype == np.bool_ else which
        return replace(self, rows=self.rows.take(at), spot=self.spot.take(at))

    def but(self, people: Iterable[str]) -> "RectangleTable":
        """Leave out the rows of some people."""
        gone = set(people)
        out = np.fromiter((who in gone for who in self.people), np.bool_, len(self.people))
        return self.take(~out[self.rows.person])

    def known(self, sequence: int, people: Collection[str] | None = None) -> "RectangleTable":
        """Give the rows that hold after one entry.

        Args:
            sequence: The entry.
            people: Ids of those whose rows are meant; None for everybody's.
        """
        then = self.rows.were_known(sequence)
        if people is not None:
            among = np.fromiter((who in people for who in self.people), np.bool_, len(self.people))
            then &= among[self.rows.person]
        return self if bool(then.all()) else self.take(then)

    def joined(self, other: "RectangleTable") -> "RectangleTable":
        """Put the rows of two together, both in order, no person in both; better few in the other."""
        words, mine, theirs = {}, {}, {}
        for name, said in WORDS.items():
            words[said], mine[name], theirs[name] = _one_coding(
                getattr(self, said),
                getattr(self.rows, name),
                getattr(other, said),
                getattr(other.rows, name),
            )
        at = np.searchsorted(mine["person"], theirs["person"])
        for name in NAMES:
            if name not in WORDS:
                mine[name], theirs[name] = getattr(self.rows, name), getattr(other.rows, name)
        columns: dict[str, Any] = {n: np.insert(mine[n], at, theirs[n]) for n in NAMES}
        return RectangleTable(
            **words,
            rows=Rows(**columns),
            spot=np.insert(self.spot, at, other.spot),
        )

    def compact(self, *names: str) -> "RectangleTable":
        """Leave out the words that no row uses, of all columns of words or of some."""
        words: dict[str, Any] = {}
        numbered: dict[str, Any] = {}
        for name in names or WORDS:
            old, codes = getattr(self, WORDS[name]), getattr(self.rows, name)
            used = np.zeros(len(old), np.bool_)
            used[codes] = True
            at = np.flatnonzero(used)
            words[WORDS[name]] = old if len(at) == len(old) else tuple(old[i] for i in at.tolist())
            numbered[name] = (np.cumsum(used, dtype=np.int32) - 1).astype(np.int32)[codes]
        return replace(self, **words, rows=replace(self.rows, **numbered))


def _one_coding(
    mine: tuple[str, ...], my_codes: Codes, theirs: tuple[str, ...], their_codes: Codes
) -> tuple[tuple[str, ...], Codes, Codes]:
    """Number the words of two columns alike; better the second has the fewer."""
    known = set(mine)
    new = [word for word in theirs if word not in known]
    words = tuple(heapq.merge(mine, new)) if new else mine
    # A word of mine moves up by the new ones that come before it.
    places = np.array([bisect_left(mine, word) for word in new], np.int64)
    moved = my_codes + np.searchsorted(places, my_codes, side="right").astype(np.int32)
    number = np.array([bisect_left(words, word) for word in theirs], np.int32)
    return words, moved if new else my_codes, number[their_codes]
