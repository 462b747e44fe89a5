"""Erasure: content and salt destroyed in the file, while every proof goes on holding.

Erasing a claim destroys the passage it quotes: the claim, every other claim of the
source that quotes part of the same words, what was decided about them, the words in
the source's stored text (masked, same length, so that other spans stand) and the
source's original bytes. Erasing a source destroys all of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from habeas.archive.database.schema import (
    claim,
    entry,
    erased,
    judgement,
    payload,
    source,
    standing,
    undo,
)
from habeas.archive.ledger import ledger, parts
from habeas.archive.ledger.bodies import ActBody, ClaimBody, read_body
from habeas.archive.ledger.ledger import Clock, EntryDraft
from habeas.archive.ledger.seal import Entry
from habeas.archive.projections import claim_records, project
from habeas.archive.recording import completeness, explanations
from habeas.archive.upkeep import copies
from habeas.archive.upkeep.copies import ArchiveCopy
from habeas.errors import DecisionRefusedError

Span = tuple[int, int]
MASK: Final = "█"
_SAID: Final = (*project.ACTS, "undo", explanations.KIND, completeness.KIND)
_ERASABLE: Final = ("source", "claim", "judgement", *_SAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What an erasure destroys, and what it cannot reach.

    Attributes:
        entries: Ids of the entries whose content goes, the one named first.
        kinds: Their kinds, in the same order.
        masked: Spans masked in the source's text, in code points.
        bytes_dropped: True where the source's original bytes go too.
        elsewhere: Names of other sources whose text holds the same words.
        repeated: How often the words stand elsewhere in the same source.
        backups: Backups made since it was recorded, as name and instant; they still hold it.
        copies: Files written since, by commands that note them; they may hold it.
        swept: False while another program keeps old pages of the file in use.
    """

    entries: tuple[str, ...]
    kinds: tuple[str, ...]
    masked: tuple[Span, ...] = ()
    bytes_dropped: bool = False
    elsewhere: tuple[str, ...] = ()
    repeated: int = 0
    backups: tuple[tuple[str, str], ...] = ()
    copies: tuple[ArchiveCopy, ...] = ()
    swept: bool = True


def plan(connection: Connection, named: Entry) -> Erasure:
    """Say what erasing an entry destroys and what it leaves, without doing it.

    Raises:
        DecisionRefusedError: The entry is of a kind that is never erased, or is erased.
    """
    if named.kind not in _ERASABLE:
        raise DecisionRefusedError(f"a {named.kind} entry is never erased", where=named.id)
    if _is_erased(connection, named.seq):
        raise DecisionRefusedError("already erased", where=named.id)
    text, spans = "", []
    if named.kind == "source":
        claims = _claims_of(connection, named.seq)
        text = (parts.read(connection, named.seq, parts.TEXT) or b"").decode()
    elif named.kind == "claim":
        assert named.target is not None  # noqa: S101 - a claim is always a source's
        text = (parts.read(connection, named.target, parts.TEXT) or b"").decode()
        spans = _merged(_spans(connection, named.seq))
        claims = _overlapping(connection, named.target, spans)
    else:
        claims = []
    seqs = [named.seq, *(seq for seq in claims if seq != named.seq)]
    seqs += _about(connection, [named.seq, *claims] if named.kind == "source" else claims)
    seqs += _judgements(connection, claims)
    found = [ledger.read(connection, seq).entry for seq in seqs]
    of = named.seq if named.kind == "source" else named.target
    words = [text[start:end] for start, end in spans]
    return Erasure(
        entries=tuple(item.id for item in found),
        kinds=tuple(item.kind for item in found),
        masked=tuple(spans),
        bytes_dropped=named.kind in ("source", "claim"),
        elsewhere=_elsewhere(connection, of, words),
        repeated=sum(text.count(word) - 1 for word in words),
        # Whatever holds the source's words was made after the source was recorded.
        backups=copies.backups_since(connection, of or named.seq),
        copies=copies.made_since(connection, of or named.seq),
    )


def carry_out(
    connection: Connection, named: Entry, planned: Erasure, *, by: str, why: str, clock: Clock
) -> None:
    """Record an erasure and destroy what it names, inside the caller's transaction."""
    targets = [ledger.find(connection, name) for name in planned.entries]
    of = named.seq if named.kind == "source" else named.target
    changed = _masked_parts(connection, named, planned) if planned.bytes_dropped else {}
    body: dict[str, Any] = {"by": by, "why": why}
    drafts = [EntryDraft("erase", target.seq, body) for target in targets]
    if changed:
        first = body | {
            "source": of,
            "masked": [list(span) for span in planned.masked],
            "parts": {
                name: None if row is None else parts.commitment(row)
                for name, row in changed.items()
            },
        }
        drafts[0] = EntryDraft("erase", named.seq, first)
    sealed = ledger.append(connection, drafts, clock=clock)
    for target in targets:
        connection.execute(payload.delete().where(payload.c.seq == target.seq))
    for name in changed:
        assert of is not None  # noqa: S101 - only sources have parts
        parts.remove(connection, of, name)
    kept = [row for row in changed.values() if row is not None]
    if kept and of is not None:
        parts.write(connection, of, kept)
    project.project(connection, sealed)


