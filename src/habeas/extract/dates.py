"""Dates as they are written, with the word that relates them to what happened."""

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.page import TextTokens
from habeas.vocabulary.grammar import WordClass

_ISO: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
_NUMERIC: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
# With two figures for the year, only where dots part all three: "31.12.29".
_SHORT: Final = re.compile(r"(\d\d)\.(\d\d)\.(\d\d)(?![\d.]\d|\d)")
_CENTURY: Final = 60
_YEARS: Final = range(1900, 2100)
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# Words that tell a year by the day of the text, or by the year told last.
_YEAR_WORDS: Final = ("last_year", "this_year", "same_year", "next_year", "year_earlier")
# How many small words may stand between a month and the words for its year.
_SMALL: Final = 3
# A day and a month alone: a fraction ("3/10") has no two digits before the stroke and no zero after.
_DAY_MONTH: Final = re.compile(r"(\d\d)/(\d\d)(?![\d/]|\.\d)|(\d)/(0\d)(?![\d/]|\.\d)")
# "19/9" is no fraction either, for it would be above one; "24/7" is round the clock.
_DAY_SHORT_MONTH: Final = re.compile(r"(?!24/7)([12]\d|3[01])/(\d)(?![\d/]|\.\d)")
_DOTTED: Final = re.compile(r"(\d\d)\.(\d\d)")
_DAYS: Final = 31
_MONTHS: Final = 12
_LEAP_YEAR: Final = 2000
# Letters of a month that may be cut short, and so have a full stop of its own.
_SHORTENED: Final = 5
_DASHES: Final = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class DatePart:
    """A day, month or year; None for what is not written.

    A day that its month does not have ("31.02.2030", "29 February" of another year) is not one:
    the month stands without it.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Drop a day that no calendar has."""
        if self.day is None or self.month is None:
            return
        if self.day > monthrange(_LEAP_YEAR if self.year is None else self.year, self.month)[1]:
            object.__setattr__(self, "day", None)

    def edtf(self) -> str | None:
        """Give it in EDTF; None without a year."""
        if self.year is None:
            return None
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text


@dataclass(frozen=True, slots=True)
class Dating:
    """One date or period in the text.

    Attributes:
        first: First token, relation word included.
        core: First token of the date itself.
        last: One past the last token.
        begin: Its beginning, or all of it.
        end: Its end, for a period.
        relation: on, during, as_of, from, since, until, before, after, about; None if unsaid.
        relative: For "yesterday", "on Monday", "the end of the year": which.
        year_told: For "25 March last year", "in May of the same year": in which words its year is told.
    """

    first: int
    core: int
    last: int
    begin: DatePart
    end: DatePart | None = None
    relation: str | None = None
    relative: str | None = None
    year_told: str | None = None


def find_dates(page: TextTokens) -> list[Dating]:
    """Find every date, in order of place; periods and their prepositions joined."""
    found: list[Dating] = []
    index = 0
    while index < len(page.tokens):
        dating = _one(page, index)
        if dating is None:
            index += 1
            continue
        if dating.begin.month is None and dating.begin.day is not None:
            month = _month_before(page, found, index)
            if month is None:
                index = dating.last
                continue
            dating = replace(dating, begin=replace(month, day=dating.begin.day))
        dating = _with_year_words(page, dating, found)
        if found and _is_its_weekday(page, found[-1], dating):
            dating = replace(dating, first=found.pop().first)
        found.append(dating)
        index = dating.last
    return [_related(page, d) for d in _join(page, found)]


def _is_its_weekday(page: TextTokens, before: Dating, dating: Dating) -> bool:
    """Read "Monday, 6 October 2031": the weekday is that of the date behind it."""
    weekday = (before.relative or "").startswith("weekday:")
    comma = page.low(before.last) == ","
    return (
        weekday
        and dating.begin.day is not None
        and dating.core - before.last <= comma + 1
        and all(
            page.low(i) == "," or page.is_word(i, "article", "prep")
            for i in range(before.last, dating.core)
        )
    )


