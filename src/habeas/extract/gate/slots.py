"""Which clauses of a sentence have a word in the slot of whom their verb befalls."""

from collections.abc import Iterator, Sequence
from typing import Final

from habeas.extract.agreement import has_no_object, has_no_subject
from habeas.extract.clause import Clause, Noun, Opening, Part, cases_of, eligible, subject
from habeas.extract.clauses import clauses, fronted_objects, inverted_subject, objects
from habeas.extract.declension import Case
from habeas.extract.phrases import PhraseKind
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.vocabulary.meanings import meanings

_BEFALLS_SUBJECT: Final = ("passive", "intransitive", "state", "bare")


def befalling(reading: Reading, number: int, at: int) -> Iterator[Predicate]:
    """Give the predicates that, by their clause, befall who stands at a token.

    Args:
        reading: The first layer.
        number: Of the sentence.
        at: A token of a noun in it.
    """
    for clause in clauses(reading, number):
        if clause.verb is not None:
            for told in reading.predicates_in(clause.verb.first, clause.verb.last):
                if fills(reading, clause, told, at):
                    yield told
                    yield from _joined_before(reading, told)


def _joined_before(reading: Reading, told: Predicate) -> Iterator[Predicate]:
    """Give the verb that shares a verb's people: "arrested and charged 44"."""
    joint = told.first - 1
    if not reading.page.is_word(joint, "and"):
        return
    sentence = reading.page.sentences[reading.page.sentence_of(told.core)]
    for other in reading.predicates_in(sentence.first, joint):
        if other.last == joint and other.voice == told.voice:
            yield other


def fills(reading: Reading, clause: Clause, told: Predicate, at: int) -> bool:
    """Say whether who stands at a token is whom a clause's verb befalls.

    Args:
        reading: The first layer.
        clause: The clause.
        told: What its verb tells.
        at: The token.
    """
    if clause.opening is Opening.PARTICIPLE:
        acts = told.voice == "bare" and bool(objects(reading, clause))
        return not acts and holds(clause.antecedent or subject(reading, clause), at)
    impersonal = has_no_subject(reading, told)
    meaning = meanings().events.get(told.event)
    if meaning is not None and meaning.given and _is_given(reading, clause, at):
        return True
    acts = told.voice in ("active", "bare") or impersonal
    borne = objects(reading, clause) if acts else []
    if acts and (_is_held(reading, borne, at) or holds(fronted_objects(reading, clause), at)):
        return True
    if impersonal and not borne and holds(list(eligible(clause.before)), at):
        return True  # "12 osób zatrzymano": who did it is left out, and to whom stands before
    if impersonal or (told.voice == "bare" and borne):
        return False  # "the officer Tom Reed arrested Ann Bell", "she released a statement"
    if told.voice in _BEFALLS_SUBJECT or (told.voice == "active" and has_no_object(reading, told)):
        return is_subject(reading, clause, at)
    return False


def _is_given(reading: Reading, clause: Clause, at: int) -> bool:
    """Read "призначив їй 12 років", "condenó a Ana Ruiz": who gets a sentence is in the dative."""
    marks = reading.page.lexicon.settings.given_prep
    for noun in (*clause.before, *clause.after):
        if not noun.phrase.first <= at < noun.phrase.last:
            continue
        led = noun.preposition
        if led is not None:
            return reading.page.low(led.first) in marks
        cases = cases_of(reading, noun)
        return bool(cases & Case.DATIVE) and not cases & Case.NOMINATIVE
    return False


def is_subject(reading: Reading, clause: Clause, at: int) -> bool:
    """Say whether who stands at a token is the subject of a clause.

    Args:
        reading: The first layer.
        clause: The clause.
        at: The token.
    """
    own = subject(reading, clause)
    if _is_held(reading, own, at):
        return True
    if clause.opening is Opening.RELATIVE and clause.part is Part.SUBJECT:
        return holds(clause.antecedent, at)
    settings = reading.page.lexicon.settings
    turned = settings.is_free or settings.inverted or settings.verb_first
    return turned and not own and _is_held(reading, inverted_subject(reading, clause), at)


def _is_held(reading: Reading, nouns: Sequence[Noun], at: int) -> bool:
    """Say whether one of some nouns stands at a token, and no "but" sets it against those before it."""
    for place, noun in enumerate(nouns):
        if noun.phrase.first <= at < noun.phrase.last:
            start = noun.phrase.first
            opens = range(max(start - 2, 0), start)
            return not (place and any(reading.page.is_word(i, "contrast") for i in opens))
    return False


def holds(nouns: Sequence[Noun], at: int) -> bool:
    """Say whether one of some nouns stands at a token."""
    return any(n.phrase.first <= at < n.phrase.last for n in nouns)


def unread_verb(reading: Reading, number: int, at: int) -> tuple[int, int] | None:
    """Give the verb of a clause about who stands at a token, where no list says what it tells.

    Args:
        reading: The first layer.
        number: Of the sentence.
        at: The token.

    Returns:
        Its tokens; None where every verb of those clauses is understood, or none is theirs.
    """
    for clause in clauses(reading, number):
        verb = clause.verb
        if verb is None or reading.predicates_in(verb.first, verb.last):
            continue
        about = is_subject(reading, clause, at) or holds(objects(reading, clause), at)
        if (
            about
            and not only_is(reading, verb.first, verb.last)
            and not speaks(reading, verb.first, verb.last)
        ):
            return verb.first, verb.last
    return None


def only_is(reading: Reading, first: int, last: int) -> bool:
    """Say whether a verb is no more than "is", "has been"."""
    page = reading.page
    return all(
        ((aux := page.over(i, "aux")) is not None and aux.value != "modal")
        or page.is_word(i, "adv", "neg")
        for i in range(first, last)
    )


def read_otherwise(reading: Reading, first: int, last: int) -> bool:
    """Say whether a list knows what a verb tells, or it tells nothing by itself."""
    return bool(reading.predicates_in(first, last)) or only_is(reading, first, last)


def speaks(reading: Reading, first: int, last: int) -> bool:
    """Say whether a verb only tells that somebody says something."""
    return any(reading.page.over(i, "sources") is not None for i in range(first, last))


def pronoun_of(reading: Reading, clause: Clause, told: Predicate) -> tuple[int, int] | None:
    """Give the pronoun in the slot of whom a verb befalls; None where none stands there."""
    for noun in (*clause.before, *clause.after):
        if noun.phrase.kind is PhraseKind.PRONOUN and fills(
            reading, clause, told, noun.phrase.first
        ):
            return noun.phrase.first, noun.phrase.last
    return None
