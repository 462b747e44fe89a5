"""The tables by which names are compared: sounds, endings, given names and weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from habeas.vocabulary.shape import Words, shaped

Sex = Literal["m", "f"]
Letters = Mapping[str, str]
Likeness = Literal[
    "same", "one_open_vowel", "near_vowel", "part", "near", "far", "other", "short", "initial",
    "initial_other", "joined", "contained", "some", "surname_other", "same_day", "same_year",
    "overlap", "slip", "apart",
]  # fmt: skip
"""What is found where two values are compared."""
Points = Mapping[Likeness, int]
Compared = Literal[
    "surname", "given", "patronymic", "parts", "sex", "birth", "city", "arrest", "article", "court"
]
"""What is compared of two names."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Spelling:
    """One way of writing Slavic names in Latin letters.

    Attributes:
        letters: What is read otherwise than by all ways.
        marks: Letters that speak for the way, as a regular expression.
        when: Letters without which a word reads the same as before.
        alone: Where its marks are found, plain English spelling is not read.
    """

    letters: Letters
    marks: str | None = None
    when: str | None = None
    alone: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class FoldRule:
    """One rule from sounds to the fold: what is rewritten, where some sound is there, and why."""

    from_: str
    to: str
    why: str
    needs: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class SoundLevels:
    """What is lost step by step when two folds are brought together."""

    open: Letters
    coarse: Letters
    hushed: Letters


@dataclass(frozen=True, kw_only=True, eq=False)
class SoftenedT:
    """Where a ts may be a softened t, as regular expressions."""

    sounds: str
    stays: str
    softens: str


@dataclass(frozen=True, kw_only=True, eq=False)
class AddedEnding:
    """An ending that another language adds, and what betrays it, as regular expressions."""

    marks: str
    endings: str
    to: str


@dataclass(frozen=True, kw_only=True, eq=False)
class NameSounds:
    """The table ``names/sounds``; the comments in the file say what each part is."""

    source: str
    about: str
    cyrillic: Letters
    greek: Letters
    shared: Letters
    ways: Mapping[str, Spelling]
    fold: tuple[FoldRule, ...]
    levels: SoundLevels
    ts: SoftenedT
    lookalikes: Letters
    added_endings: tuple[AddedEnding, ...]
    titles: frozenset[str]
    particles: frozenset[str]

    def of_script(self, script: str) -> Letters | None:
        """Give how the letters of a script sound; None where it is romanised first."""
        return {"cyrillic": self.cyrillic, "greek": self.greek}.get(script)


@dataclass(frozen=True, kw_only=True, eq=False)
class FamilyEnding:
    """The endings of one family name by sex, and the stem that both become."""

    f: str
    m: str
    stem: str


@dataclass(frozen=True, kw_only=True, eq=False)
class NameEndings:
    """The table ``names/endings``.

    Attributes:
        source: Where it comes from.
        surnames: Endings of family names that differ by sex.
        patronymics: Endings of patronymics, by the sex they tell.
        sexes: How lists write sex.
    """

    source: str
    surnames: tuple[FamilyEnding, ...]
    patronymics: Mapping[Sex, tuple[str, ...]]
    sexes: Mapping[Sex, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, eq=False)
class NameCases:
    """The table ``names/cases``: how names decline.

    Attributes:
        source: Where it comes from.
        reviewed_by: Who of its speakers has read it; ``not reviewed`` where nobody has.
        about: How its lines are read.
        languages: Declensions by language and by sex, a line each: six endings, parted by
            spaces, or one where the form is the same in every case.
    """

    source: str
    reviewed_by: str
    about: str
    languages: Mapping[str, Mapping[Sex, Words]]


@dataclass(frozen=True, kw_only=True, eq=False)
class GivenForms:
    """One baptismal name; words are parted by spaces.

    Attributes:
        sex: Whose name it is.
        forms: Full forms in any script.
        short: Hypocorisms.
        stems: Fathers' forms whose patronymic is irregular.
    """

    sex: Sex
    forms: str
    short: str = ""
    stems: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class GivenNames:
    """The table ``names/given``."""

    source: str
    about: str
    names: Mapping[str, GivenForms]


@dataclass(frozen=True, kw_only=True, eq=False)
class NameWeights:
    """The table ``names/weights``, in thousandths of a score.

    Attributes:
        source: Where it comes from.
        same_from: The score from which two are suggested as one.
        different_to: The score to which they are not.
        start: What every score begins with.
        surname: Points for what two family names have in common; and so for the others.
    """

    source: str
    same_from: int
    different_to: int
    start: int
    surname: Points
    given: Points
    patronymic: Points
    parts: Points
    sex: Points
    birth: Points
    city: Points
    arrest: Points
    article: Points
    court: Points


@cache
def name_sounds() -> NameSounds:
    """Give the table of sounds that ships."""
    return shaped(NameSounds, "names/sounds")


@cache
def name_endings() -> NameEndings:
    """Give the table of endings that ships."""
    return shaped(NameEndings, "names/endings")


@cache
def name_cases() -> NameCases:
    """Give the table of declensions that ships."""
    return shaped(NameCases, "names/cases")


@cache
def given_names() -> GivenNames:
    """Give the table of given names that ships."""
    return shaped(GivenNames, "names/given")


@cache
def name_weights() -> NameWeights:
    """Give the table of weights that ships."""
    return shaped(NameWeights, "names/weights")
