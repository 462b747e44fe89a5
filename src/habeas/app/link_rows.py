"""A list of people's rows to a table that says which rows are one person."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from habeas.app.person_columns import Reader, read_rows
from habeas.errors import ArchiveError, DocumentError
from habeas.names import Description
from habeas.publish.cells import as_csv
from habeas.resolve.identity import person_id
from habeas.resolve.linkage import link


@dataclass(frozen=True, slots=True)
class LinkedRows:
    """What linking a list came to.

    Attributes:
        row_count: Rows read.
        person_count: People they were found to be.
        pair_count: Pairs compared.
        unmet: Ids of rows that share a name with more rows than they were compared with.
        unmet_pairs: How many pairs were not compared for it, at most.
        unread: Dates that could not be read and were left out.
    """

    row_count: int
    person_count: int
    pair_count: int
    unmet: list[str]
    unmet_pairs: int
    unread: list[str]


def link_rows(path: Path, out: Path, *, left_out: Path | None = None) -> LinkedRows:
    """Link a list and write ``id,person_id``, in the order of the list.

    Args:
        path: A CSV file with ``id`` and ``name`` (or ``surname``), and any of given,
            patronymic, birth, sex, city, arrest, article, court.
        out: Where to write; replaced only when everything is done.
        left_out: Where to write the ids of the rows that were not compared with everyone
            who shares their name; None for nowhere.

    Raises:
        DocumentError: It is not such a table, or an id stands twice.
        ArchiveError: The result cannot be written.
    """
    reader = Reader()
    ids, descriptions = _read(path, reader)
    linkage = link(descriptions)
    people = linkage.person.tolist()
    unmet = [ids[row] for row in linkage.unmet.rows.tolist()]
    if left_out is not None:
        _write(left_out, ("id",), ((one,) for one in unmet))
    rows = zip(ids, (person_id(ids[first]) for first in people), strict=True)
    _write(out, ("id", "person_id"), rows)
    return LinkedRows(
        row_count=len(ids),
        person_count=len(set(people)),
        pair_count=linkage.pair_count,
        unmet=unmet,
        unmet_pairs=linkage.unmet.pair_count,
        unread=reader.unread,
    )


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
        where = f"{path}, row {number}"
        if not key:
            raise DocumentError("no id", where=where, hint="give each row its own id")
        if key in seen:
            raise DocumentError(
                f"id {key[:60]!r} stands twice, first in row {seen[key]}",
                where=where,
                hint="give each row its own id",
            )
        seen[key] = number
        descriptions.append(reader.description(row, number))
    return list(seen), descriptions


def _write(out: Path, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write beside the target and move it there, so that nothing half-written is left."""
    try:
        handle, name = tempfile.mkstemp(prefix=out.name, suffix=".part", dir=out.parent)
    except OSError as error:
        raise ArchiveError(f"cannot be written ({error.strerror})", where=str(out)) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(as_csv([columns, *rows]))
        part.replace(out)
    except OSError as error:
        raise ArchiveError(f"cannot be written ({error.strerror})", where=str(out)) from error
    finally:
        part.unlink(missing_ok=True)
