"""When a claim is about: which date belongs to which predicate, and what is inherited.

A date belongs to the predicate it is nearest to without crossing a clause. A claim with
no date of its own takes the fronted date of its sentence, then what the text as a whole
covers, then its paragraph's last date as "on or after", never as the same day.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from habeas.extract.dates import Dating, Part
from habeas.extract.page import Page
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.model.claim import Basis
from habeas.vocabulary import load

_HARD: Final = (";", ":", "(", ")", "—", "–")
_DASHES: Final = ("—", "–")
_FAR: Final = 25


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
        only: The one year all its full dates lie in, if there is just one.
        as_of: The first day a stock was stated for.
        last: The last date used, by paragraph: (tokens, begin part, edtf).
    """

    reading: Reading
    said: Part | None = None
    covered: int | None = None
    period: Dating | None = None
    only: int | None = None
    as_of: "Timing | None" = None
    last: dict[int, tuple[Dating, Part]] = field(default_factory=dict)


def open_calendar(reading: Reading, said_on: str | None) -> Calendar:
    """Read what a text says of time as a whole.

    Args:
        reading: Its first layer.
        said_on: When it was published, EDTF; None where unknown.
    """
    calendar = Calendar(reading, _part(said_on))
    for rule in load("extraction")["coverage"]:
        found = re.search(rule["pattern"], reading.page.text[:200000], re.IGNORECASE)
        if found is not None and rule["offset"]:
            calendar.covered = int(found.group(1)) + int(rule["offset"])
            break
    calendar.period = _period(reading)
    years = {d.begin.year for d in reading.dates if d.begin.year is not None and d.begin.month}
    if len(years) == 1:
        calendar.only = next(iter(years))
    return calendar


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


def _part(text: str | None) -> Part | None:
    found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$", text or "")
    if found is None:
        return None
    year, month, day = (int(g) if g else None for g in found.groups())
    return Part(year, month, day)


def time_of(
    calendar: Calendar, at: int, predicate: Predicate | None, *, stock: bool, near: int | None = None
) -> Timing | None:
    """Say when a claim is about.

    Args:
        calendar: The text's.
        at: A token of the claim, where it has no predicate.
        predicate: Its predicate, or None.
        stock: True for what holds at an instant.
        near: One past the words of the group, whose own date may follow at once.
    """
    reading = calendar.reading
    sentence = reading.page.sentences[reading.page.sentence_of(at)]
    dates = reading.dates_in(sentence.first, sentence.last)
    own, rule = _own(reading, dates, predicate, at, near)
    if own is None:
        own, rule = _fronted(reading, dates, sentence.first, predicate, at), "time.fronted"
    if own is not None:
        timing = _resolve(calendar, own, sentence.paragraph, rule, stock=stock)
        if timing is not None:
            return timing
    return _inherited(calendar, sentence.paragraph, stock=stock)


def _own(
    reading: Reading, dates: list[Dating], predicate: Predicate | None, at: int, near: int | None
) -> tuple[Dating | None, str]:
    """Find the date that belongs to a predicate."""
    if near is not None:
        for dating in dates:
            if 0 <= dating.first - near <= 1 and not _stopped(reading.page, near, dating.first):
                return dating, "time.of_group"
    if predicate is None:
        costs = [(_cost(reading, d, at, at + 1), d) for d in dates]
        best = min(costs, key=lambda c: c[0], default=None)
        return (best[1], "time.nearest") if best is not None and best[0] < _FAR else (None, "")
    owned = [d for d in dates if _owner(reading, d) is predicate]
    if not owned:
        # "detained since their arrest in 2001": the same event by another word.
        owned = [
            d
            for d in dates
            if (o := _owner(reading, d)) is not None
            and (o.core == predicate.core or o.event == predicate.event)
        ]
    if owned:
        ranked = sorted(owned, key=lambda d: _cost(reading, d, predicate.core, predicate.last))
        return ranked[0], "time.of_predicate"
    return None, ""


def _stopped(page: Page, first: int, last: int) -> bool:
    return any(page.tokens[i].kind == "mark" for i in range(first, last))


def _owner(reading: Reading, dating: Dating) -> Predicate | None:
    page = reading.page
    sentence = page.sentences[page.sentence_of(dating.core)]
    best, chosen = float(_FAR), None
    for predicate in reading.predicates_in(sentence.first, sentence.last):
        cost = _cost(reading, dating, predicate.core, predicate.last)
        if cost < best:
            best, chosen = cost, predicate
    return chosen


