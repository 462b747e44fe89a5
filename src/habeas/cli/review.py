"""``habeas review``: what waits for a person."""

from pathlib import Path
from typing import Any

import click

from habeas.archive import View
from habeas.cli.archive_options import archive_argument, opened
from habeas.cli.output import format_option, print_rows, say
from habeas.model.numeral import Account
from habeas.words.claims import claim_line
from habeas.words.command_lines import waiting_line
from habeas.words.readings import not_explained

COLUMNS = ("id", "state", "source", "says", "quote", "proposed_by")


@click.command()
@archive_argument
@click.option("--source", help="Only of one source, by its id.")
@click.option("--state", type=click.Choice(["proposed", "review"]), help="Only these.")
@format_option()
def review(archive_path: Path, source: str | None, state: str | None, output_format: str) -> None:
    """List what waits for a person: claims nobody decided on, numbers nobody explained.

    A claim in state "review" is one that somebody has to look at: why is in the
    JSON. Accepting is `habeas decide`.

    Example:  habeas review mine.habeas --state review
    """
    with opened(archive_path) as archive:
        view = archive.view()
        rows: list[dict[str, Any]] = [
            {
                "id": item.entry,
                "state": item.state,
                "source": item.source,
                "says": claim_line(item.claim),
                "quote": item.claim.quote,
                "proposed_by": list(item.claim.proposed_by),
                "claim": item.claim.to_record(),
            }
            for item in view.claims(state=state or ("review", "proposed"), source=source)
        ]
        if state is None:
            rows += _queued(view, source)
    if output_format == "table":
        rows = [
            row | {"id": row["id"][:10], "source": row["source"][:8], "quote": row["quote"][:90]}
            for row in rows
        ]
    print_rows(rows, COLUMNS, output_format)
    say(waiting_line(len(rows)))


def _queued(view: View, source: str | None) -> list[dict[str, Any]]:
    rows = []
    for item in view.sources():
        if source is not None and not item.id.startswith(source):
            continue
        text = view.snapshot(item.id).text
        rows += [
            {
                "id": f"{item.id}:{numeral.start}",
                "state": "queued",
                "source": item.id,
                "says": not_explained(numeral.text),
                "quote": " ".join(text[max(0, numeral.start - 40) : numeral.end + 40].split()),
            }
            for numeral in view.numerals(item.id)
            if numeral.account is Account.QUEUED
        ]
    return rows
