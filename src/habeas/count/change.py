"""Why the number changed: between two days, two publications, or two moments of knowledge.

The way from one answer to the other is walked in one stated order, one thing at a time,
and each stretch is counted at both its ends. So the parts sum exactly to the
difference, whatever happened. The order is: who is who, what was taken back or put
right, what has been learnt about the earlier day, by which tables claims are read (where
another version of them came into force), what has happened since, and by which definition.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from habeas.count.clusters import Pair, Who
from habeas.count.pending_claims import unreviewed
from habeas.count.protests import at_protests
from habeas.count.rectangles import Rectangles
from habeas.count.tally import NO_GROUPS, tally
from habeas.model.claim import Claim
from habeas.model.cohort import Cohorts
from habeas.model.definition import Definition
from habeas.model.figure import Figure
from habeas.model.tally import Tally
from habeas.model.wire import UNSAID, Recorded, called
from habeas.vocabulary.rules import Rules, packaged
from habeas.words.change_lines import counted_line, not_counted_line, part_line
from habeas.words.unmet import cannot_answer

Grouped = Callable[[Mapping[str, str]], Cohorts]


def no_cohorts(person_of: Mapping[str, str]) -> Cohorts:  # noqa: ARG001 - the default
    """Give no groups: the default of what is known."""
    return NO_GROUPS


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What was known at one moment, as far as a count needs it.

    Attributes:
        claims: Accepted claims by id, as they stood then.
        person_of: Claim id to the person it is about, as identity was then.
        cohorts: Gives the groups when told who is who; members are person ids.
        undecided_pairs: Pairs of person ids nobody had judged.
        apart: Pairs of person ids judged to be different.
        left_out: Ids of people of whom pairs were never offered.
        waiting: How many claims nobody had reviewed, by what they are about.
        erased: Claims erased since.
        said_by: What had been published by this day; None for all.
        known: Ledger sequence; None for all.
        head: The ledger's head.
        rules: The tables in force.
    """

    claims: Mapping[str, Claim]
    person_of: Mapping[str, str]
    cohorts: Grouped = no_cohorts
    undecided_pairs: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()
    left_out: Sequence[str] = ()
    waiting: Mapping[str, int] = field(default_factory=dict)
    erased: int = 0
    said_by: str | None = None
    known: int | None = None
    head: str | None = None
    rules: Rules = field(default_factory=packaged)

    def rectangles(self) -> Rectangles:
        """Work out everybody's life by what was known."""
        of = self.person_of
        told = [(of[name], claim) for name, claim in self.claims.items() if name in of]
        by_person: dict[str, list[Claim]] = {}
        for person, claim in told:
            by_person.setdefault(person, []).append(claim)
        figures = [
            replace(claim.body, id=name)
            for name, claim in self.claims.items()
            if isinstance(claim.body, Figure) and claim.modality.acts
        ]
        return at_protests(Rectangles.of_claims(by_person, rules=self.rules), told, figures)

    def tally(self, definition: Definition, on: str, *, place: str | None = None) -> Tally:
        """Count by what was known."""
        return tally(
            Who.of(
                self.rectangles(), self.undecided_pairs, apart=self.apart, left_out=self.left_out
            ),
            definition,
            on,
            place=place,
            cohorts=self.cohorts(self.person_of),
            unreviewed=unreviewed(self.waiting, definition, rules=self.rules),
            erased=self.erased,
            said_by=self.said_by,
            known=self.known,
            head=self.head,
        )


