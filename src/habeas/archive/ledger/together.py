"""Decisions recorded together: whose life they change is worked out once for all of them.

Each such entry says which entries were recorded with it. Of somebody whom several of them
touch, the life is kept as of the last of these (`habeas.archive.projections.late_lives`).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import entry, payload
from habeas.archive.ledger.bodies import ActBody, read_body

Span = tuple[int, int]
"""The first and the last of some entries that were recorded together."""

_KIND: Final = "decision"
_NAME: Final = "together"


def mark(kinds: Sequence[str], first: int) -> dict[str, Any]:
    """Give what the bodies of entries say that are recorded together.

    Decisions alone are marked: who is who is the same between any two of them.

    Args:
        kinds: The entries' kinds.
        first: Sequence number of the first of them.
    """
    if len(kinds) > 1 and all(kind == _KIND for kind in kinds):
        return {_NAME: [first, first + len(kinds) - 1]}
    return {}


def span_of(body: Mapping[str, Any] | None) -> Span | None:
    """Say with which others an entry was recorded.

    Args:
        body: The entry's; None where it was erased.

    Returns:
        None where it was recorded alone, or nobody knows.
    """
    held = None if body is None else body.get(_NAME)
    return None if held is None else (held[0], held[1])


def last_of(connection: Connection, seqs: Iterable[int]) -> dict[int, int]:
    """Give the last entry recorded together with each of some entries.

    Args:
        connection: Any.
        seqs: Sequence numbers; those of entries recorded alone are left out.
    """
    found = {}
    for some in chunks(sorted(seqs)):
        query = (
            select(payload.c.seq, payload.c.body)
            .join(entry, entry.c.seq == payload.c.seq)
            .where(payload.c.seq.in_(some), entry.c.kind == _KIND)
        )
        for seq, body in connection.execute(query):
            span = read_body(body, ActBody).together
            if span is not None:
                found[seq] = span[1]
    return found
