"""Parts and wholes: which figure before it a number of people is stated to be a part of."""

from collections.abc import Sequence
from typing import Final

from habeas.extract.draft import Draft
from habeas.extract.enumerations import Enumeration
from habeas.extract.groups import PeopleGroup
from habeas.extract.numerals import Quantity
from habeas.extract.reading import Reading

# How many sentences after a whole its parts may be told, and from which size on.
_BACK: Final = 4
_MANY: Final = 10


def whole_of(reading: Reading, group: PeopleGroup, before: list[Draft]) -> Draft | None:
    """Find the figure a group is stated to be a part of.

    Args:
        reading: The first layer.
        group: The number with what it counts.
        before: The figures before it, in order of place.
    """
    page = reading.page
    number = page.sentence_of(group.first)
    shared = shared_whole(reading, group, before)
    if shared is not None:
        return shared
    if not before:
        return None
    size = _named_whole(reading, group)
    if size is not None:
        return _of_size(before, size)
    parted = _parted_whole(reading, group, before)
    if parted is not None and parted.sentence != number:
        return parted
    if before[-1].sentence < number - 1:
        return None
    if group.kind == "part" or _is_among_them(reading, group):
        return None if is_unread_before(reading, group, before) else _latest_whole(before)
    if before[-1].sentence != number:
        return None
    joined = page.is_word(group.first - 1, "and") or page.low(group.first - 1) == ","
    if joined and before[-1].whole is not None and group.first - before[-1].span[1] <= 1:
        return before[-1].whole  # "including 170 women and 30 journalists"
    if is_listed(reading, group):
        whole = before[-1].whole or before[-1]
        return whole if _is_less(group, whole) else None
    if parted is not None:
        return parted
    bracketed = page.low(group.first - 1) == "(" and group.first - 1 == before[-1].span[1]
    if bracketed and _is_less(group, before[-1]):
        return before[-1]  # "62 people (17 women)"
    return _included(reading, group, before)


def _included(reading: Reading, group: PeopleGroup, before: list[Draft]) -> Draft | None:
    """Read "including 33 women": a part of the last whole, or of the last part if it can be."""
    page = reading.page
    for index in range(group.first - 1, max(group.first - 4, 0), -1):
        if page.is_word(index, "including"):
            nearest = before[-1]
            nested = nearest.whole is not None and _is_less(group, nearest)
            return nearest if nested else _latest_whole(before)
        if (
            not page.is_word(index, "det", "between_hedge", "adv")
            and page.over(index, "hedges") is None
        ):
            return None
    return None


def enumerated_whole(reading: Reading, among: Enumeration, before: Sequence[Draft]) -> Draft | None:
    """Find the figure that an enumeration parts.

    Args:
        reading: The first layer.
        among: The enumeration.
        before: The figures before it, in order of place.
    """
    return None if among.whole is None else _of_size(before, reading.groups[among.whole].quantity)


def _of_size(before: Sequence[Draft], size: Quantity) -> Draft | None:
    """Find the last figure of a size that words tell again: "Of the 18 Muslims", "the 212"."""
    told = (size.low, size.high)
    return next(
        (d for d in reversed(before) if (d.values["value_low"], d.values["value_high"]) == told),
        None,
    )


def _named_whole(reading: Reading, group: PeopleGroup) -> Quantity | None:
    """Give the size that a part's own words give its whole: "92 of the 350"."""
    inner = None if group.whole is None else reading.groups_in(*group.whole)
    found = [g.quantity for g in inner or () if g.quantity.core != group.quantity.core]
    return found[0] if found else None


def is_unread_before(reading: Reading, group: PeopleGroup, before: list[Draft]) -> bool:
    """Say whether "of them" means a labelled number that was not understood.

    "Arrested: 33. Off the list: 41; of them 18 by serving their time": the 18 are of the 41.
    """
    if not before:
        return False
    page = reading.page
    read = {d.span[0] for d in before}
    between = reading.groups_in(before[-1].span[1], group.first)
    return any(
        page.low(g.first - 1) == ":" and g.kind in ("bare", "people") and g.first not in read
        for g in between
    )


def shared_whole(reading: Reading, group: PeopleGroup, before: list[Draft]) -> Draft | None:
    """Read "Of the 40 sailors, 30 were taken to Thule and ten to Ferren": the figure of the 40."""
    opener = opening_whole(reading, group)
    if group.kind != "bare" or opener is None or opener.first == group.first:
        return None
    if group.quantity.value >= opener.quantity.value:
        return None
    size = (opener.quantity.low, opener.quantity.high)
    page = reading.page
    paragraph = page.sentences[page.sentence_of(group.first)].paragraph
    return next(
        (
            d
            for d in reversed(before)
            if d.paragraph == paragraph
            and d.whole is None
            and (d.values["value_low"], d.values["value_high"]) == size
        ),
        None,
    )


