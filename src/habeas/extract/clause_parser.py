"""Reads the phrases of a sentence, from left to right, as clauses."""

from collections.abc import Sequence
from dataclasses import replace
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
    is_term,
    stands_alone,
    subject,
)
from habeas.extract.declension import Case, inflection
from habeas.extract.phrases import (
    NOUNS,
    Phrase,
    PhraseKind,
    agrees,
    inflection_of,
    is_age,
    is_whose,
    names_role,
    phrases,
)
from habeas.extract.reading import Reading

_SILENT: Final = frozenset({PhraseKind.DATE, PhraseKind.ADVERB, PhraseKind.QUOTE})
# A preposition, its noun, the word at hand, and who comes next.
_LED_NOUN: Final = 4
# What may part a role from a name: "активистку движения «Река»", "слесарь из Вележа".
_OF_ROLE: Final = (PhraseKind.THING, PhraseKind.QUOTE, PhraseKind.PREPOSITION)


class _Parser:
    """Reads the phrases of one sentence from left to right."""

    def __init__(self, reading: Reading, told: Sequence[Phrase]) -> None:
        self.reading, self.page = reading, reading.page
        self.told = told
        self.told = [self._unquoted(at, phrase) for at, phrase in enumerate(told)]
        self.found: list[Clause] = []
        self.stack: list[Clause] = []
        self.preposition: Phrase | None = None
        self.link, self.is_parted = Link.FAR, False
        self.last: Noun | None = None
        self.waiting: Clause | None = None
        self.goes_on: Phrase | None = None
        self.open(Clause())

    def open(self, clause: Clause) -> Clause:
        self.found.append(clause)
        self.stack.append(clause)
        return clause

    @property
    def here(self) -> Clause:
        return self.stack[-1]

    def read(self) -> list[Clause]:
        for at, phrase in enumerate(self.told):
            if phrase.kind in NOUNS:
                self.noun(at, phrase)
            elif phrase.kind is PhraseKind.VERB:
                self.verb(at, phrase)
            else:
                self.small(at, phrase)
        return self.found

    def before(self, at: int) -> Phrase | None:
        """Give the phrase before one, over what says nothing of the order."""
        for index in range(at - 1, -1, -1):
            if self.told[index].kind not in _SILENT:
                return self.told[index]
        return None

    def after(self, at: int) -> Phrase | None:
        for index in range(at + 1, len(self.told)):
            if self.told[index].kind not in _SILENT:
                return self.told[index]
        return None

    # Small words.

    def small(self, at: int, phrase: Phrase) -> None:
        if phrase.kind in _SILENT:
            if self.page.low(phrase.first) == "'s" and self.last is not None:
                self.last.is_owner = True
            return
        if phrase.kind is PhraseKind.PREPOSITION:
            self.preposition = phrase
            return
        self.preposition = None
        apart = any(n.preposition is None for n in self.here.before)
        if self.found[-1] is not self.waiting or len(self.found) > 2 or apart:
            self.waiting = None  # only what opens a sentence waits beyond a comma
        if phrase.kind in (PhraseKind.COMMA, PhraseKind.DASH):
            self.link = Link.JOIN if self.link is Link.JOIN else Link.COMMA
        elif phrase.kind is PhraseKind.JOIN:
            self.is_parted = self.link is Link.COMMA
            self.link = Link.FAR if self._sets_apart(phrase) else Link.JOIN
        elif phrase.kind is PhraseKind.RELATIVE:
            self.relative(at, phrase)
        elif phrase.kind is PhraseKind.SUBORDINATOR:
            self.open(Clause(Opening.SUBORDINATE, parent=self.here))
            self.link = Link.FAR
        elif phrase.kind is PhraseKind.OPEN:
            self.open(Clause(Opening.BRACKET, parent=self.here))
        elif phrase.kind is PhraseKind.CLOSE:
            while len(self.stack) > 1 and self.stack.pop().opening is not Opening.BRACKET:
                pass
            self.last = self.here.nouns[-1] if self.here.nouns else None
        else:
            self.stack.clear()
            self.open(Clause())
            self.link, self.last = Link.FAR, None
            self.waiting = self.waiting if self.page.low(phrase.first) == ":" else None

    def relative(self, at: int, phrase: Phrase) -> None:
        page = self.page
        led = [p.kind for p in self.told[max(0, at - 2) : at]]
        governed = led[-1:] == [PhraseKind.PREPOSITION] or led == [
            PhraseKind.PREPOSITION,
            PhraseKind.PRONOUN,
        ]
        part = Part.SUBJECT
        # Of "a quien" the preposition marks the object.
        governed = governed and not page.is_word(self.told[at - 1].first, "relative_object")
        if page.is_word(phrase.first, "relative_oblique") or governed:
            part = Part.OTHER
        elif page.is_word(phrase.first, "relative_object"):
            part = Part.OBJECT
        antecedent = [] if self.last is None else [self._aged(self.last)]
        self.open(Clause(Opening.RELATIVE, antecedent=antecedent, part=part, parent=self.here))
        self.link = Link.FAR

    def _aged(self, noun: Noun) -> Noun:
        """Read "un agricultor de 58 años que fue detenido": no age was."""
        group, nouns = noun.phrase.group, self.here.nouns
        age = group is not None and group.kind == "thing" and noun.preposition is not None
        at = next((i for i, n in enumerate(nouns) if n is noun), 0)
        return nouns[at - 1] if age and at > 0 else noun

    # Nouns.

    def noun(self, at: int, phrase: Phrase) -> None:
        if self._is_gerund(phrase) or (self.waiting is not None and self._is_bare(phrase)):
            return
        governed = None if stands_alone(self.reading, phrase) else self.preposition
        noun = Noun(phrase, self.link, governed)
        noun.is_parted = self.is_parted and self.link is Link.JOIN
        noun.is_negated = at > 0 and self.page.is_word(self.told[at - 1].first, "neg")
        before = self._beside(at)
        if before is not None:
            if self._acts(before, phrase):
                phrase = Phrase(
                    PhraseKind.VERB, phrase.first, phrase.last, is_finite=True, is_known=False
                )
                self.verb(at, phrase)
                return
            alone = phrase.group is None and not self.page.is_word(phrase.first, "det", "article")
            alone = alone and self._may_describe(phrase)
            if (
                phrase.kind is PhraseKind.THING
                and phrase.name is None
                and before.kind is PhraseKind.PERSON
                and alone
            ):
                return  # "Finn Dale reluctantly": how, and no noun
            if phrase.kind is PhraseKind.THING is before.kind and self.last is not None:
                self.goes_on = phrase
                self._widen_age(phrase)
                return  # "the detention centre": one noun more of the same
            noun.link = Link.NOTHING
            noun.is_owner = self._is_owner(before, phrase) and not (
                self._is_led_there(before, phrase) or self._is_behind_term(before)
            )
            if self._says_who(before, phrase) and not noun.is_owner:
                self._take_over(noun)  # "70-letni Taras": what stood before says who it is
            elif self._is_of_governed(phrase) and self.last is not None:
                noun.preposition = self.last.preposition  # "в больнице Вележа"
        elif self._is_behind_bracket(at) and self.last is not None:
            noun.preposition = noun.preposition or self.last.preposition
        elif self._is_trade(at, phrase):
            self._take_over(noun)
        elif self._is_of_place(at, phrase):
            noun.is_owner = True
        if self.waiting is not None and noun.preposition is None:
            self.waiting.antecedent = [noun]
            self.waiting = None
        joined = self.last is not None and noun.link in (Link.JOIN, Link.COMMA)
        if joined and self.last is not None and noun.preposition is None:
            alike = noun.link is Link.JOIN or self.last.phrase.kind is phrase.kind
            alike = alike and not self._is_contrasted(at)
            free = self._has_verb_after(at) and not self._has_subject()
            # ", and" ends what a preposition governs, but for the last of a list.
            free = free or (self.is_parted and self.last.link is not Link.COMMA)
            if alike and self.last.preposition is not None and not free:
                noun.preposition = self.last.preposition
            if alike and self.last.is_owner and noun.link is Link.JOIN:
                noun.is_owner = self._is_like_owner(noun, self.last)
        self._follow_role(at, noun)
        self.here.nouns.append(noun)
        self.last, self.link, self.preposition = noun, Link.FAR, None
        self.is_parted = False

    def _is_bare(self, phrase: Phrase) -> bool:
        """Read "Arrêté en mai, torturé, il est condamné": no subject stands without an article."""
        settings = self.page.lexicon.settings
        articles = settings.participles_distinct and not settings.no_articles
        articles = articles and not settings.is_free and not settings.verb_first
        if not articles or phrase.name is not None:
            return False
        if phrase.group is not None:
            on = self.page.over(phrase.first - 1, "relations")
            return on is not None and on.value == "on"  # "Libérés le 18, ils ont été repris"
        led = self.page.is_word(phrase.first, "det", "article", "possessive")
        alone = phrase.last == phrase.first + 1 if led else self.link is Link.COMMA
        return phrase.kind is PhraseKind.THING and alone

    def _is_trade(self, at: int, phrase: Phrase) -> bool:
        """Read "o ajudante de pedreiro Davi Prado": a trade without an article is no other person."""
        page, name = self.page, phrase.name
        of = self.told[at - 1] if at > 1 else None
        before = self.told[at - 2] if at > 1 else None
        if name is None or of is None or before is None or phrase.kind is not PhraseKind.PERSON:
            return False
        bare = page.is_word(of.first, "of") and not page.is_word(of.first, "det", "article")
        role = page.over(phrase.first, "names") or page.over(phrase.first, "population")
        role_of = phrase.first < name.first and role is not None and role.value != "title"
        beside = self.last is not None and self.last.phrase is before
        plain = before.kind is PhraseKind.THING and before.name is None and before.predicate is None
        kin = any(page.is_word(i, "kin") for i in range(before.first, before.last))
        return beside and bare and role_of and plain and not kin

    def _unquoted(self, at: int, phrase: Phrase) -> Phrase:
        """Read "редактора «Вольного Слова» Анну Белову": what stands in quotation marks is no person."""
        around = [*self.told[max(at - 1, 0) : at], *self.told[at + 1 : at + 2]]
        marks = [self.page.low(p.first) for p in around if p.kind is PhraseKind.QUOTE]
        quoted = marks == ["«", "»"] and self.page.lexicon.settings.is_free
        return replace(phrase, kind=PhraseKind.THING) if quoted else phrase

    def _may_describe(self, phrase: Phrase) -> bool:
        """Say whether a noun behind a name may say who it is, and is no object: "سليم حداد مدير"."""
        if not self.page.lexicon.settings.verb_first:
            return True
        said = self.page.over(phrase.first, "names") or self.page.over(phrase.first, "population")
        return said is not None or self.page.is_word(phrase.first, "kin")

    def _is_gerund(self, phrase: Phrase) -> bool:
        """Read "after agreeing to leave": a verb whose subject is that of the clause around it."""
        endings = self.page.lexicon.settings.gerund_endings
        opens = self.here.opening is Opening.SUBORDINATE and not self.here.before
        plain = phrase.kind is PhraseKind.THING and phrase.name is None
        low = self.page.low(phrase.first)
        return opens and plain and bool(endings) and low.endswith(endings)

    def _beside(self, at: int) -> Phrase | None:
        """Give the noun that stands just before one, over quotation marks."""
        for index in range(at - 1, -1, -1):
            phrase = self.told[index]
            if phrase.kind is not PhraseKind.QUOTE:
                return phrase if phrase.kind in NOUNS else None
        return None

    def _is_behind_bracket(self, at: int) -> bool:
        """Read "members of Unity Platform (UP) candidate Ann Bell": one noun around a bracket."""
        compound = self.page.lexicon.settings.compound
        return compound and at > 0 and self.told[at - 1].kind is PhraseKind.CLOSE

    def _acts(self, before: Phrase, phrase: Phrase) -> bool:
        """Say whether a word that nobody lists, just after a person's name, is what they do."""
        name, page = before.name, self.page
        plain = phrase.name is None and phrase.group is None and phrase.predicate is None
        if (
            name is None
            or before.kind is not PhraseKind.PERSON
            or not plain
            or self.here.verb is not None
        ):
            return False
        if phrase.kind is not PhraseKind.THING or page.is_word(phrase.first, "det", "article"):
            return False
        small = page.tokens[phrase.first].text[:1].islower()
        told = inflection_of(self.reading, name)
        return (
            small
            and self.preposition is None
            and told.can_be(Case.NOMINATIVE)
            and not (self.last is not None and self.last.is_owner)
        )

    def _says_who(self, before: Phrase, phrase: Phrase) -> bool:
        """Say whether what stands before a name says who it is, and is no noun of its own."""
        page, name = self.page, phrase.name
        beside = self.last is not None and before in (self.last.phrase, self.goes_on)
        if before.kind is not PhraseKind.THING or name is None or not beside:
            return False
        if page.lexicon.settings.construct:
            return False  # who it is stands with the name already, and else it is somebody's
        if before.name is not None:
            # "State University student Ann Bell": the body belongs to the role.
            # "la cárcel de Monte Alto don Luis Pardo": only nouns set side by side are one noun.
            bare = not page.is_word(phrase.first, "det", "article")
            return bare and phrase.first < name.first and page.lexicon.settings.compound
        if not page.lexicon.settings.is_free:
            return not page.is_word(phrase.first, "det", "article")
        age = before.group is not None and before.group.kind == "thing"
        words = range(before.first, before.last)
        role = any(page.over(i, "population") or page.over(i, "names") for i in words)
        return age or role or agrees(self.reading, before.first, before.last, name)

    def _is_of_governed(self, phrase: Phrase) -> bool:
        """Say whether what stands behind a governed noun can only belong to it: "в группе 22 человек"."""
        free = self.page.lexicon.settings.is_free
        governed = self.last is not None and self.last.preposition is not None
        one = phrase.name is not None and phrase.last - phrase.first == 1
        return free and governed and (one or phrase.kind is PhraseKind.PEOPLE)

    def _take_over(self, noun: Noun) -> None:
        before, nouns, name = self.last, self.here.nouns, noun.phrase.name
        if before is None or name is None or not nouns or nouns[-1] is not before:
            return
        nouns.pop()
        noun.link, noun.preposition = before.link, before.preposition
        words = before.phrase
        told = inflection(self.page.low(words.last - 1), self.page.lexicon.code)
        stiff = inflection_of(self.reading, name).cases == Case.NOMINATIVE
        stiff = stiff and bool(told.cases) and not told.can_be(~OBJECT)
        if (words.group is None and told.cases == Case.ACCUSATIVE) or stiff:
            noun.cases = told.cases  # a name that does not decline stands in its role's case

    def _follow_role(self, at: int, noun: Noun) -> None:
        """Read "активистку движения «Река» Зою Кит": the name stands where its role does."""
        role, nouns = self._role_before(at, noun), self.here.nouns
        if role is not None:
            nouns.remove(role)
            noun.link, noun.preposition, noun.is_owner = role.link, role.preposition, False

    def _widen_age(self, phrase: Phrase) -> None:
        """Read "57-летний слесарь из Вележа" as one noun, whose name may come behind."""
        last = self.last
        beside = last is not None and last.phrase.last == phrase.first
        if last is not None and beside and is_age(self.page, last.phrase):
            last.phrase = Phrase(PhraseKind.THING, last.phrase.first, phrase.last)

    def _role_before(self, at: int, noun: Noun) -> Noun | None:
        """Give the role of a name that more words part from it: where from, or of what body."""
        name, told = noun.phrase.name, self.told
        bare = name is not None and noun.phrase.first == name.first
        beside = self._beside(at)
        if not bare or beside is None or beside.kind is not PhraseKind.THING:
            return None
        if noun.phrase.kind is not PhraseKind.PERSON or not self.page.lexicon.settings.is_free:
            return None
        role = self._last_ungoverned()
        if role is None or name is None or not names_role(self.reading, role.phrase, name):
            return None
        between = (p for p in told[:at] if p.first >= role.phrase.last)
        return role if all(p.kind in _OF_ROLE for p in between) else None

    def _last_ungoverned(self) -> Noun | None:
        """Give the last noun, over places it is from: "слесарь из Вележа"."""
        for noun in reversed(self.here.nouns):
            place = noun.preposition is not None and noun.phrase.name is not None
            if not place or noun.phrase.kind is not PhraseKind.THING:
                return noun if noun.phrase.kind is PhraseKind.THING else None
        return None

    def _is_owner(self, before: Phrase, phrase: Phrase) -> bool:
        """Say whether only its case says that something is a person's: "книга Анны Белл"."""
        named = phrase.name is not None and phrase.kind is PhraseKind.PERSON
        if self.page.lexicon.settings.construct:
            nominal = before.kind in (PhraseKind.THING, PhraseKind.PEOPLE)
            unbound = self.page.low(before.last - 1).endswith(
                self.page.lexicon.settings.unbound_endings or ("\0",)
            )
            return nominal and not unbound and not self.page.has_article(before.last - 1)
        return named and phrase.name is not None and is_whose(self.reading, before, phrase.name)

    def _is_behind_term(self, before: Phrase) -> bool:
        """Read "покарал 15 сутками ареста Петра Кита": a term is nobody's."""
        term = self.last is not None and is_term(self.last)
        return term and before.kind is PhraseKind.THING and before.name is None

    def _is_led_there(self, before: Phrase, phrase: Phrase) -> bool:
        """Read "выдворили в Леморию пастора Петра Кита": a place is no pastor's, and he the object.

        And "выдала Лемории пастора Петра Кита": the country is given him.
        """
        last, verb, place = self.last, self.here.verb, before.name
        if last is None or last.phrase is not before or place is None:
            return False
        told = None if verb is None else verb.predicate
        led = phrase.name is not None and phrase.first < phrase.name.first
        named = before.first == place.first and place.kind in ("place", "other")
        to, page = last.preposition, self.page
        given = to is None and bool(cases_of(self.reading, last) & Case.DATIVE)
        there = given or (
            to is not None and page.is_word(to.first, "to_place", "in_place", "from_place")
        )
        return led and named and there and told is not None and told.voice != "noun"

    def _is_of_place(self, at: int, phrase: Phrase) -> bool:
        """Read "в тюремной больнице Вележа": one capital word behind where somebody is."""
        told = self.told[at - 1].predicate if at > 0 else None
        state = told is not None and told.voice == "state"
        one = phrase.name is not None and phrase.last - phrase.first == 1
        return state and one and self.page.lexicon.settings.is_free

    def _has_subject(self) -> bool:
        """Say whether a noun that can be the subject stands before, and its verb is yet to come."""
        return self.here.verb is None and any(
            n.preposition is None and not n.is_owner for n in self.here.before
        )

    def _sets_apart(self, phrase: Phrase) -> bool:
        """Read "Вышли А и Б, а В и Г нет": who follows is not of whom the verb tells."""
        here = self.here
        told = here.verb is not None and bool(here.after)
        opposed = any(n.is_negated for n in (*here.before, *here.after))
        contrast = self.page.is_word(phrase.first, "contrast")
        return told and not opposed and contrast and not self.page.is_word(phrase.first, "and")

    def _is_contrasted(self, at: int) -> bool:
        before = self.before(at)
        return before is not None and self.page.is_word(before.first, "contrast")

    def _has_verb_after(self, at: int) -> bool:
        following = self.after(at)
        return following is not None and following.kind is PhraseKind.VERB and following.is_finite

    def _is_like_owner(self, noun: Noun, owner: Noun) -> bool:
        mine, its = cases_of(self.reading, noun), cases_of(self.reading, owner)
        return bool(mine & its & ~Case.NOMINATIVE)

    # Verbs.

    def verb(self, at: int, phrase: Phrase) -> None:
        self.preposition = self.waiting = None
        if self._is_participle(at, phrase):
            self.participle(at, phrase)
            return
        self._leave_relative(at)
        here = self.here
        if here.verb is not None and self._goes_with(here.verb, at):
            here.verb = phrase
            self.link, self.last = Link.FAR, None
            return
        if (
            here.verb is not None
            and not phrase.is_known
            and self.told[at - 1].kind is PhraseKind.VERB
        ):
            return  # "was driven blindfolded": how, and no verb of its own
        if here.verb is not None and self._is_of_noun(at, phrase):
            return
        if here.verb is None:
            here.verb = phrase
        else:
            self.another(at, phrase)
        self.link, self.last = Link.FAR, None

    def _is_of_noun(self, at: int, phrase: Phrase) -> bool:
        """Read "задержали в здании вокзала Анну": a word that only ends like a verb says whose."""
        told, verb = self.told, self.here.verb
        if phrase.is_known or verb is None or verb.predicate is None:
            return False
        if not self.page.lexicon.settings.is_free:
            return False
        led = [p.kind for p in told[: at + 2] if p.first >= verb.last]
        return (
            len(led) == _LED_NOUN
            and led[0] is PhraseKind.PREPOSITION
            and led[1] is PhraseKind.THING
            and led[3] is PhraseKind.PERSON
        )

    def _goes_with(self, verb: Phrase, at: int) -> bool:
        """Read "كان حداد قد اعتُقل": the auxiliary first, then who, then the verb it belongs to."""
        page = self.page
        if not page.lexicon.settings.verb_first or verb.predicate is not None:
            return False
        parted = any(
            p.kind in (PhraseKind.JOIN, PhraseKind.COMMA)
            for p in self.told[:at]
            if p.first >= verb.last
        )
        return not parted and all(page.over(i, "aux") for i in range(verb.first, verb.last))

    def _leave_relative(self, at: int) -> None:
        """End a relative clause whose verb nobody lists: "X, чью песню поёт Y, арестована"."""
        before = self.before(at)
        closed = before is not None and before.kind is PhraseKind.COMMA
        # "A, a quien la fiscalía señala como cabecilla, fue condenado": "as" has no verb at all.
        compares = len(self.stack) > 2 and self.here.opening is Opening.SUBORDINATE
        compares = compares and self.here.verb is None
        here = self.stack[-2] if compares else self.here
        inside = here.opening is Opening.RELATIVE and here.verb is None and bool(here.before)
        depth = 2 if compares else 1
        if closed and inside and self.stack[-1 - depth].verb is None:
            del self.stack[-depth:]

    def _is_participle(self, at: int, phrase: Phrase) -> bool:
        """Say whether a verb only describes who stands beside it."""
        before, here = self.before(at), self.here.verb
        if phrase.is_finite:
            # "Тарас Вербняк, засуджений торік": what has its own clause elsewhere is not beside.
            told = phrase.predicate
            bare = told is not None and told.voice == "passive" and told.first == told.core
            parted = (
                before is not None and before.kind is PhraseKind.COMMA and self.last is not None
            )
            settings = self.page.lexicon.settings
            return (
                bare
                and parted
                and here is not None
                and settings.participle_comma
                and not self._is_awaited()
            )
        joined = before is not None and before.kind is PhraseKind.JOIN
        if joined and here is not None and self._tells(here):
            # "was arrested and released", "a condamné A et acquitté B"
            return self.link is Link.JOIN and not self.is_parted and self._is_second(at, here)
        return not self._is_active(at)

    def _tells(self, verb: Phrase) -> bool:
        """Say whether a participle that is joined to a verb may share its auxiliary."""
        aux = self.page.over(verb.first, "aux")
        passive = aux is not None and aux.value.startswith("be_") and aux.last < verb.last
        distinct = self.page.lexicon.settings.participles_distinct
        # "fut extrait de sa cellule et expulsé": a participle that no list has.
        return verb.predicate is not None or (passive and distinct and self.link is Link.JOIN)

    def _is_second(self, at: int, here: Phrase) -> bool:
        """Read "freed Ann Bell, detained in May and sentenced in June": it describes her too."""
        before = self._described_before(at, self.found[-1])
        verb = self.found[-1].verb
        return bool(before) and verb is not None and here.first < verb.first

    def _described_before(self, at: int, other: Clause) -> list[Noun]:
        """Give whom a participle describes who stands before it, where one more is joined to it."""
        held, verb = other.antecedent, other.verb
        if other.opening is not Opening.PARTICIPLE or verb is None or not held:
            return []
        following = self.told[at + 1] if at + 1 < len(self.told) else None
        own = following is not None and following.kind in (PhraseKind.PERSON, PhraseKind.PEOPLE)
        between = self.last is not None and self.last not in held and self.last.preposition is None
        if own or (
            between and self.last is not None and self.last.phrase.kind is PhraseKind.PERSON
        ):
            return []  # "A, arrestada en mayo, y liberados B y C"
        return held if held[-1].phrase.first < verb.first else []

    def _is_awaited(self) -> bool:
        """Say whether a clause around the one here still has no verb."""
        return len(self.stack) > 1 and self.stack[-2].verb is None

    def _is_active(self, at: int) -> bool:
        """Tell "Police arrested Ann" from "Ann, arrested in May," where one form does for both."""
        if self.page.lexicon.settings.participles_distinct:
            return False
        before, following = self.before(at), self.told[at + 1] if at + 1 < len(self.told) else None
        has_object = following is not None and following.kind in NOUNS
        if before is None or before.kind in (PhraseKind.COMMA, PhraseKind.OPEN, PhraseKind.DASH):
            return False
        named = before.kind in NOUNS or before.kind in (
            PhraseKind.JOIN,
            PhraseKind.RELATIVE,
            PhraseKind.VERB,
        )
        return has_object and named

    def participle(self, at: int, phrase: Phrase) -> None:
        """Say of whom a participle is: who stands before it, or who comes next."""
        before = self.before(at)
        clause = Clause(Opening.PARTICIPLE, phrase, parent=self.here, is_first=before is None)
        self.found.append(clause)
        parted = before is not None and before.kind in (
            PhraseKind.COMMA,
            PhraseKind.OPEN,
            PhraseKind.DASH,
        )
        beside = before is not None and before.kind in NOUNS
        if before is not None and self.page.is_word(before.first, "object_pronoun"):
            beside = self.page.is_word(before.first, "they", "them")
        beside = beside and not self.page.lexicon.settings.participle_comma
        joined = before is not None and before.kind is PhraseKind.JOIN
        free = self.page.lexicon.settings.is_free
        chain = self._goes_on_describing(clause) if parted or (joined and free) else []
        if joined and len(self.found) > 1:
            chain = chain or self._described_before(at, self.found[-2])
        if chain:
            clause.antecedent, self.link = chain, Link.FAR
        elif (parted or beside) and self.last is not None:
            clause.antecedent, self.link = [self.last], Link.FAR
        elif parted and self._ends_at_verb():
            clause.antecedent = subject(self.reading, self.here)
        else:
            self.waiting = clause

    def _ends_at_verb(self) -> bool:
        """Read "Анна Белова вышла на свободу, помилованная": a clause with nobody behind its verb."""
        here, free = self.here, self.page.lexicon.settings.is_free
        return free and here.verb is not None and all(n.preposition is not None for n in here.after)

    def _goes_on_describing(self, clause: Clause) -> list[Noun]:
        """Read "Ann Bell, detained in Keren, released in May": both describe her.

        And "Анна Белова, задержанная в Керене и освобождённая": so do two that "and" joins.
        """
        before = self.found[-2] if len(self.found) > 1 else None
        if before is None or before.opening is not Opening.PARTICIPLE or self.last is None:
            return []
        other = self.last.phrase.kind is not PhraseKind.PERSON
        governed = (
            other and self.last.preposition is not None and self.last not in before.antecedent
        )
        return before.antecedent if before.parent is clause.parent and governed else []

    def another(self, at: int, phrase: Phrase) -> None:
        """A second verb: it ends a clause inside another, goes on with one, or opens one."""
        before = self.before(at)
        subject = self._subject_before(at)
        parted = before is not None and before.kind in (PhraseKind.COMMA, PhraseKind.DASH)
        joined = before is not None and before.kind is PhraseKind.JOIN
        inside = self.here.opening in (Opening.RELATIVE, Opening.SUBORDINATE)
        inside = inside and not self._is_infinitive_after(at, phrase)
        if inside and not joined and (not subject or subject[0].link in (Link.COMMA, Link.JOIN)):
            closes = parted or bool(subject) or self.here.opening is Opening.RELATIVE
            if closes and len(self.stack) > 1:
                self._close(phrase, subject)
                return
        if not joined and subject and self._ends_relative(subject[0]):
            self._close(phrase, [])
            return
        here = self.here
        if not joined and subject and self._is_object_within(subject[0]):
            subject = []
        for noun in subject:
            here.after.remove(noun)
        following = Clause(
            here.opening, phrase, list(subject), antecedent=here.antecedent, part=here.part,
            shares=None if subject else here, parent=here.parent,
        )  # fmt: skip
        if subject and here.opening is Opening.RELATIVE:
            following.opening, following.antecedent = Opening.MAIN, []
        self.stack.pop()
        self.open(following)

    def _ends_relative(self, noun: Noun) -> bool:
        """Read "The woman who denounced Ann Bell was arrested": Ann Bell is the object within."""
        here = self.here
        within = here.opening is Opening.RELATIVE and here.part is Part.SUBJECT and not here.before
        return within and noun.link is Link.FAR and self._is_awaited()

    def _is_infinitive_after(self, at: int, phrase: Phrase) -> bool:
        """Read "los que intentaron matar a A": an infinitive just after a verb stays in its clause."""
        endings = self.page.lexicon.settings.infinitive_endings
        beside = self.told[at - 1].kind is PhraseKind.VERB
        return beside and bool(endings) and self.page.low(phrase.first).endswith(endings)

    def _is_object_within(self, noun: Noun) -> bool:
        """Read "Nueve sospechosos de matar a A fueron detenidos": an infinitive has its own object."""
        here, endings = self.here, self.page.lexicon.settings.infinitive_endings
        if here.verb is None or not here.before or noun.link is not Link.FAR or not endings:
            return False
        led = self.page.is_word(here.verb.first - 1, "prep", "of")
        return led and self.page.low(here.verb.last - 1).endswith(endings)

    def _close(self, phrase: Phrase, subject: list[Noun]) -> None:
        """Go back to the clause that the one here stands in: its verb, or one more, has come."""
        inner = self.stack.pop()
        for noun in subject:
            inner.after.remove(noun)
        outer = self.here
        if outer.verb is None:
            outer.before += subject
            outer.verb = phrase
            return
        subject = subject or self._resumed(inner, outer)
        self.stack.pop()
        self.open(
            Clause(
                outer.opening,
                phrase,
                list(subject),
                antecedent=outer.antecedent,
                part=outer.part,
                shares=None if subject else outer,
                parent=outer.parent,
            )
        )

    def _resumed(self, inner: Clause, outer: Clause) -> list[Noun]:
        """Read "А умер, а Б, которая была в колонии, освободили": Б belongs to the verb that comes."""
        page, noun = self.page, outer.after[-1] if outer.after else None
        if noun is None or inner.antecedent != [noun] or noun.preposition is not None:
            return []
        first = noun.phrase.first
        joined = page.is_word(first - 1, "and", "contrast", "conj") and page.low(first - 2) == ","
        if not joined or noun.is_owner or inner.opening is not Opening.RELATIVE:
            return []
        outer.after.remove(noun)
        return [noun]

    def _subject_before(self, at: int) -> list[Noun]:
        """Give the nouns after the last verb that are the subject of the one that comes now."""
        after = self.here.after
        before = self.before(at)
        if not after or before is None:
            return []
        end = len(after) - 1
        while end >= 0 and after[end].preposition is not None:
            end -= 1  # "and Finn Dale of the Union condemned it"
        if end < 0 or not self._is_beside(after[end].phrase, at):
            return []
        chosen = [after[end]]
        several = self._is_plural(at) or self._opens_beyond(after[: end + 1])
        while end > 0 and after[end].link is Link.JOIN and several:
            resumes = after[end].is_parted and after[end - 1].link is not Link.COMMA
            if resumes and self._is_awaited():
                break  # "Ann Bell, who is a resident, and Tom Marsh were freed"
            end -= 1
            if after[end].preposition is not None or after[end].is_owner:
                break
            chosen.insert(0, after[end])
        first = chosen[0]
        if self.page.lexicon.settings.verb_first and first.link not in JOINED:
            return []  # what stands behind a verb is the verb's own
        opens = first.link in (Link.COMMA, Link.JOIN)
        follows_verb = first is after[0] and first.link is Link.FAR
        if self.told[at - 1].kind is PhraseKind.COMMA and not opens:
            return []
        beside = self.told[at - 1] is chosen[-1].phrase and self.told[at].is_known
        return chosen if opens or beside or not follows_verb else []

    def _opens_beyond(self, nouns: Sequence[Noun]) -> bool:
        """Read "отпустили, Анне и Вере дали": all that "and" joins stand beyond the comma."""
        joined = all(n.link is Link.JOIN for n in nouns[1:])
        return joined and nouns[0].link is Link.COMMA and self.page.lexicon.settings.is_free

    def _is_plural(self, at: int) -> bool:
        predicate = self.told[at].predicate
        if predicate is None:
            return False
        page = self.page
        return any(page.is_word(i, "plural") for i in range(predicate.first, predicate.last))

    def _is_beside(self, phrase: Phrase, at: int) -> bool:
        """Say whether only what belongs to a noun stands between it and a verb."""
        for index in range(at - 1, -1, -1):
            other = self.told[index]
            if other is phrase:
                return True
            fine = other.kind in _SILENT or other.kind in (
                PhraseKind.PREPOSITION,
                PhraseKind.COMMA,
                PhraseKind.DASH,
            )
            fine = fine or other.kind in NOUNS or other.kind in (PhraseKind.OPEN, PhraseKind.CLOSE)
            if not fine and not (other.kind is PhraseKind.VERB and not other.is_finite):
                return False
        return False


def read_clauses(reading: Reading, first: int, last: int) -> list[Clause]:
    """Read some tokens as clauses, in the order in which they open.

    Args:
        reading: The first layer.
        first: First token of the sentence.
        last: One past its last.
    """
    return _Parser(reading, phrases(reading, first, last)).read()
