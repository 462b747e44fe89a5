"""A list of people's rows to a table that says which rows are one person."""

import csv
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from habeas.app.person_columns import Reader, read_rows
from habeas.errors import ArchiveError, DocumentError
from habeas.names import Description
from habeas.resolve.identity import person_id
from habeas.resolve.linkage import link


@dataclass(frozen=True, slots=True)
class LinkedRows:
    """What linking a list came to.

    Attributes:
        row_count: Rows read.
        person_count: People they were found to be.
        pair_count: Pairs compared.
        unread: Dates that could not be read and were left out.
    """

    row_count: int
    person_count: int
    pair_count: int
    unread: list[str]


def link_rows(path: Path, out: Path) -> LinkedRows:
    """Link a list and write ``id,person_id``, in the order of the list.

    Args:
        path: A CSV file with ``id`` and ``name`` (or ``surname``), and any of given,
            patronymic, birth, sex, city, arrest, article, court.
        out: Where to write; replaced only when everything is done.

    Raises:
        DocumentError: It is not such a table, or an id stands twice.
        ArchiveError: The result cannot be written.
    """
    reader = Reader()
    ids, descriptions = _read(path, reader)
    linkage = link(descriptions)
    people = linkage.person.tolist()
    _write(out, ids, [person_id(ids[first]) for first in people])
    return LinkedRows(len(ids), len(set(people)), linkage.pair_count, reader.unread)


def _read(path: Path, reader: Reader) -> tuple[list[str], list[Description]]:
    columns, rows = read_rows(path, ("id",))
    if "name" not in columns and "surname" not in columns:
        raise DocumentError(
            "no column name", where=str(path), hint="add a column name, or given and surname"
        )
    seen: dict[str, int] = {}
    descriptions = []
    for number, row in enumerate(rows, start=2):
        key = row["id"].strip()
        if not key or key in seen:
            found = (
                "no id" if not key else f"id {key[:60]!r} stands twice, first in row {seen[key]}"
            )
            raise DocumentError(
                found, where=f"{path}, row {number}", hint="give each row its own id"
            )
        seen[key] = number
        descriptions.append(reader.description(row, number))
    return list(seen), descriptions


def _write(out: Path, ids: list[str], people: list[str]) -> None:
    """Write beside the target and move it there, so that nothing half-written is left."""
    try:
        handle, name = tempfile.mkstemp(prefix=out.name, suffix=".part", dir=out.parent)
    except OSError as error:
        raise ArchiveError(f"cannot be written ({error.strerror})", where=str(out)) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("id", "person_id"))
            writer.writerows(zip(ids, people, strict=True))
        part.replace(out)
    except OSError as error:
        raise ArchiveError(f"cannot be written ({error.strerror})", where=str(out)) from error
    finally:
        part.unlink(missing_ok=True)
