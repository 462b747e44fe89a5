"""What one claim tells of one event, and whether it acts.

A telling has the first and the last day the event can have happened on. A source
cannot report what has not happened: an event told of is not later than the day the
source was published, and an event told of before its day is an announcement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.history.origins import origins_of
from habeas.model.claim import Claim, Modality
from habeas.model.event import Event
from habeas.model.when import parse_when
from habeas.vocabulary.events import EventType
from habeas.vocabulary.rules import Rules
from habeas.words.terms import label
from habeas.words.uncertainty import not_reviewed


class Unsure(StrEnum):
    """Why what is told need not have happened: nobody who acts tells of it."""

    ANNOUNCED = "announced"
    PLANNED = "planned"
    FEARED = "feared"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    EARLY = "early"
    UNREVIEWED = "unreviewed"

    def words(self, rules: Rules) -> str:
        """Say it.

        Args:
            rules: The tables in force, which have the words.
        """
        if self is Unsure.UNREVIEWED:
            return not_reviewed()
        return label(rules.modalities[self], self)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim:
    """One claim about one event of a type the vocabulary knows.

    Attributes:
        claim: The claim.
        kind: The event's type.
        release_kind: How the person left, where stated.
        earliest: First day it can have been; None without limit.
        latest: Last day it can have been; None without limit.
        acts: Whether it acts on the axes; a feared or planned event does not.
        unsure: Why it does not act; None where it does.
        origin: Whoever it can be traced to; copies share it.
    """

    claim: Claim
    kind: EventType
    release_kind: str | None
    earliest: date | None
    latest: date | None
    acts: bool
    unsure: Unsure | None
    origin: str


def tellings(
    claims: Sequence[Claim], *, rules: Rules, not_accepted: Iterable[str] = ()
) -> list[EventClaim]:
    """Read the event claims of one person.

    Args:
        claims: The person's claims; those that are not events are passed over.
        rules: The tables in force.
        not_accepted: Ids of claims nobody has accepted yet: they never act.

    Returns:
        One telling a claim, sorted so that the order of ``claims`` does not matter.
    """
    waiting = frozenset(not_accepted)
    origins = origins_of(claims, rules)
    found = [
        _telling(
            claim,
            claim.body,
            kind,
            origins[claim.id],
            accepted=claim.id not in waiting,
        )
        for claim in claims
        if isinstance(claim.body, Event) and (kind := rules.words.get(claim.body.event)) is not None
    ]
    return sorted(found, key=lambda t: (t.earliest or date.min, t.latest or date.max, t.claim.id))


def said_bounds(claim: Claim) -> tuple[date | None, date | None]:
    """Give the first and the last day the claim can have been published on."""
    if claim.said_on is None:
        return None, None
    when = parse_when(claim.said_on)
    return when.earliest, when.latest


def _telling(
    claim: Claim,
    body: Event,
    kind: EventType,
    origin: str,
    *,
    accepted: bool,
) -> EventClaim:
    earliest = body.date.earliest if body.date else None
    latest = body.date.latest if body.date else None
    _, said = said_bounds(claim)
    unsure: Unsure | None = None
    if not claim.modality.acts:
        unsure = Unsure(claim.modality.value)
    elif not accepted:
        unsure = Unsure.UNREVIEWED
    elif said is not None and earliest is not None and said < earliest:
        unsure = Unsure.EARLY
    elif said is not None and (latest is None or latest > said):
        latest = said
    return EventClaim(
        claim=claim,
        kind=kind,
        release_kind=body.release_kind,
        earliest=earliest,
        latest=latest,
        acts=unsure is None,
        unsure=unsure,
        origin=origin,
    )


def is_denial(telling: EventClaim) -> bool:
    """Say whether the telling says that the event did not happen."""
    return telling.claim.modality is Modality.DENIED
