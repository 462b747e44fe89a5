"""What people say a number is that nothing had explained."""

from sqlalchemy import Connection, bindparam, select

from habeas.archive.database.schema import entry
from habeas.archive.ledger.bodies import NumeralBody, body_of
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.ledger.seal import Entry
from habeas.archive.ledger.undos import is_undone
from habeas.errors import DecisionRefusedError, RecordError
from habeas.model.numeral import Account, Numeral

KIND = "numeral"
_OF = select(entry.c.seq).where(
    entry.c.kind == KIND,
    entry.c.target == bindparam("of"),
    entry.c.seq <= bindparam("known"),
)


def draft(
    of: Entry,
    now: Numeral,
    account: Account,
    *,
    is_claimed: bool,
    claim: str | None,
    by: str,
    why: str,
) -> EntryDraft:
    """Make the entry that says what a number of a source is.

    Args:
        of: The source.
        now: The number, as it is explained now.
        account: What it is.
        is_claimed: Whether it is part of a claim that was neither rejected nor withdrawn.
        claim: Id of the claim that it becomes a part of.
        by: Who says so.
        why: Their reason.

    Raises:
        RecordError: The account explains nothing.
        DecisionRefusedError: The number is explained so, or is part of a claim.
    """
    where = f"{of.id}:{now.start}"
    if account is Account.QUEUED or (account is Account.FIGURE) != (claim is not None):
        raise RecordError(
            f"{account.value} does not explain a number",
            where=where,
            hint="a figure is explained by a claim, see `habeas claim --help`",
        )
    if is_claimed or (now.account is account and claim is None):
        raise DecisionRefusedError(
            "this number is part of a claim already"
            if is_claimed
            else f"this number is explained as {account.value} already",
            where=where,
            hint="reject or retract the claim first",
        )
    body = {"start": now.start, "account": account.value, "claim": claim, "by": by, "why": why}
    return EntryDraft(KIND, of.seq, body)


def explained(connection: Connection, of: int, known: int) -> dict[int, tuple[Account, str | None]]:
    """Give what people have said of a source's numbers and not taken back, by where they start."""
    found: dict[int, tuple[Account, str | None]] = {}
    seqs = connection.execute(_OF.order_by(entry.c.seq), {"of": of, "known": known}).scalars().all()
    for seq in seqs:
        body = body_of(connection, seq, NumeralBody)
        if body is not None and not is_undone(connection, seq, upto=known):
            found[body.start] = (body.account, body.claim)
    return found
