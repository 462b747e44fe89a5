"""``habeas figures``, ``conflicts`` and ``exchanges``: what others published, tested."""

from pathlib import Path

import click

from habeas.app.follow_exchange import follow_exchanges
from habeas.app.show_exchange import show_exchanges
from habeas.app.show_figures import show_conflicts, show_figures
from habeas.cli.archive_options import archive_argument, asked_line, moment_options, reading
from habeas.cli.output import dump, format_option, print_rows, say
from habeas.publish.conflicts import ConflictCard
from habeas.words import figure_tests
from habeas.words.command_lines import found_line


@click.command()
@archive_argument
@moment_options
@format_option()
def figures(archive_path: Path, known: str | None, said_by: str | None, output_format: str) -> None:
    """List every published figure with who says it and what became of it.

    Example:  habeas figures mine.habeas --said-by 2025-12-23
    """
    with reading(archive_path, known=known, said_by=said_by) as read:
        page = show_figures(read)
        note = asked_line(read)
    if output_format in ("json", "jsonl"):
        print_rows([row.to_record() for row in page.rows], (), output_format)
    else:
        rows = [
            {
                "id": row.quoted.id[:10],
                "figure": row.words,
                "when": row.when,
                "who": row.publisher,
                "fate": row.fate,
                "conflicts": " ".join(map(str, row.conflicts)),
            }
            for row in page.rows
        ]
        print_rows(rows, ("id", "figure", "when", "who", "fate", "conflicts"), output_format)
    say(found_line("figures", len(page.rows), note))


@click.command()
@archive_argument
@moment_options
@format_option("table", "json")
@click.pass_context
def conflicts(
    context: click.Context,
    archive_path: Path,
    known: str | None,
    said_by: str | None,
    output_format: str,
) -> None:
    """Say which published figures cannot all be true, why, and what would mend it.

    Example:  habeas conflicts mine.habeas

    Exit code 1 where there are some.
    """
    with reading(archive_path, known=known, said_by=said_by) as read:
        page = show_conflicts(read)
        note = asked_line(read)
    if output_format == "json":
        click.echo(dump(page.to_record()))
    else:
        click.echo(page.verdict)
        for card in page.cards:
            click.echo("\n".join(["", *card_lines(card)]))
        if page.findings:
            click.echo(f"\n{figure_tests.else_found()}")
            click.echo("\n".join(f"  {finding}" for finding in page.findings))
    say(note)
    context.exit(1 if page.cards else 0)


def card_lines(card: ConflictCard, *, repairs: int = 3) -> list[str]:
    """Write one conflict as lines of text.

    Args:
        card: The conflict.
        repairs: How many repairs and readings to print, best first.
    """
    lines = [f"{card.number}. {card.sentence}", f"   {card.sum}"]
    lines += [f"   {card.balance}"] if card.balance else []
    lines += [f"   {figure_tests.granted(item)}" for item in card.assumptions]
    lines += [
        f"   {figure_tests.repair_because(item.words, item.why)}" for item in card.repairs[:repairs]
    ]
    lines += [f"   {figure_tests.they_agree(item)}" for item in card.readings[:repairs]]
    more = max(0, len(card.repairs) - repairs) + max(0, len(card.readings) - repairs)
    lines += [f"   {figure_tests.more_repairs(more)}"] if more else []
    for quoted in card.quotes:
        printed = quoted.source.publisher or quoted.source.name
        told = figure_tests.quoted_line(quoted.claim.quote, quoted.speaker, printed)
        lines.append(f"   {told}")
    return lines


@click.command()
@archive_argument
@moment_options
@format_option()
def exchanges(
    archive_path: Path, known: str | None, said_by: str | None, output_format: str
) -> None:
    """List people let go against something given: both sides, and who denies it.

    Example:  habeas exchanges mine.habeas
    """
    with reading(archive_path, known=known, said_by=said_by) as read:
        page = show_exchanges(read)
        followed = follow_exchanges(read)
        note = asked_line(read)
    columns = ("when", "released", "concession", "parties", "brokers", "denied_by", "outcome")
    rows = page.to_record()["exchanges"]
    for row in rows:
        summary = followed[row["claim"]]
        row["outcome"] = (
            summary.to_record()
            if output_format in ("json", "jsonl")
            else "; ".join(summary.words()[1:])
        )
    print_rows(rows, columns, output_format)
    say(found_line("exchanges", len(page.cards), note))
