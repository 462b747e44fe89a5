"""Where in a passage the words of its gold stand: what a perfect proposer would point at."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from eval.reports import Gold
from habeas.extract.dates import Dating
from habeas.extract.numerals import Quantity, digits_value
from habeas.extract.reading import Reading

Span = tuple[int, int]

# Each trigger's event as the measure of a figure, where the two are not one word.
MEASURE_OF: Final = {
    "deported": "deported_or_exiled",
    "exiled": "deported_or_exiled",
    "transferred_abroad": "deported_or_exiled",
    "died_in_custody": "died",
    "killed": "died",
    "executed": "died",
    "amnestied": "pardoned",
}
_DIGITS: Final = re.compile(r"\d[\d., '’٬\u00a0\u202f\u2009]*\d|\d")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
# How many letters a case may change at the end of a name, and how many are left at least.
_ENDING: Final = 3
_LEAST: Final = 3
# How many words a name has that can be nobody else's.
_FULL: Final = 2
_PREFIXES: Final = ("و", "ل", "ب", "ف", "ك")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text.

    Attributes:
        span: Of the number itself.
        hedged: Of the number with the words that say how exact it is.
        core: Its first token; None where the grammar sees no number.
    """

    span: Span
    hedged: Span
    core: int | None = None


def folded(words: str) -> str:
    """Give words without case and marks over letters."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def whole(text: str) -> int | None:
    """Read a bound of the gold; None where it is open."""
    return None if text == "-" else int(text)


# Numbers.


def numbers(reading: Reading, gold: Gold) -> list[Number]:
    """Give every number of a figure's quote that is the gold's, the one that reads exactly so first.

    Args:
        reading: Of the passage.
        gold: A figure.
    """
    low, high = whole(gold.fields[0]), whole(gold.fields[1])
    bounds = {low, high} - {None}
    near = [q for q in reading.quantities if _within(reading, q, gold)]
    found = [q for q in near if {q.low, q.high} & bounds]
    found.sort(key=lambda q: ((q.low, q.high) != (low, high), q.core))
    if found:
        return [_number(reading, q) for q in found]
    return list(_digits(reading.page.text, gold, {b for b in bounds if b is not None}))


def _within(reading: Reading, quantity: Quantity, gold: Gold) -> bool:
    start, end = reading.page.span(quantity.core, quantity.core_last)
    return gold.start <= start and end <= gold.end


def _number(reading: Reading, quantity: Quantity) -> Number:
    return Number(
        reading.page.span(quantity.core, quantity.core_last),
        reading.page.span(quantity.first, quantity.last),
        quantity.core,
    )


def _digits(text: str, gold: Gold, bounds: set[int]) -> Iterator[Number]:
    """Give the digits of a quote that make a bound, where the grammar sees no number."""
    for found in _DIGITS.finditer(text, gold.start, gold.end):
        if digits_value(found.group())[0] in bounds:
            yield Number(found.span(), found.span())


# People.


def people(text: str, gold: Gold) -> Span | None:
    """Give where a person of the gold is named.

    The nearest naming in the quote; else the last before it; else the first after.

    Args:
        text: Of the passage.
        gold: An event or an attribute.
    """
    names = [gold.fields[0], *filter(None, gold.options.get("alias", "").split("/"))]
    found = [span for name in names for span in mentions(text, name.replace("_", " "))]
    if not found:
        return None
    within = [s for s in found if gold.start <= s[0] and s[1] <= gold.end]
    if within:
        return max(within, key=lambda s: (s[1] - s[0], -s[0]))
    # A surname alone may be somebody else's.
    longest = max(len(text[s:e].split()) for s, e in found)
    named = [s for s in found if len(text[s[0] : s[1]].split()) >= min(longest, _FULL)]
    before = [s for s in named if s[1] <= gold.start]
    return max(before) if before else min(named)


@lru_cache(maxsize=4096)
def mentions(text: str, name: str) -> tuple[Span, ...]:
    """Give every place where a name, or a word of it, stands in any case; longest matches only.

    Args:
        text: Of the passage.
        name: In the nominative.
    """
    wanted = [folded(w.group()) for w in _WORD.finditer(name)]
    words, lows = _words(text)
    taken: set[int] = set()
    found: list[Span] = []
    for first, last in _stretches(len(wanted)):
        size = last - first
        for at in range(len(words) - size + 1):
            span = words[at].start(), words[at + size - 1].end()
            if taken & set(range(at, at + size)) or not _capital(text[span[0] : span[1]]):
                continue
            if all(_alike(wanted[first + i], lows[at + i]) for i in range(size)):
                taken |= set(range(at, at + size))
                found.append(_trimmed(text, span, wanted[first]))
    return tuple(sorted(found))


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Give the words of a text, as they stand and folded."""
    words = list(_WORD.finditer(text))
    return words, [folded(w.group()) for w in words]


