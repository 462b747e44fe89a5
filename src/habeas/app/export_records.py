"""The records of an export, by type: what each holds, and how a file of them is read."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Raw, Struct, field

from habeas.errors import RecordError
from habeas.model.judgement import Judgement
from habeas.model.numeral import Numeral
from habeas.model.wire import parsed

VERSION: Final = 1
Data = Mapping[str, Any]


class ExportRecord(Struct, frozen=True, kw_only=True, tag_field="type"):
    """One record of an export; ``seq`` is its place in the ledger it comes from, where it is told."""

    seq: int = 0


class ExportHead(ExportRecord, frozen=True, kw_only=True, tag="habeas-export"):
    """The first record: of which version the export is."""

    version: int | None = None


class ExportedFacts(ExportRecord, frozen=True, kw_only=True, tag="about"):
    """What was given about the archive itself."""

    data: Data
    by: str
    why: str


class ExportedDefinition(ExportRecord, frozen=True, kw_only=True, tag="definition"):
    """A version of a definition."""

    id: str
    version: str
    data: Data
    by: str
    why: str


class ExportedSource(ExportRecord, frozen=True, kw_only=True, tag="source"):
    """A source: its text, and its bytes in base 64 unless they were erased."""

    id: str
    name: str
    publisher: str | None = None
    address: str | None = None
    said_on: str | None = None
    language: str | None = None
    media_type: str
    text: str
    data: str | None
    numerals: tuple[Numeral, ...]


class ExportedAct(Struct, frozen=True, kw_only=True):
    """What was decided about a claim, or that it was withdrawn."""

    act: str
    seq: int = 0
    claim: str = ""
    decision: str = ""
    by: str
    why: str
    correction: Data | None = None


class ExportedClaim(ExportRecord, frozen=True, kw_only=True, tag="claim"):
    """A claim as it was read, with what was decided about it and still stands."""

    id: str
    source: str
    record: Data
    acts: tuple[ExportedAct, ...]


class ExportedJudgement(ExportRecord, frozen=True, kw_only=True, tag="judgement"):
    """A judgement in force."""

    a: str
    b: str
    judgement: Judgement
    by: str
    why: str


class ExportedCompleteness(ExportRecord, frozen=True, kw_only=True, tag="completeness"):
    """A statement that the record names everybody, in force."""

    definition: str
    place: str | None = None
    first: str = field(name="from")
    last: str = field(name="to")
    by: str
    why: str
    claim: str | None = None


def read_export(data: bytes, name: str) -> tuple[ExportRecord, ...]:
    """Read the records of an export.

    Args:
        data: As JSON, or one record a line.
        name: The file's name, for errors.

    Raises:
        RecordError: It is not a whole export, or one of another version.
    """
    try:
        return _records(data, name)
    except RecordError as error:
        raise RecordError(error.what, where=error.where, hint="export it again") from error


def _records(data: bytes, name: str) -> tuple[ExportRecord, ...]:
    lines: tuple[bytes, ...] = tuple(line for line in data.split(b"\n") if line.strip())
    if data.lstrip().startswith(b"["):
        lines = parsed(data, tuple[Raw, ...], where=name)
    version = parsed(lines[0], ExportHead, where=name).version if lines else None
    if version != VERSION:
        raise RecordError(f"an export of version {version}", where=name)
    return tuple(
        parsed(line, ExportRecord, where=f"{name}: record {number}")
        for number, line in enumerate(lines, 1)
    )
