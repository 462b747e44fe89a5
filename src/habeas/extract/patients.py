"""Whom a predicate happens to: the nouns that its voice, their case and their place point to."""

from collections.abc import Collection, Sequence
from typing import Final

from habeas.extract.agreement import (
    has_no_object,
    has_no_subject,
    is_plural,
    object_suffix,
    sex_of,
)
from habeas.extract.clause import (
    Clause,
    Link,
    Noun,
    Opening,
    Part,
    cases_of,
    is_term,
    run_of,
    subject,
)
from habeas.extract.clauses import (
    clauses,
    fronted_objects,
    governing,
    inverted_subject,
    objects,
)
from habeas.extract.declension import Case, declines, inflection, is_given
from habeas.extract.event_nouns import of_noun
from habeas.extract.left_out import DOUBTFUL, Person, dropped_subject, person_by
from habeas.extract.name_lists import name_list
from habeas.extract.names import NameMention
from habeas.extract.person_lines import list_before
from habeas.extract.phrases import Phrase, PhraseKind, inflection_of
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.shared_verbs import listed_terms
from habeas.vocabulary.meanings import meanings
from habeas.vocabulary.name_tables import Sex

_SEVERAL: Final = 2
# How many words may stand between "Arrested" and "were" in "Arrested with him were".
_NEAR_AUXILIARY: Final = 3
_WHO: Final = frozenset({PhraseKind.PERSON, PhraseKind.PEOPLE, PhraseKind.PRONOUN})


def is_doubtful(rule: str) -> bool:
    """Say whether a rule leaves open who is meant."""
    return rule.endswith(DOUBTFUL)


def people_of(
    reading: Reading,
    predicate: Predicate,
    focus: list[NameMention],
    first: int,
    last: int,
    *,
    settled: bool,
    told_of: Collection[NameMention] = (),
) -> list[Person]:
    """Find whom a predicate happens to.

    Args:
        reading: The first layer.
        predicate: What happens.
        focus: Whom "he" or "they" would mean.
        first: First token of the sentence.
        last: One past its last.
        settled: Whether something was told to have happened to those in focus.
        told_of: Everybody to whom something was told to have happened before.
    """
    if predicate.voice == "noun":
        return of_noun(reading, predicate, focus, last)
    if predicate.voice == "state" and predicate.first == predicate.core:
        return _beside(reading, predicate)
    clause = governing(reading, predicate)
    if clause is None or clause.verb is None:
        return []
    search = _PatientSearch(
        reading, predicate, focus, clause, first, told_of=told_of, is_settled=settled
    )
    return search.people()


def _beside(reading: Reading, predicate: Predicate) -> list[Person]:
    """Read "Ann Bell, in custody since May,": a state that stands behind a name."""
    page, at = reading.page, predicate.first - 1
    name = reading.named.get(at - 1) if page.low(at) in (",", "(") else None
    if name is None or name.kind != "person" or name.last != at:
        return []
    return [person_by(name, "subject.described")]


def _is_who(noun: Noun) -> bool:
    """Say whether a noun is somebody: named, counted as people, or a pronoun."""
    group = noun.phrase.group
    return noun.phrase.kind in _WHO and (group is None or group.kind != "bare")


def _is_somebody(noun: Noun) -> bool:
    return noun.phrase.name is not None or _is_who(noun)


def _is_passive(reading: Reading, clause: Clause) -> bool:
    verb = clause.verb
    told = None if verb is None else verb.predicate
    if told is not None or verb is None or not reading.page.lexicon.settings.participles_distinct:
        return told is not None and told.voice in ("passive", "intransitive")
    # "fut extrait de sa cellule et mis dans un avion": a participle that no list has.
    aux = reading.page.over(verb.first, "aux")
    return aux is not None and aux.value.startswith("be_") and aux.last < verb.last