def _with_year_words(page: TextTokens, dating: Dating, found: list[Dating]) -> Dating:
    """Read "25 March last year", "in May of the same year", "last year in May"; what stood alone before is taken in."""
    if dating.begin.month is None or (dating.end or dating.begin).year is not None:
        return dating
    at = dating.last
    while at - dating.last < _SMALL and page.is_word(at, "of", "prep", "article", "det", "date_of"):
        hit = page.at(at, "relative")
        if hit is not None and hit.value in _YEAR_WORDS:
            break
        at += 1
    hit = page.at(at, "relative")
    if hit is not None and hit.value in _YEAR_WORDS:
        return replace(dating, last=hit.last, year_told=hit.value)
    before = found[-1] if found else None
    if before is None or before.relative not in _YEAR_WORDS:
        return dating
    between = range(before.last, dating.first)
    if len(between) < _SMALL and all(page.is_word(i, "prep", "of", "article") for i in between):
        found.pop()
        return replace(dating, first=before.first, year_told=before.relative)
    return dating


def _month_before(page: TextTokens, found: list[Dating], index: int) -> DatePart | None:
    """Give the month of a day that stands without one: "No dia 11 foi preso".

    It is the one its sentence names, or that of the day alone before it: a chronicle goes on
    in its month, whatever other is named between. Elsewhere it is the one its paragraph names
    last, or the only one of the text.
    """
    months = [d for d in found if d.begin.month is not None]
    number = page.sentence_of(index)
    paragraph = page.sentences[number].paragraph
    nearest = months[-1] if months else None
    if nearest is None:
        return None
    if page.sentence_of(nearest.core) != number:
        alone = [d for d in months if is_day_alone(page, d.core) and d.last == d.core + 1]
        beside = page.sentences[page.sentence_of(nearest.core)].paragraph == paragraph
        if alone and not _heads(page, nearest, alone[-1]):
            nearest = alone[-1]
        elif not beside and len({d.begin.month for d in months}) > 1:
            return None
    part = nearest.end or nearest.begin
    return DatePart(part.year, part.month)


def _heads(page: TextTokens, month: Dating, before: Dating) -> bool:
    """Say whether a month stands on a line of its own behind another date: a chronicle turns the page."""
    first, last = page.line_of(month.core)
    return (
        month.core > before.core
        and month.first >= first
        and last - first == month.last - month.first
    )


def is_day_alone(page: TextTokens, index: int) -> bool:
    """Say whether a number is a day whose month is not written: "no dia 11", "el día 4".

    "No dia 12 pessoas foram detidas" counts people, and so does "naquele dia 12 foram detidos".

    Args:
        page: The tokens.
        index: Of the number.
    """
    text, on = page.low(index), page.over(index - 1, "relations") if index else None
    if on is None or on.value != "on" or on.last != index or not text.isdecimal():
        return False
    words = (h for h in page.covering.get(index - 1, ()) if h.kind == "units")
    if all(h.value != "duration" for h in words) or not 1 <= int(text) <= _DAYS:
        return False
    each = on.first > 0 and page.is_word(on.first - 1, "per", "ratio", "a_single", "by")
    that = page.over(index - 1, "relative") is not None
    return not (each or that or page.at(index + 1, "population"))


def is_year(page: TextTokens, at: int) -> bool:
    """Say whether digits are those of a year.

    Args:
        page: The tokens.
        at: Of the number.
    """
    text = page.tokens[at].text
    return text.isdecimal() and int(text) in _YEARS


def _opens_line(page: TextTokens, at: int) -> bool:
    """Say whether a year opens a line of a chronicle: "1974 Arrest of Ann Bell".

    "2000 Prisoners" may count them, unless another line opens with a year.
    """
    if page.line_of(at)[0] != at or not _may_open_line(page, at):
        return False
    counts = page.at(at + 1, "population") is not None
    return not counts or any(first != at and _may_open_line(page, first) for first, _ in page.lines)


def _may_open_line(page: TextTokens, at: int) -> bool:
    if not is_year(page, at):
        return False
    behind = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    return behind is not None and behind.kind == "word" and behind.text[:1].isupper()


