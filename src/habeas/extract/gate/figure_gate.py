"""The gate for a figure: what its number counts, what befell them, and all that is told beside."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn

from habeas.extract.calendars import Timing
from habeas.extract.descriptions import described, subgroup_of
from habeas.extract.gate.common import (
    Findings,
    Licensed,
    overlap,
    set_scope,
    set_speaker,
    set_time,
    set_words,
)
from habeas.extract.gate.counted_people import counted_people
from habeas.extract.gate.hints import is_ambiguous, tells_otherwise
from habeas.extract.gate.judgement import NotLicensedError
from habeas.extract.gate.line_times import cell_time
from habeas.extract.gate.links import GroupLink, links, ties
from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.slots import unread_verb
from habeas.extract.gate.stated_places import stated_place
from habeas.extract.gate.ties import Strength, Tie, is_main, own_ties
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.groups import PeopleGroup
from habeas.extract.places import destination_after, place_before, place_near
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.refusal import Refusal
from habeas.extract.scope import ScopedWords
from habeas.model.claim import Basis, Claim
from habeas.model.doubt import Doubt
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.when import parse_when
from habeas.vocabulary.meanings import meanings
from habeas.vocabulary.measure_table import measure_table

# Links by which a number is told of as one before it, and need not be.
_ALIKE: Final = ("gate.link.joined", "gate.link.rest", "gate.link.near")
# What makes a number a name: "colony No. 3".
_MARKS: Final = ("№", "#")
# What a rate is of: of a thousand, of a hundred thousand.
_PER: Final = 1000
_COUNTED: Final = ("people", "part", "bare", "events", "unknown")


def license_figure(
    text: GateText,
    proposal: TextProposal,
    known: Mapping[Tokens, Claim],
    wide: Callable[[], Reading],
) -> Licensed[Figure]:
    """Read a proposed figure from its words.

    Args:
        text: The text.
        proposal: A figure.
        known: Figures of the text that stand, by the tokens of their numbers.
        wide: Gives the text as it is read with every word that may tell any event.

    Raises:
        NotLicensedError: A field does not hold.
    """
    return _FigureGate(text, proposal, known, wide).licensed()


class _FigureGate:
    """Judges one figure."""

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
        self.measure = str(proposal.stated["measure"])
        self.found = Findings()
        self.group = self._number()

    def licensed(self) -> Licensed[Figure]:
        text, group, found = self.text, self.group, self.found
        self._check_value()
        tie = self._tie()
        meaning = meanings().events[tie.event] if tie is not None else None
        self.links = links(self.reading, group)
        mode = self._mode(tie)
        told = None if tie is None else tie.predicate
        words = () if tie is None else (tie.words,)
        at_most = group.quantity.hedge is Hedge.AT_MOST
        number = (group.first, group.last)
        set_scope(
            text, found, told, self._core(tie), ScopedWords(words, number, is_at_most=at_most)
        )
        population = self._population(tie)
        set_speaker(text, found, self.proposal, self._spoken_at(), lasting=True)
        self._set_time(tie, stock=mode is Mode.STOCK)
        timing = found.timing
        if timing is not None and timing.is_since and mode is Mode.FLOW:
            mode = Mode.CUMULATIVE
        destination = self._destination(tie)
        place = self._place(tie, destination)
        if told is not None and told.voice == "noun" and self._is_only_named(tie):
            found.doubt(Doubt.NOT_HAPPENED, measure=self.measure)
        low, high = group.quantity.low, group.quantity.high
        body = Figure(
            id="",
            low=low,
            high=high,
            hedge=group.quantity.hedge,
            measure=self.measure if tie is None or meaning is None else meaning.measure,
            mode=mode,
            population=population,
            subgroup=self._subgroup(),
            unit=self._unit(tie),
            time=None if timing is None else parse_when(timing.edtf),
            relation=None if timing is None else timing.relation,
            as_of=mode is Mode.STOCK and timing is not None and timing.relation == "as_of",
            place=place,
            destination=destination,
            part_of=self._part_of(),
            publisher=found.publisher,
            said_on=text.said_on,
        )
        here = tie is not None and self.page.sentence_of(tie.words[0]) == self.page.sentence_of(
            group.first
        )
        quote = text.quote(number, tie.words if tie is not None and here else None)
        return Licensed(body, found, quote)

    def _spoken_at(self) -> int:
        """Give the token by which it is told who says it: a part is told by who tells its whole."""
        own = self.group.quantity.core
        if self.text.speaker(own, lasting=True) is not None:
            return own
        number = self.page.sentence_of(own)
        for link in self.links:
            there = link.to.quantity.core
            silent = not self.text.speakers.get(number) or self.page.sentence_of(there) == number
            if silent and self.text.speaker(there, lasting=True) is not None:
                return there
        return own

    def _is_only_named(self, tie: Tie | None) -> bool:
        """Read "a meeting on the release of 20": undated, an act may be no more than spoken of."""
        if tie is None or tie.how != "gate.of":
            return False
        timing = self.found.timing
        dated = timing is not None and timing.basis is Basis.EXPLICIT
        return not dated and not meanings().events[tie.event].presupposed

    def _core(self, tie: Tie | None) -> int:
        if tie is None or tie.predicate is None:
            return self.group.quantity.core
        return tie.predicate.core

    # The number.

    def _number(self) -> PeopleGroup:
        text = self.text
        tokens = text.tokens(self.proposal.spans["value"])
        if tokens is None:
            raise NotLicensedError("value", Refusal.SPAN_CUTS_WORD)
        group = text.number_at(tokens)
        if group is None:
            raise NotLicensedError("value", Refusal.NO_NUMBER, text.words(tokens)[:80])
        if group.kind not in _COUNTED and not self._is_of_act(group) and not self._is_alone(group):
            raise NotLicensedError(
                "value", Refusal.COUNTS_NOBODY, text.words((group.first, group.last))
            )
        after = group.quantity.last
        unit, share = self.page.over(after, "units"), self.page.at(after, "scope")
        if self.page.low(group.first - 1) in _MARKS:
            raise NotLicensedError("value", Refusal.COUNTS_NOBODY)
        is_share = unit is not None and unit.value == "percent"
        is_share = is_share or (share is not None and share.value == "share")
        is_share = is_share or self._is_rate(group)
        if is_share or self.page.is_word(group.first - 1, "ratio"):
            raise NotLicensedError("value", Refusal.COUNTS_NOBODY)
        return group

    def _is_rate(self, group: PeopleGroup) -> bool:
        """Read "18 women per 100,000 inhabitants": a rate counts nobody."""
        at = group.last
        if not self.page.is_word(at, "per"):
            return False
        of = next((g for g in self.reading.groups_in(at, at + 3)), None)
        return of is not None and of.quantity.value >= _PER and of.quantity.value % _PER == 0

    def _is_alone(self, group: PeopleGroup) -> bool:
        """Read "18 ждут суда": a unit that is no noun of the number, but stands behind its verb."""
        unit = self.page.over(group.last - 1, "units")
        return group.unit == "other" and (unit is None or unit.first > group.quantity.last)

    def _is_of_act(self, group: PeopleGroup) -> bool:
        """Read "cinco muertes": a noun of an act, whatever list has it as a thing."""
        here = self.reading.predicates_in(group.quantity.last, group.last + 1)
        return group.unit == "other" and any(p.voice == "noun" for p in here)

    def _check_value(self) -> None:
        stated, quantity = self.proposal.stated, self.group.quantity
        words = self.text.words((quantity.first, quantity.last))
        for name, value in (("value_low", quantity.low), ("value_high", quantity.high)):
            if name in stated and stated[name] != value:
                raise NotLicensedError(name, Refusal.VALUE_READS_OTHERWISE, words)
        if "value" in stated and stated["value"] not in (quantity.low, quantity.high):
            raise NotLicensedError("value", Refusal.VALUE_READS_OTHERWISE, words)
        if "hedge" in stated and stated["hedge"] != quantity.hedge.value:
            raise NotLicensedError("hedge", Refusal.HEDGE_READS_OTHERWISE, words)
        self.found.ground(self.text, "value", (quantity.core, quantity.core_last), "number")

    # What befell them.

    def _tie(self) -> Tie | None:
        """Find what says the measure of this number's people."""
        all_ties = ties(self.reading, self.group)
        pointed = "measure" in self.proposal.spans
        span = self.text.tokens(self.proposal.spans.get("measure"))
        if pointed and span is None:
            raise NotLicensedError("measure", Refusal.SPAN_CUTS_WORD)
        fitting = [t for t in all_ties if self._says(t)]
        if span is not None and not self._is_unread(span):
            fitting = [t for t in fitting if overlap(t.words, span)]
            if not fitting:
                self._refuse_measure(all_ties)
        if not fitting:
            self._leave_open(all_ties)
            return None
        best = max(fitting, key=lambda t: (is_main(t), t.strength))
        mains = [t for t in own_ties(self.reading, self.group) if is_main(t)]
        if mains and best not in mains and best.how != "gate.within.described":
            self._refuse_measure(mains)
        if best.strength is Strength.WEAK:
            if unread_verb(self.reading, self._sentence, self.group.first) is not None:
                self._refuse_measure(all_ties)
            self.found.doubt(Doubt.NEAR_ONLY, measure=self.measure)
        self._check_needs(best)
        self.found.ground(self.text, "measure", best.words, best.how)
        return best

    @property
    def _sentence(self) -> int:
        return self.page.sentence_of(self.group.first)

    def _says(self, tie: Tie) -> bool:
        measure = meanings().measure_of(tie.event)
        known = measure_table().joint(self.measure)
        return self.measure in (measure, tie.event) or known == measure

    def _can_be_told(self, told: Predicate) -> bool:
        """Say whether a word can tell the measure."""
        return self.measure in (meanings().measure_of(told.event), told.event)

    def _refuse_measure(self, against: Sequence[Tie]) -> NoReturn:
        words = self.text.words(against[0].words) if against else ""
        reason = Refusal.MEASURE_NOT_OF_NUMBER if against else Refusal.MEASURE_NOT_LICENSED
        raise NotLicensedError("measure", reason, words)

    def _is_unread(self, span: Tokens) -> bool:
        """Say whether some words tell of nothing that a list knows."""
        return not self.reading.predicates_in(*span)

    def _leave_open(self, all_ties: Sequence[Tie]) -> None:
        """Leave to a person a number of people of whom nothing that is known tells otherwise."""
        verb = unread_verb(self.reading, self._sentence, self.group.first)
        span = self.text.tokens(self.proposal.spans.get("measure"))
        if self.measure not in measure_table().measures:
            self._refuse_measure(all_ties)
        if any(self._contradicts(tie, verb) for tie in all_ties):
            self._refuse_measure(all_ties)
        if not self._may_count_people(verb):
            self._refuse_measure(all_ties)
        if verb is not None and tells_otherwise(self.wide(), verb, self._can_be_told):
            self._refuse_measure(all_ties)
        self.found.doubt(Doubt.WORDS_UNKNOWN, measure=self.measure)
        self.found.ground(self.text, "measure", span or verb, "gate.open", Basis.AMBIGUOUS)

    def _contradicts(self, tie: Tie, verb: Tokens | None) -> bool:
        """Say whether what is told of a number's people is something else than proposed."""
        told = tie.predicate
        if told is not None and is_ambiguous(told):
            return False
        if not is_main(tie):
            return False
        lent = tie.how.startswith("gate.link")
        return not lent or (verb is None and tie.how not in _ALIKE)

    def _may_count_people(self, verb: Tokens | None) -> bool:
        group = self.group
        if group.kind in ("people", "part"):
            return True
        labelled = self.page.low(group.first - 1) == ":"
        return group.kind == "bare" and (verb is not None or labelled)

    def _check_needs(self, tie: Tie) -> None:
        meaning = meanings().events[tie.event]
        held = meanings().held_populations
        if meaning.needs == "custody" and self.group.population not in held:
            sentence = self.page.sentences[self.page.sentence_of(tie.words[0])]
            told = range(sentence.first, sentence.last)
            if not any(self.page.is_word(i, "custody") for i in told):
                self.found.doubt(Doubt.NEEDS_UNSAID, measure=self.measure)
        if meaning.needs == "destination":
            to = destination_after(self.reading, tie.words[1], abroad=True)
            if to is None:
                self.found.doubt(Doubt.NEEDS_UNSAID, measure=self.measure)
        if meaning.is_doubtful or self.group.population in meaning.doubtful_of:
            self.found.doubt(Doubt.MEASURE_NOT_COUNTED, measure=tie.event)
        if self.group.population in meaning.unlikely:
            self.found.doubt(Doubt.DISMISSAL, measure=self.measure)

    def _mode(self, tie: Tie | None) -> Mode:
        if tie is None:
            return Mode.STOCK if self.measure in ("held", "listed", "restricted") else Mode.FLOW
        return Mode(meanings().events[tie.event].mode)

    def _unit(self, tie: Tie | None) -> str:
        if self.group.kind == "events" and tie is not None:
            return meanings().events[tie.event].unit
        return meanings().population_units.get(self.group.population or "", "persons")

    # Who they are.

    def _population(self, tie: Tie | None) -> str:
        allowed = counted_people(self.reading, self.group, tie)
        stated, span = self.proposal.stated.get("population"), self._span("population")
        known = meanings().populations
        counted = None if stated is None else meanings().counted_as(str(stated))
        for one in allowed:
            if stated is not None and counted != one.population:
                continue
            if span is not None and (one.words is None or not overlap(span, one.words)):
                continue
            return self._counted(one.population, one.words, one.basis)
        first = allowed[0]
        own = self._is_own_noun(span, stated)
        if own and (stated is None or stated not in known):
            # Their own word for whoever is counted.
            return self._counted(first.population, first.words, first.basis)
        if own and first.population in (*meanings().general_populations, self.group.population):
            self.found.doubt(Doubt.NOTHING_KNOWN_COUNTED, population=str(stated))
            return self._counted(str(counted), span, Basis.AMBIGUOUS)
        words_told = self.group.population_span
        told = self.text.words(words_told) if words_told is not None else ""
        raise NotLicensedError("population", Refusal.POPULATION_NOT_IN_WORDS, told)

    def _counted(self, population: str, words: Tokens | None, basis: Basis) -> str:
        self.found.ground(self.text, "population", words, "gate.population", basis)
        if self.group.kind == "unknown" or self._counts_unread():
            self.found.doubt(Doubt.NOTHING_KNOWN_COUNTED, population=population)
        return population

    def _counts_unread(self) -> bool:
        """Say whether a noun that no list knows stands behind a number: "9 canciones"."""
        page, at = self.page, self.group.last
        if self.group.kind != "bare" or at >= len(page.tokens) or at in self.reading.named:
            return False
        settings = page.lexicon.settings
        ends = (*settings.past_endings, *settings.finite_endings)
        plain = page.tokens[at].kind == "word" and not page.covering.get(at)
        return plain and at not in self.reading.dated and not (ends and page.low(at).endswith(ends))

    def _is_own_noun(self, span: Tokens | None, stated: object) -> bool:
        """Say whether the words pointed at are the noun of the number, that no list knows as it is stated."""
        group = self.group
        noun = (group.quantity.last, max(group.last, group.quantity.last + 1))
        beside = described(self.reading, group)
        if span is not None:
            return overlap(span, noun) or (beside is not None and overlap(span, beside))
        told = self.text.words((noun[0], min(noun[1], len(self.page.tokens)))).casefold()
        return stated is not None and str(stated).casefold() in told

    def _span(self, name: str) -> Tokens | None:
        if name not in self.proposal.spans:
            return None
        tokens = self.text.tokens(self.proposal.spans[name])
        if tokens is None:
            raise NotLicensedError(name, Refusal.SPAN_CUTS_WORD)
        return tokens

    def _subgroup(self) -> Mapping[str, str]:
        told = subgroup_of(self.reading, self.group)
        stated = self.proposal.stated.get("subgroup")
        if isinstance(stated, Mapping) and stated and dict(stated) != told:
            raise NotLicensedError("subgroup", Refusal.SUBGROUP_NOT_SAID, str(dict(told))[:80])
        return told

    def _part_of(self) -> str | None:
        """Give the figure they are a part of, where words say that they are one."""
        stated: Any = self.proposal.stated.get("part_of")
        parts = self._wholes()
        if stated is not None:
            for link in parts:
                claim = self._known(link)
                if claim is not None and claim.id == stated:
                    return claim.id
            raise NotLicensedError("part_of", Refusal.PART_NOT_SAID, str(stated)[:40])
        firm = [link for link in parts if link.strength is Strength.FIRM]
        if not firm:
            if self.group.kind == "part":
                self.found.doubt(Doubt.WHOLE_UNKNOWN)
            return None
        whole = self._known(firm[0])
        if whole is None:
            self.found.doubt(Doubt.WHOLE_UNKNOWN, of=firm[0].to.quantity.low)
        return None if whole is None else whole.id

    def _wholes(self) -> list[GroupLink]:
        """Give the numbers whose people they are some of: also by a part that "and" joins them to."""
        found = [link for link in self.links if link.is_part]
        if found:
            return [link for link in found if link is found[0] or link.strength is Strength.FIRM]
        joined = [link for link in self.links if link.how == "gate.link.joined"]
        inner = links(self.reading, joined[0].to) if joined else []
        return [link for link in inner if link.is_part][:1]

    def _known(self, link: GroupLink) -> Claim | None:
        quantity = link.to.quantity
        claim = self.known.get((quantity.core, quantity.core_last))
        if claim is not None:
            return claim
        same = [
            c
            for c in self.known.values()
            if isinstance(c.body, Figure)
            and (c.body.low, c.body.high) == (quantity.low, quantity.high)
        ]
        return same[-1] if len(same) == 1 and quantity.core in self.reading.embedded else None

    # When and where.

    def _set_time(self, tie: Tie | None, *, stock: bool) -> None:
        group = self.group
        here = tie is not None and self.page.sentence_of(tie.words[0]) == self._sentence
        told = tie.predicate if tie is not None and here else None
        own = self.text.time(group.quantity.core, told, stock=stock, near=group.last)
        cell = cell_time(self.text, group, stock=stock)
        if cell is not None:
            own = cell
        candidates: list[Timing | None] = [own]
        firm = [link for link in self.links if link.strength is Strength.FIRM]
        candidates += [self._time_of(link.to, stock=stock) for link in firm]
        lent = bool(self.links) and (tie is None or "link" in tie.how)
        sentence = self.page.sentences[self._sentence]
        spot = None if own is None else own.span
        if spot is not None and sentence.first <= spot[0] < sentence.last:
            candidates = [own]
        elif lent:
            candidates = [*candidates[1:], own]
        set_time(
            self.text, self.found, self.proposal, "time", candidates,
            (sentence.first, sentence.last), stock=stock,
        )  # fmt: skip

    def _time_of(self, group: PeopleGroup, *, stock: bool) -> Timing | None:
        told = next((t for t in own_ties(self.reading, group) if self._says(t)), None)
        predicate = None if told is None else told.predicate
        return self.text.time(group.quantity.core, predicate, stock=stock, near=group.last)

    def _ends(self, tie: Tie | None) -> tuple[int, int]:
        group = self.group
        here = tie is not None and self.page.sentence_of(tie.words[0]) == self._sentence
        if tie is None or not here:
            return group.first, group.last
        return min(group.first, tie.words[0]), max(group.last, tie.words[1])

    def _destination(self, tie: Tie | None) -> str | None:
        allowed: list[Tokens] = []
        row = measure_table().measures.get(self.measure)
        if tie is not None and row is not None and row.goes_abroad:
            to = destination_after(self.reading, tie.words[1], abroad=False)
            allowed = [to] if to is not None else []
            if to is None:
                allowed += stated_place(self.text, self.proposal, "destination", self._ends(tie))
        return set_words(self.text, self.found, self.proposal, "destination", allowed)

    def _place(self, tie: Tie | None, destination: str | None) -> str | None:
        first, last = self._ends(tie)
        found = (
            place_near(self.reading, last),
            place_near(self.reading, self.group.last),
            place_before(self.reading, first),
        )
        allowed = [p for p in found if p is not None and self.text.words(p) != destination]
        allowed += stated_place(self.text, self.proposal, "place", (first, last))
        return set_words(self.text, self.found, self.proposal, "place", allowed)
