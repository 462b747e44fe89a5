"""Reconcile a file of published figures; no archive is needed."""

import json
from pathlib import Path

from habeas.app.read_figures import read_figures
from habeas.errors import DocumentError
from habeas.model.claim import Claim, Confidence
from habeas.model.conflict import Report
from habeas.reconcile import reconcile, suppose


def reconcile_file(path: Path, *, seconds: float = 10.0) -> Report:
    """Say which figures of a file cannot all be true.

    Args:
        path: A file of figures, JSON Lines or CSV; or of claims as ``habeas read`` writes them.
        seconds: Stop looking after about so long.

    Raises:
        DocumentError: The file cannot be read, or holds no figure.
        RecordError: A record is not what the format asks.
        UnknownIdError: A relation names a figure that is not there.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            "cannot read the file", where=str(path), hint=error.strerror or "check the path"
        ) from None
    claims = _claims(data, path.name)
    if claims:
        ready = suppose(claims)
        return reconcile(
            ready.figures, ready.relations, assumptions=ready.assumptions, seconds=seconds
        )
    sheet = read_figures(data, name=path.name)
    return reconcile(sheet.figures, sheet.relations, seconds=seconds)


def _claims(data: bytes, name: str) -> list[Claim]:
    """Read claims as ``habeas read --format jsonl`` writes them; none where it is not such a file."""
    lines = [line for line in data.splitlines() if line.strip()]
    try:
        records = [json.loads(line) for line in lines]
    except (ValueError, RecursionError):
        return []
    if not all(isinstance(record, dict) for record in records):
        return []
    if not any("quote" in record for record in records):
        return []
    return [
        Claim.from_record(record, where=f"{name}:{number}")
        for number, record in enumerate(records, 1)
        if record.get("type") in ("figure", "person_event")
        and record.get("confidence") != Confidence.REVIEW
    ]
