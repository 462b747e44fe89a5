"""Whether words that prove nothing still leave room for what is proposed: then a person decides.

They do, where they tell the event of nobody who is named, or tell something that no list knows of
the person proposed. They do not, where they tell it of somebody else, or something else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from habeas.extract.clause import Clause
from habeas.extract.clauses import clauses
from habeas.extract.gate.listed_people import HeadKind, block_at, blocks, heads
from habeas.extract.gate.person_ties import identity
from habeas.extract.gate.slots import befalling, read_otherwise, speaks
from habeas.extract.names import NameMention
from habeas.extract.phrases import PhraseKind
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.model.doubt import Doubt
from habeas.vocabulary.meanings import meanings

Tokens = tuple[int, int]
# How many tokens before what is told somebody may be named, to be meant.
_BACK: Final = 120


def says(event: str, told: Predicate) -> bool:
    """Say whether a word can tell of an event."""
    return event in meanings().words_of(told.event) or event == told.event


def is_ambiguous(told: Predicate) -> bool:
    """Say whether a word tells of different things by what stands around it: "taken", "handed over"."""
    meaning = meanings().events.get(told.event)
    return meaning is not None and meaning.needs == "destination"


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """What is asked of some words.

    Attributes:
        event: What is proposed to have happened.
        region: Tokens that are said to tell it.
        pointed: Whether somebody says so; else they are the sentence of the name.
        wide: Gives the text as it is read with every word that may tell any event.
    """

    event: str
    region: Tokens
    pointed: bool
    wide: Callable[[], Reading]


def hint(reading: Reading, name: NameMention, asked: EventQuestion) -> Doubt | None:
    """Say what a person would have to decide; None where words leave no room for it.

    Args:
        reading: The first layer.
        name: Whom it is proposed of.
        asked: What is proposed of them.
    """
    if not _is_near(reading, name, asked.region):
        return None
    told = reading.predicates_in(*asked.region)
    saying = [p for p in told if says(asked.event, p)]
    if saying:
        free = [
            p
            for p in saying
            if not _befalls_another(reading, p, name) and not _befalls_a_group(reading, p, name)
        ]
        return Doubt.PERSON_UNTIED if free else None
    if any(is_ambiguous(p) and not _befalls_another(reading, p, name) for p in told):
        return Doubt.WORDS_UNKNOWN
    unread = _unread_clause(reading, name, asked) or _unread_head(reading, name, asked)
    return Doubt.WORDS_UNKNOWN if unread else None


def _unread_head(reading: Reading, name: NameMention, asked: EventQuestion) -> bool:
    """Say whether what stands over a list tells something of its people that no list knows."""
    at = block_at(reading, name.first)
    opener = blocks(reading)[at].opener
    if opener is None or identity(opener) is not identity(name):
        return False
    led = [h for h in heads(reading, at) if h.kind in (HeadKind.COLON, HeadKind.BEFORE)]
    if not led or any(reading.predicates_in(*head.words) for head in led):
        return False
    for head in led:
        for clause in clauses(reading, reading.page.sentence_of(head.words[0])):
            verb = clause.verb
            if verb is None or read_otherwise(reading, verb.first, verb.last):
                continue
            words = (verb.first, verb.last)
            if not tells_otherwise(asked.wide(), words, lambda p: says(asked.event, p)):
                return True
    return False


def tells_otherwise(wide: Reading, words: Tokens, fits: Callable[[Predicate], bool]) -> bool:
    """Say whether a verb that proves nothing may tell something else, and not what is proposed.

    Args:
        wide: The text as it is read with every word that may tell any event.
        words: Tokens of the verb.
        fits: Says whether a word can tell what is proposed.
    """
    told = wide.predicates_in(*words)
    return bool(told) and not any(map(fits, told))


def _is_near(reading: Reading, name: NameMention, region: Tokens) -> bool:
    """Say whether somebody is named within some words, or last before them."""
    whole = identity(name)
    people = [n for n in reading.names_in(*region) if n.kind == "person"]
    if any(identity(n) is whole for n in people) or region[0] <= name.first < region[1]:
        return True
    before = reading.names_in(max(region[0] - _BACK, 0), region[0])
    return any(identity(n) is whole for n in before if n.kind == "person")


def _befalls_another(reading: Reading, told: Predicate, name: NameMention) -> bool:
    """Say whether a verb befalls somebody else who is named, by its clause."""
    number = reading.page.sentence_of(told.core)
    sentence = reading.page.sentences[number]
    for other in reading.names_in(sentence.first, sentence.last):
        if other.kind != "person" or identity(other) is identity(name):
            continue
        if any(p.core == told.core for p in befalling(reading, number, other.first)):
            return True
    return False


def _befalls_a_group(reading: Reading, told: Predicate, name: NameMention) -> bool:
    """Say whether a verb befalls people who are counted, and the name stands in its sentence too."""
    number = reading.page.sentence_of(told.core)
    sentence = reading.page.sentences[number]
    if not sentence.first <= name.first < sentence.last:
        return False
    for group in reading.groups_in(sentence.first, sentence.last):
        if any(p.core == told.core for p in befalling(reading, number, group.first)):
            return group.kind in ("people", "part", "bare")
    return False


def _unread_clause(reading: Reading, name: NameMention, asked: EventQuestion) -> bool:
    """Say whether a clause tells of somebody what no list knows."""
    page, region = reading.page, asked.region
    for number in range(page.sentence_of(region[0]), page.sentence_of(region[1] - 1) + 1):
        for clause in clauses(reading, number):
            verb = clause.verb
            if verb is None or not (region[0] <= verb.first < region[1]):
                continue
            read = read_otherwise(reading, verb.first, verb.last)
            if read or speaks(reading, verb.first, verb.last):
                continue
            words = (verb.first, verb.last)
            if tells_otherwise(asked.wide(), words, lambda p: says(asked.event, p)):
                continue
            if _is_about(clause, name, pointed=asked.pointed):
                return True
    return False


def _is_about(clause: Clause, name: NameMention, *, pointed: bool) -> bool:
    """Say whether a clause has somebody for its people; or a pronoun, or nobody, where it is pointed at."""
    nouns = [n.phrase for n in (*clause.before, *clause.after)]
    people = [p for p in nouns if p.kind is PhraseKind.PERSON and p.name is not None]
    if people:
        return any(p.name is not None and identity(p.name) is identity(name) for p in people)
    return pointed and not any(p.kind is PhraseKind.PEOPLE for p in nouns)
