"""The parts of a name: given name, patronymic, family name, initials, and how sure that is."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from habeas.names.given_names import GivenSense, Patronymic, patronymic, sense
from habeas.names.script import ABJADS, LOSSY, script, unmix
from habeas.names.sound import readings, ways_of
from habeas.names.surname import stem_of
from habeas.vocabulary.name_tables import name_sounds

# No name has more parts: the rest is not read, so that work stays bounded.
MOST_TOKENS: Final = 8
_READ: Final = 600
_SPLIT: Final = re.compile(r"[^\w'’ʼʹ`´-]+|_+|\d+|--+")
_APOSTROPHES: Final = re.compile(r"['’ʼʹ`´]")
_DOTTED: Final = re.compile(r"\b(\w{1,2})\.")
_UNSPACED: Final = frozenset({"han", "kana", "hangul", "thai", "myanmar"})
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")


class NameToken:
    """One word of a name and all it can sound like.

    A list of a million rows has half a million of them: what is not asked is not computed,
    and nothing is kept that can be had from a cache.

    Attributes:
        text: The word, casefolded, look-alike letters put right.
        ways: The ways of writing that the whole name speaks for.
    """

    __slots__ = ("_hash", "_stems", "text", "ways")

    def __init__(self, text: str, ways: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.ways = ways
        self._hash = hash((text, ways))
        self._stems: tuple[tuple[str, ...], ...] | None = None

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, NameToken) and (self.text, self.ways) == (other.text, other.ways)
        )

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Token({self.text!r})"

    @property
    def parts(self) -> tuple[str, ...]:
        """The words a hyphen joins, an article before them left out; one where there is none."""
        if "-" not in self.text:
            return (self.text,)
        parts = [part for part in self.text.split("-") if part]
        return tuple([p for p in parts if p not in _particles()] or parts)[:4] or (self.text,)

    @property
    def folds(self) -> tuple[str, ...]:
        """Every way it can sound."""
        return readings("".join(self.parts), self.ways)

    @property
    def sense(self) -> GivenSense:
        """What it means as a given name."""
        return sense(self.text, self.ways)

    @property
    def patronymic(self) -> Patronymic | None:
        """What it means as a patronymic, None where it cannot be one."""
        return patronymic(self.text, self.ways)

    @property
    def stems(self) -> tuple[tuple[str, ...], ...]:
        """For each part, the family-name stems it can sound like."""
        if self._stems is None:
            self._stems = tuple(
                tuple(dict.fromkeys(stem_of(fold)[0] for fold in readings(part, self.ways)))
                for part in self.parts
            )
        return self._stems

    @property
    def surname_sex(self) -> str | None:
        """The sex its ending tells when it is read as a family name."""
        sexes = {stem_of(fold)[1] for fold in readings(self.parts[-1], self.ways)[:1]}
        return next(iter(sexes), None)

    @property
    def is_abjad(self) -> bool:
        """Whether its script leaves vowels out."""
        return not self.text.isascii() and script(self.text) in ABJADS


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts.

    Attributes:
        text: As written.
        given: Given names, full or short.
        initials: Initials, in order, casefolded.
        patronymic: The father's name it carries, or None.
        surname: Family names.
        is_firm: False where given and family name may have changed places.
        sex: The sex the given name or patronymic tells, ``m``, ``f`` or None.
        joined_text: The whole name without spaces, casefolded.
        is_lossy: Whether it was written in a script that keeps too little of a foreign name.
    """

    text: str
    given: tuple[NameToken, ...] = ()
    initials: tuple[str, ...] = ()
    patronymic: Patronymic | None = None
    surname: tuple[NameToken, ...] = ()
    is_firm: bool = True
    sex: str | None = None
    joined_text: str = ""
    is_lossy: bool = False

    @property
    def joined(self) -> tuple[str, ...]:
        """The whole name in sounds without spaces, every reading of it."""
        return readings(self.joined_text)

    @property
    def tokens(self) -> tuple[NameToken, ...]:
        """Given and family names, in that order."""
        return self.given + self.surname

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it can be compared."""
        return not (self.given or self.surname or self.initials)


@cache
def _particles() -> frozenset[str]:
    return name_sounds().particles


@cache
def _titles() -> frozenset[str]:
    return name_sounds().titles


def _plain_letters(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def _plain_word(word: str) -> str:
    """Take apostrophes out of a word and put look-alike letters right; empty without letters."""
    plain = _APOSTROPHES.sub("", word).strip("-")
    if not any(map(str.isalpha, plain)):
        return ""
    return plain if plain.isascii() else unmix(plain)


def _words(text: str) -> list[str]:
    """Split a name into casefolded words; romanise scripts that do not write spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    text = text.casefold()
    words = text.split()
    if not all(map(str.isalpha, words)):
        words = [part for word in words for part in _SPLIT.split(word)]
    if not text.isascii() and any(script(w) in _UNSPACED for w in words):
        words = [spaced for w in words for spaced in _spaced(w)]
    return [plain for word in words if (plain := _plain_word(word))]


def _spaced(word: str) -> list[str]:
    """Romanise a word of a script without spaces: anyascii capitalises each syllable."""
    if script(word) not in _UNSPACED:
        return [word]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", anyascii(word)).casefold().split()