class _PatientSearch:
    """Looks for the people of one predicate."""

    def __init__(
        self,
        reading: Reading,
        predicate: Predicate,
        focus: list[NameMention],
        clause: Clause,
        floor: int,
        *,
        told_of: Collection[NameMention],
        is_settled: bool,
    ) -> None:
        self.reading, self.page = reading, reading.page
        self.predicate, self.focus = predicate, focus
        self.clause, self.floor = clause, floor
        self.is_settled = is_settled
        self.told_of = told_of

    def people(self) -> list[Person]:
        return self._befallen() + self._along()

    def _along(self) -> list[Person]:
        """Read "Анну арестовали вместе с мужем, историком Петром Китом": he was arrested too."""
        free = self.page.lexicon.settings.is_free
        if not free or self.predicate.voice not in ("active", "passive", "bare"):
            return []
        side = self.clause.after
        at = next((i for i, n in enumerate(side) if self._is_with(n)), None)
        if at is None:
            return []
        beside = [side[at]]
        for noun in side[at + 1 :]:
            cases = cases_of(self.reading, noun)
            if noun.link not in (Link.COMMA, Link.JOIN) or not cases & Case.INSTRUMENTAL:
                break
            beside.append(noun)
        acts = any(n.phrase.kind is PhraseKind.PERSON for n in subject(self.reading, self.clause))
        meaning = meanings().events.get(self.predicate.event)
        doubtful = (acts and self.predicate.voice == "active") or meaning is None or meaning.lets_go
        rule = "object.along" + DOUBTFUL * doubtful
        named = (n.phrase.name for n in beside if n.phrase.kind is PhraseKind.PERSON)
        return [person_by(n, rule) for n in named if n is not None]

    def _is_with(self, noun: Noun) -> bool:
        led = noun.preposition
        return led is not None and self.page.is_word(led.first, "with")

    def _befallen(self) -> list[Person]:
        voice = self.predicate.voice
        if self.clause.opening is Opening.PARTICIPLE:
            return self._described()
        shared = self.clause.shares
        if voice == "bare" and shared is not None and _is_passive(self.reading, shared):
            return self._affected()
        if voice in ("active", "bare") or has_no_subject(self.reading, self.predicate):
            return self._acted_on()
        if voice in ("passive", "intransitive", "state"):
            return self._affected()
        return []

    def _affected(self) -> list[Person]:
        """The subject of a passive, or of a verb that tells what befell its subject."""
        settings = self.page.lexicon.settings
        if self.predicate.voice == "passive" and self._has_object_suffix():
            if self.clause.opening is Opening.SUBORDINATE:
                return []  # of "لأنها اعتقلته" nobody says whom "him" means
            if self.clause.opening is not Opening.RELATIVE:
                return self._by_suffix()
            return self._persons(self._antecedents(self.clause.antecedent), "subject.relative")
        nouns, rule = subject(self.reading, self.clause), "subject"
        if settings.is_free or settings.inverted:
            behind = inverted_subject(self.reading, self.clause)
            if behind and behind[0].link is Link.COMMA and self._is_nobody(behind):
                behind = []  # "fueron detenidos, juzgados y condenados"
            other = self._is_nobody(nouns) and any(
                n.phrase.kind is PhraseKind.PERSON for n in behind
            )
            if not nouns or other:
                nouns, rule = behind, "subject.inverted"
        if not nouns and not any(map(_is_somebody, self.clause.before)):
            nouns, rule = self._turned(), "subject.turned"
        if self.clause.opening is Opening.RELATIVE and nouns is self.clause.antecedent:
            nouns = self._antecedents(nouns)
            rule = "subject.relative"
        if not nouns:
            nouns, rule = self._listed_behind(), "subject.listed"
        if nouns:
            return self._persons(nouns, rule)
        return [] if self.clause.opening is Opening.RELATIVE else self._dropped()

    def _listed_behind(self) -> list[Noun]:
        """Read "Ya están libres: Ana Ruiz, Luis Pardo y Juan Mora": names behind a colon."""
        found = clauses(self.reading, self.page.sentence_of(self.predicate.core))
        at = next((i for i, clause in enumerate(found) if clause is self.clause), len(found))
        listed = found[at + 1] if at + 1 < len(found) else None
        if listed is None or listed.opening is not Opening.MAIN or listed.verb is not None:
            return []
        nouns = run_of(listed.before, listed.before[0], leftwards=False) if listed.before else []
        alone = [n for n in listed.before if n.preposition is None and not n.is_owner]
        named = (
            bool(nouns) and nouns[0].phrase.kind is PhraseKind.PERSON and len(alone) == len(nouns)
        )
        return nouns if named and self.page.low(nouns[0].phrase.first - 1) == ":" else []

    def _dropped(self) -> list[Person]:
        """The person in focus, where a verb alone can be about one of that sex."""
        sex = sex_of(self.page, self.predicate)
        found = dropped_subject(self.reading, self.predicate, self.focus, self.floor)
        if len(found) > 1 and not self.is_settled:
            return self._unsettled(found)
        if all(self._can_be(name, sex) and self._is_person(name) for name, _, _ in found):
            return found
        chosen, sure = self._one_meant(sex)
        return [
            (chosen, words, rule if sure else rule + DOUBTFUL)
            for _, words, rule in found
            if chosen is not None
        ]

    def _unsettled(self, found: list[Person]) -> list[Person]:
        """Read "Ana Ruiz y Luis Pardo visitaron a los vecinos. Fueron detenidos": who, is open."""
        if self._is_counted_before(self.predicate.first, len(self.focus)):
            return []
        return [(name, words, rule + DOUBTFUL) for name, words, rule in found]

    def _acted_on(self) -> list[Person]:
        """The object of an active verb."""
        nouns, rule = objects(self.reading, self.clause), "object"
        fronted = fronted_objects(self.reading, self.clause)
        if not any(map(_is_who, nouns)):
            nouns = [*nouns, *self._given_to()]
        if fronted and (not any(map(_is_who, nouns)) or self._is_beyond(nouns)):
            nouns, rule = fronted, "object.fronted"
        if not nouns and self.page.lexicon.settings.verb_first:
            nouns, rule = self._passive_subject(), "subject.passive"
        if any(n.phrase.kind is PhraseKind.PRONOUN for n in (*nouns, *fronted)):
            doubled = [n for n in self.clause.before if self._is_marked(n)]
            nouns, rule = (doubled, "object.doubled") if doubled else (nouns, rule)
        named = any(n.phrase.kind is PhraseKind.PERSON for n in self.clause.before)
        beyond = named and rule == "object" and self._is_beyond(nouns)
        if (beyond or not any(map(_is_who, nouns))) and self._is_impersonal():
            nouns = [n for n in self.clause.before if n.preposition is None and not n.is_owner]
            nouns = run_of(self.clause.before, nouns[-1], leftwards=True) if nouns else []
        found = self._persons(nouns, rule) or self._left_out() or self._given_antecedent()
        found = found or listed_terms(self.reading, self.predicate)
        found = found or ([] if nouns else self._left_out_behind())
        return found or ([] if any(map(_is_who, nouns)) else self._written_within())

    def _is_beyond(self, nouns: Sequence[Noun]) -> bool:
        """Read "Анну осудили на год, а Петра — на два": a comma parts the verb from who is not its."""
        start = self.predicate.last
        end = next((n.phrase.first for n in nouns if not is_term(n)), start)
        return any(
            self.page.low(i) in (",", ";", "—", "–") and not self.page.is_within_number(i)
            for i in range(start, end)
        )

    def _written_within(self) -> list[Person]:
        """Read "uznał go za więźnia": a pronoun among the words that say what happened."""
        told, page = self.predicate, self.page
        opens = told.core + (told.last == told.core + 1)  # "les dictó": the pronoun comes first
        for at in (*range(told.first, told.core), *range(opens, told.last)):
            if page.is_word(at, "object_pronoun", "given_pronoun"):
                return self._meant(at, "object")
        return []

    def _passive_subject(self) -> list[Noun]:
        """Read "إن سليم حداد اعتُقل أمس": a verb that needs an object, and has only a subject."""
        if self.page.is_word(self.predicate.last - 1, "prep") or self._has_object_suffix():
            return []
        nouns = subject(self.reading, self.clause)
        if self.clause.opening is Opening.RELATIVE and nouns is self.clause.antecedent:
            return self._antecedents(nouns)
        if not nouns and self.clause.opening is Opening.BRACKET:
            return self._bracketed()
        return nouns

    def _bracketed(self) -> list[Noun]:
        """Read "سليم حداد (اعتُقل في أيار)": a bracket that a verb opens is of who stands before it."""
        opens, outer = self.predicate.first - 1, self.clause.parent
        if outer is None or self.page.low(opens) != "(":
            return []
        if not has_no_object(self.reading, self.predicate):
            return []
        return [n for n in outer.nouns if n.phrase.last == opens and n.phrase.name is not None]

    def _is_nobody(self, nouns: Sequence[Noun]) -> bool:
        """Read "16.11 памёр Фелікс Вайніла": what stands before a verb need not be its subject."""
        if self.clause.opening is Opening.RELATIVE:
            return False
        plain = all(n.phrase.kind is PhraseKind.THING for n in nouns)
        return plain and not any(self._says_role(n.phrase.first, n.phrase.last) for n in nouns)

    def _has_object_suffix(self) -> bool:
        """Say whether "him" or "them" is written in one word with the verb."""
        return object_suffix(self.page, self.predicate.last - 1) is not None

    def _by_suffix(self) -> list[Person]:
        """Read "حُكم عليها", "سبيلهما": whom the pronoun means that is written with the verb."""
        page, rule = self.page, "object.suffix"
        words = (self.predicate.core, self.predicate.last)
        if object_suffix(page, self.predicate.last - 1) == "object_plural":
            several = self.focus if len(self.focus) >= _SEVERAL else self._listed_before(words[0])
            sure = self.is_settled and not self._is_counted_before(words[0], len(several))
            return [(one.full or one, words, rule + DOUBTFUL * (not sure)) for one in several]
        own = [n for n in self.clause.before if n.preposition is None and not n.is_owner]
        topics = [n for n in own if n.phrase.kind is PhraseKind.PERSON]
        if len(topics) == 1:
            return self._persons(topics, "subject.topic")  # "أما بتول حداد فحُكم عليها"
        chosen, sure = self._one_meant(None)
        if chosen is None and not self.focus:
            # "أسقطت الحكومة الجنسية عن وليد حداد ورحّلته": the one who is named within the sentence.
            named = self.reading.names_in(self.floor, words[0])
            people = list(dict.fromkeys(n.full or n for n in named if n.kind == "person"))
            chosen = people[0] if len(people) == 1 else None
        return [(chosen, words, rule + DOUBTFUL * (not sure))] if chosen is not None else []

    def _left_out_behind(self) -> list[Person]:
        """Read "وكان قد أوقف في نيسان": a verb that needs an object, and has no noun at all."""
        main = self.clause.opening is Opening.MAIN and not self.clause.before
        if not main or not has_no_object(self.reading, self.predicate):
            return []
        return self._dropped()

    def _given_antecedent(self) -> list[Person]:
        """Read "студент, якому дали три роки": who stands before the clause gets the term."""
        meaning = meanings().events.get(self.predicate.event)
        relative = self.clause.opening is Opening.RELATIVE and self.clause.part is Part.OTHER
        has_term = any(map(is_term, self.clause.after))
        if meaning is None or not meaning.given or not relative or not has_term:
            return []
        return self._persons(self._antecedents(self.clause.antecedent), "object.relative")

    def _is_marked(self, noun: Noun) -> bool:
        """Read "A Ana Ruiz la detuvieron": a word that marks the object, and a pronoun again."""
        mark = noun.preposition
        marks = self.page.lexicon.settings.object_prep
        return (
            noun.phrase.kind is PhraseKind.PERSON
            and mark is not None
            and self.page.low(mark.first) in marks
        )

    def _given_to(self) -> list[Noun]:
        """Whom a sentence is given to: "прысудзіў Глебу Тарухіну пяць гадоў"."""
        meaning = meanings().events.get(self.predicate.event)
        around = (*self.clause.before, *self.clause.after)
        told = any(map(is_term, around)) or self._names_verdict()
        if meaning is None or not meaning.given or not told:
            return []
        pronoun = PhraseKind.PRONOUN
        given = (n for n in around if n.phrase.kind is not pronoun or n.link is not Link.COMMA)
        people = [n for n in given if n.phrase.kind in _WHO and self._is_dative(n)]
        # "le impuso cinco años a Ana Ruiz": the pronoun only says it again.
        return [n for n in people if n.phrase.kind is PhraseKind.PERSON] or people

    def _names_verdict(self) -> bool:
        """Read "вынес приговор Анне Беловой": a noun among the words says what is given."""
        return self.predicate.last - self.predicate.core > 1

    def _is_dative(self, noun: Noun) -> bool:
        if self._is_marked(noun) or self._is_given(noun):
            return True
        is_plain = noun.preposition is None and not noun.is_owner
        cases = cases_of(self.reading, noun)
        return is_plain and bool(cases & Case.DATIVE) and not cases & Case.NOMINATIVE

    def _is_given(self, noun: Noun) -> bool:
        """Read "a infligé dix ans à Luc Dorin": a preposition marks who gets the sentence."""
        mark, page = noun.preposition, self.page
        single = mark is not None and mark.last == mark.first + 1
        given = page.lexicon.settings.given_prep
        person = noun.phrase.kind is PhraseKind.PERSON
        return single and person and mark is not None and page.low(mark.first) in given

    def _is_impersonal(self) -> bool:
        """Say whether nobody is said to act, so that who stands before the verb is its object."""
        if not self.page.lexicon.settings.object_first:
            return False
        return has_no_subject(self.reading, self.predicate) or is_plural(
            self.reading, self.predicate
        )

    def _left_out(self) -> list[Person]:
        """Read "Анну арестовали 11 мая, а в июне выслали": one object for two verbs."""
        shared = self.clause.shares
        if shared is None or not (self._is_impersonal() or self._is_joined_verb()):
            return []
        if any(n.preposition is None and _is_somebody(n) for n in self.clause.after):
            return []
        nouns = fronted_objects(self.reading, shared) or objects(self.reading, shared)
        return self._persons(nouns, "object.left_out")

    def _is_joined_verb(self) -> bool:
        """Read "Суд признал Анну виновной и приговорил": who does both, and to whom, is said once."""
        page, before = self.page, self.predicate.first - 1
        free, drops = page.lexicon.settings.is_free, self.clause.opening is Opening.MAIN
        return free and drops and page.is_word(before, "and") and not self.clause.before

    def _described(self) -> list[Person]:
        """Whom a participle describes: who stands before it, or comes after it."""
        turned = self._turned() if self.clause.is_first else []
        if turned:
            return self._persons(turned, "subject.turned")
        nouns = self._antecedents(self.clause.antecedent)
        if not any(map(_is_somebody, nouns)) and self._opens():
            return self._dropped()
        if not nouns:
            return []
        among = self._among(nouns)
        if among is not None:
            return among
        return self._persons(nouns, "subject.described", is_new=True)

    def _turned(self) -> list[Noun]:
        """Read "Also released was Ann Bell": the verb comes first, then "was", then who."""
        for clause in clauses(self.reading, self.page.sentence_of(self.predicate.core)):
            verb = clause.verb
            if verb is None or verb.first < self.predicate.last or verb.predicate is not None:
                continue
            alone = all(self.page.over(i, "aux") for i in range(verb.first, verb.last))
            others = any(n.preposition is None and _is_somebody(n) for n in clause.before)
            if not alone or others or verb.first - self.predicate.last > _NEAR_AUXILIARY:
                return []
            return inverted_subject(self.reading, clause)
        return []

    def _opens(self) -> bool:
        """Read "Zwolniona 18 lipca, wydalona": a sentence of participles with nobody before them."""
        if self.clause.is_first:
            return True
        told = self.reading.predicates_in(self.floor, self.predicate.core)
        people = range(self.floor, self.predicate.core)
        named = any(i in self.reading.named or i in self.reading.counted for i in people)
        settings = self.page.lexicon.settings
        one = settings.feminine_endings + settings.masculine_endings
        of_one = settings.drops_subject and self.page.low(self.predicate.core).endswith(one)
        return of_one and not named and not any(p.is_finite for p in told)

    def _among(self, nouns: Sequence[Noun]) -> list[Person] | None:
        """Read "Ann Bell was among those freed"."""
        governor = nouns[0].preposition if nouns else None
        if governor is None or self.clause.parent is None:
            return None
        if not any(self.page.is_word(i, "one_of") for i in range(governor.first, governor.last)):
            return None
        return self._persons(subject(self.reading, self.clause.parent), "subject.among")

    def _antecedents(self, nouns: Sequence[Noun]) -> list[Noun]:
        """Give the people before a relative or a participle; an apposition is whose it is."""
        if len(nouns) != 1:
            return list(nouns)
        noun = nouns[0]
        for clause in clauses(self.reading, self.page.sentence_of(noun.phrase.first)):
            for side in (clause.before, clause.after):
                if self._is_where(noun) and noun in side[1:]:
                    return [side[side.index(noun) - 1]]
                at = next((i for i, n in enumerate(side) if n is noun), None)
                if at is None:
                    continue
                apposed = (
                    noun.phrase.kind is PhraseKind.THING and noun.link is Link.COMMA and at > 0
                )
                if apposed and side[at - 1].phrase.kind is PhraseKind.PERSON:
                    one = side[at - 1]
                    return run_of(side, one, leftwards=True) if self._is_of_all(one) else [one]
                several = is_plural(self.reading, self.predicate) or self._is_of_all(noun)
                if noun.link is Link.JOIN and several:
                    return run_of(side, noun, leftwards=True)
        return [noun]

    def _is_where(self, noun: Noun) -> bool:
        """Read "a worker from Sarn who was arrested": where somebody is from is nobody."""
        name, phrase = noun.phrase.name, noun.phrase
        one = name is not None and name.kind != "person" and phrase.last - phrase.first == 1
        led = noun.preposition is not None and noun.link is Link.FAR
        relative = self.clause.opening is Opening.RELATIVE
        return relative and one and led and name is not None and name.full is None

    def _is_of_all(self, noun: Noun) -> bool:
        """Read "A, B and C, all arrested in May"."""
        words = range(noun.phrase.last, self.predicate.core)
        return any(self.page.is_word(i, "all_of") for i in words)

    def _all_of(self, noun: Noun) -> list[Person]:
        """Read "all three were arrested" of three people named in one list just before."""
        page, group = self.page, noun.phrase.group
        if group is None or group.kind == "thing" or group.quantity.low != group.quantity.high:
            return []
        near = range(max(group.first - 2, self.floor), group.first + 1)
        them = group.kind == "bare" and page.is_word(group.first - 1, "definite")
        if not (them or any(page.is_word(i, "all_of") for i in near)):
            return []
        names = self._listed_before(group.first)
        words = (noun.phrase.first, noun.phrase.last)
        if len(names) != group.quantity.value:
            names = list_before(self.reading, group.first, group.quantity.value)
        return [(name.full or name, words, "all_of_them") for name in names]

    def _both(self, noun: Noun) -> list[Person]:
        """Read "Обоих задержали" of two people named just before."""
        page, first = self.page, noun.phrase.first
        alone = noun.phrase.last - first == 1 and noun.phrase.name is None
        if not alone or not page.is_word(first, "all_of") or not page.is_word(first, "amount"):
            return []
        names = self.focus if len(self.focus) == _SEVERAL else self._listed_before(first)
        if len(names) != _SEVERAL:
            return []
        words = (first, noun.phrase.last)
        return [(name.full or name, words, "all_of_them") for name in names]

    def _listed_before(self, at: int) -> list[NameMention]:
        """Give the people of the last list of names before a token, here or a sentence back."""
        page, number = self.page, self.page.sentence_of(at)
        for sentence in (page.sentences[number], page.sentences[max(number - 1, 0)]):
            people = [n for n in self.reading.names_in(sentence.first, at) if n.kind == "person"]
            verbs = self.reading.predicates_in(sentence.first, people[-1].first if people else at)
            start = next((p.last for p in reversed(verbs) if p.is_finite), sentence.first)
            people = [n for n in people if n.first >= start]
            if people:
                names = name_list(self.reading, people[0].first, people[-1].last)
                return names if self._is_joined(names) else []
        return []

    def _is_joined(self, names: list[NameMention]) -> bool:
        """Say whether "and" ends a list of names, none of which only says what is told."""
        if len(names) < _SEVERAL or any(n.first in self.reading.told_by for n in names):
            return False
        return any(self.page.is_word(i, "and") for i in range(names[-2].last, names[-1].first))

    def _is_counted_before(self, at: int, size: int) -> bool:
        """Say whether "they" may be others, who were counted here or a sentence back."""
        page = self.page
        before = page.sentences[max(page.sentence_of(at) - 1, 0)].first
        groups = self.reading.groups_in(before, at)
        people = (g for g in groups if g.kind in ("people", "part"))
        return any(g.quantity.value != size for g in people)

    def _persons(self, nouns: Sequence[Noun], rule: str, *, is_new: bool = False) -> list[Person]:
        found: list[Person] = []
        if rule.startswith("subject") and self._are_surnames(nouns):
            return [person_by(n.phrase.name, rule) for n in nouns if n.phrase.name is not None]
        for noun in nouns:
            found += self._all_of(noun) or self._both(noun)
            alone = not is_new and noun is nouns[0] and not any(map(_is_who, nouns[1:]))
            found += self._person(noun, rule, alone=alone)
        return found

    def _person(self, noun: Noun, rule: str, *, alone: bool) -> list[Person]:
        phrase, name = noun.phrase, noun.phrase.name
        if phrase.kind is PhraseKind.PRONOUN:
            return self._meant(phrase.first, rule)
        if name is None:
            return self._by_role(noun, rule) if alone and not self._is_owned(noun) else []
        if name.first in self.reading.told_by:
            return []
        if phrase.kind is PhraseKind.PERSON:
            led = phrase.first < name.first and self._may_be_owner(phrase.first, name)
            return [person_by(name, rule + DOUBTFUL * led)]
        single = name.is_one_word and alone
        known = self.page.over(name.first, "population") is not None or self.page.is_caseless
        # A word that only opens the sentence has a capital too.
        marks = (self.page.tokens[i].kind == "mark" for i in range(self.floor, name.first))
        known = known or all(marks)
        led = self._says_role(phrase.first, name.first) and not rule.startswith("subject")
        several = is_plural(self.reading, self.predicate) and not led
        if single and not known and not several:
            return [person_by(name, rule)]
        return []

    def _says_role(self, first: int, last: int) -> bool:
        """Say whether words tell what somebody is: "антифашиста Филинкова"."""
        page = self.page
        return any(page.over(i, "names") or page.over(i, "population") for i in range(first, last))

    def _are_surnames(self, nouns: Sequence[Noun]) -> bool:
        """Read "Шеремет, Завадский и Овчинников задержаны"; what is freed may be towns."""
        meaning = meanings().events.get(self.predicate.event)
        joined = len(nouns) >= _SEVERAL and nouns[-1].link is Link.JOIN
        if meaning is None or not joined or not is_plural(self.reading, self.predicate):
            return False
        known = any(n.phrase.kind is PhraseKind.PERSON for n in nouns)
        return (known or not meaning.lets_go) and all(map(self._may_be_surname, nouns))

    def _may_be_surname(self, noun: Noun) -> bool:
        name = noun.phrase.name
        if name is None or noun.phrase.kind is PhraseKind.PERSON:
            return name is not None
        return name.is_one_word and not self.page.over(name.first, "population")

    def _is_owned(self, noun: Noun) -> bool:
        """Say whether a noun is somebody's: "the lawyer of Ann Bell" is not Ann Bell."""
        side = self.clause.before if noun in self.clause.before else self.clause.after
        at = next((i for i, n in enumerate(side) if n is noun), len(side))
        return at + 1 < len(side) and side[at + 1].is_owner

    def _may_be_owner(self, first: int, name: NameMention) -> bool:
        """Say whether "адвоката Петра Кита" may be whose lawyer it is, and not the lawyer."""
        page = self.page
        if not any(page.is_word(i, "kin") for i in range(first, name.first)):
            return False
        told = inflection_of(self.reading, name)
        role = inflection(page.low(name.first - 1), page.lexicon.code)
        both = told.can_be(Case.NOMINATIVE) and role.can_be(Case.NOMINATIVE)
        return told.can_be(Case.GENITIVE) and not both

    def _meant(self, at: int, rule: str) -> list[Person]:
        """Give whom a pronoun means."""
        page = self.page
        if page.is_word(at, "latter"):
            return self._last_named(at, rule)
        if page.is_word(at, "they", "them", "object_plural") and not page.is_word(at, "he", "she"):
            several = self.focus
            counted = self._is_counted_before(at, len(several))
            if len(several) < _SEVERAL and not counted:
                several = self._listed_before(at)
            if len(several) < _SEVERAL or (counted and not self.is_settled):
                return []
            return [(one.full or one, (at, at + 1), f"{rule}.pronoun") for one in several]
        man, woman = page.is_word(at, "he", "him"), page.is_word(at, "she", "her")
        sex: Sex | None = None if man == woman else "m" if man else "f"
        chosen, sure = self._one_meant(sex)
        told = f"{rule}.pronoun{'' if sure else DOUBTFUL}"
        return [(chosen, (at, at + 1), told)] if chosen is not None else []

    def _last_named(self, at: int, rule: str) -> list[Person]:
        """Read "Ana Ruiz y Luis Pardo; este último fue liberado": the last of those before."""
        page = self.page
        start = page.sentences[max(page.sentence_of(at) - 1, 0)].first
        people = [n for n in self.reading.names_in(start, at) if n.kind == "person"]
        if not people:
            return []
        last = people[-1]
        # "Ana Ruiz vio a su abogado; este último fue detenido": a lawyer whom nobody names.
        words = [i for i in range(last.last, at) if page.over(i, "trigger") is None]
        others = any(page.over(i, "names") or page.over(i, "population") for i in words)
        others = others or any(page.is_word(i, "kin") for i in words)
        others = others or last.first in self.reading.told_by
        return [(last.full or last, (at, at + 1), f"{rule}.pronoun{DOUBTFUL * others}")]

    def _one_meant(self, sex: Sex | None) -> tuple[NameMention | None, bool]:
        """Give whom one of a sex would be, and whether nobody else can be meant."""
        above = self._subject_above(sex)
        if above is not None:
            return above, True
        fitting = [n for n in self.focus if self._can_be(n, sex)]
        near = self._near(sex)
        if fitting:
            alone = near == [fitting[-1]]
            others = (one for one in self.told_of if one not in self.focus)
            rivals = any(self._can_be(one, sex) for one in others)
            sure = self.is_settled or alone or (not near and not rivals)
            return fitting[-1], sure and self._is_person(fitting[-1])
        if not self.focus or not near:
            return None, False
        return near[-1], len(near) < _SEVERAL

    def _is_person(self, name: NameMention) -> bool:
        """Say whether capitals are sure to name a person: by a given name, a role or what befell them.

        Where names have cases, those of places and bodies are as long, "Gdańskim Nowym Porcie".
        """
        code = self.page.lexicon.code
        given = any(is_given(word.casefold(), code) for word in name.text.split())
        return name.has_role or given or name in self.told_of or not declines(code)

    def _near(self, sex: Sex | None) -> list[NameMention]:
        """Give the people of one sex who were named last, in this sentence or the one before."""
        page = self.page
        number = page.sentence_of(self.predicate.core)
        start = page.sentences[max(number - 1, 0)].first
        found = [
            n.full or n
            for n in self.reading.names_in(start, self.predicate.first)
            if n.kind == "person" and self._can_be(n, sex)
        ]
        return list(dict.fromkeys(found))

    def _subject_above(self, sex: Sex | None) -> NameMention | None:
        """Read "Ann Bell was beaten when she was arrested": who the clause around is about."""
        outer = self.clause.parent
        if self.clause.opening is not Opening.SUBORDINATE or outer is None:
            return None
        people = [
            n.phrase.name.full or n.phrase.name
            for n in subject(self.reading, outer)
            if n.phrase.kind is PhraseKind.PERSON and n.phrase.name is not None
        ]
        one = people[0] if len(people) == 1 else None
        told = one is not None and one.first not in self.reading.told_by
        return one if one is not None and told and self._can_be(one, sex) else None

    def _can_be(self, name: NameMention, sex: Sex | None) -> bool:
        return sex is None or sex in inflection_of(self.reading, name).sexes

    def _is_many(self, phrase: Phrase) -> bool:
        """Say whether a noun is of several: "The former activists each received a sentence"."""
        page, last = self.page, phrase.last - 1
        plural = page.low(last).endswith("s") and page.over(last, "population") is not None
        return plural or page.is_word(phrase.last, "all_of")

    def _by_role(self, noun: Noun, rule: str) -> list[Person]:
        """Read "the lawyer was freed" of the one person spoken of before.

        Who else was named near may be meant, as where one stood bail for the other.
        """
        page, phrase = self.page, noun.phrase
        if phrase.kind is not PhraseKind.THING or phrase.group is not None:
            return []
        if len(self.focus) != 1 or is_plural(self.reading, self.predicate):
            return []
        if self.focus[-1].first > phrase.first:
            return []  # "the woman who denounced Ann Bell was arrested": named only after
        head = phrase.first
        while head < phrase.last - 1 and page.is_word(head, "det", "article", "definite"):
            head += 1
        last = phrase.last - 1 if page.lexicon.settings.compound else head
        told = (page.over(i, "names") for i in (head, last))
        roles = any(hit is not None and hit.value in ("role", "title") for hit in told)
        definite = page.lexicon.settings.no_articles or page.is_word(phrase.first, "definite")
        if not roles or not definite or self._is_many(phrase):
            return []
        role = inflection(page.low(phrase.last - 1), page.lexicon.code).sexes
        sex = sex_of(page, self.predicate)
        near = (n for n in self._near(sex) if role & inflection_of(self.reading, n).sexes)
        sure = self.is_settled or all(one == self.focus[-1] for one in near)
        by = f"{rule}.role{'' if sure else DOUBTFUL}"
        return [(self.focus[-1], (phrase.first, phrase.last), by)]
