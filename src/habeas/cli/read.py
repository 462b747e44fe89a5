"""``habeas read``: what a report claims, and what became of every number in it."""

import json

import click

from habeas.app.read_report import ReadReport, read_report
from habeas.cli.output import say
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure
from habeas.model.numeral import Account
from habeas.vocabulary import listed


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--said-on", metavar="DATE", help="When it was published, such as 2025-12-23.")
@click.option("--lang", metavar="CODE", help="Its language, such as en or ru.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="How to print what was found.",
)
def read(files: tuple[str, ...], said_on: str | None, lang: str | None, output_format: str) -> None:
    """Read reports: claims with their quotes, and the account of every number.

    No archive is needed and nothing is kept.

    Example:  habeas read report.txt --said-on 2025-12-23
    """
    warn_of_language(lang)
    for path in files:
        for report in read_report(path, said_on=said_on, language=lang):
            for note in report.document.notes:
                say(f"{report.name}: {note}")
            if output_format == "jsonl":
                for record in report.records():
                    click.echo(json.dumps(record, ensure_ascii=False))
            else:
                _print(report)


def warn_of_language(code: str | None) -> None:
    """Say where no grammar reads a language: its numbers and dates are still accounted for.

    Args:
        code: As given; None where it is told from the text.
    """
    shipped = listed("languages")
    if code is not None and code not in shipped:
        say(
            f"no grammar for {code!r}: only numbers and dates are read, no claims; "
            f"grammars: {', '.join(shipped)}"
        )


def _print(report: ReadReport) -> None:
    """Print one report for a person."""
    found = report.extraction
    click.echo(f"{report.name} ({found.language})")
    for claim in found.claims:
        flag = "?" if claim.confidence.value == "review" else " "
        click.echo(f"{flag} {claim.id:>4}  {_headline(claim)}")
        click.echo(f'        "{" ".join(claim.quote.split())}"')
    queued = [n for n in found.numerals if n.account is Account.QUEUED]
    click.echo(
        f"{len(found.claims)} claims; {len(found.numerals)} numbers, "
        f"{len(found.numerals) - len(queued)} accounted for, {len(queued)} waiting for a person"
    )
    for numeral in queued:
        click.echo(f"  waiting: {numeral.text!r} at {numeral.start}")


def _headline(claim: Claim) -> str:
    """Say one claim in a line."""
    body = claim.body
    if isinstance(body, Figure):
        parts = [_amount(body), body.population.replace("_", " "), body.measure.replace("_", " ")]
        parts += [f"({body.time})" if body.time is not None else "(no date)"]
    elif isinstance(body, Event):
        parts = [body.person, body.event.replace("_", " ")]
        parts += [f"to {body.destination}"] if body.destination else []
        parts += [f"({body.date})" if body.date is not None else "(no date)"]
    elif isinstance(body, Exchange):
        parts = ["exchange:", f"{' '.join(body.released.split())!r}"]
        parts += ["for", f"{' '.join(body.concession.split())!r}"]
    else:
        parts = [body.person, body.field, body.value]
    if not claim.modality.acts:
        parts.append(f"[{claim.modality.value}]")
    if claim.attributed_to:
        parts.append(f"says {claim.attributed_to}")
    return " ".join(parts)


def _amount(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low == high:
        amount = f"{low:,}"
    elif high is None:
        amount = f"{low:,} or more"
    elif low is None:
        amount = f"at most {high:,}"
    else:
        amount = f"{low:,} to {high:,}"
    return amount if figure.hedge.value != "about" else f"about {amount}"
