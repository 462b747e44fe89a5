"""A number behind its label: "Arrested: 218, including 171 men", "Deaths in custody: 2"."""

from typing import Final

from habeas.extract.groups import PeopleGroup
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.verbless import Attachment
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

# Words that a label may have, and how far into it what happened may stand.
_LONGEST: Final = 10
_EARLY: Final = 2
# Who is held as long as they are called so.
_BY_NAME: Final = ("political_prisoners", "prisoners_of_conscience")
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
    open_end = group.last < sentence.last and not page.ends_line(group.last)
    if open_end and page.low(group.last) not in _ENDS:
        return None
    first = colon
    while first > sentence.first and page.low(first - 1) not in _BOUNDS:
        first -= 1
    words = range(first, colon)
    if not 0 < len([i for i in words if i not in reading.dated]) <= _LONGEST or any(
        page.over(i, "modality") for i in words
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
    if not found and who is None and _is_total_of_held(reading, group, words):
        return Attachment(meanings().unsaid.held, "label", 2, 1, group.population_span)
    if found or who is None or (who.first > first + _EARLY and not total):
        return None
    return Attachment(meanings().unsaid.held, "label", 2, colon - who.last, (who.first, who.last))


def _is_total_of_held(reading: Reading, group: PeopleGroup, words: range) -> bool:
    """Read "Total: 54 political prisoners": who is one is held, and nothing else is told.

    Of "Total: 5 detained" nobody says whether they still are.
    """
    page = reading.page
    small = all(
        i in reading.dated or page.is_word(i, "count_noun", "adv", "det", "prep") for i in words
    )
    total = any(page.is_word(i, "count_noun") for i in words)
    return small and total and group.kind == "people" and group.population in _BY_NAME


def _head(reading: Reading, found: list[Predicate], first: int) -> list[Predicate]:
    """Give what a label says first; of "Convicted and serving a sentence", that they serve it."""
    head = [p for p in found if p.core <= first + _EARLY]
    states = [p for p in found if meanings().events[p.event].is_state and p.voice != "adjective"]
    before = {p.event for p in head if p not in states}
    ways_in = {e for e in before if meanings().measure_of(e) in meanings().in_custody}
    if head and states and before == ways_in and not _is_of_unread(reading, states[0], first):
        return states[:1]
    return head


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
