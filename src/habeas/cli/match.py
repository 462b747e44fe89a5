"""``habeas match``: records that may be one person, with what speaks for it and against."""

from pathlib import Path

import click

from habeas.app.show_desk import SHOWN, show_match
from habeas.cli.archive_options import archive_argument, asked_line, moment_options, reading
from habeas.cli.output import dump, format_option, say
from habeas.lists.amounts import counted
from habeas.publish.desk import RecordPair
from habeas.publish.quotes import Quoted


@click.command()
@archive_argument
@click.option("--on", metavar="DATE", help="Day of the count that a judgement would change.")
@moment_options
@format_option("table", "json")
def match(
    archive_path: Path,
    on: str | None,
    known: str | None,
    said_by: str | None,
    output_format: str,
) -> None:
    """List pairs nobody has judged: those that would change a count first, then the likeliest.

    Judge one with `habeas judge`. A table has the first hundred; json has all.

    Example:  habeas match mine.habeas --on 2025-12-23
    """
    with reading(archive_path, on=on, known=known, said_by=said_by) as read:
        page = show_match(read, most=None if output_format == "json" else SHOWN)
        note = asked_line(read)
    if output_format == "json":
        click.echo(dump(page.to_record()))
    else:
        click.echo("\n".join(line for pair in page.pairs for line in _lines(pair)), nl=False)
        click.echo("" if page.pairs else "Nothing waits for a judgement.")
    if page.not_shown_words:
        say(page.not_shown_words)
    if page.left_out:
        say(page.left_out_words)
    say(f"{counted(page.total, 'pair')}, {note}")


def _lines(pair: RecordPair) -> list[str]:
    other = pair.b
    return [
        f"{pair.a[1]} ({pair.a[0]}) and {other.name} ({other.person})",
        f"  {other.verdict}, score {other.score:.2f}. {pair.effect}".rstrip(),
        *([f"  {other.not_compared_words}"] if other.not_compared else []),
        f"  for: {'; '.join(other.evidence_for) or 'nothing'}",
        f"  against: {'; '.join(other.evidence_against) or 'nothing'}",
        *(f"  {pair.a[1]}: {_words(quoted)}" for quoted in pair.a_quotes),
        *(f"  {other.name}: {_words(quoted)}" for quoted in pair.b_quotes),
        "",
    ]


def _words(quoted: Quoted) -> str:
    printed = quoted.source.publisher or quoted.source.name
    day = f", {quoted.source.said_on}" if quoted.source.said_on else ""
    return f"“{quoted.claim.quote}” — {printed}{day}"
