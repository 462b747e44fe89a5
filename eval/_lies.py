"""What a false proposal is, and what makes it certain that it is false."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random
from typing import Any, Final

from eval._court import Court, Record, Source
from eval._located import (
    MEASURE_OF,
    Number,
    Span,
    events_in,
    mentions,
    numbers,
    people,
    whole,
)
from eval.assent import court_of, proposals
from eval.reports import Gold, Passage
from habeas.extract.names import NameMention

ACTS: Final = ("asserted", "reported")
# What one word may say of the same people, so that neither is false where the other is true.
_ALIKE: Final = (
    {"arrested", "held", "re_arrested", "listed", "recognised", "transferred", "disappeared"},
    {"arrested", "held", "re_arrested", "searched", "house_arrest", "restricted"},
    {"released", "pardoned", "amnestied", "list_exit", "acquitted", "exchanged", "returned"},
    {"deported_or_exiled", "deported", "exiled", "released", "crossed_border", "transferred"},
    {"sentenced", "appeal_decided", "restricted", "house_arrest"},
    {"died", "list_exit", "killed", "executed"},
    {"disappeared", "missing", "contact_lost"},
)
# What nobody is said to be in passing: where no word for them stands, they are not meant.
SPECIFIC: Final = (
    *("women", "men", "children", "journalists", "lawyers", "students", "teachers"),
    *("foreigners", "religious_believers", "military_personnel", "academics", "civil_servants"),
)
# Options of the gold that leave open what happened.
_OPEN: Final = {"other", "*"}


@dataclass(frozen=True, slots=True)
class Lie:
    """One false proposal.

    Attributes:
        kind: What is false in it.
        source: The text.
        record: As it is handed in.
        survives: Whether the false thing is in a claim made of it; where not, the gate mended it.
    """

    kind: str
    source: Source
    record: Record
    survives: Callable[[Record], bool]


def always(claim: Record) -> bool:
    """Say of a claim whose number, person, measure or event is false that it is."""
    del claim
    return True


def kept(name: str, value: object) -> Callable[[Record], bool]:
    """Give whether a field of a claim is as it was falsely stated.

    Args:
        name: The field.
        value: As stated.
    """
    return lambda claim: claim.get(name) == value


def near(word: str) -> set[str]:
    """Give every event or measure that may be told of the same people as one."""
    same = MEASURE_OF.get(word, word)
    return {word, same}.union(*(group for group in _ALIKE if word in group or same in group))


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure of the gold whose number was found.

    Attributes:
        gold: The figure.
        number: Where it stands.
        measures: What it may measure.
        value: The number.
    """

    gold: Gold
    number: Number
    measures: tuple[str, ...]
    value: int


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the gold whose person was found."""

    gold: Gold
    person: Span
    events: tuple[str, ...]


class Ground:
    """A passage with what its gold says, ready to be lied about.

    Attributes:
        passage: The passage.
        court: The same before the gate.
        dice: What chooses.
    """

    def __init__(self, passage: Passage, dice: Random, **how: Any) -> None:
        self.passage = passage
        self.court: Court = court_of(passage, **how)
        self.dice = dice

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.passage.text

    @cached_property
    def figures(self) -> list[Counted]:
        """Every figure of the gold whose number is found, and which leaves nothing open."""
        found = []
        for gold in self.passage.gold:
            measures = tuple(gold.fields[3].split("/")) if gold.kind == "F" else ()
            at = numbers(self.court.reading, gold) if measures else []
            # A number that stands twice in its quote is not known to be this one.
            if len({n.span for n in at}) == 1 and not _OPEN & set(measures):
                value = whole(gold.fields[0]) or whole(gold.fields[1]) or 0
                found.append(Counted(gold, at[0], measures, value))
        return found

    @cached_property
    def events(self) -> list[Happened]:
        """Every event of the gold whose person is found."""
        found = []
        for gold in self.passage.gold:
            if gold.kind != "E" or _OPEN & set(gold.fields[1].split("/")):
                continue
            person = people(self.text, gold)
            if person is not None:
                found.append(Happened(gold, person, tuple(gold.fields[1].split("/"))))
        return found

    @cached_property
    def told(self) -> set[str]:
        """Every event that any word or any gold of the passage may tell."""
        told = events_in(self.court.reading)
        for gold in self.passage.gold:
            if gold.kind in "FE":
                told |= set(gold.fields[3 if gold.kind == "F" else 1].split("/"))
        return told

    @cached_property
    def persons(self) -> list[NameMention]:
        """Every name of two words or more that may be a person's."""
        return [
            n
            for n in self.court.reading.names
            if n.kind == "person" and n.last - n.first > 1 and len(set(self.span_of(n))) > 1
        ]

    def span_of(self, name: NameMention) -> Span:
        """Give the code points of a name."""
        return self.court.reading.page.span(name.first, name.last)

    def says(self, value: int, measure: str) -> bool:
        """Say whether any gold may count so many people in a measure."""
        wanted = near(measure)
        return any(
            (wanted | _OPEN) & set(gold.fields[3].split("/"))
            for gold in self.passage.gold
            if gold.kind == "F" and value in (whole(gold.fields[0]), whole(gold.fields[1]))
        )

    def whereabouts(self, event: str) -> list[Span]:
        """Give every place that may name a person of whom any gold tells an event."""
        wanted = near(event) | _OPEN
        spans: list[Span] = []
        for gold in self.passage.gold:
            if gold.kind == "E" and wanted & set(gold.fields[1].split("/")):
                for name in (gold.fields[0], *gold.options.get("alias", "").split("/")):
                    spans.extend(mentions(self.text, name.replace("_", " ")) if name else ())
        return spans

    def true_record(self, gold: Gold, *, at_least: str = "") -> Record:
        """Give a right proposal of a claim of the gold, bare or full as the dice fall.

        Args:
            gold: The claim.
            at_least: ``full`` to point at everything.
        """
        variant = at_least or self.dice.choice(("bare", "full"))
        return next(proposals(self.court, gold, variant))

    def lie(
        self,
        kind: str,
        record: Record,
        fields: Mapping[str, object],
        spans: Mapping[str, Span | None],
        survives: Callable[[Record], bool] = always,
    ) -> Lie:
        """Make a false proposal of a right one.

        Args:
            kind: What will be false in it.
            record: The right one.
            fields: What it is to state.
            spans: What it is to point at; None for nothing.
            survives: As in a lie.
        """
        placed = dict(record["spans"])
        for name, span in spans.items():
            placed.pop(name, None)
            if span is not None:
                placed[name] = list(span)
        return Lie(kind, self.court.source, {**record, **fields, "spans": placed}, survives)


def overlap(a: Span, b: Span) -> bool:
    """Say whether two stretches have a code point in common."""
    return a[0] < b[1] and b[0] < a[1]


def with_basis(lie: Lie, basis: str) -> Lie:
    """Give a lie that claims somebody outside for every field of it."""
    names = [n for n in (*lie.record, *lie.record["spans"]) if n not in ("spans", "type", "quote")]
    record = lie.record | {"basis": dict.fromkeys(names, basis), "confidence": "accepted"}
    return replace(lie, kind="claimed_basis", record=record)
