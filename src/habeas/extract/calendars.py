"""What a text as a whole says of time: when it was said, what it covers, which year is meant."""

import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from habeas.extract.dates import DatePart, Dating, is_year
from habeas.extract.offsets import OFFSET
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading
from habeas.model.claim import Basis
from habeas.model.when import When, parse_when
from habeas.vocabulary.meanings import meanings

# How many years before the day of a text a story that it tells may have begun.
_STORY: Final = 5
_WEEK: Final = 7
_MONTH: Final = 31
# Years told by the year told last, and how far from it.
_YEARS_OF_STORY: Final = {"year_earlier": -1, "same_year": 0, "next_year": 1}
# Up to which month of a year accounts of the year before appear.
_ACCOUNTS: Final = 3
# How many full dates of one year, and of no other, make a text one about that year.
_ENOUGH: Final = 3
# How many lines may stand over the day of a text.
_TITLE_LINES: Final = 3
_STOPS: Final = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Timing:
    """A resolved time.

    Attributes:
        edtf: In EDTF.
        relation: on, during, as_of, from, until, before, after, about.
        basis: How it is known.
        span: Tokens it was read from, or None.
        rule: Id of the rule that chose it.
        is_since: True for "since D": what counts from there is cumulative.
    """

    edtf: str
    relation: str
    basis: Basis
    span: tuple[int, int] | None
    rule: str
    is_since: bool = False


@dataclass(slots=True)
class Calendar:
    """What a whole text says of time, and where its claims have got to.

    Attributes:
        said: The day it was published, if known.
        covered: The year it reports on as a whole, if it says so.
        period: The period it reports on as a whole, if it says so.
        covers: The period that whoever gave the text says it is about, EDTF.
        only: The one year all its full dates lie in, if there is just one.
        as_of: The first day a stock was stated for.
        dateline: The day that stands alone under the title: of the text, and of no event.
        told: What each date means, once that was found.
        stories: The year that the story before each date without one gives it.
    """

    reading: Reading
    said: DatePart | None = None
    covered: int | None = None
    period: Dating | None = None
    covers: str | None = None
    only: int | None = None
    as_of: "Timing | None" = None
    dateline: Dating | None = None
    told: dict[Dating, tuple[DatePart | None, DatePart | None, Basis]] = field(default_factory=dict)
    stories: dict[Dating, int | None] = field(default_factory=dict)


def open_calendar(reading: Reading, said_on: str | None, covers: str | None = None) -> Calendar:
    """Read what a text says of time as a whole.

    Args:
        reading: Its first layer.
        said_on: When it was published, EDTF; None where unknown.
        covers: The period it is about, EDTF; None where nobody says.
    """
    calendar = Calendar(reading, _part(said_on), covers=covers)
    if covers is not None:
        calendar.covered = _one_year(parse_when(covers))
    for rule in () if covers is not None else meanings().coverage:
        found = re.search(rule.pattern, reading.page.text[:200000], re.IGNORECASE)
        if found is not None and rule.offset:
            calendar.covered = int(found.group(1)) + rule.offset
            break
    calendar.dateline = _under_title(reading)
    told = calendar.dateline or _in_title(reading)
    own = _dateline(reading) or (None if told is None else told.begin)
    if calendar.said is None or (own is not None and _is_just_before(own, calendar.said)):
        calendar.said = own
    calendar.period = _period(reading)
    years = [d.begin.year for d in reading.dates if d.begin.year is not None and d.begin.month]
    if len(set(years)) == 1 and len(years) >= _ENOUGH:
        calendar.only = years[0]
    return calendar


def _one_year(when: When) -> int | None:
    """Give the year a period lies in; None where it lies in several."""
    first, last = when.earliest, when.latest
    return (
        first.year if first is not None and last is not None and first.year == last.year else None
    )


def _dateline(reading: Reading) -> DatePart | None:
    """Read the day in a newswire's first line: "PORT, 12 JAN 90 (AGENCY) --"."""
    page = reading.page
    for dating in reading.dates_in(0, 14):
        closes = page.low(dating.last) in ("(", "-", "–", "—") and page.low(dating.core - 1) == ","
        if closes and dating.begin.day is not None and dating.begin.year is not None:
            return dating.begin
    return None


