"""One cell's value: days in every national order, sexes, numbers; or why it has none."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, auto
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.dates import get_month_names

from habeas.errors import DateFormatError
from habeas.lists.column_basis import OrderBasis, OrderReason
from habeas.lists.words import fold, unknowns
from habeas.model.when import parse_when
from habeas.vocabulary.list_tables import value_table
from habeas.words.list_cells import cell_words


class Order(StrEnum):
    """The order of a date's parts."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


class CellProblem(StrEnum):
    """What is wrong with a cell, or doubtful about it."""

    DAY_NUMBER = auto()
    NO_DATE = auto()
    TWO_DIGITS = auto()
    NO_ORDER = auto()
    NO_SUCH_DAY = auto()
    NO_SEX = auto()
    NO_NUMBER = auto()
    NO_AGE = auto()
    AGE_ON_NO_DAY = auto()
    IN_PART = auto()


@dataclass(frozen=True, slots=True)
class CellReading:
    """How one cell was read. It is kept, and so has no words of any language.

    Attributes:
        value: The value, or None where there is none.
        problem: Why there is none, or what is doubtful about it; None where nothing is.
        year: As it was read, where two digits of it are written.
    """

    value: str | None
    problem: CellProblem | None = None
    year: str = ""

    @property
    def words(self) -> str:
        """What is wrong or doubtful, in words; empty where nothing is."""
        return "" if self.problem is None else cell_words(self.problem, self.year)


# Day zero of spreadsheet programs' day numbers, with their 29 February 1900 allowed for.
_SERIAL_ZERO: Final = date(1899, 12, 30)
_SERIAL_RANGE: Final = (9_000, 80_000)  # 1924 to 2119
_NUMBERS = re.compile(
    r"(\d{1,4})\s*([./\-\s])\s*(\d{1,2})\s*[./\-\s]\s*(\d{1,4})(?:[ T]\d{1,2}:\d{2}.*)?"
)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})|(\d{4})\s*[./-]\s*(\d{1,2})")
_YEAR = re.compile(r"(1[89]\d\d|20\d\d)")
_EDTF = re.compile(
    r"\[[\d.-]+\]|[12]\d[\dX]{2}(?:-[\dX]{2}){0,2}[~?%]?(?:/(?:\.\.|[\dX~?%-]+))?|\.\./[\d-]+"
)
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
# Two digits of a year: up to this they are of this century, for a birth of a grown person.
_PIVOT: Final = 30


def is_unknown(cell: str) -> bool:
    """Say whether a cell states nothing: blank, a dash, "unknown"."""
    stripped = cell.strip()
    return not stripped or stripped.lower() in unknowns()


def looks_like_value(cell: str) -> bool:
    """Say whether a cell holds a value rather than a title: a number, a day, a link."""
    stripped = cell.strip()
    if not stripped:
        return False
    if stripped.replace(" ", "").replace(",", "").replace(".", "").isdecimal():
        return True
    return bool(_LINK.match(stripped)) or bool(_NUMBERS.fullmatch(stripped))


@lru_cache(maxsize=65536)
def read_date(cell: str, order: Order) -> CellReading:
    """Read a day, month or year as EDTF.

    Args:
        cell: As written.
        order: Which of day and month comes first where both are numbers.

    Returns:
        EDTF, or the reason why there is none.

    Examples:
        >>> read_date("11.09.2025", Order.DAY_FIRST).value
        '2025-09-11'
        >>> read_date("3 жніўня 2021 г.", Order.UNKNOWN).value
        '2021-08-03'
        >>> read_date("03/04/2025", Order.UNKNOWN)
        CellReading(value=None, problem=<CellProblem.NO_ORDER: 'no_order'>, year='')
        >>> read_date("45911", Order.UNKNOWN).value
        '2025-09-11'
    """
    text = cell.strip().strip(".,;")
    mark, text = _relation(text)
    found = _bare(text, order)
    if found.value is None or not mark:
        return found
    marked = {
        "about": f"{found.value}~",
        "before": f"[..{found.value}]",
        "after": f"[{found.value}..]",
    }
    return replace(found, value=marked[mark])


