"""``habeas count``: how many, by which definition, on which day, as known when, and who."""

from pathlib import Path

import click

from habeas.app.count_people import DEFAULT
from habeas.app.counted import counted
from habeas.app.show_count import show_count
from habeas.cli.opening import archive_argument, asked_line, moment_options, reading
from habeas.cli.output import dump, format_option, print_rows, say
from habeas.count.breakdown import TRAITS, breakdown
from habeas.publish.count import CountPage


@click.command()
@archive_argument
@click.option("--definition", metavar="D", help="Whom to count: see `habeas definitions`.")
@click.option("--on", metavar="DATE", help="A day; for what happens in a period, any period.")
@moment_options
@click.option("--list", "listed", is_flag=True, help="List the people behind both numbers.")
@click.option("--by", type=click.Choice(TRAITS), help="Break the count down; unknown is a value.")
@format_option("table", "csv", "json")
def count(
    archive_path: Path,
    definition: str | None,
    on: str | None,
    known: str | None,
    said_by: str | None,
    listed: bool,
    by: str | None,
    output_format: str,
) -> None:
    """Count people: at least the undisputed, at most the possible as well.

    Example:  habeas count mine.habeas --definition released --on 2025 --list
    """
    with reading(archive_path, on=on, known=known, said_by=said_by, definition=definition) as read:
        page = show_count(read, definition)
        view = read.view
        shares = by and breakdown(
            view.rectangles(), view.definition(definition or DEFAULT), read.on, by=by
        )
        note = asked_line(read)
    if shares and output_format == "json":
        click.echo(dump({**page.asked.to_record(), **shares.to_record()}))
    elif shares:
        rows = shares.to_record()["shares"]
        print_rows(rows, ("value", "low", "high"), output_format)
    elif output_format == "json":
        click.echo(dump(page.to_record()))
    elif output_format == "csv":
        head, *body = page.to_rows()
        print_rows([dict(zip(head, row, strict=True)) for row in body], head, "csv")
    else:
        click.echo("\n".join(_lines(page, listed=listed)))
    say(f"{page.definition.key}, {note}")


def _lines(page: CountPage, *, listed: bool) -> list[str]:
    lines = [page.sentence + "."]
    lines.append(
        f"  {len(page.undisputed):,} by name undisputed, {len(page.possible):,} more possible"
    )
    for group in page.cohorts:
        least = f"{group.low:,}" if group.low == group.high else f"{group.low:,} to {group.high}"
        lines.append(f"  {least} not named: {group.words}")
    if page.undecided_pairs:
        lines.append(f"  {counted(page.undecided_pairs, 'pair')} of records may be one person each")
    if page.unreviewed:
        lines.append(f"  {counted(page.unreviewed, 'unreviewed claim')} could change this")
    if page.erased:
        lines.append(f"  erased: {page.erased:,}")
    lines.append(
        "  Counted are people whom an accepted claim names, and groups whose size one states."
    )
    if listed:
        lines += ["Undisputed:", *(f"  {row.name} ({row.person})" for row in page.undisputed)]
        lines.append("Possible:")
        lines += [f"  {row.name} ({row.person}): {row.reason}" for row in page.possible]
    return lines
