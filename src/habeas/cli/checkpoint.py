"""``habeas checkpoint``: a small signed text that fixes what the archive held."""

from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.cli.archive_options import archive_argument
from habeas.cli.output import say
from habeas.cli.passphrase import key_for
from habeas.words.archive_care import keep_elsewhere


@click.command()
@archive_argument
def checkpoint(archive_path: Path) -> None:
    """Print a signed checkpoint of what the archive holds now. Keep it elsewhere.

    Example:  habeas checkpoint mine.habeas > stick/mine-2025-12.checkpoint

    `habeas verify --checkpoint` shows with it what nothing else can: a tail cut off, or an
    older copy put back. It holds no names and no claims.
    """
    key = key_for(archive_path)
    with open_archive(archive_path, key=key, outdated=True) as archive:
        click.echo(archive.checkpoint(), nl=False)
    say(keep_elsewhere())
