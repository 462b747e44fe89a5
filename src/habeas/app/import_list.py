"""Record a list as claims, and its decisions as one batch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from habeas.app.declare_complete import check_complete, declare_complete
from habeas.app.find_versions import versions_of
from habeas.app.import_facts import ListImported, import_facts
from habeas.app.plan_list import ListPlan, plan_claims
from habeas.archive import Archive, View
from habeas.errors import InputError, UnknownIdError
from habeas.lists.mapping import RowMeaning
from habeas.lists.people import ListedPerson
from habeas.lists.row_matches import RowMatch
from habeas.model.claim import Basis, Claim, Confidence
from habeas.model.completeness import Completeness
from habeas.model.event import Event
from habeas.model.judgement import Judgement
from habeas.model.snapshot import Source, digest
from habeas.model.when import parse_when
from habeas.vocabulary.events import event_of_row_gone
from habeas.words import archive_texts

# Rows whose claims are recorded together; the whole list may be larger than memory likes.
ROWS_AT_ONCE: Final = 2000


def import_list(
    archive: Archive,
    plan: ListPlan,
    *,
    by: str | None = None,
    why: str | None = None,
    accept: bool = False,
    same_above: float | None = None,
    progress: Callable[[], None] | None = None,
) -> ListImported:
    """Record what was planned. Importing the same file again records nothing twice.

    What was recorded before and waits is accepted with ``accept``, as one batch.

    An import that was interrupted is completed by importing the file again: nothing
    counts before it is accepted, and no claim is recorded twice.

    Args:
        archive: Where.
        plan: What to record.
        by: Who decides, where anything is decided.
        why: Their reason.
        accept: Accept all claims that are clear, as one batch.
        same_above: Judge rows the same as the people they match from this score on.
        progress: Called after each ``ROWS_AT_ONCE`` rows.

    Raises:
        UnknownIdError: Something is to be decided, and nobody decides.
    """
    if (accept or same_above is not None) and not (by and why):
        raise UnknownIdError("nobody decides", hint="say --by WHO and --why REASON")
    if plan.mapping.rows is RowMeaning.FACTS:
        return import_facts(archive, plan, by=by, why=why, accept=accept, same_above=same_above)
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
    whole = ListImported(source=source, sources=1)
    decided: set[str] = set()
    if plan.is_known:
        states = archive.view().claims(source=source)
        if len(states) >= plan.claim_count:
            return _accept_waiting(archive, plan, source, by, why) if accept else whole
        decided = {state.entry for state in states if not state.is_unreviewed}
    batch = f"list {source}"
    recorded: list[str] = []
    clear: list[str] = []
    pending = plan_claims(plan, [])
    while rows := list(islice(pending, ROWS_AT_ONCE)):
        claims = [claim for row in rows for claim in row]
        ids = archive.add_claims(source, claims)
        recorded += ids
        clear += [
            key
            for key, claim in zip(ids, claims, strict=True)
            if claim.confidence is Confidence.PROPOSED and key not in decided
        ]
        if progress is not None:
            progress()
    gone, gone_claims = _record_gone(archive, plan)
    recorded += gone_claims
    same = _record_same(archive, plan, source, gone, by, why, same_above, batch)
    if accept and by and why:
        archive.decide_all([(key, "accept") for key in clear], by=by, why=why, batch=batch)
        if gone:
            archive.decide_all(
                [(key, "accept") for key in gone_claims], by=by, why=why, batch=batch
            )
        clear += gone_claims
    return ListImported(
        source=source,
        sources=1,
        claims=len(recorded),
        accepted=len(clear) if accept else 0,
        same=same,
        batch=batch,
    )


def _accept_waiting(
    archive: Archive, plan: ListPlan, source: str, by: str | None, why: str | None
) -> ListImported:
    """Accept the clear claims of a file recorded before that nobody has decided about."""
    if not (by and why):
        return ListImported(source=source, sources=1)
    batch = f"list {source}"
    view = archive.view()
    gone = _gone_before(view, plan)
    waiting = {
        of: [state.entry for state in view.claims(source=of) if state.state == "proposed"]
        for of in (source, gone)
        if of
    }
    same = _record_same(archive, plan, source, gone, by, why, None, batch)
    for claims in waiting.values():
        if claims:
            archive.decide_all([(key, "accept") for key in claims], by=by, why=why, batch=batch)
    accepted = sum(map(len, waiting.values()))
    return ListImported(source=source, sources=1, accepted=accepted, same=same, batch=batch)


def _gone_before(view: View, plan: ListPlan) -> str:
    """Give the source that tells which rows are gone, where it is recorded already."""
    text = _gone_text(plan)
    if not text:
        return ""
    sha256 = digest(text.encode())
    return next((source.id for source in view.sources() if source.sha256 == sha256), "")


def _gone_text(plan: ListPlan) -> str:
    """List the rows that are gone as the version before had them; empty where none is."""
    changes = plan.difference
    if not changes.gone or changes.old_grid is None or changes.before is None:
        return ""
    head = archive_texts.rows_gone_head(
        name=plan.name, before=changes.before.id, now=digest(plan.data)[:12]
    )
    return "\n".join([head, *(changes.old_grid.line(row.row) for row in changes.gone)])


def _record_gone(archive: Archive, plan: ListPlan) -> tuple[str, list[str]]:
    """Record that rows are gone: a claim about the list, which is no release.

    The list cannot be quoted for what it does not say any more. The comparison is a
    source of its own; its text lists the rows as the version before had them.
    """
    changes, text = plan.difference, _gone_text(plan)
    if not text or changes.old_grid is None or changes.before is None:
        return "", []
    claims = []
    lines = [changes.old_grid.line(row.row) for row in changes.gone]
    end = len(text) - sum(len(line) + 1 for line in lines)
    for n, (row, line) in enumerate(zip(changes.gone, lines, strict=True)):
        start, end = end + 1, end + 1 + len(line)
        when = _between(changes.before, plan.mapping.said_on)
        claims.append(
            Claim.quoting(
                text,
                (start, end),
                Event(
                    person=row.name,
                    event=event_of_row_gone(),
                    date=parse_when(when) if when else None,
                    relation="between" if when else None,
                    mention=row.key,
                ),
                id=f"gone{n}",
                file=plan.file,
                read_from={"person": (start, end)},
                basis=Basis.IMPORTED,
                said_on=plan.mapping.said_on,
            )
        )
    source = archive.add_source(
        text.encode(),
        text=text,
        name=archive_texts.rows_gone_name(plan.name),
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
    same = [
        (a, b, Judgement.SAME)
        for a, b in pairs
        if groups.root(a) != groups.root(b) and groups.forbids(a, b) is None
    ]
    if same:
        archive.judge_all(same, by=by, why=archive_texts.one_key(why), batch=batch)
    if same_above is None:
        return 0
    matched = [
        (found.mention, f"{source}#{found.key}", Judgement.SAME)
        for found in plan.matches
        if found.match is RowMatch.SAME and found.score >= same_above and found.mention is not None
    ]
    why = archive_texts.from_score(why, same_above)
    archive.judge_all(matched, by=by, why=why, batch=batch)
    return len(matched)


def _continued(plan: ListPlan, source: str, gone: str) -> Iterator[tuple[ListedPerson, str]]:
    for row in plan.difference.added:
        yield row, source
    for change in plan.difference.changed:
        yield change.new, source
    for row in plan.difference.gone:
        yield row, gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """That a list names everybody: for whom, where and when.

    Attributes:
        definition: Whom it names all of, ``id`` or ``id@version``.
        place: Code; None for everywhere.
        first: First day, EDTF; None for the day the list is of.
        last: Last day; None for the day the list is of, or else today.
        by: Who says so.
        why: Their reason.
    """

    definition: str
    place: str | None
    first: str | None
    last: str | None
    by: str
    why: str

    def days(self, plan: ListPlan) -> tuple[str, str | None]:
        """Give the first and the last day, of a list as planned.

        Raises:
            InputError: Neither a first day is given nor the day the list is of.
        """
        of_list = plan.mapping.said_on
        first = self.first or of_list
        if first is None:
            raise InputError(
                "from which day on does the list name everybody",
                where=plan.name,
                hint="add --from DATE, or --said-on DATE for the day the list is of",
            )
        return first, self.last or of_list


def check_whole(archive: Archive, plan: ListPlan, whole: Whole) -> None:
    """Make sure that it could be recorded of a list, before anything of the list is.

    Raises:
        HabeasError: As for `declare_complete`.
    """
    first, last = whole.days(plan)
    check_complete(
        archive,
        definition=whole.definition,
        place=whole.place,
        first=first,
        last=last,
        by=whole.by,
        why=whole.why,
    )


def declare_whole(
    archive: Archive, plan: ListPlan, done: ListImported, whole: Whole
) -> Completeness:
    """Record that the record names everybody, now that a list which does is in it.

    It belongs to the list's batch and is taken back with it. The same of the same list
    again is not recorded twice.

    Args:
        archive: Where.
        plan: The list.
        done: What importing it did.
        whole: What to say of it.

    Raises:
        HabeasError: As for `declare_complete`.
    """
    first, last = whole.days(plan)
    about = check_complete(
        archive,
        definition=whole.definition,
        place=whole.place,
        first=first,
        last=last,
        by=whole.by,
        why=whole.why,
    )
    batch = done.batch or f"list {done.source}"
    wanted = (about.definition, about.place, about.first, about.last, whole.by, whole.why, batch)
    for made in archive.view().completeness():
        days = made.first, made.last
        if (made.definition, made.place, *days, made.by, made.why, made.batch) == wanted:
            return made
    return declare_complete(
        archive,
        definition=about.definition,
        place=about.place,
        first=about.first.isoformat(),
        last=about.last.isoformat(),
        by=whole.by,
        why=whole.why,
        batch=batch,
    )
