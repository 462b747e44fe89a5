"""``habeas series`` and ``habeas change``: the count over time, and why it changed."""

from pathlib import Path

import click

from habeas.app.explain_change import explain_change
from habeas.app.find_definition import DEFAULT
from habeas.app.find_place import place_named
from habeas.app.holdings import Holdings, PageRequest, question_of
from habeas.archive import Archive, View
from habeas.cli.archive_options import (
    archive_argument,
    asked_line,
    moment_options,
    opened,
    place_option,
    reading,
)
from habeas.cli.output import dump, echo_lines, format_option, print_rows, say
from habeas.count.series import Step, end_of, series
from habeas.publish.published_figures import published_lines
from habeas.words.changes import least_moved, moved_line
from habeas.words.command_lines import by_asked


@click.command("series")
@archive_argument
@click.option("--definition", metavar="D", default=DEFAULT, show_default=True)
@click.option("--over", required=True, metavar="PERIOD", help="Such as 2025 or 2024-06/2025-12.")
@click.option("--step", type=click.Choice(["day", "month"]), default="month", show_default=True)
@place_option
@moment_options
@format_option()
def series_command(
    archive_path: Path,
    definition: str,
    over: str,
    step: str,
    place: str | None,
    known: str | None,
    said_by: str | None,
    output_format: str,
) -> None:
    """Count again and again over a period.

    Example:  habeas series mine.habeas --definition held --over 2025
    """
    with reading(archive_path, known=known, said_by=said_by) as read:
        view = read.view
        asked, where = view.definition(definition), place_named(place)
        found = series(
            view.who(),
            asked,
            over,
            step=Step(step),
            place=where,
            cohorts=view.cohorts(),
            said_by=None if view.said_by is None else view.said_by.isoformat(),
            known=view.known,
            head=view.head,
        )
        published = view.published(asked, end_of(asked, over), place=where)
        note = asked_line(read)
    if output_format == "table":
        echo_lines(published_lines(published, is_unmet=found.unmet is not None))
    if output_format == "json":
        click.echo(dump({**found.to_record(), "published": published.to_record()}))
    elif found.unmet is not None and output_format == "table":
        echo_lines(found.words())
    else:
        rows = [
            {"on": p.on, "low": p.recorded.low, "recorded_high": p.recorded.high}
            for p in found.points
        ]
        print_rows(rows, ("on", "low", "recorded_high"), output_format)
    say(by_asked(found.definition, note))


@click.command("change")
@archive_argument
@click.option("--definition", metavar="D", default=DEFAULT, show_default=True)
@click.option("--on", required=True, metavar="DATE", help="Day or period of the first answer.")
@click.option("--to-on", metavar="DATE", help="Of the second; the same if not given.")
@click.option("--to-definition", metavar="D", help="Of the second; the same if not given.")
@place_option
@moment_options
@click.option("--to-said-by", metavar="DATE", help="Of the second answer.")
@click.option("--to-known", metavar="MOMENT", help="Of the second answer.")
@format_option("table", "json")
def change_command(  # noqa: PLR0913, PLR0917 - an argument an option, as click passes them
    archive_path: Path,
    definition: str,
    on: str,
    to_on: str | None,
    to_definition: str | None,
    place: str | None,
    known: str | None,
    said_by: str | None,
    to_said_by: str | None,
    to_known: str | None,
    output_format: str,
) -> None:
    """Say why the count changed: new events, late news, corrections, merges, definition.

    The parts sum exactly to the difference.

    Example:  habeas change mine.habeas --on 2025-12-12 --to-on 2025-12-14
    """
    with opened(archive_path) as archive:
        before = _view(archive, known, said_by)
        after = _view(archive, to_known, to_said_by)
        found = explain_change(
            before,
            after,
            definition=definition,
            on=on,
            to_definition=to_definition,
            to_on=to_on,
            place=place_named(place),
        )
        names = Holdings(after, PageRequest())
        is_unmet = found.after.unmet is not None
        lines = [*published_lines(found.after.published, is_unmet=is_unmet), *found.words()]
        lines += [
            f"  {moved_line(names.name_of(moved.person), moved.was, moved.now, moved.reason)}"
            for part in found.parts
            for moved in part.people
        ]
        lines += [
            f"  {least_moved(part.low - part.unnamed_low, part.unnamed_low)}"
            for part in found.parts
            if part.unnamed_low
        ]
    if output_format == "json":
        click.echo(dump(found.to_record()))
    else:
        echo_lines(lines)


def _view(archive: Archive, known: str | None, said_by: str | None) -> View:
    asked = {"known": known, "said_by": said_by}
    return Holdings.of(archive, question_of({k: v for k, v in asked.items() if v})).view