def opening_whole(reading: Reading, group: PeopleGroup) -> PeopleGroup | None:
    """Give the people a sentence opens on, "Of the 40 sailors,", where a group stands in one."""
    page = reading.page
    at = page.sentences[page.sentence_of(group.first)].first
    if not page.is_word(at, "of"):
        return None
    at += 1
    while page.is_word(at, "det"):
        at += 1
    opener = reading.groups.get(at)
    is_whole = (
        opener is not None and opener.kind in ("people", "unknown") and page.low(opener.last) == ","
    )
    return opener if is_whole else None


def latest_whole(reading: Reading, group: PeopleGroup, before: Sequence[Draft]) -> Draft | None:
    """Give the last whole that is near and more than a number said of some of it.

    Args:
        reading: The first layer.
        group: The number: of "Twelve are women" the twelve.
        before: The figures before it, in order of place.
    """
    number = reading.page.sentence_of(group.first)
    near = [d for d in before if d.whole is None and number - d.sentence <= _BACK]
    return near[-1] if near and _is_less(group, near[-1]) else None


def _latest_whole(before: list[Draft]) -> Draft:
    return next((d for d in reversed(before) if d.whole is None), before[-1])


def _is_less(group: PeopleGroup, whole: Draft) -> bool:
    high = whole.values["value_high"]
    return high is not None and group.quantity.value < high


def _parted_whole(reading: Reading, group: PeopleGroup, before: list[Draft]) -> Draft | None:
    """Find the figure that the numbers after it make up: "288: 261 men and 27 women"."""
    page = reading.page
    number = page.sentence_of(group.first)
    sentence = page.sentences[number]
    for whole in reversed(before):
        if not _is_near(whole, number, sentence.paragraph):
            return None
        if whole.whole is not None:
            continue
        size = whole.values["value_low"]
        if size is None or size != whole.values["value_high"]:
            continue
        here = whole.sentence == number
        first = whole.span[1] if here else sentence.first
        verbs = reading.predicates_in(sentence.first, sentence.last)
        if not here and (size < _MANY or any(p.is_finite for p in verbs)):
            continue  # made up by chance, or told something of its own
        if group.quantity.core in _made_up(reading, first, sentence.last, size):
            return whole
    return None


def _is_near(whole: Draft, number: int, paragraph: int) -> bool:
    same = whole.paragraph in (paragraph, paragraph - 1)
    return whole.sentence == number or (same and number - whole.sentence <= _BACK)


def _made_up(reading: Reading, first: int, limit: int, size: int) -> set[int]:
    """Give the numbers, run after run, that add up to a whole before them."""
    found: set[int] = set()
    run: list[int] = []
    total = 0
    for group in reading.groups_in(first, limit):
        exact = group.quantity.low == group.quantity.high
        if group.kind not in ("people", "part", "bare") or not exact:
            continue
        run.append(group.quantity.core)
        total += group.quantity.value
        if total > size:
            break
        if total == size:
            found |= set(run) if len(run) > 1 else set()
            run, total = [], 0
    return found


def _is_among_them(reading: Reading, group: PeopleGroup) -> bool:
    """Read "Among them were 68 men": the sentence opens on the group before."""
    page = reading.page
    at = page.sentences[page.sentence_of(group.first)].first
    ends = [h.last for h in page.all_at(at, "words") if h.value == "including"]
    at = max(ends, default=at)
    opens = bool(ends) and page.is_word(at - 1, "them", "pronoun", "they")
    while at < group.first and (page.over(at, "aux") is not None or page.is_word(at, "adv")):
        at += 1
    return opens and group.kind == "people" and at == group.first


def is_placed(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether a number is followed by a place: "two from Thule"."""
    page, at = reading.page, group.last
    if not page.is_word(at, "in_place", "prep"):
        return False
    at += 1
    while page.is_word(at, "det") and at not in reading.named:
        at += 1
    return at in reading.named


def is_listed(reading: Reading, group: PeopleGroup) -> bool:
    """Read "14 were freed: six from Thule, two from Ferren": a bare number in a list after a colon."""
    page = reading.page
    if group.kind != "bare" or not is_placed(reading, group):
        return False
    floor = page.sentences[page.sentence_of(group.first)].first
    for index in range(group.first - 1, floor, -1):
        if page.tokens[index].text == ":":
            return page.over(index + 1, "hedges") is not None or index + 1 in reading.groups
        listed = (
            index in reading.named
            or index in reading.groups
            or page.tokens[index].text == ","
            or page.is_word(index, "and", "det", "prep", "in_place")
            or page.over(index, "hedges") is not None
        )
        if not listed:
            return False
    return False
