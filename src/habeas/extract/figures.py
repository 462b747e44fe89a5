"""Figures: a number of people, what happened to them, and how each part is known."""

from dataclasses import replace
from typing import Final

from habeas.extract.attach import attachments
from habeas.extract.breakdowns import set_breakdowns
from habeas.extract.calendars import Calendar, Timing
from habeas.extract.comparisons import NumberComparison, comparison
from habeas.extract.date_context import resolve
from habeas.extract.descriptions import named_after, subgroup_of
from habeas.extract.draft import Draft
from habeas.extract.enumerations import Enumeration, Item, heading_says, item_of
from habeas.extract.groups import PeopleGroup
from habeas.extract.headlines import set_headlines, set_places
from habeas.extract.membership import opening_for, whole_behind
from habeas.extract.nouns_first import noun_first, noun_told
from habeas.extract.page import TextTokens
from habeas.extract.places import destination_after, place_before, place_near
from habeas.extract.populations import set_population
from habeas.extract.quotes import label_start, quote_tokens
from habeas.extract.reading import Reading
from habeas.extract.table_cells import TableCell, table_cell
from habeas.extract.timing import time_of
from habeas.extract.verbless import Attachment, Slot
from habeas.extract.wholes import (
    enumerated_whole,
    is_listed,
    is_placed,
    is_unread_before,
    latest_whole,
    opening_whole,
    shared_whole,
    whole_of,
)
from habeas.model.claim import Basis, Modality
from habeas.model.doubt import Doubt
from habeas.model.figure import Hedge
from habeas.vocabulary.meanings import EventMeaning, meanings
from habeas.vocabulary.measure_table import measure_table

_MANY: Final = 100_000_000
# How many words may stand between two numbers that share a verb.
_GAP: Final = 12
# How many sentences before a part its whole may be told.
_NEAR_WHOLE: Final = 3
# Fewer releases than these may be days on which many were let go.
_OF_MANY: Final = 10
# Nobody is older.
_OLD: Final = 120
_RATE_BASES: Final = tuple(10**power for power in range(3, 7))


def find_figures(reading: Reading, calendar: Calendar) -> list[Draft]:
    """Read every number that counts people, in order of place."""
    found: list[Draft] = []
    for core in sorted(reading.groups):
        group = reading.groups[core]
        if not _may_count(group):
            continue
        draft = _figure(reading, calendar, group, found)
        if draft is None:
            continue
        shared = shared_whole(reading, group, found)
        opener = opening_whole(reading, group)
        if shared is not None and opener is not None:
            told = [part for part in opener.quantity.parts if part not in shared.numerals]
            shared.numerals += tuple(told)
        found.append(draft)
    _set_totals(found)
    found = _distinct(reading, found)
    set_breakdowns(reading, found)
    set_headlines(reading, found)
    set_places(found)
    _share_times(reading, found)
    return found


def _is_dated(reading: Reading, draft: Draft) -> bool:
    """Say whether a date beside it dates a number; the day of the text dates what has none."""
    timing = draft.timing
    if timing is None or timing.span is None:
        return False
    return reading.page.sentence_of(timing.span[0]) == draft.sentence


def _share_times(reading: Reading, drafts: list[Draft]) -> None:
    """Tell of a part the time of its whole, where no words date the part itself."""
    for draft in drafts:
        whole = draft.whole
        if whole is None or whole.timing is None or draft.slot is not Slot.LENT:
            continue
        if not _is_dated(reading, draft):
            draft.date(reading.page, whole.timing)


def _may_count(group: PeopleGroup) -> bool:
    """Say whether a number may be one of people: no thing's, but "down from 61" may be."""
    is_thing = group.kind == "thing" and group.quantity.change != "from"
    return not is_thing and 0 < group.quantity.value < _MANY


