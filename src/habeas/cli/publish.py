"""``habeas publish``: refuses, until it can be decided what is public."""

from pathlib import Path

import click

from habeas.cli.archive_options import archive_argument, opened
from habeas.errors import DecisionRefusedError


@click.command()
@archive_argument
@click.argument("folder", type=click.Path(path_type=Path))
def publish(archive_path: Path, folder: Path) -> None:
    """Write the public pages of an archive. It refuses: nothing can be marked public yet.

    Every claim, name and source is private from its first entry, and what is published
    comes from what is marked public and from nothing else.

    Example:  habeas publish mine.habeas site/
    """
    with opened(archive_path):
        raise DecisionRefusedError(
            "nothing in this archive is marked public, so there is nothing to publish",
            where=str(folder),
            hint="`habeas export` writes your own copy; it holds private data",
        )
