"""Statements made ready once and run straight on the driver, on every database alike.

SQLAlchemy's bookkeeping for one execution costs ten times what the database needs to
find or write one row; here it is paid once for each statement instead of each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Delete, Insert, Select, Table, Update
from sqlalchemy.exc import DBAPIError

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement as one database takes it.

    Attributes:
        text: With the driver's marks for values.
        constants: Values that never change.
        order: Where to take each value from, given ones first, then constants; None
            where the given ones stand as they are.
        refusal: What the driver raises.
    """

    text: str
    constants: Values
    order: tuple[int, ...] | None
    refusal: type[Exception]

    def arrange(self, values: Values) -> Values:
        if self.order is None:
            return values
        every = values + self.constants
        return tuple([every[place] for place in self.order])


class Prepared:
    """A statement to run often, whose values come in a fixed order."""

    __slots__ = ("_names", "_ready", "_statement")

    def __init__(self, statement: Select[Any] | Insert | Update | Delete, *names: str) -> None:
        """Keep a statement.

        Args:
            statement: Every value that changes is a named parameter of it.
            names: These parameters, in the order in which each run gives them.
        """
        self._statement: Final = statement
        self._names: Final = names
        self._ready: Final[dict[str, _Ready]] = {}

    def run(self, connection: Connection, *values: Any) -> Any:
        """Run it once and give the driver's cursor.

        Raises:
            DBAPIError: The database refused.
        """
        ready = self._ready.get(connection.dialect.name) or self._make_ready(connection)
        if not connection.in_transaction():
            connection.begin()
        cursor = connection.connection.cursor()
        try:
            cursor.execute(ready.text, ready.arrange(values))
        except ready.refusal as error:
            raise DBAPIError(ready.text, None, error) from error
        return cursor

    def first(self, connection: Connection, *values: Any) -> Values | None:
        """Give the first row, or None."""
        cursor = self.run(connection, *values)
        row = cursor.fetchone()
        cursor.close()
        return None if row is None else tuple(row)

    def all(self, connection: Connection, *values: Any) -> list[Values]:
        """Give every row."""
        cursor = self.run(connection, *values)
        rows: list[Values] = cursor.fetchall()
        cursor.close()
        return rows

    def many(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Run it once for each row of values, inside the caller's transaction.

        Raises:
            DBAPIError: The database refused.
        """
        if len(rows) == 1:
            self.run(connection, *rows[0]).close()
            return
        ready = self._ready.get(connection.dialect.name) or self._make_ready(connection)
        if ready.order is not None:
            rows = [ready.arrange(row) for row in rows]
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(ready.text, rows)
        except ready.refusal as error:
            raise DBAPIError(ready.text, None, error) from error
        cursor.close()

    def _make_ready(self, connection: Connection) -> _Ready:
        dialect = connection.dialect
        make: Any = type(dialect)
        positional = dialect if dialect.positional else make(paramstyle="format")
        compiled = self._statement.compile(dialect=positional, column_keys=list(self._names))
        wanted = list(compiled.positiontup or ())
        constants = [name for name in wanted if name not in self._names]
        every = [*self._names, *constants]
        order = tuple(every.index(name) for name in wanted)
        ready = _Ready(
            text=str(compiled),
            constants=tuple(compiled.params[name] for name in constants),
            order=None if order == tuple(range(len(self._names))) else order,
            refusal=dialect.loaded_dbapi.Error,
        )
        self._ready[dialect.name] = ready
        return ready


def insertion(table: Table) -> Prepared:
    """Make ready to insert whole rows of a table, values in the order of its columns."""
    return Prepared(table.insert(), *table.columns.keys())
