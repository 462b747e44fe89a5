"""Numbers that stand one by one behind what they are of: lines, or "January, 14; February, 9".

An enumeration parts the people counted before it, or those that its heading tells of. What a
label says, whether it is understood or not, belongs to its number: it is of those alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.groups import PeopleGroup
from habeas.extract.reading import Reading
from habeas.extract.verbless import Attachment, Slot
from habeas.model.figure import DESCRIBED
from habeas.vocabulary.meanings import meanings
from habeas.vocabulary.measure_table import measure_table

_COLONS: Final = (":", "—", "–", "-", "|")
_STOPS: Final = (".", ";", ",", "(", "!", "…")
# Marks that a label may have: it may be quoted, or have an article of law in brackets.
_WITHIN: Final = (",", "-", "’", "'", "(", ")", '"', "“", "”", "«", "»", "„", ".")
# Words of a label, before a mark and before a comma.
_LONGEST: Final = 14
_SHORT: Final = 2
# How many items make an enumeration that a heading opens, and one that only adds up.
_LEAST: Final = 2
_UNTOLD: Final = 3
# How many sentences before its first item the people may be counted.
_BACK: Final = 4


@dataclass(frozen=True, slots=True)
class Item:
    """A label with its number.

    Attributes:
        label: Tokens of the label.
        group: The number, with whom its label names.
        sentence: Where it stands.
        is_line: Whether it has a line to itself.
        is_told: Whether the label itself says what befell them.
        is_total: Whether the label calls it all of them.
    """

    label: tuple[int, int]
    group: PeopleGroup
    sentence: int
    is_line: bool
    is_told: bool
    is_total: bool


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in a row.

    Attributes:
        items: Two or more.
        heading: Number of the sentence over the first; -1 where there is none.
        event: What the heading says of them; None where it says nothing.
        whole: Core token of the number that they part; None where there is none.
        is_all: Whether they are said to be everybody.
    """

    items: tuple[Item, ...]
    heading: int
    event: str | None
    whole: int | None
    is_all: bool


def enumerations(reading: Reading) -> Sequence[Enumeration]:
    """Find the enumerations of a text, in order of place.

    Args:
        reading: The first layer.
    """
    return reading.once("enumerations", lambda: list(_find(reading)))


def item_of(reading: Reading, group: PeopleGroup) -> tuple[Enumeration, Item] | None:
    """Give the item a number is, where its label does not itself say what befell its people.

    Args:
        reading: The first layer.
        group: A number with what it counts.
    """
    found = reading.once("items", lambda: _by_core(reading))
    return found.get(group.quantity.core)


def heading_says(reading: Reading, among: Enumeration) -> Attachment | None:
    """Give what a heading tells of the people under it; None where it only counts them.

    Args:
        reading: The first layer.
        among: The enumeration.
    """
    if among.event is None:
        return None
    heading = reading.page.sentences[among.heading]
    words = (heading.first, heading.last)
    return Attachment(among.event, "line.heading", 2, 0, words, slot=Slot.LENT)


def divides(reading: Reading, first: int, last: int) -> bool:
    """Say whether words tell that people fall into groups.

    Args:
        reading: The first layer.
        first: Their first token.
        last: One past their last token.
    """
    return any(reading.page.is_word(i, "divides") for i in range(first, last))


def _by_core(reading: Reading) -> dict[int, tuple[Enumeration, Item]]:
    return {
        item.group.quantity.core: (among, item)
        for among in enumerations(reading)
        for item in among.items
        if not item.is_told
    }


def _find(reading: Reading) -> Iterator[Enumeration]:
    page = reading.page
    run: list[Item] = []
    for number, sentence in enumerate(page.sentences):
        for first, last in _segments(reading, sentence.first, sentence.last):
            intro = first > sentence.first
            item = _item(reading, number, first, last, is_list=intro)
            if item is None or (run and number - run[-1].sentence > 1):
                yield from _told(reading, run, is_cut=_is_like(reading, first, last))
                run = []
            if item is not None:
                run.append(item)
    yield from _told(reading, run, is_cut=False)


def _is_like(reading: Reading, first: int, last: int) -> bool:
    """Say whether words are one more item, that was not understood."""
    return any(reading.page.low(i) == ":" and i + 1 in reading.groups for i in range(first, last))


