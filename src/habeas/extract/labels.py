"""A number behind its label: "Arrested: 218, including 171 men", "Deaths in custody: 2"."""

from typing import Final

from habeas.extract.groups import PeopleGroup
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.verbless import Attachment
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

# Words that a label may have, and how far into it what happened may stand.
_LONGEST: Final = 10
_EARLY: Final = 2
_BOUNDS: Final = (".", ";", ":", "!", "?", "(", ")", "|", "—", "–", "-", "•")
_ENDS: Final = (",", ".", ";", ")", "(", "|", "—", "–")


def label(reading: Reading, group: PeopleGroup) -> Attachment | None:
    """Read what a label says of the number behind its colon; None where there is none.

    Args:
        reading: The first layer.
        group: A number with what it counts.
    """
    page = reading.page
    sentence = page.sentences[page.sentence_of(group.first)]
    colon = group.first - 1
    if page.low(colon) != ":" or not sentence.first < colon:
        return None
    if not _ends_line(page, group, sentence.last):
        return None
    first = colon
    while first > sentence.first and page.low(first - 1) not in _BOUNDS:
        first -= 1
    words = range(first, colon)
    if not 0 < len([i for i in words if i not in reading.dated]) <= _LONGEST or any(
        page.over(i, "modality") and not page.is_word(i, "prep") for i in words
    ):
        return None
    found = [p for p in reading.predicates_in(first, colon) if p.voice != "active"]
    head = _head(reading, found, first)
    if len({p.core for p in head}) == 1 and not _is_of_unread(reading, head[0], first):
        told = head[0]
        sure = told.modality is Modality.ASSERTED and not _is_qualified(reading, told, colon)
        span = (told.core, told.last)
        return Attachment(told.event, "label", 1, colon - told.last, span, told) if sure else None
    held = meanings().held_populations
    who = next((h for i in words if (h := page.at(i, "population")) and h.value in held), None)
    total = any(page.is_word(i, "count_noun") for i in words)
    if found or who is None or (who.first > first + _EARLY and not total):
        return None
    return Attachment(meanings().unsaid.held, "label", 2, colon - who.last, (who.first, who.last))


def total(reading: Reading, group: PeopleGroup) -> list[Attachment]:
    """Read "Total: 187 political prisoners": who is held stands behind the number.

    Args:
        reading: The first layer.
        group: A number of which nothing else is told.
    """
    page = reading.page
    sentence = page.sentences[page.sentence_of(group.first)]
    colon = group.first - 1
    first = max(sentence.first, colon - _EARLY)
    if page.low(colon) != ":" or group.population not in meanings().held_populations:
        return []
    if not any(page.is_word(i, "count_noun") for i in range(first, colon)):
        return []
    if not _ends_line(page, group, sentence.last):
        return []
    return [Attachment(meanings().unsaid.held, "label", 2, 1, group.population_span)]


def _ends_line(page: TextTokens, group: PeopleGroup, limit: int) -> bool:
    """Say whether nothing follows a number that belongs to it, but "at least"."""
    hedge = page.at(group.last, "hedges_after")
    last = group.last if hedge is None else hedge.last
    return last >= limit or page.ends_line(last) or page.low(last) in _ENDS


def _head(reading: Reading, found: list[Predicate], first: int) -> list[Predicate]:
    """Give what a label says first; of "Convicted and serving a sentence", that they serve it."""
    head = [p for p in found if p.core <= first + _EARLY]
    states = [p for p in found if meanings().events[p.event].is_state and p.voice != "adjective"]
    before = {p.event for p in head if p not in states}
    ways_in = {e for e in before if meanings().measure_of(e) in meanings().in_custody}
    if head and states and before == ways_in and not _is_of_unread(reading, states[0], first):
        return states[:1]
    acts = [p for p in head if p.voice != "noun"]
    return acts or head  # "Released without charge" tells of no charge


def _is_of_unread(reading: Reading, told: Predicate, first: int) -> bool:
    """Say whether a state only tells where: "Deceased in custody" is of a word nobody knows."""
    page, at = reading.page, told.core - 1
    if told.voice != "state" or at < first:
        return False
    return page.over(at, "population") is None and not page.is_word(at, "adv", "det", "prep")


def _is_qualified(reading: Reading, told: Predicate, colon: int) -> bool:
    """Say whether a word after the noun takes it back: "pardons announced for January"."""
    page, at = reading.page, told.last
    return told.voice == "noun" and at < colon and page.is_word(at, "verb")
