"""``habeas read``: what a report claims, and what became of every number in it."""

import json

import click

from habeas.app.read_report import ReadReport, read_report
from habeas.cli.output import say
from habeas.extract.guess import UNKNOWN
from habeas.model.numeral import Account
from habeas.vocabulary import listed
from habeas.words import readings


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--said-on", metavar="DATE", help="When it was published, such as 2025-12-23.")
@click.option(
    "--covers", metavar="PERIOD", help="What it is about, such as 2025 or 2025-01/2025-06."
)
@click.option("--lang", metavar="CODE", help="Its language, such as en or ru.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="How to print what was found.",
)
def read(
    files: tuple[str, ...],
    said_on: str | None,
    covers: str | None,
    lang: str | None,
    output_format: str,
) -> None:
    """Read reports: claims with their quotes, and the account of every number.

    No archive is needed and nothing is kept.

    Example:  habeas read report.txt --said-on 2025-12-23
    """
    warn_of_language(lang)
    for path in files:
        for report in read_report(path, said_on=said_on, language=lang, covers=covers):
            for note in report.document.notes:
                say(f"{report.name}: {note}")
            if lang is None:
                warn_of_language(report.extraction.language)
            if output_format == "jsonl":
                for record in report.records():
                    click.echo(json.dumps(record, ensure_ascii=False))
            else:
                _print(report)


def warn_of_language(code: str | None) -> None:
    """Say where no grammar reads a language: its numbers and dates are still accounted for.

    Args:
        code: As given, or told from the text; None where nothing is to be said.
    """
    shipped = listed("languages")
    if code is not None and code.split("-", maxsplit=1)[0].lower() not in shipped:
        say(readings.no_grammar(None if code == UNKNOWN else code, shipped))


def _print(report: ReadReport) -> None:
    """Print one report for a person."""
    found = report.extraction
    click.echo(f"{report.name} ({found.language})")
    for claim in found.claims:
        flag = "?" if claim.confidence.value == "review" else " "
        click.echo(f"{flag} {claim.id:>4}  {readings.claim_read(claim)}")
        click.echo(f'        "{" ".join(claim.quote.split())}"')
    queued = [n for n in found.numerals if n.account is Account.QUEUED]
    click.echo(readings.report_words(len(found.claims), len(found.numerals), len(queued)))
    for numeral in queued:
        click.echo(f"  {readings.number_waits(numeral.text, numeral.start)}")
