"""Whom a predicate happens to: the person its voice and place point to."""

from typing import Final

from habeas.extract.names import NameMention
from habeas.extract.objects import fronted_name, fronted_pronoun, object_of, of_noun
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.subjects import Person, dropped_subject, listed_with, person_by, subject_of

_FAR: Final = 45
_NEAR: Final = 8
# How many words may open a sentence whose subject is left out, and how far its name may follow.
_NEAR_DROPPED: Final = 6
_FAR_NAME: Final = 10
_HARD: Final = (";", ".", "!", "?", "…", ":")


def people_of(
    reading: Reading, predicate: Predicate, focus: list[NameMention], first: int, last: int
) -> list[Person]:
    """Find whom a predicate happens to."""
    page = reading.page
    voice = predicate.voice
    free = page.lexicon.settings.is_free
    if voice in ("passive", "intransitive"):
        found = subject_of(reading, predicate, focus, first)
        if not found and (free or page.lexicon.settings.inverted):
            found = object_of(reading, predicate, last, reach=7 if free else 4)
        if not found and free and page.is_word(predicate.last, "object_pronoun"):
            found = fronted_pronoun(reading, predicate, focus)
        return found
    if voice == "active":
        return (
            object_of(reading, predicate, last, reach=4)
            or fronted_pronoun(reading, predicate, focus)
            or fronted_name(reading, predicate, focus)
        )
    if voice == "bare":
        return _bare(reading, predicate, focus, first, last)
    if voice == "noun":
        return of_noun(reading, predicate, focus, last)
    return []


def _bare(
    reading: Reading, predicate: Predicate, focus: list[NameMention], first: int, last: int
) -> list[Person]:
    page = reading.page
    distinct = page.lexicon.settings.participles_distinct
    if not distinct:
        objects = object_of(reading, predicate, last, reach=4) or fronted_pronoun(
            reading, predicate, focus
        )
        if objects:
            return objects
        if not _can_be_participle(reading, predicate):
            return []
    before = predicate.core - 1
    while before >= first and page.is_word(before, "adv"):
        before -= 1
    before = _before_date(reading, before, first)
    if before < first:
        return _after_comma(reading, predicate, focus, last) or dropped_subject(
            reading, predicate, focus, first
        )
    beside = reading.named.get(before - 1) if page.low(before) == "," else None
    if beside is not None and beside.kind == "person" and beside.first not in reading.told_by:
        # "the sentence of Ann Bell, arrested in May": it describes her, whatever governs her.
        return [person_by(n, "subject.beside") for n in listed_with(reading, beside, first)]
    if page.tokens[before].text in (",", "(", "–", "—") or page.is_word(before, "relative"):
        return subject_of(reading, predicate, focus, first)
    if before in reading.named:
        return subject_of(reading, predicate, focus, first)
    if page.is_word(before, "and") or page.over(before, "trigger"):
        return subject_of(reading, predicate, focus, first)
    dated = any(d.first - predicate.last < _NEAR for d in reading.dates_in(predicate.last, last))
    described = _name_described(reading, before, first) if dated else None
    if described is not None:
        return [person_by(described, "subject.described")]
    among = next(
        (i for i in range(max(first, before - 4), before) if page.is_word(i, "one_of")), None
    )
    if among is None or _is_named_among(reading, among):
        return []
    return subject_of(reading, predicate, focus, first)


def _before_date(reading: Reading, at: int, floor: int) -> int:
    """Step left over a date between "and" and its participle: "and in May 2029 expelled"."""
    page = reading.page
    start = at
    while at >= floor and (at in reading.dated or page.over(at, "relations") is not None):
        at -= 1
    joined = at >= floor and (page.is_word(at, "and", "conj", "adv") or page.over(at, "trigger"))
    return at if at != start and joined else start


def _name_described(reading: Reading, at: int, floor: int) -> NameMention | None:
    """Find Ann Bell in "Ann Bell, a radio presenter arrested in May": who the words describe."""
    page = reading.page
    if page.over(at, "names") is None and page.over(at, "population") is None:
        return None
    while at > floor and page.tokens[at].text != ",":
        parts = page.is_word(at, "prep", "verb", "sub", "relative", "and")
        if parts or page.over(at, "aux") is not None or at in reading.named:
            return None
        if page.tokens[at].kind == "mark" and page.tokens[at].text != "-":
            return None
        at -= 1
    name = reading.named.get(at - 1)
    return name if name is not None and name.kind == "person" else None


def _is_named_among(reading: Reading, at: int) -> bool:
    """Tell "Ann was among those freed" from "it named Ann among those freed", which it only says."""
    page = reading.page
    needs_verb = not page.lexicon.settings.is_free
    follows = at - 1 in reading.named or page.is_word(at - 1, "object_pronoun")
    return needs_verb and follows


def _can_be_participle(reading: Reading, predicate: Predicate) -> bool:
    """Tell "Ann Bell, arrested in May," from "Ann Bell arrested the 14 men"."""
    page = reading.page
    at = predicate.last
    if at >= len(page.tokens) or page.tokens[at].kind in ("mark", "cite"):
        return True
    if at in reading.dated or page.over(at, "relations") is not None:
        return True
    return page.is_word(at, "prep", "adv", "and", "conj", "sub") and not page.is_word(at, "det")


def _after_comma(
    reading: Reading, predicate: Predicate, focus: list[NameMention], last: int
) -> list[Person]:
    """Read "Arrested in July 2009, he was sentenced": the subject comes after the comma."""
    page = reading.page
    for index in range(predicate.last, min(last, predicate.last + 25)):
        if page.tokens[index].text == ",":
            name = reading.named.get(index + 1)
            if name is not None and name.kind == "person":
                return [person_by(name, "participle.fronted")]
            if page.is_word(index + 1, "he", "she") and focus:
                return [(focus[-1], (index + 1, index + 2), "participle.fronted.pronoun")]
            following = index + 1
            while following < last and following - index < 5:
                name = reading.named.get(following)
                if name is not None and name.kind == "person":
                    return [person_by(name, "participle.fronted")]
                following += 1
            return []
    return []


def joins(reading: Reading, index: int) -> bool:
    """Say whether a token only joins names: a comma, "and", a role."""
    page = reading.page
    return (
        page.tokens[index].text == ","
        or page.is_word(index, "and")
        or (page.over(index, "names") is not None or page.over(index, "population") is not None)
        or reading.is_aside(index)
    )
