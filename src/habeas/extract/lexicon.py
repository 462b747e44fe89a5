"""One language's reviewed words, compiled so that a page is scanned once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from habeas.extract.tokens import Joints, Token, before_clitic, plain
from habeas.vocabulary import listed
from habeas.vocabulary.grammar import SECTIONS, Language, Settings, language, spelled_out
from habeas.vocabulary.language_marks import language_marks

SPLIT: Final = "split"
"""The kind of a trigger whose object stands between its words."""
GAP: Final = ".."
CLASP: Final = "clasp"
"""The kind of a trigger whose subject stands between its words, and its object behind them."""
WIDE_GAP: Final = "..."
# A beginning of fewer letters tells nothing of what a clitic stands before.
_LEAST_STEM: Final = 3
# Letters of a word that can lose its vowel before another: "jusqu'à", "lorsqu'il".
_ARTICLE: Final = 6
# The unit that is people after all, such as victims.
_PEOPLE: Final = ("person_other",)
_VERBS: Final = frozenset({"act", "pass", "intr", "term"})
# What no word with an article can be.
_FINITE: Final = _VERBS | {"give", "both"}
_NO_NOUNS: Final = frozenset({"verb", "neg", "that", "sub", "prep"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One lexicon entry found at tokens ``first`` to ``last`` (exclusive).

    Attributes:
        kind: Section of the lexicon it came from.
        value: What the entry stands for.
        form: For triggers, how the word takes its people (act, pass, part, noun...).
        first: First token.
        last: One past the last token.
    """

    kind: str
    value: str
    form: str
    first: int
    last: int


@dataclass(slots=True)
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    stems: dict[str, "_Node"] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    entries: list[tuple[str, str, str]] = field(default_factory=list)

    def step(self, low: str) -> Iterator["_Node"]:
        node = self.words.get(low)
        if node is not None:
            yield node
        for length in self.lengths:
            if length > len(low):
                break
            node = self.stems.get(low[:length])
            if node is not None:
                yield node


