"""Which other number's people a number's people are of, where its own words say no more.

"Of the 41 freed, twelve are women", "310 in Upper Sudmere, 288 in the Vale", "- Journalists: 17":
what befell the twelve, the 288 and the 17 was said of a number before them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.enumerations import item_of
from habeas.extract.gate.slots import unread_verb
from habeas.extract.gate.ties import Strength, Tie, is_main, own_ties
from habeas.extract.gate.walls import Walls
from habeas.extract.groups import PeopleGroup
from habeas.extract.reading import Reading
from habeas.extract.table_cells import table_cell

# How many sentences before a part its whole may be told: with words that go back to it, and without.
_FAR: Final = 12
_NEAR: Final = 1
# How many wholes a number may be of.
_MOST: Final = 2
_COUNTED: Final = ("people", "part", "bare", "unknown", "events")


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A number before another, whose people the other's are, or are told of alike.

    Attributes:
        to: That number.
        strength: How sure that is.
        how: Id of the link.
        is_part: Whether the people are some of those; else they are told of alike.
    """

    to: PeopleGroup
    strength: Strength
    how: str
    is_part: bool


def links(reading: Reading, group: PeopleGroup) -> list[GroupLink]:
    """Give the numbers whose people a number goes back to, the likeliest first.

    Args:
        reading: The first layer.
        group: The number with what it counts.
    """
    key = ("gate_links", group.quantity.core)
    return reading.once(key, lambda: list(_LinkSearch(reading, group).links()))


def ties(reading: Reading, group: PeopleGroup) -> list[Tie]:
    """Give all that is told of a number's people: by their own words, else by those they are of.

    Args:
        reading: The first layer.
        group: The number with what it counts.
    """
    known: dict[int, list[Tie]] = reading.once("gate_ties_lent", dict)
    # In order of place, so that a long enumeration is no deep recursion.
    waiting = sorted(c for c in reading.groups if c <= group.quantity.core and c not in known)
    for core in waiting:
        known.setdefault(core, []).extend(_all_ties(reading, reading.groups[core]))
    if group.quantity.core not in known:
        known[group.quantity.core] = _all_ties(reading, group)
    return known[group.quantity.core]


def _all_ties(reading: Reading, group: PeopleGroup) -> list[Tie]:
    own = own_ties(reading, group)
    if any(is_main(tie) for tie in own):
        return own
    found = list(own)
    for link in links(reading, group):
        for tie in ties(reading, link.to):
            if tie.strength is Strength.FIRM and (is_main(tie) or not own):
                how = link.how
                found.append(replace(tie, strength=link.strength, how=how))
    return found