def _one(page: TextTokens, index: int) -> Dating | None:
    token = page.tokens[index]
    if _opens_line(page, index):
        return Dating(index, index, index + 1, DatePart(int(token.text)))
    if token.kind == "number":
        return (
            _numeric(page, index)
            or _slashed(page, index)
            or _day_first(page, index)
            or _year(page, index)
            or _day_alone(page, index)
        )
    return (
        _month_first(page, index)
        or _day_in_words(page, index)
        or _named(page, index)
        or _quarter(page, index)
    )


def _day_in_words(page: TextTokens, index: int) -> Dating | None:
    """Read "في الثالث من مارس 2031": the day is an ordinal, with a word between it and the month."""
    day = page.at(index, "ordinal")
    if day is None or not page.is_word(day.last, "date_of"):
        return None
    month = page.at(_skip(page, day.last, "date_of"), "month")
    if month is None:
        return None
    last, value = month.last, None
    year = _year_after(page, last)
    if year is not None:
        value, last = year
    return Dating(index, index, last, DatePart(value, int(month.value), int(day.value)))


def _day_alone(page: TextTokens, index: int) -> Dating | None:
    if not is_day_alone(page, index):
        return None
    return Dating(index, index, index + 1, DatePart(None, None, int(page.low(index))))


def _slashed(page: TextTokens, index: int) -> Dating | None:
    """Read a day and a month alone: "15/02"."""
    start = page.tokens[index].start
    match = _DAY_MONTH.match(page.text, start) or _DAY_SHORT_MONTH.match(page.text, start)
    if match is None or page.low(index - 1) == "/":
        return None
    first, second = (int(g) for g in match.groups() if g is not None)
    day, month = (second, first) if page.lexicon.settings.month_first else (first, second)
    if month > _MONTHS >= day:
        day, month = month, day
    return _day_of_month(index, index + 3, day, month)


def noted(page: TextTokens, index: int) -> Dating | None:
    """Read "03.02", "3/12" or "1º/12" as a day and a month, where a list says that it can be nothing else.

    Args:
        page: The tokens.
        index: The token.
    """
    dating = _dotted(page, index) or _parted(page, index)
    return None if dating is None else _related(page, dating)


def _dotted(page: TextTokens, index: int) -> Dating | None:
    match = _DOTTED.fullmatch(page.tokens[index].text)
    if match is None:
        return None
    return _day_of_month(index, index + 1, int(match[1]), int(match[2]))


def _parted(page: TextTokens, index: int) -> Dating | None:
    """Read a day and a month with a stroke between, however many digits they have."""
    mark = _skip(page, index + 1, "day_suffix")
    first, second = page.low(index), page.low(mark + 1)
    written = page.low(mark) == "/" and first.isdecimal() and second.isdecimal()
    if not written or page.low(mark + 2) == "/" or page.low(index - 1) == "/":
        return None
    day, month = (second, first) if page.lexicon.settings.month_first else (first, second)
    return _day_of_month(index, mark + 2, int(day), int(month))


def _day_of_month(first: int, last: int, day: int, month: int) -> Dating | None:
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return None
    return Dating(first, first, last, DatePart(None, month, day))


def _numeric(page: TextTokens, index: int) -> Dating | None:
    start = page.tokens[index].start
    match = _ISO.match(page.text, start)
    if match is not None:
        year, month, day = (int(g) if g else None for g in match.groups())
    else:
        match = _NUMERIC.match(page.text, start) or _SHORT.match(page.text, start)
        if match is None:
            return None
        day, month, year = (int(g) for g in match.groups())
        if year < 100:
            year += 1900 if year > _CENTURY else 2000
        if month > 12 and page.lexicon.settings.month_first:
            day, month = month, day
    if not (month and 1 <= month <= 12 and (day is None or 1 <= day <= 31) and year in _YEARS):
        return None
    last = bisect_left(page.tokens, match.end(), lo=index, key=lambda t: t.end) + 1
    return Dating(index, index, last, DatePart(year, month, day))


