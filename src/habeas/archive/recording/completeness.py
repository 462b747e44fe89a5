"""Statements that the record names everybody whom a definition counts: made, and read back."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Connection, func, select

from habeas.archive.database.schema import entry, payload, standing
from habeas.archive.ledger import undos
from habeas.archive.ledger.bodies import CompletenessBody, read_body
from habeas.archive.ledger.ledger import Clock, EntryDraft, ids
from habeas.archive.ledger.seal import ID_DIGITS
from habeas.archive.projections.claim_state import ClaimState
from habeas.archive.recording.decisions import BATCH
from habeas.errors import DateFormatError, DecisionRefusedError, InputError, UnknownIdError
from habeas.model.completeness import Completeness
from habeas.model.when import parse_when
from habeas.vocabulary.territories import asked_code

KIND: Final = "completeness"
# CLDR's code for a region that nobody knows.
_NOWHERE: Final = "ZZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a statement is about, checked.

    Attributes:
        definition: ``id@version``.
        place: Code; None for everywhere.
        first: First day.
        last: Last day.
    """

    definition: str
    place: str | None
    first: date
    last: date


def scope(
    definition: str,
    *,
    place: str | None,
    first: date | str,
    last: date | str | None,
    clock: Clock,
) -> Scope:
    """Read what a statement is about.

    Args:
        definition: ``id@version`` of one that is in force.
        place: Code of a country or of a part of one, or a country's name in English; None for
            everywhere.
        first: First day; of a month or year, its first.
        last: Last day; of a month or year, its last; None for today.
        clock: Gives the present instant.

    Raises:
        DateFormatError: Not a day, month or year.
        InputError: The days are in the wrong order, or still to come.
        UnknownIdError: There is no such place.
    """
    code = None if place is None else asked_code(place)
    if place is not None and code in (None, _NOWHERE):
        raise UnknownIdError(
            "no such place",
            where=repr(place[:40]),
            hint="two letters, such as BY; of a part of a country BY-HM; leave it out for everywhere",
        )
    today = clock().date()
    since = _days(first)[0]
    until = today if last is None else _days(last)[1]
    if until < since:
        raise InputError(
            "the first day is after the last", where=f"{since} to {until}", hint="check the dates"
        )
    # It may be tomorrow already where the reader is.
    if until > today + timedelta(days=1):
        raise InputError(
            "no record names everybody of a day to come",
            where=str(until),
            hint=f"complete until today at most, {today}",
        )
    return Scope(definition=definition, place=code, first=since, last=until)


def _days(given: date | str) -> tuple[date, date]:
    """Give the first and the last day of a day, month or year."""
    if isinstance(given, date):
        return given, given
    when = parse_when(given)
    one_of = given.startswith("[") or when.is_period or when.is_approximate
    if one_of or when.earliest is None or when.latest is None:
        raise DateFormatError(
            "not a day, month or year", where=repr(given), hint="such as 2025-12-23"
        )
    return when.earliest, when.latest


def draft(
    about: Scope, *, by: str, why: str, claim: ClaimState | None, batch: str | None
) -> EntryDraft:
    """Make the entry that declares the record complete.

    It is an entry about the claim that it is quoted from, and is erased with it.

    Args:
        about: What it is about.
        by: Who says so.
        why: Their reason.
        claim: What it is quoted from, or None.
        batch: Under which name it is taken back with others, or None.

    Raises:
        DecisionRefusedError: The claim is not accepted.
    """
    if claim is not None and not claim.is_accepted:
        raise DecisionRefusedError(
            f"a statement is quoted from an accepted claim, and this one is {claim.state}",
            where=claim.entry,
            hint="accept it first, or state it yourself",
        )
    body: dict[str, Any] = {
        "definition": about.definition,
        "place": about.place,
        "first": about.first.isoformat(),
        "last": about.last.isoformat(),
        "by": by,
        "why": why,
    }
    if batch is not None:
        body[BATCH] = batch
    return EntryDraft(KIND, None if claim is None else claim.seq, body)


def declared(
    connection: Connection, known: int, said_by: date | None = None
) -> tuple[Completeness, ...]:
    """Give the statements that stand after one entry, oldest first.

    One that was undone or erased does not stand, nor does one quoted from a claim that is
    no longer accepted. One speaks of the whole record as of its entry: where ``said_by``
    leaves out a part of that, it says nothing of what is left.

    Args:
        connection: Any.
        known: The last entry that counts.
        said_by: Only what had been published by the end of this day; None for all.
    """
    query = (
        select(entry.c.seq, entry.c.target, entry.c.commitment, payload.c.body)
        .join(payload, payload.c.seq == entry.c.seq)
        .where(entry.c.kind == KIND, entry.c.seq <= known)
        .order_by(entry.c.seq)
    )
    rows = connection.execute(query).all()
    turns = undos.turns_of(connection, [row.seq for row in rows])
    rows = [row for row in rows if undos.stands_at(row.seq, turns.get(row.seq, ()), known)]
    rows = [row for row in rows if row.target is None or _accepts(connection, row.target, known)]
    if said_by is not None:
        rows = [row for row in rows if _published(connection, row.seq) <= said_by.toordinal()]
    claims = ids(connection, [row.target for row in rows if row.target is not None])
    return tuple(
        _statement(
            row.seq,
            row.commitment.hex()[:ID_DIGITS],
            read_body(row.body, CompletenessBody),
            claims.get(row.target),
        )
        for row in rows
    )


def _statement(seq: int, name: str, body: CompletenessBody, claim: str | None) -> Completeness:
    return Completeness(
        id=name,
        seq=seq,
        definition=body.definition,
        place=body.place,
        first=body.first,
        last=body.last,
        by=body.by,
        why=body.why,
        claim=claim,
        batch=body.batch,
    )


def _accepts(connection: Connection, claim: int, known: int) -> bool:
    """Say whether a claim is accepted after one entry."""
    query = select(standing.c.state).where(
        standing.c.claim == claim, standing.c.from_seq <= known, standing.c.to_seq > known
    )
    return connection.execute(query).scalar() == "accepted"


def _published(connection: Connection, seq: int) -> int:
    """Give the day by which all that was accepted after one entry had surely been published."""
    query = select(func.coalesce(func.max(standing.c.said_day), 0)).where(
        standing.c.state == "accepted", standing.c.from_seq <= seq, standing.c.to_seq > seq
    )
    return int(connection.execute(query).scalar_one())
