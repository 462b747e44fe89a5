"""Read proposals of others from a file: one record a line, whoever wrote it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Final

import msgspec

from habeas.errors import DocumentError
from habeas.extract import ProposedRecord, Refusal
from habeas.extract.gate.judgement import Refused, RefusedProposal

# So much of a line tells a person which it is.
_SHOWN: Final = 80
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ProposalFile:
    """What a file of proposals holds.

    Attributes:
        records: The lines that are records, in order; each is named ``proposal:N``, N its
            number among the lines that are not empty, from 1.
        refused: The other lines.
    """

    records: tuple[ProposedRecord, ...] = ()
    refused: tuple[RefusedProposal, ...] = ()

    def of(self, name: str, *, among: Collection[str]) -> tuple[ProposedRecord, ...]:
        """Give the records for one document.

        Args:
            name: What it is called.
            among: All that are read. A record that names no file is for the only one.
        """
        return tuple(r for r in self.records if _is_of(r.record, name, among))

    def of_none(self, names: Collection[str]) -> tuple[RefusedProposal, ...]:
        """Give the lines that are for no document, as refused.

        Args:
            names: What the documents are called that are read.
        """
        lost = [
            RefusedProposal(r.by, Refused("file", Refusal.OF_ANOTHER_FILE, _file(r.record)))
            for r in self.records
            if not any(_is_of(r.record, name, names) for name in names)
        ]
        return (*self.refused, *lost)


def read_proposals(path: str) -> ProposalFile:
    """Read a file of proposals; a line that is none is refused, and the others go on.

    Args:
        path: Of the file, UTF-8, one JSON object a line.

    Raises:
        DocumentError: The file is missing or not readable.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DocumentError(
            "cannot read the proposals", where=path, hint=(error.strerror or "check it").lower()
        ) from error
    records, refused = [], []
    lines = [line for line in data.removeprefix(_BOM).split(b"\n") if line.strip()]
    for number, line in enumerate(lines, 1):
        by, record = f"proposal:{number}", _object(line)
        if record is None:
            shown = " ".join(line.decode(errors="replace").split())[:_SHOWN]
            refused.append(RefusedProposal(by, Refused("", Refusal.NOT_A_RECORD, shown)))
        else:
            records.append(ProposedRecord(by, record))
    return ProposalFile(tuple(records), tuple(refused))


def _object(line: bytes) -> Mapping[str, Any] | None:
    """Read one JSON object; None for anything else, half a character included."""
    try:
        found = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _file(record: Mapping[str, Any]) -> str:
    named = record.get("file")
    return named if isinstance(named, str) else ""


def _is_of(record: Mapping[str, Any], name: str, among: Collection[str]) -> bool:
    named = _file(record)
    if not named:
        return len(among) == 1
    if named in among:
        return named == name
    # Another program may have stood in another folder when it read the same file.
    return PurePath(named).name == PurePath(name).name