def _year_at(page: TextTokens, index: int) -> tuple[int, int] | None:
    """Read a year, with its word ("2019 года"), at a token: the year and one past its end."""
    if index >= len(page.tokens):
        return None
    token = page.tokens[index]
    if token.kind != "number" or not token.text.isdecimal() or len(token.text) != 4:
        return None
    if int(token.text) not in _YEARS:
        return None
    last = index + 1
    if page.is_word(last, "day_suffix") and page.low(last).startswith("-"):
        last += 1  # "2030-м"
    if page.is_word(last, "year_word"):
        last += 1
        if page.low(last) == "." and len(page.low(last - 1)) <= 2:
            following = page.tokens[last + 1] if last + 1 < len(page.tokens) else None
            last += following is not None and not following.text[0].isupper()
    return int(token.text), last


def _skip(page: TextTokens, index: int, *classes: WordClass) -> int:
    while page.is_word(index, *classes):
        index += 1
    return index


def _day_first(page: TextTokens, index: int) -> Dating | None:
    text = page.tokens[index].text
    if not text.isdecimal() or not 1 <= int(text) <= 31:
        return None
    at = _skip(page, index + 1, "day_suffix")
    if page.low(at) == "." and page.lexicon.settings.day_dot:
        at += 1
    until = None
    if page.low(at) in _DASHES or page.is_word(at, "range_to", "day_and"):
        following = _skip(page, at + 1, "article")
        second = page.tokens[following] if following < len(page.tokens) else None
        if second is not None and second.text.isdecimal() and 1 <= int(second.text) <= 31:
            until, at = int(second.text), _skip(page, following + 1, "day_suffix")
    at = _skip(page, at, "date_of")
    month = page.at(at, "month")
    if month is None:
        return None
    number, last = int(month.value), month.last
    last += page.low(last) == "." and len(page.tokens[month.first].text) <= _SHORTENED
    year = _year_after(page, last)
    value = None
    if year is not None:
        value, last = year
    begin = DatePart(value, number, int(text))
    end = DatePart(value, number, until) if until is not None and until > int(text) else None
    return Dating(index, index, last, begin, end)


def _year_after(page: TextTokens, index: int) -> tuple[int, int] | None:
    at = index
    if page.low(at) == ",":
        at += 1
    at = _skip(page, at, "date_of")
    year = _year_at(page, at)
    if year is not None:
        return year
    token = page.tokens[index] if index < len(page.tokens) else None
    # A two-digit year only stands in a dateline in capitals: "30 NOV 89".
    capitals = page.is_caseless and not page.lexicon.settings.no_capitals
    if capitals and token is not None and token.kind == "number" and len(token.text) == 2:
        short = int(token.text)
        return (1900 + short if short > 40 else 2000 + short), index + 1
    return None


def _hyphenated(page: TextTokens, index: int) -> Dating | None:
    """Read "June-September 2012", where the two months are one word."""
    first, hyphen, second = page.tokens[index].low.partition("-")
    if not (hyphen and first and second):
        return None
    begin, end = page.lexicon.word("month", first), page.lexicon.word("month", second)
    if begin is None or end is None or int(begin) >= int(end):
        return None
    year, value, last = _year_after(page, index + 1), None, index + 1
    if year is not None:
        value, last = year
    return Dating(index, index, last, DatePart(value, int(begin)), DatePart(value, int(end)))


def _month_first(page: TextTokens, index: int) -> Dating | None:
    if "-" in page.tokens[index].low:
        return _hyphenated(page, index)
    month = page.at(index, "month")
    if month is None:
        return None
    if _is_other_word(page, index, month.last):
        return None
    number, last = int(month.value), month.last
    if page.low(last) == "." and len(page.tokens[index].text) <= 4:
        last += 1
    token = page.tokens[last] if last < len(page.tokens) else None
    day = None
    if (
        page.lexicon.settings.month_first
        and token is not None
        and token.text.isdecimal()
        and 1 <= int(token.text) <= 31
        and _same_sentence(page, index, last)
        and not _is_led_as_month(page, index, last + 1)
    ):
        day, last = int(token.text), _skip(page, last + 1, "day_suffix")
    until = None
    if day is not None and page.low(last) in _DASHES:
        second = page.low(last + 1)
        if second.isdecimal() and day < int(second) <= 31:
            until, last = int(second), last + 2
    year, value = _year_after(page, last), None
    if year is not None and _same_sentence(page, index, year[1] - 1):
        value, last = year
    begin = DatePart(value, number, day)
    end = DatePart(value, number, until) if until is not None else None
    return Dating(index, index, last, begin, end)


