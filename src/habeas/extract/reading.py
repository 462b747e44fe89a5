"""One text with all its first layer: what the attachment rules look at."""

from bisect import bisect_left
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from habeas.extract.ages import birthplaces, births, is_age
from habeas.extract.dates import Dating, find_dates
from habeas.extract.groups import PeopleGroup, read_group
from habeas.extract.lexicon import Lexicon
from habeas.extract.names import NameMention, find_runs, link_names
from habeas.extract.numerals import Quantity, find_quantities
from habeas.extract.offsets import with_offsets
from habeas.extract.page import TextTokens, open_page
from habeas.extract.predicates import Predicate, find_predicates
from habeas.extract.siblings import with_siblings

_Made = TypeVar("_Made")


@dataclass(slots=True)
class Reading:
    """The first layer of one text.

    Attributes:
        page: Tokens, sentences, lexicon hits.
        quantities: Every number, in order.
        dates: Every date, in order.
        names: Every name, in order.
        predicates: Every trigger with its voice, in order.
        groups: What each number that is no date counts, by its first core token.
        births: The dates people were born on, kept out of ``dates``.
        made: What later layers made of the text, by what it is.
        told_by: Tokens of whoever "according to" names: they say it, and it happens to others.
    """

    page: TextTokens
    quantities: list[Quantity]
    dates: list[Dating]
    names: list[NameMention]
    predicates: list[Predicate]
    groups: dict[int, PeopleGroup] = field(default_factory=dict)
    dated: set[int] = field(default_factory=set)
    named: dict[int, NameMention] = field(default_factory=dict)
    embedded: set[int] = field(default_factory=set)
    counted: dict[int, PeopleGroup] = field(default_factory=dict)
    told_by: set[int] = field(default_factory=set)
    births: list[Dating] = field(default_factory=list)
    made: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Give what a later layer makes of the text, made once.

        Args:
            key: What it is.
            make: Makes it.
        """
        if key not in self.made:
            self.made[key] = make()
        found: _Made = self.made[key]
        return found

    def predicates_in(self, first: int, last: int) -> list[Predicate]:
        """Give the predicates whose trigger stands in tokens ``first`` to ``last``."""
        low = bisect_left(self.predicates, first, key=lambda p: p.core)
        high = bisect_left(self.predicates, last, key=lambda p: p.core)
        return self.predicates[low:high]

    def groups_in(self, first: int, last: int) -> list[PeopleGroup]:
        """Give the groups whose number stands in tokens ``first`` to ``last``."""
        return [self.groups[i] for i in range(first, last) if i in self.groups]

    def dates_in(self, first: int, last: int) -> list[Dating]:
        """Give the dates that stand in tokens ``first`` to ``last``."""
        low = bisect_left(self.dates, first, key=lambda d: d.core)
        high = bisect_left(self.dates, last, key=lambda d: d.core)
        return self.dates[low:high]

    def names_in(self, first: int, last: int) -> list[NameMention]:
        """Give the names that stand in tokens ``first`` to ``last``."""
        low = bisect_left(self.names, first, key=lambda n: n.first)
        high = bisect_left(self.names, last, key=lambda n: n.first)
        return self.names[low:high]

    def is_aside(self, index: int) -> bool:
        """Say whether a token only tells an age: "34" or a bracket of "Ann Bell (34)"."""
        at = index + {"(": 1, ")": -1}.get(self.page.low(index), 0)
        group = self.groups.get(at)
        return group is not None and group.unit == "age"

    def before_age(self, index: int) -> int:
        """Step left over an age: the name in "Ann Bell, 34, and" ends before it."""
        at = index - (self.page.low(index) == ",")
        if not self.is_aside(at):
            return index
        while self.is_aside(at) or self.page.low(at) == ",":
            at -= 1
        return at


def read_text(text: str, lexicon: Lexicon) -> Reading:
    """Run the first layer over one text."""
    page = open_page(text, lexicon)
    quantities = find_quantities(page)
    dates = with_offsets(page, find_dates(page), quantities)
    runs = birthplaces(page, find_runs(page), births(page, dates, quantities))
    names = link_names(page, with_siblings(page, runs))
    reading = Reading(page, quantities, dates, names, find_predicates(page))
    reading.dated = {i for d in dates for i in range(d.core, d.last)}
    _set_births_apart(reading)
    reading.named = {i: n for n in reading.names for i in range(n.first, n.last)}
    for quantity in reading.quantities:
        if quantity.core not in reading.dated and not quantity.is_decimal:
            reading.groups[quantity.core] = (
                PeopleGroup(quantity, quantity.first, quantity.last, "thing", unit="age")
                if is_age(page, reading.named, quantity)
                else read_group(page, quantity)
            )
    _share_units(reading)
    _share_people(reading)
    _share_ages(reading)
    reading.counted = {
        i: g
        for g in reading.groups.values()
        if g.kind in ("people", "part")
        for i in range(g.first, g.last)
    }
    for group in reading.groups.values():
        if group.whole is not None:
            reading.embedded |= {i for i in range(*group.whole) if i in reading.groups}
    return reading


def _set_births_apart(reading: Reading) -> None:
    """Keep a date of birth a date, but no date of anything that happened."""
    born = {
        i
        for first, last in births(reading.page, reading.dates, reading.quantities)
        for i in range(first, last)
    }
    reading.births = [d for d in reading.dates if d.core in born]
    reading.dates = [d for d in reading.dates if d.core not in born]
    reading.dated |= born


def _share_people(reading: Reading) -> None:
    """Give "73" in "73 and 247 political prisoners" the people of the number after it."""
    page = reading.page
    for core in sorted(reading.groups, reverse=True):
        group = reading.groups[core]
        following = reading.groups.get(group.last + 1)
        joined = page.is_word(group.last, "and") and not page.is_word(group.last, "range_link")
        ranged = page.is_word(group.first - 1, "range_from")
        done = page.is_word(group.first - 1, "verb")  # "the trial added 12 and five men were freed"
        if group.kind != "bare" or following is None or not joined or ranged or done:
            continue
        if following.kind == "people" and following.first == group.last + 1:
            reading.groups[core] = replace(
                group,
                kind="people",
                population=following.population,
                population_span=following.population_span,
                subgroup=following.subgroup,
            )


def _share_ages(reading: Reading) -> None:
    """Make "22" an age in "aged 19 to 22"."""
    page = reading.page
    before: PeopleGroup | None = None
    for core in sorted(reading.groups):
        group = reading.groups[core]
        if before is not None and before.unit == "age" and group.kind == "bare":
            linked = page.is_word(before.last, "and", "range_to", "conj") or (
                page.low(before.last) in ("-", "–", "—")
            )
            if linked and group.first == before.last + 1:
                group = replace(group, kind="thing", unit="age")
                reading.groups[core] = group
        before = group


def _share_units(reading: Reading) -> None:
    """Give "10" in "10 and 12 years" the unit of the number after it."""
    page = reading.page
    following: PeopleGroup | None = None
    for core in sorted(reading.groups, reverse=True):
        group = reading.groups[core]
        if following is not None and following.quantity.change is not None:
            following = None  # "517, eight fewer than in May": the change has no unit to share
        if group.kind == "bare" and following is not None and following.kind == "thing":
            between = range(group.last, following.first)
            linked = all(
                page.is_word(i, "and", "conj", "range_to") or page.low(i) in (",", "-", "–", "—")
                for i in between
            )
            rises = group.quantity.value < following.quantity.value
            ranged = any(
                page.is_word(i, "range_to") and not page.is_word(i, "and") for i in between
            )
            if 1 <= len(between) <= 2 and linked and (rises or not ranged):
                group = replace(group, kind="thing", unit=following.unit)
                reading.groups[core] = group
        following = group
