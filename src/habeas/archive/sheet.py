"""The rectangles in columns: a copy of them, so that a count need not read row by row.

The copy is as old as its last writing. Whose rectangles have changed since is noted, and
theirs are read from the table; when they are many, the copy is written anew. It holds
nothing that the table does not, and can be dropped at any time.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, delete, func, insert, select

from habeas.archive import dialect
from habeas.archive.schema import rectangle, sheet, stale

Column = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

NUMBERS: Final = (
    "from_seq",
    "spot",
    "to_seq",
    "from_earliest",
    "from_latest",
    "to_earliest",
    "to_latest",
    "disputed",
    "begins",
    "witnesses",
)
_WORDS: Final = ("person", "axis", "value")
_SOME: Final = 500
# The copy is written anew when so many people, and so large a part of all, have changed.
_MOST_STALE: Final = 1000
_PART_STALE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rectangles of all times as columns, in order by person and axis.

    Attributes:
        words: Person ids, axes and values, sorted, by the column that numbers them.
        codes: The numbers, a row each, by column.
        numbers: All other columns, by name.
    """

    words: dict[str, tuple[str, ...]]
    codes: dict[str, Column]
    numbers: dict[str, Column]

    def __len__(self) -> int:
        return len(self.codes["person"])

    @classmethod
    def of(cls, rows: Sequence[Sequence[Any]]) -> Self:
        """Put rows of the table into columns.

        Args:
            rows: person, axis, value and `NUMBERS`, in any order.
        """
        words, codes = {}, {}
        for at, name in enumerate(_WORDS):
            words[name] = tuple(sorted({row[at] for row in rows}))
            number = {word: i for i, word in enumerate(words[name])}
            codes[name] = np.array([number[row[at]] for row in rows], dtype=np.int32)
        table = np.array([row[3:] for row in rows], dtype=np.int32).reshape(len(rows), len(NUMBERS))
        numbers = {name: table[:, at].copy() for at, name in enumerate(NUMBERS)}
        return cls(words=words, codes=codes, numbers=numbers).in_order()

    def in_order(self) -> Self:
        """Sort the rows by person, axis and time of recording."""
        keys = [self.codes["person"], self.codes["axis"]]
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

    def joined(self, other: Self) -> Self:
        """Put the rows of two together."""
        words, codes = {}, {}
        for name in _WORDS:
            mine, theirs = self.words[name], other.words[name]
            words[name] = both = _together(mine, theirs)
            columns = (
                _recoded(self.codes[name], mine, both),
                _recoded(other.codes[name], theirs, both),
            )
            codes[name] = np.concatenate(columns)
        numbers = {
            name: np.concatenate((self.numbers[name], other.numbers[name])) for name in NUMBERS
        }
        return type(self)(words=words, codes=codes, numbers=numbers).in_order()

    def compact(self, *names: str) -> Self:
        """Leave out the words that no row uses, of all columns or of some."""
        words, codes = dict(self.words), dict(self.codes)
        for name in names or _WORDS:
            used = np.zeros(len(self.words[name]), np.bool_)
            used[self.codes[name]] = True
            at = np.flatnonzero(used)
            old = self.words[name]
            words[name] = old if len(at) == len(old) else tuple(old[i] for i in at.tolist())
            codes[name] = (np.cumsum(used, dtype=np.int32) - 1).astype(np.int32)[self.codes[name]]
        return type(self)(words=words, codes=codes, numbers=self.numbers)


def _together(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return mine if set(theirs) <= set(mine) else tuple(sorted({*mine, *theirs}))


def _recoded(codes: Column, old: tuple[str, ...], new: tuple[str, ...]) -> Column:
    if old is new or not old:
        return codes
    number = {word: i for i, word in enumerate(new)}
    return np.array([number[word] for word in old], dtype=np.int32)[codes]


def read(connection: Connection) -> Sheet:
    """Give the rectangles of all times, the copy brought up to date."""
    kept = _kept(connection)
    if kept is None:
        return Sheet.of(connection.execute(_ROWS).all())
    changed = connection.execute(select(stale.c.person)).scalars().all()
    if not changed:
        return kept
    rows = [row for some in _chunks(sorted(changed)) for row in _rows_of(connection, some)]
    return kept.but(changed).joined(Sheet.of(rows))


_ROWS: Final = select(
    *(rectangle.c[name] for name in _WORDS), *(rectangle.c[name] for name in NUMBERS)
)


def _rows_of(connection: Connection, people: Sequence[str]) -> Sequence[Any]:
    return connection.execute(_ROWS.where(rectangle.c.person.in_(people))).all()


def _kept(connection: Connection) -> Sheet | None:
    data = {row.name: row.data for row in connection.execute(select(sheet))}
    if not data:
        return None
    return Sheet(
        words={name: tuple(json.loads(data[f"words of {name}"])) for name in _WORDS},
        codes={name: np.frombuffer(data[name], dtype="<i4") for name in _WORDS},
        numbers={name: np.frombuffer(data[name], dtype="<i4") for name in NUMBERS},
    )


def note(connection: Connection, people: Iterable[str]) -> None:
    """Note whose rectangles have changed; write the copy anew when they are many.

    Args:
        connection: In the transaction that changed them.
        people: Their ids.
    """
    rows = [{"person": who} for who in sorted(people)]
    if not rows:
        return
    dialect.insert_missing(connection, stale, rows)
    count = connection.execute(select(func.count()).select_from(stale)).scalar_one()
    if count < _MOST_STALE:
        return
    held = connection.execute(select(sheet.c.data).where(sheet.c.name == "people")).scalar()
    if held is None or count * _PART_STALE >= int(held):
        _write(connection)


def renew(connection: Connection) -> None:
    """Write the copy anew where there are so many people that it is worth it."""
    query = select(func.count(rectangle.c.person.distinct()))
    if connection.execute(query).scalar_one() >= _MOST_STALE:
        _write(connection)


def _write(connection: Connection) -> None:
    found = read(connection).compact()
    forget(connection)
    parts = {name: column.astype("<i4").tobytes() for name, column in found.codes.items()}
    parts |= {name: column.astype("<i4").tobytes() for name, column in found.numbers.items()}
    parts |= {
        f"words of {name}": json.dumps(words, ensure_ascii=False).encode()
        for name, words in found.words.items()
    }
    parts["people"] = str(len(found.words["person"])).encode()
    connection.execute(insert(sheet), [{"name": n, "data": d} for n, d in parts.items()])


def forget(connection: Connection) -> None:
    """Drop the copy, and with it what it may hold of somebody erased."""
    for table in (sheet, stale):
        connection.execute(delete(table))


def _chunks(found: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(found), _SOME):
        yield found[start : start + _SOME]
