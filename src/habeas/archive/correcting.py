"""A correction: what a reviewer sets, checked field by field before it is recorded."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from habeas.errors import RecordError
from habeas.model.claim import Claim, Record, time_record
from habeas.model.when import When, parse_when
from habeas.vocabulary import load
from habeas.vocabulary.events import event_types

# These tie a claim to its words; whoever disagrees with them rejects the claim.
_FIXED: Final = frozenset(
    ("type", "file", "id", "quote", "start", "end", "spans", "basis", "rules", "readings")
)
_OTHER_NAME: Final = {"date": "time", "time": "date"}


def changes_of(claim: Claim, correction: Mapping[str, Any]) -> Record:
    """Give what a correction changes in a claim's record, in the wire form.

    Args:
        claim: As it stands.
        correction: Field to value; a time may be plain EDTF.

    Raises:
        RecordError: A field that this type of claim does not have, or that cannot be set.
        DateFormatError: A time is not EDTF.
    """
    record = claim.to_record()
    fields = set(record) - _FIXED
    if claim.type == "figure":
        fields.add("relation")
    elif claim.type == "attribute" and record["field"] != "value":
        # The same as `value`, under the attribute's own name.
        fields.discard(record["field"])
    where = f"claim {claim.id}"
    for name in correction:
        if name in _FIXED:
            raise RecordError(f"{name} cannot be corrected", where=where, hint="reject the claim")
        if name not in fields:
            hint = _instead(name, fields) + f"; fields of {claim.type}: {', '.join(sorted(fields))}"
            raise RecordError(f"unknown field {name!r}", where=where, hint=hint.removeprefix("; "))
    if claim.type == "figure":
        return _timed(correction, record, where)
    return _dated(correction, "relation" in fields)


def check_words(claim: Claim, before: Claim | None) -> None:
    """Make sure that an event or a measure that was set is one that Habeas knows.

    Args:
        claim: As it is to be recorded.
        before: As it stood; None for a claim made by hand.

    Raises:
        RecordError: It is not.
    """
    for name, known in (("event", _event_words()), ("measure", _measure_words())):
        word = getattr(claim.body, name, None)
        was = None if before is None else getattr(before.body, name, None)
        if word is not None and word != was and word not in known:
            hint = _instead(word, known) or f"one of {', '.join(sorted(known))}"
            raise RecordError(f"unknown {name} {word!r}", where=f"claim {claim.id}", hint=hint)


def _event_words() -> set[str]:
    kinds = event_types()
    return set(kinds) | {word for kind in kinds.values() for word in kind.wire}


def _measure_words() -> set[str]:
    read = {item["measure"] for item in load("extraction")["events"].values()}
    return set(load("measures")["measures"]) | read


def _instead(word: str, known: Iterable[str]) -> str:
    """Suggest the nearest of the known words; empty where none is near."""
    known = sorted(known)
    other = _OTHER_NAME.get(word)
    near = [other] if other in known else difflib.get_close_matches(word, known, n=1)
    return f"did you mean {near[0]}?" if near else ""


def _timed(correction: Mapping[str, Any], record: Record, where: str) -> Record:
    """Build a figure's time, which holds its relation."""
    changes = {name: value for name, value in correction.items() if name != "relation"}
    if "time" not in changes and "relation" not in correction:
        return changes
    time = changes.get("time", record["time"])
    given = dict(time) if isinstance(time, Mapping) else {"edtf": time}
    when = _when(given.get("edtf"))
    if when is None and correction.get("relation") is not None:
        raise RecordError("a relation without a time", where=where, hint="set time too")
    relation = correction.get("relation", given.get("relation")) or _relation_of(when)
    return changes | {"time": time_record(when, relation)}


def _dated(correction: Mapping[str, Any], has_relation: bool) -> Record:
    changes = dict(correction)
    if "date" in changes:
        when = _when(changes["date"])
        changes["date"] = when.edtf if when else None
        if has_relation:
            changes.setdefault("relation", _relation_of(when))
    return changes


def _when(value: object) -> When | None:
    # A year alone may come as a number.
    return None if value is None or value == "" else parse_when(str(value))


def _relation_of(when: When | None) -> str | None:
    """Give the relation of a time that comes without one."""
    if when is None:
        return None
    is_day = when.earliest == when.latest is not None
    return "on" if is_day and not (when.is_period or when.is_approximate) else "during"
