"""A text with everything the first layer found in it, indexed by token."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.extract.lexicon import Hit, Lexicon
from habeas.extract.tokens import Sentence, Token, split_lines, split_sentences, tokenize
from habeas.vocabulary.grammar import WordClass


@dataclass(slots=True)
class TextTokens:
    """Tokens, sentences and lexicon hits of one text.

    Attributes:
        text: As stored; all offsets are into it.
        lexicon: The language it is read in.
        tokens: Its tokens.
        sentences: Its sentences, as token ranges.
        paragraphs: Its paragraphs, as sentence ranges.
        lines: Its lines as written, as token ranges.
        starting: Hits by the token they start at.
        covering: Hits by every token they cover.
        opening: Hits by kind and the token they start at.
        inside: The first hit by kind and every token it covers.
        classes: Classes of function words by token.
        is_caseless: True where case says nothing: the text is in capitals throughout, or its script
            has none.
    """

    text: str
    lexicon: Lexicon
    tokens: list[Token]
    sentences: list[Sentence]
    paragraphs: list[tuple[int, int]]
    lines: list[tuple[int, int]]
    starting: dict[int, list[Hit]] = field(default_factory=dict)
    covering: dict[int, list[Hit]] = field(default_factory=dict)
    opening: dict[tuple[str, int], list[Hit]] = field(default_factory=dict)
    inside: dict[tuple[str, int], Hit] = field(default_factory=dict)
    classes: dict[int, set[str]] = field(default_factory=dict)
    is_caseless: bool = False

    def at(self, index: int, kind: str) -> Hit | None:
        """Give the hit of a kind that starts at a token."""
        hits = self.opening.get((kind, index))
        return hits[0] if hits else None

    def is_line(self, first: int, last: int) -> bool:
        """Say whether tokens have a line of the text for themselves."""
        at = bisect_left(self.lines, (first, last))
        return at < len(self.lines) and self.lines[at] == (first, last)

    def line_of(self, index: int) -> tuple[int, int]:
        """Give the line of the text that a token stands in, as first token and one past the last."""
        at = bisect_right(self.lines, (index, len(self.tokens))) - 1
        return self.lines[at] if at >= 0 else (index, index)

    def ends_line(self, last: int) -> bool:
        """Say whether nothing follows on the line of the token before ``last``."""
        if last >= len(self.tokens):
            return True
        return "\n" in self.text[self.tokens[last - 1].end : self.tokens[last].start]

    def over(self, index: int, kind: str) -> Hit | None:
        """Give the hit of a kind that covers a token."""
        return self.inside.get((kind, index))

    def all_at(self, index: int, kind: str) -> list[Hit]:
        """Give every hit of a kind that starts at a token."""
        return self.opening.get((kind, index), [])

    def is_within_number(self, at: int) -> bool:
        """Say whether a mark parts the numbers of one date or hour: "03.02.2032", "13:27"."""
        if not 0 < at < len(self.tokens) - 1:
            return False
        before, mark, after = self.tokens[at - 1 : at + 2]
        numbers = before.kind == after.kind == "number"
        return numbers and before.end == mark.start and mark.end == after.start

    def is_word(self, index: int, *values: WordClass) -> bool:
        """Say whether a token is covered by a function word of one of these classes."""
        found = self.classes.get(index)
        return found is not None and not found.isdisjoint(values)

    def has_article(self, index: int) -> bool:
        """Say whether an article is written in one word with a token."""
        return self.lexicon.without_article(self.low(index)) is not None

    def low(self, index: int) -> str:
        """Give the folded text of a token; empty outside the text."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the offsets of tokens ``first`` to ``last`` (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """Give the text of tokens ``first`` to ``last`` (exclusive), as stored."""
        start, end = self.span(first, last)
        return self.text[start:end]

    def sentence_of(self, index: int) -> int:
        """Give the number of the sentence a token stands in."""
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.sentences[middle].first <= index:
                low = middle
            else:
                high = middle - 1
        return low


def open_page(text: str, lexicon: Lexicon) -> TextTokens:
    """Run the first layer: tokens, sentences, lexicon hits."""
    enclitics = lexicon.settings.enclitics
    tokens = tokenize(text, elision=lexicon.elision, joints=lexicon.joints, enclitics=enclitics)
    sentences, paragraphs = split_sentences(text, tokens, abbreviations=lexicon.abbreviations)
    page = TextTokens(text, lexicon, tokens, sentences, paragraphs, split_lines(text, tokens))
    hits = _within(lexicon.scan(tokens), sentences)
    months = {h.first for h in hits if h.kind == "month" and tokens[h.first].text[0].isupper()}
    for hit in hits:
        if hit.kind in ("modality", "aux") and hit.first in months:
            continue  # "5 May" is no "may"
        page.starting.setdefault(hit.first, []).append(hit)
        page.opening.setdefault((hit.kind, hit.first), []).append(hit)
        for index in range(hit.first, hit.last):
            page.inside.setdefault((hit.kind, index), hit)
            if hit.kind == "words":
                page.classes.setdefault(index, set()).add(hit.value)
            page.covering.setdefault(index, []).append(hit)
    letters = [token.text for token in tokens if token.kind == "word" and len(token.text) > 2]
    capitals = sum(word.isupper() for word in letters)
    in_capitals = bool(letters) and capitals > 0.7 * len(letters)
    page.is_caseless = in_capitals or lexicon.settings.no_capitals
    return page


def _within(hits: Sequence[Hit], sentences: Sequence[Sentence]) -> list[Hit]:
    """Drop hits that run over the end of a sentence."""
    kept, at = [], 0
    for hit in hits:
        while at + 1 < len(sentences) and sentences[at].last <= hit.first:
            at += 1
        if hit.last <= sentences[at].last:
            kept.append(hit)
    return kept
