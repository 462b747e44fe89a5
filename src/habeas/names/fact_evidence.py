"""Evidence from what else is known: birth, sex, city, arrest, article, court."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from habeas.names.description import Description, birth_bounds, window
from habeas.names.evidence import Evidence
from habeas.names.likeness import NEAR_COST, least_cost
from habeas.names.name_evidence import evidence
from habeas.names.sound import readings


def fact_evidence(a: Description, b: Description) -> tuple[Evidence, ...]:
    """Compare everything but the names; what either side omits is skipped.

    Args:
        a: One description.
        b: The other.

    Raises:
        DateFormatError: A birth or arrest date is not one.
    """
    return tuple(_all(a, b))


def _all(a: Description, b: Description) -> Iterable[Evidence]:
    if a.birth and b.birth:
        kind = birth_kind(a.birth, b.birth)
        if kind:
            yield evidence("birth", kind, f"{a.birth} ~ {b.birth}", decides=kind == "other")
    if a.sex and b.sex and a.sex[:1].casefold() != b.sex[:1].casefold():
        yield evidence("sex", "other", f"{a.sex} ~ {b.sex}", decides=True)
    if a.city and b.city:
        yield evidence("city", city_kind(a.city, b.city), f"{a.city} ~ {b.city}")
    if a.arrest and b.arrest:
        kind = arrest_kind(a.arrest, b.arrest)
        yield evidence("arrest", kind, f"{a.arrest} ~ {b.arrest}")
    if a.article and b.article:
        yield evidence("article", article_kind(a.article, b.article), f"{a.article} ~ {b.article}")
    if a.court and b.court:
        yield evidence("court", city_kind(a.court, b.court), f"{a.court} ~ {b.court}")


@lru_cache(maxsize=200_000)
def birth_kind(a: str, b: str) -> str:
    """Say how two birth dates relate; empty where they say nothing.

    Args:
        a: EDTF, or an age on a day.
        b: The other.

    Raises:
        DateFormatError: One is neither.
    """
    low_a, high_a = birth_bounds(a)
    low_b, high_b = birth_bounds(b)
    low = max((d for d in (low_a, low_b) if d is not None), default=None)
    high = min((d for d in (high_a, high_b) if d is not None), default=None)
    if low is None or high is None:
        return ""
    if low > high:
        return "slip" if _is_slip(low_a, high_a, low_b, high_b) else "other"
    if low_a == high_a == low_b == high_b:
        return "same_day"
    return "same_year" if (high - low).days <= 366 else "overlap"


def _is_slip(
    low_a: date | None, high_a: date | None, low_b: date | None, high_b: date | None
) -> bool:
    """Whether two dates differ as copying errors do: one digit, a swap, or a year's rounding."""
    if low_a is None or high_a is None or low_b is None or high_b is None:
        return False
    gap = min(abs((low_a - high_b).days), abs((low_b - high_a).days))
    if low_a != high_a or low_b != high_b:
        return gap <= 366  # ages and bare years are often off by one
    swapped = (low_a.year, low_a.month, low_a.day) == (low_b.year, low_b.day, low_b.month)
    parts = (low_a.year != low_b.year) + (low_a.month != low_b.month) + (low_a.day != low_b.day)
    near_year = abs(low_a.year - low_b.year) in (0, 1, 10)
    return swapped or (parts == 1 and near_year) or gap <= 2


@lru_cache(maxsize=100_000)
def city_kind(a: str, b: str) -> str:
    """Say whether two place or court names sound alike in any word of four letters or more.

    Args:
        a: As written.
        b: As written.
    """
    one, two = _words(a), _words(b)
    for x in one:
        for y in two:
            if least_cost(readings(x), readings(y)) <= NEAR_COST:
                return "same"
    return "other"


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text[:200].casefold())
    return [w for w in words if len(w) >= 4] or words


@lru_cache(maxsize=100_000)
def arrest_kind(a: str, b: str) -> str:
    """Say whether two arrest windows can be one arrest.

    Args:
        a: EDTF.
        b: EDTF.

    Raises:
        DateFormatError: One is not a date.
    """
    one = window(a)
    two = window(b)
    return "overlap" if one.touches(two.earliest, two.latest) else "apart"


@lru_cache(maxsize=100_000)
def article_kind(a: str, b: str) -> str:
    """Say whether two lists of articles share one, by its leading number.

    Args:
        a: As written, such as "342, part 1".
        b: As written.
    """
    one = set(re.findall(r"\d+(?:[-.]\d+)?", a))
    two = set(re.findall(r"\d+(?:[-.]\d+)?", b))
    return "same" if {x.split(".")[0] for x in one} & {y.split(".")[0] for y in two} else "other"