def _cost(reading: Reading, dating: Dating, first: int, last: int) -> float:
    """Weigh the words between a date and a predicate: marks and clause words part them."""
    page = reading.page
    low, high = (last, dating.first) if dating.first >= last else (dating.last, first)
    cost = float(max(0, high - low))
    for index in range(low, high):
        text = page.tokens[index].text
        if text in _DASHES and page.lexicon.settings.get("word_order") == "free":
            cost += 6
        elif text in _HARD:
            cost += _FAR
        elif page.is_word(index, "than"):
            cost += 12
        elif text == ",":
            cost += 3
        elif page.is_word(index, "relative") or (
            page.is_word(index, "sub") and not page.is_word(index, "adv")
        ):
            cost += 9
        elif page.over(index, "trigger") is not None:
            cost += 6
        elif page.is_word(index, "verb"):
            cost += 4
    return cost + (2.5 if dating.first < first else 0)


def _fronted(
    reading: Reading, dates: list[Dating], start: int, predicate: Predicate | None, at: int
) -> Dating | None:
    """Find the date that opens the sentence, and so dates all of it."""
    page = reading.page
    limit = predicate.first if predicate is not None else at
    for dating in dates:
        if dating.last > limit:
            break
        between = range(start, dating.first)
        if any(page.tokens[i].text in (",", *_HARD) for i in between):
            break
        if not any(page.over(i, "trigger") for i in between):
            return dating
    # A date shared by two joined predicates: "was arrested and charged on 5 May".
    if predicate is not None:
        ranked = sorted(
            ((_cost(reading, d, predicate.core, predicate.last), d) for d in dates),
            key=lambda pair: pair[0],
        )
        if ranked and ranked[0][0] < 14 and ranked[0][1].first >= predicate.last:
            return ranked[0][1]
    return None


def _resolve(
    calendar: Calendar, dating: Dating, paragraph: int, rule: str, *, stock: bool
) -> Timing | None:
    begin, end, basis = _absolute(calendar, dating, paragraph)
    if begin is None or begin.edtf() is None:
        return None
    relation = _governing(calendar.reading, dating) or dating.relation
    edtf, named = _written(begin, end, relation, stock=stock)
    calendar.last[paragraph] = (dating, end or begin)
    span = (dating.first, dating.last)
    if stock and named == "as_of" and calendar.as_of is None:
        calendar.as_of = Timing(edtf, named, Basis.INHERITED_DOCUMENT, span, "time.as_of_before")
    return Timing(edtf, named, basis, span, rule, is_since=relation == "since")


def _written(begin: Part, end: Part | None, relation: str | None, *, stock: bool) -> tuple[str, str]:
    first = begin.edtf() or ""
    if end is not None:
        return f"{first}/{end.edtf()}", "during"
    if relation in ("from", "since"):
        return f"{first}/..", "from"
    if relation == "after":
        return f"[{first}..]", "after"
    if relation == "before":
        return f"[..{first}]", "before"
    if relation == "until" and not stock:
        return f"../{first}", "until"
    if relation == "about":
        return f"{first}~", "about"
    if stock and relation in ("as_of", "by", "until", "on", None):
        return first, "as_of"
    if relation == "as_of":
        return first, "as_of"
    return first, "on" if begin.day is not None else "during"


def _governing(reading: Reading, dating: Dating) -> str | None:
    """Read "After the talks in Minsk on June 21": the date is the talks', the event follows."""
    page = reading.page
    if dating.relation in ("from", "since", "as_of", "until"):
        return None
    at = dating.first - 1
    floor = page.sentences[page.sentence_of(dating.core)].first
    while at >= floor and dating.first - at <= 14:
        if page.tokens[at].text in (",", *_HARD) or page.over(at, "trigger") is not None:
            return None
        hit = page.over(at, "relations")
        if hit is not None and hit.value in ("after", "before") and hit.last <= dating.first:
            opens = hit.first == floor or page.tokens[hit.first - 1].text == ","
            return hit.value if opens else None
        at -= 1
    return None


