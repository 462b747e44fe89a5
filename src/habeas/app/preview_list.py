"""What importing a list would add, change and leave unclear, in the list's own words."""

from collections.abc import Iterator
from typing import Any

from habeas.app.plan_list import ListPlan
from habeas.lists.amounts import counted
from habeas.lists.row_matches import Matched, RowMatch
from habeas.read.grid import letter
from habeas.resolve.index import MOST_NEAR

COLUMNS = ("change", "row", "column", "name", "what", "score")


def preview_rows(plan: ListPlan) -> Iterator[dict[str, Any]]:
    """Give a line for everything a person should look at before the list is recorded.

    Args:
        plan: What importing would do.
    """
    if not plan.is_known:
        yield from _changes(plan)
    for remark in plan.remarks:
        yield _line("unclear", remark.row, remark.column, "", remark.what)


def _changes(plan: ListPlan) -> Iterator[dict[str, Any]]:
    matches = {matched.row: matched for matched in plan.matches}
    for row in plan.difference.added:
        matched = matches.get(row.row)
        if matched is None or matched.match is RowMatch.NEW:
            yield _line("new", row.row, None, row.name, "nobody known has this name")
            continue
        yield _line(matched.match.value, row.row, None, row.name, _who(matched)) | {
            "score": None if matched.person is None else round(matched.score, 3),
            "person": matched.person,
            "mention": matched.mention,
            "others": matched.others,
            "not_compared": matched.not_compared,
        }
    for change in plan.difference.changed:
        for n in change.columns:
            title = plan.mapping.columns[n].title
            before = dict(zip(plan.difference.old_titles, change.old.cells, strict=False))
            what = f"{title}: {_shown(before.get(title, ''))} is now {_shown(change.new.cells[n])}"
            yield _line("changed", change.new.row, n + 1, change.new.name, what)
    for gone in plan.difference.gone:
        what = "no longer in the list; that is no release"
        yield _line("gone", None, None, gone.name, what) | {"row_before": gone.row}
    for fact in plan.facts:
        for claim in fact.claims:
            yield _line(
                "claim", fact.row, None, fact.publisher or "", f"{claim.type}: {claim.quote}"
            )


def _who(matched: Matched) -> str:
    """Say whom a row may be, and of how many more that is not known."""
    told = []
    if matched.person is not None:
        told.append(f"{matched.known_as} ({matched.person}): {matched.evidence}")
    if matched.others:
        told.append(f"{counted(matched.others, 'other is', 'others are')} near")
    if matched.not_compared:
        share = counted(matched.not_compared, "more shares", "more share")
        told.append(f"{share} the name and {_was(matched.not_compared)} not compared")
    return "; ".join(told)


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _shown(cell: str) -> str:
    return f"“{cell.strip()}”" if cell.strip() else "blank"


def _line(change: str, row: int | None, column: int | None, name: str, what: str) -> dict[str, Any]:
    return {
        "change": change,
        "row": row,
        "column": None if column is None else letter(column),
        "name": name,
        "what": what,
    }


def summary(plan: ListPlan) -> list[str]:
    """Say in a few lines what importing would do.

    Args:
        plan: What importing would do.
    """
    mapped = ", ".join(
        f"{column.title} = {column.field or column.event or column.role}"
        for column in plan.mapping.columns
        if column.role != "ignore"
    )
    lines = [f"{plan.file}: read as: {mapped}"]
    if plan.is_known:
        return [
            *lines,
            "The archive has this very file: importing it again records nothing twice.",
            "It completes what an interruption left out; --accept accepts clear claims that wait.",
        ]
    if plan.facts:
        lines.append(f"{counted(len(plan.facts), 'fact')}, each a source of its own")
    else:
        changes, counts = plan.difference, plan.match_counts
        before = (
            "" if changes.before is None else f" (the version before: {changes.before.id[:12]})"
        )
        lines.append(
            f"{counted(len(changes.added), 'row')} added, {len(changes.changed):,} changed,"
            f" {len(changes.gone):,} gone, {changes.unchanged:,} as before{before}"
        )
        lines.append(
            f"Of the added: {counts[RowMatch.SAME]:,} the same as somebody known,"
            f" {counts[RowMatch.CANNOT_TELL]:,} cannot be told, {counts[RowMatch.NEW]:,} new"
        )
        unseen = sum(matched.not_compared > 0 for matched in plan.matches)
        if unseen:
            lines.append(
                f"{counted(unseen, 'row')} may be one with more people than are compared, as more"
                f" than {MOST_NEAR} share the name: not_compared in --format json says how many;"
                " once imported they are counted as possibly one"
            )
    lines.append(
        f"{counted(plan.claim_count, 'claim')}, {plan.review_count:,} of them unclear;"
        f" {counted(len(plan.remarks), 'remark')} on rows and cells"
    )
    return lines
