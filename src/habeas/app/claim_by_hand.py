"""Make a claim by hand: what a reader of a source saw there and no rule did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from habeas.archive import Archive
from habeas.archive.recording.corrections import check_values, relation_of
from habeas.errors import AnchorNotFoundError, RecordError
from habeas.extract import anchored
from habeas.extract.guess import guess_language
from habeas.extract.hygiene import cleaned
from habeas.extract.lexicon import lexicon
from habeas.extract.numerals import find_quantities
from habeas.extract.page import open_page
from habeas.model.claim import BY_PERSON, TIES, Claim
from habeas.model.numeral import Account, Numeral
from habeas.model.snapshot import Snapshot
from habeas.model.when import parse_when
from habeas.words.archive_texts import BY_HAND
from habeas.words.refusals import refusal_words

TYPES: Final = ("person_event", "figure", "attribute")
# What a figure is unless somebody says otherwise.
_PLAIN_FIGURE: Final = {"hedge": "exact", "mode": "flow", "unit": "persons"}
_NUMBERS: Final = ("value_low", "value_high")
_TIMES: Final = {"person_event": "date", "figure": "time"}


@dataclass(frozen=True, slots=True)
class Made:
    """A claim made by hand.

    Attributes:
        claim: Its id.
        decision: Id of the acceptance; None where it was only proposed.
        numbers: Numbers of the source that it explains and no claim had.
    """

    claim: str
    decision: str | None
    numbers: tuple[Numeral, ...] = ()


def claim_by_hand(
    archive: Archive,
    source_id: str,
    *,
    quote: str,
    type: str,  # noqa: A002 - the wire form's word
    fields: Mapping[str, Any],
    by: str,
    why: str,
    nth: int | None = None,
    accept: bool = True,
) -> Made:
    """Record a claim with the words it rests on, and accept it.

    Values that stand in the quote are tied to their words; the others rest on whoever
    makes the claim.

    Args:
        archive: Open for writing.
        source_id: The source, or enough of its first digits.
        quote: The words, exactly as the source has them.
        type: person_event, figure or attribute.
        fields: The claim's fields in the wire form; ``value`` sets both bounds of a figure.
        by: Who makes it.
        why: Their reason.
        nth: Which occurrence of the quote, from 1, where there are several.
        accept: False to leave the decision to somebody else.

    Raises:
        AnchorNotFoundError: The quote is not in the source, or is there several times.
        RecordError: The fields make no claim.
        UnknownIdError: There is no such source.
    """
    view = archive.view()
    snapshot = view.snapshot(source_id)
    start = _place(snapshot, quote, nth)
    numerals = [
        n
        for n in view.numerals(snapshot.source.id)
        if start <= n.start and n.end <= start + len(quote)
    ]
    record = _record(type, fields) | {
        "type": type,
        "file": snapshot.source.name,
        "id": BY_HAND,
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "proposed_by": list(BY_PERSON),
    }
    spans = _spans(record, fields, numerals, snapshot)
    record["spans"] = spans
    record["basis"] = {
        name: "explicit" if name in spans else "reviewer" for name in _fields_of(type, record)
    }
    claim = Claim.from_record(record, where=type)
    check_values(claim, None)
    _check_words(claim, snapshot)
    counted = tuple(n for n in numerals if [n.start, n.end] == spans.get("value"))
    free = tuple(n for n in counted if not view.is_claimed(n))
    with archive.store.together():
        (made,) = archive.add_claims(snapshot.source.id, [claim])
        decision = archive.decide(made, "accept", by=by, why=why) if accept else None
        for n in free:
            archive.explain_number(
                snapshot.source.id, n.start, Account.FIGURE, claim=made, by=by, why=why
            )
    return Made(made, decision, free)


def _check_words(claim: Claim, snapshot: Snapshot) -> None:
    """See that what is called the source's own is there: the rest is its maker's to say."""
    code = snapshot.source.language or guess_language(snapshot.text)
    refusal = anchored(claim, snapshot.text, language=code)
    if refusal is not None:
        raise RecordError(
            refusal_words(refusal.value),
            where=snapshot.source.name,
            hint="give value_low, value_high and hedge as the words do",
        )


def _place(snapshot: Snapshot, quote: str, nth: int | None) -> int:
    count = snapshot.text.count(quote) if quote.strip() else 0
    where = snapshot.source.name
    if count == 0:
        raise AnchorNotFoundError(
            "these words are not in the source",
            where=where,
            hint="copy them exactly as `habeas export` or the source's page shows them",
        )
    if nth is None and count > 1:
        raise AnchorNotFoundError(
            f"these words are there {count} times",
            where=where,
            hint="quote more of the sentence, or say which with --nth",
        )
    if nth is not None and not 1 <= nth <= count:
        raise AnchorNotFoundError(
            f"there is no occurrence {nth}", where=where, hint=f"there are {count}"
        )
    start = -1
    for _ in range(nth or 1):
        start = snapshot.text.index(quote, start + 1)
    return start


def _record(type: str, fields: Mapping[str, Any]) -> dict[str, Any]:  # noqa: A002
    if type not in TYPES:
        raise RecordError(f"unknown type {type!r}", hint=f"one of {', '.join(TYPES)}")
    record = dict(fields)
    if type == "figure":
        record = _PLAIN_FIGURE | record
        if "value" in record:
            record["value_low"] = record["value_high"] = record.pop("value")
    time = _TIMES.get(type)
    if time is not None and record.get(time) is not None:
        when = parse_when(str(record[time]))
        record[time] = when.edtf
        record.setdefault("relation", relation_of(when))
    return record


def _fields_of(type: str, record: Mapping[str, Any]) -> list[str]:  # noqa: A002
    """Name the fields that say something, as their grounds are called."""
    apart = TIES.union(_NUMBERS)
    named = [name for name, value in record.items() if name not in apart and value is not None]
    return [*named, "value"] if type == "figure" and "value" not in named else named


def _spans(
    record: Mapping[str, Any],
    fields: Mapping[str, Any],
    numerals: list[Numeral],
    snapshot: Snapshot,
) -> dict[str, list[int]]:
    """Tie values to the words of the quote that say them."""
    spans: dict[str, list[int]] = {}
    quote, first = record["quote"], record["start"]
    for name, value in fields.items():
        at = quote.find(value) if isinstance(value, str) and value else -1
        if at >= 0:
            spans[name] = [first + at, first + at + len(value)]
    if record["type"] == "figure":
        wanted = {record.get(name) for name in _NUMBERS} - {None}
        found = [n for n in numerals if _number(n, snapshot) in wanted]
        if len(found) == 1:
            spans["value"] = [found[0].start, found[0].end]
    return spans


def _number(numeral: Numeral, snapshot: Snapshot) -> int | None:
    """Read one number as the rules do: "1,135" and "fifty-two" are numbers."""
    language = snapshot.source.language or guess_language(snapshot.text)
    page = open_page(cleaned(numeral.text).text, lexicon(language))
    found = find_quantities(page)
    return found[0].value if len(found) == 1 and not found[0].is_decimal else None
