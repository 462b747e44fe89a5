"""``habeas link``: say which rows of a long list are one person."""

from pathlib import Path

import click

from habeas.cli.names import warn_unread
from habeas.cli.output import say
from habeas.errors import InputError


@click.command()
@click.argument("rows", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Where to write.")
@click.option("--engine", default="local", show_default=True, help="local, for this machine.")
def link(rows: Path, out: Path, engine: str) -> None:
    """Link ROWS, a CSV file with the columns id and name, into people.

    Columns given, surname, patronymic, birth, sex, city, arrest, article and court are used
    where they stand. OUT gets id,person_id in the order of ROWS; two rows are one person
    where their person_id is the same. It is a proposal: nothing is merged anywhere.

    Example:  habeas link rows.csv --out clusters.csv
    """
    if engine != "local":
        raise InputError("no such engine yet", where=engine, hint="use --engine local")
    from habeas.app.link_rows import link_rows

    done = link_rows(rows, out)
    say(
        f"{done.row_count:,} rows, {done.person_count:,} people, {done.pair_count:,} pairs compared"
    )
    warn_unread(done.unread)
