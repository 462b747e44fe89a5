"""Lines of a breakdown: "- Journalists: 17 people", under a heading that says of whom."""

from dataclasses import dataclass
from typing import Final

from habeas.extract.groups import PeopleGroup
from habeas.extract.reading import Reading
from habeas.extract.verbless import Attachment, Slot
from habeas.vocabulary.meanings import meanings

_PARTS: Final = (":", "—", "–", "-", "|")
# Words of a label, and how many lines make a breakdown.
_LONGEST: Final = 8
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One line of a breakdown.

    Attributes:
        group: The number, with whom its label names.
        heading: Number of the sentence over the first line; -1 where there is none.
        event: What the heading says of them; None where it only counts them.
        is_total: Whether the label calls it all of them.
    """

    group: PeopleGroup
    heading: int
    event: str | None
    is_total: bool


def category_line(reading: Reading, group: PeopleGroup) -> CategoryLine | None:
    """Give the line of a breakdown that a number stands in; None where it stands in none.

    Args:
        reading: The first layer.
        group: A number with what it counts.
    """
    lines = reading.once("category lines", lambda: _find(reading))
    return lines.get(group.quantity.core)


def heading_says(reading: Reading, line: CategoryLine) -> Attachment | None:
    """Give what a heading tells of the people of a line; None where it only counts them.

    Args:
        reading: The first layer.
        line: The line.
    """
    if line.event is None:
        return None
    heading = reading.page.sentences[line.heading]
    words = (heading.first, heading.last)
    return Attachment(line.event, "line.heading", 2, 0, words, slot=Slot.LENT)


def _find(reading: Reading) -> dict[int, CategoryLine]:
    page = reading.page
    found: dict[int, CategoryLine] = {}
    run: list[tuple[int, PeopleGroup, tuple[int, int]]] = []
    for number in range(len(page.sentences) + 1):
        line = _line(reading, number) if number < len(page.sentences) else None
        if line is not None:
            run.append((number, *line))
            continue
        if len(run) >= _LEAST:
            found |= _told(reading, run)
        run = []
    return found


def _line(reading: Reading, number: int) -> tuple[PeopleGroup, tuple[int, int]] | None:
    """Read a label, a mark and a number that end a line together."""
    page = reading.page
    sentence = page.sentences[number]
    last = sentence.last
    while last > sentence.first and page.low(last - 1) in (".", ";", ","):
        last -= 1
    is_line = page.is_line(sentence.first, sentence.last)
    group = next((g for g in reading.groups_in(sentence.first, last) if g.last == last), None)
    if group is None or group.kind not in ("people", "bare") or not is_line:
        return None
    mark = group.first - 1
    first = sentence.first + (page.low(sentence.first) in _PARTS)
    label = range(first, mark)
    alone = mark > first and page.low(mark) in _PARTS and len(label) <= _LONGEST
    words = all(page.tokens[i].kind == "word" or page.low(i) == "," for i in label)
    happens = any(page.over(i, "aux") or page.over(i, "trigger") for i in label)
    if not alone or not words or happens:
        return None
    return group, (first, mark)


def _told(
    reading: Reading, run: list[tuple[int, PeopleGroup, tuple[int, int]]]
) -> dict[int, CategoryLine]:
    heading = run[0][0] - 1
    event = _event_of(reading, heading) if heading >= 0 else None
    counted = heading >= 0 and _counts(reading, heading)
    found = {}
    for _, group, label in run:
        if event is None and not counted:
            return {}
        total = any(reading.page.is_word(i, "count_noun") for i in range(*label))
        named = _with_label(reading, group, label)
        found[group.quantity.core] = CategoryLine(named, heading, event, total)
    return found


def _counts(reading: Reading, number: int) -> bool:
    """Say whether a heading counts the people that its lines part."""
    page = reading.page
    sentence = page.sentences[number]
    ends = page.low(sentence.last - 1) == ":"
    groups = reading.groups_in(sentence.first, sentence.last)
    return ends and any(g.kind == "people" for g in groups)


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
    hits = (reading.page.at(i, "population") for i in range(*label))
    hit = next((h for h in hits if h is not None), None)
    if hit is None:
        return group
    return PeopleGroup(
        group.quantity, group.first, group.last, "people", hit.value, (hit.first, hit.last),
        tuple(meanings().subgroups.get(hit.value, {}).items()),
    )  # fmt: skip
