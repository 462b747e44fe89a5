"""``habeas backup``: a consistent copy while the archive is in use."""

from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.cli.archive_options import archive_argument
from habeas.cli.output import say, tell_if_open
from habeas.cli.passphrase import key_for
from habeas.words import archive_care


@click.command()
@archive_argument
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_context
def backup(context: click.Context, archive_path: Path, target: Path) -> None:
    """Copy the archive into a new file while it is in use. Encrypted stays encrypted.

    Example:  habeas backup mine.habeas stick/mine-2025-12.habeas

    Prints the root, which `habeas restore` must print again.
    """
    key = key_for(archive_path)
    with open_archive(archive_path, key=key, outdated=True) as archive:
        found = archive.backup(target)
    if key is None:
        tell_if_open(target)
    click.echo(found.root)
    if found.first_bad is not None:
        say(archive_care.archive_broken(found.first_bad.seq, found.first_bad.why))
        context.exit(1)
    say(archive_care.entries_in(found.entries, target))
