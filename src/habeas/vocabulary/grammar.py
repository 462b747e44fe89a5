"""The grammar of one language: its words and patterns by what they mean, and how it builds sentences.

A pattern is words parted by spaces; each word may be a choice (``was|were``), a
beginning (``detain*``) or optional (``the?``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from habeas.vocabulary.declarations import Population, Trigger
from habeas.vocabulary.shape import Words, shaped

Hedging = Literal["exact", "at_least", "at_most", "more_than", "fewer_than", "about"]
Auxiliary = Literal["be_past", "be_present", "be_base", "have", "modal", "do"]
Stance = Literal["feared", "announced", "decided", "planned", "wished", "denied", "conditional"]
Unreal = Literal[
    "alleged", "false", "doubted", "fiction", "fiction_opening", "planned", "conditional", "wished", "share", "hoped", "yet_to_be", "says_false_before",
    "says_false_after",
]  # fmt: skip
"""What makes all that a sentence tells unreal; two of them, what the one beside it tells."""
Bearing = Literal[
    "as_of", "from", "since", "until", "by", "before", "after", "during", "on", "about"
]
Deictic = Literal[
    "today", "yesterday", "tomorrow", "same_day", "next_day", "days_later", "last_week",
    "this_week", "last_month", "this_month", "same_month", "same_period", "same_period_earlier", "last_year", "this_year", "year_earlier", "same_year", "next_year",
]  # fmt: skip
Span = Literal["year", "year_end", "month_end"]
UnitNoun = Literal[
    "duration", "age", "percent", "money", "article", "time", "ordinal", "person_other", "other",
]  # fmt: skip
Form = Literal[
    "act", "both", "part", "pass", "intr", "state", "stative", "noun", "adj", "term", "give"
]
NameSign = Literal["title", "role", "body", "place", "given"]
SourceSign = Literal["accord", "say", "people"]
Link = Literal["broker", "exchange", "exchange_then", "exchange_noun"]
WordClass = Literal[
    "a_single", "adv", "agent", "all_of", "among", "amount", "anaphor", "and", "anyone", "article",
    "between_hedge", "birth_after", "birth_before", "by", "captivity", "change_by", "change_from",
    "change_to", "change_verb", "comes_back", "common", "conj", "contrast", "count_copula",
    "count_noun", "covers", "custody", "date_of", "day_and", "day_length", "day_suffix", "definite",
    "degree", "det", "dismissal", "divides", "dual", "existential", "facility", "founding",
    "from_place", "given_pronoun", "handed_to", "hands_over", "has", "he", "her", "him", "in_place", "including", "indefinite",
    "infinitive", "kin", "later", "latter", "length_of_one", "length_of_two", "listing", "month_length", "narrower", "neg", "no_verb", "nobody", "number_and", "object_plural",
    "object_pronoun", "of", "one_of", "other_status", "part_of_period", "per", "plural", "possessive", "prep",
    "pronoun", "purpose", "quarter", "range_from", "range_link", "range_to", "ratio", "relative",
    "relative_object", "relative_oblique", "respectively", "rest", "set_against", "she", "some", "span_before",
    "still", "sub", "than", "that", "them", "they", "they_are", "to_link", "to_place", "verb",
    "week_length", "when", "with", "within_verb", "year_before", "year_length", "year_word",
]  # fmt: skip
"""The classes of small words that reading asks for; a word may be of several."""

SECTIONS: Final = (
    "hedges", "hedges_after", "units", "aux", "words", "modality", "scope", "relations", "periods", "relative",
    "names", "sources", "links",
)  # fmt: skip
"""The sections whose keys are what their patterns mean, in the order in which they are read."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Settings:
    """How a language builds what is read in it.

    Attributes:
        word_order: ``free`` where the object may stand before the verb without a mark.
        inverted: The subject often stands after the verb.
        object_first: The object often opens the clause.
        drops_subject: A verb alone may have a person for its subject.
        no_articles: No article tells the definite from the indefinite.
        noun_of: A noun of an act takes its people with a word for "of".
        number_of: A big number takes its noun with a word for "of".
        compound: Nouns are set side by side, and the last is what is counted.
        participle_first: A participle may stand before its auxiliary.
        participles_distinct: A participle is never also a finite verb.
        participle_comma: A clause of a participle is set off by a comma.
        month_first: A date of numbers has its month first.
        month_capital: Months are written with a capital.
        day_dot: The day of a date has a full stop after it.
        doubtful_months: Words for months that are more often other words.
        object_prep: Prepositions that mark a person as the object.
        given_prep: Prepositions that mark who gets something, such as a sentence.
        enclitics: Pronouns that a hyphen joins to a verb: each is a word by itself, with its hyphen.
        name_particles: Small words inside names that other languages use otherwise, such as "do".
        bare_scales: Words such as "thousand" that stand for one of themselves.
        adjective_endings: Endings by which an adjective is no noun.
        past_endings: Endings of a verb in the past.
        demonym_endings: Endings of a capital adjective before a noun: "Russian assassin".
        finite_endings: Endings by which a word that nobody lists is taken for a finite verb.
        infinitive_endings: Endings of an infinitive.
        gerund_endings: Endings of a verb that takes its subject from the clause around it.
        future_endings: Endings of a verb that tells of what is to come.
        present_endings: Endings of a verb that tells of what goes on, where they end like those.
        impersonal_endings: Endings of forms that leave open who did it.
        singular_endings: Endings of a verb with one subject.
        feminine_endings: Endings of a verb whose one subject is a woman.
        masculine_endings: Endings of a verb whose one subject is a man.
        plural_endings: Endings of a verb with several.
        noun_endings: Endings of a noun, by which alone a unit written as a beginning goes on: a
            "суд*" that goes on otherwise are judges.
        act_endings: Endings of a noun of an act that begins as its participle does: "затримання".
        patronymic_endings: Endings of a name after one's father, in every case.
        no_capitals: The script has no capitals: a name is told by given names and roles.
        verb_first: The verb stands first, then its subject, then its object.
        construct: A noun without an article belongs to the noun behind it: "lawyer Ann Bell" is
            the lawyer of Ann Bell.
        unbound_endings: Endings of a noun that cannot belong to the noun behind it.
        indefinite_endings: Endings of a counted noun that belongs to no noun behind it.
        units_first: The ones of a number stand before its tens.
        article: The article, where it is written in one word with its noun.
        clitics: Letters that are words of their own, written in one word with the next.
        outer_clitics: Those of them behind which another may stand.
        article_after: After which of them the article is written otherwise: "ل ل" for "لل".
        object_suffixes: Endings by which a verb has "him" or "them" for its object.
        future_beginnings: Beginnings of a verb that tells of what is to come.
    """

    word_order: Literal["svo", "free"] = "svo"
    inverted: bool = False
    object_first: bool = False
    drops_subject: bool = False
    no_articles: bool = False
    noun_of: bool = True
    number_of: bool = False
    compound: bool = False
    participle_first: bool = False
    participles_distinct: bool = False
    participle_comma: bool = False
    month_first: bool = False
    month_capital: bool = False
    day_dot: bool = False
    doubtful_months: Words = ()
    object_prep: Words = ()
    given_prep: Words = ()
    enclitics: Words = ()
    name_particles: Words = ()
    bare_scales: Words = ()
    adjective_endings: Words = ()
    past_endings: Words = ()
    demonym_endings: Words = ()
    finite_endings: Words = ()
    infinitive_endings: Words = ()
    gerund_endings: Words = ()
    future_endings: Words = ()
    present_endings: Words = ()
    impersonal_endings: Words = ()
    singular_endings: Words = ()
    feminine_endings: Words = ()
    masculine_endings: Words = ()
    plural_endings: Words = ()
    noun_endings: Words = ()
    act_endings: Words = ()
    patronymic_endings: Words = ()
    no_capitals: bool = False
    verb_first: bool = False
    construct: bool = False
    unbound_endings: Words = ()
    indefinite_endings: Words = ()
    units_first: bool = False
    article: str = ""
    clitics: Words = ()
    outer_clitics: Words = ()
    article_after: Words = ()
    object_suffixes: Words = ()
    future_beginnings: Words = ()

    @property
    def is_free(self) -> bool:
        """Whether the order of words does not tell who did what."""
        return self.word_order == "free"


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """What one file of ``languages`` says.

    Attributes:
        code: BCP 47 code.
        name: Of the language, in English.
        source: What it was written from.
        reviewed_by: Who of its speakers has read it; ``not reviewed`` where nobody has.
        sorted_by: The order of the lines in a block.
        elision: Whether articles are joined with an apostrophe.
        abbreviations: Words after which a full stop does not end a sentence.
        settings: How the language builds sentences.
        doubled: Patterns that are meant to stand in two entries of one section.
        months: The twelve of them.
        weekdays: Monday first.
        numbers: Words for whole numbers.
        scales: Words for powers of ten.
        about_numbers: Words for a number that is only about right.
        ordinals: Words for the first, the second...
        hedges: Words before a number that say how exact it is.
        hedges_after: Words after a number that do.
        words: Classes of small words.
        aux: Auxiliary verbs.
        modality: Words by which something is not simply said to have happened.
        scope: Words by which a whole sentence, or the one beside it, tells of nothing that happened.
        relations: Prepositions of time.
        relative: Words for a time seen from the day of the text.
        periods: Words for the end or the whole of a period.
        units: What a number counts that are no people.
        populations: Words for people.
        triggers: Words for what happens to people, by event and by form.
        confirms: Words that may tell it and tell more besides, such as "left" or "taken": nothing is read from
            them, and they bear out what somebody else proposes.
        names: Words that tell what a name is of.
        sources: Words that tell who speaks.
        links: Words of an exchange.
    """

    code: str
    name: str
    source: str
    reviewed_by: str
    sorted_by: Literal["code points"]
    elision: bool = False
    abbreviations: Words
    settings: Settings
    doubled: Words = ()
    months: tuple[
        Words, Words, Words, Words, Words, Words, Words, Words, Words, Words, Words, Words
    ]
    weekdays: tuple[Words, Words, Words, Words, Words, Words, Words]
    numbers: Mapping[int, Words]
    scales: Mapping[int, Words]
    about_numbers: Mapping[int, Words] = field(default_factory=dict)
    ordinals: Mapping[int, Words]
    hedges: Mapping[Hedging, Words]
    hedges_after: Mapping[Hedging, Words] = field(default_factory=dict)
    words: Mapping[WordClass, Words]
    aux: Mapping[Auxiliary, Words]
    modality: Mapping[Stance, Words]
    scope: Mapping[Unreal, Words] = field(default_factory=dict)
    relations: Mapping[Bearing, Words]
    relative: Mapping[Deictic, Words]
    periods: Mapping[Span, Words]
    units: Mapping[UnitNoun, Words]
    populations: Mapping[Population, Words]
    triggers: Mapping[Trigger, Mapping[Form, Words]]
    confirms: Mapping[Trigger, Mapping[Form, Words]] = field(default_factory=dict)
    names: Mapping[NameSign, Words]
    sources: Mapping[SourceSign, Words]
    links: Mapping[Link, Words]


@cache
def language(code: str) -> Language:
    """Give the grammar of a shipped language.

    Args:
        code: BCP 47 code, the language part alone.

    Raises:
        UnknownIdError: It does not ship.
    """
    return shaped(Language, f"languages/{code}")


def spelled_out(pattern: str) -> Iterator[list[str]]:
    """Give every run of words that a pattern stands for; a beginning keeps its star.

    Args:
        pattern: Such as ``in the? prison|jail``.

    Examples:
        >>> [" ".join(words) for words in spelled_out("in the? prison|jail")]
        ['in the prison', 'in prison', 'in the jail', 'in jail']
    """
    return _spelled_out(pattern.split())


def _spelled_out(words: list[str]) -> Iterator[list[str]]:
    if not words:
        yield []
        return
    head, rest = words[0], words[1:]
    optional = head.endswith("?") and len(head) > 1
    for tail in _spelled_out(rest):
        for choice in head.removesuffix("?").split("|"):
            yield [choice, *tail]
        if optional:
            yield tail
