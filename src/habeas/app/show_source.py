"""Show a source with its claims and numbers marked, and one claim with its history."""

from collections.abc import Mapping
from dataclasses import replace

from habeas.app.holdings import Holdings
from habeas.archive import HistoryLine
from habeas.publish.claim import ClaimPage, Decided, values_of
from habeas.publish.source import SourcePage, SourcesPage, source_page


def show_source(reading: Holdings, source_id: str) -> SourcePage:
    """Make the page of one source.

    Args:
        reading: The archive as known.
        source_id: The source, or enough of its first digits.

    Raises:
        UnknownIdError: There is none.
    """
    snapshot = reading.view.snapshot(source_id)
    found = snapshot.source.id
    snapshot = replace(snapshot, source=reading.about.shown(snapshot.source))
    claims = [q for q in reading.quotes.values() if q.source.id == found]
    return source_page(reading.asked(), snapshot, claims, reading.view.numerals(found))


def show_sources(reading: Holdings) -> SourcesPage:
    """Make the list of sources."""
    claims: dict[str, int] = {}
    waiting: dict[str, int] = {}
    for quoted in reading.quotes.values():
        claims[quoted.source.id] = claims.get(quoted.source.id, 0) + 1
    for quoted in reading.waiting:
        waiting[quoted.source.id] = waiting.get(quoted.source.id, 0) + 1
    ordered = sorted(reading.sources.values(), key=lambda s: (s.said_on or "9999", s.name))
    return SourcesPage(
        asked=reading.asked(),
        rows=tuple(
            (reading.about.shown(s), claims.get(s.id, 0), waiting.get(s.id, 0)) for s in ordered
        ),
    )


def show_claim(reading: Holdings, claim_id: str) -> ClaimPage:
    """Make the page of one claim.

    Args:
        reading: The archive as known.
        claim_id: The claim, or enough of its first digits.

    Raises:
        UnknownIdError: There is none, or it was erased.
    """
    quoted = reading.quote(claim_id)
    snapshot = reading.view.snapshot(quoted.source.id)
    return ClaimPage(
        asked=reading.asked(),
        quoted=quoted,
        passage=snapshot.passage(quoted.claim.start, quoted.claim.end, context=160),
        values=values_of(quoted, snapshot.text),
        person=reading.named(quoted.id),
        history=tuple(_decided(line) for line in reading.view.history(quoted.id)),
    )


def _decided(line: HistoryLine) -> Decided:
    body: Mapping[str, object] = line.body or {}
    what = str(body.get("decision") or line.kind)
    return Decided(
        seq=line.seq,
        what=what,
        is_undone=line.undone,
        by=line.by or "",
        why=line.why or "",
        at=line.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