def _absolute(
    calendar: Calendar, dating: Dating, paragraph: int
) -> tuple[Part | None, Part | None, Basis]:
    """Give a date its year, or a relative date its day."""
    if dating.relative is not None:
        part, basis = _relative(calendar, dating.relative, paragraph, dating)
        return part, None, basis
    begin, end = dating.begin, dating.end
    if begin.year is not None:
        return begin, end, Basis.EXPLICIT
    year = _year_for(calendar, begin, dating)
    if year is None:
        return None, None, Basis.NONE
    begin = replace(begin, year=year)
    if end is not None and end.year is None:
        end = replace(end, year=year)
    return begin, end, Basis.EXPLICIT


def _year_for(calendar: Calendar, part: Part, dating: Dating) -> int | None:
    if calendar.covered is not None:
        return calendar.covered
    if calendar.said is not None and calendar.said.year is not None:
        said = (calendar.said.month or 12, calendar.said.day or 31)
        return calendar.said.year - ((part.month or 1, part.day or 1) > said)
    page = calendar.reading.page
    sentence = page.sentences[page.sentence_of(dating.core)]
    earlier = [
        d.begin.year
        for d in calendar.reading.dates_in(sentence.first, dating.core)
        if d.begin.year is not None
    ]
    return earlier[-1] if earlier else calendar.only


def _relative(
    calendar: Calendar, name: str, paragraph: int, dating: Dating
) -> tuple[Part | None, Basis]:
    said, before = calendar.said, calendar.last.get(paragraph)
    if name in ("same_day", "days_later", "same_month", "next_day"):
        if before is None:
            return None, Basis.NONE
        part = before[1]
        if name == "same_month" or (name == "days_later" and part.day is not None):
            part = replace(part, day=None) if name == "same_month" else part
        if name == "next_day":
            part = _shift(part, 1) or part
        return part, Basis.EVENT_RELATIVE
    year = said.year if said is not None else calendar.covered
    if name in ("year_end", "year"):
        if year is None:
            year = calendar.only
        if year is None:
            return None, Basis.NONE
        whole = Part(year) if name == "year" else Part(year, 12, 31)
        return whole, Basis.INHERITED_DOCUMENT
    if name in ("last_year", "this_year"):
        if year is None:
            return None, Basis.NONE
        return Part(year - (name == "last_year")), Basis.DOCUMENT_DATE
    if said is None or said.month is None or said.year is None:
        return None, Basis.NONE
    if name in ("last_month", "this_month"):
        month = said.month - (name == "last_month")
        part = Part(said.year, month) if month else Part(said.year - 1, 12)
        return part, Basis.DOCUMENT_DATE
    return _relative_day(said, name), Basis.DOCUMENT_DATE


def _relative_day(said: Part, name: str) -> Part | None:
    if said.day is None or said.year is None or said.month is None:
        return None
    if name.startswith("weekday:"):
        today = date(said.year, said.month, said.day)
        back = (today.isoweekday() - int(name.partition(":")[2])) % 7
        return _shift(said, -back)
    steps = {"today": 0, "yesterday": -1, "tomorrow": 1}
    return _shift(said, steps[name]) if name in steps else None


def _shift(part: Part, days: int) -> Part | None:
    if part.year is None or part.month is None or part.day is None:
        return None
    try:
        moved = date(part.year, part.month, part.day) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    return Part(moved.year, moved.month, moved.day)


def _inherited(calendar: Calendar, paragraph: int, *, stock: bool) -> Timing | None:
    if calendar.period is not None and calendar.period.end is not None:
        whole = f"{calendar.period.begin.edtf()}/{calendar.period.end.edtf()}"
        span = (calendar.period.first, calendar.period.last)
        return Timing(whole, "during", Basis.INHERITED_DOCUMENT, span, "time.report_period")
    if stock and calendar.as_of is not None and calendar.last.get(paragraph) is None:
        return calendar.as_of
    if calendar.covered is not None:
        relation = "as_of" if stock else "during"
        return Timing(
            str(calendar.covered), relation, Basis.INHERITED_DOCUMENT, None, "time.covered_year"
        )
    before = calendar.last.get(paragraph)
    if before is not None:
        edtf = before[1].edtf()
        if edtf is not None:
            span = (before[0].first, before[0].last)
            relation = "as_of" if stock else "after"
            return Timing(
                f"[{edtf}..]", relation, Basis.INHERITED_PARAGRAPH, span, "time.paragraph"
            )
    if calendar.only is not None and calendar.said is None:
        return Timing(str(calendar.only), "during", Basis.INHERITED_DOCUMENT, None, "time.only_year")
    return None
