"""What an undo undoes, also through undone undos."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, select

from habeas.archive.database.schema import NEVER, undo

Row = dict[str, Any]


def base_of(connection: Connection, target: int, pending: Sequence[Row] = ()) -> int:
    """Follow a chain of undone undos down to the entry that stands or falls with it."""
    for row in pending:
        if row["seq"] == target:
            return int(row["base"])
    base = connection.execute(select(undo.c.base).where(undo.c.seq == target)).scalar()
    return target if base is None else int(base)


def is_undone(connection: Connection, seq: int, *, upto: int = NEVER) -> bool:
    """Say whether an entry is undone: undoing its undo restores it.

    Of several undos on one entry only the last can itself be undone, so that an odd
    number of them leaves it undone and an even number restored.
    """
    base = base_of(connection, seq)
    query = select(undo.c.seq).where(undo.c.base == base, undo.c.seq <= upto).order_by(undo.c.seq)
    undos = connection.execute(query).scalars().all()
    return len(undos) % 2 == 1 if seq == base else seq != undos[-1]


def turns_of(connection: Connection, bases: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Give the entries at which each of some entries was undone or restored, in order."""
    turns: dict[int, tuple[int, ...]] = {}
    query = select(undo.c.base, undo.c.seq).where(undo.c.base.in_(list(bases)))
    for base, seq in connection.execute(query.order_by(undo.c.seq)) if bases else ():
        turns[base] = (*turns.get(base, ()), seq)
    return turns


def stands_at(recorded: int, turns: Sequence[int], seq: int) -> bool:
    """Say whether what was recorded, and turned since, is in force after one entry."""
    return recorded <= seq and sum(turn <= seq for turn in turns) % 2 == 0
