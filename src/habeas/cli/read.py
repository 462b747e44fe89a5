"""``habeas read``: what a report claims, and what became of every number in it."""

import json
from collections.abc import Sequence
from typing import Any

import click

from habeas.app.ask_model import Consultation
from habeas.app.read_proposals import ProposalFile, read_proposals
from habeas.app.read_report import (
    ReadReport,
    check_dates,
    open_reports,
    read_document,
    refused_record,
)
from habeas.cli.model_options import model_choice, model_options
from habeas.cli.output import printable, say
from habeas.cli.progress import progress_bar
from habeas.extract import ProposedRecord
from habeas.extract.gate.judgement import RefusedProposal
from habeas.extract.guess import UNKNOWN
from habeas.model.claim import BY_GRAMMAR
from habeas.model.numeral import Account
from habeas.read import Document
from habeas.vocabulary import listed
from habeas.words import models, readings
from habeas.words.doubts import doubts_words
from habeas.words.refusals import proposed_words, refused_line


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--said-on", metavar="DATE", help="When it was published, such as 2025-12-23.")
@click.option(
    "--covers", metavar="PERIOD", help="What it is about, such as 2025 or 2025-01/2025-06."
)
@click.option("--lang", metavar="CODE", help="Its language, such as en or ru.")
@click.option(
    "--proposals",
    type=click.Path(),
    metavar="P.jsonl",
    help="What others hold that it says, one record a line; the gate judges each.",
)
@model_options
@click.option("--no-grammar", is_flag=True, help="Read nothing but what others propose.")
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
    proposals: str | None,
    no_grammar: bool,
    output_format: str,
    **of_model: Any,
) -> None:
    """Read reports: claims with their quotes, and the account of every number.

    No archive is needed and nothing is kept.

    Example:  habeas read report.txt --said-on 2025-12-23
    """
    choice = model_choice(of_model)
    model = choice.consultation()
    if no_grammar and proposals is None and model is None:
        raise click.UsageError("nothing would read the files: add --proposals or --model")
    check_dates(said_on, covers)
    warn_of_language(lang)
    others = ProposalFile() if proposals is None else read_proposals(proposals)
    documents = open_reports(files)
    names: tuple[str, ...] = ()
    if proposals is not None or choice.asks_before:
        # All names together tell which proposals are for no document, all texts what is sent.
        known = tuple(documents)
        documents, names = iter(known), tuple(name for name, _document in known)
        if model is not None:
            choice.agree(model, (document.text for _name, document in known))
    for name, document in documents:
        report = read_document(
            name,
            document,
            said_on=said_on,
            language=lang,
            covers=covers,
            proposals=(*others.of(name, among=names), *_asked(model, name, document, lang)),
            grammar=not no_grammar,
        )
        for note in document.notes:
            say(f"{name}: {note}")
        if lang is None:
            warn_of_language(report.extraction.language)
        _print(report, output_format)
    _print_refused(others.of_none(names), output_format)


def _asked(
    model: Consultation | None, name: str, document: Document, lang: str | None
) -> tuple[ProposedRecord, ...]:
    """Ask a model, where there is one, and say what it did not answer."""
    if model is None:
        return ()
    count = len(model.passages(document, lang))
    with progress_bar(count, models.asking(model.model.title)) as step:
        found = model.ask(name, document, language=lang, progress=step)
    if found.note:
        say(printable(found.note))
    return found.proposals


def warn_of_language(code: str | None) -> None:
    """Say where no grammar reads a language: its numbers and dates are still accounted for.

    Args:
        code: As given, or told from the text; None where nothing is to be said.
    """
    shipped = listed("languages")
    if code is not None and code.split("-", maxsplit=1)[0].lower() not in shipped:
        say(readings.no_grammar(None if code == UNKNOWN else code, shipped))


def _print(report: ReadReport, output_format: str) -> None:
    if output_format == "jsonl":
        for record in report.records():
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        _print_table(report)


def _print_refused(refused: Sequence[RefusedProposal], output_format: str) -> None:
    """Print what is of no document."""
    for item in refused:
        if output_format == "jsonl":
            click.echo(json.dumps(refused_record(item, file=None), ensure_ascii=False))
        else:
            click.echo(proposal_line(item))


def proposal_line(item: RefusedProposal) -> str:
    """Say in one line what was proposed by whom and why it does not stand.

    Args:
        item: What the gate refused.
    """
    why = item.refused
    words = printable(why.words)
    return refused_line(item.by, field=printable(why.field), reason=why.reason.value, words=words)


def _print_table(report: ReadReport) -> None:
    """Print one report for a person."""
    found = report.extraction
    click.echo(f"{report.name} ({found.language})")
    for claim in found.claims:
        flag = "?" if claim.confidence.value == "review" else " "
        click.echo(f"{flag} {claim.id:>4}  {readings.claim_read(claim)}")
        click.echo(f'        "{" ".join(claim.quote.split())}"')
        why = doubts_words(claim)
        if why:
            click.echo(f"        {readings.waits_for(why)}")
        if claim.proposed_by != BY_GRAMMAR:
            click.echo(f"        {proposed_words(claim.proposed_by)}")
    queued = [n for n in found.numerals if n.account is Account.QUEUED]
    click.echo(readings.report_words(len(found.claims), len(found.numerals), len(queued)))
    for numeral in queued:
        click.echo(f"  {readings.number_waits(numeral.text, numeral.start)}")
    for item in found.refused:
        click.echo(f"  {proposal_line(item)}")
