"""When a claim is about: which date belongs to which predicate, and what is inherited.

A date belongs to the predicate it is nearest to without crossing a clause. A claim with
no date of its own takes the fronted date of its sentence, then what the text as a whole
covers, then its paragraph's last date as "on or after", never as the same day.
"""

from typing import Final

from habeas.extract.calendars import Calendar, Timing, date_before
from habeas.extract.clauses import clauses
from habeas.extract.date_context import inherited, resolve
from habeas.extract.dates import Dating
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.model.claim import Basis
from habeas.model.when import parse_when

_HARD: Final = (";", ":", "(", ")", "—", "–")
_DASHES: Final = ("—", "–")
_FAR: Final = 25
# How many words may stand between a number and its date where the verb is left out.
_GAP: Final = 6
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
        d
        for d in reading.dates_in(sentence.first, sentence.last)
        if not _dates_speech(reading, d)
        and not _dates_other_number(reading, d, at)
        and not _dates_noun(reading, d)
    ]
    if len(dates) > 1 and _is_in_turn(reading.page, sentence.first, sentence.last):
        return None  # "A and B were arrested in 2019 and 2020, respectively"
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
        timing = resolve(calendar, own, rule, stock=stock)
        if timing is not None:
            return timing
    implied = predicate is None or predicate.voice == "adjective"
    if stock and own is None and implied and not dates:
        now = _as_said(calendar) if _is_undated(reading, sentence.first, sentence.last) else None
        if now is not None and date_before(calendar, at) is None:
            return now
    if own is None and predicate is not None and not stock:
        shared = _shared_with(calendar, predicate)
        if shared is not None:
            return shared
    told = inherited(calendar, at, stock=stock)
    if told is not None and told.basis is Basis.INHERITED_PARAGRAPH and _looks_back(dates, told):
        return None
    return told


def _looks_back(dates: list[Dating], told: Timing) -> bool:
    """Say whether a sentence has a date before the one its paragraph lends it: nothing in it need be later."""
    lent = parse_when(told.edtf).earliest
    own = [parse_when(text).earliest for d in dates if (text := d.begin.edtf()) is not None]
    return lent is not None and any(day is not None and day < lent for day in own)


def _dates_other_number(reading: Reading, dating: Dating, at: int) -> bool:
    """Read "1,344 were held, against 1,208 the year before": the date is of the second number."""
    page = reading.page
    labelled = _labelled(reading, dating)
    if labelled is not None:
        return labelled != at
    other = next((g for g in reading.groups_in(dating.first - 3, dating.first)), None)
    if other is None or other.quantity.core == at or other.last != dating.first:
        return False
    against = page.is_word(other.first - 1, "set_against", "change_from")
    return against or dating.relative == "year_earlier"


def _labelled(reading: Reading, dating: Dating) -> int | None:
    """Read "1,240 in 2029, a year earlier - 980": a date before a dash is of the number behind it.

    Returns:
        The token of that number; None where there is none.
    """
    page, at = reading.page, dating.last
    if page.low(at) not in _DASHES:
        return None
    group = next((g for g in reading.groups_in(at, at + 4) if g.first == at + 1), None)
    return None if group is None or group.kind == "thing" else group.quantity.core


def _dates_noun(reading: Reading, dating: Dating) -> bool:
    """Read "the 6 April Movement", "the 9 August election": the date is part of a name."""
    page, at = reading.page, dating.last
    if _is_of_title(reading, dating):
        return True
    named = page.is_word(dating.first, "article") or page.is_word(dating.first - 1, "article")
    if dating.begin.day is None or dating.relation is not None or not named:
        return False
    known = page.is_word(at, "prep", "and", "verb", "adv", "sub", "relative", "conj", "neg")
    known = known or page.over(at, "aux") is not None or page.over(at, "trigger") is not None
    return at < len(page.tokens) and page.tokens[at].kind == "word" and not known


def _is_of_title(reading: Reading, dating: Dating) -> bool:
    """Read "the Public Order Act of 2019": a bare year behind "of" is of the name before it."""
    page, of = reading.page, dating.core - 1
    title = page.tokens[of - 1].text[:1].isupper() and of - 1 not in reading.dated
    is_year = dating.begin.month is None and dating.begin.year is not None
    inside = of - 1 > page.sentences[page.sentence_of(of)].first
    return is_year and inside and title and page.is_word(of, "of") and not page.is_caseless


