"""``habeas reconcile``: which published figures cannot all be true."""

import json
from pathlib import Path

import click

from habeas.app.reconcile_file import reconcile_file
from habeas.model.conflict import Conflict, ConflictVerdict, Report

_WORDS = {
    ConflictVerdict.CAN_ALL_BE_TRUE: "can all be true",
    ConflictVerdict.CANNOT: "cannot all be true",
    ConflictVerdict.UNDECIDED: "were not decided in the time given",
}
_SHOWN = 10


@click.command(short_help="Which published figures cannot all be true, and why.")
@click.argument("figures", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="table for reading, json for everything, proofs included.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=10.0,
    show_default=True,
    help="Stop looking after about so long; what was not proven is said.",
)
def reconcile(figures: Path, form: str, seconds: float) -> int:
    """Say which figures in FIGURES (.jsonl or .csv) cannot all be true, and what would mend it.

    Each line of the file is one published figure, or one relation between figures.
    Exit code 0: all can be true; 1: they cannot; 2: could not run.

    \b
    Example:
      habeas reconcile figures.jsonl
      habeas reconcile figures.csv --format json
    """  # noqa: D301 - click reads the escape
    report = reconcile_file(figures, seconds=seconds)
    if form == "json":
        click.echo(json.dumps(report.to_record(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(_table(report)))
    return 1 if report.verdict is ConflictVerdict.CANNOT else 0


def _table(report: Report) -> list[str]:
    count = len(report.fates)
    words = _WORDS[report.verdict]
    # One figure is not "all": it can be true, or it contradicts itself.
    told = f"1 figure {words.replace(' all', '')}" if count == 1 else f"{count:,} figures {words}"
    lines = [f"{told}."]
    shown = report.conflicts[:_SHOWN]
    for i, conflict in enumerate(shown, 1):
        lines += ["", f"{i}. {conflict.title}", *_conflict(conflict)]
    if len(report.conflicts) > len(shown):
        lines += ["", f"{len(report.conflicts) - len(shown)} more conflicts: --format json"]
    if report.conditional:
        lines += ["", "Only if something is assumed that no source states:"]
        for conflict in report.conditional[:_SHOWN]:
            lines += ["", f"- {conflict.title}", *_conflict(conflict)]
        lines += _more(len(report.conditional))
    if report.repairs:
        lines += ["", "What would mend it, the best evidence first (none says who is right):"]
        lines += [
            f"  {repair.figure}.{repair.field}: {_short(repair.before)} -> {_short(repair.to)}"
            f"   {repair.why}"
            for repair in report.repairs[:_SHOWN]
        ]
        lines += _more(len(report.repairs))
    lines += _section("Copies", [f"{c.figure}: {c.why}" for c in report.copies])
    lines += _section("Implied", _first([fact.what for fact in report.implied]))
    lines += _section("Sums that fit", _first([c.why for c in report.compositions]))
    lines += _section("Notes", list(report.notes))
    return lines


def _conflict(conflict: Conflict) -> list[str]:
    lines = [f"   {conflict.sum}"]
    if conflict.full:
        lines.append(f"   in full: {conflict.full}")
    lines += [f"   assuming {assumption}" for assumption in conflict.assumptions]
    lines += [f"   they agree {reading}" for reading in conflict.agree_if[:4]]
    return lines


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", f"{title}:", *(f"  {line}" for line in lines)] if lines else []


def _first(lines: list[str]) -> list[str]:
    return [*lines[:_SHOWN], *(line.strip() for line in _more(len(lines)))]


def _more(count: int) -> list[str]:
    """Say how many of a section are not printed, and where they are."""
    return [f"  {count - _SHOWN:,} more: --format json"] if count > _SHOWN else []


def _short(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
