"""What a source consists of: its original bytes, its text and the account of its numbers.

Each part is compressed and stored under a salt of its own, so that it can be
destroyed or masked while the ledger's proofs go on holding.
"""

import zlib
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select

from habeas.archive.database.schema import part
from habeas.archive.ledger.bodies import read_body
from habeas.archive.ledger.canonical import canonical
from habeas.archive.ledger.seal import commit_part, new_salts
from habeas.errors import ArchiveError
from habeas.model.numeral import Account, Numeral

BYTES: Final = "bytes"
TEXT: Final = "text"
NUMERALS: Final = "numerals"
_Rows = tuple[tuple[int, int, str, Account, str | None], ...]


def prepare(name: str, data: bytes) -> dict[str, Any]:
    """Draw a salt for a part and make its row, all but the source it belongs to."""
    return {"name": name, "salt": new_salts(1)[0], "data": data}


def commitment(row: dict[str, Any]) -> str:
    """Give the part's salted commitment, as 64 hexadecimal digits."""
    return commit_part(row["salt"], row["data"]).hex()


def write(connection: Connection, source: int, rows: Iterable[dict[str, Any]]) -> None:
    """Store the parts of one source."""
    connection.execute(
        insert(part),
        [row | {"source": source, "data": zlib.compress(row["data"], 6)} for row in rows],
    )


_PART: Final = select(part.c.data).where(
    part.c.source == bindparam("of"), part.c.name == bindparam("called")
)


def read(connection: Connection, source: int, name: str) -> bytes | None:
    """Give one part of a source, or None where it was erased.

    Raises:
        ArchiveError: It is damaged.
    """
    data = connection.execute(_PART, {"of": source, "called": name}).scalar()
    return None if data is None else unpack(data, where=f"{name} of source {source}")


def unpack(data: bytes, *, where: str) -> bytes:
    """Decompress a stored part.

    Raises:
        ArchiveError: It is damaged.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ArchiveError(
            "a stored part of a source is damaged",
            where=where,
            hint="run `habeas verify`, and restore the last backup",
        ) from error


def remove(connection: Connection, source: int, name: str) -> None:
    """Destroy one part; the database refuses unless an erase entry names it."""
    connection.execute(delete(part).where(part.c.source == source, part.c.name == name))


def pack_numerals(numerals: Iterable[Numeral]) -> bytes:
    """Write an account of numbers for storage."""
    return canonical([[n.start, n.end, n.text, n.account.value, n.claim] for n in numerals])


def unpack_numerals(data: bytes | None) -> tuple[Numeral, ...]:
    """Read an account of numbers back."""
    return tuple(
        Numeral(start=start, end=end, text=text, account=account, claim=claim)
        for start, end, text, account, claim in (read_body(data, _Rows) if data else ())
    )
