"""What "as known then" means: a place in the ledger, however the asker names it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from habeas.archive.database.schema import entry
from habeas.archive.ledger import ledger
from habeas.archive.ledger.ledger import microseconds
from habeas.archive.ledger.seal import Entry, link
from habeas.errors import UnknownIdError
from habeas.model.when import parse_day

_LEAST_HEAD_DIGITS: Final = 8
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def resolve_known(connection: Connection, known: int | str | None) -> int:
    """Find the last entry that was known at a moment.

    Args:
        connection: Any.
        known: A sequence number, the first digits of a head (as checkpoints and
            answers print it), an instant, a day (to its end, UTC), or None for now.

    Raises:
        UnknownIdError: There was no such moment.

    Examples:
        ``known=1200``, ``known="9f86d081"``, ``known="2025-12-23"``,
        ``known="2025-12-23T18:00:00Z"``.
    """
    last = ledger.count(connection)
    if known is None:
        return last
    if isinstance(known, int) or (known.isdigit() and int(known) <= last):
        seq = int(known)
        if 0 <= seq <= last:
            return seq
        raise UnknownIdError("the ledger has no such entry", where=f"{seq} of {last}")
    at = _instant(known)
    if at is not None:
        query = select(func.coalesce(func.max(entry.c.seq), 0)).where(entry.c.at <= at)
        return int(connection.execute(query).scalar_one())
    return _of_head(connection, known.lower())


def _instant(text: str) -> int | None:
    """Read an instant, in microseconds; a plain day means its last one."""
    if _DAY.fullmatch(text):
        day = parse_day(text)
        after = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
        return microseconds(after) - 1
    if text.isalnum():
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    # Without a zone an instant is taken as UTC, as everything in the ledger is.
    return microseconds(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _of_head(connection: Connection, digits: str) -> int:
    unknown = UnknownIdError(
        "no such moment",
        where=repr(digits[:70]),
        hint="a sequence number, the first digits of a head, or an instant such as 2025-12-23T18:00:00Z",
    )
    if len(digits) < _LEAST_HEAD_DIGITS or set(digits) - set("0123456789abcdef"):
        raise unknown
    if ledger.tail(connection)[2].hex().startswith(digits):
        return ledger.count(connection)
    # The head after entry n is what entry n+1 carries as `prev`.
    low, high = bytes.fromhex(digits.ljust(64, "0")), bytes.fromhex(digits.ljust(64, "f"))
    query = select(entry.c.seq).where(entry.c.prev >= low, entry.c.prev <= high).limit(2)
    found = connection.execute(query).scalars().all()
    if len(found) != 1:
        raise unknown
    return int(found[0]) - 1


def head_at(connection: Connection, seq: int) -> str:
    """Give the head as it was after one entry, 64 hexadecimal digits."""
    if seq == 0:
        return bytes(32).hex()
    row = connection.execute(select(*ledger.COLUMNS).where(entry.c.seq == seq)).one()
    return link(Entry(*row)).hex()
