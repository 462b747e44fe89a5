"""``habeas rekey``: another passphrase, and new shares."""

from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.cli.archive_options import archive_argument
from habeas.cli.init import parse_shares, print_shares
from habeas.cli.output import say
from habeas.cli.passphrase import ask_changed_key, key_for
from habeas.errors import InputError
from habeas.words.archive_care import passphrase_changed


@click.command()
@archive_argument
@click.option(
    "--shares",
    metavar="M/N",
    help="Also print N lines of words for paper, any M of which give the new key back.",
)
def rekey(archive_path: Path, shares: str | None) -> None:
    """Encrypt an archive under another passphrase. All shares of the old key are void.

    Example:  habeas rekey mine.habeas --shares 2/3

    Backups keep the passphrase and the shares they were made with.
    """
    needed, made = parse_shares(shares) if shares else (0, 0)
    key = key_for(archive_path)
    if key is None:
        raise InputError("not an encrypted archive", where=str(archive_path))
    with open_archive(archive_path, key=key) as archive:
        changed = ask_changed_key(archive_path)
        archive.rekey(changed)
    say(passphrase_changed())
    if shares:
        print_shares(changed, needed=needed, made=made)
