"""What the words around a number tell of the people it counts, whoever proposes it.

A tie is a way in which a sentence can say that something befell those people: they stand in the
slot of a verb, the verb stands within their noun, a label or a column says it, or they are some of
those of whom it was said. A firm tie says it; a weak one leaves it to a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from habeas.extract.agreement import has_no_object, has_no_subject, is_singular
from habeas.extract.gate.slots import befalling, unread_verb
from habeas.extract.gate.walls import Walls
from habeas.extract.groups import PeopleGroup
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.extract.table_cells import table_cell
from habeas.vocabulary.meanings import meanings

# Tokens between a verb and a number beyond which place alone ties nothing.
_REACH: Final = 40
_COLONS: Final = (":", "—", "–", "-", "|", "→")
_SUBJECT_VOICES: Final = ("passive", "intransitive", "state")


class Strength(IntEnum):
    """How far a tie bears."""

    WEAK = 1
    FIRM = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """One way in which words tell something of the people of a number.

    Attributes:
        event: What they tell, as a trigger of the vocabulary.
        words: Tokens that say so: the first, and one past the last.
        strength: How far it bears.
        how: Id of the tie.
        predicate: The predicate; None where a noun says it alone.
    """

    event: str
    words: tuple[int, int]
    strength: Strength
    how: str
    predicate: Predicate | None = None


_NEAR: Final = (
    "gate.before",
    "gate.before.turned",
    "gate.before.comma",
    "gate.behind",
    "gate.behind.fronted",
    "gate.within",
    "gate.noun.held",
)
_MAIN: Final = ("counted", "column", "label", "slot", "of", "count")


def is_main(tie: Tie) -> bool:
    """Say whether a tie is a clause's, a label's or a column's own statement of a number's people.

    Args:
        tie: A firm one of theirs.
    """
    kind = tie.how.removeprefix("gate.").partition(">")[0].partition(".")[0]
    return tie.strength is Strength.FIRM and (kind in _MAIN or kind == "link")


def own_ties(reading: Reading, group: PeopleGroup) -> list[Tie]:
    """Give what is told of a number's people by its own clause, label or noun.

    Args:
        reading: The first layer.
        group: The number with what it counts.
    """
    key = ("gate_ties", group.quantity.core)
    return reading.once(
        key, lambda: _settled(reading, group, _distinct(_TieSearch(reading, group).ties()))
    )


def _settled(reading: Reading, group: PeopleGroup, ties: list[Tie]) -> list[Tie]:
    """Where a clause says it, what only stands near says nothing else."""
    ties = [_beyond_comma(reading, group, t, ties) for t in ties]
    if unread_verb(reading, reading.page.sentence_of(group.first), group.first) is not None:
        # A verb that no list knows tells something of them: what stands near need not.
        ties = [replace(t, strength=Strength.WEAK) if t.how in _NEAR else t for t in ties]
    main = {tie.event for tie in ties if is_main(tie)}
    if not main:
        return ties
    return [t for t in ties if t.event in main or t.how not in _NEAR]


def _beyond_comma(reading: Reading, group: PeopleGroup, tie: Tie, ties: Sequence[Tie]) -> Tie:
    """Read "61 were arrested, 3 pardoned" and "затримано 61, помилувано 3": a comma ends what is of the 61."""
    beyond = _is_parted(reading, group, tie) or _holds_another(reading, group, tie)
    if tie.how != "gate.slot" or not beyond:
        return tie
    others = [t for t in ties if t.strength is Strength.FIRM and t.event != tie.event]
    nearer = any(not _is_parted(reading, group, other) for other in others)
    number = reading.page.sentence_of(group.first)
    ends = reading.page.lexicon.settings.past_endings
    nearer = nearer or (bool(ends) and reading.page.low(group.first - 1).endswith(ends))
    nearer = nearer or unread_verb(reading, number, group.first) is not None
    parted = _is_parted(reading, group, tie)
    nearer = nearer or (parted and _holds_another(reading, group, tie))
    nearer = nearer or (parted and _has_its_own(reading, group, tie))
    return replace(tie, strength=Strength.WEAK) if nearer else tie


def _has_its_own(reading: Reading, group: PeopleGroup, tie: Tie) -> bool:
    """Read "recognised 5, freed 4": the number of a verb stands behind it."""
    at = tie.words[1]
    at += reading.page.low(at) == "."
    own = (g for g in reading.groups_in(at, at + 3) if g is not group)
    return tie.words[0] >= group.last and any(g.first <= at for g in own)


def _holds_another(reading: Reading, group: PeopleGroup, tie: Tie) -> bool:
    """Say whether another number of people, or half a bracket, stands before the verb."""
    first, last = tie.words
    between = range(group.last, first) if first >= group.last else range(last, group.first)
    lows = [reading.page.low(i) for i in between]
    others = (reading.groups.get(i) for i in between)
    counted = any(g is not None and g.kind in ("people", "part", "bare") for g in others)
    return counted or lows.count("(") != lows.count(")")


def _is_parted(reading: Reading, group: PeopleGroup, tie: Tie) -> bool:
    first, last = tie.words
    between = range(group.last, first) if first >= group.last else range(last, group.first)
    return any(reading.page.low(i) in (",", "(", ")") for i in between)


def _distinct(ties: Iterator[Tie]) -> list[Tie]:
    """Keep the firmest of those that say the same by the same words."""
    best: dict[tuple[str, tuple[int, int]], Tie] = {}
    for tie in ties:
        key = (tie.event, tie.words)
        if key not in best or best[key].strength < tie.strength:
            best[key] = tie
    return list(best.values())


class _TieSearch:
    """Looks for the ties of one number."""

    def __init__(self, reading: Reading, group: PeopleGroup) -> None:
        self.reading, self.page, self.group = reading, reading.page, group
        self.number = self.page.sentence_of(group.first)
        self.sentence = self.page.sentences[self.number]
        self.walls = Walls(reading)

    def ties(self) -> Iterator[Tie]:
        group = self.group
        if group.kind == "events" and group.unit is not None:
            yield from self._counted_acts()
            return
        cell = table_cell(self.reading, group)
        if cell is not None:
            yield self._tie(cell.told, Strength.FIRM, "column")
            return
        yield from self._labels()
        yield from self._within()
        if group.quantity.core in self.reading.embedded:
            return  # "23 of the 26": the verb is the part's
        yield from self._slots()
        yield from self._beside()
        yield from self._of_noun()
        yield from self._of_count()

    def _tie(self, told: Predicate, strength: Strength, how: str) -> Tie:
        return Tie(told.event, (told.core, told.last), strength, f"gate.{how}", told)

    def _counted_acts(self) -> Iterator[Tie]:
        """Read "682 arrests": the noun of the act is what is counted."""
        group = self.group
        told = self.reading.predicates_in(group.quantity.last, group.last)
        words = (told[0].core, told[0].last) if told else (group.last - 1, group.last)
        if group.unit is not None:
            yield Tie(group.unit, words, Strength.FIRM, "gate.counted", told[0] if told else None)

    def _labels(self) -> Iterator[Tie]:
        """Read "Released: 50", "50 — released": a line or a stretch that a colon parts."""
        page, at = self.page, self.group.first - 1
        while page.over(at, "hedges") is not None or page.is_word(at, "between_hedge"):
            at -= 1
        if at > self.sentence.first and page.low(at) in _COLONS:
            first = self.walls.stretch_before(at, self.sentence.first)
            told = [p for p in self.reading.predicates_in(first, at) if p.voice != "active"]
            acts = [p for p in told if not meanings().events[p.event].is_state] or told
            for predicate in acts:
                sure = len({p.core for p in acts}) == 1
                yield self._tie(predicate, Strength.FIRM if sure else Strength.WEAK, "label")
            if not told:
                yield from self._held(first, at, "label")

    def _held(self, first: int, last: int, how: str) -> Iterator[Tie]:
        """Read "political prisoners: 905": that they are held lies in the noun."""
        held = meanings().held_populations
        for index in range(first, last):
            hit = self.page.at(index, "population")
            if hit is not None and hit.value in held:
                words = (hit.first, hit.last)
                yield Tie(meanings().unsaid.held, words, Strength.FIRM, f"gate.{how}.held")

    def _within(self) -> Iterator[Tie]:
        """Read "18 jailed journalists", "12 deportees", "40 people detained on Sunday"."""
        group = self.group
        noun = group.population_span
        for predicate in self.reading.predicates_in(group.quantity.last, group.last):
            if predicate.voice in ("adjective", "bare", "noun", "passive", "state"):
                # What only says who they are is no news of them where a verb has some.
                describes = predicate.voice == "bare" and (
                    noun is not None and predicate.core >= noun[1]
                )
                how = "within.described" if describes else "within"
                yield self._tie(predicate, Strength.FIRM, how)

    def _slots(self) -> Iterator[Tie]:
        """Read the clauses in which the number's noun stands in a slot."""
        for predicate in befalling(self.reading, self.number, self.group.first):
            if not self._is_of_one(predicate) and not self._is_only_of(predicate):
                yield self._tie(predicate, Strength.FIRM, "slot")

    def _is_only_of(self, told: Predicate) -> bool:
        """Read "12 prisoners of 40 were freed": the 40 are whom the 12 are of."""
        page, opens = self.page, self.walls.opens(self.group)
        own = told.last == opens or page.low(opens - 1) in page.lexicon.settings.object_prep
        return self.group.kind == "bare" and not own and page.is_word(opens - 1, "of", "prep")

    def _is_of_one(self, told: Predicate) -> bool:
        """Say whether a verb's form is of one person, and the number of several."""
        value = self.group.quantity.value
        several = value > 1 and value % 10 != 1
        borne = told.voice in ("passive", "intransitive", "bare", "state")
        return several and borne and is_singular(self.page, told)

    def _beside(self) -> Iterator[Tie]:
        """Read by place alone: nothing that opens or closes a clause stands between."""
        group, reading = self.group, self.reading
        governed = self.walls.governed(group)
        first = max(self.sentence.first, group.first - _REACH)
        last = min(self.sentence.last, group.last + _REACH)
        for predicate in reading.predicates_in(first, last):
            if predicate.core >= group.last and not governed:
                yield from self._behind(predicate)
            elif predicate.last <= group.first:
                yield from self._before(predicate, governed=governed)

    def _behind(self, told: Predicate) -> Iterator[Tie]:
        first = min(told.first, told.core)
        if not self.walls.open(self.group.last, max(first, self.group.last), self.group):
            return
        between = [self.page.low(i) for i in range(self.group.last, first)]
        if between.count(",") % 2:
            return  # what a comma parts from its number is told by the clauses, or not at all
        if (
            told.voice in _SUBJECT_VOICES
            or told.voice == "bare"
            or (
                told.voice == "active"
                and (has_no_object(self.reading, told) or has_no_subject(self.reading, told))
            )
        ):
            yield self._tie(told, Strength.FIRM, "behind")
        elif told.voice == "active" and self.page.lexicon.settings.object_first:
            yield self._tie(told, Strength.WEAK, "behind.fronted")

    def _before(self, told: Predicate, *, governed: bool) -> Iterator[Tie]:
        opens = self.walls.opens(self.group)
        if not self.walls.open(told.last, opens, self.group):
            return
        if any(self.page.low(i) == "," for i in range(told.last, opens)):
            yield self._tie(told, Strength.WEAK, "before.comma")
            return
        settings = self.page.lexicon.settings
        own = self.page.is_word(told.last - 1, "prep") and told.last == opens
        if any(self._is_other_noun(i) for i in range(told.last, opens)):
            yield self._tie(told, Strength.WEAK, "before.comma")
            return  # "задержали зарплату 75 учителям": what befell something else
        if governed and not own and told.voice != "noun":
            return
        turned = settings.is_free or settings.inverted or settings.verb_first
        if told.voice in ("active", "bare") or has_no_subject(self.reading, told):
            yield self._tie(told, Strength.FIRM, "before")
        elif told.voice in ("passive", "intransitive", "state") and turned:
            yield self._tie(told, Strength.FIRM, "before.turned")

    def _is_other_noun(self, at: int) -> bool:
        """Say whether a word between a verb and a number may be the verb's object."""
        page = self.page
        return (
            page.tokens[at].kind == "word"
            and not page.covering.get(at)
            and at not in self.reading.named
            and at not in self.reading.dated
        )

    def _of_noun(self) -> Iterator[Tie]:
        """Read "the release of 52 prisoners": the noun of an act, and whose it is."""
        group = self.group
        opens = self.walls.opens(group)
        for predicate in self.reading.predicates_in(self.sentence.first, group.first):
            if predicate.voice == "noun" and self.walls.is_of(predicate.last, opens):
                yield self._tie(predicate, Strength.FIRM, "of")

    def _of_count(self) -> Iterator[Tie]:
        """Read "the number of political prisoners reached 905", "there are 905 prisoners"."""
        page, group = self.page, self.group
        floor = self.sentence.first
        start = next(
            (i for i in range(group.first - 1, floor - 1, -1) if page.is_word(i, "count_noun")),
            None,
        )
        if start is not None and self.walls.open(start + 1, group.first, group, verbs=False):
            told = self.reading.predicates_in(start, group.first)
            for predicate in told:
                yield self._tie(predicate, Strength.FIRM, "count")
            if not told:
                yield from self._held(start, group.first, "count")
        if group.population in meanings().held_populations and group.population_span:
            strength = Strength.FIRM if self._is_only_counted() else Strength.WEAK
            words = group.population_span
            yield Tie(meanings().unsaid.held, words, strength, "gate.noun.held")

    def _is_only_counted(self) -> bool:
        """Say whether a sentence does no more with a number than to count: no verb tells of more."""
        told = self.reading.predicates_in(self.sentence.first, self.sentence.last)
        if any(p.voice not in ("state", "noun", "adjective") for p in told):
            return False
        return unread_verb(self.reading, self.number, self.group.first) is None
