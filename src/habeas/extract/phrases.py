"""A sentence as phrases: who is named or counted, verbs, and the small words between them.

Every token is part of one phrase, in order; what a verb does to whom is told by `clauses`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from habeas.extract.dates import Dating
from habeas.extract.declension import UNSAID, Case, Inflection, inflection
from habeas.extract.groups import PeopleGroup
from habeas.extract.lexicon import CLASP, SPLIT
from habeas.extract.names import NameMention, is_demonym
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading

_OPENS: Final = ("(", "[")
_CLOSES: Final = (")", "]")
_DASHES: Final = ("–", "—")
_STOPS: Final = (";", ":", "!", "?", "…")
_SHORTEST_VERB: Final = 4


class PhraseKind(Enum):
    """What a phrase is."""

    PERSON = auto()
    PEOPLE = auto()
    THING = auto()
    PRONOUN = auto()
    VERB = auto()
    PREPOSITION = auto()
    JOIN = auto()
    COMMA = auto()
    RELATIVE = auto()
    SUBORDINATOR = auto()
    DATE = auto()
    ADVERB = auto()
    OPEN = auto()
    CLOSE = auto()
    DASH = auto()
    QUOTE = auto()
    STOP = auto()


NOUNS: Final = frozenset(
    {PhraseKind.PERSON, PhraseKind.PEOPLE, PhraseKind.THING, PhraseKind.PRONOUN}
)


@dataclass(slots=True, eq=False)
class Phrase:
    """Some tokens that belong together.

    Attributes:
        kind: What they are.
        first: First token.
        last: One past the last.
        name: Whom or what it names, if it does.
        group: What it counts, if it does.
        predicate: What it says to happen: of a verb, or of a noun such as "arrest".
        is_finite: Of a verb: whether it carries a clause of its own.
        is_known: Of a verb: whether a list has it; it is guessed by its ending otherwise.
    """

    kind: PhraseKind
    first: int
    last: int
    name: NameMention | None = None
    group: PeopleGroup | None = None
    predicate: Predicate | None = None
    is_finite: bool = False
    is_known: bool = True


class _Chunker:
    """Cuts one sentence."""

    def __init__(self, reading: Reading, first: int, last: int) -> None:
        self.reading, self.page = reading, reading.page
        self.first, self.last = first, last
        self.dates = {d.first: d for d in _datings(reading, first, last)}
        self.led = {
            n.role_first: n
            for n in reading.names_in(first, last)
            if first <= n.role_first < n.first
        }
        self.counted = {g.first: g for g in reading.groups_in(first, last)}
        self.starting: dict[int, list[Predicate]] = {}
        for predicate in reading.predicates_in(first, last):
            for at in {predicate.first, predicate.core}:
                if first <= at:
                    self.starting.setdefault(at, []).append(predicate)

    def cut(self) -> Iterator[Phrase]:
        at = self.first
        while at < self.last:
            phrase = self.one(at)
            phrase.last = min(max(phrase.last, at + 1), self.last)
            yield phrase
            at = phrase.last

    def one(self, at: int) -> Phrase:
        """Give the phrase that starts at a token."""
        token = self.page.tokens[at]
        dating = self.dates.get(at)
        if dating is not None:
            return Phrase(PhraseKind.DATE, at, dating.last)
        if token.text == ":" and self.page.is_within_number(at):
            return Phrase(PhraseKind.QUOTE, at, at + 1)
        if token.kind in ("mark", "cite"):
            return Phrase(_mark(token.text, token.kind), at, at + 1)
        if token.low == "'s":
            return Phrase(PhraseKind.ADVERB, at, at + 1)
        noun = self._named(at)
        if noun is not None:
            return noun
        verb = self._verb(at)
        if verb is not None:
            return verb
        return self._small(at) or self._noun(at)

    def _named(self, at: int) -> Phrase | None:
        """A name, with its role before it, or counted people."""
        name = self.led.get(at)
        if name is not None and any(p.is_finite for p in self.starting.get(at, ())):
            return None  # "zatrzymano tłumaczkę": a verb, and no role
        name = name or self.reading.named.get(at)
        if name is not None and at == name.first and self._describes(name):
            return None
        if name is not None and at in (name.first, name.role_first):
            led = name.first > at
            if led and not agrees(self.reading, at, name.first, name):
                return Phrase(PhraseKind.THING, at, name.first)
            kind = PhraseKind.PERSON if name.kind == "person" else PhraseKind.THING
            return Phrase(kind, at, name.last, name=name)
        group = self.counted.get(at)
        if group is not None:
            kind = (
                PhraseKind.PEOPLE if group.kind in ("people", "part", "bare") else PhraseKind.THING
            )
            if group.kind == "bare" and self.page.low(at - 1) in ("№", "#", "-"):
                kind = PhraseKind.ADVERB  # "колония № 5"
            return Phrase(kind, at, group.last, group=group)
        return None

    def _describes(self, name: NameMention) -> bool:
        """Read "Russian assassin", "the 2014 Umbrella movement": a capital that names nobody."""
        page, at = self.page, name.last
        alone = at >= self.last or at - name.first > 1
        if not page.lexicon.settings.compound or name.kind == "person" or alone:
            return False
        demonym = is_demonym(page, name.first)
        before = name.first - 1
        led = before >= self.first and (
            page.is_word(before, "article", "definite") or page.tokens[before].kind == "number"
        )
        said = page.over(at, "names") or page.over(at, "population")
        noun = self._is_open(at) or at in self.led or bool(said)
        return (demonym or led) and noun

    def _verb(self, at: int) -> Phrase | None:
        page = self.page
        here = self.starting.get(at, [])
        finite = [p for p in here if p.is_finite and not (p.voice == "state" and p.first == p.core)]
        bare = [p for p in here if p.voice == "bare" and p.core == at]
        chosen = next(iter(finite or bare), None)
        if chosen is not None:
            return Phrase(
                PhraseKind.VERB, at, chosen.last, predicate=chosen, is_finite=chosen.is_finite
            )
        state = next((p for p in here if p.voice == "state"), None)
        if state is not None:
            return Phrase(PhraseKind.ADVERB, at, state.last, predicate=state)
        noun = next((p for p in here if p.voice == "noun" and p.core == at), None)
        if noun is not None:
            return Phrase(PhraseKind.THING, at, noun.last, predicate=noun)
        aux = page.at(at, "aux")
        if aux is not None and not page.is_word(at, "prep"):
            return Phrase(PhraseKind.VERB, at, self._verb_end(aux.last), is_finite=True)
        is_verb = page.is_word(at, "verb") and not page.is_word(at, "prep", "det", "sub")
        if is_verb:
            return Phrase(PhraseKind.VERB, at, at + 1, is_finite=True)
        if self.looks_finite(at):
            return Phrase(PhraseKind.VERB, at, at + 1, is_finite=True, is_known=False)
        return None

    def _verb_end(self, at: int) -> int:
        """Go on over adverbs and auxiliaries to the word that an auxiliary belongs to."""
        page = self.page
        while at < self.last and (
            page.over(at, "aux") is not None or page.is_word(at, "adv", "neg")
        ):
            at += 1
        if at < self.last and at not in self.starting and self._is_open(at):
            return at if at + 1 in self.reading.named else at + 1
        return at

    def looks_finite(self, at: int) -> bool:
        """Say whether the ending of a word that nobody lists is a finite verb's."""
        page, low = self.page, self.page.tokens[at].low
        endings = page.lexicon.settings.finite_endings
        if page.lexicon.settings.verb_first and self._opens_with_verb(at):
            return True
        return (
            bool(endings)
            and len(low) >= _SHORTEST_VERB
            and low.endswith(endings)
            and self._is_open(at)
            and not page.is_word(at, "no_verb")
            and not self._is_determined(at)
        )

    def _opens_with_verb(self, at: int) -> bool:
        """Say whether a word that nobody lists opens a clause before who does it: "وندّدت مريم"."""
        page = self.page
        opens = at == self.first or page.is_word(at - 1, "and", "conj", "sub", "contrast", "neg")
        opens = opens or page.low(at - 1) in (",", ":", '"', "«", "“")
        named = at + 1 in self.reading.named or page.has_article(at + 1)
        return opens and named and self._is_open(at) and not page.has_article(at)

    def _is_determined(self, at: int) -> bool:
        """Say whether an article or the like opens a noun phrase just before a token."""
        page = self.page
        led = at > self.first and page.is_word(at - 1, "det", "article", "possessive")
        if page.lexicon.settings.is_free and at > self.first and self._is_governed(at):
            return True
        return led and not page.is_word(at - 1, "object_pronoun")

    def _is_governed(self, at: int) -> bool:
        """Read "из зала суда": a word just behind a preposition only ends like a verb."""
        page = self.page
        led = page.is_word(at - 1, "prep") and not page.is_word(at - 1, "adv", "sub", "conj", "and")
        return led and at - 1 not in self.reading.dated

    def _is_open(self, at: int) -> bool:
        """Say whether a token is a word, in small letters, that no list of small words has."""
        page, token = self.page, self.page.tokens[at]
        small = not token.text[0].isupper() or at == self.first
        if token.kind != "word" or not small or at in self.reading.named:
            return False
        kinds = {hit.kind for hit in page.covering.get(at, ()) if hit.kind != "words"} - {
            "modality",
            "sources",
            "links",
            "units",
            SPLIT,
            CLASP,
        }
        classes = page.classes.get(at, set()) - {
            "verb",
            "common",
            "no_verb",
            "listing",
            "change_verb",
        }
        return not kinds and not classes

    def _small(self, at: int) -> Phrase | None:
        """A word that only joins or opens."""
        page = self.page
        if (latter := self._latter(at)) is not None:
            return Phrase(PhraseKind.PRONOUN, at, latter)
        if page.is_word(at, "relative", "relative_object", "relative_oblique"):
            return Phrase(PhraseKind.RELATIVE, at, self._end(at, "relative"))
        if page.is_word(at, "and"):
            return Phrase(PhraseKind.JOIN, at, self._end(at, "and"))
        if page.is_word(at, "conj", "contrast"):
            return Phrase(PhraseKind.JOIN, at, self._end(at, "conj"))
        if page.is_word(at, "he", "she", "they", "object_pronoun", "given_pronoun") and not (
            page.is_word(at, "det", "possessive") and self._opens_noun(at + 1)
        ):
            return Phrase(PhraseKind.PRONOUN, at, at + 1)
        if page.is_word(at, "sub", "that"):
            opens_clause = not page.is_word(at, "prep") or self._has_verb(at + 1)
            kind = PhraseKind.SUBORDINATOR if opens_clause else PhraseKind.PREPOSITION
            return Phrase(kind, at, self._end(at, "sub"))
        if page.is_word(at, "including") and not page.is_word(at, "verb"):
            return Phrase(PhraseKind.PREPOSITION, at, self._end(at, "including"))
        if page.is_word(at, "prep", "of", "by", "with", "to_place", "from_place"):
            return Phrase(PhraseKind.PREPOSITION, at, self._end(at, "prep"))
        if page.is_word(at, "adv", "neg", "still") and not page.is_word(at, "det"):
            return Phrase(PhraseKind.ADVERB, at, at + 1)
        return None

    def _latter(self, at: int) -> int | None:
        """Give one past "ce dernier", "este último", where no noun follows: "este último mes"."""
        page = self.page
        hit = next((h for h in page.all_at(at, "words") if h.value == "latter"), None)
        if hit is None or hit.last >= self.last:
            return None
        ends = page.tokens[hit.last].kind == "mark" or page.over(hit.last, "aux") is not None
        ends = ends or hit.last in self.starting or self.looks_finite(hit.last)
        small = page.is_word(hit.last, "verb", "prep", "relative", "adv", "and", "object_pronoun")
        return hit.last if ends or small else None

    def _end(self, at: int, value: str) -> int:
        """Give one past the longest entry of a class that starts at a token."""
        return max(
            (h.last for h in self.page.all_at(at, "words") if h.value.startswith(value)),
            default=at + 1,
        )

    def _opens_noun(self, at: int) -> bool:
        page = self.page
        if at >= self.last:
            return False
        small = page.is_word(at, "prep", "and", "adv", "sub")
        noun = page.tokens[at].kind in ("word", "number")  # "a 640 km": an article, too
        return noun and not small and self._verb(at) is None

    def _has_verb(self, at: int) -> bool:
        """Say whether a finite verb follows before the clause ends."""
        for index in range(at, self.last):
            if self.page.tokens[index].kind == "mark" or self.page.is_word(
                index, "sub", "relative"
            ):
                return False
            verb = self._verb(index) if index not in self.reading.named else None
            if verb is not None and verb.is_finite:
                return True
        return False

    def _noun(self, at: int) -> Phrase:
        """Words of a noun phrase, up to what ends it; a name or a count at its end is its head."""
        page, index = self.page, at + 1
        while index < self.last:
            token = self.page.tokens[index]
            if token.kind != "word" or index in self.dates or token.low == "'s":
                break
            head = self._named(index)
            if head is not None and (head.group is not None or self._is_apposed(at, index, head)):
                head.first = at
                return head
            opens = not page.lexicon.settings.is_free and page.is_word(index, "article", "det")
            if head is not None or opens or self._verb(index) or self._small(index):
                break
            index += 1
        return Phrase(PhraseKind.THING, at, index)

    def _is_apposed(self, first: int, at: int, head: Phrase) -> bool:
        """Tell "the singer Ann Bell" from "the book of Anna" where only a case says "of"."""
        if head.name is None or head.kind is not PhraseKind.PERSON:
            return False
        page = self.page
        if page.lexicon.settings.is_free:
            return agrees(self.reading, first, at, head.name)
        endings = page.lexicon.settings.finite_endings + page.lexicon.settings.infinitive_endings
        verbs = any(page.tokens[i].low.endswith(endings or ("\0",)) for i in range(first, at))
        led = page.is_word(first, "det", "article", "definite", "indefinite")
        return led and not verbs and not page.lexicon.settings.construct


