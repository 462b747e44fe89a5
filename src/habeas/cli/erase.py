"""``habeas erase``: content destroyed in the file, while every proof goes on holding."""

from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.archive.upkeep.erase import Erasure
from habeas.cli.archive_options import archive_argument, decision_options
from habeas.cli.output import say
from habeas.cli.passphrase import key_for
from habeas.words import erasure


@click.command()
@archive_argument
@click.argument("entry", metavar="ENTRY")
@decision_options
@click.option("--dry-run", is_flag=True, help="Say what it would destroy, and destroy nothing.")
@click.pass_context
def erase(
    context: click.Context,
    archive_path: Path,
    entry: str,
    by: str,
    why: str,
    dry_run: bool,
) -> None:
    """Destroy a source, or a claim with the passage it quotes. It cannot be undone.

    Example:  habeas erase mine.habeas 3fa9c2 --why "asked by the family" --dry-run

    The reason stays for ever: do not repeat in it what is to be forgotten. To withdraw a
    claim and keep it visible in history, use `habeas retract`.
    """
    key = key_for(archive_path)
    with open_archive(archive_path, key=key) as archive:
        done = archive.plan_erasure(entry) if dry_run else archive.erase(entry, by=by, why=why)
    for name, kind in zip(done.entries, done.kinds, strict=True):
        click.echo(f"{name} {kind}")
    _explain(done, dry_run=dry_run)
    if not done.swept:
        for line in erasure.pages_left():
            say(line)
        context.exit(2)


def _explain(done: Erasure, *, dry_run: bool) -> None:
    say(erasure.erased(dry_run=dry_run))
    if done.masked:
        say(erasure.masked(sum(end - start for start, end in done.masked)))
    if done.bytes_dropped:
        say(erasure.bytes_dropped())
    if done.repeated:
        say(erasure.words_repeated(done.repeated))
    for name in done.elsewhere:
        say(erasure.words_elsewhere(name))
    for name, when in done.backups:
        say(erasure.backup_not_reached(name, when))
    for copy in done.copies:
        say(erasure.copy_not_reached(copy.name, copy.what, copy.form, copy.at))
    say(erasure.other_copies())