def _is_in_turn(page: TextTokens, first: int, last: int) -> bool:
    return any(page.is_word(i, "respectively") for i in range(first, last))


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
    return resolve(calendar, own, rule, stock=False)


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
            behind = 0 <= dating.first - near <= 1
            if (
                behind
                and not _stopped(reading.page, near, dating.first)
                and not _opens_clause(reading, dating)
            ):
                return dating, "time.of_group"
        own = _of_gap(reading, dates, at, near)
        if own is not None:
            return own, "time.of_group"
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


def _of_gap(reading: Reading, dates: list[Dating], at: int, near: int) -> Dating | None:
    """Read "22 were held on 3 May and 37 in Ronda on the 6th": what is joined to a dated number has its own date."""
    page = reading.page
    group = reading.groups.get(at)
    before = [d for d in dates if group is not None and d.last <= group.first]
    if group is None or not before:
        return None
    led = before[-1]
    if _labelled(reading, led) == at:
        return led
    if led.last == group.first and page.is_word(led.first - 1, "and", "contrast"):
        return led if len(before) > 1 else None  # "and on 6 May 37 in Ronda"
    if not page.is_word(group.first - 1, "and", "contrast"):
        return None
    for dating in dates:
        between = range(near, dating.first)
        if dating.first < near or len(between) > _GAP:
            continue
        parted = _stopped(page, near, dating.first) or any(
            page.is_word(i, "and", "verb", "relative", "sub") or page.over(i, "aux")
            for i in between
        )
        return None if parted or any(i in reading.groups for i in between) else dating
    return None


def _stopped(page: TextTokens, first: int, last: int) -> bool:
    return any(
        (page.tokens[i].kind == "mark" and page.low(i) not in _DASHES)
        or page.over(i, "trigger") is not None
        for i in range(first, last)
    )


def _owner(reading: Reading, dating: Dating) -> Predicate | None:
    page = reading.page
    sentence = page.sentences[page.sentence_of(dating.core)]
    best, chosen = float(_FAR), None
    there = reading.predicates_in(sentence.first, sentence.last)
    for predicate in there:
        cost = _cost(reading, dating, predicate.core, predicate.last)
        if cost < best:
            best, chosen = cost, predicate
    if chosen is not None and chosen.voice == "state":
        # "died in the prison on 20 April": where it happened has no date of its own.
        return next((p for p in there if p.last == chosen.core and p.is_finite), chosen)
    return chosen


def _cost(reading: Reading, dating: Dating, first: int, last: int) -> float:
    """Weigh the words between a date and a predicate: marks and clause words part them."""
    page = reading.page
    low, high = (last, dating.first) if dating.first >= last else (dating.last, first)
    cost = float(max(0, high - low))
    if dating.first >= last and _opens_clause(reading, dating):
        cost += _FAR
    if _is_in_other_row(page, dating.core, first):
        cost += _FAR
    when = page.tokens[low].text == "," and page.is_word(low + 1, "when") if low < high else False
    if when and dating.last == low:
        cost, low = cost - 2, low + 2  # "in May 2029, when 90 were freed"
    counted = {i for g in reading.groups_in(low, high) for i in range(g.first, g.last)}
    for index in range(low, high):
        text = page.tokens[index].text
        if text in _DASHES and page.lexicon.settings.is_free:
            cost += 6
        elif text in _HARD:
            cost += _FAR
        elif page.is_word(index, "than", "including"):
            cost += 0 if index in counted else 12  # "in June 12 of them were freed"
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


def _is_in_other_row(page: TextTokens, a: int, b: int) -> bool:
    """Say whether two tokens stand in different rows of a table."""
    one, other = page.line_of(a), page.line_of(b)
    return one != other and any(page.low(i) == "|" for i in range(*one))


def _opens_clause(reading: Reading, dating: Dating) -> bool:
    """Read "was jailed in May and in June she was freed": behind "and", a date is of the verb that follows."""
    return reading.once(("opens_clause", dating), lambda: _is_opening(reading, dating))


def _is_opening(reading: Reading, dating: Dating) -> bool:
    page, joint = reading.page, dating.first - 1
    if not page.is_word(joint, "and", "contrast") or joint - 1 in reading.dated:
        return False
    number = page.sentence_of(dating.core)
    verbs = (c.verb for c in clauses(reading, number) if c.verb is not None)
    following = min((v.first for v in verbs if v.first >= dating.last), default=None)
    if following is None:
        return False
    joints = range(dating.last, following)
    return not any(page.is_word(i, "and", "relative", "sub") for i in joints)


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
