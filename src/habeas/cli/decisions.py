"""``habeas decide``, ``judge``, ``undo``, ``retract``: what people decide, with who and why."""

import json
from pathlib import Path

import click

from habeas.app.name_mention import mention_named
from habeas.cli.archive_options import archive_argument, decision_options, opened
from habeas.errors import RecordError


@click.command()
@archive_argument
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.argument("decision", type=click.Choice(["accept", "reject", "correct"]))
@decision_options
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="What to correct.")
def decide(
    archive_path: Path,
    claims: tuple[str, ...],
    decision: str,
    by: str,
    why: str,
    changes: tuple[str, ...],
) -> None:
    """Accept, reject or correct a claim, or several for one reason. Only accepted claims count.

    Example:  habeas decide mine.habeas 3fa9c2 accept --why "two sources agree"

    A correction accepts the claim as corrected. It names the fields that change, in the
    words of the wire form (an event has a date, a figure a time and two values):

    habeas decide mine.habeas 3fa9c2 correct --set date=2025-09-11 --why "misread"
    """
    correction = dict(change_of(item) for item in changes) if changes else None
    with opened(archive_path, write=True) as archive:
        decisions = [(claim, decision) for claim in claims]
        corrections = dict.fromkeys(claims, correction)
        entries = archive.decide_all(decisions, by=by, why=why, corrections=corrections)
    click.echo("\n".join(entries))


def change_of(item: str) -> tuple[str, object]:
    """Read FIELD=VALUE; a value that is JSON is taken as such.

    Raises:
        RecordError: It is not.
    """
    name, found, value = item.partition("=")
    if not found or not name:
        raise RecordError("not FIELD=VALUE", where=repr(item), hint="--set date=2025-09-11")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


@click.command()
@archive_argument
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.argument("judgement", type=click.Choice(["same", "different", "unsure"]))
@decision_options
def judge(archive_path: Path, a: str, b: str, judgement: str, by: str, why: str) -> None:
    """Say whether two people, or the people of two claims, are one person: by their ids.

    Example:  habeas judge mine.habeas p3fa9c21bxk0e p77ab014mz2qd same --why "same birth date"
    """
    with opened(archive_path, write=True) as archive:
        view = archive.view()
        first, second = mention_named(view, a), mention_named(view, b)
        entry = archive.judge(first, second, judgement, by=by, why=why)
    click.echo(entry)


@click.command()
@archive_argument
@click.argument("entry", metavar="ENTRY")
@decision_options
def undo(archive_path: Path, entry: str, by: str, why: str) -> None:
    """Take back a decision, judgement, retraction or undo. It stays visible in history.

    Example:  habeas undo mine.habeas 91b3e0 --why "decided in haste"
    """
    with opened(archive_path, write=True) as archive:
        click.echo(archive.undo(entry, by=by, why=why))


@click.command()
@archive_argument
@click.argument("claim", metavar="CLAIM")
@decision_options
def retract(archive_path: Path, claim: str, by: str, why: str) -> None:
    """Withdraw a claim. It no longer counts, and stays visible in history.

    Example:  habeas retract mine.habeas 3fa9c2 --why "the outlet withdrew the article"
    """
    with opened(archive_path, write=True) as archive:
        click.echo(archive.retract(claim, by=by, why=why))
