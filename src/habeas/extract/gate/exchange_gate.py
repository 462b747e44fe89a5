"""The gate for a bargain: both sides whole, a word that ties them, and how far it is told."""

from collections.abc import Iterable
from typing import Final

from habeas.extract.gate.common import Findings, Licensed, set_scope, set_speaker, set_time
from habeas.extract.gate.judgement import NotLicensedError
from habeas.extract.gate.links import ties
from habeas.extract.gate.person_ties import person_ties
from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.gate.walls import Walls
from habeas.extract.lexicon import Hit
from habeas.extract.predicates import Predicate, modality_of
from habeas.extract.refusal import Refusal
from habeas.extract.scope import ScopedWords
from habeas.model.claim import Modality
from habeas.model.doubt import Doubt
from habeas.model.exchange import Exchange
from habeas.model.when import parse_when
from habeas.vocabulary.meanings import meanings

_LINKS: Final = ("exchange", "exchange_then")
_NEXT: Final = 1
_TAKES_BACK: Final = ("denied", "planned", "feared", "conditional", "wished")


def license_exchange(text: GateText, proposal: TextProposal) -> Licensed[Exchange]:
    """Read a proposed bargain from its words.

    Args:
        text: The text.
        proposal: An exchange.

    Raises:
        NotLicensedError: A field does not hold.
    """
    return _ExchangeGate(text, proposal).licensed()


