"""``habeas export``: the owner's own copy of everything."""

import json
from pathlib import Path

import click

from habeas.app.export_archive import CLAIM_COLUMNS, claim_rows, export_records
from habeas.app.holdings import Holdings, question_of
from habeas.cli.archive_options import archive_argument, moment_options, opened
from habeas.cli.copies import note_copy
from habeas.cli.output import print_rows, say
from habeas.words.erasure import holds_private_data


@click.command()
@archive_argument
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["csv", "json", "jsonl"]),
    default="jsonl",
    show_default=True,
    help="csv is flat, one claim a row; json and jsonl can be imported again.",
)
@click.option(
    "--with-tellers",
    is_flag=True,
    help="Also who told the notes. Keep such a copy as you would keep their names.",
)
@moment_options
def export(
    archive_path: Path,
    output_format: str,
    with_tellers: bool,
    known: str | None,
    said_by: str | None,
) -> None:
    """Give back everything: sources with their texts, claims, and what people decided.

    The copy holds private data. JSON and JSONL can be imported into an empty archive,
    which then gives the same answers. A copy that goes into a file is noted in the archive
    by the file's name, so that `habeas erase` can list it.

    Example:  habeas export mine.habeas --format jsonl > copy.jsonl
    """
    question = question_of({"known": known or "", "said_by": said_by or ""})
    with opened(archive_path) as archive:
        view = Holdings.of(archive, question).view
        note_copy(archive, what="export", form=output_format)
        if output_format == "csv":
            print_rows(claim_rows(view), CLAIM_COLUMNS, "csv")
        elif output_format == "json":
            separator = "[\n"
            for record in export_records(view, with_tellers=with_tellers):
                click.echo(separator + json.dumps(record, ensure_ascii=False), nl=False)
                separator = ",\n"
            click.echo("\n]")
        else:
            for record in export_records(view, with_tellers=with_tellers):
                click.echo(json.dumps(record, ensure_ascii=False))
    say(holds_private_data())
