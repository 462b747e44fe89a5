"""Which tables were in force after each entry: those an archive was founded with, or later ones.

A version of the tables is recorded like a definition, and can be undone like one. An
archive made before tables were recorded falls back on those that ship.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from habeas.archive.database.schema import definition, payload
from habeas.archive.ledger import undos
from habeas.archive.ledger.bodies import FoundingBody, GivenBody, read_body
from habeas.archive.ledger.given_data import GivenData
from habeas.vocabulary.rules import Rules, packaged


@dataclass(frozen=True, slots=True)
class _Version:
    """A recorded version with the entries at which it was undone or restored."""

    seq: int
    body: bytes
    turns: tuple[int, ...]

    def stands_at(self, seq: int) -> bool:
        return undos.stands_at(self.seq, self.turns, seq)


class RulesOverTime:
    """Every version of the tables that an archive holds.

    Attributes:
        turns: Entries at which other tables came into force, in order.
    """

    def __init__(self, connection: Connection) -> None:
        founding = select(payload.c.body).where(payload.c.seq == 1)
        self._founding: bytes | None = connection.execute(founding).scalar()
        recorded = (
            select(definition.c.seq, payload.c.body)
            .join(payload, payload.c.seq == definition.c.seq)
            .where(definition.c.kind == GivenData.TABLES)
            .order_by(definition.c.seq)
        )
        rows = connection.execute(recorded).all()
        turns = undos.turns_of(connection, [r.seq for r in rows])
        self._versions = [_Version(r.seq, r.body, turns.get(r.seq, ())) for r in rows]
        self.turns = tuple(sorted({t for v in self._versions for t in (v.seq, *v.turns)}))

    def turn(self, seq: int) -> int:
        """Give the entry at which the tables in force after one entry came into force, or 0."""
        return max((turn for turn in self.turns if turn <= seq), default=0)

    def at(self, seq: int) -> Rules:
        """Give the tables in force after one entry.

        Raises:
            DefinitionError: They are of a newer form than this Habeas reads.
        """
        for version in reversed(self._versions):
            if version.stands_at(seq):
                return _recorded(version.body)
        return self._founded()

    def _founded(self) -> Rules:
        held = None if self._founding is None else _founding_tables(self._founding)
        return held or packaged()

    def until(self, seq: int) -> tuple[Rules, ...]:
        """Give the tables in force after one entry, and before them those they took over from.

        Raises:
            DefinitionError: Some are of a newer form than this Habeas reads.
        """
        recorded = [_recorded(v.body) for v in self._versions if v.stands_at(seq)]
        return (self._founded(), *recorded)

    @property
    def is_recorded(self) -> bool:
        """Whether the archive holds any tables of its own."""
        founded = self._founding is not None and _founding_tables(self._founding) is not None
        return founded or bool(self._versions)


@lru_cache(maxsize=8)
def _founding_tables(body: bytes) -> Rules | None:
    held = read_body(body, FoundingBody).tables
    return None if held is None else Rules.of(held, where="the archive's tables")


@lru_cache(maxsize=8)
def _recorded(body: bytes) -> Rules:
    held = read_body(body, GivenBody)
    return Rules.of(held.data, where=f"tables@{held.version}")


def is_tables(connection: Connection, seq: int, pending: Sequence[Mapping[str, Any]] = ()) -> bool:
    """Say whether an entry records a version of the tables."""
    if any(row["seq"] == seq and row["kind"] == GivenData.TABLES for row in pending):
        return True
    query = select(definition.c.kind).where(definition.c.seq == seq)
    return connection.execute(query).scalar() == GivenData.TABLES


def tables_body(
    rules: Rules, definitions: Sequence[Mapping[str, Any]], *, by: str, why: str
) -> dict[str, Any]:
    """Give the body of the entry that records tables, and definitions that come with them."""
    data = rules.to_data() | {"definitions": [dict(item) for item in definitions]}
    return {"version": rules.version, "data": data, "by": by, "why": why}
