"""What a claim's record tells of whom, when and about what, in columns to find it by."""

from typing import Any

from habeas.archive.ledger.canonical import canonical
from habeas.archive.ledger.ledger import instant
from habeas.archive.ledger.seal import commit_part
from habeas.errors import DateFormatError
from habeas.model.matter import matter_of
from habeas.model.when import parse_when

Row = dict[str, Any]


def fingerprint(of: int, record: Row) -> bytes:
    """Tell whether two records of one source claim the same thing, whoever proposed it."""
    if "proposed_by" in record:
        record = {name: value for name, value in record.items() if name != "proposed_by"}
    return commit_part(b"%d|" % of, canonical(record))[:16]


def said_day(said_on: str | None, at: int) -> int:
    """Give the day by which something was surely published, as days since year 1.

    Args:
        said_on: EDTF, or None.
        at: When it was recorded; a source without a date counts as said on that day.
    """
    if said_on:
        try:
            latest = parse_when(said_on).latest
        except DateFormatError:
            latest = None
        if latest is not None:
            return latest.toordinal()
    return instant(at).date().toordinal()


def mention_columns(record: Row) -> Row:
    """Give what a claim says of whom, for finding people without reading every body."""
    name = record.get("person")
    is_attribute = record["type"] == "attribute"
    return {
        "type": record["type"],
        "start": record["start"],
        "name": name,
        "mention": (record.get("mention") or name) if name else None,
        "field": record["field"] if is_attribute else None,
        "value": record["value"] if is_attribute else None,
        "matter": matter_of(record),
    }
