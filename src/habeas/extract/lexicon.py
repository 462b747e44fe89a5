"""One language's reviewed words, compiled so that a page is scanned once.

A pattern is words parted by spaces; each word may be a choice (``was|were``), a
beginning (``detain*``) or optional (``the?``). Patterns are parted by commas.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from habeas.extract.tokens import Token, plain
from habeas.vocabulary import listed, load

# Sections whose entries are only words for a value: section name to kind of hit.
_FLAT: Final = (
    "hedges", "hedges_after", "units", "aux", "words", "modality", "relations", "periods", "relative",
    "names", "sources", "links",
)  # fmt: skip


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
        elision: Whether articles are joined with an apostrophe.
        abbreviations: Words after which a full stop does not end a sentence.
        settings: The rest of the file, for layers that read single values.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.code: str = data["code"]
        self.elision: bool = bool(data.get("elision"))
        self.settings: Mapping[str, Any] = data.get("settings") or {}
        self.abbreviations = frozenset(
            plain(word) for word in _split(data.get("abbreviations") or "")
        )
        self._root = _Node()
        self._fill(data)
        _close(self._root)

    def _fill(self, data: Mapping[str, Any]) -> None:
        for section in _FLAT:
            for value, patterns in (data.get(section) or {}).items():
                self._add(patterns, section, str(value))
        for value, patterns in (data.get("numbers") or {}).items():
            self._add(patterns, "number", str(value))
        for value, patterns in (data.get("scales") or {}).items():
            self._add(patterns, "scale", str(value))
        for value, patterns in (data.get("about_numbers") or {}).items():
            self._add(patterns, "about_number", str(value))
        for value, patterns in (data.get("ordinals") or {}).items():
            self._add(patterns, "ordinal", str(value))
        for number, patterns in enumerate(data.get("months") or (), 1):
            self._add(patterns, "month", str(number))
        for number, patterns in enumerate(data.get("weekdays") or (), 1):
            self._add(patterns, "weekday", str(number))
        for value, patterns in (data.get("populations") or {}).items():
            self._add(patterns, "population", str(value))
        for event, forms in (data.get("triggers") or {}).items():
            for form, patterns in forms.items():
                self._add(patterns, "trigger", str(event), str(form))

    def _add(self, patterns: Any, kind: str, value: str, form: str = "") -> None:
        for pattern in _split(patterns):
            for words in _expand(pattern.split()):
                node = self._root
                for word in map(plain, words):
                    if word.endswith("*"):
                        node = node.stems.setdefault(word[:-1], _Node())
                    else:
                        node = node.words.setdefault(word, _Node())
                if (kind, value, form) not in node.entries:
                    node.entries.append((kind, value, form))

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
            stack = [(node, first + 1) for node in self._root.step(low)]
            while stack:
                node, at = stack.pop()
                for kind, value, form in node.entries:
                    # A word may be of several classes; within one, the longest entry counts.
                    kept = best.setdefault((kind, value if kind == "words" else ""), [])
                    if kept and kept[0].last < at:
                        kept.clear()
                    if not kept or kept[0].last == at:
                        kept.append(Hit(kind, value, form, first, at))
                if at < size and (node.words or node.stems):
                    stack.extend((following, at + 1) for following in node.step(lows[at]))
            for kept in best.values():
                hits.extend(kept)
        return hits


def _split(patterns: Any) -> list[str]:
    if isinstance(patterns, list):
        return [item for part in patterns for item in _split(part)]
    return [item.strip() for item in str(patterns).split(",") if item.strip()]


def _expand(words: list[str]) -> Iterator[list[str]]:
    if not words:
        yield []
        return
    head, rest = words[0], words[1:]
    optional = head.endswith("?") and len(head) > 1
    for tail in _expand(rest):
        for choice in head.removesuffix("?").split("|"):
            yield [choice, *tail]
        if optional:
            yield tail


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
        return Lexicon({"code": base})
    return Lexicon(load(f"languages/{base}"))


@cache
def languages() -> tuple[str, ...]:
    """Name the shipped languages by code."""
    return tuple(name for name in listed("languages") if len(name) <= 3)
