"""``habeas rebuild``: every table that is not the ledger, made anew from it."""

from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.cli.archive_options import archive_argument
from habeas.cli.output import say
from habeas.cli.passphrase import key_for
from habeas.words.archive_care import rebuilt


@click.command()
@archive_argument
@click.pass_context
def rebuild(context: click.Context, archive_path: Path) -> None:
    """Make everything that is derived from the ledger again, from the ledger alone.

    Example:  habeas rebuild mine.habeas

    Needed once after an update of Habeas that changed them. Prints the tables that had not been what the ledger says; exit code 1 if there are any.
    """
    key = key_for(archive_path)
    with open_archive(archive_path, key=key, outdated=True) as archive:
        wrong = archive.rebuild()
        archive.sweep()
    for name in wrong:
        click.echo(name)
    say(rebuilt(any_wrong=bool(wrong)))
    context.exit(1 if wrong else 0)
