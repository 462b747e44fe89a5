"""Many comparisons at once: exactly the scores and verdicts that `compare` gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from habeas.names.compare import name_evidence
from habeas.names.evidence import Evidence, Verdict
from habeas.names.fact_evidence import article_kind, city_kind
from habeas.names.likeness import coarse
from habeas.names.name_evidence import (
    given_kind,
    patronymic_kind,
    surname_kind,
    weights,
)
from habeas.names.parse import NameToken, parse_name
from habeas.names.roster import NONE, OPEN_HIGH, OPEN_LOW, Bools, Ints, Roster
from habeas.vocabulary.name_tables import name_weights

# From this many consonants on two family names are simply two (see `name_evidence.FAR_COST`).
_FAR_CONSONANTS: Final = 3


@dataclass(frozen=True, slots=True)
class Scores:
    """The outcome of many comparisons.

    Attributes:
        points: Scores in thousandths, 0 to 1000.
        decided: Whether some evidence alone shows two people.
        against: Whether any evidence speaks against.
        clashes: Whether some evidence other than the given names alone shows two people;
            one person may have two given names, but not two births.
    """

    points: Ints
    decided: Bools
    against: Bools
    clashes: Bools

    def is_same(self) -> Bools:
        """Say which pairs `compare` calls the same."""
        return ~self.decided & (self.points >= name_weights().same_from)

    def verdict(self, at: int) -> Verdict:
        """Give one pair's verdict, as `compare` does.

        Args:
            at: Which pair.
        """
        if self.decided[at]:
            return Verdict.DIFFERENT
        if self.points[at] >= name_weights().same_from:
            return Verdict.SAME
        if self.points[at] <= name_weights().different_to and self.against[at]:
            return Verdict.DIFFERENT
        return Verdict.CANNOT_TELL


@dataclass(slots=True)
class _Sum:
    points: Ints
    decided: Bools
    against: Bools
    clashes: Bools

    def add(
        self,
        points: Ints,
        decided: Bools | None = None,
        at: Any = None,
        *,
        by_given: bool = False,
    ) -> None:
        where = slice(None) if at is None else at
        self.points[where] += points
        self.against[where] |= points < 0
        if decided is not None:
            self.decided[where] |= decided
            if not by_given:
                self.clashes[where] |= decided


def score_pairs(a: Roster, i: Ints, b: Roster, j: Ints) -> Scores:
    """Compare many pairs: exactly the scores and verdicts that `compare` gives.

    Args:
        a: One roster.
        i: Rows of it.
        b: Another with the same interner, or the same one.
        j: Rows of it, as many as ``i``.
    """
    count = len(i)
    none = np.zeros(count, np.bool_)
    total = _Sum(np.zeros(count, np.int64), none, none.copy(), none.copy())
    plain = a.is_plain[i] & b.is_plain[j]
    _add_plain_names(total, a, i, b, j, np.flatnonzero(plain))
    _add_other_names(total, a, i, b, j, np.flatnonzero(~plain))
    _add_facts(total, a, i, b, j)
    return Scores(np.clip(total.points, 0, 1000), total.decided, total.against, total.clashes)


def not_told_apart(a: Roster, i: Ints, b: Roster, j: Ints) -> Ints:
    """Give the places of the pairs that no birth, sex or given name alone shows to be two.

    Most pairs of a long list are decided so, and by what is quickly looked at: where only
    the others matter, only they need to be scored.

    Args:
        a: One roster.
        i: Rows of it.
        b: Another with the same interner, or the same one.
        j: Rows of it, as many as ``i``.
    """
    sexes = (a.stated_sex, b.stated_sex), (a.sex * a.is_plain, b.sex * b.is_plain)
    apart = a.has_birth[i] & b.has_birth[j]
    apart[apart] = birth_points(a.born[:, i[apart]], b.born[:, j[apart]])[1]
    for one, two in sexes:
        apart |= (one[i] != 0) & (two[j] != 0) & (one[i] != two[j])
    left = np.flatnonzero(~apart)
    plain = left[a.is_plain[i[left]] & b.is_plain[j[left]]]
    _, apart[plain] = _givens(a.given[i[plain]], b.given[j[plain]], list(a.interner.tokens))
    return np.flatnonzero(~apart)


def _looked_up(
    one: Ints,
    two: Ints,
    function: Callable[[int, int], tuple[int, bool]],
    is_far: Callable[[Ints, Ints], Bools] | None = None,
    about: str = "",
    *,
    decides: bool = False,
) -> tuple[Ints, Bools]:
    """Call a function once for each distinct pair of numbers that is not plainly far apart."""
    if not len(one):
        return np.zeros(0, np.int64), np.zeros(0, np.bool_)
    low, high = np.minimum(one, two), np.maximum(one, two)
    base = int(high.max()) + 1
    distinct, inverse = np.unique(low * base + high, return_inverse=True)
    points = np.zeros(len(distinct), np.int64)
    decided = np.zeros(len(distinct), np.bool_)
    near = np.arange(len(distinct))
    if is_far is not None:
        far = is_far(distinct // base, distinct % base)
        points[far] = weights()[about]["other"]
        decided[far] = decides
        near = np.flatnonzero(~far)
    found = [function(key // base, key % base) for key in distinct[near].tolist()]
    points[near] = [p for p, _ in found]
    decided[near] = [d for _, d in found]
    return points[inverse], decided[inverse]


def _kinds(
    about: str, kind: Callable[[Any, Any], str], values: Sequence[Any], deciding: str = ""
) -> Callable[[int, int], tuple[int, bool]]:
    table = weights()[about]

    def look_up(x: int, y: int) -> tuple[int, bool]:
        found = kind(values[x], values[y])
        return table[found], found == deciding

    return look_up


def _far_apart(one: Ints, two: Ints, sounds: dict[int, list[str]]) -> Bools:
    """Say which pairs of tokens share no reading less than three consonants apart.

    Most pairs of a long list are of this kind; rapidfuzz finds them in one call, and only
    the others are looked at closely. A token with no sounds here is never far.
    """
    mine = [sounds[x] for x in one.tolist()]
    theirs = [sounds[y] for y in two.tolist()]
    firsts = [first for xs, ys in zip(mine, theirs, strict=True) for first in xs for _ in ys]
    if not firsts:
        return np.zeros(len(one), np.bool_)
    seconds = [second for xs, ys in zip(mine, theirs, strict=True) for _ in xs for second in ys]
    counts = [len(xs) * len(ys) for xs, ys in zip(mine, theirs, strict=True)]
    pair = np.repeat(np.arange(len(one)), counts)
    distance = process.cpdist(
        firsts, seconds, scorer=OSA.distance, score_cutoff=_FAR_CONSONANTS, dtype=np.uint8
    )
    least = np.full(len(one), -1, np.int64)
    least[pair] = _FAR_CONSONANTS + 1
    np.minimum.at(least, pair, distance)
    return least >= _FAR_CONSONANTS


def _surnames(one: Ints, two: Ints, tokens: list[NameToken]) -> tuple[Ints, Bools]:
    """Give the points of pairs of family names."""
    sounds = {at: _sounds(tokens[at]) for at in _used(one, two)}
    look_up = _kinds("surname", surname_kind, tokens)
    return _looked_up(one, two, look_up, lambda a, b: _far_apart(a, b, sounds), "surname")


def _used(one: Ints, two: Ints) -> list[int]:
    found: list[int] = np.unique(np.concatenate((one, two))).tolist()
    return found


def _sounds(token: NameToken) -> list[str]:
    """Give the coarse stems a family name can be told far by; none where they cannot tell."""
    if token.is_abjad or len(token.stems) != 1:
        return []
    return sorted({coarse(stem) for stem in token.stems[0]})


def _givens(one: Ints, two: Ints, tokens: list[NameToken]) -> tuple[Ints, Bools]:
    """Give the points of pairs of given names."""
    folds = {at: frozenset(tokens[at].folds) for at in _used(one, two)}
    known = {at: tokens[at].sense.any for at in folds}

    def are_two(a: Ints, b: Ints) -> Bools:
        """Both are in the book of names, under no name in common, and do not sound alike."""
        pairs = zip(a.tolist(), b.tolist(), strict=True)
        found = [
            bool(known[x] and known[y])
            and known[x].isdisjoint(known[y])
            and folds[x].isdisjoint(folds[y])
            for x, y in pairs
        ]
        return np.array(found, np.bool_)

    look_up = _kinds("given", given_kind, tokens, "other")
    return _looked_up(one, two, look_up, are_two, "given", decides=True)


def _add_plain_names(total: _Sum, a: Roster, i: Ints, b: Roster, j: Ints, at: Ints) -> None:
    if not len(at):
        return
    i, j = i[at], j[at]
    book = a.interner
    tokens = list(book.tokens)
    total.add(np.full(len(at), name_weights().start, np.int64), at=at)
    points, _ = _surnames(a.surname[i], b.surname[j], tokens)
    total.add(points, at=at)
    points, decided = _givens(a.given[i], b.given[j], tokens)
    total.add(points, decided, at=at, by_given=True)
    both = np.flatnonzero((a.father[i] != NONE) & (b.father[j] != NONE))
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
    base = len(names)
    pairs, inverse = np.unique(a.name[i[at]] * base + b.name[j[at]], return_inverse=True)
    rows = [_named(names[pair // base], names[pair % base]) for pair in pairs.tolist()]
    total.points[at] += np.array([r[0] for r in rows], np.int64)[inverse]
    for place, flags in enumerate((total.decided, total.against, total.clashes), 1):
        flags[at] |= np.array([r[place] for r in rows], np.bool_)[inverse]


# A person of many names is compared again whenever another comes in.
@lru_cache(maxsize=2**17)
def _named(one: str, two: str) -> tuple[int, bool, bool, bool]:
    """Give the points of two names; whether they decide, speak against, and clash."""
    evidence: tuple[Evidence, ...] = name_evidence(parse_name(one), parse_name(two))
    return (
        sum(e.points for e in evidence),
        any(e.decides for e in evidence),
        any(e.points < 0 for e in evidence),
        any(e.decides and e.about != "given" for e in evidence),
    )


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
        at = np.flatnonzero((column[i] != NONE) & (other_column[j] != NONE))
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
    bounded = (low > OPEN_LOW) & (high < OPEN_HIGH)
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
    bounded = (one[0] > OPEN_LOW) & (one[1] < OPEN_HIGH)
    bounded &= (two[0] > OPEN_LOW) & (two[1] < OPEN_HIGH)
    slip: Bools = bounded & ~exact & (gap <= 366)
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
