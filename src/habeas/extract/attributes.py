"""What a text states of a named person: how old he or she is, and when born."""

from typing import Final

from habeas.extract.ages import OLDEST, births
from habeas.extract.calendars import Calendar
from habeas.extract.dates import Dating
from habeas.extract.draft import Draft
from habeas.extract.names import NameMention
from habeas.extract.quotes import quote_tokens
from habeas.extract.reading import Reading
from habeas.model.figure import Hedge
from habeas.model.person import AttributeField, age_on

# How many words may stand between "a 34-year-old" and the name it describes.
_REACH: Final = 6
_OPENS: Final = (",", "(")
_AGES: Final = ("age", "duration")


def find_attributes(reading: Reading, calendar: Calendar) -> list[Draft]:
    """Read ages and births of named people, one claim of each a person.

    Args:
        reading: The first layer.
        calendar: What the text says of time: an age is one on the day it was told.
    """
    found: list[Draft] = []
    told: set[tuple[str, str]] = set()
    for draft in (*_ages(reading, calendar), *_births(reading)):
        key = (draft.values["person"], draft.values["field"])
        if key not in told:
            told.add(key)
            found.append(draft)
    return found


def _ages(reading: Reading, calendar: Calendar) -> list[Draft]:
    page = reading.page
    said = calendar.said.edtf() if calendar.said is not None and calendar.said.day else None
    found = []
    for core in sorted(reading.groups):
        group = reading.groups[core]
        quantity = group.quantity
        is_age = group.kind == "thing" and group.unit in _AGES and quantity.hedge is Hedge.EXACT
        if not is_age or not 0 < quantity.value <= OLDEST:
            continue
        name = (
            _aside_of(reading, group.first)
            or _told_of(reading, group.first)
            or (
                _described(reading, group.last)
                if group.unit == "age" or _is_year_old(reading, core)
                else None
            )
        )
        if name is None:
            continue
        field = AttributeField.AGE_ON if said is not None else "age"
        value = str(quantity.value) if said is None else age_on(quantity.value, said)
        draft = _draft(reading, name, field, value, (quantity.core, quantity.core_last))
        draft.ground(page, "value", (quantity.core, quantity.core_last), "attribute.age")
        found.append(draft)
    return found


def _aside_of(reading: Reading, first: int) -> NameMention | None:
    """Give the person of "Ann Bell, 34," or "Ana Ruiz (34 años, Thule)": an aside to the name."""
    page = reading.page
    at = first - 1
    while page.is_word(at, "of") or (
        (unit := page.over(at, "units")) is not None and unit.value in _AGES
    ):
        at -= 1
    name = reading.named.get(at - 1)
    if name is None or name.last != at or page.low(at) not in _OPENS:
        return None
    group = reading.groups.get(first) or reading.groups.get(first + 1)
    after = first if group is None else group.last
    while (unit := page.over(after, "units")) is not None and unit.value in _AGES:
        after += 1
    closed = (
        after >= len(page.tokens) or page.tokens[after].kind == "mark" or page.is_word(after, "and")
    )
    return (name.full or name) if closed and name.kind == "person" else None


def _told_of(reading: Reading, first: int) -> NameMention | None:
    """Give the person of "Ann Bell, who is 33,"."""
    page = reading.page
    verb = page.over(first - 1, "aux")
    if verb is None or not page.is_word(verb.first - 1, "relative"):
        return None
    name = reading.named.get(verb.first - 3)
    beside = page.low(verb.first - 2) == "," and name is not None and name.kind == "person"
    return (name.full or name) if beside and name is not None else None


def _is_year_old(reading: Reading, core: int) -> bool:
    """Say whether an age is one word with its number: "42-летняя", "42-letnia"."""
    page = reading.page
    return (
        page.low(core + 1).startswith("-") and page.tokens[core + 1].start == page.tokens[core].end
    )


def _described(reading: Reading, at: int) -> NameMention | None:
    """Give the person of "34-year-old teacher Ann Bell": only words for who it is in between."""
    page = reading.page
    for index in range(at, min(at + _REACH, len(page.tokens))):
        name = reading.named.get(index)
        if name is not None:
            return (name.full or name) if name.kind == "person" else None
        token = page.tokens[index]
        if token.kind != "word" or page.is_word(index, "verb", "sub", "relative", "prep"):
            return None
        if page.over(index, "aux") is not None:
            return None
    return None


def _births(reading: Reading) -> list[Draft]:
    page = reading.page
    found = []
    dates = {d.core: d for d in reading.births}
    for first, last in births(page, reading.births, reading.quantities):
        dating = dates.get(first)
        value = _day_of(reading, dating, first)
        name = _born(reading, first)
        if value is None or name is None:
            continue
        draft = _draft(reading, name, AttributeField.BIRTH, value, (first, last))
        draft.ground(page, "value", (first, last), "attribute.birth")
        found.append(draft)
    return found


def _day_of(reading: Reading, dating: Dating | None, first: int) -> str | None:
    if dating is not None:
        return dating.begin.edtf()
    text = reading.page.tokens[first].text
    return text if text.isdecimal() else None


def _born(reading: Reading, at: int) -> NameMention | None:
    """Give the last person named before a birth in its sentence, with no other since."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(at)]
    people = [n for n in reading.names_in(sentence.first, at) if n.kind == "person"]
    if not people:
        return None
    between = range(people[-1].last, at)
    if any(page.over(i, "trigger") or page.is_word(i, "possessive") for i in between):
        return None
    return people[-1].full or people[-1]


def _draft(
    reading: Reading, name: NameMention, field: str, value: str, words: tuple[int, int]
) -> Draft:
    page = reading.page
    here = page.sentence_of(words[0])
    near = min(
        (n for n in reading.names if (n.full or n) is name), key=lambda n: abs(n.first - words[0])
    )
    first, last = quote_tokens(page, min(near.first, words[0]), max(near.last, words[1]))
    draft = Draft("attribute", first, last, paragraph=page.sentences[here].paragraph, sentence=here)
    draft.values |= {"person": name.text, "field": str(field), "value": value}
    draft.ground(page, "person", (name.first, name.last), "attribute.of")
    return draft
