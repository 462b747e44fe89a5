"""``habeas people`` and ``habeas person``: who is in the archive, and what is known of one."""

from collections.abc import Iterator
from pathlib import Path

import click

from habeas.app.show_person import show_people, show_person
from habeas.cli.archive_options import archive_argument, asked_line, moment_options, reading
from habeas.cli.output import dump, format_option, print_rows, say
from habeas.publish.person import PersonPage
from habeas.words import judgements, person_lines
from habeas.words.answers import unreviewed_words
from habeas.words.command_lines import found_line
from habeas.words.text import plain

COLUMNS = ("person", "name", "matched", "status", "last_reported", "claims")


@click.command()
@archive_argument
@click.argument("query", required=False, default="")
@moment_options
@format_option()
def people(
    archive_path: Path, query: str, known: str | None, said_by: str | None, output_format: str
) -> None:
    """List people, or find one by any spelling in any script.

    Example:  habeas people mine.habeas "Nelia Varabei"
    """
    with reading(archive_path, known=known, said_by=said_by) as read:
        rows = []
        start = 0
        while True:
            page = show_people(read, query, start=start)
            rows += [row.to_record() | {"name": row.name} for row in page.rows]
            start += page.size
            if start >= page.total:
                break
        note = asked_line(read)
    if output_format in ("json", "jsonl"):
        rows = [{key: value for key, value in row.items() if key != "name"} for row in rows]
    print_rows(rows, COLUMNS, output_format)
    say(found_line("people", len(rows), note))


@click.command()
@archive_argument
@click.argument("person_id", metavar="ID")
@click.option("--on", metavar="DATE", help="The day asked about; the last reported day if none.")
@moment_options
@format_option("table", "json")
def person(
    archive_path: Path,
    person_id: str,
    on: str | None,
    known: str | None,
    said_by: str | None,
    output_format: str,
) -> None:
    """Show one person: status, case history, every quote, and where records disagree.

    Example:  habeas person mine.habeas p3fa9c21b --on 2025-09-12
    """
    with reading(archive_path, on=on, known=known, said_by=said_by) as read:
        page = show_person(read, person_id)
        note = asked_line(read)
    if output_format == "json":
        click.echo(dump(page.to_record()))
    else:
        click.echo("\n".join(_lines(page)))
    say(note)


def _lines(page: PersonPage) -> list[str]:
    others = [form for form, _, _ in page.names if form != page.title]
    lines = [
        page.title,
        *([f"  {person_lines.also_written(others)}"] if others else []),
        person_lines.on_day(page.asked.on),
        *_axes(page),
        *(f"  {person_lines.may_be_among(group.words)}" for group in page.among),
        *(f"  {person_lines.named_among(group.words)}" for group in page.named_in),
    ]
    if page.counted:
        lines.append(f"  {person_lines.only_possible(page.counted)}")
    lines += [*_history(page), *_near(page)]
    if page.waiting:
        lines.append(unreviewed_words(page.waiting))
    return lines


def _axes(page: PersonPage) -> Iterator[str]:
    for axis in page.axes:
        yield f"  {person_lines.axis_line(axis.label, axis.sentence)}"
        if axis.disagrees:
            yield f"    {person_lines.disagree()}"
        quotes = {q.id: q for value in axis.values for q in value.quotes}
        for quoted in quotes.values():
            told = person_lines.quote_line(quoted.claim.quote, quoted.speaker, quoted.id[:10])
            yield f"    {told}"


def _history(page: PersonPage) -> Iterator[str]:
    yield person_lines.history()
    for happening in page.history:
        told = person_lines.happening(
            nth=happening.number,
            when=happening.when,
            event=plain(happening.event),
            doubt=happening.doubt,
            details=happening.details,
            speakers=happening.speakers,
        )
        yield f"  {told}"


def _near(page: PersonPage) -> Iterator[str]:
    """Say which other records may be the same person."""
    for other in page.others:
        score = f"{other.score:.2f}"
        yield judgements.possibly_same(other.name, other.person, other.verdict, score)
        if other.not_compared:
            yield f"    {other.not_compared_words}"
        yield from (f"    {judgements.speaks_for([item])}" for item in other.evidence_for)
        yield from (f"    {judgements.speaks_against([item])}" for item in other.evidence_against)
    if page.more_others:
        yield judgements.more_records()
