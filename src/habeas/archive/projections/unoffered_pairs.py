"""People of whom some pairs are not offered, each with one of the others, over some entries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from habeas.archive.database.chunks import chunks
from habeas.archive.database.schema import NEVER, left_out

Row = dict[str, Any]

_GONE: Final = ""
"""Stands for the other where that is nobody any more, after an erasure."""
_CLOSE: Final = (
    update(left_out)
    .where(left_out.c.person == bindparam("who"), left_out.c.from_seq == bindparam("since"))
    .values(to_seq=bindparam("until"))
)


class LeftOut:
    """Of whom pairs are left out now, and with whom for example; read as it is asked for.

    One example for each is enough: as long as it stands, a pair of theirs is left out, and
    when it does not, another is looked for.

    Args:
        connection: In the transaction that recorded the entries.
        changed: Whoever the entries change: those whose example they are are read at once.
    """

    def __init__(self, connection: Connection, changed: Collection[str]) -> None:
        self.connection = connection
        self._row: dict[str, Row] = {}
        self._read: set[str] = set()
        self._example_of: dict[str, set[str]] = defaultdict(set)
        self._closed: list[Row] = []
        self._is_empty = connection.execute(select(left_out.c.person).limit(1)).first() is None
        if not self._is_empty:
            for some in chunks([_GONE, *sorted(changed)]):
                self._load(left_out.c.other.in_(some))

    def _load(self, which: Any) -> None:
        query = select(left_out).where(left_out.c.to_seq == NEVER, which)
        for row in self.connection.execute(query).mappings():
            if row["person"] not in self._read:
                self._read.add(row["person"])
                self._keep(dict(row))

    def read(self, people: Iterable[str]) -> None:
        """Read what is kept of some people, before they are asked about."""
        if not self._is_empty:
            for some in chunks(sorted(set(people) - self._read)):
                self._load(left_out.c.person.in_(some))
                self._read.update(some)

    def __contains__(self, who: str) -> bool:
        """Say whether pairs of somebody who was read are left out."""
        return who in self._row

    def __bool__(self) -> bool:
        """Say whether pairs of anybody who was read are left out."""
        return bool(self._row)

    def example(self, who: str) -> str:
        """Give one with whom somebody is not offered."""
        return str(self._row[who]["other"])

    def whose_examples(self, people: Iterable[str]) -> set[str]:
        """Give those whose example one of some people is, or nobody any more."""
        return {who for other in (_GONE, *people) for who in self._example_of.get(other, ())}

    def put(self, who: str, other: str | None, seq: int) -> None:
        """Keep from an entry on with whom somebody is not offered; None: no pair is left out."""
        row = self._row.get(who)
        if row is not None:
            if row["other"] == other:
                return
            del self._row[who]
            self._example_of[row["other"]].discard(who)
            if row["from_seq"] < seq:
                row["to_seq"] = seq
                self._closed.append(row)
        if other is not None:
            new = {"person": who, "other": other, "from_seq": seq, "to_seq": NEVER, "fresh": True}
            self._keep(new)

    def _keep(self, row: Row) -> None:
        self._row[row["person"]] = row
        self._example_of[row["other"]].add(row["person"])

    def write(self) -> None:
        """Store what changed."""
        fresh, closed = [], []
        for row in (*self._closed, *self._row.values()):
            if "fresh" in row:
                fresh.append({key: value for key, value in row.items() if key != "fresh"})
            elif row["to_seq"] != NEVER:
                closed.append(
                    {"who": row["person"], "since": row["from_seq"], "until": row["to_seq"]}
                )
        if closed:
            self.connection.execute(_CLOSE, closed)
        if fresh:
            self.connection.execute(insert(left_out), fresh)


def forget(connection: Connection, people: Iterable[str]) -> None:
    """Take people who were erased out of what is kept of anybody."""
    for some in chunks(sorted(people)):
        connection.execute(delete(left_out).where(left_out.c.person.in_(some)))
        named = update(left_out).where(left_out.c.other.in_(some))
        connection.execute(named.values(other=_GONE))


def known_at(connection: Connection, known: int) -> tuple[str, ...]:
    """Give the people of whom pairs were left out after one entry, sorted."""
    query = select(left_out.c.person).where(left_out.c.from_seq <= known, left_out.c.to_seq > known)
    return tuple(connection.execute(query.order_by(left_out.c.person)).scalars())
