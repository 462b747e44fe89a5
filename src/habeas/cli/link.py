"""``habeas link``: say which rows of a long list are one person."""

from pathlib import Path

import click

from habeas.app.link_rows import link_rows
from habeas.cli.names import warn_unread
from habeas.cli.output import say
from habeas.errors import InputError
from habeas.words import linkage


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
    say(linkage.linked_words(done.row_count, done.person_count, done.pair_count))
    if done.unmet:
        say(linkage.unmet_words(len(done.unmet), done.unmet_pairs, left_out))
    warn_unread(done.unread)
