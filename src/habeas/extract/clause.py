"""A clause: a verb with its nouns, which of them is its subject, and in which case each stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from habeas.extract.declension import ANY, Case
from habeas.extract.phrases import (
    Phrase,
    PhraseKind,
    inflection_of,
)
from habeas.extract.reading import Reading

OBJECT: Final = Case.ACCUSATIVE | Case.GENITIVE


class Opening(Enum):
    """What opens a clause."""

    MAIN = auto()
    RELATIVE = auto()
    SUBORDINATE = auto()
    PARTICIPLE = auto()
    BRACKET = auto()


class Link(Enum):
    """What stands between a noun and the one before it."""

    NOTHING = auto()
    COMMA = auto()
    JOIN = auto()
    FAR = auto()


class Part(Enum):
    """What the noun before a relative word is to the clause it opens."""

    SUBJECT = auto()
    OBJECT = auto()
    OTHER = auto()


# A preposition, its noun, the word at hand, and who comes next.


@dataclass(slots=True, eq=False)
class Noun:
    """A noun phrase where it stands.

    Attributes:
        phrase: Its words.
        link: What parts it from the noun before it.
        preposition: The preposition that governs it, if one does.
        is_owner: Whether another noun is its: "Ann Bell's lawyer", "адвокат Анны".
        is_negated: Whether "not" stands before it: "but not Ann Bell".
        is_parted: Whether a comma stands before the "and" before it.
        cases: The cases it can stand in, where the words before it say so.
    """

    phrase: Phrase
    link: Link = Link.FAR
    preposition: Phrase | None = None
    is_owner: bool = False
    is_negated: bool = False
    is_parted: bool = False
    cases: Case | None = None


@dataclass(slots=True, eq=False)
class Clause:
    """A verb with its nouns.

    Attributes:
        opening: What opens it.
        verb: Its verb; None where there is none.
        before: The nouns before the verb, in order.
        after: Those after it.
        antecedent: For a relative or a participle: the nouns it says something of.
        part: What these are to it.
        shares: The clause whose subject is its too, where it has none.
        parent: The clause it hangs on.
        is_first: Whether the sentence opens with it.
    """

    opening: Opening = Opening.MAIN
    verb: Phrase | None = None
    before: list[Noun] = field(default_factory=list)
    after: list[Noun] = field(default_factory=list)
    antecedent: list[Noun] = field(default_factory=list)
    part: Part = Part.SUBJECT
    shares: "Clause | None" = None
    parent: "Clause | None" = None
    is_first: bool = False

    @property
    def nouns(self) -> list[Noun]:
        """Where the next noun goes."""
        return self.before if self.verb is None else self.after


JOINED: Final = (Link.COMMA, Link.JOIN)


def stands_alone(reading: Reading, phrase: Phrase) -> bool:
    """Say whether no preposition can govern a name: of "z obywatelstwem Roman Gałuza" one does not.

    Args:
        reading: The first layer.
        phrase: A noun.
    """
    name = phrase.name
    led = name is not None and phrase.kind is PhraseKind.PERSON and phrase.first < name.first
    return led and name is not None and inflection_of(reading, name).cases == Case.NOMINATIVE


def cases_of(reading: Reading, noun: Noun) -> Case:
    """Say in which cases a noun can stand; all of them where that is not known."""
    name, page = noun.phrase.name, reading.page
    if noun.cases is not None:
        return noun.cases
    if name is not None:
        return inflection_of(reading, name).cases
    if noun.phrase.kind is PhraseKind.PRONOUN:
        at = noun.phrase.first
        acts = page.is_word(at, "he", "she", "they")
        borne = OBJECT if page.is_word(at, "object_pronoun") else Case(0)
        if page.is_word(at, "given_pronoun"):
            borne |= Case.DATIVE
        if acts != bool(borne):
            return Case.NOMINATIVE if acts else borne
    return ANY


def is_term(noun: Noun) -> bool:
    """Say whether a noun is a length of time: "15 сутками", "пять лет".

    Args:
        noun: As it stands in a clause.
    """
    group = noun.phrase.group
    return group is not None and group.unit == "duration"


def eligible(nouns: Sequence[Noun]) -> Iterator[Noun]:
    """Give the nouns that can be subject or object: no preposition governs them, no noun is theirs."""
    return (n for n in nouns if n.preposition is None and not n.is_owner and not n.is_negated)


def run_of(nouns: Sequence[Noun], noun: Noun, *, leftwards: bool) -> list[Noun]:
    """Give a noun with those joined to it, in order of place.

    Args:
        nouns: All that stand on its side of the verb.
        noun: One of them.
        leftwards: True to go on to its left, before a verb; else to its right.
    """
    held = [n for n in nouns if n.preposition is None and not n.is_owner]
    at = next((i for i, n in enumerate(held) if n is noun), None)
    if at is None:
        return [noun]
    first, last = at, at + 1
    if leftwards:
        while first > 0 and held[first].link in JOINED and not held[first - 1].is_negated:
            first -= 1
    else:
        while last < len(held) and held[last].link in JOINED and not held[last].is_negated:
            last += 1
    return held[first:last]


def subject(reading: Reading, clause: Clause) -> list[Noun]:
    """Give the nouns that are the subject of a clause; nothing where it has none of its own."""
    fitting = [n for n in eligible(clause.before) if cases_of(reading, n) & Case.NOMINATIVE]
    last = clause.before[-1] if clause.before else None
    if fitting and last is not None and last.link is Link.JOIN and last.preposition is None:
        anchor = run_of(clause.before, last, leftwards=True)
        if fitting[-1] in anchor:
            return anchor  # "Damian Mejb i Hilary Petri": one case for all that "and" joins
    if fitting:
        return [
            n
            for n in run_of(clause.before, fitting[-1], leftwards=True)
            if cases_of(reading, n) & Case.NOMINATIVE
        ]
    if clause.opening in (Opening.RELATIVE, Opening.PARTICIPLE):
        return clause.antecedent if clause.part is Part.SUBJECT else []
    if clause.shares is not None:
        return subject(reading, clause.shares)
    goes_on = clause.opening is Opening.SUBORDINATE and not clause.before
    if goes_on and clause.parent is not None and not reading.page.lexicon.settings.drops_subject:
        return subject(reading, clause.parent)  # "was freed after agreeing to leave"
    return []
