"""What to find out next: open questions, by how much an answer would narrow the count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from habeas.count.clusters import Cluster, Pair, Who
from habeas.count.membership import relevant
from habeas.count.population import without_names
from habeas.count.question import Question
from habeas.count.reasons import Reasons
from habeas.count.rectangles import Rectangles
from habeas.count.tally import NO_GROUPS, STALE_AFTER_DAYS, last_reported, tally
from habeas.history.why import Because
from habeas.model.bounds import Bounds
from habeas.model.cohort import Cohorts
from habeas.model.definition import Definition
from habeas.model.tally import Tally
from habeas.model.wire import Record, as_record
from habeas.words.gaps import (
    gap_line,
    gap_question,
    last_reported_on,
    not_judged,
    without_limit,
    without_name,
)
from habeas.words.numbers import number


class GapKind(StrEnum):
    """What is open."""

    UNNAMED = "unnamed"
    PAIR = "undecided_pair"
    SENTENCE_ENDED = "sentence_ended"
    CONTRADICTION = "contradiction"
    UNVERIFIED = "unverified"
    UNCERTAIN_DATE = "uncertain_date"
    OTHER = "other"
    STALE = "stale"


_KINDS = {
    Because.CONTRADICTION: GapKind.CONTRADICTION,
    Because.UNCONFIRMED: GapKind.UNVERIFIED,
    Because.SENTENCE_ENDED: GapKind.SENTENCE_ENDED,
    Because.ONE_NIGHT: GapKind.OTHER,
    Because.UNKNOWN_DAY: GapKind.UNCERTAIN_DATE,
    Because.PRESUPPOSED: GapKind.UNCERTAIN_DATE,
    Because.TOO_MUCH: GapKind.CONTRADICTION,
    Because.OTHER: GapKind.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One open question.

    Attributes:
        kind: What is open.
        subjects: Person ids, or the id of a group.
        narrows: By how many people an answer can narrow the count; None without limit.
        detail: What is known, in words.
        claims: Ids of the claims it is about.
        days: For a stale case, days since it was last reported; 0 otherwise.
    """

    kind: GapKind
    subjects: tuple[str, ...]
    narrows: int | None
    detail: str
    claims: tuple[str, ...] = ()
    days: int = 0

    @property
    def question(self) -> str:
        """What to ask."""
        return gap_question(self.kind.value)

    def to_record(self) -> Record:
        """Give the question in the wire form, ready for JSON."""
        return as_record(
            {
                "kind": self.kind,
                "subjects": self.subjects,
                "narrows": self.narrows,
                "question": self.question,
                "detail": self.detail,
                "claims": self.claims,
                "days": self.days,
            }
        )

    def words(self) -> str:
        """Say it in one line."""
        narrows = without_limit() if self.narrows is None else number(self.narrows)
        told = gap_line(", ".join(self.subjects), self.question, self.detail)
        return f"{narrows:>5}  {told}"


