"""One text as the gate sees it: what its words are and say, and nothing that was made of them."""

from bisect import bisect_left
from functools import cached_property
from typing import Final

from habeas.extract.attribution import full_name, speaker_of
from habeas.extract.calendars import Calendar, Timing, open_calendar
from habeas.extract.gate.ties import is_main, own_ties
from habeas.extract.groups import PeopleGroup
from habeas.extract.names import NameMention
from habeas.extract.page import TextTokens
from habeas.extract.predicates import Predicate
from habeas.extract.quotes import quote_tokens
from habeas.extract.reading import Reading
from habeas.extract.speakers import Speaker, find_speakers
from habeas.extract.timing import time_of
from habeas.model.claim import Basis
from habeas.vocabulary.meanings import meanings

Tokens = tuple[int, int]
# How many tokens may part two pieces of one quote.
_QUOTE: Final = 60


class GateText:
    """One text as the gate sees it.

    Attributes:
        reading: The first layer.
        said_on: When it was published, EDTF; None where unknown.
        covers: The period it is about, EDTF; None where nobody says.
    """

    def __init__(self, reading: Reading, said_on: str | None, covers: str | None) -> None:
        self.reading, self.said_on, self.covers = reading, said_on, covers

    @property
    def page(self) -> TextTokens:
        """Its tokens."""
        return self.reading.page

    @cached_property
    def calendar(self) -> Calendar:
        """What it says of time as a whole."""
        calendar = open_calendar(self.reading, self.said_on, self.covers)
        for core in sorted(self.reading.groups):
            group = self.reading.groups[core]
            told = [t for t in own_ties(self.reading, group) if is_main(t)]
            if calendar.as_of is None and told and meanings().events[told[0].event].is_state:
                # The first day that a stock is stated for holds for those that have none.
                time_of(calendar, core, told[0].predicate, stock=True, near=group.last)
        return calendar

    @cached_property
    def speakers(self) -> dict[int, list[Speaker]]:
        """The attributions of each sentence."""
        return find_speakers(self.reading)

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.start: index for index, token in enumerate(self.page.tokens)}

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {token.end: index + 1 for index, token in enumerate(self.page.tokens)}

    def tokens(self, span: tuple[int, int] | None) -> Tokens | None:
        """Give the tokens that a span of code points covers; None where it cuts a word."""
        if span is None:
            return None
        text = self.page.text
        start, end = span
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        first, last = self._starts.get(start), self._ends.get(end)
        return (first, last) if first is not None and last is not None and first < last else None

    def tokens_about(self, span: tuple[int, int] | None) -> Tokens | None:
        """Give the tokens that a span of code points touches; None where it touches none."""
        if span is None:
            return None
        tokens = self.page.tokens
        first = bisect_left(tokens, span[0] + 1, key=lambda t: t.end)
        last = bisect_left(tokens, span[1], key=lambda t: t.start)
        return (first, last) if first < last else None

    def words(self, tokens: Tokens) -> str:
        """Give the words of some tokens, as stored."""
        return self.page.words(*tokens)

    def number_at(self, tokens: Tokens) -> PeopleGroup | None:
        """Give the one number whose own tokens stand within some; None where there are more or none."""
        first, last = tokens
        found = [g for g in self.reading.groups_in(first, last) if g.quantity.core_last <= last]
        return found[0] if len(found) == 1 else None

    def name_at(self, tokens: Tokens) -> NameMention | None:
        """Give the one name that some tokens cover or stand in; None where there are more or none."""
        first, last = tokens
        found = {
            n.first: n for i in range(first, last) if (n := self.reading.named.get(i)) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def speaker(self, at: int, *, lasting: bool) -> tuple[Speaker, Basis] | None:
        """Give who says what stands at a token; None for the page's own voice."""
        number = self.page.sentence_of(at)
        return speaker_of(self.reading, self.speakers, at, number, lasting=lasting)

    def publisher(self, speaker: Speaker) -> str:
        """Give a speaker by the name that was told first."""
        return full_name(self.reading, self.speakers, speaker)

    def time(
        self, at: int, predicate: Predicate | None, *, stock: bool, near: int | None = None
    ) -> Timing | None:
        """Say when what stands at a token is about; see `time_of`."""
        return time_of(self.calendar, at, predicate, stock=stock, near=near)

    def quote(self, *pieces: Tokens | None) -> Tokens:
        """Give the words to quote for a claim: all its pieces that stand near the first."""
        told = [p for p in pieces if p is not None]
        first, last = told[0]
        for piece in told[1:]:
            wide = max(last, piece[1]) - min(first, piece[0])
            if wide <= _QUOTE:
                first, last = min(first, piece[0]), max(last, piece[1])
        return quote_tokens(self.page, first, last)

    def citations(self, first: int, last: int) -> tuple[str, ...]:
        """Give the nearest run of citation markers at or after a quote, within its paragraph."""
        page = self.page
        paragraph = page.sentences[page.sentence_of(first)].paragraph
        limit = page.sentences[page.paragraphs[paragraph][1] - 1].last
        markers: list[str] = []
        for index in range(last, limit):
            token = page.tokens[index]
            if token.kind == "cite":
                markers.append(token.text)
            elif markers and token.kind != "mark":
                break
        return tuple(markers)
