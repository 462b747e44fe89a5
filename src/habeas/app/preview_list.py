"""What importing a list would add, change and leave unclear, in the list's own words."""

from collections.abc import Iterator
from typing import Any

from habeas.app.plan_list import ListPlan
from habeas.lists.row_matches import Matched, RowMatch
from habeas.read.grid import letter
from habeas.resolve.index import MOST_NEAR
from habeas.words import list_imports
from habeas.words.text import plain

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
            yield _line("new", row.row, None, row.name, list_imports.nobody_has_this_name())
            continue
        yield _line(plain(matched.match), row.row, None, row.name, _who(matched)) | {
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
            what = list_imports.cell_changed(title, before.get(title, ""), change.new.cells[n])
            yield _line("changed", change.new.row, n + 1, change.new.name, what)
    for gone in plan.difference.gone:
        what = list_imports.row_gone()
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
        told.append(list_imports.likeliest(matched.known_as, matched.person, matched.evidence))
    if matched.others:
        told.append(list_imports.others_near(matched.others))
    if matched.not_compared:
        told.append(list_imports.more_not_compared(matched.not_compared))
    return "; ".join(told)


def _line(kind: str, row: int | None, column: int | None, name: str, what: str) -> dict[str, Any]:
    return {
        "change": kind,
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
    lines = [list_imports.read_as(plan.file, mapped)]
    if plan.is_known:
        return [*lines, *list_imports.known_file()]
    lines += [list_imports.facts_words(len(plan.facts))] if plan.facts else _rows_told(plan)
    remarks = len(plan.remarks)
    return [*lines, list_imports.claims_words(plan.claim_count, plan.review_count, remarks)]


def _rows_told(plan: ListPlan) -> list[str]:
    changes, counts = plan.difference, plan.match_counts
    lines = [
        list_imports.rows_words(
            len(changes.added),
            len(changes.changed),
            len(changes.gone),
            changes.unchanged,
            "" if changes.before is None else changes.before.id[:12],
        ),
        list_imports.added_words(
            counts[RowMatch.SAME], counts[RowMatch.CANNOT_TELL], counts[RowMatch.NEW]
        ),
    ]
    unseen = sum(matched.not_compared > 0 for matched in plan.matches)
    return [*lines, list_imports.may_be_more(unseen, MOST_NEAR)] if unseen else lines
