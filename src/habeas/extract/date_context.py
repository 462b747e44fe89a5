"""A date as it is written, and the date a claim takes over where none is written for it."""

from typing import Final

from habeas.extract.calendars import Calendar, Timing, absolute, date_before, only_date
from habeas.extract.dates import DatePart, Dating
from habeas.extract.reading import Reading
from habeas.model.claim import Basis

_HARD: Final = (";", ":", "(", ")", "—", "–")
# How many paragraphs a date that stands alone on its line heads.
_NEAR_HEADING: Final = 4


def resolve(calendar: Calendar, dating: Dating, rule: str, *, stock: bool) -> Timing | None:
    """Give a date as written its year and its relation; None where no year can be told."""
    begin, end, basis = absolute(calendar, dating)
    if begin is None or begin.edtf() is None:
        return None
    relation = _governing(calendar.reading, dating) or dating.relation
    if dating.relative == "days_later":
        relation = "after"
    edtf, named = _written(begin, end, relation, stock=stock)
    span = (dating.first, dating.last)
    if stock and named == "as_of" and calendar.as_of is None:
        calendar.as_of = Timing(edtf, named, Basis.INHERITED_DOCUMENT, span, "time.as_of_before")
    return Timing(edtf, named, basis, span, rule, is_since=relation == "since")


def _written(
    begin: DatePart, end: DatePart | None, relation: str | None, *, stock: bool
) -> tuple[str, str]:
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
            if page.is_word(hit.last, "sub"):
                return None  # "po tym jak w 2027 roku": the date is of the clause that it opens
            opens = hit.first == floor or page.tokens[hit.first - 1].text == ","
            return hit.value if opens else None
        at -= 1
    return None


def _headed(calendar: Calendar, at: int, *, stock: bool) -> Timing | None:
    """Give the date that stands alone as a heading: "7 January. Four were sentenced."."""
    reading = calendar.reading
    page = reading.page
    number = page.sentence_of(at)
    paragraph = page.sentences[number].paragraph
    lowest = page.paragraphs[max(paragraph - _NEAR_HEADING, 0)][0]
    for before in range(number - 1, lowest - 1, -1):
        sentence = page.sentences[before]
        first, last = page.paragraphs[sentence.paragraph]
        heads = sentence.paragraph == paragraph or last - first == 1
        dating = only_date(reading, sentence.first, sentence.last) if heads else None
        if dating is not None and dating is not calendar.dateline:
            return resolve(calendar, dating, "time.heading", stock=stock)
    return None


def _is_as_of(calendar: Calendar, dating: Dating) -> bool:
    """Say whether the last date before is the day the stock before was stated for."""
    return calendar.as_of is not None and calendar.as_of.span == (dating.first, dating.last)


def _counts_to(dating: Dating) -> bool:
    """Say whether a date is the day to which something was counted: what is told beside it was before."""
    return dating.relation in ("as_of", "by", "until")


def inherited(calendar: Calendar, at: int, *, stock: bool) -> Timing | None:
    """Give the time of a claim that has no date of its own: the text's, or its paragraph's."""
    if calendar.period is not None and calendar.period.end is not None:
        whole = f"{calendar.period.begin.edtf()}/{calendar.period.end.edtf()}"
        span = (calendar.period.first, calendar.period.last)
        return Timing(whole, "during", Basis.INHERITED_DOCUMENT, span, "time.report_period")
    headed = _headed(calendar, at, stock=stock)
    if headed is not None:
        return headed
    before = date_before(calendar, at)
    if stock and calendar.as_of is not None and (before is None or _is_as_of(calendar, before[0])):
        return calendar.as_of
    covers = calendar.covers or (str(calendar.covered) if calendar.covered is not None else None)
    if covers is not None:
        relation = "as_of" if stock else "during"
        return Timing(covers, relation, Basis.INHERITED_DOCUMENT, None, "time.covered_year")
    if before is not None and (stock or not _counts_to(before[0])):
        part = before[1] if stock else absolute(calendar, before[0])[0] or before[1]
        edtf = part.edtf()
        # What is told on its day befell by then: "on or after" that day would be after it.
        if edtf is not None and (stock or part != calendar.said):
            span = (before[0].first, before[0].last)
            relation = "as_of" if stock else "after"
            return Timing(
                f"[{edtf}..]", relation, Basis.INHERITED_PARAGRAPH, span, "time.paragraph"
            )
    if calendar.only is not None and calendar.said is None:
        return Timing(
            str(calendar.only), "during", Basis.INHERITED_DOCUMENT, None, "time.only_year"
        )
    return None
