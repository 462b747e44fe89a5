"""What each column of a list holds, kept as a file so that the next version needs no work."""

from collections.abc import Mapping as Record
from dataclasses import dataclass, field, replace
from dataclasses import field as _aside
from enum import StrEnum
from typing import Any, Final

import yaml

from habeas.errors import DocumentError
from habeas.lists.column_basis import ColumnBasis, OrderReason, basis_words
from habeas.lists.values import Order

_VERSION: Final = 1

ROLES: Final = (
    "ignore", "row_id", "row_number", "name", "surname", "given", "patronymic", "other_name",
    "attribute", "event", "event_place", "status", "address", "publisher", "speaker", "published",
    "language", "about", "fact", "kind", "subject", "low", "high",
)  # fmt: skip
NAMING: Final = ("name", "surname", "given", "patronymic")


class RowMeaning(StrEnum):
    """What one row of a list is."""

    PEOPLE = "people"
    FACTS = "facts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one column holds.

    Attributes:
        title: The header as the list writes it, its rows joined.
        role: One of ``ROLES``.
        field: The attribute its cells state, for the role ``attribute``.
        event: The event its dates are of, for the roles ``event`` and ``event_place``.
        order: Which of day and month comes first in its dates.
        basis: How its role is known; None where a person's mapping says so.
        order_reason: How the order of its dates is known; None where it is not needed.
        repeats: Whether some cells are the same, where each should be its own.
        note: What a saved mapping says of why.
    """

    title: str
    role: str
    field: str | None = None
    event: str | None = None
    order: Order = Order.UNKNOWN
    # How it was proposed is no part of what the mapping says.
    basis: ColumnBasis | None = _aside(default=None, compare=False)
    order_reason: OrderReason | None = _aside(default=None, compare=False)
    repeats: bool = _aside(default=False, compare=False)
    note: str = _aside(default="", compare=False)

    @property
    def why(self) -> str:
        """How it was proposed, for the person who looks at it."""
        if self.basis is None:
            return self.note
        return basis_words(self.basis, self.order_reason, repeats=self.repeats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How to read one list and its next versions.

    Attributes:
        columns: Every column of the list, from the left.
        rows: Whether a row is a person or a reported fact.
        header_rows: The rows that name the columns.
        key: Titles of the columns that tell a row in the next version; none: the name
            with what else is known of the birth.
        sheet: The sheet; None for the first one.
        list_name: How the list is called; None for its file name.
        publisher: Who makes the list; None where unknown.
        address: Where it is printed.
        said_on: The day the list is of, EDTF.
        language: Of the list, BCP 47.
        kinds: For facts: a word of the ``kind`` column to figure, person or text.
        measures: For facts: a figure key to the fields of a figure.
    """

    columns: tuple[Column, ...]
    rows: RowMeaning = RowMeaning.PEOPLE
    header_rows: tuple[int, ...] = ()
    key: tuple[str, ...] = ()
    sheet: str | None = None
    list_name: str | None = None
    publisher: str | None = None
    address: str | None = None
    said_on: str | None = None
    language: str | None = None
    kinds: Record[str, str] = field(default_factory=dict)
    measures: Record[str, Record[str, Any]] = field(default_factory=dict)

    def at(self, role: str) -> tuple[int, ...]:
        """Give the columns of a role, counted from 0."""
        return tuple(n for n, column in enumerate(self.columns) if column.role == role)

    def dump(self) -> str:
        """Give it as YAML that a person can read and change."""
        record: dict[str, Any] = {"version": _VERSION, "rows": self.rows.value}
        for name in ("list_name", "publisher", "address", "said_on", "language", "sheet"):
            if getattr(self, name) is not None:
                record[name] = getattr(self, name)
        record["header_rows"] = list(self.header_rows)
        record["key"] = list(self.key)
        record["columns"] = [_column_record(column) for column in self.columns]
        if self.kinds:
            record["kinds"] = dict(self.kinds)
        if self.measures:
            record["measures"] = {key: dict(value) for key, value in self.measures.items()}
        return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=100)


def _column_record(column: Column) -> dict[str, Any]:
    record: dict[str, Any] = {"column": column.title, "role": column.role}
    for name in ("field", "event"):
        if getattr(column, name) is not None:
            record[name] = getattr(column, name)
    if column.order is not Order.UNKNOWN:
        record["order"] = column.order.value
    if column.why:
        record["why"] = column.why
    return record