class ChangeKind(StrEnum):
    """What a part of a change comes from, in the order in which it is walked."""

    IDENTITY = "identity"
    CORRECTION = "correction"
    LATE_NEWS = "late_news"
    TABLES = "tables"
    NEW_EVENTS = "new_events"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A person whose answer differs at the two ends of one stretch.

    Attributes:
        person: Person id.
        was: undisputed, possible or no.
        now: undisputed, possible or no.
        reason: Why only possible, where it is; empty otherwise.
    """

    person: str
    was: str
    now: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePart:
    """One part of a change.

    Attributes:
        kind: What it comes from.
        low: By how much it moves the least.
        high: By how much it moves the most; None where a most is open at either end.
        people: Whose answer it changes, sorted.
        unnamed_low: The share of ``low`` that is unnamed people or who is who.
    """

    kind: ChangeKind
    low: int
    high: int | None
    people: tuple[Moved, ...] = ()
    unnamed_low: int = field(default=0, metadata=UNSAID)

    def words(self) -> str:
        """Say the part in one line."""
        return part_line(self.kind.value, self.low, self.high, len(self.people))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Recorded):
    """Two answers and what lies between them.

    Attributes:
        before: The one.
        after: The other.
        parts: In the order walked; they sum exactly to the difference.
    """

    before: Tally = field(metadata=called("from"))
    after: Tally = field(metadata=called("to"))
    parts: tuple[ChangePart, ...]

    def words(self) -> tuple[str, ...]:
        """Say the change in plain lines: from, to, and a line a part."""
        lines = [
            counted_line(found.recorded, found.on, found.definition)
            if found.unmet is None
            else not_counted_line(cannot_answer(found.unmet, found.definition), found.on)
            for found in (self.before, self.after)
        ]
        return (*lines, *(part.words() for part in self.parts if part.low or part.high != 0))


def change(
    before: Knowledge,
    after: Knowledge,
    *,
    definition: Definition,
    on: str,
    to_definition: Definition | None = None,
    to_on: str | None = None,
    place: str | None = None,
) -> Change:
    """Say why one answer differs from another.

    Args:
        before: What was known for the first answer.
        after: What was known for the second.
        definition: Of the first answer.
        on: Day or period of the first answer, EDTF.
        to_definition: Of the second; None for the same.
        to_on: Of the second; None for the same.
        place: Code of a place; None for everywhere.

    Returns:
        Both answers and parts that sum exactly to the difference: five, and one more
        where another version of the tables came into force.

    Raises:
        DateFormatError: A day is not what its definition can be asked for. Two
            definitions of different rules cannot share a day, and cannot be compared.
    """
    second, day = to_definition or definition, to_on or on
    joined = _as_known(before, after)
    corrected = _corrected(joined, after)
    stops: list[tuple[ChangeKind | None, Tally]] = [
        (None, before.tally(definition, on, place=place))
    ]
    stops.append((ChangeKind.IDENTITY, joined.tally(definition, on, place=place)))
    stops.append((ChangeKind.CORRECTION, corrected.tally(definition, on, place=place)))
    stops.append(
        (
            ChangeKind.LATE_NEWS,
            replace(after, rules=before.rules).tally(definition, on, place=place),
        )
    )
    if after.rules != before.rules:
        stops.append((ChangeKind.TABLES, after.tally(definition, on, place=place)))
    stops.append((ChangeKind.NEW_EVENTS, after.tally(definition, day, place=place)))
    stops.append((ChangeKind.DEFINITION, after.tally(second, day, place=place)))
    parts = tuple(
        _part(kind, was, now) for (_, was), (kind, now) in pairwise(stops) if kind is not None
    )
    return Change(before=stops[0][1], after=stops[-1][1], parts=parts)


def _as_known(before: Knowledge, after: Knowledge) -> Knowledge:
    """The earlier claims about the people as they are told apart later.

    A claim that is gone later keeps its person, under the id that person has by then.
    """
    renamed: dict[str, str] = {}
    for name, person in before.person_of.items():
        if name in after.person_of:
            renamed.setdefault(person, after.person_of[name])
    person_of = {
        name: after.person_of.get(name, renamed.get(person, person))
        for name, person in before.person_of.items()
    }
    # Pairs among people the earlier claims do not know cannot change the earlier answer.
    there = set(person_of.values())
    pairs = [p for p in after.undecided_pairs if p[0] in there and p[1] in there]
    apart = [p for p in after.apart if p[0] in there and p[1] in there]
    return Knowledge(
        claims=before.claims,
        person_of=person_of,
        cohorts=before.cohorts,
        undecided_pairs=pairs,
        apart=apart,
        left_out=after.left_out,
        rules=before.rules,
    )


def _corrected(joined: Knowledge, after: Knowledge) -> Knowledge:
    """Without what was taken back, and with what was put right as it was put right."""
    claims = {name: after.claims[name] for name in joined.claims if name in after.claims}
    return Knowledge(
        claims=claims,
        person_of=joined.person_of,
        cohorts=joined.cohorts,
        undecided_pairs=joined.undecided_pairs,
        apart=joined.apart,
        left_out=joined.left_out,
        rules=joined.rules,
    )


def _part(kind: ChangeKind, was: Tally, now: Tally) -> ChangePart:
    open_ended = was.recorded.high is None or now.recorded.high is None
    low = now.recorded.low - was.recorded.low
    assert was.named is not None  # noqa: S101 - both are answers of this archive
    assert now.named is not None  # noqa: S101 - likewise
    named = now.named.low - was.named.low
    return ChangePart(
        kind=kind,
        low=low,
        high=None if open_ended else (now.recorded.high or 0) - (was.recorded.high or 0),
        people=_moved(was, now),
        unnamed_low=low - named,
    )


def _moved(was: Tally, now: Tally) -> tuple[Moved, ...]:
    one, two = _standings(was), _standings(now)
    reasons = {p.person: p.reason for p in now.possible}
    return tuple(
        Moved(
            person=person,
            was=one.get(person, "no"),
            now=two.get(person, "no"),
            reason=reasons.get(person, ""),
        )
        for person in sorted({*one, *two})
        if one.get(person) != two.get(person)
    )


def _standings(answer: Tally) -> dict[str, str]:
    return dict.fromkeys(answer.undisputed, "undisputed") | {
        p.person: "possible" for p in answer.possible
    }
