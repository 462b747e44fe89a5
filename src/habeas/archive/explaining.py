"""What people say a number is that nothing had explained."""

from sqlalchemy import Connection, bindparam, select

from habeas.archive import ledger, parts
from habeas.archive.ledger import Draft
from habeas.archive.schema import entry
from habeas.archive.seal import Entry
from habeas.archive.undone import is_undone
from habeas.errors import RecordError, UnknownIdError
from habeas.model.numeral import Account

KIND = "numeral"
_OF = select(entry.c.seq).where(
    entry.c.kind == KIND,
    entry.c.target == bindparam("of"),
    entry.c.seq <= bindparam("known"),
)


def draft(
    connection: Connection,
    of: Entry,
    start: int,
    account: Account,
    *,
    claim: str | None,
    by: str,
    why: str,
) -> Draft:
    """Make the entry that says what a number of a source is.

    Raises:
        UnknownIdError: No number of the source starts there.
        RecordError: The account explains nothing.
    """
    if account is Account.QUEUED or (account is Account.FIGURE) != (claim is not None):
        raise RecordError(
            f"{account.value} does not explain a number",
            where=f"{of.id}:{start}",
            hint="a figure is explained by a claim, see `habeas claim --help`",
        )
    held = parts.unpack_numerals(parts.read(connection, of.seq, parts.NUMERALS))
    if not any(numeral.start == start for numeral in held):
        raise UnknownIdError(
            "no number starts there", where=f"{of.id}:{start}", hint="see `habeas numbers`"
        )
    body = {"start": start, "account": account.value, "claim": claim, "by": by, "why": why}
    return Draft(KIND, of.seq, body)


def explained(connection: Connection, of: int, known: int) -> dict[int, tuple[Account, str | None]]:
    """Give what people have said of a source's numbers and not taken back, by where they start."""
    found: dict[int, tuple[Account, str | None]] = {}
    seqs = connection.execute(_OF.order_by(entry.c.seq), {"of": of, "known": known}).scalars().all()
    for seq in seqs:
        body = ledger.read(connection, seq).body
        if body is not None and not is_undone(connection, seq, upto=known):
            found[body["start"]] = (Account(body["account"]), body["claim"])
    return found
