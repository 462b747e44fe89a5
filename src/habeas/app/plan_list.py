"""Look at a list: what importing it would add and change, and what is unclear in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.app.find_versions import ListDifference, difference, versions_of
from habeas.archive import View
from habeas.errors import DocumentError
from habeas.lists.column_basis import ColumnBasis
from habeas.lists.facts import FactSource, fact_sources
from habeas.lists.header import Header, find_header, header_at
from habeas.lists.mapping import Mapping, RowMeaning, fit
from habeas.lists.people import Claimer, people_rows
from habeas.lists.propose import propose
from habeas.lists.row_matches import Matched, RowMatch, match_rows
from habeas.model.claim import Claim, Confidence
from habeas.model.snapshot import Source, digest
from habeas.read import Grid, Remark, read_table
from habeas.words.list_cells import column_not_mapped


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """What importing a list would do.

    Attributes:
        name: How the list is called.
        file: The file's name.
        data: Its bytes.
        grid: Its cells.
        header: Its column names.
        mapping: What the columns hold, in the list's order.
        difference: For lists of people: added, changed and gone rows.
        matches: For lists of people: who the added rows may be.
        facts: For lists of facts: each row as a source.
        remarks: What was left out, repaired or is unclear, by row and column.
        claim_count: How many claims would be recorded.
        review_count: How many of them would wait for a person.
        is_known: True where the archive has these very bytes: nothing would change.
    """

    name: str
    file: str
    data: bytes
    grid: Grid
    header: Header
    mapping: Mapping
    difference: ListDifference
    matches: tuple[Matched, ...] = ()
    facts: tuple[FactSource, ...] = ()
    remarks: tuple[Remark, ...] = ()
    claim_count: int = 0
    review_count: int = 0
    is_known: bool = False

    @property
    def match_counts(self) -> Counter[RowMatch]:
        """How many added rows are the same as somebody, new, or not to be told."""
        return Counter(matched.match for matched in self.matches)


def plan_list(
    data: bytes,
    *,
    name: str,
    mapping: Mapping | None = None,
    sheet: str | None = None,
    view: View | None = None,
    with_matching: bool = True,
) -> ListPlan:
    """Work out what importing a list would do; nothing is recorded.

    Args:
        data: The file's bytes.
        name: The file's name.
        mapping: What the columns hold, where a person has said so; None to propose it.
        sheet: The sheet of a workbook; None for the mapping's or the first one.
        view: The archive; None to look at the list alone.
        with_matching: Whether to compare the rows with the people known.

    Raises:
        DocumentError: It is no list, or not the one the mapping is for.
    """
    grid = read_table(data, name=name, sheet=sheet or (mapping.sheet if mapping else None))
    row, unread = 1, list[int]()
    if mapping is None:
        header = find_header(grid)
        mapping = propose(grid, header)
    else:
        header = header_at(grid, mapping.header_rows)
        mapping = fit(mapping, header.columns, where=name)
        row = max(header.rows, default=1)
        unread = [
            n
            for n, column in enumerate(mapping.columns, 1)
            if column.basis is ColumnBasis.NOT_MAPPED
        ]
    list_name = mapping.list_name or name
    remarks = list(grid.remarks)
    remarks += [Remark(row, n, column_not_mapped()) for n in unread]
    is_known = view is not None and digest(data) in {source.sha256 for source in view.sources()}
    if mapping.rows is RowMeaning.FACTS:
        facts = tuple(fact_sources(grid, header, mapping, remarks))
        claims = [claim for fact in facts for claim in fact.claims]
        nothing = ListDifference(added=())
        return ListPlan(
            name=list_name, file=name, data=data, grid=grid, header=header, mapping=mapping,
            difference=nothing, facts=facts, remarks=_ordered(remarks), claim_count=len(claims),
            review_count=sum(c.confidence is Confidence.REVIEW for c in claims), is_known=is_known,
        )  # fmt: skip
    rows = list(people_rows(grid, header, mapping, remarks))
    if not rows:
        raise DocumentError(
            "no row with a name", where=name, hint="say in a mapping which column holds the names"
        )
    changes = difference(rows, mapping, _version_before(view, list_name, digest(data)), view)
    look = view is not None and with_matching and not is_known
    people = view.identity().people if view is not None and look else ()
    plan = ListPlan(
        name=list_name,
        file=name,
        data=data,
        grid=grid,
        header=header,
        mapping=mapping,
        difference=changes,
        matches=tuple(match_rows(changes.added, mapping, people)) if with_matching else (),
        is_known=is_known,
    )
    count = review = 0
    for claims in plan_claims(plan, remarks):
        count += len(claims)
        review += sum(claim.confidence is Confidence.REVIEW for claim in claims)
    return _with(plan, _ordered(remarks), count, review)


def _version_before(view: View | None, name: str, sha256: str) -> Source | None:
    """Give the version of a list before the one with these bytes: the latest for new bytes."""
    before: Source | None = None
    for version in versions_of(view, name) if view is not None else ():
        if version.sha256 == sha256:
            break
        before = version
    return before


def _with(plan: ListPlan, remarks: tuple[Remark, ...], count: int, review: int) -> ListPlan:
    return replace(plan, remarks=remarks, claim_count=count, review_count=review)


def _ordered(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(set(remarks), key=lambda r: (r.row or 0, r.column or 0, r.what)))


def plan_claims(plan: ListPlan, remarks: list[Remark]) -> Iterator[list[Claim]]:
    """Give the claims of added rows and changed cells, row after row.

    Args:
        plan: What to claim.
        remarks: What could not be read is added to it.
    """
    claimer = Claimer(plan.grid, plan.mapping, remarks)
    for row in plan.difference.added:
        yield claimer.claims(row)
    for change in plan.difference.changed:
        yield claimer.claims(change.new, frozenset(change.columns))