def _is_just_before(own: DatePart, said: DatePart) -> bool:
    """Say whether a text was written some days before it was published: its "today" is of that day."""
    days = [
        date(part.year, part.month, part.day)
        for part in (own, said)
        if part.year is not None and part.month is not None and part.day is not None
    ]
    return len(days) == len((own, said)) and 0 <= (days[1] - days[0]).days <= _MONTH


def _under_title(reading: Reading) -> Dating | None:
    """Give the day that stands alone on a line under the title; a chronicle has several."""
    page = reading.page
    alone = [
        (number, dating)
        for number, sentence in enumerate(page.sentences)
        if (dating := only_date(reading, sentence.first, sentence.last)) is not None
    ]
    if len(alone) != 1:
        return None
    number, dating = alone[0]
    over = page.sentences[:number]
    untold = all(page.low(s.last - 1) not in _STOPS for s in over)
    opens = 0 < number <= _TITLE_LINES and untold and page.sentences[number].headline
    return dating if opens and _is_full(dating) else None


def _in_title(reading: Reading) -> Dating | None:
    """Read "Report of the Open Bars Centre, 12 January 2031": the day a title ends on."""
    page = reading.page
    first = page.sentences[0] if page.sentences else None
    if first is None or not first.headline:
        return None
    dates = reading.dates_in(first.first, first.last)
    ends = bool(dates) and page.low(dates[-1].first - 1) == ","
    ends = ends and not any(
        page.tokens[i].kind == "word" and not page.is_word(i, "year_word")
        for i in range(dates[-1].last, first.last)
    )
    return dates[-1] if ends and _is_full(dates[-1]) else None


def _is_full(dating: Dating) -> bool:
    return dating.begin.day is not None and dating.begin.year is not None and dating.end is None


def only_date(reading: Reading, first: int, last: int) -> Dating | None:
    """Give the date that a stretch consists of, where it holds nothing else.

    Args:
        reading: The first layer.
        first: Its first token.
        last: One past its last token.
    """
    dates = [d for d in reading.dates_in(first, last) if d.begin.month is not None]
    if len(dates) != 1:
        return None
    rest = [i for i in range(first, last) if not dates[0].first <= i < dates[0].last]
    return dates[0] if all(reading.page.tokens[i].kind == "mark" for i in rest) else None


def _period(reading: Reading) -> Dating | None:
    """Read "this report covers arrests between 4 December 2011 and 31 December 2012"."""
    page = reading.page
    for dating in reading.dates:
        if dating.end is None or dating.begin.year is None or dating.end.year is None:
            continue
        sentence = page.sentences[page.sentence_of(dating.core)]
        if any(page.is_word(i, "covers") for i in range(sentence.first, dating.core)):
            return dating
    return None


def _part(text: str | None) -> DatePart | None:
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$", text or "")
    if found is None:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    return DatePart(year, month, day)


def absolute(calendar: Calendar, dating: Dating) -> tuple[DatePart | None, DatePart | None, Basis]:
    """Give a date its year, or a relative date its day.

    Args:
        calendar: The text's.
        dating: As written.

    Returns:
        Its beginning, its end for a period, and how they are known; None where no year
        can be told.
    """
    if dating not in calendar.told:
        page = calendar.reading.page
        paragraph = page.sentences[page.sentence_of(dating.core)].paragraph
        first = page.sentences[page.paragraphs[paragraph][0]].first
        # In order of place: a date may go back to the one before it, and a long story is no deep recursion.
        for each in (*calendar.reading.dates_in(first, dating.core), dating):
            if each not in calendar.told:
                calendar.told[each] = _absolute(calendar, each)
    return calendar.told[dating]


def _absolute(calendar: Calendar, dating: Dating) -> tuple[DatePart | None, DatePart | None, Basis]:
    if dating.relative in ("last_week", "this_week"):
        return *_week(calendar.said, dating.relative), Basis.DOCUMENT_DATE
    if dating.relative in ("same_period", "same_period_earlier"):
        back = int(dating.relative == "same_period_earlier")
        return *_period_before(calendar, dating, back), Basis.EVENT_RELATIVE
    if dating.relative is not None:
        part, basis = _relative(calendar, dating.relative, dating)
        return part, None, basis
    begin, end = dating.begin, dating.end
    if begin.year is not None:
        return begin, end, Basis.EXPLICIT
    story = calendar.stories[dating] = _year_of_story(calendar, dating)
    if dating.year_told is not None:
        told, basis = _relative(calendar, dating.year_told, dating)
        year = None if told is None else told.year
        if year is None:
            return None, None, Basis.NONE
    else:
        year = _year_beside(calendar, dating) or story or _year_for(calendar, begin)
        basis = Basis.EVENT_RELATIVE if year == story else Basis.EXPLICIT
    if year is None:
        year, basis = _year_before(calendar, dating), Basis.INHERITED_PARAGRAPH
    if year is None:
        return None, None, Basis.NONE
    begin = replace(begin, year=year)
    if end is not None and end.year is None:
        end = replace(end, year=year)
    return begin, end, basis


