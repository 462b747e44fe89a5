"""``habeas import``: a list goes in, after a look at what it would change."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from habeas.app.export_archive import import_export, is_export
from habeas.app.import_facts import ListImported
from habeas.app.import_list import (
    ROWS_AT_ONCE,
    Whole,
    check_whole,
    declare_whole,
    import_list,
)
from habeas.app.plan_list import ListPlan, plan_list
from habeas.app.preview_list import COLUMNS, preview_rows, summary
from habeas.archive import Archive
from habeas.cli.archive_options import archive_argument, opened
from habeas.cli.output import format_option, print_rows, say
from habeas.cli.progress import progress_bar
from habeas.errors import DecisionRefusedError, DocumentError
from habeas.lists.mapping import Mapping, load_mapping
from habeas.model.completeness import Completeness
from habeas.model.when import parse_when
from habeas.words import command_lines, list_imports
from habeas.words.completeness import complete_for

# What a terminal shows of a long list; csv, json and jsonl give all of it.
_SHOWN = 20
# Options that say of what a list names everybody, by what they are called here.
_SCOPE = {"from": "first", "to": "last", "place": "place"}


@click.command("import")
@archive_argument
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--map",
    "map_path",
    metavar="MAP",
    type=click.Path(path_type=Path),
    help="What each column holds; written there where there is no such file.",
)
@click.option(
    "--dry-run", is_flag=True, help="Show what would be added, changed and unclear; record nothing."
)
@click.option("--sheet", help="Which sheet of a workbook.")
@click.option("--list-name", help="How the list is called: its next version is known by it.")
@click.option("--publisher", help="Who makes the list.")
@click.option("--said-on", metavar="DATE", help="The day the list is of, such as 2025-09-01.")
@click.option("--accept", is_flag=True, help="Accept all clear claims of the list, as one batch.")
@click.option(
    "--same-above",
    metavar="SCORE",
    type=click.FloatRange(0, 1),
    help="Judge rows the same as people they match from this score on, as one batch."
    " A row that fits several people is left for a person, whatever its score.",
)
@click.option(
    "--complete",
    metavar="D",
    help="Say that this list names everybody whom definition D counts; see `habeas complete`.",
)
@click.option(
    "--from", "first", metavar="DATE", help="With --complete: first day; the list's if left out."
)
@click.option(
    "--to", "last", metavar="DATE", help="With --complete: last day; the list's if left out."
)
@click.option("--place", metavar="CODE", help="With --complete: where; everywhere if left out.")
@click.option(
    "--undo", "undone", metavar="BATCH", help="Take back the decisions of one import, all together."
)
@click.option("--by", envvar="HABEAS_BY", show_envvar=True, help="Who decides.")
@click.option("--why", help="The reason, in your words.")
@format_option()
def import_(archive_path: Path, file: Path | None, output_format: str, **asked: Any) -> None:
    """Bring in a list (CSV, XLSX), its next version, or an export of another archive.

    Every cell becomes a proposed claim that quotes its cell. Nobody is merged and
    nothing accepted unless you say so, with --by and --why.

    Example:  habeas import mine.habeas list.xlsx --map list.yaml --dry-run
    """
    if asked["undone"] is not None:
        _undo(archive_path, asked["undone"], asked["by"], asked["why"])
        return
    if file is None:
        raise DocumentError("no list to import", hint="name a CSV or XLSX file")
    if (asked["accept"] or asked["same_above"] is not None) and not (asked["by"] and asked["why"]):
        raise DecisionRefusedError("nobody decides", hint="add --by WHO and --why REASON")
    whole = _whole(asked)
    data = _bytes(file)
    with opened(archive_path, write=not asked["dry_run"]) as archive:
        if is_export(data):
            if whole is not None:
                raise DocumentError(
                    "an export is imported whole",
                    where=str(file),
                    hint="leave out --complete",
                )
            _take_in(archive, data, file, dry_run=asked["dry_run"])
            return
        plan = _plan(archive, data, file, asked)
        if whole is not None:
            check_whole(archive, plan, whole)
        _show(plan, output_format)
        if asked["dry_run"]:
            again = f" --map {asked['map_path']}" if asked["map_path"] else ""
            say(list_imports.nothing_recorded(f"habeas import {archive_path} {file}{again}"))
            return
        changes = plan.difference
        steps = -(-(len(changes.added) + len(changes.changed)) // ROWS_AT_ONCE)
        with progress_bar(steps, list_imports.recording()) as step:
            done = import_list(
                archive,
                plan,
                by=asked["by"],
                why=asked["why"],
                accept=asked["accept"],
                same_above=asked["same_above"],
                progress=step,
            )
        made = None if whole is None else declare_whole(archive, plan, done, whole)
    _report(archive_path, done, made, accept=asked["accept"])


def _take_in(archive: Archive, data: bytes, file: Path, *, dry_run: bool) -> None:
    if dry_run:
        raise DocumentError(
            "an export is imported whole", where=str(file), hint="leave out --dry-run"
        )
    say(import_export(archive, data, name=file.name).said())


def _whole(asked: dict[str, Any]) -> Whole | None:
    """Read that the list names everybody, where that is said."""
    if asked["complete"] is None:
        given = [f"--{name}" for name, value in _SCOPE.items() if asked[value] is not None]
        if given:
            raise click.UsageError(f"{given[0]} goes with --complete")
        return None
    if not asked["accept"]:
        raise DecisionRefusedError(
            "a list that waits for review names nobody yet",
            hint="add --accept, or say it with `habeas complete` when the list is reviewed",
        )
    return Whole(
        definition=asked["complete"],
        place=asked["place"],
        first=asked["first"],
        last=asked["last"],
        by=asked["by"],
        why=asked["why"],
    )


def _report(
    archive_path: Path, done: ListImported, made: Completeness | None, *, accept: bool
) -> None:
    say(list_imports.claims_recorded(done.claims, done.source[:12]))
    if accept:
        say(list_imports.claims_accepted(done.accepted))
    if done.same:
        say(list_imports.rows_judged(done.same))
    if made is not None:
        say(command_lines.complete_of_list(complete_for(made), made.by, made.id))
    if done.accepted or done.same or made is not None:
        say(list_imports.to_take_back(f'habeas import {archive_path} --undo "{done.batch}"'))
    elif done.claims:
        say(command_lines.next_command(f"habeas review {archive_path}"))


def _given(asked: dict[str, Any]) -> dict[str, str]:
    if asked["said_on"] is not None:
        parse_when(asked["said_on"])
    names = ("list_name", "publisher", "said_on")
    return {name: asked[name] for name in names if asked[name] is not None}


def _plan(archive: Archive, data: bytes, file: Path, asked: dict[str, Any]) -> ListPlan:
    map_path, sheet, given = asked["map_path"], asked["sheet"], _given(asked)
    mapping: Mapping | None = None
    if map_path is not None and map_path.exists():
        mapping = load_mapping(_bytes(map_path).decode("utf-8", "replace"), where=str(map_path))
    view = archive.view()
    if mapping is None:
        proposed = plan_list(data, name=file.name, sheet=sheet, with_matching=False).mapping
        mapping = replace(proposed, list_name=file.name)
        if map_path is not None:
            _write(map_path, replace(mapping, **given))  # type: ignore[arg-type]
            say(list_imports.mapping_written(map_path))
    mapping = replace(mapping, **given)  # type: ignore[arg-type]
    return plan_list(data, name=file.name, mapping=mapping, sheet=sheet, view=view)


def _write(path: Path, mapping: Mapping) -> None:
    try:
        path.write_text(mapping.dump(), encoding="utf-8")
    except OSError as error:
        raise DocumentError(f"cannot write ({error.strerror})", where=str(path)) from error


def _show(plan: ListPlan, output_format: str) -> None:
    for line in summary(plan):
        say(line)
    rows = list(preview_rows(plan))
    print_rows(_shown(rows) if output_format == "table" else rows, COLUMNS, output_format)


def _shown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the first rows of each kind, with the kind in words."""
    shown = []
    for change in dict.fromkeys(row["change"] for row in rows):
        of_kind = [row for row in rows if row["change"] == change]
        told = list_imports.kind_words(change)
        shown += [row | {"change": told} for row in of_kind[:_SHOWN]]
        if len(of_kind) > _SHOWN:
            say(list_imports.more_of_kind(len(of_kind) - _SHOWN, told))
    return shown


def _undo(archive_path: Path, batch: str, by: str | None, why: str | None) -> None:
    if not (by and why):
        raise DecisionRefusedError("nobody decides", hint="add --by WHO and --why REASON")
    with opened(archive_path, write=True) as archive:
        undone = archive.undo_all(batch, by=by, why=why)
    say(list_imports.taken_back(len(undone)))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"cannot read ({error.strerror})", where=str(path), hint="check the path"
        ) from error
