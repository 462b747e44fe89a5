"""``habeas names``: say of each pair of names whether it can be one person."""

from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from habeas.app.compare_pairs import ADDED, compare_pairs
from habeas.cli.output import format_option, say
from habeas.publish.cells import as_csv
from habeas.words.linkage import unread_dates


@click.command()
@click.argument("pairs", type=click.Path(path_type=Path))
@format_option("csv", "table", default="csv")
def names(pairs: Path, output_format: str) -> None:
    """Compare the names in PAIRS, a CSV file with the columns name1 and name2.

    Columns birth1, sex1, city1, arrest1, article1, court1, given1, surname1, patronymic1 (and
    the same with 2) are used where they stand. Every column is kept; added are the verdict
    (same, different or cannot_tell), a score from 0 to 1, and the evidence that sums to it.

    Example:  habeas names pairs.csv > compared.csv
    """
    compared = compare_pairs(pairs)
    if output_format == "table":
        _table(compared.rows)
    else:
        body = ([row.get(column, "") for column in compared.columns] for row in compared.rows)
        click.echo(as_csv([compared.columns, *body]), nl=False)
    warn_unread(compared.unread)


def _table(rows: Iterable[dict[str, str]]) -> None:
    table = Table("name1", "name2", *ADDED)
    for row in rows:
        table.add_row(*(row.get(column, "") for column in ("name1", "name2", *ADDED)))
    Console().print(table)


def warn_unread(unread: list[str]) -> None:
    """Say on stderr which dates could not be read; they were taken as unknown.

    Args:
        unread: Where, and the words.
    """
    if unread:
        say(unread_dates(len(unread), unread[:3]))
