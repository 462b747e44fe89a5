"""In which case a name stands, and whose name it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache, lru_cache
from itertools import product
from typing import Final

from habeas.extract.tokens import plain
from habeas.vocabulary.name_tables import Sex, given_names, name_cases


class Case(Flag):
    """Grammatical cases; several where a form does not tell which."""

    NOMINATIVE = auto()
    GENITIVE = auto()
    DATIVE = auto()
    ACCUSATIVE = auto()
    INSTRUMENTAL = auto()
    LOCATIVE = auto()


ANY: Final = ~Case(0)
_ORDER: Final = tuple(Case)
# Letters of an ending that leads to one nominative: "-ского", "-овой".
_TELLING: Final = 3
_VOWELS: Final = frozenset("аеёиоуыэюяіїєaeiouyąęóAEIOUйьўj")


@dataclass(frozen=True, slots=True)
class Declined:
    """One way to read a form.

    Attributes:
        sex: Whose name it then is.
        case: The case it then stands in.
        base: The nominative.
        size: Letters of the ending it goes by; -1 where the word is read as one that has no
            other form.
        cost: How seldom a word is read so; 0 for what declines.
        is_seldom: Whether it is read so only where nothing else fits.
    """

    sex: Sex
    case: Case
    base: str
    size: int
    cost: int
    is_seldom: bool = False


Form = tuple[Sex, Case]
"""Whose a form is, and in which case it stands."""


@dataclass(frozen=True, slots=True)
class Inflection:
    """What the words of a name say together.

    Attributes:
        forms: Whose they can be, each with the case they then stand in.
    """

    forms: frozenset[Form]

    @property
    def cases(self) -> Case:
        """The cases it can stand in; all where its language does not say."""
        found = Case(0)
        for _, case in self.forms:
            found |= case
        return found

    @property
    def sexes(self) -> frozenset[Sex]:
        """Whose it can be; both where nothing says."""
        return frozenset(sex for sex, _ in self.forms)

    def can_be(self, case: Case) -> bool:
        """Say whether it can stand in a case, or in one of several."""
        return any(case & mine for _, mine in self.forms)

    def agrees(self, other: "Inflection") -> bool:
        """Say whether both can be of one person in one case."""
        return not self.forms.isdisjoint(other.forms)


SEXES: Final[tuple[Sex, ...]] = ("m", "f")
UNSAID: Final = Inflection(frozenset((sex, case) for sex in SEXES for case in Case))


@dataclass(frozen=True, slots=True)
class _Declension:
    sex: Sex
    endings: tuple[str, ...]
    is_fixed: bool
    cost: int
    is_seldom: bool


@cache
def _declensions(language: str) -> tuple[_Declension, ...]:
    found = []
    for sex, lines in name_cases().languages.get(language, {}).items():
        for line in lines:
            told = line.split()
            endings = tuple("" if e == "-" else e for e in told if e != "?")
            fixed = len(endings) == 1
            cost = fixed + told.count("?") * (1 + fixed)
            found.append(
                _Declension(sex, endings * 6 if fixed else endings, fixed, cost, "?" in told)
            )
    return tuple(found)


def _ways(word: str, language: str) -> Iterator[Declined]:
    """Give every way to read one word, lower case."""
    for declension in _declensions(language):
        nominative = declension.endings[0]
        for case, ending in zip(_ORDER, declension.endings, strict=True):
            if not word.endswith(ending):
                continue
            stem = word[: len(word) - len(ending)]
            closed = nominative or (stem and stem[-1] not in _VOWELS)
            if len(stem) >= 2 and closed:
                base = stem + nominative
                size = -1 if declension.is_fixed else len(ending)
                yield Declined(
                    declension.sex, case, base, size, declension.cost, declension.is_seldom
                )


@lru_cache(maxsize=20_000)
def _readings(word: str, language: str) -> tuple[Declined, ...]:
    return tuple(dict.fromkeys(_ways(word, language)))


@cache
def _given() -> Mapping[str, frozenset[str]]:
    """Give the given names that are known, lower case, with whose they are."""
    found: dict[str, set[str]] = {}
    for key, entry in given_names().names.items():
        for form in (key, *entry.forms.split(), *entry.short.split()):
            for written in (form.casefold(), plain(form)):  # "артём", and "артем"
                found.setdefault(written, set()).add(entry.sex)
    return {form: frozenset(sexes) for form, sexes in found.items()}


def declines(language: str) -> bool:
    """Say whether names have cases in a language.

    Args:
        language: BCP 47 code, the language part alone.
    """
    return bool(_declensions(language))


def is_given(word: str, language: str) -> bool:
    """Say whether a word is a given name that is known, in some case.

    Args:
        word: In small letters.
        language: BCP 47 code, the language part alone.
    """
    return word in _given() or any(_is_given(way) for way in _readings(word, language))


def _is_given(way: Declined) -> bool:
    return way.sex in _given().get(way.base, ())


@lru_cache(maxsize=20_000)
def inflection(name: str, language: str) -> Inflection:
    """Read the words of a name together.

    Args:
        name: As written, given name and surname in any order.
        language: BCP 47 code, the language part alone.

    Returns:
        What all its words allow; everything where the language does not decline names, or
        where no reading fits all of them.

    Examples:
        >>> told = inflection("Анну Белову", "ru")
        >>> told.cases, sorted(told.sexes)
        (<Case.ACCUSATIVE: 8>, ['f'])
    """
    if not _declensions(language):
        return _by_given(name)
    for each in _told(name, language):
        shared = _shared(each)
        if shared and _is_sure(each, shared):
            return Inflection(shared)
    return UNSAID


def base_form(name: str, language: str) -> str | None:
    """Give the nominative of a name that stands in another case; None where it cannot be told.

    A name is turned only where a given name that is known says whose it is, and where every way
    to read its words leads to one nominative: a wrong one would be worse than none.

    Args:
        name: As written, given name and surname in any order.
        language: BCP 47 code, the language part alone.

    Examples:
        >>> base_form("Тихона Шуйского", "ru"), base_form("Янки Купалы", "ru")
        ('Тихон Шуйский', 'Янка Купала')
    """
    if not _declensions(language) or inflection(name, language).can_be(Case.NOMINATIVE):
        return None
    known = next(iter(_told(name, language)))
    if len(known) != len(name.split()) or not any(_is_given(w) for ways in known for w in ways):
        return None
    found = {
        tuple(bases)
        for form in _shared(known)
        for bases in product(*(_bases(ways, form) for ways in known))
    }
    if len(found) != 1:
        return None
    return " ".join(
        base[:1].upper() + base[1:] if word[:1].isupper() else base
        for word, base in zip(name.split(), found.pop(), strict=True)
    )


def _bases(ways: Sequence[Declined], form: Form) -> set[str]:
    """Give the nominatives of a word: the one its long ending allows, else all it may have."""
    fitting = [w for w in ways if (w.sex, w.case) == form]
    longest = max((w.size for w in fitting), default=0)
    sure = longest >= _TELLING
    seldom = all(w.is_seldom for w in fitting if w.size >= 0)
    return {
        w.base for w in fitting if w.size == longest or not (sure or (w.size < 0 and not seldom))
    }


def _told(name: str, language: str) -> Iterator[list[tuple[Declined, ...]]]:
    """Give every way to read each word, first with the given name read as one, then freely."""
    words = name.split()
    parts = [part.casefold() for word in words for part in word.split("-")]
    opens = {i for i, part in enumerate(_hyphens(words)) if part}
    told = [
        (*_readings(part, language), *(_STILL if i in opens else ()))
        for i, part in enumerate(parts)
        if len(part) > 2
    ]
    known = [tuple(w for w in ways if _is_given(w)) for ways in told]
    given = next((i for i, ways in enumerate(known) if ways), None)
    yield [ways if i == given else told[i] for i, ways in enumerate(known)]
    yield told


def _is_sure(told: Sequence[tuple[Declined, ...]], shared: frozenset[Form]) -> bool:
    """Say whether a reading is to be trusted: no word is read as what is seldom, or one is known."""
    fitting = [[w for w in ways if (w.sex, w.case) in shared] for ways in told]
    common = any(
        all(any(not w.is_seldom and (w.sex, w.case) == form for w in ways) for ways in fitting)
        for form in shared
    )
    return common or any(_is_given(w) for ways in fitting for w in ways)


# The first half of a double name need not decline: "Бек-Назарова".
_STILL: Final = tuple(Declined(sex, case, "", -1, 1) for sex in SEXES for case in _ORDER)


def _hyphens(words: Sequence[str]) -> Iterator[bool]:
    """Say of each part of the words whether a hyphen follows it."""
    for word in words:
        parts = word.split("-")
        yield from (at < len(parts) - 1 for at in range(len(parts)))


def _shared(told: Sequence[tuple[Declined, ...]]) -> frozenset[tuple[Sex, Case]]:
    """Give the sexes and cases that every word allows; fewest of them words that never change."""
    if not told:
        return frozenset()
    costs: dict[tuple[Sex, Case], int] = {}
    for sex in SEXES:
        for case in _ORDER:
            fitting = [[w for w in ways if (w.sex, w.case) == (sex, case)] for ways in told]
            if all(fitting):
                costs[sex, case] = sum(min(w.cost for w in ways) for ways in fitting)
    least = min(costs.values(), default=0)
    return frozenset(key for key, cost in costs.items() if cost == least)


def _by_given(name: str) -> Inflection:
    """Tell the sex by a given name that is known, where names do not decline."""
    first = name.split(maxsplit=1)[0].casefold() if name.split() else ""
    sexes: frozenset[Sex] = frozenset(sex for sex in SEXES if sex in _given().get(first, ()))
    return Inflection(frozenset((s, c) for s in sexes for c in Case)) if sexes else UNSAID
