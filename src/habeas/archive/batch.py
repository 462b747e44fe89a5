"""Many judgements recorded, and many decisions taken back: all of them or none."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

from habeas.archive.database.schema import entry, payload
from habeas.archive.ledger import ledger
from habeas.archive.ledger.bodies import BatchBody, read_body
from habeas.archive.ledger.ledger import EntryDraft
from habeas.archive.ledger.seal import ID_DIGITS
from habeas.archive.recording import completeness
from habeas.archive.recording.decisions import BATCH
from habeas.archive.view.view import View
from habeas.errors import DecisionRefusedError, RecordError, UnknownIdError
from habeas.model.judgement import Judged, Judgement
from habeas.resolve.judgements import check_judgement, group

_BATCHED: Final = ("decision", "judgement", completeness.KIND)
Asked = tuple[str, str, Judgement | str]
"""Two mentions, or claims of two figures, and what they are judged to be."""


def draft_judgements(
    connection: Connection,
    view: View,
    asked: Iterable[Asked],
    *,
    by: str,
    why: str,
    batch: str | None,
) -> list[EntryDraft]:
    """Check judgements, each beside those before it, and make their entries.

    Args:
        connection: In the transaction that records them.
        view: The archive in this transaction.
        asked: The judgements.
        by: Who decides.
        why: Their reason.
        batch: Under which name they are taken back together; None where they are not.

    Raises:
        RecordError: Not a judgement.
        DecisionRefusedError: Both are one mention.
        MergeRefusedError: A judgement in force stands against one of them.
        UnknownIdError: There is no such mention, or no such figure.
    """
    mentions, standing = view.all_mentions(), list(view.judgements())
    known = {mention.id for mention in mentions}
    groups = group(standing)
    last = ledger.count(connection)
    drafts: list[EntryDraft] = []
    for first, second, said in asked:
        judgement = _judgement(said)
        a, b = _both(view, known, first, second)
        check_judgement(mentions, standing, a, b, judgement, groups=groups)
        seq = last + len(drafts) + 1
        made = Judged(id="", a=a, b=b, judgement=judgement, by=by, why=why, seq=seq)
        standing.append(made)
        if judgement is Judgement.SAME:
            groups.join(made)
        elif judgement is Judgement.DIFFERENT:
            groups.keep_apart(made)
        body = {"a": a, "b": b, "judgement": judgement.value, "by": by, "why": why}
        drafts.append(
            EntryDraft("judgement", None, body if batch is None else body | {BATCH: batch})
        )
    return drafts


def _judgement(said: Judgement | str) -> Judgement:
    try:
        return Judgement(said)
    except ValueError:
        raise RecordError(f"unknown judgement {said!r}", hint="same, different or unsure") from None


def _both(view: View, known: set[str], a: str, b: str) -> tuple[str, str]:
    """Give the whole ids of two that are judged beside each other."""
    if "#" not in a and "#" not in b:
        a, b = (_figure_named(view, name) for name in (a, b))
    else:
        for name in (a, b):
            if name not in known:
                raise UnknownIdError("no mention has this id", where=name)
    if a == b:
        raise DecisionRefusedError(
            "both are one and the same", where=a, hint="name two that differ"
        )
    return a, b


def _figure_named(view: View, name: str) -> str:
    """Give the id of a claim of a figure.

    Raises:
        UnknownIdError: There is no such claim, or it is not of a figure.
    """
    found = view.claim(name)
    if found.claim.type != "figure":
        raise UnknownIdError(f"a {found.claim.type} claim is of no group", where=name)
    return found.entry


def in_force(connection: Connection, view: View, batch: str) -> list[int]:
    """Give the entries of a batch that stand, in order.

    Args:
        connection: Any.
        view: The archive.
        batch: Its name.

    Raises:
        UnknownIdError: Nothing in force belongs to the batch.
    """
    of_batch = _entries(connection, batch)
    standing = {
        *(judged.id for judged in view.judgements()),
        *(state.decision for state in view.claims() if state.decision is not None),
        *(made.id for made in view.completeness()),
    }
    found = [seq for name, seq in of_batch.items() if name in standing]
    if not found:
        raise UnknownIdError("no decision in force belongs to this batch", where=batch)
    return found


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
