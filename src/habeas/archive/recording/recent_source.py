"""The source that claims were last added to, kept in memory while it stands as it was read.

Reading and decompressing a long text again for each claim of it would cost more than
recording the claim. Whatever masks or destroys a text gives it another salt, or none;
so one look at the salt, in the transaction that writes, says whether it still stands.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, select

from habeas.archive.database.schema import part, source
from habeas.archive.database.statements import Prepared
from habeas.archive.ledger import parts
from habeas.archive.ledger.seal import Entry
from habeas.archive.recording.decisions import found_as

# Longer texts are read again each time, rather than held for as long as the archive is open.
_MOST_LETTERS: Final = 2**22

_SALT: Final = Prepared(
    select(part.c.salt).where(part.c.source == bindparam("of"), part.c.name == parts.TEXT), "of"
)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source with its stored text.

    Attributes:
        entry: What recorded it.
        text: As every offset counts it.
        salt: What the text is bound under.
        said_day: The day by which it was surely published, as days since year 1.
    """

    entry: Entry
    text: str
    salt: bytes
    said_day: int


class Recent:
    """Remembers one source."""

    def __init__(self) -> None:
        self._held: ReadSource | None = None

    def source(self, connection: Connection, name: str) -> ReadSource:
        """Give a source and its text, as they stand in this transaction.

        Args:
            connection: In a transaction.
            name: The source's id, or enough of its first digits.

        Raises:
            UnknownIdError: There is no such source, or it was erased.
        """
        held = self._held
        if held is not None and held.entry.id == name:
            if _SALT.first(connection, held.entry.seq) == (held.salt,):
                return held
            self.forget()
        of = found_as(connection, name, "source")
        salt = _SALT.first(connection, of.seq)
        text = (parts.read(connection, of.seq, parts.TEXT) or b"").decode()
        day = connection.execute(select(source.c.said_day).where(source.c.seq == of.seq))
        found = ReadSource(of, text, b"" if salt is None else salt[0], day.scalar_one())
        if salt is not None and len(text) <= _MOST_LETTERS:
            self._held = found
        return found

    def forget(self) -> None:
        """Hold nothing in memory any more."""
        self._held = None
