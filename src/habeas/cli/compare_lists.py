"""``habeas compare-lists``: who is on which list, and what they say differently."""

from collections import Counter
from pathlib import Path

import click

from habeas.app.compare_lists import (
    LINE_COLUMNS,
    ListRead,
    Overlap,
    capture_rows,
    overlap,
    read_list,
)
from habeas.app.compare_lists import (
    compare_lists as compare,
)
from habeas.cli.output import format_option, print_rows, say
from habeas.errors import DocumentError
from habeas.lists.mapping import load_mapping
from habeas.resolve.index import MOST_NEAR
from habeas.words import list_comparisons
from habeas.words.lists import listed

_SHOWN = 40


@click.command("compare-lists")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--map",
    "map_paths",
    metavar="MAP",
    multiple=True,
    type=click.Path(path_type=Path),
    help="What the columns hold: once for all lists, or once a list in their order.",
)
@click.option(
    "--capture",
    is_flag=True,
    help="A row a person with 0 or 1 a list, for capture-recapture packages.",
)
@format_option()
def compare_lists(
    files: tuple[Path, ...], map_paths: tuple[Path, ...], capture: bool, output_format: str
) -> None:
    """Set two lists side by side, or find the overlap of three and more.

    Two lists: who is on both (with the evidence), who may be, who is told of
    differently, and who is gone from the second with no release in the first. Three
    and more: how many people are on which of them. Nothing is decided or recorded.

    Example:  habeas compare-lists spring.csv autumn.xlsx --format csv
    """
    if len(files) < 2:
        raise DocumentError("one list", where=str(files[0]), hint="name two or more")
    lists = _read(files, map_paths)
    for of in lists:
        say(list_comparisons.list_read(of.name, len(of.rows), len(of.remarks)))
    if capture:
        found = overlap(lists)
        rows = list(capture_rows(found))
        print_rows(rows, list(rows[0]), output_format if output_format != "table" else "csv")
        _say_undecided(found)
    elif len(lists) > 2:
        found = overlap(lists)
        told = listed if output_format == "table" else list_comparisons.lists_key
        rows = [
            {
                "lists": told([n for n, d in zip(found.names, history, strict=True) if d == "1"]),
                "history": history,
                "people": count,
            }
            for history, count in found.counts().items()
        ]
        print_rows(rows, ["lists", "history", "people"], output_format)
        _say_undecided(found)
    else:
        _two(lists[0], lists[1], output_format)


def _two(first: ListRead, second: ListRead, output_format: str) -> None:
    lines = compare(first, second)
    for finding, count in Counter(line.finding for line in lines).items():
        say(list_comparisons.finding_counted(finding, count))
    _say_not_compared(sum(line.not_compared > 0 for line in lines))
    shown = lines
    if output_format == "table" and len(lines) > _SHOWN:
        shown = lines[:_SHOWN]
        say(list_comparisons.first_shown(_SHOWN, len(lines)))
    rows = [line.to_record() for line in shown]
    if output_format == "table":
        for row, line in zip(rows, shown, strict=True):
            row["finding"] = list_comparisons.finding_words(line.finding)
    print_rows(rows, list(LINE_COLUMNS), output_format)


def _read(files: tuple[Path, ...], map_paths: tuple[Path, ...]) -> list[ListRead]:
    if len(map_paths) not in (0, 1, len(files)):
        raise DocumentError("mappings do not fit the lists", hint="give one, or one a list")
    mappings = [load_mapping(_text(path), where=str(path)) for path in map_paths]
    if len(mappings) == 1:
        mappings *= len(files)
    names = [path.name for path in files]
    lists = []
    for n, path in enumerate(files):
        name = path.name if names.count(path.name) == 1 else str(path)
        lists.append(read_list(_bytes(path), name=name, mapping=mappings[n] if mappings else None))
    return lists


def _say_not_compared(count: int) -> None:
    """Say of how many rows not all of a like name were looked at."""
    if count:
        say(list_comparisons.not_compared(count, MOST_NEAR))


def _say_undecided(found: Overlap) -> None:
    _say_not_compared(found.not_compared)
    if found.undecided:
        say(list_comparisons.overlap_larger(found.undecided))


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8", "replace")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"cannot read ({error.strerror})", where=str(path), hint="check the path"
        ) from error
