"""What the bodies of entries hold, by kind: the ledger's own format, and how it is read.

What an entry does not say is None, or empty; what it says beyond this is left alone, so that
what a later Habeas adds does no harm. ``by`` and ``why`` stand in all that people decide.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Final, TypeVar

from msgspec import Raw, Struct
from sqlalchemy import Connection, bindparam, select

from habeas.archive.database.schema import payload
from habeas.model.judgement import Judgement
from habeas.model.meaning import FIRST
from habeas.model.numeral import Account
from habeas.model.wire import parsed

Data = Mapping[str, Any]
Span = tuple[int, int]
_T = TypeVar("_T")
_BODY: Final = select(payload.c.body).where(payload.c.seq == bindparam("of"))


class FoundingBody(Struct, frozen=True, kw_only=True):
    """The first entry: what came with the Habeas that made the archive."""

    KIND: ClassVar = "archive"

    archive: str
    schema: int
    definitions: tuple[Data, ...] = ()
    tables: Data | None = None
    comparison: str | None = None
    meaning: int = FIRST


class SourceBody(Struct, frozen=True, kw_only=True):
    """A source; ``parts`` are the commitments of what is kept of it, by name."""

    KIND: ClassVar = "source"

    name: str
    publisher: str | None = None
    address: str | None = None
    said_on: str | None = None
    language: str | None = None
    media_type: str
    marking: str
    parts: Mapping[str, str | None]


class ClaimBody(Struct, frozen=True, kw_only=True):
    """A claim of the source it is about; ``read_as`` is its id in the output it came with."""

    KIND: ClassVar = "claim"

    record: Raw
    marking: str
    read_as: str | None = None


class ActBody(Struct, frozen=True, kw_only=True):
    """What somebody decided about a claim; no decision is its withdrawal.

    ``correction`` is the whole record as corrected, or empty, ``batch`` the name of what it is
    taken back with, and ``together`` the first and the last of the entries recorded with it.
    """

    KIND: ClassVar = "decision"

    decision: str | None = None
    by: str
    why: str
    batch: str | None = None
    correction: Raw = Raw()
    together: Span | None = None


class JudgementBody(Struct, frozen=True, kw_only=True):
    """Whether two mentions are one person, or two figures tell of one group."""

    KIND: ClassVar = "judgement"

    a: str
    b: str
    judgement: Judgement
    by: str
    why: str
    batch: str | None = None


class UndoBody(Struct, frozen=True, kw_only=True):
    """An entry taken back."""

    KIND: ClassVar = "undo"

    by: str
    why: str


class GivenBody(Struct, frozen=True, kw_only=True):
    """Data given to the archive: a version of a definition or of the tables, or facts about it.

    Tables have a version, and only a definition a name.
    """

    KIND: ClassVar = "definition"

    id: str = ""
    version: str = ""
    data: Data
    by: str = ""
    why: str = ""


class CompletenessBody(Struct, frozen=True, kw_only=True):
    """A statement that the record names everybody from the first day to the last."""

    KIND: ClassVar = "completeness"

    definition: str
    place: str | None
    first: date
    last: date
    by: str
    why: str
    batch: str | None = None


class NumeralBody(Struct, frozen=True, kw_only=True):
    """What the number of a source that starts there is."""

    KIND: ClassVar = "numeral"

    start: int
    account: Account
    claim: str | None
    by: str
    why: str


class ErasureBody(Struct, frozen=True, kw_only=True):
    """An entry erased; of a source's words also what was masked, and what its parts are now."""

    KIND: ClassVar = "erase"

    by: str
    why: str
    source: int | None = None
    masked: tuple[Span, ...] = ()
    parts: Mapping[str, str | None] = {}


class MeaningBody(Struct, frozen=True, kw_only=True):
    """The meaning of counts since this entry."""

    KIND: ClassVar = "meaning"

    meaning: int
    by: str
    why: str


class CopyBody(Struct, frozen=True, kw_only=True):
    """A file that content was written to."""

    KIND: ClassVar = "copy"

    name: str = ""
    what: str = ""
    format: str = ""


class BackupBody(Struct, frozen=True, kw_only=True):
    """A backup that was made."""

    KIND: ClassVar = "backup"

    name: str = ""


class BatchBody(Struct, frozen=True, kw_only=True):
    """What the bodies of all have that are taken back together."""

    why: str = ""
    batch: str | None = None


def read_body(data: bytes, of: type[_T]) -> _T:
    """Read the body of an entry.

    Args:
        data: As it is kept.
        of: What its kind holds.

    Raises:
        RecordError: It is not what was recorded: see `habeas verify`.
    """
    return parsed(data, of, where="an entry")


def body_of(connection: Connection, seq: int, of: type[_T]) -> _T | None:
    """Read the body of one entry; None where it was erased.

    Args:
        connection: Any.
        seq: Its place.
        of: What its kind holds.
    """
    data = connection.execute(_BODY, {"of": seq}).scalar()
    return None if data is None else read_body(data, of)