def _distinct(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Keep one claim of a figure that is told twice: the first that is no headline."""
    kept: list[Draft] = []
    for each in drafts:
        draft = each
        twin = next((k for k in kept if _same_figure(reading, k, draft)), None)
        if twin is None:
            kept.append(draft)
            continue
        if reading.page.sentences[twin.sentence].headline:
            kept[kept.index(twin)] = draft
            twin, draft = draft, twin
        twin.numerals += draft.numerals  # both numbers are accounted for by the one claim
        for part in drafts:
            part.whole = twin if part.whole is draft else part.whole
        twin.whole = None if twin.whole is twin else twin.whole  # told twice, and no part of itself
    return kept


def _same_figure(reading: Reading, a: Draft, b: Draft) -> bool:
    fields = ("value_low", "value_high", "measure")
    if a.cell is not None or b.cell is not None:
        return False  # two cells of a table are two facts
    if any(a.values[name] != b.values[name] for name in fields) or a.modality != b.modality:
        return False
    if a.whole is not None and b.whole is not None:
        return False  # two parts are two facts: "12 from Thule, 12 from Ferren"
    populations = {a.values["population"], b.values["population"]}
    if len(populations) > 1 and "people" not in populations and "detainees" not in populations:
        return False
    if reading.page.sentences[a.sentence].headline or _is_definite(reading, b):
        return True
    times = {
        d.timing.edtf for d in (a, b) if d.timing is not None and d.timing.basis is Basis.EXPLICIT
    }
    return (
        a.values["value_low"] not in range(2, 12)
        and len(times) == 1
        and (a.values.get("place") == b.values.get("place"))
    )


def _is_definite(reading: Reading, draft: Draft) -> bool:
    """Say whether the number is told as known: "the seven deportees"."""
    return reading.page.is_word(draft.span[0] - 1, "definite")


def _is_age_of_name(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether a number stands alone behind a name and a comma."""
    name = reading.named.get(group.first - 2)
    follows = reading.page.low(group.first - 1) == ","
    return follows and name is not None and name.kind == "person" and group.quantity.value <= _OLD


def _counts_nobody(reading: Reading, group: PeopleGroup, readings: list[Attachment]) -> bool:
    """Say whether a number is a rate, an age, one person named at once, or only spoken with."""
    page = reading.page
    if page.is_word(group.first - 1, "ratio") or _is_rate(reading, group):
        return True  # "eight of every ten detainees" counts nobody
    if group.quantity.value == 1 and page.is_word(group.first - 1, "neg"):
        return True  # "12 arrests and not one conviction"
    if group.kind == "events" and _is_of_one(reading, group):
        return True  # "two death sentences for Ann Bell"
    if group.kind == "bare":
        return _is_age_of_name(reading, group)  # "Ann Bell, 74 → arrested 5.04"
    if group.kind != "part":
        return False
    if not readings and (_is_governed(page, group.first) or _is_done_to(page, group.first)):
        return True  # "spoke with 29 of them", "was able to interview 73 of them"
    # "one of them, the nurse Ann Bell, has been held"
    return _is_one(reading, group) and _names_one(reading, group)


def _is_of_one(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether what a number counts befell one person, who is named behind it."""
    at = group.last + reading.page.is_word(group.last, "prep", "of")
    name = reading.named.get(at)
    return name is not None and name.kind == "person"


def _is_rate(reading: Reading, group: PeopleGroup) -> bool:
    """Read "28 women per 100,000 inhabitants", and "per 100,000 inhabitants, 28 are held"."""
    page = reading.page
    start = page.sentences[page.sentence_of(group.first)].first
    for at in (group.last, start):
        ends = [hit.last for hit in page.all_at(at, "words") if hit.value == "per"]
        base = reading.groups.get(max(ends, default=at))
        if not ends or base is None or base is group or base.unit is not None:
            continue
        if base.quantity.low == base.quantity.high and base.quantity.high in _RATE_BASES:
            return True
    return False


def _figure(
    reading: Reading, calendar: Calendar, group: PeopleGroup, before: list[Draft]
) -> Draft | None:
    page = reading.page
    number = page.sentence_of(group.first)
    if group.kind == "thing":
        return _compared(reading, calendar, group, before)
    cell = table_cell(reading, group)
    if cell is not None:
        return _of_cell(reading, calendar, group, cell, before)
    among = item_of(reading, group)
    if among is not None:
        return _of_item(reading, calendar, *among, before)
    opening = opening_for(reading, group)
    told = noun_told(reading, group)
    named = noun_first(reading, group) or told
    if opening is not None and is_unread_before(reading, group, before):
        return _part_of(reading, calendar, named or group, None, before)
    behind = None if opening is None else whole_behind(reading, opening, before)
    said = opening is not None and opening.size is not None and group.kind != "thing"
    if behind is not None and (said or _may_be_part(group, behind)):
        return _part_of(reading, calendar, named or group, behind, before)
    readings = [a for a in attachments(reading, group) if holds(reading, group, a)]
    whole = whole_of(reading, group, before)
    if whole is None and told is not None:
        whole = latest_whole(reading, group, before)
    if _counts_nobody(reading, group, readings):
        return None
    told_off = group.kind == "bare" and whole is not None and is_listed(reading, group)
    told_off = told_off or (group.kind == "bare" and _ends_series(reading, group, before))
    if _is_one(reading, group) and not (readings and readings[0].tier == 1) and not told_off:
        return _compared(reading, calendar, group, before)
    if (
        whole is not None
        and readings
        and readings[0].rule == "subject.are"
        and group.kind == "bare"
    ):
        readings = []  # "of whom 44 were political prisoners": what happened is the whole's
    if whole is not None and not (readings and readings[0].tier <= 2):
        readings = _inherit(reading, group, whole) or readings
    if not readings and group.kind == "bare" and page.low(group.first - 1) != ":":
        readings = _coordinated(reading, group, before, number)
    if not readings:
        readings = _remaining(reading, group, before)
    if named is not None and not (readings and readings[0].tier <= 1):
        return _of_noun(reading, calendar, named, before, whole)
    if not readings or (group.kind == "bare" and readings[0].tier > 2):
        return _compared(reading, calendar, group, before)
    best = readings[0]
    if best.predicate is not None and best.predicate.modality is None:
        return None
    return _draft(reading, calendar, group, readings, whole, before)


def _of_cell(
    reading: Reading, calendar: Calendar, group: PeopleGroup, cell: TableCell, before: list[Draft]
) -> Draft:
    """Read a number of a table by the head of its column and the label of its row."""
    page = reading.page
    draft = _draft(reading, calendar, group, attachments(reading, group), None, before)
    draft.first = cell.label[0]
    draft.cell = cell
    if cell.year is not None:
        heads = [d for d in reading.dates if d.begin.year == cell.year and d.core < group.first]
        span = (heads[-1].core, heads[-1].last) if heads else None
        basis = Basis.INHERITED_PARAGRAPH
        draft.date(page, Timing(str(cell.year), "during", basis, span, "time.column"))
    else:
        _set_table_time(reading, calendar, draft, cell)
    if cell.place:
        draft.values["place"] = page.words(*cell.label)
        draft.ground(page, "place", cell.label, "place.row")
    return draft


def _set_table_time(reading: Reading, calendar: Calendar, draft: Draft, cell: TableCell) -> None:
    """Give a column the one date of its head, else of the line over the table."""
    page = reading.page
    head = page.sentences[page.sentence_of(cell.told.core)]
    title = page.sentences[max(page.sentence_of(cell.told.core) - 1, 0)]
    own = [d for d in reading.dates_in(cell.told.core, head.last) if d.first <= cell.told.last + 1]
    dates = own or reading.dates_in(title.first, title.last)
    stock = draft.values["mode"] == "stock"
    one = len(dates) == 1
    draft.date(page, resolve(calendar, dates[0], "time.table", stock=stock) if one else None)


def _set_totals(drafts: list[Draft]) -> None:
    """Make the rows of a table parts of the row that sums them up."""
    totals = {d.cell.key: d for d in drafts if d.cell is not None and d.cell.total}
    for draft in drafts:
        if draft.cell is not None and not draft.cell.total:
            draft.whole = totals.get(draft.cell.key)


def _of_noun(
    reading: Reading,
    calendar: Calendar,
    group: PeopleGroup,
    before: list[Draft],
    whole: Draft | None,
) -> Draft | None:
    """Read "of whom women: 36": a part of the last whole told, if that can hold so many."""
    number = reading.page.sentence_of(group.first)
    last = before[-1] if before and number - before[-1].sentence <= _NEAR_WHOLE else None
    over = whole or (None if last is None else last.whole or last)
    if over is None or not _may_be_part(group, over):
        return None
    draft = _draft(reading, calendar, group, _lent(over), over, before)
    draft.first = min(
        draft.first, group.population_span[0] if group.population_span else group.first
    )
    return draft


def _compared(
    reading: Reading, calendar: Calendar, group: PeopleGroup, before: list[Draft]
) -> Draft | None:
    """Read "(May: 34)", "down from 61 in 2030": what befell these befell the people told before."""
    found = comparison(reading, group, before)
    if found is None or (
        found.model.predicate is not None and (found.model.predicate.modality is None)
    ):
        return None
    model = found.model
    said = Attachment(
        model.values["event"], "compared", 2, 0, model.values["trigger"], model.predicate, Slot.LENT
    )
    draft = _draft(reading, calendar, group, [said], None, before)
    draft.values["subgroup"] = draft.values["subgroup"] or model.values["subgroup"]
    if draft.values["population"] != model.values["population"]:
        draft.values["population"] = model.values["population"]
        draft.ground(reading.page, "population", None, "population.ellipsis", Basis.ANAPHORA)
    draft.first, draft.last = found.stretch
    _set_time(reading, calendar, draft, found)
    return draft


def _set_time(reading: Reading, calendar: Calendar, draft: Draft, found: NumberComparison) -> None:
    """Give a number that is set against another its own time, else the other's."""
    stock = draft.values["mode"] == "stock"
    timing = found.model.timing
    if found.dating is not None:
        timing = resolve(calendar, found.dating, "time.compared", stock=stock)
    draft.date(reading.page, timing)


def _of_item(
    reading: Reading, calendar: Calendar, among: Enumeration, item: Item, before: list[Draft]
) -> Draft | None:
    """Read "- Journalists: 17 people": a part of those counted over it, or what a heading says."""
    whole = None if item.is_total else enumerated_whole(reading, among, before)
    told = _lent(whole) if whole is not None else [heading_says(reading, among)]
    readings = [reading for reading in told if reading is not None]
    if not readings:
        return None
    draft = _draft(reading, calendar, item.group, readings, whole, before)
    draft.first = min(draft.first, item.label[0])
    dates = [d for d in reading.dates_in(*item.label) if d.begin.month or d.begin.year]
    if dates and draft.values["mode"] != "stock":
        own = resolve(calendar, dates[-1], "time.label", stock=False)
        draft.date(reading.page, own or draft.timing)
    return draft


def _may_be_part(group: PeopleGroup, whole: Draft) -> bool:
    """Say whether a number can be a part of a whole, and is no whole of its own."""
    high, low = whole.values["value_high"], group.quantity.low
    fits = high is None or low is None or low <= high
    return group.kind in ("people", "bare", "unknown") and fits


def _part_of(
    reading: Reading,
    calendar: Calendar,
    group: PeopleGroup,
    whole: Draft | None,
    before: list[Draft],
) -> Draft | None:
    """Read "Among those freed are 12 fishermen and a teacher": each number is a part.

    Where the whole was not understood, a part stands on its own verb or not at all.
    """
    own = [a for a in attachments(reading, group) if holds(reading, group, a)]
    own = [a for a in own if a.tier == 1 and a.rule != "subject.are"]
    if whole is not None:
        # "Of the 240, 160 were taken to Vell": moved within the country, they are still freed.
        own = [a for a in own if not meanings().events[a.event].is_doubtful]
    if group.kind == "unknown":
        # Whoever is some of a group of people is people.
        group = replace(group, kind="people", population="people", population_span=None)
    if whole is None:
        own = [a for a in own if a.predicate is not None and a.predicate.is_finite]
    readings = own or ([] if whole is None else _lent(whole))
    if not readings:
        return None
    if readings[0].predicate is not None and readings[0].predicate.modality is None:
        return None
    return _draft(reading, calendar, group, readings, whole, before)


def _lent(whole: Draft) -> list[Attachment]:
    """Give what happened to a whole, for a part of it."""
    trigger = whole.values["trigger"]
    return [
        Attachment(
            whole.values["event"], "part.inherits", 2, 0, trigger, whole.predicate, Slot.LENT
        )
    ]


def _is_governed(page: TextTokens, first: int) -> bool:
    """Say whether a preposition governs a number: it is no subject, and no verb's own."""
    return page.is_word(first - 1, "prep") and not page.is_word(first - 1, "including", "of")


def _is_done_to(page: TextTokens, first: int) -> bool:
    """Say whether a verb that no event knows has a number for its object."""
    before = first - 1
    known = page.over(before, "trigger") is not None or page.is_word(before, "has", "including")
    unread = page.covering.get(before) is None and page.is_word(before - 1, "infinitive")
    return not known and (unread or page.is_word(before, "verb"))


def _names_one(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether the one of a group is named at once: a person, and no count."""
    page = reading.page
    if page.low(group.last) != ",":
        return False
    near = range(group.last + 1, min(group.last + 7, len(page.tokens)))
    return any(i in reading.named and reading.named[i].kind == "person" for i in near)


def _ends_series(reading: Reading, group: PeopleGroup, before: list[Draft]) -> bool:
    """Read "four on parole and one after talks": the one of a series that has no noun."""
    page = reading.page
    number = page.sentence_of(group.first)
    lent = bool(before) and before[-1].slot is Slot.LENT and before[-1].sentence == number
    return lent and page.is_word(group.first - 1, "and") and page.is_word(group.last, "prep", "by")


def _is_one(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether the number is a "one" in words, which is seldom a count."""
    quantity = group.quantity
    return quantity.value == 1 and reading.page.tokens[quantity.core].kind == "word"


def holds(reading: Reading, group: PeopleGroup, attachment: Attachment) -> bool:
    """Check what an event asks for beside its trigger: a cell to die in, a country to go to.

    Args:
        reading: The first layer.
        group: A number with what it counts.
        attachment: One reading of it.
    """
    meaning = meanings().events.get(attachment.event)
    needs = None if meaning is None else meaning.needs
    page = reading.page
    end = max(group.last, attachment.trigger[1] if attachment.trigger else 0)
    if any(page.is_word(i, "dismissal") for i in range(end, min(end + 3, len(page.tokens)))):
        return False
    if needs == "custody" and group.population in meanings().held_populations:
        return True  # "23 inmates died": that is where they were
    if needs == "custody":
        sentence = page.sentences[page.sentence_of(group.first)]
        words = range(sentence.first, sentence.last)
        return any(page.is_word(i, "custody") for i in words)
    if needs == "destination":
        last = attachment.trigger[1] if attachment.trigger else group.last
        return destination_after(reading, last, abroad=True) is not None
    return meaning is not None


def _inherit(reading: Reading, group: PeopleGroup, whole: Draft) -> list[Attachment]:
    """A part without a verb of its own has the verb of its whole."""
    page = reading.page
    if page.lexicon.settings.verb_first and _has_verb_before(page, group.first - 1):
        return []
    after = group.last
    while page.is_word(after, "adv"):
        after += 1
    is_verb = page.over(after, "aux") or page.is_word(after, "verb")
    if group.kind == "part" and is_verb and named_after(reading, group) is None:
        return []
    return _lent(whole)


def _has_verb_before(page: TextTokens, at: int) -> bool:
    """Read "فيما تحوّل 63 إلى مختفين": a verb of no event opens the clause before a number."""
    unread = page.covering.get(at) is None and page.tokens[at].kind == "word"
    unread = unread or (page.is_word(at, "verb") and page.over(at, "trigger") is None)
    return unread and page.is_word(at - 1, "and", "conj", "sub", "contrast")


def _coordinated(
    reading: Reading, group: PeopleGroup, before: list[Draft], number: int
) -> list[Attachment]:
    """Read "1,312 arrests in December, and 3,857 in 2012": a bare number in a list of such."""
    page = reading.page
    if not before or before[-1].sentence != number:
        return []
    told = before[-1].values["trigger"]
    here = told is not None and page.sentence_of(told[0]) == number
    start = max(before[-1].span[1], told[1] if told is not None and here else 0)
    between = range(start, group.first)
    joined = any(page.is_word(i, "and") or page.tokens[i].text in (",", ";") for i in between)
    if any(_governs_another(reading, i) for i in between):
        return []
    after = group.last
    dated = any(0 <= d.first - after <= 1 for d in reading.dates_in(after, after + 4))
    gapped = page.is_word(after, "prep", "by") and page.is_word(
        group.first - 1, "and", "between_hedge"
    )
    gapped = gapped or (page.is_word(after, "prep", "by") and page.low(group.first - 1) == ",")
    if not (joined and (dated or gapped or is_placed(reading, group))) or len(between) > _GAP:
        return []
    trigger = before[-1].values["trigger"]
    return [
        Attachment(
            before[-1].values["event"],
            "coordinated",
            2,
            0,
            trigger,
            before[-1].predicate,
            Slot.LENT,
        )
    ]


def _remaining(reading: Reading, group: PeopleGroup, before: list[Draft]) -> list[Attachment]:
    """Read "312 prisoners are left in Karsia and 41 remain in Vell": the 41 are held too."""
    page, at = reading.page, group.last
    near = bool(before) and page.sentence_of(group.first) - before[-1].sentence <= 1
    if group.kind not in ("bare", "part") or not near:
        return []
    while at < len(page.tokens) and (page.over(at, "aux") is not None or page.is_word(at, "adv")):
        if page.is_word(at, "still"):
            break
        at += 1
    model = before[-1]
    stays = page.is_word(at, "still") and model.values["mode"] == "stock"
    last = page.sentences[page.sentence_of(group.first)].last
    placed = any(page.is_word(i, "in_place") for i in range(at + 1, min(at + 4, last)))
    if not stays or not placed:
        return []
    trigger = model.values["trigger"]
    return [
        Attachment(model.values["event"], "coordinated", 2, 0, trigger, model.predicate, Slot.LENT)
    ]


def _governs_another(reading: Reading, index: int) -> bool:
    """Say whether a verb stands between two numbers: "arrested 12, beat 5 and freed 3"."""
    page = reading.page
    if any(p.core == index and p.voice != "noun" for p in reading.predicates_in(index, index + 1)):
        return True
    return page.is_word(index, "verb") and not page.is_word(index, "prep", "det", "adv")


def _draft(
    reading: Reading,
    calendar: Calendar,
    group: PeopleGroup,
    readings: list[Attachment],
    whole: Draft | None,
    before: list[Draft],
) -> Draft:
    page = reading.page
    best, quantity = readings[0], group.quantity
    number = page.sentence_of(group.first)
    sentence = page.sentences[number]
    meaning = meanings().events[best.event]
    first, last = group.first, group.last
    in_sentence = best.trigger is not None and sentence.first <= best.trigger[0] < sentence.last
    if best.trigger is not None and in_sentence and best.slot is not Slot.LENT:
        reach = best.predicate.reach if best.predicate is not None else 0
        first, last = min(first, best.trigger[0]), max(last, best.trigger[1], reach)
    first, last = quote_tokens(page, first, last)
    if best.slot is Slot.LENT and first == group.first:
        first = label_start(page, first)
    draft = Draft(
        "figure", first, last, predicate=best.predicate, paragraph=sentence.paragraph,
        sentence=number, whole=whole, numerals=quantity.parts, span=(group.first, group.last), slot=best.slot,
    )  # fmt: skip
    draft.values |= {
        "value_low": quantity.low,
        "value_high": quantity.high,
        "hedge": quantity.hedge.value,
        "measure": meaning.measure,
        "mode": meaning.mode,
        "event": best.event,
        "core": quantity.core,
        "trigger": best.trigger,
        "unit": unit_of(group, meaning),
        "subgroup": subgroup_of(reading, group),
    }
    draft.ground(page, "value", (quantity.core, quantity.core_last), "number")
    if quantity.hedge not in (Hedge.EXACT, Hedge.RANGE):
        draft.ground(page, "hedge", (quantity.first, quantity.last), "hedge")
    inherited = best.slot is Slot.LENT
    draft.ground(
        page, "measure", best.trigger, best.rule,
        Basis.INHERITED_SENTENCE if inherited else Basis.EXPLICIT,
    )  # fmt: skip
    set_population(reading, draft, group, whole, before)
    _modality(reading, draft)
    _when(reading, calendar, draft, group)
    _where(reading, draft, group)
    if group.kind == "unknown" and best.rule != "captives":
        draft.doubt(Doubt.NOTHING_KNOWN_COUNTED, population=group.population)
    if group.population in meaning.unlikely:
        draft.doubt(Doubt.DISMISSAL, measure=meaning.measure)
    if group.kind == "events" and meaning.of_many and quantity.value < _OF_MANY:
        draft.doubt(Doubt.OF_MANY, measure=meaning.measure)
    if meaning.is_doubtful or draft.values["population"] in meaning.doubtful_of:
        draft.doubt(Doubt.MEASURE_NOT_COUNTED, measure=best.event)
    _disagreement(draft, readings)
    return draft


def unit_of(group: PeopleGroup, meaning: EventMeaning) -> str:
    """Say what a number counts: its event's own unit, families, or persons."""
    if group.kind == "events":
        return meaning.unit
    return meanings().population_units.get(group.population or "", "persons")


def _modality(reading: Reading, draft: Draft) -> None:
    predicate = draft.predicate
    if predicate is None or predicate.modality is None:
        return
    draft.modality = predicate.modality
    if predicate.modality in (Modality.DENIED, Modality.CONDITIONAL):
        draft.doubt(Doubt.NOT_HAPPENED, modality=predicate.modality.value)
    if predicate.cue is not None:
        draft.ground(reading.page, "modality", predicate.cue, "modality.cue")


def _when(reading: Reading, calendar: Calendar, draft: Draft, group: PeopleGroup) -> None:
    stock = draft.values["mode"] == "stock"
    draft.timing = time_of(
        calendar, group.quantity.core, draft.predicate, stock=stock, near=group.last
    )
    timing, whole = draft.timing, draft.whole if draft.slot is Slot.LENT else None
    if whole is not None and not _is_dated(reading, draft):
        timing = whole.timing  # a part is told of the time of its whole
    if timing is not None and timing.is_since and not stock:
        draft.values["mode"] = "cumulative"
    draft.date(reading.page, timing)


def _where(reading: Reading, draft: Draft, group: PeopleGroup) -> None:
    page = reading.page
    trigger = draft.values["trigger"]
    if measure_table().measures[draft.values["measure"]].goes_abroad and trigger is not None:
        found = destination_after(reading, trigger[1], abroad=False)
        if found is not None:
            draft.values["destination"] = page.words(*found)
            draft.ground(page, "destination", found, "destination.to")
    here = trigger is not None and page.sentence_of(trigger[0]) == draft.sentence
    ends = max(group.last, trigger[1] if trigger is not None and here else 0)
    opens = min(group.first, trigger[0] if trigger is not None and here else group.first)
    place = place_near(reading, ends)
    if place is None and not draft.values.get("destination"):
        place = place_before(reading, opens)
    if place is not None and draft.values.get("destination") != page.words(*place):
        draft.values["place"] = page.words(*place)
        draft.ground(page, "place", place, "place.in")


def _disagreement(draft: Draft, readings: list[Attachment]) -> None:
    """Abstain where two readings of the best tier give different measures."""
    best = readings[0]
    for other in readings[1:]:
        if other.tier != best.tier:
            break
        if meanings().measure_of(other.event) != draft.values["measure"]:
            draft.doubt(Doubt.RULES_DISAGREE, measure=draft.values["measure"], rule=best.rule)
            draft.doubt(
                Doubt.RULES_DISAGREE, measure=meanings().measure_of(other.event), rule=other.rule
            )
            return
