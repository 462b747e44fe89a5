"""When a claim is about: which date belongs to which predicate, and what is inherited.

A date belongs to the predicate it is nearest to without crossing a clause. A claim with
no date of its own takes the fronted date of its sentence, then what the text as a whole
covers, then its paragraph's last date as "on or after", never as the same day.
"""

from typing import Final

from habeas.extract.calendars import Calendar, Timing, absolute, date_before
from habeas.extract.dates import Dating, Part
from habeas.extract.page import Page
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.model.claim import Basis

_HARD: Final = (";", ":", "(", ")", "—", "–")
_DASHES: Final = ("—", "–")
_FAR: Final = 25
# How many paragraphs a date that stands alone on its line heads.
_NEAR_HEADING: Final = 4


def time_of(
    calendar: Calendar,
    at: int,
    predicate: Predicate | None,
    *,
    stock: bool,
    near: int | None = None,
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
    dates = [
        d for d in reading.dates_in(sentence.first, sentence.last) if not _dates_speech(reading, d)
    ]
    if predicate is None:
        fronted = _fronted(reading, dates, sentence.first, None, at)
        if fronted is not None:
            dates = [fronted]
    own, rule = _own(reading, dates, predicate, at, near)
    if own is None:
        own, rule = _fronted(reading, dates, sentence.first, predicate, at), "time.fronted"
    if stock and _is_now(reading, own, predicate, sentence.first, sentence.last):
        now = _as_said(calendar)
        if now is not None:
            return now
    if own is not None:
        timing = _resolve(calendar, own, rule, stock=stock)
        if timing is not None:
            return timing
    if stock and own is None and predicate is None and not dates:
        now = _as_said(calendar) if _is_undated(reading, sentence.first, sentence.last) else None
        if now is not None and date_before(calendar, at) is None:
            return now
    if own is None and predicate is not None and not stock:
        shared = _shared_with(calendar, predicate)
        if shared is not None:
            return shared
    return _inherited(calendar, at, stock=stock)


def _is_now(
    reading: Reading, own: Dating | None, predicate: Predicate | None, first: int, last: int
) -> bool:
    """Say whether what holds is told to hold on the day it is told."""
    if own is not None and own.relative != "year":
        return False
    if predicate is not None:
        return _is_present(reading, predicate)
    return any(reading.page.is_word(i, "still") for i in range(first, last))


def _is_present(reading: Reading, predicate: Predicate) -> bool:
    """Say whether what holds is told in the present tense: "is behind bars", "currently held"."""
    page = reading.page
    if predicate.voice == "state" and predicate.first == predicate.core:
        sentence = page.sentences[page.sentence_of(predicate.core)]
        return _is_undated(reading, sentence.first, sentence.last)  # "the 44 women behind bars"
    words = range(max(predicate.first - 3, 0), predicate.core + 1)
    if any((aux := page.over(i, "aux")) and aux.value == "be_past" for i in words):
        return False
    return any(
        page.is_word(i, "still") or ((aux := page.over(i, "aux")) and aux.value == "be_present")
        for i in words
    )


def _is_undated(reading: Reading, first: int, last: int) -> bool:
    """Say whether nothing in a sentence puts what it tells into the past."""
    page = reading.page
    return not any(
        (aux := page.over(i, "aux")) is not None and aux.value == "be_past"
        for i in range(first, last)
    )


def _shared_with(calendar: Calendar, predicate: Predicate) -> Timing | None:
    """Read "was pardoned in May 2029 and expelled": joined predicates share a date before them."""
    reading = calendar.reading
    page = reading.page
    joint = predicate.first - 1
    while joint > 0 and page.is_word(joint, "adv") and not page.is_word(joint, "and"):
        joint -= 1
    if not page.is_word(joint, "and"):
        return None
    sentence = page.sentences[page.sentence_of(predicate.core)]
    before = [p for p in reading.predicates_in(sentence.first, joint) if p.voice != "noun"]
    if not before or joint - before[-1].last > 1:
        return None
    dates = reading.dates_in(sentence.first, sentence.last)
    own, rule = _own(reading, dates, before[-1], before[-1].core, None)
    if own is None or own.first > before[-1].core:
        return None
    return _resolve(calendar, own, rule, stock=False)


def _as_said(calendar: Calendar) -> Timing | None:
    """Give the day the text was said, for what holds by its own words "now"."""
    said = calendar.said.edtf() if calendar.said is not None else None
    if said is None or calendar.period is not None or calendar.covered is not None:
        return None
    return Timing(said, "as_of", Basis.DOCUMENT_DATE, None, "time.said_now")


def _dates_speech(reading: Reading, dating: Dating) -> bool:
    """Say whether a date tells when something was said: "reported today that"."""
    page = reading.page
    hit = page.over(dating.first - 1, "sources") if dating.first > 0 else None
    return hit is not None and hit.value == "say" and page.is_word(dating.last, "that")


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
    return any(
        page.tokens[i].kind == "mark" or page.over(i, "trigger") is not None
        for i in range(first, last)
    )


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
    when = page.tokens[low].text == "," and page.is_word(low + 1, "when") if low < high else False
    if when and dating.last == low:
        cost, low = cost - 2, low + 2  # "in May 2029, when 90 were freed"
    for index in range(low, high):
        text = page.tokens[index].text
        if text in _DASHES and page.lexicon.settings.get("word_order") == "free":
            cost += 6
        elif text in _HARD:
            cost += _FAR
        elif page.is_word(index, "than", "including"):
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


def _resolve(calendar: Calendar, dating: Dating, rule: str, *, stock: bool) -> Timing | None:
    begin, end, basis = absolute(calendar, dating)
    if begin is None or begin.edtf() is None:
        return None
    relation = _governing(calendar.reading, dating) or dating.relation
    edtf, named = _written(begin, end, relation, stock=stock)
    span = (dating.first, dating.last)
    if stock and named == "as_of" and calendar.as_of is None:
        calendar.as_of = Timing(edtf, named, Basis.INHERITED_DOCUMENT, span, "time.as_of_before")
    return Timing(edtf, named, basis, span, rule, is_since=relation == "since")


def _written(
    begin: Part, end: Part | None, relation: str | None, *, stock: bool
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
        dating = _only_date(reading, sentence.first, sentence.last) if heads else None
        if dating is not None:
            return _resolve(calendar, dating, "time.heading", stock=stock)
    return None


def _only_date(reading: Reading, first: int, last: int) -> Dating | None:
    """Give the date a sentence consists of, where it holds nothing else."""
    dates = [d for d in reading.dates_in(first, last) if d.begin.month is not None]
    if len(dates) != 1:
        return None
    rest = [i for i in range(first, last) if not dates[0].first <= i < dates[0].last]
    is_alone = all(reading.page.tokens[i].kind == "mark" for i in rest)
    return dates[0] if is_alone else None


def _is_as_of(calendar: Calendar, dating: Dating) -> bool:
    """Say whether the last date before is the day the stock before was stated for."""
    return calendar.as_of is not None and calendar.as_of.span == (dating.first, dating.last)


def _inherited(calendar: Calendar, at: int, *, stock: bool) -> Timing | None:
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
    if calendar.covered is not None:
        relation = "as_of" if stock else "during"
        return Timing(
            str(calendar.covered), relation, Basis.INHERITED_DOCUMENT, None, "time.covered_year"
        )
    if before is not None:
        edtf = before[1].edtf()
        if edtf is not None:
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