def agrees(reading: Reading, first: int, last: int, name: NameMention) -> bool:
    """Say whether words before a name can stand in its case: then they say who it is."""
    page = reading.page
    named = inflection_of(reading, name)
    if named == UNSAID or first >= last:
        return True
    roles = [i for i in range(first, last) if _is_role(page, i)] or [last - 1]
    return all(inflection(page.low(i), page.lexicon.code).agrees(named) for i in roles)


def names_role(reading: Reading, role: Phrase, name: NameMention) -> bool:
    """Say whether a role parted from a name by more of it is that person's: "слесарь из Вележа Пётр Кит".

    Args:
        reading: The first layer.
        role: The noun that may say who it is.
        name: The name, some words behind it.
    """
    page, told = reading.page, inflection_of(reading, name)
    words = range(role.first, role.last)
    head = next((i for i in words if _is_role(page, i)), None)
    if head is None and len(words) == 1 and page.low(role.last) == "«":
        head = role.first  # what no list has: "лыжницу «Динамо» Анну Белову"
    if head is None or told == UNSAID or role.predicate is not None:
        return False
    owned = page.is_word(head, "kin") and told.can_be(Case.GENITIVE)
    described = (i for i in range(role.first, head + 1) if not page.is_word(i, "det"))
    alike = (inflection(page.low(i), page.lexicon.code).agrees(told) for i in described)
    return not owned and all(alike)


