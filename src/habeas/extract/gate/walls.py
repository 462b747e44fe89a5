"""What parts two words of a sentence: marks, words that open a clause, verbs of others."""

from typing import Final

from habeas.extract.groups import PeopleGroup
from habeas.extract.page import TextTokens
from habeas.extract.reading import Reading

_HARD: Final = (";", ":", ".", "!", "?", "…")
_DASHES: Final = ("—", "–")
_OPEN: Final = ("(", "[")
_CLOSE: Final = (")", "]")
_STRETCH: Final = 14
# A word of fewer letters is not taken for a verb by its ending.
_SHORTEST: Final = 5


class Walls:
    """Says what stands between words of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.page = reading, reading.page

    def opens(self, group: PeopleGroup) -> int:
        """Give the token where a counted phrase opens, with what belongs to it before its number."""
        first = group.first
        page = self.page
        while first > 0 and (
            page.is_word(first - 1, "between_hedge", "det", "article")
            or page.over(first - 1, "hedges") is not None
        ):
            if page.is_word(first - 1, "prep", "of", "neg", "than"):
                break
            first -= 1
        return first

    def governed(self, group: PeopleGroup) -> bool:
        """Say whether a preposition stands before a counted phrase, and none that marks an object."""
        page, at = self.page, self.opens(group) - 1
        if not page.is_word(at, "prep", "of", "with", "by", "in_place", "than"):
            return False
        return page.low(at) not in page.lexicon.settings.object_prep

    def stretch_before(self, last: int, floor: int) -> int:
        """Give where the words before a colon begin."""
        first = last
        while first > floor and last - first < _STRETCH:
            if self.page.low(first - 1) in (*_HARD, *_OPEN, *_CLOSE, "|", "•"):
                break
            first -= 1
        return first

    def is_of(self, first: int, last: int) -> bool:
        """Say whether only words that tie a noun to the next stand from one token to another."""
        page = self.page
        return all(
            page.is_word(i, "of", "prep", "det", "article", "between_hedge", "adv")
            or page.over(i, "hedges") is not None
            for i in range(first, last)
        )

    def open(
        self, first: int, last: int, group: PeopleGroup, *, verbs: bool = True, groups: bool = True
    ) -> bool:
        """Say whether nothing from one token to another parts a number from a verb.

        Args:
            first: First token between.
            last: One past the last.
            group: The number.
            verbs: Whether a verb parts them.
            groups: Whether other people do.
        """
        page = self.page
        depth, at = 0, first
        while at < last:
            low = page.low(at)
            depth += (low in _OPEN) - (low in _CLOSE)
            if depth < 0:
                return False
            if depth == 0 and self._parts(at, group, verbs=verbs, groups=groups):
                return False
            at += 1
        return depth == 0

    def _parts(self, at: int, group: PeopleGroup, *, verbs: bool, groups: bool) -> bool:
        page = self.page
        low = page.low(at)
        if low in (*_HARD, *_DASHES) and not (page.is_within_number(at) or self._shortens(at)):
            return True
        if page.is_word(at, "relative", "sub") and not page.is_word(at, "prep", "det", "adv"):
            return True
        if page.is_word(at, "that") and not page.is_word(at, "prep"):
            return True
        other = self.reading.groups.get(at)
        counts = other is not None and other.kind in ("people", "part", "bare")
        if groups and other is not None and other is not group and counts:
            return not self._is_joined(other.last) and not self._is_joined(other.first - 1)
        return verbs and self._is_verb(page, at)

    def _shortens(self, at: int) -> bool:
        """Read "вызв. 11": a full stop within a sentence, close behind a word, only cuts it short."""
        page = self.page
        inside = at + 1 < page.sentences[page.sentence_of(at)].last
        return inside and page.low(at) == "." and page.tokens[at - 1].end == page.tokens[at].start

    def _is_joined(self, at: int) -> bool:
        """Say whether a word joins two counted nouns, and no comma stands before it."""
        return self.page.is_word(at, "and") and self.page.low(at - 1) != ","

    def _is_verb(self, page: TextTokens, at: int) -> bool:
        if any(p.is_finite and p.core == at for p in self.reading.predicates_in(at, at + 1)):
            return True
        settings, low = page.lexicon.settings, page.low(at)
        ends = settings.past_endings + settings.finite_endings
        unknown = not page.covering.get(at) and at not in self.reading.named
        if unknown and len(low) >= _SHORTEST and ends and low.endswith(ends):
            return page.tokens[at].kind == "word"
        return page.is_word(at, "verb") and not page.is_word(
            at, "prep", "det", "sub", "adv", "no_verb"
        )
