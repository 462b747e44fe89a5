"""``habeas upgrade``: bring the tables and definitions of this Habeas into force."""

from pathlib import Path

import click

from habeas.app.upgrade_archive import (
    Upgrade,
    carry_out_upgrade,
    people_changed,
    plan_upgrade,
)
from habeas.archive import Archive
from habeas.cli.archive_options import archive_argument, opened
from habeas.cli.output import format_option, print_rows, say
from habeas.cli.progress import progress_bar
from habeas.words import upgrades

COLUMNS = ("table", "item", "change")


@click.command()
@archive_argument
@click.option("--by", envvar="HABEAS_BY", show_envvar=True, help="Who decides.")
@click.option("--why", help="The reason, in your words.")
@click.option("--dry-run", is_flag=True, help="Say what would change; record nothing.")
@format_option()
def upgrade(
    archive_path: Path, by: str | None, why: str | None, dry_run: bool, output_format: str
) -> None:
    """Bring the tables and definitions of this Habeas into force in an archive.

    An archive keeps those it was made with until somebody decides otherwise. They say
    what an event does, which values an axis has, and whom a definition counts. Answers as
    known before the upgrade stay as they were; `habeas undo` takes the upgrade back.

    Example:  habeas upgrade mine.habeas --dry-run

    habeas upgrade mine.habeas --by "Ada Floe" --why "being seen no longer means alive"
    """
    if not dry_run and not (by and why):
        raise click.UsageError("an upgrade needs --by and --why; or look first with --dry-run")
    with opened(archive_path, write=not dry_run) as archive:
        planned = plan_upgrade(archive)
        print_rows([d.to_record() for d in planned.differences], COLUMNS, output_format)
        for name in planned.kept:
            say(upgrades.stays(name))
        if not planned.differences:
            say(upgrades.nothing_differs())
        elif dry_run:
            say(upgrades.histories_would_change(_changed(archive, planned)))
        else:
            entry, number = carry_out_upgrade(archive, planned, by=by or "", why=why or "")
            say(upgrades.histories_changed(number))
            say(upgrades.recorded_as(entry))


def _changed(archive: Archive, planned: Upgrade) -> int:
    with progress_bar(100, upgrades.histories()) as step:
        done = 0

        def advance(part: int, whole: int) -> None:
            nonlocal done
            while done < part * 100 // whole:
                step()
                done += 1

        return people_changed(archive, planned, step=advance)