def is_age(page: TextTokens, phrase: Phrase) -> bool:
    """Say whether a noun is only somebody's age: "64-летний", before what they are.

    Args:
        page: The tokens.
        phrase: A noun.
    """
    words = range(phrase.first, phrase.last)
    units = (h.value for i in words for h in page.covering.get(i, ()) if h.kind == "units")
    return phrase.group is not None and phrase.group.kind == "thing" and "age" in units


def is_whose(reading: Reading, before: Phrase, name: NameMention) -> bool:
    """Say whether a name after a noun says whose it is, and not who: "адвокат Анны Белл".

    Args:
        reading: The first layer.
        before: The noun, just before the name.
        name: The name.
    """
    page = reading.page
    age = before.group is not None and before.group.kind == "thing"
    if age or not page.lexicon.settings.is_free:
        return False
    told = inflection_of(reading, name)
    if not told.can_be(Case.GENITIVE) or agrees(reading, before.first, before.last, name):
        return False
    if any(page.is_word(i, "kin") for i in range(before.first, before.last)):
        return True
    noun = inflection(page.low(before.last - 1), page.lexicon.code)
    return not (told.can_be(Case.NOMINATIVE) and noun.can_be(Case.NOMINATIVE))


def _is_role(page: TextTokens, at: int) -> bool:
    """Say whether a word says what somebody is, or whose somebody is."""
    told = page.over(at, "names")
    role = told is not None and told.value in ("role", "title")
    return role or page.over(at, "population") is not None or page.is_word(at, "kin")


