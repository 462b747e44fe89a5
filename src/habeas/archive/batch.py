"""Many decisions with one reason, recorded and taken back together: all of them or none."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import select

from habeas.archive import deciding, ledger, project, undone
from habeas.archive.archive import Archive
from habeas.archive.deciding import require_reason
from habeas.archive.ledger import Draft
from habeas.archive.schema import entry, erased
from habeas.archive.seal import ID_DIGITS
from habeas.archive.view import View
from habeas.errors import DecisionRefusedError, MergeRefusedError, UnknownIdError
from habeas.model.judgement import Judged, Judgement
from habeas.resolve.judgements import group

_UNDOABLE: Final = ("decision", "judgement")


def judge_all(
    archive: Archive, pairs: Sequence[tuple[str, str]], *, by: str, why: str
) -> tuple[str, ...]:
    """Record that each of many pairs of mentions is one person.

    Args:
        archive: Where.
        pairs: Mention ids.
        by: Who decides.
        why: Their reason, for all of them.

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
            drafts.append(Draft("judgement", None, body))
        sealed = ledger.append(connection, drafts, clock=archive.store.clock)
        project.project(connection, sealed)
        return tuple(item.entry.id for item in sealed)


def accept_all(
    archive: Archive, source_id: str, claim_ids: Sequence[str], *, by: str, why: str
) -> tuple[str, ...]:
    """Record that many claims of one source are accepted.

    Args:
        archive: Where.
        source_id: The source.
        claim_ids: Whole ids of its claims.
        by: Who decides.
        why: Their reason, for all of them.

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
        withdrawn = deciding.retracted(connection, of.seq)
        for name in claim_ids:
            if name not in seqs:
                raise UnknownIdError("no claim of this source has this id", where=name)
            deciding.require_standing(name, is_retracted=seqs[name] in withdrawn)
        body = {"decision": "accept", "by": by, "why": why}
        drafts = [Draft("decision", seqs[name], body) for name in claim_ids]
        sealed = ledger.append(connection, drafts, clock=archive.store.clock)
        project.project(connection, sealed)
        return tuple(item.entry.id for item in sealed)


def undo_all(archive: Archive, entries: Iterable[str], *, by: str, why: str) -> tuple[str, ...]:
    """Take back many decisions and judgements; the entries stay.

    Args:
        archive: Where.
        entries: Their ids.
        by: Who takes them back.
        why: Their reason, for all of them.

    Returns:
        The undos' ids, in order.

    Raises:
        DecisionRefusedError: One is not a decision or judgement, or is undone already.
        RecordError: Nobody decides, or no reason.
        UnknownIdError: There is no such entry.
    """
    require_reason(by=by, why=why)
    with archive.store.writing() as connection:
        drafts = []
        for name in entries:
            of = ledger.find(connection, name)
            if of.kind not in _UNDOABLE:
                raise DecisionRefusedError(f"a {of.kind} is not undone in a batch", where=name)
            if undone.is_undone(connection, of.seq):
                raise DecisionRefusedError("already undone", where=name)
            drafts.append(Draft("undo", of.seq, {"by": by, "why": why}))
        sealed = ledger.append(connection, drafts, clock=archive.store.clock)
        project.project(connection, sealed)
        return tuple(item.entry.id for item in sealed)
