"""Rectangles in columns of numbers: sorted, filtered and put together many at once."""

import heapq
import json
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from habeas.errors import ArchiveError

Column = npt.NDArray[np.int32]

WORDS: Final = ("person", "part", "code")
NUMBERS: Final = ("from_seq", "spot", "to_seq", "first", "last", "sure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Rectangles of all times as columns, in order by person and part.

    Attributes:
        words: Person ids, parts and codes, sorted, by the column that numbers them.
        codes: The numbers, a row each, by column.
        numbers: All other columns, by name.
    """

    words: dict[str, tuple[str, ...]]
    codes: dict[str, Column]
    numbers: dict[str, Column]

    def __len__(self) -> int:
        return len(self.codes["person"])

    @classmethod
    def unpacked(cls, data: dict[str, bytes]) -> Self:
        """Take back what `packed` gave.

        Raises:
            ArchiveError: It is damaged.
        """
        try:
            found = cls(
                words={name: tuple(json.loads(data[f"words of {name}"])) for name in WORDS},
                codes={name: np.frombuffer(data[name], dtype="<i4") for name in WORDS},
                numbers={name: np.frombuffer(data[name], dtype="<i4") for name in NUMBERS},
            )
        except (KeyError, ValueError) as error:
            raise _damaged() from error
        lengths = {len(column) for column in (*found.codes.values(), *found.numbers.values())}
        if len(lengths) > 1:
            raise _damaged()
        for name, codes in found.codes.items():
            if len(codes) and not 0 <= codes.min() <= codes.max() < len(found.words[name]):
                raise _damaged()
        return found

    def packed(self) -> dict[str, bytes]:
        """Give everything as bytes, by name."""
        columns = {**self.codes, **self.numbers}
        parts = {name: column.astype("<i4").tobytes() for name, column in columns.items()}
        for name, words in self.words.items():
            parts[f"words of {name}"] = json.dumps(words, ensure_ascii=False).encode()
        return parts

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]]) -> Self:
        """Put rows of the table into columns.

        Args:
            rows: person, part, code and `NUMBERS`, in any order.
        """
        words, codes = {}, {}
        for at, name in enumerate(WORDS):
            words[name] = tuple(sorted({row[at] for row in rows}))
            number = {word: i for i, word in enumerate(words[name])}
            codes[name] = np.array([number[row[at]] for row in rows], dtype=np.int32)
        table = np.array([row[3:] for row in rows], dtype=np.int32).reshape(len(rows), len(NUMBERS))
        numbers = {name: table[:, at].copy() for at, name in enumerate(NUMBERS)}
        return cls(words=words, codes=codes, numbers=numbers).in_order()

    def in_order(self) -> Self:
        """Sort the rows by person, part and time of recording."""
        keys = [self.codes["person"], self.codes["part"]]
        keys += [self.numbers["from_seq"], self.numbers["spot"]]
        return self.rows(np.lexsort(keys[::-1]))

    def rows(self, which: npt.NDArray[Any]) -> Self:
        """Give some rows, with the same words.

        Args:
            which: Their places, or a flag a row.
        """
        return type(self)(
            words=self.words,
            codes={name: column[which] for name, column in self.codes.items()},
            numbers={name: column[which] for name, column in self.numbers.items()},
        )

    def but(self, people: Iterable[str]) -> Self:
        """Leave out the rows of some people."""
        gone = set(people)
        out = np.fromiter(
            (who in gone for who in self.words["person"]), np.bool_, len(self.words["person"])
        )
        return self.rows(~out[self.codes["person"]])

    def known(self, seq: int, people: Collection[str]) -> Self:
        """Give the rows of some people that hold after one entry.

        Args:
            seq: The entry.
            people: Their ids.
        """
        words = self.words["person"]
        among = np.fromiter((who in people for who in words), np.bool_, len(words))
        then = (self.numbers["from_seq"] <= seq) & (seq < self.numbers["to_seq"])
        return self.rows(among[self.codes["person"]] & then)

    def joined(self, other: Self) -> Self:
        """Put the rows of two together, both in order, no person in both."""
        words, mine, theirs = {}, {}, {}
        for name in WORDS:
            words[name], mine[name], theirs[name] = _one_coding(
                self.words[name], self.codes[name], other.words[name], other.codes[name]
            )
        at = np.searchsorted(mine["person"], theirs["person"])
        return type(self)(
            words=words,
            codes={name: np.insert(mine[name], at, theirs[name]) for name in WORDS},
            numbers={
                name: np.insert(self.numbers[name], at, other.numbers[name]) for name in NUMBERS
            },
        )

    def compact(self, *names: str) -> Self:
        """Leave out the words that no row uses, of all columns or of some."""
        words, codes = dict(self.words), dict(self.codes)
        for name in names or WORDS:
            used = np.zeros(len(self.words[name]), np.bool_)
            used[self.codes[name]] = True
            at = np.flatnonzero(used)
            old = self.words[name]
            words[name] = old if len(at) == len(old) else tuple(old[i] for i in at.tolist())
            codes[name] = (np.cumsum(used, dtype=np.int32) - 1).astype(np.int32)[self.codes[name]]
        return type(self)(words=words, codes=codes, numbers=self.numbers)


def _damaged() -> ArchiveError:
    return ArchiveError(
        "the copy of the rectangles in columns is damaged",
        where="table sheet",
        hint="run `habeas verify`, then `habeas rebuild`",
    )


def _one_coding(
    mine: tuple[str, ...], my_codes: Column, theirs: tuple[str, ...], their_codes: Column
) -> tuple[tuple[str, ...], Column, Column]:
    """Number the words of two columns alike; better the second has the fewer."""
    known = set(mine)
    new = [word for word in theirs if word not in known]
    words = tuple(heapq.merge(mine, new)) if new else mine
    # A word of mine moves up by the new ones that come before it.
    places = np.array([bisect_left(mine, word) for word in new], np.int64)
    moved = my_codes + np.searchsorted(places, my_codes, side="right").astype(np.int32)
    number = np.array([bisect_left(words, word) for word in theirs], np.int32)
    return words, moved if new else my_codes, number[their_codes]
