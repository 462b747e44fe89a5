"""``habeas erase``: content destroyed in the file, while every proof goes on holding."""

from pathlib import Path

import click

from habeas.archive import open_archive
from habeas.archive.upkeep.erase import Erasure
from habeas.cli.archive_options import archive_argument, decision_options
from habeas.cli.output import say
from habeas.cli.passphrase import key_for


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
        say("Another program is reading the file, so old pages stay in it for now.")
        say("Close it and run `habeas rebuild` to finish.")
        context.exit(2)


def _explain(done: Erasure, *, dry_run: bool) -> None:
    say("Would erase the content of these entries." if dry_run else "Erased their content.")
    if done.masked:
        covered = sum(end - start for start, end in done.masked)
        say(f"{covered} characters are masked in the source's stored text.")
    if done.bytes_dropped:
        say("The source's original bytes are dropped.")
    if done.repeated:
        say(f"The same words stand {done.repeated} more times in this source; those stay.")
    for name in done.elsewhere:
        say(f"The same words stand in another source, which stays: {name}")
    for name, when in done.backups:
        say(f"Not reached: the backup {name} of {when}")
    for copy in done.copies:
        name = copy.name or "a file without a known name"
        say(f"Not reached: {name}, written by {copy.what} as {copy.form}, of {copy.at}")
    say("Not reached: copies made in other ways, such as through a pipe or from a page.")
