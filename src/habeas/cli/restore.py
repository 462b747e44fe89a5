"""``habeas restore``: an archive from a backup, with the passphrase or with shares of the key."""

import sys
from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.archive.database import keys
from habeas.archive.files import restore as restore_file
from habeas.cli.output import say, tell_if_open
from habeas.cli.passphrase import ask_changed_key, key_for, passphrase_option
from habeas.errors import ArchiveError
from habeas.words import archive_care


@click.command()
@click.argument("backup_path", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("archive_path", metavar="ARCHIVE", type=click.Path(path_type=Path))
@click.option(
    "--shares",
    is_flag=True,
    help="Read shares of the key from standard input, one a line, then ask for a new passphrase.",
)
@passphrase_option
@click.pass_context
def restore(
    context: click.Context,
    backup_path: Path,
    archive_path: Path,
    shares: bool,
) -> None:
    """Make an archive from a backup and check it, entry by entry.

    Example:  habeas restore stick/mine-2025-12.habeas mine.habeas

    With --shares the archive gets a new key: the shares of the old one open the backup
    still, and the restored archive no more.
    """
    key = keys.join(_lines()) if shares else key_for(backup_path)
    changed = None
    if shares:
        # Before the new passphrase is asked for: what could fail for another reason.
        if archive_path.exists():
            raise ArchiveError(
                "there is a file already", where=str(archive_path), hint="choose another name"
            )
        open_archive(backup_path, read_only=True, key=key).close()
        changed = ask_changed_key(backup_path)
    found = restore_file(backup_path, archive_path, key=key, changed=changed)
    if key is None:
        tell_if_open(archive_path)
    if changed is not None:
        say(archive_care.new_key())
    click.echo(found.root)
    if found.first_bad is not None:
        say(archive_care.backup_broken(found.first_bad.seq, found.first_bad.why))
        context.exit(1)
    say(archive_care.entries_in(found.entries, archive_path))


def _lines() -> list[str]:
    say(archive_care.shares_asked())
    lines = []
    for line in sys.stdin:
        if not line.strip():
            break
        lines.append(line)
    return lines
