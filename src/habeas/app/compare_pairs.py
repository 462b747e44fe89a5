"""Pairs of names in a table to verdicts, scores and evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.app.person_columns import Reader, read_rows
from habeas.names import Comparison, compare

ADDED = ("verdict", "score", "evidence")


@dataclass(frozen=True, slots=True)
class ComparedPairs:
    """A table of pairs with what the comparison adds.

    Attributes:
        columns: The table's own columns, then ``verdict``, ``score``, ``evidence``.
        rows: Every row, as it is read.
        unread: Dates that could not be read; complete once the rows are through.
    """

    columns: list[str]
    rows: Iterator[dict[str, str]]
    unread: list[str]


def compare_pairs(path: Path) -> ComparedPairs:
    """Compare every pair in a table.

    Args:
        path: A CSV file with ``name1`` and ``name2``, and any of birth, sex, city, arrest,
            article, court, given, surname and patronymic with 1 and 2.

    Raises:
        DocumentError: It is not such a table.
    """
    columns, rows = read_rows(path, ("name1", "name2"))
    reader = Reader()
    kept = [column for column in columns if column not in ADDED]
    return ComparedPairs([*kept, *ADDED], _compared(rows, reader), reader.unread)


def _compared(rows: Iterator[dict[str, str]], reader: Reader) -> Iterator[dict[str, str]]:
    for number, row in enumerate(rows, start=2):
        one = reader.description(row, number, "1")
        two = reader.description(row, number, "2")
        yield row | added(compare(one, two))


def added(comparison: Comparison) -> dict[str, str]:
    """Write a comparison as the columns it adds.

    Args:
        comparison: The comparison.
    """
    return {
        "verdict": comparison.verdict.value,
        "score": f"{comparison.score:.3f}",
        "evidence": str(comparison),
    }