class _ExchangeGate:
    """Judges one bargain."""

    def __init__(self, text: GateText, proposal: TextProposal) -> None:
        self.text, self.reading, self.page = text, text.reading, text.page
        self.proposal, self.found = proposal, Findings()
        self.released = self._side("released")
        self.concession = self._side("concession")

    def licensed(self) -> Licensed[Exchange]:
        text, found = self.text, self.found
        link = self._link()
        release = self._release()
        self._check_whole(link)
        self._set_modality(release, link)
        at = self.released[0] if release is None else release.core
        set_speaker(text, found, self.proposal, at, lasting=False)
        timing = text.time(at, release, stock=False)
        sentence = self.page.sentences[self.page.sentence_of(at)]
        set_time(
            text, found, self.proposal, "date", [timing],
            (sentence.first, sentence.last), stock=False,
        )  # fmt: skip
        found.ground(text, "released", self.released, "exchange.released")
        found.ground(text, "concession", self.concession, "exchange.concession")
        found.ground(text, "link", (link.first, link.last), "exchange.link")
        released, concession = self.page.span(*self.released), self.page.span(*self.concession)
        body = Exchange(
            released=text.words(self.released),
            released_start=released[0],
            released_end=released[1],
            concession=text.words(self.concession),
            concession_start=concession[0],
            concession_end=concession[1],
            parties=self._named("parties"),
            brokers=self._named("brokers"),
            denied_by=self._named("denied_by"),
            date=None if found.timing is None else parse_when(found.timing.edtf),
        )
        quote = text.quote(self.released, (link.first, link.last), self.concession)
        return Licensed(body, found, quote)

    def _side(self, name: str) -> Tokens:
        tokens = self.text.tokens(self.proposal.spans[name])
        if tokens is None:
            raise NotLicensedError(name, Refusal.SPAN_CUTS_WORD)
        stated = self.proposal.stated.get(name)
        if stated is not None and str(stated).strip() != self.text.words(tokens):
            reason = (
                Refusal.RELEASED_NOT_THERE if name == "released" else Refusal.CONCESSION_NOT_THERE
            )
            raise NotLicensedError(name, reason, self.text.words(tokens)[:80])
        return tokens

    def _link(self) -> Hit:
        """Find the word that makes one side the price of the other."""
        page = self.page
        sides = sorted((self.released, self.concession))
        first, last = (page.sentence_of(s[0]) for s in sides)
        near = last - first <= _NEXT and (
            page.sentences[first].paragraph == page.sentences[last].paragraph
        )
        if not near or sides[0][1] > sides[1][0]:
            raise NotLicensedError("concession", Refusal.SIDES_NOT_OF_BARGAIN)
        loose: Hit | None = None
        for at in range(page.sentences[first].first, page.sentences[last].last):
            hit = page.at(at, "links")
            if hit is None or hit.value not in _LINKS:
                continue
            between = sides[0][1] <= hit.first and hit.last <= sides[1][0] + 1
            if between and not self._is_small(hit.last, sides[1][0]):
                raise NotLicensedError("concession", Refusal.SIDE_CUT)
            fronted = hit.last <= sides[0][0] and self._is_small(hit.last, sides[0][0])
            if (between and self._is_small(hit.last, sides[1][0])) or fronted:
                return hit
            loose = loose or hit
        if loose is None:
            raise NotLicensedError("concession", Refusal.NO_BARGAIN)
        self.found.doubt(Doubt.NEAR_ONLY, link=self.text.words((loose.first, loose.last)))
        return loose

    def _is_small(self, first: int, last: int) -> bool:
        """Say whether only small words stand from one token to another."""
        page = self.page
        return all(
            page.low(i) == "," or page.is_word(i, "det", "article", "of", "prep", "that")
            for i in range(first, last)
        )

    def _release(self) -> Predicate | None:
        """Find what lets go in the words for who was let go; people held will do."""
        page = self.page
        number = page.sentence_of(self.released[0])
        sentence = page.sentences[number]
        told = [p for p in self.reading.predicates_in(*self.released) if _lets_go(p)]
        if told:
            return told[-1]
        behind = [
            p
            for p in self.reading.predicates_in(sentence.first, sentence.last)
            if _lets_go(p)
            and p.last <= self.released[0]
            and self._is_small(p.last, self.released[0])
        ]
        if behind:
            return behind[-1]
        held = meanings().held_populations
        who = (page.over(i, "population") for i in range(*self.released))
        if any(hit is not None and hit.value in held for hit in who):
            return None
        told_of = self._told_of_them()
        if told_of is None:
            words = self.text.words(self.released)[:80]
            raise NotLicensedError("released", Refusal.NOT_TOLD, words)
        return told_of

    def _told_of_them(self) -> Predicate | None:
        """Find what lets go those who are counted or named in the words for who was let go."""
        told = [t for g in self.reading.groups_in(*self.released) for t in ties(self.reading, g)]
        for name in self.reading.names_in(*self.released):
            told += person_ties(self.reading, name) if name.kind == "person" else []
        found = (t.predicate for t in told if t.predicate is not None and _lets_go(t.predicate))
        return next(found, None)

    def _check_whole(self, link: Hit) -> None:
        """See that neither side is cut within its clause."""
        for name, side in (("released", self.released), ("concession", self.concession)):
            if self._is_cut_before(side, link) or self._is_cut_behind(side, link):
                raise NotLicensedError(name, Refusal.SIDE_CUT, self.text.words(side)[:80])
            counted = self.reading.groups_in(*side)
            walls = Walls(self.reading)
            if any(walls.opens(g) < side[0] or g.last > side[1] for g in counted):
                raise NotLicensedError(name, Refusal.SIDE_CUT, self.text.words(side)[:80])

    def _is_cut_before(self, side: Tokens, link: Hit) -> bool:
        page, at = self.page, side[0] - 1
        if side[0] == link.last or page.is_word(at, "neg", "nobody"):
            return page.is_word(at, "neg", "nobody")
        return self.page.over(at, "hedges") is not None or page.over(at, "modality") is not None

    def _is_cut_behind(self, side: Tokens, link: Hit) -> bool:
        page, at = self.page, side[1]
        sentence = page.sentences[page.sentence_of(side[0])]
        if at >= sentence.last or at in range(link.first, link.last):
            return False
        dated = any(d.first <= at < d.last or d.first == at + 1 for d in self.reading.dates)
        ends = page.tokens[at].kind in ("mark", "cite") or page.over(at, "sources") is not None
        lets_go = any(_lets_go(p) and p.first == at for p in self.reading.predicates_in(at, at + 4))
        return not (ends or dated or lets_go)

    def _set_modality(self, release: Predicate | None, link: Hit) -> None:
        page = self.page
        words = ScopedWords((self.released,))
        core = self.released[0] if release is None else release.core
        set_scope(self.text, self.found, release, core, words)
        sentence = page.sentences[page.sentence_of(link.first)]
        following = page.sentences[min(page.sentence_of(link.first) + 1, len(page.sentences) - 1)]
        denied = self._modal(following.first, following.last, ("denied",))
        said = self._modal(sentence.first, sentence.last, _TAKES_BACK)
        if said is not None:
            lower = Modality.PLANNED if said.value == "wished" else modality_of(said)
            lower = lower or Modality.PLANNED
            if self.found.modality in (Modality.ASSERTED, Modality.REPORTED, Modality.ANNOUNCED):
                self.found.modality = lower
            self.found.doubt(Doubt.NOT_HAPPENED, modality=lower.value)
        elif denied is not None:
            self.found.doubt(Doubt.SAID_FALSE, modality=self.found.modality.value)

    def _modal(self, first: int, last: int, kinds: Iterable[str]) -> Hit | None:
        hits = (self.page.at(i, "modality") for i in range(first, last))
        return next((h for h in hits if h is not None and h.value in kinds), None)

    def _named(self, name: str) -> tuple[str, ...]:
        """Give the parties that a proposal states, each a name of the bargain's sentence."""
        stated = self.proposal.stated.get(name) or ()
        page = self.page
        first = page.sentences[page.sentence_of(min(self.released[0], self.concession[0]))].first
        last = page.sentences[page.sentence_of(max(self.released[0], self.concession[0]))].last
        known = {n.text for n in self.reading.names_in(first, last)}
        for one in stated:
            if one not in known or name == "denied_by":
                raise NotLicensedError(name, Refusal.PARTY_NOT_NAMED, str(one)[:80])
        return tuple(str(one) for one in stated)


def _lets_go(told: Predicate) -> bool:
    meaning = meanings().events.get(told.event)
    return meaning is not None and meaning.lets_go
