"""Verbs that leave their subject out: who is in focus is meant, where the verb can be about one."""

from typing import Final

from habeas.extract.agreement import has_no_subject, is_plural
from habeas.extract.groups import PeopleGroup
from habeas.extract.names import NameMention
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading

# How many words may open a sentence whose subject is left out, and how far its name may follow.
_NEAR_DROPPED: Final = 6
_FAR_NAME: Final = 10
_NEAR_SUBJECT: Final = 3
_WORDS_OF_PLACE: Final = 2

DOUBTFUL: Final = ".doubtful"
"""The end of a rule that leaves open who is meant, or whether it happened."""

Person = tuple[NameMention, tuple[int, int], str]
"""Who, the words that point there, and by which rule."""


def person_by(name: NameMention, rule: str) -> Person:
    """Give a person found by a rule, under the longest form of the name used before."""
    return (name.full or name), (name.first, name.last), rule


def dropped_subject(
    reading: Reading, predicate: Predicate, focus: list[NameMention], floor: int
) -> list[Person]:
    """Take the person in focus where the language leaves the subject out."""
    page = reading.page
    limit = page.sentences[page.sentence_of(predicate.core)].last
    # "Arrêté le 22 août, relâché le lendemain.": a sentence of participles has none in any language.
    bare = predicate.voice == "bare" and _is_first_word(reading, predicate, floor)
    bare = bare and not any(_opens_another(reading, i) for i in range(predicate.last, limit))
    drops = page.lexicon.settings.drops_subject or bare
    several = is_plural(reading, predicate)
    drops = drops and not (several and bare)
    fits = len(focus) > 1 if several else len(focus) == 1
    if has_no_subject(reading, predicate) or _has_counted_subject(reading, predicate):
        return []
    named_after = _is_followed(reading, predicate.last, limit) or _names_someone(
        reading, predicate.last, limit
    )
    words = (i for i in range(floor, predicate.first) if page.tokens[i].kind != "mark")
    far = sum(i not in reading.dated for i in words)
    goes_on = any(p.is_finite for p in reading.predicates_in(floor, predicate.first))
    near = far <= _NEAR_DROPPED or goes_on
    if drops and not named_after and fits and near:
        return [(one, (predicate.core, predicate.last), "subject.dropped") for one in focus]
    return []


def _opens_another(reading: Reading, at: int) -> bool:
    """Say whether a token makes a participle a label, or leaves it to a clause with a subject."""
    page = reading.page
    own = page.is_word(at, "he", "she", "they", "pronoun", "verb") or page.over(at, "aux")
    return page.low(at) == ":" or (bool(own) and not page.is_word(at, "prep"))


def _is_first_word(reading: Reading, predicate: Predicate, floor: int) -> bool:
    words = range(floor, predicate.core)
    return all(reading.page.tokens[i].kind == "mark" or i in reading.dated for i in words)


def _is_followed(reading: Reading, first: int, limit: int) -> bool:
    """Say whether somebody who can be the subject stands just behind a verb."""
    page, parted = reading.page, False
    for index in range(first, min(first + _NEAR_SUBJECT, limit)):
        if page.is_word(index, "prep", "to_place", "in_place"):
            return False  # "в колонию" is where it leads
        if index in reading.named:
            return True
        parted = parted or page.low(index) == ","  # "fueron detenidos, juzgados y condenados"
        if not parted and (page.over(index, "population") or page.over(index, "names")):
            return True
    return False


def _names_someone(reading: Reading, first: int, limit: int) -> bool:
    """Say whether a person is named after a verb in its own clause: its subject, or its object."""
    page = reading.page
    for index in range(first, min(first + _FAR_NAME, limit)):
        if page.tokens[index].kind == "mark" or page.is_word(index, "sub", "relative"):
            return False
        name = reading.named.get(index)
        if name is not None and _may_be_someone(page, name):
            return True
    return False


def _may_be_someone(page: TextTokens, name: NameMention) -> bool:
    """Tell the prison "de Monte Alto" from who died in one "de Monte Alto Ana Ruiz"."""
    size = name.last - name.first
    led = page.is_word(name.first - 1, "of", "in_place", "to_place")
    return size > _WORDS_OF_PLACE or (name.kind == "person" and not led)


def _has_counted_subject(reading: Reading, predicate: Predicate) -> bool:
    """Say whether a number of people follows: "на волю вышли ещё двое"."""
    page = reading.page
    limit = min(predicate.last + 6, page.sentences[page.sentence_of(predicate.core)].last)
    for index in range(predicate.last, limit):
        if page.tokens[index].kind == "mark":
            return False
        group = reading.groups.get(index)
        if group is not None:
            return group.kind != "thing" and not _is_along(reading, group)
    return False


def _is_along(reading: Reading, group: PeopleGroup) -> bool:
    """Say whether counted people are only told along: "was freed with 61 other prisoners"."""
    page = reading.page
    at = group.first
    while page.is_word(at - 1, "between_hedge", "det") and not page.is_word(at - 1, "prep"):
        at -= 1
    return page.is_word(at - 1, "with", "prep")
