"""``habeas note``: a phone call or message typed in."""

import sys
from pathlib import Path

import click

from habeas.app.write_note import write_note
from habeas.cli.archive_options import archive_argument, opened
from habeas.cli.output import say
from habeas.words import readings
from habeas.words.command_lines import next_command


@click.command()
@archive_argument
@click.option("--text", help="The note; without it, standard input is read.")
@click.option("--said-on", metavar="DATE", help="Day of the call or message, such as 2025-12-23.")
@click.option("--lang", "language", metavar="CODE", help="Language, such as en.")
@click.option(
    "--told-by",
    metavar="NAME",
    help="Who told it: kept apart from the note, and left out of exports.",
)
def note(
    archive_path: Path,
    text: str | None,
    said_on: str | None,
    language: str | None,
    told_by: str | None,
) -> None:
    """Keep what somebody told you, as a private source with claims.

    Example:  habeas note mine.habeas --said-on 2025-12-23 --text "Anna Testova was freed today."
    """
    words = text if text is not None else sys.stdin.read()
    with opened(archive_path, write=True) as archive:
        noted = write_note(archive, words, said_on=said_on, language=language, told_by=told_by)
    click.echo(noted.source)
    say(readings.note_read(len(noted.claims), noted.review))
    if noted.teller:
        say(readings.teller_kept(noted.teller[:12]))
    say(next_command(f"habeas review {archive_path}"))
