"""What came of an exchange: promised, delivered, given, denied; and everyone in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from habeas.errors import RecordError
from habeas.history import spells
from habeas.history.terms import terms
from habeas.model.bounds import Bounds
from habeas.model.claim import Claim, Modality
from habeas.model.cohort import Cohort
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.spell import Spell, Standing
from habeas.model.wire import Record, Recorded, as_record, called
from habeas.vocabulary.rules import Rules, packaged
from habeas.words.exchanges import (
    came_line,
    delivered_line,
    denied_line,
    given_line,
    later_line,
    perhaps_later,
    promised_line,
    years_line,
)
from habeas.words.voice import language

_YEAR = 365.25
_NOT_HAPPENED_YET = (Modality.ANNOUNCED, Modality.PLANNED, Modality.CONDITIONAL)


class Came(StrEnum):
    """Whether somebody of the group left the country."""

    CAME = "came"
    DID_NOT = "did_not"
    DISPUTED = "disputed"
    POSSIBLE = "possible"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOutcome(Recorded):
    """What became of one person of the group.

    Attributes:
        person: Person id.
        came: Whether the person left the country.
        taken_to: Where sources say the person was taken, as written, sorted.
        release_kinds: Kinds of release told, sorted.
        served: Days in custody until the exchange; None where not known.
        left: Days of the sentence not served; None where not known.
        later: What is told of the person since, in order, in words.
    """

    person: str
    came: Came
    taken_to: tuple[str, ...] = ()
    release_kinds: tuple[str, ...] = ()
    served: Bounds | None = field(default=None, metadata=called("served_days"))
    left: Bounds | None = field(default=None, metadata=called("left_days"))
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeSummary:
    """One exchange, as all accepted claims tell it.

    Attributes:
        id: The exchange claim's id.
        on: The day, EDTF; None where not stated.
        given: The words that say what was given.
        parties: Who dealt with whom.
        brokers: Who carried it through.
        denied_by: Who said that it was not an exchange.
        promised: People announced or planned to be let go; None where nobody says.
        delivered: People let go, by the figure of the group; None where nobody says.
        unnamed: Of these, people nobody names; None where ``delivered`` is.
        people: Everyone named, sorted by id.
        not_served: Days of sentences not served, over people of whom it is known.
        sentences_unknown: People of whom it is not known.
    """

    id: str
    on: str | None
    given: str
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    denied_by: tuple[str, ...]
    promised: Bounds | None
    delivered: Bounds | None
    unnamed: Bounds | None
    people: tuple[PersonOutcome, ...]
    not_served: Bounds
    sentences_unknown: int

    def to_record(self) -> Record:
        """Give the summary in the wire form, ready for JSON."""
        return as_record(
            {
                "id": self.id,
                "on": self.on,
                "given": self.given,
                "parties": self.parties,
                "brokers": self.brokers,
                "denied_by": self.denied_by,
                "promised": self.promised,
                "delivered": self.delivered,
                "unnamed": self.unnamed,
                "came": {kind.value: self.count(kind) for kind in Came},
                "person_years_not_served": _years(self.not_served),
                "sentences_unknown": self.sentences_unknown,
                "people": self.people,
            }
        )

    def count(self, came: Came) -> int:
        """Count the named people of one fate."""
        return sum(fate.came is came for fate in self.people)

    def words(self) -> tuple[str, ...]:
        """Say the summary in plain lines."""
        lines = [given_line(self.on, self.given)]
        if self.promised is not None:
            lines.append(promised_line(self.promised))
        if self.delivered is not None and self.unnamed is not None:
            lines.append(delivered_line(self.delivered, len(self.people), self.unnamed))
        lines.append(came_line([(came.value, self.count(came)) for came in Came]))
        years = _years(self.not_served)
        lines.append(years_line(years["low"] or 0.0, years["high"], self.sentences_unknown))
        lines += [denied_line(name) for name in self.denied_by]
        return tuple(lines)


def _unnamed(cohort: Cohort, fewest: int | None) -> Bounds:
    rest = cohort.remainder
    if fewest is None or cohort.size.high is None:
        return rest
    return Bounds(rest.low, max(rest.low, cohort.size.high - fewest))


def _years(days: Bounds) -> dict[str, float | None]:
    high = None if days.high is None else round(days.high / _YEAR, 1)
    return {"low": round(days.low / _YEAR, 1), "high": high}


def exchange_summary(
    exchange: Claim,
    people: Mapping[str, Sequence[Claim]],
    *,
    cohort: Cohort | None = None,
    fewest: int | None = None,
    figures: Sequence[Claim] = (),
    rules: Rules | None = None,
) -> ExchangeSummary:
    """Say what came of an exchange.

    Args:
        exchange: An accepted exchange claim.
        people: Person id to all accepted claims about that person, for everyone named
            as one of the group.
        cohort: The group let go, where a figure gives its size.
        fewest: How few people those named in the group may be, where records may be one;
            None where each is somebody else.
        figures: Accepted figure claims about the same event; those announced, planned
            or on a condition are what was promised.
        rules: The tables in force; None for those that ship.

    Raises:
        RecordError: The claim is not of an exchange.
    """
    body = exchange.body
    if not isinstance(body, Exchange):
        raise RecordError(f"a {exchange.type} claim is not an exchange", where=exchange.id)
    first = body.date.earliest if body.date is not None else None
    rules = rules or packaged()
    fates = tuple(_fate(person, claims, first, rules) for person, claims in sorted(people.items()))
    known = [fate.left for fate in fates if fate.left is not None]
    return ExchangeSummary(
        id=exchange.id,
        on=body.date.edtf if body.date is not None else None,
        given=body.concession,
        parties=body.parties,
        brokers=body.brokers,
        denied_by=body.denied_by,
        promised=_promised(figures),
        delivered=cohort.size if cohort is not None else None,
        unnamed=_unnamed(cohort, fewest) if cohort is not None else None,
        people=fates,
        not_served=sum(known, Bounds(0, 0)),
        sentences_unknown=len(fates) - len(known),
    )


def _promised(figures: Sequence[Claim]) -> Bounds | None:
    told = [
        claim.body
        for claim in figures
        if isinstance(claim.body, Figure) and claim.modality in _NOT_HAPPENED_YET
    ]
    if not told:
        return None
    highs = [figure.high for figure in told]
    high = None if None in highs else max(h for h in highs if h is not None)
    return Bounds(min(figure.low or 0 for figure in told), high)


def _fate(person: str, claims: Sequence[Claim], first: date | None, rules: Rules) -> PersonOutcome:
    found = spells(person, claims, rules=rules)
    stays = [
        t for t in terms(found, claims, rules=rules) if first is None or t.released_latest >= first
    ]
    stay = min(stays, key=lambda t: t.released_earliest, default=None)
    events = [c.body for c in claims if isinstance(c.body, Event) and c.modality.acts]
    since = stay.released_latest if stay is not None else first
    return PersonOutcome(
        person=person,
        came=_came(found, first, rules),
        taken_to=tuple(
            sorted({e.destination for e in events if e.destination and _not_before(e, first)})
        ),
        release_kinds=tuple(
            sorted({e.release_kind for e in events if e.release_kind and _not_before(e, first)})
        ),
        served=stay.served if stay is not None else None,
        left=stay.left if stay is not None else None,
        later=_later(found, since, rules),
    )


def _not_before(event: Event, first: date | None) -> bool:
    return first is None or event.date is None or event.date.touches(first, None)


def _came(found: Sequence[Spell], first: date | None, rules: Rules) -> Came:
    groups = rules.axes["territory"].groups
    there = [
        s
        for s in found
        if s.axis == "territory"
        and s.begins
        and (first is None or s.from_latest is None or s.from_latest >= first)
    ]
    abroad = [s for s in there if s.value in groups["abroad"]]
    stayed = [s for s in there if s.value in groups["stayed"]]
    if not abroad and not stayed:
        return Came.NOT_STATED
    if any(s.disputed for s in (*abroad, *stayed)):
        return Came.DISPUTED
    # Of what nobody dates, or only announces, it is possible that it was before, or never.
    sure = [s for s in (*abroad, *stayed) if _surely_began(s)]
    earliest = min(sure, key=lambda s: s.from_earliest or date.min, default=None)
    if earliest is None:
        return Came.POSSIBLE
    return Came.CAME if earliest in abroad else Came.DID_NOT


def _surely_began(spell: Spell) -> bool:
    """Say whether there is a day on which it surely holds, the first by which it had begun."""
    day = spell.from_latest
    return day is not None and spell.standing(day) is Standing.UNDISPUTED


def _later(found: Sequence[Spell], since: date | None, rules: Rules) -> tuple[str, ...]:
    """What began after the exchange, possible where it is only that."""
    if since is None:
        return ()
    told = []
    for spell in found:
        begun = spell.from_earliest
        if begun is None or begun <= since or not spell.begins:
            continue
        label = rules.value_label(spell.axis, spell.value, language())
        sure = any(
            spell.standing(day) is Standing.UNDISPUTED
            for day in (spell.from_latest, begun)
            if day is not None
        )
        told.append((begun, label if sure else perhaps_later(label, spell.reason)))
    return tuple(later_line(day, words) for day, words in sorted(told))