def _year_beside(calendar: Calendar, dating: Dating) -> int | None:
    """Read "arrested on 14 February 2030 and expelled on 28 March": the clause goes on in the year it gave."""
    reading, page = calendar.reading, calendar.reading.page
    floor = page.sentences[page.sentence_of(dating.core)].first
    before = [d for d in reading.dates_in(floor, dating.first) if d.relative is None]
    told = before[-1].end or before[-1].begin if before else None
    if told is None or told.year is None or told.month is None:
        return None
    between = range(before[-1].last, dating.first)
    joined = any(page.is_word(i, "and") for i in between)
    parted = any(
        page.tokens[i].kind == "mark" or page.is_word(i, "relative", "sub") for i in between
    )
    begin = dating.begin
    later = (begin.month or 1, begin.day or 0) >= (told.month, told.day or 0)
    return told.year if joined and not parted and later else None


def date_before(
    calendar: Calendar, at: int, *, in_sentence: bool = False
) -> tuple[Dating, DatePart] | None:
    """Give the last date written before a token in its paragraph, with its end or beginning.

    Args:
        calendar: The text's.
        at: A token.
        in_sentence: Whether dates in the same sentence count too.
    """
    page = calendar.reading.page
    number = page.sentence_of(at)
    sentence = page.sentences[number]
    first = page.sentences[page.paragraphs[sentence.paragraph][0]].first
    last = at if in_sentence else sentence.first
    for dating in reversed(calendar.reading.dates_in(first, last)):
        told = dating.relative is None or dating.relative.startswith((OFFSET, "next_day"))
        if not told or _is_aside(page, dating):
            continue
        begin, end, _ = absolute(calendar, dating)
        if dating.relative is not None and begin is None:
            return None  # what is told from a time that nobody knows is known no better
        part = end or begin
        if part is not None and part.year is not None:
            return dating, part
    return None


def _year_of_story(calendar: Calendar, dating: Dating) -> int | None:
    """Read "In 2028 the paper was closed. In May its editor was arrested.": a story goes on in the year that opens it.

    One long before the text's day is of another story, and so is a founding or a birth. A day and a
    month behind an older date ("first arrested in 2027. On 9 May he was taken again") are news.
    """
    said, reading, page = calendar.said, calendar.reading, calendar.reading.page
    month = dating.begin.month
    if said is None or said.year is None or month is None:
        return None
    number = page.sentence_of(dating.core)
    paragraph = page.paragraphs[page.sentences[number].paragraph]
    first, last = page.sentences[paragraph[0]].first, page.sentences[number].first
    told = [d for d in reading.dates_in(first, last) if not _is_aside(page, d)]
    before = next((d for d in reversed(told) if d.relative is None), None)
    if before is None:
        return None
    part = absolute(calendar, before)[0]
    if part is None or part.year is None or not said.year - _STORY <= part.year < said.year:
        return None
    goes_on = calendar.stories.get(before) == part.year
    if not goes_on and not _opens_story(reading, before):
        return None
    return part.year + (month < (part.month or 1))


