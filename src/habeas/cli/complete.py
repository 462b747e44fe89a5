"""``habeas complete``: say that the record names everybody, or list who said so for what."""

from pathlib import Path

import click

from habeas.app.declare_complete import declare_complete
from habeas.cli.archive_options import archive_argument, opened
from habeas.cli.output import format_option, print_rows, say
from habeas.words import command_lines
from habeas.words.completeness import complete_for
from habeas.words.lists import listed

COLUMNS = ("entry", "definition", "place", "from", "to", "by", "why", "claim")


@click.command()
@archive_argument
@click.option("--definition", metavar="D", help="Whom it names all of: see `habeas definitions`.")
@click.option(
    "--place", metavar="CODE", help="A code, such as BY or BY-HM; everywhere if left out."
)
@click.option("--from", "first", metavar="DATE", help="First day; of a month or year, its first.")
@click.option("--to", "last", metavar="DATE", help="Last day; today if left out.")
@click.option("--claim", metavar="CLAIM", help="The accepted claim that says so, if one does.")
@click.option("--by", envvar="HABEAS_BY", show_envvar=True, help="Who decides.")
@click.option("--why", help="The reason, in your words.")
@format_option()
def complete(
    archive_path: Path,
    definition: str | None,
    place: str | None,
    first: str | None,
    last: str | None,
    claim: str | None,
    by: str | None,
    why: str | None,
    output_format: str,
) -> None:
    """Say that the record, as it is now, names everybody; without options, list who said so.

    Only then does a count have an "at most". A published figure above the record, or
    somebody in scope added later, contradicts it, and the count says so. `habeas undo`
    takes it back.

    Example:  habeas complete mine.habeas --definition held --place BY --from 2025-01
    --to 2025-06 --why "the register of all prisons, read to the end"
    """
    asked = (definition, place, first, last, claim, why)
    if all(value is None for value in asked):
        _print(archive_path, output_format)
        return
    needed = {"--definition": definition, "--from": first, "--by": by, "--why": why}
    missing = [name for name, value in needed.items() if value is None]
    if definition is None or first is None or by is None or why is None:
        raise click.UsageError(f"a statement needs {listed(missing)} as well")
    with opened(archive_path, write=True) as archive:
        made = declare_complete(
            archive,
            definition=definition,
            place=place,
            first=first,
            last=last,
            by=by,
            why=why,
            claim=claim,
        )
    click.echo(made.id)
    say(command_lines.complete_recorded(complete_for(made), made.by))


def _print(archive_path: Path, output_format: str) -> None:
    with opened(archive_path) as archive:
        stand = archive.view().completeness()
    print_rows([made.to_record() for made in stand], COLUMNS, output_format)
    if not stand:
        say(command_lines.nobody_said_complete())
