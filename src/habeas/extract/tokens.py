"""A text as tokens, sentences and paragraphs, all with offsets into the text as stored."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Final

from habeas.extract.flat_tables import flat_tables

# A group is exactly three digits, so "2011 300 people" is two numbers and "1 200" one; in India
# those before the last have two: "1,20,000". Arabic has marks of its own.
_NUMBER: Final = (
    r"\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"
    r"|\d{1,3}(?:[.,'’٬\u00a0\u202f\u2009 ]\d{3})+(?:[.,٫]\d{1,2})?(?!\d)|\d+(?:[.,٫]\d+)?"
)
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"{_LETTER}[\w]*(?:[-‑'’ʼ]{_LETTER}+)*"
_ELIDED: Final = r"(?:[ldjmtscnLDJMTSCN]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Dd]ell|[Nn]ell|[Aa]ll|[Dd]all|[Ss]ull|[Qq]uell|[Uu]n)['’]"
_WRAP_LOW, _WRAP_HIGH = 40, 110
# So many items of a line each show that the next ends with its line, too.
_ITEMS: Final = 2
_ROW: Final = re.compile(
    r"\s*[^\W\d][^\d:—–.;]{1,60}\s?[:—–]\s*\d[\d  .,]{0,12}(?:\s?\w+)?[;.,]?\s*"
)
_BULLET: Final = re.compile(r"\s*(?:([-–—•*▪◦·‣])|\d{1,3}([.)]))\s+\S")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, mark or citation.

    Attributes:
        start: First code point.
        end: One past the last.
        text: As written.
        low: Casefolded, apostrophes and hyphens made plain: what the lexicon sees.
        kind: ``word``, ``number``, ``mark`` or ``cite``.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive), and the paragraph they stand in."""

    first: int
    last: int
    paragraph: int
    headline: bool


@dataclass(frozen=True, slots=True)
class Joints:
    """How a language writes small words joined to the word after them.

    Attributes:
        clitics: Letters that are words of their own and stand before another: "و", "ب".
        outer: Those of them behind which another may stand.
        article: The article that is written with its noun, as folded.
        article_after: How the article is written behind a clitic that swallows its first letter, by
            that clitic.
        is_known: Says whether a folded word is listed, with its article or without.
    """

    clitics: str
    outer: str
    article: str
    article_after: tuple[tuple[str, str], ...]
    is_known: Callable[[str], bool]

    def heads(self, word: str) -> list[tuple[int, str]]:
        """Give where each joined word ends, and what is left behind it, folded.

        Args:
            word: As written.
        """
        if self.is_known(plain(word)) or len(word) < _SHORTEST_JOINED:
            return []
        first, rest = word[0], plain(word[1:])
        if first not in self.clitics:
            return []
        for clitic, written in self.article_after:
            if first == clitic and rest.startswith(written) and len(rest) >= _SHORTEST_JOINED:
                return [(1, self.article + rest[len(written) :])]
        if self.is_known(rest) or self._is_definite(rest):
            return [(1, rest)]
        deeper = self.heads(word[1:]) if first in self.outer else []
        return [(1, rest), *((1 + at, left) for at, left in deeper)] if deeper else []

    def _is_definite(self, low: str) -> bool:
        return low.startswith(self.article) and len(low) >= len(self.article) + 2


_SHORTEST_JOINED: Final = 3


@lru_cache(maxsize=8)
def _pattern(elision: bool, clitics: str = "", article: str = "") -> re.Pattern[str]:
    parts = [
        r"(?P<cite>\[(?:\d{1,4}|[a-z]{1,2}|note \d+|nb \d+)\])",
        rf"(?P<number>{_NUMBER})",
        rf"(?P<suffix>(?<=\d)[-‑]{_LETTER}+(?:[-‑]{_LETTER}+)*)",
    ]
    if clitics:
        joined = rf"[{clitics}]{{1,2}}(?:{article})?|{article}"
        parts.append(rf"(?P<joined>(?<!\w)(?:{joined})(?=\d))")
    if elision:
        parts.append(rf"(?P<elided>{_ELIDED}(?={_LETTER}))")
    parts += [
        rf"(?P<initials>(?:{_LETTER}\.){{2,}})",
        r"(?P<genitive>(?<=\w)['’]s\b)",
        rf"(?P<word>{_WORD})",
        r"(?P<mark>[^\w\s*#￼\ue000-\uf8ff\U000f0000-\U0010ffff])",
    ]
    return re.compile("|".join(parts))


# Of Arabic letters, those that writers take for one another.
_PLAIN: Final = str.maketrans(
    {"’": "'", "ʼ": "'", "‑": "-", "ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"}
    | {"ة": "ه", "ی": "ي", "ک": "ك", "ۀ": "ه", "ہ": "ه"}
)
# "مصطفى" is written "مصطفي" too; but "على" is on, and "علي" a name.
_FINAL_YA: Final = re.compile(r"(?<=\w{3})ى$")
_STRETCHED: Final = re.compile("[ـ\u064b-\u0652\u0670]")
_GENITIVE_END: Final = re.compile(r"['’]s$", re.IGNORECASE)


