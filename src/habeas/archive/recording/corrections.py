"""A correction: what a reviewer sets, checked field by field before it is recorded."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final

from habeas.errors import RecordError
from habeas.model.claim import TIES, Body, Claim, time_record
from habeas.model.person import Attribute
from habeas.model.when import When, parse_when
from habeas.model.wire import Record
from habeas.names.description import birth_bounds
from habeas.resolve.describe import sex_of
from habeas.vocabulary.events import event_types
from habeas.vocabulary.meanings import meanings
from habeas.vocabulary.measure_table import measure_table

# Whoever disagrees with what ties a claim to its words rejects the claim.
_FIXED: Final = TIES | {"rules", "readings"}
_LONGEST: Final = 300
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
    settable = set(record) - _FIXED
    if claim.type == "figure":
        settable.add("relation")
    elif claim.type == "attribute" and record["field"] != "value":
        # The same as `value`, under the attribute's own name.
        settable.discard(record["field"])
    where = f"claim {claim.id}"
    for name in correction:
        if name in _FIXED:
            raise RecordError(f"{name} cannot be corrected", where=where, hint="reject the claim")
        if name not in settable:
            near = _nearest(name, settable)
            raise RecordError(
                f"unknown field {name!r}",
                where=where,
                hint=(f"did you mean {near}?; " if near else "")
                + f"fields of {claim.type}: {', '.join(sorted(settable))}",
            )
    if claim.type == "figure":
        return _timed(correction, record, where)
    return _dated(correction, "relation" in settable)


def check_values(claim: Claim, before: Claim | None) -> None:
    """Make sure that what a person set is known, or can be read later.

    Args:
        claim: As it is to be recorded.
        before: As it stood: what is as it was is not checked again. None for a claim
            made by hand.

    Raises:
        RecordError: An event, a measure or a sex that Habeas does not know, or a text that
            is too long.
        DateFormatError: A birth or an age that cannot be read.
    """
    where = f"claim {claim.id}"
    old = None if before is None else before.body
    for name, value in _set_in(claim.body, old):
        if isinstance(value, str) and len(value) > _LONGEST:
            raise RecordError(f"{name} is longer than {_LONGEST} characters", where=where)
        known = _words_of(name)
        if value is not None and known and value not in known:
            near = _nearest(value, known)
            raise RecordError(
                f"unknown {name} {value!r}",
                where=where,
                hint=f"did you mean {near}?" if near else f"one of {', '.join(sorted(known))}",
            )
    if isinstance(claim.body, Attribute) and claim.body != old:
        _check_attribute(claim.body, where)


def _set_in(body: Body, old: Body | None) -> Iterable[tuple[str, Any]]:
    """Give the fields that a body has otherwise than the one before it."""
    for spec in fields(body):
        value = getattr(body, spec.name)
        if old is None or value != getattr(old, spec.name, None):
            yield spec.name, value


def _words_of(name: str) -> set[str]:
    return _event_words() if name == "event" else _measure_words() if name == "measure" else set()


def _check_attribute(body: Attribute, where: str) -> None:
    # Only who states a property needs names loaded.
    if body.field in ("birth", "age_on"):
        birth_bounds(body.value)
    elif body.field == "sex" and sex_of(body.value) is None:
        raise RecordError(f"unknown sex {body.value!r}", where=where, hint="male or female")


def _event_words() -> set[str]:
    kinds = event_types()
    return set(kinds) | {word for kind in kinds.values() for word in kind.wire}


def _measure_words() -> set[str]:
    read = {meaning.measure for meaning in meanings().events.values()}
    return set(measure_table().measures) | read


def _nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the nearest of the known words; None where none is near."""
    known = sorted(known)
    other = _OTHER_NAME.get(word)
    if other in known:
        return other
    return next(iter(difflib.get_close_matches(word, known, n=1)), None)


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
    relation = correction.get("relation", given.get("relation")) or relation_of(when)
    return changes | {"time": time_record(when, relation)}


def _dated(correction: Mapping[str, Any], has_relation: bool) -> Record:
    changes = dict(correction)
    if "date" in changes:
        when = _when(changes["date"])
        changes["date"] = when.edtf if when else None
        if has_relation:
            changes.setdefault("relation", relation_of(when))
    return changes


def _when(value: object) -> When | None:
    # A year alone may come as a number.
    return None if value is None or value == "" else parse_when(str(value))


def relation_of(when: When | None) -> str | None:
    """Give the relation of a time that comes without one.

    Args:
        when: The time; None has no relation.
    """
    if when is None:
        return None
    is_day = when.earliest == when.latest is not None
    return "on" if is_day and not (when.is_period or when.is_approximate) else "during"
