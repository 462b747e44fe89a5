"""``habeas chronicle``: a place's year, written from claims."""

from pathlib import Path

import click

from habeas.app.holdings import Holdings, question_of
from habeas.app.serve_archive import in_form
from habeas.app.show_year import show_year
from habeas.cli.archive_options import archive_argument, moment_options, opened
from habeas.cli.copies import note_copy

_FORMS = {"text": "txt", "html": "html", "json": "json", "wikitext": "wikitext"}


@click.command()
@archive_argument
@click.option("--place", required=True, metavar="CODE", help="Two letters, such as BY.")
@click.option("--year", required=True, metavar="YEAR", help="Four digits.")
@moment_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(list(_FORMS)),
    default="text",
    show_default=True,
    help="How to print the page.",
)
def chronicle(
    archive_path: Path,
    place: str,
    year: str,
    known: str | None,
    said_by: str | None,
    output_format: str,
) -> None:
    """Write a place's year from accepted claims, every sentence with its sources.

    Figures stand with who says them and where they disagree. It holds what the archive
    holds: private data, for you to publish or not.

    Example:  habeas chronicle mine.habeas --place BY --year 2025 --format wikitext
    """
    with opened(archive_path) as archive:
        question = question_of({"known": known or "", "said_by": said_by or ""})
        page = show_year(Holdings.of(archive, question), place, year)
        note_copy(archive, what="chronicle", form=output_format)
        click.echo(in_form(page, _FORMS[output_format]), nl=False)
