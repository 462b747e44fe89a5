"""What is asked of the clauses of a sentence: whose verb tells it, and who is its object."""

from collections.abc import Sequence
from typing import Final

from habeas.extract.clause import (
    JOINED,
    OBJECT,
    Clause,
    Link,
    Noun,
    Opening,
    Part,
    cases_of,
    eligible,
    is_term,
    run_of,
)
from habeas.extract.clause_parser import read_clauses
from habeas.extract.declension import Case
from habeas.extract.phrases import (
    Phrase,
    PhraseKind,
)
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading

_SEVERAL: Final = 2


def clauses(reading: Reading, number: int) -> list[Clause]:
    """Read a sentence as clauses, in the order in which they open.

    Args:
        reading: The first layer.
        number: Of the sentence.
    """
    sentence = reading.page.sentences[number]
    return reading.once(
        ("clauses", number),
        lambda: read_clauses(reading, sentence.first, sentence.last),
    )


def governing(reading: Reading, predicate: Predicate) -> Clause | None:
    """Give the clause whose verb says that something happens; None where it is no verb's."""
    number = reading.page.sentence_of(predicate.core)
    verbs = reading.once(("verbs", number), lambda: _by_token(clauses(reading, number)))
    return verbs.get(predicate.core)


def _by_token(found: Sequence[Clause]) -> dict[int, Clause]:
    verbs: dict[int, Clause] = {}
    for clause in found:
        if clause.verb is not None:
            for at in range(clause.verb.first, clause.verb.last):
                verbs.setdefault(at, clause)
    return verbs


def inverted_subject(reading: Reading, clause: Clause) -> list[Noun]:
    """Give the nouns after a verb that are its subject: "Murió Ana Ruiz"."""
    fitting = [n for n in eligible(clause.after) if cases_of(reading, n) & Case.NOMINATIVE]
    return run_of(clause.after, fitting[0], leftwards=False) if fitting else []


def objects(reading: Reading, clause: Clause) -> list[Noun]:
    """Give the nouns that are the object of a clause."""
    marks = reading.page.lexicon.settings.object_prep
    if reading.page.lexicon.settings.verb_first:
        return _objects_behind(reading, clause)
    after = [
        n
        for n in clause.after
        if not n.is_owner
        and (
            n.preposition is None
            or (
                n.preposition.last == n.preposition.first + 1
                and reading.page.low(n.preposition.first) in marks
            )
        )
    ]
    fitting = [n for n in after if cases_of(reading, n) & OBJECT]
    fitting = fitting[1:] if _is_given(reading, fitting) else fitting
    fitting = [n for n in fitting if not (is_term(n) and reading.page.lexicon.settings.is_free)]
    marked = bool(fitting) and fitting[0].preposition is not None and fitting[0].link is Link.COMMA
    if fitting and (marked or fitting[0].link not in JOINED or _follows_aside(clause, fitting[0])):
        at = last = after.index(fitting[0])
        while last + 1 < len(after) and after[last + 1].link in JOINED:
            last += 1  # "a Luis Pardo y a su esposa, Ana Ruiz": each may have the mark
        found = [n for n in after[at : last + 1] if not n.is_negated]
        return [n for n in found if cases_of(reading, n) & OBJECT]
    if clause.opening is Opening.RELATIVE and clause.part is Part.OBJECT:
        return clause.antecedent
    return []


def _is_given(reading: Reading, nouns: Sequence[Noun]) -> bool:
    """Read "выдала Лемории пастора Петра Кита": to whom he is handed stands before him."""
    if len(nouns) < _SEVERAL or not reading.page.lexicon.settings.is_free:
        return False
    to, whom = nouns[:2]
    beside = whom.link is Link.NOTHING and whom.phrase.first == to.phrase.last
    named = to.phrase.kind is PhraseKind.THING and to.phrase.name is not None
    dative = bool(cases_of(reading, to) & Case.DATIVE)
    return beside and named and dative and whom.phrase.kind is PhraseKind.PERSON


def _objects_behind(reading: Reading, clause: Clause) -> list[Noun]:
    """Give the object where the subject stands between it and the verb: "اعتقلت الشرطة سليم حداد"."""
    told = None if clause.verb is None else clause.verb.predicate
    held = [n for n in eligible(clause.after) if not _is_of_date(reading, n.phrase)]
    runs: list[list[Noun]] = []
    for noun in held:
        if runs and noun.link in JOINED:
            runs[-1].append(noun)
        else:
            runs.append([noun])
    if not runs or (told is not None and reading.page.is_word(told.last - 1, "prep")):
        return runs[0] if runs else []  # "أفرج عن": the object stands at once
    return runs[1] if len(runs) > 1 and not is_governed(clause) else runs[0]


def _is_of_date(reading: Reading, phrase: Phrase) -> bool:
    """Read "في تشرين الأول الماضي": which October it was belongs to the date."""
    plain = phrase.kind is PhraseKind.THING and phrase.name is None and phrase.group is None
    return plain and phrase.first - 1 in reading.dated


def is_governed(clause: Clause) -> bool:
    """Say whether a noun of the verb's own has its object behind it: "تم اعتقال", "أطلق سراح"."""
    told = None if clause.verb is None else clause.verb.predicate
    return told is not None and told.last - told.core > 1


def _follows_aside(clause: Clause, noun: Noun) -> bool:
    """Read "detuvo el lunes, en Velm, al poeta": between its commas an aside says where."""
    at = next(i for i, n in enumerate(clause.after) if n is noun)
    aside = clause.after[:at]
    led = bool(aside) and all(n.preposition is not None for n in aside)
    return led and noun.link is Link.COMMA and aside[-1].link is Link.COMMA


def fronted_objects(reading: Reading, clause: Clause) -> list[Noun]:
    """Give the nouns before a verb that can only be its object: "Анну арестовали"."""
    fitting = [
        n
        for n in eligible(clause.before)
        if cases_of(reading, n) & OBJECT and not cases_of(reading, n) & Case.NOMINATIVE
    ]
    return run_of(clause.before, fitting[-1], leftwards=True) if fitting else []
