"""Declare the record complete: say that it names everybody, for whom, where, and when."""

from habeas.archive import Archive
from habeas.archive.recording.completeness import Scope, scope
from habeas.archive.recording.decisions import require_reason
from habeas.model.completeness import Completeness


def declare_complete(
    archive: Archive,
    *,
    definition: str,
    place: str | None,
    first: str,
    last: str | None,
    by: str,
    why: str,
    claim: str | None = None,
    batch: str | None = None,
) -> Completeness:
    """Record that the record, as it is now, names everybody whom a definition counts.

    Args:
        archive: Open for writing.
        definition: ``id`` for the version in force, or ``id@version``.
        place: Code of a country; None for everywhere.
        first: First day, EDTF; of a month or year, its first.
        last: Last day; of a month or year, its last; None for today.
        by: Who says so.
        why: Their reason.
        claim: The claim it is quoted from, or None.
        batch: Under which name it is taken back with others, or None.

    Raises:
        HabeasError: As for `Archive.declare_complete`.
    """
    entry = archive.declare_complete(
        definition,
        place=place,
        first=first,
        last=last,
        by=by,
        why=why,
        claim=claim,
        batch=batch,
    )
    return next(made for made in archive.view().completeness() if made.id == entry)


def check_complete(
    archive: Archive,
    *,
    definition: str,
    place: str | None,
    first: str,
    last: str | None,
    by: str,
    why: str,
) -> Scope:
    """Make sure that a statement could be recorded, and record nothing.

    Args:
        archive: Open, if only for reading.
        definition: As for `declare_complete`, and so is what follows.
        place: Code, or None.
        first: EDTF.
        last: EDTF, or None.
        by: Who says so.
        why: Their reason.

    Returns:
        What the statement would be about.

    Raises:
        HabeasError: As for `Archive.declare_complete`.
    """
    require_reason(by=by, why=why)
    ref = archive.view().definition(definition).ref
    return scope(ref, place=place, first=first, last=last, clock=archive.store.clock)
