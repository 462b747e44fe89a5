"""What a View hands out: a claim as it stands, a definition's version, a line of history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from habeas.model.claim import Claim

UNREVIEWED: Final = ("proposed", "review")
"""States of a claim that waits for a decision."""

LIVE: Final = ("accepted", "proposed", "review")
"""States in which a claim's mention is somebody; rejected and retracted it is nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """A claim as it stands at the moment asked about.

    Attributes:
        claim: As accepted, where a reviewer corrected it.
        state: accepted, proposed, review, rejected or retracted.
        entry: The claim's id.
        seq: Its place in the ledger.
        source: Its source's id.
        by: Who decided; None while nobody has.
        why: Their reason; None while nobody has decided.
        decision: Id of the decision or retraction in force, or None.
        marking: ``private`` until someone decides otherwise.
    """

    claim: Claim
    state: str
    entry: str
    seq: int
    source: str
    by: str | None = None
    why: str | None = None
    decision: str | None = None
    marking: str = "private"

    @property
    def is_accepted(self) -> bool:
        """Whether it counts."""
        return self.state == "accepted"

    @property
    def is_unreviewed(self) -> bool:
        """Whether it waits for somebody to decide."""
        return self.state in ("proposed", "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFacts:
    """Facts about the archive as they were recorded.

    Attributes:
        data: Place, year, what goes on, and what reports' citations stand for.
        entry: The entry's id.
        by: Who gave them.
        why: From where.
    """

    data: Mapping[str, Any]
    entry: str
    by: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionVersion:
    """A definition as it was recorded.

    Attributes:
        id: Its name.
        version: Its version.
        data: What it says.
        entry: The entry's id.
        seq: Its place in the ledger.
        origin: ``founding`` where it came with the Habeas that made the archive,
            ``upgrade`` where it came with another one later, else ``own``.
    """

    id: str
    version: str
    data: Mapping[str, Any]
    entry: str
    seq: int
    origin: str = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry about something, for people to read.

    Attributes:
        entry: The entry's id.
        seq: Its place in the ledger.
        at: When it was recorded, UTC.
        kind: claim, decision, retract, undo, erase...
        by: Who, where it was a person.
        why: Their reason.
        body: What was recorded; None where it was erased.
        undone: True where it no longer stands.
    """

    entry: str
    seq: int
    at: datetime
    kind: str
    by: str | None
    why: str | None
    body: Mapping[str, Any] | None
    undone: bool = False