class _LinkSearch:
    """Looks for the numbers that one number goes back to."""

    def __init__(self, reading: Reading, group: PeopleGroup) -> None:
        self.reading, self.page, self.group = reading, reading.page, group
        self.number = self.page.sentence_of(group.first)
        self.sentence = self.page.sentences[self.number]
        self.walls = Walls(reading)

    def links(self) -> Iterator[GroupLink]:
        named = self._totalled() or self._enumerated() or self._named() or self._divided()
        if named is not None:
            yield from self._of(named, Strength.FIRM, "link.named", is_part=True)
            return
        how = self._part_cue()
        if how is not None:
            told = Strength.WEAK if self._is_led() else Strength.FIRM
            yield from self._of(self._before(_FAR), told, how, is_part=True)
            return
        if self._is_led():
            return
        here = [g for g in self._before(0) if not self._is_parted(g)]
        if here and self._is_set_apart():
            return
        if here:
            yield from self._with_its_part(here[0])
            yield from self._of(here, Strength.FIRM, "link.joined", is_part=False)
            return
        yield from self._of(self._before(_NEAR), Strength.WEAK, "link.near", is_part=False)

    def _with_its_part(self, beside: PeopleGroup) -> Iterator[GroupLink]:
        """Read "50, including 32 men and 18 women": who is joined to a part is one of the same whole."""
        for link in links(self.reading, beside):
            if link.is_part and link.strength is Strength.FIRM:
                yield from self._of([link.to], Strength.FIRM, "link.joined", is_part=True)

    def _of(
        self, wholes: list[PeopleGroup], strength: Strength, how: str, *, is_part: bool
    ) -> Iterator[GroupLink]:
        found = 0
        for other in wholes:
            told = [t for t in ties(self.reading, other) if t.strength is Strength.FIRM]
            if is_part and not told and self._is_whole(other):
                return  # the people it is of are told of in words that nobody reads
            if told and self._may_hold(other, is_part=is_part):
                yield GroupLink(
                    other, strength if not found else Strength.WEAK, f"gate.{how}", is_part
                )
                found += 1
                if found == _MOST:
                    return

    def _is_whole(self, other: PeopleGroup) -> bool:
        """Say whether a number counts people that this one may be of, and is no part itself."""
        return other.kind == "people" and self._may_hold(other, is_part=True)

    def _may_hold(self, other: PeopleGroup, *, is_part: bool) -> bool:
        most = other.quantity.high
        return not is_part or most is None or self.group.quantity.value <= most

    def _before(self, sentences: int) -> list[PeopleGroup]:
        """Give the numbers of people before, the nearest first."""
        page = self.page
        first = page.sentences[max(self.number - sentences, 0)].first
        last = self.group.first
        return [
            g
            for g in reversed(self.reading.groups_in(first, last))
            if g.kind in _COUNTED
            and g.quantity.core != self.group.quantity.core
            and not self._holds(g)
        ]

    def _holds(self, part: PeopleGroup) -> bool:
        """Say whether a number is the whole of a part before it: the 350 of "92 of the 350"."""
        return part.whole is not None and part.whole[0] <= self.group.quantity.core < part.whole[1]

    def _totalled(self) -> list[PeopleGroup] | None:
        """Give the row of a table that sums up the row a number stands in."""
        cell = table_cell(self.reading, self.group)
        if cell is None or cell.total:
            return None
        for group in self.reading.groups.values():
            other = table_cell(self.reading, group)
            if other is not None and other.total and other.key == cell.key:
                return [group]
        return None

    def _enumerated(self) -> list[PeopleGroup] | None:
        """Give the number that an enumeration parts, for one of its items."""
        among = item_of(self.reading, self.group)
        whole = None if among is None or among[1].is_total else among[0].whole
        group = None if whole is None else self.reading.groups.get(whole)
        return [group] if group is not None and group.first < self.group.first else None

    def _named(self) -> list[PeopleGroup] | None:
        """Read "92 of the 350", "De los 517, 466": the whole is told by its own number."""
        group, reading = self.group, self.reading
        inner = [] if group.whole is None else reading.groups_in(*group.whole)
        if not inner:
            first = self.sentence.first
            if not self.page.is_word(first, "of", "among", "including") or first >= group.first:
                return None
            inner = [
                g
                for g in reading.groups_in(first, group.first)
                if self.walls.is_of(first, g.first) and g is not group
            ]
        inner = [g for g in inner if g.quantity.core != group.quantity.core]
        if not inner:
            return None
        size = (inner[0].quantity.low, inner[0].quantity.high)
        same = [g for g in self._before(_FAR) if (g.quantity.low, g.quantity.high) == size]
        return [inner[0], *(g for g in same if g is not inner[0])]

    def _part_cue(self) -> str | None:
        """Give the id of the words that make a number some of those told before."""
        page, group = self.page, self.group
        if group.kind == "part":
            return "link.of_them"
        if item_of(self.reading, group) is not None:
            return "link.item"
        opens = self.walls.opens(group)
        before = range(max(opens - 3, self.sentence.first), opens)
        if any(page.is_word(i, "including", "among") for i in before):
            return "link.including"
        opening = range(self.sentence.first, min(self.sentence.first + 3, group.first))
        first_number = not self.reading.groups_in(self.sentence.first, group.first)
        goes_back = first_number and any(
            page.is_word(i, "of", "among", "including") for i in opening
        )
        if goes_back and any(
            page.is_word(i, "them", "they", "pronoun", "count_noun") for i in opening
        ):
            return "link.of_them"
        behind = range(group.last, min(group.last + 4, self.sentence.last))
        if any(page.is_word(i, "including", "among") for i in behind):
            return "link.among"
        if any(page.is_word(i, "rest") for i in range(opens, group.last)):
            return "link.rest"
        if page.is_word(opens - 1, "with"):
            return "link.with"
        return None

    def _divided(self) -> list[PeopleGroup] | None:
        """Read "45 were freed: 31 at the end of their term, 14 pardoned": behind its colon the whole is parted."""
        page, group = self.page, self.group
        opens = self.walls.opens(group)
        back = range(opens, self.sentence.first, -1)
        colon = next((i for i in back if page.low(i - 1) == ":"), None)
        before = [] if colon is None else self.reading.groups_in(self.sentence.first, colon)
        whole = before[-1] if before else None
        return (
            [whole] if whole is not None and whole.quantity.value > group.quantity.value else None
        )

    def _is_led(self) -> bool:
        """Say whether a verb that no list knows tells something of a number by itself."""
        page, group = self.page, self.group
        if group.kind == "events":
            return True
        if unread_verb(self.reading, self.number, group.first) is not None:
            return True
        at = group.last
        while page.is_word(at, "adv") and not page.is_word(at, "verb"):
            at += 1
        return page.is_word(at, "verb") and not page.is_word(at, "prep", "det", "adv", "sub")

    def _is_set_apart(self) -> bool:
        """Read "12 were freed, and 5 journalists wept", "12 of 40": no more is told of the 5, nor of the 40."""
        page, group = self.page, self.group
        opens = self.walls.opens(group)
        if group.kind == "bare":
            return page.is_word(opens - 1, "of", "prep")
        return page.is_word(opens - 1, "contrast")

    def _is_parted(self, other: PeopleGroup) -> bool:
        """Say whether a verb or a full stop of a clause stands between two numbers of a sentence."""
        return not self.walls.open(
            other.last, self.group.first, self.group, verbs=True, groups=False
        )