def _stretches(size: int) -> list[tuple[int, int]]:
    """Give the stretches of a name of so many words, the longest first, the surname before the rest."""
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size + 1)]
    return sorted(pairs, key=lambda p: (p[0] - p[1], -p[1]))


def _capital(word: str) -> bool:
    return word[0].isupper() or bool(_ARABIC.match(word))


def _alike(name: str, word: str) -> bool:
    """Say whether a word may be a case of a name."""
    if name == word:
        return True
    if _ARABIC.match(name):
        return any(word == prefix + name for prefix in _PREFIXES)
    stem = max(_LEAST, min(len(name), len(word)) - _ENDING)
    if name.endswith("-") or abs(len(name) - len(word)) > _ENDING:
        return False
    return len(name) > _LEAST and name[:stem] == word[:stem] and _shared(name, word) >= stem


def _shared(a: str, b: str) -> int:
    size = 0
    while size < min(len(a), len(b)) and a[size] == b[size]:
        size += 1
    return size


def _trimmed(text: str, span: Span, first: str) -> Span:
    """Leave out a preposition that is written in one word with an Arabic name."""
    start, end = span
    word = folded(text[start:end].split(maxsplit=1)[0])
    if _ARABIC.match(word) and word != first and word[1:] == first:
        return start + 1, end
    return span


# Other words.


def sentence(reading: Reading, at: int) -> Span:
    """Give the code points of the sentence around a code point."""
    page = reading.page
    for one in page.sentences:
        start, end = page.span(one.first, one.last)
        if at < end:
            return start, end
    return 0, len(page.text)


def triggers(reading: Reading, span: Span) -> list[tuple[str, Span]]:
    """Give every word in a stretch of the text that may tell an event, and which."""
    page = reading.page
    found = []
    for hits in page.starting.values():
        for hit in hits:
            if hit.kind not in ("trigger", "split", "clasp"):
                continue
            start, end = page.span(hit.first, hit.last)
            if hit.kind == "trigger" and span[0] <= start and end <= span[1]:
                found.append((hit.value, (start, end)))
    return found


def events_in(reading: Reading) -> set[str]:
    """Give every event that any word of the text may tell, as event and as measure."""
    page = reading.page
    told = {
        hit.value
        for hits in page.starting.values()
        for hit in hits
        if hit.kind in ("trigger", "split", "clasp")
    }
    return told | {MEASURE_OF.get(value, value) for value in told}


def trigger(reading: Reading, gold: Gold, event: str) -> Span | None:
    """Give the word that tells an event or a measure: in the quote, else in its sentence."""
    around = sentence(reading, gold.start)
    for stretch in ((gold.start, gold.end), (min(around[0], gold.start), max(around[1], gold.end))):
        for value, span in triggers(reading, stretch):
            if event in (value, MEASURE_OF.get(value)):
                return span
    return None


def populations(reading: Reading, span: Span) -> list[tuple[str, Span]]:
    """Give every word for people in a stretch of the text, and which people."""
    page = reading.page
    found = []
    for hits in page.starting.values():
        for hit in hits:
            start, end = page.span(hit.first, hit.last)
            if hit.kind == "population" and span[0] <= start and end <= span[1]:
                found.append((hit.value, (start, end)))
    return found


def population(reading: Reading, number: Number, gold: Gold) -> Span | None:
    """Give the word for the people that a number counts, where it stands behind it in the quote."""
    group = reading.groups.get(number.core) if number.core is not None else None
    if group is not None and group.population_span is not None:
        return reading.page.span(*group.population_span)
    wanted = gold.fields[4].split("/")
    behind = populations(reading, (number.span[1], gold.end))
    return next((span for value, span in behind if value in wanted), None)


def dates(reading: Reading, span: Span) -> list[tuple[Dating, Span]]:
    """Give every date in a stretch of the text."""
    found = []
    for dating in reading.dates:
        start, end = reading.page.span(dating.core, dating.last)
        if span[0] <= start and end <= span[1]:
            found.append((dating, (start, end)))
    return found