def mask(text: str, spans: Iterable[Span]) -> str:
    """Cover passages, code point for code point, so that all other offsets stand.

    Examples:
        >>> mask("Zdenka was seen in Lemon Street.", [(19, 31)])
        'Zdenka was seen in ████████████.'
    """
    letters = list(text)
    for start, end in spans:
        for place in range(start, min(end, len(letters))):
            if letters[place] != "\n":
                letters[place] = MASK
    return "".join(letters)


def _masked_parts(
    connection: Connection, named: Entry, planned: Erasure
) -> Mapping[str, dict[str, Any] | None]:
    """Give each part of the source that changes: its new row, or None where it goes."""
    changed: dict[str, dict[str, Any] | None] = {parts.BYTES: None}
    of = named.target
    if named.kind == "source" or of is None:
        return changed | {parts.TEXT: None, parts.NUMERALS: None}
    text = (parts.read(connection, of, parts.TEXT) or b"").decode()
    covered = mask(text, planned.masked)
    numerals = parts.unpack_numerals(parts.read(connection, of, parts.NUMERALS))
    left = [n for n in numerals if not _overlaps((n.start, n.end), planned.masked)]
    return changed | {
        parts.TEXT: parts.prepare(parts.TEXT, covered.encode()),
        parts.NUMERALS: parts.prepare(parts.NUMERALS, parts.pack_numerals(left)),
    }


def _is_erased(connection: Connection, seq: int) -> bool:
    query = select(erased.c.seq).where(erased.c.target == seq)
    return connection.execute(query).first() is not None


def _claims_of(connection: Connection, of: int) -> list[int]:
    query = select(claim.c.seq).where(claim.c.source == of).order_by(claim.c.seq)
    return list(connection.execute(query).scalars())


def _spans(connection: Connection, seq: int) -> list[Span]:
    """Give every span a claim was read from, in any version of it."""
    query = select(entry.c.kind, payload.c.body).join(entry, entry.c.seq == payload.c.seq)
    query = query.where(or_(entry.c.seq == seq, entry.c.target == seq))
    found: list[Span] = []
    for kind, body in connection.execute(query):
        stored = b""
        if kind == ClaimBody.KIND:
            stored = read_body(body, ClaimBody).record
        elif kind == ActBody.KIND:
            stored = read_body(body, ActBody).correction
        if stored:
            found += claim_records.spans_in(stored)
    return found


def _overlapping(connection: Connection, of: int, spans: Sequence[Span]) -> list[int]:
    """Give the claims of a source that were read from any of the same words."""
    return [
        seq
        for seq in _claims_of(connection, of)
        if any(_overlaps(span, spans) for span in _spans(connection, seq))
    ]


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _about(connection: Connection, claims: Sequence[int]) -> list[int]:
    """Give what was decided about some claims, and every undo of it, not yet erased."""
    found: list[int] = []
    among = list(claims)
    while among:
        query = (
            select(entry.c.seq)
            .join(payload, payload.c.seq == entry.c.seq)
            .where(entry.c.target.in_(among), entry.c.kind.in_(_SAID))
        )
        among = [seq for seq in connection.execute(query).scalars() if seq not in found]
        found += among
    return sorted(found)


def _judgements(connection: Connection, claims: Sequence[int]) -> list[int]:
    """Give the judgements that name somebody whom only these claims mention."""
    mine = select(standing.c.source, standing.c.mention).where(
        standing.c.claim.in_(claims), standing.c.mention.is_not(None)
    )
    gone: set[str] = set()
    for of, key in {tuple(row) for row in connection.execute(mine)}:
        others = select(standing.c.claim).where(
            standing.c.source == of, standing.c.mention == key, standing.c.claim.not_in(claims)
        )
        if connection.execute(others.limit(1)).first() is None:
            gone.add(f"{ledger.ids(connection, [of])[of]}#{key}")
    table = judgement.c
    query = select(table.seq).where(or_(table.a.in_(gone), table.b.in_(gone)))
    found = list(connection.execute(query.order_by(table.seq)).scalars())
    undos = select(undo.c.seq).where(undo.c.base.in_(found))
    return found + list(connection.execute(undos.order_by(undo.c.seq)).scalars())


def _elsewhere(connection: Connection, of: int | None, words: Sequence[str]) -> tuple[str, ...]:
    """Name the other sources whose text holds any of the words."""
    if not words:
        return ()
    named: list[str] = []
    query = select(source.c.seq, source.c.name).where(source.c.seq != of).order_by(source.c.seq)
    for seq, name in connection.execute(query).all():
        text = (parts.read(connection, seq, parts.TEXT) or b"").decode()
        if any(word in text for word in words):
            named.append(name)
    return tuple(named)