# The classical spelling of Belarusian writes "вывезьлі" where the official one has "вывезлі".
_SOFTENED: Final = re.compile("(?<=[зсцн])ь(?=[бвгджзклмнпрстфхцчшщ])")


def plain(word: str) -> str:
    """Fold one word the way the lexicon is folded; soft signs that only one spelling writes go."""
    folded = _SOFTENED.sub("", word.casefold().translate(_PLAIN))
    return folded if folded.isascii() else _FINAL_YA.sub("ي", _STRETCHED.sub("", folded))


def before_clitic(word: str, clitics: Collection[str]) -> int:
    """Give the length of a verb that a hyphen joins with its pronoun, such as "libertou-os"; else 0.

    Args:
        word: Folded.
        clitics: Pronouns of the language that are joined so.
    """
    verb, _, pronoun = word.rpartition("-")
    return len(verb) if verb and pronoun in clitics else 0


def tokenize(
    text: str, *, elision: bool, joints: Joints | None = None, enclitics: Collection[str] = ()
) -> list[Token]:
    """Cut a text into tokens; white space, bold marks and bullets are no tokens.

    Args:
        text: As stored.
        elision: True for languages that join articles with an apostrophe (l'amnistie).
        joints: How small words are joined to others, where they are.
        enclitics: Pronouns that a hyphen joins to a verb: each is a token that keeps its hyphen.
    """
    tokens: list[Token] = []
    clitics = ("", "") if joints is None else (joints.clitics, joints.article)
    cells = {c[0]: c for table in flat_tables(text) for row in table.rows for c in row.cells}
    for match in _pattern(elision, *clitics).finditer(text):
        kind = match.lastgroup or "mark"
        start, end = match.span()
        if kind == "word":
            genitive = _GENITIVE_END.search(match.group())
            if genitive is not None and genitive.start() > 0:
                middle = start + genitive.start()
                tokens.append(
                    Token(start, middle, text[start:middle], plain(text[start:middle]), kind)
                )
                tokens.append(Token(middle, end, text[middle:end], "'s", "word"))
                continue
            if enclitics and (verb := before_clitic(plain(match.group()), enclitics)):
                halves = ((start, start + verb), (start + verb, end))
                tokens += [Token(a, b, text[a:b], plain(text[a:b]), kind) for a, b in halves]
                continue
        if kind == "number" and (inner := _parted(cells, start, end)):
            tokens += [Token(a, b, text[a:b], plain(text[a:b]), kind) for a, b in inner]
            continue
        if joints is not None and kind in ("word", "joined"):
            tokens += _disjoined(text, start, end, joints)
            continue
        written = match.group()
        named = kind if kind in ("cite", "number", "mark") else "word"
        tokens.append(Token(start, end, written, plain(written), named))
    return tokens


def _disjoined(text: str, start: int, end: int, joints: Joints) -> list[Token]:
    """Part "وبالسجن" into "و", "ب" and "السجن", each where it stands."""
    tokens, low = [], plain(text[start:end])
    at, whole = start, low
    # Only where folding keeps every letter does a place in the one tell a place in the other.
    heads = joints.heads(text[start:end]) if len(low) == end - start else []
    for size, left in heads:
        tokens.append(Token(at, start + size, text[at : start + size], text[at], "word"))
        at, whole = start + size, left
    tokens.append(Token(at, end, text[at:end], whole, "word"))
    return tokens


