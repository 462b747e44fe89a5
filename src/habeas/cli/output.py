"""How commands print: data on stdout in one of four formats, everything else on stderr."""

import json
import stat
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from habeas.later import Later
from habeas.publish.cells import as_csv
from habeas.words.archive_care import file_not_closed
from habeas.words.headings import heading

if TYPE_CHECKING:
    from rich import console, table
else:
    console = Later("rich.console")
    table = Later("rich.table")

_Command = TypeVar("_Command", bound=Callable[..., Any])

FORMATS = ("table", "csv", "json", "jsonl")


def format_option(*names: str, default: str = "table") -> Callable[[_Command], _Command]:
    """Give a command ``--format``.

    Args:
        names: Formats it offers; all four when none is named.
        default: The format it uses when not asked.
    """
    return click.option(
        "--format",
        "output_format",
        type=click.Choice(names or FORMATS),
        default=default,
        show_default=True,
        help="How to print the answer.",
    )


def say(text: str = "") -> None:
    """Print a line for the reader on stderr: progress, notes, what to do next."""
    click.echo(text, err=True)


def tell_if_open(path: Path) -> None:
    """Say where a file that was just made is not closed to others.

    Args:
        path: The file, made for its owner alone; Windows and some disks have no such thing.
    """
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        say(file_not_closed(path))


def echo_lines(lines: Iterable[str]) -> None:
    """Print lines on stdout; nothing where there are none."""
    for line in lines:
        click.echo(line)


def dump(value: Any) -> str:
    """Give JSON a person can read, letters kept as letters, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def print_rows(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], output_format: str
) -> None:
    """Print records.

    Args:
        rows: The records; for table and CSV only ``columns`` of them are printed.
        columns: Column names, in order.
        output_format: table, csv, json or jsonl.
    """
    records = list(rows)
    if output_format == "json":
        click.echo(dump(records))
    elif output_format == "jsonl":
        for record in records:
            click.echo(json.dumps(record, ensure_ascii=False))
    elif output_format == "csv":
        body = ([cell(record.get(name)) for name in columns] for record in records)
        click.echo(as_csv([columns, *body]), nl=False)
    else:
        _print_table(records, columns)


def cell(value: Any) -> str:
    """Give one value as the text of a table cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}={cell(item)}" for key, item in value.items())
    return str(value)


def _print_table(records: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    shown = table.Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        shown.add_column(heading(name), overflow="fold")
    for record in records:
        shown.add_row(*(printable(cell(record.get(name))) for name in columns))
    # A pipe has no width; 120 columns keep one record a line in most cases.
    width = None if sys.stdout.isatty() else 120
    console.Console(width=width, highlight=False, markup=False).print(shown)


def printable(text: str) -> str:
    """Give a text as one line whose control characters are shown, never sent to a terminal.

    Args:
        text: From anywhere.
    """
    return "".join(c if c.isprintable() else "�" for c in " ".join(text.split()))
