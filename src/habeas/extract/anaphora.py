"""Amounts without a number: "they were exiled", "many of them": an upper bound, never a count.

What a pronoun or "the released prisoners" stands for is the last group counted in the
same paragraph; all of them, or some, so the claim has a most and goes to a person.
"""

from habeas.extract.calendars import Calendar
from habeas.extract.draft import Draft
from habeas.extract.places import destination_after
from habeas.extract.predicates import Predicate
from habeas.extract.quotes import quote_tokens
from habeas.extract.reading import Reading
from habeas.extract.timing import time_of
from habeas.model.claim import Basis
from habeas.model.doubt import Doubt
from habeas.vocabulary.meanings import meanings


def find_vague(reading: Reading, calendar: Calendar, figures: list[Draft]) -> list[Draft]:
    """Read the groups that are named only by what was said of them before."""
    found: list[Draft] = []
    for predicate in reading.predicates:
        if not meanings().events[predicate.event].of_them or predicate.modality is None:
            continue
        words = _anaphor(reading, predicate)
        if words is None:
            continue
        whole = _antecedent(reading, figures, words[0])
        if whole is None or whole.values["event"] == predicate.event:
            continue
        draft = _draft(reading, calendar, predicate, words, whole)
        if draft is not None:
            beside = [f for f in found if f.whole is whole]
            if beside and _population(reading, words[0], words[1]) is None:
                # "the released political prisoners; many of them": called so by then.
                draft.values["population"] = beside[-1].values["population"]
            found.append(draft)
    return found


def _anaphor(reading: Reading, predicate: Predicate) -> tuple[int, int, bool] | None:
    """Give the tokens of the anaphor and whether it says only some."""
    page = reading.page
    if predicate.voice in ("passive", "intransitive"):
        at = predicate.first - 1
        floor = page.sentences[page.sentence_of(predicate.core)].first
        if at >= floor and page.is_word(at, "they") and at not in reading.counted:
            if at - 2 >= floor and page.is_word(at - 1, "of") and page.is_word(at - 2, "some"):
                return at - 2, at + 1, True
            return at, at + 1, False
        return None
    if predicate.voice in ("active", "bare"):
        at = predicate.last
        if page.is_word(at, "they"):
            return at, at + 1, False
        if page.is_word(at, "definite"):
            last = at + 1
            while page.all_at(last, "trigger"):
                last += 1
            people = page.at(last, "population")
            held = meanings().held_populations
            if people is not None and people.value in held and last > at + 1:
                return at, people.last, False
    return None


def _population(reading: Reading, first: int, last: int) -> str | None:
    """Give the population the anaphor itself names: "the released political prisoners"."""
    hits = (reading.page.over(index, "population") for index in range(first, last))
    return next((hit.value for hit in hits if hit is not None), None)


def _antecedent(reading: Reading, figures: list[Draft], at: int) -> Draft | None:
    """Find the last whole counted in the paragraph before a token."""
    paragraph = reading.page.sentences[reading.page.sentence_of(at)].paragraph
    before = [
        f for f in figures if f.paragraph == paragraph and f.span[1] <= at and f.whole is None
    ]
    return before[-1] if before else None


def _draft(
    reading: Reading,
    calendar: Calendar,
    predicate: Predicate,
    words: tuple[int, int, bool],
    whole: Draft,
) -> Draft | None:
    page = reading.page
    table = meanings().events[predicate.event]
    destination = destination_after(reading, predicate.last, abroad=table.needs == "destination")
    if table.needs == "destination" and destination is None:
        return None
    first, last, some = words
    quote = quote_tokens(page, min(first, predicate.first), max(last, predicate.last))
    number = page.sentence_of(predicate.core)
    draft = Draft(
        "figure", *quote, predicate=predicate, paragraph=whole.paragraph, sentence=number,
        whole=whole, span=(first, last), modality=predicate.modality or whole.modality,
    )  # fmt: skip
    draft.values |= {
        "value_low": 2 if some else None,
        "value_high": whole.values["value_high"],
        "hedge": "vague",
        "measure": table.measure,
        "mode": table.mode,
        "event": predicate.event,
        "trigger": (predicate.core, predicate.last),
        "unit": "persons",
        "subgroup": {},
        "population": _population(reading, first, last) or whole.values["population"],
    }
    if draft.values["value_low"] is None and draft.values["value_high"] is None:
        draft.values["value_low"] = 0
    draft.ground(page, "value", (first, last), "anaphora.upper_bound", Basis.ANAPHORA)
    draft.ground(page, "population", (first, last), "anaphora", Basis.ANAPHORA)
    draft.ground(page, "measure", (predicate.core, predicate.last), "anaphora.predicate")
    draft.timing = time_of(calendar, predicate.core, predicate, stock=False)
    if draft.timing is not None:
        draft.ground(page, "time", draft.timing.span, draft.timing.rule, draft.timing.basis)
    if destination is not None:
        draft.values["destination"] = page.words(*destination)
        draft.ground(page, "destination", destination, "destination.to")
    most = whole.values["value_high"]
    draft.doubt(Doubt.ALL_OF_THE_GROUP, value_low=most, value_high=most)
    draft.doubt(Doubt.SOME_OF_THE_GROUP, value_low=1, value_high=most)
    return draft
