"""Bring in a list: look at what it would add and change, then record it as claims."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from habeas.app.lists.facts import FactSource, fact_sources
from habeas.app.lists.header import Header, find_header, header_at
from habeas.app.lists.mapping import NOT_MAPPED, Mapping, Rows, fit
from habeas.app.lists.matching import Match, Matched, match_rows
from habeas.app.lists.people import Claimer, PersonRow, people_rows
from habeas.app.lists.propose import propose
from habeas.app.lists.versions import Difference, difference, versions_of
from habeas.archive import Archive, View
from habeas.archive.batch import accept_all, judge_all, undo_all
from habeas.errors import DocumentError, UnknownIdError
from habeas.model.claim import Basis, Claim, Confidence, Ground
from habeas.model.event import Event
from habeas.model.snapshot import Source, digest
from habeas.model.when import parse_when
from habeas.names import Verdict
from habeas.read import Grid, Remark, read_table

# Rows whose claims are recorded together; the whole list may be larger than memory likes.
_ROWS_AT_ONCE: Final = 2000


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
    difference: Difference
    matches: tuple[Matched, ...] = ()
    facts: tuple[FactSource, ...] = ()
    remarks: tuple[Remark, ...] = ()
    claim_count: int = 0
    review_count: int = 0
    is_known: bool = False

    @property
    def match_counts(self) -> Counter[Match]:
        """How many added rows are the same as somebody, new, or not to be told."""
        return Counter(matched.match for matched in self.matches)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListImported:
    """What importing a list did.

    Attributes:
        source: The archived list; empty where nothing was imported.
        sources: How many sources it gave: for facts, one a row.
        claims: How many claims are recorded.
        accepted: How many of them were accepted with it.
        same: How many rows were judged to be people already known.
        batch: The word under which its decisions are undone as one.
    """

    source: str = ""
    sources: int = 0
    claims: int = 0
    accepted: int = 0
    same: int = 0
    batch: str = ""


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
        unread = [n for n, column in enumerate(mapping.columns, 1) if column.why == NOT_MAPPED]
    list_name = mapping.list_name or name
    remarks = list(grid.remarks)
    remarks += [Remark(row, n, "a column the mapping does not have is not read") for n in unread]
    is_known = view is not None and digest(data) in {source.sha256 for source in view.sources()}
    if mapping.rows is Rows.FACTS:
        facts = tuple(fact_sources(grid, header, mapping, remarks))
        claims = [claim for fact in facts for claim in fact.claims]
        nothing = Difference(added=())
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
    for claims in _claims(plan, remarks):
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


def _claims(plan: ListPlan, remarks: list[Remark]) -> Iterator[list[Claim]]:
    """Give the claims of added rows and changed cells, row after row."""
    claimer = Claimer(plan.grid, plan.mapping, remarks)
    for row in plan.difference.added:
        yield claimer.claims(row)
    for change in plan.difference.changed:
        yield claimer.claims(change.new, frozenset(change.columns))


def import_list(
    archive: Archive,
    plan: ListPlan,
    *,
    by: str | None = None,
    why: str | None = None,
    accept: bool = False,
    same_above: float | None = None,
    progress: Callable[[int], None] | None = None,
) -> ListImported:
    """Record what was planned. Importing the same file again records nothing.

    An import that was interrupted is completed by importing the file again: nothing
    counts before it is accepted, and no claim is recorded twice.

    Args:
        archive: Where.
        plan: What to record.
        by: Who decides, where anything is decided.
        why: Their reason.
        accept: Accept all claims that are clear, as one batch.
        same_above: Judge rows the same as the people they match from this score on.
        progress: Called with the number of rows recorded.

    Raises:
        UnknownIdError: Something is to be decided, and nobody decides.
    """
    if (accept or same_above is not None) and not (by and why):
        raise UnknownIdError("nobody decides", hint="say --by WHO and --why REASON")
    if plan.mapping.rows is Rows.FACTS:
        return _import_facts(archive, plan, by=by, why=why, accept=accept, same_above=same_above)
    source = archive.add_source(
        plan.data,
        text=plan.grid.text,
        name=plan.name,
        publisher=plan.mapping.publisher,
        address=plan.mapping.address,
        said_on=plan.mapping.said_on,
        language=plan.mapping.language,
        media_type=plan.grid.media_type,
    )
    decided: set[str] = set()
    if plan.is_known:
        states = archive.view().claims(source=source)
        if len(states) >= plan.claim_count:
            return ListImported(source=source, sources=1)
        decided = {state.entry for state in states if not state.is_unreviewed}
    batch = f"list {source}"
    recorded: list[str] = []
    clear: list[str] = []
    pending = _claims(plan, [])
    while rows := list(islice(pending, _ROWS_AT_ONCE)):
        claims = [claim for row in rows for claim in row]
        ids = archive.add_claims(source, claims)
        recorded += ids
        clear += [
            key
            for key, claim in zip(ids, claims, strict=True)
            if claim.confidence is Confidence.PROPOSED and key not in decided
        ]
        if progress is not None:
            progress(len(rows))
    gone, gone_claims = _record_gone(archive, plan)
    recorded += gone_claims
    same = _record_same(archive, plan, source, gone, by, why, same_above, batch)
    if accept and by and why:
        reason = _worded(why, batch)
        accept_all(archive, source, clear, by=by, why=reason)
        if gone:
            accept_all(archive, gone, gone_claims, by=by, why=reason)
        clear += gone_claims
    return ListImported(
        source=source,
        sources=1,
        claims=len(recorded),
        accepted=len(clear) if accept else 0,
        same=same,
        batch=batch,
    )


def _worded(why: str, batch: str) -> str:
    """Give a reason with the batch it belongs to, so that it can be undone as one."""
    return f"{why} [{batch}]"


def _import_facts(
    archive: Archive,
    plan: ListPlan,
    *,
    by: str | None,
    why: str | None,
    accept: bool,
    same_above: float | None,
) -> ListImported:
    archived = archive.add_source(
        plan.data, text=plan.grid.text, name=plan.name, media_type=plan.grid.media_type
    )
    batch = f"list {archived}"
    of_list: set[str] = set()
    held = {state.entry for state in archive.view().claims()}
    claims: list[str] = []
    clear: list[str] = []
    for fact in plan.facts:
        source = archive.add_source(
            fact.text.encode(),
            text=fact.text,
            name=f"{plan.name}, row {fact.row}",
            publisher=fact.publisher,
            address=fact.address,
            said_on=fact.said_on,
            language=fact.language,
            numerals=fact.numerals,
        )
        of_list.add(source)
        ids = archive.add_claims(source, fact.claims)
        claims += ids
        clear += [
            key
            for key, claim in zip(ids, fact.claims, strict=True)
            if claim.confidence is not Confidence.REVIEW
        ]
    new = [key for key in dict.fromkeys(claims) if key not in held]
    accepted = 0
    if accept and by and why:
        undecided = {state.entry for state in archive.view().unreviewed}
        waiting = [(key, "accept") for key in dict.fromkeys(clear) if key in undecided]
        archive.decide_all(waiting, by=by, why=_worded(why, batch))
        accepted = len(waiting)
    same = 0
    if same_above is not None and by and why:
        same = _judge_candidates(archive, of_list, same_above, by=by, why=why, batch=batch)
    return ListImported(
        source=archived,
        sources=len(plan.facts),
        claims=len(new),
        accepted=accepted,
        same=same,
        batch=batch,
    )


def _judge_candidates(
    archive: Archive, of_list: set[str], same_above: float, *, by: str, why: str, batch: str
) -> int:
    """Judge the likeliest pairs that a list of facts brought, from a stated score on."""
    pairs = [
        (pair.mention_a, pair.mention_b)
        for pair in archive.view().candidates()
        if pair.verdict is Verdict.SAME
        and pair.score >= same_above
        and {pair.mention_a.partition("#")[0], pair.mention_b.partition("#")[0]} & of_list
    ]
    why = _worded(f"{why} (score {same_above:g} and more)", batch)
    return len(judge_all(archive, pairs, by=by, why=why))


def _record_gone(archive: Archive, plan: ListPlan) -> tuple[str, list[str]]:
    """Record that rows are gone: a claim about the list, which is no release.

    The list cannot be quoted for what it does not say any more. The comparison is a
    source of its own; its text lists the rows as the version before had them.
    """
    changes = plan.difference
    if not changes.gone or changes.old_grid is None or changes.before is None:
        return "", []
    head = f"In the version before ({changes.before.id}) and not in this one ({digest(plan.data)[:12]}) of {plan.name}:"
    text = head
    claims = []
    for n, row in enumerate(changes.gone):
        start = len(text) + 1
        text += "\n" + changes.old_grid.line(row.row)
        when = _between(changes.before, plan.mapping.said_on)
        claims.append(
            Claim(
                id=f"gone{n}",
                file=plan.file,
                quote=text[start:],
                start=start,
                end=len(text),
                body=Event(
                    person=row.name,
                    event="delisted",
                    date=parse_when(when) if when else None,
                    relation="between" if when else None,
                    mention=row.key,
                ),
                confidence=Confidence.PROPOSED,
                grounds={"person": Ground(Basis.IMPORTED, start, len(text))},
                said_on=plan.mapping.said_on,
            )
        )
    source = archive.add_source(
        text.encode(),
        text=text,
        name=f"{plan.name}: rows gone",
        said_on=plan.mapping.said_on,
        language=plan.mapping.language,
    )
    return source, list(archive.add_claims(source, claims))


def _between(before: Source, said_on: str | None) -> str | None:
    """Give the days between two versions, as far as they are dated."""
    first = parse_when(before.said_on).earliest if before.said_on else None
    last = parse_when(said_on).latest if said_on else None
    if last is None:
        return None
    if first is None or first > last:
        return f"[..{last}]"
    return f"[{first}..{last}]"


def _record_same(
    archive: Archive,
    plan: ListPlan,
    source: str,
    gone: str,
    by: str | None,
    why: str | None,
    same_above: float | None,
    batch: str,
) -> int:
    """Judge rows of one key in one list one person, and matches from a stated score on."""
    if not (by and why):
        return 0
    view = archive.view()
    known = {mention.id for mention in view.all_mentions()}
    versions = [version.id for version in versions_of(view, plan.name) if version.id != source]
    pairs = []
    for row, of in _continued(plan, source, gone):
        first = next((f"{v}#{row.key}" for v in versions if f"{v}#{row.key}" in known), None)
        if first is not None and f"{of}#{row.key}" in known:
            pairs.append((first, f"{of}#{row.key}"))
    groups = view.identity().groups
    pairs = [(a, b) for a, b in pairs if groups.root(a) != groups.root(b)]
    if pairs:
        judge_all(archive, pairs, by=by, why=_worded(f"{why} (one key in one list)", batch))
    if same_above is None:
        return 0
    matched = [
        (found.mention, f"{source}#{found.key}")
        for found in plan.matches
        if found.match is Match.SAME and found.score >= same_above and found.mention is not None
    ]
    judge_all(archive, matched, by=by, why=_worded(f"{why} (score {same_above:g} and more)", batch))
    return len(matched)


def _continued(plan: ListPlan, source: str, gone: str) -> Iterator[tuple[PersonRow, str]]:
    for row in plan.difference.added:
        yield row, source
    for change in plan.difference.changed:
        yield change.new, source
    for row in plan.difference.gone:
        yield row, gone


def undo_import(archive: Archive, batch: str, *, by: str, why: str) -> int:
    """Take back every decision and judgement of one import, together.

    Args:
        archive: Where.
        batch: As the import named it.
        by: Who takes it back.
        why: Their reason.

    Returns:
        How many were taken back.

    Raises:
        UnknownIdError: No decision in force belongs to the batch.
    """
    mark = f"[{batch}]"
    view = archive.view()
    entries = [judged.id for judged in view.judgements() if judged.why.endswith(mark)]
    entries += [
        state.decision
        for state in view.claims()
        if state.decision is not None and state.why is not None and state.why.endswith(mark)
    ]
    if not entries:
        raise UnknownIdError("no decision in force belongs to this batch", where=batch)
    return len(undo_all(archive, entries, by=by, why=why))
