"""Many descriptions in columns, and their comparison in bulk: the same score as `compare`."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from habeas.names.compare import name_evidence
from habeas.names.description import Description, birth_bounds, window
from habeas.names.evidence import Evidence, Verdict
from habeas.names.fact_evidence import article_kind, city_kind
from habeas.names.given import Patronymic
from habeas.names.name_evidence import (
    given_kind,
    limit,
    patronymic_kind,
    surname_kind,
    weights,
)
from habeas.names.parse import Name, Token, parse_name

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_NONE: Final = -1
_OPEN_LOW: Final = -(2**40)
_OPEN_HIGH: Final = 2**40
_SEX: Final = {None: 0, "m": 1, "f": 2}


@dataclass(slots=True)
class Interner:
    """Values seen, each under a small number; shared by rosters that are compared."""

    tokens: dict[Token, int] = field(default_factory=dict)
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
        return _NONE if value is None else table.setdefault(value, len(table))


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
        parsed: The parsed names, by number.
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
    rows = [_row(d, book) for d in descriptions]
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 17)
    columns = [np.ascontiguousarray(table[:, at]) for at in range(17)]
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


def _row(d: Description, book: Interner) -> tuple[int, ...]:
    number = Interner.number
    name = parse_name(d.name)
    plain = _is_plain(name)
    born_low, born_high = _days(birth_bounds(d.birth)) if d.birth else (_OPEN_LOW, _OPEN_HIGH)
    seized = window(d.arrest) if d.arrest else None
    arrest_low, arrest_high = (
        _days((seized.earliest, seized.latest)) if seized else (_OPEN_LOW, _OPEN_HIGH)
    )
    ending = name.sex or (name.surname[-1].surname_sex if name.surname else None)
    return (
        number(book.names, d.name),
        plain,
        number(book.tokens, name.given[0]) if plain else _NONE,
        number(book.tokens, name.surname[0]) if plain else _NONE,
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
        name.is_firm and len(name.given) == 1 and len(name.surname) == 1 and not name.initials
    )


def _days(bounds: tuple[Any, Any]) -> tuple[int, int]:
    low, high = bounds
    return (
        _OPEN_LOW if low is None else low.toordinal(),
        _OPEN_HIGH if high is None else high.toordinal(),
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """The outcome of many comparisons.

    Attributes:
        points: Scores in thousandths, 0 to 1000.
        decided: Whether some evidence alone shows two people.
        against: Whether any evidence speaks against.
    """

    points: Ints
    decided: Bools
    against: Bools

    def is_same(self) -> Bools:
        """Say which pairs `compare` calls the same."""
        return ~self.decided & (self.points >= limit("same_from"))

    def verdict(self, at: int) -> Verdict:
        """Give one pair's verdict, as `compare` does.

        Args:
            at: Which pair.
        """
        if self.decided[at]:
            return Verdict.DIFFERENT
        if self.points[at] >= limit("same_from"):
            return Verdict.SAME
        if self.points[at] <= limit("different_to") and self.against[at]:
            return Verdict.DIFFERENT
        return Verdict.CANNOT_TELL


@dataclass(slots=True)
class _Sum:
    points: Ints
    decided: Bools
    against: Bools

    def add(self, points: Ints, decided: Bools | None = None, at: Any = None) -> None:
        where = slice(None) if at is None else at
        self.points[where] += points
        self.against[where] |= points < 0
        if decided is not None:
            self.decided[where] |= decided


def score_pairs(a: Roster, i: Ints, b: Roster, j: Ints) -> Scores:
    """Compare many pairs: exactly the scores and verdicts that `compare` gives.

    Args:
        a: One roster.
        i: Rows of it.
        b: Another with the same interner, or the same one.
        j: Rows of it, as many as ``i``.
    """
    count = len(i)
    total = _Sum(np.zeros(count, np.int64), np.zeros(count, np.bool_), np.zeros(count, np.bool_))
    plain = a.is_plain[i] & b.is_plain[j]
    _add_plain_names(total, a, i, b, j, np.flatnonzero(plain))
    _add_other_names(total, a, i, b, j, np.flatnonzero(~plain))
    _add_facts(total, a, i, b, j)
    return Scores(np.clip(total.points, 0, 1000), total.decided, total.against)


def _looked_up(
    one: Ints, two: Ints, function: Callable[[int, int], tuple[int, bool]]
) -> tuple[Ints, Bools]:
    """Call a function once for each distinct pair of numbers."""
    if not len(one):
        return np.zeros(0, np.int64), np.zeros(0, np.bool_)
    low, high = np.minimum(one, two), np.maximum(one, two)
    base = int(high.max()) + 1
    distinct, inverse = np.unique(low * base + high, return_inverse=True)
    found = [function(key // base, key % base) for key in distinct.tolist()]
    points = np.array([p for p, _ in found], dtype=np.int64)
    decided = np.array([d for _, d in found], dtype=np.bool_)
    return points[inverse], decided[inverse]


def _kinds(
    about: str, kind: Callable[[Any, Any], str], values: Sequence[Any], deciding: str = ""
) -> Callable[[int, int], tuple[int, bool]]:
    table = weights()[about]

    def look_up(x: int, y: int) -> tuple[int, bool]:
        found = kind(values[x], values[y])
        return table[found], found == deciding

    return look_up


def _add_plain_names(total: _Sum, a: Roster, i: Ints, b: Roster, j: Ints, at: Ints) -> None:
    if not len(at):
        return
    i, j = i[at], j[at]
    book = a.interner
    tokens = list(book.tokens)
    total.add(np.full(len(at), limit("start"), np.int64), at=at)
    points, decided = _looked_up(
        a.surname[i], b.surname[j], _kinds("surname", surname_kind, tokens)
    )
    total.add(points, at=at)
    points, decided = _looked_up(
        a.given[i], b.given[j], _kinds("given", given_kind, tokens, "other")
    )
    total.add(points, decided, at=at)
    both = np.flatnonzero((a.father[i] != _NONE) & (b.father[j] != _NONE))
    points, decided = _looked_up(
        a.father[i[both]],
        b.father[j[both]],
        _kinds("patronymic", patronymic_kind, list(book.fathers), "other"),
    )
    total.add(points, decided, at=at[both])
    told = (a.sex[i] != 0) & (b.sex[j] != 0)
    other = told & (a.sex[i] != b.sex[j])
    total.add(np.where(other, weights()["sex"]["other"], 0), other, at=at)
    hinted = ~told & (a.ending_sex[i] != 0) & (b.ending_sex[j] != 0)
    other = hinted & (a.ending_sex[i] != b.ending_sex[j])
    total.add(np.where(other, weights()["sex"]["surname_other"], 0), at=at)


def _add_other_names(total: _Sum, a: Roster, i: Ints, b: Roster, j: Ints, at: Ints) -> None:
    """Compare the names whose parts are not plain one pair of names at a time."""
    if not len(at):
        return
    names = list(a.interner.names)
    seen: dict[tuple[int, int], tuple[int, bool, bool]] = {}
    rows = []
    for x, y in zip(a.name[i[at]].tolist(), b.name[j[at]].tolist(), strict=True):
        found = seen.get((x, y))
        if found is None:
            evidence: tuple[Evidence, ...] = name_evidence(
                parse_name(names[x]), parse_name(names[y])
            )
            found = seen[x, y] = (
                sum(e.points for e in evidence),
                any(e.decides for e in evidence),
                any(e.points < 0 for e in evidence),
            )
        rows.append(found)
    total.points[at] += np.array([r[0] for r in rows], np.int64)
    total.decided[at] |= np.array([r[1] for r in rows], np.bool_)
    total.against[at] |= np.array([r[2] for r in rows], np.bool_)


def _add_facts(total: _Sum, a: Roster, i: Ints, b: Roster, j: Ints) -> None:
    at = np.flatnonzero(a.has_birth[i] & b.has_birth[j])
    points, decided = birth_points(a.born[:, i[at]], b.born[:, j[at]])
    total.add(points, decided, at=at)
    one, two = a.stated_sex[i], b.stated_sex[j]
    other = (one != 0) & (two != 0) & (one != two)
    total.add(np.where(other, weights()["sex"]["other"], 0), other)
    at = np.flatnonzero(a.has_arrest[i] & b.has_arrest[j])
    low = np.maximum(a.arrest[0, i[at]], b.arrest[0, j[at]])
    high = np.minimum(a.arrest[1, i[at]], b.arrest[1, j[at]])
    arrest = weights()["arrest"]
    total.add(np.where(low <= high, arrest["overlap"], arrest["apart"]), at=at)
    words = list(a.interner.words)
    for about, kind, column, other_column in (
        ("city", city_kind, a.city, b.city),
        ("article", article_kind, a.article, b.article),
        ("court", city_kind, a.court, b.court),
    ):
        at = np.flatnonzero((column[i] != _NONE) & (other_column[j] != _NONE))
        points, _ = _looked_up(column[i[at]], other_column[j[at]], _kinds(about, kind, words))
        total.add(points, at=at)


def birth_points(one: Ints, two: Ints) -> tuple[Ints, Bools]:
    """Give the points of many pairs of births, as `birth_kind` tells them apart.

    Args:
        one: First and last days, two rows of ordinals.
        two: The others'.
    """
    table = weights()["birth"]
    low, high = np.maximum(one[0], two[0]), np.minimum(one[1], two[1])
    apart = low > high
    exact = (one[0] == one[1]) & (two[0] == two[1])
    same_day = ~apart & exact
    bounded = (low > _OPEN_LOW) & (high < _OPEN_HIGH)
    same_year = ~apart & ~same_day & bounded & (high - low <= 366)
    overlap = ~apart & ~same_day & ~same_year & bounded
    slip = np.zeros(len(low), np.bool_)
    at = np.flatnonzero(apart)
    slip[at] = _are_slips(one[:, at], two[:, at], exact[at])
    other = apart & ~slip
    points = np.zeros(len(low), np.int64)
    for mask, kind in (
        (same_day, "same_day"),
        (same_year, "same_year"),
        (overlap, "overlap"),
        (slip, "slip"),
        (other, "other"),
    ):
        points[mask] = table[kind]
    return points, other


def _are_slips(one: Ints, two: Ints, exact: Bools) -> Bools:
    gap = np.minimum(abs(one[0] - two[1]), abs(two[0] - one[1]))
    bounded = (one[0] > _OPEN_LOW) & (one[1] < _OPEN_HIGH)
    bounded &= (two[0] > _OPEN_LOW) & (two[1] < _OPEN_HIGH)
    slip = bounded & ~exact & (gap <= 366)
    at = np.flatnonzero(exact)
    year_a, month_a, day_a = _calendar(one[0, at])
    year_b, month_b, day_b = _calendar(two[0, at])
    swapped = (year_a == year_b) & (month_a == day_b) & (day_a == month_b)
    parts = (year_a != year_b).astype(int) + (month_a != month_b) + (day_a != day_b)
    near = np.isin(abs(year_a - year_b), (0, 1, 10))
    slip[at] = swapped | ((parts == 1) & near) | (gap[at] <= 2)
    return slip


def _calendar(ordinals: Ints) -> tuple[Ints, Ints, Ints]:
    days = (ordinals - 719163).astype("datetime64[D]")  # 1970-01-01 is day 719,163
    months = days.astype("datetime64[M]")
    years = days.astype("datetime64[Y]")
    return (
        years.astype(np.int64) + 1970,
        (months - years).astype(np.int64) + 1,
        (days - months).astype(np.int64) + 1,
    )
