"""What to find out next: open questions, by how much an answer would narrow the count."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from habeas.count.evaluate import moment_of
from habeas.count.rectangles import Rectangles
from habeas.count.tally import Pair, asked_days, doubtful, grouped, mattering, tally
from habeas.history.spells import is_past_sentence
from habeas.model.cohort import Cohort
from habeas.model.definition import Definition, Is, Rule
from habeas.model.spell import Spell, Standing
from habeas.model.tally import Tally

# Ours: after a year without news a case is worth asking about.
STALE_AFTER_DAYS: Final = 365


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


_QUESTIONS = {
    GapKind.UNNAMED: "Who are the people nobody names?",
    GapKind.PAIR: "Are these one person?",
    GapKind.SENTENCE_ENDED: "Was this person let go when the sentence ended?",
    GapKind.CONTRADICTION: "Which of the accounts holds?",
    GapKind.UNVERIFIED: "Did it happen?",
    GapKind.UNCERTAIN_DATE: "On which day was it?",
    GapKind.OTHER: "What do sources say?",
    GapKind.STALE: "Is there any news?",
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
        return _QUESTIONS[self.kind]

    def to_record(self) -> dict[str, Any]:
        """Give the question in the wire form, ready for JSON."""
        return {
            "kind": self.kind.value,
            "subjects": list(self.subjects),
            "narrows": self.narrows,
            "question": self.question,
            "detail": self.detail,
            "claims": list(self.claims),
            "days": self.days,
        }

    def words(self) -> str:
        """Say it in one line."""
        narrows = "open" if self.narrows is None else f"{self.narrows:,}"
        return f"{narrows:>5}  {', '.join(self.subjects)}: {self.question} ({self.detail})"


def gaps(
    rectangles: Rectangles,
    definition: Definition,
    on: str,
    *,
    cohorts: Sequence[Cohort] = (),
    undecided_pairs: Iterable[Pair] = (),
    stale_after: int = STALE_AFTER_DAYS,
) -> tuple[Gap, ...]:
    """List what is open about a count.

    Args:
        rectangles: What is known, with its spells.
        definition: Whom the count counts.
        on: The day or period it is asked for.
        cohorts: As in a tally.
        undecided_pairs: As in a tally.
        stale_after: Days without a report after which a case is worth asking about.

    Returns:
        Questions, those that narrow the count most first; stale cases narrow nothing
        now and come last, the longest silent first.

    Raises:
        DateFormatError: ``on`` is not what the definition can be asked for.
    """
    pairs = tuple(undecided_pairs)
    answer = tally(rectangles, definition, on, cohorts=cohorts, undecided_pairs=pairs)
    counted = (*answer.undisputed, *(p.person for p in answer.possible))
    by_person = rectangles.spells_of(counted)
    found = [
        *_of_groups(answer),
        *_of_pairs(rectangles, definition, answer, pairs),
        *_of_people(definition, answer, by_person),
        *_of_silence(definition, answer, by_person, stale_after),
    ]
    return tuple(sorted(found, key=_urgency))


def _urgency(gap: Gap) -> tuple[bool, int, int, str, tuple[str, ...]]:
    return gap.narrows is not None, -(gap.narrows or 0), -gap.days, gap.kind.value, gap.subjects


def _of_groups(answer: Tally) -> Iterable[Gap]:
    for part in answer.cohorts:
        if part.high is None or part.high > 0:
            yield Gap(
                kind=GapKind.UNNAMED,
                subjects=(part.cohort,),
                narrows=None if part.high is None else part.high - part.low,
                detail=part.reason or f"{part.high} of the group have no name",
                claims=(part.cohort,),
            )


def _of_pairs(
    rectangles: Rectangles, definition: Definition, answer: Tally, pairs: Sequence[Pair]
) -> Iterable[Gap]:
    counted = {*answer.undisputed, *(p.person for p in answer.possible)}
    sure = set(answer.undisputed)
    groups = grouped(pairs)
    doubt = doubtful(rectangles, definition, *asked_days(definition, answer.on), groups)
    together: dict[str, list[Pair]] = {}
    for pair in dict.fromkeys(pairs):
        together.setdefault(groups[pair[0]], []).append(pair)
    for group in together.values():
        for pair in group:
            if mattering(pair, counted, groups, doubt):
                others = grouped([p for p in group if p != pair])
                # Told apart, the least rises by the people it no longer joins; joined, the
                # most falls by one.
                rise = _people(sure, others, group) - _people(sure, groups, group)
                yield Gap(
                    kind=GapKind.PAIR,
                    subjects=tuple(sorted(pair)),
                    narrows=max(1, rise),
                    detail="nobody has judged whether they are one",
                )


def _people(sure: Collection[str], groups: Mapping[str, str], among: Sequence[Pair]) -> int:
    """Count the people of some pairs who count, each group of those who may be one once."""
    return len({groups.get(p, p) for pair in among for p in pair if p in sure})


def _of_people(
    definition: Definition, answer: Tally, by_person: dict[str, list[Spell]]
) -> Iterable[Gap]:
    for possible in answer.possible:
        spells = _open_spells(definition, answer.on, by_person.get(possible.person, []))
        yield Gap(
            kind=_kind(spells),
            subjects=(possible.person,),
            narrows=1,
            detail=possible.reason,
            claims=tuple(dict.fromkeys(c for s in spells for c in s.claims)),
        )


def _open_spells(definition: Definition, on: str, spells: Sequence[Spell]) -> list[Spell]:
    """The spells on the axes of a definition that leave its answer open."""
    first, last = asked_days(definition, on)
    axes = {(a.axis, v) for a in definition.atoms() if isinstance(a, Is) for v in a.values}
    fitting = [
        s
        for s in spells
        if any(
            s.value == value and (s.axis == axis or s.axis.startswith(f"{axis}:"))
            for axis, value in axes
        )
    ]
    if definition.rule is Rule.PERIOD:
        return [s for s in fitting if (s.from_earliest or date.min) <= last and _ends(s) >= first]
    day = date.fromordinal(moment_of(definition, last))
    return [s for s in fitting if s.standing(day) is Standing.POSSIBLE]


def _ends(spell: Spell) -> date:
    return spell.to_latest or date.max


def _kind(spells: Sequence[Spell]) -> GapKind:
    if any(s.disputed for s in spells):
        return GapKind.CONTRADICTION
    if any(s.tentative for s in spells):
        return GapKind.UNVERIFIED
    if any(is_past_sentence(s) for s in spells):
        return GapKind.SENTENCE_ENDED
    return GapKind.UNCERTAIN_DATE if spells else GapKind.OTHER


def _of_silence(
    definition: Definition, answer: Tally, by_person: dict[str, list[Spell]], stale_after: int
) -> Iterable[Gap]:
    if definition.rule is Rule.PERIOD:
        return
    day = date.fromordinal(moment_of(definition, asked_days(definition, answer.on)[1]))
    for person in answer.undisputed:
        told = [
            s.last_reported
            for s in by_person.get(person, [])
            if s.last_reported is not None and s.last_reported <= day
        ]
        last = max(told, default=None)
        if last is not None and (day - last).days > stale_after:
            yield Gap(
                kind=GapKind.STALE,
                subjects=(person,),
                narrows=0,
                detail=f"last reported {last}",
                days=(day - last).days,
            )
