"""``habeas restore``: an archive from a backup, with the passphrase or with shares of the key."""

import sys
from pathlib import Path

import click

from habeas.archive import keys, open_archive
from habeas.archive.files import restore as restore_file
from habeas.cli.output import say
from habeas.cli.passphrase import ask_changed_key, key_for, passphrase_option


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
    passphrase_fd: int | None,
) -> None:
    """Make an archive from a backup and check it, entry by entry.

    Example:  habeas restore stick/mine-2025-12.habeas mine.habeas

    With --shares the archive gets a new key: the shares of the old one open the backup
    still, and the restored archive no more.
    """
    key = keys.join(_lines()) if shares else key_for(backup_path, passphrase_fd)
    found = restore_file(backup_path, archive_path, key=key)
    if shares and found.first_bad is None:
        changed = ask_changed_key(archive_path, passphrase_fd)
        with open_archive(archive_path, key=key) as archive:
            archive.rekey(changed)
        say("The archive has a new key; the shares open the backup only. Make new ones.")
    click.echo(found.root)
    if found.first_bad is not None:
        say(f"The backup is broken at entry {found.first_bad.seq}: {found.first_bad.why}")
        context.exit(1)
    say(f"{found.entries:,} entries in {archive_path}.")


def _lines() -> list[str]:
    say("One share a line; an empty line ends them.")
    lines = []
    for line in sys.stdin:
        if not line.strip():
            break
        lines.append(line)
    return lines