@lru_cache(maxsize=100_000)
def _ways_of_word(word: str) -> frozenset[str]:
    return ways_of(word) if script(word) == "latin" else frozenset()


@lru_cache(maxsize=100_000)
def _token(text: str, ways: frozenset[str]) -> NameToken:
    # What the letters of other words say matters only to Latin words.
    return NameToken(text, ways if script(text) == "latin" else frozenset())


@lru_cache(maxsize=50_000)
def parse_name(text: str) -> Name:
    """Read a name as written into its parts.

    Args:
        text: A name in any script; only its first 600 characters and 8 words are read.

    Returns:
        The parts; an empty `Name` where there are no letters.

    Examples:
        >>> name = parse_name("Статкевич Николай Викторович")
        >>> [t.text for t in name.given], [t.text for t in name.surname]
        (['николай'], ['статкевич'])
        >>> sorted(name.patronymic.fathers), name.sex
        (['viktar'], 'm')
    """
    bare = text[:_READ]
    if "(" in bare or "[" in bare:
        bare = _BRACKETS.sub(" ", bare)
    family, comma, rest = bare.partition(",")
    words = _words(bare)
    words = [w for w in words if w not in _titles()] or words
    initials, full = _initials(words, bare)
    if len(full) > 2:
        full = [w for w in full if _plain_letters(w) not in _particles()] or full
    full = full[:MOST_TOKENS]
    ways = frozenset().union(*map(_ways_of_word, full))
    tokens = [_token(w, ways) for w in full]
    is_lossy = not bare.isascii() and any(script(w) in LOSSY for w in bare.split())
    shell = _Shell(text, initials[:4], "".join(full), is_lossy)
    if comma and rest.strip():
        count = len([w for w in _words(family) if w in full])
        return shell.fill(tokens[count:], tokens[:count], is_firm=True)
    return _place(shell, tokens)


def _initials(words: list[str], bare: str) -> tuple[tuple[str, ...], list[str]]:
    """Tell initials from words: one letter, or two with a point after them."""
    dotted = {m.casefold() for m in _DOTTED.findall(bare)} if "." in bare else set()
    if not dotted and all(len(w) > 1 for w in words):
        return (), words
    if any(script(w) == "cyrillic" for w in words if len(w) > 1):
        # A Latin initial beside a Cyrillic name was typed on the wrong keyboard.
        words = [unmix(w + "жж")[0] if len(w) == 1 and w.isascii() else w for w in words]
    short = [len(w) == 1 or (len(w) == 2 and w in dotted) for w in words]
    return (
        tuple(w for w, is_short in zip(words, short, strict=True) if is_short),
        [w for w, is_short in zip(words, short, strict=True) if not is_short],
    )


@dataclass(frozen=True, slots=True)
class _Shell:
    """A name before its words have found their places."""

    text: str
    initials: tuple[str, ...]
    joined_text: str
    is_lossy: bool

    def fill(
        self,
        given: list[NameToken],
        surname: list[NameToken],
        *,
        is_firm: bool,
        father: Patronymic | None = None,
    ) -> Name:
        if father is None and len(given) == 2:
            # "Surname, Given Patronymic".
            read = given[1].patronymic
            if read is not None and read.fathers:
                given, father = given[:1], read
        sex = father.sex if father is not None else None
        for token in given:
            sex = sex or token.sense.sex
        return Name(
            self.text,
            tuple(given),
            self.initials,
            father,
            tuple(surname),
            is_firm,
            sex,
            self.joined_text,
            self.is_lossy,
        )


def _place(shell: _Shell, tokens: list[NameToken]) -> Name:
    """Find out which word is which."""
    known = [bool(t.sense.any) for t in tokens]
    has_initials = bool(shell.initials)
    at = _patronymic_at(tokens, known, has_initials=has_initials)
    if at is not None:
        given = tokens[at - 1 : at]
        surname = tokens[: at - 1] + tokens[at + 1 :]
        return shell.fill(given, surname, is_firm=True, father=tokens[at].patronymic)
    if len(tokens) == 1:
        if known[0] and not has_initials:
            return shell.fill(tokens, [], is_firm=False)
        return shell.fill([], tokens, is_firm=has_initials)
    if has_initials or sum(known) == 0 or all(known):
        return shell.fill(tokens[:-1], tokens[-1:], is_firm=False)
    given = [t for t, is_known in zip(tokens, known, strict=True) if is_known]
    surname = [t for t, is_known in zip(tokens, known, strict=True) if not is_known]
    # A short form that is not at either end is more likely a family name's part.
    return shell.fill(given, surname, is_firm=len(tokens) == 2 or bool(given[0].sense.full))


def _patronymic_at(tokens: list[NameToken], known: list[bool], *, has_initials: bool) -> int | None:
    """Say where the patronymic stands: after a given name, with a family name beside both."""
    if len(tokens) < 3 and not has_initials:
        return None
    shaped = [(i, t.patronymic) for i, t in enumerate(tokens) if i > 0]
    sure = [i for i, found in shaped if found is not None and found.fathers and known[i - 1]]
    likely = [i for i, found in shaped if found is not None and (found.fathers or known[i - 1])]
    choice = sure or (likely if len(tokens) == 3 else [])
    return choice[0] if choice else None