def gaps(
    who: Who,
    definition: Definition,
    on: str,
    *,
    place: str | None = None,
    cohorts: Cohorts = NO_GROUPS,
    stale_after: int = STALE_AFTER_DAYS,
) -> tuple[Gap, ...]:
    """List what is open about a count.

    Args:
        who: As in a tally.
        definition: Whom the count counts.
        on: The day or period it is asked for.
        place: As in a tally.
        cohorts: As in a tally.
        stale_after: Days without a report after which a case is worth asking about.

    Returns:
        Questions, those that narrow the count most first; stale cases narrow nothing
        now and come last, the longest silent first.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    answer = tally(who, definition, on, place=place, cohorts=cohorts)
    question = Question.of(definition, on, place)
    found = [
        *_of_groups(who, cohorts, question, answer),
        *_of_pairs(who, question, who.pairs),
        *_of_people(who, question, answer),
        *_of_silence(who.records, question, answer, stale_after),
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(gap: Gap) -> tuple[bool, int, int, str, tuple[str, ...]]:
    return gap.narrows is not None, -(gap.narrows or 0), -gap.days, gap.kind.value, gap.subjects


def _of_groups(who: Who, cohorts: Cohorts, question: Question, answer: Tally) -> Iterable[Gap]:
    """Ask for the names of groups: by what they count, and by whom else they may take along."""
    told = {part.cohort: part for part in answer.cohorts}
    groups = [
        group
        for group in relevant(cohorts, question, who.records.rules)
        if group.remainder.high != 0
    ]
    narrower = without_names(who, cohorts, question, [group.id for group in groups])
    for group in groups:
        part = told.get(group.id)
        own = Bounds(part.low, part.high) if part else Bounds(0, 0)
        narrows = None
        if own.high is not None:
            narrows = max(own.high - own.low, narrower.get(group.id, 0))
            if answer.recorded.high is not None:
                narrows = min(narrows, answer.recorded.high - answer.recorded.low)
        if part is None and not narrows:
            continue
        yield Gap(
            kind=GapKind.UNNAMED,
            subjects=(group.id,),
            narrows=narrows,
            detail=(part.reason if part else "") or without_name(group.remainder),
            claims=(group.id,),
        )


def _of_pairs(who: Who, question: Question, pairs: Sequence[Pair]) -> Iterable[Gap]:
    """Say of each pair by how much judging it can narrow what its cluster counts."""
    if not who.clusters:
        return
    records, unions = question.counts(who.records), question.counts(who.unions)
    of = who.cluster_of
    for pair in pairs:
        cluster = of.get(pair[0])
        if cluster is None or pair[1] not in cluster.members:
            continue
        narrows = _narrowing(who, cluster, pair, records, unions)
        if narrows > 0:
            yield Gap(
                kind=GapKind.PAIR,
                subjects=tuple(sorted(pair)),
                narrows=narrows,
                detail=not_judged(),
            )


Counts = tuple[np.ndarray[tuple[int], np.dtype[np.int64]], ...]


def _narrowing(who: Who, cluster: Cluster, pair: Pair, records: Counts, unions: Counts) -> int:
    if not cluster.is_exact:
        return 1
    names = cluster.names()
    counts = [
        (records if len(places) == 1 else unions, (who.records if len(places) == 1 else who.unions))
        for places in cluster.sets
    ]
    place = [int(holder.places([name])[0]) for name, (_, holder) in zip(names, counts, strict=True)]
    two = {cluster.members.index(name) for name in pair}

    def width(ways: Sequence[tuple[int, ...]]) -> int:
        low = min(sum(int(counts[at][0][0][place[at]]) for at in way) for way in ways)
        high = max(sum(int(counts[at][0][1][place[at]]) for at in way) for way in ways)
        return high - low

    together = [w for w in cluster.ways if any(two <= set(cluster.sets[at]) for at in w)]
    apart = [w for w in cluster.ways if w not in together]
    now = width(cluster.ways)
    return max(now - width(ways) for ways in (together, apart) if ways)


def _of_people(who: Who, question: Question, answer: Tally) -> Iterable[Gap]:
    people = [p.person for p in answer.possible]
    if not people:
        return
    reasons = Reasons(who, question, people)
    for person in people:
        if reasons.is_known(person):
            # Open only because nobody has judged who it is, which is asked of the pair; or
            # because a group has no names, which is asked of the group.
            continue
        why = reasons.why(person)
        yield Gap(
            kind=_KINDS[why.because],
            subjects=(person,),
            narrows=1,
            detail=why.words,
            claims=why.claims,
        )


def _of_silence(
    rectangles: Rectangles, question: Question, answer: Tally, stale_after: int
) -> Iterable[Gap]:
    if question.is_period:
        return
    last = last_reported(rectangles, answer.undisputed, question.first)
    for person, day in zip(answer.undisputed, last, strict=True):
        if day is not None and question.first - day > stale_after:
            yield Gap(
                kind=GapKind.STALE,
                subjects=(person,),
                narrows=0,
                detail=last_reported_on(date.fromordinal(day)),
                days=question.first - day,
            )
