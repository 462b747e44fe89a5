"""People who share a verb and have terms of their own: "A got five years, B and C four each"."""

from collections.abc import Sequence
from typing import Final

from habeas.extract.left_out import Person
from habeas.extract.names import NameMention
from habeas.extract.phrases import Phrase, PhraseKind, phrases
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.vocabulary.meanings import meanings

GAPPED: Final = "object.gapped"
_PARTS = (PhraseKind.COMMA, PhraseKind.STOP, PhraseKind.DASH)


def gapped(reading: Reading, predicate: Predicate, last: int) -> list[Person]:
    """Give the people whose terms follow the one of a sentence passed before them.

    Args:
        reading: The first layer.
        predicate: That somebody is sentenced.
        last: One past the last token of the sentence.
    """
    meaning = meanings().events.get(predicate.event)
    if meaning is None or not meaning.given or predicate.voice == "noun":
        return []
    marks = reading.page.lexicon.settings.object_prep
    found: list[NameMention] = []
    held: list[NameMention] = []
    governed, dashed, depth, terms = False, False, 0, 0
    for phrase in phrases(reading, predicate.last, last):
        depth += (phrase.kind is PhraseKind.OPEN) - (phrase.kind is PhraseKind.CLOSE)
        if depth or phrase.kind is PhraseKind.CLOSE:
            continue
        if phrase.kind is PhraseKind.RELATIVE or _is_verb(phrase):
            break
        if _is_term(phrase, is_said=terms > 1 or (dashed and terms > 0)):
            terms += 1
            found += held
            held, governed, dashed = [], False, False
        elif phrase.kind in _PARTS:
            governed = False
            dashed = phrase.kind is PhraseKind.DASH and bool(held)
        elif phrase.kind is PhraseKind.PREPOSITION:
            governed = reading.page.low(phrase.first) not in marks
        elif phrase.kind is PhraseKind.PERSON and phrase.name is not None and not governed:
            held.append(phrase.name)
    return _people(found)


def listed_terms(reading: Reading, predicate: Predicate) -> list[Person]:
    """Read "Двоих осудили: Анну Белову — на год, Петра Кита — на два": a colon, and whom.

    Args:
        reading: The first layer.
        predicate: That somebody is sentenced, and nobody beside it says whom.
    """
    meaning, page = meanings().events.get(predicate.event), reading.page
    last = page.sentences[page.sentence_of(predicate.core)].last
    colon = next((i for i in range(predicate.last, last) if page.low(i) == ":"), None)
    if meaning is None or not meaning.given or colon is None or predicate.voice == "noun":
        return []
    told = phrases(reading, predicate.last, last)
    if any(_is_verb(p) or p.kind is PhraseKind.PERSON for p in told if p.first < colon):
        return []
    found: list[NameMention] = []
    held: list[NameMention] = []
    dashed = False
    for phrase in told:
        if _is_verb(phrase):
            break
        if dashed and phrase.kind is not PhraseKind.PREPOSITION:
            found += held if _is_term(phrase, is_said=bool(found)) else []
            held = []
        dashed = phrase.kind is PhraseKind.DASH or (dashed and bool(held))
        if phrase.kind is PhraseKind.PERSON and phrase.name is not None:
            held.append(phrase.name)
    return _people(found)


def _people(names: Sequence[NameMention]) -> list[Person]:
    return [((n.full or n), (n.first, n.last), GAPPED) for n in names]


def _is_verb(phrase: Phrase) -> bool:
    return phrase.kind is PhraseKind.VERB and phrase.is_finite


def _is_term(phrase: Phrase, *, is_said: bool) -> bool:
    """Say whether a phrase is a length of time; its unit is left out once it was said twice.

    Or once, before "а Анну Кит — на два".
    """
    group = phrase.group
    return group is not None and (group.unit == "duration" or (is_said and group.kind == "bare"))
