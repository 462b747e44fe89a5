"""The page of one person: where the records put the person, and every word behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from habeas.model.event import Event
from habeas.model.person import Attribute, Person
from habeas.model.spell import Spell
from habeas.model.wire import Record, as_record
from habeas.publish.count import CohortRow
from habeas.publish.page_question import PageQuestion, path_to
from habeas.publish.quotes import Quoted
from habeas.publish.status import AxisStatus, ValueStatus, status_line
from habeas.words import matches
from habeas.words.dates import when_words
from habeas.words.events import event_details
from habeas.words.lists import listed, unique
from habeas.words.terms import authorities


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event of the case history, with every claim that tells of it.

    Attributes:
        number: From 1, oldest first.
        event: Event word of the wire form.
        when: In words.
        details: Kind, place, destination, role: what the claims add.
        quotes: The claims.
    """

    number: int
    event: str
    when: str
    details: tuple[str, ...]
    quotes: tuple[Quoted, ...]

    @property
    def acts(self) -> bool:
        """Whether any source asserts or reports it as having happened."""
        return any(q.claim.modality.acts for q in self.quotes)

    @property
    def doubt(self) -> str:
        """How far the sources stand behind it where none says that it happened."""
        if self.acts:
            return ""
        return listed(unique(q.modality_words for q in self.quotes))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who tells of it, each once."""
        return unique(q.speaker for q in self.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another record that may be the same person; nobody has decided yet.

    Attributes:
        person: Its person id.
        name: Its most frequent name.
        verdict: same, different or cannot_tell, as compared by machine.
        score: 0 to 1.
        evidence_for: Readable, one item each.
        evidence_against: Readable, one item each.
        not_compared: How many pairs of what is told of the two were too many to be compared.
    """

    person: str
    name: str
    verdict: str
    score: float
    evidence_for: tuple[str, ...]
    evidence_against: tuple[str, ...]
    not_compared: int = 0

    @property
    def not_compared_words(self) -> str:
        """That what was not compared may show anything; empty where all was compared."""
        return matches.not_compared_words(self.not_compared)

    @property
    def compared(self) -> str:
        """What the comparison by machine gave, in words."""
        return matches.compared_words(self.verdict, self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One person.

    Attributes:
        asked: The question, with its day.
        person: The joined mentions.
        names: Form, script and number of sources of each spelling, most frequent first.
        axes: The answer of each axis of which anything is known.
        history: What happened, oldest first.
        attributes: Field, value and claims of each stated property.
        spells: Every spell, for the record.
        others: Candidates that nobody has decided.
        more_others: Whether there are more than those, which come in as these are decided.
        last_reported: Last day that a source tells of; None where none does.
        among: Groups without names of which the person may be one, so that counts take it as
            open whether they are held on the day; each in words, with its claim.
        only_possible: Why counts take it for no more than possible that the person is held on
            the day; empty where they do not.
        named_in: Groups of people in which the person is named; what is told of all of them is
            told of the person.
        waiting: Claims about the person that nobody has decided.
        redirected_from: The id that was asked for, where it now leads here.
        start: How many events come before those shown; None for the latest.
    """

    template: ClassVar[str] = "person.html"
    formats: ClassVar[tuple[str, ...]] = ("json",)
    size: ClassVar[int] = 500
    """Events that one page shows; a telephone hardly scrolls through more."""

    asked: PageQuestion
    person: Person
    names: tuple[tuple[str, str, int], ...]
    axes: tuple[AxisStatus, ...]
    history: tuple[Happening, ...]
    attributes: tuple[tuple[str, str, tuple[Quoted, ...]], ...]
    spells: tuple[Spell, ...]
    others: tuple[Other, ...] = ()
    more_others: bool = False
    last_reported: date | None = None
    among: tuple[CohortRow, ...] = ()
    only_possible: str = ""
    named_in: tuple[CohortRow, ...] = ()
    waiting: int = 0
    redirected_from: str | None = None
    start: int | None = None

    @property
    def first(self) -> int:
        """How many events come before those shown."""
        last = max(0, len(self.history) - self.size)
        return last if self.start is None else min(self.start, last)

    @property
    def shown(self) -> tuple[Happening, ...]:
        """The events that the page shows; the record has all."""
        return self.history[self.first : self.first + self.size]

    @property
    def extra(self) -> dict[str, str]:
        """The parameters that belong to the permanent link."""
        return {} if self.start is None else {"start": str(self.start)}

    @property
    def path(self) -> str:
        """The page's path."""
        return path_to("person", self.person.id)

    @property
    def title(self) -> str:
        """The most frequent spelling."""
        return self.person.names[0] if self.person.names else self.person.id

    @property
    def counted(self) -> str:
        """Why counts hold less than the status says, in words; empty where they do not."""
        custody = [v for axis in self.axes if axis.axis == "custody" for v in axis.values]
        if self.only_possible and any(v.standing == "undisputed" for v in custody):
            return self.only_possible
        return ""

    @property
    def disputed(self) -> tuple[AxisStatus, ...]:
        """The axes on which records contradict each other."""
        return tuple(axis for axis in self.axes if axis.disagrees)

    @property
    def status(self) -> str:
        """The status in one line, for lists: custody and territory, or that records disagree."""
        return status_line(self.axes)

    def to_record(self) -> Record:
        """Give the person as RECORDS describes it."""
        return as_record(
            {
                "asked": self.asked,
                "person": self.person.id,
                "redirects": self.person.redirects,
                "names": [{"form": f, "script": s, "sources": n} for f, s, n in self.names],
                "attributes": [
                    {"field": f, "value": v, "claims": quotes} for f, v, quotes in self.attributes
                ],
                "records_disagree": bool(self.disputed),
                "status": {
                    axis.axis: [_value_record(v) for v in axis.values] for axis in self.axes
                },
                "only_possible": self.counted,
                "may_be_among": [row.id for row in self.among],
                "named_in": [row.id for row in self.named_in],
                "last_reported": self.last_reported,
                "spells": [_spell_record(spell) for spell in self.spells],
                "events": [
                    {
                        "number": h.number,
                        "event": h.event,
                        "when": h.when,
                        "details": h.details,
                        "claims": h.quotes,
                    }
                    for h in self.history
                ],
                "possibly_same": [
                    {
                        "person": o.person,
                        "name": o.name,
                        "verdict": o.verdict,
                        "score": o.score,
                        "for": o.evidence_for,
                        "against": o.evidence_against,
                        "not_compared": o.not_compared,
                    }
                    for o in self.others
                ],
                "more_possibly_same": self.more_others,
                "unreviewed": self.waiting,
            }
        )


def _value_record(value: ValueStatus) -> Record:
    record = as_record(
        {
            # Nobody is exported as wanted: the accusation stands beside who makes it known.
            "value": "accused" if value.value == "wanted" else value.value,
            "standing": value.standing,
            "reason": value.reason,
            "claims": value.quotes,
        }
    )
    if value.is_accusation:
        record["accused_by"] = authorities()
    return record


def _spell_record(spell: Spell) -> Record:
    return as_record(
        {
            "axis": spell.axis,
            "value": "accused" if spell.value == "wanted" else spell.value,
            "from_earliest": spell.from_earliest,
            "from_latest": spell.from_latest,
            "to_earliest": spell.to_earliest,
            "to_latest": spell.to_latest,
            "disputed": spell.disputed,
            "reason": spell.reason,
            "claims": spell.claims,
        }
    )


def happenings(claims: Sequence[Quoted]) -> tuple[Happening, ...]:
    """Number a person's events, oldest first; tellings of one event on one date are one item.

    Args:
        claims: Claims about one person; those that are not events are passed over.
    """
    groups: dict[tuple[str, str, bool], list[Quoted]] = {}
    for quoted in claims:
        event = quoted.claim.body
        if isinstance(event, Event):
            when = when_words(event.date, event.relation)
            groups.setdefault((when, event.event, quoted.claim.modality.acts), []).append(quoted)

    def order(item: tuple[tuple[str, str, bool], list[Quoted]]) -> tuple[date, date, int, str]:
        first = item[1][0].claim
        when = first.body.date if isinstance(first.body, Event) else None
        early = (when.earliest or when.latest) if when else None
        late = (when.latest or when.earliest) if when else None
        return early or date.max, late or date.max, first.start, item[0][1]

    out = []
    for number, ((when, event_word, _), quotes) in enumerate(sorted(groups.items(), key=order), 1):
        bodies = [q.claim.body for q in quotes if isinstance(q.claim.body, Event)]
        out.append(
            Happening(
                number=number,
                event=event_word,
                when=when,
                details=unique(event_details(bodies)),
                quotes=tuple(quotes),
            )
        )
    return tuple(out)


def attributes_of(claims: Sequence[Quoted]) -> tuple[tuple[str, str, tuple[Quoted, ...]], ...]:
    """Gather the stated properties of a person: field, value, and the claims that say so."""
    found: dict[tuple[str, str], list[Quoted]] = {}
    for quoted in claims:
        body = quoted.claim.body
        if isinstance(body, Attribute) and body.field != "name_form":
            found.setdefault((body.field, body.value), []).append(quoted)
    return tuple((field, value, tuple(quotes)) for (field, value), quotes in sorted(found.items()))