def _is_led_as_month(page: TextTokens, index: int, after: int) -> bool:
    """Read "in March 30 people were freed": a day is told with "on", a month with "in", unless a year follows."""
    led = page.over(index - 1, "relations")
    return led is not None and led.value == "during" and _year_after(page, after) is None


def _same_sentence(page: TextTokens, first: int, second: int) -> bool:
    return page.sentence_of(first) == page.sentence_of(second)


def _is_other_word(page: TextTokens, index: int, last: int) -> bool:
    """Say whether a month's word is something else here: "may", "march", "mars"."""
    text = page.tokens[index].text
    doubtful = page.lexicon.settings.doubtful_months
    if page.tokens[index].low not in doubtful:
        return False
    if page.lexicon.settings.month_capital and not text[0].isupper():
        return True
    dated = page.at(index - 1, "relations") or page.over(index - 1, "relations")
    number = page.tokens[last].kind == "number" if last < len(page.tokens) else False
    number = number or (index > 0 and page.tokens[index - 1].kind == "number")
    joined = page.low(index - 1) in (",", "and") or page.is_word(index - 1, "part_of_period")
    return not (dated or number or joined or page.over(index - 1, "month"))


def _year(page: TextTokens, index: int) -> Dating | None:
    year = _year_at(page, index)
    if year is None:
        return None
    value, last = year
    if _is_case_number(page, index):
        return None
    named = last > index + 1
    before = page.over(index - 1, "relations") is not None or page.is_word(
        index - 1, "date_of", "part_of_period", "year_before"
    )
    closed = (
        page.low(index - 1) in ("(", "/", "–", "-") or page.over(index - 1, "month") is not None
    )
    listed = page.low(index - 1) == "," or page.is_word(index - 1, "day_and", "range_to")
    listed = listed and index >= 2 and _year_at(page, index - 2) is not None
    titled = page.low(index - 1) == "," and page.ends_line(last)  # "Detentions, 2029"
    if not (named or before or closed or listed or titled):
        return None
    counted = page.at(last, "population") is not None
    verb = page.over(last, "aux") is not None or page.over(last, "trigger") is not None
    # "Arrested in 2024 and sentenced": one word may be who was sentenced, and that they were.
    apart = verb or page.is_word(last, "and")
    counted = counted or (page.at(last + 1, "population") is not None and not apart)
    if not named and counted:
        return None
    return Dating(index, index, last, DatePart(value))


def _is_day_of(page: TextTokens, at: int) -> bool:
    """Read "el martes 10": the number behind a weekday, where nothing is counted, is its day."""
    text = page.low(at)
    day = text.isdecimal() and 1 <= int(text) <= _DAYS
    after = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    ends = after is None or after.kind == "mark" or page.is_word(at + 1, "and", "prep")
    return day and ends and page.at(at + 1, "month") is None and not page.is_word(at + 1, "date_of")


def _is_case_number(page: TextTokens, index: int) -> bool:
    """Tell "case 1413/2021" from the month of "05/2021" and the years of "2020/2021"."""
    at = index - 2 if page.low(index - 1) == "/" else index
    if page.low(at + 1) != "/" or not (page.low(at).isdecimal() and page.low(at + 2).isdecimal()):
        return False
    first, second = int(page.low(at)), int(page.low(at + 2))
    return first > _MONTHS and second not in (first + 1, (first + 1) % 100)


def _named(page: TextTokens, index: int) -> Dating | None:
    weekday = page.at(index, "weekday")
    if weekday is not None:
        last = weekday.last + _is_day_of(page, weekday.last)
        return Dating(index, index, last, DatePart(), relative=f"weekday:{weekday.value}")
    for kind in ("relative", "periods"):
        hit = page.at(index, kind)
        if hit is not None:
            return Dating(index, index, hit.last, DatePart(), relative=hit.value)
    return None


