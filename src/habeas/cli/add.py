"""``habeas add``: reports go in, with what they claim."""

from pathlib import Path
from typing import Any

import click

from habeas.app.add_report import AddedReport, Details, add_reports, report_files, texts_of
from habeas.cli.archive_options import archive_argument, opened
from habeas.cli.model_options import model_choice, model_options
from habeas.cli.output import format_option, print_rows, printable, say
from habeas.cli.progress import progress_bar
from habeas.cli.read import proposal_line, warn_of_language
from habeas.errors import DocumentError
from habeas.model.when import parse_when
from habeas.words import models, readings
from habeas.words.command_lines import next_command

COLUMNS = ("name", "source", "claims", "review", "numerals", "queued", "note")


@click.command()
@archive_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--said-on", metavar="DATE", help="Day of publication, such as 2025-12-23.")
@click.option("--covers", metavar="PERIOD", help="What it is about, such as 2025.")
@click.option("--lang", "language", metavar="CODE", help="Language, such as en.")
@click.option("--publisher", help="Who printed it.")
@click.option("--address", help="Where it was printed.")
@model_options
@format_option()
def add(
    archive_path: Path,
    files: tuple[Path, ...],
    said_on: str | None,
    covers: str | None,
    language: str | None,
    publisher: str | None,
    address: str | None,
    output_format: str,
    **of_model: Any,
) -> None:
    """Add reports, or folders of them, with everything they claim.

    What they claim is proposed, private, and counts nowhere until someone accepts it.
    Adding a folder again goes on where it stopped.

    Example:  habeas add mine.habeas reports/ --said-on 2025-12-23
    """
    for given in (said_on, covers):
        if given is not None:
            parse_when(given)
    warn_of_language(language)
    details = Details(
        said_on=said_on, language=language, publisher=publisher, address=address, covers=covers
    )
    paths = report_files(files)
    choice = model_choice(of_model)
    model = choice.consultation()
    if model is not None and choice.asks_before:
        choice.agree(model, texts_of(paths))
    with (
        opened(archive_path, write=True) as archive,
        progress_bar(len(paths), readings.reading()) as step,
    ):
        done = add_reports(archive, paths, details, progress=lambda _: step(), model=model)
    print_rows([_row(item) for item in done], COLUMNS, output_format)
    for code in sorted({item.language for item in done if item.language} - {language}):
        warn_of_language(code)
    for item in done:
        if item.note:
            say(printable(item.note))
    if model is not None:
        lost = [(item.name, refused) for item in done for refused in item.not_passed]
        for name, refused in lost:
            say(f"{printable(name)}: {proposal_line(refused)}")
        say(models.proposals_refused(len(lost), sum(item.proposed for item in done)))
    unread = [item for item in done if item.refused]
    if unread and len(unread) == len(done):
        first = unread[0].refused
        raise DocumentError(first if len(done) == 1 else f"no file could be added; first: {first}")
    for item in unread:
        say(readings.not_added(item.refused))
    say(next_command(f"habeas review {archive_path}"))


def _row(item: AddedReport) -> dict[str, object]:
    note = item.refused or (readings.known_already() if item.is_known else "")
    return {
        "name": item.name,
        "source": item.source[:12],
        "claims": len(item.claims),
        "review": item.review,
        "numerals": item.numerals,
        "queued": item.queued,
        "note": note,
    }
