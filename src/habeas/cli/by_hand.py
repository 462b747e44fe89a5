"""``habeas claim``, ``numbers``, ``explain``: what a person sees in a source and no rule did."""

from pathlib import Path
from typing import Any

import click

from habeas.app.claim_by_hand import TYPES, claim_by_hand
from habeas.cli.archive_options import archive_argument, decision_options, opened
from habeas.cli.decisions import change_of
from habeas.cli.output import format_option, print_rows, say
from habeas.errors import RecordError
from habeas.model.numeral import Account
from habeas.words import readings

COLUMNS = ("id", "number", "account", "claim", "around")
_AROUND = 40


@click.command()
@archive_argument
@click.argument("source", metavar="SOURCE")
@click.option(
    "--quote", required=True, help="The words it rests on, exactly as the source has them."
)
@click.option("--nth", type=int, metavar="N", help="Which occurrence of the quote, from 1.")
@click.option("--type", "kind", type=click.Choice(TYPES), required=True, help="What it claims.")
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help="A field of it.")
@click.option("--propose", is_flag=True, help="Leave the decision to somebody else.")
@decision_options
def claim(
    archive_path: Path,
    source: str,
    quote: str,
    nth: int | None,
    kind: str,
    fields: tuple[str, ...],
    propose: bool,
    by: str,
    why: str,
) -> None:
    """Make a claim by hand from words of a source, and accept it.

    Example:  habeas claim mine.habeas 3fa9c2 --type person_event --quote "Anna Testova is home"
    --set person="Anna Testova" --set event=released --set date=2025-09-11 --why "read it"

    Fields are those of the wire form. A figure has measure, population, value (or value_low
    and value_high) and time: --type figure --set measure=released --set value=14
    --set population="political prisoners" --set time=2025-06. An attribute has person,
    field and value.
    """
    given = dict(change_of(item) for item in fields)
    with opened(archive_path, write=True) as archive:
        made = claim_by_hand(
            archive,
            source,
            quote=quote,
            type=kind,
            fields=given,
            by=by,
            why=why,
            nth=nth,
            accept=not propose,
        )
    click.echo(made.claim)
    for numeral in made.numbers:
        say(readings.explained_by_claim(numeral.text))


@click.command()
@archive_argument
@click.option("--source", help="Only of one source, by its id or enough of its first digits.")
@click.option("--queued", is_flag=True, help="Only those that nothing explains yet.")
@format_option()
def numbers(archive_path: Path, source: str | None, queued: bool, output_format: str) -> None:
    """List every number in the sources, and what became of it.

    Example:  habeas numbers mine.habeas --queued
    """
    rows: list[dict[str, Any]] = []
    with opened(archive_path) as archive:
        view = archive.view()
        for item in [view.source(source)] if source else view.sources():
            text = view.snapshot(item.id).text
            for numeral in view.numerals(item.id):
                if queued and numeral.account is not Account.QUEUED:
                    continue
                first, last = max(0, numeral.start - _AROUND), numeral.end + _AROUND
                rows.append(
                    {
                        "id": f"{item.id}:{numeral.start}",
                        "number": numeral.text,
                        "account": numeral.account.value,
                        "claim": numeral.claim,
                        "around": " ".join(text[first:last].split()),
                    }
                )
    print_rows(rows, COLUMNS, output_format)
    waiting = sum(row["account"] == Account.QUEUED for row in rows)
    say(readings.numbers_words(len(rows), waiting))


@click.command()
@archive_argument
@click.argument("number", metavar="SOURCE:START")
@click.argument(
    "account",
    type=click.Choice([a.value for a in Account if a not in (Account.QUEUED, Account.FIGURE)]),
)
@decision_options
def explain(archive_path: Path, number: str, account: str, by: str, why: str) -> None:
    """Say what a number is that nothing had explained: a date, an age, money...

    Example:  habeas explain mine.habeas 3fa9c2:118 article --why "article 130"

    `habeas numbers` lists the numbers. One that counts people becomes a claim instead:
    `habeas claim`. `habeas undo` takes it back.
    """
    source, found, start = number.rpartition(":")
    if not found or not (start.isascii() and start.isdecimal()):
        raise RecordError("not SOURCE:START", where=repr(number), hint="see `habeas numbers`")
    with opened(archive_path, write=True) as archive:
        click.echo(archive.explain_number(source, int(start), account, by=by, why=why))
