"""Somebody's statement that the record names everybody: without one, no count has a most."""

from dataclasses import dataclass, field
from datetime import date

from habeas.model.wire import UNSAID, Recorded, called


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness(Recorded):
    """A statement that the record, as of its entry, names everybody whom a definition counts.

    Attributes:
        id: The ledger entry that holds it.
        seq: Its place in the ledger, from 1: the record it speaks of ends here.
        definition: ``id@version``; another version counts others.
        place: ISO 3166-1 alpha-2 code; None for everywhere.
        first: First day it is true of.
        last: Last day it is true of, never later than the day it was made.
        by: Who says so.
        why: Their reason, in their words.
        claim: Id of the claim it is quoted from; None where a reviewer states it.
        batch: Name of what it is taken back with, such as the list that is complete; or None.
    """

    id: str = field(metadata=called("entry"))
    seq: int = field(metadata=UNSAID)
    definition: str
    place: str | None
    first: date = field(metadata=called("from"))
    last: date = field(metadata=called("to"))
    by: str
    why: str
    claim: str | None = None
    batch: str | None = field(default=None, metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Recorded):
    """Why a statement of completeness cannot be taken at its word.

    It is a value the reader came for: the statement stays recorded, and the count it
    covers has no most until somebody decides.

    Attributes:
        statement: Id of the statement's entry.
        words: What stands against what, in one sentence.
        figure: Id of the published figure that is above the record, or None.
        people: Ids of the people who count and were recorded after the statement.
    """

    statement: str
    words: str
    figure: str | None = None
    people: tuple[str, ...] = ()