def _quarter(page: TextTokens, index: int) -> Dating | None:
    ordinal = page.at(index, "ordinal")
    told = page.tokens[index].low if ordinal is None else ordinal.value
    number, last = _ROMAN.get(told), index + 1 if ordinal is None else ordinal.last
    if number is None or not page.is_word(last, "quarter"):
        return None
    last, value = last + 1, None
    year = _year_after(page, last)
    if year is not None:
        value, last = year
    return Dating(index, index, last, DatePart(value, 3 * number - 2), DatePart(value, 3 * number))


def _join(page: TextTokens, found: list[Dating]) -> list[Dating]:
    """Join "from April to June 2013", "4 December 2011, and 31 December", "May, June and July"."""
    joined: list[Dating] = []
    for dating in found:
        before = joined[-1] if joined else None
        if before is not None and _is_period(page, before, dating):
            begin, end = before.begin, dating.end or dating.begin
            if begin.year is None and end.year is not None:
                begin = replace(begin, year=end.year)
            if begin.month is None and end.month is not None and begin.year is None:
                begin = replace(begin, month=end.month)
            told = before.year_told or dating.year_told
            joined[-1] = replace(before, last=dating.last, begin=begin, end=end, year_told=told)
        else:
            joined.append(dating)
    return joined


def _is_period(page: TextTokens, before: Dating, after: Dating) -> bool:
    if before.relative or after.relative or before.begin.edtf() == after.begin.edtf() is not None:
        return False
    if not _same_sentence(page, before.core, after.core):
        return False
    between = [i for i in range(before.last, after.core) if page.tokens[i].text != ","]
    if len(between) > 2 or not _ordered(before, after):
        return False
    if not between:
        # A list of months, "May, June and July", is the time from its first to its last.
        bare = before.begin.day is None and after.begin.day is None
        return bare and after.core == before.last + 1 and _months_run(before, after)
    if len(between) == 1 and page.tokens[between[0]].text in _DASHES:
        return True
    opened = page.is_word(before.core - 1, "range_from") or page.is_word(
        before.core - 2, "range_from"
    )
    linked = all(page.is_word(i, "range_to", "det", "date_of") for i in between)
    months = before.begin.day is None and after.begin.day is None and after.begin.month is not None
    if len(between) == 1 and linked and months and not page.is_word(between[0], "and", "day_and"):
        return before.begin.month is not None  # "July to September"
    if linked and any(page.is_word(i, "range_to") for i in between) and opened:
        return True
    return all(page.is_word(i, "day_and", "det") for i in between) and (
        _months_run(before, after) and after.begin.day is None and before.begin.day is None
    )


def _months_run(before: Dating, after: Dating) -> bool:
    last = (before.end or before.begin).month
    return last is not None and after.begin.month == last + 1


def _ordered(before: Dating, after: Dating) -> bool:
    a, b = before.begin, after.end or after.begin
    year_a, year_b = a.year or b.year or 0, b.year or 0
    first = (year_a, a.month or 0, a.day or 0)
    return first <= (year_b, b.month or 12, b.day or 31)


def _related(page: TextTokens, dating: Dating) -> Dating:
    """Read the preposition before a date, over an article or "early"."""
    at = dating.core
    for _ in range(3):
        hit = page.over(at - 1, "relations") if at > 0 else None
        if hit is not None and hit.last == at:
            relation = hit.value
            before = page.over(hit.first - 1, "relations") if relation == "on" else None
            if before is not None and before.last == hit.first:
                hit, relation = before, before.value  # "desde el 9 de agosto"
            if dating.end is not None:
                relation = "during"
            return replace(dating, first=hit.first, relation=relation)
        if at > 0 and page.is_word(at - 1, "det", "part_of_period", "range_from", "year_before"):
            at -= 1
            continue
        break
    return replace(dating, first=at) if at != dating.core else dating