def load_mapping(text: str, *, where: str) -> Mapping:
    """Read a mapping back from its file.

    Args:
        text: YAML.
        where: The file's name, for errors.

    Raises:
        DocumentError: It is not a mapping, and which line of it is wrong.
    """
    try:
        record = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark is not None else ""
        raise DocumentError(
            "not YAML", where=f"{where}{line}", hint="compare with a saved mapping"
        ) from error
    if not isinstance(record, dict) or not isinstance(record.get("columns"), list):
        raise DocumentError("not a mapping", where=where, hint="habeas import --dry-run writes one")
    columns = tuple(
        _column(item, f"{where}, column {n}") for n, item in enumerate(record["columns"], 1)
    )
    titles = {column.title for column in columns}
    key = tuple(_words(record, "key", where))
    missing = [title for title in key if title not in titles]
    if missing:
        raise DocumentError(f"the key names no column {missing[0]!r}", where=where)
    rows = record.get("rows", RowMeaning.PEOPLE.value)
    if rows not in tuple(RowMeaning):
        raise DocumentError(f"rows is {rows!r}", where=where, hint="people or facts")
    header_rows = record.get("header_rows") or []
    if not isinstance(header_rows, list) or not all(
        isinstance(n, int) and n > 0 for n in header_rows
    ):
        raise DocumentError("header_rows are no row numbers", where=where)
    mapping = Mapping(
        columns=columns,
        rows=RowMeaning(rows),
        header_rows=tuple(header_rows),
        key=key,
        kinds={str(k): str(v) for k, v in (record.get("kinds") or {}).items()},
        measures={str(k): dict(v) for k, v in (record.get("measures") or {}).items()},
    )
    texts = {
        name: str(record[name])
        for name in ("sheet", "list_name", "publisher", "address", "said_on", "language")
        if record.get(name) is not None
    }
    return replace(mapping, **texts)  # type: ignore[arg-type]


def _column(item: Any, where: str) -> Column:
    if not isinstance(item, dict) or "column" not in item:
        raise DocumentError("not a column", where=where, hint="column, role, field, event, order")
    role = str(item.get("role", "ignore"))
    if role not in ROLES:
        raise DocumentError(f"no role {role!r}", where=where, hint=f"one of {', '.join(ROLES)}")
    if role == "attribute" and not item.get("field"):
        raise DocumentError("an attribute without a field", where=where)
    if role in ("event", "event_place") and not item.get("event"):
        raise DocumentError(f"the role {role} without an event", where=where)
    order = str(item.get("order", Order.UNKNOWN.value))
    if order not in tuple(Order):
        raise DocumentError(f"no order {order!r}", where=where, hint=f"one of {', '.join(Order)}")
    return Column(
        title=str(item["column"]),
        role=role,
        field=str(item["field"]) if item.get("field") else None,
        event=str(item["event"]) if item.get("event") else None,
        order=Order(order),
        note=str(item.get("why", "")),
    )


def _words(record: dict[str, Any], name: str, where: str) -> list[str]:
    value = record.get(name) or []
    if not isinstance(value, list):
        raise DocumentError(f"{name} is no list", where=where)
    return [str(item) for item in value]


def fit(mapping: Mapping, titles: tuple[str, ...], *, where: str) -> Mapping:
    """Put a mapping's columns in the order of a list that may have moved or added some.

    Args:
        mapping: As saved.
        titles: The list's column titles, from the left.
        where: The list's name, for errors.

    Raises:
        DocumentError: A column that the mapping reads is not in the list any more.
    """
    known = {column.title: column for column in mapping.columns}
    gone = [
        column.title
        for column in mapping.columns
        if column.title not in titles and column.role not in ("ignore", "row_number")
    ]
    if gone:
        raise DocumentError(
            f"the list has no column {gone[0]!r}",
            where=where,
            hint=f"it has {', '.join(titles)}; change the mapping, or make a new one",
        )
    unread = Column(title="", role="ignore", basis=ColumnBasis.NOT_MAPPED)
    columns = tuple(known.get(title, replace(unread, title=title)) for title in titles)
    return replace(mapping, columns=columns)