class Lexicon:
    """What one language file says, ready to scan tokens.

    Attributes:
        code: BCP 47 code.
        is_read: Whether it has a grammar.
        elision: Whether articles are joined with an apostrophe.
        abbreviations: Words after which a full stop does not end a sentence.
        settings: How the language builds sentences.
    """

    def __init__(
        self,
        code: str,
        language: Language | None = None,
        confirming: Collection[str] = (),
    ) -> None:
        self.code = code
        self._confirming = confirming
        self.is_read = language is not None
        self.elision = language is not None and language.elision
        self.settings = Settings() if language is None else language.settings
        self.abbreviations = frozenset(map(plain, language.abbreviations if language else ()))
        self._root = _Node()
        self._single: set[str] = set()
        self._begun: set[str] = set()
        if language is not None:
            self._fill(language)
        else:
            numbers = language_marks().numbers.get(code, "").split()
            self._add(tuple(numbers), "words", "amount")
        _close(self._root)
        self.joints = self._joints()

    def _joints(self) -> Joints | None:
        """Give how small words are joined to others; None where they are not."""
        settings = self.settings
        if not settings.clitics:
            return None
        _gather(self._root, self._single, self._begun)
        swallowed = [pair.split() for pair in settings.article_after]
        after = tuple((clitic, written) for clitic, written in swallowed)
        clitics, outer = "".join(settings.clitics), "".join(settings.outer_clitics)
        return Joints(clitics, outer, settings.article, after, self._is_listed)

    def _is_listed(self, low: str) -> bool:
        """Say whether any pattern has a word, or its beginning."""
        if low in self._single:
            return True
        return any(low[:size] in self._begun for size in range(_LEAST_STEM, len(low) + 1))

    def without_article(self, low: str) -> str | None:
        """Give a word without the article that is written in one word with it.

        Args:
            low: As folded.
        """
        article = self.settings.article
        if not article or not low.startswith(article) or len(low) < len(article) + 2:
            return None
        return low[len(article) :]

    def _fill(self, language: Language) -> None:
        for section in SECTIONS:
            self._add_all(section, getattr(language, section))
        self._add_all("number", language.numbers)
        self._add_all("scale", language.scales)
        self._add_all("about_number", language.about_numbers)
        self._add_all("ordinal", language.ordinals)
        self._add_all("month", dict(enumerate(language.months, 1)))
        self._add_all("weekday", dict(enumerate(language.weekdays, 1)))
        self._add_all("population", language.populations)
        for event, form, patterns in self._triggers(language):
            self._add(patterns, "trigger", event, form)
        if self.settings.is_free:
            self._add_turned(language)

    def _add_turned(self, language: Language) -> None:
        """Add "на свободу вышел" for "вышел на свободу", where words go in any order."""
        for event, form, patterns in self._triggers(language):
            if form not in _VERBS:
                continue
            spelled = (s for pattern in patterns for s in spelled_out(pattern))
            turned = (_turned(words, self.settings) for words in spelled)
            self._add_words((w for w in turned if w), "trigger", event, form)

    def _triggers(self, language: Language) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Give the words for what happens, before them those that only bear out what is asked for."""
        for event in self._confirming:
            for form, patterns in language.confirms.get(event, {}).items():
                yield event, form, patterns
        for event, forms in language.triggers.items():
            for form, patterns in forms.items():
                yield event, form, patterns

    def _add_all(self, kind: str, entries: Mapping[Any, tuple[str, ...]]) -> None:
        for value, patterns in entries.items():
            self._add(patterns, kind, str(value))

    def _add(self, patterns: tuple[str, ...], kind: str, value: str, form: str = "") -> None:
        spelled = (s for pattern in patterns for s in spelled_out(pattern))
        if kind == "units" and value not in _PEOPLE and self.settings.noun_endings:
            spelled = (s for words in spelled for s in self._inflected(words))
        self._add_words(spelled, kind, value, form)

    def _add_words(self, spelled: Iterable[list[str]], kind: str, value: str, form: str) -> None:
        for pattern in spelled:
            apart = (
                [part for word in pattern for part in _elided(word)] if self.elision else pattern
            )
            if self.settings.enclitics:
                apart = [part for word in apart for part in self._unjoined(word)]
            words, tail = _parted(apart)
            split = CLASP if WIDE_GAP in apart else SPLIT
            entry = (split, value, f"{form}{GAP}{tail}") if tail else (kind, value, form)
            node = self._root
            for word in map(plain, words):
                if word.endswith("*"):
                    node = node.stems.setdefault(word[:-1], _Node())
                else:
                    node = node.words.setdefault(word, _Node())
            if entry not in node.entries:
                node.entries.append(entry)

    def _inflected(self, words: list[str]) -> Iterator[list[str]]:
        """Give the forms of a unit: a noun that goes on otherwise may be people."""
        last = words[-1]
        if not last.endswith("*") or last.startswith("-"):
            yield words
            return
        for ending in ("", *self.settings.noun_endings):
            yield [*words[:-1], last[:-1] + ending]

    def _unjoined(self, word: str) -> list[str]:
        """Part "encontra-se" as a text is parted: the verb, and its pronoun."""
        verb = before_clitic(plain(word), self.settings.enclitics)
        return [word[:verb], word[verb:]] if verb else [word]

    def word(self, kind: str, low: str) -> str | None:
        """Give the value of a one-word entry, such as a month inside "june-september"."""
        for node in self._root.step(plain(low)):
            for found, value, _ in node.entries:
                if found == kind:
                    return value
        return None

    def scan(self, tokens: Sequence[Token]) -> list[Hit]:
        """Find every entry; for one kind starting at one token only the longest stays."""
        hits: list[Hit] = []
        lows = [token.low for token in tokens]
        size = len(lows)
        for first, low in enumerate(lows):
            best: dict[tuple[str, str], list[Hit]] = {}
            stack = [(node, first + 1, False) for node in self._root.step(low)]
            whole = self._root.words.get(low)
            bare = None if whole is not None and whole.entries else self.without_article(low)
            if bare is not None:
                stack += [(node, first + 1, True) for node in self._root.step(bare)]
            while stack:
                node, at, is_noun = stack.pop()
                for kind, value, form in node.entries:
                    if is_noun and not _may_be_noun(kind, value, form):
                        continue
                    # A word may be of several classes; within one, the longest entry counts.
                    kept = best.setdefault((kind, value if kind == "words" else ""), [])
                    if kept and kept[0].last < at:
                        kept.clear()
                    if not kept or kept[0].last == at:
                        kept.append(Hit(kind, value, form, first, at))
                at = _beyond_number(lows, at)
                if at < size and (node.words or node.stems):
                    stack.extend((n, at + 1, is_noun) for n in self._following(node, lows[at]))
            for kept in best.values():
                hits.extend(kept)
        return hits

    def _following(self, node: _Node, low: str) -> Iterator[_Node]:
        """Give where a word leads from a node, with its article or without."""
        yield from node.step(low)
        bare = None if low in node.words else self.without_article(low)
        if bare is not None:
            yield from node.step(bare)


def _beyond_number(lows: Sequence[str], at: int) -> int:
    """Give where a pattern goes on beyond which one it is: "из колонии № 8 вышел"."""
    numbered = lows[at : at + 1] == ["№"] and "".join(lows[at + 1 : at + 2]).isdecimal()
    return at + 2 if numbered else at


def _may_be_noun(kind: str, value: str, form: str) -> bool:
    """Say whether a word that has an article may be an entry: "الحكم" is a verdict, "حكم" a verb."""
    if kind in ("aux", "relations", "hedges") or (kind == "words" and value in _NO_NOUNS):
        return False
    if kind in ("sources", "names") and value in ("say", "given"):
        return False
    return not (kind in ("trigger", SPLIT, CLASP) and form.partition(GAP)[0] in _FINITE)


def _gather(node: _Node, single: set[str], begun: set[str]) -> None:
    """Gather every word and every beginning of the patterns below a node."""
    single.update(node.words)
    begun.update(stem for stem in node.stems if len(stem) >= _LEAST_STEM)
    for child in (*node.words.values(), *node.stems.values()):
        _gather(child, single, begun)


def _elided(word: str) -> list[str]:
    """Part "s'est" as a text is parted: the article or pronoun, and the word."""
    head, mark, rest = word.partition("'")
    return [head + mark, rest] if mark and rest and len(head) <= _ARTICLE else [word]


def _parted(words: list[str]) -> tuple[list[str], str]:
    """Part "took .. into custody" where its object stands."""
    gap = next((i for i, word in enumerate(words) if word in (GAP, WIDE_GAP)), None)
    if gap is None:
        return words, ""
    at = gap
    return words[:at], " ".join(words[at + 1 :])


def _turned(words: list[str], settings: Settings) -> list[str]:
    """Move the verb that opens or ends a pattern to its other end; empty where none does."""
    if len(words) < 2 or GAP in words or WIDE_GAP in words:
        return []
    endings = settings.past_endings + settings.impersonal_endings
    first, last = words[0].rstrip("*"), words[-1].rstrip("*")
    if first.endswith(endings):
        return [*words[1:], words[0]]
    return [words[-1], *words[:-1]] if last.endswith(endings) else []


def _close(node: _Node) -> None:
    node.lengths = tuple(sorted({len(stem) for stem in node.stems}))
    for child in (*node.words.values(), *node.stems.values()):
        _close(child)


@cache
def lexicon(code: str) -> Lexicon:
    """Compile one language; one that is not shipped gets digits, ISO dates and the account.

    Args:
        code: BCP 47 code; only the language part counts.
    """
    base = code.split("-", maxsplit=1)[0].lower()
    if base not in languages():
        return Lexicon(base)
    return Lexicon(base, language(base))


@cache
def confirming(code: str, events: frozenset[str]) -> Lexicon:
    """Compile one language with the words that bear out that some events are told.

    Args:
        code: BCP 47 code; only the language part counts.
        events: As the triggers of the language have them.
    """
    base = code.split("-", maxsplit=1)[0].lower()
    if base not in languages():
        return lexicon(code)
    return Lexicon(base, language(base), sorted(events))


@cache
def languages() -> tuple[str, ...]:
    """Name the shipped languages by code."""
    return tuple(name for name in listed("languages") if len(name) <= 3)