def inflection_of(reading: Reading, name: NameMention) -> Inflection:
    """Say in which case a name stands and whose it can be.

    A surname alone is of one whose full name was told: the "Яроша" of "Лука Ярош" is no woman's.
    One that was told in the nominative before, and ends otherwise now, stands in another case.
    """
    code = reading.page.lexicon.code
    told, full = inflection(name.text, code), name.full
    if full is None:
        return told
    whole = inflection(full.text, code)
    same = set(name.text.casefold().split()) <= set(full.text.casefold().split())
    turned = whole.cases == Case.NOMINATIVE and not same
    forms = frozenset(
        (sex, case)
        for sex, case in told.forms
        if sex in whole.sexes and not (turned and case is Case.NOMINATIVE)
    )
    return Inflection(forms) if forms else told


def _mark(text: str, kind: str) -> PhraseKind:
    if kind == "cite":
        return PhraseKind.ADVERB
    if text == ",":
        return PhraseKind.COMMA
    if text in _OPENS:
        return PhraseKind.OPEN
    if text in _CLOSES:
        return PhraseKind.CLOSE
    if text in _DASHES:
        return PhraseKind.DASH
    return PhraseKind.STOP if text in _STOPS else PhraseKind.QUOTE


def _datings(reading: Reading, first: int, last: int) -> Iterator[Dating]:
    yield from reading.dates_in(first, last)
    yield from (d for d in reading.births if first <= d.core < last)


def phrases(reading: Reading, first: int, last: int) -> list[Phrase]:
    """Cut a sentence into phrases.

    Args:
        reading: The first layer.
        first: First token of the sentence.
        last: One past its last.
    """
    return list(_Chunker(reading, first, last).cut())
