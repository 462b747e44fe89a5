"""Lists of people, a person a line: "3. Ann Bell, 52, nurse: arrested 11 May, freed 14 May"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.agreement import has_no_object, has_no_subject
from habeas.extract.dates import DatePart, Dating, noted
from habeas.extract.names import NameMention
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.topics import heads
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

# Lines that make a list, and words that a line of one may have: prose has more.
_LEAST: Final = 2
_LONGEST: Final = 70
# What may follow the name that a line opens with, and what parts a line into notes.
_AFTER_NAME: Final = (",", ";", ":", "(", "—", "–", "-", ".", "|", "/")
_PARTS: Final = (",", ";", ":", "(", ")", "—", "–", ".", "|")
_MARKS: Final = (".", ")", "-", "–", "—", "(", "/")
_BEFALLS: Final = ("passive", "bare", "intransitive", "adjective", "noun")
_OPENERS: Final = 4
# No day on which it happened.
_OTHER_DAYS: Final = ("until", "before", "as_of", "about")
_HALF: Final = 6


@dataclass(frozen=True, slots=True)
class NamedLine:
    """One person of a list.

    Attributes:
        name: Who opens the line.
        first: First token of the line.
        last: One past its last token.
    """

    name: NameMention
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Listed:
    """What a line, or the heading over it, tells of its person.

    Attributes:
        line: The line.
        predicate: What happened.
        date: The date that stands beside it; None where none does.
        is_of_heading: Whether the heading tells it, of every line under it.
    """

    line: NamedLine
    predicate: Predicate
    date: Dating | None
    is_of_heading: bool


def listed(reading: Reading) -> list[Listed]:
    """Find what the lists of a text tell of their people.

    Args:
        reading: The first layer.
    """
    return reading.once(
        "person lines",
        lambda: [
            one
            for lines in (*_lists(reading), *_sections(reading))
            for one in _told(reading, lines)
        ],
    )


def list_before(reading: Reading, at: int, size: int) -> list[NameMention]:
    """Give the people of the last list of so many lines before a token; none where there is none.

    Args:
        reading: The first layer.
        at: The token.
        size: How many people.
    """
    fitting = (
        lines for lines in reversed(_lists(reading)) if lines[-1].last <= at and len(lines) == size
    )
    return [line.name for line in next(fitting, [])]


def _lists(reading: Reading) -> list[list[NamedLine]]:
    return reading.once("people lists", lambda: list(_runs(reading)))


def _runs(reading: Reading) -> Iterator[list[NamedLine]]:
    run: list[NamedLine] = []
    for first, last in reading.page.lines:
        line = _line(reading, first, last)
        if line is not None and (not run or _goes_on(reading, run[0], line)):
            run.append(line)
            continue
        if len(run) >= _LEAST:
            yield run
        run = [] if line is None else [line]
    if len(run) >= _LEAST:
        yield run


def _goes_on(reading: Reading, opening: NamedLine, line: NamedLine) -> bool:
    """Say whether a line is of the list that another opens: by its number, or the mark after the name."""
    tokens = reading.page.tokens
    numbered = all(tokens[one.first].kind == "number" for one in (opening, line))
    return numbered or _mark(reading, line) in ("", _mark(reading, opening))


def _sections(reading: Reading) -> Iterator[list[NamedLine]]:
    """Find names over sections of their own: "Ann Bell, 41", and what befell her below."""
    in_lists = {line.first for lines in _lists(reading) for line in lines}
    found = [
        NamedLine(name, first, last)
        for first, last in reading.page.lines
        if first not in in_lists
        for name in heads(reading, first, last)
    ]
    if len(found) >= _LEAST:
        yield found


def _line(reading: Reading, first: int, last: int) -> NamedLine | None:
    """Read a line that a name opens, after a number or a mark."""
    page, at = reading.page, first
    while at < min(last, first + _OPENERS) and at not in reading.named:
        token = page.tokens[at]
        lettered = at == first and len(token.text) == 1 and page.low(at + 1) == ")"
        is_mark = token.kind == "number" or token.text in _MARKS or lettered
        if not (is_mark or page.over(at, "names")):
            return None
        at += 1
    name = reading.named.get(at)
    if name is None or name.kind != "person" or name.first != at:
        return None
    follows = name.last >= last or page.tokens[name.last].text in _AFTER_NAME
    return NamedLine(name, first, last) if follows and last - first <= _LONGEST else None


def _mark(reading: Reading, line: NamedLine) -> str:
    """Give the mark after the name, which is the same in every line of a list."""
    at = line.name.last
    alone = at >= line.last or (at + 1 == line.last and reading.page.low(at) in (".", ";"))
    return "" if alone else reading.page.tokens[at].text


def _told(reading: Reading, lines: Sequence[NamedLine]) -> list[Listed]:
    over = _dates_over(reading, lines[0].first)
    told = _told_undated(reading, lines)
    return [replace(one, date=_in_year(one.date, over)) for one in told]


def _in_year(date: Dating | None, over: Sequence[DatePart]) -> Dating | None:
    """Give a day and a month the year that stands over the list, unless it may have turned."""
    if date is None or date.relative or date.begin.year is not None or date.begin.month is None:
        return date
    years = {part.year for part in over}
    months = [part.month for part in over if part.month is not None]
    turned = any(abs(month - date.begin.month) >= _HALF for month in months)
    if len(years) != 1 or turned:
        return date
    return replace(date, begin=replace(date.begin, year=years.pop()))


def _dates_over(reading: Reading, at: int) -> list[DatePart]:
    """Give the dates of the words over a list."""
    if not at:
        return []
    sentence = reading.page.sentences[reading.page.sentence_of(at - 1)]
    dates = reading.dates_in(sentence.first, at)
    return [part for d in dates for part in (d.begin, d.end) if part is not None]


def _told_undated(reading: Reading, lines: Sequence[NamedLine]) -> list[Listed]:
    told = [(line, _of_line(reading, line)) for line in lines]
    found = [one for _, ones in told for one in ones]
    heading = _heading(reading, lines[0].first)
    if heading is None:
        return found
    predicates = [p for line in lines for p in reading.predicates_in(line.first, line.last)]
    if any(p.event == heading.event for p in predicates):
        return found  # the heading is a title, and each line says for itself
    for line, ones in told:
        beside = [one.date for one in ones]
        dates = _dates(reading, line.first, line.last)
        alone = [d for d in dates if d not in beside and _stands_alone(reading, line, d)]
        date = alone[0] if len(alone) == 1 else _only_date(reading, heading, lines[0].first)
        found.append(Listed(line, heading, date, is_of_heading=True))
    return found


def _of_line(reading: Reading, line: NamedLine) -> list[Listed]:
    found: dict[int, Listed] = {}
    for written in reading.predicates_in(line.name.last, line.last):
        if written.core in found:
            continue
        first, last = _note(reading, written, line)
        dates = _dates(reading, first, last)
        date = dates[0] if len(dates) == 1 else None
        predicate = _taken(written, date)
        if not _is_of_name(reading, line, predicate):
            continue
        found[predicate.core] = Listed(line, predicate, date, is_of_heading=False)
    return list(found.values())


def _taken(predicate: Predicate, date: Dating | None) -> Predicate:
    """Read "Preso 3/12" as the day somebody was taken: who is held is so on no one day."""
    since = meanings().events[predicate.event].since if predicate.voice == "bare" else None
    on = date is not None and date.begin.day is not None and date.relation not in _OTHER_DAYS
    return replace(predicate, event=since) if since is not None and on else predicate


def _is_of_name(reading: Reading, line: NamedLine, predicate: Predicate) -> bool:
    """Say whether a predicate of a line befell who opens it, and nobody named after."""
    meaning = meanings().events.get(predicate.event)
    if meaning is None or meaning.is_state or predicate.modality is not Modality.ASSERTED:
        return False
    befalls = predicate.voice in _BEFALLS or (
        predicate.voice == "active"
        and (has_no_subject(reading, predicate) or has_no_object(reading, predicate))
    )
    others = reading.names_in(*_note(reading, predicate, line))
    return befalls and not any(n.kind == "person" for n in others)


def _note(reading: Reading, predicate: Predicate, line: NamedLine) -> tuple[int, int]:
    """Give the part of a line between marks that a predicate stands in."""
    first, last = predicate.core, predicate.last
    while first > line.name.last and not _is_mark(reading, first - 1):
        first -= 1
    while last < line.last and not _is_mark(reading, last):
        last += 1
    return first, last


def _is_mark(reading: Reading, at: int) -> bool:
    page = reading.page
    if at in reading.dated or page.tokens[at].text not in _PARTS:
        return False
    # A full stop after a short form parts nothing: "arr. 10 Nov."
    return page.tokens[at].text != "." or page.low(at - 1) not in page.lexicon.abbreviations


def _dates(reading: Reading, first: int, last: int) -> list[Dating]:
    """Give the dates of some tokens, also a day and a month alone: "03.02", "3/12"."""
    found = list(reading.dates_in(first, last))
    for at in range(first, last):
        date = None if at in reading.dated else noted(reading.page, at)
        if date is not None:
            found.append(date)
    return sorted(found, key=lambda d: d.core)


def _stands_alone(reading: Reading, line: NamedLine, date: Dating) -> bool:
    """Say whether a date is a note of its own, and nothing else is said of it."""
    page = reading.page
    opens = page.tokens[date.first - 1].text in _PARTS
    closes = date.last >= line.last or page.tokens[date.last].text in _PARTS
    return opens and closes and date.relation in (None, "on")


def _only_date(reading: Reading, predicate: Predicate, last: int) -> Dating | None:
    """Give the one date of a heading."""
    sentence = reading.page.sentences[reading.page.sentence_of(predicate.core)]
    dates = reading.dates_in(sentence.first, last)
    return dates[0] if len(dates) == 1 else None


def _heading(reading: Reading, at: int) -> Predicate | None:
    """Give what the words over a list tell of everybody in it; None where they tell nothing.

    Where they only part it, "From the prison of Holm:", the title of the text tells it.
    """
    page = reading.page
    if not at:
        return None
    number = page.sentence_of(at - 1)
    sentence = page.sentences[number]
    closes = page.tokens[at - 1].text in (":", ")") or sentence.headline
    if not closes:
        return None
    if number and not list(reading.predicates_in(sentence.first, at)):
        negated = any(page.is_word(i, "neg") for i in range(sentence.first, at))
        title = page.sentences[0]
        stands = page.is_line(title.first, title.last) and page.low(title.last - 1) != "."
        return _only_told(reading, title.first, title.last) if stands and not negated else None
    return _only_told(reading, sentence.first, at)


def _only_told(reading: Reading, first: int, last: int) -> Predicate | None:
    """Give the one thing that some words say to have befallen somebody."""
    found = [
        p
        for p in reading.predicates_in(first, last)
        if p.voice in _BEFALLS and not meanings().events[p.event].is_state
    ]
    sure = found and all(p.modality is Modality.ASSERTED for p in found)
    return found[0] if sure and len({p.core for p in found}) == 1 else None
