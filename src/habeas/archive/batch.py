"""Many decisions with one reason, recorded and taken back together: all of them or none."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, select

from habeas.archive.archive import Archive
from habeas.archive.database.schema import entry, erased, payload
from habeas.archive.ledger import ledger
from habeas.archive.ledger.bodies import BatchBody, read_body
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.ledger.seal import ID_DIGITS
from habeas.archive.projections import project
from habeas.archive.recording import completeness, decisions
from habeas.archive.recording.decisions import BATCH, require_reason
from habeas.archive.view.view import View
from habeas.errors import MergeRefusedError, UnknownIdError
from habeas.model.judgement import Judged, Judgement
from habeas.resolve.judgements import group

_BATCHED: Final = ("decision", "judgement", completeness.KIND)


def judge_all(
    archive: Archive, pairs: Sequence[tuple[str, str]], *, by: str, why: str, batch: str
) -> tuple[str, ...]:
    """Record that each of many pairs of mentions is one person.

    Args:
        archive: Where.
        pairs: Mention ids.
        by: Who decides.
        why: Their reason, for all of them.
        batch: Under which name `undo_batch` takes them back.

    Returns:
        The judgements' ids, in order.

    Raises:
        MergeRefusedError: A judgement in force stands against one of them.
        RecordError: Nobody decides, or no reason.
        UnknownIdError: There is no such mention.
    """
    require_reason(by=by, why=why)
    with archive.store.writing() as connection:
        view = View(archive.store, connection=connection)
        known = {mention.id for mention in view.all_mentions()}
        groups = group(view.judgements())
        drafts = []
        for a, b in pairs:
            for name in (a, b):
                if name not in known:
                    raise UnknownIdError("no mention has this id", where=name)
            against = groups.forbids(a, b)
            if against is not None:
                raise MergeRefusedError(
                    f"a recorded judgement says they are different people (by {against.by}: {against.why})",
                    judgement=against.id,
                    where=f"{a} and {b}",
                    hint=f"undo {against.id} first if it was wrong",
                )
            same = Judgement.SAME
            groups.join(Judged(id="", a=a, b=b, judgement=same, by=by, why=why, seq=0))
            body = {"a": a, "b": b, "judgement": same.value, "by": by, "why": why}
            drafts.append(EntryDraft("judgement", None, body | {BATCH: batch}))
        sealed = ledger.append(connection, drafts, clock=archive.store.clock)
        project.project(connection, sealed)
        return tuple(item.entry.id for item in sealed)


def accept_all(
    archive: Archive, source_id: str, claim_ids: Sequence[str], *, by: str, why: str, batch: str
) -> tuple[str, ...]:
    """Record that many claims of one source are accepted.

    Args:
        archive: Where.
        source_id: The source.
        claim_ids: Whole ids of its claims.
        by: Who decides.
        why: Their reason, for all of them.
        batch: Under which name `undo_batch` takes them back.

    Returns:
        The decisions' ids, in order.

    Raises:
        DecisionRefusedError: A claim is retracted.
        RecordError: Nobody decides, or no reason.
        UnknownIdError: A claim is not of this source.
    """
    require_reason(by=by, why=why)
    with archive.store.writing() as connection:
        of = ledger.find(connection, source_id)
        query = select(entry.c.seq, entry.c.commitment)
        query = query.where(entry.c.target == of.seq, entry.c.kind == "claim")
        query = query.where(entry.c.seq.not_in(select(erased.c.target)))
        seqs = {key.hex()[:ID_DIGITS]: seq for seq, key in connection.execute(query)}
        withdrawn = decisions.retracted(connection, of.seq)
        for name in claim_ids:
            if name not in seqs:
                raise UnknownIdError("no claim of this source has this id", where=name)
            decisions.require_standing(name, is_retracted=seqs[name] in withdrawn)
        body = {"decision": "accept", "by": by, "why": why, BATCH: batch}
        drafts = [EntryDraft("decision", seqs[name], body) for name in claim_ids]
        sealed = ledger.append(connection, drafts, clock=archive.store.clock)
        project.project(connection, sealed)
        return tuple(item.entry.id for item in sealed)


def undo_batch(archive: Archive, batch: str, *, by: str, why: str) -> int:
    """Take back all of one batch that is in force; the entries stay.

    A claim that somebody has decided about since keeps that decision.

    Args:
        archive: Where.
        batch: Its name.
        by: Who takes it back.
        why: Their reason.

    Returns:
        How many entries were taken back.

    Raises:
        RecordError: Nobody decides, or no reason.
        UnknownIdError: Nothing in force belongs to the batch.
    """
    require_reason(by=by, why=why)
    with archive.store.writing() as connection:
        view = View(archive.store, connection=connection)
        of_batch = _entries(connection, batch)
        standing = {
            *(judged.id for judged in view.judgements()),
            *(state.decision for state in view.claims() if state.decision is not None),
            *(made.id for made in view.completeness()),
        }
        drafts = [
            EntryDraft("undo", seq, {"by": by, "why": why})
            for name, seq in of_batch.items()
            if name in standing
        ]
        if not drafts:
            raise UnknownIdError("no decision in force belongs to this batch", where=batch)
        project.project(connection, ledger.append(connection, drafts, clock=archive.store.clock))
    return len(drafts)


def _entries(connection: Connection, batch: str) -> dict[str, int]:
    """Give the entries of a batch, in order, by their ids.

    Of an archive from before batches were recorded it is what a reason ends with.
    """
    query = (
        select(entry.c.seq, entry.c.commitment, payload.c.body)
        .join(payload, payload.c.seq == entry.c.seq)
        .where(entry.c.kind.in_(_BATCHED))
        .order_by(entry.c.seq)
    )
    found: dict[str, int] = {}
    before: dict[str, int] = {}
    for seq, commitment, stored in connection.execute(query):
        body = read_body(stored, BatchBody)
        name = commitment.hex()[:ID_DIGITS]
        if body.batch == batch:
            found[name] = seq
        elif body.batch is None and body.why.endswith(f"[{batch}]"):
            before[name] = seq
    return found or before