def _bare(text: str, order: Order) -> CellReading:
    if text.endswith("?"):
        found = _bare(text[:-1].strip(), order)
        return replace(found, value=f"{found.value}?" if found.value else None)
    if text.isdecimal() and len(text) == 5 and _SERIAL_RANGE[0] < int(text) < _SERIAL_RANGE[1]:
        day = _SERIAL_ZERO + timedelta(days=int(text))
        return CellReading(day.isoformat(), CellProblem.DAY_NUMBER)
    numbers = _NUMBERS.fullmatch(text)
    if numbers:
        # CLDR knows no language that writes the month first and parts the numbers by points.
        by_points = numbers[2] == "." and order is Order.UNKNOWN
        return _three(numbers[1], numbers[3], numbers[4], Order.DAY_FIRST if by_points else order)
    month_year = _MONTH_YEAR.fullmatch(text)
    if month_year:
        year, month = (month_year[2], month_year[1]) if month_year[2] else month_year.group(3, 4)
        return _checked(f"{year}-{int(month):02d}")
    if _YEAR.fullmatch(text):
        return CellReading(text)
    worded = _worded(text)
    if worded is not None:
        return worded
    if not _EDTF.fullmatch(text):
        return CellReading(None, CellProblem.NO_DATE)
    try:
        parse_when(text)
    except DateFormatError:
        return CellReading(None, CellProblem.NO_DATE)
    return CellReading(text)


def _three(first: str, second: str, third: str, order: Order) -> CellReading:
    if len(first) == 4:
        if len(third) > 2:
            return CellReading(None, CellProblem.NO_DATE)
        return _checked(f"{first}-{int(second):02d}-{int(third):02d}")
    if len(first) > 2 or len(third) in (1, 3):
        return CellReading(None, CellProblem.NO_DATE)
    year = third
    if len(third) <= 2:
        year = f"{'20' if int(third) <= _PIVOT else '19'}{int(third):02d}"
    a, b = int(first), int(second)
    if a > 12 >= b:
        day, month = a, b
    elif b > 12 >= a:
        day, month = b, a
    elif a == b or order is Order.DAY_FIRST:
        day, month = a, b
    elif order is Order.MONTH_FIRST:
        day, month = b, a
    else:
        return CellReading(None, CellProblem.NO_ORDER)
    found = _checked(f"{year}-{month:02d}-{day:02d}")
    if found.problem is None and len(third) <= 2:
        return replace(found, problem=CellProblem.TWO_DIGITS, year=year)
    return found


def _checked(edtf: str) -> CellReading:
    try:
        parse_when(edtf)
    except DateFormatError:
        return CellReading(None, CellProblem.NO_SUCH_DAY)
    return CellReading(edtf)


def _worded(text: str) -> CellReading | None:
    """Read a date with the month as a word, in any shipped language."""
    dropped = frozenset(value_table().year_words)
    words = [w for w in _WORDS.findall(text.lower().replace("ё", "е")) if w not in dropped]
    months = [(n, _months()[w]) for n, w in enumerate(words) if w in _months()]
    numbers = [w for w in words if w.isdecimal()]
    if len(months) != 1 or len(words) != len(numbers) + 1 or len(numbers) not in (1, 2):
        return None
    month = months[0][1]
    years = [n for n in numbers if len(n) == 4]
    if len(years) != 1:
        return None
    if len(numbers) == 1:
        return _checked(f"{years[0]}-{month:02d}")
    day = next(n for n in numbers if n != years[0])
    return _checked(f"{years[0]}-{month:02d}-{int(day):02d}")


@cache
def _months() -> dict[str, int]:
    """Give every form of every month's name that CLDR knows, in small letters."""
    found: dict[str, int] = {}
    for language in value_table().languages:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, locale=language)
                for number, name in names.items():
                    found[name.lower().strip(".").replace("ё", "е")] = number
    return found


@lru_cache(maxsize=65536)
def _relation(text: str) -> tuple[str, str]:
    """Split off a word that makes a date approximate or a bound."""
    folded = text.lower()
    for mark, words in value_table().bounds().items():
        for word in sorted(words, key=len, reverse=True):
            if folded.startswith((f"{word} ", f"{word}. ")):
                return mark, text[len(word) :].lstrip(". ")
    if text.startswith("~"):
        return "about", text[1:].strip()
    return "", text


