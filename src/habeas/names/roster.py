"""Many descriptions in columns of numbers, ready to be compared in bulk."""

from array import array
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from habeas.names.description import Description, birth_bounds, window
from habeas.names.given_names import Patronymic
from habeas.names.parse import Name, NameToken, parse_name

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

NONE: Final = -1
OPEN_LOW: Final = -(2**40)
OPEN_HIGH: Final = 2**40
# Columns of one row.
_WIDTH: Final = 17
_SEX: Final = {None: 0, "m": 1, "f": 2}


@dataclass(slots=True)
class Interner:
    """Values seen, each under a small number; shared by rosters that are compared."""

    tokens: dict[NameToken, int] = field(default_factory=dict)
    fathers: dict[Patronymic, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def number(table: dict[Any, int], value: Hashable | None) -> int:
        """Give a value's number, a new one where it was not seen; -1 for None.

        Args:
            table: One of the interner's tables.
            value: The value.
        """
        return NONE if value is None else table.setdefault(value, len(table))


@dataclass(frozen=True, slots=True)
class Roster:
    """Descriptions as columns of numbers; -1 is unknown.

    Attributes:
        interner: What the numbers stand for.
        name: The name as a whole.
        is_plain: Whether it is one given and one family name, and which is which is sure.
        given: Given name, where plain.
        surname: Family name, where plain.
        father: Patronymic.
        sex: Sex the name tells: 0 unknown, 1 m, 2 f.
        ending_sex: The same, with what the family name's ending tells.
        stated_sex: Sex as stated.
        born: First and last day of birth, ordinals; wide open where unknown.
        has_birth: Whether a birth is stated.
        arrest: First and last day of arrest.
        has_arrest: Whether an arrest is stated.
        city: City.
        article: Article.
        court: Court.
    """

    interner: Interner
    name: Ints
    is_plain: Bools
    given: Ints
    surname: Ints
    father: Ints
    sex: Ints
    ending_sex: Ints
    stated_sex: Ints
    born: Ints
    has_birth: Bools
    arrest: Ints
    has_arrest: Bools
    city: Ints
    article: Ints
    court: Ints

    def __len__(self) -> int:
        return len(self.name)


def roster(descriptions: Sequence[Description], interner: Interner | None = None) -> Roster:
    """Put descriptions into columns.

    Args:
        descriptions: Any number of them.
        interner: That of a roster these will be compared with; None for a new one.

    Raises:
        DateFormatError: A birth or arrest date is not one.
    """
    book = interner if interner is not None else Interner()
    numbers = array("q")
    for description in descriptions:
        numbers.extend(_row(description, book))
    table = np.frombuffer(numbers, np.int64).reshape(len(descriptions), _WIDTH)
    columns = [table[:, at].copy() for at in range(_WIDTH)]
    return Roster(
        interner=book,
        name=columns[0],
        is_plain=columns[1].astype(np.bool_),
        given=columns[2],
        surname=columns[3],
        father=columns[4],
        sex=columns[5],
        ending_sex=columns[6],
        stated_sex=columns[7],
        born=np.stack((columns[8], columns[9])),
        has_birth=columns[10].astype(np.bool_),
        arrest=np.stack((columns[11], columns[12])),
        has_arrest=columns[13].astype(np.bool_),
        city=columns[14],
        article=columns[15],
        court=columns[16],
    )


def joined(parts: Sequence[Roster]) -> Roster:
    """Put rosters one below the other.

    Args:
        parts: One roster or more, with one interner.
    """
    columns = [f.name for f in fields(Roster) if f.name != "interner"]
    below = {c: np.concatenate([getattr(p, c) for p in parts], axis=-1) for c in columns}
    return Roster(interner=parts[0].interner, **below)


def _row(d: Description, book: Interner) -> tuple[int, ...]:
    number = Interner.number
    name = parse_name(d.name)
    plain = _is_plain(name)
    born_low, born_high = _days(birth_bounds(d.birth)) if d.birth else (OPEN_LOW, OPEN_HIGH)
    seized = window(d.arrest) if d.arrest else None
    arrest_low, arrest_high = (
        _days((seized.earliest, seized.latest)) if seized else (OPEN_LOW, OPEN_HIGH)
    )
    ending = name.sex or (name.surname[-1].surname_sex if name.surname else None)
    return (
        number(book.names, d.name),
        plain,
        number(book.tokens, name.given[0]) if plain else NONE,
        number(book.tokens, name.surname[0]) if plain else NONE,
        number(book.fathers, name.patronymic),
        _SEX[name.sex],
        _SEX[ending],
        _SEX.get(d.sex[:1].casefold(), 3) if d.sex else 0,
        born_low,
        born_high,
        bool(d.birth),
        arrest_low,
        arrest_high,
        seized is not None,
        number(book.words, d.city or None),
        number(book.words, d.article or None),
        number(book.words, d.court or None),
    )


def _is_plain(name: Name) -> bool:
    return (
        not name.is_lossy
        and name.is_firm
        and len(name.given) == 1
        and len(name.surname) == 1
        and not name.initials
    )


def _days(bounds: tuple[Any, Any]) -> tuple[int, int]:
    low, high = bounds
    return (
        OPEN_LOW if low is None else low.toordinal(),
        OPEN_HIGH if high is None else high.toordinal(),
    )
