"""Find a person by any spelling, stored or not, and say which stored spelling matched."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from habeas.names.keys import family_keys
from habeas.names.likeness import NEAR_COST, coarse, least_cost
from habeas.names.parse import Name, NameToken, parse_name

_LEAST_LIKENESS = 0.75
_SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A person found.

    Attributes:
        person: What was filed: a person id.
        form: The stored spelling that matched best.
        score: From 0 to 1; 1 where every word is written as asked.
    """

    person: str
    form: str
    score: float


@dataclass(slots=True)
class SpellingIndex:
    """Stored spellings, each filed under the sounds of its words.

    New spellings are added to it; nothing is computed again.
    """

    _filed: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    _sounds: list[str] = field(default_factory=list)
    _is_sorted: bool = True

    def add(self, person: str, form: str) -> None:
        """File a spelling of a person's name.

        Args:
            person: A person id.
            form: The spelling, as written.
        """
        for token in _words(parse_name(form)):
            for sound in _sounds_of(token):
                if sound not in self._filed:
                    self._filed[sound] = {}
                    self._sounds.append(sound)
                    self._is_sorted = False
                self._filed[sound][person, form] = None

    def near(self, token: NameToken) -> set[tuple[str, str]]:
        """Give the spellings with a word that may be this one.

        Args:
            token: A word of a query; its beginning is enough.
        """
        if not self._is_sorted:
            self._sounds.sort()
            self._is_sorted = True
        sounds: dict[str, None] = {}
        for sound in _sounds_of(token):
            sounds.update(dict.fromkeys(self._beginning(sound)))
        if not sounds:
            for sound in _sounds_of(token):
                close = process.extract(
                    sound,
                    self._sounds,
                    scorer=OSA.normalized_similarity,
                    score_cutoff=_LEAST_LIKENESS,
                    limit=None,
                )
                sounds.update(dict.fromkeys(found for found, _, _ in close))
        return {entry for sound in sounds for entry in self._filed[sound]}

    def _beginning(self, sound: str) -> Iterable[str]:
        if sound in self._filed:
            yield sound
        if len(sound) < _SHORTEST_PREFIX:
            return
        for at in range(bisect_left(self._sounds, sound), len(self._sounds)):
            if not self._sounds[at].startswith(sound):
                return
            yield self._sounds[at]


def _words(name: Name) -> tuple[NameToken, ...]:
    return name.tokens


def _sounds_of(token: NameToken) -> set[str]:
    """Give every coarse sound of a word: whole, by its parts, and its name's id if it is given."""
    sounds = {coarse(fold) for fold in token.folds} | set(family_keys(token))
    return {s for s in sounds if s} | {f"given:{name}" for name in token.sense.any}


def search(index: SpellingIndex, query: str) -> tuple[Match, ...]:
    """Find people by a name, part of one, or any spelling of it in any script.

    Args:
        index: Stored spellings.
        query: What someone typed.

    Returns:
        The people with every word of the query in one of their spellings, the best first,
        each with the spelling that matched. Nothing for a query without letters.

    Examples:
        >>> index = SpellingIndex()
        >>> index.add("p1", "Зора Квилл-Мороз")
        >>> search(index, "zora kvil")
        (Match(person='p1', form='Зора Квилл-Мороз', score=0.95),)
    """
    words = _words(parse_name(query))
    if not words:
        return ()
    found = set.intersection(*(index.near(word) for word in words))
    best: dict[str, Match] = {}
    for person, form in found:
        score = _score(words, form)
        known = best.get(person)
        if score > 0 and (known is None or (-score, form) < (-known.score, known.form)):
            best[person] = Match(person, form, score)
    ranked = sorted(best.values(), key=lambda match: (-match.score, match.form, match.person))
    return tuple(ranked)


def _score(words: tuple[NameToken, ...], form: str) -> float:
    theirs = _words(parse_name(form))
    likeness = [max((_likeness(word, other) for other in theirs), default=0.0) for word in words]
    return round(sum(likeness) / len(likeness), 3) if min(likeness) > 0 else 0.0


def _likeness(word: NameToken, other: NameToken) -> float:
    if word.text == other.text:
        return 1.0
    stems = (least_cost(a, b) for a in word.stems for b in other.stems)
    cost = min(least_cost(word.folds, other.folds), *stems)
    if cost == 0:
        return 0.95
    if word.sense.any & other.sense.any:
        return 0.9
    if cost <= NEAR_COST:
        return 0.85
    if any(fold.startswith(mine) for mine in word.folds for fold in other.folds):
        return 0.8
    if any(coarse(f).startswith(coarse(m)) for m in word.folds for f in other.folds):
        return 0.7
    return 0.5 if cost <= 2 * NEAR_COST + 2 else 0.0
