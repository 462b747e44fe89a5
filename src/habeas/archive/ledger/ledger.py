"""The append-only ledger: entries sealed one after another, and read back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Integer,
    RowMapping,
    bindparam,
    func,
    literal_column,
    select,
)

from habeas.archive.database import dialect
from habeas.archive.database.schema import NEVER, entry, payload
from habeas.archive.database.statements import Prepared, Values, insertion
from habeas.archive.ledger import together
from habeas.archive.ledger.canonical import canonical, parse
from habeas.archive.ledger.seal import GENESIS, ID_DIGITS, Entry, commit, link_of, new_salts
from habeas.errors import ArchiveError, UnknownIdError

Clock = Callable[[], datetime]
Body = dict[str, Any]
# Fewer digits would make a typing slip find a stranger.
LEAST_PREFIX: Final = 6
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BATCH: Final = 5000


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry before it is sealed."""

    kind: str
    target: int | None
    body: Body


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry with its body; the body is None where it was erased."""

    entry: Entry
    body: Body | None


def utc_now() -> datetime:
    """Give the present instant; the clock of those who bring none."""
    return datetime.now(UTC)


def microseconds(moment: datetime) -> int:
    """Give an instant as the ledger keeps it.

    Raises:
        ArchiveError: The instant has no time zone.
    """
    if moment.tzinfo is None:
        raise ArchiveError("the clock gave a time without a zone", where=moment.isoformat())
    return (moment - _EPOCH) // timedelta(microseconds=1)


def instant(at: int) -> datetime:
    """Give back an instant that the ledger kept."""
    return _EPOCH + timedelta(microseconds=at)


def tail(connection: Connection) -> tuple[int, int, bytes]:
    """Give the last sequence number, its instant, and its link: the head."""
    row = _TAIL.first(connection)
    return (0, 0, GENESIS) if row is None else (row[0], row[3], link_of(*row))


COLUMNS: Final = (
    entry.c.seq,
    entry.c.kind,
    entry.c.target,
    entry.c.at,
    entry.c.commitment,
    entry.c.prev,
)
# A limit given as a value would have SQLite plan the statement anew each time.
_TAIL: Final = Prepared(
    select(*COLUMNS).order_by(entry.c.seq.desc()).limit(literal_column("1", Integer))
)
_PUT_ENTRY: Final = insertion(entry)
_PUT_PAYLOAD: Final = insertion(payload)


def append(connection: Connection, drafts: Iterable[EntryDraft], *, clock: Clock) -> list[Sealed]:
    """Seal drafts onto the end of the ledger, in order, inside the caller's transaction.

    A clock that has gone backwards does not backdate anything: the entry carries the
    last instant recorded, and its body says what the clock showed.

    Args:
        connection: In a transaction that has begun writing.
        drafts: What to record.
        clock: Read once.

    Returns:
        The sealed entries.
    """
    dialect.lock_ledger(connection)
    seq, last, head = tail(connection)
    drafts = list(drafts)
    if seq + len(drafts) >= NEVER:
        raise ArchiveError("the ledger is full", where=f"entry {seq + len(drafts)}")
    now = clock()
    at = microseconds(now)
    behind = at < last
    at = max(at, last)
    salts = new_salts(len(drafts))
    sealed: list[Sealed] = []
    entries: list[Entry] = []
    payloads: list[Values] = []
    mark = together.mark([draft.kind for draft in drafts], seq + 1)
    for draft, salt in zip(drafts, salts, strict=True):
        body = draft.body | mark | ({"clock_showed": now.isoformat()} if behind else {})
        kind, target, data = draft.kind, draft.target, canonical(body)
        commitment = commit(kind, target, at, salt=salt, body=data)
        seq += 1
        new = Entry(seq, kind, target, at, commitment, head)
        head = link_of(*new)
        entries.append(new)
        payloads.append((seq, salt, data))
        sealed.append(Sealed(new, body))
    for start in range(0, len(entries), _BATCH):
        _PUT_ENTRY.many(connection, entries[start : start + _BATCH])
        _PUT_PAYLOAD.many(connection, payloads[start : start + _BATCH])
    return sealed


_SEALED: Final = select(*COLUMNS, payload.c.body).join(
    payload, payload.c.seq == entry.c.seq, isouter=True
)


def _sealed(row: RowMapping) -> Sealed:
    found = Entry(row["seq"], row["kind"], row["target"], row["at"], row["commitment"], row["prev"])
    return Sealed(found, None if row["body"] is None else parse(row["body"]))


def walk(connection: Connection, *, upto: int | None = None) -> Iterator[Sealed]:
    """Read every entry in order, a batch at a time."""
    after = 0
    while True:
        query = _SEALED.where(entry.c.seq > after).order_by(entry.c.seq).limit(_BATCH)
        rows = connection.execute(query).mappings().all()
        for row in rows:
            if upto is not None and row["seq"] > upto:
                return
            yield _sealed(row)
        if len(rows) < _BATCH:
            return
        after = rows[-1]["seq"]


def read(connection: Connection, seq: int) -> Sealed:
    """Read one entry.

    Raises:
        UnknownIdError: The ledger is not that long.
    """
    row = connection.execute(_SEALED.where(entry.c.seq == seq)).mappings().first()
    if row is None:
        raise UnknownIdError("no entry at this place", where=str(seq))
    return _sealed(row)


# Made once: building a statement costs more than running it.
_BETWEEN: Final = Prepared(
    select(*COLUMNS)
    .where(entry.c.commitment >= bindparam("low"), entry.c.commitment <= bindparam("high"))
    .limit(literal_column("2", Integer)),
    "low",
    "high",
)


def find(connection: Connection, name: str) -> Entry:
    """Find an entry by its id, or by enough of its first digits.

    Args:
        connection: Any.
        name: At least six hexadecimal digits, at most a whole id.

    Raises:
        UnknownIdError: No entry, or more than one, begins so.
    """
    digits = name.lower()
    if not LEAST_PREFIX <= len(digits) <= ID_DIGITS or set(digits) - set("0123456789abcdef"):
        raise UnknownIdError(
            "no entry has this id",
            where=repr(name[:60]),
            hint=f"an id has {ID_DIGITS} hexadecimal digits; the first six are enough",
        )
    low = bytes.fromhex(digits.ljust(64, "0"))
    high = bytes.fromhex(digits.ljust(64, "f"))
    rows = _BETWEEN.all(connection, low, high)
    if not rows:
        raise UnknownIdError("no entry has this id", where=name)
    if len(rows) > 1:
        raise UnknownIdError("more than one entry begins so", where=name, hint="give more digits")
    return Entry(*rows[0])


_NAMES: Final = select(entry.c.seq, entry.c.commitment).where(
    entry.c.seq.in_(bindparam("some", expanding=True))
)


def ids(connection: Connection, seqs: Sequence[int]) -> dict[int, str]:
    """Give the ids of some entries by their place."""
    found: dict[int, str] = {}
    for start in range(0, len(seqs), _BATCH):
        rows = connection.execute(_NAMES, {"some": seqs[start : start + _BATCH]})
        found |= {seq: key.hex()[:ID_DIGITS] for seq, key in rows}
    return found


def count(connection: Connection) -> int:
    """Say how many entries there are."""
    return int(connection.execute(select(func.coalesce(func.max(entry.c.seq), 0))).scalar_one())
