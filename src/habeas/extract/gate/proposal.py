"""A proposal: what somebody holds that a text says, and the words it is to rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from habeas.extract.gate.judgement import Refused
from habeas.extract.refusal import Refusal

KINDS: Final = ("figure", "person_event", "exchange", "attribute")
# The words a proposal of each kind cannot do without.
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "figure": ("value",),
    "person_event": ("person",),
    "exchange": ("released", "concession"),
    "attribute": ("person", "value"),
}
# What each kind asserts and nothing but words can license.
ASSERTED: Final[Mapping[str, str | None]] = {
    "figure": "measure",
    "person_event": "event",
    "exchange": None,
    "attribute": "field",
}
_SIDES: Final = ("released", "concession")


@dataclass(frozen=True, slots=True)
class TextProposal:
    """What somebody holds that a text says.

    Attributes:
        kind: As a record's type: figure, person_event, exchange or attribute.
        stated: The fields it states, as in the wire form; a field it leaves out or null is not
            stated.
        spans: Field to the code points of the stored text that it points at.
        by: Who proposes it, as in ``proposed_by``.
        quote: The code points it quotes; None where it quotes none.
    """

    kind: str
    stated: Mapping[str, Any]
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    by: str = ""
    quote: tuple[int, int] | None = None


def proposal_of(record: Mapping[str, Any], text: str, *, by: str) -> TextProposal | Refused:
    """Read a proposal from a record in the wire form.

    A span is two code points, or the words themselves where they stand once in the text (once
    within the record's ``quote``, where it has one).

    Args:
        record: Any JSON object.
        text: As stored.
        by: Who proposes it, as in ``proposed_by``.

    Returns:
        The proposal; a refusal where the record is none or points nowhere.
    """
    kind = record.get("type")
    if kind not in KINDS:
        return Refused("type", Refusal.NO_SUCH_TYPE, str(kind)[:40])
    spans: dict[str, tuple[int, int]] = {}
    for name, place in _places(record):
        found = _span(place, text, record.get("quote"))
        if isinstance(found, Refusal):
            return Refused(name, found, str(place)[:80])
        spans[name] = found
    for name in NEEDED[kind]:
        if name not in spans:
            return Refused(name, Refusal.SPAN_MISSING)
    asserted = ASSERTED[kind]
    if asserted is not None and not isinstance(record.get(asserted), str):
        return Refused(asserted, Refusal.NOTHING_ASSERTED)
    stated = {
        name: value
        for name, value in record.items()
        if name not in ("spans", "type") and value is not None
    }
    quote = _quoted(record, text)
    if isinstance(quote, Refusal):
        return Refused("quote", quote, str(record.get("quote"))[:80])
    return TextProposal(kind, stated, spans, by, quote)


def _quoted(record: Mapping[str, Any], text: str) -> tuple[int, int] | Refusal | None:
    """Give where the record's quote stands: at its offsets, or else where it stands once."""
    quote = record.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        return None
    start = record.get("start")
    if type(start) is int and start >= 0 and text[start : start + len(quote)] == quote:
        return start, start + len(quote)
    found = _found_again(quote, text, None)
    return None if found is Refusal.QUOTE_NOT_UNIQUE else found


def _places(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give every place a record points at, by field."""
    spans = record.get("spans")
    if isinstance(spans, Mapping):
        yield from ((str(name), place) for name, place in spans.items() if place is not None)
    for side in _SIDES:
        start, end = record.get(f"{side}_start"), record.get(f"{side}_end")
        known = isinstance(spans, Mapping) and side in spans
        if not known and start is not None and end is not None:
            yield side, (start, end)


def _span(place: Any, text: str, quote: Any) -> tuple[int, int] | Refusal:
    if isinstance(place, str):
        return _found_again(place, text, quote)
    if not isinstance(place, list | tuple) or len(place) != len(("start", "end")):
        return Refusal.SPAN_OUTSIDE_TEXT
    if not all(type(at) is int for at in place):
        return Refusal.SPAN_OUTSIDE_TEXT
    start, end = place
    return (start, end) if 0 <= start < end <= len(text) else Refusal.SPAN_OUTSIDE_TEXT


def _found_again(words: str, text: str, quote: Any) -> tuple[int, int] | Refusal:
    """Find words given for a span: where they stand once, there is no doubt which are meant."""
    if not words.strip():
        return Refusal.QUOTE_NOT_THERE
    if isinstance(quote, str) and words in quote and text.count(quote) == 1:
        at, within = text.index(quote), quote
    else:
        at, within = 0, text
    if within.count(words) != 1:
        return Refusal.QUOTE_NOT_UNIQUE if within.count(words) else Refusal.QUOTE_NOT_THERE
    start = at + within.index(words)
    return start, start + len(words)
