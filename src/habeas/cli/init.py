"""``habeas init``: a new, empty archive."""

from pathlib import Path

import click

from habeas.archive import create
from habeas.archive.database import keys
from habeas.cli.archive_options import archive_argument
from habeas.cli.output import say, tell_if_open
from habeas.cli.passphrase import ask_new_key
from habeas.errors import InputError
from habeas.words import archive_care


@click.command()
@archive_argument
@click.option("--encrypt", is_flag=True, help="Encrypt everything under a passphrase.")
@click.option(
    "--shares",
    metavar="M/N",
    help="Also print N lines of words for paper, any M of which give the key back.",
)
def init(archive_path: Path, encrypt: bool, shares: str | None) -> None:
    """Make a new, empty archive: one file, private to you.

    Example:  habeas init mine.habeas --encrypt --shares 2/3

    Without the passphrase and without enough shares an encrypted archive is lost. The
    shares are printed once and kept nowhere.
    """
    if shares and not encrypt:
        raise InputError("shares are of a key", where="--shares", hint="give --encrypt too")
    needed, made = parse_shares(shares) if shares else (0, 0)
    key = ask_new_key() if encrypt else None
    with create(archive_path, key=key) as archive:
        say(archive_care.archive_made(archive.path))
    if key is None:
        tell_if_open(archive_path)
    if key is not None and shares:
        print_shares(key, needed=needed, made=made)


def print_shares(key: bytes, *, needed: int, made: int) -> None:
    """Print the shares of a key, one a line."""
    for line in keys.split(key[: keys.KEY_BYTES], needed=needed, made=made):
        click.echo(line)
    say(archive_care.shares_made(needed, made))


def parse_shares(shares: str) -> tuple[int, int]:
    """Read M/N."""
    needed, _, made = shares.partition("/")
    if not (needed.isdecimal() and made.isdecimal()):
        raise InputError("not M/N", where=f"--shares {shares}", hint="such as 2/3")
    if not 2 <= int(needed) <= int(made) <= 16:
        raise InputError("cannot split so", where=f"--shares {shares}", hint="such as 2/3")
    return int(needed), int(made)