def _segments(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Part a sentence at its semicolons, behind the colon that opens a list."""
    page = reading.page
    opens = next((i for i in range(first, last) if page.low(i) == ":"), last)
    if opens + 1 < last and opens + 1 not in reading.groups and opens > first:
        yield from _segments(reading, opens + 1, last)
        return
    start = first
    parts = (";", ",") if _is_series(reading, first, last) else (";",)
    for at in range(first, last):
        if page.low(at) in parts:
            yield start, at
            start = at + 1
    if start < last:
        yield start, last


def _is_series(reading: Reading, first: int, last: int) -> bool:
    """Say whether commas part the items: "in January - 44, in February - 39", "in Vell 96, in Ferren 71"."""
    page = reading.page
    if any(page.low(i) == ";" for i in range(first, last)):
        return False
    opens = [first, *(i + 1 for i in range(first, last) if page.low(i) == ",")]
    found = 0
    for at in opens:
        near = range(at, min(at + _SHORT * 2 + 1, last))
        group = next((g for i in near if (g := reading.groups.get(i)) is not None), None)
        marked = group is not None and page.low(group.first - 1) in _COLONS
        placed = page.is_word(at, "in_place", "prep") or marked
        found += group is not None and group.first > at and placed
    return found >= _UNTOLD and found == len(opens)


def _item(reading: Reading, number: int, first: int, last: int, *, is_list: bool) -> Item | None:
    page = reading.page
    sentence = page.sentences[number]
    if page.low(first) in ("•", "·", "*", "-", "–", "—", "|"):
        first += 1
    group = next((g for g in reading.groups_in(first, last) if _counts_people(g)), None)
    if group is None or group.first - 1 <= first:
        return None
    mark, after = group.first - 1, page.low(group.last)
    label = (first, mark)
    size = mark - first
    is_line = page.is_line(sentence.first, sentence.last)
    fits = page.low(mark) in _COLONS and size <= _LONGEST
    fits = fits or (page.low(mark) == "," and size <= (_LONGEST if is_list else _SHORT))
    if not fits and page.is_word(first, "in_place") and is_list:
        mark, fits = group.first, size < _SHORT * 2  # "w karskim 96"
        label = (first, mark)
    closes = after in _STOPS or page.is_word(group.last, "including")
    closes = closes or all(page.all_at(i, "trigger") for i in range(group.last, last))
    if not fits or not closes or not _is_label(reading, label):
        return None
    told = any(page.over(i, "trigger") for i in range(*label))
    total = any(page.is_word(i, "count_noun") for i in range(*label))
    named = group if told else _with_label(reading, group, label)
    return Item(label, named, number, is_line, told, total)


def _counts_people(group: PeopleGroup) -> bool:
    return group.kind in ("people", "bare", "unknown")


def _is_label(reading: Reading, label: tuple[int, int]) -> bool:
    """Say whether words are a label: no verb of their own, and nothing of a sentence before."""
    page, words = reading.page, range(*label)
    if any(page.tokens[i].kind == "mark" and page.low(i) not in _WITHIN for i in words):
        return False
    told = reading.predicates_in(*label)
    verbs = any(p.is_finite and p.voice == "active" and p.last < label[1] for p in told)
    rest = words[1:] if told else words  # "Being tried: 32"
    return not verbs and not any(page.over(i, "aux") for i in rest)


def _told(reading: Reading, run: Sequence[Item], *, is_cut: bool) -> Iterator[Enumeration]:
    if len(run) < _LEAST:
        return
    page = reading.page
    first = run[0].sentence
    intro = page.sentences[first].first < run[0].label[0] - 1
    heading = first if intro else first - 1
    whole, is_all = _whole(reading, run, heading)
    # Where some labels tell what befell people, the lines are of many things, and not of one.
    alike = heading >= 0 and run[0].is_line and not any(item.is_told for item in run)
    event = _event_of(reading, heading) if alike else None
    if whole is not None or event is not None:
        yield Enumeration(tuple(run), heading, event, whole, is_all and not is_cut)


def _whole(reading: Reading, run: Sequence[Item], heading: int) -> tuple[int | None, bool]:
    """Find the number that items part: said so, counted in their heading, or what they add up to."""
    page = reading.page
    opens = run[0].label[0]
    start = page.sentences[max(heading - _BACK, 0)].first
    sizes = [i.group.quantity.value for i in run if not i.is_total]
    for group in reversed(reading.groups_in(start, opens)):
        size = group.quantity.value
        part = page.is_word(group.first - 1, "including")  # "234, of whom 164": of the 234
        if not _counts_people(group) or not sizes or size < max(sizes) or part:
            continue
        told = divides(reading, group.first, opens)
        lines = run[0].is_line and page.sentence_of(group.first) == heading
        headed = lines and group.kind == "people" and page.low(opens - 1) == ":"
        near = 100 * abs(sum(sizes) - size) <= measure_table().near_percent * size
        opened = run[0].is_line and page.low(page.sentences[heading].last - 1) == ":"
        alike = opened or not any(item.is_told for item in run)
        near = near and len(sizes) >= _UNTOLD and alike
        if told or headed or near:
            return group.quantity.core, told or near
    return None, False


def _event_of(reading: Reading, number: int) -> str | None:
    """Say what a heading tells of the people under it: its word for it, or who they are."""
    page = reading.page
    sentence = page.sentences[number]
    words = range(sentence.first, sentence.last)
    told = reading.predicates_in(sentence.first, sentence.last)
    if told:
        return told[0].event
    held = meanings().held_populations
    people = (page.over(i, "population") for i in words)
    is_held = any(hit is not None and hit.value in held for hit in people)
    return meanings().unsaid.held if is_held else None


def _with_label(reading: Reading, group: PeopleGroup, label: tuple[int, int]) -> PeopleGroup:
    """Give a number whom its label names; words that name them more narrowly describe them."""
    page = reading.page
    hits = (page.at(i, "population") for i in range(*label))
    hit = next((h for h in hits if h is not None), None)
    subgroup = dict(group.subgroup)
    if hit is not None:
        subgroup |= meanings().subgroups.get(hit.value, {})
        group = replace(
            group, kind="people", population=hit.value, population_span=(hit.first, hit.last)
        )
    said = hit is not None and (hit.first, hit.last) == label
    dated = any((d.first, d.last) == label for d in reading.dates_in(*label))
    if not said and not dated:
        subgroup[DESCRIBED] = page.words(*label)
    return replace(group, subgroup=tuple(sorted(subgroup.items())))