def _parted(cells: dict[int, tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Part "196 311 240" into three numbers where it is a row of a table."""
    inner = [cells[at] for at in range(start, end) if at in cells]
    return inner if len(inner) > 1 else []


def _line_ends(text: str, lines: list[tuple[int, int]]) -> tuple[set[int], set[int]]:
    """Give the offsets of line ends that end a sentence, and those that end a paragraph."""
    lengths = [end - start for start, end in lines if end > start]
    typical = median(lengths) if lengths else 0
    wrapped = len(lengths) > 4 and _WRAP_LOW <= typical <= _WRAP_HIGH  # hard-wrapped lines
    widest = max(lengths, default=0)
    bullets = _bullets(text, lines) | _rows(text, lines)
    bullets |= {row.start for table in flat_tables(text) for row in table.rows}
    sentence_ends, paragraph_ends = set(), set()
    items = 0  # items of a list on the lines just before, each with a line for itself
    for (start, end), (next_start, next_end) in pairwise(lines):
        items = items + 1 if start in bullets else 0
        following = text[next_start:next_end].lstrip()
        if not following or end == start:
            sentence_ends.add(end)
            paragraph_ends.add(end)
            continue
        continues = following[0].islower() or text[start:end].rstrip().endswith((",", "-", "–"))
        indented = text[next_start : next_start + 1].isspace()
        full = end - start > 0.6 * min(widest, _WRAP_HIGH)
        if wrapped and not indented and full and items < _ITEMS:
            continues = True
        if not continues or next_start in bullets:
            sentence_ends.add(end)
            paragraph_ends.add(end)
    return sentence_ends, paragraph_ends


def _bullets(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """Give the offsets of lines that are items of a list: two or more open with one mark."""
    marks: dict[str, set[int]] = {}
    for start, end in lines:
        found = _BULLET.match(text, start, end)
        if found is not None:
            marks.setdefault(found.group(1) or found.group(2), set()).add(start)
    return {start for starts in marks.values() if len(starts) > 1 for start in starts}


def _rows(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """Give the offsets of lines that are rows of a breakdown: two or more of "label: number"."""
    rows = {start for start, end in lines if _ROW.fullmatch(text, start, end)}
    return rows if len(rows) > 1 else set()


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for match in re.finditer(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]", text):
        lines.append((start, match.start()))
        start = match.end()
    lines.append((start, len(text)))
    return lines


def split_lines(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Group tokens by the lines that they are written in, as (first, last exclusive).

    Args:
        text: As stored.
        tokens: Its tokens.
    """
    ends = [at for at in range(1, len(tokens)) if _parts(text, tokens[at - 1], tokens[at])]
    return list(pairwise([0, *ends, len(tokens)])) if tokens else []


def _parts(text: str, before: Token, after: Token) -> bool:
    return any(mark in text[before.end : after.start] for mark in "\n\r\u2028\u2029")


def split_sentences(
    text: str, tokens: list[Token], *, abbreviations: frozenset[str]
) -> tuple[list[Sentence], list[tuple[int, int]]]:
    """Group tokens into sentences and paragraphs.

    Args:
        text: As stored.
        tokens: Its tokens.
        abbreviations: Folded words after which a full stop does not end a sentence.

    Returns:
        The sentences in order, and each paragraph as (first sentence, last exclusive).
    """
    sentence_ends, paragraph_ends = _line_ends(text, _lines(text))
    breaks = sorted(sentence_ends)
    cuts: list[tuple[int, bool]] = []  # (token index after the cut, ends a paragraph)
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        at = bisect_right(breaks, following.start - 1)
        crossed = breaks[at - 1] if at else -1
        if crossed >= token.end:
            ends = any(e in paragraph_ends for e in breaks[max(0, at - 3) : at] if e >= token.end)
            cuts.append((index + 1, ends))
        elif _ends_sentence(tokens, index, abbreviations):
            cuts.append((index + 1, False))
    return _sentences(tokens, cuts)


def _ends_sentence(tokens: list[Token], index: int, abbreviations: frozenset[str]) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if token.kind == "cite":
        # A run of citation markers belongs to the sentence before it.
        back = index
        while back >= 0 and tokens[back].kind == "cite":
            back -= 1
        return following.kind != "cite" and back >= 0 and tokens[back].text in ".!?…"
    if token.text in "»”\"')" and index and tokens[index - 1].text in ".!?…":
        return _is_large(following) or following.text[0] in '«“"–—-'
    if token.text not in (".", "!", "?", "…") or following.kind == "cite":
        return False
    if following.text in "»”\"'),;:.!?…-–—" and following.text not in "–—":
        return False
    if following.start == token.end and following.kind != "mark":
        return False
    if not (_is_large(following) or following.kind in ("number", "mark")):
        return False  # "said on Nov. 14": a lower-case word goes on with the sentence
    if token.text == "." and index:
        before = tokens[index - 1]
        initial = before.kind == "word" and len(before.text) == 1 and before.text.isupper()
        return not (initial or before.low in abbreviations)
    return True


def _is_large(token: Token) -> bool:
    """Say whether a word may open a sentence: with a capital, or in a script that has none."""
    return token.text[0].isupper() or (token.kind == "word" and not token.text[0].islower())


def _sentences(
    tokens: list[Token], cuts: list[tuple[int, bool]]
) -> tuple[list[Sentence], list[tuple[int, int]]]:
    sentences: list[Sentence] = []
    paragraphs: list[tuple[int, int]] = []
    first, opened = 0, 0
    for last, ends in [*cuts, (len(tokens), True)]:
        if last > first:
            closing = [t for t in tokens[max(first, last - 3) : last] if t.text in ".!?…;:"]
            sentences.append(Sentence(first, last, len(paragraphs), headline=not closing))
            first = last
        if ends and len(sentences) > opened:
            paragraphs.append((opened, len(sentences)))
            opened = len(sentences)
    return sentences, paragraphs
