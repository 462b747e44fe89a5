"""``habeas count``: how many, by which definition, on which day, as known when, and who."""

from pathlib import Path

import click

from habeas.app.find_definition import DEFAULT
from habeas.app.find_place import place_named
from habeas.app.show_count import show_count
from habeas.app.tell_count import tell_count
from habeas.cli.archive_options import (
    archive_argument,
    asked_line,
    moment_options,
    place_option,
    reading,
)
from habeas.cli.output import dump, echo_lines, format_option, print_rows, say
from habeas.count.breakdown import TRAITS, breakdown
from habeas.publish.published_figures import published_lines
from habeas.words.command_lines import by_asked


@click.command()
@archive_argument
@click.option("--definition", metavar="D", help="Whom to count: see `habeas definitions`.")
@click.option("--on", metavar="DATE", help="A day; for what happens in a period, any period.")
@place_option
@moment_options
@click.option("--list", "listed", is_flag=True, help="Name the people, and every published figure.")
@click.option("--by", type=click.Choice(TRAITS), help="Break the count down; unknown is a value.")
@format_option("table", "csv", "json")
def count(
    archive_path: Path,
    definition: str | None,
    on: str | None,
    place: str | None,
    known: str | None,
    said_by: str | None,
    listed: bool,
    by: str | None,
    output_format: str,
) -> None:
    """Count people: what others published first, then what is recorded here.

    There is no most, unless somebody declared the record complete: see `habeas complete`.

    Example:  habeas count mine.habeas --definition released --on 2025 --list
    """
    with reading(archive_path, on=on, known=known, said_by=said_by, definition=definition) as read:
        note = asked_line(read)
        if by is not None:
            view = read.view
            asked = view.definition(definition or DEFAULT)
            where = place_named(place)
            groups = view.cohorts()
            found = breakdown(view.who(), asked, read.on, by=by, place=where, cohorts=groups)
            published = view.published(asked, read.on, place=where)
            shares = found.to_record()
            key = asked.ref
            if output_format == "json":
                told = read.asked(on=read.on, definition=key).to_record()
                click.echo(dump({**told, **shares, "published": published.to_record()}))
            else:
                if output_format == "table":
                    is_unmet = found.unmet is not None
                    echo_lines(published_lines(published, is_unmet=is_unmet))
                rows = [
                    {"value": s.value, "low": s.recorded.low, "recorded_high": s.recorded.high}
                    for s in found.shares
                ]
                if found.unmet is None or output_format == "csv":
                    print_rows(rows, ("value", "low", "recorded_high"), output_format)
                else:
                    echo_lines(found.words())
        elif output_format == "table":
            answer = tell_count(read, definition, place=place_named(place), listed=listed)
            key = answer.key
            click.echo("\n".join(answer.lines))
        else:
            page = show_count(read, definition, place=place_named(place))
            key = page.definition.key
            if output_format == "json":
                click.echo(dump(page.to_record()))
            else:
                head, *body = page.to_rows()
                print_rows([dict(zip(head, row, strict=True)) for row in body], head, "csv")
    say(by_asked(key, note))
