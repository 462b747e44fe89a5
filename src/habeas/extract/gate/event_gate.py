"""The gate for what happened to a named person."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

from habeas.extract.calendars import Timing
from habeas.extract.gate.common import (
    Findings,
    Licensed,
    overlap,
    set_scope,
    set_speaker,
    set_time,
    set_words,
)
from habeas.extract.gate.hints import EventQuestion, hint, says
from habeas.extract.gate.judgement import NotLicensedError
from habeas.extract.gate.line_times import line_time
from habeas.extract.gate.links import ties
from habeas.extract.gate.person_ties import identity, person_ties
from habeas.extract.gate.persons import person_of
from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.stated_places import stated_place
from habeas.extract.gate.ties import Strength, Tie
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.groups import PeopleGroup
from habeas.extract.places import destination_after, facility_after, place_near
from habeas.extract.reading import Reading
from habeas.extract.refusal import Refusal
from habeas.extract.scope import ScopedWords
from habeas.extract.siblings import base_of
from habeas.model.claim import Basis, Claim
from habeas.model.doubt import Doubt
from habeas.model.event import Event
from habeas.model.when import parse_when
from habeas.vocabulary.meanings import meanings

_OPEN_END: Final = "/.."
# How far behind "let go" a post may stand: "zwolniono z pracy".
_NEAR: Final = 3
# Ties by which a line of a list tells it.
_LINES: Final = ("line", "heading", "aside", "list", "term")


def license_event(
    text: GateText,
    proposal: TextProposal,
    known: Mapping[Tokens, Claim],
    wide: Callable[[], Reading],
) -> Licensed[Event]:
    """Read what is proposed to have happened to a person from its words.

    Args:
        text: The text.
        proposal: An event of a person.
        known: Figures of the text that stand, by the tokens of their numbers.
        wide: Gives the text as it is read with every word that may tell any event.

    Raises:
        NotLicensedError: A field does not hold.
    """
    return _EventGate(text, proposal, known, wide).licensed()


class _EventGate:
    """Judges one event."""

    def __init__(
        self,
        text: GateText,
        proposal: TextProposal,
        known: Mapping[Tokens, Claim],
        wide: Callable[[], Reading],
    ) -> None:
        self.text, self.reading, self.page = text, text.reading, text.page
        self.wide = wide
        self.proposal, self.known = proposal, known
        self.event = str(proposal.stated["event"])
        self.found = Findings()
        self.region: Tokens | None = None
        self.name = person_of(text, proposal)
        self.found.ground(text, "person", (self.name.first, self.name.last), "gate.person")

    def licensed(self) -> Licensed[Event]:
        text, found, name = self.text, self.found, self.name
        tie = self._tie()
        told = None if tie is None else tie.predicate
        core = name.first if told is None else told.core
        words = () if tie is None else (tie.words,)
        set_scope(text, found, told, core, ScopedWords(words))
        set_speaker(text, found, self.proposal, core, lasting=False)
        self._set_date(tie)
        if tie is not None and self._is_only_named(tie):
            found.doubt(Doubt.NOT_HAPPENED, event=self.event)
        last = name.last if tie is None else tie.words[1]
        destination = self._destination(tie)
        place = self._place(last, destination)
        whole = identity(name)
        timing = found.timing
        body = Event(
            person=whole.text,
            person_base=base_of(self.page, whole),
            event=self.event,
            release_kind=self._release_kind(tie),
            date=None if timing is None else parse_when(timing.edtf),
            relation=None if timing is None else timing.relation,
            destination=destination,
            place=place,
            role=self._role(),
            member_of=self._member_of(tie),
        )
        return Licensed(body, found, self._quote(tie))

    def _quote(self, tie: Tie | None) -> Tokens:
        """Give the words to quote: what tells it, with the name; the name's line, where its head tells it."""
        named = (self.name.first, self.name.last)
        told = self.region if tie is None else tie.words
        if tie is not None and tie.how.endswith(".heading"):
            return self.text.quote(named)
        return self.text.quote(told or named, named)

    def _tie(self) -> Tie | None:
        all_ties = person_ties(self.reading, self.name)
        pointed = "event" in self.proposal.spans
        span = self.text.tokens(self.proposal.spans.get("event"))
        if pointed and span is None:
            raise NotLicensedError("event", Refusal.SPAN_CUTS_WORD)
        fitting = [t for t in all_ties if self._says(t)]
        if span is not None:
            fitting = [t for t in fitting if overlap(t.words, span)]
        if not fitting:
            self._leave_open(all_ties, span)
            return None
        quote = self.text.tokens_about(self.proposal.quote)
        best = max(
            fitting,
            key=lambda t: (quote is not None and overlap(t.words, quote), t.strength),
        )
        if best.strength is Strength.WEAK or self._is_told_elsewhere(best, quote):
            self.found.doubt(Doubt.PERSON_UNTIED, person=identity(self.name).text)
        meaning = meanings().events[best.event]
        if meaning.is_doubtful_of_person:
            self.found.doubt(Doubt.EVENT_NOT_ACTING, event=self.event)
        held_to = meanings().events.get(self.event, meaning)
        if held_to.facility and self._goes_elsewhere(best):
            self.found.doubt(Doubt.NEEDS_UNSAID, event=self.event)
        if meaning.unlikely and any(
            self.page.is_word(i, "dismissal") for i in range(best.words[1], best.words[1] + _NEAR)
        ):
            self.found.doubt(Doubt.DISMISSAL, event=self.event)
        if self.name.kind == "other":
            self.found.doubt(Doubt.PERSON_UNTIED, person=self.name.text)
        self.found.ground(self.text, "event", best.words, best.how)
        return best

    def _is_told_elsewhere(self, tie: Tie, quote: Tokens | None) -> bool:
        """Say whether other sentences tell it than those that the proposal quotes, and no list's head does."""
        if quote is None or tie.how.rpartition(".")[2] in _LINES:
            return False
        told = self.page.sentence_of(tie.words[0])
        first, last = self.page.sentence_of(quote[0]), self.page.sentence_of(quote[1] - 1)
        return not first <= told <= last

    def _is_only_named(self, tie: Tie) -> bool:
        """Read "the petition for the pardon of Ann Bell": undated, an act may be no more than spoken of."""
        told, page = tie.predicate, self.page
        if told is None or tie.how != "gate.person.noun":
            return False
        timing = self.found.timing
        dated = timing is not None and timing.basis is Basis.EXPLICIT
        sought = page.is_word(told.first - 1, "purpose")
        sentence = page.sentences[page.sentence_of(told.core)]
        denied = any(page.is_word(i, "neg") for i in range(sentence.first, sentence.last))
        return sought or denied or (not dated and not meanings().events[tie.event].presupposed)

    def _goes_elsewhere(self, tie: Tie) -> bool:
        """Say whether no place of detention is told where somebody was moved to."""
        return facility_after(self.reading, tie.words[1]) is None

    def _says(self, tie: Tie) -> bool:
        if tie.predicate is not None:
            return says(self.event, tie.predicate)
        return self.event in meanings().words_of(tie.event)

    def _refuse(self, all_ties: list[Tie]) -> NoReturn:
        words = self.text.words(all_ties[0].words) if all_ties else ""
        raise NotLicensedError("event", Refusal.NOT_SAID_OF_PERSON, words)

    def _leave_open(self, all_ties: list[Tie], span: Tokens | None) -> None:
        """Leave to a person what the words pointed at do not tell, and leave room for."""
        if self.event not in _events():
            self._refuse(all_ties)
        region = span or self._quoted()
        pointed = span is not None or self.proposal.quote is not None
        asked = EventQuestion(self.event, region, pointed, self.wide)
        why = hint(self.reading, self.name, asked)
        if why is None or (span is not None and any(overlap(t.words, span) for t in all_ties)):
            self._refuse(all_ties)
        self.found.doubt(why, event=self.event, person=identity(self.name).text)
        self.found.ground(self.text, "event", region, "gate.open", Basis.AMBIGUOUS)
        self.region = region

    def _quoted(self) -> Tokens:
        """Give the tokens that the proposal quotes; the name's sentence where it quotes none."""
        page = self.page
        sentence = page.sentences[page.sentence_of(self.name.first)]
        quote = self.text.tokens_about(self.proposal.quote)
        return quote or (sentence.first, sentence.last)

    def _set_date(self, tie: Tie | None) -> None:
        told = None if tie is None else tie.predicate
        if told is None and self.region is not None:
            here = self.reading.predicates_in(*self.region)
            told = next((p for p in here if says(self.event, p)), None)
        at = self.name.first if told is None else told.core
        at = at if told is not None or self.region is None else self.region[0]
        timing = self.text.time(at, told, stock=False)
        beside = self._beside(tie)
        if beside is not None and not self._is_own_date(tie, timing):
            timing = beside
        if timing is not None and timing.edtf.endswith(_OPEN_END):
            closed = timing.edtf.removesuffix(_OPEN_END)
            timing = type(timing)(closed, "from", timing.basis, timing.span, timing.rule)
        sentence = self.page.sentences[self.page.sentence_of(at)]
        stretch = self.region if tie is None and self.region else (sentence.first, sentence.last)
        set_time(self.text, self.found, self.proposal, "date", [timing], stretch, stock=False)

    def _is_own_date(self, tie: Tie | None, timing: Timing | None) -> bool:
        """Say whether a line's own clause dates what it tells, so that no date that stands near does."""
        own = timing is not None and timing.basis in (Basis.EXPLICIT, Basis.EVENT_RELATIVE)
        return own and tie is not None and tie.how.endswith(".line")

    def _beside(self, tie: Tie | None) -> Timing | None:
        """Give the date of the line, where a list tells it."""
        if tie is None or tie.how.rpartition(".")[2] not in _LINES:
            return None
        line = self.page.line_of(self.name.first)
        here = line[0] <= tie.words[0] < line[1]
        told = tie.words if here else (self.name.first, self.name.last)
        return line_time(self.text, told, line)

    def _destination(self, tie: Tie | None) -> str | None:
        allowed: list[Tokens] = []
        if tie is None and self.region is not None:
            allowed += stated_place(self.text, self.proposal, "destination", self.region)
        if tie is not None:
            meaning = meanings().events[tie.event]
            if meaning.destination:
                to = destination_after(self.reading, tie.words[1], abroad=False)
                allowed += [to] if to is not None else []
            if meaning.facility:
                to = facility_after(self.reading, tie.words[1])
                allowed += [to] if to is not None else []
            if not allowed and (meaning.destination or meaning.facility):
                ends = self._stretch(tie.words[1])
                allowed += stated_place(self.text, self.proposal, "destination", ends)
        return set_words(self.text, self.found, self.proposal, "destination", allowed)

    def _place(self, last: int, destination: str | None) -> str | None:
        place = place_near(self.reading, last)
        fits = place is not None and self.text.words(place) != destination
        allowed = [place] if fits and place is not None else []
        allowed += stated_place(self.text, self.proposal, "place", self._stretch(last))
        return set_words(self.text, self.found, self.proposal, "place", allowed)

    def _stretch(self, last: int) -> Tokens:
        """Give the tokens of the name and of what befell, where both are of one sentence."""
        name = self.name
        here = self.page.sentence_of(name.first) == self.page.sentence_of(last - 1)
        return (min(name.first, last - 1), max(name.last, last)) if here else (last - 1, last)

    def _role(self) -> str | None:
        names = (self.name, identity(self.name))
        allowed = [(n.role_first, n.first) for n in names if n.has_role]
        return set_words(self.text, self.found, self.proposal, "role", allowed)

    def _release_kind(self, tie: Tie | None) -> str | None:
        told = None if tie is None else meanings().events[tie.event].release_kind
        stated = self.proposal.stated.get("release_kind")
        if stated is not None and told is not None and stated != told:
            words = "" if tie is None else self.text.words(tie.words)
            raise NotLicensedError("release_kind", Refusal.RELATION_NOT_STATED, words)
        return told

    def _member_of(self, tie: Tie | None) -> str | None:
        """Give the figure whose people the person is of, where the words make them one."""
        stated: Any = self.proposal.stated.get("member_of")
        if stated is None:
            return None
        for group in self.reading.groups.values():
            claim = self.known.get((group.quantity.core, group.quantity.core_last))
            if claim is not None and claim.id == stated and self._is_of(group, tie):
                return claim.id
        raise NotLicensedError("member_of", Refusal.PART_NOT_SAID, str(stated)[:40])

    def _is_of(self, group: PeopleGroup, tie: Tie | None) -> bool:
        """Say whether a person is named as one of a number's people: behind it, told by the same words."""
        if tie is None or self.name.first < group.first:
            return False
        near = self.page.sentence_of(self.name.first) - self.page.sentence_of(group.first) <= 1
        same = any(t.words == tie.words for t in ties(self.reading, group))
        return near and (same or tie.how == "gate.person.member")


def _events() -> frozenset[str]:
    """Give every event of a person that any word can tell."""
    table = meanings()
    return frozenset(word for event in table.events for word in table.words_of(event))
