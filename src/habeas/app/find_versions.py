"""A list and the version of it that the archive has: added, changed, gone."""

from collections.abc import Mapping as Record
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.archive import View
from habeas.errors import DocumentError
from habeas.lists.header import find_header, header_at
from habeas.lists.mapping import Mapping, fit
from habeas.lists.people import ListedPerson, people_rows
from habeas.model.snapshot import Source
from habeas.read.grid import Grid, Remark, from_text

_LISTS = ("text/csv", "spreadsheet", "excel")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A row whose cells differ from the version before.

    Attributes:
        new: The row now.
        old: The row before.
        columns: The columns that differ, from 0, in the new version's order.
    """

    new: ListedPerson
    old: ListedPerson
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDifference:
    """What a version of a list changes.

    Attributes:
        added: Rows that were not in the version before; all rows of a first version.
        changed: Rows that differ.
        gone: Rows of the version before that are not in this one.
        unchanged: How many rows are the same.
        before: The version before; None for a first version.
        old_grid: Its cells; None for a first version.
        old_titles: Its column titles, from the left.
    """

    added: tuple[ListedPerson, ...]
    changed: tuple[ChangedRow, ...] = ()
    gone: tuple[ListedPerson, ...] = ()
    unchanged: int = 0
    before: Source | None = None
    old_grid: Grid | None = None
    old_titles: tuple[str, ...] = ()


def versions_of(view: View, name: str) -> tuple[Source, ...]:
    """Give the versions of a list that the archive has, the first first.

    Args:
        view: The archive.
        name: How the list is called.
    """
    return tuple(
        source
        for source in view.sources()
        if source.name == name and any(word in source.media_type for word in _LISTS)
    )


def difference(
    rows: Sequence[ListedPerson], mapping: Mapping, before: Source | None, view: View | None
) -> ListDifference:
    """Compare a list's rows with the version before.

    Args:
        rows: Its rows now.
        mapping: What its columns hold.
        before: The version before; None for a first version.
        view: The archive that has it.

    Raises:
        DocumentError: The version before has not the columns that the mapping reads.
    """
    if before is None or view is None:
        return ListDifference(added=tuple(rows))
    grid = from_text(view.snapshot(before.id).text, name=before.name, media_type=before.media_type)
    old_rows, old_mapping = _read_again(grid, mapping)
    old_by_key = {row.key: row for row in old_rows}
    added: list[ListedPerson] = []
    changed: list[ChangedRow] = []
    unchanged = 0
    for row in rows:
        old = old_by_key.pop(row.key, None)
        if old is None:
            added.append(row)
            continue
        columns = _different(row, mapping, old, old_mapping)
        if columns:
            changed.append(ChangedRow(new=row, old=old, columns=columns))
        else:
            unchanged += 1
    return ListDifference(
        added=tuple(added),
        changed=tuple(changed),
        gone=tuple(old_by_key.values()),
        unchanged=unchanged,
        before=before,
        old_grid=grid,
        old_titles=tuple(column.title for column in old_mapping.columns),
    )


def _read_again(grid: Grid, mapping: Mapping) -> tuple[list[ListedPerson], Mapping]:
    header = header_at(grid, mapping.header_rows)
    wanted = {column.title for column in mapping.columns if column.role != "ignore"}
    if not wanted <= set(header.columns):
        header = find_header(grid)
    try:
        old = fit(mapping, header.columns, where=grid.name)
    except DocumentError:
        # A column that is new in this version reads as empty in the version before.
        kept = tuple(c for c in mapping.columns if c.title in header.columns)
        known = Mapping(columns=kept, key=tuple(k for k in mapping.key if k in header.columns))
        old = fit(known, header.columns, where=grid.name)
    ignored: list[Remark] = []
    return list(people_rows(grid, header, old, ignored)), old


def _different(
    new: ListedPerson, mapping: Mapping, old: ListedPerson, old_mapping: Mapping
) -> tuple[int, ...]:
    before: Record[str, str] = {
        column.title: cell.strip()
        for column, cell in zip(old_mapping.columns, old.cells, strict=False)
    }
    return tuple(
        n
        for n, (column, cell) in enumerate(zip(mapping.columns, new.cells, strict=False))
        if column.role not in ("ignore", "row_number")
        and _plain(cell) != _plain(before.get(column.title, ""))
    )


def _plain(cell: str) -> str:
    """Give a cell as far as it means something: white space at its ends does not."""
    return " ".join(cell.split())
