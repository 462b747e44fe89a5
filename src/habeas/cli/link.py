"""``habeas link``: say which rows of a long list are one person."""

from pathlib import Path

import click

from habeas.app.link_rows import link_rows
from habeas.cli.names import warn_unread
from habeas.cli.output import say
from habeas.errors import InputError
from habeas.lists.amounts import counted


@click.command()
@click.argument("rows", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Where to write.")
@click.option(
    "--left-out",
    type=click.Path(path_type=Path),
    help="Where to write the ids of rows not compared with everyone of a like name.",
)
@click.option("--engine", default="local", show_default=True, help="local, for this machine.")
def link(rows: Path, out: Path, left_out: Path | None, engine: str) -> None:
    """Link ROWS, a CSV file with the columns id and name, into people.

    Columns given, surname, patronymic, birth, sex, city, arrest, article and court are used
    where they stand. OUT gets id,person_id in the order of ROWS; two rows are one person
    where their person_id is the same. It is a proposal: nothing is merged anywhere.

    Of a name that very many rows have, rows are compared that share a year of birth, a
    father's name or a city as well. How many rows it concerns is said, and --left-out lists
    them.

    Example:  habeas link rows.csv --out clusters.csv
    """
    if engine != "local":
        raise InputError("no such engine yet", where=engine, hint="use --engine local")
    done = link_rows(rows, out, left_out=left_out)
    say(
        f"{done.row_count:,} rows, {done.person_count:,} people, {done.pair_count:,} pairs compared"
    )
    if done.unmet:
        listed = f"they are in {left_out}" if left_out else "--left-out FILE lists them"
        say(
            f"{counted(len(done.unmet), 'row')} may be one with more rows than were compared, up to"
            f" {counted(done.unmet_pairs, 'pair')}, as too many share the name: {listed};"
            " give a birth, a patronymic or a city, or link a shorter list"
        )
    warn_unread(done.unread)