@cache
def date_pattern() -> re.Pattern[str]:
    """Give a pattern that finds dates inside free text, with months as words."""
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        r"\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[./]\d{4}"
        rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:de\s+)?(?:{months})\b\.?,?\s+(?:de\s+)?\d{{4}}"
        rf"|\b(?:{months})\b\.?\s+(?:\d{{1,2}},?\s+)?\d{{4}}"
        r"|\b(?:19|20)\d{2}\b",
        re.IGNORECASE,
    )


def forms_of(cells: Iterable[str]) -> dict[str, Counter[Order]]:
    """Count what the days in cells show about their order, by the mark that parts them.

    A list that writes 13.04.2021 may still write 04/13/2021: one form says nothing of
    another, and what is no day shows nothing.

    Args:
        cells: As written.

    Returns:
        For each mark, such as ``/``: how many cells show an order, and how many do not.
    """
    forms: dict[str, Counter[Order]] = {}
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip())
        if match is None or len(match[1]) > 2:
            continue
        a, b = int(match[1]), int(match[3])
        if a == b or _three(match[1], match[3], match[4], Order.DAY_FIRST).value is None:
            continue
        order = Order.DAY_FIRST if a > 12 else Order.MONTH_FIRST if b > 12 else Order.UNKNOWN
        forms.setdefault(match[2], Counter())[order] += 1
    return forms


def order_of(cells: Iterable[str], *, languages: Sequence[str]) -> tuple[Order, OrderReason | None]:
    """Say in which order a column writes day and month, and how that is known.

    Args:
        cells: The column's cells.
        languages: What the list can be written in; empty where unknown.

    Returns:
        The order, and how it is known; None where no date needs it.
    """
    forms = forms_of(cells)
    points = forms.get(".", Counter[Order]())
    if not points[Order.MONTH_FIRST]:
        # They are day first without being told so, and say nothing of the others.
        forms.pop(".", None)
    seen = sum(forms.values(), Counter[Order]())
    day, month = seen[Order.DAY_FIRST], seen[Order.MONTH_FIRST]
    if day and month:
        return Order.UNKNOWN, OrderReason(OrderBasis.BOTH_SHOWN, day, month)
    if month and points and "." not in forms:
        return Order.UNKNOWN, OrderReason(OrderBasis.POINTS_DIFFER)
    if forms and all(form[Order.DAY_FIRST] + form[Order.MONTH_FIRST] for form in forms.values()):
        order = Order.DAY_FIRST if day else Order.MONTH_FIRST
        return order, OrderReason(OrderBasis.SHOWN, day, month)
    if not seen[Order.UNKNOWN]:
        return Order.UNKNOWN, None
    usual = {_usual(language) for language in languages}
    if len(usual) == 1 and not set(languages) & set(value_table().orders_differ):
        return usual.pop(), OrderReason(OrderBasis.USUAL, languages=tuple(languages))
    return Order.UNKNOWN, OrderReason(OrderBasis.NOT_SHOWN)


@cache
def _usual(language: str) -> Order:
    pattern = str(Locale.parse(language).date_formats["short"].pattern).lower()
    return Order.DAY_FIRST if pattern.find("d") < pattern.find("m") else Order.MONTH_FIRST


def read_sex(cell: str) -> CellReading:
    """Read a sex as ``m`` or ``f``."""
    sex = _sexes().get(fold(cell))
    return CellReading(sex) if sex else CellReading(None, CellProblem.NO_SEX)


@cache
def _sexes() -> dict[str, str]:
    return {fold(word): sex for sex, words in value_table().sex.items() for word in words}


def read_count(cell: str) -> CellReading:
    """Read a number of people: digits with any grouping."""
    digits = re.sub(r"[\s.,'\u00a0\u202f]", "", cell.strip().removesuffix(".0"))
    if not digits.isdecimal():
        return CellReading(None, CellProblem.NO_NUMBER)
    return CellReading(str(int(digits)))


def is_link(cell: str) -> bool:
    """Say whether a cell is a web address."""
    return bool(_LINK.fullmatch(cell.strip()))
