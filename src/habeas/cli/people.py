"""``habeas people`` and ``habeas person``: who is in the archive, and what is known of one."""

from pathlib import Path

import click

from habeas.app.show_person import show_people, show_person
from habeas.cli.archive_options import archive_argument, asked_line, moment_options, reading
from habeas.cli.output import dump, format_option, print_rows, say
from habeas.lists.amounts import counted
from habeas.publish.person import PersonPage

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
    say(f"{counted(len(rows), 'person', 'people')}, {note}")


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
    lines = [page.title]
    others = [form for form, _, _ in page.names if form != page.title]
    lines += [f"  also written: {', '.join(others)}"] if others else []
    lines.append(f"On {page.asked.on}:")
    for axis in page.axes:
        lines.append(f"  {axis.label}: {axis.sentence}")
        if axis.disagrees:
            lines.append("    Records disagree.")
        quotes = {q.id: q for value in axis.values for q in value.quotes}
        for quoted in quotes.values():
            lines.append(f"    “{quoted.claim.quote}” {quoted.speaker}, {quoted.id[:10]}")
    for group in page.among:
        lines.append(f"  May be one of these, of whom not all are named here: {group.words}")
    for group in page.named_in:
        lines.append(f"  Named as one of these: {group.words}")
    if page.counted:
        lines.append(f"  Counts of who is held take this for possible and no more: {page.counted}")
    lines.append("Case history:")
    for happening in page.history:
        doubt = f" ({happening.doubt})" if happening.doubt else ""
        event = happening.event.replace("_", " ")
        details = f"; {', '.join(happening.details)}" if happening.details else ""
        by = ", ".join(happening.speakers)
        lines.append(f"  {happening.number}. {happening.when}: {event}{doubt}{details} — {by}")
    for other in page.others:
        lines.append(
            f"Possibly the same: {other.name} ({other.person}), {other.verdict}, {other.score:.2f}"
        )
        lines += [f"    {other.not_compared_words}"] if other.not_compared else []
        lines += [f"    for: {item}" for item in other.evidence_for]
        lines += [f"    against: {item}" for item in other.evidence_against]
    if page.more_others:
        lines.append("More records are near by name than are shown; judge these, and they come in.")
    if page.waiting:
        lines.append(f"{counted(page.waiting, 'unreviewed claim')} could change this.")
    return lines
