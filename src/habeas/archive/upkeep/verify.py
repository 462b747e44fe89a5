"""Whether the archive still says what it said: every entry, every proof, every stored part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Integer, bindparam, literal_column, select

from habeas.archive.database.schema import entry, part, payload
from habeas.archive.database.statements import Prepared
from habeas.archive.faults import FaultKind, LedgerFault
from habeas.archive.ledger import ledger, parts
from habeas.archive.ledger.bodies import ErasureBody, SourceBody, read_body
from habeas.archive.ledger.checkpoint import Checkpoint
from habeas.archive.ledger.merkle import Tree
from habeas.archive.ledger.seal import GENESIS, commit, commit_part, link_of
from habeas.errors import ArchiveError, HabeasError

_BATCH: Final = 8192


@dataclass(frozen=True, slots=True)
class Verification:
    """What a verification found.

    Attributes:
        entries: How many were read.
        root: The Merkle root over them, 64 hexadecimal digits.
        head: The link of the last, 64 hexadecimal digits.
        first_bad: The first fault, or None.
    """

    entries: int
    root: str
    head: str
    first_bad: LedgerFault | None

    @property
    def is_ok(self) -> bool:
        """Whether everything is as it was recorded."""
        return self.first_bad is None

    def to_record(self) -> dict[str, Any]:
        """Give the answer in the wire form."""
        bad = self.first_bad
        return {
            "ok": self.is_ok,
            "entries": self.entries,
            "root": self.root,
            "first_bad": None if bad is None else {"seq": bad.seq, "why": bad.why},
        }


def verify(connection: Connection, *, against: Checkpoint | None = None) -> Verification:
    """Check everything that is kept, from the first entry to the last.

    Args:
        connection: Reading one consistent state.
        against: A checkpoint kept elsewhere; without one, a tail cut off and an older
            copy put back do not show.

    Source:
        RFC 6962 for the tree; DESIGN section 4 for what is bound to what.
    """
    faults = _Faults()
    tree = Tree()
    erased = _erased(connection)
    seq, head, root_then = 0, GENESIS, None
    for rows in _batches(connection):
        for place, kind, target, at, commitment, prev, salt, body in rows:
            seq += 1
            if place != seq:
                faults.add(seq, FaultKind.MISSING, number=place)
                seq = place
            if prev != head:
                faults.add(seq, FaultKind.NOT_CONTINUED)
            fault = _payload_fault(kind, target, at, commitment, salt, body, place in erased)
            if fault is not None:
                faults.add(seq, fault)
            head = link_of(place, kind, target, at, commitment, prev)
        commitments = [row[4] for row in rows]
        if against is not None and tree.size < against.size <= tree.size + len(rows):
            cut = against.size - tree.size
            tree.extend(commitments[:cut])
            root_then = tree.root()
            commitments = commitments[cut:]
        tree.extend(commitments)
    _check_parts(connection, faults, erased)
    if against is not None:
        _check_against(faults, against, size=tree.size, root_then=root_then)
    return Verification(tree.size, tree.root().hex(), head.hex(), faults.first)


_ENTRIES: Final = Prepared(
    select(*ledger.COLUMNS, payload.c.salt, payload.c.body)
    .join(payload, payload.c.seq == entry.c.seq, isouter=True)
    .where(entry.c.seq > bindparam("after"))
    .order_by(entry.c.seq)
    .limit(literal_column(str(_BATCH), Integer)),
    "after",
)


class _Faults:
    """Keeps the fault of the smallest entry."""

    def __init__(self) -> None:
        self.first: LedgerFault | None = None

    def add(self, seq: int, kind: FaultKind, name: str = "", number: int = 0) -> None:
        if self.first is None or seq < self.first.seq:
            self.first = LedgerFault(seq, kind, name, number)


def _batches(connection: Connection) -> Iterator[list[Any]]:
    # An entry put before the first one is read as well.
    after = -(2**31)
    while rows := _ENTRIES.all(connection, after):
        yield rows
        after = rows[-1][0]


def _payload_fault(
    kind: str,
    target: int | None,
    at: int,
    commitment: bytes,
    salt: bytes | None,
    body: bytes | None,
    is_erased: bool,
) -> FaultKind | None:
    if salt is None or body is None:
        return None if is_erased else FaultKind.DELETED
    if is_erased:
        return FaultKind.BACK_AGAIN
    if commit(kind, target, at, salt=salt, body=body) != commitment:
        return FaultKind.ALTERED
    return None


def _erased(connection: Connection) -> dict[int, int]:
    """Give what was erased, and by which entry."""
    query = select(entry.c.target, entry.c.seq).where(entry.c.kind == "erase")
    return {row.target: row.seq for row in connection.execute(query)}


def _check_parts(connection: Connection, faults: _Faults, erased: dict[int, int]) -> None:
    """Compare every stored part of every source with what was recorded of it."""
    expected = _expected_parts(connection, faults)
    query = select(part.c.source, part.c.name, part.c.salt, part.c.data)
    query = query.order_by(part.c.source, part.c.name)
    for source, name, salt, data in connection.execution_options(yield_per=64).execute(query):
        promised = expected.pop((source, name), None)
        if promised is None:
            faults.add(source, FaultKind.PART_UNKNOWN, name)
            continue
        try:
            found = commit_part(salt, parts.unpack(data, where=name)).hex()
        except ArchiveError:
            found = "damaged"
        if found != promised:
            faults.add(source, FaultKind.PART_ALTERED, name)
    for source, name in expected:
        if source not in erased:
            faults.add(source, FaultKind.PART_DELETED, name)


def _expected_parts(connection: Connection, faults: _Faults) -> dict[tuple[int, str], str]:
    """Say what the parts of each source must commit to, after every erasure."""
    query = (
        select(entry.c.seq, entry.c.kind, payload.c.body)
        .join(payload, payload.c.seq == entry.c.seq)
        .where(entry.c.kind.in_(("source", "erase")))
        .order_by(entry.c.seq)
    )
    expected: dict[tuple[int, str], str] = {}
    for seq, kind, data in connection.execute(query):
        try:
            source, named = _promised(seq, kind, data)
        except HabeasError:
            faults.add(seq, FaultKind.ALTERED)
            continue
        for name, commitment in named.items():
            if commitment is None:
                expected.pop((source, name), None)
            else:
                expected[source, name] = commitment
    return expected


def _promised(seq: int, kind: str, data: bytes) -> tuple[int, Mapping[str, str | None]]:
    """Give a source, and the commitments of its parts since one entry."""
    if kind == SourceBody.KIND:
        return seq, read_body(data, SourceBody).parts
    erasure = read_body(data, ErasureBody)
    return erasure.source or 0, erasure.parts


def _check_against(
    faults: _Faults, kept: Checkpoint, *, size: int, root_then: bytes | None
) -> None:
    if size < kept.size:
        faults.add(size + 1, FaultKind.CUT_OFF, number=kept.size)
    elif root_then != kept.root:
        faults.add(kept.size, FaultKind.OTHER_HISTORY)
