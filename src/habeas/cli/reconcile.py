"""``habeas reconcile``: which published figures cannot all be true."""

import json
from pathlib import Path

import click

from habeas.app.reconcile_file import reconcile_file
from habeas.model.conflict import Conflict, ConflictVerdict, Report
from habeas.words import figure_tests

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
    lines = [figure_tests.verdict_of_file(report.verdict, len(report.fates))]
    shown = report.conflicts[:_SHOWN]
    for i, conflict in enumerate(shown, 1):
        lines += ["", f"{i}. {conflict.title}", *_conflict(conflict)]
    if len(report.conflicts) > len(shown):
        lines += ["", figure_tests.more_conflicts(len(report.conflicts) - len(shown))]
    if report.conditional:
        lines += ["", figure_tests.only_assumed()]
        for conflict in report.conditional[:_SHOWN]:
            lines += ["", f"- {conflict.title}", *_conflict(conflict)]
        lines += _more(len(report.conditional))
    if report.repairs:
        lines += ["", figure_tests.would_mend()]
        lines += [
            f"  {repair.figure}.{repair.field}: {_short(repair.before)} -> {_short(repair.to)}"
            f"   {repair.why}"
            for repair in report.repairs[:_SHOWN]
        ]
        lines += _more(len(report.repairs))
    lines += _section(figure_tests.copies(), [f"{c.figure}: {c.why}" for c in report.copies])
    lines += _section(figure_tests.implied(), _first([fact.what for fact in report.implied]))
    lines += _section(figure_tests.sums_that_fit(), _first([c.why for c in report.compositions]))
    lines += _section(figure_tests.notes(), list(report.notes))
    return lines


def _conflict(conflict: Conflict) -> list[str]:
    lines = [f"   {conflict.sum}"]
    if conflict.full:
        lines.append(f"   {figure_tests.in_full(conflict.full)}")
    lines += [f"   {figure_tests.assuming(assumption)}" for assumption in conflict.assumptions]
    lines += [f"   {figure_tests.they_agree(reading)}" for reading in conflict.agree_if[:4]]
    return lines


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _first(lines: list[str]) -> list[str]:
    return [*lines[:_SHOWN], *(line.strip() for line in _more(len(lines)))]


def _more(count: int) -> list[str]:
    """Say how many of a section are not printed, and where they are."""
    return [f"  {figure_tests.more_lines(count - _SHOWN)}"] if count > _SHOWN else []


def _short(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
