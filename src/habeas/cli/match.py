"""``habeas match``: records that may be one person, with what speaks for it and against."""

from pathlib import Path

import click

from habeas.app.show_desk import SHOWN, show_match
from habeas.cli.archive_options import archive_argument, asked_line, moment_options, reading
from habeas.cli.output import dump, format_option, say
from habeas.publish.desk import RecordPair
from habeas.publish.quotes import Quoted
from habeas.words import judgements
from habeas.words.command_lines import found_line


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
        click.echo("" if page.pairs else judgements.nothing_to_judge())
    if page.not_shown_words:
        say(page.not_shown_words)
    if page.left_out:
        say(page.left_out_words)
    say(found_line("pairs", page.total, note))


def _lines(pair: RecordPair) -> list[str]:
    (one_id, one), other = pair.a, pair.b
    return [
        judgements.pair_line(one, one_id, other.name, other.person),
        f"  {judgements.score_line(other.verdict, f'{other.score:.2f}', pair.effect)}",
        *([f"  {other.not_compared_words}"] if other.not_compared else []),
        f"  {judgements.speaks_for(other.evidence_for)}",
        f"  {judgements.speaks_against(other.evidence_against)}",
        *(f"  {_words(one, quoted)}" for quoted in pair.a_quotes),
        *(f"  {_words(other.name, quoted)}" for quoted in pair.b_quotes),
        "",
    ]


def _words(name: str, quoted: Quoted) -> str:
    source = quoted.source
    printed = source.publisher or source.name
    return judgements.mentioned(name, quoted.claim.quote, printed, source.said_on)