def _opens_story(reading: Reading, dating: Dating) -> bool:
    """Say whether a sentence opens on a year, and tells no founding or birth."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(dating.core)]
    opens = all(
        page.tokens[i].kind != "word"
        or page.is_word(i, "prep", "article", "year_before", "year_word")
        for i in range(sentence.first, dating.first)
    )
    bare = dating.begin.month is None and dating.begin.year is not None
    return opens and bare and _tells(reading, dating)


def _year_for(calendar: Calendar, part: DatePart) -> int | None:
    if calendar.covered is not None:
        return calendar.covered
    if calendar.said is not None and calendar.said.year is not None:
        said = (calendar.said.month or 12, calendar.said.day or 31)
        return calendar.said.year - ((part.month or 1, part.day or 1) > said)
    return calendar.only


def _year_before(calendar: Calendar, dating: Dating) -> int | None:
    """Give the year last written in the paragraph: "In 2027... Between 4 and 19 September"."""
    page = calendar.reading.page
    paragraph = page.sentences[page.sentence_of(dating.core)].paragraph
    first = page.sentences[page.paragraphs[paragraph][0]].first
    years = []
    for before in calendar.reading.dates_in(first, dating.core):
        part = before.end or before.begin
        if before.relative in ("last_year", "this_year"):
            part = absolute(calendar, before)[0] or part
        told = _tells(calendar.reading, before)
        if part.year is not None and told and not _is_aside(page, before):
            years.append(part.year)
    # What is told goes forward: a year before the others is only looked back to.
    return max(years, default=None)


def _year_of_title(calendar: Calendar) -> int | None:
    """Give the one year that the first lines of the text name: "Annual report 2029"; None for none, or several."""
    page = calendar.reading.page
    ends = page.paragraphs[min(_TITLE_LINES, len(page.paragraphs)) - 1][1] if page.paragraphs else 0
    last = page.sentences[ends - 1].last if ends else 0
    days = {
        i
        for d in calendar.reading.dates_in(0, last)
        if d.begin.day is not None
        for i in range(d.core, d.last)
    }
    counted = {i for i, g in calendar.reading.groups.items() if g.kind != "bare"}
    years = {
        int(page.tokens[i].text)
        for i in range(last)
        if is_year(page, i) and i not in days and i not in counted
    }
    return next(iter(years)) if len(years) == 1 else None


def _tells(reading: Reading, dating: Dating) -> bool:
    """Say whether a date is of the story that is told, and not of a founding or a birth."""
    page = reading.page
    sentence = page.sentences[page.sentence_of(dating.core)]
    happens = bool(reading.predicates_in(sentence.first, sentence.last))
    words = range(sentence.first, sentence.last)
    return happens or not any(page.is_word(i, "founding") for i in words)


def _is_aside(page: TextTokens, dating: Dating) -> bool:
    """Say whether a date stands in brackets: "145 (2033: 133)" goes on about its own year."""
    for index in range(dating.first - 1, max(dating.first - 8, -1), -1):
        if page.tokens[index].text in ("(", ")"):
            return page.tokens[index].text == "("
    return False


def _week(said: DatePart | None, name: str) -> tuple[DatePart | None, DatePart | None]:
    """Give the Monday and Sunday of the week before, or Monday to the day it was said."""
    if said is None or said.year is None or said.month is None or said.day is None:
        return None, None
    monday = 1 - date(said.year, said.month, said.day).isoweekday()
    if name == "this_week":
        return _shift(said, monday), said
    return _shift(said, monday - 7), _shift(said, monday - 1)


def _period_before(
    calendar: Calendar, dating: Dating, back: int
) -> tuple[DatePart | None, DatePart | None]:
    """Give the period last written before "in the same period", some years back.

    A day is no period: what stands nearer is passed over.
    """
    page = calendar.reading.page
    paragraph = page.sentences[page.sentence_of(dating.core)].paragraph
    first = page.sentences[page.paragraphs[max(paragraph - 1, 0)][0]].first
    for before in reversed(calendar.reading.dates_in(first, dating.first)):
        if before.relative is not None or not _is_period(before):
            continue
        begin, end, _ = absolute(calendar, before)
        if begin is None or begin.year is None:
            continue
        return _years_back(begin, back), None if end is None else _years_back(end, back)
    return None, None


def _is_period(dating: Dating) -> bool:
    """Say whether a date has two ends: a month, a year, from one day to another."""
    closed = dating.begin.day is None and dating.relation in (None, "on", "during")
    return dating.end is not None or closed


def _years_back(part: DatePart, years: int) -> DatePart:
    return replace(part, year=None if part.year is None else part.year - years)


def _month_end(calendar: Calendar, at: int) -> DatePart | None:
    """Give the last day of the month last written about, else of the month it was said in."""
    told = [d for d in calendar.reading.dates_in(0, at) if d.begin.month is not None]
    begin = absolute(calendar, told[-1])[0] if told else calendar.said
    if begin is None or begin.year is None or begin.month is None:
        return None
    return replace(begin, day=monthrange(begin.year, begin.month)[1])


def _relative(calendar: Calendar, name: str, dating: Dating) -> tuple[DatePart | None, Basis]:
    said = calendar.said
    if name.startswith(OFFSET):
        return _after_story(calendar, name, dating), Basis.EVENT_RELATIVE
    if name in ("same_day", "days_later", "same_month", "next_day"):
        return _beside_story(calendar, name, dating), Basis.EVENT_RELATIVE
    if name == "month_end":
        return _month_end(calendar, dating.core), Basis.EVENT_RELATIVE
    if name in _YEARS_OF_STORY:
        return _year_by_story(calendar, name, dating), Basis.EVENT_RELATIVE
    if name in ("year_end", "year"):
        return _the_year(calendar, name, dating)
    if name in ("last_year", "this_year"):
        year = said.year if said is not None else calendar.covered
        part = None if year is None else DatePart(year - (name == "last_year"))
        return part, Basis.DOCUMENT_DATE if part is not None else Basis.NONE
    if said is None or said.month is None or said.year is None:
        return None, Basis.NONE
    if name in ("last_month", "this_month"):
        month = said.month - (name == "last_month")
        part = DatePart(said.year, month) if month else DatePart(said.year - 1, 12)
        return part, Basis.DOCUMENT_DATE
    return _relative_day(said, name), Basis.DOCUMENT_DATE


def _after_story(calendar: Calendar, name: str, dating: Dating) -> DatePart | None:
    """Read "two days later", "a year later": from the date told last, as finely as both are told."""
    before = date_before(calendar, dating.core, in_sentence=True)
    if before is None or before[1].year is None:
        return None
    part = before[1]
    _, unit, told = name.split(":")
    count = int(told)
    if unit in ("day", "week"):
        return _shift(part, count * (_WEEK if unit == "week" else 1))
    if unit == "month" and part.month is not None:
        months = part.month - 1 + count
        return DatePart((part.year or 0) + months // 12, months % 12 + 1)
    return DatePart(part.year + count) if unit == "year" and part.year is not None else None


def _beside_story(calendar: Calendar, name: str, dating: Dating) -> DatePart | None:
    """Read "that day", "the following day", "the same month": by the date told last."""
    before = date_before(calendar, dating.core, in_sentence=True)
    if before is None:
        return None
    part = before[1]
    if name == "same_month":
        return replace(part, day=None)
    return (_shift(part, 1) or part) if name == "next_day" else part


def _year_by_story(calendar: Calendar, name: str, dating: Dating) -> DatePart | None:
    """Read "the same year", "the following year", "the year before": by the year told last."""
    if name == "year_earlier":
        said = calendar.said.year if calendar.said is not None else calendar.covered
        year = _year_before(calendar, dating) or said or calendar.only
    else:
        before = date_before(calendar, dating.first, in_sentence=True)
        year = None if before is None else before[1].year
    return None if year is None else DatePart(year + _YEARS_OF_STORY[name])


def _the_year(calendar: Calendar, name: str, dating: Dating) -> tuple[DatePart | None, Basis]:
    """Read "during the year", "by the end of the year": that of the paragraph, of the title, or of the text's day."""
    year = _year_before(calendar, dating) or calendar.covered or _year_of_title(calendar)
    basis = Basis.EVENT_RELATIVE
    if year is None:
        said = calendar.said
        year, basis = said.year if said is not None else calendar.only, Basis.INHERITED_DOCUMENT
        early = said is not None and said.month is not None and said.month <= _ACCOUNTS
        if early and year is not None:
            year -= 1  # "During the year", said in February, is of the year that is over
    if year is None:
        return None, Basis.NONE
    return DatePart(year) if name == "year" else DatePart(year, 12, 31), basis


def _relative_day(said: DatePart, name: str) -> DatePart | None:
    if said.day is None or said.year is None or said.month is None:
        return None
    if name.startswith("weekday:"):
        today = date(said.year, said.month, said.day)
        back = (today.isoweekday() - int(name.partition(":")[2])) % 7
        return _shift(said, -back)
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1}
    return _shift(said, steps[name]) if name in steps else None


def _shift(part: DatePart, days: int) -> DatePart | None:
    if part.year is None or part.month is None or part.day is None:
        return None
    try:
        moved = date(part.year, part.month, part.day) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    return DatePart(moved.year, moved.month, moved.day)
