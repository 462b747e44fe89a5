"""``habeas gaps`` and ``compare-definitions``: what to find out next; who counts by what."""

from pathlib import Path

import click

from habeas.app.find_definition import DEFAULT
from habeas.app.find_place import place_named
from habeas.app.holdings import Holdings
from habeas.cli.archive_options import (
    archive_argument,
    asked_line,
    moment_options,
    place_option,
    reading,
)
from habeas.cli.output import dump, format_option, print_rows, say
from habeas.count.compare import compare_definitions
from habeas.count.gaps import gaps
from habeas.errors import UnknownIdError
from habeas.words.command_lines import found_line
from habeas.words.unmet import cannot_answer

COLUMNS = ("narrows", "kind", "subjects", "question", "detail")


@click.command("gaps")
@archive_argument
@click.option("--definition", metavar="D", default=DEFAULT, show_default=True)
@click.option("--on", metavar="DATE", help="Day or period of the count; the last reported day.")
@place_option
@moment_options
@format_option()
def gaps_command(
    archive_path: Path,
    definition: str,
    on: str | None,
    place: str | None,
    known: str | None,
    said_by: str | None,
    output_format: str,
) -> None:
    """List what to find out next: open questions, those that narrow the count most first.

    Example:  habeas gaps mine.habeas --definition held --on 2025-12-23
    """
    with reading(archive_path, on=on, known=known, said_by=said_by) as read:
        view = read.view
        found = gaps(
            view.who(),
            view.definition(definition),
            read.on,
            place=place_named(place),
            cohorts=view.cohorts(),
        )
        why = None if found else view.unmet(view.definition(definition))
        rows = [gap.to_record() for gap in found]
        if output_format in ("table", "csv"):
            for row in rows:
                row["subjects"] = ", ".join(_named(read, name) for name in row["subjects"])
        note = asked_line(read)
        asked = read.asked(on=read.on, definition=view.definition(definition).ref)
    if output_format == "json":
        click.echo(dump({**asked.to_record(), "unmet": why, "gaps": rows}))
    else:
        print_rows(rows, COLUMNS, output_format)
    if why is not None:
        say(cannot_answer(why, asked.definition or definition))
    say(found_line("questions", len(rows), note))


@click.command("compare-definitions")
@archive_argument
@click.argument("first", metavar="FIRST")
@click.argument("second", metavar="SECOND")
@click.option("--on", metavar="DATE", help="A day both can be asked for.")
@moment_options
@format_option("table", "json")
def compare_command(
    archive_path: Path,
    first: str,
    second: str,
    on: str | None,
    known: str | None,
    said_by: str | None,
    output_format: str,
) -> None:
    """Say who counts under one definition and not under another, and by which criterion.

    Example:  habeas compare-definitions mine.habeas held viasna --on 2025-12-23
    """
    with reading(archive_path, on=on, known=known, said_by=said_by) as read:
        view = read.view
        found = compare_definitions(
            view.who(),
            view.definition(first),
            view.definition(second),
            read.on,
            cohorts=view.cohorts(),
        )
        lines = [_with_names(read, line) for line in found.words()]
        note = asked_line(read)
        record = {**read.asked(on=read.on).to_record(), **found.to_record()}
    click.echo(dump(record) if output_format == "json" else "\n".join(lines))
    say(note)


def _named(read: Holdings, name: str) -> str:
    """Give a person's name beside the id; a group's claim id is shortened."""
    try:
        return f"{read.name_of(name)} ({name})"
    except UnknownIdError:
        return f"group {name[:10]}"


def _with_names(read: Holdings, line: str) -> str:
    person, colon, rest = line.strip().partition(":")
    return f"  {_named(read, person)}:{rest}" if colon and line.startswith("  ") else line
